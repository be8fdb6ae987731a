"""OrderPane: one order in full at the right side of the window.

    pane = OrderPane(desk, acts)          give it to Shell.set_detail
    pane.show_order(order_id | None)      None: nothing is selected      pane.order_id
    pane.refresh({ids})                   asks again when its order is among them; scrolling and typing stay
    pane.closed                           × or Esc
    pane.member_asked(id)                 the member behind the order
    pane.return_asked(id)                 one of the order's after-sales
    pane.flush()                          openings that are due go on record at once
    pane.take_due()                       the same, given to who signs out: on record before the session ends

What is on screen is always one order as a whole: acts of its menus mean the order whose number stands above them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services import access, order_detail
from desktop.services.order_detail import OrderDetail
from desktop.services.order_rows import OrderRow
from desktop.services.presence import Beside
from desktop.services.transaction import AccessNote
from desktop.views.buttons import reveal
from desktop.views.company import company_words
from desktop.views.desk import Desk
from desktop.views.detail_pane import DetailPane, PaneWords
from desktop.views.drafts import Draft
from desktop.views.labels import hline
from desktop.views.notices import Banner
from desktop.views.order_pane.foot import Foot
from desktop.views.order_pane.goods import GoodsPart
from desktop.views.order_pane.head import Head
from desktop.views.order_pane.looks import LooksPart, LooksSheet
from desktop.views.order_pane.member import MemberPart
from desktop.views.order_pane.money import MoneyPart
from desktop.views.order_pane.notes import NoteEditor, NotesPart
from desktop.views.order_pane.openings import Openings
from desktop.views.order_pane.parcels import ParcelsPart
from desktop.views.order_pane.person import PersonPart
from desktop.views.order_pane.progress import ProgressPart
from desktop.views.order_pane.returns import ReturnsPart
from desktop.views.order_pane.settlement import SettlementPart
from desktop.views.order_pane.shown import Acts, Shown
from desktop.views.order_pane.tags import TagsPart

translate = QCoreApplication.translate


class OrderPane(DetailPane[Shown]):
    member_asked = Signal(int)
    return_asked = Signal(int)

    def __init__(self, desk: Desk, acts: Acts) -> None:
        self._acts = acts
        words = PaneWords(
            name=translate("pane", "订单详情"), nothing=translate("pane", "没有选中订单"),
            nothing_note=translate("pane", "在列表里选一笔，或用 J、K 上下走"),
            reading=translate("pane", "正在读取订单"), gone_icon="package-x", gone=translate("pane", "这笔订单不在了"),
            gone_note=translate("pane", "可能刚被撤销导入。从列表里另选一笔"),
            unread=translate("pane", "没有读到这笔订单"),
        )  # fmt: skip
        super().__init__(desk, words, top=7, gap=7)
        self._openings = Openings(desk, self)
        desk.company.met.connect(self._meet)
        acts.done.connect(self._acted)

    def build(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head, self.foot, self.beside = Head(), Foot(), Banner("info")
        self.person, self.goods, self.money = PersonPart(self._desk), GoodsPart(), MoneyPart()
        self.progress, self.parcels, self.settlement = ProgressPart(), ParcelsPart(self._desk), SettlementPart()
        self.notes, self.editor, self.tags = NotesPart(), NoteEditor(self._desk), TagsPart(self._desk, self._acts)
        self.member, self.looks, self.returns = MemberPart(), LooksPart(), ReturnsPart()
        self._lines: dict[QWidget, QFrame] = {part: hline() for part in (self.returns, self.settlement, self.looks)}
        groups: list[list[QWidget]] = [
            [self.stale, self.beside, self.person], [self.goods], [self.money], [self.progress], [self.parcels], [self.returns],
            [self.settlement],
            [self.notes, self.editor, self.tags], [self.member], [self.looks],
        ]  # fmt: skip
        column.addWidget(self.head)
        column.addWidget(hline())
        column.addWidget(self.sections(groups, self._lines), 1)
        column.addWidget(self.foot)
        self.head.closed.connect(self.closed)
        for part in (self.head, self.foot, self.parcels, self.settlement, self.tags):
            part.asked.connect(self._start)
        self.person.looked.connect(self._again)
        self.parcels.looked.connect(self._again)
        self.editor.saved.connect(self._changed)
        self.member.member_asked.connect(self.member_asked)
        self.returns.return_asked.connect(self.return_asked)
        self.looks.all_asked.connect(self._open_looks)
        return made

    @property
    def order_id(self) -> int | None:
        return self._wanted

    def show_order(self, order_id: int | None) -> None:
        self._rest_on(order_id)
        self.beside.show_text("info", "")
        self.show_subject(order_id)

    def _rest_on(self, order_id: int | None) -> None:
        self._openings.rest_on(order_id)
        self._desk.company.look_at(order_id)

    def _meet(self, order_id: int, others: tuple[Beside, ...]) -> None:
        if order_id == self._wanted:
            self.beside.show_text("info", company_words(others))

    def refresh(self, order_ids: set[int]) -> None:
        if self._wanted is not None and self._wanted in order_ids:
            self._ask()

    def draft(self) -> Draft | None:
        """The note that is being written on the order that is shown."""
        if self._shown is None or not (body := self.editor.edit.toPlainText().strip()):
            return None
        row = self._shown.detail.row
        return Draft("note_order", row.id, row.order_no, {"body": body})

    def flush(self) -> None:
        self._openings.flush()

    def take_due(self) -> list[AccessNote]:
        return self._openings.take_due()

    def read(self, subject_id: int, *, then: Callable[[Any], object], failed: Callable[[Exception], object]) -> None:
        self._desk.ask(self, order_detail.order_detail, subject_id, then=then, failed=failed, key="detail")

    def shown_of(self, detail: OrderDetail) -> Shown:
        return Shown(detail, self._desk.office.clock(), tuple(self._acts.offered(detail.row)))

    def cover(self) -> None:
        self.person.cover()

    def gone(self) -> None:
        self._rest_on(None)

    def show_parts(self, shown: Shown) -> None:
        for part in (
            self.head, self.person, self.goods, self.money, self.progress, self.parcels, self.returns, self.settlement, self.notes,
            self.editor, self.tags, self.member, self.looks, self.foot,
        ):  # fmt: skip
            part.show_state(shown)
        told: dict[QWidget, bool] = {
            self.returns: bool(shown.detail.returns),
            self.settlement: bool(shown.detail.payments or shown.detail.refunds),
            self.looks: self._desk.may(Permission.READ_AUDIT),
        }
        for section, line in self._lines.items():
            reveal(section, told[section])
            reveal(line, told[section])

    def _start(self, key: str) -> None:
        """Notes and tags are written here; every other act has its dialog."""
        if self._shown is None:
            return
        if key == "note_order":
            self.area.ensureWidgetVisible(self.editor)
            self.editor.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key == "tag_order":
            self.area.ensureWidgetVisible(self.tags)
            self.tags.ask_tag()
        else:
            self._acts.start(key, self._shown.detail.row.id)

    def _acted(self, row: OrderRow) -> None:
        self.refresh({row.id})

    def _changed(self, order_id: int) -> None:
        self.refresh({order_id})

    def _open_looks(self) -> None:
        if self._shown is not None:
            row, count = self._shown.detail.row, self._shown.detail.look_count
            zone = self._shown.zone
            LooksSheet(self.window(), self._desk, row.order_no, count, zone, access.order_looks, row.id).open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rest_on(self._wanted)

    def hideEvent(self, event: QHideEvent) -> None:
        self._rest_on(None)
        self.flush()
        super().hideEvent(event)
