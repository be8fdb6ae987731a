"""Examples of the acts of the clock's jobs, as tests/scenes.py wants them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select, update

from desktop.models.automation import StaffNotice
from desktop.models.order import Order
from desktop.models.shop_rules import Deed, Trigger
from desktop.models.vocabulary import RestReason
from desktop.services import marks
from desktop.services.automation import rule_deeds, shop_rules, slots
from desktop.services.automation.rule_draft import Group, Join, RuleDraft, Then, When
from desktop.services.automation.shop_rules import ShopRuleRow
from desktop.services.transaction import Actor
from tests.people import Shop

Call = tuple[tuple[Any, ...], dict[str, Any], Actor] | tuple[tuple[Any, ...], dict[str, Any]]


def a_draft(name: str, trigger: Trigger, *then: Then, join: Join = Join.ALL, parts: tuple[Any, ...] = (),
            hours: int = 0, at: str = "") -> RuleDraft:  # fmt: skip
    return RuleDraft(name, When(trigger, hours, at), Group(join, parts), then or (Then(Deed.TAG, "规则"),))


def a_new_draft(shop: Shop, trigger: Trigger = Trigger.PLACED, *then: Then) -> RuleDraft:
    """By a name that no rule of the shop has."""
    shop.made += 1
    return a_draft(f"规则 {shop.made}", trigger, *then)


def a_rule(shop: Shop, trigger: Trigger = Trigger.PLACED, *then: Then) -> ShopRuleRow:
    return shop.do(shop_rules.save_shop_rule, a_new_draft(shop, trigger, *then))


def _two_rules(shop: Shop) -> int:
    a_rule(shop)
    return a_rule(shop).id


def _ruled(shop: Shop) -> Call:
    from tests.orders_made import S, an_order_in

    rule = a_rule(shop)
    return (rule.id, 1, an_order_in(shop, S.UNPAID).id), {"event": "audit:1", "depth": 1}, shop.worker()


def _told(shop: Shop) -> Call:
    from tests.orders_made import S, an_order_in

    rule, order = a_rule(shop, Trigger.PLACED, Then(Deed.NOTIFY, "请看", login="lixiang")), an_order_in(shop, S.UNPAID)
    shop.office.do(shop.worker(), rule_deeds.run_shop_rule, rule.id, 1, order.id, event="audit:1", depth=1)
    notice = shop.count(select(StaffNotice.id).order_by(StaffNotice.id.desc()))
    return ((notice,),), {}


def a_late_order(shop: Shop) -> int:
    from tests.orders_made import S, an_order_in

    order = an_order_in(shop, S.TO_SHIP)
    shop.clock.forward(days=3)
    return order.id


def _held(shop: Shop) -> Call:
    from tests.orders_made import S, an_order_in

    order = an_order_in(shop, S.UNPAID)
    shop.do(marks.hold_order, order.id, reason="等客户", until=shop.clock.now + timedelta(minutes=10))
    shop.clock.forward(minutes=11)
    return (order.id,), {}, shop.worker()


def _rested(shop: Shop) -> Call:
    from tests.orders_made import S, an_order_in

    order = an_order_in(shop, S.PAID)
    shop.setting("auto_release", "true")
    with shop.office.transaction() as connection:
        rests = update(Order).where(Order.id == order.id)
        connection.execute(rests.values(rest_reason=RestReason.SHORT_OF_STOCK.value))
    return (order.id,), {}, shop.worker()


def _warned(shop: Shop) -> Call:
    member, today = shop.a_member(), shop.clock.now.date()
    shop.a_lot(member, 70, today + timedelta(days=5))
    return ((member,),), {"day": date(today.year, today.month, today.day)}, shop.worker()


def _step(shop: Shop) -> Call:
    from tests.orders_made import S, an_order_in

    order, worker = an_order_in(shop, S.UNPAID), shop.worker()
    shop.clock.forward(minutes=31)
    shop.made += 1
    lease = slots.take_slot(shop.office, worker, "pay_deadline", f"slot {shop.made}")
    assert lease is not None
    return (lease, "cancel_order", (order.id,), {}), {}, worker


CALLS: dict[str, Callable[[Shop], Call]] = {
    "end_hold": _held,
    "release_rested": _rested,
    "raise_ship_alarms": lambda shop: (((a_late_order(shop),),), {}, shop.worker()),
    "warn_of_expiry": _warned,
    "run_step": _step,
    "save_shop_rule": lambda shop: ((a_new_draft(shop),), {}),
    "switch_shop_rule": lambda shop: ((a_rule(shop).id,), {"active": False}),
    "move_shop_rule": lambda shop: ((_two_rules(shop),), {"up": True}),
    "delete_shop_rule": lambda shop: ((a_rule(shop).id,), {}),
    "run_shop_rule": _ruled,
    "read_staff_notices": _told,
}
