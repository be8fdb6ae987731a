"""What the desk is made of, loaded while a person types: a start waits for Qt and the login page only.

spare_sources()  first of all, once Qt is loaded
load_desk()      on a pool thread; what it has loaded is there at once, whoever asks for it later waits for the rest
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# a thread that loads modules gives way to the window so often
_GIVES_WAY_S = 0.0005


def spare_sources() -> None:
    """Qt's hook in Python's import looks through each module's source for a word, and Python keeps what was read: 40 MiB.

    In the frozen program, which has no sources, it finds none in any.
    """
    hook = importlib.import_module("shibokensupport.feature")
    hook.__dict__["_mod_uses_pyside"] = _has_no_source


def _has_no_source(_module: object) -> bool:
    return False


def load_desk() -> None:
    with giving_way():
        from desktop.views import children, commands, dropped, keeping, workplace  # noqa: F401 - to load them is all


@contextmanager
def giving_way() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(min(before, _GIVES_WAY_S))
    try:
        yield
    finally:
        sys.setswitchinterval(before)
