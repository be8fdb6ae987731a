"""What both doubles of payment providers keep: trades, refunds by number, and the faults that a story asks for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from pytest_httpserver import HTTPServer


@dataclass
class Trade:
    """What the buyer did at the provider: paid fen under reference, or only opened the cashier."""

    order_no: str
    fen: int
    reference: str = ""
    state: str = "NOTPAY"
    back: int = 0


@dataclass
class Purse:
    """faults: what the next requests meet, one each: 'lost' (done, no answer), 'down', 'forged', 'late' (money later),
    'closed', 'poor'. refused counts requests whose signature was wrong."""

    trades: dict[str, Trade] = field(default_factory=dict)
    refunds: dict[str, tuple[str, int, str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    refused: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def pays(self, order_no: str, fen: int, reference: str = "") -> Trade:
        trade = Trade(order_no, fen, reference or f"4200{len(self.trades):08d}", "SUCCESS")
        self.trades[order_no] = trade
        return trade

    def opens(self, order_no: str, fen: int) -> Trade:
        self.trades[order_no] = Trade(order_no, fen)
        return self.trades[order_no]

    def by_reference(self, reference: str) -> Trade | None:
        return next((trade for trade in self.trades.values() if trade.reference == reference), None)

    def fault(self) -> str:
        return self.faults.pop(0) if self.faults else ""

    def refund(self, number: str, trade: Trade, fen: int, fault: str) -> str:
        """The state of the refund with that number: paid at most once, whatever is asked."""
        if number not in self.refunds:
            state = {"late": "PROCESSING", "closed": "CLOSED", "odd": "ABNORMAL"}.get(fault, "SUCCESS")
            self.refunds[number] = (trade.reference, fen, state)
            trade.back += fen if state != "CLOSED" else 0
        return self.refunds[number][2]

    def arrives(self, number: str) -> None:
        reference, fen, _ = self.refunds[number]
        self.refunds[number] = (reference, fen, "SUCCESS")


@contextmanager
def serving() -> Iterator[HTTPServer]:
    server = HTTPServer(host="127.0.0.1", threaded=True)
    server.start()
    try:
        yield server
    finally:
        server.clear()
        server.stop()
