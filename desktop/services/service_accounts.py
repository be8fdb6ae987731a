"""The shop's accounts with services outside it: what is typed of one checked before it is kept or sent anywhere, then
kept in a row of its own, which who disconnects it drops.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import InstrumentedAttribute

from desktop.services.errors import Invalid, NotFound
from desktop.services.transaction import Tx, upsert
from desktop.services.wire import is_safe

ENDPOINT = "endpoint"


def check_account(
    told: Mapping[str, str], *, most: int, may_lack: Collection[str] = (), words: Collection[str] = ()
) -> None:  # fmt: skip
    """Each a line of ASCII (words: of anything printable) up to most characters; the endpoint is reached over TLS.

    Raises Invalid with the field: missing, too_long, unreadable_character, not_https.
    """
    for name, value in told.items():
        if not value and name not in may_lack:
            raise Invalid(name, "missing")
        if len(value) > most:
            raise Invalid(name, "too_long", most)
        if not value.isprintable() or not (value.isascii() or name in words):
            raise Invalid(name, "unreadable_character")
    if not is_safe(told[ENDPOINT]):
        raise Invalid(ENDPOINT, "not_https")


def keep_account(tx: Tx, column: InstrumentedAttribute[str], service: str, **values: Any) -> None:
    """The row whose column names the service, new or changed, by whom and when."""
    row = {column.key: service, **values, "changed_at": tx.now, "changed_by": tx.actor.key}
    replace = [name for name in row if name != column.key]
    tx.execute(upsert(tx, column.parent.class_, [row], keys=[column.key], replace=replace))


def drop_account(
    tx: Tx, column: InstrumentedAttribute[str], service: str, *, told: InstrumentedAttribute[str], subject: str
) -> str:
    """The row is gone, its keys with it; what told said in it. Raises NotFound of the subject."""
    gone: str | None = tx.execute(
        delete(column.parent.class_).where(column == service).returning(told)
    ).scalar_one_or_none()
    if gone is None:
        raise NotFound(subject, service)
    return gone
