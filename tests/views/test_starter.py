"""From a start to the login page: a shop that is there, none, and a demo shop built in a child process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop import config, crypto
from desktop.services import opening
from desktop.shop_secrets import ShopSecrets
from desktop.views import children, demo_shop
from desktop.views.children import WorkerProcess
from desktop.views.main_window import MainWindow
from desktop.views.starter import Starter
from desktop.views.tasks import Tasks


@contextmanager
def a_start(qtbot: QtBot, folder: Path, *, worker: bool = False) -> Iterator[tuple[Starter, MainWindow]]:
    tasks = Tasks()
    window = MainWindow(tasks, pc="收银台-01")
    window.show()
    qtbot.waitExposed(window)
    made = Starter(window, tasks, f"sqlite:///{folder / 'shop.db'}", ShopSecrets(folder / "secrets"), worker=worker)
    try:
        yield made, window
    finally:
        made.close()
        window.close()
        window.deleteLater()
        qtbot.wait(0)


def buttons(window: MainWindow) -> list[str]:
    return [button.text() for button in window.findChildren(QPushButton) if button.isVisible()]


def press(window: MainWindow, words: str) -> None:
    next(button for button in window.findChildren(QPushButton) if button.text() == words).click()


def found_shop(folder: Path) -> None:
    office, _ = opening.make_shop(
        f"sqlite:///{folder / 'shop.db'}", ShopSecrets(folder / "secrets"), config.utc_now, name="晨光积分店",
        owner="lixiang", owner_name="李想", password="correct horse 77", costs=crypto.CHEAP,
    )  # fmt: skip
    office.engine.dispose()


def test_a_pc_without_a_shop_says_so_and_names_the_command(qtbot: QtBot, tmp_path: Path) -> None:
    with a_start(qtbot, tmp_path) as (begun, window):
        begun.open_shop()
        qtbot.waitUntil(lambda: buttons(window) == ["再看一次", "打开演示店"], timeout=20_000)
        words = [said.text() for said in window.findChildren(QLabel) if said.isVisible()]
        assert any("pointsdesk init --shop" in text for text in words)


def test_a_shop_founded_meanwhile_opens_at_the_second_look(qtbot: QtBot, tmp_path: Path) -> None:
    with a_start(qtbot, tmp_path) as (begun, window):
        begun.open_shop()
        qtbot.waitUntil(lambda: "再看一次" in buttons(window), timeout=20_000)
        found_shop(tmp_path)
        with qtbot.waitSignal(begun.ready, timeout=20_000):
            press(window, "再看一次")
        assert window.login is not None
        assert "晨光积分店" in window.windowTitle()


def test_the_demo_shop_is_built_beside_the_window_and_one_press_signs_in(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo_shop, "ORDERS", ("--orders", "12"))
    with a_start(qtbot, tmp_path) as (begun, window):
        with qtbot.waitSignal(begun.ready, timeout=120_000):
            begun.open_demo()
        assert window.login is not None
        assert len(window.login.role_buttons) == 6
        with qtbot.waitSignal(window.signed_in, timeout=20_000):
            window.login.role_buttons[3].click()
        place = window.place
        assert place is not None and place.desk.actor.name == "李强"
        qtbot.waitUntil(lambda: place.orders.table.rowCount() == 12, timeout=20_000)
        folder = Path(place.desk.office.engine.url.database or "").parent
        assert folder.name.startswith("pointsdesk-demo-")
    assert not folder.exists()


def test_a_demo_shop_that_fails_says_why_and_can_be_tried_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo_shop, "ORDERS", ("--orders", "-1"))
    with a_start(qtbot, tmp_path) as (begun, window):
        begun.open_demo()
        qtbot.waitUntil(lambda: buttons(window) == ["再试一次"], timeout=60_000)


def test_the_desk_of_a_single_pc_brings_its_worker_and_takes_it_along(qtbot: QtBot, tmp_path: Path) -> None:
    found_shop(tmp_path)
    environment = {
        "POINTSDESK_DB": f"sqlite:///{tmp_path / 'shop.db'}",
        "POINTSDESK_SECRETS": str(tmp_path / "secrets"),
    }
    worker = WorkerProcess(environment)
    worker.start()
    qtbot.waitUntil(lambda: worker.process.state() is QProcess.ProcessState.Running, timeout=20_000)
    pid = worker.process.processId()
    assert "worker" in psutil.Process(pid).cmdline()
    assert not any("sqlite" in word for word in psutil.Process(pid).cmdline())
    worker.stop()
    assert not psutil.pid_exists(pid)
    worker.deleteLater()


def test_a_worker_that_dies_is_started_again(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "AGAIN_MS", 50)
    worker = WorkerProcess({"POINTSDESK_DB": f"sqlite:///{tmp_path / 'none.db'}"})
    with qtbot.waitSignals([worker.process.started, worker.process.started], timeout=60_000):
        worker.start()
    worker.stop()
    worker.deleteLater()


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", "C:/PointsDesk/PointsDesk.exe")
    assert children.this_program() == ("C:/PointsDesk/PointsDesk.exe", [])
