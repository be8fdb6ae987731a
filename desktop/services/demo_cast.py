"""Whom and what the demo shop is made of: its staff, invented members with test numbers, a catalogue.

Cast(random.Random(7)).person()    a name, a phone 1990000xxxx and an invented address
goods()                            the catalogue of resources/demo/goods.csv with how often each is bought
"""

from __future__ import annotations

import csv
import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from desktop import config
from desktop.models.vocabulary import DeliveryKind, Preset, SaleMode
from desktop.services.catalogue import SkuDraft
from desktop.services.recipients import RecipientDraft

SHOP_NAME = "悦享生活"
PHONES = 10_000
_STREETS = (
    "悦享路", "晨光巷", "云禾路", "积福街", "清和里", "望湖路", "松月路", "禾穗街", "青柠巷", "听雨路", "半山路", "暖阳街",
)  # fmt: skip
_ESTATES = ("悦府", "晴园", "云庭", "禾苑", "星河湾", "和居", "静水园", "绿岸")


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody of the demo shop's staff; the password is shown on its login page."""

    login: str
    password: str
    name: str
    preset: Preset
    pc: str


DEMO_STAFF = (
    DemoPerson("lixiang", "Wen-jian-8842", "李想", Preset.OWNER, "店主-笔记本"),
    DemoPerson("zhangmin", "Qing-chao-3917", "张敏", Preset.MANAGER, "店长室-01"),
    DemoPerson("wangfang", "Xiao-yu-6205", "王芳", Preset.SERVICE, "客服台-01"),
    DemoPerson("liqiang", "Kuai-di-7431", "李强", Preset.WAREHOUSE, "仓库-02"),
    DemoPerson("chenjing", "Suan-pan-5568", "陈静", Preset.FINANCE, "财务-01"),
    DemoPerson("zhaoyue", "Ming-jing-9024", "赵越", Preset.AUDITOR, "审计-01"),
)


@dataclass(frozen=True, slots=True)
class Good:
    """A SKU of the catalogue; weight says how often it is bought."""

    draft: SkuDraft
    weight: int


@cache
def goods() -> tuple[Good, ...]:
    return tuple(
        Good(
            SkuDraft(
                row["code"], row["title"], row["spec"], SaleMode(row["mode"]), DeliveryKind(row["delivery"]),
                int(row["points"]), int(row["fen"]), int(row["limit"]) if row["limit"] else None, int(row["stock"]),
                row["shelf"], row["category"], row["barcode"], int(row["low"]),
            ),
            int(row["weight"]),
        )
        for row in _rows("goods.csv")
    )  # fmt: skip


class Cast:
    """Invented people out of the given chance: the same chance, the same people."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        surnames = list(_rows("surnames.csv"))
        self._surnames = [row["surname"] for row in surnames]
        self._weights = [float(row["weight"]) for row in surnames]
        given = [row["given_name"] for row in _rows("given_names.csv")]
        self._short = [name for name in given if len(name) == 1]
        self._given = given
        self._regions = [row["province"] + row["city"] + row["district"] for row in _rows("regions.csv")]
        self._phones = list(range(PHONES))
        chance.shuffle(self._phones)
        self._made = 0

    def name(self) -> str:
        pick = self._chance.choice
        given = pick(self._short) + pick(self._short) if self._chance.random() < 0.4 else pick(self._given)
        return self._chance.choices(self._surnames, self._weights)[0] + given

    def phone(self) -> str:
        """Another number until all 10,000 are used, then again from the first."""
        number = self._phones[self._made % PHONES]
        self._made += 1
        return f"1990000{number:04}"

    def address(self, name: str, phone: str) -> RecipientDraft:
        roll = self._chance.randint
        street, estate = self._chance.choice(_STREETS), self._chance.choice(_ESTATES)
        place = f"{street}{roll(1, 288)}号{estate}{roll(1, 28)}栋{roll(1, 26)}{roll(1, 4):02}室"
        return RecipientDraft(name, phone, self._chance.choice(self._regions), place)


class Strangers:
    """So many invented people, each by a number from 0: the same number, the same person, no phone twice."""

    def __init__(self, people: int) -> None:
        cast = Cast(random.Random(people))
        self._short, self._given, self._regions = cast._short, cast._given, cast._regions
        upto = list(accumulate(cast._weights))
        self._surnames = [
            cast._surnames[min(bisect(upto, upto[-1] * place / 4_096), len(upto) - 1)] for place in range(4_096)
        ]
        self._phones = 10 ** max(4, len(str(people)))

    def name(self, number: int) -> str:
        chance = _scattered(number)
        surname, chance = self._surnames[chance & 4_095], chance >> 12
        if chance % 5 > 1:
            return surname + self._given[chance // 5 % len(self._given)]
        chance //= 5
        short = self._short
        return surname + short[chance % len(short)] + short[chance // len(short) % len(short)]

    def phone(self, number: int) -> str:
        return f"199{number * 48_271 % self._phones:08}"

    def region(self, number: int) -> str:
        return self._regions[_scattered(number + 7) % len(self._regions)]

    def street(self, number: int) -> str:
        """The address within the region."""
        chance, parts = _scattered(number + 11), []
        for size in (len(_STREETS), 288, len(_ESTATES), 28, 26, 4):
            chance, part = divmod(chance, size)
            parts.append(part)
        street, house, estate, block, floor, door = parts
        return f"{_STREETS[street]}{house + 1}号{_ESTATES[estate]}{block + 1}栋{floor + 1}{door + 1:02}室"


def _scattered(number: int) -> int:
    """64 bits that look like chance (splitmix64)."""
    mixed = number * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & 0xFFFFFFFFFFFFFFFF
    return mixed ^ mixed >> 31


def _rows(name: str) -> Iterator[dict[str, str]]:
    with config.resource(f"demo/{name}").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
