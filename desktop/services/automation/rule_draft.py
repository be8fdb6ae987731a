"""A rule of the shop as it is written: when, if, then; checked before it is published, and what may set off what.

RuleDraft("大额先核对", When(Trigger.PAID), Group(Join.ALL, (Leaf("order.cash_fen", Compare.AT_LEAST, 100_000),)),
          (Then(Deed.HOLD, "大额，打电话核对"), Then(Deed.NOTIFY, "请核对", login="lixiang")))
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from pydantic import TypeAdapter

from desktop.models.shop_rules import CLOCK, COMPARES, FIELDS, SETS_OFF, Compare, Deed, Kind, Trigger
from desktop.services.errors import Invalid
from desktop.services.marks import NOTE_MOST, PRIORITIES, REASON_MOST, TAG_MOST

NAME_MOST, VALUE_MOST, NOTICE_MOST = 40, 60, 200
PARTS_MOST, DEEPEST, DEEDS_MOST = 30, 3, 10
HOURS_MOST, NUMBER_MOST = 24 * 60, 10**12
_CLOCK_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class Join(StrEnum):
    ALL = "ALL"
    ANY = "ANY"


@dataclass(frozen=True, slots=True)
class When:
    """hours belong to the triggers that wait, at ("HH:MM" of the shop) to EVERY_DAY."""

    trigger: Trigger
    hours: int = 0
    at: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """value is a number (fen, points, units, days), a text, or True and False, as the field's kind has it."""

    field: str
    compare: Compare
    value: bool | int | str
    kind: Literal["leaf"] = "leaf"


@dataclass(frozen=True, slots=True)
class Group:
    """Without parts it holds for every order. Conditions on lines within one ALL are about one and the same line."""

    join: Join = Join.ALL
    parts: tuple[Leaf | Group, ...] = ()
    kind: Literal["group"] = "group"


@dataclass(frozen=True, slots=True)
class Then:
    """text is the reason of a hold, the tag, the note or the notice; login whom it goes to; number the priority."""

    deed: Deed
    text: str = ""
    login: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class RuleDraft:
    name: str
    when: When
    condition: Group
    then: tuple[Then, ...]


DRAFT: TypeAdapter[RuleDraft] = TypeAdapter(RuleDraft)


def check_draft(draft: RuleDraft) -> None:
    """Raises Invalid: name, when, condition or then, and why."""
    if not 1 <= len(draft.name.strip()) <= NAME_MOST:
        raise Invalid("rule_name", "too_long" if draft.name.strip() else "missing", NAME_MOST)
    when = draft.when
    if when.trigger is Trigger.EVERY_DAY:
        if not _CLOCK_TIME.fullmatch(when.at):
            raise Invalid("rule_time", "missing")
    elif when.trigger in CLOCK and not 1 <= when.hours <= HOURS_MOST:
        raise Invalid("rule_hours", "out_of_range", HOURS_MOST)
    _check_group(draft.condition, 1)
    if sum(1 for _ in leaves(draft.condition)) > PARTS_MOST:
        raise Invalid("rule_condition", "too_long", PARTS_MOST)
    if not 1 <= len(draft.then) <= DEEDS_MOST:
        raise Invalid("rule_then", "too_long" if draft.then else "missing", DEEDS_MOST)
    for then in draft.then:
        _check_then(then)


def _check_group(group: Group, depth: int) -> None:
    if depth > DEEPEST:
        raise Invalid("rule_condition", "too_deep", DEEPEST)
    for part in group.parts:
        if isinstance(part, Group):
            _check_group(part, depth + 1)
        else:
            _check_leaf(part)


def _check_leaf(leaf: Leaf) -> None:
    kind = FIELDS.get(leaf.field)
    if kind is None or leaf.compare not in COMPARES[kind]:
        raise Invalid("rule_condition", "unknown")
    value = leaf.value
    if kind is Kind.FLAG:
        fits = isinstance(value, bool)
    elif kind is Kind.NUMBER:
        fits = type(value) is int and 0 <= value <= NUMBER_MOST
    else:
        fits = isinstance(value, str) and 1 <= len(value.strip()) <= VALUE_MOST
    if not fits:
        raise Invalid("rule_condition", "missing" if value == "" else "wrong_type")


def _check_then(then: Then) -> None:
    most = {Deed.HOLD: REASON_MOST, Deed.TAG: TAG_MOST, Deed.NOTE: NOTE_MOST, Deed.NOTIFY: NOTICE_MOST}.get(then.deed)
    if most is not None and not 1 <= len(then.text.strip()) <= most:
        raise Invalid("rule_then", "too_long" if then.text.strip() else "missing", most)
    if then.deed in (Deed.ASSIGN, Deed.NOTIFY) and not then.login:
        raise Invalid("rule_person", "missing")
    if then.deed is Deed.PRIORITY and then.number not in PRIORITIES:
        raise Invalid("priority", "out_of_range", PRIORITIES[-1])


def leaves(group: Group) -> Iterator[Leaf]:
    for part in group.parts:
        if isinstance(part, Group):
            yield from leaves(part)
        else:
            yield part


def sets_off(draft: RuleDraft) -> frozenset[Trigger]:
    return frozenset().union(*(SETS_OFF.get(then.deed, frozenset()) for then in draft.then))


def successors(key: int, drafts: Mapping[int, RuleDraft]) -> tuple[int, ...]:
    """The rules that this one may set off, itself among them, in the order given."""
    wanted = sets_off(drafts[key])
    return tuple(other for other, draft in drafts.items() if draft.when.trigger in wanted)


def in_circles(drafts: Mapping[int, RuleDraft]) -> frozenset[int]:
    """The rules that may come back to themselves, however far round."""

    def reaches(start: int) -> bool:
        seen: set[int] = set()
        front = set(successors(start, drafts))
        while front:
            if start in front:
                return True
            seen |= front
            front = {after for one in front for after in successors(one, drafts)} - seen
        return False

    return frozenset(key for key in drafts if reaches(key))
