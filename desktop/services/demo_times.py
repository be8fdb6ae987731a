"""When the copies of what happens in a large demo shop happen: on the same shop day, hours apart, in the same order.

Within a day some times stand still: midnight, when the clock works, opening and closing, and the moments at which
something holds for the whole shop. Between two of them each copy is earlier or later than the template, the most in
the middle. What was before stays before, and a day later stays a day later.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache

from desktop.services.demo_story import ZONE, Story

DAY = 86_400
# night work, opening, closing; and on Mondays, when sessions begin
STILL = (1_800, 30_600, 68_400, DAY)
SESSIONS = 25_200
# how far into a part of the day the middle moves at most; under a quarter, or order would be lost
FAR = 0.2
_EPOCH = date(1970, 1, 1)
_CLOCK = [f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}" for at in range(DAY)]


class Spread:
    """Times of a story's copies. places: of each copy −0.5 to 0.5, how far it is from the template."""

    def __init__(self, story: Story) -> None:
        self._offset = int((story.end.astimezone(ZONE).utcoffset() or timedelta()).total_seconds())
        own: dict[int, set[int]] = defaultdict(set)
        moments = [since for since, _ in story.rules]
        for moment in (*moments, story.start, story.fresh_from, story.end - timedelta(seconds=30), story.end):
            day, second = divmod(int(moment.timestamp()) + self._offset, DAY)
            own[day].add(second)
        self._own = {day: sorted({0, *STILL, *seconds}) for day, seconds in own.items()}
        self._monday = sorted({0, *STILL, SESSIONS})
        self._usual = [0, *STILL]

    def of(self, at: int, places: Sequence[float]) -> list[int]:
        """UTC seconds of every copy of what happened at a second."""
        day, second = divmod(at + self._offset, DAY)
        still = self._own.get(day)
        if still is None:
            still = self._usual if (day + 3) % 7 else self._monday
        elif not (day + 3) % 7:
            still = sorted({*still, SESSIONS})
        place = bisect_right(still, second) - 1
        since, until = still[place], still[place + 1]
        if since == 0 or second == since:
            return [at] * len(places)
        length = until - since
        part = (second - since) / length
        wide = 8 * FAR * length * part * (1 - part)
        return [at + int(one * wide) for one in places]

    def hour(self, at: int) -> int:
        return (at + self._offset) % DAY // 3600


@lru_cache(16_384)
def seconds_of(text: str) -> int:
    """UTC seconds of a time as SQLite keeps it, or as JSON has it."""
    moment = datetime.fromisoformat(text)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def told(moments: Sequence[int], between: str = " ", end: str = ".000000") -> list[str]:
    """Times as text, as SQLite keeps them unless told otherwise."""
    day = moments[0] // DAY
    since = day * DAY
    if since <= min(moments) and max(moments) < since + DAY:
        front = _day(day) + between
        return [f"{front}{_CLOCK[at - since]}{end}" for at in moments]
    return [f"{_day(at // DAY)}{between}{_CLOCK[at % DAY]}{end}" for at in moments]


@cache
def _day(number: int) -> str:
    return (_EPOCH + timedelta(days=number)).isoformat()
