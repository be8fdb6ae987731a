"""The dashboard in words: periods, steps, amounts, changes.

change(112, 100) -> ("+12%", "good")       nothing to compare with: ("", ""); falling=True: fewer is good
step_tick(board, step) -> "11-11"          step_title(board, step) -> "11-11 周三"
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.services.dashboard import Board, Period, Step
from desktop.services.periods import Span
from desktop.views.calendar_words import month_word, weekday_word
from desktop.views.formats import MINUS, money, points_text
from desktop.views.texts import filled

translate = QCoreApplication.translate


def period_words() -> list[tuple[str, str]]:
    return [
        ("today", translate("dashboard", "今天")), ("last_7", translate("dashboard", "近 7 天")),
        ("last_30", translate("dashboard", "近 30 天")), ("this_month", translate("dashboard", "本月")),
        ("last_month", translate("dashboard", "上月")), ("last_12", translate("dashboard", "近 12 个月")),
        ("own", translate("dashboard", "自定")),
    ]  # fmt: skip


def comparison_words() -> list[tuple[str, str]]:
    return [("before", translate("dashboard", "比上一期")), ("year", translate("dashboard", "比去年同期"))]


def period_word(period: Period, span: Span) -> str:
    """For the charts' titles."""
    if period.key == "own":
        return span_words(span)
    return dict(period_words())[period.key]


def span_words(span: Span) -> str:
    if span.since == span.until:
        return _day(span.since, span.since)
    return filled(translate("dashboard", "{0} 至 {1}"), _day(span.since, span.until), _day(span.until, span.since))


def _day(day: date, beside: date) -> str:
    return f"{day.month:02}-{day.day:02}" if day.year == beside.year else day.isoformat()


def before_word(period: Period) -> str:
    """What stands before the figure that is compared with."""
    if period.comparison == "year":
        return translate("dashboard", "去年同期")
    return translate("dashboard", "昨天此时") if period.key == "today" else translate("dashboard", "上一期")


def change(now: int, before: int | None, *, falling: bool = False) -> tuple[str, str]:
    """(text, tone): a share of what was before, a tenth of a percent fine below ten."""
    if before is None or before <= 0:
        return "", ""
    share = (now - before) * 100 / before
    if round(share, 1) == 0:
        return translate("dashboard", "持平"), ""
    fine = f"{abs(share):.1f}" if abs(share) < 10 else f"{abs(share):,.0f}"
    better = share > 0 if not falling else share < 0
    return f"{'+' if share > 0 else MINUS}{fine}%", "good" if better else "danger"


def amount_text(board: Board, minor: int) -> str:
    return money(minor, board.currency, board.minor_units)


def short_amount(board: Board, minor: int) -> str:
    """For a card: without decimals where they would crowd out the rest."""
    text = amount_text(board, minor)
    whole = text.partition(".")[0]
    return text if len(text) <= 11 else whole


def axis_amount(board: Board) -> Callable[[float], str]:
    """Whole units; where the highest is past a hundred thousand, ten thousands."""
    most = max((abs(step.net) for step in board.steps), default=0) / 10**board.minor_units
    by_ten_thousands = most >= 100_000

    def text(value: float) -> str:
        if value and by_ten_thousands:
            return filled(translate("dashboard", "{0} 万"), f"{value / 10_000:,.4g}".replace("-", MINUS))
        return f"{value:,.6g}".replace("-", MINUS) if value % 1 else points_text(round(value))

    return text


def step_tick(board: Board, step: Step) -> str:
    today = board.now.date()
    if step.hour is not None:
        return filled(translate("dashboard", "{0} 时"), step.hour)
    if board.step == "month":
        if step.since.month == 1:
            return filled(translate("dashboard", "{0} 年 {1}"), step.since.year, month_word(1))
        return month_word(step.since.month)
    if step.since == today:
        return translate("dashboard", "今天")
    return f"{step.since.month:02}-{step.since.day:02}"


def step_title(board: Board, step: Step) -> str:
    if step.hour is not None:
        return filled(translate("dashboard", "{0} {1}–{2} 时"), _day(step.since, board.now.date()), step.hour,
                      step.hour + 1)  # fmt: skip
    if board.step == "month":
        return filled(translate("dashboard", "{0} 年 {1}"), step.since.year, month_word(step.since.month))
    return f"{_day(step.since, board.now.date())} {weekday_word(step.since.isoweekday())}"


def still_running(board: Board, step: Step) -> bool:
    """Its day, month or hour isn't over."""
    today = board.now.date()
    if step.hour is not None:
        return step.since == today and step.hour == board.now.hour
    return step.since <= today <= step.until
