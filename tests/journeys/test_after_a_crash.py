"""The program is killed in the middle of a dialog; the next start is at the same place and has the words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.views.drafts import DAYS_MOST, Draft, Drafts
from desktop.views.last_time import LastTime
from desktop.views.main_window import MainWindow, Welcome
from desktop.views.memory import Memory
from desktop.views.tasks import Tasks
from tests.desk_process import DeskProcess
from tests.founded import a_founded_shop
from tests.views.windows import cheap_passwords, close, sign_in

TYPED = "放快递柜，晚上八点以后取"


@pytest.mark.slow
def test_a_killed_desk_starts_again_where_it_was_with_what_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    with a_founded_shop("sqlite", tmp_path) as shop:
        cheap_passwords(shop)
        order, _other = (shop.an_order(points=100, fen=1_000, qty=2, paid=True) for _ in range(2))
        told = {
            "size": [880, 640], "status": "TO_SHIP", "order": order.id, "act": "edit_order", "words": {"remark": TYPED},
            "private": {"name": "周大海", "phone": "17700005678", "address": "东山街3号"},
        }  # fmt: skip
        with DeskProcess(shop, folder, told) as desk:
            assert desk.heard() == {"typed": True}
            desk.kill()

        on_disk = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
        for word in (TYPED, "周大海", "17700005678", "东山街"):
            assert word.encode() not in on_disk

        last = LastTime(folder)
        last.begin()
        memory, drafts = Memory(folder / "desk.ini"), Drafts(folder)
        window = MainWindow(Tasks(), pc="收银台-02", memory=memory, last_time=last, drafts=drafts)
        window.welcome(shop.office, Welcome("悦享生活"))
        window.show()
        try:
            said = [one.text() for one in window.findChildren(QLabel)]
            assert "上次没有正常退出，登录后回到当时的地方" in said
            place = sign_in(qtbot, window, shop)
            qtbot.waitUntil(lambda: place.orders.facts.are_known and not place.desk.tasks.busy, timeout=30_000)
            about, words = place.shell.toaster.toasts
            assert about.accessibleName() == "上次没有正常退出，已回到当时的地方"
            assert words.accessibleName() == f"{order.order_no} 的「修改订单」还没写完"
            assert (place.shell.current_page(), place.selected) == ("orders", order.id)
            assert place.orders.chosen.statuses == (OrderStatus.TO_SHIP,)
            assert [window.width(), window.height()] == told["size"]
            words.action.click()
            qtbot.waitUntil(lambda: place.acts.sheet is not None and not place.desk.tasks.busy, timeout=30_000)
            draft = place.acts.draft()
            assert draft is not None and draft.words == {"remark": TYPED}
            assert window._keeping is not None
            window._keeping._write(str(tmp_path / "report.txt"))
            qtbot.waitUntil(lambda: not place.desk.tasks.busy, timeout=30_000)
        finally:
            close(qtbot, window)
        last.end()
        report = (tmp_path / "report.txt").read_text(encoding="utf-8")
        assert "began 20" in report and "last kept 20" in report
        assert order.order_no not in report and TYPED not in report and "李想" not in report

        after = LastTime(folder)
        after.begin()
        assert not after.interrupted
        assert Drafts(folder).left(shop.office, "lixiang") is None
        after.end()


def test_two_desks_of_a_pc_dont_take_each_other_for_a_crash(tmp_path: Path) -> None:
    first, second = LastTime(tmp_path), LastTime(tmp_path)
    first.begin()
    second.begin()
    second.end()
    assert not second.interrupted
    assert (tmp_path / "desk.running").exists()
    first.end()
    assert not (tmp_path / "desk.running").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a folder nobody may write to is made otherwise there")
def test_a_folder_that_takes_nothing_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder", encoding="utf-8")
    last = LastTime(tmp_path / "data")
    last.begin()
    assert not last.interrupted
    last.end()


def test_a_draft_is_its_persons_own_holds_no_phone_and_goes_after_a_month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_founded_shop("sqlite", tmp_path) as shop:
        drafts = Drafts(tmp_path)
        drafts.keep(
            shop.office, "lixiang", Draft("note_order", 7, "JF1", {"body": "打 19900009516", "reason": "等颜色"})
        )
        assert drafts.left(shop.office, "lixiang") == Draft("note_order", 7, "JF1", {"reason": "等颜色"})
        assert drafts.left(shop.office, Preset.SERVICE.value.casefold()) is None
        file = next((tmp_path / "drafts").iterdir())
        (tmp_path / "drafts" / file.name).rename(Drafts._file(tmp_path, "service"))
        assert drafts.left(shop.office, "service") is None  # sealed for her, not for who has her file
        drafts.keep(shop.office, "lixiang", Draft("note_order", 7, "JF1", {"body": "周末送"}))
        month_later = Drafts._file(tmp_path, "lixiang").stat().st_mtime + DAYS_MOST * 86_400 + 1
        monkeypatch.setattr("desktop.views.drafts.time.time", lambda: month_later)
        assert drafts.left(shop.office, "lixiang") is None
        assert not Drafts._file(tmp_path, "lixiang").exists()
