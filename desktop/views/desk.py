"""The signed-in person's desk: what pages call to act and to ask, and what they hear of errors.

    desk.do(self, fulfilment.ship_order, order_id, parcel=parcel, seen=row.version, then=self._shipped)
    desk.ask(self, order_queries.find_orders, chosen, then=self._show, key="page")

Acts and questions are the functions of desktop.services. then gets the answer on the GUI thread; failed gets a
Refused (or DatabaseGone) when the caller wants to say it herself, else the desk announces it by `refused`.
Nothing is told any more once the person has left and the desk is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal

from desktop.models.vocabulary import Permission
from desktop.services import sessions
from desktop.services.errors import DatabaseGone, Refused, SessionEnded
from desktop.services.office import Office
from desktop.services.stopping import Stop
from desktop.services.transaction import AccessNote, Actor, Rehearsal
from desktop.views.company import Company
from desktop.views.memory import Memory
from desktop.views.tasks import Tasks, Ticket


class Desk(QObject):
    """One person at one PC."""

    refused = Signal(Exception)
    session_ended = Signal(str)
    reachable = Signal(bool)

    def __init__(
        self, office: Office, actor: Actor, tasks: Tasks, parent: QObject | None = None, *, memory: Memory | None = None
    ) -> None:
        """memory is this PC's, for what a dialog keeps from one time to the next; without it nothing is kept."""
        super().__init__(parent)
        self.memory = memory or Memory()
        self.office = office
        self.actor = actor
        self.tasks = tasks
        self.company = Company(self, self)
        self._asking: dict[tuple[int, str], Ticket] = {}

    def may(self, permission: Permission) -> bool:
        return self.actor.may(permission)

    def do(
        self,
        owner: QObject,
        act: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        command_id: str | None = None,
        **kwargs: Any,
    ) -> Ticket:
        """Run an act off the GUI thread, once per command id."""
        if command_id is None:
            work = partial(self.office.do, self.actor, act, *args, **kwargs)
        else:
            work = partial(self.office.do_command, self.actor, command_id, act, *args, **kwargs)
        return self._run(owner, work, then, failed)

    def ask(
        self,
        owner: QObject,
        question: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
        key: str = "",
        **kwargs: Any,
    ) -> Ticket:
        """Ask off the GUI thread. With a key, a question that a newer one overtakes is stopped at the database."""
        if key:
            self.forget(owner, key)
        stop = Stop()
        work = partial(self.office.ask_until, stop, self.actor, question, *args, **kwargs)
        ticket = self._run(owner, work, then, failed, stop)
        return self._latest(owner, key, ticket) if key else ticket

    def forget(self, owner: QObject, key: str) -> None:
        """What was asked under that key isn't wanted any more."""
        before = self._asking.pop((id(owner), key), None)
        if before is not None:
            before.drop()

    def call(
        self,
        owner: QObject,
        work: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        **kwargs: Any,
    ) -> Ticket:
        """A service that prepares its act itself, as work(office, actor, …), off the GUI thread."""
        return self._run(owner, partial(work, self.office, self.actor, *args, **kwargs), then, failed)

    def rehearse(
        self,
        owner: QObject,
        act: Callable[..., Any],
        *args: Any,
        then: Callable[[Rehearsal], object],
        failed: Callable[[Exception], object],
        key: str = "rehearsal",
        **kwargs: Any,
    ) -> Ticket:
        """What an act would do, off the GUI thread; only the newest answer under a key arrives."""
        work = partial(self.office.rehearse, self.actor, act, *args, **kwargs)
        return self._latest(owner, key, self._run(owner, work, then, failed))

    def note_access(
        self, owner: QObject, notes: list[AccessNote], *, failed: Callable[[Exception], object] | None = None
    ) -> None:
        """Put on record what was opened, in one batch."""
        work = partial(self.office.note_access, self.actor, Permission.SEE, notes)
        self._run(owner, work, None, failed)

    def leave(
        self, owner: QObject, actor: Actor, reason: str = "signed_out", *, opened: Sequence[AccessNote] = ()
    ) -> None:
        """The session of actor ends; one that can't be ended, because the database is away, ends by itself."""
        work = partial(sessions.leave, self.office, actor, reason, opened=opened)
        self.tasks.run(owner, work, then=None, failed=_ends_by_itself)

    def _run(
        self,
        owner: QObject,
        work: Callable[[], Any],
        then: Callable[[Any], object] | None,
        failed: Callable[[Exception], object] | None,
        stop: Stop | None = None,
    ) -> Ticket:
        return self.tasks.run(
            owner, work, then=partial(self._answered, then), failed=partial(self._failed, self.actor, failed), stop=stop
        )

    def _latest(self, owner: QObject, key: str, ticket: Ticket) -> Ticket:
        self.forget(owner, key)
        self._asking[id(owner), key] = ticket
        return ticket

    def _answered(self, then: Callable[[Any], object] | None, answer: Any) -> None:
        if not shiboken6.isValid(self):
            return
        self.reachable.emit(True)
        if then is not None:
            then(answer)

    def _failed(self, asker: Actor, failed: Callable[[Exception], object] | None, error: Exception) -> None:
        if not shiboken6.isValid(self):
            return
        if isinstance(error, SessionEnded):
            # else she has unlocked meanwhile, in a new session
            if asker.session_id == self.actor.session_id:
                self.session_ended.emit(error.reason)
        elif isinstance(error, DatabaseGone):
            self.reachable.emit(False)
        elif not isinstance(error, Refused):
            raise error
        if failed is not None:
            failed(error)
        elif not isinstance(error, SessionEnded):
            self.refused.emit(error)


def _ends_by_itself(_error: Exception) -> None:
    """Nobody is there any more to be told."""
