"""The order page's saved views, bulk acts and export as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import saved_views
from desktop.services.bulk import Plan, Result
from desktop.services.errors import ChangedByOther, Held, Invalid, OutOfStock
from desktop.services.order_filter import OrderFilter
from desktop.services.saved_views import ViewContent
from desktop.views.bulk.beside import TagManySheet
from desktop.views.bulk.ship import ShipManySheet
from desktop.views.bulk.undo import UndoManySheet
from desktop.views.dialogs import Sheet
from desktop.views.main_window import MainWindow
from desktop.views.orders.export_sheet import OrdersExport
from desktop.views.orders.page import OrdersPage
from tests.pictures.orders_scenes import EVERYTHING, opened
from tests.pictures.stage import Stage

S = TypeVar("S", bound=Sheet)
VIEWS: dict[str, tuple[dict[str, Any], bool]] = {
    "大额待发货": ({"statuses": ["TO_SHIP"], "points_min": 5_000}, True),
    "今天待发货": ({"statuses": ["TO_SHIP"], "since": "today", "until": "today"}, True),
    "我领的单": ({"assignee": "zhangmin"}, False),
    "挂起的": ({"held": True}, False),
}


def some_views(stage: Stage) -> None:
    actor, office = stage.shop.actor(Preset.MANAGER), stage.shop.office
    if office.ask(actor, saved_views.saved_views):
        return
    for name, (chosen, shared) in VIEWS.items():
        view = office.do(actor, saved_views.save_view, name=name, content=ViewContent(chosen))
        if shared:
            office.do(actor, saved_views.share_view, view.id, shared=True)
        else:
            office.do(actor, saved_views.set_start_view, view_id=view.id)
    office.do(actor, saved_views.set_start_view, view_id=None)


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    some_views(stage)
    window, page = opened(stage, EVERYTHING)
    page.head.views.click()
    stage.settle()
    yield "bulk-views", window

    yield from _bulk(stage)


def _ticked(stage: Stage, count: int) -> tuple[MainWindow, OrdersPage]:
    window, page = opened(stage, OrderFilter(statuses=(OrderStatus.TO_SHIP,)))
    for row in page.table.rows()[:count]:
        page.table.check(row.id, True)
    stage.settle()
    return window, page


def _sheet(page: OrdersPage, kind: type[S]) -> S:
    found = page.window().findChild(kind)
    assert found is not None
    return found


def _bulk(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, page = _ticked(stage, 4)
    page.view.select(page.table.rows()[0].id)
    stage.settle()
    yield "bulk-bar", window

    window, page = _ticked(stage, 12)
    page.bulk.start("ship_order")
    stage.settle()
    sheet = _sheet(page, ShipManySheet)
    sheet.paste("\n".join(f"SF14073829506{n:02}" for n in range(10, 14)))
    stage.settle()
    yield "bulk-ship", window

    window, page = _ticked(stage, 12)
    page.bulk.start("hold_order")
    stage.settle()
    yield "bulk-hold", window

    window, page = _ticked(stage, 8)
    page.bulk.start("tag_order")
    stage.settle()
    sheet_of_tags = _sheet(page, TagManySheet)
    rows = page.list.rows.ticked()
    facts = [Held("ship_order", "等客户确认地址", None), OutOfStock("SKU10824", 4, 6), None]
    plans = [Plan(row, "tag_order", {"tag": "易碎"}) for row in rows]
    sheet_of_tags._plans = plans
    sheet_of_tags.results = [Result(plan, plan.row, None) for plan in plans[3:]]
    sheet_of_tags.results += [
        Result(plan, None, fact) for plan, fact in zip(plans[:3], facts, strict=True) if fact is not None
    ]
    sheet_of_tags._ended()
    stage.settle()
    yield "bulk-result", window

    window, page = _ticked(stage, 5)
    parcels = [Plan(row, "undo_shipment", {"fulfilment_id": 1, "seen": row.version}) for row in page.list.rows.ticked()]
    refusals = [Invalid("reason", "missing"), ChangedByOther("王芳", stage.shop.office.clock(), "undo_shipment")]
    came = [Result(plan, None, fact) for plan, fact in zip(parcels[:2], refusals, strict=True)]
    came += [Result(plan, plan.row, None) for plan in parcels[2:]]
    page.list.foot.offer_undo("5 笔已发货")
    UndoManySheet(window, stage.desk(Preset.MANAGER), parcels, came).open()
    stage.settle()
    yield "bulk-undo", window

    window, page = opened(stage, OrderFilter(statuses=(OrderStatus.TO_SHIP,)))
    page.list.foot.offer_undo("5 笔已发货")
    stage.settle()
    yield "bulk-undo-later", window

    window, page = opened(stage, OrderFilter(statuses=(OrderStatus.TO_SHIP,)))
    page.export()
    stage.settle()
    yield "bulk-export", window

    window, page = opened(stage, OrderFilter(statuses=(OrderStatus.TO_SHIP,)))
    page.export()
    stage.settle()
    sheet_of_export = _sheet(page, OrdersExport)
    sheet_of_export._show_state("run")
    sheet_of_export.progress.begin(sheet_of_export.tr("正在导出"))
    sheet_of_export.progress.show_progress(12_500, 38_214)
    yield "bulk-export-running", window
