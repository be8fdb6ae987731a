"""Two people at once, the same message five times, a server that restarts: every act happens once or not at all."""

from __future__ import annotations

import errno
import sqlite3
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select

from desktop import cli_texts
from desktop.models import schema
from desktop.models.database import open_engine
from desktop.models.journal import Command
from desktop.models.order import Fulfilment, Order, OrderException, OrderNote, Payment, Refund
from desktop.models.vocabulary import OrderStatus, PaymentState, Preset
from desktop.services import cancels, catalogue, editing, erasure, fulfilment, marks, members, office, payments, placing
from desktop.services.catalogue import SkuDraft
from desktop.services.errors import (
    ChangedByOther,
    DatabaseGone,
    InsufficientPoints,
    Invalid,
    LimitReached,
    NotAllowedNow,
    OutOfStock,
    Refused,
    StorageFull,
    UnitsNotOpen,
)
from desktop.services.order_rows import OrderRow
from desktop.services.placing import LineWish
from desktop.views.texts import sentence
from tests import servers
from tests.crashes import Mortal, count_points
from tests.orders_made import row_of
from tests.people import HOME, SF, Shop
from tests.scenes import CELLS, on

S = OrderStatus


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """What each call answers, or the refusal it got; all start together in threads of their own."""
    outcomes: list[Any] = [None] * len(calls)
    start = threading.Barrier(len(calls))

    def run(place: int, call: Callable[[], Any]) -> None:
        start.wait()
        try:
            outcomes[place] = call()
        except Refused as refused:
            outcomes[place] = refused

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def kinds(outcomes: list[Any]) -> Counter[str]:
    return Counter(type(outcome).__name__ for outcome in outcomes)


def count_of(shop: Shop, table: Any, order: OrderRow) -> int:
    return int(shop.count(select(func.count()).select_from(table).where(table.order_id == order.id)))


def test_two_people_ship_the_same_order_and_one_parcel_goes(shop: Shop) -> None:
    service, warehouse = shop.person(Preset.SERVICE), shop.person(Preset.WAREHOUSE)
    for seen in (True, False):
        order = shop.an_order(points=100, fen=1_000, qty=2, paid=True)
        outcomes = at_once(
            *(
                partial(
                    shop.office.do,
                    who,
                    fulfilment.ship_order,
                    order.id,
                    parcel=SF,
                    seen=order.version if seen else None,
                )
                for who in (service, warehouse)
            )
        )
        assert kinds(outcomes)["OrderRow"] == 1
        other = next(outcome for outcome in outcomes if not isinstance(outcome, OrderRow))
        assert isinstance(other, ChangedByOther if seen else NotAllowedNow)
        if isinstance(other, ChangedByOther):
            assert (other.who, other.what) in {("Service", "ship_order"), ("Warehouse", "ship_order")}
        assert count_of(shop, Fulfilment, order) == 1
        assert row_of(shop, order).status is S.SHIPPED
    assert shop.breaks() == []


@pytest.fixture(scope="module")
def programs() -> Iterator[tuple[Mortal, Mortal]]:
    with Mortal() as one, Mortal() as other:
        yield one, other


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_two_programs_ship_the_same_order_and_one_parcel_goes(shop: Shop, programs: tuple[Mortal, Mortal]) -> None:
    one, other = programs
    for _ in range(2):
        order = shop.an_order(points=100, fen=1_000, qty=2, paid=True)
        ship = on(order, "ship_order", parcel=SF, lines={shop.lines(order)[0]: 1})
        one.start(shop, ship, f"one-{order.id}")
        other.start(shop, ship, f"other-{order.id}")
        one.end()
        other.end()
        assert count_of(shop, Fulfilment, order) == 2
        assert row_of(shop, order).status is S.SHIPPED
        repeated = on(shop.an_order(fen=1_000, paid=True), "ship_order", parcel=SF)
        assert repeated.order
        one.start(shop, repeated, f"same-{order.id}")
        other.start(shop, repeated, f"same-{order.id}")
        first, second = one.end(), other.end()
        assert first and second and first.answer == second.answer
        assert count_of(shop, Fulfilment, repeated.order) == 1
    assert shop.breaks() == []


