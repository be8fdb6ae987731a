"""ShopFacts: what the list must know of the shop before it reads an order. Its zone decides days and times.

facts = ShopFacts(desk)
facts.ask() → known, or failed(error)       facts.named when colleagues' names are there
facts.start                       the saved view that she starts with, or None
facts.words() -> what conditions are called; facts.ask_choices() → worded: now also the shop's own tags, categories, tiers
facts.are_known · facts.zone · facts.today() · facts.names {login: name}
"""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from desktop.services.order_lists import FilterChoices, filter_choices
from desktop.services.order_words import Lexicon
from desktop.services.saved_views import ViewRow, start_view
from desktop.services.settings import ShopSettings, shop_settings
from desktop.services.staff import colleagues
from desktop.views.desk import Desk
from desktop.views.orders.typed_words import lexicon


class ShopFacts(QObject):
    known = Signal()
    named = Signal()
    worded = Signal()
    failed = Signal(Exception)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.are_known = False
        self.zone: ZoneInfo = ShopSettings().zone_info
        self.names: dict[str, str] = {}
        self.start: ViewRow | None = None
        self._choices: FilterChoices | None = None
        self._words: Lexicon | None = None

    def ask(self) -> None:
        self._desk.ask(self, colleagues, then=self._name, failed=self._leave, key="names")
        self._desk.ask(self, start_view, then=self._begin, failed=self.failed.emit, key="start")

    def ask_choices(self) -> None:
        """Once: they are needed as soon as somebody types."""
        if self._choices is None:
            self._desk.ask(self, filter_choices, then=self._choose_from, failed=self._leave, key="choices")

    def words(self) -> Lexicon:
        if self._words is None:
            self._words = lexicon(self.names, self._choices)
        return self._words

    def today(self) -> date:
        return self._desk.office.clock().astimezone(self.zone).date()

    def _begin(self, start: ViewRow | None) -> None:
        self.start = start
        self._desk.ask(self, shop_settings, then=self._know, failed=self.failed.emit, key="settings")

    def _know(self, settings: ShopSettings) -> None:
        self.zone, self.are_known = settings.zone_info, True
        self.known.emit()

    def _name(self, people: list[tuple[str, str]]) -> None:
        self.names, self._words = dict(people), None
        self.named.emit()

    def _choose_from(self, choices: FilterChoices) -> None:
        self._choices, self._words = choices, None
        self.worded.emit()

    def _leave(self, _error: Exception) -> None:
        """A chip of an assignee then names the login; the shop's own words are no conditions."""
