"""MainWindow: from the first moment to the signed-in desk. It shows one of: a message, the login page, the workplace.

    window = MainWindow(tasks, memory=Memory(file), pc="收银台-02")
    window.show_message(widget)                 opening, no shop
    window.expect(Welcome("悦享生活"))           the login page of a shop that is still being opened
    window.welcome(office, Welcome("悦享生活", roles=[…], passwords={…}, note="演示数据…"))
    window.place                                the Workplace while somebody is signed in, else None
    window.signed_in(Workplace) · window.signed_out()

Keys: Ctrl+K palette, ? keys, / search, F5 refresh, J and K next and previous, Ctrl+L lock, Ctrl+P print,
Ctrl+Shift+L light or dark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from desktop.views.drafts import Drafts
from desktop.views.filling import filled
from desktop.views.input_watch import InputWatch
from desktop.views.language import LANGUAGES, other_language, speak
from desktop.views.last_time import LastTime
from desktop.views.login_view import DemoRole, LoginView
from desktop.views.memory import Memory
from desktop.views.overlay import overlays_of
from desktop.views.sign_in import SignIn
from desktop.views.tasks import Tasks
from desktop.views.theme import apply_theme, theme
from desktop.views.waiting import WaitingDesks

if TYPE_CHECKING:
    from desktop.services.office import Office
    from desktop.services.sessions import Arrival
    from desktop.services.settings import ShopSettings
    from desktop.views.commands import Commands
    from desktop.views.keeping import Keeping
    from desktop.views.workplace import Workplace

_SMALL = QSize(1440, 900)


@dataclass(frozen=True, slots=True)
class Welcome:
    """What the login page shows. passwords are of the demo shop's roles only."""

    shop: str
    roles: Sequence[DemoRole] = ()
    passwords: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


