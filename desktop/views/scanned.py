"""A scanner's burst outside of the shipping centre: the order it names is shown, and what waits to go can be packed.

find_scanned(place, "JF261130000012")      an order number, a waybill, also one that was taken and hasn't gone yet

Packing is one act away: the button of the notice, or the same code scanned once more.
"""

from __future__ import annotations

from functools import partial
from typing import Protocol

from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services.errors import NotFound
from desktop.services.order_filter import OrderFilter
from desktop.services.order_queries import OrderPage, find_orders, rows_by_id
from desktop.services.order_rows import OrderRow
from desktop.services.packing import order_to_pack
from desktop.views.desk import Desk
from desktop.views.order_acts.acts import OrderActs
from desktop.views.pages import Page
from desktop.views.shell import Shell
from desktop.views.texts import filled, sentence, translate


class Place(Protocol):
    """What a burst needs of the workplace."""

    desk: Desk
    shell: Shell
    acts: OrderActs
    selected: int | None

    def current_page(self) -> Page | None: ...

    def show_order(self, order_id: int) -> None: ...


def find_scanned(place: Place, text: str) -> None:
    page = place.current_page()
    if page is None or not page.scanned(text):
        place.desk.ask(
            place.desk,
            order_to_pack,
            text,
            then=partial(_read, place, text),
            failed=partial(_look, place, text),
            key="scan",
        )


def _read(place: Place, text: str, order_id: int) -> None:
    place.desk.ask(place.desk, rows_by_id, (order_id,), then=partial(_show, place, text), key="scan")


def _look(place: Place, text: str, fact: Exception) -> None:
    """No number of an order: whatever else the search box would find."""
    if not isinstance(fact, NotFound):
        place.shell.toaster.say(sentence(fact), tone="danger", seconds=8)
        return
    chosen = OrderFilter(search=text)
    place.desk.ask(place.desk, find_orders, chosen, limit=2, then=partial(_found, place, text), key="scan")


def _found(place: Place, text: str, page: OrderPage) -> None:
    if not page.rows:
        place.shell.toaster.say(filled(translate("Workplace", "没有找到 {0} 的订单"), text), tone="warn", seconds=8)
        place.shell.status.show_scanner(filled(translate("Workplace", "没有找到 {0}"), text))
        return
    _show(place, text, page.rows)
    if len(page.rows) > 1:
        words = filled(translate("Workplace", "{0} 有好几笔订单，先打开最新的一笔"), text)
        place.shell.toaster.say(words, tone="info", seconds=8)


def _show(place: Place, _text: str, rows: tuple[OrderRow, ...]) -> None:
    if not rows:
        return
    row, again = rows[0], place.selected == rows[0].id and place.current_page() is None
    waits = row.status is OrderStatus.TO_SHIP and row.hold_reason is None and place.desk.may(Permission.SHIP)
    place.shell.status.show_scanner(filled(translate("Workplace", "扫到 {0}"), row.order_no))
    if waits and again:
        place.acts.start("pack_order", row.id)
        return
    place.show_order(row.id)
    if waits:
        words = filled(translate("Workplace", "{0} 等着发，再扫一次也能核对发货"), row.order_no)
        start = partial(place.acts.start, "pack_order", row.id)
        place.shell.toaster.offer(words, translate("Workplace", "核对发货"), start, seconds=15)
