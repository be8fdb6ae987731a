"""Values into sentences that come translated.

filled("包裹 {0} 已发出", 1) -> "包裹 1 已发出"      filled("可售 {0}", -1) -> "可售 −1"      listed(["a", "b"]) -> "a、b"
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desktop.services.amounts import points_text

translate = QCoreApplication.translate


def filled(text: str, *values: object) -> str:
    """text with {0}, {1}, … put in; for sentences that come translated."""
    for place, value in enumerate(values):
        # thousands stay with whoever counts: the number of a lot or a year has none
        shown = points_text(value) if isinstance(value, int) and value < 0 else str(value)
        text = text.replace(f"{{{place}}}", shown)
    return text


def begun(text: str) -> str:
    """As a line of its own begins: words that also stand inside a sentence come small from the translator."""
    return text[:1].upper() + text[1:]


def listed(parts: Iterable[str]) -> str:
    """One beside the other, as the language sets them apart."""
    return translate("list", "、").join(parts)
