"""Exceptions of every kind: what each is about, until when, whose it is, put off, and how it ended; late orders."""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

from desktop.models.base import BigId, UtcTime

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

PATIENCE = timedelta(hours=4)
SUBJECTS = {"unpaid": "order", "ship_by": "order"}
OPEN, CLOSED = "closed_at IS NULL", "closed_at IS NOT NULL"


def upgrade() -> None:
    """The table is made anew, for SQLite can't let a column be empty that wasn't; its rows are few."""
    bind = op.get_bind()
    old = sa.table(
        "order_exception", sa.column("id"), sa.column("order_id"), sa.column("kind"), sa.column("cause"),
        sa.column("opened_at", UtcTime()), sa.column("closed_at", UtcTime()),
    )  # fmt: skip
    kept = [row._asdict() for row in bind.execute(sa.select(old).order_by(old.c.id))]
    op.drop_table("order_exception")
    op.create_table(
        "order_exception",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("order_id", BigId, nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("opened_at", UtcTime(), nullable=False),
        sa.Column("due_at", UtcTime(), nullable=False),
        sa.Column("owner_id", BigId, nullable=True),
        sa.Column("snoozed_until", UtcTime(), nullable=True),
        sa.Column("snooze_reason", sa.Text(), nullable=False),
        sa.Column("closed_at", UtcTime(), nullable=True),
        sa.Column("closed_by", sa.Text(), nullable=True),
        sa.Column("closed_how", sa.Text(), nullable=True),
        sa.Column("closed_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_order_exception_order_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_order_exception_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_exception")),
        sa.UniqueConstraint("cause", name=op.f("uq_order_exception_cause")),
    )
    op.create_index(op.f("ix_order_exception_order_id"), "order_exception", ["order_id"], unique=False)
    for name, columns, where in (
        ("open", ["order_id", "opened_at"], OPEN), ("due", ["due_at", "id", "kind", "owner_id", "snoozed_until"], OPEN),
        ("kind", ["kind", "due_at", "id"], OPEN), ("owner", ["owner_id", "due_at", "id"], OPEN),
        ("closed", ["closed_at", "id"], CLOSED),
    ):  # fmt: skip
        _partial(f"ix_order_exception_{name}", "order_exception", columns, where)
    _partial("ix_orders_late", "orders", ["ship_by", "id"], "status = 'TO_SHIP'")
    if kept:
        moments = {name: sa.column(name, UtcTime()) for name in ("opened_at", "due_at", "closed_at")}
        names = ("order_id", "kind", "cause", "subject", "subject_id", "facts", "snooze_reason", "closed_reason")
        new = sa.table("order_exception", *(sa.column(name) for name in names), *moments.values())
        bind.execute(sa.insert(new), [_filled(row) for row in kept])


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    word, _, number = row["cause"].partition(":")
    return {
        **{name: row[name] for name in ("order_id", "kind", "cause", "opened_at", "closed_at")},
        "subject": SUBJECTS.get(word, word), "subject_id": int(number), "facts": "{}",
        "due_at": row["opened_at"] + PATIENCE, "snooze_reason": "", "closed_reason": "",
    }  # fmt: skip


def _partial(name: str, table: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, unique=False, sqlite_where=condition, postgresql_where=condition)
