"""Points rules: versioned documents, and the price that a version gives to lines. Prices are pure arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import func, insert, select

from desktop.models.catalogue import RuleVersion
from desktop.models.vocabulary import DeliveryKind, Permission, SaleMode
from desktop.services.errors import DeductionRefused, Invalid, NotFound
from desktop.services.transaction import Reading, Tx, action, query


@dataclass(frozen=True, slots=True)
class Coupon:
    """off_fen is taken from goods cash of at least from_fen."""

    code: str
    label: str
    off_fen: int
    from_fen: int = 0


@dataclass(frozen=True, slots=True)
class RuleDocument:
    """points_per_yuan is what 1.00 in cash earns, before the tier's percent; points_for_yuan is what 1.00 costs in
    points when cash is deducted. Shares in percent, terms in days or months, money in fen. period is 'ALL' or 'MONTH'.
    """

    points_per_yuan: int = 1
    tier_percent: dict[str, int] = field(default_factory=dict)
    points_for_yuan: int = 100
    deduction_share_percent: int = 50
    deduction_unit: int = 100
    pending_days: int = 7
    expiry_months: int = 12
    grace_days: int = 30
    freight_fen: int = 0
    freight_free_from_fen: int = 9_900
    quota_period: str = "ALL"
    coupons: tuple[Coupon, ...] = ()


_DOCUMENT = TypeAdapter(RuleDocument)


@dataclass(frozen=True, slots=True)
class Rules:
    """A published version."""

    id: int
    number: int
    document: RuleDocument


@lru_cache(maxsize=64)
def _parse(document: str) -> RuleDocument:
    return _DOCUMENT.validate_json(document)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line to be priced: prices are per unit, category rules come with later versions."""

    qty: int
    mode: SaleMode
    price_points: int
    price_fen: int
    delivery: DeliveryKind = DeliveryKind.PARCEL


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
    document: RuleDocument, lines: Sequence[Wanted], *, tier: str = "", deduct_points: int = 0, coupon: str = ""
) -> Price:
    """The price of lines under a version. Raises DeductionRefused, Invalid('coupon'), Invalid('qty')."""
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
    earn = sum(paid) * document.points_per_yuan * document.tier_percent.get(tier, 100) // 10_000
    earns = allot(earn, paid) if sum(paid) else [0] * len(lines)
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
        earn_points=earn,
    )


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


def expiry_of(document: RuleDocument, active_day: date) -> date:
    """The last shop day of points that can be spent from active_day on."""
    month = active_day.month - 1 + document.expiry_months
    year, month = active_day.year + month // 12, month % 12 + 1
    for day in (active_day.day, 30, 29, 28):
        try:
            return date(year, month, day) - timedelta(days=1)
        except ValueError:
            continue
    raise AssertionError("unreachable")


def rules_at(reading: Reading, moment: datetime) -> Rules:
    row = reading.execute(
        select(RuleVersion.id, RuleVersion.number, RuleVersion.document)
        .where(RuleVersion.effective_at <= moment)
        .order_by(RuleVersion.effective_at.desc(), RuleVersion.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        raise NotFound("rule_version", moment.isoformat())
    return Rules(row.id, row.number, _parse(row.document))


def rules_by_id(reading: Reading, rule_version_id: int) -> Rules:
    row = reading.execute(
        select(RuleVersion.id, RuleVersion.number, RuleVersion.document).where(RuleVersion.id == rule_version_id)
    ).one()
    return Rules(row.id, row.number, _parse(row.document))


@query(Permission.SEE)
def current_rules(reading: Reading) -> Rules:
    return rules_at(reading, reading.now)


@action(Permission.PUBLISH_RULES)
def publish_rules(tx: Tx, document: RuleDocument, *, effective_at: datetime | None = None) -> int:
    """A new version from effective_at (now when not given); orders keep theirs. Returns its number."""
    check_document(document)
    number: int = (tx.scalar(select(func.max(RuleVersion.number))) or 0) + 1
    version_id = tx.execute(
        insert(RuleVersion)
        .values(
            number=number,
            effective_at=effective_at or tx.now,
            document=_DOCUMENT.dump_json(document).decode(),
            published_by=tx.actor.key,
            published_at=tx.now,
        )
        .returning(RuleVersion.id)
    ).scalar_one()
    tx.record("publish_rules", "rule_version", version_id, after={"number": number})
    tx.emit("rules.published", "rules", number, {"number": number})
    return number


def check_document(document: RuleDocument) -> None:
    """Refuse what can't be: Invalid names the field."""
    try:
        _DOCUMENT.validate_json(_DOCUMENT.dump_json(document))
    except ValidationError as error:
        raise Invalid(str(error.errors()[0]["loc"][0]), "wrong_type") from None
    for name, least, most in (
        ("points_per_yuan", 0, 10_000),
        ("points_for_yuan", 1, 1_000_000),
        ("deduction_share_percent", 0, 100),
        ("deduction_unit", 1, 1_000_000),
        ("pending_days", 0, 365),
        ("expiry_months", 1, 120),
        ("grace_days", 0, 365),
        ("freight_fen", 0, 10_000_000),
        ("freight_free_from_fen", 0, 1_000_000_000),
    ):
        if not least <= getattr(document, name) <= most:
            raise Invalid(name, "out_of_range", most)
    if document.quota_period not in {"ALL", "MONTH"}:
        raise Invalid("quota_period", "unknown")
    if any(not 0 <= percent <= 10_000 for percent in document.tier_percent.values()):
        raise Invalid("tier_percent", "out_of_range", 10_000)
    words = [*document.tier_percent, *(word for c in document.coupons for word in (c.code, c.label))]
    if len(words) > 1_000 or any(len(word) > 64 for word in words):
        raise Invalid("document", "too_long", 64)
    codes = [coupon.code for coupon in document.coupons]
    if len(set(codes)) != len(codes) or any(c.off_fen < 0 or c.from_fen < 0 for c in document.coupons):
        raise Invalid("coupons", "out_of_range")
