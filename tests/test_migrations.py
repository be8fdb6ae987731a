"""The migrated tables are the declared ones, what is appended stays, and the programs' role can do no more."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import BigInteger, Boolean, Date, Engine, Integer, LargeBinary, insert, make_url, text
from sqlalchemy.exc import DBAPIError, ProgrammingError

from desktop.models import schema
from desktop.models.base import Base, UtcTime
from desktop.models.database import WRITE, open_engine
from desktop.models.refusal import DatabaseRefused
from desktop.services import fulfilment
from tests import servers
from tests.conftest import KINDS
from tests.people import NOON, SF, Shop

OWNER_OPTIONS = {WRITE: True}


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    opened = open_engine(database_url)
    yield opened
    opened.dispose()


@pytest.fixture(params=KINDS)
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database in which nothing was ever made."""
    if request.param == "sqlite":
        opened = open_engine(f"sqlite:///{tmp_path / 'bare.db'}")
        yield opened
        opened.dispose()
        return
    server = servers.shared_postgres()
    url = server.create()
    opened = open_engine(url)
    yield opened
    opened.dispose()
    server.drop(url)


def a_value(column: Any) -> Any:
    kinds = {BigInteger: 1, Integer: 1, Boolean: False, Date: date(2026, 11, 24), LargeBinary: b"x", UtcTime: NOON}
    return next((value for kind, value in kinds.items() if isinstance(column.type, kind)), "x")


def fill(engine: Engine, name: str) -> None:
    """One row, whatever its keys point at: the foreign keys sleep meanwhile."""
    table = Base.metadata.tables[name]
    row = {column.name: a_value(column) for column in table.columns if not column.nullable}
    with engine.connect().execution_options(**OWNER_OPTIONS) as connection:
        if engine.dialect.name == "sqlite":
            raw: Any = connection.connection.dbapi_connection
            raw.execute("PRAGMA foreign_keys=OFF")
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.execute(insert(table).values(row))
        connection.commit()


def constraints(engine: Engine) -> set[tuple[str, ...]]:
    """Every table, index and constraint in the database's own words."""
    if engine.dialect.name == "sqlite":
        question = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL"
    else:
        question = (
            "SELECT 'constraint', conname::text, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE connamespace = 'public'::regnamespace"
            " UNION ALL SELECT 'index', indexname::text, indexdef FROM pg_indexes WHERE schemaname = 'public'"
            " UNION ALL SELECT table_name::text, column_name::text, concat_ws(' ', data_type, is_nullable,"
            " column_default, identity_generation) FROM information_schema.columns WHERE table_schema = 'public'"
        )
    with engine.connect() as connection:
        rows = {tuple(_in_any_order(str(part)) for part in row) for row in connection.exec_driver_sql(question)}
    return {row for row in rows if "alembic_version" not in " ".join(row)}


def _in_any_order(declaration: str) -> str:
    """SQLite keeps a table as the words that made it, in which UNIQUE clauses come in any order."""
    return ", ".join(sorted(" ".join(declaration.split()).removesuffix(" )").split(", ")))


