"""`worker` and `automation` at a terminal: what was done, which rules there are, and what they would have done."""

from __future__ import annotations

import json
from pathlib import Path

from tests.terminal import Terminal
from tests.test_cli import empty as empty
from tests.test_cli import terminal as terminal


def test_a_rule_is_published_tried_and_its_deeds_are_told(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.json("automation", "jobs") == {"jobs": []}
    assert terminal.json("worker", "--once")["rules"] == 0
    draft = {
        "draft": {
            "name": "新单提醒", "when": {"trigger": "PLACED"}, "condition": {"join": "ALL", "parts": []},
            "then": [{"deed": "NOTIFY", "text": "来了一单", "login": "lixiang"}, {"deed": "TAG", "text": "新单"}],
        }
    }  # fmt: skip
    (tmp_path / "rule.json").write_text(json.dumps(draft), encoding="utf-8")
    made = terminal.json("do", "save_shop_rule", "--json-in", str(tmp_path / "rule.json"))
    rule = str(made["id"])
    terminal.goods()
    order = terminal.order(terminal.member()["id"])["order_no"]
    tried = terminal.json("automation", "rehearse", "--rule", rule)
    assert (tried["looked"], [one["order_no"] for one in tried["orders"]]) == (1, [order])
    assert terminal.json("worker", "--once")["rules"] == 1
    (done,) = terminal.json("automation", "log", "--order", order)["log"]
    assert [(one["deed"], one["outcome"]) for one in done["did"]] == [("NOTIFY", "DONE"), ("TAG", "DONE")]
    assert [one["order_no"] for one in terminal.json("automation", "notices")["notices"]] == [order]
    assert [one["lately"] for one in terminal.json("automation", "rules")["rules"]] == [1]
    assert "新单提醒" in terminal.run("automation", "rules").out
    assert {one["job"] for one in terminal.json("automation", "jobs")["jobs"]} >= {"shop_rules"}
    terminal.refused("automation", "rehearse", code=2)
