"""A sheet of points to give: 会员号 or 卡号, 积分, 原因, and 到期日 where the rules' own term isn't meant.

rows, unread = read_grants(Path("双十一.xlsx"))      Raises FileRefused, OSError
write_empty(Path("送积分.xlsx"))                     the header alone, to be filled
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.services.grants import POINTS_MOST, REASON_MOST
from desktop.services.grants_by_sheet import ROWS_MOST, SheetGrant
from desktop.services.spreadsheets import values
from desktop.services.spreadsheets.layouts import Layout, Row, check_readable, printable, recognise
from desktop.services.spreadsheets.tables import FileRefused, open_table
from desktop.services.spreadsheets.values import BadCell
from desktop.services.spreadsheets.writing import header, write_whole

LAYOUT = Layout(
    "grants", "grants",
    {
        "member": ("会员号", "卡号", "会员账号", "账号", "会员卡号", "member", "card"),
        "points": ("积分", "送积分", "赠送积分", "points"),
        "reason": ("原因", "说明", "备注", "reason"),
        "expires_on": ("到期日", "积分到期日", "有效期至", "expires"),
    },
    frozenset({"member", "points", "reason"}),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class UnreadGrant:
    """A line that can't be read: member and points as they stand there, why as a code, in which of the fields."""

    number: int
    member: str
    points: str
    problem: str
    column: str


def read_grants(path: Path) -> tuple[list[SheetGrant], list[UnreadGrant]]:
    """What can be read of the file, and the rows that can't, with their line and why; at most ROWS_MOST of both."""
    sheet = recognise(open_table(path), [LAYOUT])
    rows: list[SheetGrant] = []
    unread: list[UnreadGrant] = []
    for row in sheet.rows():
        if len(rows) + len(unread) == ROWS_MOST:
            raise FileRefused("too_many_rows", path.name, str(ROWS_MOST))
        try:
            rows.append(_grant(row))
        except BadCell as bad:
            told = printable(row["member"].strip()), printable(row["points"].strip())
            unread.append(UnreadGrant(row.place.row, *told, bad.code, bad.column))
    return rows, unread


def _grant(row: Row) -> SheetGrant:
    check_readable(row)
    return SheetGrant(
        row.place.row,
        row.read("member", values.number_text),
        row.read("points", values.whole, least=1, most=POINTS_MOST),
        row.read("reason", values.text, REASON_MOST, needed=True),
        row.read("expires_on", values.day),
    )


def write_empty(path: Path) -> int:
    """Raises OSError."""
    return write_whole(path, header(dict(LAYOUT.fields)), [])
