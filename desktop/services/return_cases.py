"""Taking an after-sale in hand and putting it down changed: its orders locked, its table of moves, record and figures.

case = take_case(tx, case_id, "approve_return", seen)      seen: the version of its order
return put_case(tx, case, "approve_return", values={…})    -> ReturnRow
follow_replacement(tx, order_id, "replacement_shipped")    what an order made for an exchange does to it
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, cast, func, select, update

from desktop.models.after_sales import (
    IDLE_RETURNS,
    OPEN_RETURNS,
    RETURN_MOVES,
    ReturnKind,
    ReturnReason,
    ReturnState,
    allowed_return_acts,
)
from desktop.models.order import Order
from desktop.models.returns import ReturnCase, ReturnLine
from desktop.models.vocabulary import OrderStatus
from desktop.services.errors import NotFound, ReturnNotAllowedNow
from desktop.services.figures import EPOCH
from desktop.services.order_state import OrderInHand, changed_by_other, put_order, read_order
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, Tx

REPLACEMENT_ACTS = frozenset(act for act in RETURN_MOVES if act.startswith("replacement_"))


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """What every act on an after-sale answers with. version is its order's; cash_fen is with freight; no personal data."""

    id: int
    order_id: int
    order_no: str
    version: int
    kind: ReturnKind
    state: ReturnState
    reason: ReturnReason
    units: int
    requested_at: datetime
    due_at: datetime | None
    points: int
    cash_fen: int
    refund_id: int | None
    replacement_order_id: int | None


@dataclass(frozen=True, slots=True)
class CaseLine:
    line_id: int
    root_line_id: int
    qty: int
    unshipped: int


@dataclass(frozen=True, slots=True)
class CaseInHand:
    """The after-sale as it was when taken; root is the order that was paid for, mostly the order itself."""

    id: int
    order: OrderInHand
    root: OrderInHand
    kind: ReturnKind
    state: ReturnState
    reason: str
    received_at: datetime | None
    replacement_order_id: int | None
    lines: tuple[CaseLine, ...]


def take_case(tx: Tx, case_id: int, act: str, seen: int | None = None) -> CaseInHand:
    """Lock an after-sale's orders for an act. Raises NotFound, ChangedByOther, ReturnNotAllowedNow."""
    case = hold_case(tx, case_id)
    if seen is not None and seen != case.order.version:
        raise changed_by_other(tx, case.order)
    if _target(act, case) is None:
        raise refusal(case, act)
    return case


def refusal(case: CaseInHand, act: str, because: str = "") -> ReturnNotAllowedNow:
    allowed = allowed_return_acts(case.kind, case.state)
    return ReturnNotAllowedNow(act, case.kind, case.state, tuple(sorted(allowed - {act})), because)


def hold_case(tx: Tx, case_id: int) -> CaseInHand:
    ids = tx.execute(
        select(ReturnCase.order_id, ReturnCase.root_order_id).where(ReturnCase.id == case_id)
    ).one_or_none()  # fmt: skip
    if ids is None:
        raise NotFound("return", str(case_id))
    orders = {order_id: read_order(tx, order_id, lock=True) for order_id in sorted(set(ids))}
    return _in_hand(tx, case_id, orders[ids.order_id], orders[ids.root_order_id])


def read_case(reading: Reading, case_id: int) -> CaseInHand:
    """As hold_case, to look at. Raises NotFound."""
    ids = reading.execute(
        select(ReturnCase.order_id, ReturnCase.root_order_id).where(ReturnCase.id == case_id)
    ).one_or_none()
    if ids is None:
        raise NotFound("return", str(case_id))
    return _in_hand(reading, case_id, read_order(reading, ids.order_id), read_order(reading, ids.root_order_id))


def _in_hand(reading: Reading, case_id: int, order: OrderInHand, root: OrderInHand) -> CaseInHand:
    row = reading.execute(
        select(ReturnCase.kind, ReturnCase.state, ReturnCase.reason, ReturnCase.received_at,
               ReturnCase.replacement_order_id)
        .where(ReturnCase.id == case_id)
    ).one()  # fmt: skip
    lines = reading.execute(
        select(ReturnLine.line_id, ReturnLine.root_line_id, ReturnLine.qty, ReturnLine.unshipped)
        .where(ReturnLine.case_id == case_id)
        .order_by(ReturnLine.line_id)
    )
    return CaseInHand(
        case_id, order, root, ReturnKind(row.kind), ReturnState(row.state), row.reason, row.received_at,
        row.replacement_order_id, tuple(CaseLine(*line) for line in lines),
    )  # fmt: skip


