"""A shop of its own for a story, orders in every status, and a look at everything that a database holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import func, select, text

from desktop.models.base import Base
from desktop.models.catalogue import Sku
from desktop.models.ledger import Lot
from desktop.models.order import Fulfilment, Refund
from desktop.models.vocabulary import OrderStatus, Permission
from desktop.services import cancels, fulfilment
from desktop.services.order_rows import OrderRow, order_row
from desktop.services.rule_document import RuleDocument
from desktop.services.settings import shop_settings
from desktop.services.transaction import Reading, query
from tests import servers
from tests.founded import a_founded_shop
from tests.people import SF, Shop

S = OrderStatus


@contextmanager
def a_shop(kind: str, folder: Path, document: RuleDocument | None = None) -> Iterator[Shop]:
    """A founded shop of its own on 'sqlite' (a file in folder) or 'postgresql'; with other rules it is founded anew."""
    if document is None:
        with a_founded_shop(kind, folder) as shop:
            yield shop
        return
    url = servers.fresh_sqlite_url(folder) if kind == "sqlite" else servers.fresh_postgres_url()
    shop = Shop.found(url, document)
    try:
        yield shop
    finally:
        shop.close()
        if kind != "sqlite":
            servers.shared_postgres().drop(url)


@query(Permission.SEE)
def row_for_test(reading: Reading, order_id: int) -> OrderRow:
    return order_row(reading, order_id)


def row_of(shop: Shop, order: OrderRow) -> OrderRow:
    """The order as it stands now."""
    return shop.ask(row_for_test, order.id)


def parcel_of(shop: Shop, order: OrderRow) -> int:
    """The order's newest fulfilment."""
    found: int = shop.count(select(Fulfilment.id).where(Fulfilment.order_id == order.id).order_by(Fulfilment.id.desc()))
    return found


def refund_of(shop: Shop, order: OrderRow) -> int:
    found: int = shop.count(select(Refund.id).where(Refund.order_id == order.id).order_by(Refund.id.desc()))
    return found


def everything(shop: Shop) -> dict[str, list[str]]:
    """Every row of every table, as text; by the driver alone, since many stories look at it often."""
    found = {}
    with shop.engine.connect() as connection, closing(connection.connection.cursor()) as cursor:
        for name in Base.metadata.tables:
            cursor.execute(f'SELECT * FROM "{name}"')
            found[name] = sorted(map(repr, cursor.fetchall()))
    return found


def sizes(shop: Shop) -> dict[str, int]:
    """How many rows every table has, in one statement."""
    parts = " UNION ALL ".join(f"SELECT '{name}', (SELECT count(*) FROM \"{name}\")" for name in Base.metadata.tables)
    with shop.engine.connect() as connection:
        return {name: int(n) for name, n in connection.execute(text(parts))}


def an_order_in(shop: Shop, status: OrderStatus, *, part: str = "") -> OrderRow:
    """Three units of a line with points and cash. part: 'shipped' for one of them gone, 'deadline' for its cancel.

    The shop doesn't release by itself here; one regular buys always the same.
    """
    if shop.ask(shop_settings).auto_release:
        shop.setting("auto_release", "false")
    if shop.count(select(Sku.id).where(Sku.code == "REGULAR")) is None:
        shop.a_member("欧阳锋", points=10**9)
        shop.a_sku(points=100, fen=1_000, stock=10**6, code="REGULAR")
    member = shop.count(select(func.max(Lot.member_id)).where(Lot.earned == 10**9))
    order = shop.place(member, ("REGULAR", 3))
    if status is S.UNPAID:
        return order
    if status is S.CANCELLED:
        if part == "deadline":
            shop.clock.forward(minutes=31)
            return shop.office.do(shop.worker(), cancels.cancel_order, order.id)
        return shop.do(cancels.cancel_order, order.id, reason="不要了")
    order = shop.pay(order, f"P{order.id}")
    if status is S.PAID:
        return order
    order = shop.do(fulfilment.release_order, order.id)
    if status is S.TO_SHIP:
        if part == "shipped":
            return shop.do(fulfilment.ship_order, order.id, parcel=SF, lines={shop.lines(order)[0]: 1})
        return order
    order = shop.do(fulfilment.ship_order, order.id, parcel=SF)
    return order if status is S.SHIPPED else shop.do(fulfilment.complete_order, order.id)
