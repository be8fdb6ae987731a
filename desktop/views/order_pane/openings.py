"""Which orders were opened, for 谁看过: an opening counts after 400 ms on the row and is written within two seconds.

    openings = Openings(desk)
    openings.rest_on(order_id | None)     the row that is looked at now; stepping over rows counts none of them
    openings.flush()                      what is due is written at once: on leaving
    openings.take_due()                   what is due is given away to be written: at sign-out

Several openings become one row of the access ledger with several subjects. If the database can't be reached, they
are kept and written when it can.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from desktop.models.vocabulary import AccessAct
from desktop.services.errors import DatabaseGone
from desktop.services.transaction import AccessNote
from desktop.views.desk import Desk

COUNTS_AFTER_MS = 400
WRITTEN_WITHIN_MS = 1_500
AGAIN_MS = 5_000


class Openings(QObject):
    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row: int | None = None
        self._due: list[int] = []
        self._rest = self._timer(COUNTS_AFTER_MS, self._count)
        self._batch = self._timer(WRITTEN_WITHIN_MS, self.flush)

    @property
    def resting(self) -> bool:
        """On a row that doesn't count yet."""
        return self._rest.isActive()

    def rest_on(self, order_id: int | None) -> None:
        if order_id == self._row:
            return
        self._row = order_id
        self._rest.stop()
        if order_id is not None:
            self._rest.start()

    def flush(self) -> None:
        due = list(self._due)
        if notes := self.take_due():
            self._desk.note_access(self, notes, failed=partial(self._keep, due))

    def take_due(self) -> list[AccessNote]:
        """What is due, for who writes it herself."""
        self._batch.stop()
        due, self._due = self._due, []
        return [AccessNote(AccessAct.OPEN, "", tuple(("order", order_id) for order_id in due))] if due else []

    def _timer(self, after_ms: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(slot)
        return timer

    def _count(self) -> None:
        if self._row is not None and self._row not in self._due:
            self._due.append(self._row)
        if not self._batch.isActive():
            self._batch.start(WRITTEN_WITHIN_MS)

    def _keep(self, due: list[int], error: Exception) -> None:
        if isinstance(error, DatabaseGone):
            self._due = [*due, *(one for one in self._due if one not in due)]
            self._batch.start(AGAIN_MS)
