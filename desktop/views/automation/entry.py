"""AUTOMATION: the page of what runs by itself, as the navigation knows it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import Permission
from desktop.views.desk import Desk
from desktop.views.pages import Page, PageEntry
from desktop.views.toast import Toaster

translate = QCoreApplication.translate


def _title() -> str:
    return translate("pages", "自动化")


def _group() -> str:
    return "-"


def _make(desk: Desk, toaster: Toaster) -> Page:
    from desktop.views.automation.page import AutomationPage

    return AutomationPage(desk, toaster)


AUTOMATION = PageEntry("automation", "zap", _title, _group, (Permission.SEE,), _make, "zdh")
