"""A list without a row: what hides everything, and the way out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import Permission
from desktop.services.order_filter import OrderFilter
from desktop.services.order_lists import Relief
from desktop.views.chips import ChipSpec
from desktop.views.desk import Desk
from desktop.views.notices import Line
from desktop.views.orders.conditions import chip
from desktop.views.orders.listing import Listing
from desktop.views.table_view import TableView
from desktop.views.texts import filled

translate = QCoreApplication.translate
Action = tuple[str, str, str, bool]
PLACE, IMPORT, CLEAR, BY_PLACING, LIFT = "place", "import", "clear", "by_placing", "lift"


def show_nothing_yet(view: TableView, desk: Desk) -> None:
    """A shop without orders."""
    ways: list[Action] = []
    if desk.may(Permission.PLACE_ORDERS):
        ways.append((PLACE, translate("orders", "代客下单"), "plus", True))
    if desk.may(Permission.IMPORT):
        ways.append((IMPORT, translate("orders", "导入订单"), "upload", not ways))
    view.show_empty("inbox", translate("orders", "还没有订单"), translate("orders", "客人下单后会出现在这里"), ways)


def show_nothing_found(
    view: TableView, listing: Listing, reliefs: Sequence[Relief] | None, today: date, names: Mapping[str, str]
) -> str:
    """reliefs None: not known yet. Returns the condition that the main button takes away, "" for none."""
    title = translate("orders", "没有符合条件的订单")
    ways: list[Action] = [(CLEAR, translate("orders", "清空筛选"), "", False)] if listing.chosen.active else []
    if reliefs:
        best = reliefs[0]
        _, icon, words = chip(best.condition, listing.chosen, today, names)
        number = f"{best.orders:,}" + ("+" if best.capped else "")
        told: Line = (
            translate("orders", "去掉"),
            ChipSpec(words, "info", icon),
            filled(translate("orders", "就有 {0} 笔"), number),
        )
        view.show_empty("inbox", title, told, [(LIFT, translate("orders", "去掉这个条件"), "x", True), *ways])
        return best.condition
    told = ""
    if reliefs is not None and listing.sort in ("paid", "ship_by"):
        told = translate("orders", "这样排序只列有这个时间的订单")
        ways.insert(0, (BY_PLACING, translate("orders", "改按下单时间"), "arrow-down", True))
    elif reliefs is not None and len(listing.chosen.active) > 1:
        told = translate("orders", "只去掉一个条件也没有，要去掉几个才有")
    view.show_empty("inbox", title, told, ways)
    return ""


def nothing_narrows(chosen: OrderFilter, sort: str) -> bool:
    return not chosen.active and sort not in ("paid", "ship_by")
