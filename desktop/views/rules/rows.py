"""One field of the rules: its name, its control, what it was, and why a value can't be.

row.show_document(document) · row.put(document) → a copy with what is typed, ValueError with words for what can't be
row.edited · row.show_was("50%") · row.show_problem("从 0 到 100")
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.rule_document import RANGES, RuleDocument
from desktop.views.buttons import reveal
from desktop.views.form import Choice, TextEdit, fen_to_yuan, whole_points, yuan_to_fen
from desktop.views.formats import points_text
from desktop.views.labels import ElidedLabel, label, repolish, say
from desktop.views.rules.words import MONEY, choice_words, rule_hint, rule_unit, rule_word
from desktop.views.texts import filled

NAME, CONTROL, CHOICE = 150, 130, 210


class RuleRow(QWidget):
    edited = Signal()

    def __init__(self, name: str, control: QWidget) -> None:
        super().__init__()
        self.name, self.control = name, control
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        title = label(rule_word(name))
        title.setFixedWidth(NAME)
        control.setFixedWidth(CHOICE if isinstance(control, Choice) else CONTROL)
        self.was, self.beside = label("", "warn"), ElidedLabel(rule_hint(name), "caption", least=60)
        row.addWidget(title)
        row.addWidget(control)
        row.addWidget(self.was)
        row.addWidget(self.beside, 1)
        reveal(self.was, False)
        say(control, rule_word(name), rule_hint(name))

    def show_document(self, document: RuleDocument) -> None:
        raise NotImplementedError  # every control holds another kind of value

    def put(self, document: RuleDocument) -> RuleDocument:
        raise NotImplementedError  # every control holds another kind of value

    def show_was(self, words: str) -> None:
        """ "" when it is as in the version that it stands beside."""
        self.was.setText(filled(self.tr("原 {0}"), words) if words else "")
        reveal(self.was, bool(words))

    def show_problem(self, words: str) -> None:
        self.beside.setText(words or rule_hint(self.name))
        self.beside.setProperty("role", "error" if words else "caption")
        self.control.setProperty("invalid", bool(words))
        for part in (self.beside, self.control):
            repolish(part)

    def _changed(self, _: object = None) -> None:
        self.edited.emit()


class NumberRow(RuleRow):
    """A whole number within its range, or fen typed as yuan."""

    def __init__(self, name: str) -> None:
        self.edit = TextEdit(suffix=rule_unit(name))
        super().__init__(name, self.edit)
        self.edit.textEdited.connect(self._changed)

    def show_document(self, document: RuleDocument) -> None:
        self.edit.setText(self._shown(getattr(document, self.name)))

    def put(self, document: RuleDocument) -> RuleDocument:
        least, most = RANGES[self.name]
        try:
            number = yuan_to_fen(self.edit.text()) if self.name in MONEY else whole_points(self.edit.text())
        except ValueError:
            raise ValueError(self.tr("要填数字")) from None
        if not least <= number <= most:
            raise ValueError(filled(self.tr("从 {0} 到 {1}"), self._shown(least), self._shown(most)))
        return with_value(document, self.name, number)

    def _shown(self, number: int) -> str:
        return fen_to_yuan(number) if self.name in MONEY else points_text(number)


class ChoiceRow(RuleRow):
    def __init__(self, name: str) -> None:
        self.choice = Choice(choice_words(name), name=rule_word(name))
        super().__init__(name, self.choice)
        self.choice.changed.connect(self._changed)

    def show_document(self, document: RuleDocument) -> None:
        value = getattr(document, self.name)
        self.choice.choose(value if isinstance(value, str) else "yes" if value else "")

    def put(self, document: RuleDocument) -> RuleDocument:
        key = self.choice.key()
        return with_value(document, self.name, key == "yes" if self.name == "quota_by_product" else key)


def with_value(document: RuleDocument, name: str, value: Any) -> RuleDocument:
    return replace(document, **{name: value})
