"""The pane's foot: the next right step as the main button, up to two more, and a menu of all."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy

from desktop.views.buttons import Button, IconButton
from desktop.views.labels import clear
from desktop.views.order_pane.head import fill_menu
from desktop.views.order_pane.shown import Offer, Shown

_ROOM, _GAP, _BESIDE = 318, 8, 2


class Foot(QFrame):
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panefoot")
        self.setFixedHeight(48)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 14, 0)
        row.setSpacing(_GAP)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(_GAP)
        row.addLayout(self._buttons)
        row.addStretch(1)
        self.more = IconButton("ellipsis", self.tr("全部操作"), outline=True)
        self.more.clicked.connect(self._open_menu)
        row.addWidget(self.more)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self._offered: tuple[Offer, ...] = ()
        self._steps: list[Button] = []

    def show_state(self, shown: Shown) -> None:
        self.show_offers(shown.offered)

    def show_offers(self, offered: tuple[Offer, ...]) -> None:
        self.setVisible(bool(offered))
        said = [(offer.key, offer.words, offer.primary) for offer in offered]
        if said == [(offer.key, offer.words, offer.primary) for offer in self._offered]:
            return
        self._offered = offered
        clear(self._buttons)
        self._steps = []
        room = _ROOM - self.more.sizeHint().width()
        for at, offer in enumerate(self._offered[: _BESIDE + 1]):
            button = self._button(offer, first=at == 0)
            room -= button.sizeHint().width() + _GAP
            if room < 0 and at:
                button.deleteLater()
                break
            self._steps.append(button)
            self._buttons.addWidget(button)
        self.more.setVisible(len(self._offered) > len(self._steps))

    def words(self) -> list[str]:
        return [button.text() for button in self._steps]

    def _button(self, offer: Offer, *, first: bool) -> Button:
        kind = ("danger" if offer.danger else "primary") if first and offer.primary else ""
        button = Button(offer.words, offer.icon, kind=kind)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.ensurePolished()
        button.clicked.connect(partial(self._ask, offer.key))
        return button

    def _fill_menu(self) -> None:
        fill_menu(self.menu, self._offered, self._ask)

    def _open_menu(self) -> None:
        self._fill_menu()
        self.menu.popup(self.more.mapToGlobal(QPoint(0, -self.menu.sizeHint().height() - 4)))

    def _ask(self, key: str, checked: bool = False) -> None:
        self.asked.emit(key)
