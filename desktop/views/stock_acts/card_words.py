"""Why a line holds no code, and why a file of codes isn't read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.cards import CARDS_MOST
from desktop.services.spreadsheets.cards_sheet import BadLine
from desktop.services.spreadsheets.tables import FileRefused
from desktop.views.texts import filled

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


def file_words(fact: FileRefused) -> str:
    words = {
        "empty": translate("cards", "{0} 是空的"),
        "no_header": translate("cards", "{0} 第一行没有列名，写上 卡密、密码、有效期"),
        "no_code_column": translate("cards", "{0} 里没有叫「卡密」的列，把列名改好再选"),
        "too_large": translate("cards", "{0} 太大，最多 {1} MB"),
        "too_many_rows": translate("cards", "{0} 超过 {1} 行，分几次导入"),
        "binary": translate("cards", "{0} 不是表格，请存成 CSV 或 XLSX"),
        "unknown_encoding": translate("cards", "{0} 的文字编码认不出，请另存为 UTF-8 的 CSV"),
    }.get(fact.code, translate("cards", "{0} 坏了，读不下去，请重新导出"))
    return filled(words, fact.file, fact.detail or CARDS_MOST)
