"""Couriers: their names, and which one a waybill number belongs to.

    carrier_name("shunfeng") -> "顺丰速运"             unknown codes come back as they are
    recognise("SF1407382950617") -> Recognised("shunfeng", sure=True, wrong_check=False), or None
    fit("ups", "1Z5R89390357567128") -> Fit.WRONG_CHECK        a number against a courier that somebody chose
    find_carriers("顺") -> [("shunfeng", "顺丰速运"), …]        by a piece of the name or the code
    shape_of("SF1407382950617") -> "SF15"             what a person's own choice is remembered under

Sources and licences: resources/carriers/SOURCE.md.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from desktop.config import resource
from desktop.services.tracking_formats import TrackingFormat, bare, formats

# codes of the number formats → codes of the courier list
_CODES = {
    "canada_post": "canpost", "canpar": "canpar", "dhl": "dhl", "dpd": "dpd", "fedex": "fedex",
    "landmark": "landmarkglobal", "lasership": "lasership", "ontrac": "ontrac", "purolator": "purolator",
    "ups": "ups", "usps": "usps", "yodel": "yodel", "yunexpress": "yuntrack",
}  # fmt: skip
_FOUND_MOST = 30
# what a number of any courier may look like
WAYBILL = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{3,39}")


class Fit(Enum):
    FITS = "fits"
    WRONG_CHECK = "wrong_check"
    OTHER_SHAPE = "other_shape"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Recognised:
    """sure: letters or a check digit name the courier. wrong_check: the shape is hers, the check digit isn't."""

    carrier: str
    sure: bool
    wrong_check: bool = False


def short_name(name: str) -> str:
    """As people say it: "顺丰" of "顺丰速运"."""
    for ending in ("速运", "快递", "速递", "物流"):
        if len(name) > len(ending) + 1 and name.endswith(ending):
            return name.removesuffix(ending)
    return name


@cache
def carriers() -> dict[str, str]:
    """Every courier's name by code, the best known first."""
    names: dict[str, str] = {}
    for file in ("couriers.csv", "couriers_larger.csv"):
        with resource(f"carriers/{file}").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                names.setdefault(row["code"].strip(), row["name"].strip())
    return names


def read_lists() -> None:
    """Reads names and formats ahead, so that the first number isn't kept waiting (some 70 ms)."""
    carriers()
    _domestic()
    formats()


def carrier_name(code: str) -> str:
    return carriers().get(code, code)


def find_carriers(text: str) -> list[tuple[str, str]]:
    wanted = text.strip().casefold()
    return [(code, name) for code, name in carriers().items() if wanted in name.casefold() or code.startswith(wanted)][
        :_FOUND_MOST
    ]


def shape_of(number: str) -> str:
    """Leading letters, or the first two digits, and the length."""
    number = bare(number)
    letters = re.match(r"[A-Z]+", number)
    return f"{letters[0] if letters else number[:2]}{'' if letters else '…'}{len(number)}"


def recognise(number: str) -> Recognised | None:
    """The courier of a number by letters, length and check digit. Digits alone make a likely one, never a sure one."""
    number = bare(number)
    if len(number) < 8:
        return None
    likely = None
    for code, pattern, sure in _domestic():
        if pattern.fullmatch(number):
            if sure:
                return Recognised(code, sure=True)
            likely = likely or Recognised(code, sure=False)
    if likely is not None:
        return likely
    wrong = None
    for one in formats():
        carrier = _carrier_of(one, number)
        if not carrier or not one.lettered:
            continue
        right = one.judge(number)
        if right:
            return Recognised(carrier, sure=True)
        if right is False and wrong is None:
            wrong = Recognised(carrier, sure=True, wrong_check=True)
    return wrong


def fit(carrier: str, number: str) -> Fit:
    """How a number looks for a courier; UNKNOWN where no format of hers is known."""
    number = bare(number)
    domestic = [pattern for code, pattern, _ in _domestic() if code == carrier]
    foreign = [one.judge(number) for one in formats() if _carrier_of(one, number) == carrier]
    if not domestic and not foreign:
        return Fit.UNKNOWN
    if any(pattern.fullmatch(number) for pattern in domestic) or True in foreign:
        return Fit.FITS
    return Fit.WRONG_CHECK if False in foreign else Fit.OTHER_SHAPE


def _carrier_of(one: TrackingFormat, number: str) -> str:
    """Postal numbers of the S10 kind that end in CN are China Post's: EMS when they start with E."""
    if one.courier == "s10":
        if not number.endswith("CN"):
            return ""
        return "ems" if number.startswith("E") else "youzhengguoji"
    return _CODES.get(one.courier, "")


@cache
def _domestic() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    with resource("carriers/domestic.csv").open(encoding="utf-8", newline="") as lines:
        return tuple((row["code"], re.compile(row["pattern"]), row["sure"] == "yes") for row in csv.DictReader(lines))
