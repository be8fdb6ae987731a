"""What verify asks of freezes and adjustments: that each was posted once, by the entry that it names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import Executable, Text, and_, case, cast, func, literal, or_, select
from sqlalchemy.orm import aliased

from desktop.models.built import built_once
from desktop.models.ledger import Adjustment, Allocation, Freeze, PointsEntry
from desktop.models.order import Order
from desktop.models.vocabulary import AdjustmentState, FreezeState, PointsVerb
from desktop.services.findings import Break
from desktop.services.mends.steps import MEND
from desktop.services.transaction import Reading


def freezes_are_settled_once(reading: Reading) -> Iterator[Break]:
    """A freeze is what its entry took and its allocations hold; its state is the verb that settled it."""
    for freeze_id, amount, have, told, found, frozen, moved in reading.execute(_freezes_settled_otherwise()):
        if int(have) != amount:
            yield Break("allocation", f"freeze:{freeze_id}", amount, int(have), "freeze_or_allocation_altered")
        if (told, amount, amount) != (found, int(frozen), int(moved)):
            yield Break("settled", f"freeze:{freeze_id}", f"{told} {amount}", f"{found} {frozen} {moved}",
                        "freeze_altered")  # fmt: skip
    for (entry_id,) in reading.execute(_entries_without(Freeze, PointsVerb.FREEZE)):
        yield Break("settled", f"entry:{entry_id}", "a freeze", "none", "freeze_altered")
    for order_id, told, have in reading.execute(_allocated_back_otherwise()):
        yield Break("allocation_back", f"order:{order_id}", told, int(have), "allocation_altered")


def _corrected() -> Any:
    """What mends have added to an entry that was altered: columns entry_id, available, frozen."""
    return (
        select(
            PointsEntry.reverses_id.label("entry_id"),
            func.sum(PointsEntry.d_available).label("available"),
            func.sum(PointsEntry.d_frozen).label("frozen"),
        )
        .where(PointsEntry.reverses_id.is_not(None), PointsEntry.cause.startswith(MEND))
        .group_by(PointsEntry.reverses_id)
        .subquery()
    )


@built_once
def _freezes_settled_otherwise() -> Executable:
    taken, settled = aliased(PointsEntry), aliased(PointsEntry)
    held = (
        select(Allocation.freeze_id, func.sum(Allocation.amount).label("amount"))
        .group_by(Allocation.freeze_id)
        .subquery()
    )
    wanted = case(
        {FreezeState.CONSUMED.value: PointsVerb.CONSUME.value, FreezeState.RELEASED.value: PointsVerb.UNFREEZE.value},
        value=Freeze.state, else_="",
    )  # fmt: skip
    verb, allocated = func.coalesce(settled.verb, ""), func.coalesce(held.c.amount, 0)
    of_taking, of_settling = _corrected(), _corrected()
    took = func.coalesce(taken.d_frozen, 0) + func.coalesce(of_taking.c.frozen, 0)
    gave = func.coalesce(-settled.d_frozen - func.coalesce(of_settling.c.frozen, 0), Freeze.amount)
    return (
        select(Freeze.id, Freeze.amount, allocated, wanted, verb, took, gave)
        .outerjoin(held, held.c.freeze_id == Freeze.id)
        .outerjoin(taken, and_(taken.id == Freeze.entry_id, taken.verb == PointsVerb.FREEZE.value))
        .outerjoin(settled, settled.id == Freeze.settled_entry_id)
        .outerjoin(of_taking, of_taking.c.entry_id == taken.id)
        .outerjoin(of_settling, of_settling.c.entry_id == settled.id)
        .where(or_(allocated != Freeze.amount, wanted != verb, took != Freeze.amount, gave != Freeze.amount))
    )


@cache
def _entries_without(what: type[Freeze] | type[Adjustment], verb: PointsVerb) -> Executable:
    """Entries of a verb that no row of `what` names as the one that posted it."""
    corrected = _corrected()
    return (
        select(PointsEntry.id)
        .outerjoin(what, what.entry_id == PointsEntry.id)
        .outerjoin(corrected, corrected.c.entry_id == PointsEntry.id)
        .where(
            PointsEntry.verb == verb.value,
            what.id.is_(None),
            corrected.c.entry_id.is_(None),
            ~PointsEntry.cause.startswith(MEND),
        )
    )


@built_once
def _allocated_back_otherwise() -> Executable:
    back = (
        select(Freeze.order_id, func.sum(Allocation.reverted).label("points"))
        .join(Allocation, Allocation.freeze_id == Freeze.id)
        .group_by(Freeze.order_id)
        .subquery()
    )
    return (
        select(Order.id, Order.points_back, back.c.points)
        .join(back, back.c.order_id == Order.id)
        .where(Order.points_back != back.c.points)
    )


def adjustments_are_posted_once(reading: Reading) -> Iterator[Break]:
    for adjustment_id, state, entry_id in reading.execute(_adjustments_posted_otherwise()):
        yield Break("adjustment", f"adjustment:{adjustment_id}", state, str(entry_id), "adjustment_altered")
    for (entry_id,) in reading.execute(_entries_without(Adjustment, PointsVerb.ADJUST)):
        yield Break("adjustment", f"entry:{entry_id}", "an adjustment", "none", "adjustment_altered")


@built_once
def _adjustments_posted_otherwise() -> Executable:
    posted, corrected = Adjustment.state == AdjustmentState.POSTED.value, _corrected()
    moved = PointsEntry.d_available + func.coalesce(corrected.c.available, 0)
    right = and_(
        PointsEntry.verb == PointsVerb.ADJUST.value, moved == Adjustment.points,
        or_(
            PointsEntry.cause == literal("adjustment:") + cast(Adjustment.id, Text), PointsEntry.cause.startswith(MEND)
        ),
    )  # fmt: skip
    return (
        select(Adjustment.id, Adjustment.state, case((right, PointsEntry.id)))
        .outerjoin(PointsEntry, PointsEntry.id == Adjustment.entry_id)
        .outerjoin(corrected, corrected.c.entry_id == PointsEntry.id)
        .where(
            or_(and_(posted, case((right, PointsEntry.id)).is_(None)), and_(~posted, Adjustment.entry_id.is_not(None)))
        )
    )
