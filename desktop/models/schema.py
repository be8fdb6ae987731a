"""The tables as a database has them: migrate to the newest revision, tell which one it is at, and who may write."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, inspect, text

from desktop.models import (
    automation,
    bill,
    card,
    catalogue,
    dispatch,
    journal,
    ledger,
    member,
    mend,
    order,
    provider,
    returns,
    saved_view,
    setting,
    staff,
    top_up,
    tracking,
)
from desktop.models.base import Base
from desktop.models.database import WRITE
from desktop.models.refusal import DatabaseRefused

if TYPE_CHECKING:
    from alembic.config import Config
    from psycopg import sql

MODULES = (
    automation,
    bill,
    card,
    catalogue,
    dispatch,
    journal,
    ledger,
    member,
    mend,
    order,
    provider,
    returns,
    saved_view,
    setting,
    staff,
    top_up,
    tracking,
)
APPENDED = ("access", "access_subject", "audit", "audit_seal", "points_entry", "stock_entry")
_MIGRATIONS = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = 0x706F696E7473


def config() -> Config:
    """Alembic's settings over the packaged migrations. A windowed program has no stdout, so none is used."""
    from alembic.config import Config

    settings = Config(stdout=io.StringIO())
    settings.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return settings


def revisions() -> list[str]:
    """Every revision that this program knows, oldest first, by the names of the files: a start needs no Alembic."""
    return sorted(file.name[1:5] for file in (_MIGRATIONS / "versions").glob("r[0-9][0-9][0-9][0-9]_*.py"))


def newest_revision() -> str:
    return revisions()[-1]


def revision_of(engine: Engine) -> str | None:
    """The database's revision; None when nothing was ever migrated."""
    with engine.connect() as connection:
        return _revision_in(connection)


def _revision_in(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def require_newest(engine: Engine) -> None:
    """Raises DatabaseRefused: not_a_shop (no tables), older (migrate it), newer (update the program)."""
    found, known = revision_of(engine), revisions()
    if found is None:
        raise DatabaseRefused("not_a_shop")
    if found != known[-1]:
        raise DatabaseRefused("older" if found in known else "newer", found)


def migrate(engine: Engine, to: str = "head") -> None:
    """Bring the tables to a revision, in one transaction: all of it or nothing. The owner's engine on PostgreSQL.

    Raises DatabaseRefused('newer') for a database that a newer program made.
    """
    from alembic import command

    settings = config()
    with engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
        found = _revision_in(connection)
        if found is not None and found not in revisions():
            raise DatabaseRefused("newer", found)
        settings.attributes["connection"] = connection
        command.upgrade(settings, to)


def make_application_role(connection: Connection, name: str, password: str) -> None:
    """Make the PostgreSQL role of the shop's programs; a role that is there gets the rights and keeps its password,
    which other PCs work with. The connection is the owner's, within a transaction that writes.

    The password leaves this process only as its SCRAM verifier, so no server log can hold it.
    """
    from psycopg import sql

    if not has_role(connection, name):
        raw: Any = connection.connection.dbapi_connection
        verifier = raw.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode()
        _run(
            connection,
            sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {}").format(
                sql.Identifier(name), sql.Literal(verifier)
            ),
        )
    grant_to_application(connection, name)


def has_role(connection: Connection, name: str) -> bool:
    return connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": name}).first() is not None


def may_rewrite(engine: Engine) -> bool:
    """Whether this login could change what is only ever appended: it owns such a table, could become its owner
    (a superuser can), or may update, delete or truncate. False for SQLite, whose file has no owner but its user.
    """
    if engine.dialect.name != "postgresql":
        return False
    question = text(
        "SELECT bool_or(pg_has_role(relowner, 'MEMBER') OR has_table_privilege(oid, 'DELETE, TRUNCATE, TRIGGER')"
        " OR has_any_column_privilege(oid, 'UPDATE'))"
        " FROM pg_class WHERE oid IN (SELECT to_regclass(name) FROM unnest(CAST(:names AS text[])) AS name)"
    )
    with engine.connect() as connection:
        return bool(connection.execute(question, {"names": list(APPENDED)}).scalar())


def grant_to_application(connection: Connection, name: str) -> None:
    """What the shop's programs may do, again after a migration that made tables.

    They read and write ordinary tables; to ledger, access, audit and seal tables they can only append.
    """
    from psycopg import sql

    role = sql.Identifier(name)
    everything = sql.SQL(", ").join(map(sql.Identifier, sorted(Base.metadata.tables)))
    ordinary = sql.SQL(", ").join(map(sql.Identifier, sorted(set(Base.metadata.tables) - set(APPENDED))))
    for statement in (
        sql.SQL("REVOKE CREATE ON SCHEMA public FROM PUBLIC"),
        sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(role),
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(role),
        sql.SQL("GRANT SELECT, INSERT ON {} TO {}").format(everything, role),
        sql.SQL("GRANT SELECT ON alembic_version TO {}").format(role),
        sql.SQL("GRANT UPDATE, DELETE ON {} TO {}").format(ordinary, role),
        sql.SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}").format(role),
    ):
        _run(connection, statement)


def _run(connection: Connection, statement: sql.Composable) -> None:
    """Names and passwords can't be bound there, so psycopg quotes them."""
    raw: Any = connection.connection.dbapi_connection
    connection.exec_driver_sql(statement.as_string(raw).replace("%", "%%"))
