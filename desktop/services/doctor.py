"""What the first questions of a support call would be, asked by the program: is everything as it should be here?

examine(office, actor, kept) -> (Finding, …)          each fine, to be looked at, or bad; a database that is away is one
shop_health(reading) -> ShopHealth                    what the database says of itself, without a word of anybody's data
"""

from __future__ import annotations

import platform
import shutil
import sqlite3
import statistics
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import sqlalchemy
from sqlalchemy import func, select, text
from sqlalchemy.engine import URL

from desktop import config
from desktop.models.automation import JobRun
from desktop.models.journal import Audit, FigureDelta
from desktop.models.vocabulary import Permission
from desktop.services.connecting import sqlite_file
from desktop.services.errors import DatabaseGone
from desktop.services.figures import status_counts
from desktop.services.office import Office
from desktop.services.transaction import Actor, Reading, query
from desktop.shop_secrets import ShopSecrets

GIB = 2**30
# free room where the data lies: a day's orders, a backup beside them, a log that grows while somebody reads
ROOM_LOOK, ROOM_BAD = 5 * GIB, GIB // 2
# milliseconds for the smallest question: past the first a click feels slow, past the second work stands still
ANSWER_LOOK, ANSWER_BAD = 50, 300
CLOCK_LOOK, CLOCK_BAD = timedelta(seconds=30), timedelta(minutes=5)
# the worker leaves a sign with every night's jobs
BEAT_LOOK, BEAT_BAD = timedelta(hours=26), timedelta(hours=50)
WAITING_LOOK, LOG_LOOK = 50_000, GIB
_ASKED = 5


class State(StrEnum):
    FINE = "FINE"
    LOOK = "LOOK"
    BAD = "BAD"


@dataclass(frozen=True, slots=True)
class Finding:
    """key is one of KEYS; values are numbers and names for its sentence: bytes, ms, seconds, hours, counts, paths."""

    key: str
    state: State
    values: Mapping[str, int | str] = field(default_factory=dict)


KEYS = ("program", "database", "answer", "clock", "room", "size", "log", "worker", "figures", "keys", "backup")


@dataclass(frozen=True, slots=True)
class ShopHealth:
    """now is the database's clock, None where that is this PC's; newest is the last act's moment, beat the last sign of
    a worker's life; waiting counts deltas of figures that wait to be folded, up to WAITING_LOOK."""

    server: str
    bytes: int
    orders: int
    now: datetime | None
    newest: datetime | None
    beat: datetime | None
    waiting: int


@query(Permission.SEE)
def shop_health(reading: Reading) -> ShopHealth:
    if reading.on_postgresql:
        server = str(reading.scalar(text("SHOW server_version")))
        size = int(reading.scalar(text("SELECT pg_database_size(current_database())")))
        now: datetime | None = reading.scalar(text("SELECT clock_timestamp()")).astimezone(UTC)
    else:
        server, now = sqlite3.sqlite_version, None
        size = int(reading.scalar(text("PRAGMA page_count"))) * int(reading.scalar(text("PRAGMA page_size")))
    waiting = select(FigureDelta.id).limit(WAITING_LOOK).subquery()
    return ShopHealth(
        server, size, sum(status_counts(reading).values()), now,
        reading.scalar(select(Audit.at).order_by(Audit.id.desc()).limit(1)),
        reading.scalar(select(func.max(JobRun.beat_at))),
        int(reading.scalar(select(func.count()).select_from(waiting))),
    )  # fmt: skip


@query(Permission.SEE)
def smallest_question(reading: Reading) -> int:
    return int(reading.scalar(select(1)))


def examine(office: Office, actor: Actor, kept: ShopSecrets) -> tuple[Finding, ...]:
    """In the order of KEYS. Raises what signing in again would mend (SessionEnded, NotPermitted); nothing else."""
    url = office.engine.url
    try:
        health, took = office.ask(actor, shop_health), _answer_ms(office, actor)
    except DatabaseGone as gone:
        return without_database(url, kept, gone)
    return _in_order([*_of_shop(office, health, took), *_of_this_pc(url, kept)])


