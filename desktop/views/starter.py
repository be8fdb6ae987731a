"""Starter: from a start of the program to the login page, over this PC's shop or over a fresh demo shop.

starter = Starter(window, tasks, url, secrets, worker=True)     .open_shop() · .open_demo() · .close()
starter.ready(office)          the login page is shown

The login page of a shop that this PC has opened before stands there at once, while the shop is opened behind it; secrets
None: this PC's own. A PC without a shop sees the first minute instead; keep(url) is told which shop it opens from then on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import config, this_pc
from desktop.models.refusal import DatabaseRefused
from desktop.views.language import LANGUAGES, other_language
from desktop.views.loading import giving_way, load_desk
from desktop.views.main_window import MainWindow, Welcome
from desktop.views.start_page import StartPage
from desktop.views.tasks import Tasks

if TYPE_CHECKING:
    from desktop.services.office import Office
    from desktop.shop_secrets import ShopSecrets
    from desktop.views.children import WorkerProcess
    from desktop.views.demo_shop import DemoShop

PAINTED_MS = 20
_FIRST_MINUTE = ("not_a_shop", "no_secret", "owner_login")


class Starter(QObject):
    ready = Signal(object)

    def __init__(
        self, window: MainWindow, tasks: Tasks, url: str, secrets: ShopSecrets | None, *, worker: bool,
        keep: Callable[[str], None] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._keep = keep
        self._window, self._tasks, self._url, self._secrets = window, tasks, url, secrets
        self._wants_worker = worker
        self._demo: DemoShop | None = None
        self._worker: WorkerProcess | None = None
        self._office: Office | None = None
        self._shown: StartPage | None = None

    def _page(self) -> StartPage:
        if self._shown is None:
            self._shown = StartPage()
            self._shown.pressed.connect(self._pressed)
            self._shown.cancelled.connect(self._window.close)
            self._window.show_message(self._shown)
        return self._shown

    def open_shop(self) -> None:
        known = self._window.memory.recall("shop")
        if self._demo is None and isinstance(known, list) and known[:1] == [this_pc.place_of(self._url)]:
            self._shown = None
            self._window.expect(Welcome(str(known[1])))
        else:
            self._page().show_opening()
        # what is on screen is painted first
        QTimer.singleShot(PAINTED_MS, self, self._open_now)

    def _open_now(self) -> None:
        work = partial(_open, self._url, self._secrets)
        self._tasks.run(self, work, then=self._opened, failed=self._refused)

    def open_demo(self, demo: DemoShop | None = None) -> None:
        """demo: one that is being made already."""
        from desktop.views.demo_shop import DemoShop

        if self._demo is not None:
            self._demo.forget()
        self._demo = DemoShop(self) if demo is None else demo
        self._url, self._secrets = self._demo.url, self._demo.secrets
        builder = self._demo.builder
        page = self._page()
        builder.progress.connect(page.show_progress)
        builder.failed.connect(page.show_failed)
        builder.built.connect(self.open_shop)
        page.show_progress("", 0)
        if demo is None:
            self._demo.start()
        self._tasks.run(self, load_desk, then=None, failed=_unforeseen)

    def close(self) -> None:
        """Ends the children, waits for the tasks, forgets the demo shop."""
        if self._worker is not None:
            self._worker.stop()
        self._window.shut_down()
        if self._office is not None:
            self._office.engine.dispose()
        if self._demo is not None:
            self._demo.forget()

    def _pressed(self, key: str) -> None:
        if key == "demo":
            self.open_demo()
        else:
            self.open_shop()

    def _opened(self, opened: tuple[Office, str]) -> None:
        from desktop.views.demo_welcome import demo_welcome

        self._office, name = opened
        if self._demo is None:
            self._window.memory.keep("shop", [this_pc.place_of(self._url), name])
        self._shown = None
        self._window.welcome(self._office, demo_welcome(name) if self._demo else Welcome(name))
        self._tasks.run(self, load_desk, then=self._loaded, failed=_unforeseen)
        self.ready.emit(self._office)

    def _loaded(self, _nothing: None) -> None:
        from desktop.views.children import WorkerProcess

        if self._wants_worker and self._office is not None and self._office.database == "SQLite":
            environment = self._demo.environment if self._demo else {"POINTSDESK_DB": self._url}
            self._worker = WorkerProcess(environment, self)
            self._worker.start()

    def _refused(self, error: Exception) -> None:
        from desktop.services.errors import DatabaseGone

        if not isinstance(error, DatabaseRefused | DatabaseGone):
            raise error
        if isinstance(error, DatabaseRefused) and error.code in _FIRST_MINUTE:
            self._begin(error)
        else:
            self._page().show_refused(error)

    # the first minute

    def _begin(self, refused: DatabaseRefused | None = None) -> None:
        from desktop.services.connecting import sqlite_file
        from desktop.views.first_minute.wizard import FirstMinute

        secrets = this_pc.kept_secrets() if self._secrets is None else self._secrets
        page = FirstMinute(self._tasks, secrets, sqlite_file(self._url) or this_pc.shop_file())
        page.opened.connect(self._chosen)
        page.demo_asked.connect(self._look_around)
        page.language_asked.connect(self._switch_language)
        page.show_language(LANGUAGES[other_language()])
        self._shown = None
        self._window.show_message(page)
        code = "" if refused is None else refused.code
        if refused is not None and code == "owner_login":
            page.show_owner(self._url, refused)
        elif code == "no_secret":
            page.show_locked(self._url)
        else:
            page.start()

    def _switch_language(self) -> None:
        self._window.switch_language()
        self._begin()

    def _look_around(self) -> None:
        self._shown = None
        self.open_demo()

    def _chosen(self, url: str, login: str) -> None:
        self._url = url
        if login:
            self._window.memory.keep("login", login)
        self._shown = None
        self._page().show_opening()
        if self._keep is None:
            self.open_shop()
        else:
            self._tasks.run(self, partial(self._keep, url), then=self._kept, failed=self._not_kept)

    def _kept(self, _nothing: None) -> None:
        self.open_shop()

    def _not_kept(self, error: Exception) -> None:
        """The shop is there; only the note of it isn't."""
        if not isinstance(error, OSError):
            raise error
        self._page().show_refused(DatabaseRefused("cannot_keep", error.strerror or str(error)))


def _open(url: str, secrets: ShopSecrets | None) -> tuple[Office, str]:
    with giving_way():
        from desktop.services import opening, sessions
        from desktop.services.errors import DatabaseGone

        try:
            office = opening.open_shop(url, this_pc.kept_secrets() if secrets is None else secrets, config.utc_now)
            return office, sessions.shop_name(office)
        except (DatabaseRefused, DatabaseGone):
            from desktop.views.first_minute import wizard  # noqa: F401 - what it is told with, loaded off the window

            raise


def _unforeseen(error: Exception) -> None:
    raise error
