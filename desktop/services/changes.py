"""What others have changed: the audit's ids as change numbers, polled with an overlap or announced by NOTIFY."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import psycopg
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import DBAPIError

from desktop.models.journal import Audit
from desktop.models.vocabulary import OrderStatus
from desktop.services.office import Office

OVERLAP = timedelta(seconds=60)
REMEMBERED = 20_000
RETRY_SECONDS = 2.0


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
            before = select(Audit.id).where(Audit.id <= self._last, Audit.at >= office.clock() - OVERLAP)
            # a lower id may still be on its way: only what is there now counts as seen
            self._seen.update(dict.fromkeys(connection.execute(before.order_by(Audit.id)).scalars()))

    @classmethod
    def next(cls, office: Office, feed: Feed | None) -> tuple[list[Change], Feed | None]:
        """Poll, or start a feed; nothing while the database is away."""
        try:
            if feed is None:
                return [], cls(office)
            return feed.poll(), feed
        except DBAPIError:
            return [], feed

    def poll(self) -> list[Change]:
        """New changes in order. Raises DBAPIError when the database can't be reached."""
        since = self._office.clock() - OVERLAP
        with self._office.engine.connect() as connection:
            columns = select(Audit.id, Audit.act, Audit.actor, Audit.order_id, Audit.to_status, Audit.at)
            # the newest of the last minute: an import leaves more behind than is remembered
            late = columns.where(Audit.id <= self._last, Audit.at >= since).order_by(Audit.id.desc()).limit(REMEMBERED)
            rows = list(reversed(connection.execute(late).all()))
            rows += connection.execute(columns.where(Audit.id > self._last).order_by(Audit.id).limit(REMEMBERED)).all()
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


class Announcements:
    """Yields True whenever something may have changed, False when the database can't be reached, until stop.

    LISTEN on PostgreSQL over a session of its own, data_version on SQLite; reconnects by itself.
    """

    def __init__(self, engine: Engine, stop: threading.Event, seconds: float = 0.25) -> None:
        self._engine = engine
        self._stop = stop
        self._seconds = seconds

    def __iter__(self) -> Iterator[bool]:
        wait = _listened if self._engine.dialect.name == "postgresql" else _versioned
        yield True
        while not self._stop.is_set():
            try:
                yield from wait(self._engine, self._stop, self._seconds)
            except (DBAPIError, psycopg.Error):
                yield False
                self._stop.wait(RETRY_SECONDS)


def _listened(engine: Engine, stop: threading.Event, seconds: float) -> Iterator[bool]:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("LISTEN pointsdesk"))
        raw = connection.connection.driver_connection
        assert isinstance(raw, psycopg.Connection)
        yield True
        while not stop.is_set():
            for _ in raw.notifies(timeout=seconds, stop_after=1):
                yield True


def _versioned(engine: Engine, stop: threading.Event, seconds: float) -> Iterator[bool]:
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        last = None
        while not stop.wait(seconds):
            version = raw.execute("PRAGMA data_version").fetchone()
            if version != last:
                last = version
                yield True
