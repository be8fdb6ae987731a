"""What is given back and what arrives late: cancels, edits and odd payments, on both databases."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from desktop import cli_texts
from desktop.models.ledger import Lot
from desktop.models.order import Fulfilment, OrderException, Payment, Refund
from desktop.models.vocabulary import OrderStatus, PaymentState, RefundState
from desktop.services import cancels, editing, fulfilment, marks, payments, refunds, rules
from desktop.services.errors import (
    EditTooDear,
    Held,
    NotAllowedNow,
    ReferenceTaken,
)
from desktop.services.order_rows import OrderRow
from desktop.services.placing import LineWish
from desktop.services.rule_document import RuleDocument
from desktop.views.texts import sentence
from tests import orders_made
from tests.people import SF, Shop

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


def test_cancelling_an_unpaid_order_gives_everything_back(shop: Shop) -> None:
    member, sku = shop.a_member(points=500), shop.a_sku(points=500, fen=100, limit=1)
    order = shop.place(member, (sku, 1))
    cancelled = shop.do(cancels.cancel_order, order.id, reason="不要了")
    assert cancelled.status is S.CANCELLED
    assert shop.balance(member) == (500, 0, 0, 0)
    assert shop.stock(sku) == (10, 0)
    assert shop.place(member, (sku, 1)).status is S.UNPAID
    assert shop.breaks() == []


def test_the_worker_cancels_only_past_the_deadline_and_never_a_held_order(shop: Shop) -> None:
    worker = shop.worker()
    order = shop.an_order(fen=100)
    with pytest.raises(NotAllowedNow):
        shop.office.do(worker, cancels.cancel_order, order.id)
    shop.clock.forward(minutes=31)
    shop.do(marks.hold_order, order.id, reason="等客户")
    with pytest.raises(Held):
        shop.office.do(worker, cancels.cancel_order, order.id)
    shop.do(marks.unhold_order, order.id)
    assert shop.office.do(worker, cancels.cancel_order, order.id).status is S.CANCELLED


def test_a_cancelled_order_gives_back_points_to_the_lots_they_came_from(shop: Shop) -> None:
    member = shop.a_member()
    soon = shop.a_lot(member, 1_200, date(2026, 11, 25))
    late = shop.a_lot(member, 4_500, date(2027, 3, 31))
    order = shop.pay(shop.place(member, (shop.a_sku(points=5_000, fen=5_900), 1)))
    shop.clock.forward(days=3)
    shop.do(cancels.cancel_paid_order, order.id, reason="会员不想要了")
    with shop.engine.connect() as connection:
        lots = connection.execute(
            select(Lot.id, Lot.parent_id, Lot.available, Lot.expires_on)
            .where(Lot.member_id == member, Lot.available > 0)
            .order_by(Lot.id)
        ).all()
    assert [tuple(lot[1:]) for lot in lots] == [(None, 4_500, date(2027, 3, 31)), (soon, 1_200, date(2026, 12, 27))]
    assert lots[0].id == late
    assert shop.balance(member) == (5_700, 0, 0, 0)
    assert refund_of(shop, order)[1:] == (7_100, RefundState.APPROVED)
    assert shop.breaks() == []


def test_a_refund_above_the_limit_waits_for_a_person_with_the_right(shop: Shop) -> None:
    shop.setting("refund_limit_fen", "1000")
    order = shop.an_order(fen=20_000, paid=True)
    shop.do(marks.note_order, order.id, body="客户来电")
    cancelled = shop.do(cancels.cancel_paid_order, order.id, reason="缺货")
    refund, fen, state = refund_of(shop, cancelled)
    assert (fen, state) == (20_000, RefundState.APPROVED)
    row = shop.do(refunds.record_refund_done, refund, reference="R1")
    assert row.payment_state is PaymentState.REFUNDED
    assert shop.breaks() == []


def test_cancelled_lines_give_back_cumulative_shares_and_the_last_takes_the_rest(shop: Shop) -> None:
    member, sku = shop.a_member(points=100), shop.a_sku(points=0, fen=3_333)
    order = shop.pay(shop.place(member, (sku, 3), coupon="NEW12", deduct_points=100))
    (line,) = shop.lines(order)
    assert order.cash_fen == 9_999 - 1_200 - 100
    given = []
    for _ in range(3):
        before = shop.count(select(func.coalesce(func.sum(Refund.amount_fen), 0)))
        shop.do(cancels.cancel_lines, order.id, lines={line: 1}, reason="缺货")
        given.append(shop.count(select(func.sum(Refund.amount_fen))) - before)
        assert shop.breaks() == []
    assert given == [2_899, 2_900, 2_900]
    assert shop.balance(member)[0] == 100


def test_an_edit_of_an_unpaid_order_is_priced_under_todays_version(shop: Shop) -> None:
    member, sku, other = shop.a_member(points=900), shop.a_sku(points=500, fen=2_000), shop.a_sku(points=300, fen=1_000)
    order = shop.place(member, (sku, 1))
    shop.do(rules.publish_rules, RuleDocument(points_per_yuan=5))
    edited = shop.do(editing.edit_order, order.id, lines=(LineWish(other, 2),))
    assert (edited.points, edited.cash_fen, edited.status) == (600, 2_000, S.UNPAID)
    assert shop.balance(member) == (300, 600, 0, 0)
    assert shop.stock(sku) == (10, 0)
    assert shop.breaks() == []


def test_an_edit_that_leaves_no_cash_due_pays_the_order(shop: Shop) -> None:
    member, sku, free = shop.a_member(points=900), shop.a_sku(points=500, fen=2_000), shop.a_sku(points=300)
    order = shop.place(member, (sku, 1))
    edited = shop.do(editing.edit_order, order.id, lines=(LineWish(free, 1),))
    assert edited.status is S.TO_SHIP
    assert shop.balance(member) == (600, 0, 0, 0)
    assert shop.breaks() == []


def test_after_payment_a_cheaper_line_under_a_newer_version_gives_the_difference_back(shop: Shop) -> None:
    member = shop.a_member(points=2_000)
    dear, cheap = shop.a_sku(points=2_000, fen=10_000), shop.a_sku("双层玻璃杯", points=500, fen=4_000)
    order = shop.pay(shop.place(member, (dear, 1)))
    shop.do(rules.publish_rules, RuleDocument(points_per_yuan=9, freight_fen=5_000))
    (line,) = shop.lines(order)
    edited = shop.do(editing.edit_order, order.id, lines=(LineWish(cheap, 1),), replaced={line: 1})
    assert (edited.status, edited.units, edited.units_cancelled) == (S.TO_SHIP, 2, 1)
    assert shop.balance(member) == (1_500, 0, 40, 0)
    assert refund_of(shop, order)[1] == 6_000
    assert (shop.stock(dear), shop.stock(cheap)) == ((10, 0), (10, 1))
    assert shop.breaks() == []
    assert ship(shop, edited).status is S.SHIPPED
    assert shop.breaks() == []


def test_after_payment_a_dearer_line_is_refused_with_how_much_too_dear(shop: Shop) -> None:
    member = shop.a_member(points=500)
    order = shop.pay(shop.place(member, (shop.a_sku(points=500, fen=1_000), 1)))
    (line,) = shop.lines(order)
    dear = shop.a_sku(points=600, fen=1_500)
    with pytest.raises(EditTooDear) as refused:
        shop.do(editing.edit_order, order.id, lines=(LineWish(dear, 1),), replaced={line: 1})
    assert (refused.value.points_over, refused.value.fen_over) == (100, 500)
    assert shop.breaks() == []


def test_a_late_payment_revives_an_order_that_only_the_deadline_had_cancelled(shop: Shop) -> None:
    member, sku = shop.a_member(points=500), shop.a_sku(points=500, fen=1_000)
    order = shop.place(member, (sku, 1))
    shop.clock.forward(minutes=31)
    shop.office.do(shop.worker(), cancels.cancel_order, order.id)
    revived = shop.pay(order)
    assert (revived.status, revived.payment_state) == (S.TO_SHIP, PaymentState.PAID)
    assert shop.balance(member) == (0, 0, 10, 0)
    assert shop.stock(sku) == (10, 1)
    assert shop.breaks() == []


def test_a_late_payment_whose_points_are_spent_is_kept_and_its_refund_proposed(shop: Shop) -> None:
    member, sku = shop.a_member(points=500), shop.a_sku(points=500, fen=1_000)
    order = shop.place(member, (sku, 1))
    shop.clock.forward(minutes=31)
    shop.office.do(shop.worker(), cancels.cancel_order, order.id)
    shop.pay(shop.place(member, (sku, 1)), "other")
    late = shop.pay(order)
    assert (late.status, late.payment_state) == (S.CANCELLED, PaymentState.UNVERIFIED)
    assert refund_of(shop, order)[1:] == (2_200, RefundState.PROPOSED)
    assert shop.count(select(OrderException.kind)) == "LATE_PAYMENT"
    assert shop.balance(member) == (0, 0, 10, 0)
    assert shop.breaks() == []


@pytest.mark.parametrize("what", ["stock", "limit"])
def test_a_late_payment_finds_stock_and_limit_again_or_leaves_everything_as_it_was(shop: Shop, what: str) -> None:
    member, other = shop.a_member(points=1_000), shop.a_member("萧峰", points=1_000)
    sku = shop.a_sku(points=500, fen=1_000, stock=1 if what == "stock" else 9, limit=1)
    order = shop.place(member, (sku, 1))
    shop.clock.forward(minutes=31)
    shop.office.do(shop.worker(), cancels.cancel_order, order.id)
    shop.place(other if what == "stock" else member, (sku, 1))
    before = shop.balance(member), shop.stock(sku)
    late = shop.pay(order)
    assert (late.status, late.payment_state) == (S.CANCELLED, PaymentState.UNVERIFIED)
    assert refund_of(shop, order)[1:] == (2_200, RefundState.PROPOSED)
    assert (shop.balance(member), shop.stock(sku)) == before
    assert shop.breaks() == []


def test_a_payment_for_an_order_that_a_person_cancelled_is_handed_back(shop: Shop) -> None:
    order = shop.an_order(fen=1_000)
    shop.do(cancels.cancel_order, order.id, reason="不要了")
    late = shop.pay(order)
    assert late.status is S.CANCELLED
    assert refund_of(shop, order)[2] == RefundState.PROPOSED


@pytest.mark.parametrize("fen", [1, 999_999])
def test_a_wrong_amount_is_kept_aside_and_the_right_one_still_pays(shop: Shop, fen: int) -> None:
    order = shop.an_order(fen=10_000)
    odd = shop.pay(order, "wrong", fen)
    assert (odd.status, odd.payment_state) == (S.UNPAID, PaymentState.UNVERIFIED)
    assert shop.pay(order, "right").status is S.TO_SHIP
    assert shop.breaks() == []


def test_the_same_payment_five_times_pays_once_and_another_one_is_proposed_back(shop: Shop) -> None:
    order = shop.an_order(fen=10_000)
    for _ in range(5):
        assert shop.pay(order).status is S.TO_SHIP
    assert shop.count(select(func.count()).select_from(Payment)) == 1
    second = shop.pay(order, "another")
    assert second.payment_state is PaymentState.UNVERIFIED
    assert refund_of(shop, order)[1:] == (10_000, RefundState.PROPOSED)
    assert shop.breaks() == []


@pytest.mark.parametrize("ending", ["done", "dropped"])
def test_a_second_payment_that_is_settled_leaves_the_order_paid_and_its_question_closed(
    shop: Shop, ending: str
) -> None:
    order = shop.an_order(fen=10_000, paid=True)
    shop.pay(order, "another")
    refund = orders_made.refund_of(shop, order)
    if ending == "done":
        shop.do(refunds.approve_refund, refund)
        row = shop.do(refunds.record_refund_done, refund, reference="R1")
    else:
        row = shop.do(refunds.drop_refund, refund, reason="已经用别的方式退过")
    assert row.payment_state is PaymentState.PAID
    assert shop.count(select(func.count()).where(OrderException.closed_at.is_(None))) == 0
    cancelled = shop.do(cancels.cancel_paid_order, order.id, reason="缺货")
    row = shop.do(refunds.record_refund_done, orders_made.refund_of(shop, cancelled), reference="R2")
    assert row.payment_state is PaymentState.REFUNDED
    assert shop.breaks() == []


@pytest.mark.parametrize(
    ("ending", "badge"), [("done", PaymentState.REFUNDED), ("dropped", PaymentState.UNPAID)]
)  # fmt: skip
def test_a_wrong_amount_that_is_settled_is_in_question_no_more(shop: Shop, ending: str, badge: PaymentState) -> None:
    order = shop.an_order(fen=10_000)
    shop.pay(order, "wrong", 1)
    refund = orders_made.refund_of(shop, order)
    if ending == "done":
        shop.do(refunds.approve_refund, refund)
        row = shop.do(refunds.record_refund_done, refund, reference="R1")
    else:
        row = shop.do(refunds.drop_refund, refund, reason="核实后付款无误")
    assert (row.status, row.payment_state) == (S.UNPAID, badge)
    assert shop.pay(order).payment_state is PaymentState.PAID


def test_after_one_payment_was_handed_back_another_revives_the_order_and_its_cancel_refunds_that_one(
    shop: Shop,
) -> None:
    """The points came back meanwhile: the second payment stands for the order, the first goes back as it was said."""
    member, sku = shop.a_member(points=500), shop.a_sku(points=500, fen=1_000)
    order = shop.place(member, (sku, 1))
    shop.clock.forward(minutes=31)
    shop.office.do(shop.worker(), cancels.cancel_order, order.id)
    other = shop.place(member, (sku, 1))
    assert shop.pay(order, "first").status is S.CANCELLED
    shop.do(cancels.cancel_order, other.id, reason="不要了")
    revived = shop.pay(order, "second")
    assert (revived.status, shop.breaks()) == (S.TO_SHIP, [])
    shop.do(cancels.cancel_paid_order, order.id, reason="缺货")
    with shop.engine.connect() as connection:
        refunded = connection.execute(
            select(Payment.reference, Refund.amount_fen, Refund.state)
            .join(Refund, Refund.payment_id == Payment.id)
            .order_by(Refund.id)
        ).all()
    assert [tuple(row) for row in refunded] == [("first", 2_200, "PROPOSED"), ("second", 2_200, "APPROVED")]
    assert shop.balance(member) == (500, 0, 0, 0)
    assert shop.breaks() == []


def test_units_cancelled_before_a_parcel_went_dont_keep_it_from_coming_back(shop: Shop) -> None:
    """In the same moment by the clock: what counts is the order in which it was done."""
    order = shop.an_order(points=100, fen=1_000, qty=3, paid=True)
    (line,) = shop.lines(order)
    shop.do(cancels.cancel_lines, order.id, lines={line: 1}, reason="缺货")
    shipped = ship(shop, order)
    assert shipped.status is S.SHIPPED
    back = shop.do(fulfilment.undo_shipment, order.id, fulfilment_id=fulfilment_of(shop, order), reason="贴错面单")
    assert (back.status, back.units_cancelled, back.units_shipped) == (S.TO_SHIP, 1, 0)
    assert shop.breaks() == []


def test_a_providers_reference_pays_one_order_and_is_free_again_once_it_was_found_to_be_anothers(shop: Shop) -> None:
    first, second, third = (shop.an_order(fen=1_000) for _ in range(3))
    shop.pay(first, "4200001")
    with pytest.raises(ReferenceTaken) as taken:
        shop.pay(second, "4200001")
    assert taken.value.order_no == first.order_no and first.order_no in sentence(taken.value)
    assert first.order_no in cli_texts.sentence(taken.value)
    assert orders_made.row_of(shop, second).status is S.UNPAID
    shop.do(payments.confirm_payment, second.id, method="alipay", reference="4200001", amount_fen=second.cash_fen)

    shop.pay(third, "4200002", 999)
    fourth = shop.an_order(fen=1_000)
    with pytest.raises(ReferenceTaken):
        shop.pay(fourth, "4200002")
    refund = shop.count(select(Refund.id).where(Refund.order_id == third.id))
    shop.do(refunds.drop_refund, refund, reason="记错了订单")
    assert shop.pay(fourth, "4200002").status is S.TO_SHIP

    for order in (shop.an_order(fen=500), shop.an_order(fen=500)):
        shop.do(payments.confirm_payment, order.id, method="cash", reference="现金", amount_fen=order.cash_fen)
    assert shop.breaks() == []
