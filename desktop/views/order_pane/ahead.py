"""The steps that an order still has to go: 全部发货 with its deadline, 签收后完成, a refund that waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import OrderStatus, RefundState
from desktop.services.order_detail import OrderDetail
from desktop.views.formats import money
from desktop.views.texts import filled
from desktop.views.words import refund_word, rest_word

translate = QCoreApplication.translate
OPEN_REFUNDS = frozenset(
    {RefundState.PROPOSED, RefundState.APPROVED, RefundState.SENT, RefundState.UNKNOWN, RefundState.FAILED}
)


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something still to come: by is its deadline, note stands in its place."""

    text: str
    by: datetime | None = None
    note: str = ""


def ahead(detail: OrderDetail) -> tuple[Ahead, ...]:
    """The steps that the order still has to go."""
    row = detail.row
    steps: list[Ahead] = []
    waits = translate("ahead", "挂起中") if row.hold_reason is not None else ""
    if row.status is OrderStatus.UNPAID:
        steps.append(Ahead(translate("ahead", "等待付款"), None if waits else row.pay_by, waits))
    if row.status is OrderStatus.PAID:
        steps.append(Ahead(rest_word(row.rest_reason) or translate("ahead", "等人放行")))
    if row.status in (OrderStatus.UNPAID, OrderStatus.PAID):
        steps.append(Ahead(translate("ahead", "发货")))
    if row.status is OrderStatus.TO_SHIP:
        words = translate("ahead", "全部发货") if row.units_shipped else translate("ahead", "发货")
        steps.append(Ahead(words, None if waits else row.ship_by, waits))
    if row.status not in (OrderStatus.COMPLETED, OrderStatus.CANCELLED):
        by_itself = detail.complete_by if row.status is OrderStatus.SHIPPED and not waits else None
        steps.append(Ahead(translate("ahead", "签收后完成"), by_itself))
    steps += [
        Ahead(filled(translate("ahead", "退款 {0}"), money(refund.amount_fen, row.currency, row.minor_units)), None,
              refund_word(refund.state))
        for refund in detail.refunds
        if refund.state in OPEN_REFUNDS
    ]  # fmt: skip
    return tuple(steps)
