"""A clerk's desk on a real shop, with a window, a toaster and the acts: what the stories of dialogs start from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import Preset
from desktop.services.order_rows import OrderRow
from desktop.views.chips import Chip
from desktop.views.desk import Desk
from desktop.views.order_acts.act_sheet import ActSheet
from desktop.views.order_acts.acts import OrderActs
from desktop.views.tasks import Tasks
from desktop.views.toast import Toaster
from tests.people import Shop


class Forgetful:
    """A memory that lasts as long as the test."""

    def __init__(self) -> None:
        self.held: dict[str, Any] = {}

    def keep(self, name: str, value: Any) -> None:
        self.held[name] = value

    def recall(self, name: str) -> Any:
        return self.held.get(name)


@dataclass
class Bench:
    qtbot: QtBot
    shop: Shop
    window: QWidget
    desk: Desk
    toaster: Toaster
    acts: OrderActs
    memory: Forgetful
    rows: list[OrderRow] = field(default_factory=list)

    @classmethod
    def at(cls, qtbot: QtBot, shop: Shop, preset: Preset = Preset.OWNER) -> Bench:
        window = QWidget()
        window.resize(1366, 768)
        qtbot.addWidget(window)
        tasks = Tasks(window)
        desk = Desk(shop.office, shop.person(preset), tasks, window)
        toaster, memory = Toaster(window), Forgetful()
        bench = cls(qtbot, shop, window, desk, toaster, OrderActs(desk, window, toaster, memory=memory), memory)
        bench.acts.done.connect(bench.rows.append)
        window.show()
        bench.settle()
        return bench

    def settle(self) -> None:
        """Until nothing runs and no rehearsal waits."""
        self.qtbot.waitUntil(self._idle, timeout=10_000)

    def start(self, key: str, order: OrderRow) -> None:
        self.acts.start(key, order.id)
        self.settle()

    def sheet(self) -> Any:
        """The open dialog."""
        found = self.acts.sheet
        assert isinstance(found, ActSheet)
        return found

    def submit(self) -> None:
        self.sheet().submit()
        self.settle()

    def effects(self) -> str:
        """Every word of the effect box, a line per label."""
        box = self.sheet().effects
        words = [one.text() for one in box.findChildren(QLabel) if not _taken_away(one)]
        return "\n".join([*words, *(one.spec.text for one in box.findChildren(Chip) if not _taken_away(one))])

    def error(self) -> str:
        return str(self.sheet().error.text())

    def toast(self) -> str:
        return str(self.toaster.toasts[-1].accessibleName())

    def undo(self) -> None:
        self.toaster.toasts[-1].action.click()
        self.settle()

    def close(self) -> None:
        self.desk.tasks.close()

    def _idle(self) -> bool:
        sheet = self.acts.sheet
        return not self.desk.tasks.busy and (sheet is None or not sheet._pause.isActive())


def _taken_away(widget: QWidget) -> bool:
    """Hidden on purpose; what was just added shows itself a moment later."""
    return any(
        one.isHidden() and one.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        for one in (widget, widget.parentWidget())
        if one is not None
    )
