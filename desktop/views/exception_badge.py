"""ExceptionBadge: how many exceptions wait, beside their page in the navigation; red while one's time is up."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.models.vocabulary import Permission
from desktop.services.exceptions.queries import ExceptionCounts, exception_counts
from desktop.views.desk import Desk
from desktop.views.navigation import Navigation
from desktop.views.spaced import Spaced

PAGE = "exceptions"


class ExceptionBadge(QObject):
    def __init__(self, desk: Desk, nav: Navigation) -> None:
        super().__init__(nav)
        self._desk, self._nav = desk, nav
        self._spaced = Spaced(self, self._count)
        self.recount()

    def recount(self) -> None:
        self._spaced.want()

    def _count(self) -> None:
        if self._desk.may(Permission.SEE):
            self._desk.ask(self, exception_counts, then=self._show, failed=self._silent, key="exceptions")

    def _show(self, counts: ExceptionCounts) -> None:
        self._nav.show_badge(PAGE, counts.open, urgent=counts.urgent > 0)

    def _silent(self, error: Exception) -> None:
        """The banner tells of a lost database; a count is asked again with the next change."""
