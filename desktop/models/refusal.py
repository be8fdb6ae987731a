"""Why a database can't be opened as a shop. Plain Python, so that screens know it without SQLAlchemy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(eq=False)
class DatabaseRefused(Exception):
    """code names why: malformed_url, unknown_kind, network_share, no_wal, not_a_shop, newer, older."""

    code: str
    detail: str = ""

    def __str__(self) -> str:
        return f"DatabaseRefused({self.code}, {self.detail})"
