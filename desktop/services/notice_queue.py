"""The queue of messages to people outside: what is entered waits sixty seconds, and is dropped where its cause is undone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Executable, select, update

from desktop.models.automation import Notice
from desktop.models.built import built_once
from desktop.models.member import Member
from desktop.models.vocabulary import NoticeState
from desktop.services.transaction import Tx, upsert

WAITS = timedelta(seconds=60)
SHIPPED = "SHIPPED"


@built_once
def _told(member_id: int) -> Executable:
    return select(Member.id).where(Member.id == member_id, Member.erased_at.is_(None))


def enter_notice(tx: Tx, kind: str, member_id: int, *, cause: str, payload: Mapping[str, Any]) -> None:
    """Once per cause; nobody who was erased is told anything. payload: ids, states, amounts and days."""
    if tx.scalar(_told(member_id)) is None:
        return
    row = {
        "kind": kind, "member_id": member_id, "cause": cause, "payload": json.dumps(payload, ensure_ascii=False),
        "state": NoticeState.WAITING.value, "send_at": tx.now + WAITS, "created_at": tx.now,
    }  # fmt: skip
    tx.execute(upsert(tx, Notice, [row], keys=["cause"]))


def drop_notice(tx: Tx, cause: str) -> None:
    """What it was about was taken back; one that has been sent can't be."""
    waiting = Notice.cause == cause, Notice.state == NoticeState.WAITING.value
    tx.execute(update(Notice).where(*waiting).values(state=NoticeState.DROPPED.value))
