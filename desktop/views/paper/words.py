"""What stands on paper in the window's language, and what the window says of a paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.services.reports.rows import Missing
from desktop.services.reports.words import WORDS, Words, missing_sentence

translate = QCoreApplication.translate


def paper_words() -> dict[str, str]:
    return {key: translate("paper", text) for key, text in WORDS.items()}


def missing_words(missing: Sequence[Missing]) -> str:
    """What the fonts lack, in a sentence; "" for nothing."""
    return missing_sentence(Words(paper_words()), missing)
