"""What somebody does in a shop, in the shop and on paper at once: both do it, or both refuse it alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar

from sqlalchemy import func, select

from desktop.models.ledger import Lot
from desktop.models.order import Fulfilment, OrderLine
from desktop.models.vocabulary import GrantSource
from desktop.services import (
    adjustments,
    cancels,
    editing,
    fulfilment,
    grants,
    marks,
    merges,
    payments,
    placing,
    rules,
    stock,
    worker,
)
from desktop.services.errors import Refused
from desktop.services.placing import LineWish
from desktop.services.rule_document import RuleDocument
from desktop.services.transaction import Actor
from tests.paper_returns import PaperReturns
from tests.paper_rows import No, PaperMember
from tests.people import HOME, SF, Shop


class Deeds:
    """Orders and people are numbered from 0 as they come, ids are the shop's for the same numbers."""

    steps: ClassVar[int] = 0
    shop: Shop
    worker: Actor
    paper: PaperReturns
    ids: list[int]
    people: list[int]
    parcels: dict[int, list[int]]

    def both(self, on_paper: Callable[[], None], act: Callable[[], object]) -> bool:
        """Do it on paper and in the shop. Whether it was done; a refusal must be the same one."""
        type(self).steps += 1
        told = ""
        try:
            on_paper()
        except No as refusal:
            told = refusal.name
        said = ""
        try:
            act()
        except Refused as refused:
            said = type(refused).__name__
        assert said == told
        return not told

    def order(self, pick: int, *fitting: str) -> int:
        """Mostly one that the act fits, now and then any."""
        orders = [o.number for o in self.paper.orders if o.status in fitting and not (o.held and pick % 3)]
        return orders[pick // 4 % len(orders)] if orders and pick % 4 else pick % len(self.ids)

    def lines(self, number: int) -> list[int]:
        with self.shop.engine.connect() as connection:
            found = select(OrderLine.id).where(OrderLine.order_id == self.ids[number])
            return list(connection.execute(found.order_by(OrderLine.position, OrderLine.id)).scalars())

    def units(self, number: int, wanted: list[int]) -> dict[int, int]:
        """Place of line → units, from any wish."""
        lines = self.paper.orders[number].lines
        within = {p: min(qty, line.open) for p, (qty, line) in enumerate(zip(wanted, lines, strict=False))}
        wild = len(wanted) == 4
        return {p: wanted[p] if wild else qty for p, qty in within.items() if (wanted[p] if wild else qty)}

    def by_line(self, number: int, units: dict[int, int]) -> dict[int, int]:
        ids = self.lines(number)
        return {ids[place]: qty for place, qty in units.items()}

    def points_come(self, who: int, amount: int, days: int | None) -> None:
        expires = None if days is None else self.paper.today + timedelta(days=days)
        self.both(
            lambda: self.paper.grant(who, amount, expires), lambda: self.shop.a_lot(self.people[who], amount, expires)
        )

    def somebody_comes(self) -> None:
        self.people.append(self.shop.a_member())
        self.paper.members.append(PaperMember())
        self.points_come(len(self.people) - 1, 2_000, 20)

    def adjust(self, who: int, points: int) -> None:
        self.both(
            lambda: self.paper.adjust(who, points),
            lambda: self.shop.do(adjustments.propose_adjustment, self.people[who], points=points, reason="核对"),
        )

    def grant(self, who: int, points: int, reference: str) -> None:
        self.both(
            lambda: self.paper.grant_once(who, points, reference),
            lambda: self.shop.do(
                grants.grant_points, self.people[who], points=points, reason="活动", source=GrantSource.CAMPAIGN,
                reference=reference,
            ),
        )  # fmt: skip

    def take_back(self, pick: int, points: int | None) -> None:
        given = select(Lot.entry_id).where(Lot.origin == "GRANT", Lot.parent_id.is_(None)).order_by(Lot.id)
        with self.shop.engine.connect() as connection:
            entries = list(connection.execute(given).scalars())
        place = pick % len(entries)
        self.both(
            lambda: self.paper.take_back_given(place, points),
            lambda: self.shop.do(grants.roll_back_grant, entries[place], reason="发错了", points=points),
        )

    def merge(self, gone: int, kept: int) -> None:
        done = self.both(
            lambda: self.paper.merge(gone, kept),
            lambda: self.shop.do(merges.merge_members, self.people[gone], self.people[kept], reason="同一个人"),
        )
        if done:
            self.somebody_comes()

    def rules_change(self, document: RuleDocument) -> None:
        def publish() -> None:
            self.paper.document = document

        self.both(publish, lambda: self.shop.do(rules.publish_rules, document))

    def goods_come(self, code: str, qty: int) -> None:
        def arrive() -> None:
            self.paper.skus[code].on_hand += qty

        self.both(arrive, lambda: self.shop.do(stock.receive_goods, code, qty=qty))

    def place(self, who: int, basket: list[tuple[str, int]]) -> None:
        wishes = tuple(LineWish(code, qty) for code, qty in basket)

        def act() -> None:
            row = self.shop.do(placing.place_order, self.people[who], lines=wishes, recipient=HOME)
            self.ids.append(row.id)

        self.both(lambda: self.paper.place(who, basket), act)

    def pay(self, pick: int, reference: int, off: int) -> None:
        number = self.order(pick, "UNPAID", "UNPAID", "CANCELLED")
        fen = max(self.paper.orders[number].cash + off, 0)
        self.both(
            lambda: self.paper.pay(number, fen, f"R{number}-{reference}"),
            lambda: self.shop.do(
                payments.confirm_payment,
                self.ids[number],
                method="wechat",
                reference=f"R{number}-{reference}",
                amount_fen=fen,
            ),
        )

    def release(self, pick: int) -> None:
        number = self.order(pick, "PAID")
        self.both(lambda: self.paper.release(number), lambda: self.shop.do(fulfilment.release_order, self.ids[number]))

    def unrelease(self, pick: int) -> None:
        number = self.order(pick, "TO_SHIP")
        self.both(
            lambda: self.paper.unrelease(number),
            lambda: self.shop.do(fulfilment.unrelease_order, self.ids[number], reason="地址待核"),
        )

    def ship(self, pick: int, wanted: list[int] | None) -> None:
        number = self.order(pick, "TO_SHIP")
        units = None if wanted is None else self.units(number, wanted)

        def act() -> None:
            lines = None if units is None else self.by_line(number, units)
            self.shop.do(fulfilment.ship_order, self.ids[number], parcel=SF, lines=lines)
            made = self.shop.count(select(func.max(Fulfilment.id)))
            self.parcels.setdefault(number, []).append(made)

        self.both(lambda: self.paper.ship(number, units), act)

    def undo(self, pick: int, parcel: int) -> None:
        number = sorted(self.parcels)[pick % len(self.parcels)]
        place = parcel % len(self.parcels[number])
        sent = self.parcels[number][place]
        self.both(
            lambda: self.paper.undo(number, place),
            lambda: self.shop.do(fulfilment.undo_shipment, self.ids[number], fulfilment_id=sent, reason="贴错面单"),
        )

    def complete(self, pick: int) -> None:
        number = self.order(pick, "SHIPPED")
        self.both(
            lambda: self.paper.complete(number), lambda: self.shop.do(fulfilment.complete_order, self.ids[number])
        )

    def cancel(self, pick: int) -> None:
        number = self.order(pick, "UNPAID")
        self.both(
            lambda: self.paper.cancel(number),
            lambda: self.shop.do(cancels.cancel_order, self.ids[number], reason="不要了"),
        )

    def cancel_paid(self, pick: int) -> None:
        number = self.order(pick, "PAID", "TO_SHIP")
        self.both(
            lambda: self.paper.cancel_paid(number),
            lambda: self.shop.do(cancels.cancel_paid_order, self.ids[number], reason="缺货"),
        )

    def cancel_lines(self, pick: int, wanted: list[int]) -> None:
        number = self.order(pick, "PAID", "TO_SHIP")
        units = self.units(number, wanted)
        self.both(
            lambda: self.paper.cancel_lines(number, units),
            lambda: self.shop.do(
                cancels.cancel_lines, self.ids[number], lines=self.by_line(number, units), reason="缺货"
            ),
        )

    def edit(self, pick: int, basket: list[tuple[str, int]], wanted: list[int]) -> None:
        number = self.order(pick, "UNPAID", "PAID", "TO_SHIP")
        unpaid = self.paper.orders[number].status == "UNPAID"
        units = {} if unpaid else self.units(number, wanted)
        wishes = tuple(LineWish(code, qty) for code, qty in basket)
        self.both(
            lambda: self.paper.edit_unpaid(number, basket) if unpaid else self.paper.swap(number, units, basket),
            lambda: self.shop.do(
                editing.edit_order, self.ids[number], lines=wishes, replaced=self.by_line(number, units)
            ),
        )

    def hold(self, pick: int, on: bool) -> None:
        number = self.order(pick, "UNPAID", "PAID", "TO_SHIP", "SHIPPED")
        self.both(
            lambda: self.paper.hold(number, on),
            lambda: (
                self.shop.do(marks.hold_order, self.ids[number], reason="等客户")
                if on
                else self.shop.do(marks.unhold_order, self.ids[number])
            ),
        )

    def time_goes_by(self, minutes: int, looks: bool) -> None:
        self.shop.clock.forward(minutes=minutes)
        self.paper.now = self.shop.clock.now
        if looks:
            self.both(self.paper.clock_round, self.the_worker_looks)

    def the_worker_looks(self) -> None:
        done = worker.run_once(self.shop.office, self.worker)
        assert all("kind=expired_lot" in skipped for skipped in done.skipped), "a cancel expires lots too"
