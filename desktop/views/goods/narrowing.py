"""What narrows the list of goods: the tabs of its states, and each condition as a chip."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.goods_list import GoodsFilter
from desktop.views.chips import ChipSpec
from desktop.views.emptiness import searched
from desktop.views.tabs import Tab, TabBar

translate = QCoreApplication.translate
# of the choice of categories; a category may be called anything else
ANY, NONE = "*", "-"


def _state_tabs() -> list[Tab]:
    return [
        Tab("all", translate("goods", "全部")), Tab("on_sale", translate("goods", "在售")),
        Tab("off", translate("goods", "已下架")),
        Tab("low", translate("goods", "低库存"), "trending-down", "points", gap=True),
        Tab("out", translate("goods", "缺货"), "package-x", "danger_text"),
        Tab("short", translate("goods", "不够发"), "triangle-alert", "danger_text"),
    ]  # fmt: skip


def state_tabs() -> TabBar:
    return TabBar(_state_tabs(), name=translate("goods", "商品状态"))


def conditions(chosen: GoodsFilter) -> dict[str, ChipSpec]:
    """A chip for each condition that narrows."""
    states = {tab.key: (tab.text, tab.icon) for tab in _state_tabs()}
    words, icon = states[chosen.state]
    chips = {
        "search": ChipSpec(searched(chosen.search), "info", "search"),
        "category": ChipSpec(chosen.category or translate("goods", "没有分类"), "info", "tag"),
        "state": ChipSpec(words, "info", icon or "-"),
    }
    return {name: chips[name] for name in chosen.active}
