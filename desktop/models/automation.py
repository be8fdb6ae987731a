"""What runs by itself: jobs in their slots, who holds them, and notices to people that wait to be sent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Big, Id, Moment, partial


class JobRun(Base):
    """One job in one slot, a day of the shop's own calendar; the pair is unique, so no slot is run twice.

    state is a JobState. fence counts who has held the slot: a step is committed only under the newest one.
    beat_at is the holder's last sign of life, lease_until how long it is waited for; of a slot that failed, when it
    is tried again. rounds counts takings, done, skipped and broken what the steps came to; told is JSON.
    """

    __tablename__ = "job_run"
    job: Mapped[str] = mapped_column(primary_key=True)
    slot: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    worker: Mapped[str]
    fence: Mapped[int]
    beat_at: Mapped[Moment]
    lease_until: Mapped[Moment]
    started_at: Mapped[Moment]
    ended_at: Mapped[datetime | None]
    rounds: Mapped[int]
    done: Mapped[Big]
    skipped: Mapped[Big]
    broken: Mapped[Big]
    told: Mapped[str]


class Notice(Base):
    """A message to somebody outside (SMS, subscription message, e-mail), unique on its cause.

    It waits until send_at, and what it is about may be undone until then. payload is JSON of ids, states, amounts and
    days: the sender reads who it is for when it goes.
    """

    __tablename__ = "notice"
    id: Mapped[Id]
    kind: Mapped[str]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    cause: Mapped[str] = mapped_column(unique=True)
    payload: Mapped[str]
    state: Mapped[str]
    send_at: Mapped[Moment]
    created_at: Mapped[Moment]
    __table_args__ = (partial("ix_notice_waiting", "send_at", "id", where="state = 'WAITING'"),)
