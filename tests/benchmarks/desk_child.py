"""The desk in a process of its own, told on its output how it goes: python -m tests.benchmarks.desk_child ACT FOLDER.

bare      a window of Qt alone                       painted
login     the program to its login page              painted
work      the owner's day in a demo shop             for each page: its name, MiB, the longest wait in ms
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def say(*words: object) -> None:
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


def bare() -> None:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Bare(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            say("painted")
            os._exit(0)

    app = QApplication([])
    window = Bare()
    window.resize(1366, 768)
    window.show()
    app.exec()


def login(folder: Path) -> None:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from desktop import app, config
    from desktop.views.login_view import LoginView

    def painted(_page: QWidget, _event: QPaintEvent) -> None:
        say("painted")
        os._exit(0)

    config.data_folder = lambda: folder
    # the program's own page, told of when Qt first paints it
    LoginView.paintEvent = painted  # type: ignore[method-assign]
    app._open_desk(app.parser().parse_args([]))


def work(folder: Path) -> None:
    from tests.benchmarks.desk_day import day

    day(folder, say)


if __name__ == "__main__":
    act, *rest = sys.argv[1:]
    if act == "bare":
        bare()
    else:
        {"login": login, "work": work}[act](Path(rest[0]))
