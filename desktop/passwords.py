"""Which passwords may be used. Length counts most; a short list keeps out what is guessed first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum


class PasswordProblem(StrEnum):
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_COMMON = "too_common"
    SEQUENCE = "sequence"
    REPEATS = "repeats"
    CONTAINS_NAME = "contains_name"
    SAME_AS_BEFORE = "same_as_before"


PASSWORD_LEAST, PASSWORD_MOST = 12, 128
_OWN_LEAST = 5
_BLOCKED = (
    "password", "passw0rd", "p@ssw0rd", "p@ssword", "iloveyou", "welcome", "letmein", "dragon", "monkey", "admin",
    "root", "woaini", "5201314", "1314520", "pointsdesk", "积分掌柜", "积分", "掌柜", "密码", "我爱你",
)  # fmt: skip
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn",
    "!@#$%^&*()", "一二三四五六七八九十",
)  # fmt: skip
_RUNS = frozenset(row[at : at + 3] for line in _ROWS for row in (line, line[::-1]) for at in range(len(row) - 2))


def weakness(password: str, *, login: str = "", shop: str = "") -> PasswordProblem | None:
    """Why a password is refused; None when it may be used.

    12 to 128 characters; beside common words, keyboard and number runs, repeats and the login's or shop's name,
    five characters must be its own. Nothing else is asked.
    """
    if len(password) < PASSWORD_LEAST:
        return PasswordProblem.TOO_SHORT
    if len(password) > PASSWORD_MOST:
        return PasswordProblem.TOO_LONG
    folded = unicodedata.normalize("NFKC", password).casefold()
    if len(set(folded)) < _OWN_LEAST or re.fullmatch(r"(.{1,8}?)\1+.?", folded, re.DOTALL):
        return PasswordProblem.REPEATS
    names = [unicodedata.normalize("NFKC", name).casefold().strip() for name in (login, shop)]
    rest = _without(folded, [name for name in names if len(name) >= 2])
    if len(rest) < _OWN_LEAST:
        return PasswordProblem.CONTAINS_NAME
    rest = _without(rest, _BLOCKED)
    if len(rest) < _OWN_LEAST:
        return PasswordProblem.TOO_COMMON
    in_run = {at + step for at in range(len(rest) - 2) if rest[at : at + 3] in _RUNS for step in range(3)}
    return PasswordProblem.SEQUENCE if len(rest) - len(in_run) < _OWN_LEAST else None


def _without(text: str, words: Iterable[str]) -> str:
    for word in words:
        text = text.replace(word, "")
    return text
