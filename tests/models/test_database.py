"""What a connection promises: durable, checked, ordered writes, and reads that can't write."""

from __future__ import annotations

import contextlib
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from desktop.models import database
from desktop.models.database import WRITE, is_gone, is_transient, open_engine
from desktop.models.refusal import DatabaseRefused
from tests import servers

ADD_CATEGORY = text("INSERT INTO category (name) VALUES (:name)")
COUNT = text("SELECT count(*) FROM category")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    opened = open_engine(database_url)
    yield opened
    opened.dispose()


@pytest.fixture
def sqlite_engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_engine(servers.fresh_sqlite_url(tmp_path))
    yield opened
    opened.dispose()


@pytest.fixture
def postgres_engine(postgres: servers.Postgres) -> Iterator[Engine]:
    url = postgres.create("empty")
    opened = open_engine(url)
    yield opened
    opened.dispose()
    postgres.drop(url)


def writing(engine: Engine) -> Connection:
    return engine.connect().execution_options(**{WRITE: True})


def add_category(engine: Engine, name: str) -> None:
    with writing(engine) as connection, connection.begin():
        connection.execute(ADD_CATEGORY, {"name": name})


def test_sqlite_keeps_what_it_has_acknowledged_and_checks_keys(sqlite_engine: Engine) -> None:
    with sqlite_engine.connect() as connection:
        settings = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")
        ]
    full = 2
    assert settings == ["wal", full, 1, 30_000, 1]


def test_sqlite_refuses_a_product_of_a_category_that_is_not_there(sqlite_engine: Engine) -> None:
    with writing(sqlite_engine) as connection, pytest.raises(IntegrityError, match="FOREIGN KEY"):
        connection.execute(text("INSERT INTO category (name, parent_id) VALUES ('茶', 99)"))


def test_postgres_sessions_are_read_committed_and_speak_utc(postgres_engine: Engine) -> None:
    with postgres_engine.connect() as connection:
        shown = {
            name: connection.exec_driver_sql(f"SHOW {name}").scalar()
            for name in (
                "transaction_isolation",
                "timezone",
                "statement_timeout",
                "idle_in_transaction_session_timeout",
            )
        }
    assert shown == {
        "transaction_isolation": "read committed",
        "timezone": "UTC",
        "statement_timeout": "30s",
        "idle_in_transaction_session_timeout": "1min",
    }


def test_postgres_writers_are_read_committed_too(postgres_engine: Engine) -> None:
    with writing(postgres_engine) as connection:
        assert connection.exec_driver_sql("SHOW transaction_isolation").scalar() == "read committed"


def test_the_owner_migrates_without_a_statement_timeout(postgres_engine: Engine) -> None:
    owner = open_engine(postgres_engine.url, admin=True)
    with owner.connect() as connection:
        assert connection.exec_driver_sql("SHOW statement_timeout").scalar() == "0"
    owner.dispose()


def test_postgres_never_turns_to_a_generic_plan(postgres_engine: Engine) -> None:
    with postgres_engine.connect() as connection:
        for _ in range(11):
            connection.execute(text("SELECT id FROM category WHERE name = :name"), {"name": "茶"})
        assert connection.exec_driver_sql("SELECT count(*) FROM pg_prepared_statements").scalar() == 0


