"""Payment providers that the shop has an account with, and what is known of a refund that was sent to one."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "provider_account",
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("merchant", sa.Text(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=False),
        sa.Column("platform_serial", sa.Text(), nullable=False),
        sa.Column("endpoint", sa.Text(), nullable=False),
        sa.Column("secrets", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("method", name=op.f("pk_provider_account")),
    )
    op.create_table(
        "refund_sending",
        sa.Column("refund_id", BigId, autoincrement=False, nullable=False),
        sa.Column("refund_no", sa.Text(), nullable=False),
        sa.Column("numbers", sa.Integer(), nullable=False),
        sa.Column("first_sent_at", UtcTime(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("ask_at", UtcTime(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["refund_id"], ["refund.id"], name=op.f("fk_refund_sending_refund_id")),
        sa.PrimaryKeyConstraint("refund_id", name=op.f("pk_refund_sending")),
        sa.UniqueConstraint("refund_no", name=op.f("uq_refund_sending_refund_no")),
    )
    op.create_index(
        "ix_refund_sending_ask", "refund_sending", ["ask_at", "refund_id"], unique=False,
        sqlite_where=sa.text("ask_at IS NOT NULL"), postgresql_where=sa.text("ask_at IS NOT NULL"),
    )  # fmt: skip
