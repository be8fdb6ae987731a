"""诊断: how this PC and its database are, what to do about it, and a report that names nobody.

HealthSheet(window, desk, log=desk_log_file).open()
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.config import utc_now
from desktop.services.doctor import Finding, State, examine
from desktop.services.list_files import writing
from desktop.services.whole_file import whole
from desktop.this_pc import kept_secrets
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.file_dialogs import ask_place
from desktop.views.health_words import health_summary, health_title, health_words
from desktop.views.icons import Glyph
from desktop.views.labels import clear, label
from desktop.views.texts import filled, sentence

_LOOKS = {
    State.FINE: ("circle-check", "good"), State.LOOK: ("triangle-alert", "points"), State.BAD: ("circle-x", "danger_text"),
}  # fmt: skip
_LOG_MOST = 200_000
_FOLDERS = re.compile(r'(?:[A-Za-z]:)?[\\/](?:[^\\/\n"\uff0c\uff09:]+[\\/])+')


class HealthSheet(Sheet):
    def __init__(self, window: QWidget, desk: Desk, log: Path) -> None:
        super().__init__(
            window, self.tr("诊断"), self.tr("这台电脑和数据库；不看任何客人的资料"), icon="monitor", width=680
        )
        self._desk, self._log = desk, log
        self.found: tuple[Finding, ...] = ()
        self.summary = label("", "strong")
        self.rows = QWidget()
        self._grid_of_rows = QGridLayout(self.rows)
        self._grid_of_rows.setContentsMargins(0, 0, 0, 0)
        self._grid_of_rows.setHorizontalSpacing(12)
        self._grid_of_rows.setVerticalSpacing(12)
        self._grid_of_rows.setColumnStretch(2, 1)
        for widget in (self.summary, self.rows):
            self.add(widget)
        self.again = self.add_button(self.tr("再看一次"), "refresh-cw", slot=self.look)
        self.save = self.add_button(self.tr("存报告…"), "download", slot=self.ask_where)
        self.add_button(self.tr("关上"), kind="primary", slot=self.dismiss, default=True)
        self.look()

    def look(self) -> None:
        self.summary.setText(self.tr("正在看…"))
        self.again.setEnabled(False)
        self.save.setEnabled(False)
        self._desk.call(self, examine, kept_secrets(), then=self._show, failed=self._failed)

    def _show(self, found: tuple[Finding, ...]) -> None:
        self.found = found
        self.again.setEnabled(True)
        self.save.setEnabled(True)
        states = [one.state for one in found]
        self.summary.setText(health_summary(states.count(State.BAD), states.count(State.LOOK)))
        clear(self._grid_of_rows)
        for at, one in enumerate(sorted(found, key=lambda one: list(_LOOKS)[::-1].index(one.state))):
            self._add(at, one)
        self.place()

    def _add(self, at: int, one: Finding) -> None:
        said, way = health_words(one)
        icon, token = _LOOKS[one.state]
        words = label(said if not way else f"{said}\n{way}", wrap=True)
        title = label(health_title(one.key), "strong")
        for column, widget in enumerate((Glyph(icon, token, 18), title, words)):
            self._grid_of_rows.addWidget(widget, at, column)

    def _failed(self, error: Exception) -> None:
        self.again.setEnabled(True)
        self.summary.setText("")
        self.show_error(sentence(error))

    # the report

    def ask_where(self) -> None:
        name = filled(self.tr("诊断 {0}.txt"), f"{utc_now():%Y-%m-%d}")
        ask_place(self, self.tr("报告存到哪里"), name, [self.tr("文本 (*.txt)")], self.write)

    def write(self, chosen: str) -> None:
        lines = [f"{one.state.value:<5} {health_title(one.key)}: {' '.join(health_words(one))}" for one in self.found]
        work = partial(write_report, Path(chosen), lines, self._log)
        self._desk.tasks.run(self, work, then=self._written, failed=self._failed)

    def _written(self, path: Path) -> None:
        self.summary.setText(filled(self.tr("存好了：{0}"), path.name))


def write_report(path: Path, lines: Sequence[str], log: Path) -> Path:
    """What was found, and which errors there were; folders are left out, since they may name a person. Whole or not at
    all: raises CouldNotWrite.
    """
    try:
        mishaps = log.read_text(encoding="utf-8", errors="replace")[-_LOG_MOST:]
    except OSError:
        mishaps = ""
    text = "\n".join([f"{utc_now():%Y-%m-%d %H:%M} UTC", *lines, "", mishaps])
    with writing(path), whole(path) as beside:
        beside.write_text(_FOLDERS.sub("…/", text), encoding="utf-8", newline="\n")
    return path
