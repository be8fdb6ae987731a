"""Exceptions from the command line: listed, taken, put off, and where time goes."""

from __future__ import annotations

from sqlalchemy import text

from desktop.models.database import open_engine
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


def test_a_break_says_what_mends_it_and_a_mend_is_proposed_and_approved_from_here(terminal: Terminal) -> None:
    member = terminal.member()["id"]
    engine = open_engine(terminal.admin or terminal.url)
    with engine.connect().execution_options(pointsdesk_write=True) as connection:
        connection.execute(text(f"UPDATE balance SET available = available + 30 WHERE member_id = {member}"))
        connection.commit()
    engine.dispose()
    said = terminal.run("verify", "--json")
    (broken,) = [one for one in said.json["breaks"] if one["check"] == "balance"]
    assert (said.code, broken["diagnosis"], broken["mend"]) == (1, "altered", f"member:{member}")
    assert {one["table"] for one in broken["entries"]} >= {"balance"}
    assert f"propose_mend subject=member subject_id={member}" in terminal.run("verify").out
    row = terminal.json("do", "propose_mend", "subject=member", f"subject_id={member}", "reason=余额多了")
    assert (row["state"], row["steps"][0]["changes"]) == ("PROPOSED", {"available": -30})
    assert "24 小时" in terminal.refused("do", "approve_mend", f"mend_id={row['id']}", "reason=核对过")
    assert terminal.json("do", "reject_mend", f"mend_id={row['id']}", "reason=等店长来")["state"] == "REJECTED"
