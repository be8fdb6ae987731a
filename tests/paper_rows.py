"""What stands on the shop's paper: lots, members, goods, lines, parcels and orders."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from desktop.models.vocabulary import SaleMode
from desktop.services.prices import share_of_units
from desktop.services.rule_document import RuleDocument

NEVER = date.max


class No(Exception):
    """The workflow refuses; name is the refusal's."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass
class PaperLot:
    number: int
    available: int = 0
    frozen: int = 0
    pending: int = 0
    earned: int = 0
    expired: int = 0
    rolled_back: int = 0
    expires: date | None = None
    root: date | None = None
    matures: date | None = None
    order: int | None = None
    parent: int | None = None
    given: bool = False
    made: date = date.min

    @property
    def soonness(self) -> tuple[date, int]:
        return (self.expires or NEVER, self.number)


@dataclass
class PaperMember:
    lots: list[PaperLot] = field(default_factory=list)
    debt: int = 0
    closed: bool = False

    def total(self, bucket: str) -> int:
        return sum(getattr(lot, bucket) for lot in self.lots)

    @property
    def buckets(self) -> tuple[int, int, int, int]:
        return (self.total("available"), self.total("frozen"), self.total("pending"), self.debt)


@dataclass
class PaperSku:
    code: str
    points: int
    fen: int
    limit: int | None
    on_hand: int
    reserved: int = 0

    @property
    def wanted(self) -> SaleMode:
        return SaleMode.POINTS_CASH if self.points and self.fen else SaleMode.CASH if self.fen else SaleMode.POINTS


@dataclass
class PaperLine:
    sku: str
    qty: int
    points: int
    cash: int
    earn: int
    shipped: int = 0
    cancelled: int = 0
    freight: int = 0
    returned: int = 0
    claimed: int = 0
    in_returns: int = 0

    @property
    def open(self) -> int:
        return self.qty - self.shipped - self.cancelled

    @property
    def free(self) -> int:
        return self.open - self.claimed

    def worth(self, units: int) -> tuple[int, int, int]:
        return tuple(  # type: ignore[return-value]  # three
            share_of_units(total, self.qty, self.cancelled + self.returned, units)
            for total in (self.points, self.cash, self.earn)
        )


@dataclass
class PaperParcel:
    units: dict[int, int]
    gone: bool = True
    cancelled_since: bool = False


@dataclass
class PaperOrder:
    number: int
    member: int
    lines: list[PaperLine]
    points: int
    cash: int
    freight: int
    pay_by: datetime
    document: RuleDocument
    status: str = "UNPAID"
    held: bool = False
    paid: bool = False
    cause: str = ""
    complete_by: datetime | None = None
    parcels: list[PaperParcel] = field(default_factory=list)
    taken: list[tuple[int, int, int]] = field(default_factory=list)
    references: dict[str, int] = field(default_factory=dict)
    refunded: int = 0
    freight_back: int = 0
    returns_open: int = 0
    replaces: int | None = None
    stands_for: list[tuple[int, int]] = field(default_factory=list)

    @property
    def units(self) -> tuple[int, int, int]:
        lines = self.lines
        return sum(one.qty for one in lines), sum(one.shipped for one in lines), sum(one.cancelled for one in lines)

    @property
    def open(self) -> int:
        return sum(line.open for line in self.lines)
