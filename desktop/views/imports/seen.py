"""The left card: which files, what they were recognised as, and what each column or table means here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.buttons import Button
from desktop.views.icons import Glyph, IconTile
from desktop.views.imports.columns import column_word
from desktop.views.imports.report import Recognised, SeenFile
from desktop.views.imports.words import format_word, table_word
from desktop.views.labels import Card, ElidedLabel, clear, hline, label, say
from desktop.views.notices import Banner
from desktop.views.scrolling import scrolled
from desktop.views.texts import filled, listed

_MEANING_WIDTH = 150


class SeenCard(Card):
    other_files = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(0, 0, 0, 0))
        self.box.setSpacing(0)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconTile("file-spreadsheet", "good", 40))
        words = QVBoxLayout()
        words.setSpacing(1)
        self.name = ElidedLabel("", "strong", middle=True)
        self.facts = ElidedLabel("", "caption")
        words.addWidget(self.name)
        words.addWidget(self.facts)
        row.addLayout(words, 1)
        self.other = Button(self.tr("换文件"), kind="link")
        self.other.clicked.connect(self.other_files)
        row.addWidget(self.other, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        self.known = Banner("good")
        column.addWidget(self.known)
        self.box.addWidget(top)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(16, 6, 16, 6)
        self._left, self._right = label("", "caption"), label("", "caption")
        self._right.setFixedWidth(_MEANING_WIDTH + 10)
        head.addWidget(self._left, 1)
        head.addWidget(self._right)
        self.box.addWidget(hline())
        self.box.addWidget(self._head)
        self.box.addWidget(hline())
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.box.addWidget(scrolled(inner), 1)

    def show_files(self, seen: Recognised) -> None:
        files = [one for one in seen.files if not one.aside]
        self._say_files(seen, files)
        formats = listed(dict.fromkeys(format_word(one.format) for one in files))
        self.known.show_text("good", filled(self.tr("认出是 {0}"), formats))
        clear(self._rows)
        if len({one.layout for one in files}) > 1:
            self._show_tables(seen.files)
        else:
            self._show_columns(files[0])
        self._rows.addStretch(1)

    def _say_files(self, seen: Recognised, files: Sequence[SeenFile]) -> None:
        size = sum(one.bytes for one in seen.files)
        encodings = listed(dict.fromkeys(_encoding(one.encoding) for one in files))
        lines = sum(group.lines for group in seen.groups)
        self.name.setText(
            files[0].name
            if len(seen.files) == 1
            else filled(self.tr("{0} 等 {1} 个文件"), files[0].name, len(seen.files))
        )
        self.facts.setText(filled(self.tr("{0} 行 · {1} · {2}"), f"{lines:,}", _size(size), encodings))

    def _show_columns(self, file: SeenFile) -> None:
        self._left.setText(self.tr("文件里的列"))
        self._right.setText(self.tr("对应到"))
        for column in file.columns:
            self._add(column.heading, column.sample, column_word(column.meaning), "circle-check", "good")
        for heading in file.spare:
            self._add(heading, "", self.tr("不导入"), "circle-minus", "text3")

    def _show_tables(self, files: Sequence[SeenFile]) -> None:
        self._left.setText(self.tr("文件"))
        self._right.setText(self.tr("当作"))
        for file in sorted(files, key=lambda one: one.aside):
            icon, token = ("circle-minus", "text3") if file.aside else ("circle-check", "good")
            columns = filled(self.tr("认得 {0} 列"), len(file.columns))
            self._add(file.name, "" if file.aside else columns, table_word(file.layout), icon, token, middle=True)

    def _add(self, heading: str, sample: str, meaning: str, icon: str, token: str, *, middle: bool = False) -> None:
        made = QWidget()
        made.setFixedHeight(44)
        row = QHBoxLayout(made)
        row.setContentsMargins(16, 3, 16, 3)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(ElidedLabel(heading, middle=middle))
        if sample:
            words.addWidget(ElidedLabel(sample.replace("\n", " "), "caption"))
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addWidget(Glyph("arrow-right", "text3", 14), 0, Qt.AlignmentFlag.AlignVCenter)
        meant = ElidedLabel(meaning, "" if token == "good" else "muted")
        meant.setFixedWidth(_MEANING_WIDTH - 22)
        row.addWidget(meant)
        row.addWidget(Glyph(icon, token, 16), 0, Qt.AlignmentFlag.AlignVCenter)
        say(made, f"{heading} {sample} {meaning}")
        self._rows.addWidget(made)
        self._rows.addWidget(hline())


def _encoding(name: str) -> str:
    return {"utf-8-sig": "utf-8", "utf-8-damaged": "utf-8", "xlsx": "XLSX", "xls": "XLS"}.get(name, name)


def _size(count: int) -> str:
    return f"{count / 2**20:.1f} MB" if count >= 2**20 else f"{max(count // 1024, 1)} KB"
