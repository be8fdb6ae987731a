"""A shop's rule acts on an order: through the same acts as people, in one transaction with its row in the log."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select, update

from desktop.models.automation import ShopRule, ShopRuleRun, StaffNotice
from desktop.models.order import Order, OrderTag
from desktop.models.shop_rules import Deed, Outcome
from desktop.models.staff import Staff
from desktop.models.vocabulary import Permission
from desktop.services.automation.rule_draft import DRAFT, Then
from desktop.services.automation.rule_facts import facts_of, holds
from desktop.services.errors import AlreadySo, NotFound, Refused
from desktop.services.fulfilment import release_order
from desktop.services.marks import assign_order, hold_order, note_order, set_priority, tag_order
from desktop.services.order_state import read_order
from desktop.services.transaction import Tx, action, conflict_insert, insert_rows

# a rule that was set off by a rule that was set off …: so many, then no more
DEPTH_MOST = 3


@action(Permission.RUN_CLOCK)
def run_shop_rule(tx: Tx, rule_id: int, version: int, order_id: int, *, event: str, depth: int) -> int:
    """Do what the rule says, once per version, order and event. Returns how many of its deeds were done.

    A deed that is refused leaves the others. Raises NotFound: the rule was changed or switched off, it has acted on
    that already, or the order isn't one that it means any more.
    """
    rule = tx.execute(
        select(ShopRule.name, ShopRule.document, ShopRule.published_by)
        .where(ShopRule.id == rule_id, ShopRule.version == version, ShopRule.active, ShopRule.deleted_at.is_(None))
        .with_for_update(read=True)
    ).one_or_none()
    if rule is None:
        raise NotFound("shop_rule", str(rule_id))
    entered = tx.execute(
        conflict_insert(ShopRuleRun, on_postgresql=tx.on_postgresql)
        .values(rule_id=rule_id, version=version, order_id=order_id, event=event, depth=depth,
                command_id=tx.command_id, did="[]", at=tx.now)
        .on_conflict_do_nothing(index_elements=["rule_id", "version", "order_id", "event"])
        .returning(ShopRuleRun.id)
    ).scalar_one_or_none()  # fmt: skip
    if entered is None:
        raise NotFound("due_rule", f"{rule_id} {order_id} {event}")
    read_order(tx, order_id, lock=True)
    draft, facts = DRAFT.validate_json(rule.document), facts_of(tx, [order_id]).get(order_id)
    if facts is None or not holds(draft.condition, facts):
        raise NotFound("order_for_rule", str(order_id))
    did = []
    for number, then in enumerate(draft.then, start=1):
        if depth > DEPTH_MOST:
            outcome, why = Outcome.TOO_DEEP, ""
        else:
            outcome, why = _deed(tx, order_id, then, rule_id, f"rule:{entered}:{number}")
        did.append({"deed": then.deed.value, "outcome": outcome.value, "why": why})
    tx.execute(update(ShopRuleRun).where(ShopRuleRun.id == entered).values(did=json.dumps(did, ensure_ascii=False)))
    tx.record(
        "run_shop_rule", "order", order_id, order_id=order_id,
        after={"rule": rule_id, "name": rule.name, "version": version, "published_by": rule.published_by,
               "event": event, "did": did},
    )  # fmt: skip
    return sum(one["outcome"] == Outcome.DONE.value for one in did)


def _deed(tx: Tx, order_id: int, then: Then, rule_id: int, cause: str) -> tuple[Outcome, str]:
    try:
        with tx.savepoint():
            _do(tx, order_id, then, rule_id, cause)
    except AlreadySo:
        return Outcome.ALREADY_SO, ""
    except Refused as refused:
        return Outcome.REFUSED, str(refused)[:200]
    return Outcome.DONE, ""


def _do(tx: Tx, order_id: int, then: Then, rule_id: int, cause: str) -> None:
    match then.deed:
        case Deed.HOLD:
            if tx.scalar(select(Order.hold_reason).where(Order.id == order_id)) is not None:
                raise AlreadySo("hold_order")
            hold_order(tx, order_id, reason=then.text)
        case Deed.RELEASE:
            release_order(tx, order_id)
        case Deed.TAG:
            if tx.scalar(select(OrderTag.tag).where(OrderTag.order_id == order_id, OrderTag.tag == then.text.strip())):
                raise AlreadySo("tag_order")
            tag_order(tx, order_id, tag=then.text)
        case Deed.ASSIGN:
            if tx.scalar(select(Staff.login).join(Order, Order.assignee_id == Staff.id).where(Order.id == order_id)):
                raise AlreadySo("assign_order")
            assign_order(tx, order_id, login=then.login)
        case Deed.PRIORITY:
            if tx.scalar(select(Order.priority).where(Order.id == order_id)) == then.number:
                raise AlreadySo("set_priority")
            set_priority(tx, order_id, priority=then.number)
        case Deed.NOTE:
            note_order(tx, order_id, body=then.text)
        case Deed.NOTIFY:
            notify_colleague(tx, then.login, then.text, order_id=order_id, rule_id=rule_id, cause=cause)


def notify_colleague(tx: Tx, login: str, body: str, *, order_id: int, rule_id: int, cause: str) -> None:
    """A message in a colleague's own list. Raises NotFound for who isn't there or may not sign in."""
    staff_id = tx.scalar(select(Staff.id).where(Staff.login == login, Staff.active))
    if staff_id is None:
        raise NotFound("staff", login)
    row: dict[str, Any] = {
        "staff_id": staff_id, "order_id": order_id, "rule_id": rule_id, "body": body.strip(), "cause": cause,
        "at": tx.now, "read_at": None,
    }  # fmt: skip
    insert_rows(tx, StaffNotice.id, [row])
    tx.emit("staff.notified", f"staff:{staff_id}", 0, {"staff": staff_id, "order_id": order_id})
