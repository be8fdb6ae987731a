"""What a person may do with an order now, the best next step first.

offers(row, may=desk.may, refund_limit_fen=50_000, own="ship_order")   own: her own last act, when it is just done
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import OrderKind, OrderStatus, Permission, allowed_acts
from desktop.services.order_rows import OrderRow
from desktop.views.formats import money
from desktop.views.texts import filled

translate = QCoreApplication.translate
P, S = Permission, OrderStatus


@dataclass(frozen=True, slots=True)
class Offered:
    """An act by its key, in words with its price; primary for the best next step, danger where nothing comes back."""

    key: str
    words: str
    icon: str
    primary: bool = False
    danger: bool = False


def offers(
    row: OrderRow, *, may: Callable[[Permission], bool], refund_limit_fen: int = 0, own: str = ""
) -> list[Offered]:
    table = allowed_acts(row.status)
    found = [
        one
        for one in (*_refunds(row, may, refund_limit_fen), *_next(row, may), *_beside(row, may), *_back(row, may, own))
        if one.key not in _IN_TABLE or one.key in table
    ]
    firsts = [one for one in found if one.primary]
    if not firsts:
        return found
    rest = [one for one in found if one is not firsts[0]]
    return [firsts[0], *(Offered(one.key, one.words, one.icon, False, one.danger) for one in rest)]


_IN_TABLE = frozenset().union(*(allowed_acts(status) for status in OrderStatus))


def open_units(row: OrderRow) -> int:
    return row.units - row.units_shipped - row.units_cancelled


def _next(row: OrderRow, may: Callable[[Permission], bool]) -> Iterator[Offered]:
    """The steps that bring the order forward."""
    held, left = row.hold_reason is not None, open_units(row)
    if held and may(P.HOLD):
        yield Offered("unhold_order", translate("offer", "解除挂起"), "play", primary=True)
    if may(P.CONFIRM_PAYMENT) and row.cash_fen > 0:
        cash = money(row.cash_fen, row.currency, row.minor_units)
        if row.status is S.UNPAID:
            yield Offered("confirm_payment", filled(translate("offer", "确认收款 {0}"), cash), "wallet", primary=True)
        elif row.status is S.CANCELLED and row.paid_at is None:
            yield Offered("confirm_payment", translate("offer", "登记迟到的付款"), "wallet")
    if may(P.RELEASE) and not held:
        yield Offered("release_order", translate("offer", "放行"), "arrow-right", primary=True)
    if may(P.SHIP) and not held and left:
        yield Offered("ship_order", filled(translate("offer", "发货 {0} 件"), left), "truck", primary=True)
    if may(P.COMPLETE) and not held and not row.returns_open:
        yield Offered("complete_order", translate("offer", "完成订单"), "circle-check", primary=True)


def _beside(row: OrderRow, may: Callable[[Permission], bool]) -> Iterator[Offered]:
    """What changes the order or stands beside it."""
    yield from _after_sale(row, may)
    if row.parcels and may(P.CORRECT_WAYBILL):
        yield Offered("correct_waybill", translate("offer", "更正运单"), "square-pen")
    if may(P.EDIT_UNPAID if row.status is S.UNPAID else P.EDIT_PAID):
        yield Offered("edit_order", translate("offer", "修改订单"), "pencil")
    if may(P.PRINT) and row.line_count:
        yield Offered("print_slip", translate("offer", "打印配货单"), "printer")
    if may(P.PRINT) and row.recipient_name:
        yield Offered("print_label", translate("offer", "打印地址标签"), "map-pin")
    if may(P.NOTE):
        yield Offered("note_order", translate("offer", "写备注"), "message-square")
    if may(P.TAG):
        yield Offered("tag_order", translate("offer", "标签"), "tag")
    if may(P.ASSIGN):
        words = translate("offer", "转交") if row.assignee else translate("offer", "领单")
        yield Offered("assign_order", words, "user-check")
    if may(P.SET_PRIORITY):
        yield Offered("set_priority", translate("offer", "优先级"), "flag")
    if may(P.HOLD) and row.hold_reason is None:
        yield Offered("hold_order", translate("offer", "挂起"), "pause")


def _after_sale(row: OrderRow, may: Callable[[Permission], bool]) -> Iterator[Offered]:
    """Of what has gone; what hasn't is cancelled or, by who can't, asked for."""
    left = row.units - row.units_cancelled
    if row.kind is OrderKind.CREDIT or not left or not row.line_count or not may(P.REQUEST_RETURN):
        return
    money = may(P.HANDLE_RETURNS) and (may(P.REFUND_TO_LIMIT) or may(P.REFUND_ABOVE))
    if money and not row.history and (row.points or row.cash_fen) and row.units_shipped:
        yield Offered("fast_refund", translate("offer", "快速退款"), "zap")
    yield Offered("request_return", translate("offer", "申请售后"), "rotate-ccw")


def _back(row: OrderRow, may: Callable[[Permission], bool], own: str) -> Iterator[Offered]:
    """What takes something back."""
    left = open_units(row)
    if not row.units_shipped and (may(P.UNRELEASE) or (may(P.UNDO_OWN) and own == "release_order")):
        yield Offered("unrelease_order", translate("offer", "退回待放行"), "undo-2")
    if (row.parcels or row.pickups) and (may(P.UNDO_SHIPMENT) or (may(P.UNDO_OWN) and own == "ship_order")):
        yield Offered("undo_shipment", translate("offer", "撤回发货"), "undo-2")
    if may(P.CANCEL_LINES) and row.line_count and left and (left > 1 or row.units_shipped):
        yield Offered("cancel_lines", translate("offer", "取消部分商品"), "circle-minus", danger=True)
    if may(P.CANCEL_UNPAID):
        yield Offered("cancel_order", translate("offer", "取消订单"), "ban", danger=True)
    if may(P.CANCEL_PAID) and not row.units_shipped and left:
        yield Offered("cancel_paid_order", translate("offer", "取消并退款"), "ban", danger=True)


def _refunds(row: OrderRow, may: Callable[[Permission], bool], limit_fen: int) -> Iterator[Offered]:
    """Refunds that wait for her: to approve, to be done by hand, to try again."""

    def within(fen: int) -> bool:
        return may(P.REFUND_ABOVE) or (may(P.REFUND_TO_LIMIT) and fen <= limit_fen)

    def cash(fen: int) -> str:
        return money(fen, row.currency, row.minor_units)

    over = row.status in (S.CANCELLED, S.COMPLETED)
    if row.refund_proposed_fen and within(row.refund_proposed_fen):
        words = filled(translate("offer", "同意退款 {0}"), cash(row.refund_proposed_fen))
        yield Offered("approve_refund", words, "hand-coins", primary=over)
        yield Offered("drop_refund", translate("offer", "不退款"), "circle-x", danger=True)
    elif row.refund_failed_fen and within(row.refund_failed_fen):
        words = filled(translate("offer", "重新退款 {0}"), cash(row.refund_failed_fen))
        yield Offered("approve_refund", words, "rotate-ccw", primary=over)
    if row.refund_due_fen and (may(P.REFUND_ABOVE) or may(P.REFUND_TO_LIMIT)):
        words = filled(translate("offer", "登记退款到账 {0}"), cash(row.refund_due_fen))
        yield Offered("record_refund_done", words, "banknote", primary=over)
        yield Offered("record_refund_failed", translate("offer", "登记退款失败"), "circle-alert")
