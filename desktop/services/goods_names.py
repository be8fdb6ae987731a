"""What goods are called wherever a person reads of them: by their title and spec, not by their code."""

from __future__ import annotations

from sqlalchemy import select

from desktop.models.catalogue import Product, Sku
from desktop.services.transaction import Reading


def called(title: str, spec: str) -> str:
    return f"{title} {spec}".strip()


def goods_name(reading: Reading, sku_id: int) -> str:
    row = reading.execute(
        select(Product.title, Sku.spec).join(Product, Product.id == Sku.product_id).where(Sku.id == sku_id)
    ).one()
    return called(row.title, row.spec)
