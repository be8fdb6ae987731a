"""What must hold of points: balances and lots against the ledger, and that none are lost or made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Executable, and_, case, func, literal, or_, select

from desktop.models.built import built_once
from desktop.models.ledger import Allocation, Balance, Freeze, Lot, PointsEntry
from desktop.models.member import Member
from desktop.models.order import Order
from desktop.models.vocabulary import FreezeState, OrderStatus, PointsVerb
from desktop.services.findings import Break
from desktop.services.posting_breaks import adjustments_are_posted_once, freezes_are_settled_once
from desktop.services.transaction import Reading

BUCKETS = ("available", "frozen", "pending", "debt")
ISSUED = (PointsVerb.INIT, PointsVerb.EARN, PointsVerb.GRANT, PointsVerb.ADJUST, PointsVerb.ROLLBACK)
SPENT = (PointsVerb.CONSUME, PointsVerb.REVERT)
_NET = PointsEntry.d_available + PointsEntry.d_frozen + PointsEntry.d_pending - PointsEntry.d_debt


def balances_follow_the_ledger(reading: Reading) -> Iterator[Break]:
    for member_id, *values in reading.execute(_balances_and_their_entries()):
        kept, summed, after = values[:4], [int(value) for value in values[4:8]], values[8:]
        for bucket, have, total, told in zip(BUCKETS, kept, summed, after, strict=True):
            if have != total:
                diagnosis = "balance_altered" if told == total else "entry_missing_or_altered"
                yield Break("balance", f"member:{member_id}:{bucket}", total, have, diagnosis)
            elif told != total:
                yield Break("points_ledger", f"member:{member_id}:{bucket}", told, total, "entry_missing_or_duplicate")


@built_once
def _balances_and_their_entries() -> Executable:
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
    return (
        select(
            Balance.member_id,
            *(getattr(Balance, bucket) for bucket in BUCKETS),
            *(func.coalesce(sums.c[bucket], 0) for bucket in BUCKETS),
            *(func.coalesce(getattr(last, f"{bucket}_after"), 0) for bucket in BUCKETS),
        )
        .outerjoin(sums, sums.c.member_id == Balance.member_id)
        .outerjoin(last, last.id == sums.c.last)
    )


def lots_hold_the_balances(reading: Reading) -> Iterator[Break]:
    for member_id, *values in reading.execute(_balances_and_their_lots()):
        for bucket, have, held in zip(BUCKETS, values[:3], values[3:], strict=False):
            if have != int(held):
                yield Break("lots", f"member:{member_id}:{bucket}", have, int(held), "lot_or_balance_altered")
    for lot_id, have, allocated in reading.execute(_lots_frozen_otherwise()):
        yield Break("lot_frozen", f"lot:{lot_id}", int(allocated), have, "lot_altered")


@built_once
def _balances_and_their_lots() -> Executable:
    sums = (
        select(
            Lot.member_id,
            *(func.sum(getattr(Lot, bucket)).label(bucket) for bucket in BUCKETS[:3]),
        )
        .group_by(Lot.member_id)
        .subquery()
    )
    return select(
        Balance.member_id,
        *(getattr(Balance, bucket) for bucket in BUCKETS[:3]),
        *(func.coalesce(sums.c[bucket], 0) for bucket in BUCKETS[:3]),
    ).outerjoin(sums, sums.c.member_id == Balance.member_id)


@built_once
def _lots_frozen_otherwise() -> Executable:
    frozen = (
        select(Allocation.lot_id, func.sum(Allocation.amount).label("amount"))
        .join(Freeze, Freeze.id == Allocation.freeze_id)
        .where(Freeze.state == FreezeState.OPEN.value)
        .group_by(Allocation.lot_id)
        .subquery()
    )
    return (
        select(Lot.id, Lot.frozen, func.coalesce(frozen.c.amount, 0))
        .outerjoin(frozen, frozen.c.lot_id == Lot.id)
        .where(Lot.frozen != func.coalesce(frozen.c.amount, 0))
    )


def points_taken_are_kept_or_given_back(reading: Reading) -> Iterator[Break]:
    for order_id, taken, back, have_taken, have_back in reading.execute(_taken_or_given_back_otherwise()):
        if taken != have_taken:
            yield Break("points_taken", f"order:{order_id}", taken, int(have_taken), "consume_missing_or_altered")
        if back != have_back:
            yield Break("points_back", f"order:{order_id}", back, int(have_back), "revert_missing_or_altered")
    for order_id, status in reading.execute(_frozen_though_not_unpaid()):
        yield Break("freeze", f"order:{order_id}", "open only while unpaid", status, "freeze_or_status_altered")


@built_once
def _taken_or_given_back_otherwise() -> Executable:
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
    return (
        select(Order.id, case((paid, Order.points), else_=literal(0)), Order.points_back, consumed, reverted)
        .outerjoin(ledger, ledger.c.order_id == Order.id)
        .where(Order.history.is_(False),
               or_(case((paid, Order.points), else_=literal(0)) != consumed, Order.points_back != reverted))
    )  # fmt: skip


@built_once
def _frozen_though_not_unpaid() -> Executable:
    """And what is unpaid and isn't frozen."""
    open_freeze = select(Freeze.order_id).where(Freeze.state == FreezeState.OPEN.value)
    return select(Order.id, Order.status).where(
        Order.history.is_(False), Order.points > 0,
        or_(and_(Order.status == OrderStatus.UNPAID.value, Order.id.not_in(open_freeze)),
            and_(Order.status != OrderStatus.UNPAID.value, Order.id.in_(open_freeze))),
    )  # fmt: skip


