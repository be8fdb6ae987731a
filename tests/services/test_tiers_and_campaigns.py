"""Tiers that members come to and lose, campaigns by goods and days, terms to the end of a year, limits by period."""

from __future__ import annotations

import dataclasses
import json
from datetime import date

import pytest
from sqlalchemy import func, select, update

from desktop.models.catalogue import QuotaUse, Sku
from desktop.models.journal import Audit
from desktop.models.ledger import Lot
from desktop.models.member import Member
from desktop.models.order import Order
from desktop.models.vocabulary import SaleMode
from desktop.services import cancels, catalogue, editing, fulfilment, rules, worker
from desktop.services.catalogue import SkuDraft
from desktop.services.errors import Invalid, LimitReached, NotFound
from desktop.services.placing import LineWish, quote
from desktop.services.prices import Wanted, price
from desktop.services.quotas import room_for
from desktop.services.rule_document import Campaign, RuleDocument, Tier, expiry_of
from desktop.services.rules import current_rules, rules_by_id
from desktop.services.tiers import review_tiers
from desktop.services.transaction import Reading
from tests.people import SF, Shop

LADDER = (Tier("银卡", 110, from_points=100, from_fen=50_000), Tier("金卡", 150, from_fen=100_000), Tier("员工", 200))
SINGLES = Campaign("双十一", date(2026, 11, 20), date(2026, 11, 24), categories=("食品",), percent=300)
EXTRA = Campaign("会员日", date(2026, 11, 24), date(2026, 11, 30), tiers=("金卡",), extra_per_unit=7)


def bought(shop: Shop, member: int, fen: int, reference: str) -> int:
    """An order of so much that has been shipped and completed."""
    order = shop.pay(shop.place(member, (shop.a_sku(fen=fen), 1)), reference)
    shop.do(fulfilment.ship_order, order.id, parcel=SF)
    return shop.do(fulfilment.complete_order, order.id).id


def tier_of(shop: Shop, member: int) -> str:
    return str(shop.count(select(Member.tier).where(Member.id == member)))


def changes(shop: Shop, member: int) -> list[tuple[str, str]]:
    rows = select(Audit.before, Audit.after).where(Audit.act == "change_tier", Audit.subject_id == member)
    with shop.engine.connect() as connection:
        found = connection.execute(rows.order_by(Audit.id)).all()
    return [(json.loads(row.before)["tier"], json.loads(row.after)["tier"]) for row in found]


def test_a_member_rises_when_the_order_that_does_it_is_completed(shop: Shop) -> None:
    shop.do(rules.publish_rules, RuleDocument(tiers=LADDER, pending_days=0))
    member, staff, other = shop.a_member(), shop.a_member(tier="员工"), shop.a_member(tier="老客户")
    order = shop.pay(shop.place(member, (shop.a_sku(fen=12_000), 1)), "P1")
    shop.do(fulfilment.ship_order, order.id, parcel=SF)
    assert tier_of(shop, member) == ""
    shop.do(fulfilment.complete_order, order.id)
    assert tier_of(shop, member) == "银卡", "120 points are past 100"
    bought(shop, member, 90_000, "P2")
    assert (tier_of(shop, member), changes(shop, member)) == ("金卡", [("", "银卡"), ("银卡", "金卡")])
    for person in (staff, other):
        bought(shop, person, 200_000, f"P{person + 7}")
    assert (tier_of(shop, staff), tier_of(shop, other)) == ("员工", "老客户")
    assert shop.breaks() == []


def test_tiers_go_down_only_at_the_review_that_the_rules_name(shop: Shop) -> None:
    document = RuleDocument(tiers=LADDER, pending_days=0, tier_months=3)
    shop.do(rules.publish_rules, document)
    member = shop.a_member()
    bought(shop, member, 110_000, "P1")
    hand = shop.worker()
    shop.clock.forward(days=30)
    assert worker.run_once(shop.office, hand).reviewed == 0, "the rules name none"
    shop.do(rules.publish_rules, dataclasses.replace(document, tier_demotion="YEARLY"))
    assert worker.run_once(shop.office, hand).reviewed == 0
    shop.clock.forward(days=8)
    assert worker.run_once(shop.office, hand).reviewed == 1, "the year has begun"
    assert tier_of(shop, member) == "金卡"
    shop.clock.forward(days=80)
    assert worker.run_once(shop.office, hand).reviewed == 0
    shop.do(rules.publish_rules, dataclasses.replace(document, tier_demotion="NIGHTLY"))
    assert worker.run_once(shop.office, hand).reviewed == 1
    assert (tier_of(shop, member), changes(shop, member)[-1]) == ("", ("金卡", ""))
    assert worker.run_once(shop.office, hand).reviewed == 0
    with pytest.raises(NotFound):
        shop.office.do(hand, review_tiers, (member,))
    assert shop.breaks() == []


