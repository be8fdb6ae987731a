"""What the parts of a detail pane are made of, whatever the pane shows.

A PanePart is told by show_state(shown) and builds itself again only when the facts that it stands on have changed, so
a refresh leaves scroll position, focus and what is being typed where they are.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import datetime
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views import formats
from desktop.views.labels import SectionHeader, clear


class Moment(ABC):
    """One of the shop's things and the moment at which it is looked at; what a pane's shown things have in common."""

    detail: Any
    now: datetime

    @property
    @abstractmethod
    def subject_id(self) -> int: ...

    @property
    @abstractmethod
    def zone(self) -> ZoneInfo: ...

    @property
    def today(self) -> str:
        """Changes when "今天" means another day."""
        return self.now.astimezone(self.zone).date().isoformat()

    def moment(self, at: datetime) -> str:
        return formats.moment(at, self.now, self.zone)

    def exact(self, at: datetime) -> str:
        return formats.exact(at, self.zone)


S = TypeVar("S", bound=Moment)


class PanePart(QWidget, Generic[S]):
    """A titled part of the pane: facts() says what it stands on, fill() builds it into .box."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self._stands_on: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.header = SectionHeader(title)
        if title:
            column.addWidget(self.header)
        self.box = QVBoxLayout()
        self.box.setSpacing(0)
        column.addLayout(self.box)

    def show_state(self, shown: S) -> None:
        facts = (shown.subject_id, self.facts(shown))
        if facts != self._stands_on:
            self._stands_on = facts
            clear(self.box)
            self.fill(shown)

    def facts(self, shown: S) -> object:
        raise NotImplementedError  # each part stands on facts of its own; Qt's metaclass leaves no room for ABC's

    def fill(self, shown: S) -> None:
        raise NotImplementedError  # and is built of its own
