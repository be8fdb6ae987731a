"""The shop on paper: what orders, points and stock should be after every act, in plain Python without a database.

Written from the words of the workflow, not from the services. Prices come from services.rules.price, whose
arithmetic has tests of its own. An act that the workflow refuses raises No with the refusal's name and has changed
nothing.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from desktop.models.vocabulary import DeliveryKind
from desktop.services.prices import Wanted, price
from desktop.services.rule_document import RuleDocument
from tests.paper_points import PaperPoints
from tests.paper_rows import No, PaperLine, PaperOrder, PaperParcel, PaperSku


class PaperShop(PaperPoints):
    """Times are UTC; orders, members and SKUs are numbered from 0 as they come."""

    def __init__(self, now: datetime, document: RuleDocument) -> None:
        super().__init__(now, document)
        self.skus: dict[str, PaperSku] = {}
        self.orders: list[PaperOrder] = []
        self.used: dict[tuple[int, str], int] = {}

    @contextmanager
    def whole(self) -> Iterator[None]:
        """All or nothing."""
        before = copy.deepcopy({k: v for k, v in vars(self).items() if k != "document"})
        try:
            yield
        except No:
            vars(self).update(before)
            raise

    # stock and limits

    def reserve(self, order: PaperOrder) -> None:
        wanted: dict[str, int] = {}
        for line in order.lines:
            wanted[line.sku] = wanted.get(line.sku, 0) + line.open
        for code, qty in wanted.items():
            sku = self.skus[code]
            if sku.limit is not None:
                used = self.used.get((order.member, code), 0) + qty
                if used > sku.limit:
                    raise No("LimitReached")
                self.used[order.member, code] = used
        for code, qty in wanted.items():
            sku = self.skus[code]
            if sku.on_hand - sku.reserved < qty:
                raise No("OutOfStock")
            sku.reserved += qty

    def give_up(self, order: PaperOrder, units: dict[int, int]) -> None:
        """Reserved units back, with their place under the limit."""
        for place, qty in units.items():
            code = order.lines[place].sku
            self.skus[code].reserved -= qty
            if self.skus[code].limit is not None and order.replaces is None:
                self.used[order.member, code] -= qty

    # acts

    def priced(
        self, basket: list[tuple[str, int]], document: RuleDocument | None = None
    ) -> tuple[list[PaperLine], int, int, int]:
        """Under today's rules, or an order's own."""
        wanted = [
            Wanted(qty, self.skus[code].wanted, self.skus[code].points, self.skus[code].fen, DeliveryKind.PARCEL)
            for code, qty in basket
        ]
        told = price(document or self.document, wanted)
        lines = [
            PaperLine(code, qty, line.points, line.cash_fen, line.earn_points, freight=line.freight_fen)
            for (code, qty), line in zip(basket, told.lines, strict=True)
        ]
        return lines, told.points, told.cash_fen, told.freight_fen

    def place(self, member: int, basket: list[tuple[str, int]]) -> None:
        with self.whole():
            self.alive(member)
            lines, points, cash, freight = self.priced(basket)
            order = PaperOrder(
                len(self.orders),
                member,
                lines,
                points,
                cash,
                freight,
                self.now + timedelta(minutes=30),
                self.document,
            )
            self.orders.append(order)
            self.freeze(order, points)
            self.reserve(order)
            if cash == 0:
                self.consume(order)
                self.pay_up(order)

    def pay_up(self, order: PaperOrder) -> None:
        order.paid = True
        order.status = "PAID" if order.held else "TO_SHIP"

    def need(self, order: PaperOrder, *statuses: str, free: bool = False) -> None:
        if order.status not in statuses:
            raise No("NotAllowedNow")
        if free and order.held:
            raise No("Held")

    def pay(self, number: int, fen: int, reference: str) -> None:
        order = self.orders[number]
        if reference in order.references:
            return
        order.references[reference] = fen
        right = fen == order.cash
        if order.status == "UNPAID" and right:
            self.consume(order)
            self.earn(order)
        elif order.status == "CANCELLED" and not order.paid and right and order.cause == "deadline":
            try:
                with self.whole():
                    order = self.orders[number]
                    for line in order.lines:
                        line.cancelled = 0
                    self.freeze(order, order.points)
                    self.reserve(order)
            except No:
                self.orders[number].refunded += fen
                return
            self.consume(order)
            self.earn(order)
        else:
            order.refunded += fen

    def earn(self, order: PaperOrder) -> None:
        amount = sum(line.earn for line in order.lines)
        if amount:
            self.new_lot(order.member, pending=amount, earned=amount, order=order.number)
        order.cause = ""
        self.pay_up(order)

    def release(self, number: int) -> None:
        self.need(self.orders[number], "PAID", free=True)
        self.orders[number].status = "TO_SHIP"

    def unrelease(self, number: int) -> None:
        order = self.orders[number]
        self.need(order, "TO_SHIP")
        if order.units[1]:
            raise No("NotAllowedNow")
        order.status = "PAID"

    def ship(self, number: int, units: dict[int, int] | None) -> None:
        order = self.orders[number]
        self.need(order, "TO_SHIP", free=True)
        going = range(len(order.lines)) if units is None else units
        if any(order.lines[place].claimed for place in going):
            raise No("NotAllowedNow")
        units = self.picked(order, units)
        for place, qty in units.items():
            order.lines[place].shipped += qty
            sku = self.skus[order.lines[place].sku]
            sku.on_hand -= qty
            sku.reserved -= qty
        order.parcels.append(PaperParcel(units))
        if order.open == 0:
            order.status = "SHIPPED"
            order.complete_by = self.now + timedelta(days=7)
        self.follow(order, "replacement_shipped")

    def follow(self, order: PaperOrder, act: str) -> None:
        """What comes of it for the exchange that the order was made for."""

    def picked(self, order: PaperOrder, units: dict[int, int] | None) -> dict[int, int]:
        if units is None:
            return {place: line.free for place, line in enumerate(order.lines) if line.free}
        if not units or any(not 1 <= qty <= order.lines[place].free for place, qty in units.items()):
            raise No("UnitsNotOpen")
        return units

    def undo(self, number: int, parcel: int) -> None:
        order = self.orders[number]
        self.need(order, "TO_SHIP", "SHIPPED")
        sent = order.parcels[parcel]
        in_returns = any(order.lines[place].in_returns for place in sent.units)
        if not sent.gone or sent.cancelled_since or in_returns:
            raise No("NotAllowedNow")
        sent.gone = False
        for place, qty in sent.units.items():
            order.lines[place].shipped -= qty
            sku = self.skus[order.lines[place].sku]
            sku.on_hand += qty
            sku.reserved += qty
        order.status, order.complete_by = "TO_SHIP", None
        if not order.units[1]:
            self.follow(order, "replacement_undone")

    def complete(self, number: int) -> None:
        order = self.orders[number]
        self.need(order, "SHIPPED", free=True)
        if order.returns_open:
            raise No("NotAllowedNow")
        order.status, order.complete_by = "COMPLETED", None
        for lot in list(self.members[order.member].lots):
            if lot.order == number and lot.pending:
                ripe = lot.made + timedelta(days=order.document.pending_days)
                lot.matures = max(self.today, ripe)
                if ripe <= self.today:
                    self.activate(order.member, lot, order.document)

    def cancel(self, number: int, cause: str = "person") -> None:
        order = self.orders[number]
        self.need(order, "UNPAID")
        self.unfreeze(order)
        self.give_up(order, {place: line.qty for place, line in enumerate(order.lines)})
        for line in order.lines:
            line.cancelled = line.qty
        order.status, order.cause = "CANCELLED", cause

    def cancel_paid(self, number: int) -> None:
        order = self.orders[number]
        self.need(order, "PAID", "TO_SHIP")
        if order.units[1] or any(line.claimed for line in order.lines):
            raise No("NotAllowedNow")
        self.cancel_units(order, self.picked(order, None))

    def cancel_lines(self, number: int, units: dict[int, int]) -> None:
        order = self.orders[number]
        self.need(order, "PAID", "TO_SHIP")
        self.cancel_units(order, self.picked(order, units))
        for parcel in order.parcels:
            parcel.cancelled_since = True

    def cancel_units(self, order: PaperOrder, units: dict[int, int]) -> None:
        left = order.open - sum(units.values())
        if order.replaces is not None and (left or order.units[1] or order.units[2]):
            raise No("NotAllowedNow")
        points, cash, earn = self.worth(order, units)
        self.revert(order, points)
        self.roll_back(order, earn)
        self.give_up(order, units)
        for place, qty in units.items():
            order.lines[place].cancelled += qty
        if left == 0:
            self.end(order, "SHIPPED" if order.units[1] else "CANCELLED")
            if order.status == "CANCELLED":
                cash += order.freight - order.freight_back
                order.freight_back = order.freight
        order.refunded += cash
        if order.status == "CANCELLED":
            self.follow(order, "replacement_cancelled")

    def end(self, order: PaperOrder, status: str) -> None:
        """Nothing of it is open any more."""
        order.status = status
        if status == "CANCELLED":
            order.cause = "person"
        else:
            order.complete_by = self.now + timedelta(days=7)

    def worth(self, order: PaperOrder, units: dict[int, int]) -> tuple[int, int, int]:
        parts = [order.lines[place].worth(qty) for place, qty in units.items()]
        return tuple(sum(part[n] for part in parts) for n in range(3))  # type: ignore[return-value]  # three

    def edit_unpaid(self, number: int, basket: list[tuple[str, int]]) -> None:
        with self.whole():
            order = self.orders[number]
            self.need(order, "UNPAID")
            self.unfreeze(order)
            self.give_up(order, {place: line.qty for place, line in enumerate(order.lines)})
            order.document = self.document
            order.lines, order.points, order.cash, order.freight = self.priced(basket)
            self.freeze(order, order.points)
            self.reserve(order)
            if order.cash == 0:
                self.consume(order)
                self.pay_up(order)

    def swap(self, number: int, units: dict[int, int], basket: list[tuple[str, int]]) -> None:
        """Lines of a paid order for others that aren't dearer; the freight stays."""
        with self.whole():
            order = self.orders[number]
            self.need(order, "PAID", "TO_SHIP")
            if order.replaces is not None:
                raise No("NotAllowedNow")
            units = self.picked(order, units or {})
            points, cash, earn = self.worth(order, units)
            new, new_points, _, _ = self.priced(basket, order.document)
            new_cash = sum(line.cash for line in new)
            for line in new:
                line.freight = 0
            if new_points > points or new_cash > cash:
                raise No("EditTooDear")
            if sum(line.earn for line in new) > earn:
                raise AssertionError("prices here never change")
            self.revert(order, points - new_points)
            self.roll_back(order, earn - sum(line.earn for line in new))
            self.give_up(order, units)
            for place, qty in units.items():
                order.lines[place].cancelled += qty
            before, order.lines = order.lines, new
            self.reserve(order)
            order.lines = before + new
            order.refunded += cash - new_cash

    def hold(self, number: int, on: bool) -> None:
        order = self.orders[number]
        self.need(order, "UNPAID", "PAID", "TO_SHIP", "SHIPPED")
        if not on and not order.held:
            raise No("NotAllowedNow")
        order.held = on

    def merge(self, gone: int, kept: int) -> None:
        """Everything of one goes to the other, who pays what either owes."""
        if gone == kept:
            raise No("Invalid")
        one, two = self.alive(gone), self.alive(kept)
        two.lots += one.lots
        two.debt += one.debt
        one.lots, one.debt, one.closed = [], 0, True
        for order in self.orders:
            if order.member == gone:
                order.member = kept
        for (member, code), used in list(self.used.items()):
            if member == gone:
                self.used[kept, code] = self.used.get((kept, code), 0) + used
                del self.used[member, code]
        self.settle(kept)

    def clock_round(self) -> None:
        """What the worker does when it looks once."""
        due = [o for o in self.orders if o.status == "UNPAID" and o.pay_by <= self.now and not o.held]
        for order in sorted(due, key=lambda o: (o.pay_by, o.number)):
            self.cancel(order.number, "deadline")
        for order in self.orders:
            received = order.complete_by and order.complete_by <= self.now
            if order.status == "SHIPPED" and received and not order.held and not order.returns_open:
                self.complete(order.number)
        for member, person in enumerate(self.members):
            for lot in list(person.lots):
                if lot.pending and lot.matures and lot.matures <= self.today:
                    assert lot.order is not None
                    self.activate(member, lot, self.orders[lot.order].document)
            self.expire(member)
