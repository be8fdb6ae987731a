"""Opening a shop on this PC: its database at the newest revision, its secret from this PC's keyring."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError

from desktop import crypto
from desktop.models import schema
from desktop.models.database import is_gone, is_no_database, open_engine
from desktop.models.refusal import DatabaseRefused
from desktop.models.setting import Setting
from desktop.recovery import BadWords, recovery_identity
from desktop.services.errors import DatabaseGone, Invalid
from desktop.services.office import Office
from desktop.services.recovering import Recovered, recover_owner, shop_secret_from
from desktop.services.rules import RuleDocument
from desktop.services.shop import NewShop, found_shop
from desktop.shop_secrets import ShopSecrets

Clock = Callable[[], datetime]


def open_shop(url: str, kept: ShopSecrets, clock: Clock) -> Office:
    """The office of a shop that exists. Raises DatabaseRefused (not_a_shop, no_secret, older, newer), DatabaseGone."""
    engine = _engine(url)
    try:
        schema.require_newest(engine)
        shop_id = _shop_id(engine)
    except DBAPIError as error:
        engine.dispose()
        if is_gone(error):
            raise DatabaseGone(outcome_known=True, detail=str(error.orig)) from error
        if is_no_database(error):
            raise DatabaseRefused("cannot_open", make_url(url).database or "") from error
        raise
    except DatabaseRefused:
        engine.dispose()
        raise
    secret = kept.get(shop_id) if shop_id else None
    if shop_id is None or secret is None:
        engine.dispose()
        raise DatabaseRefused("not_a_shop" if shop_id is None else "no_secret", make_url(url).database or "")
    return Office(engine, shop_secret=secret, clock=clock, erased_list=kept.folder / f"{shop_id}.erased.jsonl")


def make_shop(
    url: str, kept: ShopSecrets, clock: Clock, *, name: str, owner: str, owner_name: str, password: str,
    costs: crypto.Costs, admin_url: str | None = None, rules: RuleDocument | None = None,
) -> tuple[Office, NewShop]:  # fmt: skip
    """Migrate, found the shop and keep its secret on this PC.

    admin_url owns the tables of a PostgreSQL shop and makes the role of url, which may only append to ledgers.
    """
    migrate_shop(url, admin_url)
    engine = _engine(url)
    office = Office(engine, shop_secret=secrets.token_bytes(32), clock=clock)
    try:
        new = found_shop(
            office, name=name, owner=owner, owner_name=owner_name, password=password, costs=costs, rules=rules
        )
    except BaseException:
        engine.dispose()
        raise
    kept.set(new.shop_id, office.shop_secret)
    return office, new


def recover_shop(
    url: str, kept: ShopSecrets, clock: Clock, *, words: str, owner: str, password: str, pc: str,
    costs: Callable[[Office], crypto.Costs],
) -> Recovered:  # fmt: skip
    """The recovery words give an owner a new password and this PC the shop's secret; a new sheet is made.

    Raises Invalid('recovery_words', …) for words that don't fit, and what recover_owner raises.
    """
    try:
        identity = recovery_identity(words)
    except BadWords as wrong:
        raise Invalid("recovery_words", f"word_{wrong.place}" if wrong.place else "checksum") from None
    engine = _engine(url)
    try:
        schema.require_newest(engine)
        shop_id = _shop_id(engine)
        if shop_id is None:
            raise DatabaseRefused("not_a_shop", make_url(url).database or "")
        with engine.connect() as connection:
            secret = shop_secret_from(connection, identity)
        office = Office(engine, shop_secret=secret, clock=clock)
        recovered = recover_owner(office, identity, login=owner, password=password, pc=pc, costs=costs(office))
    except DBAPIError as error:
        if is_gone(error):
            raise DatabaseGone(outcome_known=True, detail=str(error.orig)) from error
        raise
    finally:
        engine.dispose()
    kept.set(shop_id, secret)
    return recovered


def migrate_shop(url: str, admin_url: str | None = None) -> tuple[str | None, str]:
    """Bring the tables to the newest revision. Returns (from, to)."""
    engine = open_engine(admin_url, admin=True) if admin_url else _engine(url)
    try:
        before = schema.revision_of(engine)
        schema.migrate(engine)
        if admin_url:
            role = make_url(url)
            if role.username and role.username != make_url(admin_url).username:
                schema.make_application_role(engine, role.username, str(role.password or ""))
    except DBAPIError as error:
        if is_gone(error):
            raise DatabaseGone(outcome_known=True, detail=str(error.orig)) from error
        if is_no_database(error):
            raise DatabaseRefused("cannot_open", make_url(url).database or "") from error
        raise
    finally:
        engine.dispose()
    return before, schema.newest_revision()


def _engine(url: str) -> Engine:
    try:
        return open_engine(url)
    except ArgumentError:
        raise DatabaseRefused("unknown_kind", "") from None


def _shop_id(engine: Engine) -> str | None:
    with engine.connect() as connection:
        value = connection.execute(select(Setting.value).where(Setting.name == "shop_id")).scalar()
    return json.loads(value) if value is not None else None
