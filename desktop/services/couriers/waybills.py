"""Electronic waybills 电子面单: a number and a label for a parcel, asked of a service."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from desktop.models.shipping import WaybillState


@dataclass(frozen=True, slots=True)
class Person:
    """Who sends or receives; address from the province on."""

    name: str
    phone: str
    address: str


@dataclass(frozen=True, slots=True)
class WaybillWish:
    """request_no is the same however often the same number is asked for."""

    request_no: str
    carrier: str
    receiver: Person = field(repr=False)
    cargo: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class WaybillAnswer:
    """state GIVEN with a waybill (label b"" where the picture didn't come), FAILED with a problem, else UNKNOWN."""

    state: WaybillState
    waybill: str = ""
    courier_no: str = ""
    label: bytes = field(default=b"", repr=False)
    problem: str = ""


class WaybillService(Protocol):
    """Doesn't raise for what the service or the network does: it stands in the answer."""

    def take(self, wish: WaybillWish) -> WaybillAnswer: ...

    def give_back(self, carrier: str, waybill: str, courier_no: str, reason: str) -> WaybillAnswer:
        """CANCELLED when it was taken back."""
