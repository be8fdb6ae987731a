"""Goods: categories, products, SKUs, and the stock figures that stock_entry explains."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Big, Id, Moment


class Category(Base):
    __tablename__ = "category"
    id: Mapped[Id]
    name: Mapped[str] = mapped_column(unique=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("category.id"))


class Product(Base):
    __tablename__ = "product"
    id: Mapped[Id]
    code: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    category_id: Mapped[int | None] = mapped_column(ForeignKey("category.id"), index=True)
    active: Mapped[bool]
    source: Mapped[str]
    external_no: Mapped[str | None]
    created_at: Mapped[Moment]
    __table_args__ = (UniqueConstraint("source", "external_no"), Index(None, "title"))


class ProductPicture(Base):
    """A product's picture, re-encoded: content is a PNG or JPEG of at most 512 pixels a side, digest its SHA-256."""

    __tablename__ = "product_picture"
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), primary_key=True, autoincrement=False)
    digest: Mapped[bytes]
    content: Mapped[bytes]
    changed_at: Mapped[Moment]


class Sku(Base):
    """price_points per unit; price_fen per unit in cash; limit_per_member counts units, None = no limit."""

    __tablename__ = "sku"
    id: Mapped[Id]
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), index=True)
    code: Mapped[str] = mapped_column(unique=True)
    barcode: Mapped[str | None] = mapped_column(index=True)
    spec: Mapped[str]
    sale_mode: Mapped[str]
    delivery_kind: Mapped[str]
    price_points: Mapped[Big]
    price_fen: Mapped[Big]
    limit_per_member: Mapped[int | None]
    active: Mapped[bool]
    __table_args__ = (
        CheckConstraint("price_points >= 0 AND price_fen >= 0", name="price"),
        CheckConstraint("limit_per_member IS NULL OR limit_per_member >= 0", name="member_limit"),
    )


class Stock(Base):
    """on_hand − reserved may be sold. A stock-take may leave on_hand < reserved: an exception, not an error."""

    __tablename__ = "stock"
    sku_id: Mapped[int] = mapped_column(ForeignKey("sku.id"), primary_key=True, autoincrement=False)
    on_hand: Mapped[Big]
    reserved: Mapped[Big]
    damaged: Mapped[Big]
    low_level: Mapped[int]
    shelf: Mapped[str]
    __table_args__ = (CheckConstraint("on_hand >= 0 AND reserved >= 0 AND damaged >= 0", name="not_negative"),)


class StockEntry(Base):
    """One appended line of the stock ledger; unique on its cause."""

    __tablename__ = "stock_entry"
    id: Mapped[Id]
    sku_id: Mapped[int] = mapped_column(ForeignKey("sku.id"))
    verb: Mapped[str]
    d_on_hand: Mapped[Big]
    d_reserved: Mapped[Big]
    d_damaged: Mapped[Big]
    on_hand_after: Mapped[Big]
    reserved_after: Mapped[Big]
    damaged_after: Mapped[Big]
    cause: Mapped[str]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), index=True)
    actor: Mapped[str]
    reason: Mapped[str]
    at: Mapped[Moment]
    __table_args__ = (UniqueConstraint("cause", "verb", "sku_id"), Index(None, "sku_id", "id"))


class QuotaUse(Base):
    """Units of a SKU that a member has taken within a period (see services.quotas.quota_period)."""

    __tablename__ = "quota_use"
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True, autoincrement=False)
    sku_id: Mapped[int] = mapped_column(ForeignKey("sku.id"), primary_key=True, autoincrement=False)
    period: Mapped[str] = mapped_column(primary_key=True)
    used: Mapped[int]
    __table_args__ = (CheckConstraint("used >= 0", name="not_negative"),)


class RuleVersion(Base):
    """A published points rule; document is JSON, see services.rules.RuleDocument."""

    __tablename__ = "rule_version"
    id: Mapped[Id]
    number: Mapped[int] = mapped_column(unique=True)
    effective_at: Mapped[datetime] = mapped_column(index=True)
    document: Mapped[str]
    published_by: Mapped[str]
    published_at: Mapped[Moment]
