"""Finding orders: every filter alone and with every other, every sort page by page, every way to search."""

from __future__ import annotations

import base64
import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from desktop.models.member import Member
from desktop.models.order import Fulfilment, Order, OrderLine, OrderTag
from desktop.models.staff import Staff
from desktop.models.vocabulary import OrderKind, OrderStatus, PaymentState, Preset, RefundState
from desktop.services import cancels, catalogue, fulfilment, marks, members, order_queries, placing, refunds
from desktop.services.catalogue import SkuDraft
from desktop.services.errors import Invalid
from desktop.services.fulfilment import Parcel
from desktop.services.order_filter import OrderFilter
from desktop.services.order_rows import OrderRow
from desktop.services.order_sums import order_sums
from desktop.services.placing import LineWish
from desktop.services.recipients import RecipientDraft
from tests.conftest import KINDS
from tests.orders_made import a_shop, refund_of
from tests.people import HOME, SF, Shop

S = OrderStatus


@dataclass(frozen=True)
class Known:
    """An order as its tables have it."""

    no: str
    id: int
    order: Any
    account: str
    card: str
    carriers: frozenset[str]
    tags: frozenset[str]
    categories: frozenset[str]
    assignee: str | None


@dataclass
class Hall:
    shop: Shop
    known: list[Known]

    def found(self, chosen: OrderFilter, **more: Any) -> list[str]:
        return [row.order_no for row in self.shop.ask(order_queries.find_orders, chosen, **more).rows]


def _coffee(shop: Shop) -> str:
    draft = SkuDraft("SKU1", "小粒咖啡豆", price_points=100, stock=500, category="饮品")
    shop.made += 1
    return shop.do(catalogue.add_sku, draft).code


def a_busy_week(shop: Shop) -> None:
    """Thirty orders over six days: statuses, channels, tiers, couriers, tags, holds and people apart."""
    shop.person(Preset.WAREHOUSE)
    gold = shop.do(
        members.add_member, name="何小明", phone="19900009516", tier="金卡", card_no="66018", points=10**6
    ).id
    plain = shop.do(members.add_member, name="欧阳锋", phone="13712345678", points=10**6).id
    goods = [_coffee(shop), shop.a_sku("双层玻璃杯", points=30, fen=2_000, stock=500),
             shop.a_sku("帆布袋", fen=990, stock=500)]  # fmt: skip
    for n in range(30):
        shop.clock.forward(hours=5)
        wishes = tuple(LineWish(goods[(n + k) % 3], 1 + n % 4) for k in range(1 + n % 2))
        order = shop.do(
            placing.place_order, gold if n % 3 else plain, lines=wishes, channel=placing.CHANNELS[n % 4],
            recipient=HOME if n % 2 else RecipientDraft("Grace Hopper", "13800001111", "浙江省杭州市西湖区", "样本路2号"),
        )  # fmt: skip
        if order.status is S.UNPAID and n % 5 < 3:
            order = shop.pay(order, f"P{n}", None if n % 5 else order.cash_fen)
        if order.status is S.UNPAID and n % 5 == 3:
            shop.pay(order, f"P{n}", 1)
        if order.status is S.TO_SHIP and n % 4 < 2:
            parcel = SF if n % 4 else Parcel("zhongtong", f"7531234567{n:04}")
            order = shop.do(fulfilment.ship_order, order.id, parcel=parcel)
            if n % 3 == 0:
                order = shop.do(fulfilment.complete_order, order.id)
        if order.status is S.UNPAID and n % 7 == 0:
            order = shop.do(cancels.cancel_order, order.id, reason="不要了")
        if n % 6 == 0:
            shop.do(marks.tag_order, order.id, tag="易碎")
        if order.status not in (S.CANCELLED, S.COMPLETED):
            if n % 4 == 1:
                shop.do(marks.assign_order, order.id, login="warehouse")
            if n % 8 == 2:
                shop.do(marks.hold_order, order.id, reason="等客户")


