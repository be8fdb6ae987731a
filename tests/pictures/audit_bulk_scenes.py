"""A bulk act in the record, and how it is taken back from there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services.bulk import Plan, command_in, new_batch, run_bulk
from desktop.services.order_filter import OrderFilter
from desktop.services.order_queries import find_orders
from desktop.views.audit.page import ACTS
from tests.pictures.audit_scenes import audit_page
from tests.pictures.stage import Stage


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    office, owner, batch = stage.shop.office, stage.shop.actor(Preset.OWNER), new_batch()
    waiting = office.ask(owner, find_orders, OrderFilter(statuses=(OrderStatus.TO_SHIP,), held=False), limit=12).rows
    plans = [Plan(one, "hold_order", {"reason": "等补货"}, command_in(batch)) for one in waiting]
    run_bulk(office, owner, plans, told=lambda _result: None, stopped=lambda: False)
    for name in ("audit-bulk", "audit-bulk-undo"):
        window, page = audit_page(stage)
        page.views[ACTS].select(next(row.id for row in page.acts.rows() if row.act == "hold_order"))
        stage.settle()
        if name == "audit-bulk-undo":
            page.pane.batch_asked.emit()
            stage.settle()
        yield name, window
