"""Editing an order: an unpaid basket is priced anew, a paid one keeps to its worth, addresses and remarks change."""

from __future__ import annotations

from desktop.models.vocabulary import AccessAct, OrderStatus, Preset
from desktop.services import marks
from desktop.services.catalogue import find_skus
from desktop.services.order_detail import order_detail, reveal_recipient
from desktop.services.order_rows import OrderRow
from desktop.views.overtaken import MINE
from tests.orders_made import row_of
from tests.people import Shop
from tests.views.order_acts.bench import Bench
from tests.views.order_acts.conftest import Benches


def an_unpaid_order(shop: Shop) -> OrderRow:
    member = shop.a_member("萧邦", points=20_000, tier="金卡")
    cup = shop.a_sku("便携榨汁杯", points=4_800, fen=3_600, stock=42, code="30142")
    box = shop.a_sku("不锈钢保鲜盒三件套", points=1_800, fen=1_400, stock=118, code="11890")
    shop.a_sku("小粒咖啡豆", points=1_340, fen=900, stock=4, code="20377")
    return shop.place(member, (cup, 1), (box, 2))


def put_in(bench: Bench, code: str) -> None:
    bench.sheet().lines.basket.put_in(next(sku for sku in bench.shop.ask(find_skus, code) if sku.code == code))
    bench.settle()


def test_an_unpaid_basket_shows_its_new_price_and_gets_it(bench: Bench) -> None:
    order = an_unpaid_order(bench.shop)
    bench.start("edit_order", order)
    put_in(bench, "20377")
    assert "8,400 积分 → 9,740 积分" in bench.effects()
    assert "应付 ¥76.00 → ¥85.00" in bench.effects()
    assert "小粒咖啡豆  预留 0 → 1，可售 4 → 3" in bench.effects()
    assert bench.sheet().go.text() == "保存修改，应付 ¥85.00"
    bench.submit()
    row = bench.rows[-1]
    assert (row.points, row.cash_fen, row.units) == (9_740, 8_500, 4)


def test_a_coupon_stays_when_the_basket_changes(bench: Bench) -> None:
    shop = bench.shop
    member = shop.a_member(points=5_000)
    order = shop.place(member, (shop.a_sku(fen=5_000, code="A"), 1), coupon="NEW12")
    shop.a_sku("小粒咖啡豆", fen=900, code="20377")
    bench.start("edit_order", order)
    put_in(bench, "20377")
    bench.submit()
    assert bench.rows[-1].cash_fen == order.cash_fen + 900
    assert shop.ask(order_detail, order.id).coupon_code == "NEW12"


def test_goods_that_are_out_of_stock_are_said_beneath_the_basket(bench: Bench) -> None:
    order = an_unpaid_order(bench.shop)
    bench.start("edit_order", order)
    bench.shop.a_sku("孤品", points=10, stock=0, code="0")
    put_in(bench, "0")
    assert bench.sheet().lines.basket.error() == "孤品（0） 只剩 0 件，要 1 件。减少数量，或先入库"
    bench.submit()
    assert bench.rows == []


def test_paid_units_are_replaced_and_the_difference_goes_back(bench: Bench) -> None:
    order = bench.shop.pay(an_unpaid_order(bench.shop))
    bench.start("edit_order", order)
    bench.sheet().lines.picker.rows[0].tick.setChecked(True)
    put_in(bench, "20377")
    assert "可用 11,600 → 15,060" in bench.effects()
    assert bench.sheet().go.text() == "保存修改，退还 3,460 积分和 ¥27.00"
    bench.submit()
    assert order.member_id is not None
    assert bench.shop.balance(order.member_id)[0] == 15_060
    assert bench.rows[-1].refund_due_fen == 2_700
    assert bench.shop.stock("30142") == (42, 0)