def test_a_hundred_points_against_fifty_orders_at_once_buy_ten(shop: Shop) -> None:
    member, sku = shop.a_member(points=100), shop.a_sku(points=10, fen=100, stock=1_000)
    outcomes = at_once(*[partial(shop.place, member, (sku, 1))] * 50)
    assert kinds(outcomes) == {"OrderRow": 10, "InsufficientPoints": 40}
    assert all(o.short_by == 10 and o.available == 0 for o in outcomes if isinstance(o, InsufficientPoints))
    assert shop.balance(member) == (0, 100, 0, 0)
    assert shop.stock(sku) == (1_000, 10)
    assert shop.breaks() == []


def test_ten_pieces_against_fifty_orders_at_once_are_sold_ten_times(shop: Shop) -> None:
    sku = shop.a_sku(points=10, stock=10)
    people = [shop.a_member(points=1_000) for _ in range(5)]
    outcomes = at_once(*[partial(shop.place, member, (sku, 1)) for member in people * 10])
    assert kinds(outcomes) == {"OrderRow": 10, "OutOfStock": 40}
    assert all(isinstance(o, OrderRow) or (isinstance(o, OutOfStock) and o.left == 0) for o in outcomes)
    assert shop.stock(sku) == (10, 10)
    assert shop.breaks() == []


def test_a_limit_of_three_holds_against_twenty_orders_at_once(shop: Shop) -> None:
    member, sku = shop.a_member(points=1_000), shop.a_sku(points=10, stock=100, limit=3)
    outcomes = at_once(*[partial(shop.place, member, (sku, 1))] * 20)
    assert kinds(outcomes) == {"OrderRow": 3, "LimitReached": 17}
    assert {o.used for o in outcomes if isinstance(o, LimitReached)} == {3}
    assert shop.breaks() == []


@pytest.mark.parametrize("ids", ["one id", "an id each"])
def test_the_same_payment_five_times_at_once_pays_once(shop: Shop, ids: str) -> None:
    front, order = shop.storefront(), shop.an_order(points=100, fen=1_000)
    outcomes = at_once(
        *(
            partial(
                shop.office.do_command, front, "evt" if ids == "one id" else f"evt-{n}", payments.confirm_payment, order.id, method="wechat",
                reference="4200001", amount_fen=order.cash_fen,
            )
            for n in range(5)
        )
    )  # fmt: skip
    assert [o.status for o in outcomes] == [S.TO_SHIP] * 5
    assert len(set(outcomes)) == 1
    assert count_of(shop, Payment, order) == 1
    assert count_of(shop, OrderException, order) == 0
    assert shop.count(select(func.count()).select_from(Command).where(Command.id.like("evt%"))) == (
        1 if ids == "one id" else 5
    )
    assert shop.breaks() == []


def test_one_payment_for_two_orders_at_once_pays_one(shop: Shop) -> None:
    front, orders = shop.storefront(), [shop.an_order(fen=1_000) for _ in range(2)]
    outcomes = at_once(
        *(
            partial(shop.office.do, front, payments.confirm_payment, order.id, method="wechat", reference="4200001",
                    amount_fen=order.cash_fen)
            for order in orders
        )
    )  # fmt: skip
    assert kinds(outcomes) == {"OrderRow": 1, "ReferenceTaken": 1}


