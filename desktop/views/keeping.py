"""Keeping: where a person is and what she is typing is noted every two seconds, so that a program which ends by itself
takes nothing with it; after such an end she is brought back to it.

    keeping = Keeping(window, place, memory, last, drafts)
    keeping.come_back()      says so once, shows the order that was selected, offers what was being typed
    keeping.stop()           an orderly leave: nothing is being typed any more; at the lock it stays as it stands
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop.views.drafts import Draft, Drafts
from desktop.views.file_dialogs import ask_place
from desktop.views.last_time import LastTime
from desktop.views.memory import Memory
from desktop.views.texts import filled
from desktop.views.words import act_word
from desktop.views.workplace import ORDERS, Workplace

EVERY_MS = 2_000


class Keeping(QObject):
    def __init__(self, window: QWidget, place: Workplace, memory: Memory, last: LastTime, drafts: Drafts) -> None:
        super().__init__(place)
        self._window, self._place, self._memory, self._last, self._drafts = window, place, memory, last, drafts
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.keep)

    def come_back(self) -> None:
        """The place as it was comes with every start; after a crash the order and the words do, too."""
        login, place = self._place.desk.actor.login, self._place
        left = self._drafts.left(place.desk.office, login) if self._last.interrupted else None
        order_id = self._memory.recall(self._name())
        if self._last.interrupted:
            self._last.interrupted = False
            if isinstance(order_id, int) and place.shell.current_page() == ORDERS:
                place.show_order(order_id)
            words = self.tr("上次没有正常退出，已回到当时的地方")
            place.shell.toaster.offer(words, self.tr("存一份经过"), self._ask_where, seconds=30, tone="info")
            if left is not None:
                words = filled(self.tr("{0} 的「{1}」还没写完"), left.number, act_word(left.act))
                place.shell.toaster.offer(words, self.tr("接着写"), partial(place.acts.resume, left), tone="info")
        self._timer.start()

    def keep(self) -> None:
        place = self._place
        place.remember()
        self._memory.keep_window(self._window)
        self._memory.keep(self._name(), place.selected)
        self._memory.sync()
        self._drafts.keep(place.desk.office, place.desk.actor.login, self._draft())

    def stop(self) -> None:
        self._timer.stop()
        if not self._place.lock.locked:
            self._drafts.keep(self._place.desk.office, self._place.desk.actor.login, None)

    def _draft(self) -> Draft | None:
        """Of the dialog that is open, else of the note that stands in the pane."""
        return self._place.acts.draft() or self._place.pane.draft()

    def _name(self) -> str:
        return f"selected/{self._place.desk.actor.login}"

    def _ask_where(self) -> None:
        name = self.tr("积分掌柜的经过.txt")
        ask_place(self._window, self.tr("经过存到哪里"), name, (self.tr("文本 (*.txt)"),), self._write)

    def _write(self, path: str) -> None:
        work = partial(Path(path).write_text, self._last.report(), encoding="utf-8", newline="\n")
        then = partial(self._written, path)
        self._place.desk.tasks.run(self, work, then=then, failed=self._not_written)

    def _written(self, path: str, _length: int) -> None:
        self._place.shell.toaster.say(filled(self.tr("经过存在 {0}，里面没有客人的资料"), path))

    def _not_written(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self._place.shell.toaster.say(self.tr("存不下来，换一个地方再存"), tone="danger", seconds=10)
