"""The MAC of an audit row: HMAC-SHA256 over its columns in a fixed order, under a key that only the shop's PCs have."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping, Sequence
from typing import Any

_QUOTED = json.encoder.encode_basestring
AUDIT_MACKED = (
    "at", "actor", "session_id", "seq", "pc", "act", "subject", "subject_id", "order_id", "from_status",
    "to_status", "before", "after", "reason", "command_id",
)  # fmt: skip


def audit_mac(key: bytes, row: Mapping[str, Any]) -> bytes:
    """HMAC-SHA256 over the row's columns in a fixed order; the same from the insert and from a read row."""
    return mac_of(key, [row[name] for name in AUDIT_MACKED])


def mac_of(key: bytes, values: Sequence[Any]) -> bytes:
    """The same over the columns in their order: JSON of them, put together here, for verify does it millions of times."""
    at, *rest = values
    told = [
        _QUOTED(value) if type(value) is str else "null" if value is None else int.__repr__(value) for value in rest
    ]  # fmt: skip
    return hmac.digest(key, f"[{_QUOTED(at.isoformat())}, {', '.join(told)}]".encode(), "sha256")
