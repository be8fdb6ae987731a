"""An address as it comes from a chat or another shop: name, phone, region and the rest told apart.

    recognise("何小明 199 0000 9516 江苏省南京市鼓楼区示例路1号")
    -> Recognised("何小明", "19900009516", Place("江苏省", "南京市", "鼓楼区"), "示例路1号")

What can't be told stays empty; nothing is guessed from a name that several places share.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from desktop.services import masks
from desktop.services.divisions import Place, all_places, cities, districts, provinces

_LONGEST = 500
_GAP = re.compile(r"[\s,，、/\\|·;；:：\-]*")
_PHONE = re.compile(
    r"(?<!\d)(?:(?:\+|00)?86[- ]?)?1[- ]?[3-9](?:[- ]?\d){9}(?:\s*(?:转|-)\s*\d{2,6})?(?!\d)"
    r"|(?<!\d)0\d{2,3}[- ]?[2-9]\d{6,7}(?!\d)"
    r"|\+\d{1,3}(?:[- ]?\d){7,12}(?!\d)"
)
_LABELS = re.compile(
    r"(?:收货人|收件人|联系人|姓名|名字|手机号码|手机号|手机|联系电话|联系方式|电话号码|电话|收货地址|收件地址|所在地区|所在省市|地区"
    r"|详细地址|街道地址|地址|邮政编码|邮编)\s*[:：]"
)
_POSTCODE = re.compile(r"(?<![\dA-Za-z])\d{6}(?![\dA-Za-z])")
_ADDRESS_LIKE = re.compile(r"[\dA-Za-z#]|[路街道巷弄号栋幢楼室村镇乡苑园里区县市省座层院校厂店铺旁口]$")
_PEOPLES = "壮|回|维吾尔|土家|苗|彝|藏|羌|布依|侗|傣|景颇|傈僳|白|哈尼|朝鲜|蒙古|哈萨克|柯尔克孜"


@dataclass(frozen=True, slots=True)
class Recognised:
    """place is None when no region was found; '' for what wasn't."""

    name: str
    phone: str
    place: Place | None
    address: str


def recognise(text: str) -> Recognised:
    text = unicodedata.normalize("NFKC", text[:_LONGEST]).replace("\u200b", "")
    phone = ""
    if found := _PHONE.search(text):
        phone = masks.normalise_phone(found[0])
        text = f"{text[: found.start()]}\n{text[found.end() :]}"
    text = _LABELS.sub("\n", text)
    region = find_region(text)
    if region is None:
        parts = _parts(text)
        name = next((part for part in parts if _is_name(part)), "")
        return Recognised(name, phone, None, " ".join(part for part in parts if part != name))
    place, start, end = region
    before, after = _parts(text[:start]), _parts(text[end:], postcode=True)
    name = next((part for part in (*before, *reversed(after)) if _is_name(part)), "")
    rest = [part for part in after if part != name] or [part for part in before if part != name]
    return Recognised(name, phone, place, " ".join(rest))


def _parts(text: str, *, postcode: bool = False) -> list[str]:
    if postcode:
        text = _POSTCODE.sub(" ", text)
    return [part for part in re.split(r"[\s,，、;；|]+", text) if part.strip("-:：·/。.")]


def _is_name(part: str) -> bool:
    if re.fullmatch(r"[A-Za-z][A-Za-z.'-]{1,20}", part):
        return True
    return 2 <= len(part) <= 6 and not _ADDRESS_LIKE.search(part)


def find_region(text: str) -> tuple[Place, int, int] | None:
    """The first region in text with where it starts and ends; the longer one where two start at once.

    A short name (江苏, 南京) counts only with a city or a district right behind it: 南京路 is a street.
    """
    best: tuple[Place, int, int] | None = None
    for place, start, end in _candidates(text):
        if best is None or (start, -end) < (best[1], -best[2]):
            best = (place, start, end)
    return best


def _candidates(text: str) -> Iterator[tuple[Place, int, int]]:
    for province in provinces():
        for written in dict.fromkeys((province, _short_province(province))):
            for start, end in _found(text, written):
                place, first, last = _below_province(text, province, start, end)
                if written == province or last > end:
                    yield place, first, last
    for name, place in _unique_names().items():
        for start, end in _found(text, name):
            if start and "\u4e00" <= text[start - 1] <= "\u9fff":
                continue
            if place.district:
                yield place, start, end
                continue
            below, first, last = _below_city(text, place.province, place.city, start, end)
            if name == place.city or last > end:
                yield below, first, last


def _found(text: str, name: str) -> Iterator[tuple[int, int]]:
    at = text.find(name)
    while at >= 0:
        yield at, at + len(name)
        at = text.find(name, at + 1)


def _below_province(text: str, province: str, start: int, end: int) -> tuple[Place, int, int]:
    below = cities(province)
    if province in below:
        short = _short_province(province)
        while (reached := _reach(text, end, province, "市辖区", f"{short}城区")) > end:
            end = reached
        return _below_city(text, province, province, start, end)
    for name in sorted(below, key=len, reverse=True):
        reached = _reach(text, end, name, short=_short_city(name))
        if reached > end:
            return _below_city(text, province, name, start, reached)
    named = [(city, area) for city in below for area in districts(province, city)]
    for _, area in sorted(named, key=lambda pair: -len(pair[1])):
        reached = _reach(text, end, area)
        if reached > end:
            homes = [city for city, other in named if other == area]
            if len(homes) == 1:
                return Place(province, homes[0], area), start, reached
    return Place(province), start, end


def _below_city(text: str, province: str, city: str, start: int, end: int) -> tuple[Place, int, int]:
    for area in sorted(districts(province, city), key=len, reverse=True):
        reached = _reach(text, end, area)
        if reached > end:
            return Place(province, city, area), start, reached
    return Place(province, city), start, end


def _reach(text: str, at: int, *names: str, short: str = "") -> int:
    """Where one of the names ends that stands right behind `at`, or at itself."""
    gap = _GAP.match(text, at)
    begin = gap.end() if gap else at
    for name in names:
        if text.startswith(name, begin):
            return begin + len(name)
    if short and text.startswith(short, begin) and text[begin + len(short) :][:1] not in tuple("市州盟县区路街"):
        return begin + len(short)
    return at


@cache
def _short_province(name: str) -> str:
    return re.sub(rf"(?:省|市|(?:{_PEOPLES})?族?自治区|特别行政区)$", "", name)


@cache
def _short_city(name: str) -> str:
    short = re.sub(rf"(?:(?:(?:{_PEOPLES})族?)*自治州|地区|盟|市)$", "", name)
    return short if len(short) >= 2 else name


@cache
def _unique_names() -> dict[str, Place]:
    """Cities (also short) and whole district names that only one place in the list has."""
    names: list[tuple[str, Place]] = []
    for place in all_places():
        city = Place(place.province, place.city)
        if place.city != place.province:
            names += [(place.city, city), (_short_city(place.city), city)]
        if place.district:
            names.append((place.district, place))
    return _only_once(names)


def _only_once(names: Iterable[tuple[str, Place]]) -> dict[str, Place]:
    homes: dict[str, set[Place]] = {}
    for name, place in names:
        homes.setdefault(name, set()).add(place)
    return {name: places.pop() for name, places in homes.items() if len(places) == 1 and len(name) >= 2}
