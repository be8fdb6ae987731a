"""充值 by hand: the account sealed, the reference once, never taken back."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import delete, select

from desktop.models.after_sales import ReturnKind, ReturnReason
from desktop.models.top_up import TopUpDone
from desktop.models.vocabulary import DeliveryKind, Preset
from desktop.services import erasure, fulfilment, merges, return_refunds, returns
from desktop.services.errors import Erased, Invalid, NotAllowedNow, NotPermitted, ReferenceTaken, UnitsNotOpen
from desktop.services.order_detail import order_detail
from desktop.services.order_rows import OrderRow
from desktop.services.top_ups import ChargedAccount, TopUp, reveal_top_ups
from tests.orders_made import everything, parcel_of
from tests.people import SF, Shop
from tests.services.test_bad_luck import at_once, kinds

ACCOUNT = "13700005678"


def to_charge(shop: Shop) -> OrderRow:
    sku = shop.a_sku("话费 50 元", points=100, delivery=DeliveryKind.TOPUP)
    return shop.place(shop.a_member(points=100), (sku, 1), recipient=None)


def test_a_top_up_is_entered_with_its_account_sealed_and_goes_for_good(shop: Shop) -> None:
    warehouse, finance = shop.person(Preset.WAREHOUSE), shop.person(Preset.FINANCE)
    order, before = to_charge(shop), everything(shop)
    for refused, way in (
        (Invalid, TopUp("", "R1")), (Invalid, TopUp(ACCOUNT, " ")), (Invalid, TopUp("137\u200b0000", "R1")),
        (Invalid, TopUp("1" * 65, "R1")), (Invalid, TopUp("12", "R1")),
    ):  # fmt: skip
        with pytest.raises(refused):
            shop.do(fulfilment.ship_order, order.id, top_up=way)
    with pytest.raises(UnitsNotOpen):
        shop.do(fulfilment.ship_order, order.id, parcel=SF)
    assert everything(shop) == before
    order = shop.office.do(warehouse, fulfilment.ship_order, order.id, top_up=TopUp(f" {ACCOUNT} ", "TX-1"))
    assert (order.status, shop.stock("SKU1")) == ("SHIPPED", (9, 0))
    assert ACCOUNT not in "".join(row for rows in everything(shop).values() for row in rows)
    went = shop.ask(order_detail, order.id).fulfilments[0]
    assert (went.kind, went.charged, went.reference) == (DeliveryKind.TOPUP, "137****5678", "TX-1")
    with pytest.raises(NotPermitted):
        shop.office.ask(finance, reveal_top_ups, order.id, reason="对账")
    assert shop.ask(reveal_top_ups, order.id, reason="客人没收到") == (ChargedAccount("话费 50 元", ACCOUNT, "TX-1"),)
    with pytest.raises(NotAllowedNow) as fact:
        shop.do(fulfilment.undo_shipment, order.id, fulfilment_id=parcel_of(shop, order), reason="充错了")
    assert fact.value.because == "topped_up"
    (line,) = shop.lines(order)
    with pytest.raises(Invalid):
        shop.do(
            returns.request_return,
            order.id,
            kind=ReturnKind.RETURN_REFUND,
            lines={line: 1},
            reason=ReturnReason.QUALITY,
        )
    case = shop.do(
        returns.request_return, order.id, kind=ReturnKind.REFUND_ONLY, lines={line: 1}, reason=ReturnReason.QUALITY
    )
    shop.do(return_refunds.refund_return, shop.do(returns.approve_return, case.id).id)
    assert (shop.balance(order.member_id or 0)[0], shop.stock("SKU1")) == (100, (9, 0))
    assert shop.breaks() == []


def test_a_reference_stands_for_one_top_up_whoever_enters_it_at_once(shop: Shop) -> None:
    one, two = to_charge(shop), to_charge(shop)
    done = at_once(
        *(partial(shop.do, fulfilment.ship_order, order.id, top_up=TopUp(ACCOUNT, "TX-1")) for order in (one, two))
    )
    assert kinds(done) == {"OrderRow": 1, "ReferenceTaken": 1}
    other = one if isinstance(done[0], ReferenceTaken) else two
    shop.do(fulfilment.ship_order, other.id, top_up=TopUp(ACCOUNT, "TX-2"))
    assert shop.breaks() == []
    with shop.office.transaction() as connection:
        connection.execute(delete(TopUpDone).where(TopUpDone.reference == "TX-2"))
    assert [found.split()[0] for found in shop.breaks()] == ["top_up"]


def test_an_account_is_read_after_a_merge_and_gone_after_an_erasure(shop: Shop) -> None:
    order = shop.do(fulfilment.ship_order, to_charge(shop).id, top_up=TopUp(ACCOUNT, "TX-1"))
    into = shop.a_member("何大明")
    shop.do(merges.merge_members, order.member_id or 0, into, reason="同一个人")
    assert shop.ask(reveal_top_ups, order.id, reason="核对")[0].account == ACCOUNT
    shop.do(fulfilment.complete_order, order.id)
    shop.do(erasure.erase_member, into, reason="本人要求")
    with pytest.raises(Erased):
        shop.ask(reveal_top_ups, order.id, reason="核对")
    assert shop.count(select(TopUpDone.account_mask)) == ""
    assert shop.breaks() == []
