"""Points on paper: lots, what is taken from them soonest first, given back, rolled back, owed, expired."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from desktop.services.rules import RuleDocument, expiry_of
from tests.paper_rows import No, PaperLot, PaperMember, PaperOrder

ZONE = ZoneInfo("Asia/Shanghai")


class PaperPoints:
    """Members are numbered from 0 as they come; now is UTC."""

    def __init__(self, now: datetime, document: RuleDocument) -> None:
        self.now, self.document = now, document
        self.members: list[PaperMember] = []
        self.lots_made = 0

    @property
    def today(self) -> date:
        return self.now.astimezone(ZONE).date()

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
        """Back into the lot, or into a child of an expired one; where that is past too, it expires at once."""
        if lot.expires is None or lot.expires >= self.today:
            lot.available += amount
        else:
            self.new_lot(
                member, available=amount, earned=amount, expires=child_expires, root=lot.root or lot.expires,
                parent=lot.number,
            )  # fmt: skip
            if child_expires < self.today:
                child = self.members[member].lots[-1]
                child.expired, child.available = amount, 0

    def unfreeze(self, order: PaperOrder) -> None:
        if not order.taken:
            return
        grace = timedelta(days=self.document.grace_days)
        for number, amount, _ in order.taken:
            lot = self.lot(order.member, number)
            lot.frozen -= amount
            self.give(order.member, lot, amount, (lot.root or lot.expires or self.today) + grace)
        order.taken = []
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
        amount = min(amount, own.earned - self.expired_of(order.member, own) - own.rolled_back)
        own.rolled_back += max(amount, 0)
        for bucket in ("pending", "available"):
            part = min(amount, getattr(own, bucket))
            setattr(own, bucket, getattr(own, bucket) - part)
            amount -= part
        person = self.members[order.member]
        others = min(amount, person.total("available") - own.available)
        self.spend(order.member, others, besides=own)
        person.debt += amount - others

    def expired_of(self, member: int, own: PaperLot) -> int:
        """With what became of its points in the lots that stood for them later."""
        family = {own.number}
        for lot in self.members[member].lots:
            if lot.parent in family:
                family.add(lot.number)
        return sum(lot.expired for lot in self.members[member].lots if lot.number in family)

    def activate(self, member: int, lot: PaperLot) -> None:
        lot.available += lot.pending
        lot.pending = 0
        lot.expires = lot.root = expiry_of(self.document, self.today)
        self.settle(member)
