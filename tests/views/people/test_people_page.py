"""The staff page: adding somebody, her code, her sessions, roles and their editor, and what others see of it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop import crypto
from desktop.models.vocabulary import Permission, Preset
from desktop.services import roles, staff
from desktop.services.roles import GIVEN
from desktop.views.main_window import MainWindow
from desktop.views.overlay import Overlay, overlays_of
from desktop.views.people.page import PeoplePage
from desktop.views.people.paper import document_of
from desktop.views.people.role_editor import RoleEditor
from desktop.views.people.sheets import AddSheet, CodeSheet, DisableSheet, RoleSheet
from desktop.views.rights import GROUPS, right_word
from desktop.views.workplace import Workplace
from tests.people import Shop
from tests.views.windows import a_window, sign_in

W = TypeVar("W", bound=Overlay)
P = Permission


def staff_page(qtbot: QtBot, window: MainWindow, shop: Shop) -> PeoplePage:
    place = sign_in(qtbot, window, shop)
    place.show_page("staff")
    page = place.pages["staff"]
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: bool(page.staff.rows()), timeout=10_000)
    return page


def calm(qtbot: QtBot, place: Workplace | None) -> None:
    assert place is not None
    qtbot.waitUntil(lambda: not place.desk.tasks.busy, timeout=10_000)


def over(qtbot: QtBot, window: MainWindow, kind: type[W]) -> W:
    def found() -> list[W]:
        return [one for one in overlays_of(window) if isinstance(one, kind)]

    qtbot.waitUntil(lambda: bool(found()), timeout=10_000)
    return found()[0]


def words(widget: QWidget) -> str:
    return "\n".join(one.toolTip() or one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def press(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Once the button of these words stands there."""

    def found() -> list[QAbstractButton]:
        return [one for one in widget.findChildren(QAbstractButton) if one.isVisibleTo(widget) and one.text() == text]

    qtbot.waitUntil(lambda: bool(found()), timeout=10_000)
    found()[0].click()


