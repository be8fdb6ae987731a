"""Lots against the balance and the allocations: which lot holds points that belong to another, or to nobody.

Of a lot: what it brought = what it holds + what ran out + what was spent of it + what was taken back. What is frozen
is known from the allocations to the point. Points settled, rolled back or adjusted from a lot are on no row of its
own, so a lot that is short is named only where no other could be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from desktop.models.vocabulary import FreezeState
from desktop.services.findings import Diagnosis, Entry
from desktop.services.mends.finding import Finding
from desktop.services.mends.steps import Step

D = Diagnosis
Change = tuple[int, ...]


def mend_lots(
    balance: Change, lots: Sequence[Any], freezes: Sequence[Any], allocations: Sequence[Any],
    states: Mapping[int, str], finding: Finding,
) -> None:  # fmt: skip
    """balance and states (by freeze) are what the member has once what was found so far is mended."""
    held: Counter[int] = Counter()
    for one in allocations:
        held[one.freeze_id] += one.amount
    torn = [freeze for freeze in freezes if held[freeze.id] != freeze.amount]
    if torn:
        rows = [Entry("freeze", one.id, order_id=one.order_id, values={"frozen": one.amount}) for one in torn]
        rows += [
            Entry("lot", one.lot_id, "beside", values={"frozen": one.amount})
            for one in allocations if one.freeze_id in {freeze.id for freeze in torn}
        ]  # fmt: skip
        finding.found(D.ALTERED, rows)
        return
    frozen: Counter[int] = Counter()
    spent: Counter[int] = Counter()
    for one in allocations:
        if states[one.freeze_id] == FreezeState.OPEN.value:
            frozen[one.lot_id] += one.amount
        elif states[one.freeze_id] == FreezeState.CONSUMED.value:
            spent[one.lot_id] += one.amount - one.reverted
    children: Counter[int] = Counter()
    for lot in lots:
        if lot.parent_id is not None:
            children[lot.parent_id] += lot.earned
    changes = {lot.id: {"available": 0, "frozen": frozen[lot.id] - lot.frozen, "pending": 0} for lot in lots}
    room: dict[int, int] = {}
    for lot in lots:
        left = lot.earned - lot.available - frozen[lot.id] - lot.pending - lot.expired - spent[lot.id]
        if left < 0:
            taken = min(-left, lot.available)
            changes[lot.id]["available"] -= taken
            changes[lot.id]["pending"] -= min(-left - taken, lot.pending)
        room[lot.id] = max(0, left - lot.rolled_back - children[lot.id])
    sums_were_right = all(
        sum(getattr(lot, name) for lot in lots) == balance[place]
        for place, name in enumerate(("available", "frozen", "pending"))
    )
    if sum(frozen.values()) != balance[1]:
        if any(any(one.values()) for one in changes.values()) or not sums_were_right:
            finding.found(D.UNKNOWN, _shown(lots))
        return
    for place, name in ((0, "available"), (2, "pending")):
        short = balance[place] - sum(getattr(lot, name) + changes[lot.id][name] for lot in lots)
        if short and not _spread(short, name, lots, changes, room):
            finding.found(D.UNKNOWN, _shown(lots))
            return
    moved = [lot for lot in lots if any(changes[lot.id].values())]
    if moved:
        steps = [Step("lot", lot.id, {name: n for name, n in changes[lot.id].items() if n}) for lot in moved]
        finding.found(D.WRONG_LOT if sums_were_right else D.ALTERED, _shown(moved), steps)


def _spread(short: int, name: str, lots: Sequence[Any], changes: dict[int, Any], room: dict[int, int]) -> bool:
    """Give what is missing to the only lots that can have lost it, or take it from the only one that can hold it."""
    if short > 0:
        open_lots = [lot for lot in lots if room[lot.id] > 0]
        exact = [lot for lot in open_lots if room[lot.id] == short]
        if len(exact) == 1:
            changes[exact[0].id][name] += short
        elif len(open_lots) == 1 and room[open_lots[0].id] >= short:
            changes[open_lots[0].id][name] += short
        elif open_lots and sum(room[lot.id] for lot in open_lots) == short:
            for lot in open_lots:
                changes[lot.id][name] += room[lot.id]
        else:
            return False
        return True
    holders = [lot for lot in lots if getattr(lot, name) + changes[lot.id][name] > 0]
    if len(holders) != 1 or getattr(holders[0], name) + changes[holders[0].id][name] < -short:
        return False
    changes[holders[0].id][name] += short
    return True


def _shown(lots: Sequence[Any]) -> list[Entry]:
    return [
        Entry(
            "lot", lot.id, verb=lot.origin, order_id=lot.order_id,
            values={
                "earned": lot.earned, "available": lot.available, "frozen": lot.frozen, "pending": lot.pending,
                "expired": lot.expired,
            },
        )
        for lot in lots[:20]
    ]  # fmt: skip
