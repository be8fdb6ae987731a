"""WaitingDesks: who left at the lock finds everything again as it stood, every dialog with what was typed in it.

waiting = WaitingDesks(window)
waiting.take(place, commands)      out of sight, its session ended, its keys let go
waiting.give_back(arrival, show)   that person's desk in her new session, show(shell) first; None where none waits
waiting.speaks_its_own             the desk that was given back speaks another language than this PC by now

Nobody else sees anything of it, and it lasts as long as the program. Where somebody has changed the language meanwhile,
a desk with nothing unfinished is let go, to be made anew in that; one that keeps something typed makes the whole window
speak its own until its person leaves, so that no screen is half in one language and half in the other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.views.language import speak, spoken
from desktop.views.overlay import Overlay

if TYPE_CHECKING:
    from desktop.services.sessions import Arrival
    from desktop.views.commands import Commands
    from desktop.views.workplace import Workplace


@dataclass(frozen=True, slots=True)
class _Waiting:
    """overlays: the topmost last. focus: where she was typing. language: what its words were made in."""

    place: Workplace
    commands: Commands
    overlays: tuple[Overlay, ...]
    focus: QWidget | None
    language: str

    def unfinished(self) -> bool:
        return bool(self.place.unsaved()) or any(shiboken6.isValid(one) and one.is_open for one in self.overlays)


class WaitingDesks:
    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._desks: dict[str, _Waiting] = {}
        self.speaks_its_own = False

    def take(self, place: Workplace, commands: Commands) -> None:
        place.lock.view.unlocked()
        focus = QApplication.focusWidget()
        own = self._window.findChildren(Overlay, options=Qt.FindChildOption.FindDirectChildrenOnly)
        for one in own:
            if one.is_open and not one.may_wait():
                one.close_overlay()
        place.wait()
        for one in own:
            # whoever comes next clears the window of what is hers
            one.setParent(place.shell)
        self._desks[place.desk.actor.login] = _Waiting(place, commands, tuple(own), focus, spoken())

    def give_back(self, arrival: Arrival, show: Callable[[QWidget], object]) -> tuple[Workplace, Commands] | None:
        waiting = self._desks.pop(arrival.actor.login, None)
        if waiting is None:
            return None
        if waiting.language != spoken():
            if not waiting.unfinished():
                waiting.place.drop()
                waiting.place.shell.deleteLater()
                return None
            self._speak(waiting.language)
            self.speaks_its_own = True
        show(waiting.place.shell)
        for one in waiting.overlays:
            if shiboken6.isValid(one):
                one.setParent(self._window)
                if one.is_open:
                    one.appear()
        waiting.place.come_back(arrival)
        if waiting.focus is not None and shiboken6.isValid(waiting.focus):
            waiting.focus.setFocus(Qt.FocusReason.OtherFocusReason)
        return waiting.place, waiting.commands

    def speak_as_kept(self, language: str) -> None:
        """Whoever comes next finds the language that this PC keeps."""
        if self.speaks_its_own:
            self._speak(language)
            self.speaks_its_own = False

    def _speak(self, language: str) -> None:
        app = QApplication.instance()
        assert app is not None
        speak(app, language)

    def drop(self) -> None:
        """The program ends."""
        for waiting in self._desks.values():
            waiting.place.drop()
        self._desks.clear()
