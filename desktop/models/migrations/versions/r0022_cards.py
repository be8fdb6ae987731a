"""Cards: sealed codes in stock and the batches in which they came in."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "card_batch",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("sku_id", BigId, nullable=False),
        sa.Column("uid", sa.LargeBinary(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("cards", sa.Integer(), nullable=False),
        sa.Column("imported_by", sa.Text(), nullable=False),
        sa.Column("imported_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["sku_id"], ["sku.id"], name=op.f("fk_card_batch_sku_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card_batch")),
        sa.UniqueConstraint("uid", name=op.f("uq_card_batch_uid")),
    )
    op.create_index(op.f("ix_card_batch_sku_id"), "card_batch", ["sku_id"], unique=False)
    op.create_table(
        "card",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("sku_id", BigId, nullable=False),
        sa.Column("batch_id", BigId, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("mask", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("fulfilment_id", BigId, nullable=True),
        sa.Column("line_id", BigId, nullable=True),
        sa.Column("issued_at", UtcTime(), nullable=True),
        sa.Column("voided_at", UtcTime(), nullable=True),
        sa.CheckConstraint(
            "(state = 'ISSUED') = (fulfilment_id IS NOT NULL AND line_id IS NOT NULL AND issued_at IS NOT NULL)",
            name=op.f("ck_card_issued"),
        ),
        sa.CheckConstraint("(state = 'VOID') = (voided_at IS NOT NULL)", name=op.f("ck_card_void")),
        sa.ForeignKeyConstraint(["sku_id"], ["sku.id"], name=op.f("fk_card_sku_id")),
        sa.ForeignKeyConstraint(["batch_id"], ["card_batch.id"], name=op.f("fk_card_batch_id")),
        sa.ForeignKeyConstraint(["fulfilment_id"], ["fulfilment.id"], name=op.f("fk_card_fulfilment_id")),
        sa.ForeignKeyConstraint(["line_id"], ["order_line.id"], name=op.f("fk_card_line_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_card_fingerprint")),
    )
    for name, columns, where in (
        ("ix_card_in_stock", ["sku_id", "expires_on", "id"], "state = 'IN_STOCK'"),
        ("ix_card_issued", ["fulfilment_id", "line_id"], "fulfilment_id IS NOT NULL"),
    ):
        condition = sa.text(where)
        op.create_index(name, "card", columns, unique=False, sqlite_where=condition, postgresql_where=condition)
    op.create_index(op.f("ix_card_batch_id_state"), "card", ["batch_id", "state"], unique=False)
    op.create_index(op.f("ix_card_sku_id_state"), "card", ["sku_id", "state"], unique=False)
