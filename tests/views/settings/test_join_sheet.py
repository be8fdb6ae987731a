"""让另一台电脑加入: the owner makes a join file in the settings and sees its passphrase once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.join_file import open_join, read_join
from desktop.views.main_window import MainWindow
from desktop.views.overlay import overlays_of
from desktop.views.settings.join_sheet import JoinSheet, PassphraseSheet
from desktop.views.settings.page import SettingsPage
from tests import servers
from tests.founded import a_founded_shop
from tests.people import SECRET, Shop
from tests.views.test_screen_reader import nameless
from tests.views.windows import a_window, cheap_passwords, sign_in


@pytest.fixture
def shop_of_two_pcs(postgres: servers.Postgres, tmp_path: Path) -> Iterator[Shop]:
    with a_founded_shop("postgresql", tmp_path) as opened:
        yield opened


def settings_page(qtbot: QtBot, window: MainWindow, shop: Shop) -> SettingsPage:
    place = sign_in(qtbot, window, shop)
    place.show_page("settings")
    page = place.pages["settings"]
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: page.rows["zone"].isEnabled(), timeout=20_000)
    return page


def test_the_owner_makes_a_file_for_another_pc_and_sees_its_passphrase_once(
    qtbot: QtBot, shop_of_two_pcs: Shop, tmp_path: Path
) -> None:
    cheap_passwords(shop_of_two_pcs)
    with a_window(qtbot, shop_of_two_pcs.office) as window:
        settings_page(qtbot, window, shop_of_two_pcs).join.click()
        (sheet,) = overlays_of(window)
        assert isinstance(sheet, JoinSheet) and nameless(sheet) == []
        sheet.make.click()
        assert "别的电脑怎么找到它" in sheet.places()["host"].error()
        sheet.address.setText("127.0.0.1")
        sheet.make_at(str(tmp_path / "none" / "a.pdjoin"))
        qtbot.waitUntil(lambda: "写不了 a.pdjoin" in sheet.error.text(), timeout=20_000)
        file = tmp_path / "悦享生活 加入.pdjoin"
        sheet.make_at(str(file))
        qtbot.waitUntil(lambda: any(isinstance(one, PassphraseSheet) for one in overlays_of(window)), timeout=20_000)
        shown = next(one for one in overlays_of(window) if isinstance(one, PassphraseSheet))
        shown.copy()
        assert QApplication.clipboard().text() == shown.passphrase.text()
        join = open_join(read_join(file), shown.passphrase.text(), shop_of_two_pcs.clock())
        assert (join.secret, join.by) == (SECRET, "李想")


def test_a_shop_in_a_file_has_no_such_button(qtbot: QtBot, sqlite_shop: Shop) -> None:
    cheap_passwords(sqlite_shop)
    with a_window(qtbot, sqlite_shop.office) as window:
        assert not hasattr(settings_page(qtbot, window, sqlite_shop), "join")
