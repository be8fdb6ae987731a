"""A filter in words, as a tab, and kept over a restart."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.vocabulary import OrderStatus, PaymentState, RefundState
from desktop.services.order_filter import OrderFilter
from desktop.services.order_filter_state import day_span, filter_from, filter_state
from desktop.views.orders.conditions import chips, tab_of, with_tab
from tests.views.orders.conftest import Counter, numbers, some_orders

S = OrderStatus
TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (OrderFilter(statuses=(S.TO_SHIP, S.SHIPPED)), "待发货、已发货"),
        (OrderFilter(points_min=5_001), "积分 ≥ 5,001"),
        (OrderFilter(points_max=100), "积分 ≤ 100"),
        (OrderFilter(points_min=0, points_max=0), "积分 = 0"),
        (OrderFilter(cash_min=1_250, cash_max=10_000), "现金 ¥12.50 至 ¥100.00"),
        (OrderFilter(since=TUESDAY, until=TUESDAY), "今天"),
        (OrderFilter(since=date(2026, 11, 16), until=date(2026, 11, 22)), "上周 11-16 至 11-22"),
        (OrderFilter(since=date(2025, 3, 1)), "2025-03-01 以来"),
        (OrderFilter(until=date(2026, 11, 1)), "11-01 以前"),
        (OrderFilter(assignee=""), "没人领单"),
        (OrderFilter(assignee="wang"), "王芳 领单"),
        (OrderFilter(payment=PaymentState.UNVERIFIED), "待核实"),
        (OrderFilter(carrier="shunfeng"), "顺丰速运"),
        (OrderFilter(overdue=False), "没有超时"),
        (OrderFilter(statuses=tuple(one for one in S if one is not S.CANCELLED)), "没取消的"),
        (OrderFilter(refunded_since=TUESDAY, refunded_until=TUESDAY), "今天 退款到账"),
        (OrderFilter(refund=RefundState.APPROVED), "退款：待退款"),
        (OrderFilter(exception=True), "有异常"),
        (OrderFilter(currency="GBP"), "GBP"),
        (OrderFilter(sku="A-1"), "商品 A-1"),
        (OrderFilter(hour=20), "20–21 时下单"),
        (OrderFilter(weekday=6), "周六"),
        (OrderFilter(returns_open=True), "售后中"),
    ],
)
def test_a_condition_reads_as_words(chosen: OrderFilter, words: str) -> None:
    assert [text for _, _, text in chips(chosen, TUESDAY, {"wang": "王芳"})] == [words]


def test_a_week_is_from_monday_to_sunday() -> None:
    assert day_span("last_week", date(2026, 11, 23)) == (date(2026, 11, 16), date(2026, 11, 22))
    assert day_span("last_week", date(2026, 11, 22)) == (date(2026, 11, 9), date(2026, 11, 15))


def test_a_tab_takes_the_place_of_the_tab_before_and_keeps_the_other_conditions() -> None:
    held = with_tab(OrderFilter(tier="金卡"), "held")
    assert held == OrderFilter(tier="金卡", held=True)
    assert with_tab(held, "PAID") == OrderFilter(tier="金卡", statuses=(S.PAID,))
    both = OrderFilter(statuses=(S.PAID,), held=True)
    assert with_tab(both, "TO_SHIP") == OrderFilter(statuses=(S.TO_SHIP,), held=True)
    assert with_tab(both, "all") == OrderFilter()


@pytest.mark.parametrize("tab", ["all", "UNPAID", "CANCELLED", "held", "overdue"])
def test_a_tab_that_was_chosen_is_the_one_that_is_shown(tab: str) -> None:
    assert tab_of(with_tab(OrderFilter(points_min=1), tab)) == tab


def test_several_statuses_are_no_tab() -> None:
    assert tab_of(OrderFilter(statuses=(S.PAID, S.TO_SHIP))) == ""


def test_a_filter_survives_a_restart_but_what_was_searched_does_not() -> None:
    chosen = OrderFilter(
        search="9516", statuses=(S.PAID,), since=date(2026, 1, 2), points_min=0, assignee="", held=False,
        payment=PaymentState.PAID, pay_method="wechat", hour=0, weekday=7, exception=True, refund=RefundState.DONE,
        refunded_since=TUESDAY, refunded_until=TUESDAY, currency="GBP", sku="A-1",
    )  # fmt: skip
    assert filter_from(filter_state(chosen, TUESDAY), TUESDAY) == chosen.without("search")


def test_today_is_today_after_a_night() -> None:
    kept = filter_state(OrderFilter(since=TUESDAY, until=TUESDAY), TUESDAY)
    wednesday = date(2026, 11, 25)
    assert filter_from(kept, wednesday) == OrderFilter(since=wednesday, until=wednesday)


def test_what_an_older_or_newer_program_kept_is_left_out() -> None:
    kept = {"statuses": ["NEVER"], "since": 7, "held": "yes", "points_min": "12", "tier": "金卡", "unknown": 1}
    assert filter_from(kept, TUESDAY) == OrderFilter(tier="金卡")


def test_sorting_filter_columns_and_row_height_are_there_again_after_a_restart(counter: Counter) -> None:
    small, big = some_orders(counter.shop, 2)
    page = counter.open()
    page.list.view.sort_requested.emit("points", True)
    page.show_filter(OrderFilter(points_min=1))
    page.list.looks.set_density("compact")
    page.list.view.set_columns(["number", "points", "channel"])
    page.list.view.horizontalHeader().resizeSection(page.list.view._section_of("number"), 150)
    page.list.view.set_frozen("points")
    counter.settle()
    again = counter.open(state=page.state())
    assert numbers(again) == [big.order_no, small.order_no]
    assert again.chosen == OrderFilter(points_min=1)
    assert again.list.view.columns_shown() == ["number", "points", "channel"]
    assert again.list.view.widths()["number"] == 150
    assert again.list.view.frozen() == "points"
    assert again.list.looks.density == "compact"


def test_a_state_that_is_nonsense_changes_nothing(counter: Counter) -> None:
    page = counter.open(
        state={"sort": "colour", "descending": 1, "filter": [], "columns": "all", "density": "tiny", "frozen": []}
    )
    assert page.state() == counter.open().state()
