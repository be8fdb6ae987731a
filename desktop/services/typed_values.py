"""Amounts and days as people type them: "1.5万", "¥12.50", "11-01..11-07", "11月". What isn't one gives None."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

AMOUNT_MOST = 10**15
_FIRST, _LAST = 1900, 2999
_AMOUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,16})(?:\.(\d{1,4}))?(万|w|k)?(?:分|元|积分)?", re.ASCII | re.IGNORECASE)
_TIMES = {"": 1, "k": 1_000, "w": 10_000, "万": 10_000}
_BETWEEN = re.compile(r"\.\.|~|—|至|到")
_DAY = re.compile(
    r"(?:(?P<year>\d{4})[-/.年])?(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"|(?P<whole>\d{4})[-/.年](?P<of>\d{1,2})月?|(?P<only>\d{1,2})月",
    re.ASCII,
)
# "3-5" or "10.24" alone may be anything
_DOUBTFUL = re.compile(r"\d[-/]\d{1,2}|\d{1,2}[-/]\d|\d{1,2}\.\d{1,2}", re.ASCII)


def read_amount(text: str, money: bool) -> int | None:
    """Whole points, or yuan in fen."""
    matched = _AMOUNT.fullmatch(text.removeprefix("¥"))
    if matched is None:
        return None
    whole, part, times = matched[1].replace(",", ""), matched[2] or "0", (matched[3] or "").casefold()
    number = Decimal(f"{whole}.{part}") * _TIMES[times] * (100 if money else 1)
    return int(number) if number == int(number) else None


def shown_amount(number: int, money: bool) -> str:
    """As read_amount takes it."""
    if not money:
        return str(number)
    yuan, fen = divmod(number, 100)
    return f"{yuan}.{fen:02}" if fen else str(yuan)


def read_span(text: str) -> tuple[str, str] | None:
    """Both ends of "100-500", "100..500", "100至500"."""
    ends = _BETWEEN.split(text) if _BETWEEN.search(text) else text.split("-")
    return (ends[0].strip(), ends[1].strip()) if len(ends) == 2 and all(end.strip() for end in ends) else None


def read_days(text: str, today: date) -> tuple[date | None, date | None] | str | None:
    """A day, a month, or a span of them that may be open at one end. Else None, or why it can't be: no_such_day,
    reversed.
    """
    ends = _BETWEEN.split(text)
    if len(ends) > 2 or not any(ends) or _DOUBTFUL.fullmatch(text):
        return None
    matched = [_DAY.fullmatch(end) if end else None for end in ends]
    if any(found is None and end for found, end in zip(matched, ends, strict=True)):
        # with a year or an end it can't be meant as anything else
        dated = all(not end or re.fullmatch(r"\d{4}-\d{1,2}(-\d{1,2})?", end, re.ASCII) for end in ends)
        return "no_such_day" if dated else None
    try:
        first = _span_of(matched[0], today, None) if matched[0] is not None else None
        if len(ends) == 1:
            return first
        last = _span_of(matched[1], today, first[0] if first else None) if matched[1] is not None else None
    except ValueError:
        return "no_such_day" if len(ends) == 2 or re.match(r"\d{4}", text, re.ASCII) else None
    since, until = first[0] if first else None, last[1] if last else None
    return "reversed" if since is not None and until is not None and since > until else (since, until)


def _span_of(matched: re.Match[str], today: date, since: date | None) -> tuple[date, date]:
    """The first and the last day. Raises ValueError for a day that isn't. Without a year: the newest that has been,
    or after since the next.
    """
    whole_month = matched["month"] is None
    month = int(matched["month"] or matched["of"] or matched["only"])
    day = 1 if whole_month else int(matched["day"])
    given = matched["year"] or matched["whole"]
    if given is not None:
        first = date(int(given), month, day)
        if not _FIRST <= first.year <= _LAST:
            raise ValueError(given)
    else:
        first = _without_year(month, day, today, since)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1) if whole_month else first


def _without_year(month: int, day: int, today: date, since: date | None) -> date:
    # 29 February may be years away
    years = range(today.year, today.year - 9, -1) if since is None else range(since.year, since.year + 9)
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today if since is None else found >= since:
            return found
    raise ValueError(month, day)
