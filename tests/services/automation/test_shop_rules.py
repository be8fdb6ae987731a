"""Rules of the shop's own: what sets them off, whom they mean, what they do, and that they do it once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop.models.automation import ShopRuleRun
from desktop.models.journal import Audit
from desktop.models.order import Order, OrderNote, OrderTag
from desktop.models.shop_rules import Compare, Deed, Outcome, Trigger
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import cancels, fulfilment, marks, placing, worker
from desktop.services.automation import rule_log, rule_rehearsal, rule_rounds, shop_rules
from desktop.services.automation.rule_draft import Group, Join, Leaf, RuleDraft, Then
from desktop.services.automation.rule_rehearsal import Rehearsed
from desktop.services.errors import ChangedByOther, Invalid, NotFound, NotPermitted
from desktop.services.order_rows import OrderRow
from tests.automation_calls import a_draft
from tests.orders_made import everything, row_of
from tests.people import HOME, SF, Shop

S = OrderStatus
HOLD = Then(Deed.HOLD, "大额，先核对")


def publish(shop: Shop, draft: RuleDraft, **more: Any) -> int:
    return shop.do(shop_rules.save_shop_rule, draft, **more).id


def works(shop: Shop) -> int:
    """A round of the worker: what was recorded is sealed, then the rules are asked."""
    hand = shop.worker()
    worker.run_once(shop.office, hand)
    return rule_rounds.run_rules(shop.office, hand)


def tags(shop: Shop, order: OrderRow) -> set[str]:
    with shop.engine.connect() as connection:
        return set(connection.execute(select(OrderTag.tag).where(OrderTag.order_id == order.id)).scalars())


def at_least(field: str, value: int) -> Leaf:
    return Leaf(field, Compare.AT_LEAST, value)


def test_a_rule_holds_tags_assigns_and_tells_once_and_is_on_record(shop: Shop) -> None:
    rule = publish(
        shop,
        a_draft(
            "大额先核对", Trigger.PLACED, HOLD, Then(Deed.TAG, "大额"), Then(Deed.ASSIGN, login="lixiang"),
            Then(Deed.PRIORITY, number=2), Then(Deed.NOTE, "打电话核对地址"),
            Then(Deed.NOTIFY, "有一笔大额，请核对", login="lixiang"),
            parts=(at_least("order.cash_fen", 100_000),),
        ),
    )  # fmt: skip
    small, large = shop.an_order(fen=99_999), shop.an_order(fen=100_000)
    assert works(shop) == 1
    assert works(shop) == 0
    row = shop.count(select(Order.hold_reason).where(Order.id == large.id))
    assert row == "大额，先核对"
    assert (tags(shop, large), tags(shop, small)) == ({"大额"}, set())
    assert shop.count(select(Order.assignee_id).where(Order.id == large.id)) == shop.owner.staff_id
    assert shop.count(select(Order.priority).where(Order.id == large.id)) == 2
    assert shop.count(select(func.count()).select_from(OrderNote)) == 1
    log = shop.ask(rule_log.rule_log, order_id=large.id)
    assert [(one.rule, one.version, one.depth, {done.outcome for done in one.did}) for one in log] == [
        ("大额先核对", 1, 1, {Outcome.DONE})
    ]
    told = json.loads(shop.count(select(Audit.after).where(Audit.act == "run_shop_rule")))
    assert (told["rule"], told["name"], told["published_by"]) == (rule, "大额先核对", shop.owner.key)
    notices = shop.ask(rule_log.my_notices)
    assert [(one.order_no, one.body, one.rule) for one in notices] == [
        (large.order_no, "有一笔大额，请核对", "大额先核对")
    ]
    assert shop.office.ask(shop.person(Preset.MANAGER), rule_log.my_notices) == []
    with pytest.raises(NotFound):
        shop.office.do(shop.person(Preset.MANAGER), rule_log.read_staff_notices, (notices[0].id,))
    shop.do(rule_log.read_staff_notices, (notices[0].id,))
    assert shop.ask(rule_log.my_notices) == []
    assert shop.breaks() == []


def test_every_event_and_every_wait_sets_its_rule_off(shop: Shop) -> None:
    shop.setting("auto_release", "false")
    for trigger in Trigger:
        hours = 2 if trigger.value.endswith("_FOR") else 0
        at = "18:00" if trigger is Trigger.EVERY_DAY else ""
        publish(shop, a_draft(trigger.value, trigger, Then(Deed.TAG, trigger.value), hours=hours, at=at))
    order = shop.an_order(fen=1_000)
    waits, free = shop.an_order(fen=1_000), shop.an_order(points=10)
    shop.pay(order)
    works(shop)
    assert tags(shop, order) == {"PLACED", "PAID"}
    assert tags(shop, free) == {"PLACED", "PAID"}, "nothing was left to pay"
    shop.do(marks.hold_order, order.id, reason="等客户")
    shop.clock.forward(hours=2, minutes=1)
    works(shop)
    assert tags(shop, order) == {"PLACED", "PAID", "HELD", "HELD_FOR", "UNSHIPPED_FOR"}
    shop.do(marks.unhold_order, order.id)
    shop.do(fulfilment.release_order, order.id)
    shop.do(fulfilment.ship_order, order.id, parcel=SF)
    shop.do(fulfilment.complete_order, order.id)
    late = shop.an_order(fen=1_000)
    shop.do(marks.hold_order, late.id, reason="等客户")
    shop.clock.forward(hours=4)
    works(shop)
    assert {"RELEASED", "SHIPPED", "COMPLETED"} <= tags(shop, order)
    assert "EVERY_DAY" not in tags(shop, order), "it is over"
    assert {"UNPAID_FOR", "EVERY_DAY", "HELD_FOR"} <= tags(shop, late)
    assert "CANCELLED" in tags(shop, waits), "the clock's own acts are events too"
    shop.do(cancels.cancel_order, late.id, reason="不要了")
    works(shop)
    assert "CANCELLED" in tags(shop, late)
    runs = select(func.count()).where(ShopRuleRun.order_id == late.id, ShopRuleRun.event.like("day:%"))
    assert shop.count(runs) == 1
    assert shop.breaks() == []


def test_conditions_are_about_order_member_and_one_and_the_same_line_joined_by_and_and_or(shop: Shop) -> None:
    member = shop.a_member(tier="金卡", points=1_000)
    cup, beans = shop.a_sku("双层玻璃杯", fen=5_000, stock=50), shop.a_sku("小粒咖啡豆", fen=3_000, stock=3)

    def meant(*parts: Leaf | Group, join: Join = Join.ALL) -> set[str]:
        draft = a_draft("试", Trigger.PLACED, parts=parts, join=join)
        page = shop.ask(rule_rehearsal.rehearse_rule, draft)
        return {names[row.order_id] for row in page.rows}

    first = shop.place(member, (cup, 3), (beans, 1))
    second = shop.do(
        placing.place_order, member, lines=(placing.LineWish(beans, 2),), recipient=HOME, remark="请送上楼"
    )
    shop.do(marks.tag_order, second.id, tag="加急")
    names = {first.id: "first", second.id: "second"}
    assert meant() == {"first", "second"}
    assert meant(Leaf("order.first", Compare.IS, True)) == {"first"}
    assert meant(Leaf("order.remark", Compare.IS, True)) == {"second"}
    assert meant(Leaf("order.tag", Compare.CONTAINS, "加急")) == {"second"}
    assert meant(Leaf("order.region", Compare.CONTAINS, "南京")) == {"first", "second"}
    assert meant(Leaf("order.region", Compare.LACKS, "南京")) == set()
    assert meant(Leaf("member.tier", Compare.IS, "金卡"), at_least("member.orders", 3)) == set()
    assert meant(Leaf("line.sku", Compare.IS, beans), at_least("line.qty", 2)) == {"second"}, "of one and the same line"
    assert meant(Leaf("line.product", Compare.CONTAINS, "玻璃")) == {"first"}
    assert meant(Leaf("line.stock", Compare.AT_MOST, 0)) == {"first", "second"}
    either = Group(Join.ANY, (Leaf("order.remark", Compare.IS, True), at_least("order.cash_fen", 18_000)))
    assert meant(either) == {"first", "second"}
    assert meant(either, Leaf("order.first", Compare.IS, True)) == {"first"}
    assert meant(
        Leaf("member.tier", Compare.IS_NOT, "金卡"), Leaf("order.remark", Compare.IS, True), join=Join.ANY
    ) == {"second"}


def test_a_deed_that_is_refused_or_so_already_leaves_the_others_and_says_so(shop: Shop) -> None:
    publish(shop, a_draft("放行", Trigger.PLACED, Then(Deed.RELEASE), HOLD, Then(Deed.TAG, "新单")))
    order = shop.an_order(fen=1_000)
    shop.do(marks.hold_order, order.id, reason="等客户")
    assert works(shop) == 1
    (run,) = shop.ask(rule_log.rule_log, order_id=order.id)
    assert [done.outcome for done in run.did] == [Outcome.REFUSED, Outcome.ALREADY_SO, Outcome.DONE]
    assert "NotAllowedNow" in run.did[0].why
    assert tags(shop, order) == {"新单"}


def test_rules_that_set_each_other_off_are_named_and_stop_after_three(shop: Shop) -> None:
    shop.setting("auto_release", "false")
    first = a_draft("挂起时放行", Trigger.HELD, Then(Deed.RELEASE))
    publish(shop, first)
    again = a_draft("放行时挂起", Trigger.RELEASED, HOLD)
    chains = shop.ask(shop_rules.rule_chains, again)
    assert (chains.sets_off, chains.set_off_by, chains.circular) == (("挂起时放行",), ("挂起时放行",), True)
    publish(shop, again)
    assert {row.name: (row.sets_off, row.circular) for row in shop.ask(shop_rules.shop_rules)} == {
        "挂起时放行": (("放行时挂起",), True), "放行时挂起": (("挂起时放行",), True),
    }  # fmt: skip
    order = shop.an_order(fen=1_000, paid=True)
    shop.do(fulfilment.release_order, order.id)
    assert [works(shop) for _ in range(6)] == [1, 1, 0, 0, 0, 0], "what is held isn't released"
    # a circle that nothing else stops: whoever lets go of the order lets the chain go on, with the rules' own acts
    publish(shop, a_draft("挂起就备注", Trigger.HELD, Then(Deed.NOTE, "又挂起了"), HOLD))
    shop.do(marks.unhold_order, order.id)
    assert works(shop) == 0
    assert shop.breaks() == []


def test_a_chain_of_rules_is_cut_off_after_three(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.services.automation import rule_deeds

    monkeypatch.setattr(rule_deeds, "DEPTH_MOST", 1)
    publish(shop, a_draft("下单挂起", Trigger.PLACED, HOLD))
    publish(shop, a_draft("挂起加标签", Trigger.HELD, Then(Deed.TAG, "挂起")))
    order = shop.an_order(fen=1_000)
    assert [works(shop) for _ in range(3)] == [1, 1, 0]
    deep, first = shop.ask(rule_log.rule_log, order_id=order.id)
    assert (first.depth, deep.depth, deep.did[0].outcome) == (1, 2, Outcome.TOO_DEEP)
    assert tags(shop, order) == set()


def test_what_happened_before_a_rule_or_while_it_was_off_is_none_of_its_business(shop: Shop) -> None:
    early = shop.an_order(fen=1_000)
    shop.clock.forward(minutes=1)
    rule = publish(shop, a_draft("新单", Trigger.PLACED))
    shop.do(shop_rules.switch_shop_rule, rule, active=False)
    off = shop.an_order(fen=1_000)
    assert works(shop) == 0
    shop.clock.forward(minutes=1)
    shop.do(shop_rules.switch_shop_rule, rule, active=True)
    with pytest.raises(Invalid):
        shop.do(shop_rules.switch_shop_rule, rule, active=True)
    on = shop.an_order(fen=1_000)
    assert works(shop) == 1
    assert [tags(shop, one) for one in (early, off, on)] == [set(), set(), {"规则"}]
    shop.clock.forward(minutes=1)
    publish(shop, a_draft("新单", Trigger.PLACED, Then(Deed.TAG, "二版")), rule_id=rule, seen=1)
    with pytest.raises(ChangedByOther):
        publish(shop, a_draft("新单", Trigger.PLACED), rule_id=rule, seen=1)
    assert works(shop) == 0, "another version minds what comes after it"
    newest = shop.an_order(fen=1_000)
    assert (works(shop), tags(shop, newest)) == (1, {"二版"})
    assert shop.do(shop_rules.delete_shop_rule, rule, seen=2) == "新单"
    assert shop.ask(shop_rules.shop_rules) == []
    assert len(shop.ask(rule_log.rule_log, rule_id=rule)) == 2, "its log stays"
    shop.an_order(fen=1_000)
    assert works(shop) == 0


def test_rules_are_asked_in_their_order(shop: Shop) -> None:
    first = publish(shop, a_draft("甲", Trigger.PLACED, Then(Deed.ASSIGN, login="lixiang")))
    second = publish(shop, a_draft("乙", Trigger.PLACED, Then(Deed.ASSIGN, login="lixiang"), Then(Deed.TAG, "乙先")))
    assert [row.name for row in shop.do(shop_rules.move_shop_rule, second, up=True)] == ["乙", "甲"]
    with pytest.raises(Invalid):
        shop.do(shop_rules.move_shop_rule, second, up=True)
    order = shop.an_order(fen=1_000)
    assert works(shop) == 2
    later, earlier = shop.ask(rule_log.rule_log, order_id=order.id)
    assert (earlier.rule_id, later.rule_id) == (second, first)
    assert later.did[0].outcome is Outcome.ALREADY_SO


def test_a_rehearsal_tells_what_would_have_been_and_changes_nothing(shop: Shop) -> None:
    member, sku = shop.a_member(), shop.a_sku(fen=1_000, stock=50)
    old = shop.place(member, (sku, 1))
    shop.clock.forward(days=31)
    slow, quick = shop.place(member, (sku, 1)), shop.place(member, (sku, 2))
    shop.pay(slow)
    shop.pay(quick)
    shop.do(fulfilment.ship_order, quick.id, parcel=SF)
    shop.clock.forward(hours=50)
    shop.do(fulfilment.ship_order, slow.id, parcel=SF)
    before = everything(shop)

    def would(draft: RuleDraft) -> list[Rehearsed]:
        return list(shop.ask(rule_rehearsal.rehearse_rule, draft).rows)

    assert [row.order_id for row in would(a_draft("试", Trigger.PLACED))] == [slow.id, quick.id]
    assert [row.order_id for row in would(a_draft("试", Trigger.UNSHIPPED_FOR, hours=48))] == [slow.id]
    assert old.id not in [row.order_id for row in would(a_draft("试", Trigger.UNPAID_FOR, hours=1))]
    page = shop.ask(rule_rehearsal.rehearse_rule, a_draft("试", Trigger.PAID))
    assert (page.looked, page.total, page.next) == (2, 2, None)
    assert everything(shop) == before


def test_a_rule_that_cant_be_is_refused_and_nobody_publishes_what_she_may_not_do(shop: Shop) -> None:
    bad = (
        a_draft("", Trigger.PLACED),
        a_draft("等", Trigger.UNPAID_FOR),
        a_draft("天", Trigger.EVERY_DAY, at="25:00"),
        RuleDraft("空", a_draft("x", Trigger.PLACED).when, Group(), ()),
        a_draft("字", Trigger.PLACED, parts=(Leaf("order.cash_fen", Compare.CONTAINS, 5),)),
        a_draft("字", Trigger.PLACED, parts=(Leaf("order.cash_fen", Compare.AT_LEAST, "5"),)),
        a_draft("字", Trigger.PLACED, parts=(Leaf("order.secret", Compare.IS, "5"),)),
        a_draft("字", Trigger.PLACED, Then(Deed.HOLD, "")),
        a_draft("字", Trigger.PLACED, Then(Deed.NOTIFY, "请看")),
        a_draft("字", Trigger.PLACED, Then(Deed.PRIORITY, number=9)),
    )
    for draft in bad:
        with pytest.raises(Invalid):
            publish(shop, draft)
    with pytest.raises(NotFound):
        publish(shop, a_draft("字", Trigger.PLACED, Then(Deed.NOTIFY, "请看", login="nobody")))
    for preset in (Preset.SERVICE, Preset.WAREHOUSE, Preset.FINANCE, Preset.AUDITOR):
        with pytest.raises(NotPermitted):
            shop.office.do(shop.person(preset), shop_rules.save_shop_rule, a_draft("字", Trigger.PLACED))
    publish(shop, a_draft("字", Trigger.PLACED))
    with pytest.raises(Invalid):
        publish(shop, a_draft("字", Trigger.PAID))
    assert shop.office.do(
        shop.person(Preset.MANAGER), shop_rules.save_shop_rule, a_draft("店长的", Trigger.PAID)
    ).active


def test_a_daily_rule_that_missed_its_hour_acts_later_and_once_a_day(shop: Shop) -> None:
    """The story begins at noon."""
    shop.setting("pay_minutes", "10080")
    rule = publish(shop, a_draft("每天催", Trigger.EVERY_DAY, Then(Deed.NOTE, "催付"), at="09:00"))
    order = shop.an_order(fen=1_000)
    assert works(shop) == 0, "today's hour was before the rule"
    shop.clock.forward(days=1, hours=-4)
    assert works(shop) == 0, "not yet nine"
    shop.clock.forward(days=1, hours=3)
    assert works(shop) == 2, "yesterday's hour was missed"
    assert works(shop) == 0
    shop.clock.forward(days=-1)
    assert works(shop) == 0
    events = [run.event for run in shop.ask(rule_log.rule_log, rule_id=rule)]
    assert events == ["day:2026-11-26", "day:2026-11-25"]
    assert row_of(shop, order).status is S.UNPAID


def test_a_rehearsal_goes_on_page_by_page_and_may_be_left_at_any(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule_rehearsal, "PAGE", 2)
    member, sku = shop.a_member(), shop.a_sku(fen=1_000, stock=50)
    orders = [shop.place(member, (sku, 1)) for _ in range(5)]
    for trigger, hours in ((Trigger.PLACED, 0), (Trigger.UNPAID_FOR, 1)):
        shop.clock.forward(hours=hours)
        draft, found, after, totals = a_draft("试", trigger, hours=hours), list[int](), 0, list[int]()
        while True:
            page = shop.ask(rule_rehearsal.rehearse_rule, draft, after=after)
            found += [row.order_id for row in page.rows]
            totals.append(page.total)
            if page.next is None:
                break
            after = page.next
        assert found == [order.id for order in orders]
        assert totals == [5, 0, 0]
