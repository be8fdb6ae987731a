"""The settings page: what was changed and what it was, ranges, what others change, and asking before it is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import Preset
from desktop.services.errors import SessionEnded
from desktop.services.settings import change_settings, shop_settings
from desktop.views.language import SOURCE, speak, spoken
from desktop.views.main_window import MainWindow
from desktop.views.orders.place_sheet import PlaceSheet
from desktop.views.overlay import overlays_of
from desktop.views.settings.page import SettingsPage
from desktop.views.settings.rows import CarriersRow, NumberRow, TextRow
from desktop.views.theme import apply_theme
from desktop.views.workplace import ORDERS
from tests.people import Shop
from tests.views.windows import sign_in


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> SettingsPage:
    place = sign_in(qtbot, window, sqlite_shop)
    place.show_page("settings")
    made = place.pages["settings"]
    assert isinstance(made, SettingsPage)
    qtbot.waitUntil(lambda: place.live.standing and made.rows["zone"].isEnabled(), timeout=10_000)
    return made


def write(page: SettingsPage, name: str, text: str) -> None:
    row = page.rows[name]
    assert isinstance(row, NumberRow | TextRow)
    row.edit.selectAll()
    QTest.keyClicks(row.edit, text)


def calm(qtbot: QtBot, window: MainWindow) -> None:
    place = window.place
    qtbot.waitUntil(lambda: place is None or not place.desk.tasks.busy, timeout=10_000)


def press(window: MainWindow, text: str) -> None:
    buttons = [one for one in overlays_of(window)[0].findChildren(QAbstractButton) if one.text() == text]
    buttons[0].click()


def test_what_is_saved_holds_at_once_in_the_window(
    qtbot: QtBot, window: MainWindow, page: SettingsPage, sqlite_shop: Shop
) -> None:
    assert not page.save.isEnabled()
    write(page, "shop_name", "Yuexiang")
    write(page, "idle_lock_minutes", "5")
    carriers = page.rows["carriers"]
    assert isinstance(carriers, CarriersRow)
    carriers.chips["ems"].click()
    assert page.save.text() == "保存 3 处"
    assert page.rows["idle_lock_minutes"].was.text() == "原 15 分钟"
    page.save.click()
    qtbot.waitUntil(lambda: window.windowTitle() == "Yuexiang · 积分掌柜", timeout=10_000)
    assert window.inputs.timer.interval() == 5 * 60_000
    told = sqlite_shop.ask(shop_settings)
    assert "ems" not in told.carriers and told.carriers[0] == "shunfeng"
    assert page.unsaved() == ""
    calm(qtbot, window)


def test_a_value_out_of_range_is_told_beside_its_field_and_isnt_sent(
    qtbot: QtBot, window: MainWindow, page: SettingsPage, sqlite_shop: Shop
) -> None:
    write(page, "pay_minutes", "0")
    assert page.rows["pay_minutes"].problem() == "从 1 到 10,080"
    write(page, "refund_limit_fen", "abc")
    assert page.rows["refund_limit_fen"].problem() == "要填数字"
    page.save.click()
    assert "付款期限不对" in page.trouble.text()
    assert sqlite_shop.ask(shop_settings).pay_minutes == 30
    write(page, "pay_minutes", "30")
    assert page.rows["pay_minutes"].problem() == ""
    calm(qtbot, window)


def test_what_others_change_comes_in_beside_what_is_being_typed(
    qtbot: QtBot, window: MainWindow, page: SettingsPage, sqlite_shop: Shop
) -> None:
    write(page, "ship_hours", "24")
    sqlite_shop.do(change_settings, values={"complete_days": 10, "ship_hours": 36})
    days = page.rows["complete_days"]
    qtbot.waitUntil(lambda: days.value() == 10, timeout=10_000)
    assert page.rows["ship_hours"].value() == 24
    page.save.click()
    qtbot.waitUntil(lambda: "李想 刚刚做了「改设置」" in page.trouble.text(), timeout=10_000)
    qtbot.waitUntil(lambda: page.rows["ship_hours"].was.text() == "原 36 小时", timeout=10_000)
    page.save.click()
    qtbot.waitUntil(lambda: sqlite_shop.ask(shop_settings).ship_hours == 24, timeout=10_000)
    calm(qtbot, window)


def test_unsaved_changes_outlast_another_page_and_are_asked_about_at_the_sign_out(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    place = window.place
    assert place is not None
    write(page, "ship_hours", "24")
    place.show_page(ORDERS)
    place.show_page("settings")
    assert page.rows["ship_hours"].value() == 24
    place.shell.nav.sign_out.emit()
    assert window.place is place
    press(window, "不了")
    assert window.place is place
    window.close()
    assert window.isVisible()
    press(window, "不了")
    place.shell.nav.sign_out.emit()
    press(window, "不保存，退出登录")
    qtbot.waitUntil(lambda: window.place is None, timeout=10_000)


def test_what_was_typed_waits_at_the_lock_for_its_person_while_another_one_works(
    qtbot: QtBot, window: MainWindow, page: SettingsPage, sqlite_shop: Shop
) -> None:
    place = window.place
    assert place is not None
    write(page, "ship_hours", "24")
    place.place_order()
    (placing,) = overlays_of(window)
    assert isinstance(placing, PlaceSheet)
    placing.form.remark.setText("周末送")
    calm(qtbot, window)
    before = place.desk.actor
    window.inputs.idle.emit()
    place.lock.view.sign_out.emit()
    assert (window.place, place.desk.actor.keys) == (None, None)

    other = sign_in(qtbot, window, sqlite_shop, Preset.MANAGER)
    assert other is not place
    assert overlays_of(window) == [] and "settings" not in other.pages
    qtbot.waitUntil(lambda: not other.desk.tasks.busy, timeout=10_000)
    with pytest.raises(SessionEnded):
        sqlite_shop.office.ask(before, shop_settings)
    other.leave()

    assert sign_in(qtbot, window, sqlite_shop) is place
    assert overlays_of(window) == [placing] and placing.form.remark.text() == "周末送"
    placing.close_overlay()
    assert place.shell.current_page() == "settings" and page.rows["ship_hours"].value() == 24
    page.save.click()
    qtbot.waitUntil(lambda: sqlite_shop.ask(shop_settings).ship_hours == 24, timeout=10_000)
    qtbot.waitUntil(lambda: place.settings.ship_hours == 24, timeout=10_000)
    window.lock_desk()
    place.lock.view.sign_out.emit()
    assert window.login is not None and not window.findChildren(PlaceSheet)


def test_a_desk_that_waited_never_mixes_two_languages(
    qtbot: QtBot, window: MainWindow, page: SettingsPage, sqlite_shop: Shop
) -> None:
    place = window.place
    assert place is not None
    before = QLocale()
    place.place_order()
    (placing,) = overlays_of(window)
    assert isinstance(placing, PlaceSheet)
    placing.form.remark.setText("周末送")
    calm(qtbot, window)
    try:
        window.lock_desk()
        place.lock.view.sign_out.emit()
        other = sign_in(qtbot, window, sqlite_shop, Preset.MANAGER)
        other.show_page("members")
        calm(qtbot, window)
        with qtbot.waitSignal(window.signed_in, timeout=10_000):
            window.choose_language("en")
        assert window.place is not None
        calm(qtbot, window)
        window.place.leave()
        assert spoken() == "en" and window.login is not None and window.login.panel.button.text() == "Sign in"

        assert sign_in(qtbot, window, sqlite_shop) is place, "what was typed is still there, and all of it is Chinese"
        assert spoken() == "zh_CN" and placing.form.remark.text() == "周末送"
        placing.close_overlay()
        calm(qtbot, window)
        window.lock_desk()
        place.lock.view.sign_out.emit()
        assert spoken() == "en" and window.memory.recall("language") == "en"

        anew = sign_in(qtbot, window, sqlite_shop)
        assert anew is not place and spoken() == "en", "nothing was unfinished: her desk is made anew"
        assert anew.shell.current_page() == "settings"
        calm(qtbot, window)
    finally:
        app = QApplication.instance()
        assert app is not None
        speak(app, SOURCE)
        QLocale.setDefault(before)


def test_how_this_pc_looks_changes_as_it_is_pressed_and_is_kept(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication) and window.place is not None
    page.scheme.changed.emit("dark")
    page.density.changed.emit("compact")
    assert window.memory.recall("scheme") == "dark"
    assert window.place.orders.list.looks.density == "compact"
    assert page.unsaved() == ""
    apply_theme(app, "light")
    calm(qtbot, window)


def test_who_may_not_change_settings_has_no_such_page(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.MANAGER)
    assert "settings" not in set(place.shell.nav.keys())
