"""What the list needs of the acts on an order, and the menu of a row that offers them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.services.order_rows import OrderRow
from desktop.views.icons import icon

translate = QCoreApplication.translate


class Offer(Protocol):
    @property
    def key(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def icon(self) -> str: ...
    @property
    def danger(self) -> bool: ...


class Acts(Protocol):
    """done is a signal with the order's row after the act."""

    @property
    def done(self) -> Any: ...
    def offered(self, row: OrderRow) -> Sequence[Offer]: ...
    def start(self, key: str, order_id: int) -> None: ...


def row_menu(
    parent: QWidget, acts: Acts, row: OrderRow, *, ticked: bool, copy: Callable[[], None], tick: Callable[[], None]
) -> QMenu:
    """The acts that this person may do on this order now, and what can be done with its row."""
    menu = QMenu(parent)
    for offer in acts.offered(row):
        made = menu.addAction(icon(offer.icon, "danger_text" if offer.danger else "text"), offer.words)
        made.triggered.connect(partial(_start, acts, offer.key, row.id))
    menu.addSeparator()
    menu.addAction(icon("copy"), translate("orders", "复制单号")).triggered.connect(copy)
    words = translate("orders", "取消选择") if ticked else translate("orders", "选择这笔")
    menu.addAction(icon("list-checks"), words).triggered.connect(tick)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _start(acts: Acts, key: str, order_id: int, _checked: bool = False) -> None:
    acts.start(key, order_id)
