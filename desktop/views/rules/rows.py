"""One field of the rules: its name, its control, what it was, and why a value can't be.

row.show_document(document) · row.put(document) → a copy with what is typed, ValueError with words for what can't be
row.edited · row.show_was("50%") · row.show_problem("从 0 到 100")
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.services.rule_document import RANGES, RuleDocument
from desktop.views.field_row import FieldRow, shown_number, typed_number
from desktop.views.form import Choice, TextEdit
from desktop.views.labels import ElidedLabel
from desktop.views.rules.words import MONEY, choice_words, rule_hint, rule_unit, rule_word

NAME, CONTROL, CHOICE = 150, 130, 210


class RuleRow(FieldRow):
    def __init__(self, name: str, control: QWidget) -> None:
        super().__init__(
            name, rule_word(name), control, rule_hint(name), ElidedLabel("", "caption", least=60), title_width=NAME,
            control_width=CHOICE if isinstance(control, Choice) else CONTROL, gap=10,
        )  # fmt: skip

    def show_document(self, document: RuleDocument) -> None:
        raise NotImplementedError  # every control holds another kind of value

    def put(self, document: RuleDocument) -> RuleDocument:
        raise NotImplementedError  # every control holds another kind of value


class NumberRow(RuleRow):
    """A whole number within its range, or fen typed as yuan."""

    def __init__(self, name: str) -> None:
        self.edit = TextEdit(suffix=rule_unit(name))
        super().__init__(name, self.edit)
        self.edit.textEdited.connect(self._edited)

    def show_document(self, document: RuleDocument) -> None:
        self.edit.setText(shown_number(getattr(document, self.name), money=self.name in MONEY))

    def put(self, document: RuleDocument) -> RuleDocument:
        number = typed_number(self.edit.text(), RANGES[self.name], money=self.name in MONEY)
        return with_value(document, self.name, number)


class ChoiceRow(RuleRow):
    def __init__(self, name: str) -> None:
        self.choice = Choice(choice_words(name), name=rule_word(name))
        super().__init__(name, self.choice)
        self.choice.changed.connect(self._edited)

    def show_document(self, document: RuleDocument) -> None:
        value = getattr(document, self.name)
        self.choice.choose(value if isinstance(value, str) else "yes" if value else "")

    def put(self, document: RuleDocument) -> RuleDocument:
        key = self.choice.key()
        return with_value(document, self.name, key == "yes" if self.name == "quota_by_product" else key)


def with_value(document: RuleDocument, name: str, value: Any) -> RuleDocument:
    return replace(document, **{name: value})
