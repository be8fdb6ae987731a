"""Payments by proof, and refunds: agreed to, done by hand, failed, given up."""

from __future__ import annotations

from desktop.models.vocabulary import OrderStatus, PaymentState
from desktop.services import cancels
from tests.orders_made import S, an_order_in
from tests.views.order_acts.bench import Bench


def test_a_payment_is_confirmed_with_the_cash_due_filled_in(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.UNPAID)
    bench.start("confirm_payment", order)
    assert bench.sheet().go.text() == "确认收款 ¥42.00"
    assert "冻结 300 → 0" in bench.effects()
    assert bench.effects().endswith("未支付\n已支付")
    bench.sheet()._reference.setText("4200001")
    bench.submit()
    assert bench.rows[-1].status is OrderStatus.PAID


def test_a_wrong_amount_is_warned_of_and_kept_aside(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.UNPAID)
    bench.start("confirm_payment", order)
    bench.sheet()._amount.setText("20")
    bench.sheet()._typed("20")
    bench.settle()
    assert "只会记为待核实" in bench.sheet().warning.text()
    assert bench.sheet().go.text() == "登记 ¥20.00，待核实"
    assert "未付 → 待核实" in bench.effects()
    bench.sheet()._reference.setText("4200001")
    bench.submit()
    row = bench.rows[-1]
    assert (row.status, row.payment_state) == (OrderStatus.UNPAID, PaymentState.UNVERIFIED)
    assert row.refund_proposed_fen == 2_000


def test_a_missing_reference_and_a_nonsense_amount_are_said_beneath_their_fields(bench: Bench) -> None:
    bench.start("confirm_payment", an_order_in(bench.shop, S.UNPAID))
    bench.submit()
    assert bench.sheet().reference.error() == "请填流水号"
    bench.sheet()._amount.setText("很多")
    bench.submit()
    assert bench.sheet().amount.error() == "金额写成 12.50 这样"
    assert bench.rows == []


def test_a_proposed_refund_is_agreed_to_and_then_done_by_hand(bench: Bench) -> None:
    order = bench.shop.pay(an_order_in(bench.shop, S.UNPAID), fen=2_000)
    bench.start("approve_refund", order)
    assert "¥20.00  待审批 → 待退款" in bench.effects()
    bench.submit()
    assert bench.rows[-1].refund_due_fen == 2_000
    bench.start("record_refund_done", order)
    bench.submit()
    assert bench.sheet().reference.error() == "请填流水号"
    bench.sheet()._reference.setText("R-1")
    bench.submit()
    assert (bench.rows[-1].refund_due_fen, bench.rows[-1].payment_state) == (0, PaymentState.REFUNDED)


def test_a_refund_is_given_up_with_a_reason(bench: Bench) -> None:
    order = bench.shop.pay(an_order_in(bench.shop, S.UNPAID), fen=2_000)
    bench.start("drop_refund", order)
    bench.submit()
    assert bench.sheet().reasons.field.error() == "请填原因"
    bench.sheet().reasons.choice.choose("matched")
    bench.submit()
    assert bench.rows[-1].refund_proposed_fen == 0


def test_a_failed_refund_can_be_tried_again(bench: Bench) -> None:
    order = bench.shop.do(cancels.cancel_paid_order, an_order_in(bench.shop, S.PAID).id, reason="缺货")
    bench.start("record_refund_failed", order)
    bench.sheet().reasons.choice.choose("bounced")
    bench.submit()
    assert bench.rows[-1].refund_failed_fen == 4_200
    offered = bench.acts.offered(bench.rows[-1])
    assert (offered[0].key, offered[0].words, offered[0].primary) == ("approve_refund", "重新退款 ¥42.00", True)
