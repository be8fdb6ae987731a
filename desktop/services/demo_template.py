"""The story that a large demo shop is made of: played once on books, in a scratch file that only the copying reads.

Its members are of two crowds. Everything about a regular is copied so many times; newcomers, who place the newest
orders, stand for themselves. So the template keeps what copies are made from: names as plain text, a command's
content in place of its digest, figures of the whole shop that it will be.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from desktop.models.base import Base
from desktop.services import opening
from desktop.services.automation.due import Due
from desktop.services.demo_books import Books, BulkTx
from desktop.services.demo_bulk import Bulk
from desktop.services.figures import MEASURES
from desktop.services.keys import PersonKeys
from desktop.services.office import Office, content_of
from desktop.services.transaction import Action, Actor

FULL = 50_000


def number_on(card_no: str) -> int:
    """A member's place in the story, counted from 1."""
    return int(card_no[2:])


def scratch_office(office: Office, file: Path) -> Office:
    """An office of a new SQLite file with all rows that the shop has now, under the same ids."""
    url = f"sqlite:///{file}"
    opening.migrate_shop(url)
    scratch = Office(opening.opened_engine(url), shop_secret=office.shop_secret, clock=office.clock)
    with office.engine.connect() as reading, scratch.transaction() as writing:
        for table in Base.metadata.sorted_tables:
            rows = [dict(row) for row in reading.execute(select(table)).mappings()]
            if rows:
                writing.execute(insert(table), rows)
    return scratch


class PlainPersons(PersonKeys):
    """Seals nothing: the scratch file's persons are invented, and every copy gets others."""

    def __init__(self, actor: Actor, nowhere: Any) -> None:
        super().__init__(nowhere, actor.keys)
        self._made = 0

    def prepare(self) -> tuple[bytes, bytes, int]:
        self._made += 1
        return self._made.to_bytes(16, "big"), b"", self.data_keys.current

    def seal(self, uid: bytes, table: str, column: str, text: str) -> bytes:
        return text.encode()

    def tokens(
        self, subject: str, subject_id: int, name: str, phone: str, address: str = ""
    ) -> list[dict[str, object]]:
        return []


class TemplateBooks(Books):
    """Books whose figures are those of the shop that the copies make."""

    def __init__(self, office: Office, actor: Actor, chance: random.Random, regulars: int, copies: int) -> None:
        super().__init__(office, actor, chance)
        self.persons = PlainPersons(actor, self.nowhere)
        self._regulars, self._copies = regulars, copies
        self._waiting = 0

    def close_act(self, tx: BulkTx, act: str, digest: bytes, answer: str) -> None:
        before, weight = len(self.deltas), self._weight(tx)
        super().close_act(tx, act, digest, answer)
        for delta in self.deltas[before:]:
            for measure in MEASURES:
                delta[measure] *= weight
        self._waiting += weight * (len(self.deltas) - before)

    def fold(self) -> int:
        super().fold()
        folded, self._waiting = self._waiting, 0
        return folded

    def write(self, *, final: bool) -> None:
        if final:
            self.fold()
        super().write(final=final)

    @property
    def full(self) -> bool:
        """Sooner than in a small shop: others take memory after this."""
        return self._since_writing >= FULL

    def is_regular(self, member_id: int) -> bool:
        return number_on(self.members[member_id].row.card_no) <= self._regulars

    def _weight(self, tx: BulkTx) -> int:
        """How many acts of the shop the act stands for."""
        entry = tx.recorded[0]
        if entry.order_id is not None:
            regular = self.is_regular(self.orders[entry.order_id].member.row.id)
        elif entry.subject == "member":
            regular = self.is_regular(entry.subject_id)
        else:
            regular = entry.subject == "sku"
        return self._copies if regular else 1


class Template(Bulk):
    """Plays the story into the scratch file; write() at its end."""

    def __init__(self, office: Office, actor: Actor, seed: int, *, regulars: int, copies: int) -> None:
        self._crowds = regulars, copies
        self._late: list[tuple[int, ...]] = []
        super().__init__(office, actor, seed)

    def opened(self, actor: Actor, chance: random.Random) -> TemplateBooks:
        return TemplateBooks(self.office, actor, chance, *self._crowds)

    def content(self, entered: Action, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bytes:
        return content_of(entered, args, kwargs)

    def due(self, actor: Actor) -> Due:
        """Whose points are past: first of the one crowd, then of the other, as an act is copied or not."""
        found = super().due(actor)
        books = self.books
        assert isinstance(books, TemplateBooks)
        regular = {member_id: books.is_regular(member_id) for member_id in found.expired}
        crowds = (tuple(one for one in regular if regular[one] is crowd) for crowd in (True, False))
        self._late += [crowd for crowd in crowds if crowd]
        now, self._late = self._late[:1], self._late[1:]
        return replace(found, expired=now[0] if now else (), more=bool(self._late))
