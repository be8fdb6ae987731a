"""RETURNS: how the desk knows the page of after-sales; the page itself is imported when it is first asked for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import Permission
from desktop.views.desk import Desk
from desktop.views.pages import Page, PageEntry
from desktop.views.toast import Toaster

translate = QCoreApplication.translate


def _title() -> str:
    return translate("pages", "售后")


def _group() -> str:
    return translate("pages", "订单")


def _make(desk: Desk, toaster: Toaster) -> Page:
    from desktop.views.returns.page import ReturnsPage

    return ReturnsPage(desk, toaster)


RETURNS = PageEntry(
    "returns",
    "undo-2",
    _title,
    _group,
    (
        Permission.REQUEST_RETURN,
        Permission.HANDLE_RETURNS,
        Permission.RECEIVE_RETURNS,
        Permission.REFUND_TO_LIMIT,
        Permission.REFUND_ABOVE,
    ),
    _make,
    "sh",
)
