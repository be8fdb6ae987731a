"""A bulk act found again in the record, long after: which orders it did, and the way back of those still as it left them."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from desktop.models.journal import Audit
from desktop.models.order import Order, OrderTag
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import fulfilment, marks
from desktop.services.bulk import Plan, Result, batch_of, command_in, new_batch, run_bulk
from desktop.services.bulk_undo import BulkDone, bulk_done
from desktop.services.errors import Invalid, NotPermitted
from desktop.services.order_rows import OrderRow
from tests.orders_made import row_of
from tests.people import SF, Shop
from tests.services.test_bulk import to_ship, waybill


def run(shop: Shop, plans: list[Plan]) -> list[Result]:
    told: list[Result] = []
    run_bulk(shop.office, shop.owner, plans, told=told.append, stopped=lambda: False)
    return told


def in_bulk(shop: Shop, act: str, orders: list[OrderRow], **values: Any) -> None:
    """As the sheet of a bulk act sends them."""
    batch = new_batch()
    told = run(shop, [Plan(row_of(shop, one), act, values, command_in(batch)) for one in orders])
    assert all(one.row is not None for one in told)


def entry(shop: Shop, act: str, order: OrderRow) -> int:
    found: int = shop.count(
        select(Audit.id).where(Audit.act == act, Audit.order_id == order.id).order_by(Audit.id.desc())
    )
    return found


def found(shop: Shop, act: str, order: OrderRow) -> BulkDone:
    done = shop.ask(bulk_done, entry(shop, act, order))
    assert done is not None
    return done


def column(shop: Shop, what: Any, orders: list[OrderRow]) -> list[Any]:
    return [shop.count(select(what).where(Order.id == one.id)) for one in orders]


def test_a_bulk_act_is_taken_back_from_the_record_of_any_one_of_its_orders(shop: Shop) -> None:
    orders = to_ship(shop, 4)
    alone, rest = orders[0], orders[1:]
    shop.do(marks.hold_order, alone.id, reason="自己挂的")
    in_bulk(shop, "hold_order", rest, reason="等补货")
    shop.clock.forward(days=3)
    assert shop.ask(bulk_done, entry(shop, "hold_order", alone)) is None, "what was done alone is no bulk act"
    shop.do(marks.unhold_order, rest[0].id)
    shop.do(marks.hold_order, rest[0].id, reason="地址不对")
    done = found(shop, "hold_order", rest[2])
    assert (done.act, done.orders, [plan.row.id for plan in done.plans]) == (
        "hold_order", 3, [one.id for one in rest[1:]],
    ), "an order that somebody has decided anew is left to her"  # fmt: skip
    run(shop, list(done.plans))
    assert column(shop, Order.hold_reason, orders) == ["自己挂的", "地址不对", None, None]
    assert found(shop, "hold_order", rest[2]).plans == ()

    shop.do(marks.set_priority, rest[1].id, priority=1)
    in_bulk(shop, "set_priority", rest, priority=2)
    in_bulk(shop, "assign_order", rest, login=shop.owner.login)
    in_bulk(shop, "tag_order", rest, tag="年货")
    shop.do(marks.set_priority, rest[2].id, priority=0)
    told = run(shop, list(found(shop, "set_priority", rest[0]).plans))
    assert [one.row is not None for one in told] == [True, True, False], "another's priority stays"
    assert column(shop, Order.priority, rest) == [0, 1, 0]
    for act, what in (("assign_order", Order.assignee_id), ("tag_order", OrderTag.tag)):
        assert all(one.row is not None for one in run(shop, list(found(shop, act, rest[0]).plans)))
        left = column(shop, what, rest) if act == "assign_order" else [shop.count(select(what))]
        assert set(left) == {None}
    with pytest.raises(NotPermitted):
        shop.office.ask(shop.person(Preset.SERVICE), bulk_done, entry(shop, "hold_order", rest[2]))


def test_a_bulk_shipment_is_taken_back_days_later_with_a_reason_and_a_second_one_stays(shop: Shop) -> None:
    orders = to_ship(shop, 3)
    batch = new_batch()
    run(shop, [
        Plan(row_of(shop, one), "ship_order", {"parcel": waybill(n)}, command_in(batch)) for n, one in enumerate(orders)
    ])  # fmt: skip
    shop.clock.forward(days=2)
    first = found(shop, "ship_order", orders[0])
    back = {plan.row.id: plan for plan in first.plans}
    shop.do(fulfilment.undo_shipment, orders[0].id, reason="选错了", **_fulfilment(back[orders[0].id]))
    shop.do(fulfilment.ship_order, orders[0].id, parcel=SF)
    plans = found(shop, "ship_order", orders[1]).plans
    facts = [one.fact for one in run(shop, list(plans[1:]))]
    assert [(type(one), getattr(one, "field", "")) for one in facts] == [(Invalid, "reason")] * 2
    told = run(shop, [Plan(one.row, one.act, {**one.values, "reason": "选错了"}) for one in plans])
    assert [one.row is not None for one in told] == [False, True, True], "the shipment after it isn't the bulk act's"
    assert column(shop, Order.status, orders) == [OrderStatus.SHIPPED, OrderStatus.TO_SHIP, OrderStatus.TO_SHIP]


def _fulfilment(plan: Plan) -> dict[str, Any]:
    return {"fulfilment_id": plan.values["fulfilment_id"]}


def test_only_commands_of_a_bulk_act_name_one() -> None:
    batch = new_batch()
    assert batch_of(command_in(batch)) == batch
    assert [batch_of(one) for one in ("", "click-7", "4f0c", batch)] == ["", "", "", ""]
