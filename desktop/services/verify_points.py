"""What must hold of points: balances, lots, freezes and adjustments against the ledger, and that none are lost or made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Text, and_, case, cast, func, literal, or_, select
from sqlalchemy.orm import aliased

from desktop.models.ledger import Adjustment, Allocation, Balance, Freeze, Lot, PointsEntry
from desktop.models.member import Member
from desktop.models.order import Order
from desktop.models.vocabulary import AdjustmentState, FreezeState, OrderStatus, PointsVerb
from desktop.services.findings import Break
from desktop.services.mends.steps import MEND
from desktop.services.transaction import Reading

BUCKETS = ("available", "frozen", "pending", "debt")
ISSUED = (PointsVerb.INIT, PointsVerb.EARN, PointsVerb.GRANT, PointsVerb.ADJUST, PointsVerb.ROLLBACK)
SPENT = (PointsVerb.CONSUME, PointsVerb.REVERT)
_NET = PointsEntry.d_available + PointsEntry.d_frozen + PointsEntry.d_pending - PointsEntry.d_debt


def balances_follow_the_ledger(reading: Reading) -> Iterator[Break]:
    sums = (
        select(
            PointsEntry.member_id,
            *(func.sum(getattr(PointsEntry, f"d_{bucket}")).label(bucket) for bucket in BUCKETS),
            func.max(PointsEntry.id).label("last"),
        )
        .group_by(PointsEntry.member_id)
        .subquery()
    )
    last = PointsEntry
    rows = reading.execute(
        select(
            Balance.member_id,
            *(getattr(Balance, bucket) for bucket in BUCKETS),
            *(func.coalesce(sums.c[bucket], 0) for bucket in BUCKETS),
            *(func.coalesce(getattr(last, f"{bucket}_after"), 0) for bucket in BUCKETS),
        )
        .outerjoin(sums, sums.c.member_id == Balance.member_id)
        .outerjoin(last, last.id == sums.c.last)
    )
    for member_id, *values in rows:
        kept, summed, after = values[:4], [int(value) for value in values[4:8]], values[8:]
        for bucket, have, total, told in zip(BUCKETS, kept, summed, after, strict=True):
            if have != total:
                diagnosis = "balance_altered" if told == total else "entry_missing_or_altered"
                yield Break("balance", f"member:{member_id}:{bucket}", total, have, diagnosis)
            elif told != total:
                yield Break("points_ledger", f"member:{member_id}:{bucket}", told, total, "entry_missing_or_duplicate")


def lots_hold_the_balances(reading: Reading) -> Iterator[Break]:
    sums = (
        select(
            Lot.member_id,
            *(func.sum(getattr(Lot, bucket)).label(bucket) for bucket in BUCKETS[:3]),
        )
        .group_by(Lot.member_id)
        .subquery()
    )
    rows = reading.execute(
        select(
            Balance.member_id,
            *(getattr(Balance, bucket) for bucket in BUCKETS[:3]),
            *(func.coalesce(sums.c[bucket], 0) for bucket in BUCKETS[:3]),
        ).outerjoin(sums, sums.c.member_id == Balance.member_id)
    )
    for member_id, *values in rows:
        for bucket, have, held in zip(BUCKETS, values[:3], values[3:], strict=False):
            if have != int(held):
                yield Break("lots", f"member:{member_id}:{bucket}", have, int(held), "lot_or_balance_altered")
    frozen = (
        select(Allocation.lot_id, func.sum(Allocation.amount).label("amount"))
        .join(Freeze, Freeze.id == Allocation.freeze_id)
        .where(Freeze.state == FreezeState.OPEN.value)
        .group_by(Allocation.lot_id)
        .subquery()
    )
    for lot_id, have, allocated in reading.execute(
        select(Lot.id, Lot.frozen, func.coalesce(frozen.c.amount, 0))
        .outerjoin(frozen, frozen.c.lot_id == Lot.id)
        .where(Lot.frozen != func.coalesce(frozen.c.amount, 0))
    ):
        yield Break("lot_frozen", f"lot:{lot_id}", int(allocated), have, "lot_altered")


def points_taken_are_kept_or_given_back(reading: Reading) -> Iterator[Break]:
    def total(*verbs: PointsVerb) -> Any:
        moved = PointsEntry.d_available + PointsEntry.d_frozen
        return func.coalesce(func.sum(case((PointsEntry.verb.in_([v.value for v in verbs]), moved), else_=0)), 0)

    ledger = (
        select(
            PointsEntry.order_id,
            (-total(PointsVerb.CONSUME)).label("consumed"),
            total(PointsVerb.REVERT).label("reverted"),
        )
        .where(PointsEntry.order_id.is_not(None))
        .group_by(PointsEntry.order_id)
        .subquery()
    )
    consumed, reverted = func.coalesce(ledger.c.consumed, 0), func.coalesce(ledger.c.reverted, 0)
    paid = Order.paid_at.is_not(None)
    for order_id, taken, back, have_taken, have_back in reading.execute(
        select(Order.id, case((paid, Order.points), else_=literal(0)), Order.points_back, consumed, reverted)
        .outerjoin(ledger, ledger.c.order_id == Order.id)
        .where(Order.history.is_(False),
               or_(case((paid, Order.points), else_=literal(0)) != consumed, Order.points_back != reverted))
    ):  # fmt: skip
        if taken != have_taken:
            yield Break("points_taken", f"order:{order_id}", taken, int(have_taken), "consume_missing_or_altered")
        if back != have_back:
            yield Break("points_back", f"order:{order_id}", back, int(have_back), "revert_missing_or_altered")
    open_freeze = select(Freeze.order_id).where(Freeze.state == FreezeState.OPEN.value)
    for order_id, status in reading.execute(
        select(Order.id, Order.status).where(
            Order.history.is_(False), Order.points > 0,
            or_(and_(Order.status == OrderStatus.UNPAID.value, Order.id.not_in(open_freeze)),
                and_(Order.status != OrderStatus.UNPAID.value, Order.id.in_(open_freeze))),
        )
    ):  # fmt: skip
        yield Break("freeze", f"order:{order_id}", "open only while unpaid", status, "freeze_or_status_altered")


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


def freezes_are_settled_once(reading: Reading) -> Iterator[Break]:
    """A freeze is what its entry took and its allocations hold; its state is the verb that settled it."""
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
    for freeze_id, amount, have, told, found, frozen, moved in reading.execute(
        select(Freeze.id, Freeze.amount, allocated, wanted, verb, took, gave)
        .outerjoin(held, held.c.freeze_id == Freeze.id)
        .outerjoin(taken, and_(taken.id == Freeze.entry_id, taken.verb == PointsVerb.FREEZE.value))
        .outerjoin(settled, settled.id == Freeze.settled_entry_id)
        .outerjoin(of_taking, of_taking.c.entry_id == taken.id)
        .outerjoin(of_settling, of_settling.c.entry_id == settled.id)
        .where(or_(allocated != Freeze.amount, wanted != verb, took != Freeze.amount, gave != Freeze.amount))
    ):
        if int(have) != amount:
            yield Break("allocation", f"freeze:{freeze_id}", amount, int(have), "freeze_or_allocation_altered")
        if (told, amount, amount) != (found, int(frozen), int(moved)):
            yield Break("settled", f"freeze:{freeze_id}", f"{told} {amount}", f"{found} {frozen} {moved}",
                        "freeze_altered")  # fmt: skip
    for (entry_id,) in reading.execute(
        select(PointsEntry.id)
        .outerjoin(Freeze, Freeze.entry_id == PointsEntry.id)
        .outerjoin(of_taking, of_taking.c.entry_id == PointsEntry.id)
        .where(
            PointsEntry.verb == PointsVerb.FREEZE.value,
            Freeze.id.is_(None),
            of_taking.c.entry_id.is_(None),
            ~PointsEntry.cause.startswith(MEND),
        )
    ):
        yield Break("settled", f"entry:{entry_id}", "a freeze", "none", "freeze_altered")
    back = (
        select(Freeze.order_id, func.sum(Allocation.reverted).label("points"))
        .join(Allocation, Allocation.freeze_id == Freeze.id)
        .group_by(Freeze.order_id)
        .subquery()
    )
    for order_id, told, have in reading.execute(
        select(Order.id, Order.points_back, back.c.points)
        .join(back, back.c.order_id == Order.id)
        .where(Order.points_back != back.c.points)
    ):
        yield Break("allocation_back", f"order:{order_id}", told, int(have), "allocation_altered")


def points_are_conserved(reading: Reading) -> Iterator[Break]:
    """issued + merged in − merged out = available + frozen + pending + spent + expired − debt, of every member.

    What only moves between buckets (FREEZE, UNFREEZE, ACTIVATE, SETTLE) may change nothing of it.
    """

    def net(*verbs: PointsVerb) -> Any:
        chosen = PointsEntry.verb.in_([verb.value for verb in verbs])
        return func.coalesce(func.sum(case((chosen, _NET), else_=0)), 0)

    flows = (
        select(
            PointsEntry.member_id,
            net(*ISSUED).label("issued"),
            (-net(*SPENT)).label("spent"),
            (-net(PointsVerb.EXPIRE)).label("expired"),
            net(PointsVerb.MERGE).label("merged"),
        )
        .group_by(PointsEntry.member_id)
        .subquery()
    )
    held = Balance.available + Balance.frozen + Balance.pending - Balance.debt
    shop = [0, 0, 0, 0, 0]
    for member_id, have, *sums in reading.execute(
        select(Balance.member_id, held, flows.c.issued, flows.c.spent, flows.c.expired, flows.c.merged).join(
            flows, flows.c.member_id == Balance.member_id
        )
    ):
        issued, spent, expired, merged = (int(value) for value in sums)
        if issued + merged != have + spent + expired:
            yield Break("conservation", f"member:{member_id}", issued + merged - spent - expired, have,
                        "entry_altered")  # fmt: skip
        for place, value in enumerate((issued, spent, expired, merged, have)):
            shop[place] += value
    if shop[3]:
        yield Break("conservation", "shop:merged", 0, shop[3], "merge_incomplete")
    if shop[0] + shop[3] != shop[1] + shop[2] + shop[4]:
        yield Break("conservation", "shop", shop[0] - shop[1] - shop[2], shop[4], "entry_altered")
    gone = int(reading.scalar(select(func.coalesce(func.sum(Lot.expired), 0))))
    if gone != shop[2]:
        yield Break("conservation", "shop:expired", shop[2], gone, "lot_altered")


def lots_hold_no_more_than_they_brought(reading: Reading) -> Iterator[Break]:
    """What a lot holds and what orders have spent of it came in with it. Points that were spent when their lot was
    taken back and came home later may run out beside what was taken."""
    spent = (
        select(Allocation.lot_id, func.sum(Allocation.amount - Allocation.reverted).label("points"))
        .join(Freeze, Freeze.id == Allocation.freeze_id)
        .where(Freeze.state == FreezeState.CONSUMED.value)
        .group_by(Allocation.lot_id)
        .subquery()
    )
    held = Lot.available + Lot.frozen + Lot.pending + Lot.expired + func.coalesce(spent.c.points, 0)
    for lot_id, earned, have in reading.execute(
        select(Lot.id, Lot.earned, held)
        .outerjoin(spent, spent.c.lot_id == Lot.id)
        .where(or_(held > Lot.earned, Lot.expired < 0, Lot.rolled_back < 0, Lot.rolled_back > Lot.earned))
    ):
        yield Break("lot", f"lot:{lot_id}", f"<= {earned}", int(have), "lot_altered")


def adjustments_are_posted_once(reading: Reading) -> Iterator[Break]:
    posted = Adjustment.state == AdjustmentState.POSTED.value
    mended, corrected = PointsEntry.cause.startswith(MEND), _corrected()
    moved = PointsEntry.d_available + func.coalesce(corrected.c.available, 0)
    right = and_(
        PointsEntry.verb == PointsVerb.ADJUST.value, moved == Adjustment.points,
        or_(PointsEntry.cause == literal("adjustment:") + cast(Adjustment.id, Text), mended),
    )  # fmt: skip
    for adjustment_id, state, entry_id in reading.execute(
        select(Adjustment.id, Adjustment.state, case((right, PointsEntry.id)))
        .outerjoin(PointsEntry, PointsEntry.id == Adjustment.entry_id)
        .outerjoin(corrected, corrected.c.entry_id == PointsEntry.id)
        .where(
            or_(and_(posted, case((right, PointsEntry.id)).is_(None)), and_(~posted, Adjustment.entry_id.is_not(None)))
        )
    ):
        yield Break("adjustment", f"adjustment:{adjustment_id}", state, str(entry_id), "adjustment_altered")
    for (entry_id,) in reading.execute(
        select(PointsEntry.id)
        .outerjoin(Adjustment, Adjustment.entry_id == PointsEntry.id)
        .outerjoin(corrected, corrected.c.entry_id == PointsEntry.id)
        .where(
            PointsEntry.verb == PointsVerb.ADJUST.value,
            Adjustment.id.is_(None),
            ~mended,
            corrected.c.entry_id.is_(None),
        )
    ):
        yield Break("adjustment", f"entry:{entry_id}", "an adjustment", "none", "adjustment_altered")


def merged_members_hold_nothing(reading: Reading) -> Iterator[Break]:
    left = or_(
        *(getattr(Balance, bucket) > 0 for bucket in BUCKETS),
        select(1).where(Lot.member_id == Member.id).exists(),
        select(1).where(Freeze.member_id == Member.id).exists(),
        select(1).where(Order.member_id == Member.id).exists(),
    )
    for member_id, into in reading.execute(
        select(Member.id, Member.merged_into)
        .join(Balance, Balance.member_id == Member.id)
        .where(Member.merged_into.is_not(None), left)
    ):
        yield Break("merged", f"member:{member_id}", f"all with {into}", "something left", "merge_incomplete")


POINTS_CHECKS = (
    balances_follow_the_ledger,
    lots_hold_the_balances,
    lots_hold_no_more_than_they_brought,
    points_are_conserved,
    points_taken_are_kept_or_given_back,
    freezes_are_settled_once,
    adjustments_are_posted_once,
    merged_members_hold_nothing,
)
