"""Texts of a template with other words in their places: JSON of commands, audit and events, and causes.

A slot is a column: what each copy has where the template has a value. Woven texts are those that the same code would
have written, character by character.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any

Column = Sequence[Any]
# (key that it stands under, key of that one, value) → its column, or None where all copies have the same
SlotOf = Callable[[str, str, Any], Column | None]
SPACED, COMPACT = (", ", ": "), (",", ":")
_OPEN, _CLOSE = "\ue000", "\ue001"
_SLOT = re.compile(f'"{_OPEN}(\\d+){_CLOSE}"')
_NUMBER = re.compile(r"(\w+):([0-9a-f]{32}|\d+)")


def woven(text: str, slot_of: SlotOf, times: int, separators: tuple[str, str]) -> Iterable[str]:
    """JSON text as each of the copies has it."""
    if text == "{}":
        return repeat(text, times)
    columns: list[Column] = []

    def marked(column: Column) -> str:
        columns.append(column)
        return f"{_OPEN}{len(columns) - 1}{_CLOSE}"

    def walk(under: str, key: str, value: Any) -> Any:
        if isinstance(value, dict):
            return {_key(key, name): walk(key, name, one) for name, one in value.items()}
        if isinstance(value, list):
            return [walk(under, key, one) for one in value]
        column = slot_of(key, under, value)
        return value if column is None else marked(column)

    def _key(under: str, name: str) -> str:
        column = slot_of("", under, name) if name.isdigit() else None
        return name if column is None else marked(column)

    told = json.dumps(walk("", "", json.loads(text)), ensure_ascii=False, separators=separators)
    if not columns:
        return repeat(text, times)
    parts = _SLOT.split(told)
    pattern = [part.replace("%", "%%") for part in parts[::2]]
    order = [columns[int(number)] for number in parts[1::2]]
    ends = [
        '"%s"' if isinstance(column[0], str) or (before.endswith(("{", ",")) and after.startswith(":")) else "%s"
        for column, before, after in zip(order, pattern[:-1], pattern[1:], strict=True)
    ]
    whole = pattern[0] + "".join(end + part for end, part in zip(ends, pattern[1:], strict=True))
    return [whole % values for values in zip(*order, strict=True)]


def renumbered(text: str, ids_of: Callable[[str, str], Column]) -> Column:
    """A cause such as order:17:v3 with other numbers: ids_of(word, number) is their column."""
    found = _NUMBER.search(text)
    assert found is not None, text
    head, tail = f"{text[: found.start()]}{found[1]}:", text[found.end() :]
    return [f"{head}{number}{tail}" for number in ids_of(found[1], found[2])]


def other_digits(text: str, times: int) -> list[str]:
    """The same kind of number, another one for each copy; the first ones keep what they stand for."""
    kept = max(len(text) - 10, 0)
    while kept < len(text) and not text[kept:].isdigit():
        kept += 1
    size = len(text) - kept
    if not size:
        return [text] * times
    first, most = int(text[kept:]), 10**size
    return [f"{text[:kept]}{(first + one * 7_390_463_297) % most:0{size}}" for one in range(times)]
