"""Mends of the books: proposed by one person, decided by another."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mend",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("diagnosis", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("proposed_by", sa.Text(), nullable=False),
        sa.Column("proposed_at", UtcTime(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_at", UtcTime(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("sole", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mend")),
    )
    proposed = sa.text("state = 'PROPOSED'")
    op.create_index(
        "uq_mend_proposed", "mend", ["subject", "subject_id"], unique=True, sqlite_where=proposed,
        postgresql_where=proposed,
    )  # fmt: skip
    op.create_index(op.f("ix_mend_state_id"), "mend", ["state", "id"], unique=False)
