"""Typed conditions of the order list: words that say what an OrderFilter holds. What they are called is given.

    read_text("待发货 积分>5000 上周 咖啡", lexicon, today) -> Typed: parts with their meanings, searched "咖啡"
    with_meanings(chosen, meanings) -> OrderFilter
    condition_text("points", chosen, lexicon, today) -> "积分>=5001", which reads as that condition again
    offers("顺", lexicon, today) -> [Offer("顺丰速运", its meaning), …]

A word is what stands between spaces; of a value after its colon, "…" may hold spaces and says it letter by letter.
Points are whole and cash is in yuan; days without a year are the newest that have been.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Any

from desktop.models.vocabulary import OrderKind, PaymentState, RefundState
from desktop.services.order_filter import RANGES, OrderFilter
from desktop.services.order_filter_state import NAMED_DAYS, day_key, day_span
from desktop.services.typed_values import AMOUNT_MOST, read_amount, read_days, read_span, shown_amount

_OFFERS_MOST, _PHRASE_MOST = 8, 4
# a Chinese keyboard's signs, letter for letter
_PLAIN = str.maketrans("＞＜＝：＃，～０１２３４５６７８９．￥－", "><=:#,~0123456789.¥-")
_WORD = re.compile(r'(?:[:：#＃]"(?:[^"]|"")*(?:"(?!")|\Z)|\S)+')
_ENUMS: dict[str, type[PaymentState] | type[RefundState] | type[OrderKind]] = {
    "payment": PaymentState, "refund": RefundState, "kind": OrderKind,
}  # fmt: skip
_NUMBERS = {"hour": (0, 23), "weekday": (1, 7)}


@dataclass(frozen=True, slots=True)
class Meaning:
    """The fields of OrderFilter that a word sets. sure: nobody means it as a text to search for."""

    condition: str
    fields: tuple[tuple[str, Any], ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Wrong:
    """A condition that can't be: incomplete, not_a_number, not_money, no_such_day, reversed, out_of_range, unknown."""

    condition: str
    problem: str


@dataclass(frozen=True)
class Lexicon:
    """What things are called, by casefolded word. values: of a field, what its values are called; the first word for
    a thing is the one that is written. prefixes name a field before a colon, "#" does without one.
    """

    terms: Mapping[str, Meaning]
    amounts: Mapping[str, str]
    days: Mapping[str, str]
    prefixes: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def has_phrase(self, begins: str) -> bool:
        """Whether something is called so that begins with these words: "to sh" of "to ship"."""
        return any(name.startswith(begins.casefold()) for name in (*self.terms, *self.days))


@dataclass(frozen=True, slots=True)
class Part:
    """A word at text[start:end]; ended: a space follows. read is None for a text to search for."""

    text: str
    start: int
    end: int
    ended: bool
    read: Meaning | Wrong | None


@dataclass(frozen=True, slots=True)
class Typed:
    parts: tuple[Part, ...]

    @property
    def searched(self) -> str:
        """The words that are no condition."""
        return " ".join(part.text for part in self.parts if not is_condition(part))

    def without(self, taken: Sequence[Part]) -> str:
        return " ".join(part.text for part in self.parts if part not in taken)


@dataclass(frozen=True, slots=True)
class Offer:
    """What a word could become: a condition, or with meaning None a beginning of one that is to be typed on."""

    text: str
    meaning: Meaning | None


def is_condition(part: Part) -> bool:
    """Whether the word isn't searched for: a condition beyond doubt, or one that is wrong yet."""
    return isinstance(part.read, Wrong) or (part.read is not None and part.read.sure)


def read_text(text: str, lexicon: Lexicon, today: date) -> Typed:
    words, parts, at = list(_WORD.finditer(text)), list[Part](), 0
    while at < len(words):
        taken = next((n for n in range(_PHRASE_MOST, 1, -1) if _phrase(words[at : at + n], n, lexicon)), 1)
        here = words[at : at + taken]
        joined = " ".join(word[0] for word in here)
        ended = here[-1].end() < len(text) and (at + taken < len(words) or not _may_go_on(joined, lexicon))
        parts.append(Part(joined, here[0].start(), here[-1].end(), ended, read_word(joined, lexicon, today)))
        at += taken
    return Typed(tuple(parts))


def _phrase(words: Sequence[re.Match[str]], count: int, lexicon: Lexicon) -> bool:
    """Whether so many words together are called something, as "last week" is."""
    joined = " ".join(word[0] for word in words).translate(_PLAIN).casefold()
    known = joined in lexicon.terms or joined in lexicon.days or bool(_statuses(joined, lexicon))
    return known and len(words) == count


def _may_go_on(word: str, lexicon: Lexicon) -> bool:
    """ "to" of "to ship": another word may make it a condition, or another one."""
    return lexicon.has_phrase(word + " ")


