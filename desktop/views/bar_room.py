"""Where a scroll bar stands: it takes its room from the right margin, so that both margins look alike and nothing moves.

bar_in_margin(area, layout)      layout is that of the widget which scrolls in the area
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLayout, QScrollArea


def bar_in_margin(area: QScrollArea, layout: QLayout) -> None:
    right = layout.contentsMargins().right()
    bar = area.verticalScrollBar()
    bar.rangeChanged.connect(partial(_fit, layout, right, right - bar.sizeHint().width()))


def _fit(layout: QLayout, alone: int, beside_bar: int, _least: int, most: int) -> None:
    margins = layout.contentsMargins()
    right = beside_bar if most > 0 else alone
    if margins.right() != right:
        margins.setRight(right)
        layout.setContentsMargins(margins)
