"""Thirty parcels from the courier's sheet: twenty-seven go, three stay ticked with their reasons, the list is exported."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import marks
from desktop.services.order_filter import OrderFilter
from desktop.views.bulk.ship import ShipManySheet
from desktop.views.orders.export_sheet import OrdersExport
from tests.journeys.person import Person
from tests.orders_made import row_of
from tests.people import Shop
from tests.views.windows import a_window, cheap_passwords

S = OrderStatus


def test_thirty_are_shipped_from_a_pasted_column_and_what_went_is_exported(
    qtbot: QtBot, shop: Shop, tmp_path: Path
) -> None:
    cheap_passwords(shop)
    member, sku, counter_sku = (
        shop.a_member(points=10**6),
        shop.a_sku(points=100, stock=100),
        shop.a_sku(points=100, pickup=True),
    )
    orders = [shop.place(member, (counter_sku if n == 20 else sku, 1)) for n in range(30)]
    shop.do(marks.hold_order, orders[4].id, reason="等客户确认地址")
    with a_window(qtbot, shop.office) as window:
        manager = Person(qtbot, window, shop, Preset.MANAGER)
        page = manager.place.orders
        page.show_filter(OrderFilter(statuses=(S.TO_SHIP,)))
        manager.settle()
        page.table.check_only([order.id for order in orders])
        manager.settle()
        manager.press(page.list.foot.acts["ship_order"])
        sheet = manager.over(ShipManySheet)
        manager.until(lambda: sheet.ready)
        assert sheet.summary.text() == "30 笔里 28 笔能发，2 笔不能，原因见下"
        # somebody else is quicker with one of them
        shop.do(marks.hold_order, orders[9].id, reason="库位盘点")
        going = [order for n, order in enumerate(orders) if n not in (4, 20)]
        sheet.paste("\n".join(f"{order.order_no}\tSF14073829506{n:02}" for n, order in enumerate(going, start=10)))
        manager.press(sheet.go)
        manager.until(sheet.outcome.isVisible)
        assert (sheet.done_count.text(), sheet.left_count.text()) == ("27 笔已发货", "3 笔没有做")
        reasons = {left.row.id: sheet.left.table.index(at, 3).data() for at, left in enumerate(sheet.left.table.rows())}
        assert "等客户确认地址" in reasons[orders[4].id]
        assert "自提" in reasons[orders[20].id]
        assert "李想 刚刚做了「挂起」" in reasons[orders[9].id]
        assert set(page.table.checked_ids()) == {orders[n].id for n in (4, 9, 20)}
        sheet.dismiss()

        page.show_filter(OrderFilter(statuses=(S.SHIPPED,)))
        manager.settle()
        page._folder = tmp_path
        before = manager.acts
        manager.press(page.head.export)
        export = manager.over(OrdersExport)
        manager.press(export.go)
        assert manager.acts - before == 2
        manager.qtbot.waitUntil(export.done.isVisible, timeout=60_000)
        rows = CalamineWorkbook.from_path(str(export.path)).get_sheet_by_index(0).to_python()
        shipped = [order for n, order in enumerate(orders) if n not in (4, 9, 20)]
        assert sorted(str(row[0]) for row in rows[1:]) == sorted(order.order_no for order in shipped)
        assert all(row_of(shop, order).status is S.SHIPPED for order in shipped)
    assert shop.breaks() == []
