"""The only thread hop: work runs on a pool thread, its answer comes back to the GUI thread.

    tasks.run(self, work, then=self._show, failed=self._explain)     work() -> then(answer) or failed(exception)

owner is the QObject that asked; when it is gone by then, the answer is dropped. A ticket can be dropped too: then
its answer reaches nobody, a question that still waits for a thread isn't asked any more, and one that came with a
`stop` is stopped where it is, so that its thread is free for the next. Nothing that can be stopped outlives close().
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

R = TypeVar("R")
THREADS = 4


class Ticket:
    """A piece of work under way or waiting. drop() and its answer reaches nobody; then it stops, where it can."""

    def __init__(
        self,
        owner: QObject,
        then: Callable[[Any], object] | None,
        failed: Callable[[Exception], object],
        stop: Callable[[], object],
    ) -> None:
        self.owner = weakref.ref(owner)
        self.then = then
        self.failed = failed
        self.dropped = False
        self._stop = stop

    def drop(self) -> None:
        if not self.dropped:
            self.dropped = True
            self._stop()

    def work(self, work: Callable[[], R]) -> R | None:
        """What the thread runs: nothing once nobody waits for it."""
        return None if self.dropped else work()


class Tasks(QObject):
    """A pool of threads that wait for the database."""

    _done = Signal(object, object, object)
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="desk")
        # all threads start now: the first question would wait for its thread on the GUI's
        together = Barrier(THREADS)
        for _ in range(THREADS):
            self._pool.submit(together.wait)
        # a server may take its time to hear of it, and the pool may be full of what is to be stopped
        self._stops = ThreadPoolExecutor(1, thread_name_prefix="stop")
        self._stops.submit(int)
        self._open = 0
        self._stoppable: set[Ticket] = set()
        self._closed = False
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return self._open > 0 and not self._closed

    def run(
        self,
        owner: QObject,
        work: Callable[[], R],
        *,
        then: Callable[[R], object] | None,
        failed: Callable[[Exception], object],
        stop: Callable[[], object] | None = None,
    ) -> Ticket:
        """stop, called on another thread, makes work end soon. It isn't called once the ticket is answered."""
        ticket = Ticket(owner, then, failed, partial(self._stop, stop))
        if self._closed:
            ticket.dropped = True
            return ticket
        self._count(1)
        if stop is not None:
            self._stoppable.add(ticket)
        self._pool.submit(ticket.work, work).add_done_callback(partial(self._hand_over, ticket))
        return ticket

    def close(self) -> None:
        """Wait for what was asked for, an act or the end of a session; questions end now, nothing is delivered."""
        for ticket in tuple(self._stoppable):
            ticket.drop()
        self._closed = True
        self._pool.shutdown(wait=True)
        self._stops.shutdown(wait=True)

    def _stop(self, stop: Callable[[], object] | None) -> None:
        if stop is not None and not self._closed:
            self._stops.submit(stop)

    def _hand_over(self, ticket: Ticket, future: Future[Any]) -> None:
        if future.cancelled() or not shiboken6.isValid(self):
            return
        error = future.exception()
        self._done.emit(ticket, None if error else future.result(), error)

    def _deliver(self, ticket: Ticket, answer: Any, error: BaseException | None) -> None:
        self._count(-1)
        self._stoppable.discard(ticket)
        owner = ticket.owner()
        if self._closed or ticket.dropped or owner is None or not shiboken6.isValid(owner):
            return
        if error is None:
            if ticket.then is not None:
                ticket.then(answer)
        elif isinstance(error, Exception):
            ticket.failed(error)
        else:
            raise error

    def _count(self, by: int) -> None:
        was = self.busy
        self._open += by
        if was != self.busy:
            self.busy_changed.emit(self.busy)
