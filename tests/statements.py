"""Statements are compiled once per process, not once per shop.

SQLAlchemy keeps what it has compiled by engine, and every story opens a shop of its own: compiling took as long as the
stories themselves. Engines of one kind compile to the same, so they share what they have.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection, Engine, event
from sqlalchemy.util import LRUCache

from desktop.services import stopping
from desktop.services.stopping import Stop


class _Compiled(LRUCache[Any, Any]):
    """By the kind of dialect instead of by the engine's own."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(_shared(key), default)

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__(_shared(key), value)


def _shared(key: Any) -> Any:
    dialect, *rest = key
    return type(dialect), dialect.server_version_info, *rest


_COMPILED = _Compiled(2_000)


def share_compiled() -> None:
    @event.listens_for(Engine, "engine_connect")
    def connected(connection: Connection) -> None:
        connection.execution_options(compiled_cache=_COMPILED)


class Steps:
    """How many steps SQLite's machine takes, in thousands: what a question costs, whatever else the PC is doing."""

    EACH = 1_000

    def __init__(self) -> None:
        self.taken = 0

    def of(self, ask: Callable[[], Any]) -> tuple[Any, int]:
        """What is answered, and in how many steps."""
        self.taken, step = 0, Stop.step

        def counted(stop: Stop) -> int:
            self.taken += self.EACH
            return step(stop)

        with patch.object(stopping, "EACH", self.EACH), patch.object(Stop, "step", counted):
            return ask(), self.taken
