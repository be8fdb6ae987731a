"""Alipay: refunds and payments of an app of the open platform, signed with RSA2 (SHA256withRSA).

Source: opendocs.alipay.com, alipay.trade.refund, alipay.trade.fastpay.refund.query, alipay.trade.query,
alipay.trade.close and "签名". An answer counts only with Alipay's own signature over the node as it was sent.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlencode

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from desktop.services.providers.provider import (
    PaymentAnswer,
    PaymentStanding,
    RefundAnswer,
    RefundOutcome,
    RefundRequest,
)
from desktop.services.providers.signatures import is_signed, sign
from desktop.services.wire import Exchange, exchange

ENDPOINT = "https://openapi.alipay.com/gateway.do"
REASON_MOST = 80
_BEIJING = timezone(timedelta(hours=8))
_DONE, _FAILED = "10000", "40004"
# Alipay's own trouble: what became of the request is open
_OPEN = frozenset({"ACQ.SYSTEM_ERROR", "isp.unknow-error", "aop.unknow-error", "ACQ.SYSTEM_EXCEPTION"})
_PAYMENT_STATES = {
    "TRADE_SUCCESS": PaymentStanding.PAID,
    "TRADE_FINISHED": PaymentStanding.PAID,
    "WAIT_BUYER_PAY": PaymentStanding.NOT_PAID,
    "TRADE_CLOSED": PaymentStanding.CLOSED,
}


@dataclass(frozen=True, slots=True)
class Alipay:
    app: str
    key: RSAPrivateKey
    platform_key: RSAPublicKey
    endpoint: str = ENDPOINT

    def refund(self, request: RefundRequest, now: datetime) -> RefundAnswer:
        answer, told, code = self._ask(
            "alipay.trade.refund", now, trade_no=request.reference, out_request_no=request.refund_no,
            refund_amount=_yuan(request.amount_fen), refund_reason=request.reason[:REASON_MOST],
        )  # fmt: skip
        if not answer.sent:
            return RefundAnswer(RefundOutcome.UNREACHED, problem="unreached")
        if told is None:
            return RefundAnswer(RefundOutcome.UNKNOWN, problem=code)
        if code:
            refused = told.get("code") in (_FAILED, "40001", "40002", "40006", "20001") and code not in _OPEN
            return RefundAnswer(RefundOutcome.REFUSED if refused else RefundOutcome.UNKNOWN, problem=code)
        # fund_change N: this request moved nothing, because the number was paid before or is still being paid
        if told.get("fund_change") == "Y" and told.get("trade_no") == request.reference:
            return RefundAnswer(RefundOutcome.DONE, request.refund_no)
        return RefundAnswer(RefundOutcome.PROCESSING)

    def refund_standing(self, request: RefundRequest, now: datetime) -> RefundAnswer:
        _, told, code = self._ask(
            "alipay.trade.fastpay.refund.query", now, trade_no=request.reference, out_request_no=request.refund_no
        )
        if told is None:
            return RefundAnswer(RefundOutcome.UNKNOWN, problem=code)
        if code:
            missing = code == "ACQ.TRADE_NOT_EXIST"
            return RefundAnswer(RefundOutcome.NOT_FOUND if missing else RefundOutcome.UNKNOWN, problem=code)
        if not told.get("refund_amount") and not told.get("refund_status"):
            return RefundAnswer(RefundOutcome.NOT_FOUND)
        if told.get("out_request_no") != request.refund_no:
            return RefundAnswer(RefundOutcome.UNKNOWN, problem="another_refund")
        if _fen(told.get("refund_amount")) != request.amount_fen:
            return RefundAnswer(RefundOutcome.UNKNOWN, problem="another_amount")
        if told.get("refund_status") == "REFUND_SUCCESS":
            return RefundAnswer(RefundOutcome.DONE, request.refund_no)
        return RefundAnswer(RefundOutcome.PROCESSING)

    def payment_standing(self, order_no: str, now: datetime) -> PaymentAnswer:
        _, told, code = self._ask("alipay.trade.query", now, out_trade_no=order_no)
        if told is None:
            return PaymentAnswer(PaymentStanding.UNKNOWN, problem=code)
        if code:
            # a trade exists from the moment the buyer opens the cashier
            missing = code == "ACQ.TRADE_NOT_EXIST"
            return PaymentAnswer(PaymentStanding.NOT_PAID if missing else PaymentStanding.UNKNOWN, problem=code)
        if told.get("out_trade_no") != order_no:
            return PaymentAnswer(PaymentStanding.UNKNOWN, problem="another_order")
        standing = _PAYMENT_STATES.get(str(told.get("trade_status")), PaymentStanding.UNKNOWN)
        if standing is not PaymentStanding.PAID:
            return PaymentAnswer(standing, problem=str(told.get("trade_status"))[:64])
        fen = _fen(told.get("total_amount"))
        if fen is None or not told.get("trade_no"):
            return PaymentAnswer(PaymentStanding.UNKNOWN, problem="unreadable")
        return PaymentAnswer(standing, str(told["trade_no"])[:64], fen, "CNY", _moment(told.get("send_pay_date")))

    def close_payment(self, order_no: str, now: datetime) -> PaymentAnswer:
        """Nothing more can be paid on the order; a payment that was faster is told."""
        _, told, code = self._ask("alipay.trade.close", now, out_trade_no=order_no)
        if told is not None and code in ("", "ACQ.TRADE_NOT_EXIST"):
            return PaymentAnswer(PaymentStanding.CLOSED)
        return self.payment_standing(order_no, now)

    def _ask(self, method: str, now: datetime, **content: str) -> tuple[Exchange, dict[str, Any] | None, str]:
        """(the exchange, what Alipay signed or None, its refusal's code or why nothing counts)."""
        fields = {
            "app_id": self.app,
            "method": method,
            "format": "JSON",
            "charset": "utf-8",
            "sign_type": "RSA2",
            "timestamp": now.astimezone(_BEIJING).strftime("%Y-%m-%d %H:%M:%S"),
            "version": "1.0",
            "biz_content": json.dumps(content, ensure_ascii=False, separators=(",", ":")),
        }
        message = "&".join(f"{name}={fields[name]}" for name in sorted(fields)).encode()
        fields["sign"] = sign(self.key, message)
        answer = exchange(
            "POST", self.endpoint, content=urlencode(fields).encode(),
            headers={"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"},
        )  # fmt: skip
        if answer.status == 0:
            return answer, None, "no_answer"
        if answer.status != 200:
            return answer, None, f"http_{answer.status}"
        told, signed = self._read(answer.content, method.replace(".", "_") + "_response")
        if told is None:
            return answer, None, "unreadable"
        code = "" if told.get("code") == _DONE else str(told.get("sub_code") or told.get("code") or "no_code")[:64]
        if not signed:
            return answer, None, code or "bad_signature"
        return answer, told, code

    def _read(self, content: bytes, node: str) -> tuple[dict[str, Any] | None, bool]:
        """(the node, whether Alipay signed exactly its text)."""
        try:
            text = content.decode("utf-8")
            whole = json.loads(text)
            place = text.index(f'"{node}"')
            place = text.index(":", place + len(node) + 2) + 1
            while text[place] in " \t\r\n":
                place += 1
            told, end = json.JSONDecoder().raw_decode(text, place)
        except (ValueError, IndexError):
            return None, False
        if not isinstance(told, dict) or not isinstance(whole, dict) or whole.get(node) != told:
            return None, False
        return told, is_signed(self.platform_key, text[place:end].encode(), str(whole.get("sign") or ""))


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def _fen(yuan: object) -> int | None:
    """Of an amount in yuan as Alipay writes it; None for what is no whole number of fen."""
    try:
        fen = Decimal(str(yuan)) * 100
        return int(fen) if fen.is_finite() and fen == fen.to_integral_value() else None
    except InvalidOperation:
        return None


def _moment(text: object) -> datetime | None:
    try:
        return datetime.strptime(str(text), "%Y-%m-%d %H:%M:%S").replace(tzinfo=_BEIJING)
    except ValueError:
        return None
