"""代客下单: an order is placed once, at the price agreed, and nothing typed is lost when it isn't placed."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from desktop.models.journal import Command
from desktop.models.order import Order
from desktop.services.errors import DatabaseGone
from desktop.services.office import Office
from desktop.views.orders.place_sheet import PlaceSheet
from tests.views.orders.place_desk import PlaceDesk


class Broken:
    """The database goes away while a command is sent: before it was done, or just after."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sent: list[str] = []
        self.done_before_it_broke = True
        self.broken = True
        self._really = Office.do_command
        broken = self

        def do_command(office: Office, actor: Any, command_id: str, act: Any, *args: Any, **kwargs: Any) -> Any:
            broken.sent.append(command_id)
            answer = None
            if broken.done_before_it_broke or not broken.broken:
                answer = broken._really(office, actor, command_id, act, *args, **kwargs)
            if broken.broken:
                raise DatabaseGone(outcome_known=False)
            return answer

        monkeypatch.setattr(Office, "do_command", do_command)


def typed(sheet: PlaceSheet) -> tuple[object, ...]:
    form = sheet.form
    return (form.basket(), form.arguments(), form.remark.text(), form.price.points.text())


def test_two_clicks_place_one_order(clerk: PlaceDesk) -> None:
    sheet, _, _, _ = clerk.a_filled_sheet()
    QTest.mouseClick(sheet.submit, Qt.MouseButton.LeftButton)
    QTest.mouseClick(sheet.submit, Qt.MouseButton.LeftButton)
    sheet.place_order()
    clerk.settle(sheet)
    assert clerk.orders() == 2
    assert sheet.receipt.order is not None


@pytest.mark.parametrize("done", [True, False], ids=["done before it broke", "not done"])
def test_after_the_database_went_away_the_same_command_is_sent_again(
    clerk: PlaceDesk, monkeypatch: pytest.MonkeyPatch, done: bool
) -> None:
    sheet, _, _, _ = clerk.a_filled_sheet()
    database = Broken(monkeypatch)
    database.done_before_it_broke = done
    clerk.place(sheet)
    assert sheet.error.text() == "数据库断开了，还不知道这一步做成没有。连上后会自动核对，填的内容都还在"
    assert sheet.submit.text() == "核对并重试，不会重复下单"
    assert not sheet.form.isEnabled()
    assert sheet.receipt.order is None
    database.broken = False
    clerk.place(sheet)
    assert sheet.receipt.order is not None
    assert clerk.orders() == 2
    assert len(database.sent) == 2 and len(set(database.sent)) == 1
    assert clerk.shop.count(select(Command.act).where(Command.id == database.sent[0])) == "place_order"


def test_once_the_database_answers_again_the_open_order_settles_itself(
    clerk: PlaceDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, _, _, _ = clerk.a_filled_sheet()
    database = Broken(monkeypatch)
    clerk.place(sheet)
    database.broken = False
    sheet.desk.reachable.emit(True)
    clerk.until(lambda: sheet.receipt.order)
    assert clerk.orders() == 2


def test_closing_an_order_that_is_still_open_says_what_to_check(
    clerk: PlaceDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, _, _, _ = clerk.a_filled_sheet()
    Broken(monkeypatch)
    clerk.place(sheet)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert clerk.over(sheet) == ["关掉代客下单？"]


def test_stock_that_somebody_took_meanwhile_is_said_beside_its_line_and_nothing_is_lost(clerk: PlaceDesk) -> None:
    sheet, _, _, glass = clerk.a_filled_sheet()
    sheet.form.remark.setText("送前打电话")
    sheet.form.price.deduct.setChecked(True)
    clerk.settle(sheet)
    before = typed(sheet)
    other = clerk.shop.a_member("沈青", points=9_000, phone="13900001111")
    clerk.shop.place(other, (glass, 8))
    clerk.place(sheet)
    assert sheet.receipt.order is None
    assert clerk.row(sheet, glass).problem.text() == f"玻璃杯（{glass}） 只剩 0 件，要 1 件。减少数量，或先入库"
    assert typed(sheet) == before
    assert sheet.form.isEnabled()
    clerk.row(sheet, glass).removed.emit()
    clerk.settle(sheet)
    assert sheet.form.price.hint.text() == "没有可以用积分抵扣的现金商品了，去掉勾选"
    sheet.form.price.deduct.setChecked(False)
    clerk.settle(sheet)
    clerk.place(sheet)
    assert clerk.newest(Order.points) == 2_400


def test_an_order_is_not_placed_for_a_price_that_nobody_saw(clerk: PlaceDesk) -> None:
    sheet, _, beans, _ = clerk.a_filled_sheet()
    clerk.change_sku(beans, price_points=1_500)
    clerk.place(sheet)
    assert clerk.orders() == 1
    assert sheet.error.text() == "价格刚刚变了，现在是 3,000 积分、¥57.00。和客人核对后再下单"
    assert sheet.submit.text() == "下单，冻结 3,000 积分 · 待付 ¥57.00"
    clerk.place(sheet)
    assert clerk.newest(Order.points) == 3_000


def test_a_number_still_being_typed_is_priced_before_anything_is_placed(clerk: PlaceDesk) -> None:
    sheet, _, _, glass = clerk.a_filled_sheet()
    edit = clerk.row(sheet, glass).stepper.edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "2")
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    clerk.settle(sheet)
    assert clerk.orders() == 1
    assert sheet.error.text() == "价格刚刚变了，请核对按钮上的新价格，再按一次"
    assert sheet.submit.text() == "下单，冻结 2,400 积分 · 待付 ¥102.00"
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    clerk.until(lambda: sheet.receipt.order)
    assert clerk.newest(Order.cash_fen) == 10_200


def test_two_orders_in_a_row_are_two_commands(clerk: PlaceDesk) -> None:
    sheet, _, _, _ = clerk.a_filled_sheet()
    clerk.place(sheet)
    QTest.mouseClick(sheet.again, Qt.MouseButton.LeftButton)
    clerk.choose_member(sheet, "9516")
    clerk.add(sheet, clerk.shop.a_sku("咖啡券", points=100, pickup=True))
    clerk.place(sheet)
    assert clerk.orders() == 3
