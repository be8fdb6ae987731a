"""PackSheet: scan to verify, then the waybill. Every scanned piece counts up its line; a wrong or surplus one beeps, is
refused in red and changes nothing. What needs no verifying (a setting) begins at the waybill: two scans and one key.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from desktop.services.fulfilment import Parcel, ship_order
from desktop.services.goods_names import called
from desktop.services.order_cases import OrderCase
from desktop.services.order_rows import OrderRow
from desktop.services.packing import PackLine, WrongItem, count_up, pack_lines
from desktop.services.together import ship_together, together_with
from desktop.views.buttons import reveal
from desktop.views.cells import Text
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.form import Field, TextEdit
from desktop.views.labels import label, set_role
from desktop.views.notices import Banner
from desktop.views.order_acts.act_sheet import ActSheet
from desktop.views.order_acts.headings import heading
from desktop.views.order_acts.waybill_fields import CarrierChoices, WaybillFields
from desktop.views.shipping_words import wrong_item_words
from desktop.views.table import Column, RowTable
from desktop.views.table_view import TableView
from desktop.views.texts import filled, listed

translate = QCoreApplication.translate
_SHOWN_MOST, _SHOWN_LEAST, _ROOMY = 8, 4, 700


@dataclass(frozen=True, slots=True)
class Counted:
    """A line with what of it was scanned."""

    line: PackLine
    units: int


class CodeEdit(TextEdit):
    """A line for one code; Enter, a scanner's or a person's, tells it."""

    entered = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held and self.text().strip():
            self.entered.emit(self.text().strip())
            event.accept()
            return
        super().keyPressEvent(event)


class PackSheet(ActSheet):
    touches, rests_on = ("shipped", "status", "waybills"), ("recipient", "goods")

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase, choices: CarrierChoices) -> None:
        title = filled(self.tr("核对发货 {0}"), case.row.order_no)
        super().__init__(window, desk, case, title, heading(case, deadline=True), icon="scan-barcode", width=720)
        self._choices = choices
        self.pieces: tuple[PackLine, ...] = ()
        self.counted: Counter[int] = Counter()
        self.others: tuple[OrderRow, ...] = ()
        self.taken: tuple[OrderRow, ...] = ()
        self.code = CodeEdit(self.tr("扫商品条码，或输入编码后回车"), leading="scan-barcode")
        self.code.setMaxLength(100)
        self.code.entered.connect(self.count)
        self.scan = Field(self.tr("商品"), self.code)
        self.said = label("", "caption", wrap=True)
        self.table: RowTable[Counted] = RowTable(_columns(self), row_id=lambda one: one.line.id)
        self.list = TableView(self.table, name=self.tr("包裹里的商品"), density="compact")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setParent(self.list)
        self.waybill = WaybillFields(case.settings.carriers, choices)
        self.waybill.scanned.connect(self._ready)
        self.hint = Banner("info")
        self.hint.acted.connect(self._take_others)
        for widget in (self.hint, self.scan, self.said, self.list, self.waybill):
            self.add(widget)
        self.part = self.add_button("", slot=self._ship_part)
        self.go = self.add_button(self.tr("发货"), "truck", kind="primary", slot=self.submit, default=True)
        self._show_pieces(())
        self.show_case()
        desk.ask(self, together_with, case.row.id, then=self._tell_others, failed=self.refuse, key="others")

    # the pieces

    @property
    def units(self) -> int:
        return sum(line.units for line in self.pieces)

    @property
    def needs_verifying(self) -> bool:
        least = self.case.settings.verify_from_units
        return bool(least) and self.units >= least

    @property
    def verified(self) -> bool:
        return not self.needs_verifying or self.counted.total() == self.units

    def _tell_others(self, others: tuple[OrderRow, ...]) -> None:
        """Orders of the same member to the same place: told, and taken along when she wants it."""
        self.others = others
        if others:
            words = filled(self.tr("另有 {0} 单同收件人：{1}"), len(others), listed(row.order_no for row in others[:3]))
            self.hint.show_text("info", words, action=filled(self.tr("{0} 单一起发"), len(others) + 1))
        self.place()

    def _take_others(self) -> None:
        self.taken = self.others
        numbers = listed(row.order_no for row in self.taken[:3])
        self.hint.show_text("good", filled(self.tr("和 {0} 合在一个包裹里，共用一个运单号"), numbers))
        self.show_case()

    def _show_pieces(self, lines: tuple[PackLine, ...]) -> None:
        """Another order's version may have other lines: what was counted of those that stay, stays."""
        self.pieces = lines
        most = {line.id: line.units for line in lines}
        self.counted = Counter({one: min(n, most[one]) for one, n in self.counted.items() if one in most})
        self.table.set_rows(Counted(line, self.counted[line.id]) for line in lines)
        rows = max(1, min(len(lines), _SHOWN_MOST if self.host().height() >= _ROOMY else _SHOWN_LEAST))
        head, each = self.list.horizontalHeader().sizeHint().height(), self.list.verticalHeader().defaultSectionSize()
        self.list.setFixedHeight(head + rows * each + 2)
        reveal(self.list, bool(lines))
        reveal(self.scan, self.needs_verifying)
        self._say()
        self.place()
        self._lead_on()

    def count(self, code: str) -> None:
        self.code.clear()
        try:
            line_id = count_up(self.pieces, self.counted, code)
        except WrongItem as fact:
            QApplication.beep()
            self._tell("error", wrong_item_words(fact))
            return
        self.counted[line_id] += 1
        line = next(one for one in self.pieces if one.id == line_id)
        self.table.update_rows([Counted(line, self.counted[line_id])])
        self.list.scrollTo(self.table.index(self.table.place_of(line_id), 0))
        self._say()
        if self.verified:
            self._lead_on()

    def _say(self) -> None:
        """What is still missing, in words; and on the buttons what would go."""
        left = self.units - self.counted.total()
        if not self.needs_verifying:
            self._tell("caption", filled(self.tr("共 {0} 件，这一包不用逐件核对"), self.units) if self.pieces else "")
        elif left:
            self._tell("caption", filled(self.tr("核对了 {0} 件，还差 {1} 件"), self.counted.total(), left))
        else:
            self._tell("good", filled(self.tr("{0} 件都对，扫面单"), self.units))
        self.go.setText(filled(self.tr("发货 {0} 件"), self.units) if self.pieces else self.tr("发货"))
        self.go.setEnabled(self.verified)
        some = self.counted.total() if self.needs_verifying and left and not self.taken else 0
        reveal(self.part, bool(some))
        self.part.setText(filled(self.tr("先发核对过的 {0} 件"), some))

    def _tell(self, role: str, words: str) -> None:
        set_role(self.said, role)
        self.said.setText(words)
        reveal(self.said, bool(words))

    def _lead_on(self) -> None:
        """The cursor goes where the next scan belongs."""
        if self.isVisible():
            self.take_focus()

    def take_focus(self) -> None:
        edit = self.code if not self.verified else self.waybill.waybill.control
        edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that no control wanted begins a scan: a piece while some are missing, else the waybill."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not self._busy and not self.verified and not held and event.text().isalnum():
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)
            self.code.keyPressEvent(event)
        elif self._busy or not self.verified or not self.waybill.take_key(event):
            super().keyPressEvent(event)

    def _ready(self) -> None:
        (self.go if self.go.isEnabled() else self.part).setFocus()

    # the act

    def drafted(self) -> Mapping[str, QLineEdit | QPlainTextEdit]:
        return {"waybill": self.waybill.number}

    def places(self) -> dict[str, Field]:
        return {"waybill": self.waybill.waybill, "carrier": self.waybill.carrier}

    def busy_words(self) -> str:
        return self.tr("正在发货")

    def show_case(self) -> None:
        ids = (self.case.row.id, *(row.id for row in self.taken))
        self.desk.ask(self, pack_lines, *ids, then=self._show_pieces, failed=self.refuse, key="pieces")

    def rehearse(self) -> None:
        """What goes is counted piece by piece: nothing else needs telling."""
        self._pause.stop()

    def command(self, *, trial: bool = False) -> Command | None:
        if not self.verified:
            return None
        if self.taken:
            seen = tuple((row.id, row.version) for row in (self.case.row, *self.taken))
            return Command(ship_together, (seen,), {"parcel": self.waybill.parcel()})
        return self._parcel({line.id: line.units for line in self.pieces})

    def _ship_part(self) -> None:
        if not self._busy and self.counted.total():
            self.send(self._parcel({line: units for line, units in self.counted.items() if units}))

    def _parcel(self, lines: dict[int, int]) -> Command:
        row = self.case.row
        chosen = lines if self.case.detail.lines else None
        return Command(ship_order, (row.id,), {"parcel": self.waybill.parcel(), "lines": chosen, "seen": row.version})

    def succeeded(self, answer: OrderRow | tuple[OrderRow, ...], command: Command) -> None:
        """Orders that went together are told one by one: each can be taken back by itself."""
        parcel = command.kwargs["parcel"]
        assert isinstance(parcel, Parcel)
        self._choices.learn(parcel)
        for row in answer if isinstance(answer, tuple) else (answer,):
            self.acted.emit(row, Command(ship_order, (row.id,), {"parcel": parcel}))
        self.close_overlay()


def _columns(sheet: PackSheet) -> list[Column[Counted]]:
    def state(one: Counted) -> Text:
        if not sheet.needs_verifying:
            return Text(str(one.line.units), "strong")
        words = f"{one.units}/{one.line.units}"
        return Text(words, "good" if one.units == one.line.units else "warn" if one.units else "strong")

    def goods(one: Counted) -> Text:
        words = called(one.line.title, one.line.spec)
        return Text(words, tip=words)

    return [
        Column("shelf", translate("pack", "货位"), 80, lambda one: Text(one.line.shelf or "—", "strong")),
        Column("goods", translate("pack", "商品"), 200, goods, stretch=True),
        Column(
            "code", translate("pack", "编码"), 120, lambda one: Text(one.line.code, "dim", mono=True, tip=one.line.code)
        ),
        Column("units", translate("pack", "件数"), 80, state, align="right"),
    ]
