"""备注: what colleagues wrote, and a place to write on; what is being typed survives refreshes and other orders."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services import marks
from desktop.services.masks import mentions_phone
from desktop.services.order_detail import NoteRow
from desktop.views.buttons import Button, reveal
from desktop.views.desk import Desk
from desktop.views.labels import label, say
from desktop.views.order_pane.shown import Shown
from desktop.views.pane_part import Moment, PanePart, S
from desktop.views.texts import filled, sentence

translate = QCoreApplication.translate
NEWEST = 5
_LOW, _HIGH = 34, 66


class FoldedNotes(PanePart[S]):
    """What colleagues wrote, newest first; beyond the newest few behind a link."""

    def __init__(self) -> None:
        super().__init__(translate("notes", "备注"))
        self.box.setSpacing(5)
        self._all_of: int | None = None
        self._last: S | None = None
        self.header.acted.connect(self._show_all)

    def notes_of(self, shown: S) -> Sequence[NoteRow]:
        raise NotImplementedError  # each pane keeps its notes elsewhere

    def show_state(self, shown: S) -> None:
        self._last = shown
        super().show_state(shown)

    def facts(self, shown: S) -> object:
        return (self.notes_of(shown), shown.today, self._all_of == shown.subject_id)

    def fill(self, shown: S) -> None:
        notes = self.notes_of(shown)
        some = notes if self._all_of == shown.subject_id else notes[:NEWEST]
        words = filled(translate("notes", "展开全部 {0} 条"), len(notes)) if len(some) < len(notes) else ""
        self.header.action.setText(words)
        self.header.action.setVisible(bool(words))
        for note in some:
            self.box.addWidget(note_entry(note.author, shown.moment(note.at), note.body, tip=shown.exact(note.at)))

    def _show_all(self) -> None:
        if self._last is not None:
            self._all_of = self._last.subject_id
            self.show_state(self._last)


class NotesPart(FoldedNotes[Shown]):
    """The buyer's remark first."""

    def notes_of(self, shown: Shown) -> Sequence[NoteRow]:
        return shown.detail.notes

    def facts(self, shown: Shown) -> object:
        return (shown.detail.remark, super().facts(shown))

    def fill(self, shown: Shown) -> None:
        if shown.detail.remark:
            self.box.addWidget(note_entry(self.tr("买家备注"), "", shown.detail.remark))
        super().fill(shown)


def note_entry(who: str, when: str, body: str, *, tip: str = "") -> QWidget:
    """One note: who wrote it and when, and its text."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    row = QHBoxLayout()
    row.addWidget(label(who, "caption_strong"))
    row.addStretch(1)
    right = label(when, "caption")
    right.setToolTip(tip)
    row.addWidget(right)
    column.addLayout(row)
    column.addWidget(label(body, wrap=True, selectable=True))
    say(made, " ".join((who, when, body)))
    return made


class NoteEditor(QWidget):
    """Ctrl+Enter saves by `act`. Drafts are kept per order (or member) until they are saved."""

    saved = Signal(int)

    def __init__(self, desk: Desk, act: Callable[..., object] = marks.note_order) -> None:
        super().__init__()
        self._desk, self._act = desk, act
        self._subject_id: int | None = None
        self._drafts: dict[int, str] = {}
        self._saving: set[int] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.edit = QPlainTextEdit()
        self.edit.setPlaceholderText(self.tr("写给同事的备注"))
        self.edit.setAccessibleName(self.tr("写备注"))
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(_LOW)
        self.edit.textChanged.connect(self._typed)
        self.edit.installEventFilter(self)
        column.addWidget(self.edit)
        self.warning = label(self.tr("备注谁都看得到，电话请留在收货人资料里"), "error", wrap=True)
        reveal(self.warning, False)
        column.addWidget(self.warning)
        self.error = label("", "error", wrap=True)
        reveal(self.error, False)
        column.addWidget(self.error)
        row = QHBoxLayout()
        self._hint = label(self.tr("Ctrl+Enter 保存"), "caption")
        self.save = Button(self.tr("保存备注"), "check", size="small")
        self.save.clicked.connect(self._save)
        row.addWidget(self._hint)
        row.addStretch(1)
        row.addWidget(self.save)
        column.addLayout(row)
        self._typed()

    def show_state(self, shown: Moment) -> None:
        subject_id = shown.subject_id
        reveal(self, self._desk.may(Permission.NOTE))
        if subject_id == self._subject_id:
            return
        self._subject_id = None
        self.edit.setPlainText(self._drafts.get(subject_id, ""))
        self._subject_id = subject_id
        self._say("")
        self._typed()

    def _typed(self) -> None:
        text = self.edit.toPlainText()
        if self._subject_id is not None:
            if text:
                self._drafts[self._subject_id] = text
            else:
                self._drafts.pop(self._subject_id, None)
        reveal(self.warning, mentions_phone(text))
        typed = bool(text.strip())
        reveal(self.save, typed)
        reveal(self._hint, typed)
        self.save.setEnabled(typed and self._subject_id not in self._saving)
        self.edit.setFixedHeight(_HIGH if text else _LOW)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if text else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.edit.setVerticalScrollBarPolicy(bar)

    def _save(self) -> None:
        subject_id, text = self._subject_id, self.edit.toPlainText()
        if subject_id is None or not text.strip() or subject_id in self._saving:
            return
        self._saving.add(subject_id)
        self._typed()

        def written(answer: object) -> None:
            self._saving.discard(subject_id)
            if self._drafts.get(subject_id) == text:
                del self._drafts[subject_id]
                if self._subject_id == subject_id:
                    self.edit.clear()
            self._say("")
            self._typed()
            self.saved.emit(subject_id)

        def refused(error: Exception) -> None:
            self._saving.discard(subject_id)
            self._typed()
            if self._subject_id == subject_id:
                self._say(sentence(error))

        self._desk.do(self, self._act, subject_id, body=text, then=written, failed=refused)

    def _say(self, text: str) -> None:
        self.error.setText(filled(self.tr("没有保存，写的还在。{0}"), text) if text else "")
        reveal(self.error, bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._save()
                return True
        return False
