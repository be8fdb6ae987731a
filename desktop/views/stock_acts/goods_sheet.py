"""GoodsSheet: the frame of the dialogs on goods and stock. It shows what will happen, and keeps what was typed.

def read_again(self)          somebody was faster: read it again, keep what was typed
done(answer)                  the act is done, before the sheet closes
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.errors import ChangedByOther
from desktop.views.command_sheet import Command, RehearsingSheet
from desktop.views.desk import Desk
from desktop.views.form import Field
from desktop.views.texts import sentence


class GoodsSheet(RehearsingSheet):
    done = Signal(object)

    def __init__(self, window: QWidget, desk: Desk, title: str, subtitle: str, **looks: Any) -> None:
        super().__init__(window, desk, title, subtitle, **looks)
        self.fields: dict[str, Field] = {}

    def places(self) -> Mapping[str, Field]:
        return self.fields

    def read_again(self) -> None:
        """Nothing to read again where no version is carried."""

    def succeeded(self, answer: Any, command: Command) -> None:
        self.done.emit(answer)
        self.close_overlay()

    def refuse(self, fact: Exception) -> None:
        super().refuse(fact)
        if isinstance(fact, ChangedByOther):
            self.read_again()

    def _not_rehearsed(self, fact: Exception) -> None:
        if isinstance(fact, ChangedByOther):
            self.show_error(sentence(fact))
            self.read_again()
        else:
            super()._not_rehearsed(fact)
