"""Asking for an after-sale of an order's units; and, below the shop's limit, giving the money back at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.models.after_sales import ReturnKind, ReturnReason
from desktop.models.vocabulary import Permission
from desktop.services.attachments import PHOTOS_MOST
from desktop.services.order_cases import OrderCase
from desktop.services.return_cases import ReturnRow
from desktop.services.return_refunds import fast_refund
from desktop.services.returns import WORDS_MOST, request_return
from desktop.services.transaction import Rehearsal
from desktop.views.after_sale_words import return_chip, return_kind_word, return_reason_word
from desktop.views.buttons import Button, SegmentedControl, reveal
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.form import Choice, Field, TextEdit
from desktop.views.formats import moment, money, points_text
from desktop.views.labels import label
from desktop.views.notices import Effect
from desktop.views.order_acts.act_sheet import ActSheet
from desktop.views.order_acts.effects import method_of, stock_effect, titles_of
from desktop.views.order_acts.headings import heading
from desktop.views.order_acts.units_picker import UnitsPicker
from desktop.views.photo_picker import PhotoPicker
from desktop.views.points.moves import moved_buckets
from desktop.views.texts import filled


class _AskingSheet(ActSheet):
    """Which units, why, in the buyer's words, with photos."""

    touches, rests_on = ("returns",), ("shipped", "status")
    go: Button

    def __init__(
        self, window: QWidget, desk: Desk, case: OrderCase, title: str, *, icon: str, width: int = 664
    ) -> None:  # fmt: skip
        super().__init__(
            window, desk, case, filled(title, case.row.order_no), heading(case), icon=icon, width=width
        )  # fmt: skip
        self.add_kind()
        self.picker = UnitsPicker(ticked=len(case.detail.lines) == 1)
        self.picker.changed.connect(self._picked)
        self._none = label("", "error")
        reveal(self._none, False)
        self.why = Choice(
            [(reason.value, return_reason_word(reason.value)) for reason in ReturnReason], name=self.tr("原因")
        )
        self.why.setPlaceholderText(self.tr("请选择"))
        self.why.setCurrentIndex(-1)
        self.why.changed.connect(self._reason_chosen)
        self.reason = Field(self.tr("原因"), self.why, required=True)
        self.said = TextEdit(self.tr("客人怎么说的，选填"))
        self.said.setMaxLength(WORDS_MOST)
        self.words = Field(self.tr("客人的话"), self.said)
        self.picker_of_photos = PhotoPicker(desk, most=PHOTOS_MOST)
        self.picker_of_photos.changed.connect(self._photos_changed)
        for widget in (self.picker, self._none, self.reason, self.words):
            self.add(widget)
        self.add(Field(self.tr("照片"), self.picker_of_photos))
        reveal(self.picker_of_photos, desk.may(Permission.REQUEST_RETURN))
        self.add_more()
        self.add_effects()
        self.first = self.reason

    def add_kind(self) -> None:
        """What is asked for, where it can be several things."""

    def add_more(self) -> None:
        """What else there is to choose."""

    def kind(self) -> ReturnKind:
        return ReturnKind.REFUND_ONLY

    def places(self) -> dict[str, Field]:
        return {"reason": self.reason, "words": self.words}

    def show_case(self) -> None:
        money_only = self.kind() is ReturnKind.REFUND_ONLY
        most = {one.line_id: one.gone + (one.still if money_only else 0) for one in self.case.returnable}
        self.picker.show_lines(self.case.detail.lines, most=most)
        self._none.setText(self.tr("没有商品能申请这种售后：还没发出，或已经在售后里"))
        reveal(self._none, not self.picker.rows)
        self.go.setEnabled(bool(self.picker.rows))

    def values(self, *, trial: bool) -> dict[str, Any] | None:
        """What the act takes; None where something is missing, which is said unless it is only tried."""
        lines, key = self.picker.chosen(), self.why.key()
        if not lines:
            self.show_nothing(self.tr("勾选哪些商品、几件，这里显示会怎样"))
            if not trial:
                self._none.setText(self.tr("勾选要售后的商品"))
                reveal(self._none, True)
            return None
        if not key and not trial:
            self.reason.set_error(self.tr("请选原因"))
            self.why.setFocus()
            return None
        photos = () if trial else self.picker_of_photos.photos()
        return {
            "lines": lines, "reason": ReturnReason(key) if key else ReturnReason.OTHER,
            "words": self.said.text().strip(), "photos": photos, "seen": self.case.row.version,
        }  # fmt: skip

    def cash(self, fen: int) -> str:
        return money(fen, self.case.row.currency, self.case.row.minor_units)

    def _picked(self) -> None:
        reveal(self._none, not self.picker.rows)
        self.changed()

    def _reason_chosen(self, key: str) -> None:
        self.reason.set_error("")
        self.changed()

    def _photos_changed(self) -> None:
        self.go.setEnabled(bool(self.picker.rows) and not self.picker_of_photos.is_reading())
        self.place()


