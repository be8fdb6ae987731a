"""An order as it was opened beside what it is now: which of its sides changed, by whom, and what of it clashes.

differences(opened, now, mine={"remark": "放前台"}, groups={"remark": "remark"}, may_read=False) -> [Difference, …]

mine: what a dialog is about to make of a side, in words. groups: sides that it writes or relies on, by the decision that
a change of theirs calls for. Nobody's name, phone or street is in any of the words, only the masks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import FulfilmentState
from desktop.services.goods_names import called
from desktop.services.masks import mentions_phone
from desktop.services.order_cases import OrderCase
from desktop.services.order_detail import TimelineRow
from desktop.services.order_state import QUIET_ACTS
from desktop.views.chips import status_word
from desktop.views.formats import moment, money, points_text
from desktop.views.overtaken import Difference
from desktop.views.texts import filled, listed
from desktop.views.words import act_word, actor_word, carrier_word, payment_word, priority_word, refund_word

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an order: what tells one state of it from another, and what a person reads."""

    name: str
    told: Callable[[OrderCase], object]
    words: Callable[[OrderCase], str]


def differences(
    opened: OrderCase, now: OrderCase, *, mine: Mapping[str, str], groups: Mapping[str, str], may_read: bool
) -> list[Difference]:
    """may_read: she may ask for what is behind the masks. Nothing where no side of the order has changed."""
    since = [row for row in now.detail.timeline if row not in opened.detail.timeline]
    found, any_changed = [], False
    for key, side in _sides().items():
        changed = side.told(opened) != side.told(now)
        any_changed = any_changed or changed
        if not changed and key not in mine:
            continue
        before, after = side.words(opened), side.words(now)
        if changed and before == after:
            after = filled(translate("compared", "{0}（看不到的部分改了）"), after)
        found.append(
            Difference(
                key, side.name, before, after, _who(key, since, now) if changed else "", mine.get(key, ""),
                groups.get(key, "") if changed else "",
                translate("compared", "看全") if changed and key == "recipient" and may_read else "",
            )
        )  # fmt: skip
    return found if any_changed else []


def _sides() -> dict[str, Side]:
    return {
        "status": Side(translate("compared", "状态"), attrgetter("row.status"), _status),
        "payment": Side(translate("compared", "付款"), attrgetter("row.payment_state"), _payment),
        "hold": Side(translate("compared", "挂起"), _held, _hold),
        "goods": Side(translate("compared", "商品"), _lines, _goods),
        "price": Side(translate("compared", "金额"), attrgetter("row.points", "row.cash_fen"), _price),
        "recipient": Side(translate("compared", "收货人"), attrgetter("detail.recipient_id"), _recipient),
        "remark": Side(translate("compared", "买家备注"), attrgetter("detail.remark"), _remark),
        "shipped": Side(translate("compared", "已发"), attrgetter("row.units_shipped"), _shipped),
        "waybills": Side(translate("compared", "运单"), _parcels, _waybills),
        "refunds": Side(translate("compared", "退款"), _refund_states, _refunds),
        "returns": Side(translate("compared", "售后"), attrgetter("row.returns_open"), _returns),
        "assignee": Side(translate("compared", "处理人"), attrgetter("assignee_login"), _assignee),
        "priority": Side(translate("compared", "优先级"), attrgetter("row.priority"), _priority),
        "tags": Side(translate("compared", "标签"), attrgetter("detail.tags"), _tags),
    }


def _status(case: OrderCase) -> str:
    return status_word(case.row.status)


def _payment(case: OrderCase) -> str:
    return payment_word(case.row.payment_state)


def _held(case: OrderCase) -> object:
    return case.row.hold_reason, case.row.hold_until


def _hold(case: OrderCase) -> str:
    reason = case.row.hold_reason
    return said(reason) if reason is not None else translate("compared", "没有挂起")


def _lines(case: OrderCase) -> object:
    return sorted((line.sku_code, line.qty - line.cancelled) for line in case.detail.lines if line.qty > line.cancelled)


def _goods(case: OrderCase) -> str:
    words = translate("compared", "{0} × {1}")
    left = [line for line in case.detail.lines if line.qty > line.cancelled]
    return listed(filled(words, called(line.title, line.spec), line.qty - line.cancelled) for line in left)


