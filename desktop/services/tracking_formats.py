"""Formats of tracking numbers with their check digits, read from resources/carriers/tracking_numbers.

    formats() -> the formats of every courier         formats_of("ups") -> hers
    format.judge("1Z5R89390357567127") -> True, False (a wrong check digit or an unknown part), None (another shape)

How a check digit is reckoned: https://github.com/jkeen/tracking_number_data, "validation" of each format.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop.config import resource

Check = Mapping[str, Any]


@dataclass(frozen=True)
class TrackingFormat:
    """courier is the code of the files; lettered says that the number starts with letters of its own or 1Z, 1LS."""

    courier: str
    name: str
    pattern: re.Pattern[str]
    check: Check
    prepend: tuple[re.Pattern[str], str] | None
    known: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]
    lettered: bool

    @property
    def checked(self) -> bool:
        return bool(self.check)

    def judge(self, number: str) -> bool | None:
        matched = self.pattern.fullmatch(number)
        if matched is None:
            return None
        parts = matched.groupdict()
        for group, values in self.known:
            if not any(value.fullmatch(parts.get(group) or "") for value in values):
                return False
        if not self.check:
            return True
        serial = parts["SerialNumber"]
        if self.prepend is not None and self.prepend[0].search(serial):
            serial = self.prepend[1] + serial
        return _CHECKS[self.check["name"]](serial, self.check) == parts["CheckDigit"]


@cache
def formats() -> tuple[TrackingFormat, ...]:
    found: list[TrackingFormat] = []
    for file in sorted(resource("carriers/tracking_numbers").glob("*.json")):
        courier = json.loads(file.read_text(encoding="utf-8"))
        found += [_format(courier["courier_code"], entry) for entry in courier["tracking_numbers"]]
    return tuple(found)


def formats_of(courier: str) -> list[TrackingFormat]:
    return [one for one in formats() if one.courier == courier]


def bare(number: str) -> str:
    """Without spaces, in capitals."""
    return re.sub(r"\s+", "", number).upper()


def _format(courier: str, entry: Mapping[str, Any]) -> TrackingFormat:
    text = entry["regex"] if isinstance(entry["regex"], str) else "".join(entry["regex"])
    validation = entry["validation"]
    prepend = validation.get("serial_number_format", {}).get("prepend_if")
    needed = validation.get("additional", {}).get("exists", ())
    known = tuple(
        (part["regex_group_name"], tuple(_value(one) for one in part["lookup"]))
        for part in entry.get("additional", ())
        if part["name"] in needed
    )
    example = bare(entry["test_numbers"]["valid"][0])
    return TrackingFormat(
        courier,
        entry["name"],
        re.compile(text.replace("(?<", "(?P<").replace("(?P<=", "(?<=").replace("(?P<!", "(?<!")),
        validation.get("checksum", {}),
        (re.compile(prepend["matches_regex"]), prepend["content"]) if prepend else None,
        known,
        bool(re.match(r"[A-Z]{2}|1Z|1LS", example)),
    )


def _value(entry: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(entry["matches_regex"] if "matches_regex" in entry else re.escape(entry["matches"]))


def _weight(character: str) -> int:
    """Letters count as in UPS numbers: A is 2, B is 3, …"""
    return int(character) if character.isdigit() else (ord(character) - 3) % 10


def _mod10(serial: str, check: Check) -> str:
    digits = serial[::-1] if check.get("reverse") else serial
    factors = (check.get("evens_multiplier", 1), check.get("odds_multiplier", 1))
    total = sum(_weight(character) * factors[place % 2] for place, character in enumerate(digits))
    return str(-total % 10)


def _mod7(serial: str, check: Check) -> str:
    return str(int(serial) % 7)


def _weighted(serial: str, check: Check) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(serial, check["weightings"], strict=True))
    return str(total % check["modulo1"] % check["modulo2"])


def _s10(serial: str, check: Check) -> str:
    rest = sum(int(digit) * weight for digit, weight in zip(serial, check["weightings"], strict=True)) % check["modulo"]
    return {1: "0", 0: "5"}.get(rest, str(check["modulo"] - rest))


def _luhn(serial: str, check: Check) -> str:
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(serial))]
    return str(-sum(value - 9 if value > 9 else value for value in doubled) % 10)


def _mod_37_36(serial: str, check: Check) -> str:
    """ISO 7064 Mod 37,36."""
    letters, modulo = check["alphabet"], check["modulo"]
    carried = modulo
    for character in serial:
        carried = (carried + letters.index(character)) % modulo or modulo
        carried = carried * 2 % (modulo + 1)
    return str(letters[(modulo + 1 - carried) % modulo])


_CHECKS: dict[str, Callable[[str, Check], str]] = {
    "mod10": _mod10,
    "mod7": _mod7,
    "sum_product_with_weightings_and_modulo": _weighted,
    "s10": _s10,
    "luhn": _luhn,
    "mod_37_36": _mod_37_36,
}
