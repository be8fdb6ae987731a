"""The program says by itself what is wrong on this PC, and what to do."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import namedtuple
from datetime import timedelta
from pathlib import Path

import pytest

from desktop import cli_doctor
from desktop.services import doctor
from desktop.services.automation.nightly import run_daily
from desktop.services.doctor import KEYS, Finding, State, bytes_text, examine, without_database
from desktop.services.errors import DatabaseGone
from desktop.shop_secrets import ShopSecrets
from tests.people import Shop
from tests.terminal import Terminal

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def kept(tmp_path: Path) -> ShopSecrets:
    return ShopSecrets(tmp_path / "secrets")


def found(shop: Shop, kept: ShopSecrets) -> dict[str, Finding]:
    told = examine(shop.office, shop.owner, kept)
    assert [one.key for one in told] == [key for key in KEYS if key in {one.key for one in told}]
    return {one.key: one for one in told}


def test_a_shop_that_works_is_fine(shop: Shop, kept: ShopSecrets, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: Usage(10**12, 0, 10**12))
    monkeypatch.setattr(doctor, "ANSWER_LOOK", 10_000)
    shop.an_order(points=5)
    if shop.office.database == "PostgreSQL":
        # the shop lives at its own time, the server at today's
        monkeypatch.setattr(doctor, "CLOCK_LOOK", timedelta(days=10_000))
        monkeypatch.setattr(doctor, "CLOCK_BAD", timedelta(days=10_000))
    run_daily(shop.office, shop.worker())
    told = found(shop, kept)
    expected = set(KEYS) - ({"log"} if shop.office.database == "PostgreSQL" else set())
    assert set(told) == expected
    assert {key for key, one in told.items() if one.state is not State.FINE} == {"keys", "backup"}
    assert told["size"].values["orders"] == 1 and int(told["size"].values["bytes"]) > 100_000
    assert told["database"].values["kind"] == shop.office.database
    assert all(cli_doctor.line(one).startswith("[") for one in told.values())


def test_a_clock_that_is_wrong_is_bad(shop: Shop, kept: ShopSecrets) -> None:
    """On PostgreSQL the server's is the measure; in a file what was done before."""
    shop.an_order(points=5)
    shop.clock.forward(hours=-3)
    one = found(shop, kept)["clock"]
    assert one.state is State.BAD and int(one.values["seconds"]) >= 3 * 3600 - 60
    assert "自动校时" in cli_doctor.line(one)


def test_a_worker_that_went_silent_is_seen(shop: Shop, kept: ShopSecrets) -> None:
    assert found(shop, kept)["worker"] == Finding("worker", State.LOOK)
    run_daily(shop.office, shop.worker())
    for hours, state in ((1, State.FINE), (30, State.LOOK), (30, State.BAD)):
        shop.clock.forward(hours=hours)
        assert found(shop, kept)["worker"].state is state


@pytest.mark.parametrize(("free", "state"), [(10**11, State.FINE), (10**9, State.LOOK), (10**8, State.BAD)])
def test_little_room_is_told_before_it_is_gone(
    shop: Shop, kept: ShopSecrets, monkeypatch: pytest.MonkeyPatch, free: int, state: State
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: Usage(10**12, 0, free))
    room = found(shop, kept)["room"]
    assert room.state is state and bytes_text(free) in cli_doctor.line(room)


def test_without_its_database_a_pc_still_tells_of_itself(kept: ShopSecrets, tmp_path: Path) -> None:
    gone = DatabaseGone(outcome_known=True, detail="OperationalError")
    told = without_database("postgresql+psycopg://desk@192.168.1.9/shop", kept, gone)
    assert [one.key for one in told] == ["program", "database", "room", "keys", "backup"]
    assert told[1].state is State.BAD and "PostgreSQL" in cli_doctor.line(told[1])
    assert "pg_dump" in cli_doctor.line(told[-1])
    told = without_database(f"sqlite:///{tmp_path / 'shop.db'}", kept, gone)
    assert "log" in {one.key for one in told} and str(tmp_path / "shop.db") in cli_doctor.line(told[-1])


def test_doctor_on_the_command_line_fails_where_something_is_bad(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("POINTSDESK_SECRETS", str(tmp_path / "secrets"))
    monkeypatch.delenv("POINTSDESK_DB", raising=False)
    terminal = Terminal(f"sqlite:///{tmp_path / 'shop.db'}", monkeypatch, capsys, "")
    terminal.become("lixiang")
    terminal.json("init", "--shop", "悦享生活", "--owner", "lixiang")
    told = terminal.json("doctor")
    assert told["ok"] and {one["key"] for one in told["findings"]} == set(KEYS)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: Usage(10**12, 0, 10**8))
    said = terminal.run("doctor")
    assert said.code == 1 and "[坏]" in said.out
    away = "postgresql+psycopg://nobody@127.0.0.1:9/none"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "desktop", "doctor", "--db", away], capture_output=True, encoding="utf-8",
        timeout=120,
    )  # fmt: skip
    assert done.returncode == 1 and "连不上 PostgreSQL" in done.stdout, done.stderr
