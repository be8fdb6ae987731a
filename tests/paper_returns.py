"""After-sales on paper: who may ask for what, what comes back, what it gives back, and replacements that go out."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.models.after_sales import OPEN_RETURNS, RETURN_MOVES, ReturnKind, ReturnState
from desktop.services.prices import share_of_units
from tests.paper_rows import No, PaperLine, PaperOrder
from tests.paper_shop import PaperShop

K, R = ReturnKind, ReturnState


@dataclass
class PaperCase:
    """units: place of line → (units, how many of them hadn't gone)."""

    order: int
    kind: ReturnKind
    units: dict[int, tuple[int, int]]
    state: ReturnState = R.REQUESTED
    goods_in: bool = False
    replacement: int | None = None
    points: int = 0
    cash: int = 0


class PaperReturns(PaperShop):
    """Cases are numbered from 0 as they come."""

    cases: list[PaperCase]

    def ask(self, number: int, kind: ReturnKind, units: dict[int, int], *, shipped_only: bool) -> None:
        order = self.orders[number]
        self.need(order, "PAID", "TO_SHIP", "SHIPPED", "COMPLETED")
        if not units:
            raise No("Invalid")
        told = {}
        for place, qty in units.items():
            line = order.lines[place]
            still = line.free if kind is K.REFUND_ONLY and not shipped_only else 0
            if not 1 <= qty <= line.shipped - line.in_returns + still:
                raise No("UnitsNotReturnable")
            told[place] = (qty, min(qty, still))
        for place, (qty, open_) in told.items():
            order.lines[place].claimed += open_
            order.lines[place].in_returns += qty - open_
        order.returns_open += 1
        self.cases.append(PaperCase(number, kind, told))

    def move(self, case: PaperCase, act: str) -> None:
        """Along the table; a case that was turned down lets its units go."""
        to = next((to for k, at, to in RETURN_MOVES[act] if (k, at) == (case.kind, case.state)), None)
        if to is None:
            raise No("ReturnNotAllowedNow")
        order = self.orders[case.order]
        order.returns_open += (to in OPEN_RETURNS) - (case.state in OPEN_RETURNS)
        case.state = to
        if to in (R.REJECTED, R.WITHDRAWN):
            for place, (qty, open_) in case.units.items():
                order.lines[place].claimed -= open_
                order.lines[place].in_returns -= qty - open_

    def decide(self, number: int, act: str) -> None:
        """approve, reject, refuse the goods, approve all the same."""
        self.move(self.cases[number], act)

    def withdraw(self, number: int) -> None:
        case = self.cases[number]
        if case.state in OPEN_RETURNS and (case.goods_in or case.replacement is not None):
            raise No("ReturnNotAllowedNow")
        self.move(case, "withdraw_return")

    def take_in(self, number: int, good: dict[int, int]) -> None:
        """good units can be sold again, the others are spoilt."""
        case = self.cases[number]
        self.move(case, "receive_return")
        case.goods_in = True
        for place, qty in good.items():
            self.skus[self.orders[case.order].lines[place].sku].on_hand += qty

    def pay_back(self, number: int, *, freight: bool) -> None:
        case = self.cases[number]
        self.move(case, "refund_return")
        order = self.orders[case.order]
        paid = [(place, *self.paid_for(order, place)) for place in sorted(case.units)]
        root = paid[0][1]
        worth = {place: line.worth(case.units[place][0]) for place, _, line in paid}
        fen = sum(cash for _, cash, _ in worth.values())
        sent_for = sum(
            share_of_units(line.freight, line.qty, line.cancelled + line.returned, case.units[place][0])
            for place, _, line in paid
        )
        open_units = {place: open_ for place, (_, open_) in case.units.items() if open_}
        ended = ""
        if open_units and order.open == sum(open_units.values()):
            ended = "SHIPPED" if order.units[1] else "CANCELLED"
        left = root.freight - root.freight_back
        back = left if ended == "CANCELLED" and order is root else min(sent_for, left) if freight else 0
        for points, _, _ in worth.values():
            self.revert(root, points)
        for _, _, earn in worth.values():
            self.roll_back(root, earn)
        self.give_up(order, open_units)
        for place, _, line in paid:
            qty, open_ = case.units[place]
            order.lines[place].claimed -= open_
            order.lines[place].cancelled += open_
            line.returned += qty if order is not root else qty - open_
        if open_units:
            for parcel in order.parcels:
                parcel.cancelled_since = True
        if ended:
            self.end(order, ended)
        root.freight_back += back
        root.refunded += fen + back
        case.points, case.cash = sum(points for points, _, _ in worth.values()), fen + back
        if order.replaces is not None and ended == "CANCELLED":
            self.follow(order, "replacement_refunded")

    def at_once(self, number: int, units: dict[int, int], *, shipped_only: bool, freight: bool) -> None:
        with self.whole():
            self.ask(number, K.REFUND_ONLY, units, shipped_only=shipped_only)
            made = len(self.cases) - 1
            self.decide(made, "approve_return")
            self.pay_back(made, freight=freight)
            case = self.cases[made]
            if case.cash + case.points * 100 // self.document.points_for_yuan > 5_000:
                raise No("RefundRefused")

    def instead(self, number: int) -> None:
        case = self.cases[number]
        if case.state is R.TO_RESHIP and case.replacement is not None:
            raise No("ReturnNotAllowedNow")
        self.move(case, "refund_instead")

    def reship(self, number: int) -> None:
        case = self.cases[number]
        if case.state is not R.TO_RESHIP or case.replacement is not None:
            raise No("ReturnNotAllowedNow")
        order = self.orders[case.order]
        wanted: dict[str, int] = {}
        for place, (qty, _) in case.units.items():
            code = order.lines[place].sku
            wanted[code] = wanted.get(code, 0) + qty
        if any(self.skus[code].on_hand - self.skus[code].reserved < qty for code, qty in wanted.items()):
            raise No("OutOfStock")
        for code, qty in wanted.items():
            self.skus[code].reserved += qty
        lines = [PaperLine(order.lines[place].sku, case.units[place][0], 0, 0, 0) for place in sorted(case.units)]
        new = PaperOrder(
            len(self.orders), order.member, lines, 0, 0, 0, self.now, order.document, status="TO_SHIP", paid=True, replaces=number,
            stands_for=[self.root_of(order, place) for place in sorted(case.units)],
        )  # fmt: skip
        self.orders.append(new)
        case.replacement = new.number

    def root_of(self, order: PaperOrder, place: int) -> tuple[int, int]:
        """The order that was paid for and the place of its line."""
        return order.stands_for[place] if order.replaces is not None else (order.number, place)

    def paid_for(self, order: PaperOrder, place: int) -> tuple[PaperOrder, PaperLine]:
        number, at = self.root_of(order, place)
        return self.orders[number], self.orders[number].lines[at]

    def follow(self, order: PaperOrder, act: str) -> None:
        """What became of a replacement, told to its exchange."""
        if order.replaces is None or self.cases[order.replaces].replacement != order.number:
            return
        case = self.cases[order.replaces]
        if any((k, at) == (case.kind, case.state) for k, at, _ in RETURN_MOVES[act]):
            self.move(case, act)
            if act == "replacement_cancelled":
                case.replacement = None
