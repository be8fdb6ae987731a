"""A top-up provider on this machine: a real HTTP server after resources/docs/top-up-provider.md that charges a serial once."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from werkzeug import Request, Response

from tests.doubles.purse import serving

MERCHANT, KEY = "M10086", "t0pUpKey-0001"


@dataclass
class Charger:
    """orders: serial → what was asked and how it stands. charged: accounts that money went to, one each time.

    faults, one per request: 'lost' (done, no answer), 'slow' (answers once `gate` is set), 'down', 'junk',
    'elsewhere' (a 404 that isn't the provider's), 'processing', 'failed', 'poor' (refused outright), 'dropped' (never
    arrived).
    """

    url: str
    clock: Callable[[], datetime]
    orders: dict[str, dict[str, Any]] = field(default_factory=dict)
    charged: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    refused: int = 0

    def account(self) -> dict[str, str]:
        return {"merchant": MERCHANT, "key": KEY, "endpoint": self.url}

    def arrives(self, serial: str) -> None:
        """What was processing is done."""
        self.orders[serial] |= {"state": "done", "reference": f"PF{len(self.charged):06d}"}
        self.charged.append(self.orders[serial]["account"])

    def take(self, order: dict[str, Any], fault: str) -> Response:
        serial = order["serial"]
        known = self.orders.get(serial)
        if known is not None and any(known[name] != value for name, value in order.items()):
            return _said(409, {"error": "other_content"})
        if known is None:
            if fault == "poor":
                return _said(422, {"reason": "余额不足，找 13912345678"})
            self.orders[serial] = {**order, "state": "processing", "reference": ""}
            if fault == "failed":
                self.orders[serial] |= {"state": "failed", "reason": "号码不存在"}
            elif fault != "processing":
                self.arrives(serial)
        return _said(200, self.standing(serial))

    def standing(self, serial: str) -> dict[str, Any]:
        told = self.orders[serial]
        return {name: told.get(name, "") for name in ("serial", "state", "reference", "reason")}


@contextmanager
def a_charger(clock: Callable[[], datetime]) -> Iterator[Charger]:
    with serving() as server:
        double = Charger(server.url_for("/topup"), clock)

        def answer(request: Request) -> Response:
            body = request.get_data()
            double.asked.append(f"{request.method} {request.path}")
            if not _signed(double, request, body):
                double.refused += 1
                return _said(401, {"error": "signature"})
            fault = double.faults.pop(0) if double.faults else ""
            if fault in ("down", "dropped"):
                return Response("", 502)
            if fault == "elsewhere":
                return Response("<h1>Not Found</h1>", 404)
            serial = request.path.rpartition("/")[2]
            if request.method == "POST":
                said = double.take(json.loads(body), fault)
            elif serial in double.orders:
                said = _said(200, double.standing(serial))
            else:
                said = _said(404, {"error": "unknown_serial"})
            if fault == "slow":
                double.gate.wait(20)
            return {"lost": Response("", 504), "junk": Response("<html>", 200)}.get(fault, said)

        server.expect_request(re.compile("/topup/orders.*")).respond_with_handler(answer)
        yield double
        double.gate.set()


def _signed(double: Charger, request: Request, body: bytes) -> bool:
    at = request.headers.get("X-Timestamp", "")
    if not at.isdigit() or abs(int(at) - double.clock().timestamp()) > 300:
        return False
    text = f"{request.method}\n{request.path}\n{at}\n".encode() + body
    right = hmac.new(KEY.encode(), text, hashlib.sha256).hexdigest()
    given = request.headers.get("X-Signature", "")
    return hmac.compare_digest(right, given) and request.headers.get("X-Merchant") == MERCHANT


def _said(status: int, told: dict[str, Any]) -> Response:
    return Response(json.dumps(told, ensure_ascii=False), status, content_type="application/json")
