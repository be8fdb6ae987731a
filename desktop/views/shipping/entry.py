"""SHIPPING: the shipping centre, as the navigation knows it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import Permission
from desktop.views.desk import Desk
from desktop.views.pages import Page, PageEntry
from desktop.views.toast import Toaster

translate = QCoreApplication.translate


def _title() -> str:
    return translate("pages", "发货中心")


def _group() -> str:
    return translate("pages", "订单")


def _make(desk: Desk, toaster: Toaster) -> Page:
    from desktop.views.shipping.page import ShippingPage

    return ShippingPage(desk, toaster)


SHIPPING = PageEntry("shipping", "truck", _title, _group, (Permission.SHIP, Permission.PRINT), _make, "fhzx")
