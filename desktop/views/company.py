"""Company: says where this desk is, which order and which act, and hears who else is there.

company.look_at(order_id | None)       the row that is looked at; counts once one rests on it
company.prepare("ship_order", 7) · company.done_preparing()      an act's dialog is open
company.met(order_id, (Beside, …))     whoever else is at the order that this desk is at now

It is asked anew every BEAT_SECONDS; while the database is away nothing is told, and nothing is missed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop.services.presence import BEAT_SECONDS, Beside, be_at, be_nowhere
from desktop.views.filling import filled
from desktop.views.words import act_word

translate = QCoreApplication.translate
RESTS_AFTER_MS = 600


class Calls(Protocol):
    """Of a desk, what is used of it."""

    def call(
        self, owner: QObject, work: Callable[..., Any], *args: Any, then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> object: ...  # fmt: skip


class Company(QObject):
    met = Signal(int, object)

    def __init__(self, desk: Calls, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row: int | None = None
        self._preparing: tuple[int, str] | None = None
        self._told: tuple[int, str] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._beat)

    def look_at(self, order_id: int | None) -> None:
        if order_id != self._row:
            self._row = order_id
            self._timer.start(RESTS_AFTER_MS)

    def prepare(self, act: str, order_id: int) -> None:
        self._preparing = (order_id, act)
        self._beat()

    def done_preparing(self) -> None:
        self._preparing = None
        self._timer.start(RESTS_AFTER_MS)

    def _beat(self) -> None:
        here = self._preparing or (None if self._row is None else (self._row, ""))
        if here is not None:
            order_id, act = here
            self._desk.call(self, be_at, order_id, act, then=partial(self._met, here), failed=self._alone)
        elif self._told is not None:
            self._desk.call(self, be_nowhere, failed=self._alone)
        self._told = here

    def _met(self, here: tuple[int, str], others: tuple[Beside, ...]) -> None:
        self._timer.start(BEAT_SECONDS * 1000)
        if here == self._told:
            self.met.emit(here[0], others)

    def _alone(self, _error: Exception) -> None:
        if self._told is not None:
            self._timer.start(BEAT_SECONDS * 1000)


def company_words(others: tuple[Beside, ...]) -> str:
    """ "" where nobody else is there."""
    if not others:
        return ""
    first, more = others[0], len(others) - 1
    who = filled(translate("company", "{0}（{1}）"), first.name, first.pc)
    if first.act:
        words = filled(
            translate("company", "{0} 正在{1}"), who, act_word("ship_order" if first.act == "pack_order" else first.act)
        )
    else:
        words = filled(translate("company", "{0} 也开着这一单"), who)
    return words if not more else filled(translate("company", "{0}，另有 {1} 人也在看"), words, more)
