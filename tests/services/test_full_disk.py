"""No file may grow any more: acts, photos, exports and papers are refused in clear words, leave nothing half done, and
go through with room again. A real limit of the system on a real process.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.models.after_sales import ReturnKind, ReturnState
from desktop.models.order import OrderNote
from desktop.models.returns import Attachment
from tests.founded import a_founded_shop, as_json
from tests.return_calls import a_case

FULL = "磁盘满了，这一步没有做，之前的和填的都还在。到数据库所在的电脑上腾出地方，再做一次"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no process's files")
def test_on_a_full_disk_everything_says_so_leaves_nothing_half_and_goes_on_with_room(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    with a_founded_shop("sqlite", tmp_path) as shop:
        case = a_case(shop, ReturnKind.REFUND_ONLY, ReturnState.REQUESTED)
        told = {
            "url": shop.url, "owner": as_json(shop.owner), "case": case.id, "order": case.order_id, "folder": str(folder),
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "tests.full_disk"], input=json.dumps(told) + "\n", text=True, encoding="utf-8",
            capture_output=True, timeout=120, check=True,
        )  # fmt: skip
        tried = {one["what"]: one for one in map(json.loads, done.stdout.splitlines())}

        assert tried["act"]["refused"] == tried["photo"]["refused"] == f"StorageFull: {FULL}"
        for what, file in (("export xlsx", "orders.xlsx"), ("export csv", "orders.csv")):
            words = f"磁盘满了，{file} 没有写成，原来那份还在。腾出地方，或换个位置，再导一次"
            assert tried[what]["refused"] == f"CouldNotWrite: {words}"
            assert tried[what]["left"][file]
        assert tried["pdf"]["refused"].startswith("OSError: 磁盘满了，没有写成，原来那份还在")
        assert tried["pdf"]["left"]["report.pdf"]

        assert {what: one["then"] for what, one in tried.items()} == dict.fromkeys(tried, "")
        assert sorted(file.name for file in folder.iterdir()) == ["orders.csv", "orders.xlsx", "report.pdf"]
        # each once, though it was asked for twice
        assert shop.count(select(func.count()).select_from(OrderNote)) == 60
        assert shop.count(select(func.count()).select_from(Attachment)) == 1
        assert shop.breaks() == []
