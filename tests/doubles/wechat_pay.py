"""WeChat Pay on this machine: a real HTTP server that checks the merchant's signature and signs what it answers."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from desktop.services.providers.signatures import is_signed, sign
from tests.doubles.keys import a_key, private_pem, public_pem
from tests.doubles.purse import Purse, serving

MERCHANT, SERIAL, PLATFORM = "1900000109", "5157F09EFDC096DE", "PUB_KEY_ID_0119"
_HEAD = re.compile(
    r'WECHATPAY2-SHA256-RSA2048 mchid="(.*?)",nonce_str="(.*?)",signature="(.*?)",timestamp="(\d+)",serial_no="(.*?)"'
)


@dataclass
class WeChatDouble:
    purse: Purse
    url: str
    clock: Callable[[], datetime]

    def account(self) -> dict[str, str]:
        """What connect_provider takes."""
        return {
            "method": "wechat", "merchant": MERCHANT, "serial": SERIAL, "platform_serial": PLATFORM,
            "endpoint": self.url, "private_key": private_pem("merchant"), "platform_key": public_pem("wechat"),
        }  # fmt: skip


@contextmanager
def a_wechat(clock: Callable[[], datetime]) -> Iterator[WeChatDouble]:
    with serving() as server:
        double = WeChatDouble(Purse(), server.url_for("").rstrip("/"), clock)
        _serve(server, double)
        yield double


def _serve(server: HTTPServer, double: WeChatDouble) -> None:
    purse = double.purse

    def answered(status: int, told: dict[str, Any] | None, *, forged: bool = False) -> Response:
        body = json.dumps(told, ensure_ascii=False).encode() if told is not None else b""
        stamp, nonce = str(int(double.clock().timestamp())), secrets.token_hex(8)
        signature = sign(a_key("stranger" if forged else "wechat"), f"{stamp}\n{nonce}\n".encode() + body + b"\n")
        return Response(
            body, status, content_type="application/json",
            headers={"Wechatpay-Timestamp": stamp, "Wechatpay-Nonce": nonce, "Wechatpay-Signature": signature,
                     "Wechatpay-Serial": PLATFORM},
        )  # fmt: skip

    def refused(status: int, code: str) -> Response:
        return answered(status, {"code": code, "message": "…"})

    def told_of(number: str) -> dict[str, Any]:
        reference, fen, state = purse.refunds[number]
        trade = purse.by_reference(reference)
        return {
            "refund_id": f"5030{number[-8:]}", "out_refund_no": number, "transaction_id": reference, "status": state,
            "out_trade_no": trade.order_no if trade else "",
            "amount": {"refund": fen, "total": trade.fen if trade else 0, "currency": "CNY"},
        }  # fmt: skip

    def handle(request: Request) -> Response:
        with purse.lock:
            return look(request)

    def look(request: Request) -> Response:
        target = request.full_path.rstrip("?")
        purse.asked.append(f"{request.method} {target}")
        head = _HEAD.fullmatch(request.headers.get("Authorization", ""))
        body = request.get_data()
        if head is None:
            purse.refused += 1
            return Response('{"code":"SIGN_ERROR"}', 401)
        merchant, nonce, signature, stamp, serial = head.groups()
        message = f"{request.method}\n{target}\n{stamp}\n{nonce}\n".encode() + body + b"\n"
        right = is_signed(a_key("merchant").public_key(), message, signature)
        if not right or (merchant, serial) != (MERCHANT, SERIAL):
            purse.refused += 1
            return Response('{"code":"SIGN_ERROR"}', 401)
        fault = purse.fault()
        if fault == "down":
            return Response("", 502)
        answer = act(request.method, request.path, json.loads(body) if body else {}, fault)
        if fault == "lost":
            return Response("", 500)
        return answer

    def act(method: str, path: str, body: dict[str, Any], fault: str) -> Response:
        forged = fault == "forged"
        if path == "/v3/refund/domestic/refunds" and method == "POST":
            trade = purse.by_reference(body["transaction_id"])
            fen, number = body["amount"]["refund"], body["out_refund_no"]
            if trade is None or trade.fen != body["amount"]["total"]:
                return refused(400, "INVALID_REQUEST")
            if fault == "poor":
                return refused(403, "NOT_ENOUGH")
            if number not in purse.refunds and trade.back + fen > trade.fen:
                return refused(400, "INVALID_REQUEST")
            purse.refund(number, trade, fen, fault)
            return answered(200, told_of(number), forged=forged)
        if path.startswith("/v3/refund/domestic/refunds/"):
            number = path.rpartition("/")[2]
            if number not in purse.refunds:
                return refused(404, "RESOURCE_NOT_EXISTS")
            return answered(200, told_of(number), forged=forged)
        number = path.removeprefix("/v3/pay/transactions/out-trade-no/").removesuffix("/close")
        trade = purse.trades.get(number)
        if trade is None:
            return refused(404, "ORDER_NOT_EXIST")
        if path.endswith("/close"):
            if fault == "faster":
                trade.state, trade.reference = "SUCCESS", "420099"
            if trade.state == "SUCCESS":
                return refused(400, "ORDER_PAID")
            trade.state = "CLOSED"
            return answered(204, None)
        paid = {
            "transaction_id": trade.reference, "success_time": "2026-11-24T12:20:00+08:00",
            "amount": {"total": trade.fen, "currency": "CNY"},
        }  # fmt: skip
        told = {"out_trade_no": number, "trade_state": trade.state, **(paid if trade.state == "SUCCESS" else {})}
        return answered(200, told, forged=forged)

    server.expect_request(re.compile(".*")).respond_with_handler(handle)
