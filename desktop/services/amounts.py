"""Amounts as people read them.

money(12900) -> "¥129.00"        money(12900, "GBP") -> "£129.00"; None -> "—"; minor is in minor units of currency
"""

from __future__ import annotations

MINUS = "−"
_SIGNS = {"CNY": "¥", "GBP": "£", "USD": "$", "EUR": "€", "HKD": "HK$", "TWD": "NT$", "JPY": "JP¥"}


def points_text(points: int) -> str:
    return f"{MINUS if points < 0 else ''}{abs(points):,}"


def money(minor: int | None, currency: str = "CNY", minor_units: int = 2) -> str:
    """minor is in fen, or in the minor units of currency."""
    if minor is None:
        return "—"
    whole, part = divmod(abs(minor), 10**minor_units)
    decimals = f".{part:0{minor_units}}" if minor_units else ""
    sign = _SIGNS.get(currency, f"{currency} ")
    return f"{MINUS if minor < 0 else ''}{sign}{whole:,}{decimals}"
