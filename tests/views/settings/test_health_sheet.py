"""诊断: every finding has words, what is worst comes first, and the report names nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.services import doctor
from desktop.services.doctor import KEYS, Finding, State
from desktop.views.health_sheet import HealthSheet, write_report
from desktop.views.health_words import health_title, health_words
from desktop.views.settings.page import SettingsPage
from tests.people import Shop
from tests.views.windows import a_window, cheap_passwords, sign_in

VALUES: dict[str, int | str] = {
    "version": "1.2", "made_with": "Python", "system": "Windows 11", "kind": "SQLite", "server": "3.50", "ms": 80,
    "seconds": 4_000, "hours": 30, "bytes": 3 * 2**30, "orders": 1_000_000, "waiting": 50_000, "place": "D:\\店里\\数据",
    "detail": "timeout",
}  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_every_finding_has_words_in_every_state(key: str) -> None:
    for state in State:
        said, way = health_words(Finding(key, state, VALUES))
        assert health_title(key) and (said or way) and "{" not in said + way
        if state is State.BAD and key not in ("program", "size"):
            assert way


def test_what_is_worst_comes_first_and_a_report_is_kept(
    qtbot: QtBot, sqlite_shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheap_passwords(sqlite_shop)
    monkeypatch.setattr(doctor, "ROOM_BAD", 2**62)
    with a_window(qtbot, sqlite_shop.office) as window:
        place = sign_in(qtbot, window, sqlite_shop)
        place.show_page("settings")
        page = place.current_page()
        assert isinstance(page, SettingsPage)
        page.health.click()
        sheet = window.findChild(HealthSheet)
        assert sheet is not None
        qtbot.waitUntil(lambda: bool(sheet.found))
        assert sheet.summary.text() == "1 处要马上处理"
        titles = [one.text() for one in sheet.rows.findChildren(QLabel) if one.property("grade") == "strong"]
        words = [one.text() for one in sheet.rows.findChildren(QLabel)]
        assert words[0] == "磁盘" and "清理磁盘" in words[1], titles
        sheet.write(str(tmp_path / "报告.txt"))
        qtbot.waitUntil(lambda: sheet.summary.text() == "存好了：报告.txt")
        assert "BAD   磁盘: " in (tmp_path / "报告.txt").read_text(encoding="utf-8")
        sheet.dismiss()


def test_a_report_leaves_out_folders_that_may_name_a_person(tmp_path: Path) -> None:
    log = tmp_path / "desk.log"
    log.write_text('2026-11-24 KeyError\n  File "C:\\Users\\王小明\\desk\\views\\page.py", line 3\n', encoding="utf-8")
    made = write_report(tmp_path / "r.txt", ["LOOK  备份: 把 D:\\王\\店\\shop.db 复制到别处"], log)
    text = made.read_text(encoding="utf-8")
    assert "王小明" not in text and "店" not in text
    assert 'File "…/page.py", line 3' in text and "…/shop.db" in text
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".part-")] == []
