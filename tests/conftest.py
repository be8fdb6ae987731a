"""Databases for the tests: every story runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from desktop.models import schema
from desktop.models.database import open_engine
from tests.people import Shop
from tests.servers import Postgres

KINDS = ["sqlite"] if sys.platform == "win32" else ["sqlite", "postgresql"]


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty shop's file, migrated once."""
    file = tmp_path_factory.mktemp("template") / "empty.db"
    engine = open_engine(f"sqlite:///{file}")
    schema.migrate(engine)
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def postgres(shared_folder: Path) -> Iterator[Postgres]:
    """The run's server: the first worker starts it, the last stops it. Its database 'empty' is migrated."""
    state, lock = shared_folder / "postgres.json", FileLock(shared_folder / "postgres.lock")
    with lock:
        if state.exists():
            known = json.loads(state.read_text(encoding="utf-8"))
            server = Postgres(Path(known["folder"]), known["port"])
            users = known["users"]
        else:
            server, users = Postgres.start(), 0
            server.execute("CREATE DATABASE empty")
            engine = open_engine(server.url("empty"))
            schema.migrate(engine)
            engine.dispose()
        state.write_text(
            json.dumps({"folder": str(server.folder), "port": server.port, "users": users + 1}), encoding="utf-8"
        )
    yield server
    with lock:
        known = json.loads(state.read_text(encoding="utf-8"))
        known["users"] -= 1
        state.write_text(json.dumps(known), encoding="utf-8")
        if known["users"] == 0:
            server.remove()
            state.unlink()


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated, empty database of its own."""
    if request.param == "sqlite":
        file = tmp_path / "shop.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        return f"sqlite:///{file}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.create("empty")


@pytest.fixture
def shop(database_url: str) -> Iterator[Shop]:
    """A founded shop with one person per role."""
    opened = Shop.found(database_url)
    yield opened
    opened.close()
