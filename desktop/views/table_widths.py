"""How wide the columns of a list are: what their cells would take, and what the window leaves them.

wanted_widths(table, lines=40) -> {key: px}      of the first rows
shared_widths(columns, least, wanted, room, kept={"points"}) -> {key: px}; a column that isn't in it gave way
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import ceil
from typing import Any

from PySide6.QtGui import QFontMetricsF

from desktop.views.cells import (
    ACT_ROOM,
    AVATAR_ROOM,
    CELL_ROLE,
    GAP,
    ICON_ROOM,
    MARGIN,
    TILE_ROOM,
    Act,
    Amount,
    Chips,
    Person,
    Text,
    text_weight,
)
from desktop.views.chips import chip_width
from desktop.views.table import Column, RowTable
from desktop.views.theme import font

# one very long word doesn't push its neighbours away
_MORE_MOST = 90
# air for each column of a wide window, before the stretching one has more than its words need
_AIR_MOST = 32


def cell_width(cell: object) -> float:
    """What it takes to be read in full, without the margins."""
    match cell:
        case Text():
            before = TILE_ROOM if cell.tile else ICON_ROOM if cell.icon else 0
            return before + max(_advance(cell.text, 13, text_weight(cell)), _advance(cell.sub, 12))
        case Person():
            name = _advance(cell.text, 13, 600 if cell.avatar else 400)
            tier = GAP + _advance(cell.tier, 12) if cell.tier else 0
            return (AVATAR_ROOM if cell.avatar else 0) + name + tier
        case Amount():
            weight = 600 if cell.tone == "points" else 400
            return max(_advance(cell.text, 13, weight), _advance(cell.sub, 12))
        case Chips():
            return sum(chip_width(chip) for chip in cell.chips) + GAP * max(len(cell.chips) - 1, 0)
        case Act():
            return _advance(cell.text, 12, 600) + ACT_ROOM
    return 0


def wanted_widths(table: RowTable[Any], lines: int = 40) -> dict[str, int]:
    """Of as many rows as are seen at once; more would take the time of a long list."""
    shift = int(table.checkable)
    rows = range(min(table.rowCount(), lines))
    wanted = {}
    for at, column in enumerate(table.columns):
        cells = (table.index(line, at + shift).data(CELL_ROLE) for line in rows)
        widest = max(map(cell_width, cells), default=0.0)
        wanted[column.key] = ceil(widest) + 2 * MARGIN + (10 if at + shift == 0 else 0) if widest else 0
    return wanted


def shared_widths(
    columns: Sequence[Column[Any]],
    least: Mapping[str, int],
    wanted: Mapping[str, int],
    room: int,
    kept: Collection[str] = (),
    *,
    stay: bool = False,
) -> dict[str, int]:
    """Every column has its least. Where that is too much, columns that give way are left out (unless they stay: then
    one scrolls sideways), of one rank the last first, and those that are kept only when nothing else is left to go. What is left over goes to those whose cells would be cut,
    to each by its need, and then to the stretching one, or to the last where that gave way: a row ends at the right
    edge. Past what the stretching one's words take, all of them get some air: no gap in the middle of a row."""
    shown = list(columns)
    going = [] if stay else [one for one in enumerate(columns) if one[1].gives_way]
    for _, column in sorted(going, key=lambda one: (one[1].key in kept, one[1].gives_way, -one[0])):
        if sum(least[one.key] for one in shown) <= room:
            break
        shown.remove(column)
    widths = {one.key: least[one.key] for one in shown}
    spare = max(0, room - sum(widths.values()))
    needs = {
        one.key: min(max(0, wanted.get(one.key, 0) - widths[one.key]), _MORE_MOST) for one in shown if not one.stretch
    }
    given = min(1.0, spare / max(sum(needs.values()), 1))
    for key, need in needs.items():
        widths[key] += int(need * given)
        spare -= int(need * given)
    stretching = [one for one in shown if one.stretch] or shown[-1:]
    if stretching:
        chief = stretching[0].key
        widths[chief] += spare
        others = [one.key for one in shown if one.key != chief and one.title]
        if chief in wanted and others:
            air = max(0, min(_AIR_MOST, (widths[chief] - max(wanted[chief], least[chief])) // len(others)))
            for key in others:
                widths[key] += air
            widths[chief] -= air * len(others)
    return widths


def _advance(text: str, size: int, weight: int = 400) -> float:
    return QFontMetricsF(font(size, weight)).horizontalAdvance(text) if text else 0.0
