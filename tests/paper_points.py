"""Points on paper: lots, what is taken from them soonest first, given back, rolled back, owed, expired."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from desktop.services.rule_document import RuleDocument, expiry_of
from tests.paper_rows import No, PaperLot, PaperMember, PaperOrder

ZONE = ZoneInfo("Asia/Shanghai")


class PaperPoints:
    """Members are numbered from 0 as they come; now is UTC."""

    def __init__(self, now: datetime, document: RuleDocument) -> None:
        self.now, self.document = now, document
        self.members: list[PaperMember] = []
        self.once: set[tuple[int, str]] = set()
        self.lots_made = 0

    @property
    def today(self) -> date:
        return self.now.astimezone(ZONE).date()

    def new_lot(self, member: int, **values: object) -> PaperLot:
        self.lots_made += 1
        lot = PaperLot(self.lots_made, made=self.today, **values)  # type: ignore[arg-type]  # of its fields
        self.members[member].lots.append(lot)
        return lot

    def alive(self, member: int) -> PaperMember:
        if self.members[member].closed:
            raise No("NotFound")
        return self.members[member]

    def grant(self, member: int, amount: int, expires: date | None) -> None:
        self.new_lot(member, available=amount, earned=amount, expires=expires, root=expires, given=True)
        self.settle(member)

    def grant_once(self, member: int, amount: int, reference: str) -> None:
        self.alive(member)
        if (member, reference) not in self.once:
            self.once.add((member, reference))
            self.grant(member, amount, expiry_of(self.document, self.today))

    def adjust(self, member: int, points: int) -> None:
        """What is past runs out first; downwards what runs out soonest goes, and there must be enough of it."""
        person = self.alive(member)
        live = sum(lot.available for lot in person.lots if lot.expires is None or lot.expires >= self.today)
        if live + points < 0:
            raise No("InsufficientPoints")
        self.expire(member)
        if points > 0:
            expires = expiry_of(self.document, self.today)
            self.new_lot(member, available=points, earned=points, expires=expires, root=expires)
            self.settle(member)
        else:
            self.spend(member, -points)

    def take_back_given(self, place: int, points: int | None) -> None:
        """The grant that came as place, from 0."""
        lots = [(lot, who) for who, person in enumerate(self.members) for lot in person.lots if lot.given]
        own, member = sorted(lots, key=lambda found: found[0].number)[place]
        if points is not None and points > own.earned:
            raise No("Invalid")
        if self.take_back(member, own, own.earned if points is None else points) == 0:
            raise No("AlreadySo")

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
        grace = timedelta(days=order.document.grace_days)
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
        parts = []
        for place in range(len(order.taken) - 1, -1, -1):
            number, took, back = order.taken[place]
            part = min(amount, took - back)
            if part:
                order.taken[place] = (number, took, back + part)
                parts.append((number, part))
                amount -= part
        assert amount == 0
        for number, part in sorted(parts):
            lot = self.lot(order.member, number)
            self.give(order.member, lot, part, self.today + timedelta(days=order.document.grace_days))
        self.settle(order.member)

    def roll_back(self, order: PaperOrder, amount: int) -> None:
        own = next((lot for lot in self.members[order.member].lots if lot.order == order.number), None)
        if own is not None and amount:
            self.take_back(order.member, own, amount)

    def take_back(self, member: int, own: PaperLot, amount: int) -> int:
        """Its own lot, then others, then debt; never what of it has expired. Returns how many points."""
        amount = min(amount, own.earned - self.expired_of(member, own) - own.rolled_back)
        if amount <= 0:
            return 0
        taken = amount
        own.rolled_back += amount
        for bucket in ("pending", "available"):
            part = min(amount, getattr(own, bucket))
            setattr(own, bucket, getattr(own, bucket) - part)
            amount -= part
        person = self.members[member]
        others = min(amount, person.total("available") - own.available)
        self.spend(member, others, besides=own)
        person.debt += amount - others
        return taken

    def expired_of(self, member: int, own: PaperLot) -> int:
        """With what became of its points in the lots that stood for them later."""
        family = {own.number}
        for lot in self.members[member].lots:
            if lot.parent in family:
                family.add(lot.number)
        return sum(lot.expired for lot in self.members[member].lots if lot.number in family)

    def activate(self, member: int, lot: PaperLot, document: RuleDocument) -> None:
        lot.available += lot.pending
        lot.pending = 0
        lot.expires = lot.root = expiry_of(document, self.today)
        self.settle(member)
