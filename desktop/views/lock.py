"""Lock: covers a running desk until its person's password is typed. Everything behind stays as it is.

lock = Lock(window, desk)      .lock() · .end("disabled") the session ended elsewhere · .locked
lock.opened                    the desk has its person back · lock.left   somebody else wants to sign in
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.services import sessions
from desktop.services.errors import DatabaseGone, Refused, SessionEnded, SignInRefused
from desktop.services.sessions import Arrival
from desktop.views.desk import Desk
from desktop.views.login_view import LockView
from desktop.views.texts import sentence
from desktop.views.words import role_word


class Lock(QObject):
    opened = Signal()
    left = Signal()

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._desk = desk
        self.view = LockView(window)
        self.view.unlock.connect(self._unlock)
        self.view.sign_out.connect(self.left)

    @property
    def locked(self) -> bool:
        return not self.view.isHidden()

    def lock(self) -> None:
        if not self.locked:
            # a menu that stands open would stay above the lock
            while (popup := QApplication.activePopupWidget()) is not None and popup.close():
                continue
            self.view.lock(self._desk.actor.name, role_word(self._desk.actor.role))

    def end(self, reason: str) -> None:
        """Locked, with the reason; the same person may come back, another one may sign in."""
        self.lock()
        if not self.view.panel.error.text():
            self.view.panel.show_error(sentence(SessionEnded(reason)))

    def _unlock(self, password: str) -> None:
        self.view.panel.show_error("")
        self.view.panel.set_busy(self.tr("正在解锁"))
        before = self._desk.actor
        work = partial(sessions.arrive, self._desk.office, before.login, password, pc=before.pc)
        self._desk.tasks.run(self, work, then=self._open, failed=self._refused)

    def _open(self, arrival: Arrival) -> None:
        if arrival.settings is None:
            self.left.emit()
            return
        before, self._desk.actor = self._desk.actor, arrival.actor
        # only now: a question still under way in the old session must find the new one in its place
        self._desk.leave(self, before, "locked")
        self.view.unlocked()
        self.opened.emit()

    def _refused(self, error: Exception) -> None:
        self.view.panel.set_busy("")
        if not isinstance(error, Refused | DatabaseGone):
            raise error
        waits = error.wait_seconds if isinstance(error, SignInRefused) else 0
        wrong = isinstance(error, SignInRefused) and not waits
        self.view.panel.show_error(self.tr("密码不对") if wrong else sentence(error))
        if waits:
            self.view.panel.show_wait(waits)
