"""Parcels on their way, and the service that tells about them."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tracking_account",
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("customer", sa.Text(), nullable=False),
        sa.Column("endpoint", sa.Text(), nullable=False),
        sa.Column("secrets", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("service", name=op.f("pk_tracking_account")),
    )
    op.create_table(
        "tracking",
        sa.Column("fulfilment_id", BigId, autoincrement=False, nullable=False),
        sa.Column("waybill", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("moved_at", UtcTime(), nullable=True),
        sa.Column("ask_at", UtcTime(), nullable=True),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["fulfilment_id"], ["fulfilment.id"], name=op.f("fk_tracking_fulfilment_id")),
        sa.PrimaryKeyConstraint("fulfilment_id", name=op.f("pk_tracking")),
    )
    op.create_index(
        "ix_tracking_ask", "tracking", ["ask_at", "fulfilment_id"], unique=False,
        sqlite_where=sa.text("ask_at IS NOT NULL"), postgresql_where=sa.text("ask_at IS NOT NULL"),
    )  # fmt: skip
    op.create_table(
        "tracking_event",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("fulfilment_id", BigId, nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["fulfilment_id"], ["fulfilment.id"], name=op.f("fk_tracking_event_fulfilment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tracking_event")),
        sa.UniqueConstraint("fulfilment_id", "at", "text", name=op.f("uq_tracking_event_fulfilment_id_at_text")),
    )
