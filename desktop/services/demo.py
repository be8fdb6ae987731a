"""A lifelike shop for trying things out: people, goods and orders in every status, the same for the same seed.

    with open_scratch_demo(progress) as demo:     what `pointsdesk --demo` opens: a fresh SQLite shop in a scratch
        demo.office                               folder of its own; the folder goes with the block
        demo.staff                                DEMO_STAFF: login, password, name, preset of one person per role
        demo.report                               DemoReport(orders, members, products)

    office, report = make_demo(url, kept, config.utc_now, orders=2000, seed=7, days=400, progress=progress)
                                                  the same in any empty database, with its secret kept in `kept`

progress(step, fraction) is called often, in the calling thread: "prepare", "found", "write" or "done", and 0.0 to 1.0.
Passwords of a demo shop are cheap (Setting demo), so login costs milliseconds: staff.login_costs(office).
"""

from __future__ import annotations

import gc
import shutil
import tempfile
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert

from desktop import config, crypto
from desktop.models.setting import Setting
from desktop.models.vocabulary import STOREFRONT_PERMISSIONS, Preset
from desktop.services import catalogue, opening, settings, staff
from desktop.services.demo_blocks import copy_story, plan_of
from desktop.services.demo_bulk import Bulk
from desktop.services.demo_cast import DEMO_STAFF, SHOP_NAME, DemoPerson
from desktop.services.demo_exceptions import play_exceptions
from desktop.services.demo_player import Clock, Player, Services, storefront
from desktop.services.demo_plots import tell
from desktop.services.demo_returns import play_returns
from desktop.services.demo_story import PAY_MINUTES, STOREFRONT, WORKER, Story
from desktop.services.demo_virtual import PLOTS, VIRTUAL_GOODS, play_virtual
from desktop.services.errors import Invalid
from desktop.services.office import Office
from desktop.services.transaction import Actor
from desktop.shop_secrets import ShopSecrets

__all__ = ["DEMO_STAFF", "DemoPerson", "DemoReport", "ScratchDemo", "make_demo", "open_scratch_demo"]

Progress = Callable[[str, float], None]
ORDERS, SEED, DAYS = 2_000, 7, 400
SCRATCH_NEWEST = 40
ORDERS_MOST, DAYS_LEAST, DAYS_MOST = 10_000_000, 30, 1_000
# from so many orders on a story is copied, which is a hundred times as fast as playing it
COPIED_FROM = 20_000
NEWEST = 200
MIXED_FROM = 60


@dataclass(frozen=True, slots=True)
class DemoReport:
    """How much there is."""

    orders: int
    members: int
    products: int


@dataclass(frozen=True, slots=True)
class ScratchDemo:
    """An open demo shop in its own folder."""

    office: Office
    staff: tuple[DemoPerson, ...]
    report: DemoReport
    folder: Path


def quietly(words: str, fraction: float) -> None:
    """Progress that nobody watches."""


