"""SETTINGS: the page of the shop's settings, as the navigation knows it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import Permission
from desktop.views.desk import Desk
from desktop.views.pages import Page, PageEntry
from desktop.views.toast import Toaster

translate = QCoreApplication.translate


def _title() -> str:
    return translate("pages", "设置")


def _group() -> str:
    return "-"


def _make(desk: Desk, toaster: Toaster) -> Page:
    from desktop.views.settings.page import SettingsPage

    return SettingsPage(desk, toaster)


SETTINGS = PageEntry("settings", "settings", _title, _group, (Permission.CHANGE_SETTINGS,), _make, "sz")
