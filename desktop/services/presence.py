"""Who has an order open just now, and what they are about to do with it: told by name, never a lock.

be_at(office, actor, order_id, "ship_order") -> the others who are there    be_nowhere(office, actor)

A desk says so again every BEAT_SECONDS; whoever has been silent for GONE_AFTER isn't there any more. It is no fact of
the shop's: nothing of it is audited, and it goes with its session.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, case, delete, exists, select

from desktop.models.order import Order
from desktop.models.staff import Presence, Staff, StaffSession
from desktop.models.vocabulary import Permission
from desktop.services.office import Office
from desktop.services.transaction import Actor, Reading, conflict_insert, query

BEAT_SECONDS = 20
GONE_AFTER = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Beside:
    """Somebody else at the order, since when, at which PC; act is the one being prepared, "" for only looking."""

    name: str
    pc: str
    act: str
    since: datetime


def be_at(office: Office, actor: Actor, order_id: int, act: str = "") -> tuple[Beside, ...]:
    """Raises DatabaseGone, SessionEnded; an order that isn't there any more has nobody at it.

    Two of a desk may meet, that of her row and that of the dialog she opens: one statement, so that neither fails.
    """
    there = select(Order.id).where(
        Order.id == order_id,
        exists().where(StaffSession.id == actor.session_id, StaffSession.ended_at.is_(None)),
    )
    with office.reaching(), office.transaction() as connection:
        if connection.scalar(there) is not None:
            now = office.clock()
            come = conflict_insert(Presence, on_postgresql=connection.dialect.name == "postgresql").values(
                session_id=actor.session_id, order_id=order_id, act=act, since=now, beat_at=now
            )
            new = come.excluded
            stays = and_(Presence.order_id == new.order_id, Presence.act == new.act)
            connection.execute(
                come.on_conflict_do_update(index_elements=["session_id"], set_={
                    "order_id": new.order_id, "act": new.act, "beat_at": new.beat_at,
                    "since": case((stays, Presence.since), else_=new.since),
                })
            )  # fmt: skip
    return office.ask(actor, others_at, order_id)


def be_nowhere(office: Office, actor: Actor) -> None:
    with office.reaching(), office.transaction() as connection:
        connection.execute(delete(Presence).where(Presence.session_id == actor.session_id))


@query(Permission.SEE)
def others_at(reading: Reading, order_id: int) -> tuple[Beside, ...]:
    """Those who prepare an act first, then who came first."""
    rows = reading.execute(
        select(Staff.name, StaffSession.pc, Presence.act, Presence.since)
        .join(StaffSession, StaffSession.id == Presence.session_id)
        .join(Staff, Staff.id == StaffSession.staff_id)
        .where(
            Presence.order_id == order_id, Presence.session_id != reading.actor.session_id,
            Presence.beat_at > reading.now - GONE_AFTER, StaffSession.ended_at.is_(None),
        )
        .order_by(Presence.act == "", Presence.since, Presence.session_id)
    )  # fmt: skip
    return tuple(Beside(*row) for row in rows)
