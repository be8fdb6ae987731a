"""Provinces, cities and districts of China as people write them, for addresses.

    provinces() -> ("北京市", …)      cities("江苏省") -> ("南京市", …)      districts("江苏省", "南京市") -> ("鼓楼区", …)
    Place("江苏省", "南京市", "鼓楼区").region -> "江苏省南京市鼓楼区"
    fitting(cities("江苏省"), "nj") -> ["南京市"]      part of a name, or pinyin initials

What the official list fills in where a level is missing is folded: a municipality is its own city (北京市, 北京市, 东城区),
a county-level place right under its province is a city without districts, and so are 东莞, 中山, 儋州 and 嘉峪关.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from desktop import crypto
from desktop.config import resource

_DIRECT = "直辖县级行政区划"
_MUNICIPAL = ("市辖区", "县")


@dataclass(frozen=True, slots=True)
class Place:
    """city and district may be '' when they are not known, district also where the city has none."""

    province: str
    city: str = ""
    district: str = ""

    @property
    def region(self) -> str:
        city = "" if self.city == self.province else self.city
        return f"{self.province}{city}{self.district}"

    @property
    def whole(self) -> bool:
        """As exact as the list is."""
        return bool(self.city) and bool(self.district or not districts(self.province, self.city))


@cache
def _tree() -> dict[str, dict[str, tuple[str, ...]]]:
    tree: dict[str, dict[str, list[str]]] = {}
    provinces = {row["code"]: row["name"] for row in _rows("provinces")}
    cities = {row["code"]: row["name"] for row in _rows("cities")}
    for name in provinces.values():
        tree[name] = {}
    for row in _rows("areas"):
        province, city, area = provinces[row["provinceCode"]], cities[row["cityCode"]], row["name"]
        if city.endswith(_DIRECT):
            tree[province][area] = []
            continue
        below = tree[province].setdefault(province if city in _MUNICIPAL else city, [])
        if area != city:
            below.append(area)
    beyond = json.loads(resource("divisions/HK-MO-TW.json").read_text(encoding="utf-8"))
    return {
        province: {city: tuple(areas) for city, areas in below.items()}
        for province, below in {**tree, **beyond}.items()
    }


def _rows(name: str) -> list[dict[str, str]]:
    with resource(f"divisions/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def prepare() -> None:
    """Read the list and what finds by initials, so that the first key typed waits for nothing."""
    fitting(provinces(), "bj")


def provinces() -> tuple[str, ...]:
    return tuple(_tree())


def cities(province: str) -> tuple[str, ...]:
    """() for a province that there isn't."""
    return tuple(_tree().get(province, {}))


def districts(province: str, city: str) -> tuple[str, ...]:
    return _tree().get(province, {}).get(city, ())


def all_places() -> list[Place]:
    """Every place at its last level."""
    return [
        Place(province, city, district)
        for province, below in _tree().items()
        for city, areas in below.items()
        for district in (areas or ("",))
    ]


def fitting(names: Iterable[str], typed: str) -> list[str]:
    """The names that hold what was typed, those that begin with it first; letters are taken as pinyin initials."""
    typed = typed.strip().casefold()
    if typed.isascii() and typed.isalpha():
        ranked = [(_rank_of_initials(name, typed), name) for name in names]
    else:
        ranked = [(_rank(name, typed), name) for name in names]
    return [name for rank, name in sorted(ranked, key=lambda pair: pair[0]) if rank < 2]


def _rank(name: str, typed: str) -> int:
    return 0 if name.startswith(typed) else 1 if typed in name else 2


def _rank_of_initials(name: str, typed: str) -> int:
    return min((_rank(initials, typed) for initials in crypto.name_initials(name)), default=2)
