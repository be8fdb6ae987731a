"""Goods and stock as the page shows them: a list by keyset, counts for its tabs, one SKU's card, its stock ledger.

Short of goods: less is on hand than orders have reserved, which only a stock-take can find.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, tuple_

from desktop import crypto
from desktop.models.catalogue import Category, Product, ProductPicture, Sku, Stock, StockEntry
from desktop.models.order import Order
from desktop.models.vocabulary import DeliveryKind, Permission, SaleMode, StockVerb
from desktop.services.access import staff_names
from desktop.services.card_queries import CardStock, card_stock
from desktop.services.catalogue import INITIALS_MOST
from desktop.services.errors import Invalid, NotFound
from desktop.services.goods import version_of
from desktop.services.relief import Relief, best_first, without
from desktop.services.transaction import Reading, query

PAGE_MOST, LEDGER_MOST, PICTURES_MOST, CATEGORIES_MOST = 500, 200, 200, 500
STATES = ("all", "on_sale", "low", "out", "short", "off")
_FREE = Stock.on_hand - Stock.reserved
_ON_SALE = and_(Sku.active, Product.active)
SORTS: dict[str, Any] = {
    "title": Product.title, "code": Sku.code, "points": Sku.price_points, "cash": Sku.price_fen,
    "on_hand": Stock.on_hand, "reserved": Stock.reserved, "free": _FREE, "shelf": Stock.shelf,
}  # fmt: skip
_STATE: dict[str, ColumnElement[bool]] = {
    "on_sale": _ON_SALE,
    "low": and_(_ON_SALE, Stock.low_level >= _FREE),
    "out": and_(_ON_SALE, _FREE <= 0),
    "short": Stock.on_hand < Stock.reserved,
    "off": or_(Sku.active.is_(False), Product.active.is_(False)),
}
Cursor = tuple[str | int, int]


@dataclass(frozen=True, slots=True)
class GoodsFilter:
    """state is one of STATES; category None means any, "" those without one."""

    search: str = ""
    category: str | None = None
    state: str = "all"

    @property
    def active(self) -> tuple[str, ...]:
        """Names of the conditions that narrow."""
        return tuple(one.name for one in fields(self) if getattr(self, one.name) != one.default)


@dataclass(frozen=True, slots=True)
class GoodsRow:
    """price_points and price_fen per unit; picture is the digest of the product's picture, "" without one."""

    id: int
    product_id: int
    code: str
    barcode: str
    title: str
    spec: str
    category: str
    mode: SaleMode
    delivery: DeliveryKind
    price_points: int
    price_fen: int
    limit: int | None
    on_hand: int
    reserved: int
    damaged: int
    low_level: int
    shelf: str
    active: bool
    product_active: bool
    picture: str

    @property
    def free(self) -> int:
        return self.on_hand - self.reserved

    @property
    def on_sale(self) -> bool:
        return self.active and self.product_active

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.title, self.spec) if part)


