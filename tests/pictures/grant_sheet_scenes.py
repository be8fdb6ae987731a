"""Points from a sheet: the field to drop it on, what it would give and what not, and what became of every row."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import Preset
from desktop.views.main_window import MainWindow
from desktop.views.points.grant_from_sheet import GrantFromSheet
from tests.pictures.members_scenes import opened, rows
from tests.pictures.points_scenes import sheet_of
from tests.pictures.stage import Stage


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, page = opened(stage, Preset.OWNER)
    page.points.from_sheet()
    stage.settle()
    yield "points-sheet-choose", window

    with tempfile.TemporaryDirectory(prefix="pointsdesk-sheet-") as folder:
        file = _a_sheet(stage, Path(folder) / "双十一送积分.csv")
        window, sheet = _chosen(stage, file)
        yield "points-sheet", window

        window, sheet = _chosen(stage, file)
        sheet.go.click()
        stage.settle()
        yield "points-sheet-result", window


def _chosen(stage: Stage, file: Path) -> tuple[MainWindow, GrantFromSheet]:
    window, page = opened(stage, Preset.OWNER)
    page.points.from_sheet()
    sheet = sheet_of(window, GrantFromSheet)
    sheet.choose_file(str(file))
    stage.settle()
    return window, sheet


def _a_sheet(stage: Stage, file: Path) -> Path:
    """The double eleven's points, with the rows that such sheets have."""
    people = rows(stage)[:40]
    lines = [f"{one.account},{200 + 50 * (n % 5)},双十一满额礼,2027-06-30" for n, one in enumerate(people)]
    lines[3:3] = ["M9999999,200,双十一满额礼,2027-06-30", f"{people[0].account},两百,双十一满额礼,"]
    lines[9:9] = [f"{people[1].account},300,,", f"{people[2].account},300,双十一满额礼,2020-06-30"]
    file.write_text("会员号,积分,原因,到期日\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return file
