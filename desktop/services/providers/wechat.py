"""WeChat Pay, API v3: refunds and payments of a merchant of the mainland.

Source: pay.weixin.qq.com/doc/v3/merchant, "签名认证", "申请退款", "查询单笔退款", "商户订单号查询订单", "关闭订单".
An answer counts only with the platform's own signature; one without it says nothing about the money.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from desktop.services.providers.provider import (
    PaymentAnswer,
    PaymentStanding,
    RefundAnswer,
    RefundOutcome,
    RefundRequest,
)
from desktop.services.providers.signatures import is_signed, sign
from desktop.services.wire import Exchange, exchange, told_in

ENDPOINT = "https://api.mch.weixin.qq.com"
REASON_BYTES = 80
# the platform's own limit on how old an answer's signature may be
SKEW_SECONDS = 300
_REFUNDS = "/v3/refund/domestic/refunds"
_REFUND_STATES = {
    "SUCCESS": RefundOutcome.DONE,
    "PROCESSING": RefundOutcome.PROCESSING,
    "CLOSED": RefundOutcome.CLOSED,
    # the buyer's card is gone: the merchant platform can still send it elsewhere, so it isn't certainly unpaid
    "ABNORMAL": RefundOutcome.UNKNOWN,
}
_PAYMENT_STATES = {
    "SUCCESS": PaymentStanding.PAID,
    "REFUND": PaymentStanding.PAID,
    "NOTPAY": PaymentStanding.NOT_PAID,
    "PAYERROR": PaymentStanding.NOT_PAID,
    "CLOSED": PaymentStanding.CLOSED,
    "REVOKED": PaymentStanding.CLOSED,
}
# refusals by which nothing was or will be paid; any other code leaves it open
_REFUSALS = frozenset(
    {
        "INVALID_REQUEST", "PARAM_ERROR", "NOT_ENOUGH", "NO_AUTH", "USER_ACCOUNT_ABNORMAL", "MCH_NOT_EXISTS",
        "RESOURCE_NOT_EXISTS", "RULE_LIMIT",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WeChatPay:
    """A merchant: number, serial of its certificate and its key; the platform's public key and that key's id."""

    merchant: str
    serial: str
    key: RSAPrivateKey
    platform_serial: str
    platform_key: RSAPublicKey
    endpoint: str = ENDPOINT

    def refund(self, request: RefundRequest, now: datetime) -> RefundAnswer:
        body = {
            "transaction_id": request.reference,
            "out_refund_no": request.refund_no,
            "reason": _shortened(request.reason),
            "amount": {"refund": request.amount_fen, "total": request.total_fen, "currency": request.currency},
        }
        answer = self._send("POST", _REFUNDS, now, body)
        told, code = self._read(answer, now)
        if not answer.sent:
            return RefundAnswer(RefundOutcome.UNREACHED, problem="unreached")
        if told is None:
            return RefundAnswer(RefundOutcome.UNKNOWN, problem=code)
        if code:
            outcome = RefundOutcome.REFUSED if code in _REFUSALS else RefundOutcome.UNKNOWN
            return RefundAnswer(outcome, problem=code)
        return _refunded(told, request)

    def refund_standing(self, request: RefundRequest, now: datetime) -> RefundAnswer:
        answer = self._send("GET", f"{_REFUNDS}/{quote(request.refund_no, safe='')}", now)
        told, code = self._read(answer, now)
        if told is None:
            return RefundAnswer(RefundOutcome.UNKNOWN, problem=code)
        if code:
            missing = code == "RESOURCE_NOT_EXISTS"
            return RefundAnswer(RefundOutcome.NOT_FOUND if missing else RefundOutcome.UNKNOWN, problem=code)
        return _refunded(told, request)

    def payment_standing(self, order_no: str, now: datetime) -> PaymentAnswer:
        path = f"/v3/pay/transactions/out-trade-no/{quote(order_no, safe='')}?mchid={quote(self.merchant)}"
        told, code = self._read(self._send("GET", path, now), now)
        if told is None:
            return PaymentAnswer(PaymentStanding.UNKNOWN, problem=code)
        if code:
            unknown_there = code in ("ORDER_NOT_EXIST", "RESOURCE_NOT_EXISTS")
            return PaymentAnswer(PaymentStanding.NOT_PAID if unknown_there else PaymentStanding.UNKNOWN, problem=code)
        return _paid(told, order_no)

    def close_payment(self, order_no: str, now: datetime) -> PaymentAnswer:
        """Nothing more can be paid on the order; a payment that was faster is told."""
        path = f"/v3/pay/transactions/out-trade-no/{quote(order_no, safe='')}/close"
        told, code = self._read(self._send("POST", path, now, {"mchid": self.merchant}), now)
        if told is not None and code in ("", "ORDER_NOT_EXIST", "RESOURCE_NOT_EXISTS", "ORDER_CLOSED"):
            return PaymentAnswer(PaymentStanding.CLOSED)
        return self.payment_standing(order_no, now)

    def _send(self, method: str, path: str, now: datetime, body: dict[str, Any] | None = None) -> Exchange:
        content = json.dumps(body, ensure_ascii=False).encode() if body is not None else b""
        stamp, nonce = str(int(now.timestamp())), secrets.token_hex(16).upper()
        message = f"{method}\n{path}\n{stamp}\n{nonce}\n".encode() + content + b"\n"
        headers = {
            "Authorization": f'WECHATPAY2-SHA256-RSA2048 mchid="{self.merchant}",nonce_str="{nonce}",'
            f'signature="{sign(self.key, message)}",timestamp="{stamp}",serial_no="{self.serial}"',
            "Accept": "application/json",
            "Content-Type": "application/json",
            "Wechatpay-Serial": self.platform_serial,
            "User-Agent": "PointsDesk",
        }
        return exchange(method, self.endpoint + path, headers=headers, content=content)

    def _read(self, answer: Exchange, now: datetime) -> tuple[dict[str, Any] | None, str]:
        """(what the platform signed, its refusal's code or ""); (None, why) for what can't be trusted or read."""
        if answer.status == 0:
            return None, "no_answer"
        if answer.status >= 500 or answer.status == 429:
            return None, f"http_{answer.status}"
        if not self._is_signed(answer, now):
            return None, "bad_signature"
        if answer.status == 204:
            return {}, ""
        told = told_in(answer)
        if told is None:
            return None, "unreadable"
        if answer.status == 200:
            return told, ""
        return told, str(told.get("code") or f"http_{answer.status}")[:64]

    def _is_signed(self, answer: Exchange, now: datetime) -> bool:
        stamp, nonce = answer.headers.get("Wechatpay-Timestamp", ""), answer.headers.get("Wechatpay-Nonce", "")
        if answer.headers.get("Wechatpay-Serial") != self.platform_serial or not stamp.isdigit():
            return False
        if abs(int(stamp) - now.timestamp()) > SKEW_SECONDS:
            return False
        message = f"{stamp}\n{nonce}\n".encode() + answer.content + b"\n"
        return is_signed(self.platform_key, message, answer.headers.get("Wechatpay-Signature", ""))


def _refunded(told: dict[str, Any], request: RefundRequest) -> RefundAnswer:
    amount = told.get("amount")
    if told.get("out_refund_no") != request.refund_no or not isinstance(amount, dict):
        return RefundAnswer(RefundOutcome.UNKNOWN, problem="another_refund")
    if amount.get("refund") != request.amount_fen:
        return RefundAnswer(RefundOutcome.UNKNOWN, problem="another_amount")
    state = str(told.get("status"))
    outcome = _REFUND_STATES.get(state, RefundOutcome.UNKNOWN)
    settled = outcome in (RefundOutcome.DONE, RefundOutcome.PROCESSING)
    return RefundAnswer(outcome, str(told.get("refund_id") or "")[:64], "" if settled else state[:64])


def _paid(told: dict[str, Any], order_no: str) -> PaymentAnswer:
    standing = _PAYMENT_STATES.get(str(told.get("trade_state")), PaymentStanding.UNKNOWN)
    if told.get("out_trade_no") != order_no:
        return PaymentAnswer(PaymentStanding.UNKNOWN, problem="another_order")
    if standing is not PaymentStanding.PAID:
        return PaymentAnswer(standing, problem=str(told.get("trade_state"))[:64])
    amount = told.get("amount")
    total = amount.get("total") if isinstance(amount, dict) else None
    if not isinstance(total, int) or not told.get("transaction_id"):
        return PaymentAnswer(PaymentStanding.UNKNOWN, problem="unreadable")
    try:
        paid_at = datetime.fromisoformat(str(told.get("success_time")))
    except ValueError:
        paid_at = None
    if paid_at is not None and paid_at.tzinfo is None:
        paid_at = None
    currency = str(amount.get("currency") or "CNY") if isinstance(amount, dict) else "CNY"
    return PaymentAnswer(standing, str(told["transaction_id"])[:64], total, currency, paid_at)


def _shortened(text: str) -> str:
    return text.encode()[:REASON_BYTES].decode(errors="ignore")
