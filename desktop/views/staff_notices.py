"""StaffNotices: what the shop's rules tell a colleague: a badge beside the page that lists it, and a toast."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.services.automation.rule_log import StaffNoticeRow, my_notices
from desktop.services.changes import Change
from desktop.views.desk import Desk
from desktop.views.navigation import Navigation
from desktop.views.toast import Toaster

_ACTS = frozenset({"run_shop_rule", "read_staff_notices"})
_SECONDS = 20


class StaffNotices(QObject):
    """pressed: the list is wanted. The badge stands beside the page with that key."""

    pressed = Signal()

    def __init__(self, desk: Desk, nav: Navigation, toaster: Toaster, page: str) -> None:
        super().__init__(nav)
        self._desk, self._nav, self._toaster, self._page = desk, nav, toaster, page
        self._newest: int | None = None
        self.recount()

    def changed(self, changes: list[Change]) -> None:
        if any(one.act in _ACTS for one in changes):
            self.recount()

    def recount(self) -> None:
        self._desk.ask(self, my_notices, then=self._show, failed=self._silent, key="notices")

    def _show(self, rows: list[StaffNoticeRow]) -> None:
        self._nav.show_badge(self._page, len(rows))
        newest = max((row.id for row in rows), default=0)
        if self._newest is not None and newest > self._newest:
            self._toaster.offer(rows[0].body, self.tr("看提醒"), self.pressed.emit, seconds=_SECONDS, tone="info")
        self._newest = max(newest, self._newest or 0)

    def _silent(self, error: Exception) -> None:
        """The banner tells of a lost database; it is asked again with the next change."""
