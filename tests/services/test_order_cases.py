"""What an order's row says about refunds and parcels, and what a dialog is told before it opens."""

from __future__ import annotations

import pytest

from desktop.models.vocabulary import Preset
from desktop.services import cancels, fulfilment, marks, refunds
from desktop.services.errors import ChangedByOther
from desktop.services.order_cases import order_case
from tests.orders_made import S, an_order_in, parcel_of, refund_of, row_of
from tests.people import SF, Shop


def test_a_row_says_which_refunds_wait_and_for_how_much(shop: Shop) -> None:
    order = shop.do(cancels.cancel_paid_order, an_order_in(shop, S.PAID).id, reason="缺货")
    assert (order.refund_proposed_fen, order.refund_due_fen, order.refund_failed_fen) == (0, 4_200, 0)
    order = shop.do(refunds.record_refund_failed, refund_of(shop, order), reason="渠道退回")
    assert (order.refund_proposed_fen, order.refund_due_fen, order.refund_failed_fen) == (0, 0, 4_200)


def test_a_row_counts_the_parcels_that_have_gone(shop: Shop) -> None:
    order = an_order_in(shop, S.TO_SHIP, part="shipped")
    order = shop.do(fulfilment.ship_order, order.id, parcel=SF)
    assert (order.parcels, order.pickups) == (2, 0)
    order = shop.do(fulfilment.undo_shipment, order.id, fulfilment_id=parcel_of(shop, order), reason="装错")
    assert order.parcels == 1


def test_a_refund_is_refused_when_the_order_has_changed_since_it_was_seen(shop: Shop) -> None:
    order = shop.do(cancels.cancel_paid_order, an_order_in(shop, S.PAID).id, reason="缺货")
    shop.do(refunds.record_refund_failed, refund_of(shop, order), reason="渠道退回", seen=order.version)
    with pytest.raises(ChangedByOther) as refused:
        shop.do(refunds.approve_refund, refund_of(shop, order), seen=order.version)
    assert (refused.value.who, refused.value.what) == ("李想", "record_refund_failed")


def test_a_dialog_is_told_who_has_the_order_and_who_could(shop: Shop) -> None:
    shop.person(Preset.SERVICE)
    order = an_order_in(shop, S.PAID)
    assert shop.ask(order_case, order.id).assignee_login == ""
    shop.do(marks.assign_order, order.id, login="service")
    case = shop.ask(order_case, order.id)
    assert case.assignee_login == "service"
    assert ("service", "Service") in case.colleagues
    assert case.row == row_of(shop, order)
    assert case.now == shop.clock.now
