"""Every question of the order list does little work, however many orders there are and whatever it asks for."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.models.vocabulary import OrderKind, OrderStatus, PaymentState, RefundState
from desktop.services import fulfilment, stopping
from desktop.services.errors import TooWide
from desktop.services.order_filter import OrderFilter
from desktop.services.order_queries import SORTS, count_orders, find_orders, rows_that_fit
from tests.orders_made import a_shop
from tests.people import SF, Shop
from tests.statements import Steps

S = OrderStatus
MANY = 12_000
# of every kind: many that fit, few, one, and none
ASKED: dict[str, OrderFilter] = {
    "nothing": OrderFilter(),
    **{status.value: OrderFilter(statuses=(status,)) for status in S},
    "not cancelled": OrderFilter(statuses=tuple(one for one in S if one is not S.CANCELLED)),
    "days": OrderFilter(since=date(2026, 1, 10), until=date(2026, 1, 12)),
    "old days": OrderFilter(until=date(2026, 1, 2)),
    "points": OrderFilter(points_min=10, points_max=60),
    "no points": OrderFilter(points_max=0),
    "cash": OrderFilter(cash_min=1, cash_max=10**6),
    "channel": OrderFilter(channel="h5"),
    "tier": OrderFilter(tier="金卡"),
    "paid": OrderFilter(payment=PaymentState.PAID),
    "failed": OrderFilter(payment=PaymentState.FAILED),
    "method": OrderFilter(pay_method="wechat"),
    "courier": OrderFilter(carrier="shunfeng"),
    "no courier": OrderFilter(carrier="ems"),
    "tag": OrderFilter(tag="易碎"),
    "no tag": OrderFilter(tag="没有"),
    "nobody's": OrderFilter(assignee=""),
    "somebody's": OrderFilter(assignee="lixiang"),
    "held": OrderFilter(held=True),
    "not held": OrderFilter(held=False),
    "late": OrderFilter(overdue=True),
    "in time": OrderFilter(overdue=False),
    "printed": OrderFilter(printed=True),
    "not printed": OrderFilter(printed=False),
    "after-sale": OrderFilter(returns_open=True),
    "no after-sale": OrderFilter(returns_open=False),
    "replacement": OrderFilter(kind=OrderKind.REPLACEMENT),
    "sale": OrderFilter(kind=OrderKind.SALE),
    "pounds": OrderFilter(currency="GBP"),
    "goods": OrderFilter(sku="A-1"),
    "no goods": OrderFilter(sku="A-2"),
    "category": OrderFilter(category="没有"),
    "hour": OrderFilter(hour=3),
    "weekday": OrderFilter(weekday=6),
    "exception": OrderFilter(exception=True),
    "no exception": OrderFilter(exception=False),
    "refund": OrderFilter(refund=RefundState.DONE),
    "refunded": OrderFilter(refunded_since=date(2026, 1, 1)),
    "member": OrderFilter(member="M404"),
    "a number": OrderFilter(search="JF900000007"),
    "a phone": OrderFilter(search="9516"),
    "a title": OrderFilter(search="咖啡"),
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """A shipped order, and copies of its row and its parcel and line, of every sort; a few of what is rare."""
    with a_shop("sqlite", Path(tmp_path_factory.mktemp("long"))) as made:
        order = made.pay(made.place(made.a_member(), (made.a_sku(fen=5_000, code="A-1"), 1)))
        made.do(fulfilment.ship_order, order.id, parcel=SF)
        _copy(made, order.id)
        yield made


def _copy(shop: Shop, first: int) -> None:
    ways = {
        "id": f"{first} + i", "order_no": "'JF9' || printf('%08d', i)", "placed_at": "datetime('2026-01-01', (30 * i) || ' minutes')",
        "paid_at": "datetime('2026-01-01', (30 * i) || ' minutes')", "shop_day": "date('2026-01-01', (30 * i) || ' minutes')",
        "shop_hour": "i / 2 % 24", "points": "i % 97", "cash_fen": "i * 7919 % 30011", "history": "1",
        "status": "CASE WHEN i % 400 = 0 THEN 'TO_SHIP' WHEN i % 301 = 0 THEN 'PAID' WHEN i % 8 = 0 THEN 'CANCELLED' "
                  "WHEN i % 701 = 0 THEN 'UNPAID' WHEN i % 201 = 0 THEN 'SHIPPED' ELSE 'COMPLETED' END",
        "channel": "CASE WHEN i % 5 THEN 'mini' ELSE 'h5' END", "tier": "CASE WHEN i % 20 THEN '' ELSE '金卡' END",
        "payment_state": "CASE WHEN i = 9 THEN 'FAILED' WHEN i % 9 THEN 'PAID' ELSE 'UNPAID' END", "pay_method": "'wechat'",
        "kind": "CASE i WHEN 11 THEN 'REPLACEMENT' ELSE 'SALE' END", "returns_open": "i % 5000 = 1", "member_id": "NULL",
        "hold_reason": "CASE WHEN i % 3000 = 1 THEN '等电话' END", "external_no": "NULL", "recipient_id": "NULL",
    }  # fmt: skip
    with shop.office.transaction() as connection:
        for table, instead in (
            ("orders", ways), ("fulfilment", {"id": "1000 + i", "order_id": f"{first} + i"}),
            ("order_line", {"id": "1000 + i", "order_id": f"{first} + i"}),
        ):  # fmt: skip
            names = [row[1] for row in connection.execute(text(f"PRAGMA table_info({table})"))]
            values = ", ".join(instead.get(name, name) for name in names)
            key = "id" if table == "orders" else "order_id"
            connection.execute(text(
                f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY}) "
                f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {table}, n WHERE {key} = {first}"
            ))  # fmt: skip


@pytest.fixture(autouse=True)
def a_bound_for_this_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve thousand orders under it are what a million are under the shop's: who reads them all is stopped."""
    monkeypatch.setattr(stopping, "EACH", 500)
    monkeypatch.setattr(stopping, "STEPS_MOST", 80_000)