def test_payment_and_cancellation_at_once_leave_a_paid_order_or_a_cancelled_one_with_its_refund(shop: Shop) -> None:
    front, worker = shop.storefront(), shop.worker()
    for by_clock in (False, True) * 4:
        order = shop.an_order(points=100, fen=1_000)
        if by_clock:
            shop.clock.forward(minutes=31)
        canceller, reason = (worker, "") if by_clock else (shop.owner, "不要了")
        paid, cancelled = at_once(
            partial(shop.office.do, front, payments.confirm_payment, order.id, method="wechat", reference=f"42-{order.id}",
                                   amount_fen=order.cash_fen),
            partial(shop.office.do, canceller, cancels.cancel_order, order.id, reason=reason),
        )  # fmt: skip
        now = row_of(shop, order)
        assert isinstance(paid, OrderRow)
        if now.status is S.TO_SHIP:
            assert isinstance(cancelled, NotAllowedNow) or by_clock
            assert count_of(shop, Refund, order) == 0
            assert shop.balance(order.member_id or 0) == (0, 0, 10, 0)
        else:
            assert (now.status, now.payment_state) == (S.CANCELLED, PaymentState.UNVERIFIED)
            assert count_of(shop, Refund, order) == 1
            assert shop.balance(order.member_id or 0) == (100, 0, 0, 0)
    assert shop.breaks() == []


def test_a_paid_order_cancelled_shipped_and_edited_at_once_ends_in_one_of_the_three(shop: Shop) -> None:
    cheap = shop.a_sku("双层玻璃杯", points=50, fen=100)
    for _ in range(4):
        order = shop.an_order(points=100, fen=1_000, qty=2, paid=True)
        (line,) = shop.lines(order)
        outcomes = at_once(
            partial(shop.do, cancels.cancel_paid_order, order.id, reason="缺货"),
            partial(shop.do, fulfilment.ship_order, order.id, parcel=SF, seen=order.version),
            partial(shop.do, editing.edit_order, order.id, lines=(LineWish(cheap, 1),), replaced={line: 2}),
            partial(shop.do, marks.hold_order, order.id, reason="等客户", seen=order.version),
        )
        assert kinds(outcomes)["OrderRow"] >= 1
        assert shop.breaks() == []


def test_the_last_unit_is_shipped_or_cancelled_but_not_both(shop: Shop) -> None:
    for _ in range(4):
        order = shop.an_order(points=100, fen=1_000, paid=True)
        (line,) = shop.lines(order)
        outcomes = at_once(
            partial(shop.do, fulfilment.ship_order, order.id, parcel=SF, lines={line: 1}),
            partial(shop.do, cancels.cancel_lines, order.id, lines={line: 1}, reason="缺货"),
        )
        assert kinds(outcomes)["OrderRow"] == 1
        assert any(isinstance(o, NotAllowedNow | UnitsNotOpen) for o in outcomes)
    assert shop.breaks() == []


def test_ten_clerks_enter_members_and_goods_at_once_and_nobody_sees_a_fault(shop: Shop) -> None:
    entered = at_once(*[partial(shop.do, members.add_member, name="何小明", phone="19900009516")] * 10)
    assert kinds(entered) == {"MemberRow": 10}
    assert len({row.account for row in entered}) == 10
    same = at_once(*[partial(shop.do, catalogue.add_sku, SkuDraft("JFSC-1", "咖啡豆", price_points=1, stock=1))] * 6)
    assert kinds(same) == {"SkuRow": 1, "Invalid": 5}
    assert {o.problem for o in same if isinstance(o, Invalid)} == {"taken"}
    assert shop.breaks() == []


@pytest.fixture(scope="module")
def restarting() -> Iterator[tuple[servers.Postgres, Shop]]:
    """A shop on a PostgreSQL of its own that keeps what it has confirmed."""
    with servers.running(durable=True) as server:
        url = server.create()
        engine = open_engine(url)
        schema.migrate(engine)
        engine.dispose()
        shop = Shop.found(url)
        yield server, shop
        shop.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no server")
