"""The differences of a bill as a table: on record first, then written whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import AccessAct, Permission
from desktop.services.office import Office
from desktop.services.spreadsheets.writing import write_rows
from desktop.services.statements.matching import StatementReport
from desktop.services.transaction import AccessNote, Actor
from desktop.views.formats import exact
from desktop.views.statement_words import kind_word, step_word, verdict_word

translate = QCoreApplication.translate


def titles() -> list[str]:
    return [
        translate("statement", "怎么不一样"), translate("statement", "收款或退款"), translate("statement", "交易号"),
        translate("statement", "订单"), translate("statement", "账单（元）"), translate("statement", "这里（元）"),
        translate("statement", "时间"), translate("statement", "下一步"),
    ]  # fmt: skip


def write_differences(office: Office, actor: Actor, report: StatementReport, path: Path, reason: str) -> int:
    """How many rows. Raises when the export can't be put on record: then nothing is written."""
    orders = tuple(sorted({("order", one.order_id) for one in report.differences if one.order_id is not None}))
    office.note_access(actor, Permission.EXPORT, [AccessNote(AccessAct.EXPORT, reason, orders)])
    return write_rows(path, titles(), _rows(report))


def _rows(report: StatementReport) -> Iterator[list[str]]:
    zone = ZoneInfo(report.zone)
    for one in report.differences:
        yield [
            verdict_word(one.verdict), kind_word(one.kind), one.number, one.order_no, _yuan(one.there_fen),
            _yuan(one.here_fen), exact(one.at, zone), step_word(one.step),
        ]  # fmt: skip


def _yuan(fen: int | None) -> str:
    return "" if fen is None else f"{fen / 100:.2f}"
