"""The order list: everything, a tab, ticked rows, the filter and a range that can't be, nothing found, loading, trouble."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services.errors import DatabaseGone, TooWide
from desktop.services.order_filter import OrderFilter
from desktop.views.chips import status_word
from desktop.views.main_window import MainWindow
from desktop.views.orders.filter_panel import FilterPanel
from desktop.views.orders.page import OrdersPage
from desktop.views.orders.typed_words import condition_title
from desktop.views.suggest import PAUSE_MS
from tests.pictures.stage import Stage

S = OrderStatus
EVERYTHING, TO_SHIP = OrderFilter(), OrderFilter(statuses=(S.TO_SHIP,), points_min=1_000)


def opened(
    stage: Stage, chosen: OrderFilter = EVERYTHING, preset: Preset = Preset.MANAGER
) -> tuple[MainWindow, OrdersPage]:
    window = stage.window(preset)
    page: OrdersPage = stage.place(window).orders
    page.show_filter(chosen)
    stage.settle()
    return window, page


def panel_of(stage: Stage, page: OrdersPage) -> FilterPanel:
    page.open_filter()
    stage.settle()
    panel = page.window().findChild(FilterPanel)
    assert panel is not None
    return panel


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, _ = opened(stage)
    yield "orders", window

    window, page = opened(stage, TO_SHIP)
    page.list.view.select(page.list.table.rows()[0].id)
    stage.settle()
    yield "orders-selected", window

    window, page = opened(stage, TO_SHIP)
    for row in page.list.table.rows()[:3]:
        page.list.table.check(row.id, True)
    yield "orders-ticked", window

    window, _ = opened(stage, preset=Preset.AUDITOR)
    yield "orders-auditor", window
    yield from _filter(stage)
    yield from _typed(stage)
    yield from _looks(stage)
    yield from _states(stage)


def _filter(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, page = opened(stage, TO_SHIP)
    panel_of(stage, page)
    yield "orders-filter", window

    window, page = opened(stage)
    panel = panel_of(stage, page)
    QTest.keyClicks(panel.points.low, "9000")
    QTest.keyClicks(panel.points.high, "5000")
    QTest.keyClicks(panel.days.since, "2026-13-01")
    stage.settle()
    yield "orders-filter-invalid", window


def _typed(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    def typed(text: str) -> MainWindow:
        window, page = opened(stage, OrderFilter(statuses=(S.TO_SHIP,), points_min=1_000))
        page.focus_search()
        page.bar.edit.insert(text)
        page.bar.edit.textEdited.emit(text)
        stage.settle()
        QTest.qWait(2 * PAUSE_MS)
        stage.settle()
        return window

    yield "orders-typed-offers", typed(status_word(S.SHIPPED)[:2])
    yield "orders-typed-wrong", typed(f"{condition_title('points')}>abc")

    window, page = opened(stage)
    page.list.listing.failed.emit(TooWide(), False)
    stage.settle()
    yield "orders-too-wide", window


def _looks(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, page = opened(stage)
    page.bar.columns.click()
    stage.settle()
    yield "orders-columns", window

    window, page = opened(stage)
    page.list.looks.restore(
        {"density": "compact", "columns": ["number", "placed", "items", "status", "ship_by", "assignee"]}
    )
    stage.settle()
    yield "orders-compact", window

    window, page = opened(stage)
    page.list.looks.restore({"columns": [column.key for column in page.table.columns], "frozen": "number"})
    page.view.select(page.table.id_at(2))
    stage.settle()
    page.view.horizontalScrollBar().setValue(230)
    yield "orders-sideways", window


def _states(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, _ = opened(stage, OrderFilter(statuses=(S.TO_SHIP,), points_min=900_000))
    yield "orders-empty", window

    window, page = opened(stage)
    page.list.view.set_loading(True)
    page.list.foot.show_loading()
    stage.settle()
    yield "orders-loading", window

    window, page = opened(stage)
    page.list.view.show_newcomers(3)
    yield "orders-newcomers", window

    window, page = opened(stage)
    page.list.listing.failed.emit(DatabaseGone(outcome_known=True), True)
    stage.settle()
    yield "orders-error", window
