"""A provider of top-ups 充值平台, asked over HTTPS by the interface of resources/docs/top-up-provider.md.

A top-up has a serial number of the shop's own, under which the provider charges at most once: asking about it again is
safe, and so is sending the very same one again where the provider has never heard of it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from urllib.parse import quote, urlsplit

from desktop.services.masks import without_phones
from desktop.services.wire import Exchange, exchange, told_in

REASON_MOST, REFERENCE_MOST = 200, 64


class TopUpOutcome(StrEnum):
    DONE = "DONE"
    PROCESSING = "PROCESSING"
    REFUSED = "REFUSED"  # certainly not charged, and won't be under this number
    UNREACHED = "UNREACHED"  # the request never left
    NOT_FOUND = "NOT_FOUND"  # asked about: the provider has never heard of the number
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class TopUpWish:
    """product is the SKU's code; account the buyer's, as the provider knows it."""

    serial_no: str
    product: str
    quantity: int
    account: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TopUpAnswer:
    """reference is the provider's own number of it; problem its words, or ours in small letters."""

    outcome: TopUpOutcome
    reference: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class TopUpProvider:
    """Doesn't raise for what the provider or the network does: it stands in the answer. clock gives aware times."""

    merchant: str
    key: str = field(repr=False)
    clock: Callable[[], datetime]
    endpoint: str

    def charge(self, wish: TopUpWish) -> TopUpAnswer:
        body = {"serial": wish.serial_no, "product": wish.product, "quantity": wish.quantity, "account": wish.account}
        answer = self._send("POST", "/orders", json.dumps(body, ensure_ascii=False).encode())
        told = told_in(answer)
        if answer.status in (400, 401, 403, 422) and told is not None:
            return TopUpAnswer(TopUpOutcome.REFUSED, problem=_refusal(answer.status, told))
        return self._standing(wish.serial_no, answer, told)

    def standing(self, serial_no: str) -> TopUpAnswer:
        answer = self._send("GET", f"/orders/{quote(serial_no, safe='')}")
        told = told_in(answer)
        if answer.status == 404 and told is not None and told.get("error") == "unknown_serial":
            return TopUpAnswer(TopUpOutcome.NOT_FOUND, problem="never_arrived")
        if answer.status in (401, 403):
            return TopUpAnswer(TopUpOutcome.UNKNOWN, problem="account")
        if answer.status == 0 and not answer.sent:
            return TopUpAnswer(TopUpOutcome.UNKNOWN, problem="unreached")
        return self._standing(serial_no, answer, told)

    def _send(self, method: str, path: str, body: bytes = b"") -> Exchange:
        url = self.endpoint.rstrip("/") + path
        at = str(int(self.clock().timestamp()))
        signed = signature(self.key, method, urlsplit(url).path, at, body)
        headers = {"X-Merchant": self.merchant, "X-Timestamp": at, "X-Signature": signed}
        if body:
            headers["Content-Type"] = "application/json"
        return exchange(method, url, headers=headers, content=body)

    def _standing(self, serial_no: str, answer: Exchange, told: dict[str, Any] | None) -> TopUpAnswer:
        if answer.status == 0:
            outcome = TopUpOutcome.UNKNOWN if answer.sent else TopUpOutcome.UNREACHED
            return TopUpAnswer(outcome, problem="no_answer" if answer.sent else "unreached")
        if answer.status not in (200, 201, 202):
            return TopUpAnswer(TopUpOutcome.UNKNOWN, problem=f"http_{answer.status}")
        state = str(told.get("state")) if told is not None and told.get("serial") == serial_no else ""
        if told is None or state not in ("done", "processing", "failed"):
            return TopUpAnswer(TopUpOutcome.UNKNOWN, problem="unreadable")
        reference = _plain(told.get("reference"), REFERENCE_MOST)
        if state == "failed":
            return TopUpAnswer(TopUpOutcome.REFUSED, reference, _reason(told))
        return TopUpAnswer(TopUpOutcome.DONE if state == "done" else TopUpOutcome.PROCESSING, reference)


def signature(key: str, method: str, path: str, at: str, body: bytes) -> str:
    """Hex HMAC-SHA256 of method, path and Unix time, a line each, and the body."""
    signed = "\n".join((method, path, at, "")).encode() + body
    return hmac.new(key.encode(), signed, hashlib.sha256).hexdigest()


def _refusal(status: int, told: dict[str, Any]) -> str:
    return "account" if status in (401, 403) else _reason(told)


def _reason(told: dict[str, Any]) -> str:
    """The provider's words, without a phone number: they are read by who may not see the buyer's."""
    return without_phones(_plain(told.get("reason"), REASON_MOST)) or "no_reason"


def _plain(value: Any, most: int) -> str:
    text = value if isinstance(value, str) else ""
    return "".join(sign for sign in text if sign.isprintable()).strip()[:most]
