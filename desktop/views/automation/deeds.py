"""就: what a rule does, one row per deed.

row = DeedRow(Then(Deed.HOLD, "先核对"), colleagues)   .then() raises ValueError · .edited · .removed
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.shop_rules import Deed
from desktop.services.automation.rule_draft import Then
from desktop.services.marks import PRIORITIES
from desktop.views.automation_words import deed_word
from desktop.views.buttons import IconButton
from desktop.views.filling import begun
from desktop.views.form import Choice, TextEdit
from desktop.views.texts import filled
from desktop.views.words import priority_word

_TEXTS = frozenset({Deed.HOLD, Deed.TAG, Deed.NOTE, Deed.NOTIFY})
_PEOPLE = frozenset({Deed.ASSIGN, Deed.NOTIFY})


class DeedRow(QWidget):
    edited = Signal()
    removed = Signal()

    def __init__(self, then: Then, colleagues: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.deed = Choice([(one.value, begun(deed_word(one))) for one in Deed], name=self.tr("做什么"))
        self.deed.fit(120, 180)
        self.person = Choice([("", self.tr("选一位同事")), *colleagues], name=self.tr("哪位同事"))
        self.person.fit(110, 160)
        self.priority = Choice([(str(one), priority_word(one)) for one in PRIORITIES], name=self.tr("优先级"))
        self.text = TextEdit(name=self.tr("写什么"))
        cross = IconButton("x", self.tr("不做这件"))
        cross.clicked.connect(self.removed)
        for part in (self.deed, self.person, self.priority):
            row.addWidget(part)
        row.addWidget(self.text, 1)
        row.addStretch(0)
        row.addWidget(cross)
        self.deed.choose(then.deed.value)
        self.person.choose(then.login)
        self.priority.choose(str(then.number))
        self.text.setText(then.text)
        self._show_parts()
        self.deed.changed.connect(self._other)
        self.person.changed.connect(self._changed)
        self.priority.changed.connect(self._changed)
        self.text.textEdited.connect(self._changed)

    def then(self) -> Then:
        """Raises ValueError with what is missing."""
        deed = Deed(self.deed.key())
        text = self.text.text().strip() if deed in _TEXTS else ""
        login = self.person.key() if deed in _PEOPLE else ""
        if (deed in _TEXTS and not text) or (deed in _PEOPLE and not login):
            raise ValueError(filled(self.tr("{0}：还没填完"), begun(deed_word(deed))))
        return Then(deed, text, login, int(self.priority.key()) if deed is Deed.PRIORITY else 0)

    def _other(self, _deed: str) -> None:
        self._show_parts()
        self.edited.emit()

    def _show_parts(self) -> None:
        deed = Deed(self.deed.key())
        self.person.setVisible(deed in _PEOPLE)
        self.priority.setVisible(deed is Deed.PRIORITY)
        self.text.setVisible(deed in _TEXTS)
        self.text.setPlaceholderText(
            {
                Deed.HOLD: self.tr("挂起的原因"),
                Deed.TAG: self.tr("标签"),
                Deed.NOTE: self.tr("备注，别写客人资料"),
                Deed.NOTIFY: self.tr("告诉同事什么"),
            }.get(deed, "")
        )

    def _changed(self, *_: object) -> None:
        self.edited.emit()
