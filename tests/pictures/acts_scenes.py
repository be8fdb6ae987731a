"""Every act's dialog in its main states: over the order page where people meet it, else over an empty window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import cancels, marks, payments
from desktop.services.catalogue import find_skus
from desktop.services.errors import ChangedByOther
from desktop.services.fulfilment import unrelease_order
from desktop.services.order_rows import OrderRow
from desktop.views.order_acts.acts import OrderActs
from desktop.views.order_acts.ship import ShipSheet
from desktop.views.texts import sentence
from desktop.views.toast import Toaster
from tests.pictures.pane_scenes import opened, orders_in
from tests.pictures.stage import Stage

S = OrderStatus
Scenes = Iterator[tuple[str, QWidget]]


def scenes(stage: Stage) -> Scenes:
    yield from _over_the_page(stage)
    yield from _shipping(stage)
    yield from _cancelling(stage)
    yield from _money(stage)
    yield from _editing(stage)
    yield from _beside(stage)


def _sheet(acts: OrderActs) -> Any:
    assert acts.sheet is not None
    return acts.sheet


def _alone(stage: Stage, key: str, order: OrderRow, fill: Callable[[Any], object] | None = None) -> QWidget:
    """The dialog over an empty window, filled in and rehearsed."""
    window = stage.host()
    acts = OrderActs(stage.desk(Preset.MANAGER), window, Toaster(window))
    acts.start(key, order.id)
    stage.until(lambda: acts.sheet is not None)
    if fill is not None:
        fill(_sheet(acts))
    stage.settle()
    return window


def _waybill(number: str) -> Callable[[Any], object]:
    def fill(sheet: Any) -> None:
        sheet.waybill.waybill.control.setText(number)

    return fill


def _to_ship(stage: Stage, least: int = 1) -> OrderRow:
    """An order to be shipped with so many lines, or the one with the most."""
    found = [row for row in orders_in(stage, S.TO_SHIP) if not row.units_shipped and row.hold_reason is None]
    return next((row for row in found if row.line_count >= least), max(found, key=_line_count))


def _line_count(row: OrderRow) -> int:
    return row.line_count


def _dearest(stage: Stage, status: OrderStatus) -> OrderRow:
    """The order with both points and cash of which nothing has gone, the most points first."""
    rows = [row for row in orders_in(stage, status) if not row.units_shipped]
    return max((row for row in rows if row.cash_fen and row.member_id), key=_points, default=rows[0])


def _points(row: OrderRow) -> int:
    return row.points


def _over_the_page(stage: Stage) -> Scenes:
    order = _to_ship(stage, 2)
    window, _ = opened(stage, order)
    acts = stage.place(window).acts
    acts.start("ship_order", order.id)
    stage.until(lambda: acts.sheet is not None)
    _waybill("SF1407382950884")(_sheet(acts))
    stage.settle()
    yield "acts-ship", window

    order = _dearest(stage, S.TO_SHIP)
    window, _ = opened(stage, order)
    acts = stage.place(window).acts
    acts.start("cancel_paid_order", order.id)
    stage.until(lambda: acts.sheet is not None)
    _sheet(acts).reasons.choice.choose("mind")
    _sheet(acts).reasons.more.setText("电话确认，改天再兑")
    stage.settle()
    yield "acts-cancel-paid", window

    office, owner = stage.shop.office, stage.shop.actor(Preset.OWNER)
    order = orders_in(stage, S.PAID)[0]
    window, _ = opened(stage, order)
    stage.place(window).acts.start("release_order", order.id)
    stage.settle()
    yield "acts-undo-toast", window
    office.do(owner, unrelease_order, order.id, reason="再核对一遍地址")


def _shipping(stage: Stage) -> Scenes:
    order = _to_ship(stage, 2)

    def two_parcels(sheet: ShipSheet) -> None:
        sheet.picker.rows[-1].tick.setChecked(len(sheet.picker.rows) < 2)
        _waybill("SF1407382950884")(sheet)
        sheet.more.click()
        _waybill("1Z5R89390357567128")(sheet)

    yield "acts-ship-two-parcels", _alone(stage, "ship_order", order, two_parcels)

    def stale(sheet: ShipSheet) -> None:
        _waybill("78561234567890")(sheet)
        sheet.show_error(sentence(ChangedByOther("李强", None, "hold_order")))

    yield "acts-ship-stale", _alone(stage, "ship_order", order, stale)

    def missing(sheet: ShipSheet) -> None:
        sheet.waybill._chosen("yuantong")
        sheet.submit()

    yield "acts-ship-missing", _alone(stage, "ship_order", order, missing)
    shipped = next(row for row in orders_in(stage, S.SHIPPED) if row.parcels)
    yield "acts-undo-shipment", _alone(stage, "undo_shipment", shipped)
    yield "acts-correct-waybill", _alone(stage, "correct_waybill", shipped, _waybill("YT7438291056382"))
    yield "acts-complete", _alone(stage, "complete_order", shipped)
    yield "acts-unrelease", _alone(stage, "unrelease_order", order)


def _cancelling(stage: Stage) -> Scenes:
    yield "acts-cancel-unpaid", _alone(stage, "cancel_order", _dearest(stage, S.UNPAID))
    order = _to_ship(stage, 2)
    yield "acts-cancel-lines-none", _alone(stage, "cancel_lines", order)

    def one(sheet: Any) -> None:
        sheet.picker.rows[-1].tick.setChecked(True)

    yield "acts-cancel-lines", _alone(stage, "cancel_lines", order, one)


def _money(stage: Stage) -> Scenes:
    unpaid = _dearest(stage, S.UNPAID)

    def paid(sheet: Any) -> None:
        sheet._reference.setText("4200002212202611241234567890")

    yield "acts-confirm-payment", _alone(stage, "confirm_payment", unpaid, paid)

    def wrong(sheet: Any) -> None:
        sheet._amount.setText("20.00")
        sheet._typed("20.00")

    yield "acts-confirm-payment-wrong", _alone(stage, "confirm_payment", unpaid, wrong)
    office, owner = stage.shop.office, stage.shop.actor(Preset.OWNER)
    order = next((row for row in orders_in(stage, S.CANCELLED) if row.refund_proposed_fen), None)
    if order is None:
        order = office.do(
            owner, payments.confirm_payment, unpaid.id, method="wechat", reference="4200009", amount_fen=unpaid.cash_fen + 1
        )  # fmt: skip
    yield "acts-approve-refund", _alone(stage, "approve_refund", order)
    yield "acts-drop-refund", _alone(stage, "drop_refund", order, _submit)
    due = next((row for row in orders_in(stage, S.CANCELLED) if row.refund_due_fen), None)
    if due is None:
        due = office.do(owner, cancels.cancel_paid_order, _dearest(stage, S.TO_SHIP).id, reason="缺货")
    yield "acts-refund-done", _alone(stage, "record_refund_done", due)
    yield "acts-refund-failed", _alone(stage, "record_refund_failed", due)


def _submit(sheet: Any) -> None:
    sheet.submit()


def _editing(stage: Stage) -> Scenes:
    office, owner = stage.shop.office, stage.shop.actor(Preset.OWNER)
    goods = [sku for sku in office.ask(owner, find_skus, "", limit=50) if sku.free > 0]
    cheap, dear = min(goods, key=_worth), max(goods, key=_worth)
    unpaid, paid = _dearest(stage, S.UNPAID), _to_ship(stage, 2)

    def add(sheet: Any) -> None:
        sheet.lines.basket.put_in(cheap)

    yield "acts-edit-unpaid", _alone(stage, "edit_order", unpaid, add)

    def swap(sheet: Any) -> None:
        sheet.lines.picker.rows[0].tick.setChecked(True)
        sheet.lines.basket.put_in(cheap)

    yield "acts-edit-paid", _alone(stage, "edit_order", paid, swap)

    def too_dear(sheet: Any) -> None:
        sheet.lines.picker.rows[0].tick.setChecked(True)
        sheet.lines.basket.put_in(dear)

    yield "acts-edit-too-dear", _alone(stage, "edit_order", paid, too_dear)

    def address(sheet: Any) -> None:
        sheet.show_part("address")
        sheet.show_old.click()

    yield "acts-edit-address", _alone(stage, "edit_order", paid, address)


def _worth(sku: Any) -> int:
    return int(sku.price_points + sku.price_fen)


def _beside(stage: Stage) -> Scenes:
    order = _to_ship(stage)

    def until(sheet: Any) -> None:
        sheet.reasons.choice.choose("goods")
        sheet.span.choose("3")
        sheet._spanned("3")

    yield "acts-hold", _alone(stage, "hold_order", order, until)
    yield "acts-assign", _alone(stage, "assign_order", order)
    yield "acts-priority", _alone(stage, "set_priority", order)
    office, owner = stage.shop.office, stage.shop.actor(Preset.OWNER)
    office.do(owner, marks.tag_order, order.id, tag="生日礼物")
    yield "acts-tag", _alone(stage, "tag_order", order)

    def phone(sheet: Any) -> None:
        sheet.edit.setPlainText("客人说周末送，打 19900009516")

    yield "acts-note", _alone(stage, "note_order", order, phone)
