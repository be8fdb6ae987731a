"""退款方案: what a refund would give back, and where the points go, lot by lot; once it is done, what went back."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import RefundState
from desktop.services.cancels import LotBack
from desktop.services.return_proposals import RefundProposal
from desktop.services.return_queries import ReturnDetail
from desktop.views.formats import points_text, signed
from desktop.views.labels import KeyValueRow, SectionHeader, label
from desktop.views.order_acts.lots_card import origin_word
from desktop.views.provider_words import provider_problem
from desktop.views.returns.shown import ReturnPart, ReturnShown
from desktop.views.texts import filled
from desktop.views.words import method_word, refund_word

_TONE = {RefundState.DONE: "good", RefundState.FAILED: "danger"}


class MoneyPart(ReturnPart):
    def __init__(self) -> None:
        super().__init__(self.tr("退款方案"))
        self.box.setSpacing(4)

    def facts(self, shown: ReturnShown) -> object:
        case = shown.case
        return (case.proposal, case.refund, case.refunded_at, shown.row.points, shown.row.cash_fen, shown.today)

    def fill(self, shown: ReturnShown) -> None:
        case = shown.case
        self.header.note.setText("")
        if case.refunded_at is not None:
            self._show_done(case, shown)
        elif case.proposal is not None:
            self._show_proposal(case.proposal, shown)
        else:
            words = self.tr("换货不退钱和积分") if shown.row.due_at is not None else self.tr("没有退钱，也没有退积分")
            self.box.addWidget(label(words, "caption"))

    def _show_proposal(self, proposal: RefundProposal, shown: ReturnShown) -> None:
        plan = proposal.plan
        if not proposal.approved:
            self.header.note.setText(self.tr("超过你的退款限额"))
        if plan.points:
            self._row(self.tr("积分"), filled(self.tr("{0} 积分"), points_text(plan.points)), "points")
        if proposal.captured_fen:
            method = method_word(proposal.method)
            way = filled(self.tr("{0}，自动退"), method) if proposal.provider else method
            self._row(self.tr("商品现金"), shown.money(plan.cash_fen), "strong", note=way)
            if plan.freight_fen:
                self._row(self.tr("运费"), shown.money(plan.freight_fen), "")
            elif proposal.freight_choice:
                self._row(self.tr("运费，退款时可选"), shown.money(proposal.freight_choice), "muted")
            paid = filled(
                self.tr("实收 {0} · 已退和在退 {1}"), shown.money(proposal.captured_fen),
                shown.money(proposal.refunded_fen),
            )  # fmt: skip
            self.box.addWidget(label(paid, "caption"))
        if plan.points_to_propose:
            words = filled(
                self.tr("导入的订单，退款时提议调整 {0} 积分，等第二个人批准"), points_text(plan.points_to_propose)
            )
            self.box.addWidget(label(words, "caption", wrap=True))
        if proposal.lots:
            self.box.addSpacing(4)
            self.box.addWidget(SectionHeader(self.tr("积分退回批次")))
            for lot in proposal.lots:
                self.box.addWidget(self._lot(lot, proposal.grace_days, shown))
        if plan.earn_points:
            self._row(self.tr("这几件获得的积分撤回"), signed(-plan.earn_points), "danger")

    def _lot(self, lot: LotBack, grace: int, shown: ReturnShown) -> QWidget:
        name = filled(self.tr("{0} {1}"), origin_word(lot.origin), lot.lot_id)
        if lot.expired:
            fresh = (shown.now.astimezone(shown.zone).date() + timedelta(days=grace)).isoformat()
            until = filled(self.tr("已过期，宽限到 {0}"), fresh)
        elif lot.expires_on is not None:
            until = filled(self.tr("到期 {0}"), lot.expires_on.isoformat())
        else:
            until = self.tr("长期有效")
        return KeyValueRow(name, signed(lot.points), note=until, tone="good")

    def _show_done(self, case: ReturnDetail, shown: ReturnShown) -> None:
        row = shown.row
        if row.points:
            self._row(self.tr("退回积分"), filled(self.tr("{0} 积分"), points_text(row.points)), "points")
        if case.earn_points:
            self._row(self.tr("撤回获得的积分"), signed(-case.earn_points), "")
        if row.cash_fen:
            note = filled(self.tr("含运费 {0}"), shown.money(case.freight_fen)) if case.freight_fen else ""
            self._row(self.tr("退款"), shown.money(row.cash_fen), "strong", note=note)
        if case.withheld_fen > 0:
            self._row(self.tr("比分摊少退"), shown.money(case.withheld_fen), "muted")
        elif case.withheld_fen < 0:
            self._row(self.tr("比分摊多退"), shown.money(-case.withheld_fen), "muted")
        if case.refund is not None:
            state = case.refund.state
            about = case.refund.reference or ""
            if case.refund.problem and state is not RefundState.DONE:
                about = provider_problem(case.refund.problem)
            self._row(self.tr("款项"), refund_word(state), _TONE.get(state, "warn"), note=about)
            if state is RefundState.UNKNOWN:
                words = self.tr("渠道还没说退成没有，会接着问，不会重复退")
                self.box.addWidget(label(words, "caption", wrap=True))

    def _row(self, key: str, value: str, tone: str, *, note: str = "") -> None:
        self.box.addWidget(KeyValueRow(key, value, note=note, tone=tone))
