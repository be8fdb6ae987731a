"""The price is an equation that holds for every basket, and what is allotted comes back to the last unit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.models.vocabulary import DeliveryKind, SaleMode
from desktop.services.errors import DeductionRefused, Invalid
from desktop.services.prices import Wanted, allot, price, share_of_units
from desktop.services.rule_document import Coupon, RuleDocument, expiry_of

FEN = st.integers(0, 5_000_000)
WANTED = st.builds(
    Wanted,
    qty=st.integers(1, 9_999),
    mode=st.sampled_from(SaleMode),
    price_points=FEN,
    price_fen=FEN,
    delivery=st.sampled_from(DeliveryKind),
)
DOCUMENT = st.builds(
    RuleDocument,
    points_per_yuan=st.integers(0, 50),
    tier_percent=st.fixed_dictionaries({"金卡": st.integers(0, 500)}),
    points_for_yuan=st.integers(1, 1_000),
    deduction_share_percent=st.integers(0, 100),
    deduction_unit=st.integers(1, 500),
    freight_fen=st.integers(0, 5_000),
    freight_free_from_fen=st.integers(0, 100_000),
    coupons=st.builds(Coupon, code=st.just("C"), label=st.just("立减"), off_fen=FEN, from_fen=st.just(0)).map(
        lambda coupon: (coupon,)
    ),
)
BASKET = st.lists(WANTED, min_size=1, max_size=8)


@given(total=st.integers(0, 10**12), weights=st.lists(st.integers(0, 10**9), min_size=1, max_size=30))
def test_what_is_allotted_is_all_there_was_and_nobody_is_off_by_one(total: int, weights: list[int]) -> None:
    shares = allot(total, weights)
    whole = sum(weights)
    assert sum(shares) == total
    assert all(share >= 0 for share in shares)
    if whole:
        assert all(abs(share * whole - total * weight) < whole for share, weight in zip(shares, weights, strict=True))
        assert all(share == 0 for share, weight in zip(shares, weights, strict=True) if weight == 0)


@given(weight=st.integers(0, 1_000), n=st.integers(1, 30), total=st.integers(0, 10_000))
def test_equal_lines_get_equal_shares_and_the_first_ones_the_rest(weight: int, n: int, total: int) -> None:
    shares = allot(total, [weight] * n)
    assert max(shares) - min(shares) <= 1
    assert shares == sorted(shares, reverse=True)


def test_nothing_allotted_to_nobody_is_nothing() -> None:
    assert allot(0, []) == []
    assert allot(0, [0, 0]) == [0, 0]


@given(total=st.integers(0, 10**12), parts=st.lists(st.integers(1, 50), min_size=1, max_size=20))
def test_units_given_back_in_any_parts_give_back_everything(total: int, parts: list[int]) -> None:
    qty, gone, given = sum(parts), 0, 0
    for units in parts:
        share = share_of_units(total, qty, gone, units)
        assert share >= 0
        gone += units
        given += share
        assert given == total * gone // qty
    assert given == total


@settings(max_examples=300)
@given(document=DOCUMENT, basket=BASKET, tier=st.sampled_from(["", "金卡", "银卡"]), coupon=st.sampled_from(["", "C"]),
       deduct=st.integers(0, 400))  # fmt: skip
def test_the_equation_holds_and_every_part_is_the_sum_of_its_lines(
    document: RuleDocument, basket: list[Wanted], tier: str, coupon: str, deduct: int
) -> None:
    deduct_points = deduct * document.deduction_unit
    try:
        priced = price(document, basket, tier=tier, deduct_points=deduct_points, coupon=coupon)
    except DeductionRefused as refused:
        assert deduct_points > refused.most
        deduct_points = refused.most
        priced = price(document, basket, tier=tier, deduct_points=deduct_points, coupon=coupon)
    assert priced.cash_fen == priced.goods_fen + priced.freight_fen - priced.coupon_fen - priced.deduction_fen >= 0
    assert priced.points == priced.goods_points + priced.deduction_points
    assert priced.deduction_points == deduct_points
    names = ("goods_points", "goods_fen", "freight_fen", "coupon_fen", "deduction_points", "deduction_fen",
             "earn_points", "points")  # fmt: skip
    for name in names:
        values = [getattr(line, name) for line in priced.lines]
        assert sum(values) == getattr(priced, name), name
        assert all(value >= 0 for value in values), name
    assert sum(line.cash_fen for line in priced.lines) + priced.freight_fen == priced.cash_fen
    for line, wanted in zip(priced.lines, basket, strict=True):
        assert line.cash_fen >= 0
        assert line.goods_fen == (wanted.qty * wanted.price_fen if wanted.mode is not SaleMode.POINTS else 0)
        assert line.goods_points == (wanted.qty * wanted.price_points if wanted.mode is not SaleMode.CASH else 0)
        if wanted.mode is not SaleMode.CASH:
            assert (line.deduction_points, line.deduction_fen) == (0, 0)
        if not any(other.delivery is DeliveryKind.PARCEL for other in basket):
            assert line.freight_fen == 0


@given(document=DOCUMENT, basket=BASKET)
def test_points_never_pay_more_than_the_share_that_the_rules_allow(
    document: RuleDocument, basket: list[Wanted]
) -> None:
    most = price(document, basket).most_deduction
    assert most % document.deduction_unit == 0
    priced = price(document, basket, deduct_points=most)
    open_fen = sum(w.qty * w.price_fen for w in basket if w.mode is SaleMode.CASH)
    assert priced.deduction_fen * 100 <= open_fen * document.deduction_share_percent
    with pytest.raises(DeductionRefused) as refused:
        price(document, basket, deduct_points=most + document.deduction_unit)
    assert refused.value.most == most


@given(document=DOCUMENT, basket=BASKET, points=st.integers(-1_000, -1))
def test_points_below_nothing_are_refused(document: RuleDocument, basket: list[Wanted], points: int) -> None:
    with pytest.raises(DeductionRefused):
        price(document, basket, deduct_points=points)


@pytest.mark.parametrize("qty", [-1, 0, 10_000])
def test_a_line_of_no_units_or_too_many_has_no_price(qty: int) -> None:
    with pytest.raises(Invalid):
        price(RuleDocument(), [Wanted(qty, SaleMode.CASH, 0, 100)])


def test_a_coupon_from_its_minimum_on_and_never_more_than_the_goods() -> None:
    document = RuleDocument(coupons=(Coupon("C", "立减", 5_000, 3_000),))
    with pytest.raises(Invalid):
        price(document, [Wanted(1, SaleMode.CASH, 0, 2_999)], coupon="C")
    assert price(document, [Wanted(1, SaleMode.CASH, 0, 3_000)], coupon="C").cash_fen == 0


@given(day=st.dates(date(2020, 1, 1), date(2060, 12, 31)), months=st.integers(1, 120))
def test_a_term_ends_the_day_before_the_same_day_of_its_last_month(day: date, months: int) -> None:
    last = expiry_of(RuleDocument(expiry_months=months), day)
    ahead = (last.year - day.year) * 12 + last.month - day.month
    assert months - 1 <= ahead <= months
    assert last > day