def without_database(url: str | URL, kept: ShopSecrets, gone: DatabaseGone) -> tuple[Finding, ...]:
    """What this PC can tell by itself."""
    kind = "SQLite" if sqlite_file(url) is not None else "PostgreSQL"
    away = Finding("database", State.BAD, {"kind": kind, "detail": gone.detail})
    return _in_order([away, *_of_this_pc(url, kept)])


def _in_order(found: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda one: KEYS.index(one.key)))


def _of_shop(office: Office, health: ShopHealth, took: int) -> list[Finding]:
    found = [
        Finding("database", State.FINE, {"kind": office.database, "server": health.server}),
        Finding("answer", _past(took, ANSWER_LOOK, ANSWER_BAD), {"ms": took}),
        Finding("size", State.FINE, {"bytes": health.bytes, "orders": health.orders}),
        Finding("figures", _past(health.waiting, WAITING_LOOK - 1), {"waiting": health.waiting}),
    ]
    now = office.clock()
    # a clock that was set back stands before what has been done already
    off = abs(now - health.now) if health.now else (health.newest or now) - now
    found.append(_past_time("clock", off, CLOCK_LOOK, CLOCK_BAD))
    found.append(
        Finding("worker", State.LOOK)
        if health.beat is None
        else _past_time("worker", now - health.beat, BEAT_LOOK, BEAT_BAD, hours=True)
    )
    return found


def _of_this_pc(url: str | URL, kept: ShopSecrets) -> list[Finding]:
    file = sqlite_file(url)
    place = file.parent if file is not None else config.data_folder()
    free = shutil.disk_usage(_existing(place)).free
    low = State.BAD if free < ROOM_BAD else State.LOOK if free < ROOM_LOOK else State.FINE
    versions = f"Python {platform.python_version()} · SQLAlchemy {sqlalchemy.__version__}"
    found = [
        Finding("program", State.FINE, {"version": config.VERSION, "made_with": versions, "system": _system()}),
        Finding("room", low, {"bytes": free, "place": str(place)}),
        Finding("keys", State.FINE if kept.in_keyring else State.LOOK, {"place": str(kept.folder)}),
        Finding("backup", State.LOOK, {"place": str(file) if file is not None else ""}),
    ]
    if file is not None:
        log = file.with_name(f"{file.name}-wal")
        size = log.stat().st_size if log.exists() else 0
        found.append(Finding("log", _past(size, LOG_LOOK), {"bytes": size}))
    return found


def _answer_ms(office: Office, actor: Actor) -> int:
    """The middle of some: the first one may wake a server."""
    took = []
    for _ in range(_ASKED):
        began = time.perf_counter()
        office.ask(actor, smallest_question)
        took.append(time.perf_counter() - began)
    return round(statistics.median(took) * 1000)


def _past_time(key: str, value: timedelta, look: timedelta, bad: timedelta, *, hours: bool = False) -> Finding:
    seconds = max(0, int(value.total_seconds()))
    told = {"hours": seconds // 3600} if hours else {"seconds": seconds}
    return Finding(key, _past(seconds, int(look.total_seconds()), int(bad.total_seconds())), told)


def _past(value: int, look: int, bad: int | None = None) -> State:
    if bad is not None and value > bad:
        return State.BAD
    return State.LOOK if value > look else State.FINE


def told(values: Mapping[str, int | str]) -> dict[str, str]:
    """A finding's values as words: bytes as people say them, numbers in groups of three."""
    return {
        name: bytes_text(value) if name == "bytes" and isinstance(value, int) else _number(value)
        for name, value in values.items()
    }


def bytes_text(count: int) -> str:
    for unit, size in (("GB", GIB), ("MB", 2**20), ("KB", 2**10)):
        if count >= size:
            return f"{count / size:,.1f} {unit}"
    return f"{count} B"


def _number(value: int | str) -> str:
    return f"{value:,}" if isinstance(value, int) else value


def _existing(place: Path) -> Path:
    return next(one for one in (place, *place.parents) if one.exists())


def _system() -> str:
    return f"{platform.system()} {platform.release()}"
