"""A bill is read and taken in by a process of its own, so that the window stays awake.

child = StatementChild(desk)
child.start(path)      .taken(Imported) · .refused(Exception | str)
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from desktop.services.errands import write_errand
from desktop.services.spreadsheets.tables import FileRefused
from desktop.services.statements.acts import Imported
from desktop.services.statements.errand import statement_wish
from desktop.services.statements.layouts import StatementRefused
from desktop.views.children import ErrandChild


class StatementChild(ErrandChild):
    verb = "statement-child"
    facts = (FileRefused, StatementRefused)
    taken = Signal(object)

    @property
    def busy(self) -> bool:
        return not self.answered

    def start(self, path: Path) -> None:
        self.begin(write_errand(self.desk.office, self.desk.actor, **statement_wish(path)))

    def hear(self, told: Mapping[str, Any]) -> None:
        self.taken.emit(Imported(told["statement_id"], told["new"], told["known"], told["repeated"]))

    def broken_words(self) -> str:
        return self.tr("读账单中断了，什么都没收进来。再试一次")
