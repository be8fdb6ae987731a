"""What the order pane shows just now, and the base of its parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import SignalInstance

from desktop.services.order_detail import OrderDetail
from desktop.services.order_rows import OrderRow
from desktop.views import formats
from desktop.views.pane_part import Moment, PanePart


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
class Shown(Moment):
    """An order, the moment at which it is looked at, and what may be done with it."""

    detail: OrderDetail
    now: datetime
    offered: tuple[Offer, ...]

    @property
    def subject_id(self) -> int:
        return self.detail.row.id

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.detail.zone)

    def offers(self, key: str) -> Offer | None:
        return next((offer for offer in self.offered if offer.key == key), None)

    def money(self, minor: int) -> str:
        return formats.money(minor, self.detail.row.currency, self.detail.row.minor_units)


class Part(PanePart[Shown]):
    """A titled part of the order pane."""
