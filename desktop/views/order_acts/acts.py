"""OrderActs: what a person may do with an order, and the doing of it.

acts = OrderActs(desk, window, toaster)
acts.offered(row) -> [Offered("ship_order", "发货 3 件", "truck", primary=True, danger=False), …]
acts.start("ship_order", order_id)     ("pack_order" verifies by scanner first) opens the act's dialog, or does a quick act at once with a toast to undo
acts.print_slips(order_ids)            packing slips of one or several, previewed and printed
acts.mark(tag_order, order_id, tag="易碎")   a tag, an assignee, a priority: at once, with a toast to undo
acts.done                              OrderRow, after any act of hers, undoings too
acts.return_asked                      the id of an after-sale that she wants to see
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.models.after_sales import ReturnState
from desktop.models.vocabulary import ORDER_MOVES, DeliveryKind, allowed_acts
from desktop.services.card_queries import IssuedCard, cards_just_issued
from desktop.services.carriers import read_lists
from desktop.services.errors import DatabaseGone, Held, Invalid, NotAllowedNow, Refused, SessionEnded
from desktop.services.fulfilment import release_order, unrelease_order
from desktop.services.marks import unhold_order
from desktop.services.order_cases import OrderCase, order_case
from desktop.services.order_queries import rows_by_id
from desktop.services.order_rows import OrderRow
from desktop.services.order_state import HELD_ACTS
from desktop.services.return_cases import ReturnRow
from desktop.services.return_queries import return_no
from desktop.services.settings import ShopSettings, shop_settings
from desktop.services.undo import UNDO_SECONDS
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.drafts import Draft
from desktop.views.opening import Opening
from desktop.views.order_acts.act_sheet import ActSheet
from desktop.views.order_acts.cancels import CancelLinesSheet, CancelPaidSheet, CancelUnpaidSheet
from desktop.views.order_acts.edit import EditSheet
from desktop.views.order_acts.marks import AssignSheet, HoldSheet, NoteSheet, PrioritySheet, TagSheet
from desktop.views.order_acts.money import ConfirmPaymentSheet
from desktop.views.order_acts.offers import Offered, offers
from desktop.views.order_acts.pack import PackSheet
from desktop.views.order_acts.parcels import CorrectWaybillSheet, UndoShipmentSheet
from desktop.views.order_acts.progress import CompleteSheet, UnreleaseSheet
from desktop.views.order_acts.refund_sheets import (
    ApproveRefundSheet,
    DropRefundSheet,
    RefundDoneSheet,
    RefundFailedSheet,
)
from desktop.views.order_acts.request_return import RETURN_SHEETS
from desktop.views.order_acts.ship import ShipSheet
from desktop.views.order_acts.undo import Back, done_words, way_back
from desktop.views.order_acts.waybill_fields import CarrierChoices, Memory
from desktop.views.order_pane.codes import codes_once
from desktop.views.paper.slip_sheet import AddressSheet, SlipSheet
from desktop.views.texts import filled, sentence
from desktop.views.toast import Patience, Toast, Toaster
from desktop.views.words import act_word

__all__ = ["Offered", "OrderActs"]


class OrderActs(QObject):
    done = Signal(object)
    return_asked = Signal(int)

    def __init__(self, desk: Desk, window: QWidget, toaster: Toaster, *, memory: Memory | None = None) -> None:
        super().__init__(window)
        self._desk, self._window, self._toaster = desk, window, toaster
        self._choices = CarrierChoices(memory)
        self._opening = Opening(self, desk, toaster)
        self._wait = Patience(toaster, self)
        self._key = ""
        self._resumed: Draft | None = None
        self._sheet: ActSheet | None = None
        self._refund_limit = 0
        self._own: dict[int, tuple[str, int, float]] = {}
        self._toasts: dict[int, Toast] = {}
        self._doubtful: tuple[Command, str] | None = None
        desk.tasks.run(self, read_lists, then=None, failed=self._no_lists)
        desk.ask(self, shop_settings, then=self._take_settings, failed=self._no_settings)

    def offered(self, row: OrderRow) -> list[Offered]:
        """What this person may do with the order now, the best next step first."""
        return offers(row, may=self._desk.may, refund_limit_fen=self._refund_limit, own=self._own_act(row))

    def start(self, key: str, order_id: int) -> None:
        """Nothing happens while a dialog of an act is open, or is being opened."""
        if self._opening.under_way or self._sheet is not None:
            return
        if key == "print_slip":
            self.print_slips((order_id,))
            return
        if key == "print_label":
            AddressSheet(self._window, self._desk, self._toaster, (order_id,)).open()
            return
        self._opening.ask(_called(key), order_case, order_id, then=partial(self._begin, key), failed=self._say)

    def mark(self, act: Callable[..., OrderRow], order_id: int, **values: Any) -> None:
        """What stands beside an order, put on or taken off in place: at once, with a toast to undo."""
        then = partial(self._mark, act, values)
        self._desk.ask(self, order_case, order_id, then=then, failed=self._say)

    def _mark(self, act: Callable[..., OrderRow], values: dict[str, Any], case: OrderCase) -> None:
        self._send(Command(act, (case.row.id,), values), case)

    def print_slips(self, order_ids: Sequence[int]) -> None:
        """Packing slips, a page for each order: on record, then shown, then printed."""
        SlipSheet(self._window, self._desk, self._toaster, order_ids).open()

    def draft(self) -> Draft | None:
        """What is typed in the open dialog."""
        sheet = self._sheet
        if sheet is None:
            return None
        words = {
            name: edit.toPlainText() if isinstance(edit, QPlainTextEdit) else edit.text()
            for name, edit in sheet.drafted().items()
        }
        return Draft(self._key, sheet.case.row.id, sheet.case.row.order_no, words) if any(words.values()) else None

    def resume(self, draft: Draft) -> None:
        """The dialog of a draft, with what was typed in it."""
        self._resumed = draft
        self.start(draft.act, draft.order_id)

    @property
    def choices(self) -> CarrierChoices:
        """What she chose for numbers that nobody recognises."""
        return self._choices

    @property
    def toaster(self) -> Toaster:
        """Where the page of these acts tells what was done."""
        return self._toaster

    @property
    def sheet(self) -> ActSheet | None:
        """The dialog that is open."""
        return self._sheet

    def _begin(self, key: str, case: OrderCase) -> None:
        self._take_settings(case.settings)
        refusal = _not_now(key, case)
        if refusal is not None:
            self._say(refusal)
            return
        quick = self._quick(key, case)
        if quick is not None:
            self._send(quick, case)
            return
        sheet = self._sheet_of(key, case)
        sheet.acted.connect(self._acted)
        sheet.closed.connect(self._closed)
        self._sheet, self._key = sheet, key
        self._desk.company.met.connect(sheet.show_company)
        sheet.open()
        resumed, self._resumed = self._resumed, None
        if resumed is not None and resumed.act == key and resumed.order_id == case.row.id:
            sheet.put_back(resumed.words)
        self._desk.company.prepare(key, case.row.id)

    def _quick(self, key: str, case: OrderCase) -> Command | None:
        """An act that needs no question: done at once, taken back by its toast."""
        order_id, seen = case.row.id, {"seen": case.row.version}
        if key == "release_order":
            return Command(release_order, (order_id,), seen)
        if key == "unhold_order":
            return Command(unhold_order, (order_id,), seen)
        if key == "unrelease_order" and self._own_act(case.row) == "release_order":
            return Command(unrelease_order, (order_id,), seen)
        return None

    def _sheet_of(self, key: str, case: OrderCase) -> ActSheet:
        window, desk = self._window, self._desk
        if key == "pack_order" and _by_parcel(case):
            return PackSheet(window, desk, case, self._choices)
        if key in ("ship_order", "pack_order"):
            return ShipSheet(window, desk, case, self._choices)
        if key == "correct_waybill":
            return CorrectWaybillSheet(window, desk, case, self._choices)
        if key == "undo_shipment":
            return UndoShipmentSheet(window, desk, case, own=self._own_act(case.row) == "ship_order")
        return _SHEETS[key](window, desk, case)

    def _send(self, command: Command, before: OrderCase | None) -> None:
        """A quick act or an undoing; the same command again keeps its id while its outcome is in doubt."""
        again = self._doubtful is not None and self._doubtful[0] == command
        command_id = self._doubtful[1] if again and self._doubtful is not None else uuid.uuid4().hex
        self._doubtful = (command, command_id)
        self._wait.begin(filled(self.tr("正在做「{0}」"), _called(command.act.__name__)))
        self._desk.do(
            self, command.act, *command.args, command_id=command_id, then=partial(self._finished, command, before),
            failed=partial(self._failed, command, before), **command.kwargs,
        )  # fmt: skip

    def _finished(self, command: Command, before: OrderCase | None, row: OrderRow | ReturnRow) -> None:
        self._doubtful = None
        self._wait.end()
        if isinstance(row, ReturnRow):
            self._asked_for(row)
        else:
            self._announce(row, command, before)

    def _failed(self, command: Command, before: OrderCase | None, fact: Exception) -> None:
        self._wait.end()
        if isinstance(fact, DatabaseGone):
            again = partial(self._send, command, before)
            self._toaster.offer(sentence(fact), self.tr("再试"), again, tone="danger")
            return
        self._doubtful = None
        self._say(fact)

    def _acted(self, row: OrderRow | ReturnRow, command: Command) -> None:
        sheet = self._sheet
        if isinstance(row, ReturnRow):
            self._asked_for(row)
            return
        self._announce(row, command, sheet.case if sheet is not None else None)
        if command.kwargs.get("codes"):
            self._desk.ask(self, order_case, row.id, then=self._issued, failed=self._say)

    def _issued(self, case: OrderCase) -> None:
        """Her codes, once, to be handed on; what went wrong is told, for the codes are out whatever she sees."""
        went = [one for one in case.detail.fulfilments if one.kind == DeliveryKind.VIRTUAL.value]
        then = partial(self._show_codes, case.row.order_no)
        self._desk.ask(self, cards_just_issued, case.row.id, went[-1].id, then=then, failed=self._say)

    def _show_codes(self, number: str, cards: tuple[IssuedCard, ...]) -> None:
        codes_once(self._window, number, cards).open()

    def _closed(self) -> None:
        """A dialog that is closed in doubt leaves its command to a toast."""
        sheet, self._sheet = self._sheet, None
        self._desk.company.done_preparing()
        if sheet is not None and sheet.in_doubt is not None:
            self._doubtful = sheet.in_doubt
            self._failed(self._doubtful[0], sheet.case, DatabaseGone(outcome_known=False))

    def _announce(self, row: OrderRow, command: Command, before: OrderCase | None) -> None:
        """Tells the pages, then the person: with a way back where there is one."""
        old = self._toasts.pop(row.id, None)
        if old is not None and old in self._toaster.toasts:
            old.leave()
        self._own[row.id] = (command.act.__name__, row.version, time.monotonic())
        self.done.emit(row)
        words = done_words(command, row)
        back = way_back(command, before, row) if before is not None else None
        if back is None:
            self._toaster.say(words)
        else:
            self._toasts[row.id] = self._toaster.offer(
                words, self.tr("撤销"), partial(self._undo, row.id, back), seconds=UNDO_SECONDS
            )

    def _asked_for(self, row: ReturnRow) -> None:
        """An after-sale of an order: the order has changed, the after-sale can be looked at."""
        self._doubtful = None
        self._desk.ask(self, rows_by_id, (row.order_id,), then=self._order_changed, failed=self._say)
        number = return_no(row.id)
        if row.state is ReturnState.DONE:
            words = filled(self.tr("{0} 退好了，{1}"), row.order_no, number)
        else:
            words = filled(self.tr("{0} 申请了售后 {1}"), row.order_no, number)
        self._toaster.offer(words, self.tr("去看"), partial(self.return_asked.emit, row.id), seconds=10)

    def _order_changed(self, rows: tuple[OrderRow, ...]) -> None:
        for row in rows:
            self.done.emit(row)

    def _undo(self, order_id: int, back: Back) -> None:
        self._desk.ask(self, order_case, order_id, then=partial(self._undo_now, back), failed=self._say)

    def _undo_now(self, back: Back, now: OrderCase) -> None:
        try:
            command = back(now)
        except Refused as fact:
            self._say(fact)
            return
        self._send(command, None)

    def _own_act(self, row: OrderRow) -> str:
        """Her own last act, while it is the order's last and a minute hasn't passed."""
        act, version, at = self._own.get(row.id, ("", -1, 0.0))
        return act if version == row.version and time.monotonic() - at < UNDO_SECONDS else ""

    def _say(self, fact: Exception) -> None:
        if isinstance(fact, SessionEnded):
            return
        if isinstance(fact, Invalid) and fact.field == "reason":
            words = self.tr("已经过了一分钟，请从订单的「更多」里撤回，并写明原因")
        else:
            words = sentence(fact)
        self._toaster.say(words, tone="danger", seconds=10)

    def _take_settings(self, settings: ShopSettings) -> None:
        self._refund_limit = settings.refund_limit_fen

    def _no_lists(self, fact: Exception) -> None:
        raise fact

    def _no_settings(self, fact: Exception) -> None:
        """Without the limit, refunds up to it are offered once an order was opened."""


def _called(key: str) -> str:
    return act_word({"pack_order": "ship_order", "fast_refund": "request_return"}.get(key, key))


def _by_parcel(case: OrderCase) -> bool:
    """Whether something is to go by courier; an imported order may have no lines and goes whole."""
    lines = case.detail.lines
    return not lines or any(one.open_units and one.delivery_kind == DeliveryKind.PARCEL.value for one in lines)


def _not_now(key: str, case: OrderCase) -> Refused | None:
    """Why the act can't even begin: the order has moved on since it was offered."""
    row, key = case.row, "ship_order" if key == "pack_order" else key
    allowed = allowed_acts(row.status)
    if key in ORDER_MOVES and key not in allowed:
        return NotAllowedNow(key, row.status, tuple(sorted(allowed)))
    if key in HELD_ACTS and row.hold_reason is not None:
        return Held(key, row.hold_reason, row.hold_until)
    return None


_SHEETS: dict[str, Callable[[QWidget, Desk, OrderCase], ActSheet]] = {
    "confirm_payment": ConfirmPaymentSheet,
    "unrelease_order": UnreleaseSheet,
    "complete_order": CompleteSheet,
    "cancel_order": CancelUnpaidSheet,
    "cancel_paid_order": CancelPaidSheet,
    "cancel_lines": CancelLinesSheet,
    "edit_order": EditSheet,
    "hold_order": HoldSheet,
    "assign_order": AssignSheet,
    "set_priority": PrioritySheet,
    "tag_order": TagSheet,
    "untag_order": TagSheet,
    "note_order": NoteSheet,
    "approve_refund": ApproveRefundSheet,
    "drop_refund": DropRefundSheet,
    "record_refund_done": RefundDoneSheet,
    "record_refund_failed": RefundFailedSheet,
    **RETURN_SHEETS,
}