def _target(act: str, case: CaseInHand) -> ReturnState | None:
    """Where the act leads to from here."""
    return next(
        (to for kind, origin, to in RETURN_MOVES[act] if (kind, origin) == (case.kind, case.state)), None
    )  # fmt: skip


def put_case(
    tx: Tx,
    case: CaseInHand,
    act: str,
    *,
    values: Mapping[str, Any] | None = None,
    order_to: OrderStatus | None = None,
    order_values: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> ReturnRow:
    """Write the after-sale as the act leaves it, and its order: version, how many are open, record, event, figures."""
    target = _target(act, case)
    if target is None:
        raise refusal(case, act)
    changed = tx.execute(
        update(ReturnCase)
        .where(ReturnCase.id == case.id, ReturnCase.state == case.state.value)
        .values(**(values or {}), state=target.value, due_at=due_at(tx, target))
    )
    if changed.rowcount != 1:
        raise AssertionError(f"after-sale {case.id} changed while its order was locked")
    count_case(tx, case.kind, case.state, -1)
    count_case(tx, case.kind, target, 1)
    opened = (target in OPEN_RETURNS) - (case.state in OPEN_RETURNS)
    put_order(
        tx, case.order, act, to=order_to, subject=("return", case.id), reason=reason,
        values={**(order_values or {}), "returns_open": case.order.returns_open + opened},
        before={"state": case.state.value}, after={"state": target.value, "kind": case.kind.value, **(after or {})},
        event=_event(case, order_to),
        told={"return": case.id, "kind": case.kind.value, "state": target.value},
    )  # fmt: skip
    return return_row(tx, case.id)


def _event(case: CaseInHand, order_to: OrderStatus | None) -> str:
    return "order.status_changed" if order_to not in (None, case.order.status) else "return.status_changed"


def count_case(tx: Tx, kind: ReturnKind, state: ReturnState, sign: int) -> None:
    tx.add_figure("return_tab", EPOCH, f"{state}|{kind}", n=sign)


def due_at(tx: Tx, state: ReturnState) -> datetime | None:
    """Until when it can wait: for the goods longer than for us; None once it is over."""
    settings = read_settings(tx)
    if state is ReturnState.TO_RECEIVE:
        return tx.now + timedelta(days=settings.return_goods_days)
    return tx.now + timedelta(hours=settings.return_hours) if state in OPEN_RETURNS else None


def follow_replacement(tx: Tx, order_id: int, act: str) -> None:
    """What became of an order that was made for an exchange, told to the exchange. Of other orders nothing follows."""
    case_id = tx.scalar(select(ReturnCase.id).where(ReturnCase.replacement_order_id == order_id))
    if case_id is None:
        return
    case = hold_case(tx, case_id)
    if _target(act, case) is None:
        return
    values = {"replacement_order_id": None} if act == "replacement_cancelled" else {}
    put_case(tx, case, act, values=values, after={"replacement": order_id})


def units_in_returns(reading: Reading, line_ids: Iterable[int]) -> dict[int, int]:
    """Line → units that had gone and are in an after-sale, open or done."""
    total = cast(func.sum(ReturnLine.qty - ReturnLine.unshipped), BigInteger)
    rows = reading.execute(
        select(ReturnLine.line_id, total)
        .join(ReturnCase, ReturnCase.id == ReturnLine.case_id)
        .where(ReturnLine.line_id.in_(sorted(line_ids)), ReturnCase.state.not_in(IDLE_RETURNS))
        .group_by(ReturnLine.line_id)
    )
    return {line_id: int(units) for line_id, units in rows if units}


def return_row(reading: Reading, case_id: int) -> ReturnRow:
    units = select(cast(func.sum(ReturnLine.qty), BigInteger)).where(ReturnLine.case_id == ReturnCase.id)
    row = reading.execute(
        select(ReturnCase.id, ReturnCase.order_id, Order.order_no, Order.version, ReturnCase.kind, ReturnCase.state,
               ReturnCase.reason, units.scalar_subquery(), ReturnCase.requested_at, ReturnCase.due_at,
               ReturnCase.points, ReturnCase.cash_fen, ReturnCase.refund_id, ReturnCase.replacement_order_id)
        .join(Order, Order.id == ReturnCase.order_id)
        .where(ReturnCase.id == case_id)
    ).one_or_none()  # fmt: skip
    if row is None:
        raise NotFound("return", str(case_id))
    values = list(row)
    values[4:7] = [ReturnKind(values[4]), ReturnState(values[5]), ReturnReason(values[6])]
    return ReturnRow(*values)
