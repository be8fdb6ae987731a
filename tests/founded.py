"""Shops ready to be opened: founded once per run, with the owner signed in, and copied for every story."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

from filelock import FileLock
from sqlalchemy import make_url

from desktop import config, crypto
from desktop.models.database import open_engine
from desktop.models.vocabulary import ActorKind, Permission
from desktop.services import opening
from desktop.services.connecting import application_url
from desktop.services.keys import DataKeys
from desktop.services.transaction import Actor
from desktop.shop_secrets import ShopSecrets
from tests import servers
from tests.people import PASSWORD, Shop

TEMPLATE = "founded"


@contextmanager
def a_founded_shop(kind: str, folder: Path) -> Iterator[Shop]:
    """A shop of its own on 'sqlite' (a file in folder) or 'postgresql'."""
    words, owner = _template(kind)
    if kind == "sqlite":
        shutil.copyfile(_file(), folder / "shop.db")
        url = f"sqlite:///{folder / 'shop.db'}"
    else:
        url = servers.shared_postgres().create(TEMPLATE)
    shop = Shop.opened(url, owner, words)
    try:
        yield shop
    finally:
        shop.close()
        if kind != "sqlite":
            servers.shared_postgres().drop(url)


def desk_url(shop: Shop) -> str:
    """The URL by which a program opens the shop: on PostgreSQL not the owner's."""
    if shop.office.database == "SQLite":
        return shop.url
    url = application_url(shop.url, "secret-word")
    owner = open_engine(shop.url, admin=True)
    servers.make_role(owner, str(make_url(url).username), "secret-word")
    owner.dispose()
    return url


def found_at(
    url: str, kept: ShopSecrets, *, name: str = "晨光积分店", password: str = PASSWORD, admin_url: str | None = None,
    zone: str = "",
) -> str:  # fmt: skip
    """A shop as `pointsdesk init` makes it, its secret in `kept`. Returns its recovery words."""
    office, new = opening.make_shop(
        url, kept, config.utc_now, name=name, owner="lixiang", owner_name="李想", password=password, costs=crypto.CHEAP,
        admin_url=admin_url, zone=zone,
    )  # fmt: skip
    office.engine.dispose()
    return new.recovery_words


def _file() -> Path:
    return Path(os.environ[servers.RUN_FOLDER]) / f"{TEMPLATE}.db"


def _template(kind: str) -> tuple[str, Actor]:
    """The recovery words and the owner of the shop that is copied; who asks first founds it."""
    run = Path(os.environ[servers.RUN_FOLDER])
    note = run / f"founded-{kind}.json"
    with FileLock(run / "founding.lock"):
        if not note.exists():
            shop = Shop.found(_empty(kind))
            shop.close()
            note.write_text(json.dumps([shop.recovery_words, as_json(shop.owner)]), encoding="utf-8")
    words, owner = json.loads(note.read_text(encoding="utf-8"))
    return words, from_json(owner)


def _empty(kind: str) -> str:
    if kind == "sqlite":
        empty = servers.fresh_sqlite_url(_file().parent).removeprefix("sqlite:///")
        return f"sqlite:///{Path(empty).rename(_file())}"
    server = servers.shared_postgres()
    server.execute(f"CREATE DATABASE {TEMPLATE} TEMPLATE empty")
    return server.url(TEMPLATE)


def as_json(actor: Actor) -> dict[str, Any]:
    """Somebody signed in, for another process; keys and all."""
    told = {each.name: getattr(actor, each.name) for each in fields(actor)}
    keys = {number: key.hex() for number, key in actor.keys.keys.items()} if actor.keys else None
    return {**told, "permissions": sorted(actor.permissions), "keys": keys}


def from_json(told: dict[str, Any]) -> Actor:
    keys = {int(number): bytes.fromhex(key) for number, key in (told["keys"] or {}).items()}
    return Actor(
        **{
            **told,
            "kind": ActorKind(told["kind"]),
            "permissions": frozenset(map(Permission, told["permissions"])),
            "keys": DataKeys(max(keys), keys) if keys else None,
        }
    )
