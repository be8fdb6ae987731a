"""The live price of a basket: asked a moment after the last change, without what can't be sold or doesn't count.

    live = LiveQuote(desk)
    live.ask_soon(basket)         150 ms after the last change      live.ask_now()
    live.quoted(quote | None) · live.room(rooms) · live.refused(error) · live.unreachable(error)
    live.fresh                    whether the last quote is about the last basket
    live.left_out                 what the last quote had to leave out: SKU codes, "coupon", "deduction"

A refusal is told once and the question asked again without its cause, so that a price stands whatever is typed.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.services import placing, quotas
from desktop.services.errors import DeductionRefused, Invalid, NotFound, NotSellable
from desktop.services.placing import LineWish, Quote
from desktop.services.quotas import Room
from desktop.views.desk import Desk

PAUSE_MS = 150
COUPON, DEDUCTION = "coupon", "deduction"


@dataclass(frozen=True, slots=True)
class Basket:
    lines: tuple[LineWish, ...] = ()
    member_id: int | None = None
    tier: str = ""
    deduct_points: int = 0
    coupon: str = ""


class LiveQuote(QObject):
    quoted = Signal(object)
    room = Signal(object)
    refused = Signal(object)
    unreachable = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._basket = Basket()
        self.fresh = True
        self.left_out: set[str] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.ask_now)

    def ask_soon(self, basket: Basket) -> None:
        self._basket, self.fresh = basket, False
        self._pause.start()

    def ask_now(self) -> None:
        """Price, stock and quota of the basket as they are at this moment."""
        self._pause.stop()
        self.left_out = set()
        basket = self._basket
        if basket.lines:
            codes = [line.sku for line in basket.lines]
            self._desk.ask(self, quotas.room_for, basket.member_id, codes, then=self._arrived, key="room")
        self._ask()

    def stop(self) -> None:
        self._pause.stop()

    def _ask(self) -> None:
        basket = self._basket
        lines = tuple(line for line in basket.lines if line.sku not in self.left_out)
        if not lines:
            self._answer(None)
            return
        self._desk.ask(
            self,
            placing.quote,
            lines,
            tier=basket.tier,
            deduct_points=0 if DEDUCTION in self.left_out else basket.deduct_points,
            coupon="" if COUPON in self.left_out else basket.coupon,
            then=self._answer,
            failed=self._failed,
            key="quote",
        )

    def _arrived(self, rooms: list[Room]) -> None:
        self.room.emit(rooms)

    def _answer(self, quote: Quote | None) -> None:
        if not self._pause.isActive():
            self.fresh = True
        self.quoted.emit(quote)

    def _failed(self, error: Exception) -> None:
        cause = _cause(error)
        if not cause or cause in self.left_out:
            self.unreachable.emit(error)
            return
        self.left_out.add(cause)
        self.refused.emit(error)
        self._ask()


def _cause(error: Exception) -> str:
    match error:
        case NotSellable(code):
            return code
        case NotFound("sku", code):
            return code
        case DeductionRefused():
            return DEDUCTION
        case Invalid("coupon", _, _):
            return COUPON
        case _:
            return ""
