"""ShipNotices: who may ship sees within a second what has just become ready: a badge, and a toast that opens it.

In a busy minute the third toast counts what comes after it, and opens the newest.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services import order_queries
from desktop.services.changes import Change
from desktop.services.order_rows import OrderRow
from desktop.views.desk import Desk
from desktop.views.navigation import Navigation
from desktop.views.spaced import Spaced
from desktop.views.texts import filled
from desktop.views.toast import Toast, Toaster

PAYING = {"place_order", "confirm_payment", "release_order"}
_SECONDS = 20
_PAUSE_MS = 800
_TOASTS_MOST = 3


class ShipNotices(QObject):
    """pressed(order id). The badge stands beside the page with that key."""

    pressed = Signal(int)

    def __init__(self, desk: Desk, nav: Navigation, toaster: Toaster, page: str) -> None:
        super().__init__(nav)
        self._desk, self._nav, self._toaster, self._page = desk, nav, toaster, page
        self._paid: set[int] = set()
        self._toasts: list[tuple[Toast, int]] = []
        self._spaced = Spaced(self, self._look, _PAUSE_MS)
        self.recount()

    def changed(self, changes: list[Change]) -> None:
        if not self._desk.may(Permission.SHIP):
            return
        self._paid |= {
            one.order_id
            for one in changes
            if one.act in PAYING and one.to_status in (OrderStatus.PAID, OrderStatus.TO_SHIP)
            and one.order_id is not None
        }  # fmt: skip
        self._spaced.want()

    def _look(self) -> None:
        self.recount()
        ids, self._paid = tuple(sorted(self._paid)), set()
        if ids:
            self._desk.ask(self, order_queries.rows_by_id, ids, then=self._announce, failed=self._silent)

    def recount(self) -> None:
        if self._desk.may(Permission.SHIP):
            self._desk.ask(self, order_queries.open_tasks, then=self._show, failed=self._silent, key="tasks")

    def _show(self, count: int) -> None:
        self._nav.show_badge(self._page, count)

    def _announce(self, rows: tuple[OrderRow, ...]) -> None:
        ready = [row for row in rows if row.status is OrderStatus.TO_SHIP]
        rests = [row for row in rows if row.status is OrderStatus.PAID and self._desk.may(Permission.RELEASE)]
        if ready:
            self._say_ready(ready)
        if rests:
            self._say(filled(self.tr("订单 {0} 已付款，等人放行"), rests[-1].order_no), rests[-1])

    def _say_ready(self, ready: list[OrderRow]) -> None:
        self._toasts = [one for one in self._toasts if one[0] in self._toaster.toasts]
        last = self._toasts.pop() if len(self._toasts) >= _TOASTS_MOST else None
        count = len(ready) + (last[1] if last else 0)
        one = filled(self.tr("新的待发货订单 {0}"), ready[-1].order_no)
        text = one if count == 1 else filled(self.tr("新的待发货订单 {0} 笔"), count)
        if last:
            last[0].renew(text, partial(self.pressed.emit, ready[-1].id), seconds=_SECONDS)
            self._toasts.append((last[0], count))
        else:
            self._toasts.append((self._say(text, ready[-1]), count))

    def _say(self, text: str, row: OrderRow) -> Toast:
        return self._toaster.offer(
            text, self.tr("打开"), partial(self.pressed.emit, row.id), seconds=_SECONDS, tone="info"
        )

    def _silent(self, error: Exception) -> None:
        """The banner tells of a lost database; a count is asked again with the next change."""