def test_somebody_is_added_and_comes_in_with_the_code_that_was_shown_once(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    page = staff_page(qtbot, window, sqlite_shop)
    page.add.click()
    sheet = over(qtbot, window, AddSheet)
    sheet.submit()
    assert sheet.fields["name"].error() == "请填姓名"
    sheet.name.setText("周敏")
    sheet.login.setText("周敏")
    sheet.submit()
    qtbot.waitUntil(lambda: bool(sheet.fields["login"].error()), timeout=10_000)
    assert sheet.fields["login"].error() == "账号用 2 到 40 个英文字母和数字，可以有 . 和 _"
    sheet.login.setText("ZhouMin")
    sheet.submit()
    shown = over(qtbot, window, CodeSheet)
    shown.copy()
    code = QGuiApplication.clipboard().text()
    assert code == shown.given.code and code in words(shown)
    assert code in document_of("周敏", [code]).toPlainText()
    qtbot.waitUntil(lambda: len(page.staff.rows()) == 2, timeout=10_000)
    assert [row.login for row in page.staff.rows()] == ["lixiang", "zhoumin"]
    assert staff.sign_in(sqlite_shop.office, "zhoumin", code, pc="x", costs=crypto.CHEAP).must_change


def test_a_session_ended_from_here_locks_the_window_there_with_a_sentence(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    sqlite_shop.person(Preset.SERVICE)
    with a_window(qtbot, sqlite_shop.office, pc="客服-01") as hers:
        desk = sign_in(qtbot, hers, sqlite_shop, Preset.SERVICE)
        qtbot.waitUntil(lambda: desk.live.standing, timeout=10_000)
        page = staff_page(qtbot, window, sqlite_shop)
        page.staff_view.select(page.staff.rows()[1].id)
        qtbot.waitUntil(lambda: "客服-01" in words(page.pane), timeout=10_000)
        ends = [one for one in page.pane.findChildren(QAbstractButton) if one.accessibleName() == "结束 客服-01 的登录"]
        ends[0].click()
        sheet = overlays_of(window)[0]
        press(qtbot, sheet, "结束登录")
        qtbot.waitUntil(lambda: desk.lock.locked, timeout=10_000)
        assert "结束了这次登录" in desk.lock.view.panel.error.text()
        calm(qtbot, window.place)


def test_the_last_owner_is_told_why_she_cant_change_her_role(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    page = staff_page(qtbot, window, sqlite_shop)
    page.staff_view.select(page.staff.rows()[0].id)
    calm(qtbot, window.place)
    assert "停用" not in [one.text() for one in page.pane.findChildren(QAbstractButton) if one.isVisibleTo(page.pane)]
    press(qtbot, page.pane, "换角色")
    sheet = over(qtbot, window, RoleSheet)
    assert not sheet.act.isEnabled()
    sheet.role.setCurrentIndex(2)
    sheet.role.changed.emit(sheet.role.key())
    assert sheet.act.isEnabled()
    sheet.submit()
    qtbot.waitUntil(lambda: "最后一位" in words(sheet), timeout=10_000)
    sheet.dismiss()


def test_who_is_disabled_needs_a_reason_and_comes_back_with_a_new_code(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    sqlite_shop.person(Preset.SERVICE)
    page = staff_page(qtbot, window, sqlite_shop)
    page.staff_view.select(page.staff.rows()[1].id)
    press(qtbot, page.pane, "停用")
    sheet = over(qtbot, window, DisableSheet)
    sheet.submit()
    assert sheet.fields["reason"].error()
    sheet.reason.setText("休假")
    sheet.submit()
    qtbot.waitUntil(lambda: not page.staff.rows()[1].active, timeout=10_000)
    press(qtbot, page.pane, "重新启用")
    press(qtbot, overlays_of(window)[0], "启用并生成激活码")
    over(qtbot, window, CodeSheet).dismiss()
    qtbot.waitUntil(lambda: page.staff.rows()[1].active, timeout=10_000)
    calm(qtbot, window.place)


def test_the_editor_says_what_changes_and_for_whom_before_it_is_saved(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    role = sqlite_shop.do(roles.create_role, name="夜班", rights=(P.SEE, P.NOTE))
    staff.add_staff(
        sqlite_shop.office, sqlite_shop.owner, login="zhoumin", name="周敏", role="夜班", costs=crypto.CHEAP
    )
    page = staff_page(qtbot, window, sqlite_shop)
    page.show_tab("roles")
    page.tabs.choose("roles")
    page.roles_view.select(role.id)
    page._act_on_role("edit")
    editor = over(qtbot, window, RoleEditor)
    assert not editor.act.isEnabled()
    editor.boxes[P.REVEAL].click()
    editor.boxes[P.NOTE].click()
    qtbot.waitUntil(lambda: right_word(P.REVEAL) in words(editor), timeout=10_000)
    side = words(editor)
    assert right_word(P.NOTE) in side and "周敏" in side and "会锁上" in side
    assert editor.act.text() == "保存 2 处改动"
    editor.submit()
    qtbot.waitUntil(lambda: page.roles.rows()[-1].rights == (P.REVEAL, P.SEE), timeout=10_000)
    calm(qtbot, window.place)


def test_a_stale_editor_keeps_what_was_ticked_and_says_who_was_faster(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    role = sqlite_shop.do(roles.create_role, name="夜班", rights=(P.SEE, P.NOTE))
    page = staff_page(qtbot, window, sqlite_shop)
    page.show_tab("roles")
    page.tabs.choose("roles")
    page.roles_view.select(role.id)
    page._act_on_role("edit")
    editor = over(qtbot, window, RoleEditor)
    editor.boxes[P.TAG].click()
    sqlite_shop.do(roles.edit_role, role.id, name="夜班", rights=(P.SEE, P.SHIP))
    editor.submit()
    qtbot.waitUntil(lambda: "李想 刚刚做了「修改角色」" in words(editor), timeout=10_000)
    assert editor.boxes[P.TAG].isChecked()
    editor.dismiss()
    calm(qtbot, window.place)


def test_every_right_that_can_be_given_stands_in_the_table_with_words_of_its_own() -> None:
    listed = [right for _, group in GROUPS for right in group]
    assert len(listed) == len(set(listed))
    assert set(listed) == GIVEN
    assert len({right_word(right) for right in listed}) == len(listed)


def test_who_may_not_manage_staff_has_no_such_page(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.MANAGER)
    assert "staff" not in set(place.shell.nav.keys())
