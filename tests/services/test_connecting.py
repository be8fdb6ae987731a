"""A database is looked at before it is opened: what is there, and a fact with a sentence for everything that can be wrong."""

from __future__ import annotations

import socket
import sqlite3
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import OperationalError

from desktop import config
from desktop.models.database import open_engine
from desktop.models.refusal import DatabaseRefused
from desktop.services import joining, opening
from desktop.services.connecting import Server, application_url, plainly, postgresql_url, probe, server_of, sqlite_url
from desktop.services.errors import DatabaseGone, Invalid
from desktop.shop_secrets import ShopSecrets
from desktop.views.texts import sentence
from tests import servers
from tests.founded import found_at


@pytest.fixture
def kept(tmp_path: Path) -> ShopSecrets:
    return ShopSecrets(tmp_path / "secrets")


def refused(url: str, kept: ShopSecrets) -> str:
    with pytest.raises(DatabaseRefused) as problem:
        probe(url, kept)
    said = sentence(problem.value)
    assert problem.value.code not in said and "secret-word" not in said
    return problem.value.code


def adopt(url: str, kept: ShopSecrets, words: str) -> str:
    return joining.adopt_shop(url, kept, config.utc_now, words=words, pc="收银台-02")


def test_looking_at_an_empty_place_makes_nothing_there(tmp_path: Path, kept: ShopSecrets) -> None:
    file = tmp_path / "没有 的" / "shop.db"
    assert probe(sqlite_url(file), kept).state == "empty"
    assert not file.parent.exists()


def test_a_shop_is_known_by_its_name_and_locked_where_its_secret_is_missing(tmp_path: Path, kept: ShopSecrets) -> None:
    url = sqlite_url(tmp_path / "shop.db")
    words = found_at(url, kept, zone="Asia/Tokyo")
    told = probe(url, kept)
    assert (told.state, told.shop_name) == ("shop", "晨光积分店")
    elsewhere = ShopSecrets(tmp_path / "other pc")
    assert probe(url, elsewhere).state == "locked"
    with pytest.raises(Invalid) as wrong:
        adopt(url, elsewhere, words.replace(words.split()[3], "bada", 1))
    assert wrong.value.field == "recovery_words"
    assert adopt(url, elsewhere, words) == url
    assert probe(url, elsewhere).state == "shop"
    office = opening.open_shop(url, elsewhere, config.utc_now)
    with office.engine.connect() as connection:
        assert connection.execute(text("SELECT value FROM setting WHERE name = 'zone'")).scalar() == '"Asia/Tokyo"'
    office.engine.dispose()


def test_what_is_no_shop_says_what_it_is(tmp_path: Path, kept: ShopSecrets) -> None:
    text_file, other = tmp_path / "notes.db", tmp_path / "other.db"
    text_file.write_text("no database at all, just words " * 99, encoding="utf-8")
    with sqlite3.connect(other) as raw:
        raw.execute("CREATE TABLE recipes (name TEXT)")
    raw.close()
    assert refused(sqlite_url(text_file), kept) == "cannot_open"
    assert refused(sqlite_url(other), kept) == "another_program"
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert refused(sqlite_url(tmp_path / "file" / "shop.db"), kept) == "cannot_open"


def test_a_server_that_cannot_be_reached_is_told_apart(kept: ShopSecrets, monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server("no-such-server.invalid", 5432, "shop", "desk", "secret-word")
    assert refused(postgresql_url(server), kept) == "no_such_server"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert refused(postgresql_url(Server("127.0.0.1", port, "shop", "desk", "secret-word")), kept) == "nobody_answers"

    def deaf(*_: object, **__: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(socket, "create_connection", deaf)
    assert refused(postgresql_url(server), kept) == "no_answer_in_time"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ('FATAL:  password authentication failed for user "desk"', "wrong_password"),
        ('致命错误:  用户 "desk" Password 认证失败', "wrong_password"),
        ('FATAL:  database "shop" does not exist', "no_such_database"),
        ('致命错误:  数据库 "shop" 不存在', "no_such_database"),
        ("SSL error: certificate verify failed", "no_tls"),
        ("server does not support SSL, but SSL was required", "no_tls"),
    ],
)
def test_a_servers_words_are_understood_in_its_own_language(words: str, code: str) -> None:
    with pytest.raises(DatabaseRefused) as told, plainly("postgresql+psycopg://desk:secret-word@db.example/shop"):
        raise OperationalError("connect", {}, psycopg.OperationalError(words))
    assert told.value.code == code


