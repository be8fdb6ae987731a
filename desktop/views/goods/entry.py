"""GOODS: the page of goods and stock as the navigation knows it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import Permission
from desktop.views.desk import Desk
from desktop.views.pages import Page, PageEntry
from desktop.views.toast import Toaster

translate = QCoreApplication.translate


def _title() -> str:
    return translate("pages", "商品与库存")


def _group() -> str:
    return translate("pages", "经营")


def _make(desk: Desk, toaster: Toaster) -> Page:
    from desktop.views.goods.page import GoodsPage

    return GoodsPage(desk, toaster)


GOODS = PageEntry("goods", "package", _title, _group, (Permission.SEE,), _make, "spkc")
