"""All the way, for a night: `python -m tests.full` lives 100,000 steps on SQLite and 10,000 on PostgreSQL beside the
shop on paper, then a year of 200,000 orders, and writes docs/proof.md with the machine, the day and the commit; then,
with nothing else running, measures shops of a million orders and writes docs/speed.md (tests.speed).

--share 0.1 goes a tenth of the way, and says so. Each part takes one core; as many run at once as there are.
With --folder F, what is done lies there: broken off, it goes on from there, the year too.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests import servers, speed, statements
from tests.test_house_rules import ROOT

STEPS = {"sqlite": 100_000, "postgresql": 10_000}
ORDERS, MEMBERS = 200_000, 20_000
PARTS = {"sqlite": 10, "postgresql": 4}
PROOF = ROOT / "docs" / "proof.md"


@dataclass(frozen=True)
class Part:
    name: str
    arguments: tuple[str, ...]
    # where its result lies once it is done
    kept: Path | None = None

    def run(self) -> Done:
        if self.kept and self.kept.exists():
            return Done(**json.loads(self.kept.read_text(encoding="utf-8")))
        began = time.monotonic()
        ran = subprocess.run(
            [sys.executable, "-X", "utf8", "-m", *self.arguments], capture_output=True, encoding="utf-8", cwd=ROOT
        )
        said = ran.stdout.strip() if ran.returncode == 0 else ran.stdout + ran.stderr
        print(f"{self.name}: {said}", file=sys.stderr)
        done = Done(self.name, ran.returncode, said, time.monotonic() - began, _commit())
        if self.kept and not done.code:
            self.kept.write_text(json.dumps(asdict(done)), encoding="utf-8")
        return done


@dataclass(frozen=True)
class Done:
    name: str
    code: int
    said: str
    seconds: float
    commit: str


def parts(share: float, folder: Path | None = None) -> list[Part]:
    year: tuple[str, ...] = ("--orders", str(round(ORDERS * share)), "--members", str(round(MEMBERS * share)))
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        year = (*year, "--folder", str(folder / "year"))
    made = [("year", ("tests.year", *year))]
    for kind, steps in STEPS.items():
        each = str(round(steps * share / PARTS[kind]))
        made += [(kind, ("tests.full", "--live", kind, "--steps", each)) for _ in range(PARTS[kind])]
    return [
        Part(name, arguments, folder / f"{at}-{name}.json" if folder else None)
        for at, (name, arguments) in enumerate(made)
    ]


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
    options.add_argument("--folder", type=Path, help="what is done is kept there")
    options.add_argument("--live", choices=sorted(STEPS), help="one part: random lives on this database")
    options.add_argument("--steps", type=int, default=0)
    asked = options.parse_args(wanted)
    if asked.live:
        print(live(asked.live, asked.steps))
        return 0
    with ThreadPoolExecutor(os.cpu_count()) as runners:
        done = list(runners.map(Part.run, parts(asked.share, asked.folder)))
    failed = [f"{one.name}: {one.said}" for one in done if one.code]
    if failed:
        print("\n".join(failed))
        return 1
    text = written(asked.share, done)
    print(text)
    if asked.share == 1:
        PROOF.write_text(text, encoding="utf-8")
    size = ("--orders", str(round(speed.MILLION * asked.share)), "--size", str(round(speed.SIZE * asked.share)))
    return speed.main((*size, "--folder", str(asked.folder / "speed")) if asked.folder else size)


def _commit() -> str:
    told = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, encoding="utf-8")
    return told.stdout.strip()


def written(share: float, done: Sequence[Done]) -> str:
    commits = " and ".join(sorted({one.commit for one in done}))
    lines = [
        "# All the way",
        "",
        f"Written by `python -m tests.full{'' if share == 1 else f' --share {share}'}` on {datetime.now(UTC):%Y-%m-%d},"
        f" commit {commits}, {platform.system()} with {os.cpu_count()} cores, Python {platform.python_version()}.",
        "",
    ]
    for kind in STEPS:
        counts = [(int(one.said), one.seconds) for one in done if one.name == kind]
        steps, seconds = sum(count for count, _ in counts), sum(took for _, took in counts)
        lines.append(
            f"- {steps:,} random steps on {kind} said the same as the shop on paper after every step, and verify found"
            f" nothing at the end of any life ({seconds:,.0f} s of one core)."
        )
    (year,) = (one.said for one in done if one.name == "year")
    lines += ["- A year:", "", *(f"      {line}" for line in year.splitlines()), ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
