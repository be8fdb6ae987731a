"""What goes onto paper and what comes back. Without reportlab, for who only asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Made:
    """When (aware) and by whom."""

    at: datetime
    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """A character that the fonts lack: "U+1F600", where it stood, how often."""

    code: str
    where: str
    times: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished document."""

    pdf: bytes
    pages: int
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class SlipLine:
    """qty are the units that aren't cancelled, shipped those of them that are gone; shelf "" where none is known."""

    shelf: str
    code: str
    title: str
    spec: str
    qty: int
    shipped: int
    pickup: bool

    @property
    def open_units(self) -> int:
        return self.qty - self.shipped


@dataclass(frozen=True, slots=True)
class Slip:
    """name, phone and address as the printing person may read them; held is the reason of a hold, or "".

    copy 1 is the first slip that comes out, later ones are reprints.
    """

    order_no: str
    status: str
    placed_at: datetime
    name: str
    phone: str
    address: str
    remark: str
    held: str
    lines: tuple[SlipLine, ...]
    copy: int = 1


@dataclass(frozen=True, slots=True)
class Slips:
    shop: str
    zone: str
    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True)
class PickLine:
    """How many units of a SKU are to be fetched from a shelf, and how many of them each order gets."""

    shelf: str
    code: str
    title: str
    spec: str
    units: int
    orders: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PickList:
    shop: str
    zone: str
    wave: int
    made_at: datetime
    lines: tuple[PickLine, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A courier's label as it came: a PNG or JPEG."""

    waybill: str
    picture: bytes


@dataclass(frozen=True, slots=True)
class AddressLabel:
    """The shop's own label: name, phone and address as the printing person may read them; goods are (title, units)."""

    order_no: str
    name: str
    phone: str
    address: str
    goods: tuple[tuple[str, int], ...]
    held: str


@dataclass(frozen=True, slots=True)
class AddressLabels:
    """sender: name, phone and address, as far as the shop has said them."""

    shop: str
    sender: tuple[str, str, str]
    labels: tuple[AddressLabel, ...]
