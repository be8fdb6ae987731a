"""What the dashboard asks: when members came, orders by hour and by currency, refunds by day, open exceptions."""

import json
from collections import Counter
from datetime import date
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from desktop.models.base import UtcTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ZONE = "Asia/Shanghai"


def upgrade() -> None:
    op.create_index(op.f("ix_orders_shop_hour_placed_at_id"), "orders", ["shop_hour", "placed_at", "id"], unique=False)
    _partial("ix_orders_foreign", "orders", ["currency", "placed_at", "id"], "currency <> 'CNY'")
    _partial("ix_refund_done_at", "refund", ["done_at", "order_id"], "done_at IS NOT NULL")
    _partial("ix_order_exception_open", "order_exception", ["order_id", "opened_at"], "closed_at IS NULL")
    _count_members()


def _partial(name: str, table: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, unique=False, sqlite_where=condition, postgresql_where=condition)


def _count_members() -> None:
    """Members who are there already, by the shop's day of their coming."""
    bind = op.get_bind()
    setting = sa.table("setting", sa.column("name"), sa.column("value"))
    member = sa.table("member", sa.column("joined_at", UtcTime()), sa.column("source"))
    figure = sa.table(
        "figure", sa.column("grain"), sa.column("day", sa.Date()), sa.column("key"),
        *(sa.column(name) for name in ("n", "fen", "points", "units")),
    )  # fmt: skip
    told = bind.execute(sa.select(setting.c.value).where(setting.c.name == "zone")).scalar()
    zone = ZoneInfo(json.loads(told) if told else ZONE)
    came: Counter[tuple[date, str]] = Counter()
    for joined_at, source in bind.execute(sa.select(member.c.joined_at, member.c.source)):
        came[joined_at.astimezone(zone).date(), source] += 1
    rows = [
        {"grain": "member", "day": day, "key": source, "n": n, "fen": 0, "points": 0, "units": 0}
        for (day, source), n in sorted(came.items())
    ]
    if rows:
        bind.execute(sa.insert(figure), rows)
