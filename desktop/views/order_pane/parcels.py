"""履约: what has left the house, with which carrier and waybill, and what still has to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.vocabulary import DeliveryKind, FulfilmentState, OrderStatus, Permission
from desktop.services.card_queries import reveal_cards
from desktop.services.order_detail import FulfilmentRow
from desktop.services.order_rows import OrderRow
from desktop.services.top_ups import reveal_top_ups
from desktop.views.buttons import Button
from desktop.views.chips import Chip, ChipSpec
from desktop.views.desk import Desk
from desktop.views.icons import Glyph
from desktop.views.labels import ElidedLabel, KeyValueRow, label, say
from desktop.views.notices import Banner
from desktop.views.order_pane.codes import SecretsSheet, accounts_again, codes_again
from desktop.views.order_pane.copying import CopyButton
from desktop.views.order_pane.reasons import ReasonPopover
from desktop.views.order_pane.shown import Part, Shown
from desktop.views.texts import filled, listed, sentence
from desktop.views.top_up_words import top_up_problem_words, top_up_state_word
from desktop.views.words import carrier_word, fulfilment_word, parcel_word

_WAITING = (OrderStatus.PAID, OrderStatus.TO_SHIP)
_ICONS = {DeliveryKind.PICKUP.value: "store", DeliveryKind.VIRTUAL.value: "key-round", DeliveryKind.TOPUP.value: "zap"}
_WAYS_BACK: dict[str, tuple[str, ...]] = {
    DeliveryKind.PICKUP.value: ("undo_shipment",), DeliveryKind.VIRTUAL.value: (), DeliveryKind.TOPUP.value: (),
}  # fmt: skip
WAY_MOST = 20


class ParcelsPart(Part):
    asked = Signal(str)
    looked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("履约"))
        self._desk = desk
        self.box.setSpacing(2)
        self.trouble = Banner("danger")
        self.layout().addWidget(self.trouble)  # type: ignore[union-attr]  # every part has one

    def facts(self, shown: Shown) -> object:
        detail, row = shown.detail, shown.detail.row
        keys = tuple(offer.key for offer in shown.offered)
        return (detail.fulfilments, detail.lines, detail.top_up, row.status, row.units, row.units_shipped, row.units_cancelled,
                detail.pickup_code, keys, shown.today)  # fmt: skip

    def fill(self, shown: Shown) -> None:
        detail, row = shown.detail, shown.detail.row
        wanted = row.units - row.units_cancelled
        counted = filled(self.tr("履约 {0}/{1}"), row.units_shipped, wanted)
        self.header.title.setText(counted if wanted else self.tr("履约"))
        for number, one in enumerate(detail.fulfilments, start=1):
            self.box.addWidget(self._gone(number, one, shown))
            self.box.addWidget(self._beneath(one, shown))
            if one.stations and one.undone_at is None:
                self.box.addWidget(self._station(one, shown))
        open_units = wanted - row.units_shipped
        if open_units and row.status in _WAITING:
            self._open(len(detail.fulfilments) + 1, open_units, shown)
        if not detail.fulfilments and row.status not in _WAITING:
            words = self.tr("没有发出过商品")
            if row.status is OrderStatus.UNPAID:
                words = self.tr("还没付款，没有包裹")
            elif row.units_shipped:
                words = self.tr("导入前已经发出，没有运单")
            self.box.addWidget(label(words, "caption"))
        self._pickup_code(shown)

    def _gone(self, number: int, one: FulfilmentRow, shown: Shown) -> QWidget:
        undone = one.state == FulfilmentState.UNDONE.value
        made, row = _row()
        parcel = one.kind == DeliveryKind.PARCEL.value
        row.addWidget(Glyph(_ICONS.get(one.kind, "truck"), "text3" if undone else "accent_text", 14))
        title = self._title(one.kind)
        row.addWidget(label(filled(title, number), "caption" if undone else "caption_strong"))
        name = " ".join((carrier_word(one.carrier), one.waybill)) if parcel else listed(one.cards[:3])
        if one.charged:
            name = filled(self.tr("{0} · 流水号 {1}"), one.charged, one.reference)
        if len(one.cards) > 3:
            name = filled(self.tr("{0} 等 {1} 个"), name, len(one.cards))
        about = name or filled(self.tr("{0} 件"), one.units)
        where = ElidedLabel(about, "caption")
        row.addWidget(where, 1)
        if one.waybill:
            row.addWidget(CopyButton(one.waybill, self.tr("复制运单号"), size=13))
        state, at = self._state(one)
        right = label(state, "caption")
        right.setToolTip(shown.exact(at))
        row.addWidget(right)
        say(made, " ".join((filled(title, number), about, state, shown.moment(at))))
        return made

    def _title(self, kind: str) -> str:
        return {
            DeliveryKind.PICKUP.value: self.tr("自提 {0}"), DeliveryKind.VIRTUAL.value: self.tr("卡密 {0}"),
            DeliveryKind.TOPUP.value: self.tr("充值 {0}"),
        }.get(kind, self.tr("包裹 {0}"))  # fmt: skip

    def _state(self, one: FulfilmentRow) -> tuple[str, datetime]:
        """The parcel's last news."""
        if one.undone_at is not None:
            return fulfilment_word(one.state), one.undone_at
        if one.signed_at is not None:
            return self.tr("已签收"), one.signed_at
        if one.stations:
            return parcel_word(one.tracking) or fulfilment_word(one.state), one.stations[0].at
        pickup = one.kind == DeliveryKind.PICKUP.value
        return self.tr("已取走") if pickup else fulfilment_word(one.state), one.shipped_at

    def _beneath(self, one: FulfilmentRow, shown: Shown) -> QWidget:
        """What can be done with it, and when the last thing happened."""
        keys = _WAYS_BACK.get(one.kind, ("correct_waybill", "undo_shipment"))
        words = {"correct_waybill": self.tr("更正运单"), "undo_shipment": self.tr("撤回")}
        made, row = _row()
        row.setContentsMargins(17, 0, 0, 2)
        if one.state == FulfilmentState.SHIPPED.value:
            for key in keys:
                if shown.offers(key) is not None:
                    button = Button(words[key], kind="link")
                    button.clicked.connect(partial(self._ask, key))
                    row.addWidget(button)
        if (one.cards or one.charged) and self._desk.may(Permission.REVEAL):
            look = Button(self.tr("看卡密") if one.cards else self.tr("看账号"), kind="link")
            look.clicked.connect(partial(self._ask_reason, shown.detail.row, look, one.kind))
            row.addWidget(look)
        row.addStretch(1)
        _, at = self._state(one)
        when = label(shown.moment(at), "caption")
        when.setToolTip(shown.exact(at))
        row.addWidget(when)
        return made

    def _station(self, one: FulfilmentRow, shown: Shown) -> QWidget:
        """The last station; the whole way on hover."""
        made, row = _row()
        row.setContentsMargins(20, 0, 0, 2)
        newest = one.stations[0]
        words = label(newest.text, "caption", wrap=True)
        way = "\n".join(" ".join((shown.exact(station.at), station.text)) for station in one.stations[:WAY_MOST])
        words.setToolTip(way)
        say(made, newest.text, way)
        row.addWidget(words, 1)
        return made

    def _open(self, number: int, units: int, shown: Shown) -> None:
        lines = shown.detail.lines
        kinds = {line.delivery_kind for line in lines if line.open_units}
        kind = kinds.pop() if len(kinds) == 1 else DeliveryKind.PARCEL.value
        made, row = _row()
        row.addWidget(Glyph(_ICONS.get(kind, "package-open"), "text2", 14))
        row.addWidget(label(filled(self._title(kind), number), "caption_strong"))
        waits = {
            DeliveryKind.PICKUP.value: self.tr("等客人来取"), DeliveryKind.VIRTUAL.value: self.tr("还没发卡密"),
            DeliveryKind.TOPUP.value: self.tr("还没充值"),
        }.get(kind, self.tr("未填运单"))  # fmt: skip
        row.addWidget(label(waits, "caption"))
        row.addStretch(1)
        row.addWidget(label(filled(self.tr("待发 {0} 件"), units), "caption"))
        self.box.addWidget(made)
        if kind == DeliveryKind.TOPUP.value or shown.detail.top_up.requests:
            self._top_up(shown)

    def _top_up(self, shown: Shown) -> None:
        """What a provider was asked to charge; the account that was given with the order, behind its reason."""
        waiting = shown.detail.top_up
        for one in waiting.requests:
            word, tone, icon = top_up_state_word(one.state)
            made, row = _row()
            row.setContentsMargins(17, 0, 0, 2)
            row.addWidget(Chip(ChipSpec(word, tone, icon)))
            words = top_up_problem_words(one.problem) if one.problem else self.tr("充好自动算发出")
            row.addWidget(label(words, "caption", wrap=True), 1)
            self.box.addWidget(made)
        if waiting.account and not shown.detail.row.units_shipped:
            made, row = _row()
            row.setContentsMargins(17, 0, 0, 2)
            row.addWidget(label(filled(self.tr("充值账号 {0}"), waiting.account), "caption"))
            if self._desk.may(Permission.REVEAL):
                look = Button(self.tr("看账号"), kind="link")
                look.clicked.connect(partial(self._ask_reason, shown.detail.row, look, DeliveryKind.TOPUP.value))
                row.addWidget(look)
            row.addStretch(1)
            self.box.addWidget(made)

    def _pickup_code(self, shown: Shown) -> None:
        """The code is what the customer proves herself by: only who answers customers sees it, while it is of use."""
        detail, status = shown.detail, shown.detail.row.status
        waits = any(line.delivery_kind == DeliveryKind.PICKUP.value and line.open_units for line in detail.lines)
        if not waits or detail.pickup_code is None or status not in _WAITING:
            return
        if self._desk.may(Permission.REPLY):
            self.box.addWidget(
                KeyValueRow(self.tr("提货码"), detail.pickup_code, note=self.tr("告诉客人本人"), strong=True)
            )
        else:
            self.box.addWidget(KeyValueRow(self.tr("提货码"), self.tr("请客人出示")))

    def _ask_reason(self, order: OrderRow, anchor: QWidget, kind: str, checked: bool = False) -> None:
        popover = ReasonPopover(self.window(), anchor)
        popover.chosen.connect(partial(self._look, order, kind))
        popover.open()

    def _look(self, order: OrderRow, kind: str, reason: str) -> None:
        """On record with the reason before a code or an account comes here."""
        self.trouble.show_text("danger", "")
        codes = kind == DeliveryKind.VIRTUAL.value
        question, show = (reveal_cards, codes_again) if codes else (reveal_top_ups, accounts_again)
        then = partial(self._show, show, order.order_no)
        self._desk.ask(self, question, order.id, reason=reason, then=then, failed=self._not_shown, key="codes")

    def _show(self, show: Callable[..., SecretsSheet], number: str, secrets: Sequence[object]) -> None:
        show(self.window(), number, secrets).open()
        self.looked.emit()

    def _not_shown(self, fact: Exception) -> None:
        self.trouble.show_text("danger", sentence(fact))

    def _ask(self, key: str, checked: bool = False) -> None:
        self.asked.emit(key)


def _row() -> tuple[QWidget, QHBoxLayout]:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    return made, row
