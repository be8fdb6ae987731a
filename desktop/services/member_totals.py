"""What a member's orders come to: kept beside her balance, so that no list or card counts a million orders.

figures.count_order collects what an act changes under MEMBER; keep_totals writes it just before the commit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Connection,
    Executable,
    Select,
    and_,
    bindparam,
    case,
    cast,
    delete,
    func,
    insert,
    select,
    update,
)

from desktop.models.built import built_once
from desktop.models.member import Member, MemberTotal
from desktop.models.order import Order
from desktop.models.vocabulary import OrderKind, OrderStatus
from desktop.services.findings import Break
from desktop.services.transaction import Reading, Tx

MEMBER = "member_total"
CURRENCY = "CNY"
NO_DAY = date(1970, 1, 1)
MEASURES_KEPT = ("orders", "placed", "points", "fen")


def open_totals(tx: Tx, member_ids: Sequence[int]) -> None:
    """Of members who have just come: nothing yet."""
    nothing = {**dict.fromkeys(MEASURES_KEPT, 0), "last_order_at": None}
    if member_ids:
        tx.execute(insert(MemberTotal), [{"member_id": one, **nothing} for one in member_ids])


def count_for_member(
    tx: Tx, member_id: int, *, sale: bool, sign: int, currency: str, fen: int, points: int
) -> None:  # fmt: skip
    """An order more (or less, with sign −1) of a member's; sale: a SALE that isn't cancelled."""
    own = sale and currency == CURRENCY
    tx.add_figure(
        MEMBER, NO_DAY, str(member_id), n=sign * sale, fen=sign * fen * own, points=sign * points * sale, units=sign
    )


_WHO: BindParameter[int] = bindparam("who")
_KEPT = (
    update(MemberTotal)
    .where(MemberTotal.member_id == _WHO)
    .values(
        orders=MemberTotal.orders + bindparam("n"), placed=MemberTotal.placed + bindparam("units"),
        points=MemberTotal.points + bindparam("taken"), fen=MemberTotal.fen + bindparam("due"),
        last_order_at=select(func.max(Order.placed_at)).where(Order.member_id == _WHO).scalar_subquery(),
    )
)  # fmt: skip


def keep_totals(tx: Tx) -> None:
    """Write what the act has changed, member by member ascending; the newest order is looked up by its index."""
    moved = {
        int(key): sums for (grain, _, key), sums in tx.figures.items() if grain == MEMBER and any(sums)
    }  # fmt: skip
    if not moved:
        return
    tx.execute(
        _KEPT,
        [
            {"who": member_id, "n": n, "units": units, "taken": points, "due": fen}
            for member_id, (n, fen, points, units) in sorted(moved.items())
        ],
    )  # fmt: skip


def recount_totals(connection: Connection) -> None:
    """All of them anew, after rows were loaded in bulk."""
    connection.execute(delete(MemberTotal))
    connection.execute(insert(MemberTotal).from_select(["member_id", *MEASURES_KEPT, "last_order_at"], _recounted()))


def totals_breaks(reading: Reading) -> Iterator[Break]:
    """What is kept against a recount."""
    for member_id, kept_for, *pairs in reading.execute(_kept_and_recounted()):
        kept, counted = _plain(pairs[0::2]), _plain(pairs[1::2])
        if kept_for is None or kept != counted:
            yield Break("figures", f"member:{member_id}", str(counted), str(kept), "rollup_altered")


@built_once
def _kept_and_recounted() -> Executable:
    told = _recounted().subquery()
    columns = [
        column for name in (*MEASURES_KEPT, "last_order_at") for column in (getattr(MemberTotal, name), told.c[name])
    ]
    return select(told.c.id, MemberTotal.member_id, *columns).outerjoin(
        MemberTotal, MemberTotal.member_id == told.c.id
    )  # fmt: skip


def totals_of(reading: Reading, member_id: int) -> tuple[list[Any], list[Any]]:
    """What is kept of one member and what a recount finds; nothing kept is an empty list."""
    told = _recounted().where(Member.id == member_id)
    names = [getattr(MemberTotal, name) for name in (*MEASURES_KEPT, "last_order_at")]
    kept = reading.execute(select(*names).where(MemberTotal.member_id == member_id)).one_or_none()
    counted = reading.execute(told).one_or_none()
    if kept is None or counted is None:
        return [], []
    return _plain(kept), _plain(counted[1:])


def _plain(values: Sequence[Any]) -> list[Any]:
    return [int(value) if value is not None and at < len(MEASURES_KEPT) else value for at, value in enumerate(values)]


def _recounted() -> Select[*tuple[Any, ...]]:
    sold = and_(Order.kind == OrderKind.SALE.value, Order.status != OrderStatus.CANCELLED.value)

    def summed(column: Any, condition: Any) -> Any:
        return cast(func.coalesce(func.sum(case((condition, column), else_=0)), 0), BigInteger)

    return (
        select(
            Member.id, summed(1, sold).label("orders"), func.count(Order.id).label("placed"),
            summed(Order.points, sold).label("points"),
            summed(Order.cash_fen, and_(sold, Order.currency == CURRENCY)).label("fen"),
            func.max(Order.placed_at).label("last_order_at"),
        )
        .outerjoin(Order, Order.member_id == Member.id)
        .group_by(Member.id)
    )  # fmt: skip
