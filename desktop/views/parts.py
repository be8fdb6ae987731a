"""The parts of the workplace that are there."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

from PySide6.QtCore import Signal

from desktop.views.overlay import Overlay


class _Sheet(Overlay):
    placed = Signal(object)
    finished = Signal(object)


def _part(module: str, name: str, stand_in: type) -> Any:
    try:
        found = importlib.util.find_spec(module)
    except ModuleNotFoundError:
        found = None
    return stand_in if found is None else getattr(importlib.import_module(module), name)


ImportSheet = _part("desktop.views.imports.sheet", "ImportSheet", _Sheet)
