"""Every cell of the workflow table: act × status, allowed or refused, once, seen, permitted."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import func, select

from desktop.models.order import OrderException, Payment, Refund
from desktop.models.vocabulary import ORDER_MOVES, PaymentState, Preset, allowed_acts
from desktop.services.errors import ChangedByOther, NotAllowedNow, NotPermitted, SameIdOtherContent
from desktop.services.order_rows import OrderRow
from desktop.services.transaction import ACTIONS
from tests.conftest import KINDS
from tests.orders_made import S, a_shop, an_order_in, everything, row_of, sizes
from tests.people import Shop
from tests.scenes import CELLS, Call

PLACES = [
    pytest.param(act, origin, target, id=f"{act}-{origin}-{target}")
    for act, moves in sorted(CELLS.items())
    for origin, target in sorted(moves)
]
# a payment that the order can't take is kept aside, not refused
REFUSED = [
    pytest.param(act, status, id=f"{act}-{status}")
    for act, moves in sorted(ORDER_MOVES.items())
    for status in S
    if act != "confirm_payment" and all(origin is not status for origin, _ in moves)
]
CELLS_FROM = [
    pytest.param(act, origin, id=f"{act}-{origin}")
    for act, moves in sorted(CELLS.items())
    for origin in sorted({origin for origin, _ in moves})
]
SEEING = sorted(act for act in CELLS if "seen" in ACTIONS[act].arguments.parameters)


@pytest.fixture(scope="module", params=KINDS)
def busy_shop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """One shop for all cells, each with an order of its own. In the evening everything adds up."""
    with a_shop(request.param, tmp_path_factory.mktemp("cells")) as shop:
        shop.person(Preset.MANAGER)
        yield shop
        assert shop.breaks() == []


@dataclass
class Still:
    """A shop where every act is ready to be done, and every status has an order, but nothing moves."""

    shop: Shop
    ready: dict[str, Call]
    orders: dict[S, OrderRow]
    before: dict[str, list[str]]

    def unmoved(self) -> bool:
        return everything(self.shop) == self.before


@pytest.fixture(scope="module", params=KINDS)
def still(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Still]:
    with a_shop(request.param, tmp_path_factory.mktemp("still")) as shop:
        shop.person(Preset.AUDITOR)
        ready = {act: next(iter(moves.values()))(shop) for act, moves in CELLS.items()}
        orders = {status: an_order_in(shop, status) for status in S}
        yield Still(shop, ready, orders, everything(shop))


def test_every_cell_of_the_table_is_told_here() -> None:
    assert {act: frozenset(moves) for act, moves in CELLS.items()} == ORDER_MOVES


def test_every_act_on_an_order_that_moves_its_version_takes_the_version_seen() -> None:
    quiet = {"assign_order", "set_priority", "tag_order", "untag_order", "note_order"}
    assert set(SEEING) == set(CELLS) - quiet


@pytest.mark.parametrize(("act", "origin", "target"), PLACES)
def test_an_allowed_act_goes_where_the_table_says_and_only_once(
    busy_shop: Shop, act: str, origin: S, target: S
) -> None:
    call = CELLS[act][origin, target](busy_shop)
    assert call.order is not None
    assert call.order.status is origin
    command = f"{act}-{origin}-{target}"
    answer = call.command(busy_shop, command)
    row = row_of(busy_shop, call.order)
    assert row.status is target
    # who asks for an after-sale is answered with that
    assert act == "request_return" or answer == row
    assert (row.version > call.order.version) == (act in SEEING)
    after = sizes(busy_shop)
    assert call.command(busy_shop, command) == answer
    assert (sizes(busy_shop), row_of(busy_shop, row)) == (after, row)


@pytest.mark.parametrize("act", sorted(CELLS))
def test_a_command_id_seen_before_is_refused_with_other_content_or_by_another_person(busy_shop: Shop, act: str) -> None:
    call = next(iter(CELLS[act].values()))(busy_shop)
    call.command(busy_shop, f"click-{act}")
    before = sizes(busy_shop)
    for other in (
        dataclasses.replace(call, args=(10**6,)),
        dataclasses.replace(call, by=busy_shop.people[Preset.MANAGER]),
    ):
        with pytest.raises(SameIdOtherContent):
            other.command(busy_shop, f"click-{act}")
    assert sizes(busy_shop) == before


@pytest.mark.parametrize(("act", "status"), REFUSED)
def test_any_other_act_is_refused_with_what_is_allowed_and_nothing_changes(still: Still, act: str, status: S) -> None:
    with pytest.raises(NotAllowedNow) as refused:
        dataclasses.replace(still.ready[act], args=(still.orders[status].id,)).run(still.shop)
    assert (refused.value.act, refused.value.status) == (act, status)
    assert refused.value.allowed == tuple(sorted(allowed_acts(status)))
    assert still.unmoved()


@pytest.mark.parametrize(("act", "origin"), [cell for cell in CELLS_FROM if cell.values[0] in SEEING])
def test_a_stale_version_is_refused_with_who_changed_what(still: Still, act: str, origin: S) -> None:
    order = still.orders[origin]
    with pytest.raises(ChangedByOther) as refused:
        dataclasses.replace(still.ready[act], args=(order.id,)).run(still.shop, seen=order.version - 1)
    assert refused.value.who == "李想"
    assert refused.value.what in {*CELLS, "place_order"}
    assert still.unmoved()


@pytest.mark.parametrize(("act", "origin"), CELLS_FROM)
def test_without_the_right_a_cell_stays_shut(still: Still, act: str, origin: S) -> None:
    call = dataclasses.replace(still.ready[act], args=(still.orders[origin].id,), by=still.shop.people[Preset.AUDITOR])
    with pytest.raises(NotPermitted):
        call.run(still.shop)
    assert still.unmoved()


@pytest.mark.parametrize("status", [status for status in S if status is not S.UNPAID])
def test_a_payment_that_the_order_cant_take_is_kept_and_its_refund_proposed(busy_shop: Shop, status: S) -> None:
    order = an_order_in(busy_shop, status)
    row = busy_shop.pay(order, f"once-more-{order.id}")
    assert (row.status, row.payment_state) == (status, PaymentState.UNVERIFIED)
    for table in (OrderException, Refund):
        assert busy_shop.count(select(func.count()).select_from(table).where(table.order_id == order.id)) == 1
    paid_before = status is not S.CANCELLED
    assert busy_shop.count(select(func.count()).where(Payment.order_id == order.id)) == 1 + paid_before
