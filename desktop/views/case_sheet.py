"""CaseSheet: the frame of an act's dialog about one of the shop's cases, an order or an after-sale.

    class ActSheet(CaseSheet[OrderCase]):
        def read_case(self, then)      asks for the case again: desk.ask(self, order_case, …, then=then, …, key="case")

self.changed() asks for a new rehearsal after 250 ms; the newest answer alone is shown. A stale case is read again and
shown with who changed what. A command keeps its id over a lost connection, so that twice is once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.services.errors import ChangedByOther, DatabaseGone
from desktop.services.settings import ShopSettings, shop_settings
from desktop.services.transaction import Rehearsal
from desktop.views.command_sheet import Command, RehearsingSheet
from desktop.views.desk import Desk
from desktop.views.formats import moment
from desktop.views.texts import filled, sentence

translate = QCoreApplication.translate
DOUBT_MS = 3_000


class Case(Protocol):
    """A moment of what the act is about, with the shop's choices."""

    @property
    def settings(self) -> ShopSettings: ...
    @property
    def now(self) -> datetime: ...


C = TypeVar("C", bound=Case)


class CaseSheet(RehearsingSheet, Generic[C]):
    """acted(row, Command) comes when the act is done, before the sheet closes."""

    acted = Signal(object, object)

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        case: C,
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
        self._from_trial, self._overtaken = False, ""
        self._doubt = QTimer(self)
        self._doubt.timeout.connect(self._ask_again)

    @property
    def in_doubt(self) -> tuple[Command, str] | None:
        """The command, with its id, that was sent and never answered."""
        return (self._sent, self._command_id) if self._sent is not None and self._doubt.isActive() else None

    def show_case(self) -> None:
        """The case was read again: show it, keep what was typed."""

    def overtake(self, case: C) -> None:
        """Somebody else was quicker: from here on it is the case as it is now."""
        self.case = case
        self.show_case()

    def read_case(self, then: Callable[[C], object]) -> None:
        raise NotImplementedError  # each asks its own question; Qt's metaclass leaves no room for ABC's

    def trial_refused(self, fact: Exception) -> bool:
        """True where the sheet has said it in its own place; else it stands above the body."""
        return False

    def succeeded(self, answer: Any, command: Command) -> None:
        self.acted.emit(answer, command)
        self.close_overlay()

    def send(self, command: Command) -> None:
        self._doubt.stop()
        self._overtaken = ""
        self._focused = QApplication.focusWidget()
        super().send(command)

    def _rehearsed(self, rehearsal: Rehearsal) -> None:
        if self._from_trial:
            self._from_trial = False
            self.show_error("")
        super()._rehearsed(rehearsal)

    def _not_rehearsed(self, fact: Exception) -> None:
        if isinstance(fact, ChangedByOther):
            # while the act itself is under way, who was quicker may be the act
            if not self._busy:
                self._read_again(fact)
            return
        refused = translate("case-sheet", "这样做不成，见上面")
        if self.trial_refused(fact):
            self.show_nothing(refused)
            return
        self._from_trial = True
        self.show_nothing(refused)
        # who was quicker stays to be read above why it can't be done any more
        self.show_error("\n".join(part for part in (self._overtaken, sentence(fact)) if part))

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
        self.read_case(partial(self._show_fresh, fact))

    def _show_fresh(self, fact: ChangedByOther, case: C) -> None:
        self.overtake(case)
        words = sentence(fact)
        if fact.when is not None:
            at = moment(fact.when, case.now, case.settings.zone_info)
            words = filled(translate("case-sheet", "{0}（{1}）"), words, at)
        self._from_trial, self._overtaken = False, words
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
