"""What is offered to whom, quick acts and their toasts, and an act whose connection is lost."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.models.vocabulary import ORDER_MOVES, OrderStatus, Preset
from desktop.services import cancels, fulfilment, marks
from desktop.services.errors import DatabaseGone
from desktop.services.order_rows import OrderRow
from desktop.views import case_sheet
from desktop.views.order_acts.acts import Offered
from tests.orders_made import S, an_order_in, parcel_of, row_of
from tests.people import SF, Shop
from tests.views.order_acts.bench import Bench
from tests.views.order_acts.conftest import Benches


def keys(offered: list[Offered]) -> set[str]:
    return {one.key for one in offered}


@pytest.mark.parametrize(
    ("status", "key", "words"),
    [
        (S.UNPAID, "confirm_payment", "确认收款 ¥42.00"),
        (S.PAID, "release_order", "放行"),
        (S.TO_SHIP, "ship_order", "发货 3 件"),
        (S.SHIPPED, "complete_order", "完成订单"),
    ],
)
def test_the_best_next_step_comes_first_with_its_price(bench: Bench, status: OrderStatus, key: str, words: str) -> None:
    first = bench.acts.offered(an_order_in(bench.shop, status))[0]
    assert (first.key, first.words, first.primary) == (key, words, True)


def test_only_one_step_is_the_best(bench: Bench) -> None:
    for status in OrderStatus:
        offered = bench.acts.offered(an_order_in(bench.shop, status))
        assert sum(one.primary for one in offered) <= 1


def test_nothing_is_offered_that_the_workflow_refuses(bench: Bench) -> None:
    for status in OrderStatus:
        for one in bench.acts.offered(an_order_in(bench.shop, status)):
            assert one.key not in ORDER_MOVES or any(origin is status for origin, _ in ORDER_MOVES[one.key])


def test_a_held_order_is_first_let_go(bench: Bench) -> None:
    order = bench.shop.do(marks.hold_order, an_order_in(bench.shop, S.TO_SHIP).id, reason="等颜色")
    offered = bench.acts.offered(order)
    assert offered[0].key == "unhold_order"
    assert not keys(offered) & {"ship_order", "hold_order"}


@pytest.mark.parametrize(
    ("preset", "may", "may_not"),
    [
        (
            Preset.SERVICE,
            {"ship_order", "hold_order", "note_order"},
            {"cancel_paid_order", "cancel_lines", "edit_order"},
        ),
        (Preset.WAREHOUSE, {"ship_order", "tag_order"}, {"hold_order", "assign_order", "cancel_paid_order"}),
        (Preset.FINANCE, {"note_order"}, {"ship_order", "tag_order", "cancel_paid_order"}),
        (Preset.AUDITOR, set(), set(ORDER_MOVES)),
    ],
)
def test_what_a_role_has_no_right_to_isnt_offered(
    bench_of: Benches, preset: Preset, may: set[str], may_not: set[str]
) -> None:
    bench = bench_of(preset)
    offered = keys(bench.acts.offered(an_order_in(bench.shop, S.TO_SHIP)))
    assert may <= offered
    assert not offered & may_not


def test_a_refund_above_the_limit_isnt_offered_to_service(bench_of: Benches) -> None:
    bench = bench_of(Preset.SERVICE)
    order = bench.shop.pay(an_order_in(bench.shop, S.UNPAID), fen=2_000)
    assert "approve_refund" in keys(bench.acts.offered(order))
    much = bench.shop.pay(an_order_in(bench.shop, S.UNPAID), reference="9", fen=50_001)
    assert "approve_refund" not in keys(bench.acts.offered(much))


def test_a_release_is_done_at_once_and_taken_back_by_its_toast(bench_of: Benches) -> None:
    bench = bench_of(Preset.WAREHOUSE)
    order = an_order_in(bench.shop, S.PAID)
    bench.start("release_order", order)
    assert bench.acts.sheet is None
    assert bench.toast() == f"{order.order_no} 已放行，可以发货"
    assert "unrelease_order" in keys(bench.acts.offered(bench.rows[-1]))
    bench.undo()
    assert [row.status for row in bench.rows] == [OrderStatus.TO_SHIP, OrderStatus.PAID]


def test_a_newer_act_takes_the_older_toast_away(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.PAID)
    bench.start("release_order", order)
    bench.start("note_order", order)
    bench.sheet().edit.setPlainText("看过")
    bench.submit()
    assert [toast.action.text() for toast in bench.toaster.toasts] == [""]


def test_an_act_that_came_too_late_says_what_is_allowed_now(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.PAID)
    bench.shop.do(cancels.cancel_paid_order, order.id, reason="缺货")
    bench.start("release_order", order)
    assert bench.toast().startswith("订单现在是「已取消」，不能放行。")


def lose_the_answer(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The next command is done, but its answer never arrives. Returns the ids that were sent."""
    sent: list[str] = []
    real = shop.office.do_command

    def once(actor: Any, command_id: str, act: Any, *args: Any, **kwargs: Any) -> Any:
        sent.append(command_id)
        answer = real(actor, command_id, act, *args, **kwargs)
        if len(sent) == 1:
            raise DatabaseGone(outcome_known=False)
        return answer

    monkeypatch.setattr(shop.office, "do_command", once)
    return sent


