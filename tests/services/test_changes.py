"""What one desk does, the others hear within a second, once each, on both databases."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import func, insert, select, text, update

from desktop.models.database import open_engine
from desktop.models.journal import Audit
from desktop.models.staff import StaffSession
from desktop.models.vocabulary import OrderStatus
from desktop.services import changes, fulfilment, marks
from desktop.services.changes import Announcements, Feed
from desktop.services.office import Office
from tests.people import SECRET, SF, Shop

S = OrderStatus


@contextmanager
def another_pc(shop: Shop) -> Iterator[Office]:
    engine = open_engine(shop.url)
    yield Office(engine, shop_secret=SECRET, clock=shop.clock)
    engine.dispose()


def test_a_feed_tells_each_change_once_and_in_order(shop: Shop) -> None:
    order = shop.an_order(fen=1_000)
    with another_pc(shop) as office:
        feed = Feed(office)
        assert feed.poll() == []
        shop.pay(order)
        shop.do(marks.hold_order, order.id, reason="等客户")
        told = feed.poll()
        assert [(change.act, change.order_id, change.to_status) for change in told] == [
            ("confirm_payment", order.id, S.PAID), ("release_order", order.id, S.TO_SHIP),
            ("hold_order", order.id, S.TO_SHIP),
        ]  # fmt: skip
        assert {change.actor for change in told} == {shop.owner.key}
        assert feed.poll() == []
        shop.clock.forward(hours=2)
        shop.do(marks.unhold_order, order.id)
        assert [change.act for change in feed.poll()] == ["unhold_order"]


def test_what_is_new_is_heard_at_once_while_an_import_leaves_more_than_is_told_at_once(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "TOLD_MOST", 5)
    order = shop.an_order(fen=1_000)
    with another_pc(shop) as office:
        feed = Feed(office)
        for number in range(5):
            shop.do(marks.note_order, order.id, body=f"第 {number} 次致电")
        assert len(feed.poll()) == 5
        shop.pay(order)
        assert [change.act for change in feed.poll()] == ["confirm_payment", "release_order"]


def test_a_change_of_the_shop_itself_names_no_order(shop: Shop) -> None:
    with another_pc(shop) as office:
        feed = Feed(office)
        shop.setting("ship_hours", "24")
        (change,) = feed.poll()
        assert (change.act, change.order_id, change.to_status) == ("change_setting", None, None)


def test_a_number_that_is_committed_late_is_heard_all_the_same(shop: Shop) -> None:
    """Somebody took change number n, another n + 1 and was faster; the feed began between the two."""
    if shop.engine.dialect.name == "sqlite":
        return
    order = shop.an_order(fen=1_000)
    slow = open_engine(shop.url)
    with slow.connect().execution_options(pointsdesk_write=True) as connection, another_pc(shop) as office:
        session = connection.execute(
            insert(StaffSession).values(pc="慢", started_at=shop.clock.now, last_seq=1).returning(StaffSession.id)
        ).scalar_one()
        row = {
            "at": shop.clock.now, "actor": "worker", "session_id": session, "seq": 1, "pc": "慢", "act": "note_order",
            "subject": "order", "subject_id": order.id, "order_id": order.id, "before": "{}", "after": "{}",
            "reason": "", "mac": b"",
        }  # fmt: skip
        late = connection.execute(insert(Audit).values(**row).returning(Audit.id)).scalar_one()
        shop.do(marks.tag_order, order.id, tag="易碎")
        feed = Feed(office)
        shop.do(marks.untag_order, order.id, tag="易碎")
        assert [change.act for change in feed.poll()] == ["untag_order"]
        connection.commit()
        assert [(change.id, change.act) for change in feed.poll()] == [(late, "note_order")]
        assert feed.poll() == []
        # a number that nobody ever takes is looked for no longer than a minute
        connection.execute(text("SELECT nextval(pg_get_serial_sequence('audit', 'id')) FROM generate_series(1, 3)"))
        shop.do(marks.tag_order, order.id, tag="易碎")
        assert len(feed.poll()) == 1 and [gap.last - gap.first for gap in feed._gaps] == [2]
        connection.execute(insert(Audit).values(**{**row, "id": feed._gaps[0].first + 1, "seq": 2}))
        connection.commit()
        assert [change.act for change in feed.poll()] == ["note_order"] and len(feed._gaps) == 2
        shop.clock.forward(minutes=2)
        assert feed.poll() == [] and feed._gaps == []
    slow.dispose()


def test_another_session_hears_a_shipment_within_a_second(shop: Shop) -> None:
    order = shop.an_order(fen=1_000, paid=True)
    stop, heard = threading.Event(), threading.Event()
    listening = threading.Event()
    delays: list[float] = []
    moment = [0.0]

    def desk() -> None:
        with another_pc(shop) as office:
            feed = Feed(office)
            for reachable in Announcements(office.engine, stop):
                assert reachable
                listening.set()
                if any(change.act == "ship_order" for change in feed.poll()):
                    delays.append(time.monotonic() - moment[0])
                    heard.set()

    thread = threading.Thread(target=desk)
    thread.start()
    assert listening.wait(10)
    moment[0] = time.monotonic()
    shop.do(fulfilment.ship_order, order.id, parcel=SF)
    assert heard.wait(10)
    stop.set()
    thread.join(10)
    assert not thread.is_alive()
    assert delays[0] < 1.0


def test_announcements_end_when_they_are_told_to_and_hold_no_connection(shop: Shop) -> None:
    stop = threading.Event()
    heard = iter(Announcements(shop.engine, stop))
    assert next(heard)
    stop.set()
    assert list(heard) == []
    assert shop.count(select(func.count()).select_from(Audit)) >= 0
    with shop.office.transaction() as connection:
        connection.execute(update(StaffSession).values(pc="x"))
