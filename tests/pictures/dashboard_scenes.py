"""The dashboard: thirty days, twelve months, today, own days, a hovered bar, nothing yet, loading, trouble, the end of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import Preset
from desktop.services.errors import Invalid
from desktop.views.dashboard.page import DashboardPage
from desktop.views.main_window import MainWindow
from tests.pictures.stage import Stage


def opened(stage: Stage, period: str = "last_30") -> tuple[MainWindow, DashboardPage]:
    window = stage.window(Preset.MANAGER)
    place = stage.place(window)
    place.show_page("dashboard")
    page = place.pages["dashboard"]
    assert isinstance(page, DashboardPage)
    stage.until(lambda: page.view is not None and page.board is not None and not page.drawing)
    if period != "last_30":
        page.bar.choose(period)
    stage.settle()
    return window, page


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, page = opened(stage)
    yield "dashboard", window

    window, page = opened(stage)
    assert page.view is not None
    page.view.orders.chart.choose(17)
    page.view.hours.chart.choose(5 * 24 + 20)
    yield "dashboard-hover", window

    window, _ = opened(stage, "last_12")
    yield "dashboard-months", window

    window, _ = opened(stage, "today")
    yield "dashboard-today", window

    window, page = opened(stage)
    page.bar.own_wanted.emit()
    yield "dashboard-own", window

    window, page = opened(stage)
    page.bar.set_own(date(2020, 1, 1), date(2020, 1, 31))
    stage.settle()
    page._todo = None
    page._show()
    yield "dashboard-empty", window

    window, page = opened(stage)
    page.skeleton.start()
    page._stack.setCurrentWidget(page.skeleton)
    yield "dashboard-loading", window

    window, page = opened(stage)
    page._failed(Invalid("days", "out_of_range"))
    yield "dashboard-error", window

    window, page = opened(stage)
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    yield "dashboard-end", window

    window, page = opened(stage)
    window.resize(900, 620)
    stage.settle()
    yield "dashboard-small", window
