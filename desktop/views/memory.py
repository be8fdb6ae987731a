"""What this PC remembers of a window: size, page, columns, filters, scheme. One file in the data folder.

memory = Memory(folder / "desk.ini")        Memory() forgets everything when it goes
memory.keep("orders/zhangmin", {...}) · memory.recall("orders/zhangmin") -> dict | list | str | int | None
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget


class Memory:
    """Values are plain JSON. A file that can't be read or written counts as empty."""

    def __init__(self, file: Path | None = None) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat) if file else None
        self._held: dict[str, str] = {}

    def keep(self, name: str, value: Any) -> None:
        text = json.dumps(value, ensure_ascii=False, default=str)
        if self._held.get(name) == text:
            return
        self._held[name] = text
        if self._settings is not None:
            self._settings.setValue(name, text)

    def recall(self, name: str) -> Any:
        text = self._held.get(name)
        if text is None and self._settings is not None:
            text = self._settings.value(name)
        try:
            return json.loads(text) if isinstance(text, str) else None
        except ValueError:
            return None

    def sync(self) -> None:
        """What was kept stands in the file from here on, whatever becomes of the program."""
        if self._settings is not None:
            self._settings.sync()

    def keep_window(self, window: QWidget) -> None:
        self.keep("window", bytes(window.saveGeometry().data()).hex())

    def recall_window(self, window: QWidget) -> bool:
        """False when there is nothing to go by."""
        stored = self.recall("window")
        try:
            return isinstance(stored, str) and window.restoreGeometry(QByteArray(bytes.fromhex(stored)))
        except ValueError:
            return False
