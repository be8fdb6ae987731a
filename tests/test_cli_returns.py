"""After-sales from the command line: asked for, listed, shown, refunded."""

from __future__ import annotations

import json

from tests.terminal import Terminal
from tests.test_cli import empty as empty
from tests.test_cli import terminal as terminal


def test_an_after_sale_is_asked_for_listed_shown_and_refunded(terminal: Terminal) -> None:
    terminal.goods()
    order = terminal.pay(terminal.order(terminal.member()["id"], 2))
    line = terminal.json("show", "order", order["order_no"])["lines"][0]["id"]
    asked = ("do", "request_return", f"order={order['order_no']}", "kind=REFUND_ONLY", f'lines={{"{line}": 1}}',
             "reason=DAMAGED", "words=杯口有缺", "--command-id", "click-1")  # fmt: skip
    case = terminal.json(*asked)
    assert (case["state"], terminal.json(*asked)) == ("REQUESTED", case)
    listed = terminal.json("returns", "list", "--state", "REQUESTED", "--search", order["order_no"])
    assert [row["id"] for row in listed["rows"]] == [case["id"]]
    assert (listed["states"]["REQUESTED"], listed["overdue"], listed["next"]) == (1, 0, None)
    shown = terminal.json("returns", "show", str(case["id"]))
    assert (shown["words"], shown["proposal"]["plan"]["cash_fen"]) == ("杯口有缺", 500)
    assert "现在可以：同意售后" in terminal.refused("do", "refund_return", f"case_id={case['id']}")
    terminal.json("do", "approve_return", f"case_id={case['id']}")
    done = terminal.json("do", "refund_return", f"case_id={case['id']}", "freight=true")
    assert (done["state"], done["points"], done["refund_id"] is not None) == ("DONE", 100, True)
    said = terminal.run("returns", "list", "--sort", "requested").out
    assert f"{case['id']}  {order['order_no']}" in said and "已完成 1" in said
    assert terminal.refused("do", "fast_refund", f"order={order['order_no']}", f'lines={{"{line}": 9}}', "reason=OTHER")
    assert terminal.refused("returns", "show", "999") and terminal.refused("returns", "show", code=2)
    assert not any(secret in json.dumps(shown, ensure_ascii=False) for secret in ("何小明", "19900009516", "示例路1号"))
    assert terminal.json("verify")["ok"]
