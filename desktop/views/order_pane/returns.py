"""售后: the after-sales of the order, each to be opened; hidden where there are none."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.order_returns import OrderReturn
from desktop.services.return_queries import return_no
from desktop.views.after_sale_words import return_chip, return_kind_word, return_reason_word
from desktop.views.buttons import Button
from desktop.views.chips import Chip
from desktop.views.labels import ElidedLabel, label, say
from desktop.views.order_pane.shown import Part, Shown
from desktop.views.texts import filled


class ReturnsPart(Part):
    return_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(self.tr("售后"))
        self.box.setSpacing(4)

    def facts(self, shown: Shown) -> object:
        return (shown.detail.returns, shown.today)

    def fill(self, shown: Shown) -> None:
        for one in shown.detail.returns:
            self.box.addWidget(self._row(one, shown))

    def _row(self, one: OrderReturn, shown: Shown) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        link = Button(return_no(one.id), kind="link")
        link.clicked.connect(partial(self._open, one.id))
        about = filled(
            self.tr("{0} {1} 件 · {2}"), return_kind_word(one.kind), one.units, return_reason_word(one.reason)
        )
        if one.made_for:
            about = self.tr("这是它的补发单")
        words = ElidedLabel(about, "caption")
        at = label(shown.moment(one.requested_at), "caption")
        at.setToolTip(shown.exact(one.requested_at))
        row.addWidget(link)
        row.addWidget(Chip(return_chip(one.state)))
        row.addWidget(words, 1)
        row.addWidget(at)
        say(made, f"{return_no(one.id)} {return_chip(one.state).text} {about}")
        return made

    def _open(self, case_id: int, checked: bool = False) -> None:
        self.return_asked.emit(case_id)
