"""Importing through the window: recognised, previewed, loaded, stopped, taken back; the window never waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.models.order import ImportBatch, Order
from desktop.views.desk import Desk
from desktop.views.imports.report import Progress, Recognised, SeenFile
from desktop.views.imports.seen import SeenCard
from desktop.views.imports.sheet import CHOOSE, DONE, LOAD, PREVIEW, READ, ImportSheet
from desktop.views.labels import ElidedLabel
from desktop.views.tasks import Tasks
from tests.imports import DAYS, MALL, order_file, retail_files
from tests.people import Shop

LONG = 60_000


@contextmanager
def a_sheet(qtbot: QtBot, shop: Shop, paths: Sequence[Path] = ()) -> Iterator[ImportSheet]:
    window, tasks = QWidget(), Tasks()
    window.resize(1366, 768)
    window.show()
    desk = Desk(shop.office, shop.owner, tasks)
    sheet = ImportSheet(window, desk, paths)
    sheet.open()
    try:
        yield sheet
    finally:
        window.hide()
        window.deleteLater()
        tasks.close()
        qtbot.wait(0)


def until(qtbot: QtBot, sheet: ImportSheet, state: int) -> None:
    qtbot.waitUntil(lambda: sheet.state == state, timeout=LONG)


def count(shop: Shop) -> int:
    found: int = shop.count(select(func.count()).select_from(Order))
    return found


def shown(sheet: ImportSheet) -> tuple[str, str, str, str]:
    panel = sheet.outcome
    return tuple(card.number.text() for card in (panel.created, panel.updated, panel.skipped, panel.refused))  # type: ignore[return-value]  # four cards


def test_a_file_is_previewed_loaded_and_taken_back(qtbot: QtBot, sqlite_shop: Shop, tmp_path: Path) -> None:
    path = order_file(tmp_path / "o.csv", {}, {"订单号": "T2", "实付现金": "12,9.00"}, {"订单号": "2.02E+23"})
    with a_sheet(qtbot, sqlite_shop) as sheet:
        assert sheet.state == CHOOSE
        sheet.choose.chosen.emit([path])
        assert sheet.state == READ
        until(qtbot, sheet, PREVIEW)
        assert shown(sheet) == ("1", "0", "0", "2")
        assert [row.reason for row in sheet.outcome._refusals.table.rows()] == ["bad_money", "excel_number"]
        sheet.window().resize(911, 512)
        qtbot.wait(1)
        refused = sheet.outcome._refusals
        assert refused.horizontalScrollBar().maximum() == 0, "why and how to mend stand in a narrow window too"
        assert "12,9.00" in str(refused.table.index(0, 2).data(Qt.ItemDataRole.ToolTipRole))
        assert count(sqlite_shop) == 0
        with qtbot.waitSignal(sheet.finished, timeout=LONG) as done:
            sheet.go.click()
        assert done.args == [1]
        assert (sheet.state, count(sqlite_shop)) == (DONE, 1)
        sheet.save_to(str(tmp_path / "bad.csv"))
        qtbot.waitUntil(lambda: (tmp_path / "bad.csv").exists() and "bad.csv" in sheet.notice.text(), timeout=LONG)
        assert "T2" in (tmp_path / "bad.csv").read_text(encoding="utf-8-sig")
        with qtbot.waitSignal(sheet.finished, timeout=LONG):
            sheet.undo.click()
        assert count(sqlite_shop) == 0
        assert sheet.undo.isHidden()
    assert sqlite_shop.breaks() == []


def test_a_folder_dropped_on_the_window_is_recognised(qtbot: QtBot, sqlite_shop: Shop) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(MALL))])
    with a_sheet(qtbot, sqlite_shop) as sheet:
        drop = QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        sheet.dropEvent(drop)
        until(qtbot, sheet, PREVIEW)
        assert "mall" in sheet.known.known.text()
        assert shown(sheet) == ("65", "0", "0", "0")
        assert len(sheet.outcome._faults.table.rows()) == 31


def test_a_file_of_no_known_format_says_which_columns_it_has(qtbot: QtBot, sqlite_shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("昵称,心情\n小林,好\n", encoding="utf-8")
    with a_sheet(qtbot, sqlite_shop, [path]) as sheet:
        until(qtbot, sheet, CHOOSE)
        assert "昵称、心情" in sheet.choose.problem.text()


def test_stopping_asks_and_can_take_back_what_came_in(qtbot: QtBot, sqlite_shop: Shop, tmp_path: Path) -> None:
    files = retail_files(tmp_path, DAYS)
    with a_sheet(qtbot, sqlite_shop, files) as sheet:
        until(qtbot, sheet, PREVIEW)
        moved: list[Progress] = []
        sheet.child.progress.connect(moved.append)
        sheet.load()
        qtbot.waitUntil(lambda: bool(moved), timeout=LONG)
        sheet.dismiss()
        assert (sheet.state, sheet.running.question.isHidden()) == (LOAD, False)
        sheet.running.take_back.click()
        until(qtbot, sheet, DONE)
    assert sqlite_shop.count(select(ImportBatch.state)) == "TAKEN_BACK"
    assert count(sqlite_shop) == 0
    assert sqlite_shop.breaks() == []


def test_the_window_stays_awake_while_three_days_come_in(qtbot: QtBot, sqlite_shop: Shop, tmp_path: Path) -> None:
    files = retail_files(tmp_path, DAYS)
    beats: list[int] = []
    with a_sheet(qtbot, sqlite_shop, files) as sheet:
        timer = QTimer()
        timer.setInterval(10)
        timer.timeout.connect(partial(beats.append, 1))
        until(qtbot, sheet, PREVIEW)
        timer.start()
        sheet.load()
        until(qtbot, sheet, DONE)
        timer.stop()
    assert count(sqlite_shop) == 418
    assert len(beats) > 20


def test_a_window_that_closes_while_loading_leaves_a_batch_to_be_gone_on_with(
    qtbot: QtBot, sqlite_shop: Shop, tmp_path: Path
) -> None:
    files = retail_files(tmp_path, DAYS)
    with a_sheet(qtbot, sqlite_shop, files) as sheet:
        until(qtbot, sheet, PREVIEW)
        moved: list[Progress] = []
        sheet.child.progress.connect(moved.append)
        sheet.load()
        qtbot.waitUntil(lambda: bool(moved), timeout=LONG)
    with a_sheet(qtbot, sqlite_shop, files) as sheet:
        until(qtbot, sheet, PREVIEW)
        sheet.load()
        until(qtbot, sheet, DONE)
    assert count(sqlite_shop) == 418
    assert sqlite_shop.breaks() == []


def test_a_long_file_name_keeps_its_ending_and_is_told_in_full(qtbot: QtBot) -> None:
    card, name = SeenCard(), "oms_order_operate_history.csv"
    qtbot.addWidget(card)
    card.resize(330, 400)
    files = tuple(
        SeenFile(one, "mall", layout, False, "utf-8", 1_024, (), ())
        for one, layout in ((name, "mall_history"), ("oms_order.csv", "mall_orders"))
    )
    card.show_files(Recognised(files, ()))
    card.show()
    (shown,) = (one for one in card.findChildren(ElidedLabel) if one.full_text() == name)
    assert shown.text() != name and shown.text().endswith(".csv") and shown.text().startswith("oms_")
    assert shown.toolTip() == name
