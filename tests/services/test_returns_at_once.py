"""Two people, or two programs, at one after-sale: it goes one way, once."""

from __future__ import annotations

from functools import partial

from sqlalchemy import func, select

from desktop.models.after_sales import ReturnKind, ReturnState
from desktop.models.order import Refund
from desktop.models.returns import ReturnCase
from desktop.models.vocabulary import Preset
from desktop.services import bulk, fulfilment, replacements, return_refunds, returns
from desktop.services.errors import NotAllowedNow, ReturnNotAllowedNow
from desktop.services.return_cases import ReturnRow
from tests.orders_made import row_for_test, row_of
from tests.people import SF, Shop
from tests.return_calls import DAMAGED, a_case, all_good, ask_for, refunded, sent
from tests.services.test_bad_luck import at_once, kinds

K, R = ReturnKind, ReturnState


def test_two_people_decide_and_refund_at_once_and_each_happens_once(shop: Shop) -> None:
    service, manager = shop.person(Preset.SERVICE), shop.person(Preset.MANAGER)
    order = sent(shop, points=100, fen=1_000)
    case = ask_for(shop, order, K.REFUND_ONLY)
    decided = at_once(
        partial(shop.office.do, service, returns.approve_return, case.id),
        partial(shop.office.do, manager, returns.reject_return, case.id, reason="超过时间"),
    )
    assert kinds(decided) == {"ReturnRow": 1, "ReturnNotAllowedNow": 1}
    if not isinstance(decided[0], ReturnRow):
        case = shop.do(returns.approve_return, ask_for(shop, order, K.REFUND_ONLY).id)
    paid = at_once(*(partial(shop.office.do, who, return_refunds.refund_return, case.id) for who in (service, manager)))
    assert kinds(paid) == {"ReturnRow": 1, "ReturnNotAllowedNow": 1}
    assert refunded(shop, order) == [(1_000, "APPROVED")]
    assert shop.breaks() == []


def test_two_ask_for_the_last_unit_at_once_and_one_gets_it(shop: Shop) -> None:
    order = sent(shop, fen=1_000)
    asked = at_once(*(partial(ask_for, shop, order, kind) for kind in (K.REFUND_ONLY, K.EXCHANGE)))
    assert kinds(asked) == {"ReturnRow": 1, "UnitsNotReturnable": 1}
    assert row_of(shop, order).returns_open == 1


def test_one_ships_what_another_takes_out_and_both_orders_stay_whole(shop: Shop) -> None:
    """The parcel of a replacement changes the original order, the refund of its other line both: in either order."""
    member = shop.a_member(points=900)
    one, other = shop.a_sku(points=100, fen=1_000), shop.a_sku("双层玻璃杯", points=100, fen=1_000)
    order = shop.pay(shop.place(member, (one, 1), (other, 1)))
    order = shop.do(fulfilment.ship_order, order.id, parcel=SF)
    first, second = shop.lines(order)
    case = all_good(shop, shop.do(returns.approve_return, ask_for(
        shop, order, K.EXCHANGE, lines={first: 1, second: 1}).id))  # fmt: skip
    case = shop.do(replacements.reship_return, case.id)
    new = shop.ask(row_for_test, case.replacement_order_id or 0)
    go, stop = shop.lines(new)
    out = shop.do(returns.approve_return, ask_for(shop, new, K.REFUND_ONLY, lines={stop: 1}).id)
    done = at_once(
        partial(shop.do, fulfilment.ship_order, new.id, parcel=SF, lines={go: 1}),
        partial(shop.do, return_refunds.refund_return, out.id),
    )
    assert kinds(done) == {"OrderRow": 1, "ReturnRow": 1}
    assert (row_of(shop, new).status, row_of(shop, order).returns_open) == ("SHIPPED", 0)
    assert shop.breaks() == []


def test_a_refund_clicked_twice_with_one_id_is_one_and_another_click_is_refused(shop: Shop) -> None:
    case = a_case(shop, K.RETURN_REFUND, R.TO_REFUND)
    answers = [
        shop.office.do_command(shop.owner, "click-1", return_refunds.refund_return, case.id) for _ in range(2)
    ]  # fmt: skip
    assert answers[0] == answers[1]
    other = at_once(partial(shop.do, return_refunds.refund_return, case.id))
    assert isinstance(other[0], ReturnNotAllowedNow)
    assert shop.count(select(func.count()).select_from(Refund)) == 1
    asked = [
        shop.office.do_command(
            shop.owner, "event-7", returns.request_return, case.order_id, kind=K.REFUND_ONLY, reason=DAMAGED,
            lines={shop.lines(shop.ask(row_for_test, case.order_id))[0]: 1},
        )
        for _ in range(2)
    ]  # fmt: skip
    assert asked[0] == asked[1]
    assert shop.count(select(func.count()).select_from(ReturnCase)) == 2


def test_an_order_that_waits_in_an_after_sale_isnt_ready_to_go_with_others(shop: Shop) -> None:
    orders = [shop.an_order(points=100, fen=1_000, paid=True) for _ in range(2)]
    ask_for(shop, orders[0], K.REFUND_ONLY)
    seen = tuple((one.id, row_of(shop, one).version) for one in orders)
    waiting, going = shop.ask(bulk.bulk_readiness, "ship_order", seen)
    assert isinstance(waiting.refused, NotAllowedNow) and waiting.refused.because == "after_sale_open"
    assert going.refused is None
