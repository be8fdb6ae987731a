"""ShipManySheet: the ticked orders with a waybill each, scanned, typed, or pasted as a column from the courier's sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.bulk import Readiness
from desktop.services.bulk_waybills import faults, read_pasted
from desktop.services.carriers import recognise
from desktop.services.errors import Invalid
from desktop.services.fulfilment import Parcel
from desktop.services.order_rows import OrderRow
from desktop.services.settings import ShopSettings, shop_settings
from desktop.services.tracking_formats import bare
from desktop.views.bulk.leftovers import goods_cell, person_cell
from desktop.views.bulk.sheet import BulkSheet
from desktop.views.buttons import Button
from desktop.views.cells import Text
from desktop.views.desk import Desk
from desktop.views.form import Choice, Field, TextEdit
from desktop.views.labels import label
from desktop.views.order_acts.waybill_fields import CarrierChoices
from desktop.views.table import Column, RowTable
from desktop.views.table_height import fit_height
from desktop.views.table_view import TableView
from desktop.views.texts import field_problem, filled
from desktop.views.words import carrier_word

translate = QCoreApplication.translate
SHOWN_MOST, SHOWN_LEAST, _ROOMY = 8, 4, 700


@dataclass(frozen=True, slots=True)
class Slip:
    """An order with the parcel that is to go; by_hand: its courier was chosen. fault: why it can't go like this."""

    row: OrderRow
    parcel: Parcel
    by_hand: bool = False
    fault: Invalid | None = None


class PasteEdit(TextEdit):
    """A line for one number; Enter leads on, a paste of several lines is told whole."""

    entered = Signal()
    pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and "\n" in QGuiApplication.clipboard().text().strip():
            self.pasted.emit(QGuiApplication.clipboard().text())
            return
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self.entered.emit()
            return
        super().keyPressEvent(event)


