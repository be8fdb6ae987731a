"""kuaidi100 on this machine: a real HTTP server that checks the sign and tells what a story put on the road."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from werkzeug import Request, Response

from tests.doubles.purse import serving

CUSTOMER, KEY = "C0FFEE0123456789", "JyUkAbCd1234"


@dataclass
class RoadDouble:
    """parcels: waybill → (state, stations as (time, words)); faults: 'down', 'quota', 'junk', one per request."""

    url: str
    parcels: dict[str, tuple[str, list[tuple[str, str]]]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    refused: int = 0

    def account(self) -> dict[str, str]:
        return {"customer": CUSTOMER, "key": KEY, "endpoint": self.url}


@contextmanager
def a_road() -> Iterator[RoadDouble]:
    with serving() as server:
        road = RoadDouble(server.url_for("/poll/query.do"))

        def handle(request: Request) -> Response:
            param = request.form["param"]
            sign = hashlib.md5(f"{param}{KEY}{request.form['customer']}".encode()).hexdigest().upper()
            if request.form["customer"] != CUSTOMER or request.form["sign"] != sign:
                road.refused += 1
                return _refusal("503")
            asked = json.loads(param)
            road.asked.append(asked)
            fault = road.faults.pop(0) if road.faults else ""
            if fault == "down":
                return Response("", 502)
            if fault == "junk":
                return Response("<html>", 200)
            if fault == "quota":
                return _refusal("601")
            if asked["num"] not in road.parcels:
                return _refusal("500")
            state, stations = road.parcels[asked["num"]]
            data = [{"time": at, "ftime": at, "context": words} for at, words in stations]
            told = {
                "message": "ok", "nu": asked["num"], "com": asked["com"], "status": "200", "state": state,
                "ischeck": "1" if state == "3" else "0", "data": data,
            }  # fmt: skip
            return Response(json.dumps(told, ensure_ascii=False), 200, content_type="application/json")

        server.expect_request("/poll/query.do", method="POST").respond_with_handler(handle)
        yield road


def _refusal(code: str) -> Response:
    return Response(json.dumps({"result": False, "returnCode": code, "message": "…"}), 200)
