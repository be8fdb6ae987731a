"""The program as one folder: built by build.spec, moved to a folder with Chinese and spaces, it sells and ships there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_house_rules import ROOT

pytestmark = pytest.mark.slow
MIB = 1024 * 1024


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = tmp_path_factory.mktemp("built")
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", str(built),
         "--workpath", str(tmp_path_factory.mktemp("work")), str(ROOT / "build.spec")],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    home = tmp_path_factory.mktemp("电脑") / "积分 掌柜"
    shutil.move(built / "PointsDesk", home)
    return home / ("PointsDesk.exe" if sys.platform == "win32" else "PointsDesk")


def run(program: Path, home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """As on a PC that has neither Python nor a screen."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "TMPDIR", "SYSTEMROOT")}
    return subprocess.run(
        [program, *arguments], cwd=home, capture_output=True, encoding="utf-8", timeout=600, check=False,
        env={**kept, **more, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip


def test_the_demo_is_opened_and_an_order_shipped(program: Path, tmp_path: Path) -> None:
    done = run(program, tmp_path, "--demo")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "现在是「已发货」" in done.stdout
    left = [Path(found) for found in re.findall(r"\S+\.(?:png|pdf)$", done.stdout, re.MULTILINE)]
    assert len(left) >= 3
    assert all(file.stat().st_size > 10_000 for file in left)


def test_its_command_line_makes_a_shop_and_finds_it_whole(program: Path, tmp_path: Path) -> None:
    shop = f"sqlite:///{tmp_path / '店 铺.db'}"
    made = run(program, tmp_path, "--db", shop, "demo", "--orders", "30", "--days", "60", "--newest", "5")
    assert made.returncode == 0, made.stdout + made.stderr
    assert "30 笔订单" in made.stdout
    owner = re.search(r"店主\s+(\S+)\s+(\S+)", made.stdout)
    assert owner is not None
    login, password = owner.groups()
    checked = run(program, tmp_path, "--db", shop, "verify", POINTSDESK_LOGIN=login, POINTSDESK_PASSWORD=password)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_qt_takes_no_more_room_than_its_pages_need(program: Path) -> None:
    parts = [
        part for part in (program.parent / "_internal").iterdir() if part.name.startswith(("PySide6", "shiboken6"))
    ]
    size = sum(file.stat().st_size for part in parts for file in part.rglob("*") if not file.is_symlink())
    assert 20 * MIB < size < 200 * MIB
