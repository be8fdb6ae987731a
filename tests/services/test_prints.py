"""The print log: what came out for which order, reprints marked; what is unprinted; and which piece a scanner names."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import update

from desktop.models.catalogue import Sku, Stock
from desktop.models.shipping import Paper
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import fulfilment, marks
from desktop.services.errors import Invalid, NotFound, NotPermitted
from desktop.services.order_filter import OrderFilter
from desktop.services.order_queries import find_orders
from desktop.services.packing import WrongItem, count_up, order_to_pack, pack_lines
from desktop.services.paper_errands import make_slips
from desktop.services.prints import print_log, record_print, unprinted_orders
from desktop.services.shipping_queries import Waiting, shipping_counts, waiting_orders
from tests import papers
from tests.orders_made import an_order_in, row_of
from tests.people import SF, Shop

S = OrderStatus


def test_a_slip_that_came_out_is_logged_and_the_next_one_says_that_it_is_a_reprint(shop: Shop) -> None:
    orders = [an_order_in(shop, S.TO_SHIP) for _ in range(3)]
    held = shop.do(marks.hold_order, an_order_in(shop, S.TO_SHIP).id, reason="等客户")
    first, second, third = (order.id for order in orders)
    warehouse = shop.person(Preset.WAREHOUSE)
    assert shop.ask(unprinted_orders) == (first, second, third)
    looked_at = make_slips(shop.office, warehouse, [first], reason="配货")
    assert "重打" not in papers.text(looked_at.pdf)
    assert shop.ask(unprinted_orders) == (first, second, third), "a preview isn't a print"
    version = row_of(shop, orders[0]).version
    assert shop.office.do(warehouse, record_print, (first, second), paper=Paper.SLIP) == 0
    assert row_of(shop, orders[0]).version == version
    assert (shop.ask(unprinted_orders), row_of(shop, orders[0]).slips) == ((third,), 1)
    shop.clock.forward(minutes=5)
    assert shop.do(record_print, (first,), paper=Paper.SLIP) == 1
    shop.do(record_print, (third,), paper=Paper.LABEL)
    assert shop.ask(unprinted_orders) == (third,), "a label is no slip"
    assert "重打，第3次" in papers.text(make_slips(shop.office, warehouse, [first], reason="撕坏了").pdf)
    told = [(row.order_no, row.paper, row.copy, row.who) for row in shop.ask(print_log)]
    numbers = [order.order_no for order in orders]
    assert told == [
        (numbers[2], Paper.LABEL, 1, "李想"), (numbers[0], Paper.SLIP, 2, "李想"),
        (numbers[1], Paper.SLIP, 1, "Warehouse"), (numbers[0], Paper.SLIP, 1, "Warehouse"),
    ]  # fmt: skip
    older = shop.ask(print_log, before=shop.ask(print_log)[1].id)
    assert [row.order_id for row in older] == [second, first]

    def listed(printed: bool) -> list[int]:
        chosen = OrderFilter(statuses=(S.TO_SHIP,), printed=printed)
        return sorted(row.id for row in shop.ask(find_orders, chosen).rows)

    assert (listed(True), listed(False)) == ([first, second], [third, held.id])
    counts = shop.ask(shipping_counts)
    assert (counts.waiting, counts.unprinted, counts.late) == (4, 1, 0)
    assert [one.order.id for one in shop.ask(waiting_orders, Waiting.UNPRINTED).rows] == [third]
    assert orders[0].ship_by is not None
    shop.clock.now = orders[0].ship_by + timedelta(hours=1)
    assert shop.ask(shipping_counts).late == 4
    with pytest.raises(NotFound):
        shop.do(record_print, (first, 4_711), paper=Paper.SLIP)
    with pytest.raises(Invalid):
        shop.do(record_print, (), paper=Paper.SLIP)
    with pytest.raises(NotPermitted):
        shop.office.do(shop.person(Preset.FINANCE), record_print, (first,), paper=Paper.SLIP)
    assert shop.breaks() == []


def test_a_scanner_counts_the_pieces_of_a_parcel_and_refuses_what_is_wrong_or_too_much(shop: Shop) -> None:
    member = shop.a_member(points=10_000)
    cup, beans, counter = shop.a_sku("双层玻璃杯", points=10), shop.a_sku(points=10), shop.a_sku(points=10, pickup=True)
    with shop.office.transaction() as connection:
        connection.execute(update(Sku).where(Sku.code == beans).values(barcode="6901234567892"))
        for code, shelf in ((cup, "B-01"), (beans, "A-03")):
            mine = Sku.__table__.select().with_only_columns(Sku.id).where(Sku.code == code).scalar_subquery()
            connection.execute(update(Stock).where(Stock.sku_id == mine).values(shelf=shelf))
    order = shop.place(member, (cup, 1), (beans, 2), (counter, 1))
    lines = shop.ask(pack_lines, order.id)
    assert [(line.shelf, line.title, line.units) for line in lines] == [
        ("A-03", "小粒咖啡豆", 2), ("B-01", "双层玻璃杯", 1)
    ]  # fmt: skip
    counted: Counter[int] = Counter()
    for scanned in (" 6901234567892", beans.lower(), cup):
        counted[count_up(lines, counted, scanned)] += 1
    assert counted == {line.id: line.units for line in lines}
    for scanned, surplus in (("6901234567892", True), ("6900000000000", False), (counter, False)):
        with pytest.raises(WrongItem) as refused:
            count_up(lines, counted, scanned)
        assert refused.value.surplus is surplus
    shop.do(fulfilment.ship_order, order.id, parcel=SF, lines={lines[0].id: 1})
    assert [line.units for line in shop.ask(pack_lines, order.id)] == [1, 1]
    for text in (order.order_no, order.order_no.lower(), f" {SF.waybill} "):
        assert shop.ask(order_to_pack, text) == order.id
    with pytest.raises(NotFound):
        shop.ask(order_to_pack, "JF000000000000")
