"""kuaidi100's 电子面单 on this machine: a real HTTP server that checks the sign, gives numbers and pictures of labels."""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from werkzeug import Request, Response

from tests.doubles.purse import serving

KEY, SECRET = "LaBelKey0001", "5ecre7f0rLabe1s"


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def a_picture(wide: int = 20, high: int = 30) -> bytes:
    """A white PNG in shades of grey."""
    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * wide) * high)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


PICTURE = a_picture()


@dataclass
class LabelPress:
    """numbers: request no → waybill, one each however often it is asked. faults, one per order: 'lost' (done, no
    answer), 'down', 'poor', 'junk', 'no_picture', 'stuck' (a number that can't be taken back)."""

    url: str
    numbers: dict[str, str] = field(default_factory=dict)
    orders: list[dict[str, Any]] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    refused: int = 0

    def account(self) -> dict[str, str]:
        return {
            "carrier": "shunfeng", "partner_id": "7551234567", "key": KEY, "secret": SECRET, "partner_key": "pk-1",
            "sender_name": "悦享生活", "sender_phone": "02588886666", "sender_address": "江苏省南京市江宁区仓库路8号",
            "endpoint": self.url,
        }  # fmt: skip


@contextmanager
def a_label_press() -> Iterator[LabelPress]:
    with serving() as server:
        press = LabelPress(server.url_for("/label/order"))

        def handle(request: Request) -> Response:
            form = request.form
            sign = hashlib.md5(f"{form['param']}{form['t']}{KEY}{SECRET}".encode()).hexdigest().upper()
            if form["key"] != KEY or form["sign"] != sign or not form["t"].isdigit():
                press.refused += 1
                return _said(30002, "验证签名失败")
            param = json.loads(form["param"])
            fault = press.faults.pop(0) if press.faults else ""
            if fault == "down":
                return Response("", 502)
            if form["method"] == "cancel":
                return _cancel(param, fault)
            press.orders.append(param)
            if fault == "junk":
                return Response("<html>", 200)
            if fault == "poor":
                return _said(30004, "账号单量不足")
            number = press.numbers.setdefault(param["orderId"], f"SF14073829{len(press.numbers):05d}")
            if fault == "lost":
                return Response("", 504)
            link = server.url_for("/gone.png" if fault == "no_picture" else f"/labels/{number}.png")
            data = {"taskId": "T1", "kuaidinum": number, "label": link, "kdComOrderNum": f"C{number}"}
            return _said(200, "success", data)

        def _cancel(param: dict[str, Any], fault: str) -> Response:
            if fault == "stuck" or param["orderId"] != f"C{param['kuaidinum']}":
                return _said(201, "已揽收，不能取消")
            press.cancelled.append(param["kuaidinum"])
            return _said(200, "success")

        def picture(request: Request) -> Response:
            found = request.path.removeprefix("/labels/").removesuffix(".png") in press.numbers.values()
            return Response(PICTURE, 200, content_type="image/png") if found else Response("", 404)

        server.expect_request("/label/order", method="POST").respond_with_handler(handle)
        server.expect_request("/gone.png").respond_with_data("", 404)
        for at in range(100):
            server.expect_request(f"/labels/SF14073829{at:05d}.png").respond_with_handler(picture)
        yield press


def _said(code: int, message: str, data: dict[str, Any] | None = None) -> Response:
    told = {"success": code == 200, "code": code, "message": message, "data": data, "time": 0}
    return Response(json.dumps(told, ensure_ascii=False), 200, content_type="application/json")
