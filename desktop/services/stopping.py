"""Stop: how a question ends before its answer, because nobody waits for it any more or it has worked enough.

    stop = Stop()
    office.ask_until(stop, actor, question, …)     raises Stopped once stop() came, from whatever thread
    with reading.stop.within_bounds(reading.connection): …     raises TooWide past the bound; the reading goes on

SQLite asks every EACH steps of its machine whether to go on. Its interrupt() stays in force until no statement of the
connection is under way, so it could reach the ROLLBACK of a question whose answer is half read; this can't.
PostgreSQL is sent a cancel. It says nothing of when that takes effect, but it has been handed to the server's process
when psycopg's cancel returns, and while it is under way the question's thread can't leave: what the connection does
next is never hit. A cancel that comes between two statements is lost, so it is sent until the question has ended.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from desktop.services.errors import Stopped, TooWide

EACH = 10_000
# what one question of a list may do (DESIGN.md, Speed rules): SQLite's own measure, and the time that PostgreSQL
# takes for 3,000 buffers on the slowest disk that a shop has
STEPS_MOST = 200_000
MS_MOST = 3_000
_CANCEL_S, _AGAIN_S = 5.0, 0.1


class Stop:
    """Of one question. Call it and the question ends; it may take as long as a word to the server takes."""

    def __init__(self) -> None:
        self.asked = False
        self._left: int | None = None
        self._raw: Any = None
        self._uncertain = False
        self._reading = Condition()

    def __call__(self) -> None:
        with self._reading:
            self.asked = True
            while self._raw is not None and not self._uncertain:
                self._cancel()
                self._reading.wait(_AGAIN_S)

    def _cancel(self) -> None:
        from psycopg import Error

        try:
            self._raw.cancel_safe(timeout=_CANCEL_S)
        except Error:
            # it may have been sent all the same: that connection is not used again
            self._uncertain = True

    @contextmanager
    def over(self, connection: Connection) -> Iterator[None]:
        """What is asked on the connection meanwhile can be stopped. Raises Stopped, at once if it already was."""
        raw: Any = connection.connection.dbapi_connection
        with self._on_sqlite(raw) if isinstance(raw, sqlite3.Connection) else self._on_postgresql(connection, raw):
            try:
                yield
            except DBAPIError as error:
                if not is_stopped(error):
                    raise
                raise (Stopped() if self.asked else TooWide()) from error

    @contextmanager
    def within_bounds(self, connection: Connection, share: float = 1) -> Iterator[None]:
        """What is asked meanwhile does no more than one question of a list may, or a share of that. Raises TooWide, or
        Stopped.
        """
        on_sqlite = connection.dialect.name == "sqlite"
        with self._counted(share) if on_sqlite else _timed(connection):
            try:
                yield
            except DBAPIError as error:
                if not is_stopped(error) or self.asked:
                    raise
                raise TooWide() from error

    def step(self) -> int:
        """SQLite has taken EACH steps more. Not 0: it stops."""
        if self._left is not None:
            self._left -= EACH
        return int(self.asked or (self._left is not None and self._left < 0))

    @contextmanager
    def _on_sqlite(self, raw: sqlite3.Connection) -> Iterator[None]:
        if self.asked:
            raise Stopped()
        raw.set_progress_handler(self.step, EACH)
        try:
            yield
        finally:
            raw.set_progress_handler(None, 0)

    @contextmanager
    def _on_postgresql(self, connection: Connection, raw: Any) -> Iterator[None]:
        with self._reading:
            if self.asked:
                raise Stopped()
            self._raw = raw
        try:
            yield
        finally:
            with self._reading:
                self._raw = None
                self._reading.notify_all()
            if self._uncertain:
                connection.invalidate()

    @contextmanager
    def _counted(self, share: float) -> Iterator[None]:
        self._left = int(STEPS_MOST * share)
        try:
            yield
        finally:
            self._left = None


@contextmanager
def _timed(connection: Connection) -> Iterator[None]:
    """Without a transaction's end: what fails is undone to where it began, the timeout too."""
    connection.exec_driver_sql(f"SAVEPOINT bounded; SET LOCAL statement_timeout = {MS_MOST}")
    try:
        yield
    except TooWide:
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT bounded")
        raise
    connection.exec_driver_sql("RELEASE SAVEPOINT bounded; SET LOCAL statement_timeout TO DEFAULT")


def is_stopped(error: DBAPIError) -> bool:
    """Whether it was told to end, or went past its time."""
    if isinstance(error.orig, sqlite3.Error):
        return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_INTERRUPT
    return getattr(error.orig, "sqlstate", None) == "57014"
