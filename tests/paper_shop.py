"""The shop on paper: what orders, points and stock should be after every act, in plain Python without a database.

Written from the words of the workflow, not from the services. Prices come from services.rules.price, whose
arithmetic has tests of its own. An act that the workflow refuses raises No with the refusal's name and has changed
nothing.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from desktop.models.vocabulary import DeliveryKind, SaleMode
from desktop.services.rules import RuleDocument, Wanted, expiry_of, price, share_of_units

ZONE = ZoneInfo("Asia/Shanghai")
NEVER = date.max


class No(Exception):
    """The workflow refuses; name is the refusal's."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass
class PaperLot:
    number: int
    available: int = 0
    frozen: int = 0
    pending: int = 0
    earned: int = 0
    expired: int = 0
    rolled_back: int = 0
    expires: date | None = None
    root: date | None = None
    matures: date | None = None
    order: int | None = None
    made: date = date.min

    @property
    def soonness(self) -> tuple[date, int]:
        return (self.expires or NEVER, self.number)


@dataclass
class PaperMember:
    lots: list[PaperLot] = field(default_factory=list)
    debt: int = 0

    def total(self, bucket: str) -> int:
        return sum(getattr(lot, bucket) for lot in self.lots)

    @property
    def buckets(self) -> tuple[int, int, int, int]:
        return (self.total("available"), self.total("frozen"), self.total("pending"), self.debt)


@dataclass
class PaperSku:
    code: str
    points: int
    fen: int
    limit: int | None
    on_hand: int
    reserved: int = 0

    @property
    def wanted(self) -> SaleMode:
        return SaleMode.POINTS_CASH if self.points and self.fen else SaleMode.CASH if self.fen else SaleMode.POINTS


@dataclass
class PaperLine:
    sku: str
    qty: int
    points: int
    cash: int
    earn: int
    shipped: int = 0
    cancelled: int = 0

    @property
    def open(self) -> int:
        return self.qty - self.shipped - self.cancelled

    def worth(self, units: int) -> tuple[int, int, int]:
        return tuple(  # type: ignore[return-value]  # three
            share_of_units(total, self.qty, self.cancelled, units) for total in (self.points, self.cash, self.earn)
        )


@dataclass
class PaperParcel:
    units: dict[int, int]
    gone: bool = True
    cancelled_since: bool = False


@dataclass
class PaperOrder:
    number: int
    member: int
    lines: list[PaperLine]
    points: int
    cash: int
    freight: int
    pay_by: datetime
    status: str = "UNPAID"
    held: bool = False
    paid: bool = False
    cause: str = ""
    complete_by: datetime | None = None
    parcels: list[PaperParcel] = field(default_factory=list)
    taken: list[tuple[int, int, int]] = field(default_factory=list)
    references: dict[str, int] = field(default_factory=dict)
    refunded: int = 0
    freight_back: int = 0

    @property
    def units(self) -> tuple[int, int, int]:
        return tuple(sum(getattr(line, part) for line in self.lines) for part in ("qty", "shipped", "cancelled"))  # type: ignore[return-value]  # three

    @property
    def open(self) -> int:
        return sum(line.open for line in self.lines)


