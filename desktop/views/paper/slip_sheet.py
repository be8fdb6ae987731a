"""Papers for orders, made, looked at and printed: SlipSheet the packing slips, PickListSheet a wave's pick
list, LabelSheet couriers' labels, which ask for the printer by themselves, AddressSheet the shop's own labels.

    SlipSheet(window, desk, toaster, order_ids).open()      PickListSheet(window, desk, toaster, wave_id, order_ids).open()

Making them is on record in 谁看过 before anything shows; who may not reveal sees and prints masks. Once all of it
came out, the print log has it (logged).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.models.shipping import LabelSize, Paper
from desktop.services.prints import record_print
from desktop.views.buttons import SegmentedControl
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.paper.panel import MADE, PaperPanel
from desktop.views.texts import filled
from desktop.views.toast import Toaster

_TALL = 2_000


class PaperSheet(Sheet):
    logged = Signal()
    paper = Paper.SLIP

    def __init__(
        self, window: QWidget, desk: Desk, toaster: Toaster, order_ids: Sequence[int], *, title: str, words: str
    ) -> None:
        super().__init__(window, title, self.tr("谁打印了，会记进「谁看过」"), icon="printer", width=760)
        self._desk, self._ids = desk, tuple(order_ids)
        self.least_height = _TALL
        self.panel = PaperPanel(desk, toaster, empty=self.tr("没有可打印的"))
        self.panel.shown.connect(self._shown)
        self.panel.again.connect(self.make)
        self.panel.came_out.connect(self._log)
        self.add(self.panel, 1)
        self.add_foot(self.panel.tools)
        self.add_button(self.tr("关闭"), slot=self.dismiss)
        self.go = self.add_button(words, "printer", kind="primary", slot=self.panel.ask_printer, default=True)
        self.go.setEnabled(False)
        self.make()

    def make(self) -> None:
        raise NotImplementedError  # every paper is asked for in its own way

    def _shown(self, state: int) -> None:
        self.go.setEnabled(state == MADE)
        if state == MADE:
            self.go.setFocus()

    def _log(self) -> None:
        if self._ids:
            self._desk.do(self, record_print, self._ids, paper=self.paper, then=self._logged)

    def _logged(self, _before: int) -> None:
        self.logged.emit()
        self.close_overlay()

    def may_wait(self) -> bool:
        """What was revealed for a print isn't left standing."""
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.panel.child.end()


class SlipSheet(PaperSheet):
    def __init__(self, window: QWidget, desk: Desk, toaster: Toaster, order_ids: Sequence[int]) -> None:
        count = len(order_ids)
        super().__init__(
            window, desk, toaster, order_ids,
            title=self.tr("打印配货单") if count == 1 else filled(self.tr("打印配货单 {0} 张"), count),
            words=self.tr("打印…") if count == 1 else filled(self.tr("打印 {0} 张…"), count),
        )  # fmt: skip

    def make(self) -> None:
        self.panel.make_slips(self._ids, reason=self.tr("打印配货单"))


class PickListSheet(PaperSheet):
    paper = Paper.PICK_LIST

    def __init__(self, window: QWidget, desk: Desk, toaster: Toaster, wave_id: int, order_ids: Sequence[int]) -> None:
        self._wave = wave_id
        title = filled(self.tr("打印拣货单，波次 {0}"), wave_id)
        super().__init__(window, desk, toaster, order_ids, title=title, words=self.tr("打印…"))

    def make(self) -> None:
        self.panel.make_pick_list(self._wave, reason=filled(self.tr("打印拣货单，波次 {0}"), self._wave))


class LabelSheet(PaperSheet):
    paper = Paper.LABEL

    def __init__(self, window: QWidget, desk: Desk, toaster: Toaster, order_ids: Sequence[int]) -> None:
        title = filled(self.tr("打印面单 {0} 张"), len(order_ids))
        super().__init__(window, desk, toaster, order_ids, title=title, words=self.tr("打印…"))
        self.panel.made.connect(self._ask_printer)

    def make(self) -> None:
        self.panel.make_labels(self._ids, reason=self.tr("打印面单"))

    def _ask_printer(self, _printed: object) -> None:
        self.panel.ask_printer()


class AddressSheet(PaperSheet):
    """The shop's own labels, of the size that this PC printed last."""

    paper = Paper.ADDRESS

    def __init__(self, window: QWidget, desk: Desk, toaster: Toaster, order_ids: Sequence[int]) -> None:
        known = desk.memory.recall("label_size")
        self.size_shown = LabelSize(known) if known in list(LabelSize) else LabelSize.LARGE
        title = filled(self.tr("打印地址标签 {0} 张"), len(order_ids))
        super().__init__(window, desk, toaster, order_ids, title=title, words=self.tr("打印…"))
        sizes = [(one.value, filled(self.tr("{0} × {1} 毫米"), *one.millimetres)) for one in LabelSize]
        self.sizes = SegmentedControl(sizes, self.size_shown.value, name=self.tr("标签大小"))
        self.sizes.changed.connect(self._chose)
        self.add_foot(self.sizes)

    def make(self) -> None:
        self.panel.make_address_labels(self._ids, self.size_shown, reason=self.tr("打印地址标签"))

    def _chose(self, size: str) -> None:
        self.size_shown = LabelSize(size)
        self._desk.memory.keep("label_size", size)
        self.make()
