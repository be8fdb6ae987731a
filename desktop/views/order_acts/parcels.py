"""A parcel that has gone: taken back, or its waybill corrected."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.models.vocabulary import DeliveryKind, FulfilmentState
from desktop.services.fulfilment import correct_waybill, undo_shipment
from desktop.services.order_cases import OrderCase
from desktop.services.order_detail import FulfilmentRow
from desktop.services.order_rows import OrderRow
from desktop.services.transaction import Rehearsal
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.form import Field
from desktop.views.formats import moment
from desktop.views.notices import Effect
from desktop.views.order_acts.act_sheet import ActSheet
from desktop.views.order_acts.cancels import TRIAL_REASON
from desktop.views.order_acts.headings import heading
from desktop.views.order_acts.one_of import OneOf
from desktop.views.order_acts.reason_fields import ReasonFields
from desktop.views.order_acts.waybill_fields import CarrierChoices, WaybillFields
from desktop.views.texts import filled
from desktop.views.words import carrier_word

translate = QCoreApplication.translate


def parcel_words(case: OrderCase, one: FulfilmentRow) -> str:
    """ "顺丰速运 SF1407382950617 · 3 件 · 今天 12:00" """
    at = moment(one.shipped_at, case.now, case.settings.zone_info)
    what = (
        translate("parcel", "到店自提")
        if one.kind == DeliveryKind.PICKUP.value
        else f"{carrier_word(one.carrier)} {one.waybill}"
    )
    return filled(translate("parcel", "{0} · {1} 件 · {2}"), what, one.units or case.row.units_shipped, at)


class _OfParcel(ActSheet):
    """One of the order's parcels, chosen when there are several."""

    kinds: tuple[DeliveryKind, ...] = (DeliveryKind.PARCEL, DeliveryKind.PICKUP)

    def add_parcels(self) -> None:
        self.parcel = OneOf(self.tr("包裹"))
        self.parcel.changed.connect(self.chose)
        self.add(self.parcel)
        self.show_parcels()

    def gone(self) -> list[FulfilmentRow]:
        kinds = [kind.value for kind in self.kinds]
        shipped = FulfilmentState.SHIPPED.value
        return [one for one in self.case.detail.fulfilments if one.state == shipped and one.kind in kinds]

    def show_parcels(self) -> None:
        """The newest first, since it is the one that is mostly meant."""
        self.parcel.show_choices([(str(one.id), parcel_words(self.case, one)) for one in reversed(self.gone())])

    def chosen(self) -> FulfilmentRow | None:
        return next((one for one in self.gone() if str(one.id) == self.parcel.key()), None)

    def chose(self, key: str) -> None:
        self.changed()

    def show_case(self) -> None:
        self.show_parcels()


class UndoShipmentSheet(_OfParcel):
    """own: her own act of this minute, which needs no reason."""

    touches = ("shipped", "status", "waybills")

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase, *, own: bool = False) -> None:
        title = filled(self.tr("撤回发货 {0}"), case.row.order_no)
        super().__init__(window, desk, case, title, heading(case, deadline=True), icon="undo-2", tone="warn")
        self.add_parcels()
        self.reasons = self.first = ReasonFields(
            self.tr("撤回原因"),
            [
                ("wrong", self.tr("装错了商品")),
                ("address", self.tr("地址要改")),
                ("carrier", self.tr("快递没有收走")),
                ("member", self.tr("会员要求先不发")),
            ],
            required=not own,
        )
        self.add(self.reasons)
        self.add_effects()
        self.add_button(self.tr("不撤回"), slot=self.dismiss)
        self.go = self.add_button(self.tr("撤回这个包裹"), "undo-2", kind="danger", slot=self.submit, default=True)

    def command(self, *, trial: bool = False) -> Command | None:
        one, row = self.chosen(), self.case.row
        if one is None:
            self.show_nothing(self.tr("没有可以撤回的包裹"))
            return None
        reason = self.reasons.reason() or (TRIAL_REASON if trial else "")
        return Command(undo_shipment, (row.id,), {"fulfilment_id": one.id, "reason": reason, "seen": row.version})

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        super().show_rehearsal(rehearsal)
        after: OrderRow = rehearsal.answer
        units = self.case.row.units_shipped - after.units_shipped
        self.go.setText(filled(self.tr("撤回这个包裹，{0} 件回库"), units))

    def drafted(self) -> Mapping[str, QLineEdit | QPlainTextEdit]:
        return {"reason": self.reasons.more}

    def places(self) -> dict[str, Field]:
        return {"reason": self.reasons.field}

    def busy_words(self) -> str:
        return self.tr("正在撤回")


class CorrectWaybillSheet(_OfParcel):
    touches = ("waybills",)
    kinds = (DeliveryKind.PARCEL,)

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase, choices: CarrierChoices) -> None:
        title = filled(self.tr("更正运单 {0}"), case.row.order_no)
        super().__init__(window, desk, case, title, heading(case), icon="square-pen")
        self._choices = choices
        self.waybill = WaybillFields(case.settings.carriers, choices)
        self.waybill.changed.connect(self.changed)
        self.waybill.scanned.connect(self._scanned)
        self.add_parcels()
        self.add(self.waybill)
        self.add_effects()
        self.add_button(self.tr("不改"), slot=self.dismiss)
        self.go = self.add_button(self.tr("更正运单"), "square-pen", kind="primary", slot=self.submit, default=True)
        self._fill()

    def command(self, *, trial: bool = False) -> Command | None:
        one, parcel, row = self.chosen(), self.waybill.parcel(), self.case.row
        if one is None:
            self.show_nothing(self.tr("没有可以更正的包裹"))
            return None
        if (one.carrier, one.waybill) == (parcel.carrier, parcel.waybill):
            if trial:
                self.show_nothing(self.tr("换一个运单号或快递公司，这里显示会改成什么"))
            else:
                self.waybill.waybill.set_error(self.tr("和原来的一样，没有要改的"))
            return None
        if trial and not (parcel.carrier and parcel.waybill):
            return None
        return Command(correct_waybill, (row.id,), {"fulfilment_id": one.id, "parcel": parcel, "seen": row.version})

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        one, parcel = self.chosen(), self.waybill.parcel()
        if one is None:
            return
        lines = (
            filled(self.tr("原来 {0} {1}"), carrier_word(one.carrier), one.waybill),
            filled(self.tr("改为 {0} {1}"), carrier_word(parcel.carrier), parcel.waybill),
        )
        self.effects.show_effects(
            [
                Effect("truck", self.tr("运单"), lines),
                Effect("boxes", self.tr("其他"), (self.tr("库存、积分和订单状态都不变"),)),
            ]
        )

    def succeeded(self, answer: OrderRow, command: Command) -> None:
        self._choices.learn(command.kwargs["parcel"])
        super().succeeded(answer, command)

    def places(self) -> dict[str, Field]:
        return {"waybill": self.waybill.waybill, "carrier": self.waybill.carrier}

    def chose(self, key: str) -> None:
        self._fill()
        self.changed()

    def _fill(self) -> None:
        one = self.chosen()
        if one is not None:
            self.waybill.set_parcel(one.carrier, one.waybill)

    def _scanned(self) -> None:
        self.go.setFocus()
