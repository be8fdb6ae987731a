"""Finding people whose names and phones are sealed: keyed tokens narrow, unsealing decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import or_, select

from desktop import crypto
from desktop.models.member import Member, PersonKey, Recipient, SearchToken
from desktop.services.transaction import Reading

HITS_MOST = 2_000
INITIALS_MOST = 8
_TABLES: dict[str, Any] = {"M": Member, "R": Recipient}


def by_phone(reading: Reading, digits: str, subject: str) -> Any:
    """Ids of subject ('M' members, 'R' recipients) with that normalised phone. The actor holds the key."""
    return _subjects(reading, "P", lambda key: crypto.phone_token(key, digits), subject)


def by_name(reading: Reading, text: str, subject: str) -> list[int]:
    """Ids whose name holds text, or has it as its pinyin initials; newest HITS_MOST of those whose tokens fit.

    None for who holds no key, and for a text of letters and digits mixed, which is a number or a code.
    """
    if reading.actor.keys is None or not _may_be_a_name(text):
        return []
    wanted = crypto.folded(text)
    found = _filtered(
        reading, "G", subject, lambda key: crypto.gram_token(key, wanted), lambda name: wanted in crypto.folded(name)
    )
    if text.isascii() and text.isalpha() and len(text) <= INITIALS_MOST:
        found |= _filtered(
            reading, "I", subject, lambda key: crypto.initials_token(key, text),
            lambda name: wanted in crypto.name_initials(name),
        )  # fmt: skip
    return sorted(found, reverse=True)


def _may_be_a_name(text: str) -> bool:
    if text.isascii():
        return any(letter.isalpha() for letter in text) and not any(letter.isdigit() for letter in text)
    return bool(crypto.folded(text))


def _subjects(reading: Reading, kind: str, token_of: Callable[[bytes], bytes], subject: str) -> Any:
    keys = reading.actor.keys
    assert keys is not None
    tokens = [
        (SearchToken.data_key_id == key_id) & (SearchToken.token == token_of(keys.lookup_key(key_id)))
        for key_id in sorted(keys.keys)
    ]
    return select(SearchToken.subject_id).where(SearchToken.kind == kind, SearchToken.subject == subject, or_(*tokens))


def _filtered(
    reading: Reading, kind: str, subject: str, token_of: Callable[[bytes], bytes], fits: Callable[[str], bool]
) -> set[int]:
    table = _TABLES[subject]
    rows = reading.execute(
        select(table.id, table.uid, table.name_sealed, PersonKey.wrapped, PersonKey.data_key_id)
        .outerjoin(PersonKey, PersonKey.uid == table.uid)
        .where(table.id.in_(_subjects(reading, kind, token_of, subject)))
        .order_by(table.id.desc())
        .limit(HITS_MOST)
    ).all()
    found = set()
    for ident, uid, sealed, wrapped, key_id in rows:
        if wrapped is not None:
            reading.persons.unwrap(uid, wrapped, key_id)
        if fits(reading.persons.unseal(uid, table.__tablename__, "name", sealed)):
            found.add(ident)
    return found
