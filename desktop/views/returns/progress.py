"""进度: what has happened to the after-sale, and what comes next by when."""

from __future__ import annotations

from desktop.models.after_sales import ReturnKind, ReturnState
from desktop.services.order_detail import TimelineRow
from desktop.views.order_pane.progress import fits
from desktop.views.order_pane.return_story import return_sentence
from desktop.views.order_pane.story import reason_shown
from desktop.views.returns.shown import ReturnPart, ReturnShown
from desktop.views.texts import filled
from desktop.views.timeline import Step, Timeline

_ENDED = frozenset({"reject_return", "withdraw_return", "refuse_goods"})


class ProgressPart(ReturnPart):
    def __init__(self) -> None:
        super().__init__(self.tr("进度"))

    def facts(self, shown: ReturnShown) -> object:
        return (shown.case.timeline, shown.row.state, shown.row.due_at, shown.case.replacement, shown.today)

    def fill(self, shown: ReturnShown) -> None:
        story = [(row, self._said(row, shown)) for row in shown.case.timeline]
        steps = [self._step(row, said, shown) for row, said in story if said]
        ahead = self._ahead(shown)
        if ahead and shown.row.due_at is not None:
            right = filled(self.tr("最晚 {0}"), shown.moment(shown.row.due_at))
            steps.append(Step(ahead, "current", right, shown.exact(shown.row.due_at)))
        self.box.addWidget(Timeline(steps))

    def _said(self, row: TimelineRow, shown: ReturnShown) -> str:
        told = return_sentence(row, shown.money)
        reason = reason_shown(row.reason)
        return filled(self.tr("{0}：{1}"), told, reason) if told and reason else told

    def _step(self, row: TimelineRow, said: str, shown: ReturnShown) -> Step:
        who = {"worker": self.tr("系统"), "storefront": self.tr("会员")}.get(row.actor, row.actor)
        right = " · ".join((shown.moment(row.at), who))
        if not fits(said, right):
            right = shown.moment(row.at)
        tip = "\n".join((said, shown.exact(row.at), who))
        return Step(said, "failed" if row.act in _ENDED else "done", right, tip)

    def _ahead(self, shown: ReturnShown) -> str:
        row = shown.row
        if row.state is ReturnState.TO_RESHIP and shown.case.replacement is not None:
            return self.tr("补发单寄出就完成")
        return {
            ReturnState.REQUESTED: self.tr("等审批"),
            ReturnState.TO_RECEIVE: self.tr("等退货寄回"),
            ReturnState.TO_REFUND: self.tr("退款并退积分")
            if row.kind is not ReturnKind.EXCHANGE
            else self.tr("改为退款"),
            ReturnState.TO_RESHIP: self.tr("补发"),
        }.get(row.state, "")
