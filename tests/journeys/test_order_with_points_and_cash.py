"""An order with points and cash from 代客下单 to 已完成, released by hand, in two parcels."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import OrderStatus, PaymentState, Permission, Preset
from desktop.services.order_rows import OrderRow
from desktop.views.order_acts.money import ConfirmPaymentSheet
from desktop.views.order_acts.ship import ShipSheet
from desktop.views.orders.place_sheet import PlaceSheet
from tests.journeys.person import Person, edit_of, paste
from tests.orders_made import row_of
from tests.people import Shop
from tests.views.windows import a_window, cheap_passwords

S = OrderStatus
BLOCK = "何小明 19900009516 江苏省南京市鼓楼区示例路1号"


def test_points_and_cash_from_desk_to_completion_with_every_balance_right(qtbot: QtBot, shop: Shop) -> None:
    cheap_passwords(shop)
    shop.setting("auto_release", "false")
    member = shop.a_member(points=9_000)
    beans = shop.a_sku("小粒咖啡豆", points=1_200, fen=3_000, stock=5)
    with a_window(qtbot, shop.office) as window:
        manager = Person(qtbot, window, shop, Preset.MANAGER)

        order = placed(manager, beans, units=3)
        assert (order.status, order.points, order.cash_fen) == (S.UNPAID, 3_600, 10_200)
        assert shop.balance(member) == (5_400, 3_600, 0, 0)
        assert shop.stock(beans) == (5, 3)

        manager.until(lambda: manager.place.pane.order_id == order.id)
        manager.settle()
        pay = manager.next_step("确认收款")
        assert isinstance(pay, ConfirmPaymentSheet)
        manager.write(edit_of(pay.reference), "4200001")
        manager.submit(pay)
        order = row_of(shop, order)
        assert (order.status, order.payment_state, order.rest_reason) == (S.PAID, PaymentState.PAID, "MANUAL")
        assert shop.balance(member) == (5_400, 0, 90, 0)
        manager.reads("等人放行", manager.place.pane)

        manager.next_step("放行")
        assert row_of(shop, order).status is S.TO_SHIP

        shipped(manager, units=1, waybill="SF1407382950617")
        assert (row_of(shop, order).status, shop.stock(beans)) == (S.TO_SHIP, (4, 2))
        shipped(manager, units=2, waybill="75312345678901")
        assert (row_of(shop, order).status, shop.stock(beans)) == (S.SHIPPED, (2, 0))

        done = manager.next_step("完成订单")
        assert done is not None
        manager.submit(done)
        assert row_of(shop, order).status is S.COMPLETED
        assert shop.balance(member) == (5_400, 0, 90, 0)
        for step in ("下单，冻结 3,600 积分", "支付 ¥102.00", "放行", "包裹 1", "包裹 2", "完成"):
            manager.reads(step, manager.place.pane.progress)
    assert shop.breaks() == []


def placed(person: Person, sku: str, *, units: int) -> OrderRow:
    person.press(person.place.orders.head.buttons[Permission.PLACE_ORDERS])
    sheet = person.over(PlaceSheet)

    def quiet() -> bool:
        return not person.place.desk.tasks.busy and sheet.live.fresh

    person.until(quiet)
    person.write(sheet.form.member.search, "9516")
    QTest.keyClick(sheet.form.member.search, Qt.Key.Key_Return)
    person.until(lambda: sheet.form.member.member is not None and quiet())
    for _ in range(units):
        person.write(sheet.form.lines.search, sku)
        with person.qtbot.waitSignal(sheet.form.lines.changed, timeout=15_000):
            QTest.keyClick(sheet.form.lines.search, Qt.Key.Key_Return)
        person.until(quiet)
    paste(sheet.form.address.form.block, BLOCK)
    person.until(lambda: sheet.form.address.recipient() is not None and quiet())
    person.press(sheet.submit)
    person.until(lambda: sheet.receipt.order is not None)
    order = sheet.receipt.order
    assert order is not None
    person.press(sheet.look)
    person.settle()
    return order


def shipped(person: Person, *, units: int, waybill: str) -> None:
    sheet = person.next_step("发货")
    assert isinstance(sheet, ShipSheet)
    sheet.picker.rows[0].stepper.set_value(units)
    sheet.picker.rows[0].stepper.changed.emit(units)
    person.write(edit_of(sheet.waybill.waybill), waybill)
    person.settle()
    person.submit(sheet)
    person.until(lambda: person.place.acts.sheet is None)
    person.settle()
