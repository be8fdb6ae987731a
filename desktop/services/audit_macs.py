"""The MAC of an audit row: HMAC-SHA256 over its columns in a fixed order, under a key that only the shop's PCs have.

What is MACed is a JSON list of the columns. verify, which does it millions of times, has the database write that list.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, literal

from desktop.models.journal import Audit

_QUOTED = json.encoder.encode_basestring
AUDIT_MACKED = (
    "at", "actor", "session_id", "seq", "pc", "act", "subject", "subject_id", "order_id", "from_status",
    "to_status", "before", "after", "reason", "command_id",
)  # fmt: skip


def audit_mac(key: bytes, row: Mapping[str, Any]) -> bytes:
    """HMAC-SHA256 over the row's columns in a fixed order; the same from the insert and from a read row."""
    return mac_of(key, [row[name] for name in AUDIT_MACKED])


def mac_of(key: bytes, values: Sequence[Any]) -> bytes:
    """The same over the columns in their order."""
    at, *rest = values
    return hmac.digest(key, f"[{_QUOTED(at.isoformat())}, {', '.join(map(in_json, rest))}]".encode(), "sha256")


def in_json(value: str | int | None) -> str:
    """A column as the list has it."""
    return _QUOTED(value) if type(value) is str else "null" if value is None else int.__repr__(value)


def told_by_sql(*, on_postgresql: bool) -> tuple[ColumnElement[str], ColumnElement[str]]:
    """The columns that mac_of_told takes: the time as text, and the rest of the list."""
    first, *rest = AUDIT_MACKED
    at = getattr(Audit, first)
    columns = [getattr(Audit, name) for name in rest]
    when: ColumnElement[str] = cast(at, Text)
    quoted: list[ColumnElement[str]] = [func.json_quote(column) for column in columns]
    if on_postgresql:
        when = func.to_char(func.timezone("UTC", at), "YYYY-MM-DD HH24:MI:SS.US")
        quoted = [func.coalesce(cast(func.to_json(column), Text), "null") for column in columns]
    told = quoted[0]
    for one in quoted[1:]:
        told = told.concat(literal(", ")).concat(one)
    return when, told


def mac_of_told(key: bytes, when: str, told: str) -> bytes:
    """mac_of a row whose JSON the database wrote. Where it escapes a character in another way, the MAC is another."""
    whole = when[:19] if when.endswith(".000000") else when
    return hmac.digest(key, f'["{whole[:10]}T{whole[11:]}+00:00", {told}]'.encode(), "sha256")
