"""Papers in the window: the month's summary made and looked at, days of one's own, their calendar, a packing slip."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.views.main_window import MainWindow
from desktop.views.overlay import overlays_of
from desktop.views.paper.panel import MADE, MAKING
from desktop.views.paper.slip_sheet import SlipSheet
from desktop.views.reports.page import OWN, ReportsPage
from tests.pictures.desk_scenes import some_order
from tests.pictures.stage import Stage


def opened(stage: Stage, window: MainWindow) -> ReportsPage:
    place = stage.place(window)
    place.show_page("reports")
    page = place.pages["reports"]
    assert isinstance(page, ReportsPage)
    return page


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window = stage.window(Preset.MANAGER)
    making = opened(stage, window)
    stage.until(lambda: making.panel.state == MAKING)
    yield "reports-making", window

    window = stage.window(Preset.MANAGER)
    page = opened(stage, window)
    stage.until(lambda: page.panel.state == MADE and page.panel.preview.drawn)
    stage.settle()
    yield "reports", window

    window = stage.window(Preset.AUDITOR)
    other = opened(stage, window)
    stage.until(lambda: other.panel.state == MADE and other.panel.preview.drawn)
    other.month.choose(OWN)
    other.month.changed.emit(OWN)
    other.since.set_day(date(2026, 11, 9))
    other.until.set_day(date(2026, 11, 1))
    other.make_now()
    stage.settle()
    yield "reports-wrong-days", window

    window = stage.window(Preset.MANAGER)
    page = opened(stage, window)
    stage.until(lambda: page.panel.state == MADE and page.panel.preview.drawn)
    page.month.choose(OWN)
    page.month.changed.emit(OWN)
    page.since.open_calendar()
    stage.settle()
    yield "reports-calendar", window

    window = stage.window(Preset.WAREHOUSE)
    place = stage.place(window)
    row = some_order(stage, OrderStatus.TO_SHIP)
    place.show_order(row.id)
    stage.until(lambda: place.selected == row.id)
    place.print_out()
    sheet = next(one for one in overlays_of(window) if isinstance(one, SlipSheet))
    stage.until(lambda: sheet.panel.state == MADE and sheet.panel.preview.drawn)
    stage.settle()
    yield "packing-slip", window
