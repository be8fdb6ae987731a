"""The order pane: every status, a person revealed, a long order at its end, held, a refund that waits, and its states."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import import_batches, import_orders, order_queries
from desktop.services.errors import DatabaseGone
from desktop.services.order_filter import OrderFilter
from desktop.services.order_rows import OrderRow
from desktop.views.main_window import MainWindow
from desktop.views.order_pane.pane import OrderPane
from tests.imports import an_imported_order
from tests.pictures.stage import Stage

S = OrderStatus


def orders_by(stage: Stage, chosen: OrderFilter) -> list[OrderRow]:
    return list(
        stage.shop.office.ask(stage.shop.actor(Preset.OWNER), order_queries.find_orders, chosen, limit=100).rows
    )


def orders_in(stage: Stage, status: OrderStatus) -> list[OrderRow]:
    """The newest orders of that status that nobody has held."""
    return orders_by(stage, OrderFilter(statuses=(status,), held=False))


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
    window, _ = opened(stage, orders_by(stage, OrderFilter(held=True))[0])
    yield "pane-held", window

    rows = orders_by(stage, OrderFilter())
    window, pane = opened(stage, max(rows, key=_refund_that_waits))
    pane.area.ensureWidgetVisible(pane.settlement)
    yield "pane-refund", window

    window, pane = opened(stage, imported_order(stage))
    yield "pane-imported", window

    window, pane = opened(stage, max(orders_in(stage, S.TO_SHIP), key=_size))
    pane.editor.edit.setPlainText("改打 13800138000")
    if pane.progress.header.action.isVisible():
        pane.progress.header.acted.emit()
    stage.settle()
    yield "pane-long", window

    window, pane = opened(stage, max(orders_in(stage, S.TO_SHIP), key=_size))
    pane.editor.edit.setPlainText("改打 13800138000")
    stage.settle()
    pane.area.verticalScrollBar().setValue(pane.area.verticalScrollBar().maximum())
    yield "pane-long-end", window


def _refund_that_waits(row: OrderRow) -> int:
    return row.refund_proposed_fen


def _size(row: OrderRow) -> tuple[int, int]:
    return row.line_count, row.units_shipped


def imported_order(stage: Stage) -> OrderRow:
    """One of history, without member and receiver."""
    office, owner = stage.shop.office, stage.shop.actor(Preset.OWNER)
    batch = office.do(
        owner, import_batches.begin_import, source="template", format="template_orders", file_name="2025-03.csv"
    )
    nobody = an_imported_order(f"HIST{batch.id:04}", name="", phone="", region="", address="", status=S.COMPLETED)
    office.do(owner, import_orders.import_orders, batch.id, (nobody,))
    office.do(owner, import_batches.finish_import, batch.id, skipped=0, rejected=0)
    return orders_by(stage, OrderFilter(search=nobody.order_no))[0]


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
