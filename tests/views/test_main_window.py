"""The window from the login page to the desk and back."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop import crypto
from desktop.models.vocabulary import Permission, Preset
from desktop.services import staff
from desktop.services.errors import DatabaseGone, NotPermitted, SessionEnded
from desktop.services.settings import shop_settings
from desktop.services.stopping import Stop
from desktop.services.transaction import Actor
from desktop.views.dialogs import Sheet
from desktop.views.form import TextEdit
from desktop.views.login_view import DemoRole, LoginView
from desktop.views.main_window import MainWindow
from desktop.views.overlay import overlays_of
from desktop.views.palette import CommandPalette, KeysHelp
from desktop.views.workplace import Workplace
from tests.people import PASSWORD, Shop
from tests.views.windows import a_window, cheap_passwords, password_of, sign_in


def type_password(window: MainWindow, login: str, password: str) -> None:
    assert window.login is not None
    window.login.login.setText(login)
    window.login.panel.edit.setText(password)
    window.login.panel.submit()


def unlock(qtbot: QtBot, place: Workplace, password: str) -> None:
    view = place.lock.view
    view.panel.edit.setText(password)
    view.panel.submit()
    qtbot.waitUntil(lambda: not place.lock.locked or bool(view.panel.error.text()), timeout=20_000)


def test_a_clerk_signs_in_and_sees_who_she_is(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.SERVICE)
    assert place.desk.actor.name == "Service"
    assert window.login is None


def test_a_wrong_password_is_told_and_what_was_typed_stays(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    type_password(window, "lixiang", "not her password")
    view = window.login
    assert view is not None
    qtbot.waitUntil(lambda: bool(view.panel.error.text()), timeout=20_000)
    assert view.panel.error.text() == "账号或密码不对"
    assert (view.login.text(), view.panel.edit.text()) == ("lixiang", "not her password")
    assert view.panel.button.isEnabled()


def test_after_four_wrong_tries_the_button_makes_her_wait(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    view = window.login
    assert view is not None
    for _ in range(3):
        type_password(window, "lixiang", "not her password")
        qtbot.waitUntil(lambda: view.panel.button.isEnabled() and bool(view.panel.error.text()), timeout=20_000)
    type_password(window, "lixiang", PASSWORD)
    qtbot.waitUntil(lambda: view.panel.seconds_left() > 0, timeout=20_000)
    assert not view.panel.button.isEnabled()
    assert window.place is None


def test_while_she_signs_in_the_page_says_so_and_takes_no_second_try(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    view = window.login
    assert view is not None
    with qtbot.waitSignal(window.signed_in, timeout=20_000):
        type_password(window, "lixiang", PASSWORD)
        assert view.panel.button.text() == "正在登录"
        assert not view.panel.button.isEnabled()


def test_a_newcomer_replaces_her_code_by_a_password_of_her_own(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    code = staff.add_staff(
        sqlite_shop.office, sqlite_shop.owner, login="wangfang", name="王芳", role="SERVICE", costs=crypto.CHEAP
    ).code
    type_password(window, "wangfang", code)
    view = window.login
    assert view is not None
    qtbot.waitUntil(lambda: view.first.isVisible(), timeout=20_000)
    view.first.fresh.setText("青山依旧在几度夕阳红")
    view.first.again.setText("青山依旧在几度夕阳红")
    view.first.submit()
    assert view.first.fresh_field.error()
    for edit in (view.first.fresh, view.first.again):
        edit.setText("青山依旧在，几度夕阳红。")
    with qtbot.waitSignal(window.signed_in, timeout=20_000):
        view.first.submit()
    assert window.place is not None and window.place.desk.actor.name == "王芳"


def test_signing_out_ends_the_session_and_offers_the_same_login(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    sign_in(qtbot, window, sqlite_shop, Preset.WAREHOUSE)
    window.sign_out()
    view = window.login
    assert view is not None and window.place is None
    assert view.login.text() == "warehouse"
    sign_in(qtbot, window, sqlite_shop, Preset.SERVICE)


def test_closing_the_window_ends_the_session_and_leaves_no_thread(qtbot: QtBot, sqlite_shop: Shop) -> None:
    cheap_passwords(sqlite_shop)
    with a_window(qtbot, sqlite_shop.office) as window:
        actor = sign_in(qtbot, window, sqlite_shop, Preset.SERVICE).desk.actor
    with pytest.raises(SessionEnded, match="signed_out"):
        sqlite_shop.office.ask(actor, shop_settings)
    assert [one.name for one in threading.enumerate() if one.name.startswith(("desk", "live"))] == []


def test_the_lock_keeps_what_is_typed_in_a_dialog(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.SERVICE)
    sheet, waybill = Sheet(window, "发货"), TextEdit()
    sheet.add(waybill)
    sheet.open()
    waybill.setText("SF1407382950617")
    window.inputs.idle.emit()
    assert place.lock.locked
    unlock(qtbot, place, password_of(Preset.SERVICE))
    assert overlays_of(window) == [sheet]
    assert waybill.text() == "SF1407382950617"
    assert waybill.hasFocus()


def test_a_question_of_the_session_before_the_lock_locks_nobody_out_after_it(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, on_its_way = sign_in(qtbot, window, sqlite_shop, Preset.SERVICE), threading.Event()
    failed: list[object] = []
    before, ask = place.desk.actor, sqlite_shop.office.ask_until

    def asked_late(stop: Stop, actor: Actor, question: Callable[..., object]) -> object:
        assert on_its_way.wait(20)
        return ask(stop, actor, question)

    with monkeypatch.context() as patch:
        patch.setattr(sqlite_shop.office, "ask_until", asked_late)
        place.desk.ask(place, shop_settings, then=failed.append, failed=failed.append)
        qtbot.wait(0)
    window.lock_desk()
    unlock(qtbot, place, password_of(Preset.SERVICE))
    qtbot.waitUntil(lambda: has_ended(sqlite_shop, before), timeout=20_000)
    on_its_way.set()
    qtbot.waitUntil(lambda: bool(failed), timeout=20_000)
    assert isinstance(failed[0], SessionEnded)
    assert not place.lock.locked


def has_ended(shop: Shop, actor: Actor) -> bool:
    try:
        shop.office.ask(actor, shop_settings)
    except SessionEnded:
        return True
    return False


def test_a_wrong_password_does_not_unlock(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.SERVICE)
    window.lock_desk()
    unlock(qtbot, place, "somebody else's")
    assert place.lock.locked
    assert place.lock.view.panel.error.text() == "密码不对"


def test_no_key_reaches_what_is_behind_the_lock(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.SERVICE)
    window.lock_desk()
    for key in ("Ctrl+K", "F5", "?", "/"):
        press(window, key)
    assert [type(one) for one in overlays_of(window)] == [type(place.lock.view)]


def test_another_person_signs_in_from_the_lock_screen(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.SERVICE)
    window.lock_desk()
    place.lock.view.sign_out.emit()
    assert window.login is not None
    sign_in(qtbot, window, sqlite_shop, Preset.MANAGER)


def test_who_is_disabled_elsewhere_is_told_and_locked_out(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.SERVICE)
    sqlite_shop.do(staff.disable_staff, login="service")
    qtbot.waitUntil(lambda: place.lock.locked, timeout=20_000)
    assert place.lock.view.panel.error.text().startswith("账号已停用")
    unlock(qtbot, place, password_of(Preset.SERVICE))
    assert place.lock.locked


def test_a_question_mark_shows_the_keys(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    sign_in(qtbot, window, sqlite_shop)
    press(window, "?")
    assert [type(one) for one in overlays_of(window)] == [KeysHelp]


def test_ctrl_k_opens_the_palette_once(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    sign_in(qtbot, window, sqlite_shop)
    press(window, "Ctrl+K")
    press(window, "Ctrl+K")
    assert [type(one) for one in overlays_of(window)] == [CommandPalette]


def test_a_refusal_that_no_page_explains_is_a_toast(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.AUDITOR)
    place.desk.refused.emit(NotPermitted(Permission.SHIP))
    place.desk.refused.emit(DatabaseGone(outcome_known=True))
    said = [toast.accessibleName() for toast in place.shell.toaster.toasts]
    assert said == ["你的角色没有这项权限，请店主或店长来做"]


def test_a_menu_that_stands_open_goes_before_the_lock_comes(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    place = sign_in(qtbot, window, sqlite_shop)
    menu = QMenu(window)
    menu.addAction("复制单号")
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.waitUntil(menu.isVisible, timeout=20_000)
    window.inputs.idle.emit()
    assert place.lock.locked
    assert not menu.isVisible()


def press(window: MainWindow, key: str) -> None:
    handle = window.windowHandle()
    assert handle is not None
    match key:
        case "Ctrl+K":
            QTest.keyClick(handle, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        case "F5":
            QTest.keyClick(handle, Qt.Key.Key_F5)
        case _:
            target = window.focusWidget() or window
            assert isinstance(target, QWidget)
            QTest.keyClicks(target, key)


def test_all_six_people_of_the_demo_are_seen_at_once_on_a_small_screen(qtbot: QtBot) -> None:
    roles = [DemoRole(f"demo{at}", "store", f"店员{at}", "拣货、发货") for at in range(6)]
    view = LoginView("悦享生活", roles=roles)
    qtbot.addWidget(view)
    view.show()
    # 1366×768 at 150 %, and whole
    for size, lines in (((911, 512), 2), ((1366, 768), 3)):
        view.resize(*size)
        qtbot.wait(1)
        seen = [one for one in view.role_buttons if one.visibleRegion().boundingRect().size() == one.size()]
        assert len(seen) == 6
        assert len({one.y() for one in view.role_buttons}) == lines
