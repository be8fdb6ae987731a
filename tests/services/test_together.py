"""Orders of one member to one place wait together: told, shipped under one waybill, each with a parcel of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from desktop.models.order import Fulfilment
from desktop.models.vocabulary import OrderStatus
from desktop.services import fulfilment, marks
from desktop.services.errors import ChangedByOther, Invalid
from desktop.services.order_rows import OrderRow
from desktop.services.packing import pack_lines
from desktop.services.sheet_matches import Verdict, match_sheet
from desktop.services.shipping_queries import waiting_orders
from desktop.services.shipping_sheet import SheetRow
from desktop.services.together import ship_together, together_with
from tests.orders_made import parcel_of, row_of
from tests.people import HOME, SF, Shop


def seen(*rows: OrderRow) -> tuple[tuple[int, int], ...]:
    return tuple((row.id, row.version) for row in rows)


def test_two_orders_to_one_place_go_in_one_parcel_and_come_back_one_by_one(shop: Shop) -> None:
    member, sku = shop.a_member(points=1_000), shop.a_sku(points=10, stock=50)
    first, second = shop.place(member, (sku, 1)), shop.place(member, (sku, 2))
    elsewhere = shop.place(member, (sku, 1), recipient=replace(HOME, address="示例路2号"))
    for_mother = shop.place(member, (sku, 1), recipient=replace(HOME, name="王芳"))
    held = shop.do(marks.hold_order, shop.place(member, (sku, 1)).id, reason="等客户")
    neighbour = shop.place(shop.a_member("何大明", points=10, phone="19900001111"), (sku, 1))
    assert [row.id for row in shop.ask(together_with, first.id)] == [second.id]
    assert shop.ask(together_with, held.id) == ()
    told = {one.order.id: one.together for one in shop.ask(waiting_orders).rows}
    assert told == {first.id: 1, second.id: 1, elsewhere.id: 0, for_mother.id: 0, held.id: 0, neighbour.id: 0}
    assert [line.units for line in shop.ask(pack_lines, first.id, second.id)] == [1, 2]
    for others in (elsewhere, for_mother, neighbour, held):
        with pytest.raises(Invalid):
            shop.do(ship_together, seen(first, others), parcel=SF)
    rows = (SheetRow(2, first.order_no, "", "", SF.waybill), SheetRow(3, second.order_no, "", "", SF.waybill))
    assert [one.verdict for one in shop.ask(match_sheet, rows)] == [Verdict.SHIPS, Verdict.SHIPS]
    rows = (rows[0], SheetRow(3, elsewhere.order_no, "", "", SF.waybill))
    assert [one.verdict for one in shop.ask(match_sheet, rows)] == [Verdict.TWICE, Verdict.TWICE]
    shop.do(marks.hold_order, second.id, reason="看一下")
    changed = shop.do(marks.unhold_order, second.id)
    with pytest.raises(ChangedByOther):
        shop.do(ship_together, seen(first, second), parcel=SF)
    assert row_of(shop, first).status is OrderStatus.TO_SHIP, "all or none"
    gone = shop.do(ship_together, seen(first, changed), parcel=SF)
    assert [row.status for row in gone] == [OrderStatus.SHIPPED] * 2
    with shop.engine.connect() as connection:
        parcels = connection.execute(select(Fulfilment.order_id, Fulfilment.waybill).order_by(Fulfilment.id)).all()
    assert parcels == [(first.id, SF.waybill), (second.id, SF.waybill)]
    shop.do(fulfilment.undo_shipment, second.id, fulfilment_id=parcel_of(shop, second), reason="装错")
    assert (row_of(shop, first).status, row_of(shop, second).status) == (OrderStatus.SHIPPED, OrderStatus.TO_SHIP)
    assert shop.breaks() == []
