"""A figure of the product beside the raw driver's."""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import Engine, event

Sent = list[tuple[str, Any]]


def rounds(benchmark: BenchmarkFixture, ask: Callable[[], Any], number: int, warmup: int = 0) -> Any:
    """The last answer of ask, timed number times."""
    # pytest-benchmark gives this one no types
    return benchmark.pedantic(ask, rounds=number, warmup_rounds=warmup)  # type: ignore[no-untyped-call]


def once(benchmark: BenchmarkFixture, ask: Callable[[], Any], **told: Any) -> Any:
    """What can be done only once; told goes beside its seconds, with the memory at its highest, in MiB."""
    gc.collect()
    answer = rounds(benchmark, ask, 1)
    benchmark.extra_info.update(told, peak_mib=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
    return answer


def beside(benchmark: BenchmarkFixture, raw: float) -> None:
    """raw: seconds that the driver alone takes."""
    benchmark.extra_info["raw_s"] = round(raw, 4)
    if benchmark.stats is not None:
        took = benchmark.stats.stats.median
        benchmark.extra_info["times_raw"] = round(took / raw, 2)
        # with -s at once: a long run that is broken off has told what it knows
        print(f"{benchmark.name}: {took:.4f} s, {dict(benchmark.extra_info)}")


@contextmanager
def sent_to(engine: Engine) -> Iterator[Sent]:
    """The questions that go to the database meanwhile, with their values."""
    sent: Sent = []

    def keep(_c: Any, _cursor: Any, statement: str, values: Any, _context: Any, _many: bool) -> None:
        if statement.startswith(("SELECT", "WITH")):
            sent.append((statement, values))

    event.listen(engine, "before_cursor_execute", keep)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", keep)


def by_the_driver(engine: Engine, sent: Sent, times: int = 5) -> float:
    """Seconds for the same questions through the driver's own cursor, rows fetched and dropped; the middle of times."""
    with engine.connect() as connection:
        cursor = connection.connection.cursor()
        took = []
        for _ in range(times):
            began = time.perf_counter()
            for statement, values in sent:
                cursor.execute(statement, values)
                while cursor.fetchmany(2_000):
                    pass
            took.append(time.perf_counter() - began)
        cursor.close()
    return sorted(took)[times // 2]
