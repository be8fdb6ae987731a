"""The people of a large demo shop's copies: who they are, and their rows, sealed each under a key of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from desktop import crypto
from desktop.services.demo_cast import Strangers
from desktop.services.keys import DataKeys, PersonKeys
from desktop.services.masks import mask_name
from desktop.services.recipients import whole_address

Rows = list[tuple[Any, ...]]
REMEMBERED = 500


class Persons:
    """members, receivers: how many there are. A receiver who is no member has a number past the members'."""

    def __init__(self, keys: DataKeys, members: int, receivers: int) -> None:
        self._keys = keys
        self._members = members
        self._strangers = Strangers(members + receivers + 1)
        lookup = keys.lookup_key(keys.current)
        self._lookup = lookup
        self._grams = lru_cache(65_536)(lambda gram: crypto.gram_token(lookup, gram))
        self._initials = lru_cache(16_384)(lambda initials: crypto.initials_token(lookup, initials))
        # an order's commands all tell its people
        self.names = lru_cache(REMEMBERED)(self._names)
        self.name_masks = lru_cache(REMEMBERED)(self._name_masks)
        self.phone_masks = lru_cache(REMEMBERED)(self._phone_masks)
        self.regions = lru_cache(REMEMBERED)(self._regions)

    def numbers(self, members: range, receivers: range, own: bool) -> range:
        """Who the copies of a receiver are: the members themselves or others."""
        if own:
            return members
        return range(self._members + receivers.start, self._members + receivers.stop)

    def _names(self, numbers: range) -> list[str]:
        return [self._strangers.name(number) for number in numbers]

    def phones(self, numbers: range) -> list[str]:
        return [self._strangers.phone(number) for number in numbers]

    def _name_masks(self, numbers: range) -> list[str]:
        return [name_mask(name) for name in self.names(numbers)]

    def _phone_masks(self, numbers: range) -> list[str]:
        return [f"{phone[:3]}****{phone[-4:]}" for phone in self.phones(numbers)]

    def _regions(self, receivers: range) -> list[str]:
        return [self._strangers.region(number) for number in receivers]

    def streets(self, receivers: range) -> list[str]:
        return [self._strangers.street(number) for number in receivers]

    def sealed(self, table: str, texts: Sequence[Sequence[str]]) -> Iterator[tuple[bytes, bytes, int, list[bytes]]]:
        """(uid, wrapped key, key id, sealed name, phone, address) of each person; texts by column."""
        persons = PersonKeys(None, self._keys)  # type: ignore[arg-type]  # new keys ask no database
        for values in zip(*texts, strict=True):
            uid, wrapped, key_id = persons.prepare()
            columns = zip(("name", "phone", "address"), values, strict=False)
            yield uid, wrapped, key_id, [persons.seal(uid, table, column, text) for column, text in columns]

    def tokens(self, subject: str, number: int, name: str, phone: str, region: str = "", street: str = "") -> Rows:
        """PersonKeys.tokens as tuples: the tokens of parts of names are known from before."""
        found = {("P", crypto.phone_token(self._lookup, phone))}
        if street:
            found.add(("A", crypto.address_token(self._lookup, whole_address(region, street))))
        found |= {("G", self._grams(gram)) for gram in _grams(name)}
        found |= {("I", self._initials(initials)) for initials in _initials_of(name)}
        return [(kind, self._keys.current, token, subject, number) for kind, token in found]


name_mask = lru_cache(8_192)(mask_name)


def _grams(name: str) -> set[str]:
    """crypto.name_grams of a name without spaces and capitals, as the invented ones are."""
    return {name[at : at + size] for size in (1, 2) for at in range(len(name) - size + 1)}


@lru_cache(4_096)
def _initials_of(name: str) -> frozenset[str]:
    """crypto.name_initials letter by letter: each letter's readings are asked for once."""
    readings = [_readings(letter) for letter in name]
    found = frozenset("".join(letters) for letters in product(*readings))
    return found if len(found) < crypto.READINGS_MOST else crypto.name_initials(name)


@lru_cache(4_096)
def _readings(letter: str) -> frozenset[str]:
    return crypto.name_initials(letter)
