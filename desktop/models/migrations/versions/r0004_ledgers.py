"""Points and stock ledgers."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "balance",
        sa.Column("member_id", BigId, autoincrement=False, nullable=False),
        sa.Column("available", sa.BigInteger(), nullable=False),
        sa.Column("frozen", sa.BigInteger(), nullable=False),
        sa.Column("pending", sa.BigInteger(), nullable=False),
        sa.Column("debt", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "available >= 0 AND frozen >= 0 AND pending >= 0 AND debt >= 0", name=op.f("ck_balance_not_negative")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_balance_member_id")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_balance")),
    )
    op.create_table(
        "points_entry",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("d_available", sa.BigInteger(), nullable=False),
        sa.Column("d_frozen", sa.BigInteger(), nullable=False),
        sa.Column("d_pending", sa.BigInteger(), nullable=False),
        sa.Column("d_debt", sa.BigInteger(), nullable=False),
        sa.Column("available_after", sa.BigInteger(), nullable=False),
        sa.Column("frozen_after", sa.BigInteger(), nullable=False),
        sa.Column("pending_after", sa.BigInteger(), nullable=False),
        sa.Column("debt_after", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("order_id", BigId, nullable=True),
        sa.Column("reverses_id", BigId, nullable=True),
        sa.Column("rule_version_id", BigId, nullable=True),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_points_entry_member_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_points_entry_order_id")),
        sa.ForeignKeyConstraint(["reverses_id"], ["points_entry.id"], name=op.f("fk_points_entry_reverses_id")),
        sa.ForeignKeyConstraint(["rule_version_id"], ["rule_version.id"], name=op.f("fk_points_entry_rule_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_points_entry")),
        sa.UniqueConstraint("cause", "verb", name=op.f("uq_points_entry_cause_verb")),
    )
    op.create_index(op.f("ix_points_entry_member_id_id"), "points_entry", ["member_id", "id"], unique=False)
    op.create_index(op.f("ix_points_entry_order_id"), "points_entry", ["order_id"], unique=False)
    op.create_table(
        "stock_entry",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("sku_id", BigId, nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("d_on_hand", sa.BigInteger(), nullable=False),
        sa.Column("d_reserved", sa.BigInteger(), nullable=False),
        sa.Column("d_damaged", sa.BigInteger(), nullable=False),
        sa.Column("on_hand_after", sa.BigInteger(), nullable=False),
        sa.Column("reserved_after", sa.BigInteger(), nullable=False),
        sa.Column("damaged_after", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("order_id", BigId, nullable=True),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_stock_entry_order_id")),
        sa.ForeignKeyConstraint(["sku_id"], ["sku.id"], name=op.f("fk_stock_entry_sku_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_entry")),
        sa.UniqueConstraint("cause", "verb", "sku_id", name=op.f("uq_stock_entry_cause_verb_sku_id")),
    )
    op.create_index(op.f("ix_stock_entry_order_id"), "stock_entry", ["order_id"], unique=False)
    op.create_index(op.f("ix_stock_entry_sku_id_id"), "stock_entry", ["sku_id", "id"], unique=False)
    op.create_table(
        "freeze",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("order_id", BigId, nullable=False),
        sa.Column("entry_id", BigId, nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("settled_entry_id", BigId, nullable=True),
        sa.CheckConstraint("amount > 0", name=op.f("ck_freeze_amount")),
        sa.ForeignKeyConstraint(["entry_id"], ["points_entry.id"], name=op.f("fk_freeze_entry_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_freeze_member_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_freeze_order_id")),
        sa.ForeignKeyConstraint(["settled_entry_id"], ["points_entry.id"], name=op.f("fk_freeze_settled_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_freeze")),
    )
    op.create_index(op.f("ix_freeze_member_id"), "freeze", ["member_id"], unique=False)
    op.create_index(op.f("ix_freeze_order_id"), "freeze", ["order_id"], unique=False)
    op.create_index(
        "uq_freeze_open",
        "freeze",
        ["order_id"],
        unique=True,
        sqlite_where=sa.text("state = 'OPEN'"),
        postgresql_where=sa.text("state = 'OPEN'"),
    )
    op.create_table(
        "lot",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("entry_id", BigId, nullable=False),
        sa.Column("parent_id", BigId, nullable=True),
        sa.Column("order_id", BigId, nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("earned", sa.BigInteger(), nullable=False),
        sa.Column("available", sa.BigInteger(), nullable=False),
        sa.Column("frozen", sa.BigInteger(), nullable=False),
        sa.Column("pending", sa.BigInteger(), nullable=False),
        sa.Column("expired", sa.BigInteger(), nullable=False),
        sa.Column("rolled_back", sa.BigInteger(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("mature_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("root_expires_on", sa.Date(), nullable=True),
        sa.CheckConstraint("available >= 0 AND frozen >= 0 AND pending >= 0", name=op.f("ck_lot_not_negative")),
        sa.ForeignKeyConstraint(["entry_id"], ["points_entry.id"], name=op.f("fk_lot_entry_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_lot_member_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_lot_order_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["lot.id"], name=op.f("fk_lot_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lot")),
    )
    op.create_index(
        "ix_lot_expiry",
        "lot",
        ["expires_on", "id"],
        unique=False,
        sqlite_where=sa.text("available > 0"),
        postgresql_where=sa.text("available > 0"),
    )
    op.create_index(
        "ix_lot_mature",
        "lot",
        ["mature_on", "id"],
        unique=False,
        sqlite_where=sa.text("pending > 0"),
        postgresql_where=sa.text("pending > 0"),
    )
    op.create_index(op.f("ix_lot_order_id"), "lot", ["order_id"], unique=False)
    op.create_index(
        "ix_lot_spend",
        "lot",
        ["member_id", "expires_on", "id"],
        unique=False,
        sqlite_where=sa.text("available > 0"),
        postgresql_where=sa.text("available > 0"),
    )
    op.create_table(
        "allocation",
        sa.Column("freeze_id", BigId, autoincrement=False, nullable=False),
        sa.Column("lot_id", BigId, autoincrement=False, nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("reverted", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount > 0 AND reverted >= 0 AND reverted <= amount", name=op.f("ck_allocation_reverted")),
        sa.ForeignKeyConstraint(["freeze_id"], ["freeze.id"], name=op.f("fk_allocation_freeze_id")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_allocation_lot_id")),
        sa.PrimaryKeyConstraint("freeze_id", "lot_id", name=op.f("pk_allocation")),
    )
    op.create_index(op.f("ix_allocation_lot_id"), "allocation", ["lot_id"], unique=False)
