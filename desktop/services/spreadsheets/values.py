"""Values of cells: money, whole numbers, moments, words. What can't be right raises BadCell with a code.

Codes: missing, too_long, unreadable_character, excel_number (2.02E+23), excel_date (a serial), bad_date, bad_money,
bad_number, out_of_range, bad_phone, unknown_word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from desktop.services import masks

_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE]\+\d+")
_SERIAL = re.compile(r"[2-9]\d{4}(?:\.\d+)?")
_MONEY = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?")
_DATE = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"(?:[ T]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
)
MONEY_MOST = 10**14
NUMBER_MOST = 10**9


class BadCell(Exception):
    """code says what is wrong with value, column in which of the fields."""

    def __init__(self, code: str, value: str = "", column: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.value = value
        self.column = column


def text(value: str, most: int, *, needed: bool = False) -> str:
    """Trimmed words of at most so many characters that every database can keep."""
    kept = value.strip()
    if not kept:
        if needed:
            raise BadCell("missing")
        return ""
    refuse_unreadable(kept)
    if len(kept) > most:
        raise BadCell("too_long", kept[:60])
    return kept


def refuse_unreadable(value: str) -> None:
    if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise BadCell("unreadable_character", value.encode("utf-8", "replace").decode().replace("\0", "␀")[:60])


def number_text(value: str, most: int = 64, *, needed: bool = True) -> str:
    """An order's, a member's or a parcel's number; one that a spreadsheet rounded is refused."""
    kept = text(value, most, needed=needed)
    if _SCIENTIFIC.fullmatch(kept):
        raise BadCell("excel_number", kept)
    return kept


def money(value: str, minor_units: int = 2) -> int:
    """Minor units; '' is 0. A thousands comma only where it belongs."""
    kept = value.strip().lstrip("¥￥£$").strip()
    if not kept:
        return 0
    if not _MONEY.fullmatch(kept) or not any(letter.isdecimal() for letter in kept):
        raise BadCell("excel_number" if _SCIENTIFIC.fullmatch(kept) else "bad_money", value)
    try:
        minor = Decimal(kept.replace(",", "")).scaleb(minor_units)
    except InvalidOperation:
        raise BadCell("bad_money", value) from None
    if minor != minor.to_integral_value():
        raise BadCell("bad_money", value)
    if abs(minor) > MONEY_MOST:
        raise BadCell("out_of_range", value)
    return int(minor)


def whole(value: str, *, least: int = 0, most: int = NUMBER_MOST) -> int:
    """A whole number; '' is 0. '17850.0' is whole, '1.5' isn't."""
    kept = value.strip().replace(",", "")
    if not kept:
        return 0
    if not re.fullmatch(r"[+-]?\d{1,18}(?:\.0+)?", kept, re.ASCII):
        raise BadCell("excel_number" if _SCIENTIFIC.fullmatch(kept) else "bad_number", value)
    found = int(kept.partition(".")[0])
    if not least <= found <= most:
        raise BadCell("out_of_range", value)
    return found


def moment(value: str, zone: ZoneInfo) -> datetime | None:
    """UTC; what names no offset is the shop's time. None for ''."""
    kept = value.strip()
    if not kept:
        return None
    if _SERIAL.fullmatch(kept):
        raise BadCell("excel_date", kept)
    found = _DATE.fullmatch(kept)
    if found is None:
        raise BadCell("bad_date", kept[:60])
    year, month, day, hour, minute, second, offset = found.groups()
    try:
        local = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=zone
        )
        if offset:
            local = datetime.fromisoformat(local.replace(tzinfo=None).isoformat() + offset.replace("Z", "+00:00"))
        return local.astimezone(UTC) if 1990 <= local.year <= 2200 else _past(kept)
    except (ValueError, OverflowError):
        raise BadCell("bad_date", kept[:60]) from None


def _past(kept: str) -> datetime:
    raise BadCell("bad_date", kept[:60])


def needed_moment(value: str, zone: ZoneInfo) -> datetime:
    found = moment(value, zone)
    if found is None:
        raise BadCell("missing")
    return found


def day(value: str) -> date | None:
    found = moment(value, ZoneInfo("UTC"))
    return found.date() if found else None


def phone(value: str) -> str:
    """Digits as they are kept, stars within a masked number too; fewer than a number has are refused."""
    kept = number_text(value, 40, needed=False)
    if not kept:
        return ""
    found = masks.normalise_phone(kept)
    if len(found) < 7 or found.endswith("*"):
        raise BadCell("bad_phone", kept)
    return found


def word(value: str, words: Mapping[str, str]) -> str:
    """The key of a word that the shop knows; the key itself is understood too."""
    kept = value.strip()
    if kept in words:
        return words[kept]
    if kept in words.values():
        return kept
    raise BadCell("unknown_word" if kept else "missing", kept[:60])
