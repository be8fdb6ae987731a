"""The paper's own process, as the window sees it: one paper at a time, told by signals.

child = PaperChild(desk)
child.summary(since, until) · child.slips(order_ids, reason="配货")
.progress(done, total) · .done(Printed) · .refused(Exception | str) · child.end() leaves nothing behind
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from desktop.models.shipping import LabelSize
from desktop.services.errands import write_errand
from desktop.services.paper_errands import (
    address_labels_wish,
    labels_wish,
    pick_list_wish,
    printed_of,
    slips_wish,
    summary_wish,
)
from desktop.views.children import ErrandChild
from desktop.views.paper.words import paper_words


class PaperChild(ErrandChild):
    verb = "paper-child"
    progress = Signal(int, int)
    done = Signal(object)

    def summary(self, since: date, until: date) -> None:
        self._start(summary_wish(since, until, paper_words()))

    def slips(self, order_ids: Sequence[int], *, reason: str) -> None:
        self._start(slips_wish(order_ids, reason, paper_words()))

    def pick_list(self, wave_id: int, *, reason: str) -> None:
        self._start(pick_list_wish(wave_id, reason, paper_words()))

    def labels(self, order_ids: Sequence[int], *, reason: str) -> None:
        self._start(labels_wish(order_ids, reason))

    def address_labels(self, order_ids: Sequence[int], size: LabelSize, *, reason: str) -> None:
        self._start(address_labels_wish(order_ids, size.value, reason, paper_words()))

    def end(self) -> None:
        self.talk.end()

    def _start(self, wish: dict[str, Any]) -> None:
        self.begin(write_errand(self.desk.office, self.desk.actor, **wish))

    def hear(self, told: Mapping[str, Any]) -> None:
        match told["kind"]:
            case "progress":
                self.progress.emit(told["done"], told["total"])
            case "done":
                self.done.emit(printed_of(told))

    def broken_words(self) -> str:
        return self.tr("没有做成，什么都没有改动。再试一次")