@dataclass(frozen=True, slots=True)
class GoodsFound:
    """next is where the following page begins; None when there is none."""

    rows: tuple[GoodsRow, ...]
    next: Cursor | None


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One entry of the stock ledger: signed changes in units, what was there after it; at is UTC, actor a name."""

    id: int
    at: datetime
    verb: StockVerb
    on_hand: int
    reserved: int
    damaged: int
    on_hand_after: int
    reserved_after: int
    order_id: int | None
    order_no: str
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class GoodsCard:
    """One SKU with its product's others, its cards where it is one of codes, the picture's bytes, and the versions that a change has to name."""

    row: GoodsRow
    others: tuple[GoodsRow, ...]
    picture: bytes | None
    sku_version: int
    product_version: int
    ledger: tuple[LedgerRow, ...]
    now: datetime
    cards: CardStock | None = None


_COLUMNS = (
    Sku.id, Sku.product_id, Sku.code, Sku.barcode, Product.title, Sku.spec, Category.name, Sku.sale_mode,
    Sku.delivery_kind, Sku.price_points, Sku.price_fen, Sku.limit_per_member, Stock.on_hand, Stock.reserved,
    Stock.damaged, Stock.low_level, Stock.shelf, Sku.active, Product.active.label("product_active"),
    ProductPicture.digest,
)  # fmt: skip


@query(Permission.SEE)
def find_goods(
    reading: Reading, chosen: GoodsFilter, *, sort: str = "title", descending: bool = False,
    after: Cursor | None = None, limit: int = 100,
) -> GoodsFound:  # fmt: skip
    """A page of SKUs by keyset. Raises Invalid for an unknown sort or state."""
    if sort not in SORTS or chosen.state not in STATES:
        raise Invalid("sort", "unknown")
    if not 1 <= limit <= PAGE_MOST:
        raise Invalid("limit", "out_of_range", PAGE_MOST)
    column, parts = SORTS[sort], _conditions(reading, chosen)
    if after is not None:
        place, last = tuple_(column, Sku.id), tuple_(*after)
        parts.append(place < last if descending else place > last)
    order = (column.desc(), Sku.id.desc()) if descending else (column, Sku.id)
    found = reading.execute(_select().where(*parts).order_by(*order).limit(limit + 1)).all()
    rows = tuple(_as_row(row) for row in found[:limit])
    if len(found) <= limit:
        return GoodsFound(rows, None)
    return GoodsFound(rows, (_place(rows[-1], sort), rows[-1].id))


@query(Permission.SEE)
def goods_by_id(reading: Reading, sku_ids: tuple[int, ...], chosen: GoodsFilter | None = None) -> tuple[GoodsRow, ...]:
    """Those of them that there are and that the filter finds, by title."""
    parts = _conditions(reading, chosen) if chosen is not None else []
    wanted = _select().where(Sku.id.in_(sku_ids[:PAGE_MOST]), *parts).order_by(Product.title, Sku.id)
    return tuple(_as_row(row) for row in reading.execute(wanted).all())


@query(Permission.SEE)
def goods_counts(reading: Reading) -> dict[str, int]:
    """How many SKUs each tab holds, of the whole shop."""
    sums = [func.coalesce(func.sum(case((part, 1), else_=0)), 0).label(state) for state, part in _STATE.items()]
    row = reading.execute(
        select(func.count().label("all"), *sums)
        .select_from(Sku)
        .join(Product, Product.id == Sku.product_id)
        .join(Stock, Stock.sku_id == Sku.id)
    ).one()
    return {state: int(n) for state, n in row._asdict().items()}


@query(Permission.SEE)
def goods_reliefs(reading: Reading, chosen: GoodsFilter) -> tuple[Relief, ...]:
    """For a list that shows nothing: which single condition to take away, the one that shows most first."""
    return best_first(Relief(name, _count(reading, without(chosen, name))) for name in chosen.active)


def _count(reading: Reading, chosen: GoodsFilter) -> int:
    found = _select().where(*_conditions(reading, chosen)).with_only_columns(func.count())
    return int(reading.scalar(found))


def running_low() -> Select[Any]:
    """SKUs on sale of which so few are free as their low level says."""
    return (
        select(Sku.id)
        .join(Product, Product.id == Sku.product_id)
        .join(Stock, Stock.sku_id == Sku.id)
        .where(_STATE["low"])
    )


@query(Permission.SEE)
def categories(reading: Reading) -> tuple[str, ...]:
    names = select(Category.name).order_by(Category.name).limit(CATEGORIES_MOST)
    return tuple(reading.execute(names).scalars())


@query(Permission.SEE)
def goods_card(reading: Reading, sku_id: int, *, entries: int = 30) -> GoodsCard:
    """Raises NotFound."""
    found = reading.execute(_select().where(Sku.id == sku_id)).one_or_none()
    if found is None:
        raise NotFound("sku", str(sku_id))
    row = _as_row(found)
    others = _select().where(Sku.product_id == row.product_id, Sku.id != sku_id).order_by(Sku.id).limit(50)
    picture = select(ProductPicture.content).where(ProductPicture.product_id == row.product_id)
    return GoodsCard(
        row, tuple(_as_row(one) for one in reading.execute(others)), reading.scalar(picture),
        version_of(reading, "sku", sku_id), version_of(reading, "product", row.product_id),
        stock_ledger(reading, sku_id, limit=entries), reading.now,
        card_stock(reading, sku_id) if row.delivery is DeliveryKind.VIRTUAL else None,
    )  # fmt: skip


@query(Permission.SEE)
def stock_ledger(reading: Reading, sku_id: int, *, before: int | None = None, limit: int = 50) -> tuple[LedgerRow, ...]:
    """Entries of one SKU, newest first; before is the id of the last one that is known."""
    statement = (
        select(
            StockEntry.id, StockEntry.at, StockEntry.verb, StockEntry.d_on_hand, StockEntry.d_reserved,
            StockEntry.d_damaged, StockEntry.on_hand_after, StockEntry.reserved_after, StockEntry.order_id,
            Order.order_no, StockEntry.actor, StockEntry.reason,
        )
        .outerjoin(Order, Order.id == StockEntry.order_id)
        .where(StockEntry.sku_id == sku_id)
        .order_by(StockEntry.id.desc())
        .limit(max(1, min(limit, LEDGER_MOST)))
    )  # fmt: skip
    if before is not None:
        statement = statement.where(StockEntry.id < before)
    names = staff_names(reading)
    return tuple(
        LedgerRow(row.id, row.at, StockVerb(row.verb), row.d_on_hand, row.d_reserved, row.d_damaged, row.on_hand_after,
                  row.reserved_after, row.order_id, row.order_no or "", names.get(row.actor, row.actor), row.reason)
        for row in reading.execute(statement)
    )  # fmt: skip


@query(Permission.SEE)
def pictures(reading: Reading, product_ids: tuple[int, ...]) -> dict[int, bytes]:
    """The pictures of those products that have one."""
    rows = reading.execute(
        select(ProductPicture.product_id, ProductPicture.content).where(
            ProductPicture.product_id.in_(product_ids[:PICTURES_MOST])
        )
    )
    return {row.product_id: row.content for row in rows}


def _select() -> Select[*tuple[Any, ...]]:
    return (
        select(*_COLUMNS)
        .select_from(Sku)
        .join(Product, Product.id == Sku.product_id)
        .join(Stock, Stock.sku_id == Sku.id)
        .outerjoin(Category, Category.id == Product.category_id)
        .outerjoin(ProductPicture, ProductPicture.product_id == Product.id)
    )


def _as_row(row: Any) -> GoodsRow:
    values = list(row)
    values[3], values[6] = values[3] or "", values[6] or ""
    values[7], values[8] = SaleMode(values[7]), DeliveryKind(values[8])
    values[19] = values[19].hex() if values[19] else ""
    return GoodsRow(*values)


def _place(row: GoodsRow, sort: str) -> str | int:
    """The value that the row is sorted by."""
    places: dict[str, str | int] = {
        "title": row.title, "code": row.code, "points": row.price_points, "cash": row.price_fen,
        "on_hand": row.on_hand, "reserved": row.reserved, "free": row.free, "shelf": row.shelf,
    }  # fmt: skip
    return places[sort]


def _conditions(reading: Reading, chosen: GoodsFilter) -> list[ColumnElement[bool]]:
    parts = [_STATE[chosen.state]] if chosen.state != "all" else []
    if chosen.category is not None:
        parts.append(Category.name == chosen.category if chosen.category else Product.category_id.is_(None))
    text = chosen.search.strip()[:100]
    if text:
        said = [Sku.barcode == text, *(c.icontains(text, autoescape=True) for c in (Sku.code, Product.title, Sku.spec))]
        if len(text) >= 2 and text.isascii() and text.isalpha():
            said.append(Product.id.in_(_by_initials(reading, text.casefold())))
        parts.append(or_(*said))
    return parts


def _by_initials(reading: Reading, letters: str) -> list[int]:
    """Products whose title's pinyin initials hold the letters, among the newest INITIALS_MOST."""
    newest = select(Product.id, Product.title).order_by(Product.id.desc()).limit(INITIALS_MOST)
    return [
        product_id
        for product_id, title in reading.execute(newest)
        if any(letters in initials for initials in crypto.name_initials(title))
    ]
