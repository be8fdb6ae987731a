"""Words that are typed into the order list's box, and what they mean."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.models.vocabulary import OrderKind, OrderStatus, PaymentState, RefundState
from desktop.services.order_filter import RANGES, OrderFilter
from desktop.services.order_lists import FilterChoices
from desktop.services.order_words import (
    Lexicon,
    Meaning,
    Wrong,
    condition_text,
    filter_text,
    offers,
    read_text,
    with_meanings,
)
from desktop.views.orders.typed_words import lexicon, wrong_text

S = OrderStatus
MONDAY = date(2026, 11, 30)
SHOP = FilterChoices(
    ("mini", "douyin"), ("金卡", "银 卡"), ("wechat",), ("shunfeng", "debang"), ("加急", "VIP 客户", "今天"),
    ("咖啡", "茶具"), (("wang", "王芳"), ("li", "李想")),
)  # fmt: skip
WORDS = lexicon({"wang": "王芳", "li": "李想"}, SHOP)


def meant(text: str, words: Lexicon = WORDS) -> tuple[OrderFilter, str, list[Wrong]]:
    """The filter that a typed line comes to, what is searched besides, and what can't be."""
    typed = read_text(text, words, MONDAY)
    sure = [part.read for part in typed.parts if isinstance(part.read, Meaning) and part.read.sure]
    wrong = [part.read for part in typed.parts if isinstance(part.read, Wrong)]
    return with_meanings(OrderFilter(), sure), typed.searched, wrong


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("待发货", OrderFilter(statuses=(S.TO_SHIP,))),
        ("待发货 已发货", OrderFilter(statuses=(S.TO_SHIP, S.SHIPPED))),
        ("待发货、已发货", OrderFilter(statuses=(S.TO_SHIP, S.SHIPPED))),
        ("积分>5000", OrderFilter(points_min=5_001)),
        ("积分＞＝５，０００", OrderFilter(points_min=5_000)),
        ("积分≥1.5万", OrderFilter(points_min=15_000)),
        ("积分<100", OrderFilter(points_max=99)),
        ("积分<=100", OrderFilter(points_max=100)),
        ("积分=0", OrderFilter(points_min=0, points_max=0)),
        ("积分100-500", OrderFilter(points_min=100, points_max=500)),
        ("积分:100至500", OrderFilter(points_min=100, points_max=500)),
        ("积分>100 积分<500", OrderFilter(points_min=101, points_max=499)),
        ("积分>100 积分<50", OrderFilter(points_max=49)),
        ("现金>50", OrderFilter(cash_min=5_001)),
        ("金额=¥12.50", OrderFilter(cash_min=1_250, cash_max=1_250)),
        ("现金10元..20.05元", OrderFilter(cash_min=1_000, cash_max=2_005)),
        ("今天", OrderFilter(since=MONDAY, until=MONDAY)),
        ("昨天", OrderFilter(since=date(2026, 11, 29), until=date(2026, 11, 29))),
        ("本周", OrderFilter(since=MONDAY, until=date(2026, 12, 6))),
        ("上周", OrderFilter(since=date(2026, 11, 23), until=date(2026, 11, 29))),
        ("本月", OrderFilter(since=date(2026, 11, 1), until=MONDAY)),
        ("上月", OrderFilter(since=date(2026, 10, 1), until=date(2026, 10, 31))),
        ("近7天", OrderFilter(since=date(2026, 11, 24), until=MONDAY)),
        ("2026-11-01", OrderFilter(since=date(2026, 11, 1), until=date(2026, 11, 1))),
        ("11-01..11-07", OrderFilter(since=date(2026, 11, 1), until=date(2026, 11, 7))),
        ("12-20~01-05", OrderFilter(since=date(2025, 12, 20), until=date(2026, 1, 5))),
        ("12-01", OrderFilter(since=date(2025, 12, 1), until=date(2025, 12, 1))),
        ("02-29", OrderFilter(since=date(2024, 2, 29), until=date(2024, 2, 29))),
        ("11月1日至11月7日", OrderFilter(since=date(2026, 11, 1), until=date(2026, 11, 7))),
        ("10月", OrderFilter(since=date(2026, 10, 1), until=date(2026, 10, 31))),
        ("2026-02", OrderFilter(since=date(2026, 2, 1), until=date(2026, 2, 28))),
        ("2026-11-01..", OrderFilter(since=date(2026, 11, 1))),
        ("..11-07", OrderFilter(until=date(2026, 11, 7))),
        ("上周 昨天", OrderFilter(since=date(2026, 11, 29), until=date(2026, 11, 29))),
        ("顺丰", OrderFilter(carrier="shunfeng")),
        ("快递:顺丰速运", OrderFilter(carrier="shunfeng")),
        ("标签:加急", OrderFilter(tag="加急")),
        ("#今天", OrderFilter(tag="今天")),
        ('＃"VIP 客户"', OrderFilter(tag="VIP 客户")),
        ("金卡", OrderFilter(tier="金卡")),
        ("渠道:小程序", OrderFilter(channel="mini")),
        ("渠道:douyin", OrderFilter(channel="douyin")),
        ("支付方式:微信支付", OrderFilter(pay_method="wechat")),
        ("待核实", OrderFilter(payment=PaymentState.UNVERIFIED)),
        ("退款:待核实", OrderFilter(refund=RefundState.UNKNOWN)),
        ("退款到账:上周", OrderFilter(refunded_since=date(2026, 11, 23), refunded_until=date(2026, 11, 29))),
        ("挂起 超时", OrderFilter(held=True, overdue=True)),
        ("没有挂起 未打印 售后中 异常", OrderFilter(held=False, printed=False, returns_open=True, exception=True)),
        ("没人领单", OrderFilter(assignee="")),
        ("领单:王芳", OrderFilter(assignee="wang")),
        ("会员:M0001 商品:A-1 货币:GBP 钟点:20 周六", OrderFilter(member="M0001", sku="A-1", currency="GBP", hour=20, weekday=6)),
        ("换货", OrderFilter(kind=OrderKind.REPLACEMENT)),
    ],
)  # fmt: skip
def test_a_word_says_a_condition(text: str, chosen: OrderFilter) -> None:
    assert meant(text) == (chosen, "", [])


