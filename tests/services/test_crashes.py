"""The program is killed at any moment of an act: afterwards the act is wholly there or not at all, and is once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic_core import to_jsonable_python
from sqlalchemy import func, select

from desktop.models.card import Card
from desktop.models.catalogue import Sku
from desktop.models.journal import Command
from desktop.models.member import Member
from desktop.services import members
from desktop.services.placing import LineWish
from desktop.services.transaction import ACTIONS
from tests import automation_calls, exception_calls
from tests.conftest import KINDS
from tests.crashes import Mortal
from tests.orders_made import S, a_shop, everything, row_of, sizes
from tests.people import HOME, Shop
from tests.scenes import CELLS, EXAMPLES, Call

pytestmark = pytest.mark.slow
if sys.platform == "win32":
    pytest.skip("no fork, no SIGKILL", allow_module_level=True)


def _placed(shop: Shop) -> Call:
    """Points and cash, a limit per member and an address."""
    member = shop.count(select(Member.id).where(Member.account == "BUYER"))
    if member is None:
        shop.a_sku(points=100, fen=1_000, stock=10**6, limit=10**6, code="BASKET")
        member = shop.do(members.add_member, name="何小明", phone="", account="BUYER", points=10**9).id
    return Call(ACTIONS["place_order"].run, (member,), {"lines": (LineWish("BASKET", 2),), "recipient": HOME})


def _coded(shop: Shop) -> Call:
    """An order of two codes out of a stock that is filled up for every kill."""
    sku = (
        "CODES"
        if shop.count(select(Sku.id).where(Sku.code == "CODES"))
        else shop.a_sku(points=1, codes=(), code="CODES")
    )
    n = shop.count(select(func.count()).select_from(Card))
    shop.import_codes(sku, f"CODE-{n:05}", f"CODE-{n + 1:05}")
    order = shop.place(shop.a_member(points=2), (sku, 2), recipient=None)
    return Call(ACTIONS["ship_order"].run, (order.id,), {"codes": True}, order=order)


STORIES: dict[str, Callable[[Shop], Call]] = {
    "place": _placed,
    "pay": CELLS["confirm_payment"][S.UNPAID, S.PAID],
    "ship": CELLS["ship_order"][S.TO_SHIP, S.SHIPPED],
    "issue a code": _coded,
    "cancel": CELLS["cancel_order"][S.UNPAID, S.CANCELLED],
    "cancel when paid": CELLS["cancel_paid_order"][S.PAID, S.CANCELLED],
    "pay too late": CELLS["confirm_payment"][S.CANCELLED, S.PAID],
    "edit when paid": CELLS["edit_order"][S.PAID, S.PAID],
    "undo": CELLS["undo_shipment"][S.SHIPPED, S.TO_SHIP],
    "ask for an after-sale": CELLS["request_return"][S.SHIPPED, S.SHIPPED],
    "receive a return": EXAMPLES["receive_return"],
    "refund a return": EXAMPLES["refund_return"],
    "send a replacement": EXAMPLES["reship_return"],
    "refund fast": EXAMPLES["fast_refund"],
    "mend the books": EXAMPLES["approve_mend"],
    "enter what a provider charged": EXAMPLES["settle_top_up"],
}


# what asks nothing else of a database than the others do is told on one
TOLD_ONCE = {
    "ask for an after-sale", "receive a return", "send a replacement", "refund fast", "cancel when paid",
    "edit when paid", "undo", "pay too late", "mend the books",
    "enter what a provider charged",
}  # fmt: skip
TOLD = [(kind, story) for story in sorted(STORIES) for kind in (KINDS[:1] if story in TOLD_ONCE else KINDS)]


@pytest.fixture(scope="module")
def mortal() -> Iterator[Mortal]:
    with Mortal() as server:
        yield server


@pytest.fixture
def fragile_shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shop]:
    """Small, since all of it is read before and after every kill; what a kill has left shows when all are done."""
    with a_shop(request.param, tmp_path) as shop:
        yield shop
        assert shop.breaks() == []


def killed_at(mortal: Mortal, shop: Shop, story: str, n: int) -> bool:
    """Kill the act at its point n, look, start again and repeat. False when it was over before n."""
    call = STORIES[story](shop)
    before, command = everything(shop), f"{story}-{n}"
    shop.engine.dispose()
    if mortal.run(shop, call, command, dies_at=n) is not None:
        return False
    done = shop.count(select(func.count()).where(Command.id == command)) == 1
    assert (everything(shop) == before) == (not done)
    shop.engine.dispose()
    first = mortal.run(shop, call, command)
    assert first is not None
    assert first.answer == to_jsonable_python(call.command(shop, command))
    if call.order and not story.startswith("ask"):
        assert first.answer == to_jsonable_python(row_of(shop, call.order))
    return True


@pytest.mark.parametrize(("fragile_shop", "story"), TOLD, indirect=["fragile_shop"])
def test_killed_before_every_statement_an_act_is_whole_or_not_there(
    mortal: Mortal, fragile_shop: Shop, story: str
) -> None:
    mortal.warm(fragile_shop, STORIES[story](fragile_shop))
    n, every = 1, 1 if fragile_shop.engine.dialect.name == "sqlite" else 2
    while killed_at(mortal, fragile_shop, story, n):
        n += every
    assert n > 15


FAMILIES = {"the clock and its rules": automation_calls.CALLS, "exceptions": exception_calls.CALLS}
# around the commit nothing is left out; before it each database has every other statement, and both together have all
LAST = 3
# what the shop knows already isn't found again: killed before every statement, on both
ONCE_A_SHOP = {"notice_uncollected_events", "enter_findings"}


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("fragile_shop", KINDS, indirect=True)
def test_every_act_of_the_clock_and_on_exceptions_leaves_nothing_when_killed_and_is_once_when_sent_again(
    mortal: Mortal, fragile_shop: Shop, family: str
) -> None:
    """A kill leaves the act as ready as it was: the same one is killed at its next point, and goes through at last."""
    shop = fragile_shop
    for act in FAMILIES[family]:
        points = 0 if act in ONCE_A_SHOP else mortal.warm(shop, EXAMPLES[act](shop), f"warm-{act}")
        call, command = EXAMPLES[act](shop), f"killed-{act}"
        before, counted = everything(shop), sizes(shop)
        n, done = KINDS.index(shop.engine.dialect.name) - 1, False
        while not done:
            n += 1 if n >= points - LAST else 2
            killed = mortal.run(shop, call, command, dies_at=n) is None
            done = shop.count(select(func.count()).where(Command.id == command)) == 1
            assert killed or done, (act, n)
            if not done:
                assert everything(shop) == before if n >= points - LAST else sizes(shop) == counted, (act, n)
        first = mortal.run(shop, call, command)
        whole = everything(shop)
        assert first is not None and whole != before, act
        again = mortal.run(shop, call, command)
        assert again is not None and again.answer == first.answer and everything(shop) == whole, act
