"""Pages beside the order page: made when first shown, for those who may, each with its own pane at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import Permission, Preset
from desktop.services import marks
from desktop.services.changes import Change
from desktop.services.order_filter import OrderFilter
from desktop.views import workplace
from desktop.views.desk import Desk
from desktop.views.main_window import MainWindow
from desktop.views.memory import Memory
from desktop.views.pages import Page, PageEntry
from desktop.views.toast import Toaster
from desktop.views.workplace import ORDERS, Workplace
from tests.people import Shop
from tests.views.windows import a_window, cheap_passwords, sign_in


class LedgerPage(Page):
    """Counts what is asked of it."""

    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        super().__init__(desk, toaster)
        self.calls: list[str] = []
        self.card = QLabel("这本账的一页")

    def reload(self) -> None:
        self.calls.append("reload")

    def changed(self, changes: Sequence[Change]) -> None:
        self.calls.append("changed")

    def focus_search(self) -> None:
        self.calls.append("search")

    def list_view(self) -> QWidget | None:
        return None

    def show_subject(self, subject_id: int) -> None:
        self.calls.append(f"subject {subject_id}")


def _title() -> str:
    return "账本"


LEDGER = PageEntry("ledger", "clipboard-list", _title, _title, (Permission.READ_AUDIT,), LedgerPage, "zb")


@pytest.fixture
def window(qtbot: QtBot, sqlite_shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(workplace, "PAGES", (LEDGER,))
    cheap_passwords(sqlite_shop)
    with a_window(qtbot, sqlite_shop.office) as made:
        yield made


def ledger_of(place: Workplace) -> LedgerPage:
    page = place.pages["ledger"]
    assert isinstance(page, LedgerPage)
    return page


def test_a_page_is_made_when_it_is_first_shown(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.AUDITOR)
    assert place.pages == {}
    qtbot.waitUntil(lambda: place.live.standing, timeout=10_000)
    qtbot.wait(0)
    place.shell.nav.chosen.emit("ledger")
    assert ledger_of(place).calls == ["reload"]
    assert place.current_page() is ledger_of(place)
    place.show_page(ORDERS)
    place.show_page("ledger")
    assert ledger_of(place).calls == ["reload"]
    window.refresh()
    assert ledger_of(place).calls == ["reload", "reload"]


def test_who_may_not_has_no_such_page(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.WAREHOUSE)
    assert place.entries == ()
    with pytest.raises(KeyError):
        place.show_page("ledger")


def test_a_slash_searches_on_the_page_that_is_shown(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.AUDITOR)
    place.show_page("ledger")
    page = ledger_of(place)
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.setFocus()
    QTest.keyClicks(page, "/j")
    assert page.calls == ["reload", "search"]


def test_each_page_has_its_own_pane(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    order = sqlite_shop.an_order(points=100)
    place = sign_in(qtbot, window, sqlite_shop, Preset.AUDITOR)
    place.show_order(order.id)
    qtbot.waitUntil(lambda: place.selected == order.id, timeout=10_000)
    assert place.pane.isVisible()
    place.show_page("ledger")
    page = ledger_of(place)
    assert not place.pane.isVisible()
    page.detail_asked.emit(page.card)
    assert page.card.isVisible()
    page.order_asked.emit(order.id)
    assert place.shell.current_page() == ORDERS
    assert place.pane.isVisible() and not page.card.isVisible()
    place.show_subject("ledger", 7)
    assert page.card.isVisible()
    assert page.calls[-1] == "subject 7"


def test_a_page_leads_to_its_orders(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    place = sign_in(qtbot, window, sqlite_shop, Preset.AUDITOR)
    place.show_page("ledger")
    ledger_of(place).orders_asked.emit(OrderFilter(points_min=100))
    assert place.shell.current_page() == ORDERS
    assert place.orders.chosen == OrderFilter(points_min=100)


def test_what_others_do_is_told_to_the_page_on_screen(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    order = sqlite_shop.an_order(points=100)
    place = sign_in(qtbot, window, sqlite_shop, Preset.AUDITOR)
    qtbot.waitUntil(lambda: place.live.standing, timeout=10_000)
    place.show_page("ledger")
    page = ledger_of(place)
    sqlite_shop.do(marks.note_order, order.id, body="客人来过电话")
    qtbot.waitUntil(lambda: "changed" in page.calls, timeout=10_000)


def test_the_page_that_was_left_open_is_there_after_a_restart(
    qtbot: QtBot, sqlite_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workplace, "PAGES", (LEDGER,))
    cheap_passwords(sqlite_shop)
    memory = Memory()
    for shown in (ORDERS, "ledger"):
        with a_window(qtbot, sqlite_shop.office, memory=memory) as window:
            place = sign_in(qtbot, window, sqlite_shop)
            assert place.shell.current_page() == shown
            place.show_page("ledger")


def test_what_a_page_missed_while_another_was_shown_is_read_when_it_comes_back(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    order = sqlite_shop.an_order(points=100)
    place = sign_in(qtbot, window, sqlite_shop, Preset.AUDITOR)
    qtbot.waitUntil(lambda: place.live.standing, timeout=10_000)
    place.show_page("ledger")
    page = ledger_of(place)
    place.show_page(ORDERS)
    before = list(page.calls)
    sqlite_shop.do(marks.note_order, order.id, body="客人来过电话")
    qtbot.waitUntil(lambda: page.behind, timeout=10_000)
    assert page.calls == before
    place.show_page("ledger")
    assert page.calls == [*before, "reload"]
