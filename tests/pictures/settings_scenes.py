"""设置: as the shop has it, its end, with changes and a value that can't be, and the question before signing out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch
from zoneinfo import ZoneInfo

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.models.vocabulary import Preset
from desktop.services.office import Office
from desktop.views.main_window import MainWindow
from desktop.views.overlay import overlays_of
from desktop.views.settings.join_sheet import JoinSheet, PassphraseSheet
from desktop.views.settings.page import SettingsPage
from desktop.views.settings.rows import CarriersRow, NumberRow
from tests.pictures.stage import Stage


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, page = settings_page(stage)
    yield "settings", window

    window, page = settings_page(stage)
    page.providers.buttons["wechat", "connect"].click()
    stage.settle()
    yield "settings-provider", window

    window, page = settings_page(stage)
    assert page.tracking.row is not None
    page.tracking.row.buttons["connect"].click()
    stage.settle()
    yield "settings-tracking", window

    window, page = settings_page(stage)
    change(page)
    stage.settle()
    yield "settings-error", window

    window, page = settings_page(stage)
    bar = page.findChildren(QScrollArea)[0].verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()
    yield "settings-end", window

    window, page = settings_page(stage)
    change(page)
    stage.place(window).leave()
    stage.settle()
    yield "settings-leaving", window

    window, page = settings_page(stage)
    page.health.click()
    stage.settle()
    yield "settings-health", window

    window, page = page_of_several_pcs(stage)
    area = page.findChild(QScrollArea)
    assert area is not None
    area.ensureWidgetVisible(page.scheme)
    yield "settings-pcs", window

    window, page = page_of_several_pcs(stage)
    page.join.click()
    stage.settle()
    yield "settings-join", window

    window, page = page_of_several_pcs(stage)
    page.join.click()
    stage.settle()
    sheet = next(one for one in overlays_of(window) if isinstance(one, JoinSheet))
    sheet.make.click()
    yield "settings-join-error", window

    window, page = settings_page(stage)
    until = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
    PassphraseSheet(
        page, Path("晨光积分店 加入.pdjoin"), "7K4M9-XQ2TB-8WH3R-DP6NV", until, ZoneInfo("Asia/Shanghai")
    ).open()
    stage.settle()
    yield "settings-join-passphrase", window


def page_of_several_pcs(stage: Stage) -> tuple[MainWindow, SettingsPage]:
    with patch.object(Office, "database", "PostgreSQL"):
        return settings_page(stage)


def change(page: SettingsPage) -> None:
    for name, text in (("pay_minutes", "0"), ("ship_hours", "24")):
        row = page.rows[name]
        assert isinstance(row, NumberRow)
        row.edit.selectAll()
        QTest.keyClicks(row.edit, text)
    carriers = page.rows["carriers"]
    assert isinstance(carriers, CarriersRow)
    carriers.chips["jd"].click()


def settings_page(stage: Stage) -> tuple[MainWindow, SettingsPage]:
    window = stage.window(Preset.OWNER)
    stage.place(window).show_page("settings")
    stage.settle()
    page = stage.place(window).pages["settings"]
    assert isinstance(page, SettingsPage)
    return window, page
