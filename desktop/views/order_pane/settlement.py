"""付款与退款: every payment and refund, its state, and the next act where one is due."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.vocabulary import RefundState
from desktop.services.order_detail import PaymentRow, RefundRow
from desktop.services.refunds import SETTLED
from desktop.views.after_sale_words import return_reason_word
from desktop.views.buttons import Button
from desktop.views.exception_words import exception_word
from desktop.views.icons import Glyph
from desktop.views.labels import ElidedLabel, label, say
from desktop.views.order_pane.copying import CopyButton
from desktop.views.order_pane.shown import Part, Shown
from desktop.views.order_pane.story import reason_shown
from desktop.views.provider_words import provider_problem
from desktop.views.words import act_word, method_word, refund_word

NEXT_ACTS: dict[RefundState, tuple[str, ...]] = {
    RefundState.PROPOSED: ("approve_refund", "drop_refund"),
    RefundState.APPROVED: ("record_refund_done", "record_refund_failed"),
    RefundState.SENT: ("record_refund_done", "record_refund_failed"),
    RefundState.UNKNOWN: ("record_refund_done", "record_refund_failed"),
    RefundState.FAILED: ("approve_refund",),
}
_TONE = {
    RefundState.DONE: "good",
    RefundState.FAILED: "danger",
    RefundState.PROPOSED: "warn",
    RefundState.APPROVED: "warn",
}


class SettlementPart(Part):
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("付款与退款"))
        self.box.setSpacing(3)

    def facts(self, shown: Shown) -> object:
        keys = tuple(offer.key for offer in shown.offered)
        return (shown.detail.payments, shown.detail.refunds, keys, shown.today)

    def fill(self, shown: Shown) -> None:
        for payment in shown.detail.payments:
            self.box.addWidget(self._payment(payment, shown))
            if payment.problem:
                problem = label(exception_word(payment.problem), "error", wrap=True)
                problem.setContentsMargins(20, 0, 0, 0)
                self.box.addWidget(problem)
        for refund in shown.detail.refunds:
            self.box.addWidget(self._refund(refund, shown))
            self._acts(refund, shown)

    def _payment(self, payment: PaymentRow, shown: Shown) -> QWidget:
        made, row = _row()
        row.addWidget(
            Glyph(
                "triangle-alert" if payment.problem else "credit-card",
                "danger_text" if payment.problem else "text2",
                14,
            )
        )
        row.addWidget(label(method_word(payment.method), "caption_strong"))
        row.addWidget(ElidedLabel(payment.reference, "caption"), 1)
        row.addWidget(CopyButton(payment.reference, self.tr("复制流水号"), size=13))
        said = shown.moment(payment.at)
        right = label(said, "caption")
        right.setToolTip(shown.exact(payment.at))
        row.addWidget(right)
        row.addWidget(label(shown.money(payment.amount_fen), "caption_strong"))
        say(made, " ".join((method_word(payment.method), payment.reference, shown.money(payment.amount_fen))))
        return made

    def _refund(self, refund: RefundRow, shown: Shown) -> QWidget:
        made, row = _row()
        row.addWidget(Glyph("rotate-ccw", "text2", 14))
        row.addWidget(label(self.tr("退款"), "caption_strong"))
        state = label(refund_word(refund.state), _TONE.get(refund.state, "muted"))
        row.addWidget(state)
        about = refund.reference or refund_reason(refund.reason)
        if refund.problem and refund.state not in SETTLED:
            about = provider_problem(refund.problem)
        row.addWidget(ElidedLabel(about, "caption"), 1)
        row.addWidget(label(shown.money(refund.amount_fen), "caption_strong"))
        made.setToolTip(shown.exact(refund.proposed_at))
        say(made, " ".join((self.tr("退款"), refund_word(refund.state), about, shown.money(refund.amount_fen))))
        return made

    def _acts(self, refund: RefundRow, shown: Shown) -> None:
        words = {
            "approve_refund": self.tr("同意退款"),
            "drop_refund": self.tr("不退"),
            "record_refund_done": self.tr("登记到账"),
            "record_refund_failed": self.tr("登记失败"),
        }
        if refund.state is RefundState.FAILED:
            words["approve_refund"] = self.tr("再退一次")
        keys = [key for key in NEXT_ACTS.get(refund.state, ()) if shown.offers(key) is not None]
        if not keys:
            return
        made, row = _row()
        row.setContentsMargins(20, 0, 0, 2)
        for key in keys:
            button = Button(words[key], kind="link")
            button.clicked.connect(partial(self._ask, key))
            row.addWidget(button)
        row.addStretch(1)
        self.box.addWidget(made)

    def _ask(self, key: str, checked: bool = False) -> None:
        self.asked.emit(key)


def refund_reason(reason: str) -> str:
    """What a person typed, or the shop's word for what made the refund by itself."""
    return reason_shown(act_word(return_reason_word(exception_word(reason))))


def _row() -> tuple[QWidget, QHBoxLayout]:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    return made, row
