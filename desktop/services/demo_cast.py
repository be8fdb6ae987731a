"""Whom and what the demo shop is made of: its staff, invented members with test numbers, a catalogue.

Cast(random.Random(7)).person()    a name, a phone 1990000xxxx and an invented address
goods()                            the catalogue of resources/demo/goods.csv with how often each is bought
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

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


def _rows(name: str) -> Iterator[dict[str, str]]:
    with config.resource(f"demo/{name}").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
