"""What of a person every role may see: 何*, 197****9516, the address as far as the district."""

from __future__ import annotations

import re
import unicodedata

_DOUBLE_SURNAMES = ("欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯")
_PHONE_IN_TEXT = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")


def normalise_phone(phone: str) -> str:
    """Digits (and a leading + for a foreign number) of a phone however it was written; +86 falls away."""
    folded = unicodedata.normalize("NFKC", phone).strip()
    digits = "".join(letter for letter in folded if letter.isascii() and (letter.isdigit() or letter == "*"))
    if folded.startswith(("+86", "0086")) and len(digits) > 11:
        return digits.removeprefix("0086").removeprefix("86")
    return f"+{digits}" if folded.startswith("+") and digits else digits


def mask_phone(phone: str) -> str:
    """phone normalised; at least a third of the digits is hidden."""
    if len(phone) >= 11:
        return f"{phone[:3]}****{phone[-4:]}"
    if len(phone) >= 7:
        return f"{phone[:1]}****{phone[-2:]}"
    return "*" * len(phone)


def phone_last4(phone: str) -> str:
    tail = phone[-4:]
    return tail if len(phone) >= 7 and tail.isdigit() else ""


def mask_name(name: str) -> str:
    name = "".join(letter for letter in name.strip() if unicodedata.category(letter) not in ("Cf", "Cc"))
    if not name:
        return ""
    first = name[:2] if name.startswith(_DOUBLE_SURNAMES) and len(name) > 2 else name[0]
    hidden = min(max(len(name) - len(first), 1), 2)
    return first + "*" * (3 if first.isascii() else hidden)


def mentions_phone(text: str) -> bool:
    return _PHONE_IN_TEXT.search(unicodedata.normalize("NFKC", text)) is not None
