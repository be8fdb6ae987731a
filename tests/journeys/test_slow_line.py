"""The shop's server is far away: 100 ms there and back, every twentieth packet is sent again, and once the line breaks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import event, func, make_url, select

from desktop.models.journal import Audit
from desktop.models.order import Fulfilment
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services.office import Office, office_of
from desktop.views.order_acts.ship import ShipSheet
from tests.founded import a_founded_shop
from tests.journeys.person import Person, edit_of
from tests.orders_made import row_of
from tests.people import SECRET, Shop
from tests.slow_line import SlowLine, url_over
from tests.views.test_heartbeat import MOST_MS, Heartbeat
from tests.views.windows import a_window, cheap_passwords

pytestmark = pytest.mark.slow


@contextmanager
def far_away(shop: Shop) -> Iterator[tuple[SlowLine, Office, list[str]]]:
    """The shop over a slow line; and what the window's own thread had to do with its database."""
    with SlowLine(make_url(shop.url).port or 0) as line:
        office = office_of(url_over(line, shop.url), SECRET, shop.clock)
        on_the_windows_thread: list[str] = []

        def note(*_about: object) -> None:
            if threading.current_thread() is threading.main_thread():
                on_the_windows_thread.append("the line")

        for what in ("connect", "checkout", "before_cursor_execute", "commit", "rollback"):
            event.listen(office.engine, what, note)
        try:
            yield line, office, on_the_windows_thread
        finally:
            line.quick()
            office.engine.dispose()


def test_over_a_slow_line_the_window_answers_and_every_act_is_done_once(qtbot: QtBot, tmp_path: Path) -> None:
    with a_founded_shop("postgresql", tmp_path) as shop:
        cheap_passwords(shop)
        order, _other = (shop.an_order(points=100, fen=1_000, qty=2, paid=True) for _ in range(2))
        with far_away(shop) as (line, office, on_the_windows_thread):
            line.quick()
            shop.person(Preset.WAREHOUSE)
            with a_window(qtbot, office) as window:
                clerk = Person(qtbot, window, shop, Preset.WAREHOUSE)
                place, table = clerk.place, clerk.place.orders.table
                on_the_windows_thread.clear()
                heart = Heartbeat()
                line.slow()

                heart.now("searching")
                QTest.keyClicks(place.orders.view, "/")
                clerk.until(place.orders.bar.search.edit.hasFocus)
                clerk.write(place.orders.bar.search.edit, order.order_no)
                QTest.keyClick(place.orders.bar.search.edit, Qt.Key.Key_Return)
                clerk.until(place.orders.view._skeleton.isVisible)
                clerk.until(lambda: [row.id for row in table.rows()] == [order.id])
                heart.now("opening the order")
                clerk.until(lambda: place.pane.order_id == order.id)
                clerk.until(place.pane._skeleton.isVisible)
                clerk.until(lambda: order.order_no in clerk.words(place.pane))

                heart.now("opening the dialog")
                place.acts.start("ship_order", order.id)
                clerk.until(
                    lambda: any("正在打开「发货」" in one.accessibleName() for one in place.shell.toaster.toasts)
                )
                clerk.until(lambda: place.acts.sheet is not None)
                sheet = place.acts.sheet
                assert isinstance(sheet, ShipSheet)
                assert not place.shell.toaster.toasts

                heart.now("shipping")
                clerk.write(edit_of(sheet.waybill.waybill), "75312345678901")
                before = line.turns
                sheet.submit()
                assert sheet._busy_words.text() == "正在发货"
                clerk.until(lambda: line.turns > before + 8)
                line.cut()
                line.quick()
                clerk.until(lambda: place.acts.sheet is None)
                clerk.settle()
                heart.now("")
                clerk.until(lambda: place.reach.reached)
        assert on_the_windows_thread == []
        assert {doing: took for doing, took in heart.longest.items() if took > MOST_MS} == {}
        assert line.stalls > 0
        assert row_of(shop, order).status is OrderStatus.SHIPPED
        assert shop.count(select(func.count()).select_from(Fulfilment).where(Fulfilment.order_id == order.id)) == 1
        shipped = select(func.count()).select_from(Audit).where(Audit.order_id == order.id, Audit.act == "ship_order")
        assert shop.count(shipped) == 1
        assert shop.breaks() == []
