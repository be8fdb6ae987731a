"""Why a line holds no code."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.spreadsheets.cards_sheet import BadLine

translate = QCoreApplication.translate


def bad_words(bad: BadLine) -> str:
    """As it follows the line's number."""
    if bad.column == "expires_on":
        return translate("cards", "有效期读不出，写成 2027-01-31")
    return {
        "missing": translate("cards", "没有卡密"),
        "too_short": translate("cards", "太短，至少 4 个字"),
        "too_long": translate("cards", "太长，最多 200 个字"),
        "excel_number": translate("cards", "被表格软件改成了科学计数，位数丢了"),
        "too_many_parts": translate("cards", "分不清哪段是卡密，用逗号隔开"),
    }.get(bad.problem, translate("cards", "有看不见的字符"))
