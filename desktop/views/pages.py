"""Page: what every page beside the order page is made of, and PageEntry, by which the desk knows it (page_list.py).

    class MembersPage(Page):
        def __init__(self, desk: Desk, toaster: Toaster) -> None: …

A page is made when it is first shown, which calls reload(). Its signals lead elsewhere: order_asked(id),
orders_asked(OrderFilter), member_asked(id), subject_asked(page, id), list_asked("goods", "low"), place_asked(member id) for an order of hers,
detail_asked(widget or None) for the pane at the right. kept(value) is remembered on this PC for this person; the next page of its kind is told by recalled(value).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import Permission
from desktop.services.changes import Change
from desktop.services.transaction import AccessNote
from desktop.views.desk import Desk
from desktop.views.toast import Toaster


@dataclass(frozen=True, slots=True)
class PageAct:
    """An act of a page for the palette: in words, with what people type for it."""

    words: str
    icon: str
    run: Callable[[], object]
    group: str
    search: str = ""


class Page(QWidget):
    order_asked = Signal(int)
    orders_asked = Signal(object)
    member_asked = Signal(int)
    subject_asked = Signal(str, int)
    detail_asked = Signal(object)
    look_asked = Signal(str, str)
    list_asked = Signal(str, str)
    place_asked = Signal(int)
    kept = Signal(object)

    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        super().__init__()
        self.desk, self.toaster = desk, toaster
        self.behind = False

    def reload(self) -> None:
        """Read everything again: when first shown, at F5, when the database is back."""

    def changed(self, changes: Sequence[Change]) -> None:
        """What others did, at most four times a second, while the page is on screen."""

    def tell(self, changes: Sequence[Change]) -> None:
        """changed(), or, of a page that isn't on screen, reload() once it is."""
        if self.isVisible():
            self.changed(changes)
        else:
            self.behind = True

    def catch_up(self) -> None:
        """reload() now, or once the page is on screen."""
        if self.isVisible():
            self.reload()
        else:
            self.behind = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.behind:
            self.behind = False
            self.reload()

    def focus_search(self) -> None:
        """The key / was pressed."""

    def list_view(self) -> QWidget | None:
        """Where the keys J and K walk."""
        return None

    def acts_here(self) -> Mapping[str, PageAct]:
        """What the palette offers beside its own while this page is shown, by key."""
        return {}

    def scanned(self, text: str) -> bool:
        """A scanner's burst while the page is shown; True where the page sees to it itself."""
        return False

    def take_files(self, paths: Sequence[Path]) -> None:
        """Files dropped anywhere on the window that are this page's to read; it is shown already."""

    def take_due(self) -> list[AccessNote]:
        """Openings that aren't on record yet, for who signs out: they are written with the session's end."""
        return []

    def print_out(self) -> None:
        """Ctrl+P was pressed."""

    def unsaved(self) -> str:
        """What leaving would lose, in words; "" for nothing. Asked before she signs out."""
        return ""

    def show_looks(self, scheme: str, density: str, language: str) -> None:
        """How this PC looks now. look_asked("scheme" | "density" | "language", value) asks for another look."""

    def show_subject(self, subject_id: int) -> None:
        """Open one of what the page lists, found through the palette or another page."""

    def show_list(self, name: str) -> None:
        """One of the page's own lists: a tab's key."""

    def recalled(self, value: Any) -> None:
        """What was kept last, before the first reload(); None or nonsense when nothing was."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """title and group are called when a language is known; permissions: any of them opens the page. initials are
    what people type for it in the palette."""

    key: str
    icon: str
    title: Callable[[], str]
    group: Callable[[], str]
    permissions: tuple[Permission, ...]
    make: Callable[[Desk, Toaster], Page]
    initials: str