def test_what_went_back_counts_for_no_tier(shop: Shop) -> None:
    shop.do(rules.publish_rules, RuleDocument(tiers=LADDER, pending_days=0))
    member = shop.a_member()
    order = shop.pay(shop.place(member, (shop.a_sku(fen=60_000), 2)), "P1")
    line = shop.lines(order)[0]
    shop.do(cancels.cancel_lines, order.id, lines={line: 1}, reason="缺货")
    shop.do(fulfilment.ship_order, order.id, parcel=SF)
    shop.do(fulfilment.complete_order, order.id)
    assert tier_of(shop, member) == "银卡"


def coffee(qty: int = 1, fen: int = 10_000) -> Wanted:
    return Wanted(qty, SaleMode.CASH, 0, fen, category="食品", sku="COFFEE")


def test_a_campaign_counts_on_its_days_for_its_goods_and_members() -> None:
    document = RuleDocument(tier_percent={"金卡": 150}, campaigns=(SINGLES, EXTRA))
    cup = dataclasses.replace(coffee(2, 5_000), category="家居", sku="CUP")

    def earned(day: date | None, tier: str = "") -> list[int]:
        return [line.earn_points for line in price(document, [coffee(), cup], tier=tier, day=day).lines]

    assert earned(None) == earned(date(2026, 11, 19)) == [100, 100]
    assert earned(date(2026, 11, 24)) == [300, 100]
    assert earned(date(2026, 11, 25)) == [100, 100]
    assert earned(date(2026, 11, 24), "金卡") == [457, 164], "the extras per unit come on top"
    assert earned(date(2026, 12, 1), "金卡") == [150, 150]
    only = RuleDocument(campaigns=(dataclasses.replace(SINGLES, categories=(), skus=("CUP",)),))
    assert [line.earn_points for line in price(only, [coffee(), cup], day=SINGLES.since).lines] == [100, 300]
    points = Wanted(1, SaleMode.POINTS, 100, 0, category="食品", sku="GIFT")
    assert price(document, [points], tier="金卡", day=date(2026, 11, 24)).earn_points == 0


def test_an_old_order_is_priced_again_to_the_very_same_points(shop: Shop) -> None:
    document = RuleDocument(tier_percent={"金卡": 150}, campaigns=(SINGLES, EXTRA))
    shop.do(rules.publish_rules, document)
    shop.do(catalogue.add_sku, SkuDraft("COFFEE", "咖啡豆", category="食品", mode=SaleMode.CASH,
                                        price_fen=10_000, stock=9))  # fmt: skip
    member = shop.a_member(tier="金卡")
    wishes = (LineWish("COFFEE", 1),)
    assert shop.ask(quote, wishes, tier="金卡").price.earn_points == 457
    order = shop.place(member, ("COFFEE", 1))
    shop.do(rules.publish_rules, RuleDocument(points_per_yuan=5))
    shop.clock.forward(days=40)
    with shop.engine.connect() as connection:
        row = connection.execute(
            select(Order.rule_version_id, Order.shop_day, Order.tier, Order.earn_points).where(Order.id == order.id)
        ).one()
        reading = Reading(connection, shop.owner, shop.clock.now, shop.office.shop_secret)
        version = rules_by_id(reading, row.rule_version_id)
    again = price(version.document, [coffee()], tier=row.tier, day=row.shop_day)
    assert (again.earn_points, row.earn_points) == (457, 457)
    edited = shop.do(editing.edit_order, order.id, lines=wishes)
    assert edited.id == order.id
    assert shop.count(select(Order.earn_points)) == 500, "an unpaid one takes today's version"