class RequestReturnSheet(_AskingSheet):
    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        super().__init__(window, desk, case, self.tr("申请售后 {0}"), icon="undo-2")
        self.add_button(self.tr("先不申请"), slot=self.dismiss)
        self.go = self.add_button(self.tr("申请售后"), "undo-2", kind="primary", slot=self.submit, default=True)
        self.show_case()

    def add_kind(self) -> None:
        gone = any(one.gone for one in self.case.returnable)
        kinds = list(ReturnKind) if gone else [ReturnKind.REFUND_ONLY]
        if self.case.row.history:
            kinds = [kind for kind in kinds if kind is not ReturnKind.EXCHANGE]
        first = ReturnKind.RETURN_REFUND if gone else ReturnKind.REFUND_ONLY
        self.choice = SegmentedControl(
            [(kind.value, return_kind_word(kind)) for kind in kinds], first.value, name=self.tr("要什么")
        )
        self.choice.changed.connect(self._kind_chosen)
        self.add(Field(self.tr("要什么"), self.choice))

    def kind(self) -> ReturnKind:
        return ReturnKind(self.choice.value())

    def command(self, *, trial: bool = False) -> Command | None:
        values = self.values(trial=trial)
        if values is None:
            return None
        return Command(request_return, (self.case.row.id,), {**values, "kind": self.kind()})

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        row: ReturnRow = rehearsal.answer
        until = ""
        if row.due_at is not None:
            at = moment(row.due_at, self.case.now, self.case.settings.zone_info)
            until = filled(self.tr("最晚 {0} 要审批"), at)
        found = [Effect("undo-2", self.tr("售后"), ((return_chip(row.state), return_kind_word(row.kind)),), until)]
        waits = row.units - sum(
            min(units, one.gone) for one in self.case.returnable if (units := self.picker.chosen().get(one.line_id, 0))
        )
        if waits > 0 and row.kind is ReturnKind.REFUND_ONLY:
            found.append(Effect("truck", self.tr("发货"), (self.tr("没发的件数在售后结束前不发"),)))
        found.append(Effect("coins", self.tr("钱和积分"), (self.tr("这一步都不动，审批后再退"),)))
        self.effects.show_effects(found)
        self.go.setText(filled(self.tr("申请{0} {1} 件"), return_kind_word(row.kind), row.units))

    def busy_words(self) -> str:
        return self.tr("正在申请")

    def _kind_chosen(self, key: str) -> None:
        self.show_case()
        self.changed()


class FastRefundSheet(_AskingSheet):
    """仅退款 of what isn't worth more than the shop's limit: asked for, agreed to and refunded in one act."""

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        super().__init__(window, desk, case, self.tr("快速退款 {0}"), icon="zap")
        self.add_button(self.tr("先不退"), slot=self.dismiss)
        self.go = self.add_button(self.tr("退款"), "zap", kind="primary", slot=self.submit, default=True)
        self.show_case()

    def add_more(self) -> None:
        limit = money(self.case.settings.fast_refund_fen)
        words = filled(self.tr("连积分值 {0} 以内才能这样一步退完，商品不用寄回；更贵的走「申请售后」"), limit)
        self.freight = QCheckBox(self.tr("也退运费"))
        self.freight.toggled.connect(self.changed)
        reveal(self.freight, self.case.detail.freight_fen > 0)
        self.add(self.freight)
        self.add(label(words, "caption", wrap=True))

    def command(self, *, trial: bool = False) -> Command | None:
        values = self.values(trial=trial)
        if values is None:
            return None
        return Command(fast_refund, (self.case.row.id,), {**values, "freight": self.freight.isChecked()})

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        row: ReturnRow = rehearsal.answer
        found: list[Effect | None] = []
        if rehearsal.refunds:
            words = filled(self.tr("{0} 退回{1}"), self.cash(row.cash_fen), method_of(self.case))
            found.append(Effect("wallet", self.tr("退款"), (words,), self.tr("在你的权限内，直接批准")))
        found += [
            moved_buckets(rehearsal.points),
            stock_effect(rehearsal.stock, titles_of(self.case)),
            Effect("undo-2", self.tr("售后"), ((return_chip(row.state), self.tr("申请、同意、退款一次办完")),)),
        ]
        self.effects.show_effects([effect for effect in found if effect is not None])
        self.go.setText(self._price(row))

    def busy_words(self) -> str:
        return self.tr("正在退款")

    def _price(self, row: ReturnRow) -> str:
        if row.points and row.cash_fen:
            return filled(self.tr("退还 {0} 积分和 {1}"), points_text(row.points), self.cash(row.cash_fen))
        if row.points:
            return filled(self.tr("退还 {0} 积分"), points_text(row.points))
        return filled(self.tr("退款 {0}"), self.cash(row.cash_fen))


RETURN_SHEETS: dict[str, Callable[[QWidget, Desk, OrderCase], _AskingSheet]] = {
    "request_return": RequestReturnSheet,
    "fast_refund": FastRefundSheet,
}
