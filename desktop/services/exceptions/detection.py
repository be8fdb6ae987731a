"""What no act tells: events that nobody collects, found by the clock through their index, and what verify finds."""

from __future__ import annotations

from datetime import datetime, timedelta

from pydantic_core import to_jsonable_python
from sqlalchemy import Executable, func, select

from desktop.models.built import built_once
from desktop.models.journal import Outbox
from desktop.models.order import Order, OrderException
from desktop.models.vocabulary import ExceptionKind, Permission
from desktop.services.errors import NotFound
from desktop.services.exception_cases import close_case, open_case
from desktop.services.findings import Break
from desktop.services.office import Office
from desktop.services.settings import read_settings
from desktop.services.transaction import Actor, Reading, Tx, action, query

BATCH, FINDINGS_MOST, COUNT_MOST, ENTRIES_KEPT = 200, 200, 10_000, 12
UNCOLLECTED = "outbox:0"


@query(Permission.RUN_CLOCK)
def events_changed(reading: Reading) -> bool:
    """Whether an event has lain too long and nobody was told, or none does any more and somebody was."""
    return (_oldest_event(reading) is not None) is not _told_open(reading, UNCOLLECTED)


@action(Permission.RUN_CLOCK)
def notice_uncollected_events(tx: Tx) -> int:
    """Opened with how many wait since when, or closed once they are collected. Raises NotFound: nothing changed."""
    oldest, was_open = _oldest_event(tx), _told_open(tx, UNCOLLECTED)
    if (oldest is not None) is was_open:
        raise NotFound("uncollected_event", "")
    waiting = 0
    if oldest is None:
        close_case(tx, UNCOLLECTED, "collect_events")
    else:
        waiting = waiting_events(tx)
        facts = {"events": waiting, "oldest": oldest.isoformat()}
        open_case(tx, ExceptionKind.WEBHOOK_DEAD, UNCOLLECTED, facts=facts, since=oldest)
    tx.record("notice_uncollected_events", "outbox", 0, after={"events": waiting})
    return waiting


@action(Permission.MEND, Permission.RUN_CLOCK)
def enter_findings(tx: Tx, breaks: tuple[Break, ...]) -> int:
    """What a verification has found, one exception each, and the end of those that it doesn't find any more.

    Returns how many are new. The first FINDINGS_MOST are kept: so many have one cause.
    """
    causes = {f"break:{one.check}:{one.subject}": one for one in breaks[:FINDINGS_MOST]}
    known = tx.execute(
        select(OrderException.cause).where(
            OrderException.kind == ExceptionKind.LEDGER_BREAK.value, OrderException.closed_at.is_(None)
        )
    ).scalars()
    for cause in sorted(set(known) - set(causes)):
        close_case(tx, cause, "enter_findings")
    new = 0
    for cause, one in causes.items():
        kind, _, rest = one.subject.partition(":")
        number = rest.partition(":")[0]
        facts = {
            "check": one.check, "subject": one.subject, "expected": str(one.expected), "found": str(one.found),
            "hint": one.hint, "diagnosis": one.diagnosis.value, "mend": one.mend,
            "entries": [to_jsonable_python(entry) for entry in one.entries[:ENTRIES_KEPT]],
        }  # fmt: skip
        about = (kind, int(number) if number.isdigit() else 0)
        order_id = about[1] if kind == "order" and tx.scalar(select(Order.id).where(Order.id == about[1])) else None
        new += open_case(tx, ExceptionKind.LEDGER_BREAK, cause, order_id=order_id, facts=facts, about=about)
    tx.record("enter_findings", "books", 0, after={"breaks": len(breaks)})
    return new


@query(Permission.SEE)
def open_findings(reading: Reading) -> int:
    """How many breaks of the books are known and not mended."""
    return int(
        reading.scalar(
            select(func.count()).where(
                OrderException.kind == ExceptionKind.LEDGER_BREAK.value, OrderException.closed_at.is_(None)
            )
        )
    )


def find_exceptions(office: Office, actor: Actor) -> int:
    """One round of the clock. Returns how much was noticed."""
    if not office.ask(actor, events_changed):
        return 0
    try:
        office.do(actor, notice_uncollected_events)
    except NotFound:
        return 0
    return 1


def waiting_events(reading: Reading) -> int:
    """Events that nobody has collected, up to COUNT_MOST."""
    waiting = select(Outbox.id).where(Outbox.state == "PENDING").limit(COUNT_MOST).subquery()
    return int(reading.scalar(select(func.count()).select_from(waiting)))


def _oldest_event(reading: Reading) -> datetime | None:
    """Since when the first uncollected event waits, where that is longer than the shop allows."""
    hours = read_settings(reading).storefront_silent_hours
    if not hours:
        return None
    oldest: datetime | None = reading.scalar(
        select(Outbox.created_at)
        .where(Outbox.state == "PENDING", Outbox.next_at <= reading.now - timedelta(hours=hours))
        .order_by(Outbox.next_at, Outbox.id)
        .limit(1)
    )
    return oldest


def _told_open(reading: Reading, cause: str) -> bool:
    return reading.scalar(_open(cause)) is not None


@built_once
def _open(cause: str) -> Executable:
    return select(OrderException.id).where(OrderException.cause == cause, OrderException.closed_at.is_(None))
