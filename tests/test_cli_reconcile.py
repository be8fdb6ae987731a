"""pointsdesk reconcile --statement FILE at the command line."""

from __future__ import annotations

from pathlib import Path

from tests.bills import Told, wechat_bill
from tests.terminal import Terminal
from tests.test_cli import empty as empty
from tests.test_cli import terminal as terminal


def test_a_bill_is_reconciled_at_the_command_line_with_exit_one_on_differences(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.goods()
    order = terminal.order(terminal.member()["id"])
    terminal.pay(order)
    strange = wechat_bill(tmp_path / "bill.csv", [Told("4200-9", "NOT-OURS", 700, at="2020-01-01 08:00:00")])
    found = terminal.run("reconcile", "--statement", str(strange), "--json")
    assert (found.code, found.err) == (1, "")
    assert (found.json["ok"], found.json["matched"], found.json["provider"]) == (False, 0, "wechat")
    (missing,) = found.json["missing_here"]
    assert (missing["number"], missing["there_fen"], missing["step"]) == ("4200-9", 700, "FIND_ORDER")
    assert (found.json["missing_there"], found.json["amount_differs"], found.json["fee_fen"]) == ([], [], 6)
    plain = terminal.run("reconcile", "--statement", str(strange))
    assert plain.code == 1
    assert "账单有，这里没有" in plain.out and "7.00 元" in plain.out
    cut = wechat_bill(tmp_path / "cut.csv", [Told("4200-9", "X", 700)], ending=False)
    refused = terminal.run("reconcile", "--statement", str(cut))
    assert (refused.code, refused.out) == (1, "")
    assert "不完整" in refused.err
    assert terminal.run("reconcile").code == 2
