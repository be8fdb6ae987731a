"""STAFF: the staff page as the navigation knows it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import Permission
from desktop.views.pages import PageEntry
from desktop.views.people.page import PeoplePage

translate = QCoreApplication.translate


def _title() -> str:
    return translate("pages", "员工")


def _group() -> str:
    return translate("pages", "管理")


STAFF = PageEntry("staff", "id-card", _title, _group, (Permission.MANAGE_STAFF,), PeoplePage, "yg")
