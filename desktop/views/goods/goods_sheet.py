"""GoodsSheet: the frame of the dialogs on goods and stock. It shows what will happen, sends the act once, keeps what was typed.

def command(self, *, trial=False) -> Command | None     what to send; trial: for the rehearsal, show no errors
def read_again(self)                                    somebody was faster: read it again, keep what was typed
done(answer)                                            the act is done, before the sheet closes
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.errors import ChangedByOther, DatabaseGone, Invalid
from desktop.services.transaction import Rehearsal
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.form import Field
from desktop.views.labels import SectionHeader
from desktop.views.notices import Effect, EffectBox
from desktop.views.texts import field_problem, sentence

PAUSE_MS = 250


@dataclass(frozen=True, slots=True)
class Command:
    """One act of the services with its arguments."""

    act: Callable[..., Any]
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)


class GoodsSheet(Sheet):
    done = Signal(object)

    def __init__(self, window: QWidget, desk: Desk, title: str, subtitle: str, **looks: Any) -> None:
        super().__init__(window, title, subtitle, **looks)
        self.desk = desk
        self.fields: dict[str, Field] = {}
        self.effects = EffectBox()
        self._sent: Command | None = None
        self._command_id = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.rehearse)

    def command(self, *, trial: bool = False) -> Command | None:
        raise NotImplementedError

    def read_again(self) -> None:
        """Nothing to read again where no version is carried."""

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        """What the act would do."""

    def add_effects(self) -> None:
        self.add(SectionHeader(self.tr("将会发生")))
        self.add(self.effects)

    def show_nothing(self, words: str) -> None:
        self.effects.show_effects([Effect("info", "", (words,))])

    def changed(self, *ignored: object) -> None:
        """Something that the act depends on was typed or chosen."""
        self._pause.start()

    def rehearse(self) -> None:
        self._pause.stop()
        command = self.command(trial=True)
        if command is not None:
            self.desk.rehearse(
                self, command.act, *command.args, then=self.show_rehearsal, failed=self._not_rehearsed, **command.kwargs
            )

    def submit(self) -> None:
        command = self.command()
        if command is None or self._busy:
            return
        if command != self._sent:
            self._sent, self._command_id = command, uuid.uuid4().hex
        for one in self.fields.values():
            one.set_error("")
        self.show_error("")
        self.set_busy(self.tr("正在保存"))
        self.desk.do(
            self, command.act, *command.args, then=self._done, failed=self._refused, command_id=self._command_id,
            **command.kwargs,
        )  # fmt: skip

    def open(self) -> None:
        self.body.addStretch(1)
        super().open()
        self.rehearse()

    def _not_rehearsed(self, fact: Exception) -> None:
        if isinstance(fact, ChangedByOther):
            self.show_error(sentence(fact))
            self.read_again()
        else:
            self.show_nothing(sentence(fact))

    def _done(self, answer: Any) -> None:
        self.set_busy("")
        self.done.emit(answer)
        self.close_overlay()

    def _refused(self, fact: Exception) -> None:
        """A lost connection keeps the command's id: the same click once more is the same act."""
        self.set_busy("")
        if not isinstance(fact, DatabaseGone):
            self._sent = None
        if isinstance(fact, Invalid) and (at := self.fields.get(fact.field)) is not None:
            at.set_error(field_problem(fact))
            at.control.setFocus()
            return
        self.show_error(sentence(fact))
        if isinstance(fact, ChangedByOther):
            self.read_again()
