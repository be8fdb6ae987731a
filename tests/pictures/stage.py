"""The stage on which pictures are taken: one demo shop, its people signed in, real windows."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.models.vocabulary import Preset
from desktop.views.desk import Desk
from desktop.views.main_window import MainWindow
from desktop.views.memory import Memory
from desktop.views.overlay import overlays_of
from desktop.views.palette import CommandPalette
from desktop.views.tasks import Tasks
from desktop.views.theme import apply_theme
from desktop.views.workplace import Workplace
from tests.pictures.shop import DemoShop

# a screen of 1366×768, in the units of a scaled desktop: QT_SCALE_FACTOR=1.5 leaves 911×512
SIZE = tuple(round(pixels / float(os.environ.get("QT_SCALE_FACTOR", "1"))) for pixels in (1366, 768))
PATIENCE_SECONDS = 120


class Stage:
    """Scenes get it: .desk(preset), .window(preset), .settle(), .until(condition), .grab-ready widgets of 1366×768."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app = app
        self.shop = DemoShop(folder)
        self.scheme = "light"
        self._tasks: list[Tasks] = []
        self._windows: list[MainWindow] = []

    @classmethod
    def in_scratch(cls, app: QApplication) -> Stage:
        return cls(app, Path(tempfile.mkdtemp(prefix="pointsdesk-pictures-")))

    def use(self, scheme: str) -> None:
        self.scheme = scheme
        apply_theme(self.app, scheme)

    def tasks(self) -> Tasks:
        made = Tasks()
        self._tasks.append(made)
        return made

    def desk(self, preset: Preset) -> Desk:
        """Somebody of that role at her desk; without a window."""
        return Desk(self.shop.office, self.shop.actor(preset), self.tasks())

    def login_window(self, *, demo: bool = True) -> MainWindow:
        """A window at its login page."""
        window = MainWindow(self.tasks(), pc="收银台-02", memory=Memory())
        window.resize(*SIZE)
        window.welcome(self.shop.office, self.shop.welcome(demo=demo))
        window.show()
        self._windows.append(window)
        self.settle()
        return window

    def window(self, preset: Preset) -> MainWindow:
        """Somebody of that role signed in, the order page loaded."""
        window = self.login_window()
        assert window.signing is not None
        window.signing.try_to_enter(*self.shop.login(preset))
        self.until(lambda: window.place is not None)
        self.settle()
        return window

    def place(self, window: MainWindow) -> Workplace:
        assert window.place is not None
        return window.place

    def palette(self, window: MainWindow) -> CommandPalette:
        """The one that is open."""
        return next(one for one in overlays_of(window) if isinstance(one, CommandPalette))

    def host(self) -> QWidget:
        """An empty window of the right size, for a sheet of its own."""
        made = QWidget()
        made.setObjectName("root")
        made.resize(*SIZE)
        made.show()
        return made

    def settle(self, milliseconds: int = 350) -> None:
        """Until no task runs and nothing has moved for a moment (a search waits 250 ms before it asks)."""
        quiet_since = time.monotonic()
        give_up = quiet_since + PATIENCE_SECONDS
        while time.monotonic() - quiet_since < milliseconds / 1000:
            self._wait(15)
            if any(tasks.busy for tasks in self._tasks):
                quiet_since = time.monotonic()
            if time.monotonic() > give_up:
                raise TimeoutError("the screen doesn't come to rest")

    def until(self, condition: Callable[[], bool]) -> None:
        give_up = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            self._wait(15)
            if time.monotonic() > give_up:
                raise TimeoutError("what the scene waits for doesn't come")

    def grab(self, widget: QWidget, file: Path) -> None:
        """The widget's whole window as a PNG."""
        shown = widget.window()
        if not shown.isVisible():
            shown.show()
        self._wait(30)
        shown.grab().save(str(file))

    def strike(self, widget: QWidget) -> None:
        """Put a scene away."""
        shown = widget.window()
        shown.hide()
        if isinstance(shown, MainWindow):
            if shown in self._windows:
                self._windows.remove(shown)
            shown.shut_down()
        shown.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._wait(15)

    def close(self) -> None:
        for window in list(self._windows):
            self.strike(window)
        for tasks in self._tasks:
            tasks.close()
        self.shop.close()

    def _wait(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
