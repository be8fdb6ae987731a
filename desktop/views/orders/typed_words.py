"""What the typed conditions of the order list are called, in the language of the screen, and what is said of them.

    lexicon(names, choices) -> Lexicon       names: colleagues by login; choices: what occurs in the shop, once known
    condition_title("carrier") -> "快递公司"
    wrong_text(Wrong("points", "not_a_number")) -> "积分要是数字"

The shop's own words, tags and categories and people, may well be meant as a text to search for: alone they become a
condition only by choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import OrderKind, OrderStatus, PaymentState, RefundState
from desktop.services.carriers import short_name
from desktop.services.order_filter_state import NAMED_DAYS
from desktop.services.order_lists import FilterChoices
from desktop.services.order_words import Lexicon, Meaning, Wrong
from desktop.views.calendar_words import weekday_word
from desktop.views.chips import status_word
from desktop.views.orders.conditions import day_word
from desktop.views.texts import filled
from desktop.views.words import carrier_word, channel_word, kind_word, method_word, payment_word, refund_word

translate = QCoreApplication.translate
_CARRIERS = ("shunfeng", "zhongtong", "yuantong", "yunda", "shentong", "jtexpress", "ems", "jd")
_CHANNELS = ("desk", "h5", "mini", "app", "web")
_METHODS = ("wechat", "alipay", "bank", "cash", "unionpay")
_OWN = ("tag", "category", "assignee", "channel", "pay_method")


def _several(words: str) -> list[str]:
    return [word.strip() for word in words.split("|")]


def condition_title(condition: str) -> str:
    return {
        "statuses": translate("typed", "状态"),
        "days": translate("typed", "下单日期"),
        "points": translate("typed", "积分"),
        "cash": translate("typed", "现金"),
        "channel": translate("typed", "下单渠道"),
        "tier": translate("typed", "会员等级"),
        "category": translate("typed", "商品分类"),
        "payment": translate("typed", "支付状态"),
        "pay_method": translate("typed", "支付方式"),
        "carrier": translate("typed", "快递公司"),
        "tag": translate("typed", "标签"),
        "assignee": translate("typed", "领单人"),
        "member": translate("typed", "会员"),
        "kind": translate("typed", "订单种类"),
        "currency": translate("typed", "货币"),
        "sku": translate("typed", "商品编码"),
        "hour": translate("typed", "下单钟点"),
        "weekday": translate("typed", "下单星期"),
        "refund": translate("typed", "退款"),
        "refunded": translate("typed", "退款到账"),
        "held": translate("typed", "挂起"),
        "overdue": translate("typed", "发货超时"),
        "printed": translate("typed", "打印"),
        "returns_open": translate("typed", "售后"),
        "exception": translate("typed", "异常"),
    }[condition]


def _prefixes() -> dict[str, str]:
    """Words that stand before a colon, several by a bar; each without a space."""
    named = {
        "tag": translate("typed", "标签"), "channel": translate("typed", "渠道"), "tier": translate("typed", "等级"),
        "category": translate("typed", "分类"), "payment": translate("typed", "支付"),
        "pay_method": translate("typed", "支付方式|付款方式"), "carrier": translate("typed", "快递"),
        "assignee": translate("typed", "领单"), "member": translate("typed", "会员"), "kind": translate("typed", "种类"),
        "currency": translate("typed", "货币"), "sku": translate("typed", "商品|编码"), "hour": translate("typed", "钟点"),
        "weekday": translate("typed", "星期"), "refund": translate("typed", "退款"),
        "refunded": translate("typed", "退款到账|到账"),
    }  # fmt: skip
    return {word.casefold(): of for of, words in named.items() for word in _several(words)} | {"#": "tag"}


def _yes_no() -> list[tuple[str, str, bool]]:
    both = {
        "held": (translate("typed", "挂起"), translate("typed", "没有挂起|未挂起|没挂起")),
        "overdue": (translate("typed", "发货超时|超时"), translate("typed", "没有超时|未超时|没超时")),
        "printed": (translate("typed", "已打印|打印过"), translate("typed", "未打印|没打印")),
        "returns_open": (translate("typed", "售后中|有售后"), translate("typed", "没有售后|没售后")),
        "exception": (translate("typed", "有异常|异常"), translate("typed", "没有异常|没异常")),
    }
    return [
        (word, name, value) for name, words in both.items()
        for value, said in zip((True, False), words, strict=True) for word in _several(said)
    ]  # fmt: skip


def _days() -> dict[str, str]:
    also = {
        "today": translate("typed", "今日"), "yesterday": translate("typed", "昨日"),
        "this_week": translate("typed", "这周|这星期"), "last_week": translate("typed", "上星期"),
        "this_month": translate("typed", "这个月"), "last_month": translate("typed", "上个月"),
        "last_7": translate("typed", "近7天|最近7天|七天内"), "last_30": translate("typed", "近30天|最近30天"),
    }  # fmt: skip
    found: dict[str, str] = {}
    for key in NAMED_DAYS:
        for word in (
            (*_several(also[key]), day_word(key)) if " " in day_word(key) else (day_word(key), *_several(also[key]))
        ):
            found.setdefault(word.casefold(), key)
    return found


def lexicon(names: Mapping[str, str], choices: FilterChoices | None) -> Lexicon:
    """Where one word would mean two things, it means neither without its field before a colon."""
    channels = _CHANNELS if choices is None else (*_CHANNELS, *choices.channels)
    carriers = _CARRIERS if choices is None else (*_CARRIERS, *choices.carriers)
    methods = _METHODS if choices is None else (*_METHODS, *choices.methods)
    people = {name: login for login, name in (*names.items(), *(choices.colleagues if choices else ()))}
    values = {
        "channel": _called((channel_word(one), one) for one in channels),
        "carrier": _called(
            (word, one) for one in carriers for word in (carrier_word(one), short_name(carrier_word(one)))
        ),
        "pay_method": _called((method_word(one), one) for one in methods),
        "payment": _called((payment_word(one), one.value) for one in PaymentState),
        "refund": _called((refund_word(one), one.value) for one in RefundState),
        "kind": _called((kind_word(one), one.value) for one in OrderKind),
        "tier": _called((one, one) for one in (choices.tiers if choices else ())),
        "category": _called((one, one) for one in (choices.categories if choices else ())),
        "tag": _called((one, one) for one in (choices.tags if choices else ())),
        "assignee": _called(people.items()),
    }
    terms = {status_word(one).casefold(): Meaning("statuses", (("statuses", (one,)),)) for one in OrderStatus}
    for word, name, value in _yes_no():
        terms.setdefault(word.casefold(), Meaning(name, ((name, value),)))
    for word in _several(translate("typed", "没人领单|无人领单")):
        terms.setdefault(word.casefold(), Meaning("assignee", (("assignee", ""),)))
    for day in range(1, 8):
        terms.setdefault(weekday_word(day).casefold(), Meaning("weekday", (("weekday", day),)))
    days, seen = _days(), set[str]()
    for field in ("payment", "carrier", "tier", "kind", *_OWN):
        for word, key in values[field].items():
            if word in days or (word in terms and word not in seen):
                continue
            if word in seen:
                terms.pop(word, None)
                continue
            seen.add(word)
            terms[word] = Meaning(field, ((field, _typed_value(field, key)),), field not in _OWN)
    amounts = {word.casefold(): "points" for word in _several(translate("typed", "积分"))}
    amounts |= {word.casefold(): "cash" for word in _several(translate("typed", "现金|金额"))}
    return Lexicon(terms, amounts, days, _prefixes(), values)


def _typed_value(field: str, key: str) -> object:
    return PaymentState(key) if field == "payment" else OrderKind(key) if field == "kind" else key


def _called(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word, key in named:
        if word:
            found.setdefault(word.casefold(), key)
    return found


def wrong_text(wrong: Wrong) -> str:
    title = condition_title(wrong.condition)
    match wrong.problem:
        case "incomplete":
            return filled(translate("typed", "「{0}」后面还没有写完"), title)
        case "not_a_number":
            return filled(translate("typed", "{0}要是数字"), title)
        case "not_money":
            return filled(translate("typed", "{0}要是金额，如 50 或 12.50"), title)
        case "no_such_day":
            return translate("typed", "没有这一天，日期写成 11-16 或 2026-11-16")
        case "reversed" if wrong.condition in ("days", "refunded"):
            return translate("typed", "开始的日期要早于结束的日期")
        case "reversed":
            return filled(translate("typed", "{0}从小到大写，如 100-500"), title)
        case "out_of_range":
            return filled(translate("typed", "{0}不能是这个数"), title)
        case _:
            return filled(translate("typed", "没有这种「{0}」"), title)
