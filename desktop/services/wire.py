"""One HTTPS exchange with a server outside the shop, which tells how far it came."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import httpx

SECONDS = 10.0
BYTES_MOST = 2**20


@dataclass(frozen=True, slots=True)
class Exchange:
    """What came back. status 0: nothing did, and sent tells whether the request may have arrived."""

    status: int
    headers: httpx.Headers
    content: bytes
    sent: bool = True


def exchange(
    method: str, url: str, *, headers: dict[str, str] | None = None, content: bytes = b"",
    params: dict[str, str] | None = None,
) -> Exchange:  # fmt: skip
    """One request, no redirects, ten seconds, an answer of at most 1 MiB."""
    import httpx

    try:
        with (
            httpx.Client(timeout=SECONDS, follow_redirects=False) as client,
            client.stream(method, url, headers=headers, content=content or None, params=params) as answer,
        ):
            read = bytearray()
            for piece in answer.iter_bytes():
                read += piece
                if len(read) > BYTES_MOST:
                    return Exchange(0, httpx.Headers(), b"")
            return Exchange(answer.status_code, answer.headers, bytes(read))
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol, httpx.PoolTimeout):
        return Exchange(0, httpx.Headers(), b"", sent=False)
    except httpx.HTTPError:
        return Exchange(0, httpx.Headers(), b"")


def told_in(answer: Exchange) -> dict[str, Any] | None:
    """The JSON object of an answer; None for anything else."""
    try:
        told = json.loads(answer.content)
    except (ValueError, RecursionError):  # the parser goes down a thousand brackets, and an answer may hold a million
        return None
    return told if isinstance(told, dict) else None


def is_safe(endpoint: str) -> bool:
    """Whether secrets may go to an address: HTTPS, or this very machine."""
    try:
        parts = urlsplit(endpoint)
        host = parts.hostname
    except ValueError:
        return False
    if not host or parts.query or parts.fragment or parts.username:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and host in ("127.0.0.1", "localhost", "::1"))
