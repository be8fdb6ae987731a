"""Top-ups: which account was charged under which reference."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "top_up",
        sa.Column("fulfilment_id", BigId, autoincrement=False, nullable=False),
        sa.Column("uid", sa.LargeBinary(), nullable=False),
        sa.Column("account_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("account_mask", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("done_by", sa.Text(), nullable=False),
        sa.Column("done_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["fulfilment_id"], ["fulfilment.id"], name=op.f("fk_top_up_fulfilment_id")),
        sa.PrimaryKeyConstraint("fulfilment_id", name=op.f("pk_top_up")),
        sa.UniqueConstraint("reference", name=op.f("uq_top_up_reference")),
    )
