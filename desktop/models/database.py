"""Opening the shop's database: SQLite for one PC, PostgreSQL for several, and what their errors mean."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool

from desktop.models.refusal import DatabaseRefused

WRITE = "pointsdesk_write"
# a desk's four threads, the one that listens for changes and the one that reads them: kept, for a new one costs as
# much as ten questions
POOL = 6
_BUSY_SECONDS = 30
_LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}
_TRANSIENT_STATES = {"40001", "40P01"}
# connection exceptions, idle timeout, administrator's or crash shutdown, starting up, dropped, idle session
_GONE_STATES = {"25P03", "57P01", "57P02", "57P03", "57P04", "57P05"}
_UNWRITTEN = {
    sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE, sqlite3.SQLITE_IOERR_SHMSIZE,
}  # fmt: skip
_NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "fuse.sshfs", "fuse.rclone"}
_DRIVE_REMOTE = 4


def open_engine(url: str | URL, *, admin: bool = False) -> Engine:
    """An engine for sqlite:///FILE or postgresql+psycopg://…; write transactions carry the option WRITE.

    Without it a transaction can only read. admin lifts the statement timeout, for migrations. Raises
    DatabaseRefused for what is no URL, for another kind of database and for a file on a network share.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        # without the cause: its message repeats the URL, password and all
        raise DatabaseRefused("malformed_url") from None
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    if parsed.get_backend_name() == "postgresql":
        return _postgresql(parsed, admin)
    raise DatabaseRefused("unknown_kind", parsed.get_backend_name())


