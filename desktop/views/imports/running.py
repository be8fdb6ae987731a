"""The page while the child works: how far it is, and what becomes of what came in when a person stops it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.views.buttons import Button, reveal
from desktop.views.imports.report import Progress
from desktop.views.labels import Card, label
from desktop.views.notices import Spinner


class RunningPage(QWidget):
    """.start(words, asks=…) · .show_progress(progress) · .stop_asked · .wished("keep" | "take_back")"""

    stop_asked = Signal()
    wished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._asks = False
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        card = Card(margins=(24, 20, 24, 20))
        card.setFixedWidth(560)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.words, self.figures = label(""), label("", "caption")
        row.addWidget(Spinner())
        row.addWidget(self.words)
        row.addStretch(1)
        row.addWidget(self.figures)
        self.stop = Button(self.tr("停下"), kind="link")
        self.stop.clicked.connect(self.ask_stop)
        row.addWidget(self.stop)
        card.box.addLayout(row)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        card.box.addWidget(self.bar)
        self.question = QWidget()
        asked = QVBoxLayout(self.question)
        asked.setContentsMargins(0, 10, 0, 0)
        asked.setSpacing(10)
        asked.addWidget(label(self.tr("停下之后，已经导入的怎么办？这一步做完才停，不会停在半笔上"), wrap=True))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.keep = Button(self.tr("留下已导入的"), "check")
        self.take_back = Button(self.tr("撤回已导入的"), "undo-2", kind="danger")
        self.go_on = Button(self.tr("继续导入"), kind="ghost")
        self.keep.clicked.connect(partial(self._wish, "keep"))
        self.take_back.clicked.connect(partial(self._wish, "take_back"))
        self.go_on.clicked.connect(self._go_on)
        buttons.addWidget(self.go_on)
        buttons.addStretch(1)
        buttons.addWidget(self.take_back)
        buttons.addWidget(self.keep)
        asked.addLayout(buttons)
        card.box.addWidget(self.question)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)

    def start(self, words: str, *, asks: bool, stoppable: bool = True) -> None:
        self._asks = asks
        self.words.setText(words)
        self.figures.setText("")
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words)
        self.stop.setEnabled(True)
        reveal(self.stop, stoppable)
        reveal(self.question, False)

    def show_progress(self, progress: Progress) -> None:
        words = {
            "check": self.tr("正在核对"),
            "load": self.tr("正在导入，窗口可以照常用"),
            "take_back": self.tr("正在撤回"),
        }
        self.words.setText(words.get(progress.phase, self.words.text()))
        self.bar.setRange(0, max(progress.total, 1))
        self.bar.setValue(progress.done)
        self.figures.setText(f"{progress.done:,} / {progress.total:,}")

    def ask_stop(self) -> None:
        """Before anything came in there is nothing to ask."""
        if self._asks:
            reveal(self.question, True)
            self.keep.setFocus()
        else:
            self.stop_asked.emit()

    def _wish(self, wish: str, checked: bool = False) -> None:
        reveal(self.question, False)
        self.stop.setEnabled(False)
        self.words.setText(self.tr("做完这一步就停"))
        self.wished.emit(wish)

    def _go_on(self) -> None:
        reveal(self.question, False)
