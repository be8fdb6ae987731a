"""ReturnPane: one after-sale in full at the right side of the window.

pane.show_return(case_id | None) · pane.refresh(None or order ids) · pane.order_asked(id) · pane.closed
pane.take_due()      openings that are due, given to who signs out
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.return_matters import ReturnMatter, return_matter
from desktop.services.return_queries import return_no
from desktop.services.transaction import AccessNote
from desktop.views.after_sale_words import return_chip, return_kind_word
from desktop.views.chips import ChipSpec
from desktop.views.desk import Desk
from desktop.views.detail_pane import DetailPane, PaneWords
from desktop.views.formats import time_left
from desktop.views.labels import hline
from desktop.views.order_acts.offers import Offered
from desktop.views.order_pane.foot import Foot
from desktop.views.order_pane.head import Head
from desktop.views.order_pane.openings import Openings
from desktop.views.return_acts.acts import ReturnActs
from desktop.views.return_acts.offers import return_offers
from desktop.views.return_acts.photos import PhotoSheet
from desktop.views.returns.evidence_part import EvidencePart
from desktop.views.returns.goods import GoodsPart, PersonLine
from desktop.views.returns.money import MoneyPart
from desktop.views.returns.progress import ProgressPart
from desktop.views.returns.shown import ReturnShown
from desktop.views.texts import filled

translate = QCoreApplication.translate


class ReturnPane(DetailPane[ReturnShown]):
    order_asked = Signal(int)

    def __init__(self, desk: Desk, acts: ReturnActs) -> None:
        self._acts = acts
        words = PaneWords(
            name=translate("return-pane", "售后详情"), nothing=translate("return-pane", "没有选中售后"), nothing_note="",
            reading=translate("return-pane", "正在读取售后"), gone_icon="package-x",
            gone=translate("return-pane", "这笔售后不在了"), gone_note=translate("return-pane", "从列表里另选一笔"),
            unread=translate("return-pane", "没有读到这笔售后"),
        )  # fmt: skip
        super().__init__(desk, words, top=9, gap=8)
        self._openings = Openings(desk, self)

    def build(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head, self.foot = Head(), Foot()
        self.person, self.goods, self.evidence = PersonLine(), GoodsPart(self._desk), EvidencePart(self._desk)
        self.money, self.progress = MoneyPart(), ProgressPart()
        groups: list[list[QWidget]] = [
            [self.stale, self.person], [self.goods], [self.evidence], [self.money], [self.progress],
        ]  # fmt: skip
        column.addWidget(self.head)
        column.addWidget(hline())
        column.addWidget(self.sections(groups, {}), 1)
        column.addWidget(self.foot)
        self.head.closed.connect(self.closed)
        self.head.asked.connect(self._start)
        self.foot.asked.connect(self._start)
        self.person.order_asked.connect(self.order_asked)
        self.evidence.photos_asked.connect(self._open_photos)
        return made

    @property
    def case_id(self) -> int | None:
        return self._wanted

    @property
    def matter(self) -> ReturnMatter | None:
        return self._shown.detail if self._shown is not None else None

    @property
    def offered(self) -> tuple[Offered, ...]:
        """What she may do with the after-sale that is shown."""
        return self._shown.offered if self._shown is not None else ()

    def show_return(self, case_id: int | None) -> None:
        if case_id is not None and case_id == self._wanted and self._shown is None:
            self._slow.start()
            self._ask()  # what couldn't be read is asked for again
        self.show_subject(case_id)

    def refresh(self) -> None:
        if self._wanted is not None:
            self._ask()

    def take_due(self) -> list[AccessNote]:
        return self._openings.take_due()

    def read(self, subject_id: int, *, then: Callable[[Any], object], failed: Callable[[Exception], object]) -> None:
        self._desk.ask(self, return_matter, subject_id, then=then, failed=failed, key="detail")

    def shown_of(self, detail: ReturnMatter) -> ReturnShown:
        case = detail.detail
        offered = return_offers(
            detail.row, self._desk.may, replaced=case.replacement is not None, received=case.received_at is not None
        )
        return ReturnShown(detail, self._desk.office.clock(), tuple(offered))

    def cover(self) -> None:
        self.evidence.cover()

    def gone(self) -> None:
        self._openings.rest_on(None)

    def show_parts(self, shown: ReturnShown) -> None:
        self._openings.rest_on(shown.row.order_id if self.isVisible() else None)
        self.head.show_head(return_no(shown.row.id), chips_of(shown), shown.offered)
        for part in (self.person, self.goods, self.evidence, self.money, self.progress):
            part.show_state(shown)
        self.foot.show_offers(shown.offered)

    def _start(self, key: str) -> None:
        if self._shown is not None:
            self._acts.start(key, self._shown.subject_id)

    def _open_photos(self, at: int) -> None:
        if self._shown is not None:
            title = filled(self.tr("{0} 的照片"), return_no(self._shown.subject_id))
            PhotoSheet(self.window(), title, self.evidence.photos(), at).open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._shown is not None:
            self._openings.rest_on(self._shown.row.order_id)

    def hideEvent(self, event: QHideEvent) -> None:
        self._openings.rest_on(None)
        self._openings.flush()
        super().hideEvent(event)


def chips_of(shown: ReturnShown) -> list[ChipSpec]:
    """The state first, then the kind, how long it can wait, and whose it is."""
    row = shown.row
    chips = [return_chip(row.state), ChipSpec(return_kind_word(row.kind), "neutral", "-")]
    if row.due_at is not None:
        left = row.due_at - shown.now
        chips.append(ChipSpec(time_left(left), "danger" if left.total_seconds() < 0 else "warn", "clock"))
    if row.assignee:
        chips.append(ChipSpec(row.assignee, "neutral", "user"))
    return chips
