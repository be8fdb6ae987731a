"""What stands on paper in the window's language, and what the window says of a paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.services.reports.rows import Missing
from desktop.services.reports.words import WORDS, Words, missing_sentence
from desktop.services.shop import ROLE_NAMES
from desktop.views.words import role_word

translate = QCoreApplication.translate


def paper_words() -> dict[str, str]:
    roles = {f"role.{name}": role_word(name) for name in ROLE_NAMES.values()}
    return {key: translate("paper", text) for key, text in WORDS.items()} | roles


def missing_words(missing: Sequence[Missing]) -> str:
    """What the fonts lack, in a sentence; "" for nothing."""
    return missing_sentence(Words(paper_words()), missing)
