"""What a file says: orders, members, goods, and the rows that can't be taken. Plain values, no database.

external_no is the record's number at its source; together they say who it is. row is the line in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from desktop.models.vocabulary import DeliveryKind, OrderKind, OrderStatus, SaleMode


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the given files something stands: line 1 is the header."""

    file: str
    row: int


@dataclass(frozen=True, slots=True)
class ImportedLine:
    """qty may be negative only in what a source calls a credit. fen is the whole line's cash in minor units."""

    sku_code: str
    title: str
    spec: str
    qty: int
    unit_points: int
    unit_fen: int
    points: int
    fen: int
    earn_points: int = 0
    sku: str = ""


@dataclass(frozen=True, slots=True)
class ImportedEvent:
    """A step that the source kept: when, by whom, what, and the status after it."""

    at: datetime
    who: str
    what: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class ImportedOrder:
    """An order of history: amounts as the file gives them, in minor units of currency; times aware.

    member is a number at the source and may be unknown; member_account names a member of this shop.
    """

    place: Place
    source: str
    external_no: str
    order_no: str
    kind: OrderKind
    status: OrderStatus
    placed_at: datetime
    member: str = ""
    member_account: str = ""
    channel: str = ""
    currency: str = "CNY"
    minor_units: int = 2
    goods_points: int = 0
    goods_fen: int = 0
    freight_fen: int = 0
    coupon_fen: int = 0
    deduction_points: int = 0
    deduction_fen: int = 0
    points: int = 0
    cash_fen: int = 0
    earn_points: int = 0
    pay_method: str = ""
    paid_at: datetime | None = None
    shipped_at: datetime | None = None
    completed_at: datetime | None = None
    cancelled_at: datetime | None = None
    carrier: str = ""
    waybill: str = ""
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    region: str = ""
    address: str = field(default="", repr=False)
    remark: str = field(default="", repr=False)
    tags: tuple[str, ...] = ()
    events: tuple[ImportedEvent, ...] = ()
    lines: tuple[ImportedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedMember:
    """points become one INIT lot of a new member."""

    place: Place
    source: str
    external_no: str
    account: str
    joined_at: datetime
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    birthday: str = field(default="", repr=False)
    card_no: str = ""
    tier: str = ""
    points: int = 0
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class ImportedSku:
    """product is the product's number at the source: SKUs that share it share the product."""

    place: Place
    source: str
    external_no: str
    product: str
    product_code: str
    title: str
    code: str
    spec: str = ""
    category: str = ""
    mode: SaleMode = SaleMode.CASH
    delivery: DeliveryKind = DeliveryKind.PARCEL
    price_points: int = 0
    price_fen: int = 0
    limit: int | None = None
    stock: int = 0
    shelf: str = ""
    barcode: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that isn't taken: why, as a code, in which column, and the value that stands there."""

    place: Place
    key: str
    reason: str
    column: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something odd that the file itself holds. The row is taken as it is."""

    kind: str
    key: str
    detail: str = ""


@dataclass(slots=True)
class Parsed:
    """All that some files of one format say. lines counts data rows by file name.

    places: every row of an order by its number, so that a refused order goes to the rejects with all its rows.
    """

    format: str
    source: str
    lines: dict[str, int] = field(default_factory=dict)
    orders: list[ImportedOrder] = field(default_factory=list)
    members: list[ImportedMember] = field(default_factory=list)
    skus: list[ImportedSku] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    places: dict[str, list[Place]] = field(default_factory=dict)

    def refuse_orders(self, numbers: set[str]) -> None:
        """Take out orders of which a row is refused; their other rows go with it."""
        named = {one.place for one in self.rejected}
        for number in sorted(numbers):
            rest = [place for place in self.places.get(number, ()) if place not in named]
            self.rejected += [Rejected(place, number, "same_order") for place in rest]
        self.orders = [order for order in self.orders if order.external_no not in numbers]
