"""Values into sentences that come translated.

filled("包裹 {0} 已发出", 1) -> "包裹 1 已发出"      listed(["a", "b"]) -> "a、b"
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def filled(text: str, *values: object) -> str:
    """text with {0}, {1}, … put in; for sentences that come translated."""
    for place, value in enumerate(values):
        text = text.replace(f"{{{place}}}", str(value))
    return text


def listed(parts: Iterable[str]) -> str:
    """One beside the other, as the language sets them apart."""
    return translate("list", "、").join(parts)
