"""The price that a version of the rules gives to lines: pure arithmetic, allotted to lines by largest remainder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.models.vocabulary import DeliveryKind, SaleMode
from desktop.services.errors import DeductionRefused, Invalid
from desktop.services.rule_document import RuleDocument


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line to be priced: prices are per unit; campaigns know goods by their category's name and the SKU's code."""

    qty: int
    mode: SaleMode
    price_points: int
    price_fen: int
    delivery: DeliveryKind = DeliveryKind.PARCEL
    category: str = ""
    sku: str = ""


@dataclass(frozen=True, slots=True)
class LinePrice:
    """What placing allots to a whole line; cash_fen = goods − coupon − deduction, freight stands beside."""

    goods_points: int
    goods_fen: int
    coupon_fen: int
    deduction_points: int
    deduction_fen: int
    freight_fen: int
    earn_points: int

    @property
    def points(self) -> int:
        return self.goods_points + self.deduction_points

    @property
    def cash_fen(self) -> int:
        return self.goods_fen - self.coupon_fen - self.deduction_fen


@dataclass(frozen=True, slots=True)
class Price:
    lines: tuple[LinePrice, ...]
    goods_points: int
    goods_fen: int
    freight_fen: int
    coupon_fen: int
    coupon_code: str
    deduction_points: int
    deduction_fen: int
    most_deduction: int
    earn_points: int

    @property
    def points(self) -> int:
        return self.goods_points + self.deduction_points

    @property
    def cash_fen(self) -> int:
        return self.goods_fen + self.freight_fen - self.coupon_fen - self.deduction_fen


def allot(total: int, weights: Sequence[int]) -> list[int]:
    """Split total by largest remainder, ties to the earlier; weights of zero get nothing unless all are zero."""
    whole = sum(weights)
    if whole == 0:
        if total == 0 or not weights:
            return [0] * len(weights)
        weights, whole = [1] * len(weights), len(weights)
    shares = [total * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda place: (-(total * weights[place] % whole), place))
    for place in order[: total - sum(shares)]:
        shares[place] += 1
    return shares


def share_of_units(total: int, qty: int, before: int, units: int) -> int:
    """What units more of a line give, when before units had gone: cumulative floors, so the last takes the rest."""
    return total * (before + units) // qty - total * before // qty


def price(
    document: RuleDocument, lines: Sequence[Wanted], *, tier: str = "", deduct_points: int = 0, coupon: str = "",
    day: date | None = None,
) -> Price:  # fmt: skip
    """The price of lines under a version; day is the shop day of placing, for campaigns (None: outside of any).

    The same document, lines and day always give the same. Raises DeductionRefused, Invalid('coupon'), Invalid('qty').
    """
    for line in lines:
        if not 1 <= line.qty <= 9_999:
            raise Invalid("qty", "out_of_range", 9_999)
    goods_points = [line.qty * line.price_points if line.mode is not SaleMode.CASH else 0 for line in lines]
    goods_fen = [line.qty * line.price_fen if line.mode is not SaleMode.POINTS else 0 for line in lines]
    coupon_fen = _coupon(document, coupon, sum(goods_fen))
    coupons = allot(coupon_fen, goods_fen)
    deductible = [
        fen - off if line.mode is SaleMode.CASH else 0 for line, fen, off in zip(lines, goods_fen, coupons, strict=True)
    ]
    most = _most_deduction(document, sum(deductible))
    if deduct_points and (deduct_points < 0 or deduct_points > most or deduct_points % document.deduction_unit):
        raise DeductionRefused(most=most, unit=document.deduction_unit)
    deduction_fen = deduct_points * 100 // document.points_for_yuan
    deductions = allot(deduction_fen, deductible)
    deduction_points = allot(deduct_points, deductible)
    freight_fen = _freight(document, lines, sum(goods_fen))
    parcel_fen = [
        fen if line.delivery is DeliveryKind.PARCEL else 0 for line, fen in zip(lines, goods_fen, strict=True)
    ]
    freights = allot(freight_fen, parcel_fen)
    paid = [fen - off - less for fen, off, less in zip(goods_fen, coupons, deductions, strict=True)]
    earns = _earned(document, lines, paid, tier, day)
    return Price(
        lines=tuple(
            LinePrice(*values)
            for values in zip(
                goods_points, goods_fen, coupons, deduction_points, deductions, freights, earns, strict=True
            )
        ),
        goods_points=sum(goods_points),
        goods_fen=sum(goods_fen),
        freight_fen=freight_fen,
        coupon_fen=coupon_fen,
        coupon_code=coupon if coupon_fen else "",
        deduction_points=deduct_points,
        deduction_fen=deduction_fen,
        most_deduction=most,
        earn_points=sum(earns),
    )


def _earned(
    document: RuleDocument, lines: Sequence[Wanted], paid: Sequence[int], tier: str, day: date | None
) -> list[int]:
    """Points per line for what is paid in cash: of campaigns the highest percent counts and the extras add up."""
    weights, extras = [], []
    for line, fen in zip(lines, paid, strict=True):
        running = (
            [] if day is None else [c for c in document.campaigns if c.counts_for(day, tier, line.category, line.sku)]
        )
        weights.append(fen * max([100, *(one.percent for one in running)]))
        extras.append(line.qty * sum(one.extra_per_unit for one in running) if fen else 0)
    total = sum(weights) * document.points_per_yuan * document.percent_of(tier) // 1_000_000
    shares = allot(total, weights) if total else [0] * len(weights)
    return [share + extra for share, extra in zip(shares, extras, strict=True)]


def _coupon(document: RuleDocument, code: str, goods_fen: int) -> int:
    if not code:
        return 0
    for coupon in document.coupons:
        if coupon.code == code:
            if goods_fen < coupon.from_fen:
                raise Invalid("coupon", "below_minimum", coupon.from_fen)
            return min(coupon.off_fen, goods_fen)
    raise Invalid("coupon", "unknown")


def _most_deduction(document: RuleDocument, deductible_fen: int) -> int:
    fen = deductible_fen * document.deduction_share_percent // 100
    points = fen * document.points_for_yuan // 100
    return points - points % document.deduction_unit


def _freight(document: RuleDocument, lines: Sequence[Wanted], goods_fen: int) -> int:
    """Pick-up and orders without goods cash travel free, as do those from freight_free_from_fen on."""
    parcels = any(line.delivery is DeliveryKind.PARCEL for line in lines)
    if not parcels or goods_fen == 0 or goods_fen >= document.freight_free_from_fen:
        return 0
    return document.freight_fen
