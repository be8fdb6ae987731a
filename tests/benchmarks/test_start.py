"""How soon the login page stands, beside a bare window of Qt; how much memory a day takes, and how long its window waits."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop import config
from desktop.services import demo
from desktop.shop_secrets import ShopSecrets
from desktop.views.memory import Memory
from tests.benchmarks.beside import beside, rounds

pytestmark = pytest.mark.slow
STARTS = 5
MIB_MOST = {"orders": 200, "dashboard": 230, "paper": 240}


def told(*words: str) -> Iterator[str]:
    """What the child says, line by line as it comes."""
    asked = [sys.executable, "-m", "tests.benchmarks.desk_child", *words]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        yield from child.stdout
    assert child.returncode == 0


def test_the_login_page_stands_beside_a_bare_window(tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    memory = Memory(tmp_path / "desk.ini")
    memory.keep("shop", [f"sqlite:///{tmp_path / 'shop.db'}", "晨光积分店"])
    del memory  # it is written when it goes
    bare = []

    def bare_one() -> None:
        began = time.perf_counter()
        assert list(told("bare")) == ["painted\n"]
        bare.append(time.perf_counter() - began)

    for _ in range(STARTS):
        bare_one()
    rounds(benchmark, lambda: list(told("login", str(tmp_path))), STARTS)
    for _ in range(STARTS):
        bare_one()
    beside(benchmark, median(bare))


def test_a_day_of_the_desk_fits_into_the_memory_of_a_small_pc(tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    office, _ = demo.make_demo(
        f"sqlite:///{tmp_path / 'shop.db'}", ShopSecrets(tmp_path), config.utc_now, orders=300, newest=0
    )
    office.engine.dispose()
    lines = rounds(benchmark, lambda: list(told("work", str(tmp_path))), 1)
    pages = {page: (int(mib), float(wait)) for page, mib, wait in (line.split() for line in lines)}
    benchmark.extra_info["mib and longest wait in ms"] = pages
    print(f"{benchmark.name}: {pages}")
    assert {page: mib for page, (mib, _) in pages.items() if mib > MIB_MOST[page]} == {}
