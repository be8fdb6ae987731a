"""From a start to the login page: a shop that is there, none, and a demo shop built in a child process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.services.connecting import application_url
from desktop.shop_secrets import ShopSecrets
from desktop.views import children, demo_shop
from desktop.views.children import WorkerProcess
from desktop.views.first_minute.wizard import FirstMinute
from desktop.views.main_window import MainWindow
from desktop.views.starter import Starter
from desktop.views.tasks import Tasks
from tests import servers
from tests.founded import found_at


@contextmanager
def a_start(
    qtbot: QtBot, folder: Path, *, worker: bool = False, url: str = "", keep: Callable[[str], None] | None = None
) -> Iterator[tuple[Starter, MainWindow]]:
    tasks = Tasks()
    window = MainWindow(tasks, pc="收银台-01")
    window.show()
    qtbot.waitExposed(window)
    url = url or f"sqlite:///{folder / 'shop.db'}"
    made = Starter(window, tasks, url, ShopSecrets(folder / "secrets"), worker=worker, keep=keep)
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


def found_shop(folder: Path, kept: ShopSecrets | None = None) -> str:
    """Its recovery words."""
    return found_at(f"sqlite:///{folder / 'shop.db'}", kept or ShopSecrets(folder / "secrets"))


def first_minute(qtbot: QtBot, window: MainWindow) -> FirstMinute:
    qtbot.waitUntil(lambda: bool(window.findChildren(FirstMinute)), timeout=20_000)
    return window.findChildren(FirstMinute)[-1]


def test_a_pc_without_a_shop_begins_with_the_first_minute_in_either_language(qtbot: QtBot, tmp_path: Path) -> None:
    with a_start(qtbot, tmp_path) as (begun, window):
        begun.open_shop()
        page = first_minute(qtbot, window)
        assert page.step() is page.begin and not (tmp_path / "shop.db").exists()
        page.language_asked.emit()
        qtbot.waitUntil(lambda: any("Welcome" in said.text() for said in window.findChildren(QLabel)), timeout=20_000)
        first_minute(qtbot, window).language_asked.emit()


def test_a_shop_that_was_open_before_has_its_login_page_at_once_and_who_presses_meanwhile_goes_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    found_shop(tmp_path)
    url = f"sqlite:///{tmp_path / 'shop.db'}"
    with a_start(qtbot, tmp_path) as (begun, window):
        with qtbot.waitSignal(begun.ready, timeout=60_000):
            begun.open_shop()
        assert window.memory.recall("shop") == [url, "晨光积分店"]
        begun.open_shop()
        page = window.login
        assert page is not None and "晨光积分店" in window.windowTitle()
        page.login.setText("nobody")
        page.panel.edit.setText("a password typed at once")
        with qtbot.waitSignal(begun.ready, timeout=60_000):
            page.panel.submit()
        assert window.login is page and page.login.text() == "nobody"
        qtbot.waitUntil(page.panel.error.isVisible, timeout=60_000)


def test_a_known_shop_that_has_gone_leads_to_the_first_minute(qtbot: QtBot, tmp_path: Path) -> None:
    with a_start(qtbot, tmp_path) as (begun, window):
        window.memory.keep("shop", [f"sqlite:///{tmp_path / 'shop.db'}", "晨光积分店"])
        begun.open_shop()
        assert window.login is not None
        first_minute(qtbot, window)
        assert window.login is None


def test_a_start_loads_nothing_of_the_database_before_its_login_page() -> None:
    """In a process of its own: this one has loaded everything."""
    late = "sqlalchemy", "alembic", "pydantic", "reportlab", "pyqtgraph", "numpy", "keyring", "cryptography"
    begin = "import sys, desktop.app, desktop.views.starter, desktop.views.navigation, desktop.views.mishaps"
    asked = [sys.executable, "-c", f"{begin}; print([name for name in {late} if name in sys.modules])"]
    assert subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_shop_whose_secret_this_pc_lacks_asks_for_the_words_of_its_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    with a_start(qtbot, tmp_path) as (begun, window):
        words = found_shop(tmp_path, ShopSecrets(tmp_path / "other pc"))
        begun.open_shop()
        page = first_minute(qtbot, window)
        qtbot.waitUntil(lambda: page.step() is page.server, timeout=20_000)
        page.server.words.setText(words)
        with qtbot.waitSignal(begun.ready, timeout=20_000):
            page.server.go.click()
        assert "晨光积分店" in window.windowTitle()


def test_a_pc_that_worked_by_the_database_owners_login_changes_to_the_shops_own(
    qtbot: QtBot, tmp_path: Path, postgres: servers.Postgres
) -> None:
    admin, kept, noted = postgres.create("empty"), ShopSecrets(tmp_path / "secrets"), list[str]()
    own = application_url(admin, "secret-word")
    found_at(own, kept, admin_url=admin)
    with a_start(qtbot, tmp_path, url=admin, keep=noted.append) as (begun, window):
        begun.open_shop()
        page = first_minute(qtbot, window)
        qtbot.waitUntil(lambda: "数据库主人的账号" in page.server.error.text(), timeout=20_000)
        assert page.server.user.text() == "postgres" and noted == []
        with qtbot.waitSignal(begun.ready, timeout=20_000):
            page.server.go.click()
        assert noted == [own]
    postgres.drop(admin)


def test_a_look_around_leads_to_the_demo_shop(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_shop, "ORDERS", ("--orders", "2"))
    with a_start(qtbot, tmp_path) as (begun, window):
        begun.open_shop()
        page = first_minute(qtbot, window)
        with qtbot.waitSignal(begun.ready, timeout=120_000):
            page.begin.tiles["demo"].click()
        assert window.login is not None and len(window.login.role_buttons) == 6


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
