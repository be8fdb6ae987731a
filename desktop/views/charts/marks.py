"""What charts are given and how their axes are cut; without pyqtgraph.

Mark(148, "11-11", ("11-11 周三", "148 笔"))      one bar, point or cell
nice_ticks(0, 148, 4) -> (0, 40, 80, 120, 160)      round numbers that hold the values
shown_ticks(30, 7) -> the places that get a word, the last one always
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """tick stands on the axis; said are the two lines that hover shows and the screen reader speaks; faint: not over
    yet."""

    value: float
    tick: str
    said: tuple[str, str]
    faint: bool = False


def nice_ticks(low: float, high: float, most: int = 4, *, whole: bool = False) -> tuple[float, ...]:
    """Multiples of 1, 2 or 5 × 10ⁿ from below low to above high, about `most` steps; never without a span."""
    low, high = min(low, 0.0), max(high, 0.0)
    if high == low:
        high = 1.0
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next((n * power for n in (1, 2, 4, 5) if n * power >= rough), 10 * power)
    if whole:
        step = max(1.0, math.ceil(step))
    first, last = math.floor(low / step), math.ceil(high / step)
    return tuple(n * step for n in range(first, last + 1))


def shown_ticks(count: int, room: int) -> list[int]:
    """Every so many places that at most `room` words are there, counted from the last."""
    stride = max(1, math.ceil(count / max(room, 1)))
    return sorted(range(count - 1, -1, -stride))
