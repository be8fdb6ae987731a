"""The entry of the reports page in the navigation; the page itself is loaded when it is first shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import Permission
from desktop.views.desk import Desk
from desktop.views.pages import Page, PageEntry
from desktop.views.toast import Toaster

translate = QCoreApplication.translate


def _title() -> str:
    return translate("pages", "汇总报表")


def _group() -> str:
    return translate("pages", "经营")


def _make(desk: Desk, toaster: Toaster) -> Page:
    from desktop.views.reports.page import ReportsPage

    return ReportsPage(desk, toaster)


REPORTS = PageEntry("reports", "file-chart-column", _title, _group, (Permission.FIGURES,), _make, "hzbb")
