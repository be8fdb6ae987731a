"""How a PC that is new to a shop comes in: by a join file, or by the recovery sheet. Each leaves a row in the audit.

use_join(content, passphrase, …) · adopt_shop(url, words=…) · recover_shop(url, words=…, password=…)

Each returns, or leaves kept, what this PC opens from now on; a refusal keeps nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from desktop import crypto
from desktop.models.refusal import DatabaseRefused
from desktop.models.staff import KeyHolder, StaffSession
from desktop.models.vocabulary import ActorKind
from desktop.recovery import BadWords, recovery_identity
from desktop.services.connecting import knock, plainly
from desktop.services.errors import Invalid, JoinRefused
from desktop.services.join_file import open_join, with_certificate
from desktop.services.office import Office
from desktop.services.opening import Clock, everyday_url, opened_engine, require_everyday, shop_id_of
from desktop.services.recovering import Recovered, recover_owner, shop_secret_from
from desktop.services.transaction import Actor
from desktop.shop_secrets import ShopSecrets


def use_join(content: bytes, passphrase: str, kept: ShopSecrets, clock: Clock, *, pc: str) -> str:
    """The URL of the shop, whose secret and certificate this PC keeps from now on.

    Raises JoinRefused, DatabaseRefused, DatabaseGone; OSError when this PC can't keep them.
    """
    join = open_join(content, passphrase, clock())
    final = kept.folder / f"{join.shop_id}.crt"
    trial = final.with_name(f".{final.name}.{secrets.token_hex(4)}")
    try:
        url = _with_authority(join.url, join.certificate, trial)
        with plainly(url):
            knock(url)
            _come_in(url, join.shop_id, join.secret, clock, pc, {"join": join.number, "by": join.by})
        if join.certificate:
            trial.replace(final)
            url = with_certificate(join.url, final)
        kept.set(join.shop_id, join.secret)
    finally:
        trial.unlink(missing_ok=True)
    return url


def adopt_shop(url: str, kept: ShopSecrets, clock: Clock, *, words: str, pc: str) -> str:
    """The recovery words give this PC the secret of a shop that exists; nobody's password changes.

    Returns the URL to open it by: url, or in place of the database's owner the shop's own login.
    Raises Invalid('recovery_words', …) for words that don't fit, DatabaseRefused, DatabaseGone.
    """
    identity = _identity_of(words)
    shop_id, secret = _secret_by_sheet(url, identity)
    url = everyday_url(url, secret, clock)
    with plainly(url):
        engine = opened_engine(url)
        try:
            _note(Office(engine, shop_secret=secret, clock=clock), "open_by_sheet", pc, {})
        finally:
            engine.dispose()
    kept.set(shop_id, secret)
    return url


def recover_shop(
    url: str, kept: ShopSecrets, clock: Clock, *, words: str, owner: str, password: str, pc: str,
    costs: Callable[[Office], crypto.Costs],
) -> Recovered:  # fmt: skip
    """The recovery words give an owner a new password and this PC the shop's secret; a new sheet is made.

    Raises Invalid('recovery_words', …) for words that don't fit, and what recover_owner raises.
    """
    identity = _identity_of(words)
    shop_id, secret = _secret_by_sheet(url, identity)
    engine = opened_engine(url)
    try:
        with plainly(url):
            office = Office(engine, shop_secret=secret, clock=clock)
            recovered = recover_owner(office, identity, login=owner, password=password, pc=pc, costs=costs(office))
    finally:
        engine.dispose()
    kept.set(shop_id, secret)
    return recovered


def _come_in(url: str, shop_id: str, secret: bytes, clock: Clock, pc: str, told: dict[str, Any]) -> None:
    """On record in the shop, once it is sure that it is that shop and that secret. Raises JoinRefused('other_shop')."""
    engine = opened_engine(url)
    try:
        if shop_id_of(engine) != shop_id:
            raise JoinRefused("other_shop")
        require_everyday(engine)
        with engine.connect() as connection:
            if not _fits(connection, secret):
                raise JoinRefused("other_shop")
        _note(Office(engine, shop_secret=secret, clock=clock), "join_pc", pc, told)
    finally:
        engine.dispose()


def _fits(connection: Connection, secret: bytes) -> bool:
    """Whether the shop's recovery identity was tied to it by this secret."""
    sheet = connection.execute(
        select(KeyHolder.public_key, KeyHolder.mac).where(KeyHolder.kind == "RECOVERY", KeyHolder.removed_at.is_(None))
    ).first()
    return sheet is not None and crypto.is_holder(secret, "RECOVERY:0", sheet.public_key, sheet.mac)


def _note(office: Office, act: str, pc: str, told: dict[str, Any]) -> None:
    """Nobody is signed in on a new PC: the row says which PC it was, in a session of its own that is over at once."""
    now = office.clock()
    with office.transaction() as connection:
        session_id: int = connection.execute(
            insert(StaffSession)
            .values(staff_id=None, pc=pc[:100], started_at=now, ended_at=now, end_reason=act, last_seq=0)
            .returning(StaffSession.id)
        ).scalar_one()
        actor = Actor(ActorKind.NEW_PC, "new_pc", "new_pc", session_id, pc[:100], frozenset())
        office.record_alone(connection, actor, act, "shop", 0, after=told)


def _with_authority(url: str, certificate: str, file: Path) -> str:
    if not certificate:
        return url
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.write_text(certificate, encoding="ascii")
    return with_certificate(url, file)


def _secret_by_sheet(url: str, identity: str) -> tuple[str, bytes]:
    engine = opened_engine(url)
    try:
        with plainly(url):
            shop_id = shop_id_of(engine)
            if shop_id is None:
                raise DatabaseRefused("not_a_shop", engine.url.database or "")
            with engine.connect() as connection:
                return shop_id, shop_secret_from(connection, identity)
    finally:
        engine.dispose()


def _identity_of(words: str) -> str:
    try:
        return recovery_identity(words)
    except BadWords as wrong:
        raise Invalid("recovery_words", f"word_{wrong.place}" if wrong.place else "checksum") from None
