"""ShipNotices: who may ship sees within a second what has just become ready: a badge, and a toast that opens it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services import order_queries
from desktop.services.changes import Change
from desktop.services.order_rows import OrderRow
from desktop.views.desk import Desk
from desktop.views.navigation import Navigation
from desktop.views.texts import filled
from desktop.views.toast import Toaster

PAYING = {"place_order", "confirm_payment", "release_order"}
_SECONDS = 20


class ShipNotices(QObject):
    """pressed(order id). The badge stands beside the page with that key."""

    pressed = Signal(int)

    def __init__(self, desk: Desk, nav: Navigation, toaster: Toaster, page: str) -> None:
        super().__init__(nav)
        self._desk, self._nav, self._toaster, self._page = desk, nav, toaster, page
        self.recount()

    def changed(self, changes: list[Change]) -> None:
        if not self._desk.may(Permission.SHIP):
            return
        self.recount()
        paid = {
            one.order_id
            for one in changes
            if one.act in PAYING and one.to_status in (OrderStatus.PAID, OrderStatus.TO_SHIP)
        }
        ids = tuple(sorted(key for key in paid if key is not None))
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
        if len(ready) == 1:
            self._say(filled(self.tr("新的待发货订单 {0}"), ready[0].order_no), ready[0])
        elif ready:
            self._say(filled(self.tr("新的待发货订单 {0} 笔"), len(ready)), ready[-1])
        if rests:
            self._say(filled(self.tr("订单 {0} 已付款，等人放行"), rests[-1].order_no), rests[-1])

    def _say(self, text: str, row: OrderRow) -> None:
        self._toaster.offer(text, self.tr("打开"), partial(self.pressed.emit, row.id), seconds=_SECONDS, tone="info")

    def _silent(self, error: Exception) -> None:
        """The banner tells of a lost database; a count is asked again with the next change."""
