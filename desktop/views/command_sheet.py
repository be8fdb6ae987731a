"""Sheets that send an act of the services, once, and keep what was typed.

SendingSheet       .transmit(Command, "正在保存") · places() says beneath which field an Invalid stands
RehearsingSheet    shows what will happen before it does: command(trial=True) makes what is rehearsed while she types

A command keeps its id over a lost connection: the same click once more is the same act, so that twice is once.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.services.errors import DatabaseGone, Invalid
from desktop.services.transaction import Rehearsal
from desktop.views.buttons import Button
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.form import Field
from desktop.views.labels import SectionHeader
from desktop.views.notices import Effect, EffectBox
from desktop.views.texts import field_problem, sentence

PAUSE_MS = 250


def said_beneath(fact: Exception, places: Mapping[str, Field]) -> bool:
    """An Invalid is said beneath its field, where the cursor goes; False for what has no field there."""
    if not isinstance(fact, Invalid) or (at := places.get(fact.field)) is None:
        return False
    at.set_error(field_problem(fact))
    at.control.setFocus()
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """One act of the services with its arguments."""

    act: Callable[..., Any]
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)


class SendingSheet(Sheet):
    def __init__(self, window: QWidget, desk: Desk, title: str, subtitle: str, **looks: Any) -> None:
        super().__init__(window, title, subtitle, **looks)
        self.desk = desk
        self._sent: Command | None = None
        self._command_id = ""

    def places(self) -> Mapping[str, Field]:
        """Fields by the name under which the services know them."""
        return {}

    def succeeded(self, answer: Any, command: Command) -> None:
        """The act is done, before the sheet closes."""
        self.close_overlay()

    def begin(self, words: str) -> None:
        for one in self.places().values():
            one.set_error("")
        self.show_error("")
        self.set_busy(words)

    def transmit(self, command: Command, words: str) -> None:
        if command != self._sent:
            self._sent, self._command_id = command, uuid.uuid4().hex
        self.begin(words)
        self.desk.do(
            self, command.act, *command.args, then=self._done, failed=self._refused, command_id=self._command_id,
            **command.kwargs,
        )  # fmt: skip

    def refuse(self, fact: Exception) -> None:
        """Says a refusal where it belongs: beneath its field, else above the body."""
        if not said_beneath(fact, self.places()):
            self.show_error(sentence(fact))

    def _done(self, answer: Any) -> None:
        command, self._sent = self._sent, None
        self.set_busy("")
        assert command is not None
        self.succeeded(answer, command)

    def _refused(self, fact: Exception) -> None:
        self.set_busy("")
        if not isinstance(fact, DatabaseGone):
            self._sent = None
        self.refuse(fact)


class RehearsingSheet(SendingSheet):
    def __init__(self, window: QWidget, desk: Desk, title: str, subtitle: str, **looks: Any) -> None:
        super().__init__(window, desk, title, subtitle, **looks)
        self.effects = EffectBox()
        self._act: tuple[Button, str] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.rehearse)

    def command(self, *, trial: bool = False) -> Command | None:
        """What to send; trial: for the rehearsal, show no errors. None with the reasons shown."""
        raise NotImplementedError  # every sheet has an act of its own; Qt's metaclass leaves no room for ABC's

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        """What the act would do."""

    def busy_words(self) -> str:
        return self.tr("正在保存")

    def add_effects(self, title: str = "") -> None:
        self.add(SectionHeader(title or self.tr("将会发生")))
        self.add(self.effects)

    def add_act(self, words: str, icon: str, *, kind: str = "primary") -> Button:
        """The button that sends it; what is rehearsed may put its price on it, until nothing can be told again."""
        self._act = self.add_button(words, icon, kind=kind, slot=self.submit, default=True), words
        return self._act[0]

    def show_nothing(self, words: str) -> None:
        """In place of effects, what is missing before they can be told."""
        self.effects.show_effects([Effect("info", "", (words,))])
        if self._act is not None:
            self._act[0].setText(self._act[1])

    def changed(self, *ignored: object) -> None:
        """Something that the act depends on was typed or chosen."""
        self._pause.start()

    def rehearse(self) -> None:
        self._pause.stop()
        command = self.command(trial=True)
        if command is not None:
            self.desk.rehearse(
                self, command.act, *command.args, then=self._rehearsed, failed=self._not_rehearsed, **command.kwargs
            )

    def submit(self) -> None:
        command = self.command()
        if command is not None and not self._busy:
            self.send(command)

    def send(self, command: Command) -> None:
        self.transmit(command, self.busy_words())

    def open(self) -> None:
        self.body.addStretch(1)
        super().open()
        self.rehearse()

    def _rehearsed(self, rehearsal: Rehearsal) -> None:
        self.show_rehearsal(rehearsal)

    def _not_rehearsed(self, fact: Exception) -> None:
        self.show_nothing(sentence(fact))