@pytest.fixture(scope="module", params=KINDS)
def hall(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    with a_shop(request.param, tmp_path_factory.mktemp("queries")) as shop:
        a_busy_week(shop)
        with shop.engine.connect() as connection:
            rows = connection.execute(
                select(Order.__table__, Member.account, Member.card_no, Staff.login)
                .join(Member, Member.id == Order.member_id)
                .outerjoin(Staff, Staff.id == Order.assignee_id)
                .order_by(Order.id)
            ).all()
            carriers = connection.execute(select(Fulfilment.order_id, Fulfilment.carrier)).all()
            tags = connection.execute(select(OrderTag.order_id, OrderTag.tag)).all()
            lines = connection.execute(select(OrderLine.order_id, OrderLine.sku_code)).all()
        known = [
            Known(
                row.order_no, row.id, row, row.account, row.card_no or "",
                frozenset(carrier for order_id, carrier in carriers if order_id == row.id),
                frozenset(tag for order_id, tag in tags if order_id == row.id),
                frozenset("饮品" for order_id, code in lines if order_id == row.id and code == "SKU1"), row.login,
            )
            for row in rows
        ]  # fmt: skip
        yield Hall(shop, known)


def day_of(known: Known) -> date:
    day: date = known.order.shop_day
    return day


DAY = date(2026, 11, 27)
# a filter and who passes it, told again in plain Python
FILTERS: dict[str, tuple[dict[str, Any], Callable[[Known, Shop], bool]]] = {
    "status": ({"statuses": (S.UNPAID, S.SHIPPED)}, lambda k, _: k.order.status in ("UNPAID", "SHIPPED")),
    "since": ({"since": DAY}, lambda k, _: day_of(k) >= DAY),
    "until": ({"until": DAY}, lambda k, _: day_of(k) <= DAY),
    "points_min": ({"points_min": 150}, lambda k, _: k.order.points >= 150),
    "points_max": ({"points_max": 200}, lambda k, _: k.order.points <= 200),
    "cash_min": ({"cash_min": 3_000}, lambda k, _: k.order.cash_fen >= 3_000),
    "cash_max": ({"cash_max": 4_000}, lambda k, _: k.order.cash_fen <= 4_000),
    "card": ({"member": "66018"}, lambda k, _: k.card == "66018"),
    "channel": ({"channel": "h5"}, lambda k, _: k.order.channel == "h5"),
    "tier": ({"tier": "金卡"}, lambda k, _: k.order.tier == "金卡"),
    "payment": ({"payment": PaymentState.PAID}, lambda k, _: k.order.payment_state == "PAID"),
    "unverified": ({"payment": PaymentState.UNVERIFIED}, lambda k, _: k.order.payment_state == "UNVERIFIED"),
    "method": ({"pay_method": "wechat"}, lambda k, _: k.order.pay_method == "wechat"),
    "carrier": ({"carrier": "zhongtong"}, lambda k, _: "zhongtong" in k.carriers),
    "category": ({"category": "饮品"}, lambda k, _: "饮品" in k.categories),
    "tag": ({"tag": "易碎"}, lambda k, _: "易碎" in k.tags),
    "assignee": ({"assignee": "warehouse"}, lambda k, _: k.assignee == "warehouse"),
    "nobody's": ({"assignee": ""}, lambda k, _: k.assignee is None),
    "held": ({"held": True}, lambda k, _: k.order.hold_reason is not None),
    "not held": ({"held": False}, lambda k, _: k.order.hold_reason is None),
    "overdue": (
        {"overdue": True},
        lambda k, shop: (
            k.order.status == "TO_SHIP" and k.order.ship_by is not None and k.order.ship_by < shop.clock.now
        ),
    ),
    "returns": ({"returns_open": False}, lambda k, _: k.order.returns_open == 0),
    "kind": ({"kind": OrderKind.SALE}, lambda k, _: k.order.kind == "SALE"),
    "currency": ({"currency": "CNY"}, lambda k, _: k.order.currency == "CNY"),
    "sku": ({"sku": "SKU1"}, lambda k, _: "饮品" in k.categories),
    "hour": ({"hour": 17}, lambda k, _: k.order.shop_hour == 17),
    "weekday": ({"weekday": 5}, lambda k, _: day_of(k).isoweekday() == 5),
    "exception": ({"exception": False}, lambda k, _: k.order.payment_state != "UNVERIFIED"),
    "search": ({"search": "何小"}, lambda k, _: k.card == "66018" or k.order.recipient_id in _HOMES),
}
_HOMES: set[int] = set()


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_a_filter_alone_shows_what_it_says_and_counts_the_same(hall: Hall, name: str) -> None:
    given, passes = FILTERS[name]
    _remember_homes(hall)
    chosen = OrderFilter(**given)
    expected = {k.no for k in hall.known if passes(k, hall.shop)}
    found = hall.found(chosen)
    assert set(found) == expected
    assert len(found) == len(expected)
    count = hall.shop.ask(order_queries.count_orders, chosen)
    assert (count.orders, count.capped) == (len(expected), False)
    assert count.points == sum(k.order.points for k in hall.known if k.no in expected)
    assert sum(s.amount for s in count.cash or ()) == sum(k.order.cash_fen for k in hall.known if k.no in expected)
    assert 0 < len(expected) <= len(hall.known)


def test_every_pair_of_filters_shows_what_both_say(hall: Hall) -> None:
    _remember_homes(hall)
    for one, other in itertools.combinations(sorted(FILTERS), 2):
        given = {**FILTERS[one][0], **FILTERS[other][0]}
        if len(given) < len(FILTERS[one][0]) + len(FILTERS[other][0]):
            continue
        if given.get("points_min", 0) > given.get("points_max", 10**9):
            continue
        expected = {k.no for k in hall.known if FILTERS[one][1](k, hall.shop) and FILTERS[other][1](k, hall.shop)}
        assert set(hall.found(OrderFilter(**given))) == expected, (one, other)


def _remember_homes(hall: Hall) -> None:
    """Recipients called 何小明: the test can't read sealed names, but it knows who ordered where."""
    _HOMES.update(k.order.recipient_id for place, k in enumerate(hall.known) if place % 2)


def sort_value(sort: str, row: OrderRow) -> Any:
    return {"placed": row.placed_at, "paid": row.paid_at, "ship_by": row.ship_by, "points": row.points,
            "cash": row.cash_fen, "number": row.order_no}[sort]  # fmt: skip


def test_pages_follow_without_gap_or_repeat_while_orders_come_in(shop: Shop) -> None:
    a_busy_week(shop)
    for sort, descending in itertools.product(sorted(order_queries.SORTS), (True, False)):
        pages_follow(shop, sort, descending)


def pages_follow(shop: Shop, sort: str, descending: bool) -> None:
    before = shop.ask(order_queries.find_orders, OrderFilter(), sort=sort, descending=descending, limit=500).rows
    assert list(before) == sorted(before, key=lambda row: (sort_value(sort, row), row.id), reverse=descending)
    seen: list[OrderRow] = []
    after = None
    while True:
        page = shop.ask(
            order_queries.find_orders, OrderFilter(), sort=sort, descending=descending, after=after, limit=11
        )
        seen += page.rows
        after = page.next
        if after is None or len(seen) > 500:
            break
        shop.place(before[0].member_id or 0, ("SKU1", 1))
    assert len({row.id for row in seen}) == len(seen)
    known = {row.id for row in before}
    assert [row.id for row in seen if row.id in known] == [row.id for row in before]
    keys = [(sort_value(sort, row), row.id) for row in seen]
    assert keys == sorted(keys, reverse=descending)


def test_landmarks_stand_where_they_say_in_every_order_of_sorting(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order_queries, "LANDMARK", 3)
    monkeypatch.setattr(order_queries, "LANDMARKS_MOST", 2)
    for sort, descending in itertools.product(order_queries.SORTS, (True, False)):
        way: dict[str, Any] = {"sort": sort, "descending": descending}
        everything = hall.found(OrderFilter(), **way, limit=500)
        cursors, rest = list[str](), None
        while rest is None:
            after = cursors[-1] if cursors else None
            marks = hall.shop.ask(order_queries.order_landmarks, OrderFilter(), **way, after=after)
            cursors += marks.cursors
            rest = marks.rest
        assert 3 * len(cursors) + rest == len(everything) and rest < 3
        for at, cursor in enumerate(cursors, start=1):
            for skip in (0, 1, 2):
                line = 3 * at + skip
                found = hall.found(OrderFilter(), **way, after=cursor, skip=skip, limit=4)
                assert found == everything[line : line + 4], (way, line)


def test_no_more_is_skipped_than_a_landmark_is_away(hall: Hall) -> None:
    assert hall.found(OrderFilter(), skip=len(hall.known)) == []
    with pytest.raises(Invalid, match="skip"):
        hall.found(OrderFilter(), skip=order_queries.SKIP_MOST + 1)


def test_a_count_stops_at_its_most(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order_queries, "COUNT_MOST", 5)
    count = hall.shop.ask(order_queries.count_orders, OrderFilter())
    assert (count.orders, count.capped, count.points, count.cash) == (5, True, None, None)


def test_a_cursor_of_another_list_or_by_another_hand_is_refused(hall: Hall) -> None:
    shop = hall.shop
    cursor = shop.ask(order_queries.find_orders, OrderFilter(), limit=3).next
    assert cursor is not None
    for more in ({"sort": "points"}, {"descending": False}):
        with pytest.raises(Invalid):
            shop.ask(order_queries.find_orders, OrderFilter(), after=cursor, **more)
    forged: list[Any] = [
        ["placed", True, "2026-11-24", "7"], ["placed", True, 5, 7], ["placed", True, "yesterday", 7],
        ["placed", True, "0001-01-01T00:00:00+23:59", 7], ["placed", True, None, 7], [], {}, "x", 7,
        ["placed", True, "2026-11-24T00:00:00+00:00", 10**30],
    ]  # fmt: skip
    for content in forged:
        text = base64.urlsafe_b64encode(json.dumps(content).encode()).decode()
        with pytest.raises(Invalid):
            shop.ask(order_queries.find_orders, OrderFilter(), after=text)
    for content in (["points", True, "many", 7], ["points", True, 1.5, 7]):
        text = base64.urlsafe_b64encode(json.dumps(content).encode()).decode()
        with pytest.raises(Invalid):
            shop.ask(order_queries.find_orders, OrderFilter(), sort="points", after=text)


def test_reversed_ranges_are_refused(hall: Hall) -> None:
    for chosen in (
        OrderFilter(points_min=2, points_max=1), OrderFilter(cash_min=2, cash_max=1),
        OrderFilter(since=DAY, until=DAY - timedelta(days=1)),
    ):  # fmt: skip
        with pytest.raises(Invalid, match="range_reversed"):
            hall.found(chosen)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("何", "home"), ("小明", "home"), ("何小明", "home"), ("hxm", "home"), ("HXM", "home"), ("9516", "home"),
        ("19900009516", "home"), ("+86 199 0000 9516", "home"), ("66018", "gold"), ("欧阳", "plain"), ("oyf", "plain"),
        ("13712345678", "plain"), ("5678", "plain"), ("Hopper", "grace"), ("grace h", "grace"), ("gh", "grace"),
        ("1111", "grace"), ("13800001111", "grace"), ("王", "nobody"), ("19911112222", "nobody"), ("zzz", "nobody"),
        ("咖啡", "coffee"), ("SKU1", "coffee"), ("SF1407382950617", "sf"), ("sf1407382950617", "sf"),
    ],
)  # fmt: skip
def test_one_box_finds_by_name_initials_phone_tail_card_waybill_and_goods(hall: Hall, text: str, who: str) -> None:
    shop = hall.shop
    found = {row.order_no for row in shop.ask(order_queries.find_orders, OrderFilter(search=text), limit=500).rows}
    by: dict[str, Callable[[int, Known], bool]] = {
        "home": lambda place, k: k.card == "66018" or place % 2 == 1,
        "gold": lambda _, k: k.card == "66018",
        "plain": lambda _, k: k.card != "66018",
        "grace": lambda place, _: place % 2 == 0,
        "nobody": lambda *_: False,
        "coffee": lambda place, _: place % 3 == 0 or (place % 2 == 1 and place % 3 == 2),
        "sf": lambda _, k: "shunfeng" in k.carriers,
    }
    week = {k.no for k in hall.known}
    assert found & week == {k.no for place, k in enumerate(hall.known) if by[who](place, k)}


