"""Indexes for what few orders are: odd payments, other kinds, open after-sales, and parcels of a rare courier.

The first three hold only those few, so that an ordinary order writes nothing more; the last costs one entry a parcel.
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

_FEW = (
    ("ix_orders_odd_payment", ["payment_state", "placed_at", "id"], "payment_state NOT IN ('PAID', 'UNPAID')"),
    ("ix_orders_odd_kind", ["kind", "placed_at", "id"], "kind <> 'SALE'"),
    ("ix_orders_returns", ["placed_at", "id"], "returns_open > 0"),
)


def upgrade() -> None:
    for name, columns, few in _FEW:
        op.create_index(name, "orders", columns, sqlite_where=sa.text(few), postgresql_where=sa.text(few))
    op.create_index(op.f("ix_fulfilment_carrier_order_id"), "fulfilment", ["carrier", "order_id"])
