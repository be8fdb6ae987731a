"""Every cell of the workflow table: act × status, allowed or refused, once, seen, permitted."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from desktop.models.order import OrderException, Payment, Refund
from desktop.models.vocabulary import ORDER_MOVES, PaymentState, Preset, allowed_acts
from desktop.services.errors import ChangedByOther, NotAllowedNow, NotPermitted, SameIdOtherContent
from desktop.services.transaction import ACTIONS
from tests.conftest import KINDS
from tests.people import Shop
from tests.scenes import CELLS, S, a_shop, an_order_in, everything, row_of

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
SEEING = sorted(act for act in CELLS if "seen" in ACTIONS[act].arguments.parameters)


@pytest.fixture(scope="module", params=KINDS)
def busy_shop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """One shop for all cells, each with an order of its own."""
    with a_shop(request.param, tmp_path_factory.mktemp("cells")) as shop:
        shop.person(Preset.MANAGER)
        shop.person(Preset.AUDITOR)
        yield shop


def test_every_cell_of_the_table_is_told_here() -> None:
    assert {act: frozenset(moves) for act, moves in CELLS.items()} == ORDER_MOVES


def test_every_act_on_an_order_that_moves_its_version_takes_the_version_seen() -> None:
    quiet = {"assign_order", "set_priority", "tag_order", "untag_order", "note_order"}
    assert set(SEEING) == set(CELLS) - quiet


@pytest.mark.parametrize(("act", "origin", "target"), PLACES)
def test_an_allowed_act_goes_where_the_table_says(busy_shop: Shop, act: str, origin: S, target: S) -> None:
    call = CELLS[act][origin, target](busy_shop)
    assert call.order is not None
    assert call.order.status is origin
    row = call.run(busy_shop)
    assert row.status is target
    assert row == row_of(busy_shop, call.order)
    assert (row.version > call.order.version) == (act in SEEING)


@pytest.mark.parametrize(("act", "origin", "target"), PLACES)
def test_a_command_sent_again_gets_the_first_answer_and_other_content_is_refused(
    busy_shop: Shop, act: str, origin: S, target: S
) -> None:
    call = CELLS[act][origin, target](busy_shop)
    command = f"{act}-{origin}-{target}"
    first = call.command(busy_shop, command)
    after = everything(busy_shop)
    assert call.command(busy_shop, command) == first
    with pytest.raises(SameIdOtherContent):
        dataclasses.replace(call, args=(10**6,)).command(busy_shop, command)
    with pytest.raises(SameIdOtherContent):
        dataclasses.replace(call, by=busy_shop.person(Preset.MANAGER)).command(busy_shop, command)
    assert everything(busy_shop) == after


@pytest.mark.parametrize(("act", "status"), REFUSED)
def test_any_other_act_is_refused_with_what_is_allowed_and_nothing_changes(
    busy_shop: Shop, act: str, status: S
) -> None:
    call, order = next(iter(CELLS[act].values()))(busy_shop), an_order_in(busy_shop, status)
    before = everything(busy_shop)
    with pytest.raises(NotAllowedNow) as refused:
        dataclasses.replace(call, args=(order.id,)).run(busy_shop)
    assert (refused.value.act, refused.value.status) == (act, status)
    assert refused.value.allowed == tuple(sorted(allowed_acts(status)))
    assert everything(busy_shop) == before


@pytest.mark.parametrize("act", SEEING)
def test_a_stale_version_is_refused_with_who_changed_what(busy_shop: Shop, act: str) -> None:
    for make in CELLS[act].values():
        call = make(busy_shop)
        assert call.order is not None
        before = everything(busy_shop)
        with pytest.raises(ChangedByOther) as refused:
            call.run(busy_shop, seen=call.order.version - 1)
        assert refused.value.who in ("李想", "worker")
        assert refused.value.what in CELLS or refused.value.what == "place_order"
        assert everything(busy_shop) == before
        call.run(busy_shop, seen=call.order.version)


@pytest.mark.parametrize("act", sorted(CELLS))
def test_without_the_right_a_cell_stays_shut(busy_shop: Shop, act: str) -> None:
    auditor = busy_shop.person(Preset.AUDITOR)
    for make in CELLS[act].values():
        call = dataclasses.replace(make(busy_shop), by=auditor)
        before = everything(busy_shop)
        with pytest.raises(NotPermitted):
            call.run(busy_shop)
        assert everything(busy_shop) == before


@pytest.mark.parametrize("status", [status for status in S if status is not S.UNPAID])
def test_a_payment_that_the_order_cant_take_is_kept_and_its_refund_proposed(busy_shop: Shop, status: S) -> None:
    order = an_order_in(busy_shop, status)
    row = busy_shop.pay(order, "once-more")
    assert (row.status, row.payment_state) == (status, PaymentState.UNVERIFIED)
    for table in (OrderException, Refund):
        assert busy_shop.count(select(func.count()).select_from(table).where(table.order_id == order.id)) == 1
    paid_before = status is not S.CANCELLED
    assert busy_shop.count(select(func.count()).where(Payment.order_id == order.id)) == 1 + paid_before


def test_after_every_cell_the_shop_adds_up(busy_shop: Shop) -> None:
    for moves in CELLS.values():
        for make in moves.values():
            make(busy_shop).run(busy_shop)
    assert busy_shop.breaks() == []
