"""Two people have the same order before them; the second one's dialog is refused with who did what."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import fulfilment
from desktop.views.order_acts.ship import ShipSheet
from tests.journeys.person import Person, edit_of
from tests.orders_made import row_of
from tests.people import SF, Shop
from tests.views.windows import a_window, cheap_passwords


def test_a_stale_dialog_is_refused_with_who_changed_what_and_keeps_what_was_typed(qtbot: QtBot, shop: Shop) -> None:
    cheap_passwords(shop)
    order = shop.an_order(points=100, fen=1_000, qty=2, paid=True)
    with a_window(qtbot, shop.office) as window:
        clerk = Person(qtbot, window, shop, Preset.WAREHOUSE)
        clerk.open(order)
        sheet = clerk.next_step("发货")
        assert isinstance(sheet, ShipSheet)
        clerk.write(edit_of(sheet.waybill.waybill), "75312345678901")
        clerk.settle()

        shop.do(fulfilment.ship_order, order.id, parcel=SF, lines={shop.lines(order)[0]: 1})
        clerk.submit(sheet)

        assert "李想 刚刚做了「发货」" in sheet.error.text()
        assert edit_of(sheet.waybill.waybill).text() == "75312345678901"
        assert row_of(shop, order).units_shipped == 1
        assert sheet.between is not None
        clerk.reads("0/2 件", sheet.between)
        clerk.reads("1/2 件", sheet.between)

        clerk.settle()
        clerk.submit(sheet)
        assert row_of(shop, order).units_shipped == 1
        choice = sheet.between.choices["act"]
        clerk.press(next(one for one in choice.findChildren(QAbstractButton) if one.text() == "照样做"))
        clerk.settle()
        clerk.press(sheet.between.proceed)
        clerk.until(lambda: row_of(shop, order).status is OrderStatus.SHIPPED)
    assert shop.breaks() == []