class PaperShop:
    """Times are UTC; orders, members and SKUs are numbered from 0 as they come."""

    def __init__(self, now: datetime, document: RuleDocument) -> None:
        self.now, self.document = now, document
        self.members: list[PaperMember] = []
        self.skus: dict[str, PaperSku] = {}
        self.orders: list[PaperOrder] = []
        self.used: dict[tuple[int, str], int] = {}
        self.lots_made = 0

    @property
    def today(self) -> date:
        return self.now.astimezone(ZONE).date()

    @contextmanager
    def whole(self) -> Iterator[None]:
        """All or nothing."""
        before = copy.deepcopy({k: v for k, v in vars(self).items() if k != "document"})
        try:
            yield
        except No:
            vars(self).update(before)
            raise

    # points

    def new_lot(self, member: int, **values: object) -> PaperLot:
        self.lots_made += 1
        lot = PaperLot(self.lots_made, made=self.today, **values)  # type: ignore[arg-type]  # of its fields
        self.members[member].lots.append(lot)
        return lot

    def grant(self, member: int, amount: int, expires: date | None) -> None:
        self.new_lot(member, available=amount, earned=amount, expires=expires, root=expires)
        self.settle(member)

    def settle(self, member: int) -> None:
        person = self.members[member]
        amount = min(person.debt, person.total("available"))
        person.debt -= amount
        self.spend(member, amount)

    def spend(self, member: int, amount: int, besides: PaperLot | None = None) -> None:
        for lot in sorted(self.members[member].lots, key=lambda lot: lot.soonness):
            if lot is not besides:
                part = min(amount, lot.available)
                lot.available -= part
                amount -= part
        assert amount == 0

    def expire(self, member: int) -> None:
        for lot in self.members[member].lots:
            if lot.expires is not None and lot.expires < self.today:
                lot.expired += lot.available
                lot.available = 0

    def freeze(self, order: PaperOrder, amount: int) -> None:
        if not amount:
            return
        self.expire(order.member)
        person = self.members[order.member]
        if person.total("available") < amount:
            raise No("InsufficientPoints")
        order.taken = []
        for lot in sorted(person.lots, key=lambda lot: lot.soonness):
            part = min(amount, lot.available)
            if part:
                lot.available -= part
                lot.frozen += part
                amount -= part
                order.taken.append((lot.number, part, 0))

    def lot(self, member: int, number: int) -> PaperLot:
        return next(lot for lot in self.members[member].lots if lot.number == number)

    def give(self, member: int, lot: PaperLot, amount: int, child_expires: date) -> None:
        """Back into the lot, or into a child of an expired one."""
        if lot.expires is None or lot.expires >= self.today:
            lot.available += amount
        else:
            self.new_lot(member, available=amount, earned=amount, expires=child_expires, root=lot.root or lot.expires)

    def unfreeze(self, order: PaperOrder) -> None:
        if not order.taken:
            return
        grace = timedelta(days=self.document.grace_days)
        for number, amount, _ in order.taken:
            lot = self.lot(order.member, number)
            lot.frozen -= amount
            self.give(order.member, lot, amount, (lot.root or lot.expires or self.today) + grace)
        order.taken = []
        self.expire(order.member)
        self.settle(order.member)

    def consume(self, order: PaperOrder) -> None:
        for number, amount, _ in order.taken:
            self.lot(order.member, number).frozen -= amount

    def revert(self, order: PaperOrder, amount: int) -> None:
        """The last taken first."""
        if not amount:
            return
        for place in range(len(order.taken) - 1, -1, -1):
            number, took, back = order.taken[place]
            part = min(amount, took - back)
            if part:
                order.taken[place] = (number, took, back + part)
                lot = self.lot(order.member, number)
                self.give(order.member, lot, part, self.today + timedelta(days=self.document.grace_days))
                amount -= part
        assert amount == 0
        self.settle(order.member)

    def roll_back(self, order: PaperOrder, amount: int) -> None:
        own = next((lot for lot in self.members[order.member].lots if lot.order == order.number), None)
        if own is None or amount == 0:
            return
        amount = min(amount, own.earned - own.expired - own.rolled_back)
        own.rolled_back += max(amount, 0)
        for bucket in ("pending", "available"):
            part = min(amount, getattr(own, bucket))
            setattr(own, bucket, getattr(own, bucket) - part)
            amount -= part
        person = self.members[order.member]
        others = min(amount, person.total("available") - own.available)
        self.spend(order.member, others, besides=own)
        person.debt += amount - others

    def activate(self, member: int, lot: PaperLot) -> None:
        lot.available += lot.pending
        lot.pending = 0
        lot.expires = lot.root = expiry_of(self.document, self.today)
        self.settle(member)

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
            if self.skus[code].limit is not None:
                self.used[order.member, code] -= qty

    # acts

    def priced(self, basket: list[tuple[str, int]]) -> tuple[list[PaperLine], int, int, int]:
        wanted = [
            Wanted(qty, self.skus[code].wanted, self.skus[code].points, self.skus[code].fen, DeliveryKind.PARCEL)
            for code, qty in basket
        ]
        told = price(self.document, wanted)
        lines = [
            PaperLine(code, qty, line.points, line.cash_fen, line.earn_points)
            for (code, qty), line in zip(basket, told.lines, strict=True)
        ]
        return lines, told.points, told.cash_fen, told.freight_fen

    def place(self, member: int, basket: list[tuple[str, int]]) -> None:
        with self.whole():
            lines, points, cash, freight = self.priced(basket)
            order = PaperOrder(
                len(self.orders), member, lines, points, cash, freight, pay_by=self.now + timedelta(minutes=30)
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

    def picked(self, order: PaperOrder, units: dict[int, int] | None) -> dict[int, int]:
        if units is None:
            return {place: line.open for place, line in enumerate(order.lines) if line.open}
        if not units or any(not 1 <= qty <= order.lines[place].open for place, qty in units.items()):
            raise No("UnitsNotOpen")
        return units

    def undo(self, number: int, parcel: int) -> None:
        order = self.orders[number]
        self.need(order, "TO_SHIP", "SHIPPED")
        sent = order.parcels[parcel]
        if not sent.gone or sent.cancelled_since:
            raise No("NotAllowedNow")
        sent.gone = False
        for place, qty in sent.units.items():
            order.lines[place].shipped -= qty
            sku = self.skus[order.lines[place].sku]
            sku.on_hand += qty
            sku.reserved += qty
        order.status, order.complete_by = "TO_SHIP", None

    def complete(self, number: int) -> None:
        order = self.orders[number]
        self.need(order, "SHIPPED", free=True)
        order.status, order.complete_by = "COMPLETED", None
        for lot in list(self.members[order.member].lots):
            if lot.order == number and lot.pending:
                ripe = lot.made + timedelta(days=self.document.pending_days)
                lot.matures = max(self.today, ripe)
                if ripe <= self.today:
                    self.activate(order.member, lot)

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
        if order.units[1]:
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
        points, cash, earn = self.worth(order, units)
        self.revert(order, points)
        self.roll_back(order, earn)
        self.give_up(order, units)
        for place, qty in units.items():
            order.lines[place].cancelled += qty
        if left == 0:
            order.status = "SHIPPED" if order.units[1] else "CANCELLED"
            if order.status == "CANCELLED":
                cash += order.freight - order.freight_back
                order.freight_back, order.cause = order.freight, "person"
        order.refunded += cash

    def worth(self, order: PaperOrder, units: dict[int, int]) -> tuple[int, int, int]:
        parts = [order.lines[place].worth(qty) for place, qty in units.items()]
        return tuple(sum(part[n] for part in parts) for n in range(3))  # type: ignore[return-value]  # three

    def edit_unpaid(self, number: int, basket: list[tuple[str, int]]) -> None:
        with self.whole():
            order = self.orders[number]
            self.need(order, "UNPAID")
            self.unfreeze(order)
            self.give_up(order, {place: line.qty for place, line in enumerate(order.lines)})
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
            units = self.picked(order, units or {})
            points, cash, earn = self.worth(order, units)
            new, new_points, _, _ = self.priced(basket)
            new_cash = sum(line.cash for line in new)
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

    def clock_round(self) -> None:
        """What the worker does when it looks once."""
        due = [o for o in self.orders if o.status == "UNPAID" and o.pay_by <= self.now and not o.held]
        for order in sorted(due, key=lambda o: (o.pay_by, o.number)):
            self.cancel(order.number, "deadline")
        for order in self.orders:
            if order.status == "SHIPPED" and order.complete_by and order.complete_by <= self.now and not order.held:
                self.complete(order.number)
        for member, person in enumerate(self.members):
            for lot in list(person.lots):
                if lot.pending and lot.matures and lot.matures <= self.today:
                    self.activate(member, lot)
            self.expire(member)