def _sqlite(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        refuse_network_share(Path(url.database))
    engine = create_engine(
        url.set(drivername="sqlite"),
        poolclass=QueuePool,
        connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def prepare(raw: sqlite3.Connection, _record: Any) -> None:
        raw.isolation_level = None
        mode = raw.execute("PRAGMA journal_mode=WAL").fetchone()[0]
        if mode not in ("wal", "memory"):
            raise DatabaseRefused("no_wal", str(url.database))
        # secure_delete: what is deleted or replaced is overwritten in the file, not only forgotten
        # recursive_triggers: without it INSERT OR REPLACE deletes a row past the triggers that refuse a DELETE
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON", "secure_delete=ON"):
            raw.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITE, False)
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    @event.listens_for(engine, "checkin")
    def release(raw: sqlite3.Connection | None, _record: Any) -> None:
        # engine.raw_connection() (backup, VACUUM) emits no begin: it gets the connection as a fresh one
        if raw is not None:
            raw.execute("PRAGMA query_only=OFF").close()

    return engine


def empty_log(engine: Engine) -> None:
    """Bring SQLite's write-ahead log into the file and cut it to nothing, for it still holds every page as it was.

    A reader who stays longer than the busy timeout keeps it full; the next call empties it.
    """
    if engine.dialect.name != "sqlite":
        return
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    finally:
        raw.close()


def _postgresql(url: URL, admin: bool) -> Engine:
    if url.drivername != "postgresql+psycopg":
        url = url.set(drivername="postgresql+psycopg")
    if not _names_this_machine(url):
        url = url.update_query_dict({"sslmode": "verify-full"})
    timeout = 0 if admin else 30_000
    engine = create_engine(
        url,
        isolation_level="READ COMMITTED",
        pool_pre_ping=True,
        pool_size=POOL,
        connect_args={
            "connect_timeout": 10,
            "keepalives": 1,
            "keepalives_idle": 20,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            # what was sent and never acknowledged counts too: without it a dead line is held for a quarter of an hour
            "tcp_user_timeout": 30_000,
            "prepare_threshold": None,
            "options": f"-c timezone=UTC -c statement_timeout={timeout} -c idle_in_transaction_session_timeout=60000",
        },
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # psycopg sends it with its BEGIN, so a read costs no round trip more
        raw: Any = connection.connection.dbapi_connection
        raw.read_only = not connection.get_execution_options().get(WRITE, False)

    return engine


def _names_this_machine(url: URL) -> bool:
    """Whether every host in the URL is this machine. No host at all: libpq takes its own, which may be any."""
    hosts = [url.host] if url.host else []
    for name in ("host", "hostaddr"):
        value = url.query.get(name, ())
        for part in (value,) if isinstance(value, str) else value:
            hosts += part.split(",")
    local = [host in _LOCAL_HOSTS or host.startswith("/") for host in hosts]
    return bool(local) and all(local) and "service" not in url.query


def refuse_network_share(path: Path) -> None:
    """SQLite's locks don't hold on network file systems: raises DatabaseRefused('network_share')."""
    full = path.resolve()
    if sys.platform == "win32":
        import ctypes

        plain = str(full).removeprefix("\\\\?\\").removeprefix("\\\\.\\")
        unc = plain.startswith(("\\\\", "UNC\\"))
        remote = unc or ctypes.windll.kernel32.GetDriveTypeW(full.anchor) == _DRIVE_REMOTE
    else:
        remote = _file_system_of(full, Path("/proc/mounts")) in _NETWORK_FILE_SYSTEMS
    if remote:
        raise DatabaseRefused("network_share", str(path))


def _file_system_of(path: Path, mounts: Path) -> str:
    """The type of the file system that path lies on; '' where the system keeps no such list."""
    if not mounts.exists():
        return ""
    best, kind = -1, ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, folder, file_system, *_ = line.split(" ")
        mount = Path(folder.replace("\\040", " "))
        if path.is_relative_to(mount) and len(mount.parts) >= best:
            best, kind = len(mount.parts), file_system
    return kind


def is_transient(error: DBAPIError) -> bool:
    """Another try may succeed: serialization failure, deadlock, or SQLite busy past its timeout."""
    if isinstance(error.orig, sqlite3.Error):
        code = getattr(error.orig, "sqlite_errorcode", 0)
        return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return getattr(error.orig, "sqlstate", None) in _TRANSIENT_STATES


def is_taken(error: DBAPIError) -> bool:
    """A unique value was taken by somebody else in the same moment: checked anew, it gets a clear answer."""
    if isinstance(error.orig, sqlite3.Error):
        return False
    return getattr(error.orig, "sqlstate", None) == "23505"


def is_no_database(error: DBAPIError) -> bool:
    """The SQLite file can't be opened, or is something else."""
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    return isinstance(error.orig, sqlite3.Error) and code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOTADB)


def is_full(error: DBAPIError) -> bool:
    """No room is left where the database lies. Of a quota or a limit on files SQLite knows only that it couldn't write."""
    if isinstance(error.orig, sqlite3.Error):
        code = getattr(error.orig, "sqlite_errorcode", 0)
        return code & 0xFF == sqlite3.SQLITE_FULL or code in _UNWRITTEN
    return getattr(error.orig, "sqlstate", None) == "53100"


def is_denied(error: DBAPIError) -> bool:
    """The login may not do that; for SQLite, the user may not write the file."""
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM) or getattr(error.orig, "sqlstate", None) == "42501"


def is_too_long(error: DBAPIError) -> bool:
    """Whether a text didn't fit into an index row (PostgreSQL: 8,191 bytes)."""
    return getattr(error.orig, "sqlstate", None) == "54000"


def is_gone(error: DBAPIError) -> bool:
    """The connection was lost or can't be made; what was under way may or may not have been committed."""
    if isinstance(error.orig, sqlite3.Error):
        return False
    state = getattr(error.orig, "sqlstate", None)
    if error.connection_invalidated:
        return True
    if state is None:
        # libpq gives no state for a connection that it couldn't make or lost
        return any(kind.__name__ == "OperationalError" for kind in type(error.orig).__mro__)
    return state.startswith("08") or state in _GONE_STATES
