"""Alipay's gateway on this machine: a real HTTP server that checks the app's signature and signs what it answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from desktop.services.providers.signatures import is_signed, sign
from tests.doubles.keys import a_key, private_pem, public_pem
from tests.doubles.purse import Purse, serving

APP = "2014072300007148"
_OK = {"code": "10000", "msg": "Success"}


@dataclass
class AlipayDouble:
    purse: Purse
    url: str

    def account(self) -> dict[str, str]:
        """What connect_provider takes: Alipay's tool writes keys as bare base64."""
        return {
            "method": "alipay", "merchant": APP, "endpoint": self.url,
            "private_key": _bare(private_pem("merchant")), "platform_key": _bare(public_pem("alipay")),
        }  # fmt: skip


@contextmanager
def an_alipay() -> Iterator[AlipayDouble]:
    with serving() as server:
        double = AlipayDouble(Purse(), server.url_for("/gateway.do"))
        _serve(server, double.purse)
        yield double


def _bare(pem: str) -> str:
    return "".join(line for line in pem.splitlines() if "-----" not in line)


def _serve(server: HTTPServer, purse: Purse) -> None:
    def handle(request: Request) -> Response:
        with purse.lock:
            return look(request)

    def look(request: Request) -> Response:
        fields = {name: request.form[name] for name in request.form}
        purse.asked.append(f"{fields['method']} {fields['biz_content']}")
        signature = fields.pop("sign", "")
        message = "&".join(f"{name}={fields[name]}" for name in sorted(fields)).encode()
        if fields["app_id"] != APP or not is_signed(a_key("merchant").public_key(), message, signature):
            purse.refused += 1
            told = {"code": "40002", "sub_code": "isv.invalid-signature"}
            return Response(json.dumps({"error_response": told}), 200)
        fault = purse.fault()
        if fault == "down":
            return Response("", 502)
        told = act(fields["method"], json.loads(fields["biz_content"]), fault)
        if fault == "lost":
            return Response("", 504)
        text = json.dumps(told, ensure_ascii=False)
        signed = sign(a_key("stranger" if fault == "forged" else "alipay"), text.encode())
        node = fields["method"].replace(".", "_") + "_response"
        return Response(f'{{"{node}":{text},"sign":"{signed}"}}', 200, content_type="application/json")

    def act(method: str, content: dict[str, Any], fault: str) -> dict[str, Any]:
        if method in ("alipay.trade.query", "alipay.trade.close"):
            return trade_act(method, content["out_trade_no"], fault)
        trade = purse.by_reference(content["trade_no"])
        if trade is None:
            return _refusal("ACQ.TRADE_NOT_EXIST")
        number = content["out_request_no"]
        if method == "alipay.trade.fastpay.refund.query":
            if number not in purse.refunds:
                return dict(_OK)
            _, fen, state = purse.refunds[number]
            done = {"refund_status": "REFUND_SUCCESS"} if state == "SUCCESS" else {}
            return {**_OK, "out_request_no": number, "refund_amount": f"{fen / 100:.2f}", **done}
        fen = round(float(content["refund_amount"]) * 100)
        if fault == "poor":
            return _refusal("ACQ.SELLER_BALANCE_NOT_ENOUGH")
        if number not in purse.refunds and trade.back + fen > trade.fen:
            return _refusal("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL")
        new = number not in purse.refunds
        state = purse.refund(number, trade, fen, fault)
        return {
            **_OK, "trade_no": trade.reference, "out_trade_no": trade.order_no,
            "fund_change": "Y" if new and state == "SUCCESS" else "N", "refund_fee": f"{trade.back / 100:.2f}",
        }  # fmt: skip

    def trade_act(method: str, number: str, fault: str) -> dict[str, Any]:
        trade = purse.trades.get(number)
        if trade is None:
            return _refusal("ACQ.TRADE_NOT_EXIST")
        if method == "alipay.trade.close":
            if trade.state == "SUCCESS":
                return _refusal("ACQ.TRADE_STATUS_ERROR")
            trade.state = "CLOSED"
            return {**_OK, "out_trade_no": number}
        status = {"SUCCESS": "TRADE_SUCCESS", "CLOSED": "TRADE_CLOSED"}.get(trade.state, "WAIT_BUYER_PAY")
        return {
            **_OK, "out_trade_no": number, "trade_no": trade.reference, "trade_status": status,
            "total_amount": f"{trade.fen / 100:.2f}", "send_pay_date": "2026-11-24 12:20:00",
        }  # fmt: skip

    server.expect_request(re.compile(".*")).respond_with_handler(handle)


def _refusal(code: str) -> dict[str, Any]:
    return {"code": "40004", "msg": "Business Failed", "sub_code": code}
