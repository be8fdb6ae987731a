"""Top-ups by a provider: its account, what it was asked for, and accounts that buyers gave with their orders."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

ALIVE = "state IN ('SENT', 'PROCESSING')"
ASKED = "ask_at IS NOT NULL"


def upgrade() -> None:
    op.add_column("top_up", sa.Column("place", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "top_up_account",
        sa.Column("order_id", BigId, autoincrement=False, nullable=False),
        sa.Column("uid", sa.LargeBinary(), nullable=False),
        sa.Column("account_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("account_mask", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_top_up_account_order_id")),
        sa.PrimaryKeyConstraint("order_id", name=op.f("pk_top_up_account")),
    )
    op.create_table(
        "top_up_service",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("service", "merchant", "endpoint")),
        sa.Column("secrets", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("service", name=op.f("pk_top_up_service")),
    )
    op.create_table(
        "top_up_request",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("order_id", BigId, nullable=False),
        sa.Column("line_id", BigId, nullable=False),
        sa.Column("qty", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("serial_no", "state")),
        sa.Column("uid", sa.LargeBinary(), nullable=False),
        sa.Column("account_sealed", sa.LargeBinary(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("account_mask", "place", "reference", "problem")),
        sa.Column("fulfilment_id", BigId, nullable=True),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("ask_at", UtcTime(), nullable=True),
        sa.Column("sent_at", UtcTime(), nullable=False),
        sa.Column("sent_by", sa.Text(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_top_up_request_order_id")),
        sa.ForeignKeyConstraint(["line_id"], ["order_line.id"], name=op.f("fk_top_up_request_line_id")),
        sa.ForeignKeyConstraint(["fulfilment_id"], ["fulfilment.id"], name=op.f("fk_top_up_request_fulfilment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_top_up_request")),
        sa.UniqueConstraint("serial_no", name=op.f("uq_top_up_request_serial_no")),
    )
    op.create_index(op.f("ix_top_up_request_order_id"), "top_up_request", ["order_id"], unique=False)
    op.create_index(op.f("ix_top_up_request_line_id"), "top_up_request", ["line_id"], unique=False)
    op.create_index(
        "uq_top_up_request_alive", "top_up_request", ["line_id"], unique=True, sqlite_where=sa.text(ALIVE),
        postgresql_where=sa.text(ALIVE),
    )  # fmt: skip
    op.create_index(
        "ix_top_up_request_ask", "top_up_request", ["ask_at", "id"], unique=False, sqlite_where=sa.text(ASKED),
        postgresql_where=sa.text(ASKED),
    )  # fmt: skip
