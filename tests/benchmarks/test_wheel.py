"""Turning the wheel over the order list, beside Qt's own table with the same words in its cells; and memory meanwhile."""

from __future__ import annotations

import resource
import time
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from desktop.services.order_rows import OrderRow
from desktop.views.orders.columns import OrderCells, order_columns
from desktop.views.orders.list_view import OrderList
from desktop.views.table import RowTable
from desktop.views.theme import apply_theme
from tests.benchmarks.beside import rounds
from tests.people import Shop

pytestmark = pytest.mark.slow
STEP, STEPS, LINES = 60, 120, 1_000_000
_NOWHERE = QModelIndex()


class Bare(QAbstractTableModel):
    """The same words, looked up in a list."""

    def __init__(self, words: list[list[str]]) -> None:
        super().__init__()
        self._words = words

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else LINES

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return len(self._words[0])

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        return self._words[index.row() % len(self._words)][index.column()] if role == 0 else None


def turned(view: QTableView) -> list[float]:
    """Seconds from each step of the wheel until it is painted."""
    took = []
    for at in range(STEPS):
        began = time.perf_counter()
        view.verticalScrollBar().setValue(STEP * at)
        view.viewport().repaint()
        took.append(time.perf_counter() - began)
        QApplication.processEvents()
    return sorted(took)


def test_the_wheel_turns_as_over_a_bare_table(
    qtbot: QtBot, qapp: QApplication, sqlite_shop: Shop, benchmark: BenchmarkFixture
) -> None:
    apply_theme(qapp, "light")
    shop = sqlite_shop
    order = shop.an_order(points=120)
    rows = [_as(order, number) for number in range(1, 801)]
    table: RowTable[OrderRow] = RowTable(
        order_columns(OrderCells(shop.clock, ZoneInfo("Asia/Shanghai"))), row_id=lambda row: row.id, checkable=True
    )
    view = OrderList(table)
    qtbot.addWidget(view)
    view.resize(1100, 640)
    table.set_rows(rows, count=LINES)
    view.show()
    keys = view.columns_shown()
    bare = QTableView()
    qtbot.addWidget(bare)
    bare.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    bare.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    bare.verticalHeader().setDefaultSectionSize(view.verticalHeader().defaultSectionSize())
    bare.setModel(Bare([table.texts(row, keys) for row in rows]))
    bare.resize(1100, 640)
    bare.show()
    for one in (view, bare):
        turned(one)
    ours = rounds(benchmark, lambda: turned(view), 1)
    theirs = turned(bare)
    at = STEPS * 95 // 100
    benchmark.extra_info.update(p95_ms=round(ours[at] * 1e3, 2), bare_p95_ms=round(theirs[at] * 1e3, 2),
                                times_bare=round(ours[at] / theirs[at], 2))  # fmt: skip
    print(f"wheel: {benchmark.extra_info}")


def test_memory_stays_flat_while_a_million_rows_pass_by(
    qapp: QApplication, sqlite_shop: Shop, size: int, benchmark: BenchmarkFixture
) -> None:
    """A million for a size of 100,000."""
    passing = size * 10
    order = sqlite_shop.an_order(points=120)
    table: RowTable[OrderRow] = RowTable(
        order_columns(OrderCells(sqlite_shop.clock, ZoneInfo("Asia/Shanghai"))),
        row_id=lambda row: row.id,
        checkable=True,
    )
    table.set_rows([], count=LINES)

    def pass_by() -> list[int]:
        used = []
        for first in range(0, passing, 100):
            table.put_rows(first, [_as(order, number) for number in range(first + 1, first + 101)])
            if table.rows_here() > 4_000:
                table.keep_only(range(first - 1_000, first + 1_100))
            if first % (passing // 20) == 0:
                used.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return used

    used = rounds(benchmark, pass_by, 1)
    assert table.rows_here() <= 4_100
    benchmark.extra_info["mib_more_after_the_first_rows"] = round((used[-1] - used[4]) / 1024, 1)
    print(f"passing by: {benchmark.extra_info}")


def _as(order: OrderRow, number: int) -> OrderRow:

    return replace(order, id=number, order_no=f"JF2611{number:08}", points=number * 37 % 9_000)
