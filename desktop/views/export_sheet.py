"""ExportSheet: what a list shows, as a file. Where it goes and why are there already; one press writes it.

sheet.written(path) when a file was put where it belongs. A subclass says what the child is to write (wish), for which
reasons, and how many of what it wrote.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services.errors import Invalid, SessionEnded
from desktop.views.buttons import Button, SegmentedControl, reveal
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.export_child import ExportChild
from desktop.views.file_dialogs import ask_place, written_tables
from desktop.views.form import Field
from desktop.views.labels import ElidedLabel, label
from desktop.views.notices import Banner, ProgressRow
from desktop.views.order_acts.reason_fields import ReasonFields
from desktop.views.texts import field_problem, sentence


class ExportSheet(Sheet):
    written = Signal(object)

    def __init__(self, window: QWidget, desk: Desk, *, shows: str, folder: Path | None) -> None:
        super().__init__(window, self.tr("导出列表"), shows, icon="download", width=560)
        self._desk = desk
        self._folder = folder or Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home()
        )
        self.child = ExportChild(desk, self)
        self.child.progress.connect(self._show_moved)
        self.child.done.connect(self._ended)
        self.child.refused.connect(self._failed)
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        own = desk.may(Permission.EXPORT_OWN_VIEW) and not desk.may(Permission.EXPORT)
        self.own = Banner("info")
        self.own.show_text("info", self.own_words() if own else "")
        choices = self.reason_choices()
        self.reasons = self.first = ReasonFields(self.tr("为什么导出"), choices)
        self.reasons.choice.choose(choices[0][0])
        self.kind = SegmentedControl([("xlsx", "XLSX"), ("csv", "CSV")], "xlsx", name=self.tr("文件格式"))
        self.kind.changed.connect(self._kind_chosen)
        self.where = ElidedLabel("", "strong")
        self.elsewhere = Button(self.tr("换个位置"), "folder", kind="link")
        self.elsewhere.clicked.connect(self._choose_place)
        column.addWidget(self.own)
        column.addWidget(self.reasons)
        column.addWidget(_row(Field(self.tr("文件格式"), self.kind)))
        place = QWidget()
        line = QHBoxLayout(place)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.where, 1)
        line.addWidget(self.elsewhere)
        column.addWidget(Field(self.tr("存到"), place))
        self.add_fields(column)
        self.progress = ProgressRow()
        self.progress.cancelled.connect(self._stop)
        self.done = label("", "strong", wrap=True)
        for widget in (self.form, self.progress, self.done):
            self.add(widget)
        self.leave = self.add_button(self.tr("不导"), slot=self.dismiss)
        self.show_folder = self.add_button(self.tr("打开文件夹"), "folder", slot=self._open_folder)
        self.go = self.add_button(self.tr("导出"), "download", kind="primary", slot=self.submit, default=True)
        self.path = self._free(self._folder / "orders.xlsx")
        self._show_path()
        self._show_state("form")

    # what a subclass says

    def wish(self, reason: str) -> dict[str, Any]:
        """The errand for the child that writes self.path."""
        raise NotImplementedError  # every list is asked for in its own way

    def own_words(self) -> str:
        """For who may export only what is hers."""
        raise NotImplementedError  # every list is somebody's in its own way

    def reason_choices(self) -> list[tuple[str, str]]:
        """Why she may export it, the first one chosen."""
        raise NotImplementedError  # every list goes out for its own reasons

    def done_words(self, count: int) -> str:
        raise NotImplementedError  # every list counts its own

    def add_fields(self, column: QVBoxLayout) -> None:
        """What else is to be chosen."""

    # the act

    def set_name(self, stem: str) -> None:
        """A name for the file, without its folder and kind."""
        safe = "".join("-" if letter in '\\/:*?"<>|' or letter < " " else letter for letter in stem).strip(" .")
        self.path = self._free(self._folder / f"{safe or 'orders'}.{self.kind.value()}")
        self._show_path()

    def submit(self) -> None:
        reason = self.reasons.reason()
        if not reason:
            self.reasons.field.set_error(field_problem(Invalid("reason", "missing")))
            return
        if self.child.busy:
            return
        self.show_error("")
        self.progress.begin(self.tr("正在导出"))
        self._show_state("run")
        self.child.start(self.path, self.wish(reason))

    def _show_moved(self, done: int, all_: int) -> None:
        self.progress.show_progress(done, all_)

    def _stop(self) -> None:
        was_busy = self.child.busy
        if self.child.stop() and was_busy:
            self._show_state("form")
            self.show_error(self.tr("停下了，没有留下文件"))

    def _ended(self, count: int) -> None:
        self.done.setText(self.done_words(count))
        self._show_state("done")
        self.leave.setFocus()
        self.written.emit(self.path)

    def _failed(self, fact: object) -> None:
        self._show_state("form")
        if isinstance(fact, SessionEnded):
            self._desk.session_ended.emit(fact.reason)
        self.show_error(sentence(fact) if isinstance(fact, Exception) else str(fact))

    # the place

    def _kind_chosen(self, kind: str) -> None:
        self.path = self._free(self.path.with_suffix(f".{kind}"))
        self._show_path()

    def _choose_place(self) -> None:
        ask_place(self.window(), self.tr("存到哪里"), str(self.path), written_tables(), self.take_place)

    def take_place(self, chosen: str) -> None:
        """What the system's dialog gave; it has asked already before writing over a file."""
        path = Path(chosen)
        kind = path.suffix.casefold().lstrip(".")
        if kind in ("xlsx", "csv"):
            self.kind.choose(kind)
        else:
            path = path.with_name(f"{path.name}.{self.kind.value()}")
        self.path = path
        self._show_path()

    def _free(self, path: Path) -> Path:
        """A name that no file has yet: nothing is written over unasked."""
        stem, number = path.stem, 2
        while path.exists():
            path = path.with_name(f"{stem} ({number}){path.suffix}")
            number += 1
        return path

    def _show_path(self) -> None:
        self.where.setText(str(self.path))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))

    def _show_state(self, state: str) -> None:
        reveal(self.form, state == "form")
        reveal(self.progress, state == "run")
        reveal(self.done, state == "done")
        reveal(self.go, state == "form")
        reveal(self.show_folder, state == "done")
        reveal(self.leave, state != "run")
        self.leave.setText(self.tr("关闭") if state == "done" else self.tr("不导"))
        self._cross.setEnabled(state != "run")
        self.place()

    def dismiss(self) -> None:
        if not self.child.busy:
            super().dismiss()

    def hideEvent(self, event: QHideEvent) -> None:
        """A window that closes leaves no half file, and no process that has answered but not ended."""
        self._stop()
        super().hideEvent(event)


def _row(widget: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return made
