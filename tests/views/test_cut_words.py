"""On a small screen, and on one that is scaled to 150 %, everything can be read and reached, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.views.date_field import DateEdit
from desktop.views.dialogs import Sheet
from desktop.views.goods.page import GoodsPage
from desktop.views.language import SOURCE, speak
from desktop.views.main_window import MainWindow
from desktop.views.members.page import MembersPage
from desktop.views.overlay import overlays_of
from desktop.views.people.page import PeoplePage
from desktop.views.side_pane import SidePane
from desktop.views.workplace import Workplace
from tests.orders_made import an_order_in
from tests.people import Shop
from tests.views.cut_words import gap_of, unreadable
from tests.views.windows import a_window, cheap_passwords, sign_in

PAGES = (
    "orders", "dashboard", "shipping", "returns", "exceptions", "goods", "members", "rules", "reports", "automation", "staff", "audit",
    "settings",
)  # fmt: skip
# 1366×768, whole and at 150 %
SIZES = ((1366, 768), (911, 512))


@pytest.fixture(params=["en", pytest.param(SOURCE, marks=pytest.mark.slow)])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    before = QLocale()
    speak(qapp, request.param)
    yield request.param
    speak(qapp, SOURCE)
    QLocale.setDefault(before)


@pytest.fixture
def shop(sqlite_shop: Shop) -> Shop:
    cheap_passwords(sqlite_shop)
    for status in OrderStatus:
        an_order_in(sqlite_shop, status)
    return sqlite_shop


@pytest.fixture
def window(qtbot: QtBot, language: str, shop: Shop) -> Iterator[MainWindow]:
    with a_window(qtbot, shop.office) as made:
        yield made


def calm(qtbot: QtBot, place: Workplace) -> None:
    qtbot.waitUntil(lambda: not place.desk.tasks.busy, timeout=10_000)
    qtbot.wait(1)


def stays_unreadable(qtbot: QtBot, top: QWidget) -> set[str]:
    """Answers are drawn piece by piece, and what comes to stand elsewhere is laid out once more: not for good."""
    for _ in range(100):
        if not (found := unreadable(top)):
            break
        qtbot.wait(50)
    return found


def as_large_as(window: MainWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    window.resize(*size)
    qtbot.wait(1)
    assert (window.width(), window.height()) == size


def test_every_page_can_be_read_with_and_without_its_pane(qtbot: QtBot, window: MainWindow, shop: Shop) -> None:
    place = sign_in(qtbot, window, shop)
    for key in PAGES:
        place.show_page(key)
        for size in SIZES:
            as_large_as(window, qtbot, size)
            view = place.list_view()
            for by in (0, 1):
                if view is not None and hasattr(view, "step"):
                    view.step(by)
                calm(qtbot, place)
                assert stays_unreadable(qtbot, window) == set(), (key, size, "pane" if by else "list")
                for pane in window.findChildren(SidePane) if size == SIZES[0] else ():
                    lines = {act.y() for act in pane._foot.findChildren(QPushButton) if act.isVisible()}
                    assert len(lines) <= 1, (key, "what can be done stands in one line")


@pytest.mark.slow
def test_every_sheet_can_be_read(qtbot: QtBot, window: MainWindow, shop: Shop) -> None:
    shop.person(Preset.SERVICE)
    place = sign_in(qtbot, window, shop)
    for key in ("goods", "members", "staff"):
        place.show_page(key)
        calm(qtbot, place)
        view = place.list_view()
        assert view is not None and hasattr(view, "step")
        view.step(1)
        if key == "staff":
            view.step(1)  # past herself
        calm(qtbot, place)
        for size in SIZES:
            as_large_as(window, qtbot, size)
            for open_sheet in sheets(place):
                open_sheet()
                calm(qtbot, place)
                overlay = overlays_of(window)[-1]
                assert stays_unreadable(qtbot, overlay) == set(), (key, size)
                if isinstance(overlay, Sheet) and not overlay.least_height:
                    assert gap_of(overlay) <= 1, (key, size, overlay.title.text())
                overlay.close_overlay()


def sheets(place: Workplace) -> list[Callable[[], object]]:
    page = place.current_page()
    if isinstance(page, GoodsPage):
        keys = ("receive", "count", "write_off", "edit", "product", "spec", "picture")
        return [page.buttons["add"].click, *(lambda key=key: page.pane.asked.emit(key) for key in keys)]
    if isinstance(page, MembersPage):
        return [page.add_member, page.card.ask_edit, page.card.ask_erase]
    assert isinstance(page, PeoplePage)
    return [
        page.add.click,
        page.new_role.click,
        *(lambda key=key: page._act_on_person(key) for key in ("role", "reset")),
    ]


def test_a_calendar_shows_all_seven_days(qtbot: QtBot, language: str) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(911, 512)
    edit = DateEdit("从")
    edit.setParent(host)
    host.show()
    edit.open_calendar()
    qtbot.wait(1)
    (days,) = host.findChildren(QTableView)
    assert sum(days.columnWidth(at) for at in range(days.model().columnCount())) <= days.viewport().width()


def test_words_without_room_would_be_found(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    row = QHBoxLayout(top)
    label, button = QLabel("一句放得下的话"), QPushButton("一颗按钮")
    row.addWidget(label)
    row.addWidget(button)
    top.show()
    assert unreadable(top) == set()
    label.setFixedWidth(20)
    button.setFixedWidth(20)
    qtbot.wait(1)
    assert {told.split(" at ")[0] for told in unreadable(top)} == {"QLabel 一句放得下的话", "QPushButton 一颗按钮"}
