"""The desk as a program of its own, which a story may kill: a person at it signs in and works as she is told.

with DeskProcess(shop, folder, {"order": 7, "act": "edit_order", "words": {…}, …}) as desk:
    desk.heard()             what she sees, once she has done it
    desk.kill()              SIGKILL, as a power cut or a crash leaves it
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from tests.people import SECRET, Shop


class DeskProcess(AbstractContextManager["DeskProcess"]):
    def __init__(self, shop: Shop, folder: Path, told: dict[str, Any]) -> None:
        from desktop.services.settings import shop_settings
        from desktop.shop_secrets import ShopSecrets

        ShopSecrets(folder / "secrets").set(shop.ask(shop_settings).shop_id, SECRET)
        environment = {
            **os.environ, "POINTSDESK_DB": shop.url, "POINTSDESK_SECRETS": str(folder / "secrets"),
            "DESK_FOLDER": str(folder), "QT_QPA_PLATFORM": "offscreen",
        }  # fmt: skip
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.desk_process"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            encoding="utf-8", env=environment,
        )  # fmt: skip
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(told) + "\n")
        self._process.stdin.flush()

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin and self._process.stdout
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(timeout=30)
        self._process.stdin.close()
        self._process.stdout.close()

    def heard(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the desk has ended"
        heard: dict[str, Any] = json.loads(line)
        return heard

    def kill(self) -> None:
        self._process.kill()
        self._process.wait(timeout=30)


def main() -> int:
    from desktop import app, config
    from desktop.views import keeping
    from desktop.views.children import WorkerProcess
    from desktop.views.main_window import MainWindow

    told = json.loads(sys.stdin.readline())
    folder = Path(os.environ["DESK_FOLDER"])
    config.data_folder = lambda: folder
    keeping.EVERY_MS = 200
    # this process is the story's: it patches the program before it is opened, and ends with it
    WorkerProcess.start = WorkerProcess.stop = _no_worker  # type: ignore[method-assign, assignment]
    appear = MainWindow.appear

    def appear_with_somebody(window: MainWindow) -> None:
        appear(window)
        _Person(window, told).begin()

    MainWindow.appear = appear_with_somebody  # type: ignore[method-assign, assignment]
    return app._open_desk(app.parser().parse_args([]))


def _no_worker(_worker: object) -> None:
    """Its story is another one."""


class _Person:
    """Does one thing after the other, each as soon as it is possible."""

    def __init__(self, window: Any, told: dict[str, Any]) -> None:
        self.window, self.told = window, told

    def begin(self) -> None:
        self.when(lambda: self.window.login is not None, self.sign_in)

    def when(self, possible: Callable[[], bool], then: Callable[[], object]) -> None:
        from PySide6.QtCore import QTimer

        def look() -> None:
            if possible():
                timer.stop()
                then()

        timer = QTimer(self.window)
        timer.timeout.connect(look)
        timer.start(20)

    @property
    def place(self) -> Any:
        return self.window.place

    def calm(self) -> bool:
        return self.place is not None and self.place.orders.facts.are_known and not self.place.desk.tasks.busy

    def sign_in(self) -> None:
        from tests.people import PASSWORD

        login = self.window.login
        login.login.setText("lixiang")
        login.panel.edit.setText(PASSWORD)
        login.panel.submit()
        self.when(self.calm, self.work)

    def work(self) -> None:
        from desktop.models.vocabulary import OrderStatus
        from desktop.services.order_filter import OrderFilter

        self.window.resize(*self.told["size"])
        self.place.show_orders(OrderFilter(statuses=(OrderStatus(self.told["status"]),)))
        self.place.show_order(self.told["order"])
        self.when(self.calm, self.write)

    def write(self) -> None:
        self.place.acts.start(self.told["act"], self.told["order"])
        self.when(lambda: self.place.acts.sheet is not None and self.calm(), self.typed)

    def typed(self) -> None:
        sheet = self.place.acts.sheet
        for name, text in self.told["words"].items():
            edit = sheet.drafted()[name]
            edit.setPlainText(text) if hasattr(edit, "setPlainText") else edit.setText(text)
        for name, text in self.told.get("private", {}).items():
            getattr(sheet.address, name).setText(text)
        # as two seconds later
        self.window._keeping.keep()
        self.say({"typed": True})

    def say(self, what: dict[str, Any]) -> None:
        sys.stdout.write(json.dumps(what, ensure_ascii=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
