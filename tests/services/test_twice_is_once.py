"""Twice is once: a repeated command acts once, and an effect that comes back for another cause still works."""

from __future__ import annotations

from sqlalchemy import func, select

from desktop.models.catalogue import StockEntry
from desktop.models.journal import Audit, Command, Outbox
from desktop.models.ledger import Freeze, PointsEntry
from desktop.models.order import Fulfilment, OrderException, Payment, Refund, Task
from desktop.models.vocabulary import OrderStatus, PaymentState, RefundState
from desktop.services import cancels, fulfilment, marks, payments, placing
from desktop.services.order_rows import OrderRow
from desktop.services.placing import LineWish
from tests.orders_made import parcel_of, refund_of, row_of, sizes
from tests.people import HOME, SF, Shop

S = OrderStatus


def verbs(shop: Shop, order: OrderRow) -> list[str]:
    """What the points ledger says of the order, in order."""
    with shop.engine.connect() as connection:
        return list(
            connection.execute(
                select(PointsEntry.verb).where(PointsEntry.order_id == order.id).order_by(PointsEntry.id)
            ).scalars()
        )


def stock_verbs(shop: Shop, order: OrderRow) -> list[str]:
    with shop.engine.connect() as connection:
        return list(
            connection.execute(
                select(StockEntry.verb).where(StockEntry.order_id == order.id).order_by(StockEntry.id)
            ).scalars()
        )


def test_ship_undo_ship_undo_ship_moves_stock_each_time(shop: Shop) -> None:
    order = shop.an_order(points=100, fen=1_000, qty=2, paid=True)
    for _ in range(2):
        order = shop.do(fulfilment.ship_order, order.id, parcel=SF)
        order = shop.do(fulfilment.undo_shipment, order.id, fulfilment_id=parcel_of(shop, order))
    order = shop.do(fulfilment.ship_order, order.id, parcel=SF)
    assert (order.status, order.units_shipped) == (S.SHIPPED, 2)
    assert stock_verbs(shop, order) == ["RESERVE", "SHIP", "UNSHIP", "SHIP", "UNSHIP", "SHIP"]
    assert shop.stock("SKU1") == (8, 0)
    with shop.engine.connect() as connection:
        states = connection.execute(select(Fulfilment.state).order_by(Fulfilment.id)).scalars().all()
    assert states == ["UNDONE", "UNDONE", "SHIPPED"]
    assert shop.breaks() == []


def test_the_same_undo_by_two_clicks_is_one_undo(shop: Shop) -> None:
    order = shop.do(fulfilment.ship_order, shop.an_order(fen=1_000, paid=True).id, parcel=SF)
    parcel = parcel_of(shop, order)
    for _ in range(3):
        shop.office.do_command(shop.owner, "click-1", fulfilment.undo_shipment, order.id, fulfilment_id=parcel)
    assert stock_verbs(shop, order) == ["RESERVE", "SHIP", "UNSHIP"]
    assert shop.breaks() == []


def test_hold_unhold_hold_each_count(shop: Shop) -> None:
    order = shop.an_order(fen=1_000, paid=True)
    for reason in ("等客户", "地址存疑"):
        held = shop.do(marks.hold_order, order.id, reason=reason)
        assert held.hold_reason == reason
        assert shop.do(marks.unhold_order, order.id).hold_reason is None
    held = shop.do(marks.hold_order, order.id, reason="缺件")
    assert (held.hold_reason, held.version) == ("缺件", order.version + 5)
    assert shop.breaks() == []


def test_release_unrelease_release_keeps_one_ship_notice(shop: Shop) -> None:
    order = shop.an_order(fen=1_000, paid=True)
    for _ in range(2):
        order = shop.do(fulfilment.unrelease_order, order.id, reason="地址待核")
        order = shop.do(fulfilment.release_order, order.id)
    assert order.status is S.TO_SHIP
    assert shop.count(select(func.count()).select_from(Task)) == 1
    assert shop.breaks() == []


def test_a_late_payment_after_the_deadline_freezes_a_second_time(shop: Shop) -> None:
    member, sku = shop.a_member(points=500), shop.a_sku(points=500, fen=1_000, limit=1)
    order = shop.place(member, (sku, 1))
    shop.clock.forward(minutes=31)
    shop.office.do(shop.worker(), cancels.cancel_order, order.id)
    revived = shop.pay(order)
    assert revived.status is S.TO_SHIP
    assert verbs(shop, order) == ["FREEZE", "UNFREEZE", "FREEZE", "CONSUME", "EARN"]
    assert stock_verbs(shop, order) == ["RESERVE", "RELEASE", "RESERVE"]
    assert shop.count(select(func.count()).select_from(Freeze)) == 2
    gone = shop.do(cancels.cancel_paid_order, order.id, reason="缺货")
    assert gone.status is S.CANCELLED
    assert shop.balance(member) == (500, 0, 0, 0)
    assert shop.stock(sku) == (10, 0)
    assert shop.breaks() == []


