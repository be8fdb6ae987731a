"""A bulk act taken back as a whole: each order by the opposite of what was done to it, what others changed left alone.

sent = office.ask(actor, shipments_of, ((order_id, command_id), …))      which fulfilment each command made
run_bulk(office, actor, ways_back(results, before, sent), …)             the same plans again change nothing
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from desktop.models.journal import Audit
from desktop.models.vocabulary import Permission
from desktop.services.bulk import BULK_MOST, Plan, Result
from desktop.services.errors import Invalid
from desktop.services.transaction import Reading, query

# the opposites that take a reason once the minute is over
WITH_REASON = frozenset({"undo_shipment", "unrelease_order"})


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
