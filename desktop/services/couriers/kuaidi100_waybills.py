"""kuaidi100 快递100 电子面单: numbers from a courier's account, with the label as a picture.

Source: api.kuaidi100.com/document, "电子面单下单接口" (dianzimiandanV2) and "电子面单取消接口": method, key, t, param and
sign, the upper MD5 of param ‖ t ‖ key ‖ secret; printType IMAGE answers with a short link to the picture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from desktop.models.shipping import WaybillState
from desktop.services.carriers import WAYBILL
from desktop.services.couriers.kuaidi100 import post, signature, written
from desktop.services.couriers.waybills import Person, WaybillAnswer, WaybillWish
from desktop.services.errors import Invalid
from desktop.services.photo_files import clean_photo
from desktop.services.wire import Exchange, exchange, is_safe, told_in

ENDPOINT = "https://api.kuaidi100.com/label/order"
_TEXT_MOST = 200
# it answered, and nothing was ordered: wrong parameters, wrong sign, wrong account, no units left, the courier said no
_REFUSED = {"201", "400", "503", "30001", "30002", "30003", "30004", "30005", "30006", "30007", "30008"}
_WRONG_SIGN = {"503", "30002", "30003"}


@dataclass(frozen=True, slots=True)
class Kuaidi100Waybills:
    """secrets: key and secret of the service, partner_key of the courier's account. clock gives aware times."""

    partner_id: str
    template: str
    sender: Person
    secrets: Mapping[str, str] = field(repr=False)
    clock: Callable[[], datetime]
    endpoint: str = ENDPOINT

    def take(self, wish: WaybillWish) -> WaybillAnswer:
        param = {
            "printType": "IMAGE", **self._account(), "kuaidicom": wish.carrier, "orderId": wish.request_no,
            "recMan": _person(wish.receiver), "sendMan": _person(self.sender), "cargo": wish.cargo[:_TEXT_MOST],
            "payType": "SHIPPER", "count": "1", "remark": wish.remark[:_TEXT_MOST],
        }  # fmt: skip
        if self.template:
            param["tempId"] = self.template
        told = self._told(self._send("order", param))
        if isinstance(told, WaybillAnswer):
            return told
        data = told.get("data")
        waybill = str(data.get("kuaidinum") or "") if isinstance(data, dict) else ""
        if not isinstance(data, dict) or not WAYBILL.fullmatch(waybill):
            return WaybillAnswer(WaybillState.UNKNOWN, problem="unreadable")
        label = self._label(str(data.get("label") or ""))
        courier_no = str(data.get("kdComOrderNum") or "")[:100]
        return WaybillAnswer(WaybillState.GIVEN, waybill, courier_no, label, "" if label else "no_label")

    def give_back(self, carrier: str, waybill: str, courier_no: str, reason: str) -> WaybillAnswer:
        param = {**self._account(), "kuaidicom": carrier, "kuaidinum": waybill, "reason": reason[:_TEXT_MOST]}
        if courier_no:
            param["orderId"] = courier_no
        told = self._told(self._send("cancel", param))
        return told if isinstance(told, WaybillAnswer) else WaybillAnswer(WaybillState.CANCELLED, waybill)

    def _account(self) -> dict[str, Any]:
        made: dict[str, Any] = {"partnerId": self.partner_id}
        if self.secrets.get("partner_key"):
            made["partnerKey"] = self.secrets["partner_key"]
        return made

    def _send(self, method: str, param: Mapping[str, Any]) -> Exchange:
        text = written(param)
        at, key, secret = str(int(self.clock().timestamp() * 1000)), self.secrets["key"], self.secrets["secret"]
        sign = signature(text, at, key, secret)
        return post(self.endpoint, {"method": method, "key": key, "sign": sign, "t": at, "param": text})

    def _told(self, answer: Exchange) -> dict[str, Any] | WaybillAnswer:
        """What the service says where it did what it was asked; else why not, or that nobody knows."""
        if answer.status == 0 and not answer.sent:
            return WaybillAnswer(WaybillState.FAILED, problem="unreached")
        if answer.status != 200:
            return WaybillAnswer(
                WaybillState.UNKNOWN, problem=f"http_{answer.status}" if answer.status else "no_answer"
            )
        told = told_in(answer)
        if told is None:
            return WaybillAnswer(WaybillState.UNKNOWN, problem="unreadable")
        code = str(told.get("code") or told.get("returnCode") or "")
        if told.get("success") is True and code == "200":
            return told
        if code in _WRONG_SIGN:
            return WaybillAnswer(WaybillState.FAILED, problem="account")
        said = "".join(sign for sign in str(told.get("message") or code) if sign.isprintable())[:_TEXT_MOST]
        return WaybillAnswer(
            WaybillState.FAILED if code in _REFUSED else WaybillState.UNKNOWN, problem=said or "no_code"
        )

    def _label(self, link: str) -> bytes:
        """The picture behind the link, b"" when it didn't come: it can be asked for again."""
        plain = link.partition("?")[0]
        if not is_safe(plain):
            return b""
        answer = exchange("GET", link)
        if answer.status != 200:
            return b""
        try:
            return clean_photo(answer.content)[1]
        except Invalid:
            return b""


def _person(one: Person) -> dict[str, str]:
    return {"name": one.name, "mobile": one.phone, "printAddr": one.address}
