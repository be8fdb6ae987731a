"""The parts of the workplace that are there."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.views.overlay import Overlay


class _Empty(QWidget):
    order_selected = Signal(object)
    place_requested = Signal()
    import_requested = Signal()
    closed = Signal()
    done = Signal(object)

    def __init__(self, *_given: object) -> None:
        super().__init__()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return _nothing


def _nothing(*_given: object) -> list[object]:
    return []


class _Sheet(Overlay):
    placed = Signal(object)
    finished = Signal(object)


def _part(module: str, name: str, stand_in: type) -> Any:
    try:
        found = importlib.util.find_spec(module)
    except ModuleNotFoundError:
        found = None
    return stand_in if found is None else getattr(importlib.import_module(module), name)


OrderPane = _part("desktop.views.order_pane.pane", "OrderPane", _Empty)
PlaceSheet = _part("desktop.views.orders.place_sheet", "PlaceSheet", _Sheet)
ImportSheet = _part("desktop.views.imports.sheet", "ImportSheet", _Sheet)