class MainWindow(QWidget):
    signed_in = Signal(object)
    signed_out = Signal()

    def __init__(
        self, tasks: Tasks, *, pc: str, memory: Memory | None = None, last_time: LastTime | None = None,
        drafts: Drafts | None = None,
    ) -> None:  # fmt: skip
        """last_time and drafts: of this PC; without them nothing is known of an earlier end."""
        super().__init__()
        self.setObjectName("root")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("积分掌柜"))
        self.setMinimumSize(880, 480)
        self.resize(1366, 768)
        self._tasks, self._pc = tasks, pc
        self.memory = memory or Memory()
        self._sized = self.memory.recall_window(self)
        self._stack = QStackedLayout(self)
        self._office: Office | None = None
        self._welcome = Welcome("")
        self.login: LoginView | None = None
        self.signing: SignIn | None = None
        self.place: Workplace | None = None
        self._waiting = WaitingDesks(self)
        self._last, self._drafts = last_time or LastTime(None), drafts or Drafts(None)
        self._keeping: Keeping | None = None
        self._closing = self._ending = False
        self.commands: Commands | None = None
        self.inputs = InputWatch(self)
        self.inputs.idle.connect(self.lock_desk)
        self.inputs.scanned.connect(self._scanned)
        self.inputs.dropped.connect(self._dropped)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+K", self.open_palette), ("F5", self.refresh), ("Ctrl+L", self.lock_desk),
            ("Ctrl+Shift+L", self.switch_scheme), ("Ctrl+P", self.print_out),
        )  # fmt: skip
        for keys_text, slot in keys:
            QShortcut(QKeySequence(keys_text), self).activated.connect(slot)

    def appear(self) -> None:
        """As large as it was; at first the whole of a small screen."""
        room = self.screen().availableSize()
        if not self._sized and (room.width() <= _SMALL.width() or room.height() <= _SMALL.height()):
            self.showMaximized()
        else:
            self.show()

    def show_message(self, widget: QWidget) -> None:
        self.login = self.signing = None
        self._show(widget)

    def expect(self, welcome: Welcome) -> None:
        self._office, self._welcome = None, welcome
        self.show_login(str(self.memory.recall("login") or ""))

    def welcome(self, office: Office, welcome: Welcome) -> None:
        """A page that waits for the office keeps what is typed in it."""
        self._office, self._welcome = office, welcome
        if self.login is None or self.signing is None or not self.signing.waits:
            self.show_login(str(self.memory.recall("login") or ""))
            return
        self._title()
        self.login.show_shop(welcome.shop)
        self._foot(self.login)
        self.signing.open(office)

    def show_login(self, login: str = "") -> None:
        shown = self._welcome
        self._title()
        note = self.tr("上次没有正常退出，登录后回到当时的地方") if self._last.interrupted else shown.note
        self.login = LoginView(shown.shop, roles=shown.roles, note=note)
        self._foot(self.login)
        self.signing = SignIn(self._office, self.login, self._tasks, pc=self._pc, passwords=shown.passwords)
        self.signing.arrived.connect(self._arrived)
        self.login.show_language(LANGUAGES[other_language()])
        self.login.language_asked.connect(self.switch_language)
        self._show(self.login)
        self.login.start(login)

    def _title(self) -> None:
        self.setWindowTitle(filled(self.tr("{0} · 积分掌柜"), self._welcome.shop))

    def _foot(self, login: LoginView) -> None:
        opening = self.tr("正在打开店铺")
        database = opening if self._office is None else filled(self.tr("{0} 已连接"), self._office.database)
        login.show_foot(database, filled(self.tr("本机 {0}"), self._pc))

    def _arrived(self, arrival: Arrival) -> None:
        from desktop.views.workplace import Workplace

        assert self._office is not None
        self.memory.keep("login", arrival.actor.login)
        waited = self._waiting.give_back(arrival, self._show)
        if waited is not None:
            self.login = self.signing = None
            self._settle(*waited)
            return
        coming = Workplace(self, self._office, arrival, self._tasks, self.memory)
        self._show(coming.shell)
        self.login = self.signing = None
        self._furnish(coming, coming.furnish())

    def _furnish(self, coming: Workplace, steps: Iterator[None]) -> None:
        """A step for each turn of the event loop; the person may work when all are done."""
        if next(steps, self) is None:
            QTimer.singleShot(0, self, partial(self._furnish, coming, steps))
            return
        from desktop.views.commands import Commands

        coming.left.connect(self.sign_out)
        coming.scheme_asked.connect(self.choose_scheme)
        coming.language_asked.connect(self.choose_language)
        coming.settings_changed.connect(self._show_settings)
        commands = Commands(self, coming)
        commands.asked.connect(self._run)
        self._settle(coming, commands)

    def _settle(self, coming: Workplace, commands: Commands) -> None:
        self.place, self.commands = coming, commands
        self.inputs.wait_for_idle(coming.settings.idle_lock_minutes)
        self.inputs.takes_files = True
        from desktop.views.keeping import Keeping

        self._keeping = Keeping(self, coming, self.memory, self._last, self._drafts)
        self._keeping.come_back()
        self.signed_in.emit(coming)

    def sign_out(self) -> None:
        if self.place is None or self.commands is None:
            return
        commands, place = self.commands, self._clear_place(self.place)
        if place.lock.locked and not self._ending:
            self._waiting.take(place, commands)
            self._stack.removeWidget(place.shell)
            place.shell.hide()
        else:
            place.stop()
        self._waiting.speak_as_kept(str(self.memory.recall("language") or "system"))
        self.show_login(place.desk.actor.login)
        self.signed_out.emit()

    def _clear_place(self, place: Workplace) -> Workplace:
        self.place = self.commands = None
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        self.inputs.wait_for_idle(0)
        self.inputs.takes_files = False
        return place

    def lock_desk(self) -> None:
        if self.place is not None:
            self.place.lock.lock()

    def open_palette(self) -> None:
        if self._free() is not None and self.commands is not None:
            self.commands.open()

    def refresh(self) -> None:
        place = self._free()
        if place is not None:
            place.reload()

    def print_out(self) -> None:
        place = self._free()
        if place is not None:
            place.print_out()

    def switch_scheme(self) -> None:
        chosen = "light" if theme().dark else "dark"
        self.choose_scheme(chosen)

    def choose_scheme(self, scheme: str) -> None:
        """ "light", "dark" or "system", kept for this PC."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, scheme)
        self.memory.keep("scheme", scheme)

    def switch_language(self) -> None:
        self.choose_language(other_language())

    def choose_language(self, language: str) -> None:
        """ "system", "zh_CN" or "en", kept for this PC. The window is made anew; whoever is signed in stays so."""
        if self.place is not None:
            self.place.ask_before(partial(self._speak, language), self.tr("不保存，换语言"))
        else:
            self._speak(language)

    def _speak(self, language: str) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.memory.keep("language", language)
        speak(app, language)
        if self.place is not None:
            from desktop.services.sessions import Arrival  # loaded once somebody has signed in

            place = self._clear_place(self.place)
            place.stop(session_ends=False)
            self._arrived(Arrival(place.desk.actor, place.settings))
        elif self.login is not None:
            self.show_login(self.login.login.text())

    def _show_settings(self, settings: ShopSettings) -> None:
        """What somebody changed holds here at once."""
        self._welcome = replace(self._welcome, shop=settings.shop_name)
        self._title()
        self.inputs.wait_for_idle(settings.idle_lock_minutes)

    def say_mishap(self, text: str) -> None:
        if self.place is not None:
            self.place.shell.toaster.say(text, tone="danger", seconds=15)

    def _run(self, key: str) -> None:
        {
            "refresh": self.refresh, "scheme": self.switch_scheme, "language": self.switch_language,
            "lock": self.lock_desk, "leave": self._leave,
        }[key]()  # fmt: skip

    def _leave(self) -> None:
        if self.place is not None:
            self.place.leave()

    def _close_after_all(self) -> None:
        self._closing = True
        self.close()

    def _free(self) -> Workplace | None:
        """The workplace, when no dialog or lock stands over it."""
        return None if overlays_of(self) else self.place

    def _scanned(self, text: str) -> None:
        if self.place is not None:
            self.place.find_scanned(text)

    def _dropped(self, paths: list[Path]) -> None:
        from desktop.views.dropped import open_files

        if self.place is not None:
            open_files(self.place, paths)

    def _show(self, widget: QWidget) -> None:
        before = self._stack.currentWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if before is not None:
            self._stack.removeWidget(before)
            before.hide()
            before.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.inputs.watch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self._free()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if place is None or not plain:
            super().keyPressEvent(event)
        elif event.text() in ("?", "？") and self.commands is not None:
            self.commands.show_keys()
        elif event.text() in ("/", "、"):
            place.focus_search()
        elif event.key() in (Qt.Key.Key_J, Qt.Key.Key_K):
            view = place.list_view()
            if view is not None:
                QApplication.sendEvent(view, event)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.place is not None and not self._closing and not self.place.lock.locked and self.place.unsaved():
            event.ignore()
            self.place.ask_before(self._close_after_all, self.tr("不保存，关闭"))
            return
        self.memory.keep_window(self)
        if self.place is not None:
            self.place.remember()
        super().closeEvent(event)

    def shut_down(self) -> None:
        """Ends the session and every thread of the window; waits for what runs."""
        self._ending = True
        if self.place is not None:
            live = self.place.live
            self.sign_out()
            live.close()
        self._waiting.drop()
        self._tasks.close()
