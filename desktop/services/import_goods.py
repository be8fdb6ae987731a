"""Goods of an import: products with their SKUs and first stock. A known SKU takes over words and price, never stock."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, tuple_, update

from desktop.models.catalogue import Category, Product, Sku, Stock
from desktop.models.vocabulary import DeliveryKind, Permission
from desktop.services.catalogue import category_id_of
from desktop.services.import_batches import add_counts, hold_imports, open_batch
from desktop.services.import_digests import content_digest, last_imports
from desktop.services.import_verdicts import CREATE, DONE, REFUSE, SKIP, UPDATE, Foreseen, Verdict, foreseen
from desktop.services.spreadsheets.records import ImportedSku
from desktop.services.stock import open_stock
from desktop.services.transaction import Reading, Tx, action, insert_row, query


@query(Permission.IMPORT)
def foresee_skus(reading: Reading, skus: tuple[ImportedSku, ...]) -> Foreseen:
    return foreseen([(sku, verdict) for sku, verdict, _ in _judge(reading, skus, None)], "code")


@action(Permission.IMPORT)
def import_skus(tx: Tx, batch_id: int, skus: tuple[ImportedSku, ...]) -> Foreseen:
    """Create and update goods."""
    hold_imports(tx)
    batch = open_batch(tx, batch_id)
    judged = _judge(tx, skus, batch_id)
    products: dict[tuple[str, str], int] = {}
    for sku, verdict, content in judged:
        if verdict.state == CREATE:
            sku_id = _create(tx, sku, products)
        elif verdict.state == UPDATE and verdict.order_id is not None:
            sku_id = verdict.order_id
            _update(tx, sku_id, sku)
        else:
            continue
        tx.record("import_sku", "sku", sku_id, after={"batch": batch_id, "content": content, "stock": sku.stock})
    told = foreseen([(sku, verdict) for sku, verdict, _ in judged], "code")
    if batch.format == "template_skus":
        add_counts(tx, batch_id, told.created, told.updated)
    tx.record("import_skus", "import_batch", batch_id, after={"created": told.created, "updated": told.updated})
    return told


def _judge(
    reading: Reading, skus: Sequence[ImportedSku], batch_id: int | None
) -> list[tuple[ImportedSku, Verdict, str]]:
    rows = reading.execute(
        select(Sku.id, Sku.code, Sku.spec, Sku.price_points, Sku.price_fen, Sku.sale_mode, Sku.delivery_kind,
               Sku.limit_per_member, Sku.barcode, Sku.active, Product.source, Product.title,
               Category.name.label("category"), Stock.shelf)
        .join(Product, Product.id == Sku.product_id)
        .join(Stock, Stock.sku_id == Sku.id)
        .outerjoin(Category, Category.id == Product.category_id)
        .where(Sku.code.in_([sku.code for sku in skus]))
    ).all()  # fmt: skip
    by_code = {row.code: row for row in rows}
    products = set(
        reading.execute(
            select(Product.code).where(
                Product.code.in_([sku.product_code for sku in skus]),
                tuple_(Product.source, Product.external_no).not_in([(sku.source, sku.product) for sku in skus]),
            )
        ).scalars()
    )
    imports = last_imports(reading, "sku", "import_sku", [row.id for row in rows])
    judged = []
    for sku in skus:
        content, row = content_digest(reading, sku), by_code.get(sku.code)
        if row is None:
            verdict = Verdict(REFUSE, "code_taken") if sku.product_code in products else Verdict(CREATE)
        else:
            verdict = _judge_known(sku, content, row, imports.get(row.id), batch_id)
        judged.append((sku, verdict, content))
    return judged


def _judge_known(sku: ImportedSku, content: str, row: Any, last: Any, batch_id: int | None) -> Verdict:
    if last is not None and last.content == content:
        return Verdict(DONE if last.batch == batch_id else SKIP, "", row.id)
    have = (row.title, row.spec, row.price_points, row.price_fen, row.sale_mode, row.delivery_kind,
            row.limit_per_member, row.barcode or "", row.active, row.category or "", row.shelf)  # fmt: skip
    said = (sku.title, sku.spec, sku.price_points, sku.price_fen, sku.mode.value, sku.delivery.value, sku.limit,
            sku.barcode, sku.active, sku.category, sku.shelf)  # fmt: skip
    if have == said:
        return Verdict(SKIP, "", row.id)
    if row.delivery_kind != sku.delivery.value and DeliveryKind.VIRTUAL in (row.delivery_kind, sku.delivery):
        return Verdict(REFUSE, "codes_are_stock", row.id)
    if row.source != sku.source and sku.source != "template":
        return Verdict(REFUSE, "code_taken", row.id)
    return Verdict(UPDATE, "", row.id)


def _create(tx: Tx, sku: ImportedSku, products: dict[tuple[str, str], int]) -> int:
    sku_id = insert_row(tx, Sku.id, product_id=_product(tx, sku, products), code=sku.code, **_values(sku))
    # codes come in by themselves; a sheet of goods has none
    stock = 0 if sku.delivery is DeliveryKind.VIRTUAL else sku.stock
    open_stock(tx, sku_id, stock, shelf=sku.shelf, cause=f"import:sku:{sku_id}")
    return sku_id


def _product(tx: Tx, sku: ImportedSku, products: dict[tuple[str, str], int]) -> int:
    key = (sku.source, sku.product)
    if key not in products:
        known = tx.scalar(select(Product.id).where(Product.source == sku.source, Product.external_no == sku.product))
        products[key] = known or insert_row(
            tx, Product.id, code=sku.product_code, title=sku.title, category_id=category_id_of(tx, sku.category),
            active=True, source=sku.source, external_no=sku.product, created_at=tx.now,
        )  # fmt: skip
    return products[key]


def _update(tx: Tx, sku_id: int, sku: ImportedSku) -> None:
    product_id = tx.execute(
        update(Sku).where(Sku.id == sku_id).values(**_values(sku)).returning(Sku.product_id)
    ).scalar_one()
    tx.execute(
        update(Product)
        .where(Product.id == product_id)
        .values(title=sku.title, category_id=category_id_of(tx, sku.category))
    )
    tx.execute(update(Stock).where(Stock.sku_id == sku_id).values(shelf=sku.shelf))


def _values(sku: ImportedSku) -> dict[str, Any]:
    return {
        "barcode": sku.barcode or None, "spec": sku.spec, "sale_mode": sku.mode.value,
        "delivery_kind": sku.delivery.value, "price_points": sku.price_points, "price_fen": sku.price_fen,
        "limit_per_member": sku.limit, "active": sku.active,
    }  # fmt: skip
