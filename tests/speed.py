"""How fast at size: `python -m tests.speed` makes demo shops of a million orders on SQLite and on PostgreSQL, looks for
orders in them and reconciles them, measures what else has a benchmark, and writes docs/speed.md.

--orders 10000 makes smaller shops, and the result is only printed. --folder F: made and measured there, and what is
measured already is kept. A million orders need about 30 GB and an hour of two cores.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
import psycopg

from tests import servers
from tests.test_house_rules import ROOT

MILLION = 1_000_000
# what a benchmark of its own shop is measured at: lots, points entries, orders under a draft
SIZE = 100_000
IN_A_SHOP = ("test_finding.py", "test_verify.py")
SPEED = ROOT / "docs" / "speed.md"
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Made:
    """A demo shop made by the program: seconds, MiB of memory at its highest, GB of its files."""

    seconds: float
    peak_mib: float
    gb: float


@contextmanager
def a_database(kind: str, folder: Path) -> Iterator[str]:
    """The URL of an empty one, on the disk."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'shop.db'}"
        return
    folder.chmod(0o711)  # the server, which isn't root, has its folder in there
    tempfile.tempdir = str(folder)
    with servers.running() as server:
        tempfile.tempdir = None
        yield server.create()


def room_of(url: str) -> float:
    """GB."""
    if url.startswith("sqlite"):
        path = Path(url.removeprefix("sqlite:///"))
        return sum(one.stat().st_size for one in path.parent.glob(f"{path.name}*")) / 1e9
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
        return int(row[0]) / 1e9 if row else 0.0


def make(url: str, orders: int, env: Mapping[str, str]) -> Made:
    command = [sys.executable, "-X", "utf8", "-m", "desktop", "demo", "--orders", str(orders), "--db", url]
    began, peak = time.monotonic(), 0
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **env}) as running:
        watched = psutil.Process(running.pid)
        while running.poll() is None:
            try:
                peak = max(peak, watched.memory_info().rss)
            except psutil.NoSuchProcess:
                break
            time.sleep(0.2)
    if running.returncode:
        raise SystemExit(running.returncode)
    return Made(time.monotonic() - began, peak / 2**20, room_of(url))


def measured(files: Sequence[str], env: Mapping[str, str]) -> list[Row]:
    """Each benchmark's name, median in seconds, and what it told beside."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        command = [
            sys.executable, "-X", "utf8", "-m", "pytest", "-n", "0", "-s", "-m", "slow", "-p", "no:randomly", "--benchmark-enable",
            f"--benchmark-json={told}", *(f"tests/benchmarks/{name}" for name in files),
        ]  # fmt: skip
        if subprocess.run(command, cwd=ROOT, env={**os.environ, **env}, stdout=sys.stderr).returncode:
            raise SystemExit("a benchmark failed")
        found = json.loads(told.read_text(encoding="utf-8"))["benchmarks"]
    return [{"name": one["name"], "median": one["stats"]["median"], **one["extra_info"]} for one in found]


def of_a_shop(kind: str, orders: int, folder: Path) -> dict[str, Any]:
    kept = folder / f"{kind}-{orders}.json"
    if not kept.exists():
        with tempfile.TemporaryDirectory(dir=folder) as place, a_database(kind, Path(place)) as url:
            env = {"POINTSDESK_SECRETS": f"{place}/secrets", "POINTSDESK_SHOP": url, "POINTSDESK_SIZE": str(orders)}
            made = make(url, orders, env)
            print(f"{kind}: {made}", file=sys.stderr)
            rows = measured(IN_A_SHOP, env)
        kept.write_text(json.dumps({"made": asdict(made), "rows": rows}), encoding="utf-8")
    answer: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    return answer


def of_the_rest(size: int, folder: Path) -> list[Row]:
    kept = folder / f"rest-{size}.json"
    if not kept.exists():
        files = sorted(
            one.name for one in (ROOT / "tests" / "benchmarks").glob("test_*.py") if one.name not in IN_A_SHOP
        )
        kept.write_text(json.dumps(measured(files, {"POINTSDESK_SIZE": str(size)})), encoding="utf-8")
    answer: list[Row] = json.loads(kept.read_text(encoding="utf-8"))
    return answer


def _line(row: Row) -> str:
    words, _, where = str(row["name"]).removeprefix("test_").rstrip("]").partition("[")
    kind, _, way = where.partition("-")
    more = {key: value for key, value in row.items() if key not in {"name", "median", "raw_s", "times_raw", "database"}}
    told = ", ".join(f"{key.replace('_', ' ')} {value:,}" if isinstance(value, int | float) else f"{key} {value}" for key, value in more.items())  # fmt: skip
    task, raw, over = way or " · ".join(filter(None, (words.replace("_", " "), kind))), "", ""
    if "raw_s" in row:
        raw, over = f"{row['raw_s'] * 1e3:,.1f}", f"{max(0, row['median'] - 3 * row['raw_s']) * 1e3:,.1f}"
    return f"| {task} | {row['median'] * 1e3:,.1f} | {raw} | {over} | {told} |"


def _table(rows: Sequence[Row]) -> list[str]:
    head = ["| task | ms | the driver alone, ms | over 3 × the driver, ms | |", "|---|---:|---:|---:|---|"]
    return ["", *head, *map(_line, rows), ""]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def written(shops: Mapping[str, Mapping[str, Any]], rest: Sequence[Row], orders: int, size: int) -> str:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, encoding="utf-8")
    lines = [
        "# How fast at size",
        "",
        f"Written by `python -m tests.speed{'' if orders == MILLION else f' --orders {orders}'}` on {datetime.now(UTC):%Y-%m-%d}, commit"
        f" {commit.stdout.strip()}, {platform.system()} with {os.cpu_count()} cores ({_processor()}), Python {platform.python_version()}.",
        "",
        "Each time is a median; beside it the very same statements through the database's own driver, in the same run,",
        "rows fetched and dropped. What is asked for: at most 15 ms over three times the driver.",
    ]
    for kind, shop in shops.items():
        made = Made(**shop["made"])
        lines += [
            "", f"## A shop of {orders:,} orders on {kind}", "",
            f"Made by `pointsdesk demo --orders {orders}` in {made.seconds:,.0f} s with {made.peak_mib:,.0f} MiB at most; {made.gb:.2f} GB.",
            *_table(shop["rows"]),
        ]  # fmt: skip
    return "\n".join([*lines, "", f"## The rest, at {size:,}", *_table(rest)])


def main(wanted: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m tests.speed")
    options.add_argument("--orders", type=int, default=MILLION)
    options.add_argument("--size", type=int, default=SIZE)
    options.add_argument("--only", choices=["sqlite", "postgresql"], action="append")
    options.add_argument("--folder", type=Path)
    asked = options.parse_args(wanted)
    with tempfile.TemporaryDirectory() as scratch:
        folder: Path = asked.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o711)  # the server, which isn't root, has its folder in there
        shops = {kind: of_a_shop(kind, asked.orders, folder) for kind in asked.only or ["sqlite", "postgresql"]}
        text = written(shops, of_the_rest(asked.size, folder), asked.orders, asked.size)
    print(text)
    if asked.orders == MILLION and not asked.only:
        SPEED.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
