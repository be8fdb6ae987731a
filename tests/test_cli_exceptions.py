"""Exceptions from the command line: listed, taken, put off, and where time goes."""

from __future__ import annotations

from tests.terminal import Terminal
from tests.test_cli import empty as empty
from tests.test_cli import terminal as terminal


def test_an_exception_is_listed_taken_and_put_off_and_delays_are_told(terminal: Terminal) -> None:
    terminal.goods()
    order = terminal.order(terminal.member()["id"], 2)
    for code in ("NOT_ENOUGH", "BANK_ERROR"):
        terminal.json("do", "record_failed_payment", f"order={order['order_no']}", "method=wechat", f"code={code}")
    listed = terminal.json("exceptions", "list", "--kind", "PAYMENT_FAILING")
    (row,) = listed["rows"]
    assert (row["number"], row["facts"]["tries"], listed["open"]) == (order["order_no"], 2, 1)
    assert terminal.json("exceptions", "take", str(row["id"])) == {"done": 1, "closed": 0, "others": 0}
    assert terminal.refused("exceptions", "take", str(row["id"]))
    assert "付款总不成功 1" in terminal.run("exceptions", "list").out
    assert terminal.refused("exceptions", "snooze", str(row["id"]), code=2)
    terminal.json("exceptions", "snooze", str(row["id"]), "--days", "2", "--reason", "等买家")
    assert terminal.json("exceptions", "list")["rows"] == []
    assert [one["snooze_reason"] for one in terminal.json("exceptions", "list", "--scope", "SNOOZED")["rows"]] == [
        "等买家"
    ]
    assert terminal.refused("exceptions", "list", "7", code=2)
    told = terminal.json("exceptions", "delays")
    assert {one["status"]: one["orders"] for one in told["ages"]}["UNPAID"] == 1
    assert "UNPAID" in terminal.run("exceptions", "delays").out