def test_dearer_goods_are_refused_beneath_the_basket_and_stay_there(bench: Bench) -> None:
    order = bench.shop.pay(an_unpaid_order(bench.shop))
    bench.start("edit_order", order)
    bench.sheet().lines.picker.rows[1].tick.setChecked(True)
    put_in(bench, "30142")
    assert bench.sheet().lines.basket.error().startswith("换上的商品比原来贵（多 1,200 积分、¥8.00）")
    bench.submit()
    assert [wish.sku for wish in bench.sheet().lines.basket.wishes()] == ["30142"]
    assert bench.rows == []


def test_units_without_new_goods_are_led_to_the_cancel(bench: Bench) -> None:
    order = bench.shop.pay(an_unpaid_order(bench.shop))
    bench.start("edit_order", order)
    bench.sheet().lines.picker.rows[0].tick.setChecked(True)
    bench.submit()
    assert "请用「取消部分商品」" in bench.sheet().lines.basket.error()


def test_an_address_is_mended_from_the_old_one_and_the_look_is_on_record(bench: Bench) -> None:
    order = an_unpaid_order(bench.shop)
    bench.start("edit_order", order)
    bench.sheet().show_part("address")
    bench.sheet().show_old.click()
    bench.settle()
    form = bench.sheet().address
    assert (form.name.text(), form.phone.text(), form.address.text()) == ("何小明", "19900009516", "示例路1号")
    form.address.setText("示例路2号")
    form.changed.emit()
    bench.submit()
    assert bench.shop.ask(reveal_recipient, order.id, reason="核对").address == "江苏省南京市鼓楼区示例路2号"
    looks = bench.shop.ask(order_detail, order.id).looks
    assert (looks[-1].act, looks[-1].reason) == (AccessAct.REVEAL, "修改收货地址")


def test_a_remark_is_changed_and_nothing_changed_is_said(bench: Bench) -> None:
    order = an_unpaid_order(bench.shop)
    bench.start("edit_order", order)
    bench.submit()
    assert bench.error() == "什么都没有改"
    bench.sheet().show_part("remark")
    bench.sheet()._text.setPlainText("放快递柜")
    bench.settle()
    assert "改为「放快递柜」" in bench.effects()
    bench.submit()
    assert bench.shop.ask(order_detail, order.id).remark == "放快递柜"


def test_somebody_elses_change_keeps_the_basket_that_was_put_together(bench: Bench) -> None:
    order = an_unpaid_order(bench.shop)
    bench.start("edit_order", order)
    put_in(bench, "20377")
    bench.shop.do(marks.hold_order, order.id, reason="等颜色")
    bench.submit()
    assert bench.error().startswith("李想 刚刚做了「挂起」")
    assert [wish.sku for wish in bench.sheet().lines.basket.wishes()] == ["30142", "11890", "20377"]
    bench.submit()
    assert row_of(bench.shop, order).units == 4


def test_service_edits_unpaid_orders_only(bench_of: Benches) -> None:
    bench = bench_of(Preset.SERVICE)
    order = an_unpaid_order(bench.shop)
    assert "edit_order" in {one.key for one in bench.acts.offered(order)}
    paid = bench.shop.pay(order)
    assert paid.status is OrderStatus.TO_SHIP
    assert "edit_order" not in {one.key for one in bench.acts.offered(paid)}


def test_an_order_that_was_paid_meanwhile_goes_on_as_an_exchange(bench: Bench) -> None:
    order = an_unpaid_order(bench.shop)
    bench.start("edit_order", order)
    put_in(bench, "20377")
    bench.shop.pay(order)
    bench.submit()
    assert bench.error().startswith("李想 刚刚做了")
    assert [row.line.sku_code for row in bench.sheet().lines.picker.rows] == ["30142", "11890"]
    bench.sheet().lines.picker.rows[0].tick.setChecked(True)
    # what she had put in has come along; that it is paid is hers to have seen
    assert [wish.sku for wish in bench.sheet().lines.basket.wishes()] == ["20377"]
    bench.submit()
    assert bench.rows == []
    bench.sheet().between.choices["goods"].choose(MINE)
    bench.submit()
    assert bench.rows[-1].refund_due_fen == 2_700