@pytest.mark.parametrize("where", ["early", "midway", "before the commit", "after the commit"])
def test_a_server_that_restarts_mid_act_finishes_it_once(restarting: tuple[servers.Postgres, Shop], where: str) -> None:
    server, shop = restarting
    member, sku = shop.a_member(points=100), shop.a_sku(points=10, fen=100)
    office = Shop(shop.office, open_engine(shop.url), shop.clock, shop.url, shop.owner, "")
    office.office = type(shop.office)(office.engine, shop_secret=shop.office.shop_secret, clock=shop.clock)
    seen: list[int] = []
    at: list[int] = []

    def reached() -> None:
        seen.append(1)
        if at and len(seen) == at[0]:
            server.stop("immediate")
            server.up()

    count_points(office.engine, reached)

    def place(command: str) -> OrderRow:
        return office.office.do_command(
            shop.owner, command, placing.place_order, member, lines=(LineWish(sku, 1),), recipient=HOME
        )

    place(f"counted-{where}")
    points = len(seen)
    seen.clear()
    at.append({"early": 3, "midway": points // 2, "before the commit": points - 1, "after the commit": points}[where])
    placed = place(where)
    assert len(seen) >= points
    assert placed == place(where)
    assert shop.count(select(func.count()).select_from(Order).where(Order.member_id == member)) == 2
    assert shop.balance(member) == (80, 20, 0, 0)
    assert shop.breaks() == []
    office.engine.dispose()


@pytest.mark.skipif(sys.platform == "win32", reason="no server")
def test_while_the_server_is_away_the_outcome_is_said_to_be_unknown_and_the_repeat_settles_it(
    restarting: tuple[servers.Postgres, Shop],
) -> None:
    server, shop = restarting
    call = CELLS["confirm_payment"][S.UNPAID, S.PAID](shop)
    server.stop("immediate")
    with pytest.raises(DatabaseGone) as gone:
        call.command(shop, "click-1")
    assert not gone.value.outcome_known
    with pytest.raises(DatabaseGone) as asked:
        row_of(shop, call.order)  # type: ignore[arg-type]  # there is one
    assert asked.value.outcome_known
    server.up()
    paid = call.command(shop, "click-1")
    assert paid.status is S.PAID
    assert paid == call.command(shop, "click-1")
    assert count_of(shop, Payment, paid) == 1
    assert shop.breaks() == []


_FULL = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = 'disk_full'; END $$
"""


@contextmanager
def a_full_disk(shop: Shop) -> Iterator[None]:
    """SQLite's file may take no page more; PostgreSQL says what it says when a table can't be made larger."""
    if shop.engine.dialect.name == "postgresql":
        with shop.office.transaction() as connection:
            connection.exec_driver_sql(_FULL)
            connection.exec_driver_sql("CREATE TRIGGER no_room BEFORE INSERT ON audit EXECUTE FUNCTION no_room()")
        yield
        with shop.office.transaction() as connection:
            connection.exec_driver_sql("DROP TRIGGER no_room ON audit")
        return
    pages = [1]

    def room(raw: sqlite3.Connection, *_more: object) -> None:
        raw.execute(f"PRAGMA max_page_count={pages[0]}").close()

    event.listen(shop.engine, "checkout", room)
    yield
    pages[0] = 2**31


def test_a_full_disk_refuses_the_act_keeps_the_shop_and_the_same_press_goes_through_with_room_again(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    order = shop.an_order(points=100)

    def note(number: int) -> None:
        shop.office.do_command(shop.owner, f"note-{number}", marks.note_order, order.id, body=f"{number} " * 100)

    def notes() -> int:
        return int(shop.count(select(func.count()).select_from(OrderNote)))

    def fill(most: int = 200) -> None:
        for number in range(most):
            note(number)

    with a_full_disk(shop):
        with pytest.raises(StorageFull):
            fill()
        kept = notes()
        with pytest.raises(StorageFull):
            note(kept)
    for _ in range(2):
        note(kept)
    assert notes() == kept + 1
    assert "腾出地方" in sentence(StorageFull()) and "腾出地方" in cli_texts.sentence(StorageFull())

    def full(*_anything: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(office, "list_erased", full)
    shop.office.erased_list = tmp_path / "erased"
    member = shop.a_member()
    with pytest.raises(StorageFull):
        shop.do(erasure.erase_member, member, reason="本人要求")
    assert shop.ask(members.member_card, member).name == "何**"
    assert shop.breaks() == []