@pytest.mark.parametrize("sorts", [("placed", "points"), pytest.param(tuple(SORTS), marks=pytest.mark.slow)])
def test_each_condition_alone_in_either_order_of_sorting(shop: Shop, sorts: tuple[str, ...]) -> None:
    steps, most = Steps(), 0
    for name, chosen in ASKED.items():
        for sort in sorts:
            for descending in (True, False):
                _, taken = steps.of(partial(shop.ask, find_orders, chosen, sort=sort, descending=descending))
                assert taken <= 110_000, (name, sort, descending)
                most = max(most, taken)
        shop.ask(count_orders, chosen)
        shop.ask(rows_that_fit, chosen, tuple(range(1, 100)))
    assert most > 36_000, "some of them need the second way"


@pytest.mark.parametrize("pairs", [40, pytest.param(200, marks=pytest.mark.slow)])
def test_random_pairs_and_the_pages_after_the_first(shop: Shop, pairs: int) -> None:
    chance, steps, asked, wide = random.Random(11), Steps(), 0, 0
    while asked < pairs:
        one, other = (ASKED[name] for name in chance.sample(list(ASKED), 2))
        if set(one.active) & set(other.active):
            continue
        asked += 1
        both = OrderFilter(**{
            field: getattr(one, field) if getattr(one, field) not in (None, "", ()) or (field == "assignee" and one.assignee == "")
            else getattr(other, field) for field in OrderFilter.__dataclass_fields__
        })  # fmt: skip
        sort, after = chance.choice(list(SORTS)), None
        try:
            for _ in range(2):
                page, taken = steps.of(partial(shop.ask, find_orders, both, sort=sort, after=after))
                assert taken <= 110_000, (both, sort)
                if (after := page.next) is None:
                    break
        except TooWide:
            wide += 1
            assert steps.taken <= 110_000, (both, sort)
    assert wide <= pairs // 10
