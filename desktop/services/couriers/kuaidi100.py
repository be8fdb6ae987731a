"""kuaidi100 快递100: where parcels are, of every courier that it knows; its courier codes are the shop's.

Source: api.kuaidi100.com/document, "实时快递查询接口": sign is the upper MD5 of param ‖ key ‖ customer.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlencode

from desktop.services.couriers.courier import ParcelEvent, ParcelNews, ParcelState, TrackedParcel
from desktop.services.masks import without_phones
from desktop.services.wire import Exchange, exchange, told_in

ENDPOINT = "https://poll.kuaidi100.com/poll/query.do"
TEXT_MOST, EVENTS_MOST = 300, 200
_BEIJING = timezone(timedelta(hours=8))
_STATES = {
    "0": ParcelState.IN_TRANSIT, "1": ParcelState.PICKED_UP, "2": ParcelState.PROBLEM, "3": ParcelState.SIGNED,
    "4": ParcelState.RETURNED, "5": ParcelState.DELIVERING, "6": ParcelState.RETURNING,
    "7": ParcelState.IN_TRANSIT, "8": ParcelState.IN_TRANSIT, "14": ParcelState.RETURNING,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kuaidi100:
    customer: str
    key: str = field(repr=False)
    endpoint: str = ENDPOINT

    def news_of(self, parcel: TrackedParcel) -> ParcelNews:
        asked = {"com": parcel.carrier, "num": parcel.waybill, "phone": parcel.phone_tail, "order": "asc"}
        param = written(asked)
        signed = signature(param, self.key, self.customer)
        answer = post(self.endpoint, {"customer": self.customer, "sign": signed, "param": param})
        if answer.status == 0:
            return ParcelNews(ParcelState.UNKNOWN, problem="no_answer" if answer.sent else "unreached")
        if answer.status != 200:
            return ParcelNews(ParcelState.UNKNOWN, problem=f"http_{answer.status}")
        told = told_in(answer)
        if told is None:
            return ParcelNews(ParcelState.UNKNOWN, problem="unreadable")
        if told.get("status") != "200":
            return ParcelNews(ParcelState.UNKNOWN, problem=str(told.get("returnCode") or "no_code")[:16])
        if str(told.get("nu")).casefold() != parcel.waybill.casefold():
            return ParcelNews(ParcelState.UNKNOWN, problem="another_parcel")
        events = _events(told.get("data"))
        state = _STATES.get(str(told.get("state")), ParcelState.UNKNOWN)
        return ParcelNews(state if events else ParcelState.UNKNOWN, events, "" if events else "no_events")


def written(asked: Mapping[str, Any]) -> str:
    """What is asked, as it is signed and sent."""
    return json.dumps(asked, ensure_ascii=False, separators=(",", ":"))


def signature(*parts: str) -> str:
    """The service's own protocol; it proves nothing that TLS doesn't."""
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest().upper()


def post(endpoint: str, fields: Mapping[str, str]) -> Exchange:
    return exchange(
        "POST", endpoint, headers={"Content-Type": "application/x-www-form-urlencoded"},
        content=urlencode(fields).encode(),
    )  # fmt: skip


def _events(data: Any) -> tuple[ParcelEvent, ...]:
    read = []
    for one in data if isinstance(data, list) else []:
        if not isinstance(one, dict):
            continue
        try:
            told = str(one.get("ftime") or one.get("time"))
            at = datetime.strptime(told, "%Y-%m-%d %H:%M:%S").replace(tzinfo=_BEIJING)
        except ValueError:
            continue
        text = "".join(sign for sign in str(one.get("context") or "") if sign.isprintable()).strip()
        text = text.replace("<", "‹").replace(">", "›")  # a tooltip would take it for markup
        if text:
            read.append(ParcelEvent(at, without_phones(text)[:TEXT_MOST]))
    return tuple(sorted(read, key=_moment)[-EVENTS_MOST:])


def _moment(event: ParcelEvent) -> datetime:
    return event.at
