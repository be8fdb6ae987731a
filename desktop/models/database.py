"""Opening the shop's database: SQLite for one PC, PostgreSQL for several, and what their errors mean."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

WRITE = "pointsdesk_write"
_LOCAL_HOSTS = {"", "localhost", "127.0.0.1", "::1"}
_TRANSIENT_STATES = {"40001", "40P01"}
_GONE_STATES = {"57P01", "57P02", "57P03", "08000", "08003", "08006", "08001", "08004", "08007"}
_NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs"}
_DRIVE_REMOTE = 4


class DatabaseRefused(Exception):
    """This database can't be opened as a shop: code names why (network_share, unknown_kind)."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


def open_engine(url: str) -> Engine:
    """An engine for sqlite:///FILE or postgresql+psycopg://…; write transactions carry the option WRITE."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    if parsed.get_backend_name() == "postgresql":
        return _postgresql(parsed)
    raise DatabaseRefused("unknown_kind", parsed.get_backend_name())


def _sqlite(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        refuse_network_share(Path(url.database))
    engine = create_engine(url, poolclass=QueuePool, connect_args={"timeout": 30, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def prepare(raw: sqlite3.Connection, _record: Any) -> None:
        raw.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
            raw.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITE, False)
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql(url: URL) -> Engine:
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    if (url.host or "") not in _LOCAL_HOSTS and not (url.host or "").startswith("/"):
        url = url.update_query_dict({"sslmode": "verify-full"})
    engine = create_engine(
        url,
        isolation_level="READ COMMITTED",
        pool_pre_ping=True,
        pool_size=4,
        connect_args={
            "connect_timeout": 10,
            "keepalives": 1,
            "keepalives_idle": 20,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            "prepare_threshold": None,
            "options": "-c timezone=UTC -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000",
        },
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if not connection.get_execution_options().get(WRITE, False):
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")

    return engine


def refuse_network_share(path: Path) -> None:
    """SQLite's locks don't hold on network file systems: raises DatabaseRefused('network_share')."""
    full = path.absolute()
    if sys.platform == "win32":
        import ctypes

        remote = str(full).startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(full.anchor) == _DRIVE_REMOTE
    else:
        remote = _file_system_of(full) in _NETWORK_FILE_SYSTEMS
    if remote:
        raise DatabaseRefused("network_share", str(path))


def _file_system_of(path: Path) -> str:
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    best, kind = -1, ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, folder, file_system, *_ = line.split(" ")
        mount = Path(folder.replace("\\040", " "))
        if path.is_relative_to(mount) and len(mount.parts) > best:
            best, kind = len(mount.parts), file_system
    return kind


def is_transient(error: DBAPIError) -> bool:
    """Another try may succeed: serialization failure, deadlock, or SQLite busy past its timeout."""
    if isinstance(error.orig, sqlite3.OperationalError):
        return error.orig.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return getattr(error.orig, "sqlstate", None) in _TRANSIENT_STATES


def is_gone(error: DBAPIError) -> bool:
    """The connection was lost or can't be made; what was under way may or may not have been committed."""
    if isinstance(error.orig, sqlite3.Error):
        return False
    state = getattr(error.orig, "sqlstate", None)
    return (
        bool(error.connection_invalidated)
        or state in _GONE_STATES
        or (state is None and type(error.orig).__name__ == "OperationalError")
    )
