"""Dialogs whose order somebody else has changed meanwhile: what was, what is, what was about to be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import editing, marks
from desktop.services.recipients import RecipientDraft
from desktop.views.order_acts.acts import OrderActs
from desktop.views.toast import Toaster
from tests.pictures.pane_scenes import orders_in
from tests.pictures.stage import Stage

AWAY = RecipientDraft("沈小雨", "18800001234", "江苏省苏州市姑苏区", "平江路9号")


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    office, owner = stage.shop.office, stage.shop.actor(Preset.OWNER)
    rows = [row for row in orders_in(stage, OrderStatus.TO_SHIP) if not row.units_shipped and not row.hold_reason]
    order = rows[0]

    window, sheet = _opened(stage, "edit_order", order.id)
    sheet.show_part("remark")
    sheet._text.setPlainText("放快递柜，晚上取")
    office.do(owner, editing.edit_order, order.id, recipient=AWAY)
    sheet.submit()
    stage.settle()
    yield "overtaken-together", window

    window, sheet = _opened(stage, "edit_order", order.id)
    sheet.show_part("address")
    sheet.address.block.setText("周大海 17700005678 江苏省南京市江宁区东山街3号")
    sheet.address.split.click()
    sheet._text.setPlainText("放快递柜，晚上取")
    office.do(owner, editing.edit_order, order.id, recipient=AWAY, remark="放前台")
    sheet.submit()
    stage.settle()
    yield "overtaken-choose", window

    window, sheet = _opened(stage, "ship_order", order.id)
    sheet.waybill.waybill.control.setText("SF1407382950884")
    stage.settle()
    office.do(owner, editing.edit_order, order.id, recipient=AWAY)
    sheet.submit()
    stage.settle()
    yield "overtaken-ship", window

    window, sheet = _opened(stage, "assign_order", order.id)
    office.do(owner, marks.assign_order, order.id, login=sheet.case.colleagues[-1][0])
    sheet.submit()
    stage.settle()
    yield "overtaken-assign", window


def _opened(stage: Stage, key: str, order_id: int) -> tuple[QWidget, Any]:
    window = stage.host()
    acts = OrderActs(stage.desk(Preset.MANAGER), window, Toaster(window))
    acts.start(key, order_id)
    stage.until(lambda: acts.sheet is not None)
    return window, acts.sheet
