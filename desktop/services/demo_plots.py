"""What becomes of the orders of a demo shop: paid or not, held, shipped in parts, cancelled, refunded, late.

    tell(orders=2000, seed=7, days=400, end=now) -> Story, with all its orders

A plot writes an order's whole life; what lies after the story's end is left out, so young orders are under way.
The newest orders get plots in turn, so that every status and side of an order stands in a small shop too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from desktop.services import demo_words as words
from desktop.services.demo_life import FINANCE, MANAGER, SERVICE, WAREHOUSE, Life
from desktop.services.demo_story import STOREFRONT, Story


def tell(
    *, orders: int, seed: int, days: int, end: datetime, fresh: int = 0, fresh_from: datetime | None = None
) -> Story:
    """The story with all its orders, fresh ones on top. The same arguments, the same steps."""
    story = Story(orders=orders, seed=seed, days=days, end=end, fresh=fresh, fresh_from=fresh_from)
    plots, weights = [plot for plot, _ in ORDINARY], [weight for _, weight in ORDINARY]
    newest = len(story.placed_at)
    for number, at in enumerate(story.placed_at):
        age, turn = story.end - at, newest - 1 - number
        if age < timedelta(hours=30):
            plot = FRESH[turn % len(FRESH)]
        elif age < timedelta(days=7):
            plot = RECENT[turn % len(RECENT)]
        else:
            plot = story.chance.choices(plots, weights)[0]
        plot(Life(story, number, at, fast=age < timedelta(days=7)))
    return story


def usual(life: Life) -> None:
    if life.someone.paid and life.someone.paid < life.at and life.chance.random() < 0.02:
        life.fill_dear()
        if not life.affordable():
            life.fill()
    else:
        life.fill()
    life.place()
    life.marks()
    life.pay()
    life.ship()
    life.receive()


def picked_up(life: Life) -> None:
    life.fill(pickup=True)
    life.place()
    life.pay()
    life.hand_over()
    life.receive()


def unpaid(life: Life) -> None:
    life.fill(cash=True)
    life.place()
    life.deadline()


def unpaid_and_held(life: Life) -> None:
    """The clock leaves a held order alone; in the end somebody cancels it."""
    life.fill(cash=True)
    life.place()
    life.later(0.1, 0.6)
    life.does(SERVICE, "hold_order", reason=life.chance.choice(words.HOLDS))
    life.in_office(30, 60)
    life.does(SERVICE, "cancel_order", reason=life.chance.choice(words.STAFF_CANCELS))


def cancelled_by_the_buyer(life: Life) -> None:
    life.fill(cash=True)
    life.place()
    life.later(0.05, 4)
    life.does(STOREFRONT, "cancel_order", reason=life.chance.choice(words.BUYER_CANCELS))


def cancelled_by_staff(life: Life) -> None:
    life.fill(cash=True)
    life.place()
    life.later(0.2, 5)
    life.does(SERVICE, "cancel_order", reason=life.chance.choice(words.STAFF_CANCELS))


def paid_late(life: Life) -> None:
    """Money comes after the deadline: the order lives again at its old price."""
    life.fill(cash=True, limited=False)
    life.place()
    life.deadline()
    life.later(0.2, 3)
    life.pay_late()
    life.ship()
    life.receive()


def paid_too_late(life: Life) -> None:
    """Money comes for an order that its buyer has cancelled."""
    cancelled_by_the_buyer(life)
    life.later(0.02, 0.1)
    life.pay_late(revived=False)
    life.settle_refund(proposed=True)


def paid_wrong(life: Life) -> None:
    life.fill(cash=True)
    life.place()
    life.pay(max(life.cash_fen - 100, 1) if life.cash_fen != 1 else 2)
    life.later(0.1, 2)
    paid = life.at
    life.settle_refund(proposed=True)
    life.at = paid
    life.pay()
    life.ship()
    life.receive()


def paid_twice(life: Life) -> None:
    life.fill(cash=True)
    life.place()
    life.pay()
    life.later(0.02, 0.3)
    life.pay_again()
    again = life.at
    if life.chance.random() < 0.25:
        life.in_office(4, 30)
        life.does(FINANCE, "drop_refund", refund_no=0, reason=life.chance.choice(words.DROPS))
    else:
        life.settle_refund(proposed=True)
    life.at = again
    life.ship()
    life.receive()


def cancelled_though_paid(life: Life) -> None:
    life.fill(cash=life.chance.random() < 0.85)
    life.place()
    life.pay()
    life.in_office(0.5, 3)
    life.does(MANAGER, "cancel_paid_order", reason=life.chance.choice(words.PAID_CANCELS))
    if life.cash_fen:
        life.settle_refund(proposed=False, fails=life.chance.random() < 0.3)


def partly_cancelled(life: Life) -> None:
    life.fill(units=3, cash=True)
    life.place()
    life.pay()
    life.in_office(0.5, 3)
    place = life.chance.choice(list(life.units_left))
    life.does(MANAGER, "cancel_lines", units={place: 1}, reason=life.chance.choice(words.PAID_CANCELS))
    life.units_left = {p: left - (p == place) for p, left in life.units_left.items() if left > (p == place)}
    cancelled = life.at
    if life.costs_money(place):
        life.settle_refund(proposed=False)
    life.at = cancelled
    life.ship()
    life.receive()


def in_parts(life: Life) -> None:
    _in_parts(life, (8, 40))


def in_parts_slowly(life: Life) -> None:
    _in_parts(life, (110, 230))


def _in_parts(life: Life, rest: tuple[float, float]) -> None:
    life.fill(units=3)
    life.place()
    life.marks()
    life.pay()
    place = next(iter(life.units_left))
    life.ship({place: 1}, after=(1, 5))
    life.ship(after=rest)
    life.receive()


def shipped_again(life: Life) -> None:
    """A parcel is taken back and sent once more: at once by who sent it, or later by the manager."""
    life.fill()
    life.place()
    life.pay()
    life.ship()
    sent = dict(life.shipped_units)
    own = life.chance.random() < 0.5
    life.at += timedelta(seconds=life.chance.randint(12, 50)) if own else timedelta(hours=life.chance.uniform(1, 5))
    reason = "" if own else life.chance.choice(words.UNDOES)
    life.does(WAREHOUSE if own else MANAGER, "undo_shipment", parcel_no=life.parcels - 1, reason=reason)
    life.units_left = sent
    life.ship(after=(0.3, 5))
    life.receive()


def waybill_corrected(life: Life) -> None:
    life.fill()
    life.place()
    life.pay()
    life.ship()
    life.later(0.1, 2)
    life.does(WAREHOUSE, "correct_waybill", parcel_no=0, parcel=life.parcel())
    life.receive()


def held(life: Life) -> None:
    _held(life, (3, 40))


def held_for_days(life: Life) -> None:
    _held(life, (150, 260))


def _held(life: Life, hours: tuple[float, float]) -> None:
    life.fill()
    life.place()
    life.pay()
    life.later(0.2, 1.5)
    until = None
    if life.chance.random() < 0.4:
        until = (life.at + timedelta(days=10)).replace(hour=2, minute=0, second=0, microsecond=0)
    life.does(SERVICE, "hold_order", reason=life.chance.choice(words.HOLDS), until=until)
    life.in_office(*hours)
    life.does(SERVICE, "unhold_order")
    life.ship(after=(1, 20))
    life.receive()


def risky(life: Life) -> None:
    """A first order of very many points rests until somebody has looked at it."""
    if not life.take_newcomer():
        usual(life)
        return
    life.fill_dear()
    life.place()
    life.in_office(6, 20)
    life.does(MANAGER, "release_order")
    life.ship()
    life.receive()


def held_before_payment(life: Life) -> None:
    """Paid while held: it rests as paid, and goes on by hand."""
    life.fill(cash=True)
    life.place()
    life.later(0.05, 0.2)
    life.does(SERVICE, "hold_order", reason=life.chance.choice(words.HOLDS))
    life.later(0.05, 0.3)
    life.pay()
    life.in_office(8, 30)
    life.does(SERVICE, "unhold_order")
    life.in_office(1, 8)
    life.does(WAREHOUSE, "release_order")
    life.ship()
    life.receive()


def taken_back(life: Life) -> None:
    life.fill()
    life.place()
    life.pay()
    life.later(0.1, 0.7)
    life.does(MANAGER, "unrelease_order", reason=life.chance.choice(words.UNRELEASES))
    life.in_office(6, 26)
    life.does(WAREHOUSE, "release_order")
    life.ship()
    life.receive()


def overdue(life: Life) -> None:
    life.fill()
    life.place()
    life.marks()
    life.pay()
    life.ship(after=(70, 210))
    life.receive()


def moved_house(life: Life) -> None:
    life.fill()
    life.place()
    life.pay()
    life.later(0.2, 1.5)
    life.does(MANAGER, "edit_order", recipient=life.new_address(), remark="地址已按客户来电更改")
    life.ship()
    life.receive()


Plot = Callable[[Life], None]
ORDINARY: tuple[tuple[Plot, float], ...] = (
    (usual, 62), (picked_up, 8), (unpaid, 6), (in_parts, 5), (cancelled_by_the_buyer, 2.5),
    (cancelled_though_paid, 2.5), (overdue, 2), (partly_cancelled, 2), (held, 1.8), (waybill_corrected, 1.4),
    (moved_house, 1.4), (cancelled_by_staff, 1), (paid_late, 1), (shipped_again, 1), (risky, 0.8),
    (held_before_payment, 0.7), (taken_back, 0.7), (paid_twice, 0.5), (paid_too_late, 0.5), (paid_wrong, 0.4),
)  # fmt: skip
# the newest first
FRESH: tuple[Plot, ...] = (
    unpaid, usual, risky, unpaid, held_before_payment, usual, unpaid_and_held, taken_back, picked_up, in_parts, usual,
    paid_wrong, held, usual, paid_twice, cancelled_though_paid, paid_too_late, usual, moved_house, partly_cancelled,
    usual, in_parts, cancelled_by_the_buyer, usual, unpaid, picked_up,
)  # fmt: skip
RECENT: tuple[Plot, ...] = (
    usual, overdue, in_parts_slowly, usual, held_for_days, paid_twice, usual, paid_late, unpaid, cancelled_though_paid,
    picked_up, usual, overdue, waybill_corrected, partly_cancelled, usual, shipped_again, in_parts, usual,
    cancelled_by_staff,
)  # fmt: skip
