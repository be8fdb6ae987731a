"""代客下单: a member, goods with price and room, the price that is agreed, and the receipt."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import func, select

from desktop.models.catalogue import Sku
from desktop.models.journal import Access
from desktop.models.member import Member
from desktop.models.order import Order
from desktop.models.vocabulary import AccessAct, DeliveryKind, OrderStatus
from desktop.services import goods
from desktop.services.order_detail import order_detail
from desktop.views.images import encoded
from tests.views.orders.place_desk import ENTER, PlaceDesk


def test_the_price_on_the_button_is_what_the_order_stores(clerk: PlaceDesk) -> None:
    sheet, member, beans, glass = clerk.a_filled_sheet()
    sheet.form.price.deduct.setChecked(True)
    sheet.form.coupon.setText("NEW12")
    clerk.settle(sheet)
    sheet.form.price.most.click()
    clerk.settle(sheet)
    # 45.00 − 12.00 coupon, half of it by 1,600 points, 12.00 freight
    assert sheet.submit.text() == "下单，冻结 4,000 积分 · 待付 ¥29.00"
    clerk.place(sheet)
    assert sheet.receipt.order is not None
    assert clerk.newest(Order.points) == 4_000
    assert clerk.newest(Order.cash_fen) == 2_900
    assert clerk.newest(Order.deduction_points) == 1_600
    assert clerk.newest(Order.coupon_code) == "NEW12"
    assert clerk.newest(Order.member_id) == member
    assert clerk.shop.balance(member)[:2] == (9_000 - 1_200 - 4_000, 4_000)
    assert (clerk.shop.stock(beans), clerk.shop.stock(glass)) == ((5, 3), (8, 1))
    assert clerk.shop.breaks() == []


def test_a_line_shows_price_stock_and_what_is_left_of_the_limit(clerk: PlaceDesk) -> None:
    sheet, _, beans, glass = clerk.a_filled_sheet()
    row = clerk.row(sheet, beans)
    assert (row.price.text(), row.stock.text(), row.quota.text()) == ("1,200 积分", "可售 4 件，快没了", "限 3，已兑 1")
    assert (row.points.text(), row.cash.text()) == ("2,400", "¥0.00")
    row = clerk.row(sheet, glass)
    assert (row.price.text(), row.stock.text(), row.quota.text()) == ("¥45.00", "可售 8 件", "不限")
    assert sheet.form.lines.count.text() == "2 种，3 件"


def a_red_picture() -> bytes:
    image = QImage(120, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    return encoded(image, "PNG")


def test_goods_show_their_picture_where_they_are_found_and_on_their_line(clerk: PlaceDesk) -> None:
    red, plain = clerk.shop.a_sku("咖啡豆", points=100, stock=5), clerk.shop.a_sku("咖啡杯", points=100, stock=5)
    product = clerk.shop.count(select(Sku.product_id).where(Sku.code == red))
    clerk.shop.do(goods.set_picture, product, a_red_picture(), seen=0)
    sheet = clerk.open()
    part = sheet.form.lines
    part.search.setFocus()
    clerk.write(part.search, "咖啡")
    clerk.until(lambda: set(part.search.offered()) == {red, plain} and not clerk.tasks.busy)
    assert part.search._list is not None
    tiles = {row.key: row.tile for row in part.search._list.rows}
    assert {key: tile is not None and tile.has_picture() for key, tile in tiles.items()} == {red: True, plain: False}
    seen = tiles[red]
    assert seen is not None and seen.grab().toImage().pixelColor(17, 17).name() == "#ff0000"
    part.search.clear()
    clerk.add(sheet, red, plain)
    assert [clerk.row(sheet, code).tile.has_picture() for code in (red, plain)] == [True, False]


def test_what_will_be_frozen_and_reserved_is_shown_before_it_is_done(clerk: PlaceDesk) -> None:
    sheet, member, beans, _ = clerk.a_filled_sheet()
    assert clerk.effects(sheet) == [
        "冻结 2,400 积分，支付后扣除",
        "预留 3 件库存，占用限兑 2 个",
        "今天 12:30 前没付款自动取消",
    ]
    assert clerk.shop.balance(member)[:2] == (7_800, 0)
    assert clerk.shop.stock(beans)[1] == 1


def test_what_is_missing_is_said_before_the_button_is_pressed_and_shown_after(clerk: PlaceDesk) -> None:
    sheet = clerk.open()
    assert clerk.effects(sheet) == ["还差会员、商品、收货地址，填好后这里写清会冻结和预留什么"]
    clerk.place(sheet)
    assert sheet.form.member.note.text() == "先选一位会员"
    assert sheet.form.member.search.hasFocus()
    clerk.shop.a_member()
    clerk.choose_member(sheet, "9516")
    clerk.place(sheet)
    assert sheet.form.lines.error.text() == "先加一件商品"
    assert sheet.form.lines.search.hasFocus()
    assert clerk.orders() == 0


def test_too_many_for_the_stock_or_the_limit_is_said_beside_the_line(clerk: PlaceDesk) -> None:
    sheet, _, beans, glass = clerk.a_filled_sheet()
    clerk.set_qty(sheet, beans, 3)
    clerk.set_qty(sheet, glass, 9)
    assert clerk.row(sheet, beans).problem.text() == f"咖啡豆（{beans}） 每人限兑 3 件，这位会员已兑 1 件"
    assert clerk.row(sheet, glass).problem.text() == f"玻璃杯（{glass}） 只剩 8 件，要 9 件。减少数量，或先入库"
    assert clerk.effects(sheet) == ["先改好标红的地方"]
    clerk.place(sheet)
    assert sheet.receipt.order is None
    clerk.set_qty(sheet, beans, 2)
    clerk.set_qty(sheet, glass, 8)
    assert not clerk.row(sheet, beans).problem.text()
    clerk.place(sheet)
    assert clerk.newest(Order.units) == 10


def test_too_few_points_are_said_beside_the_sum(clerk: PlaceDesk) -> None:
    shop = clerk.shop
    member, beans = shop.a_member(points=2_000), shop.a_sku("咖啡豆", points=1_200)
    shop.place(member, (beans, 1))
    sheet = clerk.open()
    clerk.choose_member(sheet, "9516")
    clerk.add(sheet, beans)
    assert sheet.form.price.after.text() == "积分还差 400（可用 800，冻结 0）。减少数量，或改用现金"
    clerk.place(sheet)
    assert clerk.orders() == 1


def test_a_coupon_that_does_not_count_leaves_the_price_without_it(clerk: PlaceDesk) -> None:
    sheet, _, _, glass = clerk.a_filled_sheet()
    sheet.form.coupon.setText("OLD1")
    clerk.settle(sheet)
    assert sheet.form.coupon_field.error() == "没有这张优惠券，核对券码"
    assert sheet.form.price.total_cash.value.full_text() == "¥57.00"
    clerk.place(sheet)
    assert clerk.orders() == 1
    clerk.change_sku(glass, price_fen=1_500)
    sheet.form.coupon.setText("NEW12")
    clerk.settle(sheet)
    assert sheet.form.coupon_field.error() == "商品现金满 ¥20.00 才能用这张券"


def test_points_against_cash_keep_to_the_rules(clerk: PlaceDesk) -> None:
    sheet, _, _, _ = clerk.a_filled_sheet()
    side = sheet.form.price
    side.deduct.setChecked(True)
    clerk.settle(sheet)
    assert side.points.points() == 2_200
    side.points.selectAll()
    QTest.keyClicks(side.points, "2250")
    clerk.settle(sheet)
    assert side.hint.text() == "积分抵现最多 2,200，要是 100 的整数倍"
    assert side.total_cash.value.full_text() == "¥57.00"
    clerk.place(sheet)
    assert clerk.orders() == 1
    QTest.mouseClick(side.most, Qt.MouseButton.LeftButton)
    clerk.settle(sheet)
    assert side.total_cash.value.full_text() == "¥35.00"


def test_a_product_taken_off_meanwhile_is_marked_and_the_rest_keeps_its_price(clerk: PlaceDesk) -> None:
    sheet, _, beans, glass = clerk.a_filled_sheet()
    clerk.change_sku(glass, active=False)
    clerk.set_qty(sheet, beans, 1)
    assert clerk.row(sheet, glass).problem.text() == f"玻璃杯（{glass}） 已下架，换一件"
    assert sheet.form.price.total_points.value.full_text() == "1,200 积分"


def test_scans_in_quick_succession_add_a_line_each(clerk: PlaceDesk) -> None:
    codes = [clerk.shop.a_sku(f"商品{number}", points=10, code=f"69012345{number:05}") for number in range(3)]
    sheet = clerk.open()
    for code in (*codes, codes[0]):
        clerk.type(sheet.form.lines.search, code)
    clerk.until(lambda: sum(line.qty for line in sheet.form.lines.lines) == 4)
    assert sorted((line.sku.code, line.qty) for line in sheet.form.lines.lines) == [
        (codes[0], 2),
        (codes[1], 1),
        (codes[2], 1),
    ]


def test_an_unknown_code_stays_to_be_mended(clerk: PlaceDesk) -> None:
    sheet = clerk.open()
    search = sheet.form.lines.search
    clerk.type(search, "69012345")
    clerk.until(search.text)
    assert search.text() == "69012345"
    assert "没有「69012345」这件商品，或已下架" in clerk.said(sheet)


def test_pick_up_needs_no_address(clerk: PlaceDesk) -> None:
    clerk.shop.a_member(points=500)
    voucher = clerk.shop.a_sku("咖啡券", points=300, pickup=True)
    sheet = clerk.open()
    clerk.choose_member(sheet, "9516")
    assert sheet.form.address.form.isVisible()
    clerk.add(sheet, voucher)
    assert sheet.form.address.pickup.isVisible()
    assert not sheet.form.address.form.isVisible()
    assert sheet.submit.text() == "下单，扣除 300 积分"
    clerk.place(sheet)
    assert clerk.newest(Order.recipient_id) is None
    assert clerk.newest(Order.status) == OrderStatus.TO_SHIP.value
    assert sheet.receipt.title.text() == "下单成功，已付清"
    clerk.until(lambda: f"提货码 {clerk.newest(Order.pickup_code)}，请告诉会员" in clerk.said(sheet.receipt))


def test_the_receipt_gives_the_number_and_the_next_steps(clerk: PlaceDesk) -> None:
    sheet, _, _, _ = clerk.a_filled_sheet()
    clerk.place(sheet)
    number = clerk.newest(Order.order_no)
    assert sheet.receipt.number.text() == number
    QTest.mouseClick(sheet.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == number
    with clerk.bot.waitSignal(sheet.placed) as told:
        QTest.mouseClick(sheet.look, Qt.MouseButton.LeftButton)
    assert told.args is not None
    assert told.args[0].order_no == number


def test_the_next_order_starts_empty(clerk: PlaceDesk) -> None:
    sheet, _, _, _ = clerk.a_filled_sheet()
    clerk.place(sheet)
    QTest.mouseClick(sheet.again, Qt.MouseButton.LeftButton)
    clerk.settle(sheet)
    assert not sheet.form.touched
    assert sheet.form.member.search.hasFocus()
    assert sheet.submit.text() == "下单"


def test_a_phone_is_looked_for_on_enter_only_and_on_record(clerk: PlaceDesk) -> None:
    clerk.shop.a_member()
    sheet = clerk.open()
    search = sheet.form.member.search
    search.setFocus()
    QTest.keyClicks(search, "19900009516")
    clerk.bot.wait(250)
    clerk.settle(sheet)
    recorded = select(func.count()).select_from(Access).where(Access.act == AccessAct.SEARCH_PHONE.value)
    assert clerk.shop.count(recorded) == 0
    assert sheet.form.member.note.text() == "按 Enter 用电话查找，会记入「谁看过」"
    QTest.keyClick(search, ENTER)
    clerk.until(lambda: sheet.form.member.member)
    assert clerk.shop.count(recorded) == 1


def test_members_are_offered_while_typing(clerk: PlaceDesk) -> None:
    clerk.shop.a_member("何小明", phone="19900009516")
    clerk.shop.a_member("李小明", phone="13900001111")
    sheet = clerk.open()
    search = sheet.form.member.search
    search.setFocus()
    clerk.write(search, "小明")
    clerk.until(lambda: len(search.offered()) == 2)
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(search, ENTER)
    assert sheet.form.member.member is not None
    assert sheet.form.member.member.name == "何**"


def test_a_new_member_is_added_on_the_spot(clerk: PlaceDesk) -> None:
    sheet = clerk.open()
    clerk.type(sheet.form.member.search, "13900001111")
    clerk.until(lambda: "没有找到" in sheet.form.member.note.text())
    QTest.mouseClick(sheet.form.member.head.action, Qt.MouseButton.LeftButton)
    new = sheet.form.member.new
    assert new.phone.text() == "13900001111"
    clerk.type(new.name, "沈青")
    clerk.until(lambda: sheet.form.member.member)
    assert sheet.form.member.member is not None
    assert sheet.form.member.member.phone == "139****1111"
    form = sheet.form.address.form
    assert (form.name.text(), form.phone.text()) == ("沈青", "13900001111")


def test_a_phone_that_somebody_has_already_is_pointed_out(clerk: PlaceDesk) -> None:
    known = clerk.shop.a_member("何小明")
    sheet = clerk.open()
    sheet.form.member.open_new()
    new = sheet.form.member.new
    clerk.type(new.phone, "19900009516")
    clerk.type(new.name, "何明")
    clerk.until(new.use.isVisible)
    QTest.mouseClick(new.use, Qt.MouseButton.LeftButton)
    assert sheet.form.member.member is not None
    assert sheet.form.member.member.id == known
    assert clerk.shop.count(select(func.count()).select_from(Member)) == 1


def test_closing_asks_only_when_something_would_be_lost(clerk: PlaceDesk) -> None:
    sheet = clerk.open()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    sheet, _, _, _ = clerk.a_filled_sheet()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert clerk.over(sheet) == ["关掉代客下单？"]


def here() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_tab_goes_from_the_member_down_to_the_button(clerk: PlaceDesk) -> None:
    sheet, _, beans, glass = clerk.a_filled_sheet()
    sheet.form.price.deduct.setChecked(True)
    clerk.settle(sheet)
    form = sheet.form
    first, second = clerk.row(sheet, beans), clerk.row(sheet, glass)
    form.lines.search.setFocus()
    for stop in (
        first.stepper.edit, first.remove, second.stepper.edit, second.remove, form.address.fresh,
        form.address.card.show_button, form.coupon, form.remark, form.price.deduct, form.price.points, form.price.most,
        sheet.cancel, sheet.submit,
    ):  # fmt: skip
        QTest.keyClick(here(), Qt.Key.Key_Tab)
        assert here() is stop


def test_an_order_is_placed_with_the_keyboard_alone(clerk: PlaceDesk) -> None:
    shop = clerk.shop
    member, beans = shop.a_member(points=9_000), shop.a_sku("咖啡豆", points=1_200)
    shop.place(member, (beans, 1))
    sheet = clerk.open()

    assert here() is sheet.form.member.search
    QTest.keyClicks(here(), "hxm")
    clerk.until(lambda: sheet.form.member.search.offered())
    QTest.keyClick(here(), ENTER)
    assert here() is sheet.form.lines.search
    QTest.keyClicks(here(), "kfd")
    clerk.until(lambda: sheet.form.lines.search.offered())
    QTest.keyClick(here(), ENTER)
    clerk.settle(sheet)
    QTest.keyClick(here(), ENTER)
    assert clerk.orders() == 1
    QTest.keyClick(here(), ENTER, Qt.KeyboardModifier.ControlModifier)
    clerk.until(lambda: sheet.receipt.order)
    assert clerk.orders() == 2


def test_an_order_begun_at_a_members_card_is_for_her(clerk: PlaceDesk) -> None:
    member = clerk.shop.a_member(points=300)
    sheet = clerk.open(member_id=member)
    chosen = sheet.form.member.member
    assert chosen is not None and (chosen.id, chosen.balance.available) == (member, 300)


def test_the_account_to_be_topped_up_is_asked_for_where_something_is_and_goes_with_the_order(clerk: PlaceDesk) -> None:
    shop = clerk.shop
    shop.a_member(points=9_000)
    fare = shop.a_sku("话费 50 元", points=500, delivery=DeliveryKind.TOPUP)
    sheet = clerk.open()
    clerk.choose_member(sheet, "9516")
    assert not sheet.form.charged_field.isVisible()
    clerk.add(sheet, fare)
    assert sheet.form.charged_field.isVisible()
    sheet.form.charged.setText("12")
    clerk.place(sheet)
    clerk.until(lambda: sheet.form.charged_field.error() != "")
    assert clerk.orders() == 0
    sheet.form.charged.setText("13700005678")
    clerk.place(sheet)
    assert sheet.receipt.order is not None
    assert shop.ask(order_detail, sheet.receipt.order.id).top_up.account == "137****5678"
