"""ActSheet: the frame of every act's dialog. It shows what will happen, sends the act once, and keeps what was typed.

    class HoldSheet(ActSheet):
        def command(self, *, trial=False) -> Command | None     what to send; trial: for the rehearsal, show no errors
        def places(self) -> {"reason": self.reason}             where an Invalid of that name stands
        def show_case(self)                                     the order is another one now; typed things stay

self.changed() asks for a new rehearsal after 250 ms; the newest answer alone is shown. A stale order is read again and
shown with who changed what. A command keeps its id over a lost connection, so that twice is once.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.services.errors import ChangedByOther, DatabaseGone
from desktop.services.order_cases import OrderCase, order_case
from desktop.services.settings import shop_settings
from desktop.services.transaction import Rehearsal
from desktop.views.command_sheet import Command, RehearsingSheet
from desktop.views.desk import Desk
from desktop.views.formats import moment
from desktop.views.order_acts.effects import effects_of
from desktop.views.texts import filled, sentence

DOUBT_MS = 3_000


class ActSheet(RehearsingSheet):
    """acted(OrderRow, Command) comes when the act is done, before the sheet closes."""

    acted = Signal(object, object)

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        case: OrderCase,
        title: str,
        subtitle: str,
        *,
        icon: str,
        tone: str = "accent",
        width: int = 620,
    ) -> None:
        super().__init__(window, desk, title, subtitle, icon=icon, tone=tone, width=width)
        self.case = case
        self._focused: QWidget | None = None
        self._from_trial = False
        self._doubt = QTimer(self)
        self._doubt.timeout.connect(self._ask_again)

    @property
    def in_doubt(self) -> tuple[Command, str] | None:
        """The command, with its id, that was sent and never answered."""
        return (self._sent, self._command_id) if self._sent is not None and self._doubt.isActive() else None

    def show_case(self) -> None:
        """The order was read again: show it, keep what was typed."""

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        self.effects.show_effects(effects_of(self.case, rehearsal))

    def trial_refused(self, fact: Exception) -> bool:
        """True where the sheet has said it in its own place; else it stands above the body."""
        return False

    def succeeded(self, answer: Any, command: Command) -> None:
        self.acted.emit(answer, command)
        self.close_overlay()

    def send(self, command: Command) -> None:
        self._doubt.stop()
        self._focused = QApplication.focusWidget()
        super().send(command)

    def _rehearsed(self, rehearsal: Rehearsal) -> None:
        if self._from_trial:
            self._from_trial = False
            self.show_error("")
        super()._rehearsed(rehearsal)

    def _not_rehearsed(self, fact: Exception) -> None:
        if isinstance(fact, ChangedByOther):
            self._read_again(fact)
            return
        if self.trial_refused(fact):
            self.show_nothing(self.tr("这样做不成，见上面"))
            return
        self._from_trial = True
        self.show_nothing(self.tr("这样做不成，见上面"))
        self.show_error(sentence(fact))

    def _refused(self, fact: Exception) -> None:
        self.set_busy("")
        if self._focused is not None:
            self._focused.setFocus()
        if isinstance(fact, DatabaseGone):
            self.show_error(sentence(fact))
            if not fact.outcome_known:
                self._doubt.start(DOUBT_MS)
            return
        self._sent = None
        if isinstance(fact, ChangedByOther):
            self._read_again(fact)
        else:
            self.refuse(fact)

    def _read_again(self, fact: ChangedByOther) -> None:
        self.desk.ask(
            self, order_case, self.case.row.id, then=partial(self._show_fresh, fact), failed=self.refuse, key="case"
        )

    def _show_fresh(self, fact: ChangedByOther, case: OrderCase) -> None:
        self.case = case
        self.show_case()
        words = sentence(fact)
        if fact.when is not None:
            at = moment(fact.when, case.now, case.settings.zone_info)
            words = filled(self.tr("{0}（{1}）"), words, at)
        self._from_trial = False
        self.show_error(words)
        self.rehearse()

    def _ask_again(self) -> None:
        """Whether the database answers again: then the same command is sent once more, under its id."""
        self.desk.ask(self, shop_settings, then=self._back, failed=self._still_gone, key="doubt")

    def _back(self, _: object) -> None:
        if self._sent is not None and not self._busy and self.command(trial=False) == self._sent:
            self.send(self._sent)
        self._doubt.stop()

    def _still_gone(self, fact: Exception) -> None:
        if not isinstance(fact, DatabaseGone):
            self._doubt.stop()
            self.refuse(fact)
