"""What a server outside the shop answers, before anybody believes it."""

from __future__ import annotations

import httpx
import pytest

from desktop.services.wire import BYTES_MOST, Exchange, told_in


def answered(content: bytes) -> Exchange:
    return Exchange(200, httpx.Headers(), content)


def test_an_object_is_read() -> None:
    assert told_in(answered('{"state": "已签收", "data": []}'.encode())) == {"state": "已签收", "data": []}


@pytest.mark.parametrize(
    "content",
    [b"", b"<html>502</html>", b'["200"]', b'{"a": ', b"\xff\xfe\x00", b"1" * 5_000, b"[" * BYTES_MOST],
    ids=["empty", "page", "list", "torn", "no text", "long number", "brackets"],
)
def test_anything_else_is_nothing_and_stops_nobody(content: bytes) -> None:
    assert told_in(answered(content)) is None
