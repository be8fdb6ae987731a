"""Whether a database can be reached, and what it holds, before it is opened as a shop.

    url = postgresql_url(Server("db.example", 5432, "shop", "desk", "…", certificate="ca.crt"))
    probe(url, kept) -> Probe("shop", shop_name="悦享生活")      "shop", "locked" (no secret on this PC), "empty"

Raises DatabaseRefused: no_such_server, nobody_answers, no_answer_in_time, wrong_password, no_such_database, no_tls,
no_rights, another_program, older, newer, cannot_open, network_share, no_wal, malformed_url, disk_full; DatabaseGone.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Engine, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError

from desktop.models import schema
from desktop.models.database import is_denied, is_full, is_gone, is_no_database, open_engine
from desktop.models.refusal import DatabaseRefused
from desktop.models.setting import Setting
from desktop.services.errors import DatabaseGone
from desktop.shop_secrets import ShopSecrets

PORT, PATIENCE_SECONDS = 5432, 6


@dataclass(frozen=True, slots=True)
class Server:
    """Where a PostgreSQL shop lies. certificate: the file of the authority that signed the server's, "" for none."""

    host: str
    port: int
    database: str
    user: str
    password: str
    certificate: str = ""


@dataclass(frozen=True, slots=True)
class Probe:
    """state: "shop", "locked" (a shop whose secret this PC hasn't) or "empty" (a shop can be founded there).

    owner: the login could rewrite the shop's ledgers, so nobody works by it: opening.everyday_url has another.
    """

    state: str
    shop_name: str = ""
    owner: bool = False


def postgresql_url(server: Server) -> str:
    query = {"sslrootcert": server.certificate} if server.certificate else {}
    url = URL.create(
        "postgresql+psycopg", server.user, server.password or None, server.host, server.port, server.database, query
    )
    return url.render_as_string(hide_password=False)


def server_of(url: str) -> Server:
    """What postgresql_url was made of."""
    told = make_url(url)
    certificate = told.query.get("sslrootcert", "")
    return Server(
        told.host or "", told.port or PORT, told.database or "", told.username or "", str(told.password or ""),
        certificate if isinstance(certificate, str) else certificate[0],
    )  # fmt: skip


def application_url(admin_url: str, password: str, place: int = 1) -> str:
    """The same database for the role that the shop's programs use, which is named after it; place: the n-th such."""
    url = make_url(admin_url)
    role = f"{url.database}_desk{place if place > 1 else ''}"[-60:]
    return url.set(username=role, password=password).render_as_string(hide_password=False)


def sqlite_url(file: Path) -> str:
    return f"sqlite:///{file}"


def sqlite_file(url: str | URL) -> Path | None:
    """The file of a SQLite shop; None for another kind or no URL at all."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        return None
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def probe(url: str, kept: ShopSecrets) -> Probe:
    """Reads only: neither a file nor a table is made."""
    file = sqlite_file(url)
    if file is not None and not file.exists():
        _writable(file)
        return Probe("empty")
    engine = open_engine(url)
    try:
        with plainly(url):
            if file is None:
                knock(url)
            return _look(engine, kept)
    finally:
        engine.dispose()


def _writable(file: Path) -> None:
    """Whether the nearest folder that exists lets this user write. Raises DatabaseRefused('cannot_open')."""
    folder = next((one for one in file.absolute().parents if one.exists()), None)
    if folder is None or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise DatabaseRefused("cannot_open", str(file))


def knock(given: str | URL) -> None:
    """The server's name and port, before libpq tries: its own words don't tell them apart."""
    url = make_url(given)
    try:
        socket.create_connection((url.host or "localhost", url.port or PORT), timeout=PATIENCE_SECONDS).close()
    except socket.gaierror:
        raise DatabaseRefused("no_such_server", str(url.host)) from None
    except TimeoutError:
        raise DatabaseRefused("no_answer_in_time", f"{url.host}:{url.port or PORT}") from None
    except OSError:
        raise DatabaseRefused("nobody_answers", f"{url.host}:{url.port or PORT}") from None


def _look(engine: Engine, kept: ShopSecrets) -> Probe:
    if not inspect(engine).has_table("alembic_version"):
        if inspect(engine).get_table_names():
            raise DatabaseRefused("another_program")
        return Probe("empty")
    schema.require_newest(engine)
    with engine.connect() as connection:
        rows = connection.execute(select(Setting.name, Setting.value).where(Setting.name.in_(("shop_id", "shop_name"))))
        told = {row.name: row.value for row in rows}
    if "shop_id" not in told:
        return Probe("empty")
    known = kept.get(json.loads(told["shop_id"])) is not None
    name = json.loads(told.get("shop_name", '""'))
    return Probe("shop" if known else "locked", name, schema.may_rewrite(engine))


@contextmanager
def plainly(url: str | URL) -> Iterator[None]:
    """What a database may refuse for reasons of its own, as facts that have sentences.

    Raises DatabaseRefused, and DatabaseGone where nothing more is known than that it can't be reached.
    """
    try:
        yield
    except DBAPIError as error:
        refused = _told_apart(error, make_url(url))
        if refused is not None:
            raise refused from error
        if is_gone(error):
            raise DatabaseGone(outcome_known=True, detail=type(error.orig).__name__) from error
        raise


def _told_apart(error: DBAPIError, url: URL) -> DatabaseRefused | None:
    """A server's words come in its own language; what is quoted in them is what was asked for."""
    place, user, words = str(url.database or ""), str(url.username or ""), str(error.orig)
    if is_full(error):
        return DatabaseRefused("disk_full", place)
    if is_no_database(error):
        return DatabaseRefused("cannot_open", place)
    if is_denied(error):
        return DatabaseRefused("no_rights", user or place)
    if not is_gone(error):
        return None
    if "ssl" in words.casefold() or "certificate" in words.casefold():
        return DatabaseRefused("no_tls", str(url.host))
    if f'database "{place}"' in words or (f'"{place}"' in words and f'"{user}"' not in words):
        return DatabaseRefused("no_such_database", place)
    if f'"{user}"' in words or "password" in words:
        return DatabaseRefused("wrong_password", user)
    return None