def test_migrated_tables_are_the_declared_ones(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_migrated_constraints_and_indexes_are_the_declared_ones(bare: Engine) -> None:
    schema.migrate(bare)
    migrated = constraints(bare)
    with bare.connect().execution_options(**OWNER_OPTIONS) as connection, connection.begin():
        Base.metadata.drop_all(connection)
        Base.metadata.create_all(connection)
    assert migrated == constraints(bare)


def test_every_revision_leads_to_the_newest(bare: Engine) -> None:
    scripts = ScriptDirectory.from_config(schema.config()).walk_revisions()
    assert schema.revisions() == [script.revision for script in scripts][::-1]
    for revision in schema.revisions():
        schema.migrate(bare, revision)
        assert schema.revision_of(bare) == revision
    schema.require_newest(bare)


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    before = constraints(engine)
    schema.migrate(engine)
    assert constraints(engine) == before


def test_a_migration_that_breaks_off_leaves_nothing(bare: Engine) -> None:
    with bare.connect().execution_options(**OWNER_OPTIONS) as connection, connection.begin():
        connection.exec_driver_sql("CREATE TABLE outbox (in_the_way INTEGER)")
    with pytest.raises(DBAPIError, match="already exists"):
        schema.migrate(bare)
    assert schema.revision_of(bare) is None
    with bare.connect() as connection, pytest.raises(DBAPIError):
        connection.exec_driver_sql("SELECT 1 FROM staff")


def test_a_database_of_a_newer_program_is_refused(engine: Engine) -> None:
    with engine.connect().execution_options(**OWNER_OPTIONS) as connection, connection.begin():
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    for opening in (schema.require_newest, schema.migrate):
        with pytest.raises(DatabaseRefused) as refused:
            opening(engine)
        assert (refused.value.code, refused.value.detail) == ("newer", "9999")


def test_a_database_of_an_older_program_says_so(bare: Engine) -> None:
    oldest = schema.revisions()[0]
    schema.migrate(bare, oldest)
    with pytest.raises(DatabaseRefused) as refused:
        schema.require_newest(bare)
    assert (refused.value.code, refused.value.detail) == ("older", oldest)


def test_an_empty_database_is_not_a_shop(bare: Engine) -> None:
    with pytest.raises(DatabaseRefused) as refused:
        schema.require_newest(bare)
    assert refused.value.code == "not_a_shop"


@pytest.mark.parametrize("table", schema.APPENDED)
def test_an_appended_row_can_be_neither_changed_nor_deleted(engine: Engine, table: str) -> None:
    fill(engine, table)
    column = next(iter(Base.metadata.tables[table].columns)).name
    for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
        with (
            engine.connect().execution_options(**OWNER_OPTIONS) as connection,
            pytest.raises(DBAPIError, match=f"{table} is append-only"),
        ):
            connection.exec_driver_sql(statement)
    with engine.connect() as connection:
        assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 1


def test_replacing_a_row_is_no_way_round(tmp_path: Path) -> None:
    engine = open_engine(servers.fresh_sqlite_url(tmp_path))
    fill(engine, "audit_seal")
    with (
        engine.connect().execution_options(**OWNER_OPTIONS) as connection,
        pytest.raises(DBAPIError, match="append-only"),
    ):
        connection.exec_driver_sql("INSERT OR REPLACE INTO audit_seal SELECT * FROM audit_seal")
    engine.dispose()


@pytest.fixture(scope="module")
def owned(postgres: servers.Postgres) -> Iterator[Engine]:
    url = postgres.create("empty")
    opened = open_engine(url, admin=True)
    yield opened
    opened.dispose()
    postgres.drop(url)


@pytest.mark.parametrize("table", schema.APPENDED)
def test_postgres_truncates_no_ledger(owned: Engine, table: str) -> None:
    with (
        owned.connect().execution_options(**OWNER_OPTIONS) as connection,
        pytest.raises(DBAPIError, match="append-only"),
    ):
        connection.exec_driver_sql(f"TRUNCATE {table} CASCADE")


@pytest.fixture(scope="module")
def application(owned: Engine) -> Iterator[Engine]:
    """The engine of the shop's programs; its role's name and password have what SQL would stumble over."""
    role, password = f"desk '{make_url(owned.url).database}\"", "p%s'w\\:词"
    servers.make_role(owned, role, password)
    opened = open_engine(owned.url.set(username=role, password=password))
    yield opened
    opened.dispose()
    with owned.connect().execution_options(**OWNER_OPTIONS) as connection, connection.begin():
        quoted = owned.dialect.identifier_preparer.quote(role)
        connection.exec_driver_sql(f"DROP OWNED BY {quoted}")
        connection.exec_driver_sql(f"DROP ROLE {quoted}")


def rights(engine: Engine) -> dict[str, set[str]]:
    with engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
                " WHERE grantee = current_user AND table_schema = 'public'"
            )
        ).all()
    found: dict[str, set[str]] = {}
    for table, right in rows:
        found.setdefault(table, set()).add(right)
    return found