def test_a_server_that_says_nothing_known_is_gone() -> None:
    with pytest.raises(DatabaseGone), plainly("postgresql+psycopg://desk:secret-word@db.example/shop"):
        raise OperationalError("connect", {}, psycopg.OperationalError("server closed the connection unexpectedly"))


def test_an_address_is_the_same_after_it_was_written_down() -> None:
    server = Server("db.example", 5433, "积分 店", "desk@shop", "p%s'w\\:词/@", certificate="C:/certs/ca 1.crt")
    assert server_of(postgresql_url(server)) == server


def test_a_shop_founded_on_postgresql_is_opened_by_a_role_that_can_only_append_to_ledgers(
    kept: ShopSecrets, postgres: servers.Postgres
) -> None:
    admin = postgres.create()
    url = application_url(admin, "secret-word")
    try:
        assert probe(admin, kept).state == "empty"
        found_at(url, kept, admin_url=admin)
        told = probe(url, kept)
        assert (told.state, told.shop_name) == ("shop", "晨光积分店")
        office = opening.open_shop(url, kept, config.utc_now)
        with office.engine.connect() as connection:
            may = "SELECT has_table_privilege('audit', 'INSERT'), has_table_privilege('audit', 'DELETE')"
            assert connection.execute(text(may)).one() == (True, False)
        office.engine.dispose()
        role = str(make_url(url).username)
        missing = make_url(url).set(database="no_such_shop").render_as_string(hide_password=False)
        assert refused(missing, kept) == "no_such_database"
        nobody = make_url(url).set(username="no_such_desk").render_as_string(hide_password=False)
        assert refused(nobody, kept) in ("wrong_password", "nobody_answers")
        assert role.endswith("_desk")
    finally:
        postgres.drop(admin)


def test_a_login_that_owns_nothing_is_told_to_be_the_owners(kept: ShopSecrets, postgres: servers.Postgres) -> None:
    admin = postgres.create()
    postgres.execute("CREATE ROLE poor LOGIN PASSWORD 'secret-word'")
    poor = make_url(admin).set(username="poor", password="secret-word").render_as_string(hide_password=False)
    try:
        with pytest.raises(DatabaseRefused) as problem:
            found_at(application_url(poor, "secret-word"), kept, admin_url=poor)
        assert problem.value.code == "no_rights"
        assert probe(admin, kept).state == "empty"
    finally:
        postgres.drop(admin)
        postgres.execute("DROP ROLE poor")


def test_an_older_and_a_newer_shop_are_told_apart(tmp_path: Path, kept: ShopSecrets) -> None:
    url = sqlite_url(tmp_path / "shop.db")
    found_at(url, kept)
    for revision, code in (("0001", "older"), ("9999", "newer")):
        engine = open_engine(url)
        with engine.connect().execution_options(pointsdesk_write=True) as connection, connection.begin():
            connection.execute(text("UPDATE alembic_version SET version_num = :number"), {"number": revision})
        engine.dispose()
        assert refused(url, kept) == code


def test_a_founding_that_stops_before_its_commit_can_be_done_again(
    tmp_path: Path, kept: ShopSecrets, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tables are there, the shop isn't: the next start sees an empty place."""
    url = sqlite_url(tmp_path / "shop.db")
    with monkeypatch.context() as patched:
        patched.setattr(opening, "found_shop", _falls_over)
        with pytest.raises(KeyboardInterrupt):
            found_at(url, kept)
    assert probe(url, kept).state == "empty"
    found_at(url, kept)
    assert probe(url, kept).state == "shop"


def _falls_over(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