def _price(case: OrderCase) -> str:
    row = case.row
    parts = [filled(translate("compared", "{0} 积分"), points_text(row.points))] if row.points else []
    if row.cash_fen or not parts:
        parts.append(money(row.cash_fen, row.currency, row.minor_units))
    return " + ".join(parts)


def _recipient(case: OrderCase) -> str:
    row = case.row
    words = " ".join(word for word in (row.recipient_name, row.phone_mask, row.region) if word)
    return words or translate("compared", "没有收货地址")


def _remark(case: OrderCase) -> str:
    return said(case.detail.remark)


def said(text: str) -> str:
    """A typed text as it may stand beside another; one with a phone number in it doesn't."""
    if mentions_phone(text):
        return translate("compared", "里面有电话，已隐去")
    return text.strip() or translate("compared", "没有")


def _shipped(case: OrderCase) -> str:
    row = case.row
    return filled(translate("compared", "{0}/{1} 件"), row.units_shipped, row.units - row.units_cancelled)


def _parcels(case: OrderCase) -> object:
    return [(one.id, one.carrier, one.waybill, one.state) for one in case.detail.fulfilments]


def _waybills(case: OrderCase) -> str:
    gone = [one for one in case.detail.fulfilments if one.state == FulfilmentState.SHIPPED.value and one.waybill]
    return listed(f"{carrier_word(one.carrier)} {one.waybill}" for one in gone) or translate("compared", "没有")


def _refund_states(case: OrderCase) -> object:
    return [(one.id, one.amount_fen, one.state) for one in case.detail.refunds]


def _refunds(case: OrderCase) -> str:
    row = case.row
    told = [
        f"{money(one.amount_fen, row.currency, row.minor_units)} {refund_word(one.state)}"
        for one in case.detail.refunds
    ]
    return listed(told) or translate("compared", "没有")


def _returns(case: OrderCase) -> str:
    count = case.row.returns_open
    return filled(translate("compared", "{0} 个在处理"), count) if count else translate("compared", "没有")


def _assignee(case: OrderCase) -> str:
    return case.row.assignee or translate("compared", "没有指定")


def _priority(case: OrderCase) -> str:
    return priority_word(case.row.priority)


def _tags(case: OrderCase) -> str:
    return listed(map(said, case.detail.tags)) or translate("compared", "没有")


def _who(key: str, since: list[TimelineRow], now: OrderCase) -> str:
    """Who changed that side last, when and by what act, as the audit has it."""
    touching = [row for row in since if key in _touched(row)]
    loud = [row for row in since if row.act not in QUIET_ACTS]
    last = next(reversed(touching or loud or since), None)
    if last is None:
        return translate("compared", "已有改动")
    at = moment(last.at, now.now, now.settings.zone_info)
    return filled(translate("compared", "{0} {1}「{2}」"), actor_word(last.actor), at, act_word(last.act))


def _touched(row: TimelineRow) -> frozenset[str]:
    """The sides that an act on record changed, as far as its row tells."""
    found = set(_TOUCHED.get(row.act, ()))
    if row.from_status is not row.to_status:
        found.add("status")
    if row.act == "edit_order":
        found |= {"recipient", "remark"} & row.after.keys()
        if row.after.keys() & {"points", "replaced"}:
            found |= {"goods", "price", "refunds"}
    return frozenset(found)


_TOUCHED = {
    "confirm_payment": ("payment", "refunds"),
    "hold_order": ("hold",),
    "unhold_order": ("hold",),
    "ship_order": ("shipped", "waybills"),
    "undo_shipment": ("shipped", "waybills"),
    "correct_waybill": ("waybills",),
    "cancel_lines": ("goods", "refunds"),
    "cancel_paid_order": ("goods", "refunds"),
    "cancel_order": ("goods",),
    "approve_refund": ("refunds",),
    "drop_refund": ("refunds",),
    "record_refund_done": ("refunds", "payment"),
    "record_refund_failed": ("refunds",),
    "send_refund": ("refunds",),
    "refund_paid": ("refunds", "payment"),
    "refund_refused": ("refunds",),
    "request_return": ("returns",),
    "assign_order": ("assignee",),
    "set_priority": ("priority",),
    "tag_order": ("tags",),
    "untag_order": ("tags",),
}
