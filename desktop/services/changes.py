"""What others have changed: the audit's ids as change numbers, polled with an overlap or announced by NOTIFY."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from sqlalchemy import ColumnElement, Engine, Executable, func, or_, select, text
from sqlalchemy.exc import DBAPIError

from desktop.models.built import built_once
from desktop.models.journal import Audit
from desktop.models.vocabulary import OrderStatus
from desktop.services.office import Office

# how long a number that was passed over is still looked for, and of how many runs of such numbers at once
LATE = timedelta(seconds=60)
GAPS_MOST = 100
# how many changes are told at once
TOLD_MOST = 20_000
RETRY_SECONDS = 2.0
HEARD_EVERY_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Change:
    """One audit row as a screen needs it; order_id None: the shop itself changed."""

    id: int
    act: str
    actor: str
    order_id: int | None
    to_status: OrderStatus | None
    at: datetime


@dataclass(frozen=True, slots=True)
class _Gap:
    """Numbers from first to last that weren't there when a higher one was."""

    first: int
    last: int
    since: datetime

    def without(self, numbers: Iterable[int]) -> Iterator[_Gap]:
        begins = self.first
        for number in numbers:
            if begins <= number <= self.last:
                if begins < number:
                    yield replace(self, first=begins, last=number - 1)
                begins = number + 1
        if begins <= self.last:
            yield replace(self, first=begins)


class Feed:
    """Changes since it was made, each once. poll() is for one thread; wait() blocks until one may be there.

    Ids commit out of order on PostgreSQL: a number that was passed over is looked for until it comes, for a minute.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        now = office.clock()
        with office.engine.connect() as connection:
            self._last: int = connection.execute(select(func.coalesce(func.max(Audit.id), 0))).scalar_one()
            recent = select(func.min(Audit.id)).where(Audit.at >= now - LATE).scalar_subquery()
            there = select(Audit.id).where(Audit.id >= recent, Audit.id <= self._last).order_by(Audit.id)
            numbers = list(connection.execute(there).scalars())
        self._gaps = list(_gaps_in(numbers, now))

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
        late = [Audit.id.between(gap.first, gap.last) for gap in self._gaps]
        with self._office.engine.connect() as connection:
            if late:
                rows = connection.execute(_changes(or_(Audit.id > self._last, *late), TOLD_MOST)).all()
            else:
                rows = _newer(self._last, TOLD_MOST).on(connection).all()
        self._pass_over([row.id for row in rows])
        return [
            Change(row.id, row.act, row.actor, row.order_id,
                   OrderStatus(row.to_status) if row.to_status else None, row.at)
            for row in rows
        ]  # fmt: skip

    def _pass_over(self, numbers: list[int]) -> None:
        now = self._office.clock()
        kept = [part for gap in self._gaps if gap.since > now - LATE for part in gap.without(numbers)]
        new = [number for number in numbers if number > self._last]
        self._gaps = [*kept, *_gaps_in([self._last, *new], now)][-GAPS_MOST:]
        self._last = max([self._last, *new])


def _changes(which: ColumnElement[bool], most: int) -> Executable:
    columns = select(Audit.id, Audit.act, Audit.actor, Audit.order_id, Audit.to_status, Audit.at)
    return columns.where(which).order_by(Audit.id).limit(most)


@built_once
def _newer(last: int, most: int) -> Executable:
    return _changes(Audit.id > last, most)


def _gaps_in(numbers: list[int], now: datetime) -> Iterator[_Gap]:
    for before, number in pairwise(numbers):
        if number > before + 1:
            yield _Gap(before + 1, number - 1, now)


class Announcements:
    """Yields True whenever something may have changed, False when the database can't be reached, until stop.

    A first change is announced at once, and of a stream of them two a second: eight clerks make no more than one.
    LISTEN on PostgreSQL over a session of its own, data_version on SQLite; reconnects by itself.
    """

    def __init__(self, engine: Engine, stop: threading.Event, seconds: float = 0.25) -> None:
        self._engine = engine
        self._stop = stop
        self._seconds = seconds

    def __iter__(self) -> Iterator[bool]:
        wait = _versioned
        lost: tuple[type[Exception], ...] = (DBAPIError,)
        if self._engine.dialect.name == "postgresql":
            from psycopg import Error

            wait, lost = _listened, (DBAPIError, Error)
        yield True
        while not self._stop.is_set():
            try:
                yield from wait(self._engine, self._stop, self._seconds)
            except lost:
                yield False
                self._stop.wait(RETRY_SECONDS)


def _listened(engine: Engine, stop: threading.Event, seconds: float) -> Iterator[bool]:
    from psycopg import Connection

    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("LISTEN pointsdesk"))
        raw = connection.connection.driver_connection
        assert isinstance(raw, Connection)
        yield True
        while not stop.is_set():
            if list(raw.notifies(timeout=seconds, stop_after=1)):
                yield True
                stop.wait(HEARD_EVERY_SECONDS)


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
