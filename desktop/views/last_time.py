"""LastTime: whether this PC's desk ended by itself the last time, and what may be told of it.

    last = LastTime(folder)      folder None: nothing is marked and nothing was
    last.begin()                 .interrupted: no orderly end came before this start
    last.end()                   the orderly end
    last.report()                versions, times and places in the program; nothing that somebody typed or read

Of two desks at once the first one keeps the mark. A crash below Python leaves its frames in a file of their own.
"""

from __future__ import annotations

import contextlib
import faulthandler
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QLockFile, qVersion

from desktop import config

TAIL_BYTES = 20_000


class LastTime:
    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._lock: QLockFile | None = None
        self._frames: TextIO | None = None
        self._before = ""
        self.interrupted = False
        self.began: datetime | None = None
        self.kept: datetime | None = None

    def begin(self) -> None:
        """A folder that takes nothing leaves no mark, and nothing is said of it."""
        if self._folder is None:
            return
        mark, frames = self._folder / "desk.running", self._folder / "desk.frames"
        self.began, self.kept = _changed(mark), _changed(self._folder / "desk.ini")
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = QLockFile(str(mark))
            # a mark is old when its program is gone, however long ago
            lock.setStaleLockTime(0)
            if not lock.tryLock(0):
                return
            self._lock, self.interrupted = lock, self.began is not None
            if self.interrupted and frames.exists():
                self._before = frames.read_text(encoding="utf-8", errors="replace")
            if not faulthandler.is_enabled():
                self._frames = frames.open("w", encoding="utf-8")
                faulthandler.enable(self._frames)

    def end(self) -> None:
        if self._frames is not None:
            faulthandler.disable()
            self._frames.close()
            with contextlib.suppress(OSError):
                Path(self._frames.name).unlink(missing_ok=True)
            self._frames = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def report(self) -> str:
        """For whoever looks after the program. It reads what Mishaps has kept, which holds nothing personal either."""
        told = [
            f"PointsDesk {config.VERSION}",
            f"{platform.platform()} Python {platform.python_version()} Qt {qVersion()}",
            f"began {_said(self.began)}",
            f"last kept {_said(self.kept)}",
            "",
            "[frames]",
            self._before.strip() or "-",
            "",
            "[log]",
            self._tail().strip() or "-",
        ]
        return "\n".join(told) + "\n"

    def _tail(self) -> str:
        if self._folder is None:
            return ""
        try:
            content = (self._folder / "desk.log").read_bytes()
        except OSError:
            return ""
        return content[-TAIL_BYTES:].decode("utf-8", "replace")


def _changed(file: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError:
        return None


def _said(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC" if at is not None else "-"
