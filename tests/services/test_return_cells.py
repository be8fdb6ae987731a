"""Every cell of the after-sales' table: act × kind × state, allowed or refused, once, seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from desktop.models.after_sales import (
    OPEN_RETURNS,
    RETURN_MOVES,
    ReturnKind,
    ReturnState,
    allowed_return_acts,
)
from desktop.services.errors import ChangedByOther, ReturnNotAllowedNow
from desktop.services.return_cases import ReturnRow
from desktop.services.returns import Received
from desktop.services.transaction import ACTIONS
from tests.conftest import KINDS
from tests.orders_made import a_shop, everything, sizes
from tests.people import Shop
from tests.return_calls import a_case, lines_of_case

K, R = ReturnKind, ReturnState
# what becomes of a replacement isn't done on the after-sale
ACTS = sorted(act for act in RETURN_MOVES if act in ACTIONS)
REASONED = {"reject_return", "refuse_goods", "approve_all_the_same"}
STATES = [
    (kind, state)
    for kind in K
    for state in R
    if not (kind is K.REFUND_ONLY and state in (R.TO_RECEIVE, R.TO_RESHIP))
    and not (kind is K.RETURN_REFUND and state is R.TO_RESHIP)
    and not (kind is K.EXCHANGE and state is R.TO_REFUND)
]
# after the goods moved an after-sale isn't withdrawn; a_case moves them
MOVED = {("withdraw_return", K.RETURN_REFUND, R.TO_REFUND), ("withdraw_return", K.EXCHANGE, R.TO_RESHIP)}


def called(act: str, shop: Shop, case: ReturnRow) -> dict[str, Any]:
    if act == "receive_return":
        (line,) = lines_of_case(shop, case)
        return {"units": {line: Received(good=case.units)}}
    return {"reason": "说不清"} if act in REASONED else {}


def target(act: str, kind: ReturnKind, state: ReturnState) -> ReturnState | None:
    return next((to for one, origin, to in RETURN_MOVES[act] if (one, origin) == (kind, state)), None)


@pytest.fixture(scope="module", params=KINDS)
def busy_shop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """One shop for all cells, each with an after-sale of its own. In the evening everything adds up."""
    with a_shop(request.param, tmp_path_factory.mktemp("returns")) as shop:
        yield shop
        assert shop.breaks() == []


@pytest.mark.parametrize(("kind", "state"), STATES, ids=lambda value: str(value))
def test_what_isnt_in_the_table_is_refused_with_what_is_and_what_is_happens_once(
    busy_shop: Shop, kind: ReturnKind, state: ReturnState
) -> None:
    case = a_case(busy_shop, kind, state)
    assert (case.kind, case.state) == (kind, state)
    before = everything(busy_shop)
    run: Callable[..., Any]
    for act in ACTS:
        run, more = ACTIONS[act].run, called(act, busy_shop, case)
        if target(act, kind, state) is None:
            with pytest.raises(ReturnNotAllowedNow) as refused:
                busy_shop.do(run, case.id, **more)
            assert (refused.value.act, refused.value.kind, refused.value.state) == (act, kind, state)
            assert refused.value.allowed == tuple(sorted(allowed_return_acts(kind, state)))
        with pytest.raises(ChangedByOther):
            busy_shop.do(run, case.id, **more, seen=case.version - 1)
    assert everything(busy_shop) == before
    for act in ACTS:
        to = target(act, kind, state)
        if to is None or (act, kind, state) in MOVED:
            continue
        own = a_case(busy_shop, kind, state)
        more, command = called(act, busy_shop, own), f"{act}-{kind}-{state}"
        answer = busy_shop.office.do_command(
            busy_shop.owner, command, ACTIONS[act].run, own.id, **more, seen=own.version
        )
        assert (answer.state, answer.version > own.version) == (to, True)
        assert (answer.due_at is None) == (to not in OPEN_RETURNS)
        after = sizes(busy_shop)
        again = busy_shop.office.do_command(
            busy_shop.owner, command, ACTIONS[act].run, own.id, **more, seen=own.version
        )
        assert (again, sizes(busy_shop)) == (answer, after)


def test_the_table_leads_from_every_open_state_to_an_end() -> None:
    for kind, state in STATES:
        reached, new = {state}, {state}
        while new:
            new = {to for moves in RETURN_MOVES.values() for k, at, to in moves if k is kind and at in new} - reached
            reached |= new
        assert state not in OPEN_RETURNS or R.DONE in reached or R.REJECTED in reached
