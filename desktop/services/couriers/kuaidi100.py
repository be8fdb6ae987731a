"""kuaidi100 快递100: where parcels are, of every courier that it knows; its courier codes are the shop's.

Source: api.kuaidi100.com/document, "实时快递查询接口": sign is the upper MD5 of param ‖ key ‖ customer.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlencode

from desktop.services.couriers.courier import ParcelEvent, ParcelNews, ParcelState, TrackedParcel
from desktop.services.masks import without_phones
from desktop.services.wire import exchange

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
        param = json.dumps(asked, ensure_ascii=False, separators=(",", ":"))
        # the service's own protocol; it proves nothing that TLS doesn't
        signed = hashlib.md5(f"{param}{self.key}{self.customer}".encode(), usedforsecurity=False).hexdigest().upper()
        answer = exchange(
            "POST", self.endpoint, headers={"Content-Type": "application/x-www-form-urlencoded"},
            content=urlencode({"customer": self.customer, "sign": signed, "param": param}).encode(),
        )  # fmt: skip
        if answer.status == 0:
            return ParcelNews(ParcelState.UNKNOWN, problem="no_answer" if answer.sent else "unreached")
        if answer.status != 200:
            return ParcelNews(ParcelState.UNKNOWN, problem=f"http_{answer.status}")
        try:
            told = json.loads(answer.content)
        except ValueError:
            told = None
        if not isinstance(told, dict):
            return ParcelNews(ParcelState.UNKNOWN, problem="unreadable")
        if told.get("status") != "200":
            return ParcelNews(ParcelState.UNKNOWN, problem=str(told.get("returnCode") or "no_code")[:16])
        if str(told.get("nu")).casefold() != parcel.waybill.casefold():
            return ParcelNews(ParcelState.UNKNOWN, problem="another_parcel")
        events = _events(told.get("data"))
        state = _STATES.get(str(told.get("state")), ParcelState.UNKNOWN)
        return ParcelNews(state if events else ParcelState.UNKNOWN, events, "" if events else "no_events")


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
