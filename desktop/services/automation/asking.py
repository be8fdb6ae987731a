"""Asking others over the network: some at the same time, outside of any transaction, for a bounded while."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

K = TypeVar("K")
Q = TypeVar("Q")
A = TypeVar("A")
AT_ONCE = 4
# seconds after which nothing more is asked in this round; what is under way has its own time-out
ASKING = 15.0


def asked_at_once(ask: Callable[[Q], A], questions: Iterable[tuple[K, Q]]) -> Iterator[tuple[K, A]]:
    """(key, answer) in the order of the questions. A question is drawn only when it is about to be asked."""
    until = time.monotonic() + ASKING
    drawn = iter(questions)
    with ThreadPoolExecutor(AT_ONCE, "asking") as pool:
        while time.monotonic() < until:
            some = list(islice(drawn, AT_ONCE))
            if not some:
                return
            answers = pool.map(ask, [question for _, question in some])
            yield from zip([key for key, _ in some], answers, strict=True)
