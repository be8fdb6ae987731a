"""What an after-sale gives back when it isn't just the allotment: another amount, money sent elsewhere, imported points."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.models.after_sales import ReturnKind, ReturnState
from desktop.models.ledger import Adjustment
from desktop.models.member import Member
from desktop.models.order import Order, Refund
from desktop.models.returns import Attachment, ReturnCase
from desktop.models.vocabulary import AdjustmentState, PaymentState, Preset, RefundState
from desktop.services import adjustments, cancels, return_matters, return_queries, return_refunds, returns
from desktop.services.errors import Invalid, RefundRefused, SecondPersonNeeded
from desktop.services.return_cases import ReturnRow
from tests.goods_calls import PNG
from tests.imports import order_file, run_import
from tests.orders_made import row_for_test, row_of
from tests.people import Shop
from tests.return_calls import DAMAGED, a_case, ask_for, refunded, sent

K, R = ReturnKind, ReturnState


def approved(shop: Shop, case: ReturnRow) -> ReturnRow:
    return shop.do(returns.approve_return, case.id)


def test_less_than_the_allotment_takes_a_reason_and_what_is_kept_back_can_be_given_later(shop: Shop) -> None:
    order = sent(shop, points=100, fen=1_000, qty=3)
    case = approved(shop, ask_for(shop, order, K.REFUND_ONLY))
    with pytest.raises(Invalid) as refused:
        shop.do(return_refunds.refund_return, case.id, cash_fen=700)
    assert (refused.value.field, refused.value.problem) == ("reason", "missing")
    with pytest.raises(RefundRefused) as above:
        shop.do(return_refunds.refund_return, case.id, cash_fen=1_001, reason="多退")
    assert above.value.most_fen == 1_000
    done = shop.do(return_refunds.refund_return, case.id, cash_fen=700, reason="少了配件，商定")
    assert (done.cash_fen, done.points) == (700, 100)
    assert shop.count(select(ReturnCase.withheld_fen)) == 300
    assert shop.breaks() == []
    second = approved(shop, ask_for(shop, order, K.REFUND_ONLY))
    detail = shop.ask(return_queries.return_detail, second.id)
    assert detail.proposal is not None
    assert (detail.proposal.plan.cash_fen, detail.proposal.plan.cash_most) == (1_000, 1_300)
    assert (detail.proposal.captured_fen, detail.proposal.refunded_fen) == (4_200, 700)
    shop.do(return_refunds.refund_return, second.id, cash_fen=1_300, reason="上次少退的补上")
    third = approved(shop, ask_for(shop, order, K.REFUND_ONLY))
    shop.do(return_refunds.refund_return, third.id, cash_fen=0, reason="只退积分")
    assert [fen for fen, _ in refunded(shop, order)] == [700, 1_300]
    assert shop.breaks() == []


def test_another_amount_is_shared_by_the_lines_and_the_rest_can_still_be_cancelled(shop: Shop) -> None:
    member = shop.a_member()
    order = shop.pay(shop.place(member, (shop.a_sku(fen=1_000), 1), (shop.a_sku(fen=3_000), 2)))
    first, second = shop.lines(order)
    case = shop.do(
        returns.request_return, order.id, kind=K.REFUND_ONLY, lines={first: 1, second: 1}, reason=DAMAGED
    )  # fmt: skip
    shop.do(return_refunds.refund_return, approved(shop, case).id, cash_fen=2_001, reason="商定")
    lines = shop.ask(return_queries.return_detail, case.id).lines
    assert [line.cash_fen for line in lines] == [500, 1_501]
    shop.do(cancels.cancel_lines, order.id, lines={second: 1}, reason="不要了")
    assert sum(fen for fen, _ in refunded(shop, order)) == 2_001 + 3_000 + 1_200
    assert shop.breaks() == []


def test_money_that_went_back_elsewhere_is_done_at_once_with_its_reference(shop: Shop) -> None:
    order = sent(shop, fen=1_000, qty=2)
    case = approved(shop, ask_for(shop, order, K.REFUND_ONLY, 2))
    shop.do(return_refunds.refund_return, case.id, reference="收据 0087")
    row = shop.count(select(Refund.reference)), shop.count(select(Refund.state))
    assert row == ("收据 0087", RefundState.DONE.value)
    assert row_of(shop, order).payment_state is PaymentState.PARTLY_REFUNDED
    detail = shop.ask(return_queries.return_detail, case.id)
    assert detail.refund is not None and detail.refund.state is RefundState.DONE
    assert shop.breaks() == []


def test_photos_come_with_the_request_or_nothing_does(shop: Shop) -> None:
    order = sent(shop, fen=1_000)
    with pytest.raises(Invalid):
        ask_for(shop, order, K.REFUND_ONLY, photos=(PNG, b"no photo"))
    assert shop.count(select(func.count()).select_from(ReturnCase)) == 0
    case = ask_for(shop, order, K.REFUND_ONLY, photos=(PNG, PNG))
    assert shop.count(select(func.count()).select_from(Attachment)) == 2
    assert [one.size for one in shop.ask(return_queries.return_detail, case.id).photos] == [len(PNG)] * 2


def test_an_exchange_is_offered_the_other_specs_of_its_product(shop: Shop) -> None:
    case = a_case(shop, K.EXCHANGE, R.TO_RESHIP)
    matter = shop.ask(return_matters.return_matter, case.id)
    assert [(one.same, one.free > 0) for one in matter.goes_out] == [(True, True)]
    assert (matter.assignee_login, matter.detail.proposal) == ("", None)


def test_points_of_an_imported_order_wait_for_a_second_person(shop: Shop, tmp_path: Path) -> None:
    """The file doesn't say from which lots they were taken: what goes back is proposed, and somebody else approves."""
    member = shop.a_member()
    account = shop.count(select(Member.account))
    line = {"商品编码": "CUP", "商品名称": "双层玻璃杯", "数量": "2", "单价积分": "300", "收货人": "何小明"}
    told = {"会员号": account, "状态": "已发货", "使用积分": "600", "实付现金": "0"}
    run_import(shop, order_file(tmp_path / "o.csv", {**line, **told}))
    order = shop.ask(row_for_test, shop.count(select(Order.id)))
    assert (order.points, order.member_id) == (600, member)
    case = approved(shop, ask_for(shop, order, K.REFUND_ONLY))
    shop.do(return_refunds.refund_return, case.id)
    assert shop.balance(member) == (0, 0, 0, 0)
    (waiting,) = shop.ask(adjustments.find_adjustments)
    assert (waiting.state, waiting.points, waiting.member_id) == (AdjustmentState.PROPOSED, 300, member)
    assert order.order_no in waiting.reason
    finance = shop.person(Preset.FINANCE)
    with pytest.raises(SecondPersonNeeded):
        shop.do(adjustments.approve_adjustment, waiting.id)
    shop.office.do(finance, adjustments.approve_adjustment, waiting.id)
    assert shop.balance(member) == (300, 0, 0, 0)
    assert shop.count(select(func.count()).select_from(Adjustment)) == 1
    assert shop.breaks() == []
