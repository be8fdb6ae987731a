"""OrderPane: one order in full at the right side of the window.

    pane = OrderPane(desk, acts)          give it to Shell.set_detail
    pane.show_order(order_id | None)      None: nothing is selected      pane.order_id
    pane.refresh({ids})                   asks again when its order is among them; scrolling and typing stay
    pane.closed                           × or Esc
    pane.member_asked(id)                 the member behind the order
    pane.flush()                          openings that are due go on record at once
    pane.take_due()                       the same, given to who signs out: on record before the session ends

What is on screen is always one order as a whole: acts of its menus mean the order whose number stands above them.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services import order_detail
from desktop.services.errors import NotFound
from desktop.services.order_detail import OrderDetail
from desktop.services.order_rows import OrderRow
from desktop.services.transaction import AccessNote
from desktop.views.buttons import reveal
from desktop.views.desk import Desk
from desktop.views.dialogs import scrolled
from desktop.views.labels import hline
from desktop.views.notices import Banner, EmptyState
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
from desktop.views.order_pane.settlement import SettlementPart
from desktop.views.order_pane.shown import Acts, Shown
from desktop.views.order_pane.tags import TagsPart
from desktop.views.order_pane.waiting import PaneSkeleton
from desktop.views.texts import sentence

SKELETON_AFTER_MS = 150
TICK_MS = 30_000
_LEFT, _RIGHT, _BAR = 18, 18, 10


class OrderPane(QFrame):
    closed = Signal()
    member_asked = Signal(int)

    def __init__(self, desk: Desk, acts: Acts) -> None:
        super().__init__()
        self._desk, self._acts = desk, acts
        self._wanted: int | None = None
        self._shown: Shown | None = None
        self._openings = Openings(desk, self)
        self.setAccessibleName(self.tr("订单详情"))
        self._stack = QStackedLayout(self)
        self._nothing = EmptyState(
            "mouse-pointer-click", self.tr("没有选中订单"), self.tr("在列表里选一笔，或用 J、K 上下走")
        )
        self._skeleton = PaneSkeleton()
        self._trouble = EmptyState("unplug", "")
        self._trouble.acted.connect(self._again)
        self._order = self._build()
        for page in (self._nothing, self._skeleton, self._trouble, self._order):
            self._stack.addWidget(page)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SKELETON_AFTER_MS)
        self._slow.timeout.connect(self._show_skeleton)
        self._minute = QTimer(self)
        self._minute.setInterval(TICK_MS)
        self._minute.timeout.connect(self._tick)
        self._minute.start()
        acts.done.connect(self._acted)

    def _build(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head, self.foot = Head(), Foot()
        self.person, self.goods, self.money = PersonPart(self._desk), GoodsPart(), MoneyPart()
        self.progress, self.parcels, self.settlement = ProgressPart(), ParcelsPart(self._desk), SettlementPart()
        self.notes, self.editor, self.tags = NotesPart(), NoteEditor(self._desk), TagsPart(self._desk, self._acts)
        self.member, self.looks = MemberPart(), LooksPart()
        self.stale = Banner("warn", action="")
        self.stale.acted.connect(self._again)
        self._lines: dict[QWidget, QFrame] = {self.settlement: hline(), self.looks: hline()}
        self._sections = QWidget()
        inner = QVBoxLayout(self._sections)
        inner.setContentsMargins(_LEFT, 7, _RIGHT, 12)
        inner.setSpacing(7)
        groups: list[list[QWidget]] = [
            [self.stale, self.person], [self.goods], [self.money], [self.progress], [self.parcels], [self.settlement],
            [self.notes, self.editor, self.tags], [self.member], [self.looks],
        ]  # fmt: skip
        for at, group in enumerate(groups):
            if at:
                inner.addWidget(self._lines.get(group[0]) or hline())
            for part in group:
                inner.addWidget(part)
        inner.addStretch(1)
        self.area: QScrollArea = scrolled(self._sections)
        self.area.verticalScrollBar().rangeChanged.connect(self._fit_margin)
        column.addWidget(self.head)
        column.addWidget(hline())
        column.addWidget(self.area, 1)
        column.addWidget(self.foot)
        self.head.closed.connect(self.closed)
        for part in (self.head, self.foot, self.parcels, self.settlement, self.tags):
            part.asked.connect(self._start)
        self.person.looked.connect(self._again)
        self.editor.saved.connect(self._changed)
        self.member.member_asked.connect(self.member_asked)
        self.looks.all_asked.connect(self._open_looks)
        return made

    @property
    def order_id(self) -> int | None:
        return self._wanted

    def show_order(self, order_id: int | None) -> None:
        self._openings.rest_on(order_id)
        if order_id == self._wanted:
            return
        self._wanted = order_id
        self.person.cover()
        if order_id is None:
            self._slow.stop()
            self._shown = None
            self._stack.setCurrentWidget(self._nothing)
            return
        self._slow.start()
        self._ask()

    def refresh(self, order_ids: set[int]) -> None:
        if self._wanted is not None and self._wanted in order_ids:
            self._ask()

    def flush(self) -> None:
        self._openings.flush()

    def take_due(self) -> list[AccessNote]:
        return self._openings.take_due()

    def _ask(self) -> None:
        if self._wanted is not None:
            failed = partial(self._failed, self._wanted)
            self._desk.ask(
                self, order_detail.order_detail, self._wanted, then=self._answered, failed=failed, key="detail"
            )

    def _answered(self, detail: OrderDetail) -> None:
        if detail.row.id != self._wanted:
            return
        self._slow.stop()
        other = self._shown is None or self._shown.detail.row.id != detail.row.id
        self.stale.show_text("warn", "")
        self._show(detail)
        self._stack.setCurrentWidget(self._order)
        if other:
            self.area.verticalScrollBar().setValue(0)

    def _show(self, detail: OrderDetail) -> None:
        offered = tuple(self._acts.offered(detail.row))
        shown = Shown(detail, self._desk.office.clock(), offered)
        self._shown = shown
        at = self.area.verticalScrollBar().value()
        for part in (
            self.head, self.person, self.goods, self.money, self.progress, self.parcels, self.settlement, self.notes,
            self.editor, self.tags, self.member, self.looks, self.foot,
        ):  # fmt: skip
            part.show_state(shown)
        told: dict[QWidget, bool] = {
            self.settlement: bool(detail.payments or detail.refunds),
            self.looks: self._desk.may(Permission.READ_AUDIT),
        }
        for section, line in self._lines.items():
            reveal(section, told[section])
            reveal(line, told[section])
        self.area.verticalScrollBar().setValue(at)

    def _failed(self, order_id: int, error: Exception) -> None:
        if order_id != self._wanted:
            return
        self._slow.stop()
        if self._shown is not None and self._shown.detail.row.id == order_id and not isinstance(error, NotFound):
            self.stale.show_text("warn", sentence(error), action=self.tr("重试"))
            return
        self._shown = None
        if isinstance(error, NotFound):
            self._openings.rest_on(None)
            self._trouble.show_state(
                "package-x",
                self.tr("这笔订单不在了"),
                self.tr("可能刚被撤销导入。从列表里另选一笔"),
                [("close", self.tr("关闭"), "x", False)],
            )
        else:
            again = [("again", self.tr("重试"), "refresh-cw", True)]
            self._trouble.show_state("unplug", self.tr("没有读到这笔订单"), sentence(error), again)
        self._stack.setCurrentWidget(self._trouble)

    def _again(self, key: str = "") -> None:
        if key == "close":
            self.closed.emit()
        else:
            self._ask()

    def _show_skeleton(self) -> None:
        self._stack.setCurrentWidget(self._skeleton)

    def _tick(self) -> None:
        if self._shown is not None and self.isVisible():
            self._show(self._shown.detail)

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
            LooksSheet(self.window(), self._desk, self._shown).open()

    def _fit_margin(self, least: int, most: int) -> None:
        """The scroll bar takes its room from the margin, so that the text doesn't move."""
        layout = self._sections.layout()
        if layout is not None:
            layout.setContentsMargins(_LEFT, 7, _RIGHT - _BAR if most > 0 else _RIGHT, 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._openings.rest_on(self._wanted)

    def hideEvent(self, event: QHideEvent) -> None:
        self.person.cover()
        self._openings.rest_on(None)
        self.flush()
        super().hideEvent(event)
