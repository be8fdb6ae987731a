"""ShipSheet: what goes into the parcel, its waybill, and what will happen. Several parcels go one after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.models.shipping import TopUpState
from desktop.models.vocabulary import DeliveryKind, Permission
from desktop.services.errors import Invalid
from desktop.services.fulfilment import Parcel, check_parcel, ship_order
from desktop.services.order_cases import OrderCase, order_case
from desktop.services.order_detail import LineRow
from desktop.services.order_rows import OrderRow
from desktop.services.top_ups import TopUp
from desktop.services.topping.requests import Charged, claim_top_ups, send_top_ups
from desktop.services.topping.service import top_up_service
from desktop.views.buttons import IconButton, SegmentedControl, reveal
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.form import Field, TextEdit
from desktop.views.icons import Glyph
from desktop.views.labels import Card, ElidedLabel, clear, label
from desktop.views.order_acts.act_sheet import ActSheet
from desktop.views.order_acts.charge import ChargeFields
from desktop.views.order_acts.headings import heading
from desktop.views.order_acts.units_picker import UnitsPicker
from desktop.views.order_acts.waybill_fields import CarrierChoices, WaybillFields
from desktop.views.texts import filled, listed
from desktop.views.top_up_words import top_up_problem_words
from desktop.views.words import carrier_word, delivery_word

# stands for a waybill that isn't typed yet; only ever rehearsed
TRIAL = Parcel("shunfeng", "SF0000000000000")
TRIAL_TOP_UP = TopUp("0000000000", "-")


@dataclass(frozen=True, slots=True)
class Packed:
    """A parcel that waits in the sheet: its lines and its waybill."""

    parcel: Parcel
    lines: Mapping[int, int]


class ShipSheet(ActSheet):
    touches, rests_on = ("shipped", "status", "waybills"), ("recipient", "goods")

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase, choices: CarrierChoices) -> None:
        super().__init__(
            window,
            desk,
            case,
            filled(self.tr("发货 {0}"), case.row.order_no),
            heading(case, deadline=True),
            icon="truck",
        )
        self._choices = choices
        self._packed: list[Packed] = []
        self._kinds = SegmentedControl(
            [(kind.value, delivery_word(kind.value)) for kind in DeliveryKind], name=self.tr("交付方式")
        )
        self._kinds.changed.connect(self._switched)
        self.picker = UnitsPicker()
        self.picker.changed.connect(self._picked)
        self.waybill = WaybillFields(case.settings.carriers, choices)
        self.waybill.scanned.connect(self._scanned)
        self.waybill.changed.connect(self._named)
        self.code = Field(
            self.tr("提货码"), TextEdit(self.tr("扫描或输入客人出示的提货码"), leading="scan-barcode"), required=True
        )
        self.sealed = label(
            self.tr("每件发一个卡密，先到期的先发。发出后只给你显示一次，也不能撤回"), "muted", wrap=True
        )
        self.charge = ChargeFields(case.detail.top_up, may_send=desk.may(Permission.REVEAL))
        self.charge.changed.connect(self._picked)
        self._waiting = Card("well", (12, 8, 12, 8))
        self._none = label("", "error", wrap=True)
        self._say_none("")
        for widget in (
            self._kinds,
            self._waiting,
            self.picker,
            self._none,
            self.waybill,
            self.code,
            self.sealed,
            self.charge,
        ):
            self.add(widget)
        self.add_effects()
        self.more = self.add_button(self.tr("再加一个包裹"), slot=self._pack)
        self.go = self.add_button(self.tr("发货"), "truck", kind="primary", slot=self.submit, default=True)
        self.show_case()
        if any(line.delivery_kind == DeliveryKind.TOPUP.value for line in case.detail.lines):
            desk.ask(self, top_up_service, then=self.charge.show_service, failed=self.refuse, key="top-ups")

    # --- what is chosen

    def lines(self) -> tuple[LineRow, ...]:
        kind = self.kind()
        return tuple(line for line in self.case.detail.lines if line.delivery_kind == kind.value)

    def kind(self) -> DeliveryKind:
        return DeliveryKind(self._kinds.value())

    def command(self, *, trial: bool = False) -> Command | None:
        if trial:
            return self._trial()
        waiting = self._packed[0] if self._packed else None
        if waiting is not None:
            return self._parcel(waiting.parcel, dict(waiting.lines))
        chosen = self.picker.chosen()
        if self.case.detail.lines and not chosen:
            self._say_none(self.tr("勾选要发的商品"))
            return None
        if self.kind() is DeliveryKind.PICKUP:
            return self._command(pickup_code=_text(self.code).strip(), lines=chosen)
        if self.kind() is DeliveryKind.VIRTUAL:
            return self._command(codes=True, lines=chosen)
        if self.kind() is DeliveryKind.TOPUP:
            return self._charge(chosen)
        return self._parcel(self.waybill.parcel(), chosen)

    def drafted(self) -> Mapping[str, QLineEdit | QPlainTextEdit]:
        return {"waybill": self.waybill.number}

    def places(self) -> dict[str, Field]:
        return {
            "waybill": self.waybill.waybill,
            "carrier": self.waybill.carrier,
            "pickup_code": self.code,
            "top_up_account": self.charge.account,
            "reference": self.charge.reference,
        }

    def busy_words(self) -> str:
        return self.tr("正在发货")

    def submit(self) -> None:
        """With parcels waiting, what is in the form goes as the last of them."""
        if self._packed and self.picker.chosen() and not self._pack_form():
            return
        super().submit()

    def succeeded(self, answer: Any, command: Command) -> None:
        if command.act is claim_top_ups:
            self._send_top_ups(answer, command)
            return
        parcel = command.kwargs.get("parcel")
        if isinstance(parcel, Parcel):
            self._choices.learn(parcel)
        if self._packed:
            self._packed.pop(0)
        if not self._packed:
            super().succeeded(answer, command)
            return
        self.acted.emit(answer, command)
        self.case, self._opened = _after(self.case, answer, command), None
        self.show_case()
        super().submit()

    # --- what is shown

    def show_case(self) -> None:
        kinds = {line.delivery_kind for line in self.case.detail.lines if line.open_units}
        if self.kind().value not in kinds and kinds:
            self._kinds.choose(sorted(kinds)[0])
        reveal(self._kinds, len(kinds) > 1)
        parcel = self.kind() is DeliveryKind.PARCEL
        reveal(self.waybill, parcel)
        reveal(self.code, self.kind() is DeliveryKind.PICKUP)
        reveal(self.sealed, self.kind() is DeliveryKind.VIRTUAL)
        reveal(self.charge, self.kind() is DeliveryKind.TOPUP)
        self.charge.show_waiting(self.case.detail.top_up)
        reveal(self.more, parcel and bool(self.case.detail.lines))
        self.picker.show_lines(self.lines(), most=self._still_open())
        reveal(self.picker, bool(self.case.detail.lines))
        self._show_packed()
        self._show_words()

    def _still_open(self) -> dict[int, int]:
        packed: Counter[int] = Counter()
        for one in self._packed:
            packed.update(dict(one.lines))
        packed.update({row.line_id: row.qty for row in self.case.detail.top_up.requests if row.alive})
        return {line.id: line.open_units - packed[line.id] for line in self.lines()}

    def _show_packed(self) -> None:
        clear(self._waiting.box)
        for place, one in enumerate(self._packed):
            self._waiting.box.addWidget(self._packed_row(place, one))
        reveal(self._waiting, bool(self._packed))

    def _packed_row(self, place: int, one: Packed) -> QWidget:
        titles = {line.id: line.title for line in self.case.detail.lines}
        goods = listed(filled(self.tr("{0} × {1}"), titles.get(line, ""), units) for line, units in one.lines.items())
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Glyph("package", "accent_text"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(filled(self.tr("包裹 {0}：{1}"), place + 1, goods), "strong"))
        words.addWidget(ElidedLabel(f"{carrier_word(one.parcel.carrier)} {one.parcel.waybill}", "caption"))
        row.addLayout(words, 1)
        cross = IconButton("x", filled(self.tr("去掉包裹 {0}"), place + 1))
        cross.clicked.connect(partial(self._unpack, place))
        row.addWidget(cross)
        return made

    def _show_words(self) -> None:
        units = sum(self.picker.chosen().values())
        if self.kind() is DeliveryKind.PICKUP:
            self.go.setText(filled(self.tr("交付 {0} 件"), units))
            return
        if self.kind() is DeliveryKind.VIRTUAL:
            self.go.setText(filled(self.tr("发出 {0} 个卡密"), units))
            return
        if self.kind() is DeliveryKind.TOPUP:
            provider = self.charge.by_provider()
            self.go.setText(filled(self.tr("提交充值 {0} 件") if provider else self.tr("登记充值 {0} 件"), units))
            return
        parcels = len(self._packed) + (1 if units or not self.case.detail.lines else 0)
        self.go.setText(filled(self.tr("发货 {0} 个包裹"), max(parcels, 1)))

    def _say_none(self, words: str) -> None:
        self._none.setText(words)
        reveal(self._none, bool(words))

    # --- what a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._busy or not self.waybill.take_key(event):
            super().keyPressEvent(event)

    def _switched(self, key: str) -> None:
        self.show_case()
        self.changed()

    def _picked(self) -> None:
        self._say_none("")
        self._show_words()
        self.changed()

    def _named(self) -> None:
        self._say_none("")

    def _scanned(self) -> None:
        self.go.setFocus()

    def _pack(self) -> None:
        """The form becomes a waiting parcel and is free for the next one."""
        if not self.picker.left():
            self._say_none(self.tr("商品都在这个包裹里了，先减少件数，留给下一个包裹"))
            return
        self._pack_form()

    def _pack_form(self) -> bool:
        parcel, chosen = self.waybill.parcel(), self.picker.chosen()
        if not chosen:
            self._say_none(self.tr("勾选要发的商品"))
            return False
        try:
            check_parcel(parcel)
        except Invalid as fact:
            self.refuse(fact)
            return False
        if any(one.parcel == parcel for one in self._packed):
            self.waybill.waybill.set_error(self.tr("这个运单号已经用在前面的包裹上"))
            return False
        self._packed.append(Packed(parcel, chosen))
        self._say_none("")
        self.waybill.clear()
        self.picker.show_lines(self.lines(), most=self._still_open(), keep=False)
        self._show_packed()
        self._show_words()
        self.changed()
        return True

    def _unpack(self, place: int, checked: bool = False) -> None:
        self._packed.pop(place)
        self.show_case()
        self.changed()

    # --- commands

    def _trial(self) -> Command | None:
        """Everything in the sheet at once, under a waybill that stands for all."""
        together: Counter[int] = Counter(self.picker.chosen())
        for one in self._packed:
            together.update(dict(one.lines))
        if self.case.detail.lines and not together:
            self.show_nothing(self.tr("勾选商品后，这里显示会发生什么"))
            return None
        if self.kind() is DeliveryKind.PICKUP:
            return self._command(pickup_code=self.case.detail.pickup_code, lines=dict(together))
        if self.kind() is DeliveryKind.VIRTUAL:
            return self._command(codes=True, lines=dict(together))
        if self.kind() is DeliveryKind.TOPUP:
            return self._command(top_up=TRIAL_TOP_UP, lines=dict(together))
        return self._parcel(TRIAL, dict(together))

    def _parcel(self, parcel: Parcel, lines: dict[int, int]) -> Command:
        return self._command(parcel=parcel, lines=lines)

    # a provider charges

    def _charge(self, chosen: dict[int, int]) -> Command:
        if not self.charge.by_provider():
            return self._command(top_up=self.charge.top_up(), lines=chosen)
        row = self.case.row
        values = {"account": self.charge.account_text(), "lines": chosen, "seen": row.version}
        return Command(claim_top_ups, (row.id,), values)

    def _send_top_ups(self, request_ids: tuple[int, ...], command: Command) -> None:
        """It is on record now; whoever is interrupted from here on has it asked about by the worker."""
        self.set_busy(self.tr("充值平台正在充"))
        self.desk.call(
            self, send_top_ups, self.case.row.id, request_ids, reason=self.tr("提交充值"),
            then=partial(self._charged, command), failed=self._not_charged,
        )  # fmt: skip

    def _charged(self, command: Command, made: tuple[Charged, ...]) -> None:
        then = partial(self._show_charged, command, made)
        self.desk.ask(self, order_case, self.case.row.id, then=then, failed=self._not_charged, key="charged")

    def _show_charged(self, command: Command, made: tuple[Charged, ...], case: OrderCase) -> None:
        self.set_busy("")
        self.case = case
        refused = [one for one in made if one.state is TopUpState.FAILED]
        if refused:
            self.show_case()
            self.show_error(top_up_problem_words(refused[0].problem))
            self.rehearse()
            return
        done = all(one.state is TopUpState.DONE for one in made)
        self.acted.emit(case.row, replace(command, kwargs={**command.kwargs, "charged": done}))
        self.close_overlay()

    def _not_charged(self, fact: Exception) -> None:
        self.set_busy("")
        self.refuse(fact)

    def _command(self, *, lines: dict[int, int], **kwargs: Any) -> Command:
        row = self.case.row
        chosen = lines if self.case.detail.lines else None
        return Command(ship_order, (row.id,), {**kwargs, "lines": chosen, "seen": row.version})


def _after(case: OrderCase, row: OrderRow, command: Command) -> OrderCase:
    """The case as one of several parcels leaves it."""
    gone: Mapping[int, int] = command.kwargs["lines"] or {}
    lines = tuple(replace(line, shipped=line.shipped + gone.get(line.id, 0)) for line in case.detail.lines)
    return replace(case, detail=replace(case.detail, row=row, lines=lines))


def _text(field: Field) -> str:
    control = field.control
    return control.text() if isinstance(control, TextEdit) else ""
