"""The list of after-sales going out as a file, with the count of those that wait beside the page."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from tests.pictures.returns_scenes import opened
from tests.pictures.stage import Stage


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, page = opened(stage)
    page.export()
    stage.settle()
    yield "returns-export", window
