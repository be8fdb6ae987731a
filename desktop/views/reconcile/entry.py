"""RECONCILE: the page of providers' bills, as the navigation knows it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import Permission
from desktop.views.desk import Desk
from desktop.views.pages import Page, PageEntry
from desktop.views.toast import Toaster

translate = QCoreApplication.translate


def _title() -> str:
    return translate("pages", "对账")


def _group() -> str:
    return translate("pages", "经营")


def _make(desk: Desk, toaster: Toaster) -> Page:
    from desktop.views.reconcile.page import ReconcilePage

    return ReconcilePage(desk, toaster)


RECONCILE = PageEntry("reconcile", "receipt-text", _title, _group, (Permission.FIGURES,), _make, "dz")
