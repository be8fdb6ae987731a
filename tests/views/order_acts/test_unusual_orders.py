"""Orders that came by import, payments that come too late, a courier from the long list, a person without the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from desktop.models.order import Order
from desktop.models.vocabulary import OrderStatus, PaymentState, Preset
from desktop.services import import_batches, import_orders
from desktop.services.order_cases import order_case
from desktop.services.order_rows import OrderRow
from desktop.views.order_acts.carrier_search import CarrierSearch
from tests.imports import an_imported_order
from tests.orders_made import S, an_order_in, row_of
from tests.people import SF, Shop
from tests.views.order_acts.bench import Bench
from tests.views.order_acts.conftest import Benches


def an_order_of_history(shop: Shop, **more: Any) -> OrderRow:
    batch = shop.do(import_batches.begin_import, source="template", format="template_orders", file_name="orders.csv").id
    shop.do(import_orders.import_orders, batch, (an_imported_order("H-1", **more),))
    return shop.ask(order_case, shop.count(select(Order.id).order_by(Order.id.desc()))).row


def test_an_imported_order_ships_and_moves_neither_points_nor_stock(bench: Bench) -> None:
    order = an_order_of_history(bench.shop)
    assert bench.acts.offered(order)[0].key == "ship_order"
    bench.start("ship_order", order)
    bench.sheet().waybill.waybill.control.setText(SF.waybill)
    assert "导入的历史订单，不动积分和库存" in bench.effects()
    bench.submit()
    assert bench.rows[-1].status is OrderStatus.SHIPPED


def test_an_imported_order_without_lines_ships_whole(bench: Bench) -> None:
    order = an_order_of_history(bench.shop, lines=())
    bench.start("ship_order", order)
    assert not bench.sheet().picker.isVisibleTo(bench.sheet())
    bench.sheet().waybill.waybill.control.setText(SF.waybill)
    bench.submit()
    assert bench.rows[-1].status is OrderStatus.SHIPPED


def test_the_goods_of_an_imported_order_cant_be_edited(bench: Bench) -> None:
    bench.start("edit_order", an_order_of_history(bench.shop))
    assert set(bench.sheet()._parts) == {"address", "remark"}


def test_an_imported_order_is_cancelled_with_its_money(bench: Bench) -> None:
    bench.start("cancel_paid_order", an_order_of_history(bench.shop))
    assert not bench.sheet().lots.isVisibleTo(bench.sheet())
    bench.sheet().reasons.choice.choose("mind")
    bench.submit()
    assert bench.rows[-1].status is OrderStatus.CANCELLED


def test_a_payment_after_the_deadline_revives_the_order_as_shown(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.CANCELLED, part="deadline")
    bench.start("confirm_payment", order)
    assert bench.effects().endswith("已取消\n已支付")
    bench.sheet()._reference.setText("4200001")
    bench.submit()
    assert bench.rows[-1].status is OrderStatus.PAID


def test_a_payment_for_an_order_that_a_person_cancelled_is_shown_to_be_kept_aside(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.CANCELLED)
    bench.start("confirm_payment", order)
    assert "¥42.00 原路退回" in bench.effects()
    bench.sheet()._reference.setText("4200001")
    bench.submit()
    row = bench.rows[-1]
    assert (row.status, row.payment_state) == (OrderStatus.CANCELLED, PaymentState.UNVERIFIED)


def test_a_courier_is_found_among_all_by_a_piece_of_her_name(bench: Bench) -> None:
    bench.start("ship_order", an_order_in(bench.shop, S.TO_SHIP))
    bench.sheet().waybill.waybill.control.setText("AB12345678")
    assert bench.sheet().waybill.words() == "认不出是哪家的单号，请选快递公司"
    bench.sheet().waybill._other.click()
    search = bench.window.findChildren(CarrierSearch)[0]
    search.search.setText("跨越")
    QTest.keyClick(search.search, Qt.Key.Key_Return)
    assert bench.sheet().waybill.parcel().carrier == "kuayue"
    bench.submit()
    assert bench.rows[-1].status is OrderStatus.SHIPPED
    assert bench.memory.held["carriers"] == {"AB10": "kuayue"}


def test_a_clerk_without_the_right_to_undo_takes_her_own_parcel_back_within_the_minute(bench_of: Benches) -> None:
    bench = bench_of(Preset.SERVICE)
    order = an_order_in(bench.shop, S.TO_SHIP)
    bench.start("ship_order", order)
    bench.sheet().waybill.waybill.control.setText(SF.waybill)
    bench.submit()
    assert "undo_shipment" in {one.key for one in bench.acts.offered(bench.rows[-1])}
    bench.undo()
    assert row_of(bench.shop, order).status is OrderStatus.TO_SHIP
    assert "undo_shipment" not in {one.key for one in bench.acts.offered(row_of(bench.shop, order))}
