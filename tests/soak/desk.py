"""One desk of the soak: the program's own window over the shop, a clerk at it, and at the end what it has to show.

It is told on its input, a JSON line each: the shop, then when to begin and to end, then "leave"; it answers likewise.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import go_offscreen
from desktop.services.order_lists import list_counts
from desktop.services.order_queries import PAGE_MOST, find_orders
from desktop.shop_secrets import ShopSecrets
from desktop.views.garbage import Garbage
from desktop.views.memory import Memory
from desktop.views.mishaps import Mishaps
from desktop.views.orders.head import tab_texts
from desktop.views.starter import Starter
from desktop.views.tasks import Tasks
from desktop.views.theme import apply_theme
from desktop.views.workplace import Workplace
from tests.soak.acts import Acts
from tests.soak.keys import Keys
from tests.soak.lines import Lines
from tests.soak.pulse import Pulse
from tests.soak.stopwatch import PaintedWindow, Stopwatch

PATIENCE = 20.0
CALM = 1.0
WARM = 0.25
RHYTHMS = {"row": 2.0, "search": 5.0, "hold": 4.0}


class Desk(QObject):
    def __init__(self, told: dict[str, Any]) -> None:
        super().__init__()
        self._told, self._chance = told, random.Random(told["seed"])
        self.tasks = Tasks()
        self.window = PaintedWindow(self.tasks, pc=told["pc"], memory=Memory())
        self.starter = Starter(self.window, self.tasks, told["url"], ShopSecrets(Path(told["secrets"])), worker=True)
        self.starter.ready.connect(self._sign_in)
        self.window.signed_in.connect(self._signed_in)
        self.lines = Lines(self)
        self.lines.heard.connect(self._heard)
        self.watch = Stopwatch(self.window, PATIENCE)
        self.late = 0.0

    def open(self) -> None:
        self.window.appear()
        self.starter.open_shop()

    def _sign_in(self, _office: object) -> None:
        login = self.window.login
        assert login is not None
        login.login.setText(self._told["login"])
        QTest.keyClicks(login.panel.edit, self._told["password"])
        login.panel.submit()

    def _signed_in(self, place: Workplace) -> None:
        self.place = place
        self.acts = Acts(
            place.desk, self._seen, self._told["members"], self._told["skus"], self._told["login"], self._chance
        )
        self.keys = Keys(self.window, place, self.watch, self._told["words"], self._chance)
        self._when(self._calm, self._say_ready)

    def _say_ready(self) -> None:
        self.lines.say(ready=True)

    def _seen(self) -> list[Any]:
        table, view = self.place.orders.table, self.place.orders.view
        ids = (table.id_at(line) for line in view.lines_on_screen())
        return [row for one in ids if one is not None and (row := table.row_of(one)) is not None]

    def _heard(self, told: dict[str, Any]) -> None:
        if "begin" in told:
            rhythms = {**RHYTHMS, "act": told["pause"]}
            self.watch.count_from(told["begin"] + WARM * (told["end"] - told["begin"]))
            self.pulse = Pulse(rhythms, told["begin"], told["end"], self._told["seed"])
            self.pulse.due.connect(self._due, Qt.ConnectionType.QueuedConnection)
        elif "compare" in told:
            self._steps = self._at_the_end()
            self._next()
        elif "leave" in told:
            self.window.close()
            QApplication.quit()

    def _due(self, what: str, since: float) -> None:
        self.late = max(self.late, time.monotonic() - since)
        match what:
            case "act":
                self.acts.step()
            case "end":
                self.pulse.stop()
                self._when(self._calm, self._say_worked)
            case _:
                getattr(self.keys, what)(since)

    def _say_worked(self) -> None:
        self.lines.say(worked=True)

    # at the end, when all desks have stopped

    def _at_the_end(self) -> Iterator[Callable[[], bool]]:
        self.keys.close_dialogs()
        orders = self.place.orders
        if orders.bar.search.edit.text():
            orders.search_for("")
        yield self._calm
        orders.view.scrollToTop()
        pill = orders.view.newcomers_line()
        if pill is not None:
            QTest.mouseClick(pill, Qt.MouseButton.LeftButton)
        yield self._calm
        shown = self._seen_to_the_end()
        yield from shown
        waiting = [what for what, waits in self._waiting().items() if waits]
        self.lines.say(
            took=self.watch.took, lost=self.watch.lost, done={**self.acts.done, **{f"key {k}": n for k, n in self.keys.done.items()}},
            refused=self.acts.refused, failed=self.acts.failed, late=self.late, differs=self._differs(), waiting=waiting,
        )  # fmt: skip

    def _seen_to_the_end(self) -> Iterator[Callable[[], bool]]:
        """Rows are read again at the latest when they come into view: each that was loaded comes."""
        view = self.place.orders.view
        self._rows: dict[int, Any] = {}
        loaded = self.place.orders.table.rows_from_top()
        line = 0
        while line < len(loaded):
            view.scrollTo(self.place.orders.table.index(line, 1), view.ScrollHint.PositionAtTop)
            yield self._calm
            self._rows |= {row.id: row for row in self._seen()}
            line += max(1, len(view.lines_on_screen()) - 2)

    def _differs(self) -> list[str]:
        orders, desk = self.place.orders, self.place.desk
        shown = list(self._rows.values())
        listing = orders.listing
        fresh: list[Any] = []
        after = None
        while len(fresh) < len(shown):
            page = desk.office.ask(
                desk.actor, find_orders, listing.chosen, sort=listing.sort, descending=listing.descending, after=after,
                limit=PAGE_MOST,
            )  # fmt: skip
            fresh, after = [*fresh, *page.rows], page.next
            if after is None:
                break
        wrong = [f"{a} ≠ {b}" for a, b in zip(shown, fresh, strict=False) if a != b]
        counts = tab_texts(desk.office.ask(desk.actor, list_counts))
        tabs = {key: button._count for key, button in orders.head.tabs._buttons.items()}
        wrong += [
            f"{key}: {tabs[key]} ≠ {n}"
            for key, n in counts.items()
            if tabs[key] != (n if isinstance(n, str) else f"{n:,}")
        ]
        return wrong[:5] if wrong else ([] if shown else ["nothing is shown"])

    def _waiting(self) -> dict[str, bool]:
        return {
            "a task": self.tasks.busy,
            "an opening that isn't on record": bool(self.place.pane._openings._due),
            "a change that isn't told": bool(self.place.live._waiting),
        }

    # waiting

    def _calm(self) -> bool:
        """Nothing is asked, for as long as live needs to tell of the last change."""
        if any(self._waiting().values()):
            self._since = time.monotonic()
        return time.monotonic() - self._since > CALM

    def _when(self, condition: Callable[[], bool], then: Callable[[], None]) -> None:
        self._since = time.monotonic()
        self._look(condition, then)

    def _look(self, condition: Callable[[], bool], then: Callable[[], None]) -> None:
        if condition():
            then()
        else:
            QTimer.singleShot(50, self, lambda: self._look(condition, then))

    def _next(self) -> None:
        condition = next(self._steps, None)
        if condition is not None:
            self._when(condition, self._next)


def main() -> None:
    go_offscreen()
    app = QApplication(["pointsdesk"])
    told = json.loads(sys.stdin.readline())
    apply_theme(app, "light")
    mishaps = Mishaps(Path(told["log"]), app)
    mishaps.install()
    garbage = Garbage(app)
    desk = Desk(told)
    desk.open()
    app.exec()
    desk.starter.close()
    garbage.stop()
    mishaps.uninstall()
    desk.lines.say(left=True)


if __name__ == "__main__":
    main()
