"""One example of every act on members' points: act → what it is called with in a shop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select

from desktop.models.ledger import PointsEntry
from desktop.models.vocabulary import Preset
from desktop.services import adjustments, grants
from desktop.services.grants_by_sheet import SheetGrant
from tests.people import Shop

Arguments = tuple[tuple[Any, ...], dict[str, Any]]


def proposed(shop: Shop, points: int = 500) -> int:
    """An adjustment that somebody of the service has proposed."""
    row = shop.office.do(
        shop.person(Preset.SERVICE), adjustments.propose_adjustment, shop.a_member(), points=points, reason="补积分"
    )
    return row.id


def given(shop: Shop, points: int = 50) -> int:
    """The entry of a grant."""
    shop.do(grants.grant_points, shop.a_member(), points=points, reason="生日礼")
    entry: int = shop.count(select(func.max(PointsEntry.id)))
    return entry


def _sheet(shop: Shop) -> Arguments:
    shop.made += 1
    number = shop.do(adjustments.propose_adjustment, shop.a_member(), points=1, reason="x").account
    return (f"batch-{shop.made}", (SheetGrant(2, number, 30, "活动"),)), {}


# act → what it is called with, made ready in a shop
CALLS: dict[str, Callable[[Shop], Arguments]] = {
    "approve_adjustment": lambda shop: ((proposed(shop),), {}),
    "grant_from_sheet": _sheet,
    "grant_points": lambda shop: ((shop.a_member(),), {"points": 50, "reason": "生日礼"}),
    "merge_members": lambda shop: ((shop.a_member(points=30), shop.a_member()), {"reason": "同一个人"}),
    "propose_adjustment": lambda shop: ((shop.a_member(),), {"points": 5_000, "reason": "补积分"}),
    "reject_adjustment": lambda shop: ((proposed(shop),), {"reason": "没有依据"}),
    "roll_back_grant": lambda shop: ((given(shop),), {"reason": "发错了"}),
}
