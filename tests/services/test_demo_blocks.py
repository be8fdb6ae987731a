"""A large demo shop, copied from a template: whole by every check, each row as the services would have written it."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, func, select, text

from desktop.models import schema
from desktop.models.base import Base
from desktop.models.catalogue import StockEntry
from desktop.models.journal import Audit, Command, Outbox
from desktop.models.ledger import PointsEntry
from desktop.models.member import Member, Recipient, SearchToken
from desktop.models.order import Fulfilment, Order, Payment
from desktop.models.vocabulary import STOREFRONT_PERMISSIONS, OrderKind
from desktop.services import demo, demo_blocks, fulfilment, masks, opening, payments, staff, verify
from desktop.services.demo_player import storefront
from desktop.services.demo_story import ZONE
from desktop.services.keys import PersonKeys
from desktop.services.office import Office
from desktop.services.order_filter import OrderFilter
from desktop.services.order_queries import find_orders
from desktop.services.recipients import whole_address
from desktop.services.transaction import Actor
from desktop.shop_secrets import ShopSecrets
from tests import servers
from tests.conftest import KINDS

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
ORDERS, BLOCK, COPIES = 200, 56, 3


@pytest.fixture(scope="module", params=KINDS)
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("blocks")
    sqlite = request.param == "sqlite"
    owning = "" if sqlite else servers.fresh_postgres_url()
    url = f"sqlite:///{folder / 'shop.db'}" if sqlite else owning.replace("postgres@", f"desk_{os.getpid()}:good@")
    told: list[float] = []
    made, report = demo.make_demo(
        url, ShopSecrets(folder), lambda: NOW, orders=ORDERS, days=30, block=BLOCK, copied_from=1,
        admin_url=owning or None, progress=lambda _, part: told.append(part),
    )  # fmt: skip
    assert told == sorted(told)
    with made.engine.connect() as connection:
        members = connection.execute(select(func.count()).select_from(Member)).scalar_one()
    assert (report.orders, report.members) == (ORDERS, members)
    yield made
    made.engine.dispose()
    if not sqlite:
        servers.shared_postgres().drop(owning)


@pytest.fixture
def owner(office: Office) -> Actor:
    person = demo.DEMO_STAFF[0]
    return staff.sign_in(office, person.login, person.password, pc=person.pc, costs=staff.login_costs(office))


def copies(connection: Connection) -> list[list[Any]]:
    """Orders that are copies of each other: what is bought is theirs in common, and their ids follow each other."""
    rows = connection.execute(select(Order).where(Order.kind == OrderKind.SALE.value).order_by(Order.id)).all()
    found = [list(rows[at : at + COPIES]) for at in range(0, BLOCK * COPIES, COPIES)]
    assert all(len({(one.title, one.units, one.cash_fen, one.status) for one in some}) == 1 for some in found)
    return found


def test_every_check_finds_a_large_shop_whole(office: Office, owner: Actor) -> None:
    report = office.ask(owner, verify.verify)
    assert report.breaks == ()
    with office.engine.connect() as connection:
        sold = connection.execute(select(func.count()).where(Order.kind == OrderKind.SALE.value)).scalar_one()
    assert (sold, report.checked["orders"]) == (ORDERS, ORDERS + 1), "and a replacement"


def test_the_database_is_as_it_was_before_the_load(office: Office, tmp_path: Path) -> None:
    sqlite = office.engine.dialect.name == "sqlite"
    fresh = opening.opened_engine(servers.fresh_sqlite_url(tmp_path) if sqlite else servers.fresh_postgres_url())
    if not sqlite:
        assert made_of(office.engine) == made_of(fresh)
        fresh.dispose()
        servers.shared_postgres().drop(fresh.url.render_as_string())
        return
    schema.migrate(fresh)
    assert made_of(office.engine) == made_of(fresh)
    fresh.dispose()
    with office.engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        assert connection.execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
        kept = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")]
    assert kept == ["wal", 2]


def made_of(engine: Engine) -> set[Any]:
    """Indexes and constraints by their definitions."""
    questions = (
        ["SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"]
        if engine.dialect.name == "sqlite"
        else [
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint"
            " WHERE connamespace = 'public'::regnamespace",
        ]
    )
    with engine.connect() as connection:
        return {tuple(row) for question in questions for row in connection.execute(text(question))}


def test_copies_are_orders_of_their_own(office: Office) -> None:
    """Other people, numbers, keys and times; the same shop day, and no act before its order."""
    with office.engine.connect() as connection:
        for some in copies(connection):
            assert len({one.member_id for one in some}) == len({one.order_no for one in some}) == COPIES
            assert len({one.shop_day for one in some}) == 1
        together = [len({one.placed_at for one in some}) for some in copies(connection)]
        assert sum(together) > 2.5 * len(together), "hours apart, but for some at night"
        for order in connection.execute(select(Order)):
            local = order.placed_at.astimezone(ZONE)
            assert (local.date(), local.hour) == (order.shop_day, order.shop_hour)
            assert order.pay_by in (None, order.placed_at + timedelta(days=1)) or order.changed_at > order.placed_at
            assert order.complete_by in (None, (order.shipped_at or NOW) + timedelta(days=7))
            assert order.changed_at <= NOW
        early = select(Audit.act).join(Order, Order.id == Audit.order_id)
        assert connection.execute(early.where((Audit.at < Order.placed_at) | (Audit.at > NOW))).all() == []
        for column in (Fulfilment.waybill, Payment.reference, Outbox.event_id, Member.uid, Recipient.uid):
            counted = Counter(connection.execute(select(column).where(column.is_not(None))).scalars())
            assert {value for value, times in counted.items() if times > 1 and value} == set(), column


def test_ledgers_add_up_entry_by_entry(office: Office) -> None:
    stock: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    points: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    with office.engine.connect() as connection:
        for e in connection.execute(select(StockEntry).order_by(StockEntry.id)):
            more = (e.d_on_hand, e.d_reserved, e.d_damaged)
            stock[e.sku_id] = [sum(pair) for pair in zip(stock[e.sku_id], more, strict=True)]
            assert stock[e.sku_id] == [e.on_hand_after, e.reserved_after, e.damaged_after]
        for p in connection.execute(select(PointsEntry).order_by(PointsEntry.id)):
            moved = (p.d_available, p.d_frozen, p.d_pending, p.d_debt)
            points[p.member_id] = [sum(pair) for pair in zip(points[p.member_id], moved, strict=True)]
            assert points[p.member_id] == [p.available_after, p.frozen_after, p.pending_after, p.debt_after]


def test_everybody_is_sealed_masked_and_found_as_the_services_would(office: Office, owner: Actor) -> None:
    phones = []
    with office.engine.connect() as connection:
        persons = PersonKeys(connection, owner.keys)
        kept = {tuple(row) for row in connection.execute(select(SearchToken))}
        made = set()
        for kind, model in (("M", Member), ("R", Recipient)):
            table = model.__tablename__
            for row in connection.execute(select(model)):
                name = persons.unseal(row.uid, table, "name", row.name_sealed)
                phone = persons.unseal(row.uid, table, "phone", row.phone_sealed)
                assert (row.name_mask, row.phone_mask) == (masks.mask_name(name), masks.mask_phone(phone))
                assert row.phone_last4 == masks.phone_last4(phone) and masks.normalise_phone(phone) == phone
                phones += [phone] if kind == "M" else []
                place = ""
                if kind == "R":
                    assert masks.mask_address(row.region) == row.region
                    place = whole_address(row.region, persons.unseal(row.uid, table, "address", row.address_sealed))
                for token in persons.tokens(kind, row.id, name, phone, place):
                    made.add(tuple(token.values()))
        assert kept == made
        assert len(set(phones)) == len(phones)
        for whole in Base.metadata.tables.values():
            for content in connection.execute(select(whole)):
                assert not any(secret in repr(tuple(content)) for secret in ("路", "巷", *phones[:3])), whole.name


def test_orders_of_every_copy_are_found_by_number_account_phone_tail_and_name(office: Office, owner: Actor) -> None:
    with office.engine.connect() as connection:
        persons = PersonKeys(connection, owner.keys)
        for one in copies(connection)[20]:
            member = connection.execute(select(Member).where(Member.id == one.member_id)).one()
            name = persons.unseal(member.uid, "member", "name", member.name_sealed)
            for search in (one.order_no, member.account, member.card_no, member.phone_last4, name):
                found = office.ask(owner, find_orders, OrderFilter(search=search))
                assert one.id in {row.id for row in found.rows}, search


def test_a_command_of_a_copy_gets_its_first_answer_again(office: Office, owner: Actor) -> None:
    """So its content is what it would have been told, and its answer what the order shows."""
    door = storefront(owner, STOREFRONT_PERMISSIONS)
    told = Counter[str]()
    with office.engine.connect() as connection:
        rows = connection.execute(
            select(Command.id, Command.act, Command.actor, Audit.order_id)
            .join(Audit, Audit.command_id == Command.id)
            .where(Command.act.in_(("complete_order", "confirm_payment")), Command.actor == door.key)
            .distinct()
        ).all()
        alone = select(Payment.order_id).group_by(Payment.order_id).having(func.count() == 1)
        paid = {row.order_id: row for row in connection.execute(select(Payment).where(Payment.order_id.in_(alone)))}
        last = connection.execute(select(func.max(Audit.id)).group_by(Audit.order_id)).scalars().all()
        done = select(Audit.order_id).where(Audit.id.in_(last), Audit.act == "complete_order")
        shut = set(connection.execute(done).scalars())
    for command in rows:
        if command.act == "confirm_payment":
            money = paid.get(command.order_id)
            if money is None or told["confirm_payment"] > 40:
                continue
            answer = office.do_command(
                door, command.id, payments.confirm_payment, command.order_id, method=money.method,
                reference=money.reference, amount_fen=money.amount_fen,
            )  # fmt: skip
            assert answer.id == command.order_id
        else:
            answer = office.do_command(door, command.id, fulfilment.complete_order, command.order_id)
            if command.order_id in shut:
                shown = office.ask(owner, find_orders, OrderFilter(search=answer.order_no)).rows[0]
                assert shown == answer
        told[command.act] += 1
    assert min(told["complete_order"], told["confirm_payment"]) > 30


def test_a_load_that_is_broken_off_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(demo_blocks, "_write", fails)
    file = tmp_path / "shop.db"
    with pytest.raises(OSError):
        demo.make_demo(
            f"sqlite:///{file}", ShopSecrets(tmp_path), lambda: NOW, orders=90, days=30, block=20, copied_from=1
        )
    assert not file.exists()
