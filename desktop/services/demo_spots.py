"""Where and when the copies of a template's row are: their ids, numbers and times, as columns."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.services.demo_outline import Outline
from desktop.services.demo_persons import Persons
from desktop.services.demo_times import Spread, seconds_of, told
from desktop.services.demo_weaving import Column, renumbered
from desktop.services.keys import DataKeys

# what a cause or a subject is about, and its table
WORDS = {
    "order": "orders", "risky": "orders", "payment": "payment", "refund": "refund", "freeze": "freeze", "lot": "lot",
    "member": "member", "fulfilment": "fulfilment", "shipped": "fulfilment",
}  # fmt: skip
# times of acts kept as the copies' texts: those of some days
REMEMBERED = 4_000


@dataclass(frozen=True)
class Means:
    """What a process needs to make copies."""

    outline: Outline
    spread: Spread
    keys: DataKeys
    audit_key: bytes
    seed: int


@dataclass(slots=True)
class Spot:
    """A template's row, whose it is, how often it is copied, and which copy comes how early."""

    row: sqlite3.Row
    owner: int
    times: int
    places: Sequence[float]


class Spots:
    """The template's rows on their spots in the large shop, and who is there."""

    def __init__(self, means: Means) -> None:
        self.outline, self._spread = means.outline, means.spread
        self.persons = Persons(means.keys, means.outline.total("member"), means.outline.total("recipient"))
        copies = means.outline.copies
        places = [place / copies - 0.5 for place in range(copies)]
        random.Random(means.seed).shuffle(places)
        self._places = places * 2
        self._told: dict[tuple[str, int, int, str], list[str]] = {}

    def of(self, table: str, row: sqlite3.Row) -> Spot:
        """row with its rowid as place."""
        owner = self.outline.owner[table][row["place"]]
        times = self.outline.times(owner)
        if times == 1:
            return Spot(row, owner, 1, (0.0,))
        turn = owner * 37 % times
        return Spot(row, owner, times, self._places[turn : turn + times])

    def ids(self, table: str, number: int, times: int) -> range:
        first = self.outline.first[table][number]
        return range(first, first + times)

    def commands(self, number: int, times: int) -> list[str]:
        return [f"{one:032x}" for one in self.ids("number", number, times)]

    def moments(self, text: str, spot: Spot, days: int = 0) -> list[int]:
        """UTC seconds; days: how long after what moves it the time is."""
        late = days * 86_400
        found = self._spread.of(seconds_of(text) - late, spot.places)
        return [at + late for at in found] if late else found

    def told(self, text: str, spot: Spot, days: int = 0, between: str = " ", end: str = ".000000") -> list[str]:
        """moments as text. The same act's time stands in many rows."""
        known = (text, spot.owner, days, between)
        found = self._told.get(known)
        if found is None:
            if len(self._told) > REMEMBERED:
                self._told.clear()
            found = self._told[known] = told(self.moments(text, spot, days), between, end)
        return found

    def hours(self, text: str, spot: Spot) -> list[int]:
        """Of the shop's clock."""
        return [self._spread.hour(at) for at in self.moments(text, spot)]

    def order_numbers(self, order_no: str, times: int) -> list[str]:
        """JF, the day and six digits: a permutation of the day's orders, so no two have the same."""
        day, serial = order_no[2:8], self.outline.serial[self.outline.order_of[order_no]]
        turn = int(day) * 7_919
        return [f"JF{day}{(one * 387_421 + turn) % 1_000_000:06}" for one in range(serial, serial + times)]

    def caused(self, spot: Spot, text: str) -> Column:
        """A cause, or what an event is about."""

        def ids_of(word: str, number: str) -> Column:
            if len(number) == 32:
                return self.commands(int(number, 16), spot.times)
            return self.ids(WORDS[word], int(number), spot.times)

        return renumbered(text, ids_of)
