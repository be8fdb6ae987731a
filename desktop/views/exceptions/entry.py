"""EXCEPTIONS: the page of what needs a person, as the navigation knows it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import Permission
from desktop.views.desk import Desk
from desktop.views.pages import Page, PageEntry
from desktop.views.toast import Toaster

translate = QCoreApplication.translate


def _title() -> str:
    return translate("pages", "异常")


def _group() -> str:
    return translate("pages", "订单")


def _make(desk: Desk, toaster: Toaster) -> Page:
    from desktop.views.exceptions.page import ExceptionsPage

    return ExceptionsPage(desk, toaster)


EXCEPTIONS = PageEntry("exceptions", "triangle-alert", _title, _group, (Permission.SEE,), _make, "yc")
