"""SignIn: the login page at work. Passwords are tried off the GUI thread; a first password is asked for here.

signing = SignIn(office, view, tasks, pc="收银台-02", passwords={"zhangmin": "…"})   passwords: the demo roles' only
signing.arrived(Arrival)      with settings: the person may work now
signing.try_to_enter(login, password)
signing.open(office)          for a page that came before its shop was open; who pressed already goes on
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.views.dialogs import Sheet
from desktop.views.labels import label
from desktop.views.loading import load_desk
from desktop.views.login_view import LoginView
from desktop.views.tasks import Tasks

if TYPE_CHECKING:
    from desktop.services.office import Office
    from desktop.services.sessions import Arrival
    from desktop.services.transaction import Actor


class SignIn(QObject):
    arrived = Signal(object)

    def __init__(
        self, office: Office | None, view: LoginView, tasks: Tasks, *, pc: str, passwords: Mapping[str, str]
    ) -> None:
        super().__init__(view)
        self._office, self._view, self._tasks, self._pc = office, view, tasks, pc
        self._passwords = passwords
        self._newcomer: Actor | None = None
        self._busy = False
        self._pressed: tuple[str, str] | None = None
        view.sign_in.connect(self.try_to_enter)
        view.demo_role.connect(self._enter_as)
        view.first_password.connect(self._choose)
        view.forgotten.connect(self._explain)

    @property
    def waits(self) -> bool:
        return self._office is None

    def open(self, office: Office) -> None:
        self._office = office
        if self._pressed is not None:
            self._wait("")
            self.try_to_enter(*self._pressed)

    def try_to_enter(self, login: str, password: str) -> None:
        if self._busy:
            return
        if self._office is None:
            self._pressed = login, password
            self._wait(self.tr("正在打开店铺"))
            return
        self._wait(self.tr("正在登录"))
        work = partial(_arrive, self._office, login, password, pc=self._pc)
        self._tasks.run(self, work, then=partial(self._came, login, password), failed=self._refused)

    def _enter_as(self, login: str) -> None:
        self.try_to_enter(login, self._passwords[login])

    def _came(self, login: str, password: str, arrival: Arrival) -> None:
        self._wait("")
        if arrival.settings is None:
            self._newcomer = arrival.actor
            self._view.ask_first_password(login, password)
        else:
            self.arrived.emit(arrival)

    def _choose(self, login: str, old: str, new: str) -> None:
        if self._newcomer is None or self._busy or self._office is None:
            return
        from desktop.services import sessions

        self._wait(self.tr("正在保存"))
        work = partial(sessions.choose_password, self._office, self._newcomer, old, new)
        self._tasks.run(self, work, then=self._chosen, failed=self._refused)

    def _chosen(self, arrival: Arrival) -> None:
        self._wait("")
        self._newcomer = None
        self.arrived.emit(arrival)

    def _refused(self, error: Exception) -> None:
        from desktop.services.errors import DatabaseGone, Refused, SignInRefused
        from desktop.views.texts import sentence

        self._wait("")
        if not isinstance(error, Refused | DatabaseGone):
            raise error
        self._view.show_error(sentence(error))
        if isinstance(error, SignInRefused) and error.wait_seconds:
            self._view.show_wait(error.wait_seconds)

    def _wait(self, words: str) -> None:
        self._busy = bool(words)
        self._view.set_busy(words)

    def _explain(self) -> None:
        sheet = Sheet(self._view, self.tr("忘了密码"), icon="key-round", width=460)
        for text in (
            self.tr("请店主给你一个新的激活码，用它登录一次，再设自己的密码。"),
            self.tr("店主在命令行给码：pointsdesk staff reset 你的账号"),
        ):
            sheet.add(label(text, "muted", wrap=True, selectable=True))
        sheet.add_button(self.tr("知道了"), kind="primary", slot=sheet.dismiss, default=True)
        sheet.open()


def _arrive(office: Office, login: str, password: str, *, pc: str) -> Arrival:
    """Nobody arrives before what her desk is made of is loaded."""
    from desktop.services import sessions

    arrival = sessions.arrive(office, login, password, pc=pc)
    load_desk()
    return arrival
