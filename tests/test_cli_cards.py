"""`cards`: codes in from a sheet or a pipe, what is left of them, one order's codes with a reason."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal
from tests.test_cli import empty as empty
from tests.test_cli import terminal as terminal


def test_codes_come_in_go_out_and_are_shown_with_a_reason(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = terminal.member(points=500)
    draft = '{"code": "VIP", "title": "视频月卡", "price_points": 100, "delivery": "VIRTUAL"}'
    terminal.json("do", "add_sku", f"draft={draft}")
    sheet = tmp_path / "月卡.csv"
    sheet.write_text(
        "卡密,密码,有效期\nVIP-2026-AAAA-0001,99,2126-01-31\nVIP-2026-AAAA-0001,,\n,12,\n", encoding="utf-8"
    )
    said = terminal.run("cards", "import", "VIP", "--file", str(sheet), "--json")
    assert (said.code, said.json["new"], said.json["twice"]) == (1, 1, [3])
    assert said.json["bad"] == [{"row": 4, "reason": "missing", "why": "没有卡密"}]
    monkeypatch.setattr(sys, "stdin", io.StringIO("VIP-2026-AAAA-0002\n"))
    terminal.json("cards", "import", "VIP", "--file", "-")
    stock = terminal.json("cards", "stock", "VIP")
    assert (stock["in_stock"], [one["left"] for one in stock["batches"]]) == (2, [1, 1])
    lines = '[{"sku": "VIP", "qty": 1}]'
    order = terminal.json("do", "place_order", f"member_id={made['id']}", f"lines={lines}")
    terminal.json("do", "ship_order", f"order={order['order_no']}", "codes=true")
    shown = terminal.json("cards", "show", order["order_no"], "--reason", "客人没收到")
    assert [(one["code"], one["password"]) for one in shown["cards"]] == [("VIP-2026-AAAA-0001", "99")]
    assert terminal.json("cards", "void", str(stock["batches"][0]["id"]), "--reason", "召回") == {"void": 1}
    for wrong in (("import", "VIP"), ("show", order["order_no"]), ("void", "x", "--reason", "召回")):
        terminal.refused("cards", *wrong, code=2)
    assert "卡密" in terminal.refused("cards", "import", "VIP", "--file", str(_other(tmp_path)))
    assert terminal.json("verify")["ok"]


def _other(folder: Path) -> Path:
    file = folder / "goods.csv"
    file.write_text("名称\n咖啡\n", encoding="utf-8")
    return file
