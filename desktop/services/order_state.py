"""Taking an order in hand and putting it down changed: lock, version, workflow table, record, event, figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Executable, bindparam, cast, func, select, text, update

from desktop.models.after_sales import OPEN_RETURNS, RETURN_ORDER_MOVES
from desktop.models.built import built_once
from desktop.models.journal import Audit
from desktop.models.order import Order, OrderLine
from desktop.models.returns import ReturnCase, ReturnLine
from desktop.models.staff import Staff
from desktop.models.top_up import TopUpRequest
from desktop.models.vocabulary import FOR_GOOD, ORDER_MOVES, OrderStatus, allowed_acts
from desktop.services.errors import ChangedByOther, Held, NotAllowedNow, NotFound, UnitsNotOpen
from desktop.services.exception_cases import follow_order, has_open_cases
from desktop.services.figures import move_order_figures
from desktop.services.order_rows import ROW_COLUMNS, OrderRow, as_order_row, returned_columns
from desktop.services.prices import share_of_units
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, Tx

HELD_ACTS = frozenset({"release_order", "ship_order", "complete_order"})
QUIET_ACTS = frozenset(
    {
        "assign_order", "set_priority", "tag_order", "untag_order", "note_order", "assign_return", "add_return_photo",
        "ship_alarm", "take_exception", "assign_exception", "snooze_exception", "wake_exception", "settle_exception",
        "contact_buyer", "ask_provider_again", "record_print", "take_waybill", "record_waybill", "end_waybill",
        "make_wave", "finish_wave", "cancel_wave", "send_top_up", "ask_top_up", "top_up_under_way", "top_up_refused",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OrderInHand:
    """The locked order, as it was when taken."""

    id: int
    order_no: str
    kind: str
    status: OrderStatus
    history: bool
    member_id: int | None
    recipient_id: int | None
    rule_version_id: int | None
    channel: str
    currency: str
    tier: str
    shop_day: date
    shop_hour: int
    goods_fen: int
    freight_fen: int
    points: int
    cash_fen: int
    earn_points: int
    points_back: int
    cash_back_fen: int
    earn_back: int
    freight_back_fen: int
    units: int
    units_shipped: int
    units_cancelled: int
    payment_state: str
    returns_open: int
    rest_reason: str | None
    hold_reason: str | None
    hold_until: datetime | None
    assignee_id: int | None
    priority: int
    remark: str
    pickup_code: str | None
    pay_by: datetime | None
    ship_by: datetime | None
    paid_at: datetime | None
    cancel_cause: str | None
    last_act: str
    changed_at: datetime
    changed_by: str
    version: int

    @property
    def open_units(self) -> int:
        return self.units - self.units_shipped - self.units_cancelled


@dataclass(frozen=True, slots=True)
class LineInHand:
    """returned units had gone and were refunded; claimed ones haven't gone and wait in an open after-sale; charging
    ones wait for what a provider of top-ups says.
    """

    id: int
    position: int
    sku_id: int | None
    sku_code: str
    title: str
    delivery_kind: str
    qty: int
    points: int
    cash_fen: int
    freight_fen: int
    earn_points: int
    shipped: int
    cancelled: int
    quota_period: str | None
    returned: int
    claimed: int
    charging: int

    @property
    def open_units(self) -> int:
        return self.qty - self.shipped - self.cancelled

    @property
    def for_good(self) -> bool:
        """An issued code or a top-up never comes back into stock."""
        return self.delivery_kind in FOR_GOOD

    @property
    def free_units(self) -> int:
        """Open, in no after-sale, and not being charged."""
        return self.open_units - self.claimed - self.charging

    def back_for(self, units: int) -> tuple[int, int, int, int]:
        """(points, cash fen, earned points, freight fen) that units more given back are worth."""
        gone = self.cancelled + self.returned
        return (
            share_of_units(self.points, self.qty, gone, units),
            share_of_units(self.cash_fen, self.qty, gone, units),
            share_of_units(self.earn_points, self.qty, gone, units),
            share_of_units(self.freight_fen, self.qty, gone, units),
        )


_ORDER_COLUMNS = tuple(getattr(Order, name) for name in OrderInHand.__dataclass_fields__)


def _units_of_line(units: Any, *conditions: ColumnElement[bool]) -> Any:
    total = cast(func.coalesce(func.sum(units), 0), BigInteger)
    found = select(total).select_from(ReturnLine).join(ReturnCase, ReturnCase.id == ReturnLine.case_id)
    return found.where(*conditions).correlate(OrderLine).scalar_subquery()


RETURNED = _units_of_line(ReturnLine.returned, ReturnLine.root_line_id == OrderLine.id)
CLAIMED = _units_of_line(
    ReturnLine.unshipped, ReturnLine.line_id == OrderLine.id, ReturnCase.state.in_(OPEN_RETURNS)
)  # fmt: skip
# literal, so that the index of what is alive is found on SQLite too
CHARGING = (
    select(func.coalesce(func.sum(TopUpRequest.qty), 0))
    .where(TopUpRequest.line_id == OrderLine.id, text("top_up_request.state IN ('SENT', 'PROCESSING')"))
    .correlate(OrderLine)
    .scalar_subquery()
)
_COUNTED = {"returned": RETURNED, "claimed": CLAIMED, "charging": CHARGING}
_LINE_COLUMNS = tuple(
    _COUNTED[name] if name in _COUNTED else getattr(OrderLine, name) for name in LineInHand.__dataclass_fields__
)


@built_once
def _order(order_id: int) -> Executable:
    return select(*_ORDER_COLUMNS).where(Order.id == order_id)


@built_once
def _locked(order_id: int) -> Executable:
    return select(*_ORDER_COLUMNS).where(Order.id == order_id).with_for_update()


@built_once
def _lines(order_id: int) -> Executable:
    return select(*_LINE_COLUMNS).where(OrderLine.order_id == order_id).order_by(OrderLine.position, OrderLine.id)


def read_order(reading: Reading, order_id: int, *, lock: bool = False) -> OrderInHand:
    row = reading.execute(_locked(order_id) if lock else _order(order_id)).one_or_none()
    if row is None:
        raise NotFound("order", str(order_id))
    values = row._asdict()
    values["status"] = OrderStatus(values["status"])
    return OrderInHand(**values)


def take_order(tx: Tx, order_id: int, act: str, seen: int | None = None) -> OrderInHand:
    """Lock the order for an act. Raises NotFound, ChangedByOther, NotAllowedNow, Held."""
    order = read_order(tx, order_id, lock=True)
    if seen is not None and seen != order.version:
        raise changed_by_other(tx, order)
    check_act(order, act)
    return order


def check_act(order: OrderInHand, act: str) -> None:
    if not any(origin is order.status for origin, _ in ORDER_MOVES[act]):
        raise NotAllowedNow(act, order.status, tuple(sorted(allowed_acts(order.status))))
    if order.hold_reason is not None and act in HELD_ACTS:
        raise Held(act, order.hold_reason, order.hold_until)


def changed_by_other(reading: Reading, order: OrderInHand, act: str = "") -> ChangedByOther:
    """Who moved the version last, by the audit; with an act, who did that last."""
    which = Audit.act == act if act else Audit.act.not_in(QUIET_ACTS)
    row = reading.execute(
        select(Audit.act, Audit.at, Audit.actor)
        .where(Audit.order_id == order.id, which)
        .order_by(Audit.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return ChangedByOther(order.changed_by, order.changed_at, order.last_act)
    return ChangedByOther(actor_name(reading, row.actor), row.at, row.act)


def actor_name(reading: Reading, key: str) -> str:
    """The name behind an actor's key; staff:7 gives the person's, others their key."""
    kind, _, number = key.partition(":")
    if kind != "staff" or not number.isdigit():
        return key
    return reading.scalar(select(Staff.name).where(Staff.id == int(number))) or key


def lines_of(reading: Reading, order_id: int) -> list[LineInHand]:
    return [LineInHand(*row) for row in reading.execute(_lines(order_id))]


def check_charging(order: OrderInHand, lines: list[LineInHand], act: str) -> None:
    """What ends the sale of all that is open waits until a provider of top-ups has said what became of its part."""
    if any(line.charging for line in lines):
        raise NotAllowedNow(act, order.status, (), because="top_up_under_way")


def pick_units(lines: list[LineInHand], wanted: Mapping[int, int] | None) -> dict[int, int]:
    """Open units outside of after-sales per line id: all of them, or just those wanted. Raises UnitsNotOpen."""
    if wanted is None:
        return {line.id: line.free_units for line in lines if line.free_units}
    by_id = {line.id: line for line in lines}
    for line_id, units in wanted.items():
        line = by_id.get(line_id)
        if line is None or not 1 <= units <= line.free_units:
            raise UnitsNotOpen(line_id, line.free_units if line else 0, units)
    if not wanted:
        raise UnitsNotOpen(0, 0, 0)
    return dict(wanted)


@cache
def _moved(names: tuple[str, ...]) -> Executable:
    return (
        update(Order)
        .where(Order.id == bindparam("the_order"), Order.version == bindparam("the_version"))
        .values({name: bindparam(f"to_{name}") for name in names})
        .returning(*returned_columns(), has_open_cases())
    )


def put_order(
    tx: Tx,
    order: OrderInHand,
    act: str,
    *,
    to: OrderStatus | None = None,
    values: Mapping[str, Any] | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    event: str | None = "order.status_changed",
    subject: tuple[str, int] | None = None,
    told: Mapping[str, Any] | None = None,
) -> OrderRow:
    """Write the order as the act leaves it, with audit row, event and figures. Quiet acts keep the version.

    subject: what of the order the act was done on, where it isn't the order itself; told goes with the event.
    """
    target = to or order.status
    moves = RETURN_ORDER_MOVES.get(act) or ORDER_MOVES[act]
    if (order.status, target) not in moves:
        raise NotAllowedNow(act, order.status, tuple(sorted(allowed_acts(order.status))), because=target.value)
    quiet = act in QUIET_ACTS
    changes: dict[str, Any] = {**(values or {}), "status": target.value}
    if not quiet:
        changes |= {
            "version": order.version + 1,
            "changed_at": tx.now,
            "changed_by": tx.actor.name,
            "last_act": act,
        }
    moved = {f"to_{name}": value for name, value in changes.items()}
    key = {"the_order": order.id, "the_version": order.version}
    changed = tx.execute(_moved(tuple(changes)), {**key, **moved}).one_or_none()
    if changed is None:
        raise AssertionError(f"order {order.id} changed while it was locked")
    tx.record(
        act, *(subject or ("order", order.id)), order_id=order.id, from_status=order.status, to_status=target, before=before,
        after=after, reason=reason,
    )  # fmt: skip
    if target is not order.status:
        move_order_figures(tx, order, order.status, target)
    if target is not order.status or act in ("hold_order", "unhold_order"):
        follow_order(tx, order.id, act, target, any_open=bool(changed[ROW_COLUMNS]))
    if event and not quiet:
        payload = {"order": order.order_no, "status": target.value, "version": order.version + 1, "act": act}
        payload |= told or {}
        tx.emit(event, f"order:{order.id}", order.version + 1, payload)
    tx.add_figure("staff", read_settings(tx).shop_day(tx.now), f"{tx.actor.key}|{act}", n=1)
    return as_order_row(changed[:ROW_COLUMNS])
