"""Many orders ticked, one act on all of them: what is skipped and why, how it went, and the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import fulfilment, marks
from desktop.services.order_rows import OrderRow
from desktop.views.bulk.beside import SHARE, AssignManySheet, HoldManySheet, TagManySheet
from desktop.views.bulk.sheet import BulkSheet
from desktop.views.bulk.ship import ShipManySheet
from desktop.views.bulk.undo import UndoManySheet
from desktop.views.orders import bulk_acts
from desktop.views.orders.page import OrdersPage
from desktop.views.overlay import overlays_of
from desktop.views.paper.slip_sheet import SlipSheet
from tests.orders_made import parcel_of, row_of
from tests.people import Shop
from tests.views.orders.conftest import Counter, click

S = OrderStatus


def to_ship(shop: Shop, count: int) -> list[OrderRow]:
    member, sku = shop.a_member(points=10**6), shop.a_sku(points=100, stock=1_000)
    return [shop.place(member, (sku, 1)) for _ in range(count)]


def ticked(counter: Counter, page: OrdersPage, orders: list[OrderRow]) -> None:
    page.table.check_only([order.id for order in orders])
    counter.settle()


def opened(counter: Counter, page: OrdersPage, act: str, kind: type[QWidget]) -> BulkSheet:
    click(page.list.foot.acts[act])
    counter.settle()
    sheet = page.window().findChild(kind)
    assert isinstance(sheet, BulkSheet)
    return sheet


def waybills(count: int) -> list[str]:
    return [f"SF14073829506{number:02}" for number in range(10, 10 + count)]


def statuses(counter: Counter, orders: list[OrderRow]) -> list[OrderStatus]:
    return [row_of(counter.shop, order).status for order in orders]


def test_the_line_under_the_list_offers_what_the_ticked_orders_are_ready_for(counter: Counter) -> None:
    orders = to_ship(counter.shop, 2)
    unpaid = counter.shop.an_order(fen=100)
    page = counter.open()
    ticked(counter, page, [*orders, unpaid])
    foot = page.list.foot
    shown = {act: button.text() for act, button in foot.acts.items() if not button.isHidden()}
    assert shown == {
        "ship_order": "发货 2 笔",
        "hold_order": "挂起",
        "tag_order": "标签",
        "assign_order": "领单",
        "set_priority": "优先级",
    }


def test_slips_of_the_ticked_orders_are_printed_by_who_may(counter: Counter) -> None:
    orders = to_ship(counter.shop, 2)
    page = counter.open(Preset.WAREHOUSE)
    ticked(counter, page, orders)
    click(page.list.foot.print)
    (sheet,) = [one for one in overlays_of(page.window()) if isinstance(one, SlipSheet)]
    assert sheet.go.text() == "打印 2 张…"
    sheet.dismiss()
    page = counter.open(Preset.AUDITOR)
    ticked(counter, page, orders)
    assert not page.list.foot.print.isVisible()


def test_nobody_is_offered_an_act_on_many_that_she_may_not_do_on_one(counter: Counter) -> None:
    orders = to_ship(counter.shop, 1)
    for preset, acts in ((Preset.AUDITOR, []), (Preset.WAREHOUSE, ["ship_order", "tag_order", "set_priority"])):
        page = counter.open(preset)
        ticked(counter, page, orders)
        assert [act for act, button in page.list.foot.acts.items() if not button.isHidden()] == acts


def test_a_pasted_column_ships_what_can_go_and_the_rest_stays_ticked_with_its_reason(counter: Counter) -> None:
    orders = to_ship(counter.shop, 3)
    page = counter.open()
    ticked(counter, page, orders)
    counter.shop.office.do(counter.shop.person(Preset.MANAGER), marks.hold_order, orders[1].id, reason="等客户")
    sheet = opened(counter, page, "ship_order", ShipManySheet)
    assert isinstance(sheet, ShipManySheet)
    assert sheet.summary.text() == "3 笔里 2 笔能发，1 笔不能，原因见下"
    (left,) = sheet.left.table.rows()
    assert left.row.id == orders[1].id
    assert not sheet.go.isEnabled()
    sheet.paste("\r\n".join(waybills(2)))
    assert sheet.go.text() == "发货 2 笔"
    click(sheet.go)
    counter.bot.waitUntil(lambda: sheet.outcome.isVisible(), timeout=10_000)
    assert statuses(counter, orders) == [S.SHIPPED, S.TO_SHIP, S.SHIPPED]
    assert page.table.checked_ids() == [orders[1].id]
    assert (sheet.done_count.text(), sheet.left_count.text()) == ("2 笔已发货", "1 笔没有做")
    assert "Manager 刚刚做了「挂起」" in sheet.left.table.index(0, 3).data()
    assert page.table.row_of(orders[0].id).status is S.SHIPPED  # type: ignore[union-attr]
    click(sheet.again)
    counter.settle()
    assert "订单挂起中" in sheet.left.table.index(0, 3).data()
    assert not sheet.go.isEnabled()


def test_waybills_are_typed_one_after_another_and_what_is_wrong_stands_beside_them(counter: Counter) -> None:
    orders = to_ship(counter.shop, 2)
    page = counter.open()
    ticked(counter, page, orders)
    sheet = opened(counter, page, "ship_order", ShipManySheet)
    assert isinstance(sheet, ShipManySheet)
    QTest.keyClicks(sheet.edit, "SF1407382950617")
    QTest.keyClick(sheet.edit, Qt.Key.Key_Return)
    assert sheet.slips.selected_id() == orders[1].id
    QTest.keyClicks(sheet.edit, "SF1407382950617")
    assert sheet.slips.table.index(0, 4).data() == "运单号和另一笔重复了，请核对"
    sheet.edit.clear()
    QTest.keyClicks(sheet.edit, "ZZ77")
    assert sheet.slips.table.index(1, 4).data() == "请填快递公司"
    assert sheet.go.text() == "发货 1 笔"
    sheet.carrier.choose("yunda")
    sheet._chosen("yunda")
    assert sheet.go.text() == "发货 2 笔"
    click(sheet.go)
    counter.bot.waitUntil(lambda: statuses(counter, orders) == [S.SHIPPED, S.SHIPPED], timeout=10_000)
    counter.settle()
    assert page.table.checked_ids() == []


def test_orders_are_shared_out_among_those_who_are_ticked(counter: Counter) -> None:
    orders = to_ship(counter.shop, 4)
    clerk = counter.shop.person(Preset.SERVICE)
    busy = to_ship(counter.shop, 1)[0]
    counter.shop.do(marks.assign_order, busy.id, login="lixiang")
    page = counter.open()
    ticked(counter, page, orders)
    sheet = opened(counter, page, "assign_order", AssignManySheet)
    assert isinstance(sheet, AssignManySheet)
    sheet.who.choose(SHARE)
    assert sheet.share.isVisible()
    assert sheet.among["lixiang"].text() == "李想，手上 1 笔"
    sheet.submit()
    assert sheet.share.error() == "勾选要分给谁"
    for login in ("lixiang", clerk.login):
        sheet.among[login].setChecked(True)
    sheet.submit()
    counter.bot.waitUntil(lambda: all(row_of(counter.shop, order).assignee for order in orders), timeout=10_000)
    counter.settle()
    held = sorted(row_of(counter.shop, order).assignee for order in orders)
    assert held == ["Service", "Service", "Service", "李想"]


def test_a_stopped_run_leaves_the_rest_ticked_and_untouched(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    orders = to_ship(counter.shop, 3)
    page = counter.open()
    ticked(counter, page, orders)
    sheet = opened(counter, page, "assign_order", AssignManySheet)
    monkeypatch.setattr(sheet.run, "_tell", _stopping(sheet))
    sheet.submit()
    counter.bot.waitUntil(lambda: sheet.outcome.isVisible(), timeout=10_000)
    assert [row_of(counter.shop, order).assignee for order in orders] == ["李想", "", ""]
    assert page.table.checked_ids() == [order.id for order in orders[1:]]
    assert sheet.left.table.index(0, 3).data() == "停下时还没轮到，没有动"


def _stopping(sheet: BulkSheet) -> object:
    """Somebody presses stop while the first order is being done."""
    tell = type(sheet.run)._tell

    def stopping(result: object) -> None:
        sheet.run.stop()
        tell(sheet.run, result)

    return stopping


def test_a_hold_of_many_is_taken_back_by_its_toast(counter: Counter) -> None:
    orders = to_ship(counter.shop, 2)
    page = counter.open()
    ticked(counter, page, orders)
    sheet = opened(counter, page, "hold_order", HoldManySheet)
    assert isinstance(sheet, HoldManySheet)
    assert sheet.reasons.choice.hasFocus(), "what has to be filled in comes first"
    click(sheet.go)
    assert sheet.reasons.field.error() == "请填原因"
    sheet.reasons.choice.choose("stock")
    click(sheet.go)
    counter.bot.waitUntil(lambda: bool(counter.acts.toaster.toasts), timeout=10_000)
    assert [row_of(counter.shop, order).hold_reason for order in orders] == ["等补货", "等补货"]
    click(counter.acts.toaster.toasts[-1].action)
    counter.bot.waitUntil(
        lambda: [row_of(counter.shop, order).hold_reason for order in orders] == [None, None], timeout=10_000
    )
    counter.settle()


def test_parcels_of_many_are_taken_back_by_one_toast_and_what_could_not_be_says_why(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders = to_ship(counter.shop, 3)
    page = counter.open()
    ticked(counter, page, orders)
    sheet = opened(counter, page, "ship_order", ShipManySheet)
    assert isinstance(sheet, ShipManySheet)
    sheet.paste("\r\n".join(waybills(3)))
    click(sheet.go)
    counter.bot.waitUntil(lambda: bool(counter.acts.toaster.toasts), timeout=10_000)
    counter.settle()
    manager = counter.shop.person(Preset.MANAGER)
    counter.shop.office.do(
        manager, fulfilment.undo_shipment, orders[0].id, fulfilment_id=parcel_of(counter.shop, orders[0]), reason="地址"
    )
    assert page.list.foot.undo.isVisible()
    click(counter.acts.toaster.toasts[-1].action)
    counter.bot.waitUntil(
        lambda: any(isinstance(one, UndoManySheet) for one in overlays_of(page.window())), timeout=10_000
    )
    counter.settle()
    (left,) = [one for one in overlays_of(page.window()) if isinstance(one, UndoManySheet)]
    assert (left.done_count.text(), left.left_count.text()) == ("2 笔已撤销", "1 笔没有做")
    assert "Manager 刚刚做了「撤回发货」" in left.left.table.index(0, 3).data()
    assert statuses(counter, orders) == [S.TO_SHIP] * 3
    assert not page.list.foot.undo.isVisible()
    left.dismiss()
    assert counter.shop.breaks() == []


def test_a_bulk_act_of_a_while_ago_is_taken_back_by_right_with_a_reason(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders = to_ship(counter.shop, 2)
    page = counter.open()
    ticked(counter, page, orders)
    sheet = opened(counter, page, "ship_order", ShipManySheet)
    assert isinstance(sheet, ShipManySheet)
    sheet.paste("\r\n".join(waybills(2)))
    click(sheet.go)
    counter.bot.waitUntil(lambda: bool(counter.acts.toaster.toasts), timeout=10_000)
    counter.settle()
    monkeypatch.setattr(bulk_acts, "UNDO_SECONDS", -1)
    counter.shop.clock.forward(minutes=5)
    page.table.clear_checks()
    counter.settle()
    click(page.list.foot.undo)
    counter.settle()
    (undo,) = [one for one in overlays_of(page.window()) if isinstance(one, UndoManySheet)]
    click(undo.go)
    assert undo.reasons.field.error() == "请填原因"
    undo.reasons.choice.choose("carrier")
    click(undo.go)
    counter.bot.waitUntil(lambda: statuses(counter, orders) == [S.TO_SHIP] * 2, timeout=10_000)
    counter.settle()
    assert counter.shop.breaks() == []


def test_a_tag_is_asked_for_before_anything_is_done(counter: Counter) -> None:
    orders = to_ship(counter.shop, 1)
    page = counter.open()
    ticked(counter, page, orders)
    sheet = opened(counter, page, "tag_order", TagManySheet)
    assert isinstance(sheet, TagManySheet)
    click(sheet.go)
    assert sheet.tag.error() == "请填标签"
    QTest.keyClicks(sheet.edit, "gift")
    click(sheet.go)
    counter.bot.waitUntil(lambda: bool(counter.acts.toaster.toasts), timeout=10_000)
    assert counter.acts.toaster.toasts[-1].action.text() == "撤销"