def shipped(shop: Shop, order: OrderRow) -> int:
    return row_of(shop, order).parcels


def test_a_command_keeps_its_id_over_a_lost_connection(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    order = an_order_in(bench.shop, S.TO_SHIP)
    bench.start("ship_order", order)
    bench.sheet().waybill.waybill.control.setText(SF.waybill)
    sent = lose_the_answer(bench.shop, monkeypatch)
    bench.submit()
    assert "还不知道这一步做成没有" in bench.error()
    assert bench.sheet().waybill.parcel() == SF
    bench.submit()
    assert sent[0] == sent[1]
    assert shipped(bench.shop, order) == 1
    assert bench.rows[-1].status is OrderStatus.SHIPPED


def test_a_command_in_doubt_is_sent_again_by_itself(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_sheet, "DOUBT_MS", 20)
    order = an_order_in(bench.shop, S.TO_SHIP)
    bench.start("ship_order", order)
    bench.sheet().waybill.waybill.control.setText(SF.waybill)
    sent = lose_the_answer(bench.shop, monkeypatch)
    bench.sheet().submit()
    bench.qtbot.waitUntil(lambda: bench.acts.sheet is None, timeout=10_000)
    assert len(set(sent)) == 1
    assert shipped(bench.shop, order) == 1


def test_a_dialog_closed_in_doubt_leaves_its_command_to_a_toast(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    order = an_order_in(bench.shop, S.TO_SHIP)
    bench.start("ship_order", order)
    bench.sheet().waybill.waybill.control.setText(SF.waybill)
    sent = lose_the_answer(bench.shop, monkeypatch)
    bench.submit()
    bench.sheet().dismiss()
    assert bench.toaster.toasts[-1].action.text() == "再试"
    bench.undo()
    assert sent[0] == sent[1]
    assert bench.rows[-1].status is OrderStatus.SHIPPED


def test_a_quick_act_in_doubt_offers_to_try_again_under_its_id(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    order = an_order_in(bench.shop, S.PAID)
    sent = lose_the_answer(bench.shop, monkeypatch)
    bench.start("release_order", order)
    assert bench.toaster.toasts[-1].action.text() == "再试"
    bench.undo()
    assert sent[0] == sent[1]
    assert bench.rows[-1].status is OrderStatus.TO_SHIP


def test_nothing_can_be_pressed_while_it_is_sent(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.TO_SHIP)
    bench.start("ship_order", order)
    bench.sheet().waybill.waybill.control.setText(SF.waybill)
    bench.sheet().submit()
    assert not bench.sheet().go.isEnabled()
    bench.sheet().dismiss()
    assert bench.acts.sheet is not None
    bench.settle()
    assert shipped(bench.shop, order) == 1


def test_an_own_shipment_of_long_ago_is_taken_back_with_a_reason(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.TO_SHIP)
    bench.start("ship_order", order)
    bench.sheet().waybill.waybill.control.setText(SF.waybill)
    bench.submit()
    bench.shop.clock.forward(minutes=2)
    bench.undo()
    assert "写明原因" in bench.toast()
    assert shipped(bench.shop, order) == 1


def test_the_undo_of_a_shipment_that_somebody_has_taken_back_is_refused(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.TO_SHIP)
    bench.start("ship_order", order)
    bench.sheet().waybill.waybill.control.setText(SF.waybill)
    bench.submit()
    parcel = parcel_of(bench.shop, order)
    bench.shop.do(fulfilment.undo_shipment, order.id, fulfilment_id=parcel)
    bench.undo()
    assert bench.toast() == "没有找到这个包裹，可能已经撤回"
