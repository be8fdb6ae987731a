"""An after-sale in the story of its order, and a refusal of one, in the shop's words."""

from __future__ import annotations

import pytest

from desktop.models.after_sales import RETURN_ORDER_MOVES, ReturnKind, ReturnReason, ReturnState
from desktop.services import cancels, fulfilment, order_detail, replacements, return_refunds, returns
from desktop.services.errors import Refused
from desktop.views.order_pane.story import told
from desktop.views.texts import sentence
from desktop.views.words import act_word
from tests.orders_made import S, an_order_in, parcel_of, row_for_test
from tests.people import SF, Shop
from tests.return_calls import a_case, all_good, ask_for, lines_of_case

K, R = ReturnKind, ReturnState


def story(shop: Shop, order_id: int) -> list[str]:
    return [one.text for one in told(shop.ask(order_detail.order_detail, order_id))]


def test_an_exchange_that_ends_as_a_refund_is_told_from_both_orders(shop: Shop) -> None:
    order = an_order_in(shop, S.SHIPPED)
    case = ask_for(shop, order, K.EXCHANGE)
    shop.do(returns.assign_return, case.id, login="lixiang")
    case = all_good(shop, shop.do(returns.approve_return, case.id))
    case = shop.do(replacements.reship_return, case.id)
    new = shop.ask(row_for_test, case.replacement_order_id or 0)
    new = shop.do(fulfilment.ship_order, shop.do(fulfilment.release_order, new.id).id, parcel=SF)
    shop.do(fulfilment.undo_shipment, new.id, fulfilment_id=parcel_of(shop, new), reason="贴错面单")
    shop.do(cancels.cancel_paid_order, new.id, reason="没有货了")
    shop.do(return_refunds.refund_instead, case.id, reason="没有货了")
    shop.do(return_refunds.refund_return, case.id)
    assert story(shop, order.id)[-10:] == [
        "申请换货 1 件（收到时破损）", "领了售后", "同意售后，等退货寄回", "收到退货：可售 1、残次 0、不入库 0",
        f"生成补发单 {new.order_no}", "补发寄出，换货完成", "补发撤回，换货没完", "补发单取消，等重新补发或退款",
        "不补发，改为退款：没有货了", "售后退 100 积分、¥10.00",
    ]  # fmt: skip
    assert story(shop, new.id)[0] == f"为 {order.order_no} 换货补发"


def test_what_is_turned_down_says_why(shop: Shop) -> None:
    for state, act, last in (
        (R.REQUESTED, "reject_return", "拒绝售后：超过时间"), (R.TO_RECEIVE, "refuse_goods", "退货不收，拒绝售后：超过时间"),
        (R.TO_RECEIVE, "approve_all_the_same", "退货没收下，仍然同意：超过时间"),
    ):  # fmt: skip
        case = a_case(shop, K.RETURN_REFUND, state)
        shop.do(getattr(returns, act), case.id, reason="超过时间")
        assert story(shop, case.order_id)[-1] == last
    case = a_case(shop, K.RETURN_REFUND, R.WITHDRAWN)
    assert story(shop, case.order_id)[-1] == "撤销售后"


@pytest.mark.parametrize(
    ("kind", "state", "act", "said"),
    [
        (K.REFUND_ONLY, R.REQUESTED, "refund_return", "售后现在是「申请中」，不能售后退款。现在可以：同意售后、拒绝售后、撤销售后"),
        (K.RETURN_REFUND, R.TO_REFUND, "withdraw_return", "退货已经收了，不能撤销售后。现在可以：售后退款"),
        (K.REFUND_ONLY, R.DONE, "refund_return", "售后现在是「已完成」，不能售后退款。请先看售后进度"),
    ],
)  # fmt: skip
def test_a_refusal_says_what_can_be_done(
    shop: Shop, kind: ReturnKind, state: ReturnState, act: str, said: str
) -> None:  # fmt: skip
    case = a_case(shop, kind, state)
    run = {"refund_return": return_refunds.refund_return, "withdraw_return": returns.withdraw_return}[act]
    with pytest.raises(Refused) as refused:
        shop.do(run, case.id)
    assert sentence(refused.value) == said
    with pytest.raises(Refused) as refused:
        shop.do(
            returns.request_return, case.order_id, kind=K.EXCHANGE, lines={lines_of_case(shop, case)[0]: 3},
            reason=ReturnReason.OTHER,
        )  # fmt: skip
    assert sentence(refused.value).startswith("这件商品只有 2 件能申请这种售后，不能申请 3 件")


def test_every_act_on_an_after_sale_has_its_word() -> None:
    assert [act for act in (*RETURN_ORDER_MOVES, "fast_refund", "assign_return") if act_word(act) == act] == []