def test_the_programs_role_can_only_append_to_ledger_audit_and_seal(application: Engine) -> None:
    ordinary = {"SELECT", "INSERT", "UPDATE", "DELETE"}
    expected = {table: {"SELECT", "INSERT"} if table in schema.APPENDED else ordinary for table in Base.metadata.tables}
    assert rights(application) == {**expected, "alembic_version": {"SELECT"}}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE points_entry SET d_available = 0",
        "DELETE FROM audit",
        "TRUNCATE stock_entry",
        "DROP TABLE audit_seal",
        "ALTER TABLE points_entry DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "CREATE TABLE mine (id integer)",
        "UPDATE alembic_version SET version_num = '0'",
    ],
)
def test_what_the_programs_role_may_not(application: Engine, statement: str) -> None:
    with (
        application.connect().execution_options(**OWNER_OPTIONS) as connection,
        pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
    ):
        connection.exec_driver_sql(statement)


def test_the_programs_role_works_with_ordinary_tables(application: Engine) -> None:
    with application.connect().execution_options(**OWNER_OPTIONS) as connection, connection.begin():
        connection.exec_driver_sql("INSERT INTO category (name) VALUES ('茶')")
        connection.exec_driver_sql("UPDATE category SET name = '咖啡'")
        assert connection.exec_driver_sql("DELETE FROM category RETURNING name").scalar() == "咖啡"


def test_a_shop_runs_under_the_programs_role(application: Engine) -> None:
    shop = Shop.found(application.url.render_as_string(hide_password=False))
    order = shop.an_order(points=100, fen=990, paid=True)
    shop.do(fulfilment.ship_order, order.id, parcel=SF)
    assert shop.breaks() == []
    shop.close()


def test_making_the_role_again_keeps_its_password_by_which_other_pcs_work(owned: Engine, application: Engine) -> None:
    with owned.connect() as connection:
        before = connection.execute(
            text("SELECT rolpassword FROM pg_authid WHERE rolname = :name"), {"name": application.url.username}
        ).scalar()
    servers.make_role(owned, str(application.url.username), "another")
    with owned.connect() as connection:
        after = connection.execute(
            text("SELECT rolpassword FROM pg_authid WHERE rolname = :name"), {"name": application.url.username}
        ).scalar()
    assert str(after).startswith("SCRAM-SHA-256$")
    assert after == before


def test_migrations_run_from_a_folder_with_a_percent_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "50% off" / "models"
    shutil.copytree(Path(schema.__file__).parent / "migrations", folder / "migrations")
    monkeypatch.setattr(schema, "__file__", str(folder / "schema.py"))
    engine = open_engine(f"sqlite:///{tmp_path / 'shop.db'}")
    schema.migrate(engine)
    schema.require_newest(engine)
    engine.dispose()


def test_a_migrated_sqlite_file_is_sound(tmp_path: Path) -> None:
    file = servers.fresh_sqlite_url(tmp_path).removeprefix("sqlite:///")
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_who_handled_after_sales_before_may_ask_for_them_after_the_migration(bare: Engine) -> None:
    schema.migrate(bare, "0013")
    with bare.connect().execution_options(**OWNER_OPTIONS) as connection, connection.begin():
        for role_id, right in ((1, "HANDLE_RETURNS"), (2, "RECEIVE_RETURNS")):
            connection.execute(insert(Base.metadata.tables["role"]), [{"id": role_id, "name": right}])
            held = {"role_id": role_id, "permission": right}
            connection.execute(insert(Base.metadata.tables["role_permission"]), [held])
    schema.migrate(bare)
    with bare.connect() as connection:
        now = connection.execute(text("SELECT role_id FROM role_permission WHERE permission = 'REQUEST_RETURN'"))
        assert now.scalars().all() == [1]
