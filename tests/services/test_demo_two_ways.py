"""One story played through the services and in bulk leaves the same rows in every table.

What chance, keys and uuids make is put aside column by column in SET_ASIDE; sealed values are compared opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Connection, select

from desktop.models.base import Base
from desktop.models.card import CardBatch
from desktop.models.member import Member, Recipient
from desktop.models.order import Order
from desktop.services import demo, demo_books, opening, staff, verify
from desktop.services.keys import PersonKeys
from desktop.services.office import Office
from desktop.services.transaction import Actor
from desktop.shop_secrets import ShopSecrets
from tests import servers

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
ALL = 10**6
STORY_COMMAND = "0" * 16

# table → columns that differ by chance or by a key of the shop; ids of deltas are used again once they were folded
SET_ASIDE = {
    "staff": ("salt", "login_hash"),
    "key_holder": ("public_key", "mac", "identity_sealed"),
    "key_grant": ("sealed",),
    "person_key": ("wrapped",),
    "search_token": ("token",),
    "orders": ("pickup_code",),
    "outbox": ("event_id",),
    "audit_seal": ("digest",),
    "card": ("sealed", "fingerprint"),
    "figure_delta": ("id",),
}
# the story has no adjustments, top-ups by a provider, mends, pick waves, printed slips, anybody at a screen, statements, imports, providers, photos of after-sales, wrong passwords, pictures,
# views of a list, notes or tags of members; deltas are folded
EMPTY = (
    "adjustment", "attachment", "figure_delta", "import_batch", "job_run", "login_attempt", "member_note",
    "member_tag", "mend", "pick_wave", "pick_wave_order", "presence", "print_log", "product_picture", "provider_account",
    "refund_sending", "saved_view", "shop_rule", "shop_rule_run", "staff_notice", "start_view", "statement",
    "statement_row", "stream_position", "top_up_request", "top_up_service", "tracking_account", "waybill_account", "waybill_request",
)  # fmt: skip


@dataclass
class Played:
    office: Office
    owner: Actor


@pytest.fixture(params=[60, pytest.param(200, marks=pytest.mark.slow)])
def both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Played, Played]]:
    """The same story through the services and in bulk, under the same shop secret; the books are full many times."""
    made = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo_books, "FULL", 400)
        patch.setattr(opening, "secrets", SimpleNamespace(token_bytes=bytes))
        for newest in (ALL, 0):
            folder = tmp_path / str(newest)
            folder.mkdir()
            office, _ = demo.make_demo(
                servers.fresh_sqlite_url(folder), ShopSecrets(folder), lambda: NOW, orders=request.param, days=30,
                newest=newest,
            )  # fmt: skip
            person = demo.DEMO_STAFF[0]
            owner = staff.sign_in(office, person.login, person.password, pc="", costs=staff.login_costs(office))
            made.append(Played(office, owner))
    yield made[0], made[1]
    for played in made:
        played.office.engine.dispose()


def rows(played: Played, name: str) -> list[str]:
    """A table's rows as text, without what is set aside, with sealed values opened and order numbers by id."""
    table = Base.metadata.tables[name]
    with played.office.engine.connect() as connection:
        orders = connection.execute(select(Order.order_no, Order.id)).all()
        numbers = {row.order_no: row.id for row in orders}
        people = _people(connection)
        seal = PersonKeys(connection, played.owner.keys)
        found = []
        for row in connection.execute(select(table)).mappings():
            values: dict[str, Any] = dict(row)
            _open(name, values, people, seal)
            _put_aside(name, values)
            text = repr(values)
            for number in {number for number in _numbers_in(text) if number in numbers}:
                text = text.replace(number, f"order {numbers[number]}")
            found.append(text)
    # two grams of a name share a token by chance, which makes one row of them
    return sorted(set(found) if name == "search_token" else found)


def _people(connection: Connection) -> dict[bytes, str]:
    return {
        uid: f"{model.__tablename__} {number}"
        for model in (Member, Recipient, CardBatch)
        for uid, number in connection.execute(select(model.uid, model.id))
    }


def _open(name: str, values: dict[str, Any], people: dict[bytes, str], seal: PersonKeys) -> None:
    if "uid" in values:
        for column in [column for column in values if column.endswith("_sealed")]:
            place = column.removesuffix("_sealed")
            if name.startswith("top_up"):
                # an account is bound to the order that it was given with, or to what it went by
                place = values.get("place") or f"order:{values['order_id']}"
            values[column] = seal.unseal(
                values["uid"], "top_up" if name.startswith("top_up") else name, place, values[column]
            )
        values["uid"] = people[values["uid"]]


def _put_aside(name: str, values: dict[str, Any]) -> None:
    for column in SET_ASIDE.get(name, ()):
        values[column] = values[column] is not None
    if name == "setting" and values["name"] in ("shop_id", "sealed_secret"):
        values["value"] = ""
    if name == "audit" and not values["command_id"].startswith(STORY_COMMAND):
        values["command_id"] = values["mac"] = ""  # of setting the shop up, the same code both ways
    if name == "command":
        if not values["id"].startswith(STORY_COMMAND):
            values["id"] = values["content_hash"] = ""
        if values["act"] == "change_setting":
            values["answer"] = ""  # which has the shop's id
        if values["act"] == "ship_order":
            values["content_hash"] = ""  # a pick-up's content is its code


def _numbers_in(text: str) -> Iterator[str]:
    at = text.find("JF")
    while at >= 0:
        yield text[at : at + 14]
        at = text.find("JF", at + 1)


def test_both_ways_leave_the_same_rows_and_a_whole_shop(both: tuple[Played, Played]) -> None:
    """In one test: two shops are dear to build."""
    for name in sorted(Base.metadata.tables):
        services, bulk = (rows(played, name) for played in both)
        assert bulk == services, name
        assert bool(bulk) == (name not in EMPTY), name
    for played in both:
        assert played.office.ask(played.owner, verify.verify).breaks == ()
