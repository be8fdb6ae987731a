"""`show member`: the card as JSON, by account or card number, and never a personal value."""

from __future__ import annotations

import json

from tests.terminal import Terminal
from tests.test_cli import empty as empty
from tests.test_cli import terminal as terminal

SECRETS = ("何小明", "19900009516", "示例路1号")
RIGHTS = '["SEE", "EDIT_MEMBERS", "NOTE"]'


def test_a_member_is_shown_by_account_or_card_with_habits_and_ledger(terminal: Terminal) -> None:
    terminal.goods()
    made = terminal.json("do", "add_member", "name=何小明", "phone=19900009516", "card_no=62008813", "points=800")
    order = terminal.order(made["id"])
    card = terminal.json("show", "member", "62008813")
    assert card == terminal.json("show", "member", made["account"])
    assert (card["account"], card["orders"][0]["order_no"]) == (made["account"], order["order_no"])
    assert (card["available"], card["frozen"], card["habits"]["counted"]) == (700, 100, 1)
    assert [entry["verb"] for entry in card["ledger"]["entries"]] == ["FREEZE", "INIT"]
    assert not any(secret in json.dumps(card, ensure_ascii=False) for secret in SECRETS)


def test_a_role_that_may_see_but_not_reveal_cannot_reveal_by_any_command(terminal: Terminal) -> None:
    terminal.goods()
    made = terminal.member()
    terminal.order(made["id"])
    terminal.json("do", "create_role", "name=看店", f"rights={RIGHTS}")
    code = terminal.json("staff", "add", "guan", "--name", "小关", "--role", "看店")["code"]
    terminal.become("guan", code)
    terminal.monkeypatch.setenv("POINTSDESK_NEW_PASSWORD", "mountain river 1024")
    terminal.json("staff", "password")
    terminal.become("guan", "mountain river 1024")
    told = [
        terminal.run("show", "member", made["account"], "--json").out,
        terminal.run("list", "orders", "--json").out,
        terminal.run("do", "edit_member", f"member_id={made['id']}", "tier=金卡", "--json").out,
        terminal.refused("list", "orders", "--reveal", "想看"),
        terminal.refused("do", "edit_member", f"member_id={made['id']}", "name=何大明"),
    ]
    assert all(told)
    assert not any(secret in text for secret in SECRETS for text in told)
