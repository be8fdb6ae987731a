"""pointsdesk import: what the verb answers, its exit codes, and the child that a window talks to."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop.cli import main
from desktop.models.order import ImportBatch, Order
from desktop.services import import_child
from desktop.services.errands import read_errand
from desktop.services.settings import shop_settings
from desktop.shop_secrets import ShopSecrets
from tests.founded import desk_url
from tests.imports import DAYS, MALL, order_file, retail_files, run_import
from tests.people import PASSWORD, SECRET, Shop
from tests.views.windows import cheap_passwords

CHILD = [sys.executable, "-m", "desktop", "import-child"]


@pytest.fixture
def signed_in(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """The command line finds the shop, its secret and the owner's password."""
    cheap_passwords(shop)
    ShopSecrets(tmp_path / "secrets").set(shop.ask(shop_settings).shop_id, SECRET)
    for name, value in {
        "POINTSDESK_DB": desk_url(shop), "POINTSDESK_SECRETS": str(tmp_path / "secrets"),
        "POINTSDESK_LOGIN": "lixiang", "POINTSDESK_PASSWORD": PASSWORD,
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    return shop


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, dict[str, Any], str]:
    code = main([str(word) for word in words] + ["--json"])
    told = capsys.readouterr()
    return code, json.loads(told.out) if told.out else {}, told.err


def test_import_answers_with_counts_and_batch(
    signed_in: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = order_file(tmp_path / "o.csv", {}, {"订单号": "T2", "实付现金": "12,9.00"})
    rejects = tmp_path / "bad.csv"
    code, answer, _ = run(capsys, "import", path, "--rejects", rejects)
    wanted = {
        "format": "template_orders",
        "created": 1,
        "updated": 0,
        "skipped": 0,
        "rejected": 1,
        "lines": 2,
        "batch": 1,
    }
    assert code == 0
    assert {name: answer[name] for name in wanted} == wanted
    assert answer["files"] == [{"file": "o.csv", **wanted}]
    assert "实付现金「12,9.00」：金额读不出" in rejects.read_text(encoding="utf-8-sig")
    code, again, _ = run(capsys, "import", path)
    assert (code, again["created"], again["skipped"]) == (0, 0, 1)


def test_a_dry_run_changes_nothing(signed_in: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer, _ = run(capsys, "import", MALL, "--dry-run")
    assert (code, answer["created"], answer["batch"]) == (0, 65, None)
    assert signed_in.count(select(func.count()).select_from(Order)) == 0
    assert signed_in.count(select(func.count()).select_from(ImportBatch)) == 0


def test_a_file_that_is_no_table_is_refused_in_one_line(
    signed_in: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.csv"
    path.write_text("昵称,心情\n小林,好\n", encoding="utf-8")
    code, _, said = run(capsys, "import", path)
    assert code == 1
    assert said.count("\n") == 1
    assert "昵称、心情" in said
    assert run(capsys, "import", tmp_path / "missing.csv")[0] == 1
    assert run(capsys, "import")[0] == 2


def test_the_child_gets_its_keys_on_stdin_and_tells_its_progress(shop: Shop, tmp_path: Path) -> None:
    files = retail_files(tmp_path, DAYS[:1])
    ticket = import_child.write_ticket(shop.office, shop.owner, "load", files)
    errand = read_errand(ticket)
    assert (errand.actor, import_child.ticket_of(errand.told).act) == (shop.owner, "load")
    told = child(ticket)
    kinds = [one["kind"] for one in told]
    assert (kinds[0], kinds[-1]) == ("recognised", "done")
    assert "progress" in kinds
    assert told[-1]["results"][0]["orders"]["created"] == 143
    assert shop.breaks() == []


def test_the_child_says_why_it_can_not(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("昵称,心情\n小林,好\n", encoding="utf-8")
    (told,) = child(import_child.write_ticket(shop.office, shop.owner, "preview", [path]))
    assert (told["kind"], told["error"], told["fields"]["code"]) == ("refused", "FileRefused", "unrecognised")
    (told,) = child(b"{}\n")
    assert told["kind"] == "refused"


def test_a_child_killed_in_the_middle_is_gone_on_with_as_the_same_batch(shop: Shop, tmp_path: Path) -> None:
    files = retail_files(tmp_path, DAYS)
    with subprocess.Popen(CHILD, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(import_child.write_ticket(shop.office, shop.owner, "load", files))
        process.stdin.flush()
        loaded = 0
        while loaded < 300:
            told = json.loads(process.stdout.readline())
            loaded = told["done"] if told.get("phase") == "load" else 0
        process.kill()
    assert shop.breaks() == []
    assert shop.count(select(ImportBatch.state)) == "LOADING"
    (result,) = run_import(shop, *files)
    assert (result.batch, result.resumed, result.orders.created) == (1, True, 418)
    assert shop.count(select(func.count()).select_from(Order)) == 418
    assert shop.breaks() == []


def child(ticket: bytes) -> list[dict[str, Any]]:
    """What it says; its stdin stays open, as a window keeps it."""
    with subprocess.Popen(CHILD, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(ticket)
        process.stdin.flush()
        return [json.loads(line) for line in process.stdout]
