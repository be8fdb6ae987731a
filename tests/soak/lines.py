"""Lines of JSON between the soak and a desk of it."""

from __future__ import annotations

import json
import sys
import threading
from typing import Any

from PySide6.QtCore import QObject, Signal


class Lines(QObject):
    heard = Signal(dict)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        threading.Thread(target=self._read, name="lines", daemon=True).start()

    def say(self, **what: Any) -> None:
        sys.stdout.write(json.dumps(what) + "\n")
        sys.stdout.flush()

    def _read(self) -> None:
        for line in sys.stdin:
            self.heard.emit(json.loads(line))
