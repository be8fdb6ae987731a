"""Many members with many lots, written as rows: what a campaign of years leaves behind."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from sqlalchemy import insert, select

from desktop.models.ledger import Balance, Lot, PointsEntry
from desktop.models.member import Member
from desktop.models.vocabulary import PointsVerb
from tests.people import NOON, Shop

LOTS_EACH, POINTS = 2, 50
AT_ONCE = 5_000


def many_lots(shop: Shop, lots: int, expires_on: date) -> list[int]:
    """Members, with LOTS_EACH lots of POINTS points each, all with that last day. Returns their ids."""
    like = shop.a_member()
    with shop.office.transaction() as connection:
        row = dict(connection.execute(select(Member.__table__).where(Member.id == like)).one()._mapping)
        del row["id"]
        members: list[int] = []
        for start in range(0, lots // LOTS_EACH, AT_ONCE):
            rows = [
                {**row, "account": f"B-{number:07}", "uid": uuid.uuid4().bytes}
                for number in range(start, min(start + AT_ONCE, lots // LOTS_EACH))
            ]
            made = insert(Member).returning(Member.id, sort_by_parameter_order=True)
            members += connection.execute(made, rows).scalars()
        for start in range(0, len(members), AT_ONCE):
            some = members[start : start + AT_ONCE]
            held = {"available": LOTS_EACH * POINTS, "frozen": 0, "pending": 0, "debt": 0}
            connection.execute(insert(Balance), [{"member_id": one, **held} for one in some])
            entries = [_entry(one, number) for one in some for number in range(LOTS_EACH)]
            written = insert(PointsEntry).returning(PointsEntry.id, sort_by_parameter_order=True)
            ids = connection.execute(written, entries).scalars().all()
            connection.execute(insert(Lot), [
                _lot(entry["member_id"], entry_id, expires_on) for entry, entry_id in zip(entries, ids, strict=True)
            ])  # fmt: skip
    return members


def _entry(member_id: int, number: int) -> dict[str, Any]:
    return {
        "member_id": member_id, "verb": PointsVerb.GRANT.value, "d_available": POINTS, "d_frozen": 0, "d_pending": 0,
        "d_debt": 0, "available_after": (number + 1) * POINTS, "frozen_after": 0, "pending_after": 0, "debt_after": 0,
        "cause": f"CAMPAIGN:{member_id}:{number}", "order_id": None, "reverses_id": None, "rule_version_id": None,
        "actor": "staff:1", "reason": "周年庆", "at": NOON,
    }  # fmt: skip


def _lot(member_id: int, entry_id: int, expires_on: date) -> dict[str, Any]:
    return {
        "member_id": member_id, "entry_id": entry_id, "parent_id": None, "order_id": None,
        "origin": PointsVerb.GRANT.value, "earned": POINTS, "available": POINTS, "frozen": 0, "pending": 0,
        "expired": 0, "rolled_back": 0, "created_at": NOON, "mature_on": None, "expires_on": expires_on,
        "root_expires_on": expires_on,
    }  # fmt: skip
