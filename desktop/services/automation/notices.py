"""Messages to people outside wait in a queue of their own, sixty seconds at least, until something sends them."""

from __future__ import annotations

import json
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, Text, cast, func, literal, select, update

from desktop.models.automation import Notice
from desktop.models.ledger import Lot
from desktop.models.member import Member
from desktop.models.vocabulary import NoticeState, Permission
from desktop.services.errors import NotFound
from desktop.services.notice_queue import WAITS
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, Tx, action, query, upsert

BATCH = 500
EXPIRING = "POINTS_EXPIRING"


@query(Permission.RUN_CLOCK)
def members_to_warn(reading: Reading, day: date) -> tuple[int, ...]:
    """Members whose points run out within the shop's days of notice from day on, and who weren't told of that yet."""
    return tuple(dict.fromkeys(row.member_id for row in reading.execute(_running_out(reading, day).limit(BATCH))))


@action(Permission.RUN_CLOCK)
def warn_of_expiry(tx: Tx, member_ids: tuple[int, ...], *, day: date) -> int:
    """One notice per member and day on which points run out, once for good. Returns how many are new."""
    rows = tx.execute(_running_out(tx, day).where(Lot.member_id.in_(member_ids))).all()
    if not rows:
        raise NotFound("expiring_lot", " ".join(map(str, member_ids[:3])))
    notices = [
        {
            "kind": EXPIRING, "member_id": row.member_id, "cause": f"expiring:{row.member_id}:{row.expires_on}",
            "payload": json.dumps({"points": int(row.points), "expires_on": row.expires_on.isoformat()}),
            "state": NoticeState.WAITING.value, "send_at": tx.now + WAITS, "created_at": tx.now,
        }
        for row in rows
    ]  # fmt: skip
    tx.execute(upsert(tx, Notice, notices, keys=["cause"]))
    tx.record("warn_of_expiry", "notice", 0, after={"day": day.isoformat(), "notices": len(notices)})
    return len(notices)


def drop_notices(tx: Tx, member_id: int) -> None:
    """What still waits for somebody who was erased goes to nobody."""
    waiting = Notice.member_id == member_id, Notice.state == NoticeState.WAITING.value
    tx.execute(update(Notice).where(*waiting).values(state=NoticeState.DROPPED.value, payload="{}"))


def _cause() -> ColumnElement[str]:
    return literal("expiring:") + cast(Lot.member_id, Text) + ":" + cast(Lot.expires_on, Text)


def _running_out(reading: Reading, day: date) -> Select[int, date | None, int]:
    days = read_settings(reading).expiry_notice_days
    told = select(Notice.id).where(Notice.cause == _cause()).correlate(Lot).exists()
    return (
        select(Lot.member_id, Lot.expires_on, func.sum(Lot.available).label("points"))
        .join(Member, Member.id == Lot.member_id)
        .where(Lot.available > 0, Lot.expires_on >= day, Lot.expires_on <= day + timedelta(days=days),
               Member.erased_at.is_(None), ~told)
        .group_by(Lot.member_id, Lot.expires_on)
        .order_by(Lot.expires_on, Lot.member_id)
    )  # fmt: skip
