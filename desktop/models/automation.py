"""What runs by itself: jobs in their slots, rules of the shop and what they did, notices to people in and outside."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
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


class ShopRule(Base):
    """A rule of the shop's own: document is JSON of services.automation.rule_draft.RuleDraft.

    Rules are asked in the order of place. version counts publications; active_since is when it was last published or
    switched on: what happened before is none of its business. looked_at: the clock's last look, of rules that wait.
    """

    __tablename__ = "shop_rule"
    id: Mapped[Id]
    name: Mapped[str]
    place: Mapped[int]
    active: Mapped[bool]
    version: Mapped[int]
    document: Mapped[str]
    published_by: Mapped[str]
    published_at: Mapped[Moment]
    active_since: Mapped[Moment]
    looked_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]


class ShopRuleRun(Base):
    """What a rule did to an order, once per event: did is JSON, one entry per act. depth counts rules in a chain."""

    __tablename__ = "shop_rule_run"
    id: Mapped[Id]
    rule_id: Mapped[int] = mapped_column(ForeignKey("shop_rule.id"))
    version: Mapped[int]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    event: Mapped[str]
    depth: Mapped[int]
    command_id: Mapped[str] = mapped_column(index=True)
    did: Mapped[str]
    at: Mapped[Moment]
    __table_args__ = (
        UniqueConstraint("rule_id", "version", "order_id", "event"),
        Index(None, "order_id", "id"),
        Index(None, "rule_id", "at", "id"),
    )


class StaffNotice(Base):
    """A message to a colleague within the program, unique on its cause; read_at None: still to be read."""

    __tablename__ = "staff_notice"
    id: Mapped[Id]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), index=True)
    rule_id: Mapped[int | None] = mapped_column(ForeignKey("shop_rule.id"))
    body: Mapped[str]
    cause: Mapped[str] = mapped_column(unique=True)
    at: Mapped[Moment]
    read_at: Mapped[datetime | None]
    __table_args__ = (
        Index(None, "staff_id", "id"),
        partial("ix_staff_notice_unread", "staff_id", "id", where="read_at IS NULL"),
    )


class StreamPosition(Base):
    """How far a reader of the audit has come: every row up to position was dealt with."""

    __tablename__ = "stream_position"
    reader: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[Big]
