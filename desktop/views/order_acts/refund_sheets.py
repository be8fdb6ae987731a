"""Refunds that wait for somebody: agreed to, given up, done by hand with a reference, failed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import REFUND_MOVES, RefundState
from desktop.services.order_cases import OrderCase
from desktop.services.order_detail import RefundRow
from desktop.services.order_rows import OrderRow
from desktop.services.refunds import approve_refund, drop_refund, record_refund_done, record_refund_failed
from desktop.services.transaction import Rehearsal
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.form import Field, TextEdit
from desktop.views.formats import moment, money
from desktop.views.notices import Effect
from desktop.views.order_acts.act_sheet import ActSheet
from desktop.views.order_acts.cancels import TRIAL_REASON
from desktop.views.order_acts.effects import payment_effect
from desktop.views.order_acts.headings import heading
from desktop.views.order_acts.money import TRIAL_REFERENCE
from desktop.views.order_acts.one_of import OneOf
from desktop.views.order_acts.reason_fields import ReasonFields
from desktop.views.texts import filled
from desktop.views.words import method_word, refund_reason, refund_word

translate = QCoreApplication.translate


class _RefundSheet(ActSheet):
    """One of the order's refunds that may go to the state `to`."""

    touches = ("refunds",)
    to: RefundState
    act: Callable[..., OrderRow]

    def __init__(
        self, window: QWidget, desk: Desk, case: OrderCase, title: str, *, icon: str, tone: str = "accent"
    ) -> None:
        super().__init__(
            window, desk, case, filled(title, case.row.order_no), heading(case), icon=icon, tone=tone, width=560
        )
        self.refund = OneOf(self.tr("退款"))
        self.refund.changed.connect(self._chose)
        self.add(self.refund)
        self.add_answer()
        self.add_effects()
        self.add_button(self.tr("先不处理"), slot=self.dismiss)
        kind = "danger" if tone == "danger" else "primary"
        self.go = self.add_button(self.tr("处理"), icon, kind=kind, slot=self.submit, default=True)
        self.show_case()

    def add_answer(self) -> None:
        """What else has to be filled in."""

    def answer(self, *, trial: bool) -> dict[str, Any]:
        return {}

    def price(self, amount: str) -> str:
        """What the button says."""
        raise NotImplementedError  # each sheet's button names its own act

    def waiting(self) -> list[RefundRow]:
        return [one for one in self.case.detail.refunds if self.to in REFUND_MOVES[one.state]]

    def chosen(self) -> RefundRow | None:
        return next((one for one in self.waiting() if str(one.id) == self.refund.key()), None)

    def show_case(self) -> None:
        self.refund.show_choices([(str(one.id), self._words(one)) for one in self.waiting()])
        self._show_price()

    def command(self, *, trial: bool = False) -> Command | None:
        one = self.chosen()
        if one is None:
            self.show_nothing(self.tr("没有要处理的退款了"))
            self.go.setEnabled(False)
            return None
        return Command(type(self).act, (one.id,), {**self.answer(trial=trial), "seen": self.case.row.version})

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        one = self.chosen()
        if one is None:
            return
        moved = filled(
            self.tr("{0}  {1} → {2}"), self._amount(one.amount_fen), refund_word(one.state), refund_word(self.to)
        )
        found = [
            Effect("wallet", self.tr("退款"), (moved,), self.note()),
            payment_effect(self.case, rehearsal.answer),
            Effect("coins", self.tr("积分"), (self.tr("积分和库存不变"),)),
        ]
        self.effects.show_effects([effect for effect in found if effect is not None])

    def note(self) -> str:
        return ""

    def _chose(self, key: str) -> None:
        self._show_price()
        self.changed()

    def _show_price(self) -> None:
        one = self.chosen()
        if one is not None:
            self.go.setText(self.price(self._amount(one.amount_fen)))

    def _amount(self, fen: int) -> str:
        return money(fen, self.case.row.currency, self.case.row.minor_units)

    def _words(self, one: RefundRow) -> str:
        paid = next((payment.method for payment in self.case.detail.payments if payment.id == one.payment_id), "")
        at = moment(one.proposed_at, self.case.now, self.case.settings.zone_info)
        return filled(
            self.tr("{0} 退回{1} · {2} · {3}"), self._amount(one.amount_fen), method_word(paid),
            refund_reason(one.reason), at,
        )  # fmt: skip


class ApproveRefundSheet(_RefundSheet):
    to = RefundState.APPROVED
    act = approve_refund

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        super().__init__(window, desk, case, self.tr("同意退款 {0}"), icon="hand-coins")

    def price(self, amount: str) -> str:
        return filled(self.tr("同意退款 {0}"), amount)

    def note(self) -> str:
        return self.tr("退完后再登记到账")


class _ReasonedSheet(_RefundSheet):
    """A refund that ends otherwise than it was meant to: only with a reason."""

    def asked(self) -> ReasonFields:
        raise NotImplementedError  # each end asks for other reasons

    def add_answer(self) -> None:
        self.reasons = self.first = self.asked()
        self.add(self.reasons)

    def answer(self, *, trial: bool) -> dict[str, Any]:
        return {"reason": self.reasons.reason() or (TRIAL_REASON if trial else "")}

    def places(self) -> dict[str, Field]:
        return {"reason": self.reasons.field}


class DropRefundSheet(_ReasonedSheet):
    to = RefundState.DROPPED
    act = drop_refund

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        super().__init__(window, desk, case, self.tr("不退款 {0}"), icon="circle-x", tone="danger")

    def asked(self) -> ReasonFields:
        return ReasonFields(
            self.tr("不退款的原因"),
            [
                ("keep", self.tr("会员同意不退")),
                ("matched", self.tr("核实后付款无误")),
                ("double", self.tr("已经用别的方式退过")),
            ],
        )

    def price(self, amount: str) -> str:
        return filled(self.tr("不退这 {0}"), amount)

    def note(self) -> str:
        return self.tr("作罢后不能恢复")


class RefundDoneSheet(_RefundSheet):
    to = RefundState.DONE
    act = record_refund_done

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        super().__init__(window, desk, case, self.tr("登记退款到账 {0}"), icon="banknote")

    def add_answer(self) -> None:
        self._reference = TextEdit(self.tr("退款凭证上的流水号"))
        self._reference.setMaxLength(100)
        self.reference = Field(self.tr("流水号"), self._reference, required=True)
        self.add(self.reference)

    def answer(self, *, trial: bool) -> dict[str, Any]:
        return {"reference": self._reference.text().strip() or (TRIAL_REFERENCE if trial else "")}

    def places(self) -> dict[str, Field]:
        return {"reference": self.reference}

    def price(self, amount: str) -> str:
        return filled(self.tr("登记 {0} 已退到账"), amount)

    def note(self) -> str:
        return self.tr("登记后不能撤回")


class RefundFailedSheet(_ReasonedSheet):
    to = RefundState.FAILED
    act = record_refund_failed

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        super().__init__(window, desk, case, self.tr("登记退款失败 {0}"), icon="circle-alert", tone="warn")

    def asked(self) -> ReasonFields:
        return ReasonFields(
            self.tr("失败原因"),
            [
                ("bounced", self.tr("支付渠道退回")),
                ("closed", self.tr("会员的账户已注销")),
                ("late", self.tr("超过渠道的退款期限")),
            ],
        )

    def price(self, amount: str) -> str:
        return filled(self.tr("登记 {0} 退款失败"), amount)

    def note(self) -> str:
        return self.tr("之后可以重新退款")
