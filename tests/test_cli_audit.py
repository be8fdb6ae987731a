"""`audit search` on the command line: who did, who looked, and who may ask."""

from __future__ import annotations

from tests.terminal import Terminal
from tests.test_cli import empty, terminal  # noqa: F401 - fixtures


def test_who_did_and_who_looked_are_found_by_order_act_and_person(terminal: Terminal) -> None:  # noqa: F811
    terminal.goods()
    order = terminal.pay(terminal.order(terminal.member()["id"]))
    number = order["order_no"]
    told = terminal.json("audit", "search", "--about", number)
    assert [row["act"] for row in told["rows"]][-1] == "place_order"
    assert {row["subject_name"] for row in told["rows"]} == {number}
    one = terminal.json("audit", "search", "--act", "place_order", "--limit", "1")
    assert [row["act"] for row in one["rows"]] == ["place_order"]
    terminal.json("list", "orders", "--reveal", "联系派送")
    (look,) = terminal.json("audit", "search", "--looked", "--act", "REVEAL", "--about", number)["rows"]
    assert (look["reason"], look["orders"]) == ("联系派送", [[order["id"], number]])
    assert look["who"] in terminal.run("audit", "search", "--looked").out
    terminal.refused("audit", "search", "--about", "JF0000")
    terminal.refused("audit", "search", "--person", "没有这个人")
    terminal.refused("audit", "search", "--since", "昨天", code=2)


def test_who_may_not_read_the_audit_is_refused(terminal: Terminal) -> None:  # noqa: F811
    told = terminal.json("staff", "add", "liuyan", "--name", "刘妍", "--role", "SERVICE")
    terminal.become("liuyan", told["code"])
    terminal.monkeypatch.setenv("POINTSDESK_NEW_PASSWORD", "mountain river 1024")
    terminal.json("staff", "password")
    terminal.become("liuyan", "mountain river 1024")
    assert "READ_AUDIT" in terminal.refused("audit", "search")
