"""DASHBOARD: the page of the shop's figures, as the navigation knows it; above every group."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import Permission
from desktop.views.desk import Desk
from desktop.views.pages import Page, PageEntry
from desktop.views.toast import Toaster


def _title() -> str:
    return QCoreApplication.translate("pages", "经营看板")


def _group() -> str:
    return ""


def _make(desk: Desk, toaster: Toaster) -> Page:
    from desktop.views.dashboard.page import DashboardPage

    return DashboardPage(desk, toaster)


DASHBOARD = PageEntry("dashboard", "layout-dashboard", _title, _group, (Permission.FIGURES,), _make, "jykb")
