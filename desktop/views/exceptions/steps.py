"""What a person may do about an exception now, the next right step first.

steps_of(case, acts.offered(case.order), desk.may) -> [Offered("release_order", "放行", …, primary=True), …]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import ExceptionKind, Permission
from desktop.services.exceptions.acts import JUDGES
from desktop.services.exceptions.evidence import ExceptionCase
from desktop.views.order_acts.offers import Offered

translate = QCoreApplication.translate
K, P = ExceptionKind, Permission
May = Callable[[Permission], bool]
# by kind, the steps that mend it, the right one first
MENDS: dict[ExceptionKind, tuple[str, ...]] = {
    K.PAYMENT_FAILING: ("contact", "confirm_payment", "settle", "cancel_order"),
    K.PAYMENT_UNKNOWN: ("ask_again", "confirm_payment", "cancel_order"),
    K.LATE_PAYMENT: ("approve_refund", "record_refund_done", "drop_refund", "contact"),
    K.SECOND_PAYMENT: ("approve_refund", "record_refund_done", "drop_refund", "contact"),
    K.WRONG_AMOUNT: ("approve_refund", "record_refund_done", "drop_refund", "contact"),
    K.REFUND_FAILED: ("approve_refund", "record_refund_done", "contact"),
    K.REFUND_UNKNOWN: ("ask_again", "record_refund_done", "record_refund_failed"),
    K.SHIP_LATE: ("ship_order", "contact", "hold_order", "cancel_paid_order"),
    K.OUT_OF_STOCK: ("receive", "release_order", "contact", "cancel_lines", "cancel_paid_order"),
    K.OVERSOLD: ("receive", "open_goods"),
    K.RISKY: ("release_order", "hold_order", "contact", "cancel_paid_order"),
    K.PARCEL_STUCK: ("settle", "contact", "correct_waybill", "undo_shipment"),
    K.PARCEL_RETURNED: ("contact", "settle", "correct_waybill", "undo_shipment"),
    K.WEBHOOK_DEAD: ("settings",),
    K.LEDGER_BREAK: ("finding",),
}


def steps_of(case: ExceptionCase, offered: Sequence[Offered], may: May, mine: int | None) -> list[Offered]:
    """Closed ones have only what leads elsewhere. mine: her own id, for what she has taken."""
    known = {one.key: one for one in (*offered, *_own(case, may))}
    found: list[Offered] = []
    if case.row.closed_at is None:
        found = [known[key] for key in MENDS[case.row.kind] if key in known]
        found += _beside(case, may, mine)
    found += _elsewhere(case, {one.key for one in found})
    return [Offered(one.key, one.words, one.icon, place == 0, one.danger) for place, one in enumerate(found)]


def _own(case: ExceptionCase, may: May) -> Iterator[Offered]:
    kind = case.row.kind
    if case.order is not None and (may(P.REPLY) or may(P.SHIP) or may(P.CONFIRM_PAYMENT)):
        yield Offered("contact", translate("exceptions", "联系买家"), "phone")
    if may(P.CONFIRM_PAYMENT) or may(P.REFUND_TO_LIMIT) or may(P.REFUND_ABOVE):
        yield Offered("ask_again", translate("exceptions", "再问支付渠道"), "rotate-ccw")
    if kind in JUDGES and may(JUDGES[kind]):
        words = {
            K.PAYMENT_FAILING: translate("exceptions", "不用再管"),
            K.PARCEL_STUCK: translate("exceptions", "问过快递，记下"),
            K.PARCEL_RETURNED: translate("exceptions", "记下怎么处理"),
        }
        yield Offered("settle", words[kind], "circle-check")
    if case.stock and may(P.RECEIVE_GOODS) and any(one.on_hand < one.reserved for one in case.stock):
        yield Offered("receive", translate("exceptions", "补货入库"), "package-check")
    if kind is K.WEBHOOK_DEAD and may(P.CHANGE_SETTINGS):
        yield Offered("settings", translate("exceptions", "看设置"), "settings")
    if kind is K.LEDGER_BREAK:
        yield Offered("finding", translate("exceptions", "看怎么修正"), "scale")
    if kind is K.OVERSOLD:
        yield Offered("open_goods", translate("exceptions", "打开商品"), "package")


def _beside(case: ExceptionCase, may: May, mine: int | None) -> Iterator[Offered]:
    row = case.row
    if row.owner_id is None and (may(P.NOTE) or may(P.ASSIGN)):
        yield Offered("take", translate("exceptions", "我来处理"), "user-check")
    if row.snoozed_until is not None and row.snoozed_until > case.now and may(P.NOTE):
        yield Offered("wake", translate("exceptions", "现在就处理"), "alarm-clock")
    elif may(P.NOTE):
        yield Offered("snooze", translate("exceptions", "稍后提醒"), "alarm-clock")
    if may(P.ASSIGN):
        yield Offered("assign", translate("exceptions", "转交"), "users")
    elif row.owner_id is not None and row.owner_id == mine:
        yield Offered("give_back", translate("exceptions", "不领了"), "undo-2")


def _elsewhere(case: ExceptionCase, there: set[str]) -> Iterator[Offered]:
    row = case.row
    if row.order_id is not None:
        yield Offered("open_order", translate("exceptions", "打开订单"), "clipboard-list")
    if row.subject == "member":
        yield Offered("open_member", translate("exceptions", "打开会员"), "user")
    if case.stock and "open_goods" not in there:
        yield Offered("open_goods", translate("exceptions", "打开商品"), "package")
