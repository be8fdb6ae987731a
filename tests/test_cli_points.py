"""`points`: a balance explained, points given, adjusted and merged at a terminal."""

from __future__ import annotations

from pathlib import Path

from tests.terminal import Terminal
from tests.test_cli import empty as empty
from tests.test_cli import terminal as terminal


def test_a_balance_is_explained_and_valued(terminal: Terminal) -> None:
    made = terminal.member(points=800)
    terminal.json("points", "grant", made["account"], "40", "--reason", "生日礼", "--expires", "2126-12-31")
    story = terminal.json("points", "story", made["account"])
    assert (story["account"], story["balance"]["available"]) == (made["account"], 840)
    assert [(lot["origin"], lot["available"], lot["entry"]["reason"]) for lot in story["lots"]] == [
        ("GRANT", 40, "生日礼"), ("INIT", 800, ""),
    ]  # fmt: skip
    first = terminal.json("points", "story", made["account"], "--limit", "1")
    assert first["next"] == first["lots"][0]["id"]
    assert len(terminal.json("points", "story", made["account"], "--after", str(first["next"]))["lots"]) == 1
    forecast = terminal.json("points", "forecast", made["account"])
    assert (len(forecast["months"]), forecast["later"], forecast["never"]) == (12, 40, 800)
    assert terminal.json("points", "forecast")["never"] == 800
    assert terminal.json("points", "liability")["fen"] == 840
    assert "840" in terminal.run("points", "liability").out
    terminal.refused("points", "story", "M-9")
    terminal.refused("points", "story", code=2)
    terminal.refused("points", "grant", made["account"], code=2)
    terminal.refused("points", "grant", made["account"], "viele", "--reason", "x", code=2)


def test_a_sheet_gives_points_once_and_tells_which_rows_it_could_not(terminal: Terminal, tmp_path: Path) -> None:
    made = terminal.member(points=0)
    sheet = tmp_path / "双十一.csv"
    sheet.write_text(f"会员号,积分,原因\n{made['account']},30,双十一\nM-9,5,双十一\n{made['account']},x,双十一\n",
                     encoding="utf-8")  # fmt: skip
    said = terminal.run("points", "grant", "--sheet", str(sheet), "--json")
    assert said.code == 1
    assert {name: said.json[name] for name in ("batch", "granted", "repeated", "points")} == {
        "batch": "双十一.csv", "granted": 1, "repeated": 0, "points": 30,
    }  # fmt: skip
    assert [(one["row"], one["why"]) for one in said.json["refused"]] == [(3, "没有这位会员"), (4, "数字读不出")]
    again = terminal.run("points", "grant", "--sheet", str(sheet), "--json").json
    assert (again["granted"], again["repeated"]) == (0, 1)
    entry = terminal.json("points", "story", made["account"])["lots"][0]["entry"]["id"]
    back = terminal.json("points", "take-back", str(entry), "--points", "10", "--reason", "发多了")
    assert (back["points"], back["available"]) == (10, 20)


def test_points_are_adjusted_and_members_merged(terminal: Terminal) -> None:
    one, two = terminal.member(points=100), terminal.member(points=5)
    posted = terminal.json("points", "adjust", one["account"], "-30", "--reason", "误发")
    assert (posted["state"], posted["points"], posted["sole"]) == ("POSTED", -30, False)
    waiting = terminal.json("points", "adjust", one["account"], "5000", "--reason", "迁移补录")
    assert waiting["state"] == "PROPOSED"
    assert "24" in terminal.refused("points", "approve", str(waiting["id"]), "--reason", "核对过")
    rejected = terminal.json("points", "reject", str(waiting["id"]), "--reason", "没有依据")
    assert (rejected["state"], rejected["decision"]) == ("REJECTED", "没有依据")
    assert terminal.refused("points", "reject", str(waiting["id"]), "--reason", "没有依据")
    merged = terminal.json("points", "merge", one["account"], two["account"], "--reason", "同一个人")
    assert (merged["from"], merged["into"], merged["available"]) == (one["account"], two["account"], 70)
    assert terminal.json("show", "member", one["account"])["account"] == two["account"]
    assert terminal.json("verify")["ok"]
