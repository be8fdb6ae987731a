"""What an empty list of after-sales says: which condition hides everything, or that nothing waits.

emptiness("mine", narrowed=False, may_ask=True) -> (icon, title, text, actions), as TableView.show_empty takes them
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
Emptiness = tuple[str, str, str, list[tuple[str, str, str, bool]]]


def emptiness(tab: str, *, narrowed: bool, may_ask: bool) -> Emptiness:
    everything = translate("returns", "看全部售后")
    if narrowed:
        return (
            "inbox", translate("returns", "没有符合条件的售后"), translate("returns", "换个条件，或看全部售后"),
            [("clear", everything, "x", True)],
        )  # fmt: skip
    if tab == "mine":
        return (
            "circle-check", translate("returns", "没有要你处理的售后"), translate("returns", "新的来了会排到这里"),
            [("clear", everything, "list-checks", True)],
        )  # fmt: skip
    if tab != "all":
        return "circle-check", translate("returns", "这里没有售后"), "", []
    none = translate("returns", "还没有售后")
    if may_ask:
        words = translate("returns", "客人申请的、代客申请的都会在这里")
        return "undo-2", none, words, [("new", translate("returns", "新建售后"), "plus", True)]
    return "undo-2", none, "", []
