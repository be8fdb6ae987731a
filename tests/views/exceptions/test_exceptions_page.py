"""异常: the most urgent first, each with its evidence and the very dialog of its next right step; it goes when it is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import AdjustmentState, ExceptionKind, OrderStatus, Preset
from desktop.services import marks, verify
from desktop.services.card_queries import card_stock_of
from desktop.services.cards import void_cards
from desktop.services.exceptions import acts, detection
from desktop.services.exceptions.evidence import EventsSeen
from desktop.services.exceptions.queries import ExceptionRow, Scope
from desktop.services.mends.acts import approve_mend, find_mends
from desktop.views.exceptions.delay_view import NOBODY
from desktop.views.exceptions.page import DELAYS, ExceptionsPage
from desktop.views.exceptions.pane import events_told
from desktop.views.exceptions.sheets import SettleSheet, SnoozeSheet
from desktop.views.exceptions.steps import MENDS
from desktop.views.exceptions.words import ICONS, cause_of, next_word
from desktop.views.main_window import MainWindow
from desktop.views.mends.sheets import BreakSheet, MendSheet
from desktop.views.mends.waiting import MendsSheet
from desktop.views.order_acts.ship import ShipSheet
from desktop.views.overlay import overlays_of
from desktop.views.provider_words import payment_problem, provider_problem
from desktop.views.stock_acts.card_sheets import ImportCardsSheet
from desktop.views.stock_acts.stock_sheets import ReceiveSheet
from desktop.views.workplace import ORDERS
from tests.exception_calls import BREAK, a_failing_order, a_late_order, a_short_sku
from tests.mends_made import forge
from tests.people import NOON, Shop
from tests.views.windows import sign_in

K = ExceptionKind


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], bool]], None]:
    return lambda so: qtbot.waitUntil(so, timeout=10_000)


Until = Callable[[Callable[[], bool]], None]


def the_page(
    qtbot: QtBot, window: MainWindow, shop: Shop, until: Until, rows: int, who: Preset = Preset.MANAGER
) -> ExceptionsPage:
    place = sign_in(qtbot, window, shop, who)
    place.show_page("exceptions")
    page = place.pages["exceptions"]
    assert isinstance(page, ExceptionsPage)
    until(lambda: len(page.table.rows()) == rows and page.counts is not None)
    return page


def the_row(page: ExceptionsPage, kind: ExceptionKind) -> ExceptionRow:
    return next(row for row in page.table.rows() if row.kind is kind)


def said(widget: QWidget) -> str:
    return "\n".join(one.toolTip() or one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def sheets(window: MainWindow, kind: type) -> list[QWidget]:
    return [one for one in overlays_of(window) if isinstance(one, kind)]


def everything(shop: Shop) -> None:
    """Late, failing, short, oversold, and a break of the books."""
    a_failing_order(shop)
    code = shop.a_sku(fen=500, stock=2)
    order = shop.place(shop.a_member(points=100), (code, 2))
    a_short_sku(shop, code)
    shop.pay(order)
    shop.do(detection.enter_findings, (BREAK,))
    a_late_order(shop)
    from desktop.services.automation.due import due
    from desktop.services.automation.orders_in_time import raise_ship_alarms

    worker = shop.worker()
    shop.office.do(worker, raise_ship_alarms, shop.office.ask(worker, due).late)


def test_each_kind_stands_in_plain_words_and_its_next_step_opens_the_dialog_of_that_act(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, until: Until
) -> None:
    everything(sqlite_shop)
    page = the_page(qtbot, window, sqlite_shop, until, 5)
    due = [row.due_at for row in page.table.rows()]
    assert due == sorted(due)
    for row in page.table.rows():
        cause = cause_of(row, page.table.zone)
        assert any("\u4e00" <= one <= "\u9fff" for one in cause)
        assert row.kind.value not in cause
    assert window.place is not None
    assert window.place.shell.nav._buttons["exceptions"].badge.counted()[0] == 5
    for kind, sheet in ((K.SHIP_LATE, ShipSheet), (K.OVERSOLD, ReceiveSheet), (K.LEDGER_BREAK, BreakSheet)):
        page.view.act_pressed.emit(the_row(page, kind).id, "next")
        until(lambda sheet=sheet: bool(sheets(window, sheet)))  # type: ignore[misc]  # of this round
        sheets(window, sheet)[0].close_overlay()  # type: ignore[attr-defined]  # every sheet is an overlay
        until(lambda sheet=sheet: not sheets(window, sheet))  # type: ignore[misc]  # of this round
    until(lambda: "余额" in said(page.pane))
    assert "balance" not in said(page.pane)
    page.view.select(the_row(page, K.OUT_OF_STOCK).id)
    until(lambda: page.pane.case is not None and page.pane.case.row.kind is K.OUT_OF_STOCK)
    assert [one.key for one in page.pane.steps][:2] == ["receive", "release_order"]
    until(lambda: "还缺" in said(page.pane))
    page.tabs.changed.emit("stock")
    until(lambda: {row.kind for row in page.table.rows()} == {K.OUT_OF_STOCK, K.OVERSOLD})
    until(lambda: not page.desk.tasks.busy)


def test_codes_that_are_short_are_imported_from_here_by_who_may(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, until: Until
) -> None:
    sku = sqlite_shop.a_sku("视频月卡", points=100, codes=("CODE-0001",), code="VIP")
    sqlite_shop.place(sqlite_shop.a_member(points=100), (sku, 1), recipient=None)
    sqlite_shop.do(void_cards, sqlite_shop.ask(card_stock_of, sku).batches[0].id, reason="供应商召回")
    page = the_page(qtbot, window, sqlite_shop, until, 1)
    page.view.act_pressed.emit(the_row(page, K.OVERSOLD).id, "next")
    until(lambda: bool(sheets(window, ImportCardsSheet)))
    (sheet,) = sheets(window, ImportCardsSheet)
    assert isinstance(sheet, ImportCardsSheet)
    sheet.lines.setPlainText("CODE-0002")
    until(sheet.go.isEnabled)
    sheet.go.click()
    until(lambda: page.table.rows() == [])
    until(lambda: not page.desk.tasks.busy)


def test_a_row_goes_away_with_the_act_that_mends_it_and_the_next_one_is_selected(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, until: Until
) -> None:
    sqlite_shop.setting("risky_first_order_points", "1000")
    for _ in range(2):
        sqlite_shop.an_order(points=2_000, paid=True)
    page = the_page(qtbot, window, sqlite_shop, until, 2)
    first, second = page.table.rows()
    page.view.select(first.id)
    until(lambda: page.pane.isVisible())
    assert "首单用 2,000 积分" in said(page.pane)
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    until(lambda: [row.id for row in page.table.rows()] == [second.id])
    until(lambda: page.view.selected_id() == second.id)
    page.scope.choose(Scope.CLOSED.value)
    page.scope.changed.emit(Scope.CLOSED.value)
    until(lambda: [row.id for row in page.table.rows()] == [first.id])
    assert "放行" in page.table.data(page.table.index(0, 6), Qt.ItemDataRole.ToolTipRole)
    until(lambda: not page.desk.tasks.busy)


def test_ticked_ones_are_taken_and_put_off_together_with_a_reason(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, until: Until
) -> None:
    for _ in range(3):
        a_failing_order(sqlite_shop)
    page = the_page(qtbot, window, sqlite_shop, until, 3, Preset.SERVICE)
    taken = page.table.rows()[0]
    sqlite_shop.do(acts.take_exceptions, (taken.id,))
    for row in page.table.rows():
        page.table.check(row.id, True)
    page.take.click()
    until(lambda: sum(row.owner == "Service" for row in page.table.rows()) == 2)
    assert page.table.row_of(taken.id) is not None
    page.later.click()
    (sheet,) = sheets(window, SnoozeSheet)
    assert isinstance(sheet, SnoozeSheet)
    sheet.submit()
    assert sheet.reasons.field.control.property("invalid")
    sheet.reasons.more.setText("等回话")
    sheet.span.choose("1")
    sheet.submit()
    until(lambda: page.table.rows() == [])
    page.scope.choose(Scope.SNOOZED.value)
    page.scope.changed.emit(Scope.SNOOZED.value)
    until(lambda: len(page.table.rows()) == 3)
    assert {row.snooze_reason for row in page.table.rows()} == {"等回话"}
    assert "放到" in [column.title for column in page.table.columns]
    until(lambda: not page.desk.tasks.busy)


def test_contact_is_on_record_before_it_is_copied_and_a_word_settles_what_has_no_act(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, until: Until
) -> None:
    order = a_failing_order(sqlite_shop)
    page = the_page(qtbot, window, sqlite_shop, until, 1, Preset.SERVICE)
    page.view.opened.emit(page.table.rows()[0].id)
    until(lambda: order.order_no in QApplication.clipboard().text())
    assert "199****9516" in QApplication.clipboard().text()
    until(lambda: page.pane.case is not None and bool(page.pane.case.history))
    page.pane.asked.emit("settle")
    (sheet,) = sheets(window, SettleSheet)
    assert isinstance(sheet, SettleSheet)
    sheet.reasons.more.setText("买家改天再付")
    sheet.submit()
    until(lambda: page.table.rows() == [])
    until(lambda: not page.desk.tasks.busy)


def test_what_others_do_comes_into_the_list_and_the_board_leads_to_it(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, until: Until
) -> None:
    page = the_page(qtbot, window, sqlite_shop, until, 0)
    a_failing_order(sqlite_shop)
    until(lambda: len(page.table.rows()) == 1)
    place = window.place
    assert place is not None
    until(lambda: place.shell.nav._buttons["exceptions"].badge.counted()[0] == 1)
    place.show_list("exceptions", "payment")
    assert (place.shell.current_page(), page.tabs.current()) == ("exceptions", "payment")
    until(lambda: not page.desk.tasks.busy)


def test_delays_tell_the_slowest_step_and_lead_to_the_orders(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, until: Until
) -> None:
    from desktop.services import fulfilment
    from tests.people import SF

    done, waiting = (sqlite_shop.an_order(points=100) for _ in range(2))
    sqlite_shop.do(marks.assign_order, waiting.id, login="lixiang")
    sqlite_shop.clock.forward(hours=6)
    sqlite_shop.do(fulfilment.ship_order, done.id, parcel=SF)
    page = the_page(qtbot, window, sqlite_shop, until, 0)
    page.show_tab(DELAYS)
    until(lambda: page.delays.found is not None)
    found = page.delays.found
    assert found is not None and found.slowest is OrderStatus.TO_SHIP
    assert "等发货" in page.delays.slowest.full_text() and "6 小时 00 分" in page.delays.slowest.full_text()
    assert isinstance(found.until, date)
    assert [one.login for one in page.delays.people.rows()] == ["lixiang", ""]
    assert page.delays.people.place_of(NOBODY) >= 0
    page.delays.steps_view.opened.emit(OrderStatus.TO_SHIP.value)
    place = window.place
    assert place is not None and place.shell.current_page() == ORDERS
    until(lambda: [row.id for row in place.orders.table.rows()] == [waiting.id])
    until(lambda: not page.desk.tasks.busy)


def test_a_code_speaks_of_the_customers_money_at_a_payment_and_of_the_shops_at_a_refund() -> None:
    assert payment_problem("NOT_ENOUGH") == "客人的余额不够"
    assert provider_problem("NOT_ENOUGH").startswith("商户账户余额不够")
    assert payment_problem("bad_signature") == provider_problem("bad_signature")


def test_every_kind_has_its_icon_its_step_and_its_words() -> None:
    assert set(ICONS) == set(MENDS) == set(ExceptionKind)
    assert all(next_word(kind) for kind in ExceptionKind)


def test_a_break_shows_its_rows_and_its_mend_and_a_second_person_approves_it(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, until: Until
) -> None:
    member = sqlite_shop.a_member(points=500)
    forge(sqlite_shop, f"UPDATE balance SET available = available + 30 WHERE member_id = {member}")
    sqlite_shop.do(detection.enter_findings, sqlite_shop.ask(verify.verify).breaks)
    page = the_page(qtbot, window, sqlite_shop, until, 4)
    row = next(row for row in page.table.rows() if row.facts["check"] == "balance")
    page.view.act_pressed.emit(row.id, "next")
    until(lambda: bool(sheets(window, BreakSheet)))
    sheet = sheets(window, BreakSheet)[0]
    assert isinstance(sheet, BreakSheet)
    for words in ("被改", "积分余额", "可用 530", "可用 -30"):
        assert words in said(sheet).replace("−", "-"), said(sheet)
    sheet.submit()
    assert "为什么" in said(sheet)
    sheet.reason.setText("断电那晚多出来的")
    sheet.submit()
    until(lambda: not sheets(window, BreakSheet))
    (waiting,) = sqlite_shop.ask(find_mends)
    assert waiting.state is AdjustmentState.PROPOSED
    page.mends.click()
    until(lambda: bool(sheets(window, MendsSheet)))
    listed = sheets(window, MendsSheet)[0]
    assert isinstance(listed, MendsSheet)
    until(lambda: len(listed.table.rows()) == 1)
    listed.approve.click()
    until(lambda: bool(sheets(window, MendSheet)))
    mine = sheets(window, MendSheet)[0]
    assert isinstance(mine, MendSheet)
    mine.submit()
    until(lambda: "另一位同事" in said(mine))
    mine.close_overlay()
    listed.close_overlay()
    sqlite_shop.do(approve_mend, waiting.id, reason="核对过")
    until(lambda: len(page.table.rows()) < 4)
    assert sqlite_shop.balance(member) == (500, 0, 0, 0)
    until(lambda: not page.desk.tasks.busy)


def test_events_that_nobody_collects_are_counted_by_their_kind() -> None:
    seen = (
        EventsSeen("order.paid", 5, NOON),
        EventsSeen("refund.done", 12, NOON),
        EventsSeen("order.shipped", 3, NOON),
    )
    assert events_told(seen) == [("退款", 12), ("订单", 8)]
