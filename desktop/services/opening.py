"""Opening a shop on this PC: its database at the newest revision, its secret from this PC's keyring."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError

from desktop import crypto
from desktop.models import schema
from desktop.models.database import WRITE, is_taken, open_engine
from desktop.models.refusal import DatabaseRefused
from desktop.models.setting import Setting
from desktop.services.connecting import application_url, plainly, sqlite_file
from desktop.services.database_login import keep_login, with_kept_login
from desktop.services.errors import Invalid, Refused
from desktop.services.office import Office
from desktop.services.rule_document import RuleDocument
from desktop.services.shop import NewShop, found_shop, new_shop_id
from desktop.shop_secrets import ShopSecrets

Clock = Callable[[], datetime]


def open_shop(url: str, kept: ShopSecrets, clock: Clock) -> Office:
    """The office of a shop that exists.

    Raises DatabaseRefused (not_a_shop, no_secret, older, newer, owner_login), DatabaseGone.
    """
    file = sqlite_file(url)
    if file is not None and not file.exists():
        raise DatabaseRefused("not_a_shop", str(file))
    engine = opened_engine(url)
    try:
        with plainly(url):
            shop_id = shop_id_of(engine)
            if shop_id is None:
                raise DatabaseRefused("not_a_shop", engine.url.database or "")
            require_everyday(engine)
        secret = kept.get(shop_id)
        if secret is None:
            raise DatabaseRefused("no_secret", engine.url.database or "")
    except BaseException:
        engine.dispose()
        raise
    return Office(engine, shop_secret=secret, clock=clock, erased_list=kept.folder / f"{shop_id}.erased.jsonl")


def require_everyday(engine: Engine) -> None:
    """A login that could rewrite ledgers is for founding and upgrades: under it the triggers alone would guard them.

    Raises DatabaseRefused('owner_login'). A demo shop has nothing to guard.
    """
    if _told(engine, "demo") is not True and schema.may_rewrite(engine):
        raise DatabaseRefused("owner_login", engine.url.username or "")


def make_shop(
    url: str, kept: ShopSecrets, clock: Clock, *, name: str, owner: str, owner_name: str, password: str,
    costs: crypto.Costs, admin_url: str | None = None, rules: RuleDocument | None = None, zone: str = "",
    recovery: tuple[str, str] | None = None,
) -> tuple[Office, NewShop]:  # fmt: skip
    """Migrate, found the shop and keep its secret on this PC: first the secret, so that no shop is without its own.

    admin_url owns the tables of a PostgreSQL shop and makes the role of url, which may only append to ledgers: in the
    transaction that founds the shop and keeps that login in it, so that no shop is without its login either.
    """
    migrate_shop(admin_url or url)
    engine = open_engine(admin_url, admin=True) if admin_url else opened_engine(url)
    office = Office(engine, shop_secret=secrets.token_bytes(32), clock=clock)
    shop_id = new_shop_id()
    also = partial(_give_login, url, office.shop_secret, clock()) if admin_url else None
    try:
        kept.set(shop_id, office.shop_secret)
        with plainly(admin_url or url):
            new = found_shop(
                office, name=name, owner=owner, owner_name=owner_name, password=password, costs=costs, rules=rules,
                zone=zone, recovery=recovery, shop_id=shop_id, also=also,
            )  # fmt: skip
    except BaseException as problem:
        engine.dispose()
        if isinstance(problem, Refused | DBAPIError):
            kept.forget(shop_id)
        if isinstance(problem, DBAPIError) and is_taken(problem):
            raise Invalid("shop", "exists") from None  # two founded it at once, and the other was first
        raise
    if admin_url:
        engine.dispose()
        office = Office(opened_engine(url), shop_secret=office.shop_secret, clock=clock)
    return office, new


def everyday_url(url: str, shop_secret: bytes, clock: Clock) -> str:
    """url, or in place of a login that could rewrite ledgers the one that the shop's PCs have.

    A shop that keeps none yet gets a new role, since no PC's password may change. Raises DatabaseRefused, DatabaseGone.
    """
    engine = opened_engine(url)
    try:
        with plainly(url):
            if _told(engine, "demo") is True or not schema.may_rewrite(engine):
                return url
            with engine.connect() as connection:
                known = with_kept_login(connection, shop_secret, url)
            if known is not None:
                return known
            with engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
                made = _free_login(connection, url)
                _give_login(made, shop_secret, clock(), connection)
            return made
    except crypto.Unreadable:
        raise DatabaseRefused("login_unreadable", engine.url.database or "") from None
    finally:
        engine.dispose()


def shops_own_url(url: str, kept: ShopSecrets, clock: Clock) -> str:
    """everyday_url of a shop whose secret this PC has. Raises DatabaseRefused (no_secret, …), DatabaseGone."""
    engine = opened_engine(url)
    try:
        with plainly(url):
            shop_id = shop_id_of(engine)
    finally:
        engine.dispose()
    secret = kept.get(shop_id) if shop_id is not None else None
    if secret is None:
        raise DatabaseRefused("no_secret", engine.url.database or "")
    return everyday_url(url, secret, clock)


def new_login(admin_url: str) -> str:
    """admin_url with a role that isn't there yet and a random password. Raises DatabaseRefused, DatabaseGone."""
    engine = open_engine(admin_url, admin=True)
    try:
        with plainly(admin_url), engine.connect() as connection:
            return _free_login(connection, admin_url)
    finally:
        engine.dispose()


