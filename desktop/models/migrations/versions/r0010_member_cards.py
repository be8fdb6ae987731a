"""Members on a page of their own: what their orders come to, notes and tags, and what the list is sorted by."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "member_total",
        sa.Column("member_id", BigId, autoincrement=False, nullable=False),
        sa.Column("orders", sa.BigInteger(), nullable=False),
        sa.Column("placed", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("fen", sa.BigInteger(), nullable=False),
        sa.Column("last_order_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_member_total_member_id")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_member_total")),
    )
    op.create_index(op.f("ix_member_total_fen_member_id"), "member_total", ["fen", "member_id"], unique=False)
    op.create_index(
        op.f("ix_member_total_last_order_at_member_id"), "member_total", ["last_order_at", "member_id"], unique=False
    )
    op.create_table(
        "member_note",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_member_note_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_note")),
    )
    op.create_index(op.f("ix_member_note_member_id"), "member_note", ["member_id"], unique=False)
    op.create_table(
        "member_tag",
        sa.Column("member_id", BigId, autoincrement=False, nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_member_tag_member_id")),
        sa.PrimaryKeyConstraint("member_id", "tag", name=op.f("pk_member_tag")),
    )
    op.create_index(op.f("ix_member_tag_tag_member_id"), "member_tag", ["tag", "member_id"], unique=False)
    op.create_index(op.f("ix_member_tier_id"), "member", ["tier", "id"], unique=False)
    op.create_index(op.f("ix_balance_available_member_id"), "balance", ["available", "member_id"], unique=False)
    op.create_index(
        "ix_balance_debt", "balance", ["member_id"], unique=False, sqlite_where=sa.text("debt > 0"),
        postgresql_where=sa.text("debt > 0"),
    )  # fmt: skip
    op.execute(
        "INSERT INTO member_total (member_id, orders, placed, points, fen, last_order_at)"
        " SELECT m.id, count(CASE WHEN o.kind = 'SALE' AND o.status <> 'CANCELLED' THEN 1 END), count(o.id),"
        " coalesce(sum(CASE WHEN o.kind = 'SALE' AND o.status <> 'CANCELLED' THEN o.points END), 0),"
        " coalesce(sum(CASE WHEN o.kind = 'SALE' AND o.status <> 'CANCELLED' AND o.currency = 'CNY'"
        " THEN o.cash_fen END), 0), max(o.placed_at)"
        " FROM member m LEFT JOIN orders o ON o.member_id = m.id GROUP BY m.id"
    )
