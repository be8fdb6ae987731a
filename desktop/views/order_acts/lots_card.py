"""LotsCard: points that go back, lot by lot; a lot that has expired gets a child with some days of grace.

card.show_lots(lots, grace_days=7, today=date, available=(1240, 10040))      available: the balance before and after, or None
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from desktop.models.vocabulary import PointsVerb
from desktop.services.cancels import LotBack
from desktop.views.formats import points_text
from desktop.views.labels import Card, clear, hline, label
from desktop.views.texts import filled

translate = QCoreApplication.translate


def origin_word(origin: str) -> str:
    """Where the points of a lot came from."""
    words = {
        PointsVerb.INIT.value: translate("origin", "期初积分"),
        PointsVerb.EARN.value: translate("origin", "消费获得"),
        PointsVerb.GRANT.value: translate("origin", "赠送与活动"),
        PointsVerb.ADJUST.value: translate("origin", "人工调整"),
    }
    return words.get(origin, origin)


class LotsCard(Card):
    def __init__(self) -> None:
        super().__init__(margins=(0, 0, 0, 0))
        self.box.setSpacing(0)

    def show_lots(
        self, lots: Sequence[LotBack], *, grace_days: int, today: date, available: tuple[int, int] | None
    ) -> None:
        clear(self.box)
        head = _Row("head")
        for column, words in enumerate((self.tr("积分批次"), self.tr("原到期日"), self.tr("退回"), self.tr("退回后"))):
            head.put(column, label(words, "caption"))
        self.box.addWidget(head)
        for lot in lots:
            self.box.addWidget(hline())
            self.box.addWidget(self._lot(lot, today, grace_days))
        total = _Row("total")
        total.put(0, label(filled(self.tr("合计 {0} 个批次"), len(lots)), "strong"))
        total.put(2, label(points_text(sum(lot.points for lot in lots)), "points"))
        if available is not None:
            words = filled(self.tr("可用 {0} → {1}"), points_text(available[0]), points_text(available[1]))
            total.put(3, label(words, "strong", wrap=True))
        self.box.addWidget(hline())
        self.box.addWidget(total)

    def _lot(self, lot: LotBack, today: date, grace: int) -> QWidget:
        row = _Row("")
        name = QWidget()
        line = QHBoxLayout(name)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(label(origin_word(lot.origin)))
        line.addWidget(label(filled(self.tr("批次 {0}"), lot.lot_id), "caption"))
        line.addStretch(1)
        row.put(0, name)
        until = lot.expires_on.isoformat() if lot.expires_on else self.tr("长期有效")
        row.put(1, label(until, "danger" if lot.expired else "muted"))
        row.put(2, label(points_text(lot.points), "points"))
        if lot.expired:
            fresh = (today + timedelta(days=grace)).isoformat()
            row.put(3, label(filled(self.tr("已过期，新批次 {0} 到期"), fresh), "warn", wrap=True))
        else:
            row.put(3, label(self.tr("回到原批次"), "caption"))
        return row


class _Row(QFrame):
    """Four columns of the same widths in every row."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        if kind:
            self.setObjectName("lotband")
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 6, 14, 6)
        grid.setHorizontalSpacing(16)
        for column, (width, stretch) in enumerate(((180, 4), (92, 0), (70, 0), (180, 4))):
            grid.setColumnMinimumWidth(column, width)
            grid.setColumnStretch(column, stretch)
            grid.addWidget(QWidget(), 0, column)  # an empty column loses its spacing
        grid.setRowMinimumHeight(0, 20)
        self._grid = grid

    def put(self, column: int, widget: QWidget) -> None:
        if column == 2 and isinstance(widget, QLabel):
            widget.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(widget, 0, column)
