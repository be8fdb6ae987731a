"""Cancelling: an unpaid order, a paid one, or some of its units. Points back lot by lot, money, stock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.services.cancels import CancelPreview, cancel_lines, cancel_order, cancel_paid_order, preview_cancel
from desktop.services.order_cases import OrderCase
from desktop.services.transaction import PointsMove, Rehearsal
from desktop.views.buttons import reveal
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.form import Field
from desktop.views.formats import money, points_text
from desktop.views.labels import SectionHeader, label
from desktop.views.notices import Banner, EffectBox
from desktop.views.order_acts.act_sheet import ActSheet
from desktop.views.order_acts.effects import (
    effects_of,
    pending_effect,
    refund_effect,
    status_effect,
    stock_effect,
    titles_of,
)
from desktop.views.order_acts.headings import heading
from desktop.views.order_acts.lots_card import LotsCard
from desktop.views.order_acts.reason_fields import ReasonFields
from desktop.views.order_acts.units_picker import UnitsPicker
from desktop.views.texts import filled

# only ever rehearsed, while the reason isn't chosen yet
TRIAL_REASON = "rehearsal"


class CancelUnpaidSheet(ActSheet):
    """UNPAID → CANCELLED: points are unfrozen, stock is released."""

    touches, rests_on = ("status",), ("payment", "price")

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        title = filled(self.tr("取消订单 {0}？"), case.row.order_no)
        super().__init__(window, desk, case, title, heading(case), icon="ban", tone="danger")
        self.add(Banner("danger", self.tr("订单取消后不能恢复，会员可以重新下单")))
        self.add_effects()
        self.reasons = self.first = ReasonFields(
            self.tr("取消原因"),
            [
                ("mind", self.tr("会员不想要了")),
                ("wrong", self.tr("拍错了，重新下单")),
                ("unpaid", self.tr("一直没有付款")),
                ("stock", self.tr("没有货了")),
            ],
            required=False,
        )
        self.add(self.reasons)
        self.add_button(self.tr("保留订单"), slot=self.dismiss)
        self.go = self.add_button(self.tr("取消订单"), kind="danger", slot=self.submit, default=True)
        self.show_case()

    def show_case(self) -> None:
        row = self.case.row
        if row.points and not row.history:
            self.go.setText(filled(self.tr("取消订单，解冻 {0} 积分"), points_text(row.points)))
        else:
            self.go.setText(self.tr("取消订单"))

    def drafted(self) -> Mapping[str, QLineEdit | QPlainTextEdit]:
        return {"reason": self.reasons.more}

    def command(self, *, trial: bool = False) -> Command | None:
        row = self.case.row
        return Command(cancel_order, (row.id,), {"reason": self.reasons.reason(), "seen": row.version})

    def busy_words(self) -> str:
        return self.tr("正在取消")


class _GivingBack(ActSheet):
    """What both cancels of a paid order show: lots, refund, stock, pending points, reason."""

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase, title: str, warning: str) -> None:
        super().__init__(window, desk, case, title, heading(case), icon="ban", tone="danger", width=664)
        self.preview: CancelPreview | None = None
        self._rehearsal: Rehearsal | None = None
        self.add(Banner("danger", warning))
        self.add_choice()
        self._lots_head = SectionHeader(self.tr("积分逐批退回"), note=self.tr("从哪个批次来，回哪个批次去"))
        self.lots = LotsCard()
        self.effects = EffectBox(framed=False)
        self.reasons = self.first = ReasonFields(
            self.tr("取消原因"),
            [
                ("mind", self.tr("会员不想要了")),
                ("stock", self.tr("缺货或质量问题")),
                ("wrong", self.tr("拍错了，重新下单")),
                ("late", self.tr("等得太久")),
                ("address", self.tr("地址送不到")),
            ],
        )
        for widget in (self._lots_head, self.lots, self.effects, self.reasons):
            self.add(widget)
        reveal(self._lots_head, False)
        reveal(self.lots, False)
        self.keep = self.add_button(self.tr("保留订单"), slot=self.dismiss)
        self.go = self.add_button(self.tr("取消订单"), kind="danger", slot=self.submit, default=True)

    def drafted(self) -> Mapping[str, QLineEdit | QPlainTextEdit]:
        return {"reason": self.reasons.more}

    def add_choice(self) -> None:
        """What stands between the warning and the lots."""

    def chosen(self) -> dict[int, int] | None:
        return None

    def places(self) -> dict[str, Field]:
        return {"reason": self.reasons.field}

    def busy_words(self) -> str:
        return self.tr("正在取消")

    def rehearse(self) -> None:
        self._rehearsal = self.preview = None
        chosen = self.chosen()
        if chosen != {}:
            self.desk.ask(
                self, preview_cancel, self.case.row.id, chosen, then=self._previewed, failed=self.refuse, key="preview"
            )
        super().rehearse()

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        self._rehearsal = rehearsal
        self._show()

    def _previewed(self, preview: CancelPreview) -> None:
        self.preview = preview
        self._show()

    def _show(self) -> None:
        if self.preview is None or self._rehearsal is None:
            return
        rehearsal, preview, case = self._rehearsal, self.preview, self.case
        lots = bool(preview.lots)
        reveal(self._lots_head, lots)
        reveal(self.lots, lots)
        if lots:
            today = case.settings.shop_day(case.now)
            self.lots.show_lots(
                preview.lots, grace_days=preview.grace_days, today=today, available=_available(rehearsal.points)
            )
            found = [
                refund_effect(case, rehearsal),
                stock_effect(rehearsal.stock, titles_of(case)),
                pending_effect(rehearsal.points),
                status_effect(case, rehearsal.answer),
            ]
            self.effects.show_effects([effect for effect in found if effect is not None])
        else:
            self.effects.show_effects(effects_of(case, rehearsal))
        self.go.setText(self.price(preview))
        self.place()

    def price(self, preview: CancelPreview) -> str:
        """What the button says: what is given back."""
        back, row = preview.back, self.case.row
        cash = money(back.refund_fen, row.currency, row.minor_units)
        act = self.act_words()
        if back.points and back.refund_fen:
            return filled(self.tr("{0}，退还 {1} 积分和 {2}"), act, points_text(back.points), cash)
        if back.points:
            return filled(self.tr("{0}，退还 {1} 积分"), act, points_text(back.points))
        return filled(self.tr("{0}，退款 {1}"), act, cash) if back.refund_fen else act

    def act_words(self) -> str:
        return self.tr("取消订单")


class CancelPaidSheet(_GivingBack):
    """PAID, or TO_SHIP with nothing shipped → CANCELLED."""

    touches, rests_on = ("status", "refunds"), ("shipped", "goods")

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        title = filled(self.tr("取消订单 {0}？"), case.row.order_no)
        super().__init__(window, desk, case, title, self.tr("订单取消后不能恢复，会员可以重新下单"))

    def command(self, *, trial: bool = False) -> Command | None:
        row, reason = self.case.row, self.reasons.reason()
        values: dict[str, Any] = {"reason": reason or (TRIAL_REASON if trial else ""), "seen": row.version}
        return Command(cancel_paid_order, (row.id,), values)


class CancelLinesSheet(_GivingBack):
    """Some open units of a paid order; the rest goes on."""

    touches, rests_on = ("goods", "status", "refunds"), ("shipped",)

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        title = filled(self.tr("取消部分商品 {0}"), case.row.order_no)
        super().__init__(window, desk, case, title, self.tr("取消的件数不能恢复，其余商品照常发货"))
        self.show_case()

    def add_choice(self) -> None:
        self.picker = UnitsPicker(self.case.detail.lines, ticked=False)
        self.picker.changed.connect(self._picked)
        self._none = label("", "error")
        reveal(self._none, False)
        self.add(self.picker)
        self.add(self._none)

    def chosen(self) -> dict[int, int]:
        return self.picker.chosen()

    def show_case(self) -> None:
        self.picker.show_lines(self.case.detail.lines)
        self._say_nothing()

    def command(self, *, trial: bool = False) -> Command | None:
        chosen, row, reason = self.chosen(), self.case.row, self.reasons.reason()
        if not chosen:
            if trial:
                self._say_nothing()
            else:
                self._none.setText(self.tr("勾选要取消的商品"))
                reveal(self._none, True)
            return None
        values = {"lines": chosen, "reason": reason or (TRIAL_REASON if trial else ""), "seen": row.version}
        return Command(cancel_lines, (row.id,), values)

    def act_words(self) -> str:
        return filled(self.tr("取消 {0} 件"), sum(self.chosen().values()))

    def _picked(self) -> None:
        reveal(self._none, False)
        self.changed()

    def _say_nothing(self) -> None:
        if not self.chosen():
            reveal(self._lots_head, False)
            reveal(self.lots, False)
            self.show_nothing(self.tr("勾选要取消的商品，这里显示会退回什么"))
            self.go.setText(self.tr("取消所选商品"))


def _available(moves: tuple[PointsMove, ...]) -> tuple[int, int] | None:
    if not moves:
        return None
    after = moves[-1].available_after
    return after - sum(move.available for move in moves), after
