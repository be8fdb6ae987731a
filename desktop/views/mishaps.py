"""Mishaps: what nobody foresaw is told to the person and kept in a file, without what was typed or read.

    mishaps = Mishaps(folder / "desk.log", app)      .install() · .uninstall()
    mishaps.happened                                  a sentence for a toast

The file has the kind of error and where it came from; its message may hold a customer's name and stays out.
"""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from desktop import config
from desktop.views.filling import filled

MOST_BYTES = 1_000_000


class Mishaps(QObject):
    happened = Signal(str)
    _caught = Signal(str)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._before = sys.excepthook
        self._caught.connect(self.happened, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        self._before = sys.excepthook
        sys.excepthook = self._catch

    def uninstall(self) -> None:
        sys.excepthook = self._before

    def _catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if sys.stderr is not None:
            self._before(kind, error, trace)
        if not issubclass(kind, Exception):
            return
        where = "".join(traceback.format_tb(trace))
        kept = self._keep(f"{config.utc_now():%Y-%m-%d %H:%M:%S} UTC {config.VERSION} {kind.__name__}\n{where}\n")
        words = self.tr("出了意外，这一步没有做成。填的内容还在，可以再试")
        self._caught.emit(filled(self.tr("{0}。经过记在 {1}"), words, self._file) if kept else words)

    def _keep(self, text: str) -> bool:
        """False where the disk takes nothing; the person is told all the same."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            too_long = self._file.exists() and self._file.stat().st_size > MOST_BYTES
            with self._file.open("w" if too_long else "a", encoding="utf-8") as log:
                log.write(text)
        except OSError:
            return False
        return True
