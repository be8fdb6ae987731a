"""What the parts of the points rules are called, what they say in words, and in what two versions differ."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtCore import QCoreApplication

from desktop.services.rule_document import Campaign, Coupon, RuleDocument, Tier
from desktop.views.formats import money, points_text
from desktop.views.texts import filled, listed

translate = QCoreApplication.translate
MONEY = frozenset({"freight_fen", "freight_free_from_fen"})


@dataclass(frozen=True, slots=True)
class Difference:
    name: str
    title: str
    was: str
    now: str


def rule_word(name: str) -> str:
    return {
        "points_per_yuan": translate("rules", "每消费 1 元得"),
        "tiers": translate("rules", "等级"),
        "tier_percent": translate("rules", "等级"),
        "campaigns": translate("rules", "活动"),
        "pending_days": translate("rules", "完成后待生效"),
        "points_for_yuan": translate("rules", "1 元等于"),
        "deduction_share_percent": translate("rules", "最多抵商品款的"),
        "deduction_unit": translate("rules", "最小使用单位"),
        "coupons": translate("rules", "优惠券"),
        "expiry_kind": translate("rules", "到期方式"),
        "expiry_months": translate("rules", "生效后"),
        "grace_days": translate("rules", "退回已过期积分的宽限"),
        "freight_fen": translate("rules", "运费"),
        "freight_free_from_fen": translate("rules", "满多少免运费"),
        "adjust_limit": translate("rules", "一个人能调"),
        "quota_period": translate("rules", "限兑按"),
        "quota_by_product": translate("rules", "限兑算"),
        "tier_months": translate("rules", "评级看最近"),
        "tier_demotion": translate("rules", "够不上时"),
    }[name]


def rule_unit(name: str) -> str:
    return {
        "points_per_yuan": translate("rules", "积分"), "points_for_yuan": translate("rules", "积分"),
        "deduction_unit": translate("rules", "积分"), "adjust_limit": translate("rules", "积分"),
        "deduction_share_percent": "%", "pending_days": translate("rules", "天"),
        "grace_days": translate("rules", "天"), "expiry_months": translate("rules", "个月"),
        "tier_months": translate("rules", "个月"), "freight_fen": translate("rules", "元"),
        "freight_free_from_fen": translate("rules", "元"),
    }[name]  # fmt: skip


def rule_hint(name: str) -> str:
    return {
        "points_per_yuan": translate("rules", "按实付，不算运费"),
        "pending_days": translate("rules", "过了这些天才能用"),
        "deduction_unit": translate("rules", "抵扣的积分要是它的整数倍"),
        "grace_days": translate("rules", "退回来的再给这么久"),
        "freight_fen": translate("rules", "自提和纯积分单不收"),
        "adjust_limit": translate("rules", "再多要第二个人批准"),
        "quota_period": translate("rules", "每人限兑几件在商品里设"),
        "tier_months": translate("rules", "看这段时间得的积分和花的钱"),
    }.get(name, "")


def choice_words(name: str) -> list[tuple[str, str]]:
    """The choices of a field with their words."""
    return {
        "expiry_kind": [
            ("MONTHS", translate("rules", "满月数的前一天")), ("YEAR_END", translate("rules", "满月数那年的年底")),
        ],
        "quota_period": [
            ("ALL", translate("rules", "一共")), ("DAY", translate("rules", "每天")), ("WEEK", translate("rules", "每周")),
            ("MONTH", translate("rules", "每月")), ("YEAR", translate("rules", "每年")),
        ],
        "quota_by_product": [
            ("", translate("rules", "各规格分开算")), ("yes", translate("rules", "同一商品合着算")),
        ],
        "tier_demotion": [
            ("NEVER", translate("rules", "不降级")), ("NIGHTLY", translate("rules", "每晚降级")),
            ("YEARLY", translate("rules", "每年初降级")),
        ],
    }[name]  # fmt: skip


def times(percent: int) -> str:
    """150 → 1.5 倍."""
    return filled(translate("rules", "{0} 倍"), f"{percent / 100:g}")


def tier_words(tier: Tier) -> str:
    parts = []
    if tier.from_points is not None:
        parts.append(filled(translate("rules", "满 {0} 积分"), points_text(tier.from_points)))
    if tier.from_fen is not None:
        parts.append(filled(translate("rules", "满 {0}"), money(tier.from_fen)))
    reach = translate("rules", " 或 ").join(parts) or translate("rules", "人工定")
    return f"{tier.name} {times(tier.percent)} · {reach}"


def campaign_words(one: Campaign) -> str:
    gives = []
    if one.percent != 100:
        gives.append(times(one.percent))
    if one.extra_per_unit:
        gives.append(filled(translate("rules", "每件加 {0}"), points_text(one.extra_per_unit)))
    days = filled(translate("rules", "{0} 至 {1}"), one.since.isoformat(), one.until.isoformat())
    return f"{one.name} {listed(gives)} · {days}" if gives else f"{one.name} · {days}"


def coupon_words(coupon: Coupon) -> str:
    off = filled(translate("rules", "减 {0}"), money(coupon.off_fen))
    if coupon.from_fen:
        off = filled(translate("rules", "满 {0} 减 {1}"), money(coupon.from_fen), money(coupon.off_fen))
    return f"{coupon.code} · {off}"


def rule_value(document: RuleDocument, name: str) -> str:
    value = getattr(document, name)
    match name:
        case "tiers":
            return listed(tier_words(one) for one in value) or translate("rules", "没有")
        case "tier_percent":
            return listed(f"{tier} {times(percent)}" for tier, percent in value.items()) or translate("rules", "没有")
        case "campaigns":
            return listed(campaign_words(one) for one in value) or translate("rules", "没有")
        case "coupons":
            return listed(coupon_words(one) for one in value) or translate("rules", "没有")
        case "expiry_kind" | "quota_period" | "tier_demotion":
            return dict(choice_words(name))[value]
        case "quota_by_product":
            return dict(choice_words(name))["yes" if value else ""]
        case _ if name in MONEY:
            return money(value)
        case _:
            unit = rule_unit(name)
            return f"{points_text(value)}%" if unit == "%" else f"{points_text(value)} {unit}"


def differences(before: RuleDocument, after: RuleDocument) -> list[Difference]:
    names = [one.name for one in fields(RuleDocument)]
    return [
        Difference(name, rule_word(name), rule_value(before, name), rule_value(after, name))
        for name in names
        if getattr(before, name) != getattr(after, name)
    ]