@contextmanager
def open_scratch_demo(
    progress: Progress = quietly, *, orders: int = ORDERS, days: int = DAYS, newest: int = SCRATCH_NEWEST
) -> Iterator[ScratchDemo]:
    """A fresh demo shop on SQLite whose folder, secret included, is removed at the end of the block."""
    folder = Path(tempfile.mkdtemp(prefix="pointsdesk-demo-"))
    try:
        office, report = make_demo(
            f"sqlite:///{folder / 'shop.db'}", ShopSecrets(folder / "secrets"), config.utc_now, orders=orders,
            days=days, newest=newest, progress=progress,
        )  # fmt: skip
        try:
            yield ScratchDemo(office, DEMO_STAFF, report, folder)
        finally:
            office.engine.dispose()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_demo(
    url: str, kept: ShopSecrets, clock: Callable[[], datetime], *, orders: int = ORDERS, seed: int = SEED,
    days: int = DAYS, newest: int = NEWEST, progress: Progress = quietly, admin_url: str | None = None,
    copied_from: int = COPIED_FROM, block: int | None = None,
) -> tuple[Office, DemoReport]:  # fmt: skip
    """Found a demo shop in an empty database and fill it with a story that ends now. The office keeps to `clock`.

    A shop of copied_from orders and more is made of copies of a block of orders (demo_blocks), all in bulk.
    Raises Invalid for what is out of range and Invalid('shop', 'exists'), DatabaseRefused, DatabaseGone.
    """
    for field, value, least, most in (("orders", orders, 1, ORDERS_MOST), ("days", days, DAYS_LEAST, DAYS_MOST)):
        if value < least:
            raise Invalid(field, "too_small", least)
        if value > most:
            raise Invalid(field, "out_of_range", most)
    if newest < 0:
        raise Invalid("newest", "negative")
    progress("prepare", 0.0)
    # a very small shop sells parcels only
    beside = len(PLOTS) if orders >= MIXED_FROM else 0
    end = clock()
    plan = plan_of(orders - beside, days=days, end=end, block=block) if orders >= copied_from else None
    story = (
        tell(orders=plan.block, seed=seed, days=days, end=end, fresh=plan.fresh, fresh_from=plan.fresh_from)
        if plan
        else tell(orders=orders - beside, seed=seed, days=days, end=end)
    )
    moving = Clock(story.start)
    progress("found", 0.03)
    owner_of = DEMO_STAFF[0]
    office, _ = opening.make_shop(
        url, kept, moving, name=SHOP_NAME, owner=owner_of.login, owner_name=owner_of.name, password=owner_of.password,
        costs=crypto.CHEAP, admin_url=admin_url, rules=story.rules[0][1],
    )  # fmt: skip
    try:
        with _seldom_collecting():
            actors = set_up(office, story, times=plan.copies if plan else 1)
            progress("write", 0.08)
            if plan:
                player = copy_story(
                    office, story, plan, actors, moving, url=admin_url or url,
                    say=lambda part: progress("write", 0.08 + 0.9 * part),
                )  # fmt: skip
            else:
                player = fill(office, story, actors, moving, newest=newest, progress=progress)
            finish(office, player, story, beside=beside)
    except BaseException:
        office.engine.dispose()
        raise
    office.clock = clock
    progress("done", 1.0)
    members = len(story.members) + (story.regulars * (plan.copies - 1) if plan else 0)
    return office, DemoReport(orders, members, len(story.goods) + (VIRTUAL_GOODS if beside else 0))


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Rows by the hundred thousand with no circles among them: looking for circles cost a fifth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def set_up(office: Office, story: Story, *, times: int) -> dict[str, Actor]:
    """Staff with their shown passwords, settings and the catalogue, with stock for so many times the story. Returns
    who acts, by preset's name.
    """
    with office.transaction() as connection:
        connection.execute(
            insert(Setting).values(name="demo", value="true", changed_at=office.clock(), changed_by="init")
        )
    costs = crypto.CHEAP
    first = DEMO_STAFF[0]
    owner = staff.sign_in(office, first.login, first.password, pc=first.pc, costs=costs)
    actors = {first.preset.value: owner}
    office.do(owner, settings.change_setting, name="pay_minutes", value=str(PAY_MINUTES))
    for person in DEMO_STAFF[1:]:
        code = staff.add_staff(
            office, owner, login=person.login, name=person.name, role=person.preset.value, costs=costs
        ).code
        newcomer = staff.sign_in(office, person.login, code, pc=person.pc, costs=costs)
        actors[person.preset.value] = staff.change_password(office, newcomer, code, person.password, costs=costs)
    for good in story.goods:
        stock, low = good.draft.stock * times, good.draft.low_level * times
        office.do(actors[Preset.MANAGER.value], catalogue.add_sku, replace(good.draft, stock=stock, low_level=low))
    for actor in actors.values():
        staff.sign_out(office, actor)
    actors[WORKER] = staff.worker_actor(office, first.pc)
    staff.sign_out(office, actors[WORKER])
    actors[STOREFRONT] = storefront(owner, STOREFRONT_PERMISSIONS)
    return actors


def fill(
    office: Office,
    story: Story,
    actors: Mapping[str, Actor],
    clock: Clock,
    *,
    newest: int,
    progress: Progress,
) -> Player:
    """Play the story: what is older than the newest orders in bulk, the rest through the services."""
    steps = story.steps
    done = 0

    def tick() -> None:
        nonlocal done
        done += 1
        if done % 20 == 0:
            progress("write", 0.08 + 0.9 * done / len(steps))

    player = Player(story, actors, clock)
    services = Services(office)
    since = story.placed_at[-newest] if 0 < newest <= len(story.placed_at) else story.end
    old = bisect_left(steps, story.start if newest >= len(story.placed_at) else since, key=lambda step: step.at)
    if old:
        bulk = Bulk(office, actors[Preset.OWNER.value], story.seed)
        player.play(steps[:old], bulk, tick)
        bulk.write()
    player.play(steps[old:], services, tick)
    return player


def finish(office: Office, player: Player, story: Story, *, beside: int) -> None:
    """What is played through the services after the story. beside: how many orders go without a parcel."""
    services = Services(office)
    play_returns(player, services, story.end, len(story.placed_at))
    if beside:
        play_virtual(player, services, story.end)
    play_exceptions(player, services, story.end)
    player.end_sessions(services)
