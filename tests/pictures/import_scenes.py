"""The import: nothing chosen, a mall's tables with their faults, a file with refused rows, under way, done, refused."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import Preset
from desktop.views.imports.report import Progress
from desktop.views.imports.sheet import CHOOSE, DONE, LOAD, PREVIEW, ImportSheet
from desktop.views.overlay import overlays_of
from tests.imports import MALL, order_file
from tests.pictures.stage import Stage


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    with tempfile.TemporaryDirectory(prefix="pointsdesk-import-") as name:
        folder = Path(name)
        yield "import-choose", _opened(stage, ())[0]
        window, sheet = _opened(stage, [_other(folder)])
        stage.until(lambda: sheet.state == CHOOSE and bool(sheet.choose.problem.text()))
        yield "import-not-known", window
        yield "import-preview", _previewed(stage, [_traps(folder)])[0]
        yield "import-mall", _previewed(stage, [MALL])[0]
        window, sheet = _previewed(stage, [_traps(folder)])
        sheet.load()
        stage.until(lambda: sheet.state == DONE)
        yield "import-done", window
        for name, asked in (("import-loading", False), ("import-stop", True)):
            window, sheet = _opened(stage, ())
            sheet.running.start("正在导入，窗口可以照常用", asks=True)
            sheet._show(LOAD)
            sheet.running.show_progress(Progress("load", 1_204, 4_894))
            if asked:
                sheet.running.ask_stop()
            stage.settle()
            yield name, window


def _previewed(stage: Stage, paths: Sequence[Path]) -> tuple[QWidget, ImportSheet]:
    window, sheet = _opened(stage, paths)
    stage.until(lambda: sheet.state == PREVIEW)
    stage.settle()
    return window, sheet


def _opened(stage: Stage, paths: Sequence[Path]) -> tuple[QWidget, ImportSheet]:
    window = stage.window(Preset.MANAGER)
    stage.place(window).import_files(paths)
    sheet = next(one for one in overlays_of(window) if isinstance(one, ImportSheet))
    stage.settle()
    return window, sheet


def _other(folder: Path) -> Path:
    path = folder / "心情.csv"
    path.write_text("昵称,心情\n小林,好\n", encoding="utf-8")
    return path


def _traps(folder: Path) -> Path:
    rows: list[dict[str, str]] = [
        {"订单号": f"E2026110{n:015}", "下单时间": f"2026-11-0{n % 9 + 1} 14:25:00", "收货人": "何小明", "收货手机": "18600000338",
         "商品编码": "TEA", "商品名称": "陈皮白茶 礼盒装", "数量": "1", "单价现金": "30.00", "分销员": ""}
        for n in range(1, 200)
    ]  # fmt: skip
    bad = [("订单号", "2.02611E+23"), ("收货手机", "186****"), ("下单时间", "45963"), ("实付现金", "12,9.00"),
           ("数量", "-1"), ("状态", "待分享"), ("订单号", "2.02611E+23"), ("下单时间", "45973"), ("收货手机", "139")]  # fmt: skip
    for place, (column, value) in enumerate(bad):
        rows[place * 17 + 5][column] = value
    return order_file(folder / "有赞订单导出 2026-11.csv", *rows, encoding="gb18030")
