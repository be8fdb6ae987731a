"""PageBadges: how many exceptions and after-sales wait, beside their pages in the navigation; red while one is late."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.models.vocabulary import Permission
from desktop.services.exceptions.queries import ExceptionCounts, exception_counts
from desktop.services.returns_waiting import ReturnsWaiting, returns_waiting
from desktop.views.desk import Desk
from desktop.views.navigation import Navigation
from desktop.views.spaced import Spaced

EXCEPTIONS, RETURNS = "exceptions", "returns"


class PageBadges(QObject):
    def __init__(self, desk: Desk, nav: Navigation) -> None:
        super().__init__(nav)
        self._desk, self._nav = desk, nav
        self._spaced = Spaced(self, self._count)
        self.recount()

    def recount(self) -> None:
        """At most once in two seconds, however much others do."""
        self._spaced.want()

    def _count(self) -> None:
        if self._desk.may(Permission.SEE):
            self._desk.ask(self, exception_counts, then=self._show_exceptions, failed=self._silent, key=EXCEPTIONS)
            self._desk.ask(self, returns_waiting, then=self._show_returns, failed=self._silent, key=RETURNS)

    def _show_exceptions(self, counts: ExceptionCounts) -> None:
        self._nav.show_badge(EXCEPTIONS, counts.open, urgent=counts.urgent > 0)

    def _show_returns(self, counts: ReturnsWaiting) -> None:
        self._nav.show_badge(RETURNS, counts.waiting, urgent=counts.overdue > 0)

    def _silent(self, error: Exception) -> None:
        """The banner tells of a lost database; a count is asked again with the next change."""
