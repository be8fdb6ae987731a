"""The order pane: every status, a person revealed, a long order at its end, held, a refund that waits, and its states."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import cancels, fulfilment, marks, order_queries
from desktop.services.errors import DatabaseGone
from desktop.services.fulfilment import Parcel
from desktop.services.order_filter import OrderFilter
from desktop.services.order_rows import OrderRow
from desktop.views.main_window import MainWindow
from desktop.views.order_pane.pane import OrderPane
from tests.pictures.stage import Stage

S = OrderStatus


def orders_in(stage: Stage, status: OrderStatus) -> list[OrderRow]:
    """The newest orders of that status that nobody has held."""
    chosen = OrderFilter(statuses=(status,), held=False)
    return list(stage.shop.office.ask(stage.shop.actor(Preset.OWNER), order_queries.find_orders, chosen, limit=50).rows)


def opened(stage: Stage, order: OrderRow, preset: Preset = Preset.MANAGER) -> tuple[MainWindow, OrderPane]:
    window = stage.window(preset)
    place = stage.place(window)
    place.show_order(order.id)
    pane: OrderPane = place.pane
    stage.until(lambda: pane.head.number.text() == order.order_no)
    stage.settle()
    return window, pane


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    for status in S:
        window, _ = opened(stage, orders_in(stage, status)[0])
        yield f"pane-{status.value.casefold().replace('_', '-')}", window
    yield from _person(stage)
    yield from _workflow(stage)
    yield from _states(stage)


def _person(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    order = next(row for row in orders_in(stage, S.TO_SHIP) if row.recipient_name)
    window, pane = opened(stage, order)
    pane.person.eye.click()
    stage.settle()
    yield "pane-reason", window

    window, pane = opened(stage, order)
    pane.person.look("联系派送")
    stage.settle()
    yield "pane-revealed", window

    window, pane = opened(stage, order, Preset.FINANCE)
    yield "pane-finance", window

    window, pane = opened(stage, order)
    pane.looks.all_asked.emit()
    stage.settle()
    yield "pane-looks", window


def _workflow(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    office, owner = stage.shop.office, stage.shop.actor(Preset.OWNER)
    held = orders_in(stage, S.TO_SHIP)[-1]
    until = office.clock() + timedelta(days=2)
    office.do(owner, marks.hold_order, held.id, reason="等客户确认颜色，周四再联系", until=until)
    window, _ = opened(stage, held)
    yield "pane-held", window
    office.do(owner, marks.unhold_order, held.id)

    paid = orders_in(stage, S.PAID)
    cash = next((row for row in paid if row.cash_fen), paid[0])
    office.do(owner, cancels.cancel_paid_order, cash.id, reason="缺货，客人同意退款")
    window, pane = opened(stage, cash)
    pane.area.ensureWidgetVisible(pane.settlement)
    yield "pane-refund", window

    long = next(row for row in orders_in(stage, S.TO_SHIP) if row.units - row.units_shipped > 1 and row.recipient_name)
    office.do(owner, fulfilment.ship_order, long.id, parcel=Parcel("shunfeng", "SF1407382950617"))
    for body in ("客人要求周五前送到，放门卫也可以", "打过电话，没有接", "客人回电，照旧"):
        office.do(owner, marks.note_order, long.id, body=body)
    for tag in ("易碎", "送礼", "老客户"):
        office.do(owner, marks.tag_order, long.id, tag=tag)
    window, pane = opened(stage, long)
    pane.editor.edit.setPlainText("改打 13800138000")
    pane.progress.header.acted.emit()
    stage.settle()
    pane.area.verticalScrollBar().setValue(pane.area.verticalScrollBar().maximum())
    yield "pane-long-end", window


def _states(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    order = orders_in(stage, S.SHIPPED)[0]
    window, pane = opened(stage, order)
    pane._show_skeleton()
    yield "pane-loading", window

    window, pane = opened(stage, order)
    pane.refresh({order.id})
    stage.settle()
    pane._failed(order.id, DatabaseGone(outcome_known=True))
    yield "pane-stale", window

    window, pane = opened(stage, order)
    pane._shown = None
    pane._failed(order.id, DatabaseGone(outcome_known=True))
    yield "pane-error", window

    window, pane = opened(stage, order)
    pane.show_order(10**9)
    stage.settle()
    yield "pane-gone", window
