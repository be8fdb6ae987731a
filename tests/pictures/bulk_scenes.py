"""The order page's saved views, bulk acts and export as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import Preset
from desktop.services import saved_views
from desktop.services.saved_views import ViewContent
from tests.pictures.orders_scenes import EVERYTHING, opened
from tests.pictures.stage import Stage

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