def test_a_line_of_conditions_leaves_the_rest_to_search_for() -> None:
    chosen, searched, wrong = meant("待发货 积分>5000 何小明 上周  顺丰 咖啡")
    assert chosen == OrderFilter(
        statuses=(S.TO_SHIP,), points_min=5_001, since=date(2026, 11, 23), until=date(2026, 11, 29), carrier="shunfeng"
    )
    assert (searched, wrong) == ("何小明 咖啡", [])


@pytest.mark.parametrize(
    "text",
    ["何小明", "6222", "19900009516", "JF261130000001", "积分商城", "SF1407382950617", "3-5", "10.24", "咖啡", "加急", "王芳",
     "26-31", "周", "小程序", "A:B", "..", "-", "今天天气"],
)  # fmt: skip
def test_what_may_be_a_text_is_searched_for(text: str) -> None:
    assert meant(text) == (OrderFilter(), text, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("积分>abc", "积分要是数字"),
        ("积分>", "「积分」后面还没有写完"),
        ("积分>1.5", "积分要是数字"),
        ("积分500-100", "积分从小到大写，如 100-500"),
        ("积分<0", "积分不能是这个数"),
        ("现金=12.345", "现金要是金额，如 50 或 12.50"),
        ("2026-13-01", "没有这一天，日期写成 11-16 或 2026-11-16"),
        ("2026-11-07..2026-11-01", "开始的日期要早于结束的日期"),
        ("退款:随便", "没有这种「退款」"),
        ("钟点:24", "下单钟点不能是这个数"),
        ("标签:", "「标签」后面还没有写完"),
    ],
)
def test_a_condition_that_cannot_be_says_why_and_is_not_searched_for(text: str, said: str) -> None:
    chosen, searched, wrong = meant(f"咖啡 {text}")
    assert (chosen, searched, [wrong_text(one) for one in wrong]) == (OrderFilter(), "咖啡", [said])


def test_a_word_is_ended_by_a_space_and_keeps_its_place() -> None:
    first, second = read_text(" 待发货  积分>5", WORDS, MONDAY).parts
    assert (first.start, first.end, first.ended) == (1, 4, True)
    assert (second.start, second.end, second.ended) == (6, 10, False)
    assert not read_text('#"VIP 客户', WORDS, MONDAY).parts[0].ended


def test_words_of_several_parts_are_read_together() -> None:
    english = Lexicon(
        terms={"to ship": Meaning("statuses", (("statuses", (S.TO_SHIP,)),)), "paid": Meaning("statuses", (("statuses", (S.PAID,)),))},
        amounts={"points": "points"}, days={"last week": "last_week"}, prefixes={"tag": "tag"},
    )  # fmt: skip
    chosen, searched, _ = meant("To ship points>5000 last week coffee", english)
    assert (chosen.statuses, chosen.points_min, chosen.since) == ((S.TO_SHIP,), 5_001, date(2026, 11, 23))
    assert searched == "coffee"
    assert not read_text("to ", english, MONDAY).parts[0].ended
    assert read_text("to me", english, MONDAY).parts[0].ended
    assert filter_text(OrderFilter(statuses=(S.TO_SHIP, S.PAID)), english, MONDAY) == "to ship、paid"


