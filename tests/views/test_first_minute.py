"""The first minute: what is missing is said beside its field, nothing typed is lost, a shop elsewhere is joined or founded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import make_url

from desktop import config, crypto
from desktop.services import joining, opening, staff
from desktop.services.connecting import application_url, sqlite_url
from desktop.services.join_file import create_join, write_join
from desktop.shop_secrets import ShopSecrets
from desktop.views.first_minute.step import Step
from desktop.views.first_minute.wizard import FirstMinute
from desktop.views.tasks import Tasks
from tests import servers
from tests.founded import found_at
from tests.people import PASSWORD
from tests.views.test_screen_reader import controls, nameless

LONG = 30_000


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FirstMinute]:
    monkeypatch.setattr(crypto, "Costs", lambda: crypto.CHEAP)
    tasks = Tasks()
    made = FirstMinute(tasks, ShopSecrets(tmp_path / "secrets"), tmp_path / "数据" / "shop.db")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.start()
    yield made
    tasks.close()


def errors(page: FirstMinute) -> dict[str, str]:
    step = page.step()
    assert isinstance(step, Step)
    places = step.places()
    return {key: field.error() for key, field in places.items() if field.error()}


def filled_in(page: FirstMinute, **more: str) -> None:
    for name, text in {"name": "晨光积分店", "login": "lixiang", "person": "李想", "password": PASSWORD,
                       "again": PASSWORD, **more}.items():  # fmt: skip
        edit = getattr(page.shop, name)
        edit.setText(text)


def test_what_is_missing_is_said_beside_its_field_and_going_back_keeps_what_was_typed(page: FirstMinute) -> None:
    page.begin.tiles["own"].click()
    page.shop.go.click()
    assert set(errors(page)) == {"shop", "owner", "password"}
    filled_in(page, again="something else entirely", folder="数据")
    page.shop.go.click()
    assert set(errors(page)) == {"again", "folder"}
    QTest.keyClick(page.shop, Qt.Key.Key_Escape)
    assert page.step() is page.begin
    page.begin.tiles["own"].click()
    assert (page.shop.name.text(), page.shop.login.text()) == ("晨光积分店", "lixiang")


def test_no_shop_is_there_before_the_sheet_is_kept_and_the_sheet_is_the_shops(
    qtbot: QtBot, page: FirstMinute, tmp_path: Path
) -> None:
    page.begin.tiles["own"].click()
    filled_in(page)
    page.shop.go.click()
    qtbot.waitUntil(lambda: page.step() is page.sheet, timeout=LONG)
    words = " ".join(page.sheet.words)
    page.sheet.submit()
    assert not (tmp_path / "数据").exists() and page.step() is page.sheet
    page.sheet.back.click()
    page.shop.go.click()
    qtbot.waitUntil(lambda: page.step() is page.sheet, timeout=LONG)
    assert " ".join(page.sheet.words) == words
    page.sheet.kept.click()
    with qtbot.waitSignal(page.opened, timeout=LONG) as opened:
        page.sheet.go.click()
    url, login = opened.args
    assert (url, login) == (sqlite_url(tmp_path / "数据" / "shop.db"), "lixiang")
    joining.adopt_shop(url, ShopSecrets(tmp_path / "other pc"), config.utc_now, words=words, pc="收银台-02")


def test_a_folder_that_has_a_shop_offers_to_open_it(qtbot: QtBot, page: FirstMinute, tmp_path: Path) -> None:
    (tmp_path / "数据").mkdir()
    url = sqlite_url(tmp_path / "数据" / "shop.db")
    found_at(url, ShopSecrets(tmp_path / "secrets"), name="老店")
    page.begin.tiles["own"].click()
    filled_in(page)
    page.shop.go.click()
    qtbot.waitUntil(lambda: "已经有一家店：老店" in page.shop.error.text(), timeout=LONG)
    with qtbot.waitSignal(page.opened) as opened:
        page.shop.error.acted.emit()
    assert opened.args == [url, ""]


def test_a_folder_that_can_not_be_written_is_said_in_words(qtbot: QtBot, page: FirstMinute, tmp_path: Path) -> None:
    (tmp_path / "数据").write_text("a file in the way", encoding="utf-8")
    page.begin.tiles["own"].click()
    filled_in(page)
    page.shop.go.click()
    qtbot.waitUntil(lambda: "打不开这个数据库文件" in page.shop.error.text(), timeout=LONG)
    assert page.step() is page.shop and page.shop.go.isEnabled() and page.shop.name.text() == "晨光积分店"


def test_a_wrong_server_is_said_in_words_and_nothing_typed_is_lost(qtbot: QtBot, page: FirstMinute) -> None:
    ask_for_the_server(page)
    page.server.go.click()
    assert set(errors(page)) == {"host", "database", "user"}
    for edit, text in (
        (page.server.host, "127.0.0.1"), (page.server.port, "1"), (page.server.database, "shop"),
        (page.server.user, "desk"), (page.server.password, "secret-word"),
    ):  # fmt: skip
        edit.setText(text)
    page.server.go.click()
    qtbot.waitUntil(lambda: "服务器上没有数据库应答" in page.server.error.text(), timeout=LONG)
    assert page.server.password.text() == "secret-word" and "secret-word" not in page.server.error.text()


def test_a_second_pc_joins_a_shop_on_postgresql_by_the_words_of_its_sheet(
    qtbot: QtBot, page: FirstMinute, tmp_path: Path, postgres: servers.Postgres
) -> None:
    admin = postgres.create()
    url = make_url(application_url(admin, "secret-word"))
    try:
        words = found_at(
            url.render_as_string(hide_password=False), ShopSecrets(tmp_path / "first pc"), admin_url=admin, name="老店"
        )
        ask_for_the_server(page)
        at_the_server(page, str(url.host), url.port or 0, str(url.database), str(url.username), "secret-word")
        page.server.go.click()
        qtbot.waitUntil(lambda: "连上了：老店" in page.server.found.text(), timeout=LONG)
        page.server.words.setText("all the wrong words")
        page.server.go.click()
        qtbot.waitUntil(lambda: bool(page.server.places()["recovery_words"].error()), timeout=LONG)
        page.server.words.setText(words.upper())
        with qtbot.waitSignal(page.opened, timeout=LONG) as opened:
            page.server.go.click()
        assert opened.args == [url.render_as_string(hide_password=False), ""]
        opening.open_shop(opened.args[0], ShopSecrets(tmp_path / "secrets"), config.utc_now).engine.dispose()
    finally:
        postgres.drop(admin)


def test_a_second_pc_joins_by_a_file_dropped_on_the_page_and_works_by_the_shops_own_login(
    qtbot: QtBot, page: FirstMinute, tmp_path: Path, postgres: servers.Postgres
) -> None:
    admin, first = postgres.create("empty"), ShopSecrets(tmp_path / "first pc")
    url = application_url(admin, "secret-word")
    try:
        found_at(url, first, admin_url=admin, name="老店")
        office = opening.open_shop(url, first, config.utc_now)
        owner = staff.sign_in(office, "lixiang", PASSWORD, pc="收银台-01", costs=crypto.CHEAP)
        made = create_join(office, owner, host="127.0.0.1")
        office.engine.dispose()
        file = tmp_path / "老店 加入.pdjoin"
        write_join(file, made.content)
        page.begin.tiles["join"].click()
        page.join.go.click()
        assert set(errors(page)) == {"file", "passphrase"}
        assert dropped(page.join, file) and page.join.file.text() == str(file)
        page.join.passphrase.setText("ABCDE-ABCDE-ABCDE-ABCDE")
        page.join.go.click()
        qtbot.waitUntil(lambda: "口令不对" in errors(page).get("passphrase", ""), timeout=LONG)
        assert set(errors(page)) == {"passphrase"} and page.join.go.isEnabled()
        page.join.file.setText(str(tmp_path / "none.pdjoin"))
        page.join.go.click()
        qtbot.waitUntil(lambda: "加入文件读不了" in errors(page).get("file", ""), timeout=LONG)
        page.join.show_file(str(file))
        page.join.passphrase.setText(made.passphrase)
        with qtbot.waitSignal(page.opened, timeout=LONG) as opened:
            page.join.go.click()
        assert make_url(opened.args[0]) == make_url(url)
        told = make_url(admin)
        page.join.other.click()
        at_the_server(page, str(told.host), told.port or 0, str(told.database), str(told.username), "")
        with qtbot.waitSignal(page.opened, timeout=LONG) as opened:
            page.server.go.click()
        assert opened.args == [url, ""]
        opening.open_shop(url, ShopSecrets(tmp_path / "secrets"), config.utc_now).engine.dispose()
    finally:
        postgres.drop(admin)


def dropped(step: QWidget, file: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    where, buttons, keys = QPoint(9, 9), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(where, Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(step, over)
    return over.isAccepted() and QApplication.sendEvent(
        step, QDropEvent(where, Qt.DropAction.CopyAction, data, buttons, keys)
    )


def test_an_empty_database_is_offered_for_a_new_shop(
    qtbot: QtBot, page: FirstMinute, postgres: servers.Postgres
) -> None:
    admin = make_url(postgres.create())
    try:
        ask_for_the_server(page)
        at_the_server(page, str(admin.host), admin.port or 0, str(admin.database), str(admin.username), "")
        page.server.go.click()
        qtbot.waitUntil(lambda: page.step() is page.shop, timeout=LONG)
        assert not page.shop.folder.isVisible()
        filled_in(page)
        page.shop.go.click()
        qtbot.waitUntil(lambda: page.step() is page.sheet, timeout=LONG)
        page.sheet.kept.click()
        with qtbot.waitSignal(page.opened, timeout=LONG) as opened:
            page.sheet.go.click()
        assert make_url(opened.args[0]).username == f"{admin.database}_desk"
    finally:
        postgres.drop(admin.render_as_string(hide_password=False))


def ask_for_the_server(page: FirstMinute) -> None:
    page.begin.tiles["join"].click()
    page.join.other.click()


def at_the_server(page: FirstMinute, host: str, port: int, database: str, user: str, password: str) -> None:
    for edit, text in (
        (page.server.host, host), (page.server.port, str(port)), (page.server.database, database),
        (page.server.user, user), (page.server.password, password),
    ):  # fmt: skip
        edit.setText(text)


def test_a_shop_without_its_secret_asks_for_the_words_alone_and_leaves_no_hole(qtbot: QtBot, page: FirstMinute) -> None:
    page.show_locked("sqlite:///shop.db")
    qtbot.wait(1)
    step = page.server
    assert "PostgreSQL" not in step.title.text()
    assert step.found.y() - step.note.geometry().bottom() <= 16
    assert step.places()["recovery_words"].y() - step.found.geometry().bottom() <= 16


def test_every_control_has_a_name(page: FirstMinute) -> None:
    for step in (page.begin, page.shop, page.join, page.server, page.sheet):
        page.sheet.show_words("晨光积分店", "lixiang", "one two three")
        page._stack.setCurrentWidget(step)
        parts: list[QWidget] = controls(step)
        assert parts and nameless(step) == []
