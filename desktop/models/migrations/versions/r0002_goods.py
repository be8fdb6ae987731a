"""Goods, stock figures, quotas and rules."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "category",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parent_id", BigId, nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["category.id"], name=op.f("fk_category_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
        sa.UniqueConstraint("name", name=op.f("uq_category_name")),
    )
    op.create_table(
        "rule_version",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("effective_at", UtcTime(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("published_by", sa.Text(), nullable=False),
        sa.Column("published_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_version")),
        sa.UniqueConstraint("number", name=op.f("uq_rule_version_number")),
    )
    op.create_index(op.f("ix_rule_version_effective_at"), "rule_version", ["effective_at"], unique=False)
    op.create_table(
        "product",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("category_id", BigId, nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_no", sa.Text(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_product_category_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
        sa.UniqueConstraint("code", name=op.f("uq_product_code")),
        sa.UniqueConstraint("source", "external_no", name=op.f("uq_product_source_external_no")),
    )
    op.create_index(op.f("ix_product_category_id"), "product", ["category_id"], unique=False)
    op.create_index(op.f("ix_product_title"), "product", ["title"], unique=False)
    op.create_table(
        "sku",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("product_id", BigId, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("barcode", sa.Text(), nullable=True),
        sa.Column("spec", sa.Text(), nullable=False),
        sa.Column("sale_mode", sa.Text(), nullable=False),
        sa.Column("delivery_kind", sa.Text(), nullable=False),
        sa.Column("price_points", sa.BigInteger(), nullable=False),
        sa.Column("price_fen", sa.BigInteger(), nullable=False),
        sa.Column("limit_per_member", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("limit_per_member IS NULL OR limit_per_member >= 0", name=op.f("ck_sku_member_limit")),
        sa.CheckConstraint("price_points >= 0 AND price_fen >= 0", name=op.f("ck_sku_price")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_sku_product_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sku")),
        sa.UniqueConstraint("code", name=op.f("uq_sku_code")),
    )
    op.create_index(op.f("ix_sku_barcode"), "sku", ["barcode"], unique=False)
    op.create_index(op.f("ix_sku_product_id"), "sku", ["product_id"], unique=False)
    op.create_table(
        "quota_use",
        sa.Column("member_id", BigId, autoincrement=False, nullable=False),
        sa.Column("sku_id", BigId, autoincrement=False, nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.CheckConstraint("used >= 0", name=op.f("ck_quota_use_not_negative")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_quota_use_member_id")),
        sa.ForeignKeyConstraint(["sku_id"], ["sku.id"], name=op.f("fk_quota_use_sku_id")),
        sa.PrimaryKeyConstraint("member_id", "sku_id", "period", name=op.f("pk_quota_use")),
    )
    op.create_table(
        "stock",
        sa.Column("sku_id", BigId, autoincrement=False, nullable=False),
        sa.Column("on_hand", sa.BigInteger(), nullable=False),
        sa.Column("reserved", sa.BigInteger(), nullable=False),
        sa.Column("damaged", sa.BigInteger(), nullable=False),
        sa.Column("low_level", sa.Integer(), nullable=False),
        sa.Column("shelf", sa.Text(), nullable=False),
        sa.CheckConstraint("on_hand >= 0 AND reserved >= 0 AND damaged >= 0", name=op.f("ck_stock_not_negative")),
        sa.ForeignKeyConstraint(["sku_id"], ["sku.id"], name=op.f("fk_stock_sku_id")),
        sa.PrimaryKeyConstraint("sku_id", name=op.f("pk_stock")),
    )
