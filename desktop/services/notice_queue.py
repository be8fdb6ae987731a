"""The queue of messages to people outside: what is entered waits sixty seconds, and is dropped where its cause is undone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from typing import Any

from sqlalchemy import Executable, bindparam, select, update

from desktop.models.automation import Notice
from desktop.models.member import Member
from desktop.models.vocabulary import NoticeState
from desktop.services.transaction import Tx, conflict_insert

WAITS = timedelta(seconds=60)
SHIPPED = "SHIPPED"


@cache
def _entering(on_postgresql: bool) -> Executable:
    """INSERT … SELECT: of nobody who was erased there is a row."""
    columns = (Notice.kind, Notice.member_id, Notice.cause, Notice.payload, Notice.state, Notice.send_at,
               Notice.created_at)  # fmt: skip
    given = [bindparam(f"its_{column.key}", type_=column.type) for column in columns]
    living = Member.id == bindparam("its_member_id", type_=Member.id.type), Member.erased_at.is_(None)
    statement = conflict_insert(Notice, on_postgresql=on_postgresql).from_select(
        [column.key for column in columns], select(*given).where(*living)
    )
    return statement.on_conflict_do_nothing(index_elements=["cause"])


def enter_notice(tx: Tx, kind: str, member_id: int, *, cause: str, payload: Mapping[str, Any]) -> None:
    """Once per cause; nobody who was erased is told anything. payload: ids, states, amounts and days."""
    row = {
        "kind": kind, "member_id": member_id, "cause": cause, "payload": json.dumps(payload, ensure_ascii=False),
        "state": NoticeState.WAITING.value, "send_at": tx.now + WAITS, "created_at": tx.now,
    }  # fmt: skip
    tx.execute(_entering(tx.on_postgresql), {f"its_{name}": value for name, value in row.items()})


def drop_notice(tx: Tx, cause: str) -> None:
    """What it was about was taken back; one that has been sent can't be."""
    waiting = Notice.cause == cause, Notice.state == NoticeState.WAITING.value
    tx.execute(update(Notice).where(*waiting).values(state=NoticeState.DROPPED.value))
