"""One act on many orders: what can't be done and why, a result per order, stopped halfway, taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from desktop.models.automation import Notice
from desktop.models.catalogue import Stock
from desktop.models.journal import Outbox
from desktop.models.vocabulary import OrderStatus, Permission, Preset
from desktop.services import bulk, bulk_undo, editing, fulfilment, marks, tracking
from desktop.services.bulk import Plan, Readiness, Result
from desktop.services.bulk_waybills import Pasted, faults, read_pasted
from desktop.services.couriers.courier import ParcelEvent, ParcelNews, ParcelState
from desktop.services.errors import (
    AlreadySo,
    ChangedByOther,
    Held,
    Invalid,
    NotAllowedNow,
    NotForParcel,
    NotPermitted,
    OutOfStock,
    SessionEnded,
)
from desktop.services.fulfilment import Parcel
from desktop.services.order_rows import OrderRow
from desktop.services.staff import sign_out
from tests.orders_made import row_of
from tests.people import HOME, SF, Shop

S = OrderStatus


def waybill(number: int) -> Parcel:
    return Parcel("shunfeng", f"SF14073829506{number:02}")


def to_ship(shop: Shop, count: int) -> list[OrderRow]:
    member, sku = shop.a_member(points=10**6), shop.a_sku(points=100, stock=count)
    return [shop.place(member, (sku, 1)) for _ in range(count)]


def readiness(shop: Shop, act: str, *orders: OrderRow, value: str = "") -> list[Readiness]:
    seen = tuple((order.id, order.version) for order in orders)
    return list(shop.ask(bulk.bulk_readiness, act, seen, value=value))


def facts(found: list[Readiness]) -> list[type | None]:
    return [None if one.refused is None else type(one.refused) for one in found]


def run(shop: Shop, plans: list[Plan], *, stop_after: int = 10**6, by: Preset = Preset.OWNER) -> list[Result]:
    told: list[Result] = []
    bulk.run_bulk(shop.office, shop.person(by), plans, told=told.append, stopped=lambda: len(told) >= stop_after)
    return told


def shipping(orders: list[OrderRow]) -> list[Plan]:
    return [
        Plan(order, "ship_order", {"parcel": waybill(at), "seen": order.version}) for at, order in enumerate(orders)
    ]


def test_what_cant_be_shipped_is_told_before_with_its_reason(shop: Shop) -> None:
    fine, held, changed, gone = to_ship(shop, 4)
    pickup = shop.place(shop.a_member(points=50), (shop.a_sku(points=50, pickup=True), 1))
    shop.do(marks.hold_order, held.id, reason="等客户")
    shop.office.do(shop.person(Preset.MANAGER), editing.edit_order, changed.id, recipient=HOME, remark="急")
    shop.do(fulfilment.ship_order, gone.id, parcel=waybill(9))
    held_now, gone_now = row_of(shop, held), row_of(shop, gone)
    found = readiness(shop, "ship_order", fine, held_now, changed, gone_now, pickup)
    assert facts(found) == [None, Held, ChangedByOther, NotAllowedNow, NotForParcel]
    stale = found[2].refused
    assert isinstance(stale, ChangedByOther)
    assert (stale.who, stale.what) == ("Manager", "edit_order")


def test_the_last_piece_is_promised_to_one_order_only(shop: Shop) -> None:
    first, second = to_ship(shop, 2)
    with shop.office.transaction() as connection:
        connection.execute(update(Stock).values(on_hand=1, reserved=1))
    found = readiness(shop, "ship_order", first, second)
    assert facts(found) == [None, OutOfStock]
    assert isinstance(found[1].refused, OutOfStock) and (found[1].refused.left, found[1].refused.wanted) == (0, 1)
    assert found[1].refused.goods and found[1].refused.goods != found[1].refused.sku_code, (
        "the goods, not only their code"
    )


def test_what_is_so_already_is_told_and_not_done_again(shop: Shop) -> None:
    held, tagged, fresh = to_ship(shop, 3)
    held = shop.do(marks.hold_order, held.id, reason="等客户")
    shop.do(marks.tag_order, tagged.id, tag="易碎")
    shop.do(marks.assign_order, fresh.id, login="lixiang")
    assert facts(readiness(shop, "hold_order", held, fresh)) == [AlreadySo, None]
    assert facts(readiness(shop, "tag_order", tagged, fresh, value="易碎")) == [AlreadySo, None]
    assert facts(readiness(shop, "assign_order", fresh, tagged, value="lixiang")) == [AlreadySo, None]
    with pytest.raises(Invalid):
        readiness(shop, "cancel_order", fresh)


def test_orders_are_shipped_one_by_one_and_a_refusal_stops_none_of_the_others(shop: Shop) -> None:
    orders = to_ship(shop, 3)
    shop.do(marks.hold_order, orders[1].id, reason="等客户")
    results = run(shop, shipping(orders))
    assert [result.row.status if result.row else None for result in results] == [S.SHIPPED, None, S.SHIPPED]
    assert isinstance(results[1].fact, ChangedByOther)
    assert shop.breaks() == []


def test_a_stopped_run_leaves_the_rest_untouched(shop: Shop) -> None:
    orders = to_ship(shop, 3)
    assert len(run(shop, shipping(orders), stop_after=1)) == 1
    assert [row_of(shop, order).status for order in orders] == [S.SHIPPED, S.TO_SHIP, S.TO_SHIP]
    assert [row_of(shop, order).version for order in orders[1:]] == [order.version for order in orders[1:]]
    assert shop.breaks() == []


def test_the_same_plans_again_do_nothing_twice(shop: Shop) -> None:
    plans = shipping(to_ship(shop, 2))
    first, second = run(shop, plans), run(shop, plans)
    assert [result.row for result in first] == [result.row for result in second]
    assert shop.breaks() == []


def test_a_run_ends_when_the_session_is_over_or_the_right_is_missing(shop: Shop) -> None:
    plans = shipping(to_ship(shop, 2))
    assert [type(one.fact) for one in run(shop, plans, by=Preset.FINANCE)] == [NotPermitted, NotPermitted]
    sign_out(shop.office, shop.person(Preset.SERVICE))
    assert [type(one.fact) for one in run(shop, plans, by=Preset.SERVICE)] == [SessionEnded]


@pytest.mark.parametrize(
    ("act", "values"),
    [
        ("hold_order", {"reason": "等补货"}), ("tag_order", {"tag": " 易碎 "}), ("assign_order", {"login": "lixiang"}),
        ("set_priority", {"priority": 2}),
    ],
)  # fmt: skip
def test_what_is_done_beside_an_order_is_taken_back_for_all(shop: Shop, act: str, values: dict[str, Any]) -> None:
    orders = to_ship(shop, 2)
    service = shop.person(Preset.SERVICE)
    shop.do(marks.assign_order, orders[0].id, login=service.login)
    orders[1] = shop.do(marks.set_priority, orders[1].id, priority=-1)
    ready = readiness(shop, act, *orders, value=str(values.get("login", values.get("priority", ""))))
    assert facts(ready) == [None, None]
    done = run(shop, [Plan(one.row, act, values) for one in ready])
    back = run(shop, bulk_undo.ways_back(done, {one.row.id: one.before for one in ready}, {}))
    assert [result.fact for result in back] == [None, None]
    now = [row_of(shop, order) for order in orders]
    assert [(row.hold_reason, row.assignee, row.priority) for row in now] == [(None, service.name, 0), (None, "", -1)]


def test_what_a_colleague_has_changed_since_is_left_as_she_left_it(shop: Shop) -> None:
    orders, service = to_ship(shop, 2), shop.person(Preset.SERVICE)
    ready = readiness(shop, "assign_order", *orders, value="lixiang")
    given = run(shop, [Plan(order, "assign_order", {"login": "lixiang"}) for order in orders])
    urgent = run(shop, [Plan(order, "set_priority", {"priority": 2}) for order in orders])
    shop.office.do(service, marks.assign_order, orders[0].id, login=service.login)
    shop.office.do(service, marks.set_priority, orders[0].id, priority=1)
    back = run(shop, bulk_undo.ways_back([*given, *urgent], {one.row.id: one.before for one in ready}, {}))
    assert [getattr(result.fact, "who", None) for result in back] == [service.name, None, service.name, None]
    now = [row_of(shop, order) for order in orders]
    assert [(row.assignee, row.priority) for row in now] == [(service.name, 1), ("", 0)]


def waiting_notices(shop: Shop) -> list[str]:
    with shop.engine.connect() as connection:
        return list(connection.execute(select(Notice.state).order_by(Notice.id)).scalars())


def test_thirty_parcels_are_taken_back_as_a_whole_each_with_its_own_answer(shop: Shop) -> None:
    """Within the minute, but one that the courier has and one that somebody else took back; later with a reason."""
    orders = to_ship(shop, 4)
    done = run(shop, shipping(orders))
    assert waiting_notices(shop) == ["WAITING"] * 4
    assert shop.count(select(Notice.send_at).limit(1)) == shop.clock.now + timedelta(seconds=60)
    sent = shop.ask(bulk_undo.shipments_of, tuple((one.plan.row.id, one.plan.command_id) for one in done))
    moved, other = sent[done[0].plan.command_id], sent[done[1].plan.command_id]
    shop.office.do(shop.worker(), tracking.begin_tracking, (moved,))
    shop.office.do(
        shop.worker(), tracking.record_news, moved, waybill=done[0].plan.values["parcel"].waybill,
        news=ParcelNews(ParcelState.PICKED_UP, (ParcelEvent(shop.clock.now, "已揽收"),)),
    )  # fmt: skip
    manager = shop.person(Preset.MANAGER)
    shop.office.do(manager, fulfilment.undo_shipment, orders[1].id, fulfilment_id=other, reason="地址要改")
    shop.clock.forward(seconds=59)
    plans = bulk_undo.ways_back(done, {}, sent)
    back = run(shop, plans)
    assert [type(one.fact) for one in back] == [Invalid, ChangedByOther, type(None), type(None)]
    assert waiting_notices(shop) == ["WAITING", "DROPPED", "DROPPED", "DROPPED"]
    again = run(shop, plans)
    assert [one.row for one in again] == [one.row for one in back], "twice is once"
    assert [row_of(shop, order).status for order in orders] == [S.SHIPPED, S.TO_SHIP, S.TO_SHIP, S.TO_SHIP]
    versions = [
        json.loads(payload)["version"]
        for payload in events(shop, orders[2])
    ]  # fmt: skip
    assert versions == sorted(versions), "an undo is a later event"
    with_reason = [
        replace(plan, values={**plan.values, "reason": "快递拿错了"}, command_id="with-reason") for plan in plans
    ]
    fact = run(shop, with_reason[:1], by=Preset.SERVICE)[0].fact
    assert isinstance(fact, NotPermitted) and fact.permission is Permission.UNDO_SHIPMENT
    shop.clock.forward(minutes=5)
    assert run(shop, with_reason[:1])[0].row is not None
    assert shop.breaks() == []


def test_a_release_of_many_is_taken_back_but_not_what_has_gone_meanwhile(shop: Shop) -> None:
    shop.setting("auto_release", "false")
    orders = to_ship(shop, 2)
    done = run(shop, [Plan(order, "release_order", {"seen": order.version}) for order in orders])
    shop.do(fulfilment.ship_order, orders[0].id, parcel=SF)
    back = run(shop, bulk_undo.ways_back(done, {}, {}))
    assert [type(one.fact) for one in back] == [ChangedByOther, type(None)]
    assert [row_of(shop, order).status for order in orders] == [S.SHIPPED, S.PAID]


def events(shop: Shop, order: OrderRow) -> list[str]:
    with shop.engine.connect() as connection:
        found = connection.execute(
            select(Outbox.payload).where(Outbox.aggregate == f"order:{order.id}").order_by(Outbox.id)
        )
        return [payload for payload in found.scalars() if "version" in payload]


# waybills from the courier's sheet


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "SF1407382950617\r\n\n SF1407382950626 \n",
            Pasted({}, (("SF1407382950617", ""), ("SF1407382950626", "")), ()),
        ),
        ("jf2\tSF1407382950617\t顺丰速运", Pasted({"JF2": ("SF1407382950617", "shunfeng")}, (), ())),
        ("顺丰, 'SF1407382950617', JF1", Pasted({"JF1": ("SF1407382950617", "shunfeng")}, (), ())),
        ("运单号\n=1+1\n<b>", Pasted({}, (), ("运单号", "=1+1", "<b>"))),
        ("JF9000\tSF1407382950617", Pasted({}, (), ("JF9000\tSF1407382950617",))),
        (
            "JF1,SF1407382950617,13800138000\nSF1407382950626",
            Pasted({"JF1": ("SF1407382950617", "")}, (), ("SF1407382950626",)),
        ),
    ],
)
def test_a_pasted_column_is_read_as_the_courier_gives_it(text: str, expected: Pasted) -> None:
    assert read_pasted(text, ["JF1", "JF2"]) == expected


def test_waybills_that_cant_go_are_told_by_order() -> None:
    parcels = {
        1: waybill(1), 2: Parcel("shunfeng", ""), 3: Parcel("", "88888888"), 4: Parcel("ems", "#"),
        5: Parcel("ems", "EA123456789CN"), 6: Parcel("ems", "EA123456789CN"),
    }  # fmt: skip
    found = {order: (fact.field, fact.problem) for order, fact in faults(parcels).items()}
    assert found == {
        2: ("waybill", "missing"), 3: ("carrier", "missing"), 4: ("waybill", "malformed"), 5: ("waybill", "twice"),
        6: ("waybill", "twice"),
    }  # fmt: skip
