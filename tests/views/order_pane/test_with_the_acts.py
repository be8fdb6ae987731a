"""The pane with the acts themselves: what is pressed in it is done, shown and can be taken back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import OrderStatus
from desktop.services import cancels, fulfilment, order_detail
from desktop.services.order_rows import OrderRow
from desktop.views.buttons import Button
from desktop.views.desk import Desk
from desktop.views.order_acts.acts import OrderActs
from desktop.views.order_acts.refund_sheets import RefundDoneSheet
from desktop.views.order_acts.ship import ShipSheet
from desktop.views.order_pane.pane import OrderPane
from desktop.views.overlay import overlays_of
from desktop.views.toast import Toaster
from tests.orders_made import an_order_in
from tests.people import SF, Shop
from tests.views.order_pane.conftest import press

S = OrderStatus


@pytest.fixture
def toaster(window: QWidget) -> Toaster:
    return Toaster(window)


@pytest.fixture
def real_acts(window: QWidget, desk: Desk, toaster: Toaster) -> OrderActs:
    return OrderActs(desk, window, toaster)


@pytest.fixture
def pane(window: QWidget, desk: Desk, real_acts: OrderActs) -> OrderPane:
    made = OrderPane(desk, real_acts)
    made.setParent(window)
    made.setGeometry(340, 0, 352, 740)
    made.show()
    return made


def show(qtbot: QtBot, pane: OrderPane, order: OrderRow) -> None:
    pane.show_order(order.id)
    qtbot.waitUntil(lambda: pane.head.isVisible() and pane.head.number.text() == order.order_no, timeout=5_000)


def tags(shop: Shop, order: OrderRow) -> tuple[str, ...]:
    return shop.ask(order_detail.order_detail, order.id).tags


def test_the_next_step_of_a_parcel_opens_its_dialog(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    show(qtbot, pane, an_order_in(shop, S.TO_SHIP))
    assert pane.foot.words()[0] == "发货 3 件"
    press(pane.foot, "发货 3 件")
    qtbot.waitUntil(lambda: any(isinstance(one, ShipSheet) for one in overlays_of(pane)), timeout=5_000)


def test_an_order_released_in_the_pane_waits_for_its_parcel(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    show(qtbot, pane, an_order_in(shop, S.PAID))
    assert pane.foot.words()[0] == "放行"
    press(pane.foot, "放行")
    qtbot.waitUntil(lambda: pane.head.chip_words()[0] == "待发货", timeout=5_000)
    assert pane.foot.words()[0] == "发货 3 件"


def test_a_tag_put_on_in_the_pane_can_be_taken_back(
    qtbot: QtBot, shop: Shop, pane: OrderPane, toaster: Toaster
) -> None:
    order = an_order_in(shop, S.PAID)
    show(qtbot, pane, order)
    pane.tags._tag("易碎")
    qtbot.waitUntil(lambda: len(toaster.toasts) == 1, timeout=5_000)
    assert tags(shop, order) == ("易碎",)
    toaster.toasts[0].action.click()
    qtbot.waitUntil(lambda: tags(shop, order) == (), timeout=5_000)


def test_taking_an_order_shows_who_has_it(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    order = an_order_in(shop, S.TO_SHIP)
    show(qtbot, pane, order)
    press(pane.tags, "领单")
    qtbot.waitUntil(lambda: any(one.text() == "换人" for one in pane.tags.findChildren(Button)), timeout=5_000)
    assert shop.ask(order_detail.order_detail, order.id).row.assignee == "李想"


def test_a_refund_that_is_due_is_recorded_from_its_line(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    order = shop.do(cancels.cancel_paid_order, an_order_in(shop, S.PAID).id, reason="缺货")
    show(qtbot, pane, order)
    press(pane.settlement, "登记到账")
    qtbot.waitUntil(lambda: any(isinstance(one, RefundDoneSheet) for one in overlays_of(pane)), timeout=5_000)


def test_a_parcel_that_has_left_offers_its_correction_and_its_way_back(
    qtbot: QtBot, shop: Shop, pane: OrderPane
) -> None:
    order = shop.do(fulfilment.ship_order, an_order_in(shop, S.TO_SHIP).id, parcel=SF)
    show(qtbot, pane, order)
    assert {"更正运单", "撤回"} <= {one.text() for one in pane.parcels.findChildren(Button)}
