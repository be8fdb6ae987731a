"""AUDIT: the page of who did and who looked, as the navigation knows it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import Permission
from desktop.views.desk import Desk
from desktop.views.pages import Page, PageEntry
from desktop.views.toast import Toaster

translate = QCoreApplication.translate


def _title() -> str:
    return translate("pages", "审计与谁看过")


def _group() -> str:
    return translate("pages", "管理")


def _make(desk: Desk, toaster: Toaster) -> Page:
    from desktop.views.audit.page import AuditPage

    return AuditPage(desk, toaster)


AUDIT = PageEntry("audit", "shield-check", _title, _group, (Permission.READ_AUDIT,), _make, "sjyskg")
