"""A second PC comes in from the command line; the database owner's login works for nobody there."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import cli, config
from tests.terminal import Terminal
from tests.test_cli import empty, terminal  # noqa: F401 - fixtures


def test_a_second_pc_joins_and_opens_the_shop_from_then_on(
    terminal: Terminal,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "晨光.pdjoin"
    if not terminal.admin:
        assert "PostgreSQL" in terminal.refused("join", "create", str(file))
        return
    assert "--host" in terminal.refused("join", "create", str(file)) and not file.exists()
    made = terminal.json("join", "create", str(file), "--host", "127.0.0.1")
    assert set(made) == {"file", "passphrase", "until"} and made["passphrase"] not in file.read_text("ascii")
    other = tmp_path / "other pc"
    monkeypatch.setattr(config, "data_folder", lambda: other)
    monkeypatch.setenv("POINTSDESK_SECRETS", str(other / "secrets"))
    monkeypatch.setenv("POINTSDESK_JOIN_PASSPHRASE", "no such words")
    assert "口令不对" in terminal.refused("join", "use", str(file))
    assert "读不了" in terminal.refused("join", "use", str(tmp_path / "none.pdjoin")) and not other.exists()
    monkeypatch.setenv("POINTSDESK_JOIN_PASSPHRASE", made["passphrase"])
    assert terminal.json("join", "use", str(file)) == {"joined": True}
    capsys.readouterr()
    assert cli.main(["list", "orders", "--json"]) == 0
    assert "secret-word" not in (other / "shop.json").read_text("utf-8")


def test_neither_worker_nor_till_works_by_the_database_owners_login(terminal: Terminal) -> None:  # noqa: F811
    if not terminal.admin:
        assert terminal.json("worker", "--once")
        return
    terminal.url = terminal.admin
    for words in (("worker", "--once"), ("list", "orders"), ("verify",)):
        assert "主人" in terminal.refused(*words)
    terminal.admin = ""
    assert "--admin-db" in terminal.refused("init", "--shop", "又一家", "--owner", "wangwu", code=2)
