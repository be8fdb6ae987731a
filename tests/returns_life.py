"""After-sales of a shop that lives at random: what somebody does to one, on paper and in the shop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop.models.after_sales import ReturnKind, ReturnReason
from desktop.services import replacements, return_refunds, returns
from desktop.services.returns import Received
from tests.paper_returns import PaperCase, PaperReturns
from tests.people import Shop

RETURN_DEEDS = [
    *["ask"] * 4, *["approve_return"] * 4, *["receive_return"] * 3, *["refund_return"] * 4, *["reship_return"] * 2,
    "reject_return", "withdraw_return", "refuse_goods", "approve_all_the_same", "refund_instead", "fast_refund",
]  # fmt: skip
_REASONED = {"reject_return", "refuse_goods", "approve_all_the_same"}
_FITTING = {
    "approve_return": "REQUESTED", "reject_return": "REQUESTED", "receive_return": "TO_RECEIVE",
    "refuse_goods": "TO_RECEIVE", "approve_all_the_same": "TO_RECEIVE", "refund_return": "TO_REFUND",
    "reship_return": "TO_RESHIP", "refund_instead": "TO_RESHIP",
}  # fmt: skip


class ReturnsOfALife:
    """Beside a Life: its shop, its paper, the orders' ids and how both are done at once."""

    if TYPE_CHECKING:
        shop: Shop
        paper: PaperReturns
        ids: list[int]
        case_ids: list[int]

        def both(self, on_paper: Callable[[], None], act: Callable[[], object]) -> bool: ...
        def order(self, pick: int, *fitting: str) -> int: ...
        def lines(self, number: int) -> list[int]: ...
        def units(self, number: int, wanted: list[int]) -> dict[int, int]: ...

    def after_sale(self, deed: str, pick: int, other: int, wanted: list[int]) -> None:
        if deed in ("ask", "fast_refund"):
            self.ask_for_one(deed, pick, other, wanted)
            return
        if not self.paper.cases:
            return
        fitting = [n for n, case in enumerate(self.paper.cases) if case.state == _FITTING.get(deed, case.state)]
        number = fitting[pick // 4 % len(fitting)] if fitting and pick % 4 else pick % len(self.paper.cases)
        case, case_id = self.paper.cases[number], self.case_ids[number]
        match deed:
            case "receive_return":
                self.goods_are_back(number, case, case_id, other)
            case "refund_return":
                freight = other % 3 == 0
                self.both(
                    lambda: self.paper.pay_back(number, freight=freight),
                    lambda: self.shop.do(return_refunds.refund_return, case_id, freight=freight),
                )
            case "reship_return":

                def send() -> None:
                    row = self.shop.do(replacements.reship_return, case_id)
                    self.ids.append(row.replacement_order_id or 0)

                self.both(lambda: self.paper.reship(number), send)
            case "refund_instead":
                self.both(
                    lambda: self.paper.instead(number), lambda: self.shop.do(return_refunds.refund_instead, case_id)
                )
            case "withdraw_return":
                self.both(lambda: self.paper.withdraw(number), lambda: self.shop.do(returns.withdraw_return, case_id))
            case _:
                act: Any = getattr(returns, deed)
                more = {"reason": "说不清"} if deed in _REASONED else {}
                self.both(lambda: self.paper.decide(number, deed), lambda: self.shop.do(act, case_id, **more))

    def ask_for_one(self, deed: str, pick: int, other: int, wanted: list[int]) -> None:
        number = self.order(pick, "SHIPPED", "SHIPPED", "COMPLETED", "TO_SHIP", "PAID")
        lines = self.paper.orders[number].lines
        whole = len(wanted) == 4 or sum(wanted) > 4
        units = {
            place: qty if whole else min(qty, line.qty - line.cancelled - line.in_returns - line.claimed)
            for place, (qty, line) in enumerate(zip(wanted, lines, strict=False))
        }
        units = {place: qty for place, qty in units.items() if qty}
        by_line = {self.lines(number)[place]: qty for place, qty in units.items()}
        only, freight, order_id = other % 4 == 0, other % 3 == 0, self.ids[number]
        if deed == "fast_refund":

            def refund() -> None:
                row = self.shop.do(
                    return_refunds.fast_refund, order_id, lines=by_line, reason=ReturnReason.MISSING,
                    shipped_only=only, freight=freight,
                )  # fmt: skip
                self.case_ids.append(row.id)

            self.both(lambda: self.paper.at_once(number, units, shipped_only=only, freight=freight), refund)
            return
        kind = list(ReturnKind)[other % 3]

        def ask() -> None:
            row = self.shop.do(
                returns.request_return, order_id, kind=kind, lines=by_line, reason=ReturnReason.QUALITY,
                shipped_only=only,
            )  # fmt: skip
            self.case_ids.append(row.id)

        self.both(lambda: self.paper.ask(number, kind, units, shipped_only=only), ask)

    def goods_are_back(self, number: int, case: PaperCase, case_id: int, other: int) -> None:
        """Some can be sold again, the others are spoilt."""
        good = {place: min(qty, other % 3) for place, (qty, _) in case.units.items()}
        ids = self.lines(case.order)
        told = {ids[place]: Received(good[place], qty - good[place]) for place, (qty, _) in case.units.items()}
        self.both(
            lambda: self.paper.take_in(number, good), lambda: self.shop.do(returns.receive_return, case_id, units=told)
        )
