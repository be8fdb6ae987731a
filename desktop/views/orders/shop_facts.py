"""ShopFacts: what the list must know of the shop before it reads an order. Its zone decides days and times.

facts = ShopFacts(desk)
facts.ask() → known, or failed(error)       facts.named when colleagues' names are there
facts.start                       the saved view that she starts with, or None
facts.are_known · facts.zone · facts.today() · facts.names {login: name}
"""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from desktop.services.saved_views import ViewRow, start_view
from desktop.services.settings import ShopSettings, shop_settings
from desktop.services.staff import colleagues
from desktop.views.desk import Desk


class ShopFacts(QObject):
    known = Signal()
    named = Signal()
    failed = Signal(Exception)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.are_known = False
        self.zone: ZoneInfo = ShopSettings().zone_info
        self.names: dict[str, str] = {}
        self.start: ViewRow | None = None

    def ask(self) -> None:
        self._desk.ask(self, colleagues, then=self._name, failed=self._leave, key="names")
        self._desk.ask(self, start_view, then=self._begin, failed=self.failed.emit, key="start")

    def today(self) -> date:
        return self._desk.office.clock().astimezone(self.zone).date()

    def _begin(self, start: ViewRow | None) -> None:
        self.start = start
        self._desk.ask(self, shop_settings, then=self._know, failed=self.failed.emit, key="settings")

    def _know(self, settings: ShopSettings) -> None:
        self.zone, self.are_known = settings.zone_info, True
        self.known.emit()

    def _name(self, people: list[tuple[str, str]]) -> None:
        self.names = dict(people)
        self.named.emit()

    def _leave(self, _error: Exception) -> None:
        """A chip of an assignee then names the login."""
