"""Goods as they are kept: titles, prices, shelves, pictures. What an order was placed with stays as it was.

A command carries the version it saw: the number of the last audit row that changed the product or SKU itself. What
moves stock is no such change.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import delete, func, select, update

from desktop.models.catalogue import Category, Product, ProductPicture, Sku, Stock
from desktop.models.journal import Audit
from desktop.models.vocabulary import DeliveryKind, Permission
from desktop.services.access import staff_names
from desktop.services.catalogue import (
    SkuDraft,
    SkuRow,
    category_id_of,
    check_product,
    check_sku,
    insert_spec,
    sku_row,
    sku_values,
)
from desktop.services.errors import ChangedByOther, Invalid, NotFound
from desktop.services.stock import stock_rows
from desktop.services.transaction import Reading, Tx, action, upsert

SKU_ACTS = ("add_sku", "add_spec", "edit_sku", "import_sku")
PRODUCT_ACTS = ("edit_product", "set_picture")
PICTURE_MOST = 512 * 1024
_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@dataclass(frozen=True, slots=True)
class ProductDraft:
    """active: on sale, as far as each of its SKUs is."""

    title: str
    category: str = ""
    active: bool = True


@action(Permission.EDIT_CATALOGUE)
def add_spec(tx: Tx, product_id: int, draft: SkuDraft) -> SkuRow:
    """One more SKU of a product, with its first stock; title and category are the product's. Raises Invalid."""
    product = _product(tx, product_id)
    check_sku(tx, draft)
    sku_id = insert_spec(tx, product.id, draft)
    tx.record("add_spec", "sku", sku_id, after={"code": draft.code, "stock": draft.stock, "product": product_id})
    return sku_row(tx, sku_id)


@action(Permission.EDIT_CATALOGUE)
def edit_sku(tx: Tx, sku_id: int, draft: SkuDraft, *, active: bool = True, seen: int | None = None) -> SkuRow:
    """What the draft says but its title, category and stock. Raises NotFound, Invalid, ChangedByOther."""
    before = _sku_facts(tx, sku_id)
    _check_seen(tx, "sku", sku_id, seen)
    check_sku(tx, draft, own=sku_id)
    draft = replace(draft, barcode=draft.barcode or None)
    after = {**sku_values(draft), "active": active, "shelf": draft.shelf, "low_level": draft.low_level}
    if after == before:
        raise Invalid("sku", "nothing_changed")
    if before["delivery_kind"] != draft.delivery.value:
        check_delivery(tx, sku_id, DeliveryKind(before["delivery_kind"]), draft.delivery)
    tx.execute(update(Sku).where(Sku.id == sku_id).values(active=active, **sku_values(draft)))
    tx.execute(update(Stock).where(Stock.sku_id == sku_id).values(shelf=draft.shelf, low_level=draft.low_level))
    _record(tx, "edit_sku", "sku", sku_id, before, after)
    return sku_row(tx, sku_id)


@action(Permission.EDIT_CATALOGUE)
def edit_product(tx: Tx, product_id: int, draft: ProductDraft, *, seen: int | None = None) -> int:
    """Title, category, on or off sale. Returns the product's id. Raises NotFound, Invalid, ChangedByOther."""
    row = _product(tx, product_id)
    _check_seen(tx, "product", product_id, seen)
    check_product(draft.title, draft.category)
    before = {"title": row.title, "category": row.category or "", "active": row.active}
    after = {"title": draft.title, "category": draft.category, "active": draft.active}
    if after == before:
        raise Invalid("product", "nothing_changed")
    tx.execute(
        update(Product)
        .where(Product.id == product_id)
        .values(title=draft.title, category_id=category_id_of(tx, draft.category), active=draft.active)
    )
    _record(tx, "edit_product", "product", product_id, before, after)
    return product_id


@action(Permission.EDIT_CATALOGUE)
def set_picture(tx: Tx, product_id: int, content: bytes | None, *, seen: int | None = None) -> int:
    """The product's picture, a small PNG or JPEG; None takes it away. Raises NotFound, Invalid, ChangedByOther."""
    _product(tx, product_id)
    _check_seen(tx, "product", product_id, seen)
    if content is None:
        tx.execute(delete(ProductPicture).where(ProductPicture.product_id == product_id))
    else:
        if not content.startswith(_MAGIC):
            raise Invalid("picture", "unknown")
        if len(content) > PICTURE_MOST:
            raise Invalid("picture", "too_large", PICTURE_MOST)
        row = {
            "product_id": product_id, "digest": hashlib.sha256(content).digest(), "content": content,
            "changed_at": tx.now,
        }  # fmt: skip
        tx.execute(upsert(tx, ProductPicture, [row], keys=["product_id"], replace=["digest", "content", "changed_at"]))
    tx.record(
        "set_picture", "product", product_id,
        after={"picture": hashlib.sha256(content).hexdigest() if content is not None else None},
    )  # fmt: skip
    return product_id


def check_delivery(reading: Reading, sku_id: int, old: DeliveryKind, new: DeliveryKind) -> None:
    """Codes are stock of another sort: a SKU turns into one of codes, or out of it, with nothing there and reserved."""
    if DeliveryKind.VIRTUAL in (old, new):
        row = stock_rows(reading, (sku_id,))[0]
        if row.on_hand or row.reserved:
            raise Invalid("delivery", "stock_follows_codes")


def version_of(reading: Reading, subject: str, subject_id: int) -> int:
    """0 for what was never changed since it came in."""
    acts = SKU_ACTS if subject == "sku" else PRODUCT_ACTS
    newest = select(func.max(Audit.id)).where(
        Audit.subject == subject, Audit.subject_id == subject_id, Audit.act.in_(acts)
    )
    return int(reading.scalar(newest) or 0)


def _product(tx: Tx, product_id: int) -> Any:
    """Its row, locked."""
    row = tx.execute(
        select(Product.id, Product.title, Product.active, Category.name.label("category"))
        .outerjoin(Category, Category.id == Product.category_id)
        .where(Product.id == product_id)
        .with_for_update(of=Product)
    ).one_or_none()
    if row is None:
        raise NotFound("product", str(product_id))
    return row


def _sku_facts(tx: Tx, sku_id: int) -> dict[str, Any]:
    """What a person may change of it, the SKU locked."""
    row = tx.execute(
        select(
            Sku.code, Sku.barcode, Sku.spec, Sku.sale_mode, Sku.delivery_kind, Sku.price_points, Sku.price_fen,
            Sku.limit_per_member, Sku.active, Stock.shelf, Stock.low_level,
        )
        .join(Stock, Stock.sku_id == Sku.id)
        .where(Sku.id == sku_id)
        .with_for_update(of=Sku)
    ).one_or_none()  # fmt: skip
    if row is None:
        raise NotFound("sku", str(sku_id))
    return row._asdict()


def _check_seen(tx: Tx, subject: str, subject_id: int, seen: int | None) -> None:
    version = version_of(tx, subject, subject_id)
    if seen is None or seen == version:
        return
    last = tx.execute(select(Audit.act, Audit.at, Audit.actor).where(Audit.id == version)).one()
    raise ChangedByOther(staff_names(tx).get(last.actor, last.actor), last.at, last.act)


def _record(tx: Tx, act: str, subject: str, subject_id: int, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Only what has changed."""
    changed = [name for name in after if after[name] != before[name]]
    tx.record(
        act, subject, subject_id, before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )  # fmt: skip
