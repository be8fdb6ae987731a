"""FirstMinute: what a PC without a shop shows: alone on this PC, a shop on PostgreSQL, or looking around first.

    page = FirstMinute(tasks, kept, file)
    page.opened(url, login)          a shop is there and this PC can open it; login is the new owner's, else ""
    page.demo_asked · page.start() · page.show_locked(url) · page.show_owner(url, fact)

The sheet comes before the shop: whoever stops half way has a sheet that opens nothing, and no shop.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import config, crypto, this_pc
from desktop.models.refusal import DatabaseRefused
from desktop.recovery import new_recovery
from desktop.services import joining, opening
from desktop.services.connecting import Probe, probe, sqlite_file
from desktop.services.errors import DatabaseGone, Refused
from desktop.shop_secrets import ShopSecrets
from desktop.views.first_minute.join_step import JoinStep
from desktop.views.first_minute.server_step import ServerStep
from desktop.views.first_minute.sheet_step import SheetStep
from desktop.views.first_minute.shop_step import ShopStep, ShopWish
from desktop.views.first_minute.start_step import StartStep
from desktop.views.first_minute.step import Step
from desktop.views.login_brand import BrandedPage
from desktop.views.scrolling import scrolled_middle
from desktop.views.tasks import Tasks
from desktop.views.texts import filled

_WIDTH = 520


class FirstMinute(BrandedPage):
    opened = Signal(str, str)
    demo_asked = Signal()

    def __init__(self, tasks: Tasks, kept: ShopSecrets, file: Path) -> None:
        super().__init__(top=20)
        self._tasks, self._kept = tasks, kept
        self._recovery: tuple[str, str] | None = None
        self._other = ""
        self.begin, self.shop, self.join, self.server, self.sheet = (
            StartStep(), ShopStep(file), JoinStep(tasks, kept), ServerStep(tasks, kept), SheetStep(tasks)
        )  # fmt: skip
        self._before_server: Step = self.join
        self._stack = QStackedWidget()
        self._stack.setFixedWidth(_WIDTH)
        for step in (self.begin, self.shop, self.join, self.server, self.sheet):
            self._stack.addWidget(step)
        self.right.addWidget(scrolled_middle(self._stack), 1)
        self.begin.chosen.connect(self._choose)
        self.shop.went_back.connect(self._leave_shop)
        self.shop.went_on.connect(self._look_at_place)
        self.join.went_back.connect(partial(self._show, self.begin))
        self.join.other_asked.connect(self._ask_server)
        self.join.used.connect(self._joined)
        self.server.went_back.connect(self._leave_server)
        self.server.tested.connect(self._tested)
        self.server.words_given.connect(self._adopt)
        self.sheet.went_back.connect(partial(self._show, self.shop))
        self.sheet.went_on.connect(self._found)

    def show_language(self, words: str) -> None:
        """The other language, by its own name; offered before anything is typed."""
        self._other = words
        super().show_language(words)

    def start(self) -> None:
        self._show(self.begin)

    def show_locked(self, url: str, shop: str = "") -> None:
        """A shop that this PC can't open: the sheet's words bring its secret."""
        self._before_server = self.begin if sqlite_file(url) else self.join
        self.server.show_locked(url, shop)
        self._show(self.server)

    def show_owner(self, url: str, fact: DatabaseRefused) -> None:
        """This PC has worked by the database owner's login: connecting once more gives it the shop's own."""
        self._before_server = self.join
        self.server.show_address(url)
        self._show(self.server)
        self.server.show_refused(fact)

    def step(self) -> QWidget | None:
        return self._stack.currentWidget()

    def _show(self, step: Step) -> None:
        over_server = bool(self.shop.server)
        order: list[Step] = [self.begin, *([self.server] if over_server else []), self.shop, self.sheet]
        if step in (self.join, self.server) and not over_server:
            order = [self.begin, step]
        super().show_language(self._other if step is self.begin else "")
        words = filled(self.tr("第 {0} 步，共 {1} 步"), order.index(step) + 1, len(order))
        step.show_place("" if step is self.begin else words)
        self._stack.setCurrentWidget(step)
        step.take_focus()

    def _choose(self, key: str) -> None:
        if key == "demo":
            self.demo_asked.emit()
        elif key == "join":
            self.shop.show_server("")
            self._show(self.join)
        else:
            self.shop.show_server("")
            self._show(self.shop)

    def _leave_shop(self) -> None:
        self._show(self.server if self.shop.server else self.begin)

    def _ask_server(self) -> None:
        self._before_server = self.join
        self.server.forget()
        self._show(self.server)

    def _leave_server(self) -> None:
        self.shop.show_server("")
        self._show(self._before_server)

    # a shop that is there

    def _tested(self, url: str, told: Probe) -> None:
        if told.state == "empty":
            self.shop.show_server(url)
            self._show(self.shop)
        else:
            self._open_known(self.server, url, told)

    def _open_known(self, step: Step, url: str, told: Probe) -> None:
        """By the login that the shop's PCs have, whoever's was typed."""
        if not told.owner:
            self.opened.emit(url, "")
            return
        step.begin(self.tr("正在打开"))
        work = partial(opening.shops_own_url, url, self._kept, config.utc_now)
        self._tasks.run(self, work, then=self._joined, failed=partial(self._refused, step))

    def _adopt(self, url: str, words: str) -> None:
        work = partial(joining.adopt_shop, url, self._kept, config.utc_now, words=words, pc=this_pc.pc_name())
        self._tasks.run(self, work, then=self._joined, failed=partial(self._refused, self.server))

    def _joined(self, url: str) -> None:
        self.opened.emit(url, "")

    # a shop that is to be

    def _look_at_place(self) -> None:
        """Whether a shop lies there already; only then is a sheet made."""
        wish = self.shop.wish()
        if wish is not None:
            self.shop.begin(self.tr("正在看那个位置"))
            self._tasks.run(
                self, partial(probe, wish.url, self._kept), then=partial(self._placed, wish),
                failed=partial(self._refused, self.shop),
            )  # fmt: skip

    def _placed(self, wish: ShopWish, told: Probe) -> None:
        self.shop.begin()
        if told.state == "shop":
            words = filled(self.tr("那里已经有一家店：{0}"), told.shop_name)
            self.shop.offer_known(words, partial(self._open_known, self.shop, wish.url, told))
            return
        if told.state == "locked":
            self.show_locked(wish.url, told.shop_name if self.shop.server else "")
            return
        if self._recovery is None:
            self._recovery = new_recovery()
        self.sheet.show_words(wish.name, wish.owner, self._recovery[0])
        self._show(self.sheet)

    def _found(self) -> None:
        wish = self.shop.wish()
        if wish is None or self._recovery is None:
            return
        self.sheet.begin(self.tr("正在开店"))
        work = partial(_found, wish, self._kept, self._recovery)
        self._tasks.run(self, work, then=partial(self._founded, wish), failed=partial(self._refused, self.sheet))

    def _founded(self, wish: ShopWish, url: str) -> None:
        self._recovery = None
        self.opened.emit(url, wish.owner)

    def _refused(self, step: Step, fact: Exception) -> None:
        if not isinstance(fact, Refused | DatabaseRefused | DatabaseGone | OSError):
            raise fact
        if isinstance(fact, OSError):
            fact = DatabaseRefused("cannot_open", fact.strerror or str(fact))
        step.show_refused(fact)


def _found(wish: ShopWish, kept: ShopSecrets, recovery: tuple[str, str]) -> str:
    """On a pool thread. The URL that the shop is opened by from now on."""
    url = wish.url
    file = sqlite_file(url)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    else:
        url = opening.new_login(url)
    office, _ = opening.make_shop(
        url, kept, config.utc_now, name=wish.name, owner=wish.owner, owner_name=wish.owner_name,
        password=wish.password, costs=crypto.Costs(), admin_url=wish.admin_url, zone=wish.zone, recovery=recovery,
    )  # fmt: skip
    office.engine.dispose()
    return url
