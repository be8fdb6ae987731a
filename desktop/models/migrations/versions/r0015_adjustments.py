"""Points adjusted by hand, and whom a merged member is found by."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "adjustment",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("proposed_by", sa.Text(), nullable=False),
        sa.Column("proposed_at", UtcTime(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_at", UtcTime(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("sole", sa.Boolean(), nullable=False),
        sa.Column("entry_id", BigId, nullable=True),
        sa.CheckConstraint("points <> 0", name=op.f("ck_adjustment_points")),
        sa.ForeignKeyConstraint(["entry_id"], ["points_entry.id"], name=op.f("fk_adjustment_entry_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_adjustment_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adjustment")),
    )
    op.create_index(op.f("ix_adjustment_member_id_id"), "adjustment", ["member_id", "id"], unique=False)
    op.create_index(op.f("ix_adjustment_state_id"), "adjustment", ["state", "id"], unique=False)
    op.create_index(
        "ix_member_merged", "member", ["merged_into"], unique=False,
        sqlite_where=sa.text("merged_into IS NOT NULL"), postgresql_where=sa.text("merged_into IS NOT NULL"),
    )  # fmt: skip
    # a right of its own, which the roles that could give points before have too
    op.execute(
        "INSERT INTO role_permission (role_id, permission)"
        " SELECT id, 'GRANT_POINTS' FROM role WHERE preset IN ('OWNER', 'MANAGER')"
    )