def test_a_read_connection_cannot_write(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(DBAPIError, match=r"(?i)read-?only"):
        connection.execute(ADD_CATEGORY, {"name": "茶"})


def test_a_connection_that_read_before_may_write_in_its_next_turn(engine: Engine) -> None:
    for name in ("茶", "咖啡", "米"):
        with engine.connect() as connection:
            connection.execute(COUNT)
        add_category(engine, name)
    with engine.connect() as connection:
        assert connection.execute(COUNT).scalar() == 3


def test_a_write_that_is_not_committed_leaves_nothing(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(ADD_CATEGORY, {"name": "茶"})
    with engine.connect() as connection:
        assert connection.execute(COUNT).scalar() == 0


def test_two_writers_who_read_first_lose_no_update(sqlite_engine: Engine) -> None:
    """Each adds 1 fifty times by reading and writing back: only BEGIN IMMEDIATE makes that 100."""
    add_category(sqlite_engine, "0")

    def add_one_fifty_times() -> None:
        for _ in range(50):
            with writing(sqlite_engine) as connection, connection.begin():
                seen = int(connection.execute(text("SELECT name FROM category")).scalar_one())
                connection.execute(text("UPDATE category SET name = :name"), {"name": str(seen + 1)})

    writers = [threading.Thread(target=add_one_fifty_times) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with sqlite_engine.connect() as connection:
        assert connection.execute(text("SELECT name FROM category")).scalar() == "100"


def test_a_writer_waits_for_a_writer(sqlite_engine: Engine) -> None:
    waited: list[float] = []
    started = threading.Event()

    def second() -> None:
        begun = time.monotonic()
        started.set()
        add_category(sqlite_engine, "咖啡")
        waited.append(time.monotonic() - begun)

    with writing(sqlite_engine) as first, first.begin():
        first.execute(ADD_CATEGORY, {"name": "茶"})
        other = threading.Thread(target=second)
        other.start()
        started.wait()
        time.sleep(0.3)
    other.join()
    assert waited[0] >= 0.25


def test_a_reader_waits_for_nobody(sqlite_engine: Engine) -> None:
    with writing(sqlite_engine) as writer, writer.begin():
        writer.execute(ADD_CATEGORY, {"name": "茶"})
        with sqlite_engine.connect() as reader:
            assert reader.execute(COUNT).scalar() == 0


def test_a_backup_after_reading_finds_a_connection_as_new(sqlite_engine: Engine, tmp_path: Path) -> None:
    with sqlite_engine.connect() as reader:
        reader.execute(COUNT)
    with contextlib.closing(sqlite_engine.raw_connection()) as raw:
        raw.cursor().execute("VACUUM INTO ?", (str(tmp_path / "copy.db"),))
    assert (tmp_path / "copy.db").exists()


def test_a_file_whose_name_is_chinese_opens(tmp_path: Path) -> None:
    folder = tmp_path / "店 铺"
    folder.mkdir()
    engine = open_engine(servers.fresh_sqlite_url(folder))
    add_category(engine, "茶")
    engine.dispose()
    assert (folder / "shop.db").stat().st_size > 0


@pytest.mark.parametrize("url", ["mysql+pymysql://root@localhost/shop", "oracle://shop"])
def test_another_kind_of_database_is_refused(url: str) -> None:
    with pytest.raises(DatabaseRefused) as refused:
        open_engine(url)
    assert refused.value.code == "unknown_kind"


@pytest.mark.parametrize("url", ["", "shop.db", "postgresql://shop:hush@localhost:port/shop"])
def test_what_is_no_url_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(DatabaseRefused) as refused:
        open_engine(url)
    assert refused.value.code == "malformed_url"
    assert "hush" not in str(refused.value)


MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
fileserver:/export /mnt/office nfs4 rw 0 0
//nas/share /mnt/our\040nas cifs rw 0 0
tmpfs /mnt/office/scratch tmpfs rw 0 0
user@host:/ /mnt/ssh fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("/srv/shop.db", "ext4"),
        ("/mnt/office/shop.db", "nfs4"),
        ("/mnt/our nas/shop.db", "cifs"),
        ("/mnt/office/scratch/shop.db", "tmpfs"),
        ("/mnt/officecopy/shop.db", "ext4"),
        ("/mnt/ssh/deep/shop.db", "fuse.sshfs"),
    ],
)
def test_the_innermost_mount_says_what_file_system_it_is(tmp_path: Path, file: str, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS, encoding="utf-8")
    assert database._file_system_of(Path(file), mounts) == kind


@pytest.mark.skipif(sys.platform != "win32", reason="shares without a mount are Windows'")
@pytest.mark.parametrize(
    "file", ["//server/office/shop.db", "//./UNC/server/office/shop.db", "//?/UNC/server/office/shop.db"]
)
def test_a_file_on_a_windows_share_is_refused(file: str) -> None:
    with pytest.raises(DatabaseRefused) as refused:
        database.refuse_network_share(Path(file))  # in a URL the third's question mark would begin the options
    assert refused.value.code == "network_share"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked for the drive's kind instead")
@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs"])
def test_a_file_on_a_network_share_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str) -> None:
    def on_share(_file: Path, _mounts: Path) -> str:
        return kind

    monkeypatch.setattr(database, "_file_system_of", on_share)
    with pytest.raises(DatabaseRefused) as refused:
        open_engine(f"sqlite:///{tmp_path / 'shop.db'}")
    assert refused.value.code == "network_share"


