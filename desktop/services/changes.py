"""What others have changed: the audit's ids as change numbers, polled with an overlap or announced by NOTIFY."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, func, select, text

from desktop.models.journal import Audit
from desktop.models.vocabulary import OrderStatus
from desktop.services.office import Office

OVERLAP = timedelta(seconds=60)
REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Change:
    """One audit row as a screen needs it; order_id None: the shop itself changed."""

    id: int
    act: str
    actor: str
    order_id: int | None
    to_status: OrderStatus | None
    at: datetime


class Feed:
    """Changes since it was made, each once. poll() is for one thread; wait() blocks until one may be there.

    Ids commit out of order on PostgreSQL: every poll looks back a minute and drops what it has seen.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._seen: OrderedDict[int, None] = OrderedDict()
        with office.engine.connect() as connection:
            self._last: int = connection.execute(select(func.coalesce(func.max(Audit.id), 0))).scalar_one()
        self._start = self._last

    def poll(self) -> list[Change]:
        """New changes in order. Raises DBAPIError when the database can't be reached."""
        since = self._office.clock() - OVERLAP
        with self._office.engine.connect() as connection:
            rows = connection.execute(
                select(Audit.id, Audit.act, Audit.actor, Audit.order_id, Audit.to_status, Audit.at)
                .where(Audit.id > self._start, (Audit.id > self._last) | (Audit.at >= since))
                .order_by(Audit.id)
                .limit(REMEMBERED)
            ).all()
        fresh = [row for row in rows if row.id not in self._seen]
        for row in fresh:
            self._seen[row.id] = None
        while len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        if rows:
            self._last = max(self._last, rows[-1].id)
        return [
            Change(row.id, row.act, row.actor, row.order_id,
                   OrderStatus(row.to_status) if row.to_status else None, row.at)
            for row in fresh
        ]  # fmt: skip


def announcements(engine: Engine, stop: threading.Event, seconds: float = 0.3) -> Iterator[None]:
    """Yield whenever something may have changed, until stop: LISTEN on PostgreSQL, data_version on SQLite."""
    if engine.dialect.name == "postgresql":
        yield from _listened(engine, stop)
    else:
        yield from _versioned(engine, stop, seconds)


def _listened(engine: Engine, stop: threading.Event) -> Iterator[None]:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("LISTEN pointsdesk"))
        raw = connection.connection.driver_connection
        assert raw is not None
        while not stop.is_set():
            for _ in raw.notifies(timeout=0.5, stop_after=1):
                yield None


def _versioned(engine: Engine, stop: threading.Event, seconds: float) -> Iterator[None]:
    raw = engine.raw_connection()
    try:
        last = None
        while not stop.wait(seconds):
            cursor = raw.cursor()
            cursor.execute("PRAGMA data_version")
            version = cursor.fetchone()
            cursor.close()
            if version != last:
                last = version
                yield None
    finally:
        raw.close()
