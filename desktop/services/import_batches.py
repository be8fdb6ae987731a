"""A batch: what one import brought in. It begins, takes orders, members and goods in small pieces, and ends.

begin_import goes on with a batch of the same files that was interrupted. A batch can be taken back while nothing
has happened on its orders: they leave with everything that hangs on them, and the figures follow. Members who have
points and goods that have stock stay, since ledgers are never unwritten.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select, update

from desktop.models.journal import Audit
from desktop.models.ledger import Balance, PointsEntry
from desktop.models.member import Member, MemberNote, MemberTag, MemberTotal, PersonKey, Recipient, SearchToken
from desktop.models.order import (
    Fulfilment,
    FulfilmentLine,
    ImportBatch,
    Order,
    OrderLine,
    OrderNote,
    OrderTag,
    Payment,
)
from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services.errors import NotFound, Refused
from desktop.services.figures import count_lines, count_order
from desktop.services.order_state import lines_of, read_order
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, Tx, action, insert_row, query

IMPORT_ACTS = ("import_order", "import_event")
LOADING, DONE, STOPPED, TAKEN_BACK = "LOADING", "DONE", "STOPPED", "TAKEN_BACK"
IMPORTING = 0x696D706F7274
_PIECE = 200


@dataclass(eq=False)
class BatchInUse(Refused):
    """Something has happened on orders of the batch: order_no is one of so many."""

    orders: int
    order_no: str


@dataclass(frozen=True, slots=True)
class BatchRow:
    id: int
    source: str
    format: str
    file_name: str
    created: int
    updated: int
    skipped: int
    rejected: int
    state: str
    started_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many orders and members left in this piece, how many orders are still there, and what stays for good."""

    orders: int
    members: int
    left: int
    members_kept: int


_COLUMNS = tuple(getattr(ImportBatch, name) for name in BatchRow.__dataclass_fields__)


def batch_row(reading: Reading, batch_id: int) -> BatchRow:
    row = reading.execute(select(*_COLUMNS).where(ImportBatch.id == batch_id)).one_or_none()
    if row is None:
        raise NotFound("batch", str(batch_id))
    return BatchRow(*row)


@query(Permission.IMPORT)
def import_batches(reading: Reading, limit: int = 20) -> list[BatchRow]:
    """The newest batches first."""
    return [
        BatchRow(*row)
        for row in reading.execute(select(*_COLUMNS).order_by(ImportBatch.id.desc()).limit(min(limit, 200)))
    ]


@action(Permission.IMPORT)
def begin_import(tx: Tx, *, source: str, format: str, file_name: str) -> BatchRow:
    """A new batch, or hers of the same files that was interrupted; what somebody else loads just now stays his."""
    open_one = tx.scalar(
        select(func.max(ImportBatch.id)).where(
            ImportBatch.state == LOADING, ImportBatch.format == format, ImportBatch.file_name == file_name,
            ImportBatch.started_by == tx.actor.key,
        )
    )  # fmt: skip
    batch_id = open_one or insert_row(
        tx, ImportBatch.id, source=source, format=format, file_name=file_name, created=0, updated=0, skipped=0,
        rejected=0, state=LOADING, started_by=tx.actor.key, started_at=tx.now,
    )  # fmt: skip
    tx.record("begin_import", "import_batch", batch_id, after={"format": format, "resumed": open_one is not None})
    return batch_row(tx, batch_id)


@action(Permission.IMPORT)
def finish_import(tx: Tx, batch_id: int, *, skipped: int, rejected: int, stopped: bool = False) -> BatchRow:
    """Nothing more comes. stopped: a person ended it early and keeps what had come in."""
    tx.execute(
        update(ImportBatch)
        .where(ImportBatch.id == batch_id, ImportBatch.state == LOADING)
        .values(state=STOPPED if stopped else DONE, skipped=skipped, rejected=rejected, finished_at=tx.now)
    )
    row = batch_row(tx, batch_id)
    tx.record(
        "finish_import", "import_batch", batch_id,
        after={"created": row.created, "updated": row.updated, "skipped": skipped, "rejected": rejected},
    )  # fmt: skip
    return row


def open_batch(tx: Tx, batch_id: int) -> BatchRow:
    row = batch_row(tx, batch_id)
    if row.state != LOADING:
        raise NotFound("batch", str(batch_id))
    return row


def hold_imports(tx: Tx) -> None:
    """One piece of any import at a time, so that two of the same file meet as one after the other."""
    if tx.on_postgresql:
        tx.execute(select(func.pg_advisory_xact_lock(IMPORTING)))


def add_counts(tx: Tx, batch_id: int, created: int, updated: int) -> None:
    tx.execute(
        update(ImportBatch)
        .where(ImportBatch.id == batch_id)
        .values(created=ImportBatch.created + created, updated=ImportBatch.updated + updated)
    )