@pytest.mark.parametrize(
    ("word", "offered"),
    [
        ("顺", ["顺丰速运"]),
        ("已发", ["已发货"]),
        ("加", ["加急"]),
        ("标签:v", ["标签:vip 客户", "标签:v"]),
        ("积", ["积分>"]),
        ("何小明", []),
        ("7", []),
        ("95", []),
    ],
)
def test_what_a_word_could_become_is_offered(word: str, offered: list[str]) -> None:
    assert [one.text for one in offers(word, WORDS, MONDAY)] == offered


# any text at all, and texts made of the pieces that conditions are made of
PIECES = st.sampled_from(
    ["待发货", "积分", "现金", ">", "<=", "=", "-", "..", "至", ":", "：", "#", '"', " ", "　", "1", "０", "999999999999999999", "万",
     ".", ",", "11-01", "2026", "02-30", "今天", "标签", "退款到账", "钟点", "、", "顺丰", "月", "¥", "ß", "İ", "²", "\n", "\0"]
)  # fmt: skip
TYPED = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=10).map("".join))


@settings(deadline=None)
@given(TYPED)
def test_whatever_is_typed_is_read(text: str) -> None:
    typed = read_text(text, WORDS, MONDAY)
    # nothing that was typed is lost
    assert "".join(part.text for part in typed.parts) == "".join(text.split()) or '"' in text
    assert all(text[part.start : part.end].split() == part.text.split() for part in typed.parts)
    with_meanings(OrderFilter(), [part.read for part in typed.parts if isinstance(part.read, Meaning)])
    for part in typed.parts:
        if isinstance(part.read, Wrong):
            wrong_text(part.read)
        offers(part.text, WORDS, MONDAY)


NAME = st.one_of(
    st.text(min_size=1, max_size=8), st.sampled_from(["今天", "顺丰", '"', 'a"b', "VIP 客户", "shunfeng", " x", "#1"])
)
NUMBER = st.one_of(st.integers(0, 20_000), st.integers(0, 10**15))
DAY = st.dates(date(1900, 1, 1), date(2999, 12, 31))


def any_of(value: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.one_of(st.none(), st.none(), value)


def can_be(chosen: OrderFilter) -> bool:
    ends = [(getattr(chosen, low), getattr(chosen, high)) for low, high in RANGES.values()]
    return all(low is None or high is None or low <= high for low, high in ends)


PARTS: dict[str, st.SearchStrategy[Any]] = {
    "statuses": st.lists(st.sampled_from(list(S)), unique=True, max_size=6).map(tuple),
    **{name: any_of(DAY) for name in ("since", "until", "refunded_since", "refunded_until")},
    **{name: any_of(NUMBER) for name in ("points_min", "points_max", "cash_min", "cash_max")},
    **{name: any_of(NAME) for name in ("member", "channel", "tier", "category", "pay_method", "carrier", "tag", "currency", "sku")},
    **{name: any_of(st.booleans()) for name in ("held", "overdue", "printed", "returns_open", "exception")},
    "assignee": any_of(st.one_of(st.just(""), NAME)), "payment": any_of(st.sampled_from(PaymentState)),
    "refund": any_of(st.sampled_from(RefundState)), "kind": any_of(st.sampled_from(OrderKind)),
    "hour": any_of(st.integers(0, 23)), "weekday": any_of(st.integers(1, 7)),
}  # fmt: skip
FILTERS: st.SearchStrategy[OrderFilter] = st.builds(OrderFilter, **PARTS).filter(can_be)


@settings(deadline=None, max_examples=60)
@given(FILTERS)
def test_a_filter_in_words_is_read_as_that_filter(chosen: OrderFilter) -> None:
    """Whatever is in it: each chip that is turned back into its text, and all of them in one line."""
    for name in chosen.active:
        alone = chosen.without(*(other for other in chosen.active if other != name))
        assert meant_all(condition_text(name, chosen, WORDS, MONDAY)) == alone
    assert meant_all(filter_text(chosen, WORDS, MONDAY)) == chosen


def meant_all(text: str) -> OrderFilter:
    reads = [part.read for part in read_text(text, WORDS, MONDAY).parts]
    return with_meanings(OrderFilter(), [read for read in reads if isinstance(read, Meaning)])
