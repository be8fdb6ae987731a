"""What became of a parcel, as a tracking service tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class ParcelState(StrEnum):
    PICKED_UP = "PICKED_UP"
    IN_TRANSIT = "IN_TRANSIT"
    DELIVERING = "DELIVERING"
    SIGNED = "SIGNED"
    PROBLEM = "PROBLEM"
    RETURNING = "RETURNING"
    RETURNED = "RETURNED"
    UNKNOWN = "UNKNOWN"  # the courier has nothing yet, or nobody answered


@dataclass(frozen=True, slots=True)
class TrackedParcel:
    """A parcel to ask about. phone_tail: the last four digits, which some couriers want; '' when there are none."""

    carrier: str
    waybill: str
    phone_tail: str


@dataclass(frozen=True, slots=True)
class ParcelEvent:
    """A station on the way: aware time, the courier's words without phone numbers."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class ParcelNews:
    """problem: why nothing is told, '' when something is. events oldest first."""

    state: ParcelState
    events: tuple[ParcelEvent, ...] = ()
    problem: str = ""


class TrackingService(Protocol):
    """Doesn't raise for what the service or the network does: it stands in the answer."""

    def news_of(self, parcel: TrackedParcel) -> ParcelNews: ...
