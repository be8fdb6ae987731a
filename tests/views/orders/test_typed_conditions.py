"""Conditions typed into the order list's box become chips; what is wrong says so; what could be meant is offered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.models.vocabulary import OrderStatus
from desktop.services import marks
from desktop.services.order_filter import OrderFilter
from desktop.views import search_box, suggest
from desktop.views.language import SOURCE, speak
from desktop.views.orders.page import OrdersPage
from tests.views.orders.conftest import Counter, numbers

S = OrderStatus
MONDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 22)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggest, "PAUSE_MS", 5)
    monkeypatch.setattr(search_box, "_PAUSE_MS", 5)


def write(page: OrdersPage, text: str) -> None:
    page.focus_search()
    QTest.keyClick(page.bar.edit, Qt.Key.Key_End)
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(page.bar.edit, letter)
        else:
            page.bar.edit.insert(letter)
            page.bar.edit.textEdited.emit(page.bar.edit.text())


def press(page: OrdersPage, key: Qt.Key) -> None:
    QTest.keyClick(page.bar.edit, key)


def chips_of(page: OrdersPage) -> list[str]:
    return [chip.accessibleName() for chip in page.bar.search._tokens]


def beneath(page: OrdersPage) -> list[str]:
    """What the list beneath the line says."""
    shown = page.bar.edit._list
    if shown is None or not shown.isVisible():
        return []
    rows = [row.accessibleName() for row in shown.rows]
    return rows or [part.text() for part in shown.box.findChildren(QLabel)][-1:]


def test_each_word_becomes_a_chip_at_its_space_and_the_last_on_enter(counter: Counter) -> None:
    counter.shop.an_order(points=6_000)
    page = counter.open()
    write(page, "待发货 积分>5000 ")
    assert chips_of(page) == ["待发货", "积分 ≥ 5,001"]
    assert page.bar.edit.text() == ""
    write(page, "上周 顺丰")
    counter.settle()
    counter.bot.wait(50)
    # a condition that isn't ended yet is no text to search for
    assert page.chosen == OrderFilter(statuses=(S.TO_SHIP,), points_min=5_001, since=MONDAY, until=SUNDAY)
    press(page, Qt.Key.Key_Return)
    assert chips_of(page) == ["待发货", "上周 11-16 至 11-22", "积分 ≥ 5,001", "顺丰速运"]
    assert page.chosen == OrderFilter(
        statuses=(S.TO_SHIP,), points_min=5_001, carrier="shunfeng", since=MONDAY, until=SUNDAY
    )
    assert page.bar.edit.text() == ""
    counter.settle()


def test_what_is_no_condition_is_searched_for_beside_them(counter: Counter) -> None:
    order = counter.shop.an_order(points=100)
    counter.shop.an_order(points=900)
    page = counter.open()
    page.focus_search()
    page.bar.edit.insert(f"积分<500 {order.order_no} 今天 ")
    page.bar.edit.textEdited.emit(page.bar.edit.text())
    assert page.bar.edit.text() == order.order_no + " "
    counter.settle()
    assert page.chosen.search == order.order_no
    assert chips_of(page) == ["今天", "积分 ≤ 499"]
    assert numbers(page) == [order.order_no]


def test_a_condition_that_cannot_be_is_marked_says_why_and_stays(counter: Counter) -> None:
    order = counter.shop.an_order(points=100)
    page = counter.open()
    write(page, "积分>abc")
    counter.bot.waitUntil(lambda: beneath(page) == ["积分要是数字"], timeout=5_000)
    assert page.bar.edit.wrong() == ["积分>abc"]
    counter.settle()
    assert (page.chosen, numbers(page)) == (OrderFilter(), [order.order_no])
    press(page, Qt.Key.Key_Return)
    assert page.bar.edit.hasFocus()
    assert (page.bar.edit.text(), beneath(page)) == ("积分>abc", ["积分要是数字"])
    for _ in "abc":
        press(page, Qt.Key.Key_Backspace)
    write(page, "99 ")
    assert (page.bar.edit.wrong(), page.bar.edit.text(), chips_of(page)) == ([], "", ["积分 ≥ 100"])


def test_backspace_at_the_start_turns_the_last_chip_into_its_text(counter: Counter) -> None:
    counter.shop.an_order(points=100)
    page = counter.open()
    page.show_filter(OrderFilter(statuses=(S.TO_SHIP,), cash_min=5_000))
    press(page, Qt.Key.Key_Backspace)
    assert (page.bar.edit.text(), chips_of(page)) == ("现金>=50", ["待发货"])
    assert page.chosen == OrderFilter(statuses=(S.TO_SHIP,))
    write(page, ".5 ")
    assert (page.bar.edit.text(), chips_of(page)) == ("", ["待发货", "现金 ≥ ¥50.50"])
    press(page, Qt.Key.Key_Backspace)
    press(page, Qt.Key.Key_Home)
    press(page, Qt.Key.Key_Backspace)
    assert (page.bar.edit.text(), chips_of(page)) == ("待发货 现金>=50.50", [])


def test_what_a_word_could_mean_is_offered_and_chosen_by_the_keys(counter: Counter) -> None:
    order = counter.shop.an_order(points=100)
    counter.shop.do(marks.tag_order, order.id, tag="加急 先发")
    counter.shop.an_order(points=100)
    page = counter.open()
    write(page, "加急")
    counter.bot.waitUntil(lambda: beneath(page) == ["加急 先发 标签"], timeout=5_000)
    # only text so far, and Enter leaves it so until a row is marked
    assert not page.bar.edit.marked
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Return)
    assert (page.bar.edit.text(), chips_of(page)) == ("", ["加急 先发"])
    counter.settle()
    assert numbers(page) == [order.order_no]
    write(page, "积")
    counter.bot.waitUntil(lambda: beneath(page) == ["积分>… 如 积分>5000"], timeout=5_000)
    press(page, Qt.Key.Key_Tab)
    assert page.bar.edit.text() == "积分>"
    write(page, "50 ")
    assert chips_of(page) == ["积分 ≥ 51", "加急 先发"]
    write(page, "已")
    counter.bot.waitUntil(lambda: len(beneath(page)) > 3, timeout=5_000)
    press(page, Qt.Key.Key_Escape)
    assert (page.bar.edit.text(), beneath(page)) == ("已", [])


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    speak(qapp, "en")
    yield
    speak(qapp, SOURCE)
    QLocale.setDefault(before)


def test_english_has_its_own_words(english: None, counter: Counter) -> None:
    counter.shop.an_order(points=100)
    page = counter.open()
    write(page, "To ship points>5000 last week carrier:ems ")
    assert page.chosen == OrderFilter(
        statuses=(S.TO_SHIP,), points_min=5_001, carrier="ems", since=MONDAY, until=SUNDAY
    )
    write(page, "to sh")
    counter.bot.waitUntil(lambda: beneath(page) == ["To ship Status"], timeout=5_000)
    press(page, Qt.Key.Key_Tab)
    assert page.bar.edit.text() == ""
    write(page, "points>abc ")
    counter.bot.waitUntil(lambda: beneath(page) == ["Points must be a number"], timeout=5_000)


def test_what_begins_like_a_condition_is_not_searched_for_before_it_is_ended(counter: Counter) -> None:
    order = counter.shop.an_order(points=6_000)
    page = counter.open()
    write(page, "已发")
    counter.bot.wait(60)
    counter.settle()
    assert page.chosen == OrderFilter() and numbers(page) == [order.order_no]
    press(page, Qt.Key.Key_Backspace)
    press(page, Qt.Key.Key_Backspace)
    write(page, f"{order.order_no} 已发")
    counter.bot.wait(60)
    counter.settle()
    assert page.chosen.search == order.order_no
    press(page, Qt.Key.Key_Escape)
    press(page, Qt.Key.Key_Return)
    counter.settle()
    assert page.chosen == OrderFilter(search=f"{order.order_no} 已发")
