"""The language of the screens. Chinese stands in the sources; every other one is a file of resources/i18n.

    speak(app, "system" | "zh_CN" | "en")     from now on: what stands on screen keeps its words until it is made anew
    spoken() -> "zh_CN" | "en"                other_language() -> the one that isn't spoken
    LANGUAGES["en"] -> "English"              every language by its own name

Words are looked up when they are shown: nothing translates at import (tests/test_language.py).
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop.config import resource

SOURCE = "zh_CN"
LANGUAGES = {SOURCE: "简体中文", "en": "English"}
_installed: list[QTranslator] = []
_spoken = SOURCE


def speak(app: QCoreApplication, language: str) -> None:
    """ "system" is the PC's language where we know it, English where we don't."""
    global _spoken
    _spoken = language if language in LANGUAGES else system_language()
    QLocale.setDefault(QLocale(_spoken))
    while _installed:
        gone = _installed.pop()
        app.removeTranslator(gone)
        gone.deleteLater()
    qt_words = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _install(app, f"qtbase_{_spoken}", qt_words)
    if _spoken != SOURCE:
        _install(app, _spoken, str(resource("i18n")))


def spoken() -> str:
    return _spoken


def other_language() -> str:
    return next(one for one in LANGUAGES if one != _spoken)


def system_language() -> str:
    """A PC that names no language speaks the shop's."""
    wanted = QLocale.system().uiLanguages()
    first = wanted[0] if wanted else "C"
    return SOURCE if first in ("C", "POSIX") or first.startswith("zh") else "en"


def _install(app: QCoreApplication, name: str, folder: str) -> None:
    made = QTranslator(app)
    if made.load(name, folder):
        app.installTranslator(made)
        _installed.append(made)
    else:
        made.deleteLater()
