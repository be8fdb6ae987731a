"""Eye: behind it somebody's full name, phone and address stand for a minute, once the reason is on record.

eye = Eye(desk, "显示姓名和电话")       its owner finds a place for eye.trouble and eye.revealed
eye.watch(whom, question, *ids)        whom it looks at now, and the question that tells; somebody else is covered
eye.look(reason) · eye.cover() · eye.is_revealed() · eye.looked
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from desktop.services.members import Person
from desktop.views.buttons import IconButton
from desktop.views.desk import Desk
from desktop.views.notices import Banner
from desktop.views.order_pane.reasons import ReasonPopover
from desktop.views.order_pane.revealed import RevealedPerson
from desktop.views.texts import sentence


class Eye(IconButton):
    looked = Signal()

    def __init__(self, desk: Desk, words: str, *, size: int = 16) -> None:
        super().__init__("eye", words, token="accent_text", size=size)
        self._desk, self._words = desk, words
        self._whom: object = None
        self._question: Callable[..., Person] | None = None
        self._ids: tuple[int, ...] = ()
        self.trouble, self.revealed = Banner("danger"), RevealedPerson()
        self.revealed.covered.connect(self._show_covered)
        self.clicked.connect(self._ask_reason)

    def watch(self, whom: object, question: Callable[..., Person], *ids: int) -> None:
        if whom != self._whom:
            self.cover()
            self.trouble.show_text("danger", "")
        self._whom, self._question, self._ids = whom, question, ids

    def cover(self) -> None:
        """Back to the masks."""
        self.revealed.cover()

    def is_revealed(self) -> bool:
        return not self.revealed.isHidden()

    def look(self, reason: str) -> None:
        """Ask who it is, on record for reason; the answer shows only while the same person is here."""
        whom, question = self._whom, self._question
        if question is None:
            return
        self.trouble.show_text("danger", "")
        self.setEnabled(False)

        def show(person: Person) -> None:
            self.setEnabled(True)
            if whom == self._whom and self.isVisible():
                self.revealed.show_person(person, reason)
                self.show_icon("eye-off")
                self.rename(self.tr("遮住"))
            self.looked.emit()

        def explain(error: Exception) -> None:
            self.setEnabled(True)
            if whom == self._whom:
                self.trouble.show_text("danger", sentence(error))

        self._desk.ask(self, question, *self._ids, reason=reason, then=show, failed=explain, key="reveal")

    def _ask_reason(self) -> None:
        if self.is_revealed():
            self.cover()
            return
        popover = ReasonPopover(self.window(), self)
        popover.chosen.connect(self.look)
        popover.open()

    def _show_covered(self) -> None:
        self.show_icon("eye")
        self.rename(self._words)
