"""A shop's rule in words: what sets it off, what it looks at, what it does.

draft_text(draft, names) -> "客人付款后，如果订单金额至少 ¥1,000.00，就：挂起（大额先核对）、提醒同事（李想，…）"
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.models.shop_rules import Compare, Deed, Trigger
from desktop.services.automation.rule_draft import Group, Join, Leaf, RuleDraft, Then, When
from desktop.views.automation_words import deed_word
from desktop.views.filling import begun
from desktop.views.formats import money, points_text
from desktop.views.texts import filled, listed
from desktop.views.words import priority_word

translate = QCoreApplication.translate


def trigger_word(trigger: Trigger) -> str:
    return {
        Trigger.PLACED: translate("rule", "下单时"),
        Trigger.PAID: translate("rule", "付款后"),
        Trigger.RELEASED: translate("rule", "放行后"),
        Trigger.HELD: translate("rule", "挂起后"),
        Trigger.SHIPPED: translate("rule", "全部发出后"),
        Trigger.COMPLETED: translate("rule", "完成后"),
        Trigger.CANCELLED: translate("rule", "取消后"),
        Trigger.RETURN_ASKED: translate("rule", "申请售后时"),
        Trigger.UNSHIPPED_FOR: translate("rule", "付款后多久没发出"),
        Trigger.UNPAID_FOR: translate("rule", "下单后多久没付款"),
        Trigger.HELD_FOR: translate("rule", "挂起了多久"),
        Trigger.EVERY_DAY: translate("rule", "每天几点"),
    }[trigger]


def rule_field_word(field: str) -> str:
    return {
        "order.cash_fen": translate("rule", "订单金额"),
        "order.points": translate("rule", "用的积分"),
        "order.channel": translate("rule", "渠道"),
        "order.tag": translate("rule", "订单标签"),
        "order.region": translate("rule", "收货地区"),
        "order.remark": translate("rule", "有客人备注"),
        "order.first": translate("rule", "是第一单"),
        "member.tier": translate("rule", "会员等级"),
        "member.orders": translate("rule", "会员下过的单"),
        "member.days": translate("rule", "注册了多少天"),
        "member.tag": translate("rule", "会员标签"),
        "line.sku": translate("rule", "商品编码"),
        "line.product": translate("rule", "商品名"),
        "line.category": translate("rule", "商品分类"),
        "line.qty": translate("rule", "这件买了几件"),
        "line.stock": translate("rule", "这件还能卖几件"),
    }[field]


def compare_word(compare: Compare) -> str:
    return {
        Compare.AT_LEAST: translate("rule", "至少"),
        Compare.AT_MOST: translate("rule", "最多"),
        Compare.IS: translate("rule", "是"),
        Compare.IS_NOT: translate("rule", "不是"),
        Compare.CONTAINS: translate("rule", "含有"),
        Compare.LACKS: translate("rule", "没有"),
    }[compare]


def draft_text(draft: RuleDraft, names: Mapping[str, str]) -> str:
    """The whole rule in one sentence; names of colleagues by login."""
    deeds = listed(deed_text(one, names) for one in draft.then)
    if not draft.condition.parts:
        return begun(filled(translate("rule", "{0}，就：{1}"), when_text(draft.when), deeds))
    words = translate("rule", "{0}，如果{1}，就：{2}")
    return begun(filled(words, when_text(draft.when), group_text(draft.condition), deeds))


def when_text(when: When) -> str:
    if when.trigger is Trigger.EVERY_DAY:
        return filled(translate("rule", "每天 {0}"), when.at)
    waits = {
        Trigger.UNSHIPPED_FOR: translate("rule", "付款后 {0} 小时没发出"),
        Trigger.UNPAID_FOR: translate("rule", "下单后 {0} 小时没付款"),
        Trigger.HELD_FOR: translate("rule", "挂起了 {0} 小时"),
    }.get(when.trigger)
    return filled(waits, when.hours) if waits else trigger_word(when.trigger)


def group_text(group: Group) -> str:
    told = [
        filled(translate("rule", "（{0}）"), group_text(part)) if isinstance(part, Group) else leaf_text(part)
        for part in group.parts
    ]
    between = translate("rule", "，并且") if group.join is Join.ALL else translate("rule", "，或者")
    return between.join(told)


def leaf_text(leaf: Leaf) -> str:
    field = rule_field_word(leaf.field)
    if isinstance(leaf.value, bool):
        return field if leaf.value else filled(translate("rule", "不成立：{0}"), field)
    if leaf.field == "order.cash_fen":
        value = money(int(leaf.value))
    elif isinstance(leaf.value, int):
        value = points_text(leaf.value)
    else:
        value = leaf.value
    return filled(translate("rule", "{0}{1} {2}"), field, compare_word(leaf.compare), value)


def deed_text(then: Then, names: Mapping[str, str]) -> str:
    detail = then.text
    if then.deed is Deed.PRIORITY:
        detail = priority_word(then.number)
    elif then.deed is Deed.ASSIGN:
        detail = names.get(then.login, then.login)
    elif then.deed is Deed.NOTIFY:
        detail = filled(translate("rule", "{0}，{1}"), names.get(then.login, then.login), then.text)
    if not detail:
        return deed_word(then.deed)
    return filled(translate("rule", "{0}（{1}）"), deed_word(then.deed), detail)
