"""RULES: how the desk knows the page of the points rules; the page itself is imported when it is first asked for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import Permission
from desktop.views.desk import Desk
from desktop.views.pages import Page, PageEntry
from desktop.views.toast import Toaster

translate = QCoreApplication.translate


def _title() -> str:
    return translate("pages", "积分规则")


def _group() -> str:
    return translate("pages", "经营")


def _make(desk: Desk, toaster: Toaster) -> Page:
    from desktop.views.rules.page import RulesPage

    return RulesPage(desk, toaster)


RULES = PageEntry("rules", "scale", _title, _group, (Permission.PUBLISH_RULES,), _make, "jfgz")
