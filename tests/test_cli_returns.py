"""After-sales from the command line: asked for, listed, shown, refunded."""

from __future__ import annotations

import json
from pathlib import Path

from tests.goods_calls import PNG
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


def test_photos_are_added_from_files_listed_and_saved_on_record(terminal: Terminal, tmp_path: Path) -> None:
    terminal.goods()
    order = terminal.pay(terminal.order(terminal.member()["id"], 1))
    line = terminal.json("show", "order", order["order_no"])["lines"][0]["id"]
    case = terminal.json("do", "request_return", f"order={order['order_no']}", "kind=REFUND_ONLY",
                         f'lines={{"{line}": 1}}', "reason=DAMAGED")  # fmt: skip
    number = str(case["id"])
    assert terminal.run("returns", "photo", number).out.strip() == "没有照片"
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "b.txt").write_bytes(b"no photo")
    first = terminal.json(
        "returns", "photo", number, "--add", str(tmp_path / "a.png"), "--add", str(tmp_path / "a.png")
    )
    assert [one["id"] for one in first["photos"]] == first["added"]
    assert "照片只收 JPEG、PNG 和 WebP" in terminal.refused(
        "returns", "photo", number, "--add", str(tmp_path / "b.txt")
    )
    out = tmp_path / "out.png"
    saved = terminal.json("returns", "photo", number, "--save", str(first["added"][0]), "--out", str(out))
    assert (saved["file"], out.read_bytes()) == (str(out), PNG)
    for wrong in (("--save", "1"), ("--save", "1", "--out", str(out)), ("--add", str(tmp_path / "gone.png"))):
        assert terminal.refused("returns", "photo", number, *wrong, code=2)
    assert terminal.refused("returns", "list", "--add", str(out), code=2)
    assert terminal.json("verify")["ok"]
