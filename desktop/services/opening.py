"""Opening a shop on this PC: its database at the newest revision, its secret from this PC's keyring."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Engine, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError

from desktop import crypto
from desktop.models import schema
from desktop.models.database import is_denied, is_full, is_gone, is_no_database, open_engine
from desktop.models.refusal import DatabaseRefused
from desktop.models.setting import Setting
from desktop.recovery import BadWords, recovery_identity
from desktop.services.connecting import sqlite_file
from desktop.services.errors import DatabaseGone, Invalid, Refused
from desktop.services.office import Office
from desktop.services.recovering import Recovered, recover_owner, shop_secret_from
from desktop.services.rules import RuleDocument
from desktop.services.shop import NewShop, found_shop, new_shop_id
from desktop.shop_secrets import ShopSecrets

Clock = Callable[[], datetime]


def open_shop(url: str, kept: ShopSecrets, clock: Clock) -> Office:
    """The office of a shop that exists. Raises DatabaseRefused (not_a_shop, no_secret, older, newer), DatabaseGone."""
    file = sqlite_file(url)
    if file is not None and not file.exists():
        raise DatabaseRefused("not_a_shop", str(file))
    engine = _engine(url)
    try:
        with _plainly(url):
            schema.require_newest(engine)
            shop_id = _shop_id(engine)
    except (DatabaseGone, DatabaseRefused):
        engine.dispose()
        raise
    secret = kept.get(shop_id) if shop_id else None
    if shop_id is None or secret is None:
        engine.dispose()
        raise DatabaseRefused("not_a_shop" if shop_id is None else "no_secret", make_url(url).database or "")
    return Office(engine, shop_secret=secret, clock=clock, erased_list=kept.folder / f"{shop_id}.erased.jsonl")


def make_shop(
    url: str, kept: ShopSecrets, clock: Clock, *, name: str, owner: str, owner_name: str, password: str,
    costs: crypto.Costs, admin_url: str | None = None, rules: RuleDocument | None = None, zone: str = "",
    recovery: tuple[str, str] | None = None,
) -> tuple[Office, NewShop]:  # fmt: skip
    """Migrate, found the shop and keep its secret on this PC: first the secret, so that no shop is without its own.

    admin_url owns the tables of a PostgreSQL shop and makes the role of url, which may only append to ledgers.
    """
    migrate_shop(url, admin_url)
    engine = _engine(url)
    office = Office(engine, shop_secret=secrets.token_bytes(32), clock=clock)
    shop_id = new_shop_id()
    try:
        kept.set(shop_id, office.shop_secret)
        with _plainly(url):
            new = found_shop(
                office, name=name, owner=owner, owner_name=owner_name, password=password, costs=costs, rules=rules,
                zone=zone, recovery=recovery, shop_id=shop_id,
            )  # fmt: skip
    except BaseException as problem:
        engine.dispose()
        if isinstance(problem, Refused):
            kept.forget(shop_id)
        raise
    return office, new


def adopt_shop(url: str, kept: ShopSecrets, *, words: str) -> None:
    """The recovery words give this PC the secret of a shop that exists; nobody's password changes.

    Raises Invalid('recovery_words', …) for words that don't fit, DatabaseRefused, DatabaseGone.
    """
    identity = _identity_of(words)
    engine = _engine(url)
    try:
        with _plainly(url):
            shop_id, secret = _secret_by_sheet(engine, identity, url)
    finally:
        engine.dispose()
    kept.set(shop_id, secret)


def recover_shop(
    url: str, kept: ShopSecrets, clock: Clock, *, words: str, owner: str, password: str, pc: str,
    costs: Callable[[Office], crypto.Costs],
) -> Recovered:  # fmt: skip
    """The recovery words give an owner a new password and this PC the shop's secret; a new sheet is made.

    Raises Invalid('recovery_words', …) for words that don't fit, and what recover_owner raises.
    """
    identity = _identity_of(words)
    engine = _engine(url)
    try:
        with _plainly(url):
            shop_id, secret = _secret_by_sheet(engine, identity, url)
            office = Office(engine, shop_secret=secret, clock=clock)
            recovered = recover_owner(office, identity, login=owner, password=password, pc=pc, costs=costs(office))
    finally:
        engine.dispose()
    kept.set(shop_id, secret)
    return recovered


def migrate_shop(url: str, admin_url: str | None = None) -> tuple[str | None, str]:
    """Bring the tables to the newest revision. Returns (from, to)."""
    engine = open_engine(admin_url, admin=True) if admin_url else _engine(url)
    try:
        with _plainly(admin_url or url):
            before = schema.revision_of(engine)
            schema.migrate(engine)
            if admin_url:
                role = make_url(url)
                if role.username and role.username != make_url(admin_url).username:
                    schema.make_application_role(engine, role.username, str(role.password or ""))
    finally:
        engine.dispose()
    return before, schema.newest_revision()


@contextmanager
def _plainly(url: str) -> Iterator[None]:
    """What a database may refuse for reasons of its own, as facts that have sentences."""
    try:
        yield
    except DBAPIError as error:
        place = make_url(url)
        if is_gone(error):
            raise DatabaseGone(outcome_known=True, detail=str(error.orig)) from error
        if is_full(error):
            raise DatabaseRefused("disk_full", place.database or "") from error
        if is_denied(error):
            raise DatabaseRefused("no_rights", place.username or place.database or "") from error
        if is_no_database(error):
            raise DatabaseRefused("cannot_open", place.database or "") from error
        raise


def _secret_by_sheet(engine: Engine, identity: str, url: str) -> tuple[str, bytes]:
    schema.require_newest(engine)
    shop_id = _shop_id(engine)
    if shop_id is None:
        raise DatabaseRefused("not_a_shop", make_url(url).database or "")
    with engine.connect() as connection:
        return shop_id, shop_secret_from(connection, identity)


def _identity_of(words: str) -> str:
    try:
        return recovery_identity(words)
    except BadWords as wrong:
        raise Invalid("recovery_words", f"word_{wrong.place}" if wrong.place else "checksum") from None


def _engine(url: str) -> Engine:
    try:
        return open_engine(url)
    except ArgumentError:
        raise DatabaseRefused("unknown_kind", "") from None


def _shop_id(engine: Engine) -> str | None:
    with engine.connect() as connection:
        value = connection.execute(select(Setting.value).where(Setting.name == "shop_id")).scalar()
    return json.loads(value) if value is not None else None
