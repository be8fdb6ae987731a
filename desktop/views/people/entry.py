"""STAFF: the staff page as the navigation knows it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import Permission
from desktop.views.desk import Desk
from desktop.views.pages import Page, PageEntry
from desktop.views.toast import Toaster

translate = QCoreApplication.translate


def _title() -> str:
    return translate("pages", "员工")


def _group() -> str:
    return translate("pages", "管理")


def _make(desk: Desk, toaster: Toaster) -> Page:
    from desktop.views.people.page import PeoplePage

    return PeoplePage(desk, toaster)


STAFF = PageEntry("staff", "id-card", _title, _group, (Permission.MANAGE_STAFF,), _make, "yg")
