"""Who has an order open is told by name: never for longer than they are there, and to nobody who may not see it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from desktop.models.journal import Audit
from desktop.models.staff import Presence
from desktop.models.vocabulary import Preset
from desktop.services import presence, staff
from desktop.services.errors import SessionEnded
from desktop.services.presence import Beside, be_at, be_nowhere, others_at
from tests.people import Shop


def test_two_at_one_order_hear_of_each_other_until_one_leaves(shop: Shop) -> None:
    order, other = shop.an_order(points=5), shop.an_order(points=6)
    clerk, owner = shop.person(Preset.SERVICE), shop.owner
    audited = shop.count(select(func.count()).select_from(Audit))
    assert be_at(shop.office, owner, order.id) == ()
    first = shop.clock.now
    assert be_at(shop.office, clerk, order.id) == (Beside("李想", "收银台-01", "", first),)
    shop.clock.forward(minutes=0.5)
    (seen,) = be_at(shop.office, owner, order.id, "ship_order")
    assert (seen.name, seen.act) == ("Service", "")
    assert be_at(shop.office, clerk, order.id) == (Beside("李想", "收银台-01", "ship_order", shop.clock.now),)
    began = shop.clock.now
    shop.clock.forward(minutes=0.5)
    be_at(shop.office, owner, order.id, "ship_order")
    assert be_at(shop.office, clerk, order.id)[0].since == began
    assert be_at(shop.office, clerk, other.id) == ()
    assert shop.office.ask(owner, others_at, order.id) == ()
    be_at(shop.office, clerk, order.id)
    be_nowhere(shop.office, owner)
    assert shop.office.ask(clerk, others_at, order.id) == ()
    assert shop.count(select(func.count()).select_from(Audit)) == audited


def test_who_fell_silent_or_signed_out_is_not_there(shop: Shop) -> None:
    order = shop.an_order(points=5)
    clerk = shop.person(Preset.SERVICE)
    be_at(shop.office, clerk, order.id)
    assert len(shop.ask(others_at, order.id)) == 1
    shop.clock.now += presence.GONE_AFTER
    assert shop.ask(others_at, order.id) == ()
    be_at(shop.office, clerk, order.id)
    assert len(shop.ask(others_at, order.id)) == 1
    staff.sign_out(shop.office, clerk)
    assert shop.ask(others_at, order.id) == ()
    assert shop.count(select(func.count()).select_from(Presence)) == 0
    with pytest.raises(SessionEnded):
        be_at(shop.office, clerk, order.id)


def test_a_desk_without_power_is_swept_out_and_no_beat_comes_after_the_end(shop: Shop) -> None:
    order, clerk = shop.an_order(points=5), shop.person(Preset.SERVICE)
    be_at(shop.office, clerk, order.id)
    shop.clock.now += presence.GONE_AFTER
    staff.sign_out(shop.office, shop.owner)
    assert shop.count(select(func.count()).select_from(Presence)) == 0
    with pytest.raises(SessionEnded):
        be_at(shop.office, shop.owner, order.id)
    assert shop.count(select(func.count()).select_from(Presence)) == 0


def test_an_order_that_is_not_there_has_nobody_at_it(shop: Shop) -> None:
    assert be_at(shop.office, shop.owner, 4_711) == ()
    assert shop.count(select(func.count()).select_from(Presence)) == 0


def test_who_prepares_an_act_is_named_first(shop: Shop) -> None:
    order = shop.an_order(points=5)
    be_at(shop.office, shop.person(Preset.SERVICE), order.id)
    be_at(shop.office, shop.person(Preset.WAREHOUSE), order.id, "ship_order")
    assert [one.act for one in shop.ask(others_at, order.id)] == ["ship_order", ""]


def test_two_beats_of_one_desk_at_once_are_one(shop: Shop) -> None:
    """Her pane's and her dialog's, over a slow line."""
    order, rounds = shop.an_order(points=5), 15
    start = threading.Barrier(2)

    def beat(act: str) -> None:
        for _ in range(rounds):
            start.wait(30)
            be_at(shop.office, shop.owner, order.id, act)
            start.wait(30)
            be_nowhere(shop.office, shop.owner)

    with ThreadPoolExecutor(2) as two:
        for told in [two.submit(beat, act) for act in ("", "ship_order")]:
            told.result(60)
    assert shop.count(select(func.count()).select_from(Presence)) == 0
