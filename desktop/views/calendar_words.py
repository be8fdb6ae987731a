"""Weekdays, months and parts of a day in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def weekday_word(weekday: int) -> str:
    """1 is Monday."""
    return (
        translate("weekday", "周一"), translate("weekday", "周二"), translate("weekday", "周三"),
        translate("weekday", "周四"), translate("weekday", "周五"), translate("weekday", "周六"),
        translate("weekday", "周日"),
    )[weekday - 1]  # fmt: skip


def month_word(month: int) -> str:
    """1 is January."""
    return (
        translate("month", "1 月"), translate("month", "2 月"), translate("month", "3 月"), translate("month", "4 月"),
        translate("month", "5 月"), translate("month", "6 月"), translate("month", "7 月"), translate("month", "8 月"),
        translate("month", "9 月"), translate("month", "10 月"), translate("month", "11 月"), translate("month", "12 月"),
    )[month - 1]  # fmt: skip


def day_part_word(part: int) -> str:
    """The parts of a day that begin at 0, 6, 12 and 18 o'clock."""
    return [
        translate("day part", "凌晨"), translate("day part", "上午"), translate("day part", "下午"),
        translate("day part", "晚上"),
    ][part]  # fmt: skip
