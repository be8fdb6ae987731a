"""A main window over a real shop, for the tests that look at the whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from desktop.models.setting import Setting
from desktop.models.vocabulary import Preset
from desktop.services.office import Office
from desktop.views.main_window import MainWindow, Welcome
from desktop.views.memory import Memory
from desktop.views.tasks import Tasks
from desktop.views.workplace import Workplace
from tests.people import PASSWORD, Shop


def cheap_passwords(shop: Shop) -> None:
    """Like the demo shop: signing in costs no second of scrypt. People of the tests have such passwords."""
    with shop.office.transaction() as connection:
        row = {"name": "demo", "value": "true", "changed_at": shop.clock.now, "changed_by": "init"}
        connection.execute(insert(Setting), [row])


def password_of(preset: Preset) -> str:
    return PASSWORD if preset is Preset.OWNER else PASSWORD + preset.value


def login_of(preset: Preset) -> str:
    return "lixiang" if preset is Preset.OWNER else preset.value.casefold()


@contextmanager
def a_window(
    qtbot: QtBot, office: Office, *, memory: Memory | None = None, pc: str = "收银台-02"
) -> Iterator[MainWindow]:
    """Shown, at its login page; shut down at the end."""
    window = MainWindow(Tasks(), pc=pc, memory=memory)
    window.welcome(office, Welcome("悦享生活"))
    window.show()
    qtbot.waitExposed(window)
    try:
        yield window
    finally:
        close(qtbot, window)


def close(qtbot: QtBot, window: MainWindow) -> None:
    window.shut_down()
    window.close()
    window.deleteLater()
    qtbot.wait(0)


def sign_in(qtbot: QtBot, window: MainWindow, shop: Shop, preset: Preset = Preset.OWNER) -> Workplace:
    """That person types login and password, and presses Enter."""
    shop.person(preset)
    assert window.login is not None
    window.login.login.setText(login_of(preset))
    window.login.panel.clear()
    QTest.keyClicks(window.login.panel.edit, password_of(preset))
    with qtbot.waitSignal(window.signed_in, timeout=10_000):
        window.login.panel.submit()
    assert window.place is not None
    return window.place
