"""Every cell of the workflow table and one example of every act."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import select

from desktop import services
from desktop.models.after_sales import ReturnKind, ReturnReason
from desktop.models.ledger import Lot
from desktop.models.member import Member
from desktop.models.vocabulary import OrderStatus
from desktop.services import cancels, fulfilment, marks, member_acts, refunds, rules
from desktop.services.catalogue import SkuDraft
from desktop.services.fulfilment import Parcel
from desktop.services.order_rows import OrderRow
from desktop.services.placing import LineWish
from desktop.services.rule_document import RuleDocument, Tier
from desktop.services.transaction import ACTIONS, Actor
from tests import (
    automation_calls,
    bills,
    exception_calls,
    goods_calls,
    imports,
    mends_made,
    points_calls,
    provider_calls,
    return_calls,
    shipping_calls,
    staff_calls,
    views_saved,
)
from tests.orders_made import S, an_order_in, parcel_of, refund_of
from tests.people import HOME, SF, Shop

for _module in pkgutil.iter_modules(services.__path__):
    importlib.import_module(f"desktop.services.{_module.name}")
# every act of the program: all services stand in the register now
ACTS = tuple(sorted(name for name, act in ACTIONS.items() if act.run.__module__.startswith("desktop.")))


@dataclass(frozen=True)
class Call:
    """An act made ready: whom it is done by (None: the owner), on what and how."""

    act: Callable[..., Any]
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    by: Actor | None = None
    order: OrderRow | None = None

    def run(self, shop: Shop, **more: Any) -> Any:
        return shop.office.do(self.by or shop.owner, self.act, *self.args, **{**self.kwargs, **more})

    def command(self, shop: Shop, command_id: str, **more: Any) -> Any:
        return shop.office.do_command(
            self.by or shop.owner, command_id, self.act, *self.args, **{**self.kwargs, **more}
        )


def on(order: OrderRow, act: str, **kwargs: Any) -> Call:
    return Call(ACTIONS[act].run, (order.id,), kwargs, order=order)


def _released(shop: Shop) -> Call:
    return on(an_order_in(shop, S.PAID), "release_order")


def _clock(act: str, prepare: Callable[[Shop], tuple[Any, ...]] = lambda _: ()) -> Callable[[Shop], Call]:
    def ready(shop: Shop) -> Call:
        subjects = prepare(shop)
        return Call(ACTIONS[act].run, subjects, by=shop.worker())

    return ready


def _ripe_lot(shop: Shop) -> tuple[int, ...]:
    order = shop.do(fulfilment.complete_order, an_order_in(shop, S.SHIPPED).id)
    shop.clock.forward(days=8)
    return (shop.count(select(Lot.id).where(Lot.order_id == order.id)),)


def _dated_member(shop: Shop) -> tuple[tuple[int, ...]]:
    member = shop.a_member()
    shop.a_lot(member, 500, shop.clock.now.date())
    shop.clock.forward(days=2)
    return ((member,),)


def _ranked_member(shop: Shop) -> tuple[tuple[int, ...]]:
    shop.do(rules.publish_rules, RuleDocument(tiers=(Tier("金卡", 150, from_fen=10**6),), tier_demotion="NIGHTLY"))
    member = shop.a_member(tier="金卡")
    shop.clock.forward(days=1)
    return ((member,),)


def _refund(act: str, **kwargs: Any) -> Callable[[Shop], Call]:
    def ready(shop: Shop) -> Call:
        order = shop.do(cancels.cancel_paid_order, an_order_in(shop, S.PAID).id, reason="缺货")
        refund = refund_of(shop, order)
        if act == "approve_refund":
            shop.do(refunds.record_refund_failed, refund, reason="渠道退回")
        return Call(ACTIONS[act].run, (refund,), kwargs)

    return ready


def _proposed(act: str, **kwargs: Any) -> Callable[[Shop], Call]:
    def ready(shop: Shop) -> Call:
        order = an_order_in(shop, S.PAID)
        shop.pay(order, f"once-more-{order.id}")
        return Call(ACTIONS[act].run, (refund_of(shop, order),), kwargs)

    return ready


def _order(status: OrderStatus, act: str, part: str = "", **kwargs: Any) -> Callable[[Shop], Call]:
    return lambda shop: on(an_order_in(shop, status, part=part), act, **kwargs)


def _with_parcel(status: OrderStatus, act: str, **kwargs: Any) -> Callable[[Shop], Call]:
    def ready(shop: Shop) -> Call:
        order = an_order_in(shop, status, part="shipped")
        return on(order, act, fulfilment_id=parcel_of(shop, order), **kwargs)

    return ready


def _units(status: OrderStatus, act: str, units: int, part: str = "", **kwargs: Any) -> Callable[[Shop], Call]:
    def ready(shop: Shop) -> Call:
        order = an_order_in(shop, status, part=part)
        return on(order, act, lines={shop.lines(order)[0]: units}, **kwargs)

    return ready


def _held(status: OrderStatus) -> Callable[[Shop], Call]:
    def ready(shop: Shop) -> Call:
        order = shop.do(marks.hold_order, an_order_in(shop, status).id, reason="等客户")
        return on(order, "unhold_order")

    return ready


def _tagged(status: OrderStatus) -> Callable[[Shop], Call]:
    def ready(shop: Shop) -> Call:
        return on(shop.do(marks.tag_order, an_order_in(shop, status).id, tag="易碎"), "untag_order", tag="易碎")

    return ready


def _payment(status: OrderStatus, part: str = "") -> Callable[[Shop], Call]:
    def ready(shop: Shop) -> Call:
        order = an_order_in(shop, status, part=part)
        return on(order, "confirm_payment", method="wechat", reference=f"4200{order.id:03}", amount_fen=order.cash_fen)

    return ready


def _basket(fen: int) -> Callable[[Shop], Call]:
    def ready(shop: Shop) -> Call:
        sku = shop.a_sku(points=100, fen=fen)
        return on(an_order_in(shop, S.UNPAID), "edit_order", lines=(LineWish(sku, 1),))

    return ready


def _swapped(status: OrderStatus) -> Callable[[Shop], Call]:
    def ready(shop: Shop) -> Call:
        sku, order = shop.a_sku(points=50, fen=500), an_order_in(shop, status)
        return on(order, "edit_order", lines=(LineWish(sku, 1),), replaced={shop.lines(order)[0]: 1})

    return ready


# act → where from, where to → an order and the call that goes there
Moves = dict[tuple[OrderStatus, OrderStatus], Callable[[Shop], Call]]
ALIVE = (S.UNPAID, S.PAID, S.TO_SHIP, S.SHIPPED)
CELLS: dict[str, Moves] = {
    "confirm_payment": {
        (S.UNPAID, S.PAID): _payment(S.UNPAID),
        (S.CANCELLED, S.PAID): _payment(S.CANCELLED, "deadline"),
    },
    "release_order": {(S.PAID, S.TO_SHIP): _released},
    "unrelease_order": {(S.TO_SHIP, S.PAID): _order(S.TO_SHIP, "unrelease_order", reason="地址待核")},
    "ship_order": {
        (S.TO_SHIP, S.TO_SHIP): _units(S.TO_SHIP, "ship_order", 2, parcel=SF),
        (S.TO_SHIP, S.SHIPPED): _order(S.TO_SHIP, "ship_order", "shipped", parcel=SF),
    },
    "undo_shipment": {
        (S.SHIPPED, S.TO_SHIP): _with_parcel(S.SHIPPED, "undo_shipment", reason="贴错面单"),
        (S.TO_SHIP, S.TO_SHIP): _with_parcel(S.TO_SHIP, "undo_shipment", reason="贴错面单"),
    },
    "complete_order": {(S.SHIPPED, S.COMPLETED): _order(S.SHIPPED, "complete_order")},
    "cancel_order": {(S.UNPAID, S.CANCELLED): _order(S.UNPAID, "cancel_order", reason="不要了")},
    "cancel_paid_order": {
        (S.PAID, S.CANCELLED): _order(S.PAID, "cancel_paid_order", reason="缺货"),
        (S.TO_SHIP, S.CANCELLED): _order(S.TO_SHIP, "cancel_paid_order", reason="缺货"),
    },
    "cancel_lines": {
        (S.PAID, S.PAID): _units(S.PAID, "cancel_lines", 1, reason="缺货"),
        (S.PAID, S.CANCELLED): _units(S.PAID, "cancel_lines", 3, reason="缺货"),
        (S.TO_SHIP, S.TO_SHIP): _units(S.TO_SHIP, "cancel_lines", 2, reason="缺货"),
        (S.TO_SHIP, S.SHIPPED): _units(S.TO_SHIP, "cancel_lines", 2, "shipped", reason="缺货"),
        (S.TO_SHIP, S.CANCELLED): _units(S.TO_SHIP, "cancel_lines", 3, reason="缺货"),
    },
    "edit_order": {
        (S.UNPAID, S.UNPAID): _basket(700),
        (S.UNPAID, S.PAID): _basket(0),
        (S.PAID, S.PAID): _swapped(S.PAID),
        (S.TO_SHIP, S.TO_SHIP): _swapped(S.TO_SHIP),
    },
    "hold_order": {(s, s): _order(s, "hold_order", reason="等客户") for s in ALIVE},
    "unhold_order": {(s, s): _held(s) for s in ALIVE},
    "assign_order": {(s, s): _order(s, "assign_order", login="lixiang") for s in ALIVE},
    "set_priority": {(s, s): _order(s, "set_priority", priority=2) for s in ALIVE},
    "correct_waybill": {
        (s, s): _with_parcel(s, "correct_waybill", parcel=Parcel("zhongtong", "75312345678901"))
        for s in (S.TO_SHIP, S.SHIPPED)
    },
    "tag_order": {(s, s): _order(s, "tag_order", tag="易碎") for s in S},
    "untag_order": {(s, s): _tagged(s) for s in S},
    "note_order": {(s, s): _order(s, "note_order", body="请用气泡袋") for s in S},
    "request_return": {
        (s, s): _units(s, "request_return", 1, kind=ReturnKind.REFUND_ONLY, reason=ReturnReason.DAMAGED)
        for s in (S.PAID, S.TO_SHIP, S.SHIPPED, S.COMPLETED)
    },
}


def _placed(shop: Shop) -> Call:
    lines = (LineWish(shop.a_sku(points=100, fen=500), 2),)
    return Call(ACTIONS["place_order"].run, (shop.a_member(points=300),), {"lines": lines, "recipient": HOME})


def _new_sku(shop: Shop) -> Call:
    shop.made += 1
    return Call(ACTIONS["add_sku"].run, (SkuDraft(f"NEW{shop.made}", "双层玻璃杯", price_points=10, stock=4),))


def _member(shop: Shop) -> Call:
    return Call(ACTIONS["add_member"].run, (), {"name": "何小明", "phone": "19900009516", "points": 500})


def _listed(shop: Shop) -> Call:
    uid = shop.count(select(Member.uid).where(Member.id == shop.a_member()))
    return Call(ACTIONS["erase_listed"].run, (uid.hex(),), by=shop.worker())


def _about_member(act: str, **kwargs: Any) -> Callable[[Shop], Call]:
    def make(shop: Shop) -> Call:
        member = shop.a_member()
        if act == "untag_member":
            shop.do(member_acts.tag_member, member, **kwargs)
        return Call(ACTIONS[act].run, (member,), kwargs)

    return make


# every act that isn't a cell of the workflow table
OTHERS: dict[str, Callable[[Shop], Call]] = {
    "activate_due_lot": _clock("activate_due_lot", _ripe_lot),
    "add_member": _member,
    "add_sku": _new_sku,
    "approve_refund": _refund("approve_refund"),
    "edit_member": _about_member("edit_member", name="何大明", phone="19900009999"),
    "note_member": _about_member("note_member", body="只收顺丰"),
    "tag_member": _about_member("tag_member", tag="企业客户"),
    "untag_member": _about_member("untag_member", tag="企业客户"),
    "change_setting": lambda _: Call(ACTIONS["change_setting"].run, (), {"name": "ship_hours", "value": "24"}),
    "drop_refund": _proposed("drop_refund", reason="已另行处理"),
    "erase_listed": _listed,
    "erase_member": lambda shop: Call(ACTIONS["erase_member"].run, (shop.a_member(),), {"reason": "本人要求"}),
    "expire_points": _clock("expire_points", _dated_member),
    "fold_figures": _clock("fold_figures"),
    "publish_rules": lambda _: Call(ACTIONS["publish_rules"].run, (RuleDocument(points_per_yuan=2),)),
    "place_order": _placed,
    "receive_goods": lambda shop: Call(ACTIONS["receive_goods"].run, (shop.a_sku(points=1),), {"qty": 5}),
    "record_refund_done": _refund("record_refund_done", reference="R1"),
    "record_refund_failed": _refund("record_refund_failed", reason="渠道退回"),
    "review_tiers": _clock("review_tiers", _ranked_member),
    "seal_audit": _clock("seal_audit"),
}  # fmt: skip


def _called(act: str, calls: Mapping[str, Callable[[Shop], Any]]) -> Callable[[Shop], Call]:
    return lambda shop: Call(ACTIONS[act].run, *calls[act](shop))


EXAMPLES: dict[str, Callable[[Shop], Call]] = {
    **OTHERS,
    **{act: _called(act, imports.CALLS) for act in imports.CALLS},
    **{act: _called(act, staff_calls.CALLS) for act in staff_calls.CALLS},
    **{act: _called(act, views_saved.CALLS) for act in views_saved.CALLS},
    **{act: _called(act, goods_calls.CALLS) for act in goods_calls.CALLS},
    **{act: _called(act, automation_calls.CALLS) for act in automation_calls.CALLS},
    **{act: _called(act, provider_calls.CALLS) for act in provider_calls.CALLS},
    **{act: _called(act, return_calls.CALLS) for act in return_calls.CALLS},
    **{act: _called(act, points_calls.CALLS) for act in points_calls.CALLS},
    **{act: _called(act, exception_calls.CALLS) for act in exception_calls.CALLS},
    **{act: _called(act, shipping_calls.CALLS) for act in shipping_calls.CALLS},
    **{act: _called(act, mends_made.CALLS) for act in mends_made.CALLS},
    **{act: _called(act, bills.CALLS) for act in bills.CALLS},
    **{act: next(iter(moves.values())) for act, moves in CELLS.items()},
}


@contextmanager
def failing_before_the_record(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Exception]]:
    """Every act fails when all its work is done and only its audit row is missing."""

    class Interrupted(Exception):
        pass

    def interrupt(*_: object) -> None:
        raise Interrupted

    with monkeypatch.context() as patch:
        patch.setattr("desktop.services.office.Office._write_recorded", interrupt)
        yield Interrupted
