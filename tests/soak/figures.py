"""What a soak has shown, a line per figure, each with its bound where it has one."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.soak.company import Company, Seat
from tests.soak.desk import WARM

KEYS = ("row", "pane", "typed", "search", "all", "newcomers")
P95 = 0.150
GROWS_MIB = 12.0


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    says: str
    holds: bool = True
    # holds only where nothing else runs on the machine
    timed: bool = False

    def __str__(self) -> str:
        return f"{'ok  ' if self.holds else 'FAIL'} {self.name}: {self.says}"


def figures(company: Company, seconds: float, acts: float) -> Iterator[Figure]:
    """Asks the desks to leave, too: what they leave behind belongs to it."""
    seats = company.seats
    yield from _acts(seats, seconds, acts)
    yield from _times(seats)
    yield from _held(seats)
    yield _few("connections", len(seats), company.connections)
    spans = [(seat.samples[0], seat.samples[-1]) for seat in seats]
    cores = sum((last.cpu - first.cpu) / (last.at - first.at) for first, last in spans)
    windows = sum((last.window - first.window) / (last.at - first.at) for first, last in spans)
    served = (company.server_cpu[-1] - company.server_cpu[0]) / (spans[0][1].at - spans[0][0].at)
    load = os.getloadavg()[0]
    yield Figure(
        "cores used",
        f"{cores:.2f} by the desks, of it {windows:.2f} by their windows; {served:.2f} by PostgreSQL; load of the machine {load:.1f}",
    )
    yield _none("tables that differ", [f"{seat.login}: {one}" for seat in seats for one in seat.told["differs"]])
    yield _none("waits unsent", [f"{seat.login}: {one}" for seat in seats for one in seat.told["waiting"]])
    company.leave()
    errors = [file.read_text(encoding="utf-8").strip() for file in sorted(company.folder.glob("desk*.err"))]
    yield _none("said on stderr", [text[-2000:] for text in errors if text])
    left = company.presences() + company.open_sessions()
    yield Figure("presences and sessions left", str(left), left == 0)
    yield Figure("connections opened", str(company.sessions_made()))
    yield _none("verify finds", company.breaks())


def _acts(seats: list[Seat], seconds: float, wanted: float) -> Iterable[Figure]:
    done, refused, failed = Counter[str](), Counter[str](), Counter[str]()
    for seat in seats:
        done += Counter(seat.told["done"])
        refused += Counter(seat.told["refused"])
        failed += Counter(seat.told["failed"])
    rate = (done.total() + refused.total()) / seconds
    late = max(seat.told["late"] for seat in seats)
    yield Figure(
        "acts", f"{rate:.1f} a second of {wanted:g}, the latest begun {late * 1000:.0f} ms after it was due; "
        f"{dict(done)}, refused {dict(refused)}", rate >= 0.9 * wanted, timed=True,
    )  # fmt: skip
    yield _none("acts that failed", [f"{name} {count}" for name, count in failed.items()])


def _times(seats: list[Seat]) -> Iterable[Figure]:
    names = sorted({name for seat in seats for name in seat.told["took"]})
    every = [second for seat in seats for name in KEYS for second in seat.told["took"].get(name, [])]
    lost = [name for seat in seats for name in seat.told["lost"] if name in KEYS]
    for name, took in [
        ("every key", every),
        *((n, [s for seat in seats for s in seat.told["took"].get(n, [])]) for n in names),
    ]:
        took = sorted(took)
        if took:
            p50, p95 = took[len(took) // 2], took[int(len(took) * 0.95)]
            words = f"{p50 * 1000:.0f} ms in the middle, p95 {p95 * 1000:.0f} ms, at most {took[-1] * 1000:.0f} ms of {len(took)}"
            holds = name != "every key" or (p95 <= P95 and not lost)
            yield Figure(f"key to picture, {name}", words, holds, timed=True)


def _held(seats: list[Seat]) -> Iterable[Figure]:
    warm = [[one for one in seat.samples if one.at > WARM * seat.samples[-1].at] for seat in seats]
    grown = [
        _mean([s.mib for s in some[-len(some) // 4 :]]) - _mean([s.mib for s in some[: len(some) // 4]])
        for some in warm
    ]
    first, last = [some[0].mib for some in warm], [some[-1].mib for some in warm]
    yield Figure(
        "memory", f"{min(first):.0f}-{max(first):.0f} MiB when warm, {min(last):.0f}-{max(last):.0f} at the end; "
        f"grown by {max(grown):.1f} at most", max(grown) <= GROWS_MIB,
    )  # fmt: skip
    yield _few("threads of a desk", 1, *[[s.threads for s in some] for some in warm])
    yield _few("open files of a desk", 4, *[[s.files for s in some] for some in warm])


def _few(name: str, more: int, *counts: list[int]) -> Figure:
    """The most of the last third isn't above the most of the first, but for what is opened when it is first used."""
    early, late = (
        max(max(some[at]) for some in counts)
        for at in (slice(None, len(counts[0]) // 3 or 1), slice(-len(counts[0]) // 3, None))
    )
    return Figure(name, f"{early} at first, {late} at last", late <= early + more)


def _mean(values: list[float]) -> float:
    return sum(values) / max(1, len(values))


def _none(name: str, found: list[str]) -> Figure:
    return Figure(name, "; ".join(found[:10]) if found else "nothing", not found)
