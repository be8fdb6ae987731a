"""What was opened is on record before the session ends."""

from __future__ import annotations

from desktop.models.vocabulary import AccessAct, Preset
from desktop.services import access, sessions
from desktop.services.transaction import AccessNote
from tests.people import Shop


def test_openings_that_are_due_are_written_before_the_session_ends(shop: Shop) -> None:
    clerk = shop.person(Preset.SERVICE)
    order = shop.an_order(points=100)
    sessions.leave(shop.office, clerk, opened=[AccessNote(AccessAct.OPEN, "", (("order", order.id),))])
    (look,) = shop.ask(access.order_looks, order.id)
    assert (look.who, look.act) == ("Service", AccessAct.OPEN)