def test_a_number_finds_its_order_however_it_is_written(hall: Hall) -> None:
    known = hall.known[3]
    for text in (known.no, known.no.lower(), f"  {known.no} "):
        assert hall.found(OrderFilter(search=text)) == [known.no]
        assert hall.shop.ask(order_queries.order_id_of, text) == known.id
    assert set(hall.found(OrderFilter(search=known.account), limit=500)) >= {
        k.no for k in hall.known if k.account == known.account
    }


def test_rows_on_screen_are_asked_again_by_number(hall: Hall) -> None:
    ids = tuple(k.id for k in hall.known[:5])
    rows = hall.shop.ask(order_queries.rows_by_id, (*ids, 10**9))
    assert {row.id for row in rows} == set(ids)
    fitting = hall.shop.ask(order_queries.rows_that_fit, OrderFilter(channel="h5"), ids)
    assert {row.id for row in fitting} == {k.id for k in hall.known[:5] if k.order.channel == "h5"}


def test_the_tabs_count_every_status(hall: Hall) -> None:
    counts = hall.shop.ask(order_queries.tab_counts)
    for status in S:
        assert counts[status] == hall.shop.ask(order_queries.count_orders, OrderFilter(statuses=(status,))).orders
    assert replace(OrderFilter(), search="x").active == ("search",)


