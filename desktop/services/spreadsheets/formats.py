"""The formats that the shop understands, and reading some files as one of them.

    groups = read_files([Path("orders.csv"), Path("folder")], zone) -> [Parsed, …]      one per format
    sheets = recognise_files(paths)                                                      headers only

A folder stands for the tables in it; what is of no known format there is left aside when something else is known.
Raises FileRefused for a file that was named itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop.services.spreadsheets import mall, mall_tables, retail, template
from desktop.services.spreadsheets.layouts import Sheet, recognise
from desktop.services.spreadsheets.records import Parsed
from desktop.services.spreadsheets.tables import FileRefused, open_table

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".xlsm")
FILES_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Format:
    key: str
    source: str
    parse: Callable[[Sequence[Sheet], ZoneInfo], Parsed]


# in the order in which they are loaded: goods and members before the orders that name them
FORMATS = {
    one.key: one
    for one in (
        Format("template_skus", template.SOURCE, template.parse_skus),
        Format("template_members", template.SOURCE, template.parse_members),
        Format("template_orders", template.SOURCE, template.parse_orders),
        Format("mall", mall_tables.SOURCE, mall.parse),
        Format("retail", retail.SOURCE, retail.parse),
    )
}
LAYOUTS = (*template.LAYOUTS, *mall_tables.LAYOUTS, retail.LAYOUT)


def recognise_files(paths: Sequence[Path], wanted: str = "") -> list[Sheet]:
    """Every table with its layout, only those of the wanted format where one is named."""
    layouts = [layout for layout in LAYOUTS if wanted in ("", layout.format)]
    sheets: list[Sheet] = []
    for path in paths:
        if not path.is_dir():
            sheets.append(recognise(open_table(path), layouts))
            continue
        found, refused = [], None
        for inner in sorted(one for one in path.iterdir() if one.is_file() and one.suffix.casefold() in ENDINGS):
            try:
                found.append(recognise(open_table(inner), layouts))
            except FileRefused as refusal:
                refused = refused or refusal
        if not found:
            raise refused or FileRefused("empty", path.name)
        sheets += found
    if len(sheets) > FILES_MOST:
        raise FileRefused("too_many_files", paths[0].name, str(FILES_MOST))
    if sheets and all(sheet.layout.aside for sheet in sheets):
        raise FileRefused("unrecognised", sheets[0].name, "、".join(sheets[0].table.header[:8]))
    return sheets


def parse_sheets(sheets: Sequence[Sheet], zone: ZoneInfo) -> list[Parsed]:
    """All that the sheets say, one Parsed per format, in the order in which they are to be loaded."""
    return [
        chosen.parse(own, zone)
        for chosen in FORMATS.values()
        if (own := [sheet for sheet in sheets if sheet.layout.format == chosen.key])
    ]


def read_files(paths: Sequence[Path], zone: ZoneInfo, wanted: str = "") -> list[Parsed]:
    return parse_sheets(recognise_files(paths, wanted), zone)
