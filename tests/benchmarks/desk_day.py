"""The owner signs in to a demo shop, looks at the orders, the figures and a paper; memory and waits of her window."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import psutil
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QApplication

from desktop.views.garbage import Garbage
from desktop.views.language import speak
from desktop.views.loading import spare_sources
from desktop.views.main_window import MainWindow
from desktop.views.tasks import Tasks
from desktop.views.theme import apply_theme

LONGEST_S = 120


class Beat:
    """How long the window didn't answer at the longest, in milliseconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        self.longest = max(self.longest, self._clock.nsecsElapsed() / 1e6)
        self._clock.restart()

    def since(self) -> float:
        longest, self.longest = self.longest, 0.0
        return round(longest, 1)


def wait_for(app: QApplication, ready: Callable[[], object]) -> None:
    end = time.monotonic() + LONGEST_S
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError
        app.processEvents()


def mib() -> int:
    return round(psutil.Process().memory_info().rss / 2**20)


def day(folder: Path, say: Callable[..., None]) -> None:
    spare_sources()
    app = QApplication([])
    speak(app, "zh_CN")
    apply_theme(app, "light")
    window = MainWindow(Tasks(), pc="PC")
    garbage = Garbage(app)
    window.appear()
    from desktop import config
    from desktop.services import opening
    from desktop.shop_secrets import ShopSecrets
    from desktop.views.demo_welcome import demo_welcome

    office = opening.open_shop(f"sqlite:///{folder / 'shop.db'}", ShopSecrets(folder), config.utc_now)
    window.welcome(office, demo_welcome("PC"))
    assert window.login is not None
    window.login.role_buttons[0].click()
    beat = Beat()
    wait_for(app, lambda: window.place is not None and window.place.orders.table.rowCount())
    assert window.place is not None
    place = window.place
    wait_for(app, lambda: not place.desk.tasks.busy)
    say("orders", mib(), beat.since())
    place.show_page("dashboard")
    wait_for(app, lambda: not place.desk.tasks.busy)
    say("dashboard", mib(), beat.since())
    from desktop.views.paper.panel import MADE
    from desktop.views.reports.page import ReportsPage

    place.show_page("reports")
    wait_for(app, lambda: isinstance(page := place.current_page(), ReportsPage) and page.panel.state == MADE)
    say("paper", mib(), beat.since())
    garbage.stop()
    window.shut_down()
    office.engine.dispose()
