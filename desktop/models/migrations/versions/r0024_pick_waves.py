"""Pick waves: orders whose goods are fetched in one walk."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pick_wave",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("made_at", UtcTime(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("ended_at", UtcTime(), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pick_wave")),
    )
    op.create_table(
        "pick_wave_order",
        sa.Column("wave_id", BigId, autoincrement=False, nullable=False),
        sa.Column("order_id", BigId, autoincrement=False, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["wave_id"], ["pick_wave.id"], name=op.f("fk_pick_wave_order_wave_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_pick_wave_order_order_id")),
        sa.PrimaryKeyConstraint("wave_id", "order_id", name=op.f("pk_pick_wave_order")),
    )
    op.create_index(op.f("ix_pick_wave_order_order_id"), "pick_wave_order", ["order_id"], unique=False)
    op.create_index(
        "uq_pick_wave_order_active", "pick_wave_order", ["order_id"], unique=True, sqlite_where=sa.text("active"),
        postgresql_where=sa.text("active"),
    )  # fmt: skip