class ShipManySheet(BulkSheet):
    act = "ship_order"

    def __init__(self, window: QWidget, desk: Desk, rows: Sequence[OrderRow], choices: CarrierChoices) -> None:
        self._choices = choices
        super().__init__(window, desk, rows, title=self.tr("批量发货"), icon="truck", width=840)
        desk.ask(self, shop_settings, then=self._offer, failed=self.refuse, key="settings")

    def make_form(self) -> None:
        self.edit = PasteEdit(self.tr("扫描或输入运单号，回车到下一笔"), leading="scan-barcode")
        self.edit.setMaxLength(60)
        self.edit.textEdited.connect(self._typed)
        self.edit.entered.connect(self._go_on)
        self.edit.pasted.connect(self.paste)
        self.carrier = Choice((), name=self.tr("快递公司"))
        self.carrier.setPlaceholderText(self.tr("请选择"))
        self.carrier.changed.connect(self._chosen)
        self.waybill = Field(self.tr("运单号"), self.edit)
        self.from_clipboard = Button(self.tr("粘贴一列运单号"), "clipboard-list", kind="soft")
        self.from_clipboard.setToolTip(self.tr("从快递公司的表里复制：一列运单号按下面的顺序填，带订单号的按订单号填"))
        self.from_clipboard.clicked.connect(self._paste_clipboard)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.waybill, 3)
        row.addWidget(Field(self.tr("快递公司"), self.carrier), 2)
        row.addWidget(self.from_clipboard, 0, Qt.AlignmentFlag.AlignBottom)
        self.note = label("", "caption", wrap=True)
        self.slips = _slip_table()
        self.slips.selected.connect(self._select)
        for widget in (line, self.note, self.slips):
            self.fields_box.addWidget(widget)

    def _offer(self, settings: ShopSettings) -> None:
        self.carrier.show_choices([(code, carrier_word(code)) for code in settings.carriers])
        self._show_slip()

    # the orders

    def show_ready(self) -> None:
        """What was typed before a retry stays."""
        kept = {slip.row.id: slip for slip in self._slips()}
        fresh = [
            replace(kept[one.row.id], row=one.row) if one.row.id in kept else Slip(one.row, Parcel("", ""))
            for one in self.able()
        ]
        self.slips.table.set_rows(fresh)
        fit_height(self.slips, SHOWN_MOST if self.host().height() >= _ROOMY else SHOWN_LEAST)
        self._judge()
        if fresh:
            self._go_on()
            self.edit.setFocus()

    def _slips(self) -> list[Slip]:
        return list(self.slips.table.rows())

    def _here(self) -> Slip | None:
        here = self.slips.selected_id()
        return None if here is None else self.slips.table.row_of(here)

    def _select(self, _order_id: object) -> None:
        self._show_slip()
        if self.isVisible():
            self.edit.setFocus()

    def _show_slip(self) -> None:
        slip = self._here()
        self.edit.setEnabled(slip is not None)
        self.carrier.setEnabled(slip is not None)
        if slip is None:
            return
        self.waybill.title.setText(filled(self.tr("{0} 的运单号"), slip.row.order_no))
        if bare(self.edit.text()) != slip.parcel.waybill:
            self.edit.setText(slip.parcel.waybill)
        code = slip.parcel.carrier
        if code and self.carrier.findData(code) < 0:
            self.carrier.addItem(carrier_word(code), code)
        self.carrier.setCurrentIndex(self.carrier.findData(code) if code else -1)

    # waybills

    def _typed(self, text: str) -> None:
        slip = self._here()
        if slip is not None:
            self._put(slip, text, slip.parcel.carrier if slip.by_hand else "", by_hand=slip.by_hand)
            self._show_slip()

    def _chosen(self, code: str) -> None:
        """The courier that is chosen for one number holds for every other number that nobody recognises."""
        slip = self._here()
        if slip is not None:
            self._put(slip, slip.parcel.waybill, code, by_hand=True)
            for other in self._slips():
                if other.parcel.waybill and not other.parcel.carrier:
                    self._put(other, other.parcel.waybill, code, by_hand=True)

    def _put(self, slip: Slip, waybill: str, carrier: str = "", *, by_hand: bool = False) -> None:
        number = bare(waybill)
        found = recognise(number)
        code = carrier or self._choices.chosen(number) or (found.carrier if found else "")
        fresh = replace(slip, parcel=Parcel(code if number else "", number), by_hand=by_hand and bool(carrier))
        self.slips.table.update_rows([fresh])
        self._judge()

    def _judge(self) -> None:
        slips = self._slips()
        wrong = faults({slip.row.id: slip.parcel for slip in slips})
        self.slips.table.update_rows(
            replace(slip, fault=wrong.get(slip.row.id)) for slip in slips if slip.fault != wrong.get(slip.row.id)
        )
        self.count_go(len(slips) - len(wrong))

    def _go_on(self) -> None:
        """To the next order without a waybill; with none left the button waits."""
        rows = self._slips()
        here = self._here()
        at = rows.index(here) + 1 if here in rows else 0
        waiting = [slip for slip in (*rows[at:], *rows[:at]) if not slip.parcel.waybill]
        if waiting:
            self.slips.select(waiting[0].row.id)
        elif self.go.isEnabled():
            self.go.setFocus()

    def _paste_clipboard(self) -> None:
        self.paste(QGuiApplication.clipboard().text())

    def paste(self, text: str) -> None:
        """Rows that name an order go to it; a bare column goes down the orders that have none, from the selected one."""
        slips = self._slips()
        numbers = {slip.row.order_no: slip for slip in slips}
        pasted = read_pasted(text, numbers)
        for order_no, (waybill, carrier) in pasted.by_order.items():
            self._put(numbers[order_no], waybill, carrier)
        here = self._here()
        at = slips.index(here) if here in slips else 0
        free = [slip for slip in (*slips[at:], *slips[:at]) if not slip.parcel.waybill]
        for slip, (waybill, carrier) in zip(free, pasted.column, strict=False):
            self._put(slip, waybill, carrier)
        filled_in = len(pasted.by_order) + min(len(free), len(pasted.column))
        over = len(pasted.unread) + max(0, len(pasted.column) - len(free))
        self.note.setText(
            filled(self.tr("填了 {0} 个运单号，{1} 行没有用上（没有运单号，或不是这里的订单）"), filled_in, over)
            if over
            else filled(self.tr("填了 {0} 个运单号，请核对后发货"), filled_in)
        )
        self._show_slip()
        self._go_on()

    # the act

    def values_for(self, one: Readiness) -> Mapping[str, Any] | Invalid:
        slip = self.slips.table.row_of(one.row.id)
        if slip is None:
            return Invalid("waybill", "missing", 40)
        return slip.fault or {"parcel": slip.parcel, "seen": slip.row.version}

    def act_words(self, count: int) -> str:
        return filled(self.tr("发货 {0} 笔"), count)

    def summary_words(self, all_: int, able: int) -> str:
        if able == all_:
            return filled(self.tr("{0} 笔都能发，每笔一个包裹"), all_)
        return filled(self.tr("{0} 笔里 {1} 笔能发，{2} 笔不能，原因见下"), all_, able, all_ - able)

    def done_words(self, count: int) -> str:
        return filled(self.tr("{0} 笔已发货"), count)


def _verdict(slip: Slip) -> Text:
    if slip.fault is None:
        return Text(carrier_word(slip.parcel.carrier), "good")
    if not slip.parcel.waybill:
        return Text(translate("bulk", "等运单号"), "dim")
    words = field_problem(slip.fault)
    return Text(words, "danger", tip=words)


def _slip_table() -> TableView:
    columns: list[Column[Slip]] = [
        Column("number", translate("bulk", "订单号"), 150, lambda slip: Text(slip.row.order_no, "strong")),
        Column("person", translate("bulk", "收货人"), 76, lambda slip: person_cell(slip.row)),
        Column("goods", translate("bulk", "商品"), 140, lambda slip: goods_cell(slip.row), stretch=True),
        Column("waybill", translate("bulk", "运单号"), 150, lambda slip: Text(slip.parcel.waybill or "—")),
        Column("verdict", translate("bulk", "快递公司"), 170, _verdict),
    ]
    table: RowTable[Slip] = RowTable(columns, row_id=lambda slip: slip.row.id)
    view = TableView(table, name=translate("bulk", "要发的订单"), density="compact")
    table.setParent(view)
    return view
