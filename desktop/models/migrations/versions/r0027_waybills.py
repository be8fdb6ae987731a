"""Electronic waybills: the account with the service, and the numbers that were asked for."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

ALIVE = "state IN ('ASKED', 'UNKNOWN', 'GIVEN')"


def upgrade() -> None:
    op.create_table(
        "waybill_account",
        sa.Column("service", sa.Text(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in (
                "carrier",
                "partner_id",
                "template",
                "sender_name",
                "sender_phone",
                "sender_address",
                "endpoint",
            )
        ),
        sa.Column("secrets", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("service", name=op.f("pk_waybill_account")),
    )
    op.create_table(
        "waybill_request",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("order_id", BigId, nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("request_no", "carrier", "state", "waybill", "courier_no")
        ),
        sa.Column("uid", sa.LargeBinary(), nullable=True),
        sa.Column("label", sa.LargeBinary(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("asked_at", UtcTime(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_waybill_request_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waybill_request")),
        sa.UniqueConstraint("request_no", name=op.f("uq_waybill_request_request_no")),
    )
    op.create_index(op.f("ix_waybill_request_order_id"), "waybill_request", ["order_id"], unique=False)
    op.create_index(op.f("ix_waybill_request_waybill"), "waybill_request", ["waybill"], unique=False)
    op.create_index(
        "uq_waybill_request_alive", "waybill_request", ["order_id"], unique=True, sqlite_where=sa.text(ALIVE),
        postgresql_where=sa.text(ALIVE),
    )  # fmt: skip
