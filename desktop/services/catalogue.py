"""What the shop sells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, or_, select

from desktop import crypto
from desktop.models.catalogue import Category, Product, ProductPicture, Sku, Stock
from desktop.models.vocabulary import DeliveryKind, Permission, SaleMode
from desktop.services.errors import Invalid
from desktop.services.stock import open_stock
from desktop.services.transaction import Reading, Tx, action, insert_row, query, upsert

INITIALS_MOST, NUMBER_MOST = 2_000, 10**9


@dataclass(frozen=True, slots=True)
class SkuRow:
    """price_points and price_fen per unit; free = on hand − reserved; picture: the digest of its product's, "" without."""

    id: int
    code: str
    title: str
    spec: str
    mode: SaleMode
    delivery: DeliveryKind
    price_points: int
    price_fen: int
    limit: int | None
    on_hand: int
    reserved: int
    shelf: str
    active: bool
    product_id: int
    picture: str

    @property
    def free(self) -> int:
        return self.on_hand - self.reserved


@dataclass(frozen=True, slots=True)
class SkuDraft:
    code: str
    title: str
    spec: str = ""
    mode: SaleMode = SaleMode.POINTS
    delivery: DeliveryKind = DeliveryKind.PARCEL
    price_points: int = 0
    price_fen: int = 0
    limit: int | None = None
    stock: int = 0
    shelf: str = ""
    category: str = ""
    barcode: str | None = None
    low_level: int = 0


_COLUMNS = (
    Sku.id, Sku.code, Product.title, Sku.spec, Sku.sale_mode, Sku.delivery_kind, Sku.price_points, Sku.price_fen,
    Sku.limit_per_member, Stock.on_hand, Stock.reserved, Stock.shelf, Sku.active, Sku.product_id,
    ProductPicture.digest,
)  # fmt: skip


@action(Permission.EDIT_CATALOGUE)
def add_sku(tx: Tx, draft: SkuDraft) -> SkuRow:
    """A product with one SKU and its first stock. Raises Invalid."""
    sku_id = insert_sku(tx, draft)
    tx.record("add_sku", "sku", sku_id, after={"code": draft.code, "stock": draft.stock})
    return sku_row(tx, sku_id)


def insert_sku(tx: Tx, draft: SkuDraft, *, source: str = "desk", external_no: str | None = None) -> int:
    check_sku(tx, draft)
    check_product(draft.title, draft.category)
    product_id = insert_row(
        tx, Product.id, code=draft.code, title=draft.title, category_id=category_id_of(tx, draft.category),
        active=True, source=source, external_no=external_no or draft.code, created_at=tx.now,
    )  # fmt: skip
    return insert_spec(tx, product_id, draft)


def insert_spec(tx: Tx, product_id: int, draft: SkuDraft) -> int:
    sku_id = insert_row(tx, Sku.id, product_id=product_id, active=True, **sku_values(draft))
    open_stock(tx, sku_id, draft.stock, shelf=draft.shelf, low_level=draft.low_level)
    return sku_id


def sku_values(draft: SkuDraft) -> dict[str, Any]:
    return {
        "code": draft.code, "barcode": draft.barcode, "spec": draft.spec, "sale_mode": draft.mode.value,
        "delivery_kind": draft.delivery.value, "price_points": draft.price_points, "price_fen": draft.price_fen,
        "limit_per_member": draft.limit,
    }  # fmt: skip


def check_sku(tx: Tx, draft: SkuDraft, *, own: int | None = None) -> None:
    """own: the SKU that has the code already. Raises Invalid."""
    if not 1 <= len(draft.code) <= 64:
        raise Invalid("code", "missing" if not draft.code else "too_long", 64)
    for field, text, most in (
        ("spec", draft.spec, 200),
        ("shelf", draft.shelf, 40),
        ("barcode", draft.barcode or "", 64),
    ):
        if len(text) > most:
            raise Invalid(field, "too_long", most)
    if draft.price_points < 0 or draft.price_fen < 0 or draft.stock < 0:
        raise Invalid("price", "negative")
    for field, number in (
        ("price_points", draft.price_points), ("price_fen", draft.price_fen), ("stock", draft.stock),
        ("limit", draft.limit or 0), ("low_level", draft.low_level),
    ):  # fmt: skip
        if not 0 <= number <= NUMBER_MOST:
            raise Invalid(field, "out_of_range", NUMBER_MOST)
    if draft.stock and draft.delivery is DeliveryKind.VIRTUAL:
        raise Invalid("stock", "stock_follows_codes")
    if tx.scalar(select(Sku.id).where(Sku.code == draft.code, Sku.id != (own or 0))) is not None:
        raise Invalid("code", "taken")


def check_product(title: str, category: str) -> None:
    if not 1 <= len(title) <= 200:
        raise Invalid("title", "missing" if not title else "too_long", 200)
    if len(category) > 60:
        raise Invalid("category", "too_long", 60)


def sku_row(reading: Reading, sku_id: int) -> SkuRow:
    return _as_row(reading.execute(_select().where(Sku.id == sku_id)).one())


@query(Permission.SEE)
def find_skus(reading: Reading, text: str = "", *, limit: int = 20) -> list[SkuRow]:
    """Active SKUs whose code, barcode, title or title's pinyin initials fit; all when text is empty.

    Initials are looked for among the newest INITIALS_MOST only.
    """
    text, limit = text.strip()[:100], max(0, min(limit, 200))
    sold = _select().where(Sku.active, Product.active)
    statement = sold.order_by(Product.title, Sku.id).limit(limit)
    if text:
        statement = statement.where(
            or_(Sku.barcode == text, *(c.icontains(text, autoescape=True) for c in (Sku.code, Product.title)))
        )
    found = [_as_row(row) for row in reading.execute(statement).all()]
    if len(text) >= 2 and text.isascii() and text.isalpha() and len(found) < limit:
        known = {row.id for row in found}
        for row in reading.execute(sold.order_by(Sku.id.desc()).limit(INITIALS_MOST)).all():
            if row.id not in known and any(text.casefold() in letters for letters in crypto.name_initials(row.title)):
                found.append(_as_row(row))
    return found[:limit]


def category_id_of(tx: Tx, name: str) -> int | None:
    """The category of that name, made when there is none; None for no name."""
    if not name:
        return None
    tx.execute(upsert(tx, Category, [{"name": name}], keys=["name"]))
    category_id: int = tx.scalar(select(Category.id).where(Category.name == name))
    return category_id


def _select() -> Select[*tuple[Any, ...]]:
    return (
        select(*_COLUMNS)
        .select_from(Sku)
        .join(Product, Product.id == Sku.product_id)
        .join(Stock, Stock.sku_id == Sku.id)
        .outerjoin(ProductPicture, ProductPicture.product_id == Sku.product_id)
    )


def _as_row(row: Row[*tuple[Any, ...]]) -> SkuRow:
    values: list[Any] = list(row)
    values[4], values[5] = SaleMode(values[4]), DeliveryKind(values[5])
    values[-1] = values[-1].hex() if values[-1] is not None else ""
    return SkuRow(*values)