def test_a_revived_order_ships_and_undoes_like_any_other(shop: Shop) -> None:
    member, sku = shop.a_member(points=200), shop.a_sku(points=100, fen=1_000)
    order = shop.place(member, (sku, 2))
    shop.clock.forward(minutes=31)
    shop.office.do(shop.worker(), cancels.cancel_order, order.id)
    order = shop.pay(order)
    (line,) = shop.lines(order)
    order = shop.do(fulfilment.ship_order, order.id, parcel=SF, lines={line: 1})
    order = shop.do(fulfilment.undo_shipment, order.id, fulfilment_id=parcel_of(shop, order))
    order = shop.do(fulfilment.ship_order, order.id, parcel=SF)
    assert order.status is S.SHIPPED
    assert shop.breaks() == []


def test_two_partial_cancels_of_one_line_make_two_refunds(shop: Shop) -> None:
    order = shop.an_order(points=100, fen=1_000, qty=3, paid=True)
    (line,) = shop.lines(order)
    for _ in range(2):
        order = shop.do(cancels.cancel_lines, order.id, lines={line: 1}, reason="缺货")
    assert (order.status, order.units_cancelled) == (S.TO_SHIP, 2)
    with shop.engine.connect() as connection:
        refunds_made = connection.execute(select(Refund.amount_fen, Refund.state).order_by(Refund.id)).all()
    assert [tuple(row) for row in refunds_made] == [(1_000, RefundState.APPROVED)] * 2
    assert verbs(shop, order).count("REVERT") == 2
    assert shop.balance(order.member_id or 0) == (200, 0, 10, 0)
    assert shop.breaks() == []


def test_a_partial_cancel_clicked_twice_with_one_id_is_one(shop: Shop) -> None:
    order = shop.an_order(points=100, fen=1_000, qty=3, paid=True)
    lines = {shop.lines(order)[0]: 1}
    rows = [
        shop.office.do_command(shop.owner, "one", cancels.cancel_lines, order.id, lines=lines, reason="缺货")
        for _ in range(2)
    ]
    assert rows[0] == rows[1]
    assert rows[0].units_cancelled == 1
    assert shop.count(select(func.count()).select_from(Refund)) == 1
    assert shop.breaks() == []


def test_a_webhook_delivered_five_times_pays_once_and_answers_the_same(shop: Shop) -> None:
    front, order = shop.storefront(), shop.an_order(points=100, fen=1_000)
    answers, after = [], []
    for _ in range(5):
        answers.append(
            shop.office.do_command(
                front, "wechat:evt-1", payments.confirm_payment, order.id, method="wechat", reference="4200001",
                amount_fen=order.cash_fen,
            )
        )  # fmt: skip
        after.append(sizes(shop))
    assert all(answer == answers[0] for answer in answers)
    assert all(size == after[0] for size in after)
    assert shop.count(select(func.count()).select_from(Payment)) == 1
    assert shop.count(select(func.count()).select_from(Command).where(Command.id == "wechat:evt-1")) == 1
    assert shop.breaks() == []


def test_a_webhook_with_a_new_id_for_a_known_payment_changes_nothing_of_the_order(shop: Shop) -> None:
    front, order = shop.storefront(), shop.an_order(points=100, fen=1_000)
    for event in ("evt-1", "evt-2"):
        row = shop.office.do_command(
            front, event, payments.confirm_payment, order.id, method="wechat", reference="4200001",
            amount_fen=order.cash_fen,
        )  # fmt: skip
    assert (row.status, row.payment_state) == (S.TO_SHIP, PaymentState.PAID)
    assert row == row_of(shop, order)
    assert shop.count(select(func.count()).select_from(Payment)) == 1
    assert shop.count(select(func.count()).select_from(OrderException)) == 0
    assert shop.count(select(func.count()).where(Audit.act == "repeat_payment")) == 1
    assert shop.breaks() == []


def test_placing_again_with_the_same_id_gives_the_order_that_exists(shop: Shop) -> None:
    member, sku = shop.a_member(points=300), shop.a_sku(points=100)
    placed = [
        shop.office.do_command(
            shop.owner, "basket-7", placing.place_order, member, lines=(LineWish(sku, 2),), recipient=HOME
        )
        for _ in range(3)
    ]
    assert {order.id for order in placed} == {placed[0].id}
    assert shop.balance(member) == (100, 0, 0, 0)
    assert shop.stock(sku) == (10, 2)


def test_a_refund_done_twice_is_refused_and_a_repeat_of_the_click_is_not(shop: Shop) -> None:
    from desktop.services import refunds

    order = shop.do(cancels.cancel_paid_order, shop.an_order(fen=1_000, paid=True).id, reason="缺货")
    refund = refund_of(shop, order)
    rows = [
        shop.office.do_command(shop.owner, "done", refunds.record_refund_done, refund, reference="R1") for _ in range(2)
    ]
    assert rows[0] == rows[1]
    assert rows[0].payment_state is PaymentState.REFUNDED
    assert shop.count(select(func.count()).where(Outbox.topic == "refund.completed")) == 1
    assert shop.breaks() == []
