"""Two real shops: their check figures hold to the penny, and what they themselves got wrong is told."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.models.catalogue import Stock
from desktop.models.journal import Audit
from desktop.models.ledger import Balance
from desktop.models.member import Member
from desktop.models.order import Order, OrderLine, OrderTag
from desktop.models.vocabulary import OrderKind, OrderStatus
from desktop.services import cancels, figures, fulfilment, import_job, order_detail, refunds
from desktop.services.figures import FigureRow
from desktop.services.spreadsheets.mall_tables import DELETED_TAG
from tests.imports import DAYS, MALL, preview, retail_files, run_import, silent
from tests.orders_made import a_shop, refund_of, row_of
from tests.people import SF, Shop

# tests/data/mall/SOURCE.md: orders, pay_amount in fen
MALL_STATUS = {
    "UNPAID": (1, 599_900), "TO_SHIP": (18, 12_026_695), "SHIPPED": (6, 4_870_950),
    "COMPLETED": (17, 11_918_625), "CANCELLED": (23, 18_923_205),
}  # fmt: skip
# tests/data/retail/SOURCE.md: month -> invoices, of them credits, net in pence
RETAIL_MONTHS = {
    "2010-12": (2_025, 326, 74_895_702), "2011-01": (1_476, 260, 56_000_026), "2011-02": (1_393, 219, 49_806_265),
}  # fmt: skip
# tests/data/retail/oracle_by_day.tsv
RETAIL_DAYS = {"2010-12-01": (143, 6, 5_863_556), "2010-12-02": (167, 23, 4_620_728), "2010-12-03": (108, 7, 4_562_046)}


@pytest.fixture
def mall(shop: Shop) -> Shop:
    run_import(shop, MALL)
    return shop


def by(shop: Shop, key: str) -> list[FigureRow]:
    return list(shop.ask(figures.figures, key).rows)


def test_a_malls_orders_by_status_are_its_own(mall: Shop) -> None:
    assert {row.key: (row.orders, row.gross_fen) for row in by(mall, "status")} == MALL_STATUS
    assert mall.breaks() == []


def test_a_malls_members_goods_and_deleted_orders_come_in(mall: Shop) -> None:
    assert mall.count(select(func.count()).select_from(Member)) == 10
    assert mall.count(select(func.sum(Balance.available))) == 8_900
    assert mall.count(select(func.sum(Stock.on_hand))) == 19_263
    assert mall.count(select(func.sum(Stock.reserved))) == 0
    assert mall.count(select(func.count()).select_from(OrderTag).where(OrderTag.tag == DELETED_TAG)) == 65 - 48
    assert mall.count(select(func.sum(OrderLine.qty))) == 124
    assert mall.count(select(func.sum(Order.points))) == 3_000


def test_a_malls_operate_history_is_the_timeline(mall: Shop) -> None:
    order = mall.count(select(Order.id).where(Order.order_no == "201809150102000002"))
    timeline = mall.ask(order_detail.order_detail, order).timeline
    assert [(step.act, step.actor, step.reason) for step in timeline][:2] == [
        ("import_event", "后台管理员", "完成发货"), ("import_event", "后台管理员", "订单关闭:买家退货"),
    ]  # fmt: skip
    assert timeline[0].at.isoformat() == "2018-10-12T06:01:29+00:00"
    assert (timeline[-1].act, timeline[-1].to_status) == ("import_order", OrderStatus.TO_SHIP)


def test_a_malls_own_faults_are_told(shop: Shop) -> None:
    job = import_job.read_job(shop.office, shop.owner, [MALL])
    (group,) = job.groups
    assert Counter(fault.kind for fault in group.faults) == {
        "amounts_differ": 3, "no_lines": 10, "item_of_another_order": 5, "waybill_shared": 4,
        "negative_lock_stock": 4, "points_and_money_differ": 5,
    }  # fmt: skip
    shared = {(fault.key, fault.detail) for fault in group.faults if fault.kind == "waybill_shared"}
    assert shared == {("201707196398345", "3"), ("12313", "2"), ("123131", "2"), ("1231313", "2")}


def test_the_same_mall_again_changes_nothing(mall: Shop) -> None:
    before = by(mall, "status")
    (result,) = run_import(mall, MALL)
    assert (result.orders.skipped, result.members.skipped, result.skus.skipped) == (65, 10, 96)
    assert (result.orders.created, result.orders.updated) == (0, 0)
    assert by(mall, "status") == before
    assert mall.breaks() == []


def test_an_imported_order_goes_through_its_workflow_and_moves_no_points_and_no_stock(mall: Shop) -> None:
    waiting = select(Order.id).where(Order.status == "TO_SHIP", Order.line_count > 0).order_by(Order.id)
    order = mall.do(fulfilment.ship_order, mall.count(waiting), parcel=SF)
    assert order.status is OrderStatus.SHIPPED
    assert mall.do(fulfilment.complete_order, order.id).status is OrderStatus.COMPLETED
    refunded = row_of(mall, mall.do(cancels.cancel_paid_order, mall.count(waiting), reason="缺货"))
    mall.do(refunds.record_refund_done, refund_of(mall, refunded), reference="R1")
    told = mall.count(select(Audit.after).where(Audit.act == "cancel_paid_order", Audit.order_id == refunded.id))
    # nothing is given back by itself: a person may adjust by what the record says
    assert json.loads(told).get("points_to_propose", 0) == refunded.points
    bare = mall.count(select(Order.id).where(Order.line_count == 0, Order.status == "TO_SHIP"))
    if bare is not None:
        assert mall.do(fulfilment.ship_order, bare, parcel=SF).status is OrderStatus.SHIPPED
    assert mall.count(select(func.sum(Balance.available))) == 8_900
    assert mall.count(select(func.sum(Stock.on_hand))) == 19_263
    assert mall.breaks() == []


def test_a_mall_can_be_taken_back(mall: Shop) -> None:
    import_job.take_back(mall.office, mall.owner, 1, silent)
    assert mall.count(select(func.count()).select_from(Order)) == 0
    assert by(mall, "status") == []
    assert mall.breaks() == []
    (result,) = run_import(mall, MALL)
    assert result.orders.created == 65


def test_three_days_of_a_british_shop_give_its_figures_to_the_penny(shop: Shop, tmp_path: Path) -> None:
    files = retail_files(tmp_path, DAYS)
    (result,) = run_import(shop, *files)
    assert {row.key: (row.orders + row.credits, row.credits, row.net_fen) for row in by(shop, "day")} == RETAIL_DAYS
    assert {row.currency for row in by(shop, "day")} == {"GBP"}
    assert [count.created for count in result.files.values()] == [143, 167, 108]
    (again,) = preview(shop, *files)
    assert (again.orders.created, again.orders.updated, again.orders.skipped) == (0, 0, 418)
    assert shop.breaks() == []


def test_a_credit_names_no_original_and_lines_that_are_alike_stay(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "retail.csv"
    path.write_text(
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
        "536365,85123A, HEART ,6,2010-12-01 08:28:00,2.55,17850.0,United Kingdom\n"
        "536365,85123A, HEART ,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n"
        "C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,,United Kingdom\n"
        "536380,POST,,-3,2010-12-01 10:00:00,0,,United Kingdom\n",
        encoding="utf-8",
    )
    run_import(shop, path)
    with shop.engine.connect() as connection:
        rows = connection.execute(
            select(Order.order_no, Order.kind, Order.cash_fen, Order.line_count, Order.original_order_id,
                   Order.member_id.is_not(None), Order.shop_hour)
            .order_by(Order.id)
        ).all()  # fmt: skip
    assert [tuple(row) for row in rows] == [
        ("536365", OrderKind.SALE.value, 3_060, 2, None, True, 8),
        ("C536379", OrderKind.CREDIT.value, -2_750, 1, None, False, 9),
        ("536380", OrderKind.SALE.value, 0, 1, None, False, 10),
    ]
    (month,) = by(shop, "month")
    assert (month.orders, month.credits, month.gross_fen, month.credit_fen, month.net_fen) == (2, 1, 3_060, -2_750, 310)
    assert shop.breaks() == []


@pytest.mark.slow
def test_a_british_shops_three_months_net_to_the_penny(tmp_path: Path) -> None:
    with a_shop("sqlite", tmp_path) as shop:
        (result,) = run_import(shop, *retail_files(tmp_path))
        assert {
            row.key: (row.orders + row.credits, row.credits, row.net_fen) for row in by(shop, "month")
        } == RETAIL_MONTHS
        kinds = Counter({kind.value: 0 for kind in (OrderKind.SALE, OrderKind.CREDIT)})
        with shop.engine.connect() as connection:
            kinds.update(dict(connection.execute(select(Order.kind, func.count()).group_by(Order.kind)).all()))
        assert kinds == {"SALE": 4_089, "CREDIT": 805}
        assert shop.count(select(func.count()).select_from(Member)) == 1_749
        assert shop.count(select(func.count()).select_from(OrderLine)) == 105_335
        assert shop.count(select(func.sum(OrderLine.qty))) == 929_183
        assert (result.state, result.rejected) == ("DONE", [])
        assert shop.breaks() == []
