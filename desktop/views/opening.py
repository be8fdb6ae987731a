"""Opening: a dialog begins with a question, one at a time; where the answer takes a while, it says so and can be given up.

opening = Opening(acts, desk, toaster)
opening.ask("发货", order_case, 7, then=self._begin, failed=self._say)
opening.under_way
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from desktop.views.desk import Desk
from desktop.views.texts import filled
from desktop.views.toast import Patience, Toaster


class Opening(QObject):
    def __init__(self, owner: QObject, desk: Desk, toaster: Toaster) -> None:
        super().__init__(owner)
        self._desk, self._wait = desk, Patience(toaster, self)
        self.under_way = False

    def ask(
        self, called: str, question: Callable[..., Any], key: int, *, then: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:  # fmt: skip
        """called: what is being opened. Neither is called once she waits no longer."""
        self.under_way = True
        self._wait.begin(filled(self.tr("正在打开「{0}」"), called), self._give_up)
        self._desk.ask(
            self, question, key, then=partial(self._over, then), failed=partial(self._over, failed), key="opening"
        )

    def _over(self, told: Callable[[Any], object], what: Any) -> None:
        self.under_way = False
        self._wait.end()
        told(what)

    def _give_up(self) -> None:
        self.under_way = False
        self._desk.forget(self, "opening")