def test_a_term_may_run_on_to_the_end_of_its_year(shop: Shop) -> None:
    document = RuleDocument(expiry_kind="YEAR_END", expiry_months=12)
    assert expiry_of(document, date(2026, 11, 24)) == date(2027, 12, 31)
    assert expiry_of(document, date(2027, 1, 1)) == date(2027, 12, 31)
    assert expiry_of(dataclasses.replace(document, expiry_months=1), date(2026, 12, 31)) == date(2027, 12, 31)
    assert expiry_of(RuleDocument(expiry_months=1), date(2027, 1, 31)) == date(2027, 2, 27)
    shop.do(rules.publish_rules, dataclasses.replace(document, pending_days=0))
    bought(shop, shop.a_member(), 10_000, "P1")
    assert shop.count(select(func.max(Lot.expires_on))) == date(2027, 12, 31)


@pytest.mark.parametrize(
    ("period", "days", "key"),
    [("DAY", 1, "2026-11-24"), ("WEEK", 6, "2026-W48"), ("MONTH", 7, "2026-11"), ("YEAR", 38, "2026"),
     ("ALL", 4_000, "ALL")],
)  # fmt: skip
def test_a_limit_begins_anew_with_its_period(shop: Shop, period: str, days: int, key: str) -> None:
    shop.do(rules.publish_rules, RuleDocument(quota_period=period))
    member, sku = shop.a_member(points=100), shop.a_sku(points=1, limit=2)
    shop.place(member, (sku, 2))
    assert shop.count(select(QuotaUse.period)) == key
    shop.clock.forward(days=days - 1, hours=11, minutes=59)
    with pytest.raises(LimitReached):
        shop.place(member, (sku, 1))
    shop.clock.forward(minutes=1)
    if period == "ALL":
        with pytest.raises(LimitReached):
            shop.place(member, (sku, 1))
    else:
        shop.place(member, (sku, 2))


def test_a_products_units_count_together_where_the_rules_say_so(shop: Shop) -> None:
    shop.do(rules.publish_rules, RuleDocument(quota_by_product=True))
    member, red, blue = shop.a_member(points=100), shop.a_sku(points=1, limit=3), shop.a_sku(points=1, limit=3)
    product = select(Sku.product_id).where(Sku.code == red).scalar_subquery()
    with shop.office.transaction() as connection:
        connection.execute(update(Sku).where(Sku.code == blue).values(product_id=product))
    order = shop.place(member, (red, 2))
    assert {room.sku: room.used for room in shop.ask(room_for, member, (red, blue))} == {red: 2, blue: 2}
    with pytest.raises(LimitReached) as refused:
        shop.place(member, (blue, 2))
    assert (refused.value.limit, refused.value.used) == (3, 2)
    shop.place(member, (blue, 1))
    with pytest.raises(LimitReached):
        shop.place(member, (red, 1))
    shop.do(cancels.cancel_paid_order, order.id, reason="不要了")
    shop.place(member, (red, 1))


def test_rules_that_cannot_be_are_refused_by_name(shop: Shop) -> None:
    for field, document in (
        ("expiry_kind", RuleDocument(expiry_kind="NEVER")),
        ("quota_period", RuleDocument(quota_period="HOUR")),
        ("tier_demotion", RuleDocument(tier_demotion="OFTEN")),
        ("adjust_limit", RuleDocument(adjust_limit=-1)),
        ("tier_months", RuleDocument(tier_months=0)),
        ("tiers", RuleDocument(tiers=(Tier("金卡"), Tier("金卡")))),
        ("tiers", RuleDocument(tiers=(Tier(" "),))),
        ("tiers", RuleDocument(tiers=(Tier("银卡", from_fen=5), Tier("金卡", from_fen=4)))),
        ("tier_percent", RuleDocument(tiers=(Tier("金卡", -1),))),
        ("campaigns", RuleDocument(campaigns=(dataclasses.replace(SINGLES, until=date(2026, 1, 1)),))),
        ("campaigns", RuleDocument(campaigns=(dataclasses.replace(SINGLES, percent=-1),))),
        ("campaigns", RuleDocument(campaigns=(dataclasses.replace(SINGLES, name=""),))),
        ("document", RuleDocument(campaigns=(dataclasses.replace(SINGLES, skus=("x" * 65,)),))),
    ):
        with pytest.raises(Invalid) as refused:
            shop.do(rules.publish_rules, document)
        assert refused.value.field == field
    whole = RuleDocument(tiers=LADDER, campaigns=(SINGLES, EXTRA))
    shop.do(rules.publish_rules, whole)
    assert shop.ask(current_rules).document == whole
    assert whole.tier_names == ("银卡", "金卡", "员工")
