"""Saved views of the order list."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_view",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("owner_id", BigId, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.Column("deleted_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_saved_view_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
    )
    op.create_index(op.f("ix_saved_view_owner_id_id"), "saved_view", ["owner_id", "id"], unique=False)
    alive = sa.text("deleted_at IS NULL")
    op.create_index(
        "uq_saved_view_name",
        "saved_view",
        ["owner_id", "name"],
        unique=True,
        sqlite_where=alive,
        postgresql_where=alive,
    )
    shown = sa.text("shared AND deleted_at IS NULL")
    op.create_index(
        "ix_saved_view_shared", "saved_view", ["id"], unique=False, sqlite_where=shown, postgresql_where=shown
    )
    op.create_table(
        "start_view",
        sa.Column("staff_id", BigId, autoincrement=False, nullable=False),
        sa.Column("view_id", BigId, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_start_view_staff_id")),
        sa.ForeignKeyConstraint(["view_id"], ["saved_view.id"], name=op.f("fk_start_view_view_id")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_start_view")),
    )
    op.create_index(op.f("ix_start_view_view_id"), "start_view", ["view_id"], unique=False)