@pytest.mark.parametrize(
    ("url", "encrypted"),
    [
        ("postgresql+psycopg://shop@localhost/shop", False),
        ("postgresql+psycopg://shop@127.0.0.1:5433/shop", False),
        ("postgresql+psycopg://shop@[::1]/shop", False),
        ("postgresql+psycopg://shop@/shop?host=/run/postgresql", False),
        ("postgresql://shop@localhost/shop", False),
        ("postgresql+psycopg://shop@db.example/shop", True),
        ("postgresql+psycopg://shop@db.example/shop?sslmode=disable", True),
        ("postgresql+psycopg://shop@/shop?host=db.example", True),
        ("postgresql+psycopg://shop@/shop?host=localhost,db.example", True),
        ("postgresql+psycopg://shop@/shop?host=localhost&host=db.example:5432", True),
        ("postgresql+psycopg://shop@localhost/shop?hostaddr=203.0.113.5", True),
        ("postgresql+psycopg://shop@localhost/shop?service=elsewhere", True),
        ("postgresql+psycopg://shop@/shop", True),
        ("postgresql+psycopg://shop@localhost.db.example/shop", True),
    ],
)
def test_only_this_machine_is_spoken_to_without_a_verified_certificate(url: str, encrypted: bool) -> None:
    engine = open_engine(url)
    assert (engine.url.query.get("sslmode") == "verify-full") is encrypted
    assert engine.url.drivername == "postgresql+psycopg"
    engine.dispose()


def caught(run: Any) -> DBAPIError:
    with pytest.raises(DBAPIError) as raised:
        run()
    return raised.value


def test_busy_past_the_timeout_is_worth_another_try(sqlite_engine: Engine) -> None:
    with writing(sqlite_engine) as first, first.begin():
        first.execute(ADD_CATEGORY, {"name": "茶"})
        with sqlite_engine.connect() as impatient:
            raw: Any = impatient.connection.dbapi_connection
            raw.execute("PRAGMA busy_timeout=0")
        error = caught(lambda: add_category(sqlite_engine, "咖啡"))
    assert is_transient(error)
    assert not is_gone(error)


def test_a_deadlock_is_worth_another_try(postgres_engine: Engine) -> None:
    for name in ("茶", "咖啡"):
        add_category(postgres_engine, name)
    lock = text("SELECT id FROM category WHERE name = :name FOR UPDATE")
    errors: list[DBAPIError] = []
    both_hold_one = threading.Barrier(2)

    def take(first: str, then: str) -> None:
        try:
            with writing(postgres_engine) as connection, connection.begin():
                connection.execute(lock, {"name": first})
                both_hold_one.wait()
                connection.execute(lock, {"name": then})
        except OperationalError as error:
            errors.append(error)
            return

    threads = [threading.Thread(target=take, args=pair) for pair in (("茶", "咖啡"), ("咖啡", "茶"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [is_transient(error) for error in errors] == [True]
    assert not is_gone(errors[0])


def test_a_session_that_the_administrator_ends_is_gone(postgres_engine: Engine, postgres: servers.Postgres) -> None:
    with postgres_engine.connect() as connection:
        backend = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
        postgres.execute(f"SELECT pg_terminate_backend({backend}, 5000)")
        error = caught(lambda: connection.execute(COUNT))
    assert is_gone(error)
    assert not is_transient(error)


def test_after_it_the_next_connection_works(postgres_engine: Engine, postgres: servers.Postgres) -> None:
    with postgres_engine.connect() as connection:
        backend = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
    postgres.execute(f"SELECT pg_terminate_backend({backend}, 5000)")
    with postgres_engine.connect() as connection:
        assert connection.execute(COUNT).scalar() == 0


def test_a_server_that_answers_nowhere_is_gone() -> None:
    engine = open_engine("postgresql+psycopg://shop@127.0.0.1:1/shop")
    error = caught(engine.connect)
    engine.dispose()
    assert is_gone(error)


def test_a_mistake_is_neither_gone_nor_worth_another_try(engine: Engine) -> None:
    add_category(engine, "茶")
    error = caught(lambda: add_category(engine, "茶"))
    assert not is_gone(error)
    assert not is_transient(error)


@pytest.mark.parametrize("state", ["08006", "25P03", "57P01", "57P02", "57P03"])
def test_states_of_a_lost_connection_are_gone(state: str) -> None:
    assert is_gone(DBAPIError("SELECT 1", {}, psycopg.errors.lookup(state)("lost")))


def test_a_disk_that_is_full_is_neither(sqlite_engine: Engine) -> None:
    with writing(sqlite_engine) as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1")
        error = caught(
            lambda: connection.execute(text("CREATE TABLE more AS SELECT zeroblob(1000000) AS filler FROM category"))
        )
    assert isinstance(error.orig, sqlite3.OperationalError)
    assert not is_transient(error)
    assert not is_gone(error)
