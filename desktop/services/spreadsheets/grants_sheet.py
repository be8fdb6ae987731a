"""A sheet of points to give: 会员号 or 卡号, 积分, 原因, and 到期日 where the rules' own term isn't meant.

rows, rejected = read_grants(Path("双十一.xlsx"))      Raises FileRefused, OSError
"""

from __future__ import annotations

from pathlib import Path

from desktop.services.grants import POINTS_MOST, REASON_MOST, SheetGrant
from desktop.services.spreadsheets import values
from desktop.services.spreadsheets.layouts import Layout, Row, check_readable, recognise
from desktop.services.spreadsheets.records import Rejected
from desktop.services.spreadsheets.tables import open_table
from desktop.services.spreadsheets.values import BadCell

LAYOUT = Layout(
    "grants", "grants",
    {
        "member": ("会员号", "卡号", "会员账号", "账号", "会员卡号"),
        "points": ("积分", "送积分", "赠送积分"),
        "reason": ("原因", "说明", "备注"),
        "expires_on": ("到期日", "积分到期日", "有效期至"),
    },
    frozenset({"member", "points", "reason"}),
)  # fmt: skip


def read_grants(path: Path) -> tuple[list[SheetGrant], list[Rejected]]:
    """What can be read of the file, and the rows that can't, with their place and why."""
    sheet = recognise(open_table(path), [LAYOUT])
    rows, rejected = [], []
    for row in sheet.rows():
        try:
            rows.append(_grant(row))
        except BadCell as bad:
            rejected.append(sheet.rejected(row, row["member"], bad))
    return rows, rejected


def _grant(row: Row) -> SheetGrant:
    check_readable(row)
    return SheetGrant(
        row.place.row,
        row.read("member", values.number_text),
        row.read("points", values.whole, least=1, most=POINTS_MOST),
        row.read("reason", values.text, REASON_MOST, needed=True),
        row.read("expires_on", values.day),
    )