@action(Permission.IMPORT)
def take_back_import(tx: Tx, batch_id: int) -> TakenBack:
    """Take away up to 200 orders of the batch; again until none is left. Raises BatchInUse with nothing done."""
    hold_imports(tx)
    batch = batch_row(tx, batch_id)
    begun = tx.scalar(
        select(Audit.id)
        .where(Audit.subject == "import_batch", Audit.subject_id == batch_id, Audit.act == "take_back_import")
        .limit(1)
    )
    piece = select(Order.id).where(Order.batch_id == batch_id).order_by(Order.id).limit(_PIECE).with_for_update()
    ids: list[int] = list(tx.execute(piece).scalars())
    # the whole batch once: a hundred thousand orders looked through for every piece would take hours
    _refuse_in_use(tx, Order.batch_id == batch_id if begun is None else Order.id.in_(ids))
    for order_id in ids:
        uncount_order(tx, order_id)
    recipients = list(
        tx.execute(
            select(Order.recipient_id).where(Order.id.in_(ids), Order.recipient_id.is_not(None)).distinct()
        ).scalars()
    )
    remove_parts(tx, ids)
    tx.execute(delete(OrderNote).where(OrderNote.order_id.in_(ids)))
    tx.execute(delete(OrderTag).where(OrderTag.order_id.in_(ids)))
    tx.execute(delete(Order).where(Order.id.in_(ids)))
    _remove_recipients(tx, recipients)
    left: int = tx.scalar(select(func.count()).select_from(Order).where(Order.batch_id == batch_id))
    members = kept = 0
    if left == 0:
        members, kept = _remove_members(tx, batch_id)
        tx.execute(update(ImportBatch).where(ImportBatch.id == batch_id).values(state=TAKEN_BACK, finished_at=tx.now))
    tx.record(
        "take_back_import", "import_batch", batch_id, before={"state": batch.state},
        after={"orders": len(ids), "members": members, "left": left},
    )  # fmt: skip
    return TakenBack(len(ids), members, left, kept)


def _refuse_in_use(tx: Tx, which: ColumnElement[bool]) -> None:
    touched = (
        select(Order.order_no)
        .where(which)
        .where(select(Audit.id).where(Audit.order_id == Order.id, Audit.act.not_in(IMPORT_ACTS)).exists())
    )
    count: int = tx.scalar(select(func.count()).select_from(touched.subquery()))
    if count:
        raise BatchInUse(count, str(tx.scalar(touched.order_by(Order.id).limit(1))))


def uncount_order(tx: Tx, order_id: int) -> None:
    """The figures as if the order had never come."""
    order = read_order(tx, order_id)
    count_order(tx, order, order.status, -1)
    if order.status is not OrderStatus.CANCELLED:
        count_lines(tx, order, lines_of(tx, order_id), -1)
    for method, currency, at, fen in tx.execute(
        select(Payment.method, Payment.currency, Payment.at, Payment.amount_fen).where(Payment.order_id == order_id)
    ):
        tx.add_figure("payment", read_settings(tx).shop_day(at), f"{method}|{currency}", n=-1, fen=-fen)


def remove_parts(tx: Tx, ids: Sequence[int]) -> None:
    """Lines, parcels and payments of imported orders."""
    parcels = select(Fulfilment.id).where(Fulfilment.order_id.in_(ids))
    tx.execute(delete(FulfilmentLine).where(FulfilmentLine.fulfilment_id.in_(parcels)))
    for table in (Fulfilment, Payment, OrderLine):
        tx.execute(delete(table).where(table.order_id.in_(ids)))


def _remove_recipients(tx: Tx, ids: Sequence[int]) -> None:
    used = set(tx.execute(select(Order.recipient_id).where(Order.recipient_id.in_(ids))).scalars())
    gone = [recipient for recipient in ids if recipient not in used]
    uids = list(tx.execute(select(Recipient.uid).where(Recipient.id.in_(gone))).scalars())
    _remove_tokens(tx, "R", gone)
    tx.execute(delete(Recipient).where(Recipient.id.in_(gone)))
    tx.execute(delete(PersonKey).where(PersonKey.uid.in_(uids)))


def _remove_tokens(tx: Tx, subject: str, ids: Sequence[int]) -> None:
    tx.execute(delete(SearchToken).where(SearchToken.subject == subject, SearchToken.subject_id.in_(ids)))


def _remove_members(tx: Tx, batch_id: int) -> tuple[int, int]:
    """(gone, kept): members of the batch leave unless they have points, orders, addresses, notes or tags."""
    ids = _member_ids(tx, batch_id)
    used: set[Any] = set()
    for start in range(0, len(ids), 500):
        piece = ids[start : start + 500]
        for column in (
            PointsEntry.member_id, Order.member_id, Recipient.member_id, MemberNote.member_id, MemberTag.member_id,
        ):  # fmt: skip
            used |= set(tx.execute(select(column).where(column.in_(piece)).distinct()).scalars())
    gone = [member for member in ids if member not in used]
    for start in range(0, len(gone), 500):
        piece = gone[start : start + 500]
        leaving = tx.execute(select(Member.uid, Member.joined_at, Member.source).where(Member.id.in_(piece))).all()
        uids = [member.uid for member in leaving]
        for member in leaving:
            tx.add_figure("member", read_settings(tx).shop_day(member.joined_at), member.source, n=-1)
        _remove_tokens(tx, "M", piece)
        for table in (Balance, MemberTotal):
            tx.execute(delete(table).where(table.member_id.in_(piece)))
        tx.execute(delete(Member).where(Member.id.in_(piece)))
        tx.execute(delete(PersonKey).where(PersonKey.uid.in_(uids)))
    return len(gone), len(ids) - len(gone)


def _member_ids(tx: Tx, batch_id: int) -> list[int]:
    """Members that the batch created and that are still there, by its audit rows."""
    ids: list[int] = []
    for after in tx.execute(
        select(Audit.after).where(
            Audit.subject == "import_batch", Audit.subject_id == batch_id, Audit.act == "import_members"
        )
    ).scalars():
        ids += json.loads(after).get("created", [])
    there: set[int] = set()
    for start in range(0, len(ids), 500):
        piece = ids[start : start + 500]
        there |= set(tx.execute(select(Member.id).where(Member.id.in_(piece))).scalars())
    return sorted(there)
