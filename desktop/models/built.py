"""Statements built once and sent many times: SQLAlchemy takes several times as long to build one as to send it.

@built_once
def _lot(lot_id: int) -> Executable:
    return select(Lot.pending).where(Lot.id == lot_id)

tx.scalar(_lot(7)) binds 7 to the statement of the first call. The parameters stand for values only: no if on them, and
a comparison with None finds nothing.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any, ParamSpec

from sqlalchemy import Connection, CursorResult, Executable, bindparam

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Bound:
    statement: Executable
    values: dict[str, Any]

    def on(self, connection: Connection) -> CursorResult[*tuple[Any, ...]]:
        return connection.execute(self.statement, self.values)


def built_once(build: Callable[P, Executable]) -> Callable[P, Bound]:
    # a name of its own: a column's would be taken for its new value in an UPDATE
    names = [f"the_{name}" for name in inspect.signature(build).parameters]

    @cache
    def statement() -> Executable:
        asked: Callable[..., Executable] = build
        return asked(*(bindparam(name) for name in names))

    @wraps(build)
    def bind(*args: P.args, **kwargs: P.kwargs) -> Bound:
        if kwargs:
            raise TypeError(f"{build.__name__} takes its values in their order")
        return Bound(statement(), dict(zip(names, args, strict=True)))

    return bind
