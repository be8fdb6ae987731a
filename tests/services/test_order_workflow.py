"""Every act of the workflow in the shop's words, on both databases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, update

from desktop.models.catalogue import Stock
from desktop.models.journal import Audit, Outbox
from desktop.models.ledger import Lot
from desktop.models.order import Fulfilment, Refund, Task
from desktop.models.vocabulary import OrderStatus, PaymentState, Preset, RestReason
from desktop.services import cancels, editing, fulfilment, marks, payments, placing
from desktop.services.errors import (
    ChangedByOther,
    Held,
    InsufficientPoints,
    Invalid,
    LimitReached,
    NotAllowedNow,
    NotPermitted,
    OutOfStock,
    UnitsNotOpen,
    WrongPickupCode,
)
from desktop.services.order_rows import OrderRow
from desktop.services.placing import LineWish
from desktop.services.recipients import RecipientDraft
from desktop.services.worker import run_once
from tests.orders_made import row_of
from tests.people import HOME, SF, Shop

S = OrderStatus


def ship(shop: Shop, order: OrderRow, **more: object) -> OrderRow:
    return shop.do(fulfilment.ship_order, order.id, parcel=SF, **more)  # type: ignore[arg-type]


def fulfilment_of(shop: Shop, order: OrderRow) -> int:
    found: int = shop.count(select(func.max(Fulfilment.id)).where(Fulfilment.order_id == order.id))
    return found


def refund_of(shop: Shop, order: OrderRow) -> tuple[int, int, str]:
    with shop.engine.connect() as connection:
        row = connection.execute(
            select(Refund.id, Refund.amount_fen, Refund.state).where(Refund.order_id == order.id)
        ).one()
    return row.id, row.amount_fen, row.state


def test_placing_freezes_points_reserves_stock_and_starts_the_deadline(shop: Shop) -> None:
    member, sku = shop.a_member(points=5_000), shop.a_sku(points=2_000, fen=3_900, stock=5)
    order = shop.place(member, (sku, 2))
    assert (order.status, order.points, order.cash_fen) == (S.UNPAID, 4_000, 7_800 + 1_200)
    assert shop.balance(member) == (1_000, 4_000, 0, 0)
    assert shop.stock(sku) == (5, 2)
    assert order.pay_by == shop.clock.now + timedelta(minutes=30)
    assert shop.breaks() == []


def test_an_order_without_cash_due_is_paid_and_released_at_once(shop: Shop) -> None:
    order = shop.an_order(points=800, qty=3)
    assert order.status is S.TO_SHIP
    assert order.member_id is not None
    assert shop.balance(order.member_id) == (0, 0, 0, 0)
    assert shop.breaks() == []


def test_payment_consumes_points_makes_the_ship_notice_and_releases(shop: Shop) -> None:
    order = shop.an_order(points=2_000, fen=10_000)
    paid = shop.pay(order)
    assert (paid.status, paid.payment_state) == (S.TO_SHIP, PaymentState.PAID)
    assert paid.ship_by == shop.clock.now + timedelta(hours=48)
    assert shop.balance(order.member_id or 0) == (0, 0, 100, 0)
    assert (
        shop.count(select(func.count()).select_from(Task).where(Task.order_id == order.id, Task.closed_at.is_(None)))
        == 1
    )
    assert shop.breaks() == []


def test_with_automatic_release_off_the_order_rests_at_paid_until_a_person_releases_it(shop: Shop) -> None:
    shop.setting("auto_release", "false")
    paid = shop.an_order(fen=10_000, paid=True)
    assert (paid.status, paid.rest_reason) == (S.PAID, RestReason.MANUAL)
    released = shop.office.do(shop.person(Preset.WAREHOUSE), fulfilment.release_order, paid.id)
    assert (released.status, released.rest_reason) == (S.TO_SHIP, None)


def test_a_risky_first_order_rests_with_its_reason(shop: Shop) -> None:
    shop.setting("risky_first_order_points", "1000")
    order = shop.an_order(points=1_000)
    assert (order.status, order.rest_reason) == (S.PAID, RestReason.RISKY)


def test_two_parcels_ship_an_order_step_by_step(shop: Shop) -> None:
    order = shop.an_order(points=100, fen=500, qty=3, paid=True)
    (line,) = shop.lines(order)
    first = ship(shop, order, lines={line: 1})
    assert (first.status, first.units_shipped) == (S.TO_SHIP, 1)
    second = ship(shop, first)
    assert (second.status, second.units_shipped) == (S.SHIPPED, 3)
    assert shop.breaks() == []


def test_completion_lets_earned_points_mature_after_the_pending_days(shop: Shop) -> None:
    order = ship(shop, shop.an_order(fen=10_000, paid=True))
    done = shop.do(fulfilment.complete_order, order.id)
    assert done.status is S.COMPLETED
    assert shop.balance(order.member_id or 0) == (0, 0, 100, 0)
    assert shop.count(select(Lot.mature_on)) == date(2026, 12, 1)
    assert shop.breaks() == []


def test_completion_past_the_pending_days_activates_at_once(shop: Shop) -> None:
    order = ship(shop, shop.an_order(fen=10_000, paid=True))
    shop.clock.forward(days=8)
    shop.do(fulfilment.complete_order, order.id)
    assert shop.balance(order.member_id or 0) == (100, 0, 0, 0)
    assert shop.count(select(Lot.expires_on)) == date(2027, 12, 1)


def test_pick_up_takes_the_orders_code(shop: Shop) -> None:
    member, sku = shop.a_member(points=100), shop.a_sku(points=100, pickup=True)
    order = shop.do(placing.place_order, member, lines=(LineWish(sku, 1),))
    from desktop.models.order import Order

    code = shop.count(select(Order.pickup_code))
    with pytest.raises(WrongPickupCode):
        shop.do(fulfilment.ship_order, order.id, pickup_code="0")
    assert shop.do(fulfilment.ship_order, order.id, pickup_code=code).status is S.SHIPPED
    assert shop.breaks() == []


def test_undoing_a_shipment_brings_units_and_stock_back_and_it_can_ship_again(shop: Shop) -> None:
    order = ship(shop, shop.an_order(fen=10_000, paid=True))
    back = shop.do(fulfilment.undo_shipment, order.id, fulfilment_id=fulfilment_of(shop, order))
    assert (back.status, back.units_shipped) == (S.TO_SHIP, 0)
    again = ship(shop, back)
    assert again.status is S.SHIPPED
    assert shop.breaks() == []


def test_an_undo_after_a_minute_takes_the_right_and_a_reason(shop: Shop) -> None:
    warehouse = shop.person(Preset.WAREHOUSE)
    order = shop.an_order(fen=10_000, paid=True)
    shop.office.do(warehouse, fulfilment.ship_order, order.id, parcel=SF)
    shop.clock.forward(seconds=61)
    parcel = fulfilment_of(shop, order)
    with pytest.raises(NotPermitted):
        shop.office.do(warehouse, fulfilment.undo_shipment, order.id, fulfilment_id=parcel)
    with pytest.raises(Invalid):
        shop.do(fulfilment.undo_shipment, order.id, fulfilment_id=parcel)
    assert shop.do(fulfilment.undo_shipment, order.id, fulfilment_id=parcel, reason="贴错面单").status is S.TO_SHIP


def test_within_a_minute_the_warehouse_undoes_her_own_shipment_but_not_anothers(shop: Shop) -> None:
    order = shop.an_order(fen=10_000, paid=True)
    shop.office.do(shop.person(Preset.SERVICE), fulfilment.ship_order, order.id, parcel=SF)
    parcel = fulfilment_of(shop, order)
    with pytest.raises(NotPermitted):
        shop.office.do(shop.person(Preset.WAREHOUSE), fulfilment.undo_shipment, order.id, fulfilment_id=parcel)
    undone = shop.office.do(shop.person(Preset.SERVICE), fulfilment.undo_shipment, order.id, fulfilment_id=parcel)
    assert undone.status is S.TO_SHIP


def test_her_own_shipment_just_now_doesnt_let_the_warehouse_undo_anothers_earlier_one(shop: Shop) -> None:
    order = shop.an_order(fen=1_000, qty=2, paid=True)
    (line,) = shop.lines(order)
    shop.office.do(shop.person(Preset.SERVICE), fulfilment.ship_order, order.id, parcel=SF, lines={line: 1})
    anothers = fulfilment_of(shop, order)
    shop.clock.forward(hours=3)
    warehouse = shop.person(Preset.WAREHOUSE)
    shop.office.do(warehouse, fulfilment.ship_order, order.id, parcel=SF)
    with pytest.raises(NotPermitted):
        shop.office.do(warehouse, fulfilment.undo_shipment, order.id, fulfilment_id=anothers)


def test_after_the_rest_was_cancelled_a_partial_shipment_cant_be_undone(shop: Shop) -> None:
    order = shop.an_order(points=100, fen=1_000, qty=3, paid=True)
    (line,) = shop.lines(order)
    ship(shop, order, lines={line: 1})
    rest = shop.do(cancels.cancel_lines, order.id, lines={line: 2}, reason="缺货")
    assert rest.status is S.SHIPPED
    with pytest.raises(NotAllowedNow) as refused:
        shop.do(fulfilment.undo_shipment, order.id, fulfilment_id=fulfilment_of(shop, order), reason="错")
    assert refused.value.because == "units_cancelled_since"
    assert shop.breaks() == []


def test_a_note_in_between_leaves_her_the_minute_for_her_own_last_act(shop: Shop) -> None:
    warehouse, order = shop.person(Preset.WAREHOUSE), shop.an_order(fen=10_000, paid=True)
    shop.office.do(warehouse, fulfilment.ship_order, order.id, parcel=SF)
    shop.do(marks.note_order, order.id, body="请轻放")
    shop.do(marks.set_priority, order.id, priority=2)
    parcel = fulfilment_of(shop, order)
    undone = shop.office.do(warehouse, fulfilment.undo_shipment, order.id, fulfilment_id=parcel)
    assert undone.status is S.TO_SHIP
    assert shop.breaks() == []


def test_an_earlier_parcel_than_her_last_takes_the_right(shop: Shop) -> None:
    warehouse, order = shop.person(Preset.WAREHOUSE), shop.an_order(fen=1_000, qty=2, paid=True)
    (line,) = shop.lines(order)
    shop.office.do(warehouse, fulfilment.ship_order, order.id, parcel=SF, lines={line: 1})
    first = fulfilment_of(shop, order)
    shop.office.do(warehouse, fulfilment.ship_order, order.id, parcel=SF)
    with pytest.raises(NotPermitted):
        shop.office.do(warehouse, fulfilment.undo_shipment, order.id, fulfilment_id=first)


def test_a_parcel_that_was_signed_for_is_no_longer_just_undone(shop: Shop) -> None:
    warehouse, order = shop.person(Preset.WAREHOUSE), shop.an_order(fen=1_000, paid=True)
    shop.office.do(warehouse, fulfilment.ship_order, order.id, parcel=SF)
    with shop.office.transaction() as connection:
        connection.execute(update(Fulfilment).values(signed_at=shop.clock.now))
    with pytest.raises(NotPermitted):
        shop.office.do(warehouse, fulfilment.undo_shipment, order.id, fulfilment_id=fulfilment_of(shop, order))


def test_an_own_release_is_undone_within_a_minute_and_later_takes_the_right(shop: Shop) -> None:
    shop.setting("auto_release", "false")
    warehouse, order = shop.person(Preset.WAREHOUSE), shop.an_order(fen=1_000, paid=True)
    shop.office.do(warehouse, fulfilment.release_order, order.id)
    assert shop.office.do(warehouse, fulfilment.unrelease_order, order.id).status is S.PAID
    shop.office.do(warehouse, fulfilment.release_order, order.id)
    shop.clock.forward(seconds=61)
    with pytest.raises(NotPermitted):
        shop.office.do(warehouse, fulfilment.unrelease_order, order.id, reason="看错了")


def test_when_the_rest_is_cancelled_the_wait_for_the_receipt_starts_and_the_clock_completes(shop: Shop) -> None:
    order = shop.an_order(fen=1_000, qty=3, paid=True)
    (line,) = shop.lines(order)
    ship(shop, order, lines={line: 1})
    shop.do(cancels.cancel_lines, order.id, lines={line: 2}, reason="缺货")
    shop.clock.forward(days=6, hours=23)
    assert run_once(shop.office, shop.worker()).completed == 0
    shop.clock.forward(hours=1)
    assert run_once(shop.office, shop.worker()).completed == 1
    assert row_of(shop, order).status is S.COMPLETED
    assert shop.breaks() == []


def test_a_shelf_that_holds_less_than_is_promised_lets_a_paid_order_rest(shop: Shop) -> None:
    order = shop.an_order(fen=1_000, qty=2, stock=5)
    with shop.office.transaction() as connection:
        # a stock-take found one: h < r is allowed
        connection.execute(update(Stock).values(on_hand=1))
    paid = shop.pay(order)
    assert (paid.status, paid.rest_reason) == (S.PAID, RestReason.SHORT_OF_STOCK)
    assert shop.office.do(shop.person(Preset.WAREHOUSE), fulfilment.release_order, paid.id).status is S.TO_SHIP


def test_a_held_order_is_neither_shipped_nor_completed_but_noted_and_cancelled(shop: Shop) -> None:
    shipped, waiting = ship(shop, shop.an_order(fen=1_000, paid=True)), shop.an_order(fen=1_000, paid=True)
    for order in (shipped, waiting):
        shop.do(marks.hold_order, order.id, reason="等客户")
        shop.do(marks.note_order, order.id, body="已去电")
    with pytest.raises(Held):
        ship(shop, waiting)
    with pytest.raises(Held):
        shop.do(fulfilment.complete_order, shipped.id)
    assert shop.do(cancels.cancel_paid_order, waiting.id, reason="不要了").status is S.CANCELLED
    assert shop.breaks() == []


def test_hold_stops_shipping_and_release_but_not_payment(shop: Shop) -> None:
    order = shop.an_order(fen=10_000)
    shop.do(marks.hold_order, order.id, reason="地址存疑")
    paid = shop.pay(order)
    assert (paid.status, paid.rest_reason) == (S.PAID, RestReason.HELD)
    with pytest.raises(Held):
        shop.do(fulfilment.release_order, order.id)
    for _ in range(2):
        shop.do(marks.unhold_order, order.id)
        shop.do(marks.hold_order, order.id, reason="再等等")
    shop.do(marks.unhold_order, order.id)
    assert shop.do(fulfilment.release_order, order.id).status is S.TO_SHIP


def test_marks_stay_beside_the_version(shop: Shop) -> None:
    order = shop.an_order(fen=100)
    shop.do(marks.note_order, order.id, body="请用气泡袋")
    shop.do(marks.tag_order, order.id, tag="易碎")
    shop.do(marks.set_priority, order.id, priority=2)
    row = shop.do(marks.assign_order, order.id, login="lixiang")
    assert (row.version, row.priority, row.assignee) == (order.version, 2, "李想")
    shop.do(marks.untag_order, order.id, tag="易碎")


def test_a_wrong_waybill_is_corrected_while_the_parcel_travels(shop: Shop) -> None:
    order = ship(shop, shop.an_order(fen=100, paid=True))
    from desktop.services.fulfilment import Parcel

    parcel = fulfilment_of(shop, order)
    shop.do(fulfilment.correct_waybill, order.id, fulfilment_id=parcel, parcel=Parcel("zhongtong", "75312345678901"))
    assert shop.count(select(Fulfilment.waybill)) == "75312345678901"
    shop.do(fulfilment.complete_order, order.id)
    with pytest.raises(NotAllowedNow):
        shop.do(fulfilment.correct_waybill, order.id, fulfilment_id=parcel, parcel=SF)


def test_an_address_change_makes_a_new_recipient_and_keeps_the_old(shop: Shop) -> None:
    order = shop.an_order(fen=100, paid=True)
    moved = shop.do(
        editing.edit_order,
        order.id,
        recipient=RecipientDraft("欧阳锋", "+86 199-0000-1234", "浙江省杭州市", "样本大道8号"),
    )
    assert (moved.recipient_name, moved.phone_mask) == ("欧阳*", "199****1234")
    before, after = shop.count(select(Audit.before).where(Audit.act == "edit_order")), HOME
    assert "recipient" in before and after.name not in before


def test_a_stale_version_is_refused_with_who_changed_what(shop: Shop) -> None:
    order = shop.an_order(fen=100)
    shop.office.do(shop.person(Preset.SERVICE), marks.hold_order, order.id, reason="等")
    with pytest.raises(ChangedByOther) as refused:
        shop.do(cancels.cancel_order, order.id, seen=order.version)
    assert (refused.value.who, refused.value.what) == ("Service", "hold_order")


def test_points_stock_and_quota_refuse_with_what_is_left(shop: Shop) -> None:
    member, sku = shop.a_member(points=100), shop.a_sku(points=60, stock=3, limit=4)
    with pytest.raises(InsufficientPoints) as points:
        shop.place(member, (sku, 2))
    assert points.value.short_by == 20
    shop.a_lot(member, 1_000, None)
    with pytest.raises(OutOfStock) as stock:
        shop.place(member, (sku, 4))
    assert stock.value.left == 3
    with pytest.raises(LimitReached):
        shop.place(member, (sku, 5))
    assert shop.balance(member) == (1_100, 0, 0, 0)
    assert shop.breaks() == []


def test_units_that_are_gone_cant_be_shipped_or_cancelled_again(shop: Shop) -> None:
    order = shop.an_order(points=100, fen=1_000, qty=2, paid=True)
    (line,) = shop.lines(order)
    ship(shop, order, lines={line: 1})
    with pytest.raises(UnitsNotOpen):
        ship(shop, order, lines={line: 2})
    with pytest.raises(UnitsNotOpen):
        shop.do(cancels.cancel_lines, order.id, lines={line: 2}, reason="x")
    with pytest.raises(NotAllowedNow):
        shop.do(cancels.cancel_paid_order, order.id, reason="x")
    assert shop.breaks() == []


def test_every_change_leaves_an_event_with_ids_only(shop: Shop) -> None:
    order = ship(shop, shop.an_order(fen=100, paid=True))
    with shop.engine.connect() as connection:
        events = connection.execute(
            select(Outbox.topic, Outbox.payload).where(Outbox.aggregate == f"order:{order.id}").order_by(Outbox.id)
        ).all()
    assert [topic for topic, _ in events].count("order.status_changed") == 4
    assert not any("何" in payload or "9516" in payload for _, payload in events)


def test_payment_methods_and_references_are_checked(shop: Shop) -> None:
    order = shop.an_order(fen=100)
    for method, reference in (("gold", "1"), ("wechat", " "), ("wechat", "x" * 101)):
        with pytest.raises(Invalid):
            shop.do(payments.confirm_payment, order.id, method=method, reference=reference, amount_fen=100)
