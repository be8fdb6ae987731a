"""A bulk act taken back as a whole: each order by the opposite of what was done to it, what others changed left alone.

sent = office.ask(actor, shipments_of, ((order_id, command_id), …))      which fulfilment each command made
run_bulk(office, actor, ways_back(results, before, sent), …)             the same plans again change nothing
done = office.ask(actor, bulk_done, entry_id)                            later, from the record of any one of its orders
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from desktop.models.journal import Audit
from desktop.models.order import Order
from desktop.models.staff import Staff
from desktop.models.vocabulary import Permission
from desktop.services.bulk import BULK_MOST, Plan, Result, batch_of
from desktop.services.errors import Invalid
from desktop.services.order_rows import OrderRow, as_order_row, select_order_rows
from desktop.services.transaction import Reading, query

# the opposites that take a reason once the minute is over
WITH_REASON = frozenset({"undo_shipment", "unrelease_order"})


# what taking a bulk act back asks for, when somebody comes to it later
RIGHTS_BACK = {
    "ship_order": Permission.UNDO_SHIPMENT, "release_order": Permission.UNRELEASE, "hold_order": Permission.HOLD,
    "tag_order": Permission.TAG, "assign_order": Permission.ASSIGN, "set_priority": Permission.SET_PRIORITY,
}  # fmt: skip
# a later one of these on an order is somebody's own decision
_DECIDED_ANEW = {
    "release_order": ("release_order", "unrelease_order"), "hold_order": ("hold_order", "unhold_order"),
}  # fmt: skip
# rows of one session between two of one bulk act, with what she did beside it
_REACH = 10 * BULK_MOST


@dataclass(frozen=True, slots=True)
class BulkDone:
    """A bulk act of the record: how many orders it did, and the ways back of those that still are as it left them."""

    act: str
    orders: int
    plans: tuple[Plan, ...]


@query(Permission.READ_AUDIT)
def bulk_done(reading: Reading, entry_id: int) -> BulkDone | None:
    """The bulk act that an entry of the record was part of; None for what was done alone."""
    entry = reading.execute(
        select(Audit.session_id, Audit.seq, Audit.act, Audit.command_id).where(Audit.id == entry_id)
    ).one_or_none()
    batch = batch_of(entry.command_id or "") if entry is not None else ""
    if entry is None or not batch or entry.act not in RIGHTS_BACK:
        return None
    found = reading.execute(
        select(Audit.id, Audit.order_id, Audit.before, Audit.after)
        .where(
            Audit.session_id == entry.session_id, Audit.seq.between(entry.seq - _REACH, entry.seq + _REACH),
            Audit.act == entry.act, Audit.command_id.startswith(f"{batch}-", autoescape=True),
        )
        .order_by(Audit.seq)
        .limit(BULK_MOST)
    ).all()  # fmt: skip
    ids = [row.order_id for row in found]
    rows = {row.id: row for row in map(as_order_row, reading.execute(select_order_rows().where(Order.id.in_(ids))))}
    newest = _newest(reading, ids, _DECIDED_ANEW.get(entry.act, ()))
    logins = dict(reading.execute(select(Staff.id, Staff.login)).all())
    times = Counter(ids)
    plans = [
        Plan(rows[row.order_id], *_way_back(entry.act, rows[row.order_id], row, logins))
        for row in found
        # an order that went in several parcels at once is taken back parcel by parcel, in its own pane
        if row.order_id in rows and times[row.order_id] == 1 and newest.get(row.order_id, row.id) == row.id
    ]
    return BulkDone(entry.act, len(times), tuple(plans))


def _newest(reading: Reading, order_ids: list[int], acts: tuple[str, ...]) -> dict[int, int]:
    """The last entry of these acts on each order."""
    if not acts:
        return {}
    wanted = select(Audit.order_id, func.max(Audit.id)).where(Audit.order_id.in_(order_ids), Audit.act.in_(acts))
    return dict(reading.execute(wanted.group_by(Audit.order_id)).all())


def _way_back(act: str, row: OrderRow, entry: Any, logins: Mapping[int, str]) -> tuple[str, dict[str, Any]]:
    before, after = json.loads(entry.before), json.loads(entry.after)
    match act:
        case "ship_order":
            return "undo_shipment", {"fulfilment_id": after["fulfilment"], "seen": row.version}
        case "release_order":
            return "unrelease_order", {"seen": row.version}
        case "hold_order":
            return "unhold_order", {"seen": row.version}
        case "tag_order":
            return "untag_order", {"tag": after["tag"]}
        case "assign_order":
            still = logins.get(after["staff"] or 0, "")
            return "assign_order", {"login": logins.get(before["staff"] or 0), "still": still}
        case _:
            return "set_priority", {"priority": before["priority"], "still": after["priority"]}


@query(Permission.SEE)
def shipments_of(reading: Reading, commands: tuple[tuple[int, str], ...]) -> dict[str, int]:
    """Fulfilments by the id of the command that made them; commands are (order id, command id)."""
    if len(commands) > BULK_MOST:
        raise Invalid("orders", "too_many", BULK_MOST)
    wanted = {command for _, command in commands}
    rows = reading.execute(
        select(Audit.command_id, Audit.after).where(
            Audit.order_id.in_([order_id for order_id, _ in commands]), Audit.act == "ship_order"
        )
    )
    return {command: json.loads(after)["fulfilment"] for command, after in rows if command in wanted}


def ways_back(results: Iterable[Result], before: Mapping[int, str], sent: Mapping[str, int]) -> list[Plan]:
    """Of what was done: before are the assignees' logins by order id, sent what shipments_of answers."""
    return [
        Plan(result.row, *opposite)
        for result in results
        if result.row is not None and (opposite := _opposite(result, before, sent)) is not None
    ]


def _opposite(
    result: Result, before: Mapping[int, str], sent: Mapping[str, int]
) -> tuple[str, Mapping[str, Any]] | None:
    row, plan = result.row, result.plan
    assert row is not None
    match plan.act:
        case "ship_order":
            fulfilment = sent.get(plan.command_id)
            return ("undo_shipment", {"fulfilment_id": fulfilment, "seen": row.version}) if fulfilment else None
        case "release_order":
            return "unrelease_order", {"seen": row.version}
        case "hold_order":
            return "unhold_order", {"seen": row.version}
        case "tag_order":
            return "untag_order", {"tag": str(plan.values["tag"]).strip()}
        case "assign_order":
            return "assign_order", {"login": before.get(row.id) or None, "still": plan.values["login"]}
        case "set_priority":
            return "set_priority", {"priority": plan.row.priority, "still": plan.values["priority"]}
        case _:
            return None


def has_way_back(results: Iterable[Result]) -> bool:
    """Whether there is anything to take back, before it is asked what exactly."""
    return any(
        one.row is not None and (one.plan.act == "ship_order" or _opposite(one, {}, {}) is not None) for one in results
    )
