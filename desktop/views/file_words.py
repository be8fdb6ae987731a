"""Why a file of rows isn't read, or can't be written, with the way out. texts.sentence says everything else.

file_problem(fact)                                a FileRefused, an OSError, any other fact
file_problem(fact, columns="卡密、密码、有效期")      where a file of one kind is wanted: what its first line is to say
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.services.spreadsheets.tables import FileRefused
from desktop.views.texts import filled, sentence

translate = QCoreApplication.translate


def file_problem(fact: Exception, *, columns: str = "") -> str:
    match fact:
        case FileRefused(code, file, detail):
            return filled((_of_one_kind(code) if columns else "") or _refused(code), file, detail, columns)
        case OSError():
            words = translate("file", "{0} 读写不了：{1}。若在别的程序里打开着，关掉再试")
            return filled(words, Path(fact.filename or "").name, fact.strerror or fact)
        case _:
            return sentence(fact)


def _of_one_kind(code: str) -> str:
    return {
        "no_header": translate("file", "{0} 的第一行没有列名，写上 {2}"),
        "unrecognised": translate("file", "{0} 里要有 {2} 这几列"),
    }.get(code, "")


def _refused(code: str) -> str:
    return {
        "empty": translate("file", "{0} 是空的"),
        "no_header": translate("file", "{0} 的第一行没有列名，请带着列名导出"),
        "no_columns": translate("file", "{0} 里没有这些列：{1}。请用导出的发货表来填"),
        "no_code_column": translate("file", "{0} 里没有叫「卡密」的列，把列名改好再选"),
        "unrecognised": translate(
            "file",
            "认不出 {0} 是什么表。它的列是：{1}。支持本店模板、mall 商城数据表和 UCI Online Retail；支付渠道的对账单和发货表请拖到主窗口上",
        ),
        "too_large": translate("file", "{0} 太大，最多 {1} MB，请分成几个文件"),
        "too_many_columns": translate("file", "{0} 的列太多，最多 {1} 列"),
        "too_many_rows": translate("file", "{0} 的行太多，最多 {1} 行，请分成几个文件"),
        "too_many_files": translate("file", "{0} 里文件太多，最多 {1} 个"),
        "zip_bomb": translate("file", "{0} 解开后超过 {1} MB，为安全起见没有读"),
        "binary": translate("file", "{0} 不是表格，请存成 CSV 或 XLSX"),
        "unknown_encoding": translate("file", "{0} 的文字编码认不出，请另存为 UTF-8 的 CSV"),
    }.get(code, translate("file", "{0} 坏了，读不下去。请重新导出"))