def points_are_conserved(reading: Reading) -> Iterator[Break]:
    """issued + merged in − merged out = available + frozen + pending + spent + expired − debt, of every member.

    What only moves between buckets (FREEZE, UNFREEZE, ACTIVATE, SETTLE) may change nothing of it.
    """
    shop = [0, 0, 0, 0, 0]
    for member_id, have, *sums in reading.execute(_held_and_what_it_came_from()):
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
    gone = int(reading.scalar(_expired_of_lots()))
    if gone != shop[2]:
        yield Break("conservation", "shop:expired", shop[2], gone, "lot_altered")


@built_once
def _held_and_what_it_came_from() -> Executable:
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
    return select(
        Balance.member_id, held, flows.c.issued, flows.c.spent, flows.c.expired, flows.c.merged
    ).join(flows, flows.c.member_id == Balance.member_id)  # fmt: skip


@built_once
def _expired_of_lots() -> Executable:
    return select(func.coalesce(func.sum(Lot.expired), 0))


def lots_hold_no_more_than_they_brought(reading: Reading) -> Iterator[Break]:
    """What a lot holds and what orders have spent of it came in with it. Points that were spent when their lot was
    taken back and came home later may run out beside what was taken."""
    for lot_id, earned, have in reading.execute(_lots_that_hold_more()):
        yield Break("lot", f"lot:{lot_id}", f"<= {earned}", int(have), "lot_altered")


@built_once
def _lots_that_hold_more() -> Executable:
    spent = (
        select(Allocation.lot_id, func.sum(Allocation.amount - Allocation.reverted).label("points"))
        .join(Freeze, Freeze.id == Allocation.freeze_id)
        .where(Freeze.state == FreezeState.CONSUMED.value)
        .group_by(Allocation.lot_id)
        .subquery()
    )
    held = Lot.available + Lot.frozen + Lot.pending + Lot.expired + func.coalesce(spent.c.points, 0)
    return (
        select(Lot.id, Lot.earned, held)
        .outerjoin(spent, spent.c.lot_id == Lot.id)
        .where(or_(held > Lot.earned, Lot.expired < 0, Lot.rolled_back < 0, Lot.rolled_back > Lot.earned))
    )


def merged_members_hold_nothing(reading: Reading) -> Iterator[Break]:
    for member_id, into in reading.execute(_merged_and_not_empty()):
        yield Break("merged", f"member:{member_id}", f"all with {into}", "something left", "merge_incomplete")


@built_once
def _merged_and_not_empty() -> Executable:
    left = or_(
        *(getattr(Balance, bucket) > 0 for bucket in BUCKETS),
        select(1).where(Lot.member_id == Member.id).exists(),
        select(1).where(Freeze.member_id == Member.id).exists(),
        select(1).where(Order.member_id == Member.id).exists(),
    )
    return (
        select(Member.id, Member.merged_into)
        .join(Balance, Balance.member_id == Member.id)
        .where(Member.merged_into.is_not(None), left)
    )


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
