"""Rules before they count: their versions, who publishes when, and the last thirty days played under a draft."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest

from desktop.models.vocabulary import Preset, SaleMode
from desktop.services.catalogue import SkuDraft, add_sku
from desktop.services.errors import ChangedByOther, Invalid, NotPermitted
from desktop.services.rule_document import Campaign, Coupon, RuleDocument, Tier
from desktop.services.rule_replay import Replay, replay_rules
from desktop.services.rules import current_rules, publish_rules, rule_versions
from tests.people import Shop


def played(shop: Shop, draft: RuleDocument, *, limit: int = 2) -> Replay:
    """In small pages, so that every story turns one."""
    replay, after = Replay(), None
    while True:
        page = shop.ask(replay_rules, draft, after=after, limit=limit)
        replay.add(page)
        after = page.next
        if after is None:
            return replay


def test_a_version_counts_from_its_time_and_the_newest_one_is_built_upon(shop: Shop) -> None:
    first = shop.ask(current_rules)
    tomorrow = shop.clock.now + timedelta(days=1)
    number = shop.do(publish_rules, RuleDocument(points_per_yuan=3), effective_at=tomorrow, seen=first.number)
    assert shop.ask(current_rules).number == first.number, "not yet"
    newest, before = shop.ask(rule_versions)[:2]
    assert (newest.number, newest.in_force, newest.effective_at, newest.until) == (number, False, tomorrow, None)
    assert (before.number, before.in_force, before.until) == (first.number, True, tomorrow)
    assert (newest.document.points_per_yuan, newest.published_by) == (3, "李想")
    with pytest.raises(ChangedByOther) as fact:
        shop.do(publish_rules, RuleDocument(), seen=first.number)
    assert fact.value.who == "李想"
    with pytest.raises(Invalid) as wrong:
        shop.do(publish_rules, RuleDocument(), effective_at=shop.clock.now - timedelta(minutes=1))
    assert (wrong.value.field, wrong.value.problem) == ("effective_at", "past")
    shop.clock.forward(days=1)
    assert shop.ask(current_rules).number == number


def test_thirty_days_are_played_under_a_draft_and_nothing_is_written(shop: Shop) -> None:
    shop.do(publish_rules, RuleDocument(
        tiers=(Tier("金卡", 150),), coupons=(Coupon("NEW", "新客立减", 500, 1_000),), freight_fen=800,
        freight_free_from_fen=5_000,
    ))  # fmt: skip
    gold, plain = shop.a_member(points=10_000, tier="金卡"), shop.a_member(points=10_000)
    cup, box = "CUP", shop.a_sku(fen=2_000)
    shop.do(add_sku, SkuDraft(cup, "双层玻璃杯", mode=SaleMode.CASH, price_fen=10_000, stock=9, category="厨房"))
    old = shop.place(plain, (cup, 1))
    shop.clock.forward(days=31)
    shop.place(gold, (cup, 1))
    shop.place(gold, (cup, 2), deduct_points=5_000)
    shop.place(plain, (box, 1), coupon="NEW")
    shop.place(plain, (box, 3))
    before = shop.ask(rule_versions)
    same = played(shop, shop.ask(current_rules).document)
    assert (same.looked, same.total, same.changed, same.before) == (4, 4, 0, same.after), "the first is too old"

    less = dataclasses.replace(shop.ask(current_rules).document, tiers=(Tier("金卡", 120),))
    cut = played(shop, less)
    assert (cut.changed, cut.after.earned - cut.before.earned) == (2, -75), "30 % of 100 and of 150 yuan"
    assert [(one.member_id, one.orders, one.earned) for one in cut.members()] == [(gold, 2, -75)]
    assert cut.by_tier == {"金卡": (2, -75)}
    assert sum(now for _, now in cut.by_day.values()) == cut.after.earned

    share = played(shop, dataclasses.replace(less, tiers=(Tier("金卡", 150),), deduction_share_percent=10))
    assert share.after.deduction_fen == 2_000 and share.before.deduction_fen == 5_000
    assert share.after.cash_fen - share.before.cash_fen == 3_000

    none = played(shop, dataclasses.replace(less, tiers=(Tier("金卡", 150),), coupons=()))
    assert none.after.cash_fen - none.before.cash_fen == 500 and none.changed == 1

    today = shop.clock.now.date()
    kitchen = Campaign(
        "厨房节", today - timedelta(days=1), today + timedelta(days=1), categories=("厨房",), percent=200
    )
    feast = played(shop, dataclasses.replace(shop.ask(current_rules).document, campaigns=(kitchen,)))
    assert feast.changed == 2 and feast.after.earned == feast.before.earned + 150 + 225
    assert shop.ask(rule_versions) == before and old.id


def test_a_draft_that_cannot_be_and_a_clerk_are_refused(shop: Shop) -> None:
    with pytest.raises(Invalid) as wrong:
        shop.ask(replay_rules, RuleDocument(points_for_yuan=0))
    assert wrong.value.field == "points_for_yuan"
    with pytest.raises(NotPermitted):
        shop.office.ask(shop.person(Preset.SERVICE), replay_rules, RuleDocument())
