"""What a mend does: entries appended to the ledgers, and rows that only follow the ledgers set right by a difference.

No row of a ledger is touched. apply_steps(tx, steps, mend_id) is the only writer; every step is guarded by the state
that it was planned from, which the caller has locked and planned again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, insert, select, update

from desktop.models.catalogue import Stock, StockEntry
from desktop.models.ledger import Adjustment, Balance, Freeze, Lot
from desktop.models.member import MemberTotal
from desktop.models.order import Order, OrderLine
from desktop.models.vocabulary import PointsVerb, StockVerb
from desktop.services.points import BalanceRow, Move, balance_of, write_entries
from desktop.services.transaction import StockMove, Tx

MEND = "mend:"
# an entry whose stock moved with it goes on from the entry before, like every other
MOVED = "moved"
POINTS, UNITS = ("available", "frozen", "pending", "debt"), ("on_hand", "reserved", "damaged")
_COUNTED: dict[str, tuple[type[Any], Any]] = {
    "balance": (Balance, Balance.member_id), "lot": (Lot, Lot.id), "stock": (Stock, Stock.sku_id),
    "order": (Order, Order.id), "order_line": (OrderLine, OrderLine.id),
    "member_total": (MemberTotal, MemberTotal.member_id),
}  # fmt: skip
_FOLLOWERS: dict[str, tuple[type[Any], str]] = {
    "lot": (Lot, "entry_id"), "freeze": (Freeze, "entry_id"), "settled": (Freeze, "settled_entry_id"),
    "adjustment": (Adjustment, "entry_id"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """table and id of what is set right; changes are signed, by column.

    points_entry (id: the member), stock_entry (id: the SKU): an entry is appended, verb and order as the one that it
    stands for; reverses: the entry that it corrects; follows: "lot:7", which row is to point at it. counted: whether
    the figures have the entry already. order_status and freeze_state: key is "FROM>TO". figure: key is grain|day|key.
    """

    table: str
    id: int
    changes: Mapping[str, int] = field(default_factory=dict)
    verb: str = ""
    order_id: int | None = None
    reverses: int | None = None
    follows: str = ""
    counted: bool = False
    key: str = ""


def apply_steps(tx: Tx, steps: Sequence[Step], mend_id: int, reason: str) -> None:
    """What only follows the ledgers comes first: an entry tells the balance after it."""
    for place, step in enumerate(sorted(steps, key=_is_entry)):
        cause = f"{MEND}{mend_id}:{place}"
        if step.table == "points_entry":
            _post_points(tx, step, cause, reason)
        elif step.table == "stock_entry":
            moved = any((one.table, one.id, one.changes) == ("stock", step.id, step.changes) for one in steps)
            _post_stock(tx, step, f"{cause}:{MOVED if moved else step.reverses or ''}", reason)
        elif step.table == "figure":
            grain, day, key = step.key.split("|", 2)
            tx.add_figure(grain, date.fromisoformat(day), key, **step.changes)
        elif step.table == "order_status":
            _set(tx, Order, Order.id == step.id, Order.status, step.key, version=Order.version + 1)
        elif step.table == "freeze_state":
            _set(tx, Freeze, Freeze.id == step.id, Freeze.state, step.key)
        else:
            _shift(tx, step)


def _is_entry(step: Step) -> bool:
    return step.table in ("points_entry", "stock_entry")


def _shift(tx: Tx, step: Step) -> None:
    table, key = _COUNTED[step.table]
    values: dict[str, Any] = {name: getattr(table, name) + amount for name, amount in step.changes.items() if amount}
    if table is Order:
        values["version"] = Order.version + 1
    if table is MemberTotal:
        newest = select(func.max(Order.placed_at)).where(Order.member_id == step.id).scalar_subquery()
        values["last_order_at"] = newest
    if tx.execute(update(table).where(key == step.id).values(**values)).rowcount != 1:
        raise AssertionError(f"{step.table} {step.id} is gone")


def _set(tx: Tx, table: type[Any], which: Any, column: Any, key: str, **more: Any) -> None:
    was, becomes = key.split(">")
    values = {column.key: becomes, **more}
    if tx.execute(update(table).where(which, column == was).values(**values)).rowcount != 1:
        raise AssertionError(f"{column} is not {was}")


def _post_points(tx: Tx, step: Step, cause: str, reason: str) -> None:
    """The balance stands as it should already: the entry tells it, and moves none of it."""
    amounts = {name: step.changes.get(name, 0) for name in POINTS}
    move = Move(
        PointsVerb(step.verb), cause, order_id=step.order_id, reverses_id=step.reverses, reason=reason, **amounts
    )  # fmt: skip
    figures = {place: [*sums] for place, sums in tx.figures.items()}
    after: BalanceRow = balance_of(tx, step.id)
    entry_id = write_entries(tx, [(step.id, move, after)])[0]
    if step.counted:
        tx.figures = figures
    if step.follows:
        kind, _, number = step.follows.partition(":")
        table, name = _FOLLOWERS[kind]
        tx.execute(update(table).where(table.id == int(number)).values(**{name: entry_id}))


def _post_stock(tx: Tx, step: Step, cause: str, reason: str) -> None:
    changes = {f"d_{name}": step.changes.get(name, 0) for name in UNITS}
    row = tx.execute(select(Stock.on_hand, Stock.reserved, Stock.damaged).where(Stock.sku_id == step.id)).one()
    tx.execute(
        insert(StockEntry).values(
            sku_id=step.id, verb=step.verb, **changes, on_hand_after=row.on_hand, reserved_after=row.reserved,
            damaged_after=row.damaged, cause=cause, order_id=step.order_id, actor=tx.actor.key,
            reason=reason, at=tx.now,
        )
    )  # fmt: skip
    tx.moves.append(
        StockMove(step.id, StockVerb(step.verb), changes["d_on_hand"], changes["d_reserved"], row.on_hand, row.reserved)
    )