def migrate_shop(url: str, admin_url: str | None = None) -> tuple[str | None, str]:
    """Bring the tables to the newest revision. Returns (from, to).

    With admin_url the role of url gets its rights on new tables too, and is made where a new server hasn't got it.
    """
    engine = open_engine(admin_url, admin=True) if admin_url else opened_engine(url)
    try:
        with plainly(admin_url or url):
            before = schema.revision_of(engine)
            schema.migrate(engine)
            if admin_url:
                with engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
                    _make_role(connection, url)
    finally:
        engine.dispose()
    return before, schema.newest_revision()


def _give_login(url: str, shop_secret: bytes, now: datetime, connection: Connection) -> None:
    """Make the role of url and keep its login in the shop."""
    if _make_role(connection, url):
        keep_login(connection, shop_secret, url, now)


def _make_role(connection: Connection, url: str) -> bool:
    """False where url names no role but the owner itself. Raises DatabaseRefused('wrong_password') for a role that is
    there by another password: it isn't changed, since somebody works by it.
    """
    place = make_url(url)
    if not place.username or place.username == connection.engine.url.username:
        return False
    if schema.has_role(connection, place.username):
        _knock_as(url)
    schema.make_application_role(connection, place.username, str(place.password or ""))
    return True


def _knock_as(url: str) -> None:
    engine = opened_engine(url)
    try:
        with plainly(url):
            engine.connect().close()
    finally:
        engine.dispose()


def _free_login(connection: Connection, admin_url: str) -> str:
    place, password = 1, secrets.token_urlsafe(24)
    while schema.has_role(connection, make_url(application_url(admin_url, "", place)).username or ""):
        place += 1
    return application_url(admin_url, password, place)


def opened_engine(url: str) -> Engine:
    try:
        return open_engine(url)
    except ArgumentError:
        raise DatabaseRefused("unknown_kind", "") from None


def shop_id_of(engine: Engine) -> str | None:
    """None for a database without a shop. Raises DatabaseRefused: not_a_shop (no tables), older, newer."""
    schema.require_newest(engine)
    told = _told(engine, "shop_id")
    return None if told is None else str(told)


def _told(engine: Engine, name: str) -> Any:
    with engine.connect() as connection:
        value = connection.execute(select(Setting.value).where(Setting.name == name)).scalar()
    return None if value is None else json.loads(value)
