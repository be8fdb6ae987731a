"""report and export on the command line: what they write, whom they put on record, what they leave when refused."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desktop.services.summary_figures import month_days
from tests import papers
from tests.terminal import Terminal
from tests.test_cli import empty, terminal  # noqa: F401 - fixtures


def test_the_months_paper_is_written_and_says_what_figures_say(terminal: Terminal, tmp_path: Path) -> None:  # noqa: F811
    terminal.goods()
    order = terminal.pay(terminal.order(terminal.member()["id"], 2))
    placed = datetime.fromisoformat(order["placed_at"]).astimezone(ZoneInfo("Asia/Shanghai")).date().isoformat()
    month = placed[:7]
    file = tmp_path / "十月.pdf"
    told = terminal.json("report", "summary", "--month", month, "--out", str(file))
    assert told == {"pages": 2, "file": str(file), "missing": []}
    (total,) = terminal.json("figures", "--by", "month", "--since", f"{month}-01", "--until", placed)["total"]
    assert f"合计{total['orders']}¥{total['net_fen'] / 100:.2f}" in papers.text(file.read_bytes())
    since, until = month_days(date.fromisoformat(f"{month}-01"))
    terminal.json("report", "summary", "--since", str(since), "--until", str(until), "--out", str(tmp_path / "b.pdf"))
    assert papers.text(file.read_bytes())[-60:-40] == papers.text((tmp_path / "b.pdf").read_bytes())[-60:-40]


def test_a_paper_of_no_period_or_into_no_pdf_is_wrong_use(terminal: Terminal, tmp_path: Path) -> None:  # noqa: F811
    for words in (
        ("--out", "a.pdf"), ("--month", "2026-10", "--since", "2026-10-01", "--until", "2026-10-02", "--out", "a.pdf"),
        ("--since", "2026-10-01", "--out", "a.pdf"), ("--month", "2026-10", "--out", "a.txt"),
        ("--month", "2026-13", "--out", "a.pdf"),
    ):  # fmt: skip
        terminal.refused("report", "summary", *words, code=2)
    terminal.refused("report", "summary", "--month", "2026-10", "--out", str(tmp_path / "none" / "a.pdf"))


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_orders_are_exported_as_the_list_filters_them(terminal: Terminal, tmp_path: Path, ending: str) -> None:  # noqa: F811
    terminal.goods()
    member = terminal.member()
    first, second = terminal.order(member["id"]), terminal.pay(terminal.order(member["id"], 2))
    file = tmp_path / f"orders.{ending}"
    told = terminal.json("export", "orders", "--status", "TO_SHIP", "--out", str(file))
    assert told == {"rows": 1, "file": str(file)}
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []
    if ending == "csv":
        with file.open(encoding="utf-8-sig", newline="") as opened:
            (row,) = csv.DictReader(opened)
        assert (row["订单号"], row["收货人"]) == (second["order_no"], "何**")
    assert terminal.json("export", "orders", "--out", str(file))["rows"] == 2
    assert terminal.json("export", "members", "--out", str(tmp_path / "m.csv"))["rows"] == 1
    assert first["order_no"] != second["order_no"]


def test_names_are_exported_with_a_reason_that_stands_in_who_looked(terminal: Terminal, tmp_path: Path) -> None:  # noqa: F811
    terminal.goods()
    order = terminal.order(terminal.member()["id"])
    file = tmp_path / "orders.csv"
    terminal.json("export", "orders", "--reveal", "交快递公司", "--out", str(file))
    assert "何小明" in file.read_text(encoding="utf-8-sig")
    looks = terminal.json("show", "order", order["order_no"])["looks"]
    assert [(look["act"], look["reason"]) for look in looks] == [("EXPORT", "交快递公司")]


def test_a_refused_export_leaves_no_file(terminal: Terminal, tmp_path: Path) -> None:  # noqa: F811
    told = terminal.json("staff", "add", "liuyan", "--name", "刘妍", "--role", "SERVICE")
    terminal.monkeypatch.setenv("POINTSDESK_NEW_PASSWORD", "mountain river 1024")
    terminal.become("liuyan", told["code"])
    terminal.json("staff", "password")
    terminal.become("liuyan", "mountain river 1024")
    file = tmp_path / "orders.csv"
    for words in (("export", "orders"), ("export", "members"), ("report", "summary", "--month", "2026-10")):
        target = file if words[0] == "export" else tmp_path / "a.pdf"
        terminal.refused(*words, "--out", str(target))
    assert [one.name for one in tmp_path.iterdir() if one.suffix in (".csv", ".pdf")] == []
    terminal.become("lixiang")
    terminal.refused("export", "members", "--status", "PAID", "--out", str(file), code=2)
    terminal.refused("export", "orders", "--out", str(tmp_path / "orders.txt"), code=2)