def read_word(word: str, lexicon: Lexicon, today: date) -> Meaning | Wrong | None:
    plain = word.translate(_PLAIN)
    folded = plain.casefold()
    if folded in lexicon.terms:
        return lexicon.terms[folded]
    if folded in lexicon.days:
        return _days("days", day_span(lexicon.days[folded], today))
    if statuses := _statuses(folded, lexicon):
        return Meaning("statuses", (("statuses", statuses),))
    for name, condition in _longest(lexicon.amounts):
        if plain[: len(name)].casefold() == name and (read := _amount(condition, plain[len(name) :])):
            return read
    for name, of in _longest(lexicon.prefixes):
        begins = _begins(name)
        if plain[: len(begins)].casefold() == begins:
            return _value(of, word[len(begins) :], lexicon, today)
    found = read_days(plain, today)
    if found is None:
        return None
    return Wrong("days", found) if isinstance(found, str) else _days("days", found)


def _longest(names: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(names.items(), key=lambda one: -len(one[0]))


def _begins(prefix: str) -> str:
    return prefix if prefix == "#" else prefix + ":"


def _statuses(folded: str, lexicon: Lexicon) -> tuple[Any, ...]:
    """Of "待发货、已发货"; nothing where one of them isn't a status."""
    found: list[Any] = []
    for name in folded.replace("、", ",").split(","):
        meaning = lexicon.terms.get(name)
        if meaning is None or meaning.condition != "statuses":
            return ()
        found += meaning.fields[0][1]
    return tuple(dict.fromkeys(found))


def _days(condition: str, span: tuple[date | None, date | None]) -> Meaning:
    return Meaning(condition, tuple(zip(RANGES[condition], span, strict=True)))


def _amount(condition: str, said: str) -> Meaning | Wrong | None:
    """What follows the word: ">5000", "100-500", "=0". None where it is no amount at all, as in "积分商城"."""
    compare = next((sign for sign in (">=", "<=", "≥", "≤", ">", "<", "=", ":") if said.startswith(sign)), "")
    value = said[len(compare) :].strip()
    if not compare and not value[:1].isdigit():
        return None
    if not value:
        return Wrong(condition, "incomplete")
    money = condition == "cash"
    least, most = RANGES[condition]
    if compare in ("", "=", ":") and (span := read_span(value)) is not None:
        low, high = read_amount(span[0], money), read_amount(span[1], money)
        if low is None or high is None:
            return Wrong(condition, "not_money" if money else "not_a_number")
        problem = "reversed" if low > high else "out_of_range" if high > AMOUNT_MOST else ""
        return Wrong(condition, problem) if problem else Meaning(condition, ((least, low), (most, high)))
    number = read_amount(value, money)
    if number is None:
        return Wrong(condition, "not_money" if money else "not_a_number")
    number += {">": 1, "<": -1}.get(compare, 0)
    if not 0 <= number <= AMOUNT_MOST:
        return Wrong(condition, "out_of_range")
    if compare in (">", ">=", "≥"):
        return Meaning(condition, ((least, number),))
    if compare in ("<", "<=", "≤"):
        return Meaning(condition, ((most, number),))
    return Meaning(condition, ((least, number), (most, number)))


def _value(of: str, said: str, lexicon: Lexicon, today: date) -> Meaning | Wrong:
    if said.startswith('"'):
        letters = said[1:].removesuffix('"').replace('""', '"')
        known = None
    else:
        letters, known = said, lexicon.values.get(of, {}).get(said.casefold())
    if not letters:
        return Wrong(of, "incomplete")
    if of == "refunded":
        plain = letters.translate(_PLAIN)
        key = lexicon.days.get(plain.casefold())
        found = day_span(key, today) if key is not None else read_days(plain, today) or "no_such_day"
        return Wrong(of, found) if isinstance(found, str) else _days(of, found)
    if of in _NUMBERS:
        least, most = _NUMBERS[of]
        number = read_amount(letters.translate(_PLAIN), False)
        if number is None:
            return Wrong(of, "not_a_number")
        return Meaning(of, ((of, number),)) if least <= number <= most else Wrong(of, "out_of_range")
    if of in _ENUMS:
        value = known if known is not None else letters
        return Meaning(of, ((of, _ENUMS[of](value)),)) if value in _ENUMS[of].__members__ else Wrong(of, "unknown")
    return Meaning(of, ((of, letters if known is None else known),))


def with_meanings(chosen: OrderFilter, meanings: Sequence[Meaning]) -> OrderFilter:
    """Statuses come beside those that are there; anything else takes the place of what was said of it before."""
    for meaning in meanings:
        values: dict[str, Any] = dict(meaning.fields)
        if meaning.condition == "statuses":
            values["statuses"] = tuple(dict.fromkeys((*chosen.statuses, *values["statuses"])))
        ends = RANGES.get(meaning.condition, ())
        after = replace(chosen, **values)
        low, high = (getattr(after, end) for end in ends) if ends else (None, None)
        if low is not None and high is not None and low > high:
            values |= {end: None for end in ends if end not in values}
            after = replace(chosen, **values)
        chosen = after
    return chosen


def condition_text(name: str, chosen: OrderFilter, lexicon: Lexicon, today: date, *, named: bool = False) -> str:
    """One of OrderFilter.active as it would be typed; named: with the field's name before it, where it has one."""
    wanted = chosen.without(*(other for other in chosen.active if other != name))
    ways = _named_texts(name, wanted, lexicon, today)
    if not named:
        says = (
            word for word, meaning in lexicon.terms.items()
            if meaning.condition == name and with_meanings(OrderFilter(), [meaning]) == wanted
        )  # fmt: skip
        ways = [*islice(says, 1), *ways]
    return next(way for way in ways if _read_back(way, lexicon, today) == wanted)


def filter_text(chosen: OrderFilter, lexicon: Lexicon, today: date) -> str:
    """Its conditions in one line; what is searched is no condition."""
    chosen = chosen.without("search")
    text = " ".join(condition_text(name, chosen, lexicon, today) for name in chosen.active)
    if _read_back(text, lexicon, today) == chosen:
        return text
    # two short words beside each other can be a longer one
    return " ".join(condition_text(name, chosen, lexicon, today, named=True) for name in chosen.active)


def _read_back(text: str, lexicon: Lexicon, today: date) -> OrderFilter | None:
    reads = [part.read for part in read_text(text, lexicon, today).parts]
    meanings = [read for read in reads if isinstance(read, Meaning)]
    return with_meanings(OrderFilter(), meanings) if len(meanings) == len(reads) else None


def _named_texts(name: str, wanted: OrderFilter, lexicon: Lexicon, today: date) -> list[str]:
    if name == "statuses":
        words: dict[Any, str] = {}
        for word, meaning in lexicon.terms.items():
            if meaning.condition == "statuses":
                words.setdefault(meaning.fields[0][1], word)
        return ["、".join(words[(status,)] for status in wanted.statuses)]
    if name in RANGES:
        low, high = (getattr(wanted, end) for end in RANGES[name])
        if name in ("days", "refunded"):
            begins = "" if name == "days" else _prefix(name, lexicon)
            key = day_key(low, high, today, NAMED_DAYS)
            written = ["" if day is None else day.isoformat() for day in (low, high)]
            return [
                *(begins + word for word, of in lexicon.days.items() if of == key),
                begins + (written[0] if low == high else "..".join(written)),
            ]
        begins = next(word for word, of in lexicon.amounts.items() if of == name)
        ends = [None if end is None else shown_amount(end, name == "cash") for end in (low, high)]
        if low == high:
            return [f"{begins}={ends[0]}"]
        if ends[0] is None or ends[1] is None:
            return [f"{begins}<={ends[1]}" if ends[0] is None else f"{begins}>={ends[0]}"]
        return [f"{begins}={ends[0]}..{ends[1]}"]
    value = getattr(wanted, name)
    if isinstance(value, bool) or value == "":
        # only its own word says it
        return [word for word, meaning in lexicon.terms.items() if meaning.fields == ((name, value),)]
    called = [word for word, of in lexicon.values.get(name, {}).items() if of == str(value)][:1]
    quoted = '"{}"'.format(str(value).replace('"', '""'))
    return [_prefix(name, lexicon) + one for one in (*called, str(value), quoted)]


def _prefix(of: str, lexicon: Lexicon) -> str:
    return next(_begins(word) for word, condition in lexicon.prefixes.items() if condition == of)


def offers(word: str, lexicon: Lexicon, today: date) -> list[Offer]:
    """What a word that is being typed could mean, those that begin with it first."""
    folded = word.translate(_PLAIN).casefold()
    if not folded or folded.isdigit() or (folded.isascii() and len(folded) < 2 and folded != "#"):
        return []
    found: dict[str, Offer] = {}
    read = read_word(word, lexicon, today)
    prefixed = any(folded.startswith(_begins(name)) for name in lexicon.prefixes)
    if isinstance(read, Meaning) and not prefixed:
        found[word] = Offer(word, read)
    for name, of in lexicon.prefixes.items():
        if folded.startswith(_begins(name)):
            for text in _fitting(folded.removeprefix(_begins(name)), lexicon.values.get(of, {})):
                value = _value(of, text, lexicon, today)
                if isinstance(value, Meaning):
                    found.setdefault(text, Offer(_begins(name) + text, value))
    if isinstance(read, Meaning):
        found.setdefault(folded, Offer(word, read))
    for text in _fitting(folded, {**lexicon.terms, **lexicon.days}):
        meaning = read_word(text, lexicon, today)
        if isinstance(meaning, Meaning):
            found.setdefault(text, Offer(text, meaning))
    for text in _fitting(folded, lexicon.amounts):
        found.setdefault(text, Offer(text + ">", None))
    for text in _fitting(folded, lexicon.prefixes):
        found.setdefault(text, Offer(_begins(text), None))
    once = {offer.meaning.fields if offer.meaning else offer.text: offer for offer in reversed(found.values())}
    return list(reversed(once.values()))[:_OFFERS_MOST]


def _fitting(folded: str, names: Mapping[str, object]) -> list[str]:
    return sorted((name for name in names if folded in name), key=lambda name: not name.startswith(folded))
