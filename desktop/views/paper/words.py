"""What stands on paper in the window's language, and what the window says of a paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.services.reports.rows import Missing
from desktop.services.reports.words import WORDS, Words, missing_sentence
from desktop.services.shop import ROLE_NAMES
from desktop.services.storable import no_room
from desktop.views.texts import filled
from desktop.views.words import role_word

translate = QCoreApplication.translate


def paper_words() -> dict[str, str]:
    roles = {f"role.{name}": role_word(name) for name in ROLE_NAMES.values()}
    return {key: translate("paper", text) for key, text in WORDS.items()} | roles


def not_written_words(error: OSError) -> str:
    if no_room(error):
        return translate("paper window", "磁盘满了，没有写成，原来那份还在。腾出地方，或换一个文件夹再存")
    return filled(translate("paper window", "没有写成：{0}。换一个文件夹再存"), error.strerror or error)


def not_printed_words() -> str:
    return translate("paper window", "打印机没有收下。看看它开着没有，再试一次")


def missing_words(missing: Sequence[Missing]) -> str:
    """What the fonts lack, in a sentence; "" for nothing."""
    return missing_sentence(Words(paper_words()), missing)