def test_the_figures_sum_a_list_as_it_is_counted_one_by_one_or_say_nothing(hall: Hall) -> None:
    days = sorted(k.order.shop_day for k in hall.known)
    for chosen in (
        OrderFilter(), OrderFilter(statuses=(S.TO_SHIP, S.CANCELLED)), OrderFilter(since=days[3]),
        OrderFilter(since=days[len(days) // 3], until=days[len(days) // 2]), OrderFilter(until=days[5], channel="h5"),
        OrderFilter(hour=hall.known[0].order.shop_hour), OrderFilter(kind=OrderKind.SALE, currency="CNY"),
    ):  # fmt: skip
        summed, counted = (hall.shop.ask(ask, chosen) for ask in (order_sums, order_queries.count_orders))
        assert summed == counted, chosen
    for other in (
        OrderFilter(points_min=0),
        OrderFilter(search="JF"),
        OrderFilter(weekday=1),
        OrderFilter(assignee=""),
    ):
        assert hall.shop.ask(order_sums, other) is None, other
    assert hall.shop.ask(order_sums, OrderFilter(), sort="paid") is None


def test_days_of_another_zone_are_not_summed(shop: Shop) -> None:
    order = shop.an_order(points=10)
    today = OrderFilter(since=order.placed_at.date(), until=order.placed_at.date())
    assert shop.ask(order_sums, today) == shop.ask(order_queries.count_orders, today)
    with shop.office.transaction() as connection:
        connection.execute(update(Order).values(shop_day=order.placed_at.date() - timedelta(days=1)))
    assert shop.ask(order_sums, today) is None
    assert shop.ask(order_sums, OrderFilter()) is not None


def test_orders_are_found_by_what_their_refunds_wait_for(shop: Shop) -> None:
    due = shop.do(cancels.cancel_paid_order, shop.an_order(fen=2_000, paid=True).id, reason="缺货")
    failed = shop.do(cancels.cancel_paid_order, shop.pay(shop.an_order(fen=2_000), "4200002").id, reason="缺货")
    shop.do(refunds.record_refund_failed, refund_of(shop, failed), reason="渠道退回")
    proposed = shop.an_order(fen=2_000, paid=False)
    shop.pay(shop.pay(proposed, "4200003"), "4200004")
    done = shop.do(cancels.cancel_paid_order, shop.pay(shop.an_order(fen=2_000), "4200005").id, reason="缺货")
    shop.do(refunds.record_refund_done, refund_of(shop, done), reference="R1")
    for wait, order in (
        (RefundState.APPROVED, due), (RefundState.FAILED, failed), (RefundState.PROPOSED, proposed), (RefundState.DONE, done)
    ):  # fmt: skip
        page = shop.ask(order_queries.find_orders, OrderFilter(refund=wait))
        assert [row.order_no for row in page.rows] == [order.order_no], wait
