"""Rules of the shop's own, what they did, notices to colleagues, and how far the audit was read."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shop_rule",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("published_by", sa.Text(), nullable=False),
        sa.Column("published_at", UtcTime(), nullable=False),
        sa.Column("active_since", UtcTime(), nullable=False),
        sa.Column("looked_at", UtcTime(), nullable=True),
        sa.Column("deleted_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop_rule")),
    )
    op.create_table(
        "shop_rule_run",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("rule_id", BigId, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("order_id", BigId, nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("command_id", sa.Text(), nullable=False),
        sa.Column("did", sa.Text(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["rule_id"], ["shop_rule.id"], name=op.f("fk_shop_rule_run_rule_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_shop_rule_run_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop_rule_run")),
        sa.UniqueConstraint(
            "rule_id", "version", "order_id", "event", name=op.f("uq_shop_rule_run_rule_id_version_order_id_event")
        ),
    )
    op.create_index(op.f("ix_shop_rule_run_command_id"), "shop_rule_run", ["command_id"], unique=False)
    op.create_index(op.f("ix_shop_rule_run_order_id_id"), "shop_rule_run", ["order_id", "id"], unique=False)
    op.create_index(op.f("ix_shop_rule_run_rule_id_at_id"), "shop_rule_run", ["rule_id", "at", "id"], unique=False)
    op.create_table(
        "staff_notice",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("staff_id", BigId, nullable=False),
        sa.Column("order_id", BigId, nullable=True),
        sa.Column("rule_id", BigId, nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("read_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_notice_staff_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_staff_notice_order_id")),
        sa.ForeignKeyConstraint(["rule_id"], ["shop_rule.id"], name=op.f("fk_staff_notice_rule_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_notice")),
        sa.UniqueConstraint("cause", name=op.f("uq_staff_notice_cause")),
    )
    op.create_index(op.f("ix_staff_notice_order_id"), "staff_notice", ["order_id"], unique=False)
    op.create_index(op.f("ix_staff_notice_staff_id_id"), "staff_notice", ["staff_id", "id"], unique=False)
    op.create_index(
        "ix_staff_notice_unread", "staff_notice", ["staff_id", "id"], unique=False,
        sqlite_where=sa.text("read_at IS NULL"), postgresql_where=sa.text("read_at IS NULL"),
    )  # fmt: skip
    op.create_table(
        "stream_position",
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("reader", name=op.f("pk_stream_position")),
    )
