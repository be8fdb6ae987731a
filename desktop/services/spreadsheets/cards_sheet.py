"""Codes as the shop gets them: a sheet with 卡密, 密码 and 有效期, or lines that somebody pasted.

read_cards(Path("视频月卡.xlsx")) · read_pasted("AAAA-BBBB 1234\\n…")      Raises FileRefused, OSError

What can't be read is told by its line and why, never by what stands there: it may be most of a code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop.services.cards import CARDS_MOST, CODE_MOST, PASSWORD_MOST, NewCard, check_card
from desktop.services.errors import Invalid
from desktop.services.spreadsheets import values
from desktop.services.spreadsheets.layouts import Layout, Row, check_readable, recognise
from desktop.services.spreadsheets.tables import FileRefused, open_table
from desktop.services.spreadsheets.values import BadCell

FILE_MOST = 8 * 2**20
TEXT_MOST = 2**20
PASTED = "粘贴"
LAYOUT = Layout(
    "cards", "cards",
    {
        "card_code": ("卡密", "卡号", "兑换码", "激活码", "券码", "序列号", "code", "card code"),
        "card_password": ("密码", "卡密码", "卡密密码", "pin", "password"),
        "expires_on": ("有效期", "有效期至", "到期日", "截止日期", "expires", "expires on"),
    },
    frozenset({"card_code"}),
)  # fmt: skip
_APART = re.compile(r"\s*[\t,，;；]\s*")


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that holds no code that could be taken: in which of the fields, and why, as a code."""

    number: int
    column: str
    problem: str


@dataclass(frozen=True, slots=True)
class CardsRead:
    source: str
    cards: tuple[NewCard, ...]
    bad: tuple[BadLine, ...]


def read_cards(path: Path) -> CardsRead:
    """A CSV, XLSX or XLS whose first line names its columns."""
    if path.stat().st_size > FILE_MOST:
        raise FileRefused("too_large", path.name, str(FILE_MOST // 2**20))
    table = open_table(path)
    try:
        sheet = recognise(table, [LAYOUT])
    except FileRefused:
        raise FileRefused("no_code_column", path.name) from None
    found = _Found(path.name)
    for row in sheet.rows():
        found.take(row.place.row, partial(_of_row, row))
    return found.read()


def read_pasted(text: str, source: str = PASTED) -> CardsRead:
    """One code a line, then its password and last day, apart by a tab, a comma or blanks. Empty lines don't count."""
    if len(text) > TEXT_MOST:
        raise FileRefused("too_large", source, str(TEXT_MOST // 2**20))
    found = _Found(source)
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            found.take(number, partial(_of_line, line.strip()))
    return found.read()


class _Found:
    """Cards and bad lines as they come, no more than go in at once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._cards: list[NewCard] = []
        self._bad: list[BadLine] = []

    def take(self, number: int, make: Callable[[int], NewCard]) -> None:
        if len(self._cards) + len(self._bad) >= CARDS_MOST:
            raise FileRefused("too_many_rows", self._source, str(CARDS_MOST))
        try:
            card = make(number)
            check_card(card)
        except BadCell as bad:
            self._bad.append(BadLine(number, bad.column or "card_code", bad.code))
        except Invalid as fact:
            self._bad.append(BadLine(number, fact.field, fact.problem))
        else:
            self._cards.append(card)

    def read(self) -> CardsRead:
        return CardsRead(self._source, tuple(self._cards), tuple(self._bad))


def _of_row(row: Row, number: int) -> NewCard:
    check_readable(row)
    return NewCard(
        number,
        row.read("card_code", values.number_text, CODE_MOST),
        row.read("card_password", values.number_text, PASSWORD_MOST, needed=False),
        row.read("expires_on", values.day),
    )


def _of_line(line: str, number: int) -> NewCard:
    parts = _APART.split(line)
    if len(parts) == 1:
        parts = line.split()
    if len(parts) > 3:
        raise BadCell("too_many_parts", "", "card_code")
    code, password, day = (*parts, "", "")[:3]
    try:
        expires_on = values.day(day)
    except BadCell as bad:
        bad.column = "expires_on"
        raise
    code = values.number_text(code, CODE_MOST)
    return NewCard(number, code, values.number_text(password, PASSWORD_MOST, needed=False), expires_on)
