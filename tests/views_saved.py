"""Saved views by name, and an example of every act on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.models.vocabulary import Preset
from desktop.services import saved_views
from desktop.services.saved_views import ViewContent, ViewRow
from tests.people import Shop

TO_SHIP = ViewContent({"statuses": ["TO_SHIP"]}, columns=("number", "items", "status"))


def a_view(
    shop: Shop,
    name: str = "今天待发货",
    content: ViewContent = TO_SHIP,
    *,
    by: Preset = Preset.OWNER,
    shared: bool = False,
) -> ViewRow:
    actor = shop.person(by)
    made = shop.office.do(actor, saved_views.save_view, name=name, content=content)
    return shop.office.do(actor, saved_views.share_view, made.id, shared=True) if shared else made


def _numbered(shop: Shop) -> ViewRow:
    shop.made += 1
    return a_view(shop, f"视图 {shop.made}")


def _new(shop: Shop) -> tuple[tuple[Any, ...], dict[str, Any]]:
    shop.made += 1
    return (), {"name": f"另一个 {shop.made}", "content": TO_SHIP}


def _deleted(shop: Shop) -> tuple[tuple[Any, ...], dict[str, Any]]:
    return (shop.do(saved_views.delete_view, _numbered(shop).id).id,), {}


CALLS: dict[str, Callable[[Shop], tuple[tuple[Any, ...], dict[str, Any]]]] = {
    "delete_view": lambda shop: ((_numbered(shop).id,), {}),
    "rename_view": lambda shop: ((_numbered(shop).id,), {"name": f"改名 {shop.made}"}),
    "restore_view": _deleted,
    "save_view": _new,
    "set_start_view": lambda shop: ((), {"view_id": _numbered(shop).id}),
    "share_view": lambda shop: ((_numbered(shop).id,), {"shared": True}),
}
