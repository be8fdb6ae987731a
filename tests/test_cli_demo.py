"""The verb demo: what it answers, what it leaves, what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.cli import main
from desktop.models.vocabulary import Preset
from desktop.passwords import weakness
from desktop.services.shop import ROLE_NAMES


@pytest.fixture(autouse=True)
def this_pc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("POINTSDESK_DB", f"sqlite:///{tmp_path / 'shop.db'}")
    monkeypatch.setenv("POINTSDESK_SECRETS", str(tmp_path / "secrets"))


def test_the_demo_answers_how_much_there_is_and_who_signs_in(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["demo", "--orders", "30", "--seed", "3", "--days", "30", "--newest", "2", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    people = answer.pop("staff")
    assert answer == {"orders": 30, "members": 12, "products": 51}
    assert [set(person) for person in people] == [{"login", "password", "role"}] * len(Preset)
    assert {person["role"] for person in people} == set(ROLE_NAMES.values())
    assert not any(weakness(person["password"], login=person["login"]) for person in people)
    for person in people:
        monkeypatch.setenv("POINTSDESK_LOGIN", person["login"])
        monkeypatch.setenv("POINTSDESK_PASSWORD", person["password"])
        assert main(["verify", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["checked"]["orders"] == 30 + 1, "and a replacement"


def test_the_demo_is_refused_where_there_is_a_shop(capsys: pytest.CaptureFixture[str]) -> None:
    small = ["demo", "--orders", "1", "--days", "30", "--newest", "0"]
    assert main(small) == 0
    assert "演示店开好了：1 笔订单" in capsys.readouterr().out
    assert main(small) == 1
    assert "exists" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("wrong", "bound"),
    [
        (["--orders", "0"], "最少 1"),
        (["--days", "5"], "最少 30"),
        (["--days", "5000"], "最多 1000"),
        (["--newest", "-1"], "newest"),
    ],
)
def test_a_demo_that_cannot_be_leaves_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, wrong: list[str], bound: str
) -> None:
    assert main(["demo", *wrong]) == 1
    assert bound in capsys.readouterr().err
    assert not (tmp_path / "shop.db").exists()


def test_progress_is_written_line_by_line_for_another_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--orders", "5", "--days", "30", "--newest", "0", "--progress"]) == 0
    lines = capsys.readouterr().err.splitlines()
    percents = [int(line.split(" ")[1]) for line in lines]
    assert percents == sorted(percents)
    assert (percents[0], percents[-1]) == (0, 100)
    assert lines[-1].split(" ", 2)[0] == "progress"
