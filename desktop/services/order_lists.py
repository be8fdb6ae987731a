"""What a list of orders says about itself: counts beside its tabs, what its filter may offer, what hides everything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Executable, func, select, union

from desktop.models.built import built_once
from desktop.models.catalogue import Category
from desktop.models.journal import Figure, FigureDelta
from desktop.models.order import Order, OrderTag
from desktop.models.staff import Staff
from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services.figures import read_grain, status_counts
from desktop.services.order_filter import OrderFilter, is_held
from desktop.services.order_queries import COUNT_MOST, count_orders, phone_search
from desktop.services.relief import Relief, best_first
from desktop.services.rules import current_rules
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, query

CHOICES_MOST = 200
FIGURES_READ = 20_000


@dataclass(frozen=True, slots=True)
class ListCounts:
    """statuses counts every order of the shop; held and overdue up to COUNT_MOST; today by the shop's day of placing."""

    statuses: dict[OrderStatus, int]
    held: int
    overdue: int
    today: int


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What occurs in this shop and so can be chosen; colleagues are (login, name)."""

    channels: tuple[str, ...]
    tiers: tuple[str, ...]
    methods: tuple[str, ...]
    carriers: tuple[str, ...]
    tags: tuple[str, ...]
    categories: tuple[str, ...]
    colleagues: tuple[tuple[str, str], ...]


@query(Permission.SEE)
def list_counts(reading: Reading) -> ListCounts:
    today = read_settings(reading).shop_day(reading.now)
    return ListCounts(
        status_counts(reading),
        int(reading.scalar(_held())),
        int(reading.scalar(_late(reading.now))),
        sum(n for _, _, n, *_ in read_grain(reading, "order", today, today)),
    )


def _count(*parts: Any) -> Executable:
    return select(func.count()).select_from(select(Order.id).where(*parts).limit(COUNT_MOST).subquery())


@built_once
def _held() -> Executable:
    return _count(is_held())


@built_once
def _late(now: datetime) -> Executable:
    return _count(Order.status == OrderStatus.TO_SHIP.value, Order.ship_by < now)


@query(Permission.SEE)
def filter_choices(reading: Reading) -> FilterChoices:
    """Channels, tiers and payment methods by the figures of the newest days; tags up to CHOICES_MOST."""
    tags = select(OrderTag.tag).distinct().order_by(OrderTag.tag).limit(CHOICES_MOST)
    categories = select(Category.name).order_by(Category.name).limit(CHOICES_MOST)
    colleagues = select(Staff.login, Staff.name).where(Staff.active).order_by(Staff.name, Staff.login)
    tiers = {key.split("|")[0] for key in _keys(reading, "tier")} | set(current_rules(reading).document.tier_names)
    return FilterChoices(
        tuple(sorted({key.split("|")[2] for key in _keys(reading, "order")})),
        tuple(sorted(tiers - {""})),
        tuple(sorted({key.split("|")[0] for key in _keys(reading, "payment")} - {""})),
        read_settings(reading).carriers,
        tuple(reading.execute(tags).scalars()),
        tuple(reading.execute(categories).scalars()),
        tuple((login, name) for login, name in reading.execute(colleagues)),
    )


def _keys(reading: Reading, grain: str) -> set[str]:
    newest = select(Figure.key).where(Figure.grain == grain).order_by(Figure.day.desc()).limit(FIGURES_READ).subquery()
    fresh = select(FigureDelta.key).where(FigureDelta.grain == grain)
    return set(reading.execute(union(select(newest.c.key), fresh)).scalars())


@query(Permission.SEE, accessed=phone_search)
def reliefs(reading: Reading, chosen: OrderFilter, *, sort: str = "placed") -> tuple[Relief, ...]:
    """For a list that shows nothing: which single condition to take away, the one that shows most first."""
    counts = {name: count_orders(reading, chosen.without(name), sort=sort) for name in chosen.active}
    return best_first(Relief(name, count.orders, count.capped) for name, count in counts.items())
