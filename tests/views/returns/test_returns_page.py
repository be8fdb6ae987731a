"""The page of after-sales by clicking: the queue, what waits for whom, what is found, photos, the keys."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import func, select

from desktop.models.after_sales import ReturnKind, ReturnState
from desktop.models.journal import Access
from desktop.models.vocabulary import AccessAct, Preset
from desktop.services import attachments, returns
from desktop.services.return_queries import return_no
from desktop.views.dashboard.page import DashboardPage
from desktop.views.overlay import overlays_of
from desktop.views.palette import CommandPalette
from desktop.views.return_acts.decide import ApproveSheet
from desktop.views.return_acts.photos import PhotoSheet
from desktop.views.return_acts.receive import ReceiveSheet
from desktop.views.returns.export_sheet import ReturnsExport
from desktop.views.returns.page import ALL, MINE
from tests.goods_calls import PNG
from tests.people import Shop
from tests.return_calls import a_case
from tests.views.returns.counter import Counter, words

K, R = ReturnKind, ReturnState
Counters = Callable[[Preset], Counter]


def test_what_waits_for_her_stands_first_and_tabs_kinds_and_search_find_the_rest(
    counter_of: Counters, sqlite_shop: Shop
) -> None:
    shop = sqlite_shop
    asked = a_case(shop, K.RETURN_REFUND, R.REQUESTED)
    sent_back = a_case(shop, K.RETURN_REFUND, R.TO_RECEIVE)
    shop.clock.forward(hours=1)
    exchange = a_case(shop, K.EXCHANGE, R.TO_RESHIP)
    over = a_case(shop, K.REFUND_ONLY, R.DONE)
    counter = counter_of(Preset.SERVICE)
    page = counter.page()
    assert page.tabs.current() == MINE
    assert [row.id for row in page.table.rows()] == [asked.id, exchange.id]
    assert "没办完 3 件" in page.head.note.full_text()
    page.tabs.changed.emit(R.TO_RECEIVE.value)
    counter.settle()
    assert [row.id for row in page.table.rows()] == [sent_back.id]
    page.tabs.changed.emit(ALL)
    counter.settle()
    assert [page.bar.kind.itemText(at) for at in range(4)] == ["全部类型", "仅退款 · 1", "退货退款 · 2", "换货 · 1"]
    page.bar.kind.choose(K.EXCHANGE.value)
    page.bar.kind.changed.emit(K.EXCHANGE.value)
    counter.settle()
    assert [row.id for row in page.table.rows()] == [exchange.id]
    page.bar.kind.choose("*")
    page.bar.search.searched.emit(return_no(over.id))
    counter.settle()
    assert [row.id for row in page.table.rows()] == [over.id]
    page.bar.search.searched.emit("JF404")
    counter.settle()
    assert page.table.rowCount() == 0
    page.view.empty_acted.emit("clear")
    counter.settle()
    assert page.table.rowCount() == 4
    shop.clock.forward(hours=60)
    page.reload()
    counter.settle()
    page.tabs.changed.emit("late")
    counter.settle()
    assert {row.id for row in page.table.rows()} == {asked.id, exchange.id}
    assert "2 件已超时" in page.head.note.full_text()


def test_each_role_is_shown_its_own_next_step(counter_of: Counters, sqlite_shop: Shop) -> None:
    back = a_case(sqlite_shop, K.EXCHANGE, R.TO_RECEIVE)
    counter = counter_of(Preset.WAREHOUSE)
    page = counter.select(back)
    assert page.new.isHidden() or page.new.parent() is None
    assert page.pane.foot.words() == ["收退货"]
    counter.press(page.view, Qt.Key.Key_Return)
    assert counter.sheet(ReceiveSheet).rows[0].received().units == 1


def test_who_may_do_nothing_with_after_sales_has_no_page(counter_of: Counters, sqlite_shop: Shop) -> None:
    counter = counter_of(Preset.AUDITOR)
    assert "returns" not in {entry.key for entry in counter.place.entries}
    counter.place.show_subject("returns", 1)
    assert "你的角色看不到" in counter.toast()


def test_keys_walk_the_queue_and_the_next_step_is_one_key_away(counter_of: Counters, sqlite_shop: Shop) -> None:
    first, second = (a_case(sqlite_shop, K.RETURN_REFUND, R.REQUESTED) for _ in range(2))
    counter = counter_of(Preset.SERVICE)
    page = counter.page()
    counter.press(page.view, Qt.Key.Key_J)
    assert page.view.selected_id() == first.id
    counter.press(page.view, Qt.Key.Key_J)
    assert page.view.selected_id() == second.id
    counter.until(lambda: page.pane.case_id == second.id)
    counter.press(page.view, Qt.Key.Key_Return)
    sheet = counter.sheet(ApproveSheet)
    counter.press(sheet.note, Qt.Key.Key_Return)
    counter.until(lambda: not overlays_of(counter.window))
    counter.settle()
    assert "待收货" in counter.toast()
    assert [row.id for row in page.table.rows()] == [first.id]
    assert page.view.selected_id() == first.id


def test_photos_are_covered_until_they_are_opened_on_record(counter_of: Counters, sqlite_shop: Shop) -> None:
    shop = sqlite_shop
    case, other = a_case(shop, K.REFUND_ONLY, R.REQUESTED), a_case(shop, K.REFUND_ONLY, R.REQUESTED)
    for _ in range(2):
        shop.do(attachments.add_return_photo, case.id, photo=PNG)
    looks = select(func.count()).select_from(Access).where(Access.act == AccessAct.PHOTO.value)
    counter = counter_of(Preset.SERVICE)
    page = counter.select(case)
    assert page.pane.evidence.photos() == [] and shop.count(looks) == 0
    counter.click(page.pane.evidence, "看 2 张照片")
    assert page.pane.evidence.photos() == [PNG, PNG]
    assert shop.count(looks) == 2
    counter.click(page.pane.evidence, "照片 2")
    sheet = counter.sheet(PhotoSheet)
    assert sheet.place_words.text() == "第 2 张，共 2 张"
    counter.press(sheet, Qt.Key.Key_Left)
    assert sheet.place_words.text() == "第 1 张，共 2 张"
    counter.press(sheet, Qt.Key.Key_Escape)
    counter.select(other)
    counter.select(case)
    assert page.pane.evidence.photos() == []


def test_who_may_not_reveal_is_told_that_photos_are_not_for_her(counter_of: Counters, sqlite_shop: Shop) -> None:
    case = a_case(sqlite_shop, K.REFUND_ONLY, R.TO_REFUND)
    sqlite_shop.do(attachments.add_return_photo, case.id, photo=PNG)
    page = counter_of(Preset.FINANCE).select(case)
    assert "你的角色不能看照片" in words(page.pane.evidence)
    page.pane.evidence.look()
    assert page.pane.evidence.photos() == []


def test_what_a_colleague_decides_shows_without_asking(counter_of: Counters, sqlite_shop: Shop) -> None:
    case = a_case(sqlite_shop, K.REFUND_ONLY, R.REQUESTED)
    counter = counter_of(Preset.SERVICE)
    page = counter.select(case)
    sqlite_shop.do(returns.reject_return, case.id, reason="超过期限")
    counter.until(lambda: page.pane.matter is not None and page.pane.matter.row.state is R.REJECTED)
    counter.until(lambda: page.table.rowCount() == 0)
    counter.until(lambda: "拒绝售后：超过期限" in words(page.pane.progress))
    assert page.pane.foot.isHidden()


def test_the_dashboard_leads_to_what_waits(counter_of: Counters, sqlite_shop: Shop) -> None:
    case = a_case(sqlite_shop, K.REFUND_ONLY, R.TO_REFUND)
    counter = counter_of(Preset.MANAGER)
    counter.place.show_page("dashboard")
    dashboard = counter.place.pages["dashboard"]
    assert isinstance(dashboard, DashboardPage)
    counter.until(lambda: dashboard.view is not None)
    assert dashboard.view is not None
    row = dashboard.view.todo.rows["returns"]
    counter.until(lambda: "1" in row.accessibleName())
    row.click()
    page = counter.page()
    assert (page.tabs.current(), [row.id for row in page.table.rows()]) == (MINE, [case.id])


def test_the_palette_has_the_acts_of_the_after_sale_on_screen(counter_of: Counters, sqlite_shop: Shop) -> None:
    case = a_case(sqlite_shop, K.RETURN_REFUND, R.REQUESTED)
    counter = counter_of(Preset.SERVICE)
    page = counter.select(case)
    assert {"approve_return", "reject_return", "new_return"} <= set(page.acts_here())
    QTest.keyClick(counter.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = counter.sheet(CommandPalette)
    palette.chosen.emit("here:approve_return")
    palette.close_overlay()
    assert counter.sheet(ApproveSheet).case.row.id == case.id


def test_what_waits_is_counted_beside_the_page_and_the_list_goes_out_as_it_stands(
    counter_of: Counters, sqlite_shop: Shop, tmp_path: Path
) -> None:
    shop = sqlite_shop
    first, second = a_case(shop, K.RETURN_REFUND, R.REQUESTED), a_case(shop, K.EXCHANGE, R.REQUESTED)
    a_case(shop, K.REFUND_ONLY, R.DONE)
    counter = counter_of(Preset.OWNER)
    badge = counter.place.shell.nav._buttons["returns"].badge
    counter.until(lambda: badge.counted() == (2, False))
    page = counter.page()
    page.bar.kind.choose(K.EXCHANGE.value)
    page.bar.kind.changed.emit(K.EXCHANGE.value)
    counter.settle()
    page.acts_here()["export"].run()
    sheet = counter.sheet(ReturnsExport)
    sheet.kind.choose("csv")
    sheet.take_place(str(tmp_path / f"{sheet.path.stem}.csv"))
    assert sheet.path.name == "售后-要我处理-2026-11-24.csv"
    sheet.go.click()
    counter.qtbot.waitUntil(lambda: not sheet.done.isHidden(), timeout=60_000)
    header, row = csv.reader(sheet.path.read_text(encoding="utf-8-sig").splitlines())
    told = dict(zip(header, row, strict=True))
    assert (told["售后单"], told["类型"], told["退还积分"]) == (return_no(second.id), "换货", "")
    assert sheet.done.text().startswith("已导出 1 件")
    sheet.dismiss()
    shop.do(returns.reject_return, first.id, reason="超过时间")
    counter.until(lambda: badge.counted() == (1, False))
    shop.clock.forward(days=40)
    shop.do(returns.assign_return, second.id, login=shop.owner.login)
    counter.until(lambda: badge.counted() == (1, True))
