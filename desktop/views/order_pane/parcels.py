"""履约: what has left the house, with which carrier and waybill, and what still has to."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.vocabulary import DeliveryKind, FulfilmentState, OrderStatus, Permission
from desktop.services.order_detail import FulfilmentRow
from desktop.views.buttons import Button
from desktop.views.desk import Desk
from desktop.views.icons import Glyph
from desktop.views.labels import ElidedLabel, KeyValueRow, label, say
from desktop.views.order_pane.copying import CopyButton
from desktop.views.order_pane.shown import Part, Shown
from desktop.views.texts import filled
from desktop.views.words import carrier_word, fulfilment_word, parcel_word

_WAITING = (OrderStatus.PAID, OrderStatus.TO_SHIP)
WAY_MOST = 20


class ParcelsPart(Part):
    asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("履约"))
        self._desk = desk
        self.box.setSpacing(2)

    def facts(self, shown: Shown) -> object:
        detail, row = shown.detail, shown.detail.row
        keys = tuple(offer.key for offer in shown.offered)
        return (detail.fulfilments, detail.lines, row.status, row.units, row.units_shipped, row.units_cancelled,
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
        pickup = one.kind == DeliveryKind.PICKUP.value
        row.addWidget(Glyph("store" if pickup else "truck", "text3" if undone else "accent_text", 14))
        title = self.tr("自提 {0}") if pickup else self.tr("包裹 {0}")
        row.addWidget(label(filled(title, number), "caption" if undone else "caption_strong"))
        name = "" if pickup else " ".join((carrier_word(one.carrier), one.waybill))
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
        keys = ["undo_shipment"] if one.kind == DeliveryKind.PICKUP.value else ["correct_waybill", "undo_shipment"]
        words = {"correct_waybill": self.tr("更正运单"), "undo_shipment": self.tr("撤回")}
        made, row = _row()
        row.setContentsMargins(17, 0, 0, 2)
        if one.state == FulfilmentState.SHIPPED.value:
            for key in keys:
                if shown.offers(key) is not None:
                    button = Button(words[key], kind="link")
                    button.clicked.connect(partial(self._ask, key))
                    row.addWidget(button)
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
        pickup = bool(lines) and all(
            line.delivery_kind == DeliveryKind.PICKUP.value for line in lines if line.open_units
        )
        made, row = _row()
        row.addWidget(Glyph("store" if pickup else "package-open", "text2", 14))
        title = self.tr("自提 {0}") if pickup else self.tr("包裹 {0}")
        row.addWidget(label(filled(title, number), "caption_strong"))
        row.addWidget(label(self.tr("等客人来取") if pickup else self.tr("未填运单"), "caption"))
        row.addStretch(1)
        row.addWidget(label(filled(self.tr("待发 {0} 件"), units), "caption"))
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

    def _ask(self, key: str, checked: bool = False) -> None:
        self.asked.emit(key)


def _row() -> tuple[QWidget, QHBoxLayout]:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    return made, row
