"""Keys in use: the shop's data keys of an unlocked actor, the person keys they wrap, and what searches use."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, insert, select

from desktop import crypto
from desktop.models.member import PersonKey, SearchToken
from desktop.services.errors import KeyUnavailable


@dataclass(frozen=True)
class DataKeys:
    """Unlocked data keys by id; current seals, all of them read."""

    current: int
    keys: Mapping[int, bytes] = field(repr=False)

    def lookup_key(self, key_id: int) -> bytes:
        return crypto.derive(self.keys[key_id], "lookup")


def audit_key(shop_secret: bytes) -> bytes:
    return crypto.derive(shop_secret, "audit")


class PersonKeys:
    """Person keys within one transaction. Without data keys every use raises KeyUnavailable."""

    def __init__(self, connection: Connection, keys: DataKeys | None) -> None:
        self._connection = connection
        self._keys = keys
        self._open: dict[bytes, bytes] = {}

    @property
    def data_keys(self) -> DataKeys:
        if self._keys is None:
            raise KeyUnavailable()
        return self._keys

    def new(self, now: datetime) -> bytes:
        """A new person's uid; its key is wrapped by the current data key."""
        uid, wrapped, key_id = self.prepare()
        row = {"uid": uid, "data_key_id": key_id, "wrapped": wrapped, "created_at": now}
        self._connection.execute(insert(PersonKey), row)
        return uid

    def prepare(self) -> tuple[bytes, bytes, int]:
        """(uid, wrapped key, data key id) for a bulk insert of person keys."""
        keys = self.data_keys
        uid, person_key = secrets.token_bytes(16), crypto.new_key()
        self._open[uid] = person_key
        return (
            uid,
            crypto.seal(keys.keys[keys.current], keys.current, (b"person_key", uid), person_key),
            keys.current,
        )

    def seal(self, uid: bytes, table: str, column: str, text: str) -> bytes:
        return crypto.seal_text(self._key(uid), 0, table, column, uid, text)

    def unseal(self, uid: bytes, table: str, column: str, sealed: bytes | None) -> str:
        """The text; '' for nothing sealed. Raises KeyUnavailable, crypto.Unreadable."""
        if sealed is None:
            return ""
        return crypto.unseal_text(self._key(uid), table, column, uid, sealed)

    def seal_bytes(self, uid: bytes, table: str, column: str, content: bytes) -> bytes:
        return crypto.seal(self._key(uid), 0, _place(table, column, uid), content)

    def unseal_bytes(self, uid: bytes, table: str, column: str, sealed: bytes) -> bytes:
        """Raises KeyUnavailable, crypto.Unreadable."""
        return crypto.unseal(self._key(uid), _place(table, column, uid), sealed)

    def tokens(
        self, subject: str, subject_id: int, name: str, phone: str, address: str = ""
    ) -> list[dict[str, object]]:
        """Rows of search_token for a person: exact phone, name grams, pinyin initials; of a receiver the address."""
        keys = self.data_keys
        lookup = keys.lookup_key(keys.current)
        found: set[tuple[str, bytes]] = set()
        if phone:
            found.add(("P", crypto.phone_token(lookup, phone)))
        if address:
            found.add(("A", crypto.address_token(lookup, address)))
        found |= {("G", crypto.gram_token(lookup, gram)) for gram in crypto.name_grams(name)}
        found |= {("I", crypto.initials_token(lookup, initials)) for initials in crypto.name_initials(name)}
        return [
            {
                "kind": kind,
                "data_key_id": keys.current,
                "token": token,
                "subject": subject,
                "subject_id": subject_id,
            }
            for kind, token in sorted(found)
        ]

    def index(self, subject: str, subject_id: int, name: str, phone: str, address: str = "") -> None:
        rows = self.tokens(subject, subject_id, name, phone, address)
        if rows:
            self._connection.execute(insert(SearchToken), rows)

    def load(self, uids: Iterable[bytes]) -> None:
        """Unwrap many person keys in one statement."""
        keys = self.data_keys
        wanted = [uid for uid in set(uids) if uid not in self._open]
        rows = self._connection.execute(
            select(PersonKey.uid, PersonKey.wrapped, PersonKey.data_key_id).where(PersonKey.uid.in_(wanted))
        )
        for uid, wrapped, key_id in rows:
            self._open[uid] = _unwrapped(keys, uid, wrapped, key_id)

    def unwrap(self, uid: bytes, wrapped: bytes, key_id: int) -> None:
        """A person's key that was read along with something of hers. Raises KeyUnavailable, crypto.Unreadable."""
        if uid not in self._open:
            self._open[uid] = _unwrapped(self.data_keys, uid, wrapped, key_id)

    def _key(self, uid: bytes) -> bytes:
        if self._keys is None:
            raise KeyUnavailable()
        if uid not in self._open:
            self.load([uid])
        try:
            return self._open[uid]
        except KeyError:
            raise KeyUnavailable() from None


def _unwrapped(keys: DataKeys, uid: bytes, wrapped: bytes, key_id: int) -> bytes:
    if key_id not in keys.keys:
        raise KeyUnavailable()
    return crypto.unseal(keys.keys[key_id], (b"person_key", uid), wrapped)


def _place(table: str, column: str, uid: bytes) -> tuple[bytes, ...]:
    return (table.encode("ascii"), column.encode("ascii"), uid)
