"""fit_height(view, most): a table of a dialog is as high as its rows, and scrolls past so many."""

from __future__ import annotations

from desktop.views.table_view import TableView

SHOWN_MOST = 6


def fit_height(view: TableView, most: int = SHOWN_MOST) -> None:
    rows = max(1, min(view.table.rowCount(), most))
    view.setFixedHeight(
        view.horizontalHeader().sizeHint().height() + rows * view.verticalHeader().defaultSectionSize() + 2
    )
