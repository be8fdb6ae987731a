"""The head of the order page: its title with today's facts, its buttons, and the tabs with their counts.

    head = OrdersHead(desk)
    head.tab_chosen(key) · head.place_pressed · head.import_pressed · head.views_pressed · head.export_pressed
    head.show_tab("TO_SHIP") · head.show_view("大额待发货") · head.recount()

Counts are of the whole shop; conditions beyond the tab don't change them. Recounts that come quickly become one.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services.order_lists import ListCounts, list_counts
from desktop.services.order_queries import COUNT_MOST
from desktop.views.buttons import Button, reveal
from desktop.views.chips import status_word
from desktop.views.desk import Desk
from desktop.views.shell import PageHead
from desktop.views.tabs import Tab, TabBar
from desktop.views.texts import filled

translate = QCoreApplication.translate


class OrdersHead(QWidget):
    tab_chosen = Signal(str)
    place_pressed = Signal()
    import_pressed = Signal()
    views_pressed = Signal()
    export_pressed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._counting, self._again = False, False
        self.line = PageHead(self.tr("订单管理"))
        self.buttons: dict[Permission, Button] = {}
        self._every: dict[Permission, Button] = {}
        self.export = Button(self.tr("导出"), "download")
        self.export.clicked.connect(self.export_pressed)
        self.line.add_button(self.export)
        for permission, button, pressed in (
            (Permission.IMPORT, Button(self.tr("导入"), "upload"), self.import_pressed),
            (Permission.PLACE_ORDERS, Button(self.tr("代客下单"), "plus", kind="primary"), self.place_pressed),
        ):
            button.clicked.connect(pressed)
            self.line.add_button(button)
            self._every[permission] = button
        self.show_rights()
        self.tabs = order_tabs()
        self.tabs.changed.connect(self.tab_chosen)
        self.views = Button(self.tr("视图"), "bookmark", kind="link")
        self.views.clicked.connect(self.views_pressed)
        self.tabs.add_right(self.views)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.tabs)

    def show_rights(self) -> None:
        """The buttons of what she may do today."""
        self.buttons = {right: button for right, button in self._every.items() if self._desk.may(right)}
        for right, button in self._every.items():
            reveal(button, right in self.buttons)
        reveal(self.export, self._desk.may(Permission.EXPORT) or self._desk.may(Permission.EXPORT_OWN_VIEW))

    def show_tab(self, key: str) -> None:
        self.tabs.choose(key)

    def show_view(self, name: str) -> None:
        """The saved view that the list shows; "" for none."""
        self.views.setText(name or self.tr("视图"))
        self.views.setAccessibleName(filled(self.tr("已存视图：{0}"), name) if name else self.tr("已存视图"))

    def recount(self) -> None:
        if self._counting:
            self._again = True
            return
        self._counting, self._again = True, False
        self._desk.ask(self, list_counts, then=self._show, failed=self._leave)

    def _show(self, counts: ListCounts) -> None:
        self._counting = False
        self.tabs.show_counts(tab_texts(counts))
        self.line.note.setText(note_text(counts))
        if self._again:
            self.recount()

    def _leave(self, _error: Exception) -> None:
        """The last counts stay; the list itself says what is wrong."""
        self._counting = False


def order_tabs() -> TabBar:
    tabs = [Tab("all", translate("orders", "全部")), *(Tab(one.value, status_word(one)) for one in OrderStatus)]
    tabs.append(Tab("held", translate("orders", "挂起"), "hourglass", "points", gap=True))
    tabs.append(Tab("overdue", translate("orders", "超时"), "alarm-clock", "danger_text"))
    return TabBar(tabs, name=translate("orders", "订单状态"))


def tab_texts(counts: ListCounts) -> dict[str, int | str | None]:
    beside = {"held": counts.held, "overdue": counts.overdue}
    return {
        "all": sum(counts.statuses.values()),
        **{status.value: n for status, n in counts.statuses.items()},
        **{key: number_or_more(n) for key, n in beside.items()},
    }


def number_or_more(n: int) -> str:
    return f"{n:,}+" if n >= COUNT_MOST else f"{n:,}"


def note_text(counts: ListCounts) -> str:
    today = filled(translate("orders", "今日新增 {0} 笔"), f"{counts.today:,}")
    if not counts.overdue:
        return today
    return filled(translate("orders", "{0} · 发货超时 {1} 笔"), today, number_or_more(counts.overdue))
