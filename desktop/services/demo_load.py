"""Very many rows into a database that nobody works with yet: without its indexes, which are made at the end.

    with loading(url) as load:
        load.drop_indexes(tables)
        load.write("orders", rows)       tuples of all the table's columns, in its order
        load.run("UPDATE …", values)
        load.finish(progress)

A SQLite file is written without a journal and unsynced until finish, so one that wasn't finished is removed; a
PostgreSQL shop needs its tables' owner, who may drop constraints. finish makes all indexes and constraints again from
their own statements.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from psycopg import sql

from desktop.models.base import Base
from desktop.services.connecting import sqlite_file
from desktop.services.opening import opened_engine

Progress = Callable[[float], None]
CACHE_KIB = 96 * 1024


@contextmanager
def loading(url: str) -> Iterator[SqliteLoad | PostgresLoad]:
    file = sqlite_file(url)
    if file is not None:
        with closing(sqlite3.connect(file, isolation_level=None)) as raw:
            try:
                yield SqliteLoad(raw)
            except BaseException:
                raw.close()
                file.unlink(missing_ok=True)
                raise
        return
    engine = opened_engine(url)
    try:
        with closing(engine.raw_connection()) as raw:
            yield PostgresLoad(raw)
    finally:
        engine.dispose()


def columns_of(table: str) -> list[str]:
    return [column.name for column in Base.metadata.tables[table].columns]


class SqliteLoad:
    """A file that nobody else has open."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._indexes: list[str] = []

    def drop_indexes(self, tables: Sequence[str]) -> None:
        for pragma in (
            "journal_mode=DELETE", "journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "foreign_keys=OFF",
            f"cache_size={-CACHE_KIB}", f"threads={os.cpu_count() or 1}",
        ):  # fmt: skip
            self._raw.execute(f"PRAGMA {pragma}").close()
        found = self._raw.execute("SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'index' AND sql <> ''")
        chosen = [(name, statement) for name, statement, table in found.fetchall() if table in tables]
        self._indexes = [statement for _, statement in chosen]
        for name, _ in chosen:
            self._raw.execute(f'DROP INDEX "{name}"')
        self._raw.execute("BEGIN")

    def write(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        names = columns_of(table)
        marks = ", ".join("?" * len(names))
        quoted = ", ".join(f'"{name}"' for name in names)
        self._raw.executemany(f'INSERT INTO "{table}" ({quoted}) VALUES ({marks})', rows)

    def run(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """statement with ? for values, once for each of rows."""
        self._raw.executemany(statement, rows)

    def finish(self, progress: Progress) -> None:
        self._raw.execute("COMMIT")
        for number, statement in enumerate(self._indexes):
            progress(number / len(self._indexes))
            self._raw.execute(statement)
        self._raw.execute("PRAGMA locking_mode=NORMAL").close()
        self._raw.execute("PRAGMA journal_mode=WAL").close()
        file = self._raw.execute("PRAGMA database_list").fetchone()[2]
        self._raw.close()
        with open(file, "rb+") as written:
            os.fsync(written.fileno())


class PostgresLoad:
    """The connection of the tables' owner. Each call is a transaction of its own."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._again: list[str] = []
        self._tables: Sequence[str] = ()
        # one transaction for each statement, however long it takes
        raw.driver_connection.autocommit = True
        self.run("SET statement_timeout = 0", [()])
        self.run("SET synchronous_commit = off", [()])
        self.run("SET maintenance_work_mem = '256MB'", [()])

    def drop_indexes(self, tables: Sequence[str]) -> None:
        self._tables = tables
        keys = self._asked(
            "SELECT conrelid::regclass::text, conname, contype, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE connamespace = 'public'::regnamespace AND contype IN ('f', 'p', 'u') ORDER BY contype"
        )
        # foreign keys first, of all tables: they stand on the keys of the others
        dropped = [key for key in keys if key[2] == "f" or key[0].strip('"') in tables]
        for table, name, _, _ in dropped:
            self.run(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"', [()])
        indexes = self._asked(
            "SELECT indexname, indexdef, tablename FROM pg_indexes WHERE schemaname = 'public' ORDER BY tablename"
        )
        chosen = [(name, made) for name, made, table in indexes if table in tables]
        for name, _ in chosen:
            self.run(f'DROP INDEX "{name}"', [()])
        added = [(kind, f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {made}') for table, name, kind, made in dropped]
        self._again = [
            *(statement for kind, statement in added if kind != "f"), *(made for _, made in chosen),
            *(statement for kind, statement in added if kind == "f"),
        ]  # fmt: skip

    def write(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        columns = sql.SQL(", ").join(map(sql.Identifier, columns_of(table)))
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)
        with self._raw.cursor() as cursor, cursor.copy(statement) as copying:
            for row in rows:
                copying.write_row(row)

    def run(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """statement with ? for values, once for each of rows."""
        with self._raw.cursor() as cursor:
            cursor.executemany(statement.replace("?", "%s"), rows)

    def finish(self, progress: Progress) -> None:
        for number, statement in enumerate(self._again):
            progress(number / len(self._again))
            self.run(statement, [()])
        for table in self._tables:
            if "id" in columns_of(table) and table != "command":
                self.run(f"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'), max(id)) FROM \"{table}\"", [()])
        self.run("VACUUM (ANALYZE)", [()])

    def _asked(self, statement: str) -> list[tuple[Any, ...]]:
        with self._raw.cursor() as cursor:
            found: list[tuple[Any, ...]] = cursor.execute(statement).fetchall()
        return found
