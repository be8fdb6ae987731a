"""A clerk with 代客下单 open: what she types, what she reads, what the shop holds afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select, update

from desktop.models.catalogue import Sku
from desktop.models.order import Order
from desktop.models.vocabulary import Preset
from desktop.views.desk import Desk
from desktop.views.orders.place_line_row import LineRow
from desktop.views.orders.place_sheet import PlaceSheet
from desktop.views.overlay import overlays_of
from desktop.views.tasks import Tasks
from tests.people import Shop

ENTER = Qt.Key.Key_Return


@dataclass
class PlaceDesk:
    shop: Shop
    bot: QtBot
    tasks: Tasks
    windows: list[QWidget] = field(default_factory=list)

    def open(self, preset: Preset = Preset.SERVICE, member_id: int | None = None) -> PlaceSheet:
        window = QWidget()
        window.resize(1366, 768)
        self.bot.addWidget(window)
        self.windows.append(window)
        window.show()
        self.bot.waitExposed(window)
        desk = Desk(self.shop.office, self.shop.person(preset), self.tasks, window)
        sheet = PlaceSheet(window, desk, member_id)
        sheet.open()
        self.settle(sheet)
        return sheet

    def a_filled_sheet(self) -> tuple[PlaceSheet, int, str, str]:
        """何小明 with 9,000 points and an address, about to take two coffees (points) and a glass (cash)."""
        shop = self.shop
        member = shop.a_member(points=9_000, tier="金卡")
        beans, glass = shop.a_sku("咖啡豆", points=1_200, stock=5, limit=3), shop.a_sku("玻璃杯", fen=4_500, stock=8)
        shop.place(member, (beans, 1))
        sheet = self.open()
        self.choose_member(sheet, "9516")
        self.add(sheet, beans, glass)
        self.set_qty(sheet, beans, 2)
        return sheet, member, beans, glass

    def settle(self, sheet: PlaceSheet) -> None:
        """Nothing is asked any more and the price is that of what stands there."""

        def quiet() -> bool:
            return not self.tasks.busy and sheet.live.fresh

        self.bot.waitUntil(quiet, timeout=10_000)

    def until(self, condition: Callable[[], Any]) -> None:
        self.bot.waitUntil(lambda: bool(condition()), timeout=10_000)

    def choose_member(self, sheet: PlaceSheet, text: str) -> None:
        """Type and press Enter; the only one found is taken."""
        self.type(sheet.form.member.search, text)
        self.until(lambda: sheet.form.member.member is not None)
        self.settle(sheet)

    def add(self, sheet: PlaceSheet, *codes: str) -> None:
        """By code, one after the other, as a scanner types them."""
        part = sheet.form.lines
        for code in codes:
            with self.bot.waitSignal(part.changed, timeout=10_000):
                self.type(part.search, code)
        self.settle(sheet)

    def set_qty(self, sheet: PlaceSheet, code: str, qty: int) -> None:
        stepper = self.row(sheet, code).stepper
        stepper.set_value(qty)
        stepper.changed.emit(qty)
        self.settle(sheet)

    def type(self, edit: QLineEdit, text: str) -> None:
        """Letter by letter, then Enter."""
        edit.setFocus()
        self.write(edit, text)
        QTest.keyClick(edit, ENTER)

    def write(self, edit: QLineEdit, text: str) -> None:
        """As keys and the input method bring it."""
        if text.isascii():
            QTest.keyClicks(edit, text)
            return
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(edit, event)

    def place(self, sheet: PlaceSheet) -> None:
        QTest.mouseClick(sheet.submit, Qt.MouseButton.LeftButton)
        self.settle(sheet)

    def row(self, sheet: PlaceSheet, code: str) -> LineRow:
        rows = sheet.form.lines.findChildren(LineRow)
        position = [line.sku.code for line in sheet.form.lines.lines].index(code)
        return [row for row in rows if row.isVisible()][position]

    def effects(self, sheet: PlaceSheet) -> list[str]:
        """The sentences of 将会发生."""

        self.until(lambda: self.said(sheet.form.price.box)[1:])
        return self.said(sheet.form.price.box)[1:]

    def said(self, where: QWidget) -> list[str]:
        """Every text that can be read there."""
        return [one.text() for one in where.findChildren(QLabel) if one.isVisible()]

    def over(self, sheet: PlaceSheet) -> list[str]:
        """Titles of what lies over the sheet."""
        return [one.accessibleName() for one in overlays_of(sheet.window()) if one is not sheet]

    def orders(self) -> int:
        return int(self.shop.count(select(func.count()).select_from(Order)))

    def newest(self, column: Any) -> Any:
        return self.shop.count(select(column).order_by(Order.id.desc()).limit(1))

    def change_sku(self, code: str, **values: Any) -> None:
        """Somebody changes the catalogue meanwhile."""
        with self.shop.office.transaction() as connection:
            connection.execute(update(Sku).where(Sku.code == code).values(**values))
