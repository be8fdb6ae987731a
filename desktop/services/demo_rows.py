"""Many rows of a table straight to the driver, as tuples: half the time of SQLAlchemy's insert() of dicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection

from desktop.models.base import Base

BATCH = 5_000


def insert_rows(connection: Connection, name: str, rows: Sequence[Any]) -> None:
    """rows are namespaces or dicts of the same columns."""
    if not rows:
        return
    columns = [column for column in Base.metadata.tables[name].columns if column.key in _content(rows[0])]
    names, mark = [_quoted(connection, column.name) for column in columns], _mark(connection)
    marks = ", ".join([mark] * len(columns))
    statement = f"INSERT INTO {_quoted(connection, name)} ({', '.join(names)}) VALUES ({marks})"
    _send(connection, statement, columns, rows)


def change_rows(connection: Connection, name: str, rows: Sequence[Any]) -> None:
    """Every column of rows that the database has, by primary key."""
    if not rows:
        return
    table, mark = Base.metadata.tables[name], _mark(connection)
    keys = list(table.primary_key.columns)
    others = [column for column in table.columns if column.key in _content(rows[0]) and column not in keys]
    sets = ", ".join(f"{_quoted(connection, column.name)} = {mark}" for column in others)
    where = " AND ".join(f"{_quoted(connection, column.name)} = {mark}" for column in keys)
    _send(connection, f"UPDATE {_quoted(connection, name)} SET {sets} WHERE {where}", [*others, *keys], rows)


def _send(connection: Connection, statement: str, columns: list[Column[Any]], rows: Sequence[Any]) -> None:
    dialect = connection.dialect
    processors = {column.key: column.type.dialect_impl(dialect).bind_processor(dialect) for column in columns}
    memos = {key: _Converted(process) for key, process in processors.items() if process is not None}
    for start in range(0, len(rows), BATCH):
        batch = [_content(row) for row in rows[start : start + BATCH]]
        values = [list(_values(batch, key, memos.get(key))) for key in processors]
        connection.exec_driver_sql(statement, list(zip(*values, strict=True)))


def _values(batch: list[Mapping[str, Any]], key: str, memo: _Converted | None) -> Iterator[Any]:
    return (row[key] for row in batch) if memo is None else (memo[row[key]] for row in batch)


def _content(row: Any) -> Mapping[str, Any]:
    content: Mapping[str, Any] = row if isinstance(row, dict) else row.__dict__
    return content


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote(name)


def _mark(connection: Connection) -> str:
    return "?" if connection.dialect.name == "sqlite" else "%s"


class _Converted(dict[Any, Any]):
    """A column's values as its driver takes them: moments and days come again and again."""

    def __init__(self, process: Callable[[Any], Any]) -> None:
        super().__init__()
        self._process = process

    def __missing__(self, value: Any) -> Any:
        self[value] = made = self._process(value)
        return made
