"""All the way, for a night: `python -m tests.full` lives 100,000 steps on SQLite and 10,000 on PostgreSQL beside the
shop on paper, then a year of 200,000 orders, and writes docs/proof.md with the machine, the day and the commit.

--share 0.1 goes a tenth of the way, and says so. Each part takes one core; as many run at once as there are.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime

from tests import servers, statements
from tests.test_house_rules import ROOT

STEPS = {"sqlite": 100_000, "postgresql": 10_000}
ORDERS, MEMBERS = 200_000, 20_000
PARTS = {"sqlite": 10, "postgresql": 4}
PROOF = ROOT / "docs" / "proof.md"


@dataclass(frozen=True)
class Part:
    name: str
    arguments: tuple[str, ...]

    def run(self) -> tuple[str, int, str, float]:
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-m", *self.arguments], capture_output=True, encoding="utf-8", cwd=ROOT
        )
        said = done.stdout.strip() if done.returncode == 0 else done.stdout + done.stderr
        print(f"{self.name}: {said}", file=sys.stderr)
        return self.name, done.returncode, said, time.monotonic() - began


def parts(share: float) -> list[Part]:
    year = ("tests.year", "--orders", str(round(ORDERS * share)), "--members", str(round(MEMBERS * share)))
    made = [Part("year", year)]
    for kind, steps in STEPS.items():
        each = str(round(steps * share / PARTS[kind]))
        made += [Part(kind, ("tests.full", "--live", kind, "--steps", each)) for _ in range(PARTS[kind])]
    return made


def live(kind: str, steps: int) -> int:
    from tests.services import test_state_machine

    servers.begin_run()
    statements.share_compiled()
    try:
        return test_state_machine.live(kind, lives=max(1, min(5, steps // 250)), length=250, steps=steps)
    finally:
        servers.end_run()


def main(wanted: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m tests.full")
    options.add_argument("--share", type=float, default=1.0)
    options.add_argument("--live", choices=sorted(STEPS), help="one part: random lives on this database")
    options.add_argument("--steps", type=int, default=0)
    asked = options.parse_args(wanted)
    if asked.live:
        print(live(asked.live, asked.steps))
        return 0
    with ThreadPoolExecutor(os.cpu_count()) as runners:
        done = list(runners.map(Part.run, parts(asked.share)))
    failed = [f"{name}: {said}" for name, code, said, _ in done if code]
    if failed:
        print("\n".join(failed))
        return 1
    text = written(asked.share, done)
    print(text)
    if asked.share == 1:
        PROOF.write_text(text, encoding="utf-8")
    return 0


def written(share: float, done: Sequence[tuple[str, int, str, float]]) -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    ).stdout.strip()
    lines = [
        "# All the way",
        "",
        f"Written by `python -m tests.full{'' if share == 1 else f' --share {share}'}` on {datetime.now(UTC):%Y-%m-%d},"
        f" commit {commit}, {platform.system()} with {os.cpu_count()} cores, Python {platform.python_version()}.",
        "",
    ]
    for kind in STEPS:
        counts = [(int(said), seconds) for name, _, said, seconds in done if name == kind]
        steps, seconds = sum(count for count, _ in counts), sum(took for _, took in counts)
        lines.append(
            f"- {steps:,} random steps on {kind} said the same as the shop on paper after every step, and verify found"
            f" nothing at the end of any life ({seconds:,.0f} s of one core)."
        )
    (year,) = (said for name, _, said, _ in done if name == "year")
    lines += ["- A year:", "", *(f"      {line}" for line in year.splitlines()), ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
