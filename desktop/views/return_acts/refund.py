"""售后退款: the proposed money, editable up to what is left, how it goes back, and the points lot by lot."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop.services.return_matters import ReturnMatter
from desktop.services.return_proposals import RefundProposal
from desktop.services.return_refunds import refund_return
from desktop.services.returns import REASON_MOST
from desktop.services.transaction import Rehearsal
from desktop.views.buttons import SegmentedControl, reveal
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.form import Field, TextEdit, YuanEdit
from desktop.views.formats import points_text
from desktop.views.labels import SectionHeader, label
from desktop.views.order_acts.lots_card import LotsCard
from desktop.views.return_acts.effects import cash_of, money_effect, return_effects
from desktop.views.return_acts.return_sheet import TRIAL_REASON, ReturnSheet
from desktop.views.texts import filled
from desktop.views.words import method_word

translate = QCoreApplication.translate
ROUTE, ELSEWHERE = "route", "elsewhere"


class RefundSheet(ReturnSheet):
    def __init__(self, window: QWidget, desk: Desk, case: ReturnMatter) -> None:
        super().__init__(window, desk, case, self.tr("售后退款 {0}"), icon="hand-coins", width=664)
        self.amount = YuanEdit(name=self.tr("退商品的现金"))
        self.amount.textEdited.connect(self._typed)
        self.cash = Field(self.tr("退商品的现金"), self.amount)
        self.freight = QCheckBox()
        self.freight.toggled.connect(self.changed)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        line.addWidget(self.cash, 1)
        line.addWidget(self.freight, 1)
        self._why = TextEdit(self.tr("比如：配件少了一件，和客人商定"))
        self._why.setMaxLength(REASON_MOST)
        self._why.textEdited.connect(self._retyped)
        self.why = Field(self.tr("为什么不按分摊的数退"), self._why, required=True)
        self.way = SegmentedControl(
            [(ROUTE, self.tr("原路退回")), (ELSEWHERE, self.tr("已在别处退了"))], name=self.tr("怎么退")
        )
        self.way.changed.connect(self._way_chosen)
        self.how = Field(self.tr("怎么退"), self.way)
        self._reference = TextEdit(self.tr("转账或收据上的流水号"))
        self._reference.setMaxLength(100)
        self._reference.textEdited.connect(self._retyped)
        self.reference = Field(self.tr("流水号"), self._reference, required=True)
        self._lots_head = SectionHeader(self.tr("积分逐批退回"), note=self.tr("从哪个批次来，回哪个批次去"))
        self.lots = LotsCard()
        self._money = (row, self.how)
        for widget in (row, self.why, self.how, self.reference, self._lots_head, self.lots):
            self.add(widget)
        self.add_effects()
        self.note = label("", "caption", wrap=True)
        self.add(self.note)
        self.add_button(self.tr("先不退"), slot=self.dismiss)
        self.go = self.add_button(self.tr("退款"), "hand-coins", kind="primary", slot=self.submit, default=True)
        self._shown: int | None = None
        self.show_case()

    @property
    def proposal(self) -> RefundProposal:
        proposal = self.case.detail.proposal
        assert proposal is not None, "only what waits for its refund is refunded"
        return proposal

    def show_case(self) -> None:
        if self.case.detail.proposal is None:
            return  # somebody else has refunded it; the act is refused with what is possible now
        proposal, plan = self.proposal, self.proposal.plan
        if self._shown in (None, self._fen_typed()):
            self.amount.set_fen(plan.cash_fen)
        self._shown = plan.cash_fen
        money = plan.cash_most + proposal.freight_choice > 0 and proposal.captured_fen > 0
        for widget in self._money:
            reveal(widget, money)
        self.cash.set_hint(
            filled(
                self.tr("分摊到这几件是 {0}，最多 {1}"), cash_of(self.case, plan.cash_fen),
                cash_of(self.case, plan.cash_most),
            )
        )  # fmt: skip
        choice = proposal.freight_choice - plan.freight_fen
        reveal(self.freight, choice > 0)
        self.freight.setText(filled(self.tr("也退运费 {0}"), cash_of(self.case, proposal.freight_choice)))
        method = method_word(proposal.method) if proposal.method else ""
        said = self.tr("退回{0}，连上了支付渠道，自动去退，结果不明会接着问，不会重复退")
        by_hand = self.tr("退回{0}，没有连支付渠道，要人去退，退完再登记到账")
        self.how.set_hint(filled(said if proposal.provider else by_hand, method))
        paid = filled(
            self.tr("这笔订单实收 {0}，已退和在退的 {1}"), cash_of(self.case, proposal.captured_fen),
            cash_of(self.case, proposal.refunded_fen),
        )  # fmt: skip
        self.note.setText(paid if proposal.captured_fen else "")
        reveal(self.note, proposal.captured_fen > 0)
        self._show_fields()

    def command(self, *, trial: bool = False) -> Command | None:
        if self.case.detail.proposal is None:
            return self.made(refund_return)
        values = self._values(trial=trial)
        return None if values is None else self.made(refund_return, **values)

    def places(self) -> dict[str, Field]:
        return {"amount_fen": self.cash, "reason": self.why, "reference": self.reference}

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        if self.case.detail.proposal is None:
            return
        proposal, case = self.proposal, self.case
        lots = bool(proposal.lots)
        reveal(self._lots_head, lots)
        reveal(self.lots, lots)
        if lots:
            after = next((m.available_after for m in reversed(rehearsal.points)), 0)
            before = after - sum(move.available for move in rehearsal.points)
            today = case.settings.shop_day(case.now)
            self.lots.show_lots(
                proposal.lots, grace_days=proposal.grace_days, today=today, available=(before, after)
            )  # fmt: skip
        found = return_effects(case, rehearsal)
        if self.way.value() == ELSEWHERE:
            money = money_effect(case, rehearsal, elsewhere=True)
            found = [money if money is not None and one.icon == "wallet" else one for one in found]
        self.effects.show_effects(found)
        fen = sum(one.fen for one in rehearsal.refunds)
        self.go.setText(price_words(proposal.plan.points, cash_of(case, fen) if fen else ""))
        self.place()

    def busy_words(self) -> str:
        return self.tr("正在退款")

    def _values(self, *, trial: bool) -> dict[str, Any] | None:
        plan = self.proposal.plan
        try:
            fen = self.amount.fen()
        except ValueError:
            fen = None
        if fen is None and not self._money[0].isHidden():
            self.cash.set_error(self.tr("写一个金额，比如 91.50；一分不退写 0"))
            self.show_nothing(self.tr("金额写对后，这里显示会退回什么"))
            return None
        values: dict[str, Any] = {"freight": self.freight.isChecked() and not self.freight.isHidden()}
        if fen is not None and fen != plan.cash_fen:
            values["cash_fen"] = fen
            values["reason"] = self._why.text().strip() or (TRIAL_REASON if trial else "")
        if self.way.value() == ELSEWHERE and not self.how.isHidden():
            reference = self._reference.text().strip()
            if not reference and not trial:
                self.reference.set_error(self.tr("请填流水号，之后对账靠它"))
                self._reference.setFocus()
                return None
            values["reference"] = reference or TRIAL_REASON
        return values

    def _fen_typed(self) -> int | None:
        try:
            return self.amount.fen()
        except ValueError:
            return None

    def _typed(self, text: str) -> None:
        self.cash.set_error("")
        self._show_fields()
        self.changed()

    def _retyped(self, text: str) -> None:
        self.why.set_error("")
        self.reference.set_error("")

    def _way_chosen(self, key: str) -> None:
        self._show_fields()
        self.changed()

    def _show_fields(self) -> None:
        if self.case.detail.proposal is None:
            return
        other = self._fen_typed() not in (None, self.proposal.plan.cash_fen)
        reveal(self.why, other and not self._money[0].isHidden())
        reveal(self.reference, self.way.value() == ELSEWHERE and not self.how.isHidden())
        self.place()


def price_words(points: int, cash: str) -> str:
    """What is given back, as a button says it; cash is "" where there is none."""
    if points and cash:
        return filled(translate("return-acts", "退还 {0} 积分和 {1}"), points_text(points), cash)
    if points:
        return filled(translate("return-acts", "退还 {0} 积分"), points_text(points))
    return filled(translate("return-acts", "退款 {0}"), cash) if cash else translate("return-acts", "退款")
