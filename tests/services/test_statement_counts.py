"""How often the daily acts and questions go to the database: no oftener for an order of many lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event

from desktop.services import fulfilment, marks, order_detail
from tests.people import SF, Shop


@contextmanager
def told_to(engine: Engine) -> Iterator[list[str]]:
    """The statements that go to the database meanwhile; the beginning and the end of a transaction are none."""
    told: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if not statement.startswith(("PRAGMA", "BEGIN")):
            told.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield told
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("lines", [1, 12])
def test_however_many_lines_an_order_has_it_is_opened_and_shipped_in_few_statements(shop: Shop, lines: int) -> None:
    on_postgresql = shop.engine.dialect.name == "postgresql"
    order = shop.place(shop.a_member(points=50_000), *((shop.a_sku(points=100), 2) for _ in range(lines)))
    shop.do(marks.assign_order, order.id, login="lixiang")
    with told_to(shop.engine) as shipping:
        shipped = shop.do(fulfilment.ship_order, order.id, parcel=SF)
    with told_to(shop.engine) as opening:
        detail = shop.ask(order_detail.order_detail, order.id)
    assert (len(detail.lines), len(shipping), len(opening)) == (lines, 17 if on_postgresql else 16, 15)
    assert (shipped.assignee, shipped.parcels, shop.breaks()) == ("李想", 1, [])
    assert shipped == detail.row
