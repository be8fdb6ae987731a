"""What the pane shows just now, and the base of its parts.

A Part is told by show_state(shown) and builds itself again only when the facts that it stands on have changed, so a
refresh leaves scroll position, focus and what is being typed where they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.order_detail import OrderDetail
from desktop.services.order_rows import OrderRow
from desktop.views import formats
from desktop.views.labels import SectionHeader, clear


class Offer(Protocol):
    """An act that this person may do with the order now."""

    @property
    def key(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def icon(self) -> str: ...
    @property
    def primary(self) -> bool: ...
    @property
    def danger(self) -> bool: ...


class Acts(Protocol):
    """Who knows the acts and opens their dialogs."""

    @property
    def done(self) -> SignalInstance: ...
    def offered(self, row: OrderRow) -> Sequence[Offer]: ...
    def start(self, key: str, order_id: int) -> None: ...
    def mark(self, act: Callable[..., OrderRow], order_id: int, **values: Any) -> None: ...


@dataclass(frozen=True)
class Shown:
    """An order, the moment at which it is looked at, and what may be done with it."""

    detail: OrderDetail
    now: datetime
    offered: tuple[Offer, ...]

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.detail.zone)

    @property
    def today(self) -> str:
        """Changes when "今天" means another day."""
        return self.now.astimezone(self.zone).date().isoformat()

    def offers(self, key: str) -> Offer | None:
        return next((offer for offer in self.offered if offer.key == key), None)

    def money(self, minor: int) -> str:
        return formats.money(minor, self.detail.row.currency, self.detail.row.minor_units)

    def moment(self, at: datetime) -> str:
        return formats.moment(at, self.now, self.zone)

    def exact(self, at: datetime) -> str:
        return formats.exact(at, self.zone)


class Part(QWidget):
    """A titled part of the pane: facts() says what it stands on, fill() builds it into .box."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self._stands_on: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.header = SectionHeader(title)
        if title:
            column.addWidget(self.header)
        self.box = QVBoxLayout()
        self.box.setSpacing(0)
        column.addLayout(self.box)

    def show_state(self, shown: Shown) -> None:
        facts = (shown.detail.row.id, self.facts(shown))
        if facts != self._stands_on:
            self._stands_on = facts
            clear(self.box)
            self.fill(shown)

    def facts(self, shown: Shown) -> object:
        raise NotImplementedError

    def fill(self, shown: Shown) -> None:
        raise NotImplementedError
