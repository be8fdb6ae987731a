"""StartStep: how to begin. chosen("own" | "join" | "demo")."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal

from desktop.views.first_minute.step import Step
from desktop.views.login_view import DemoRole, RoleButton

translate = QCoreApplication.translate


class StartStep(Step):
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            translate("StartStep", "欢迎，从哪儿开始？"),
            translate("StartStep", "这台电脑上还没有店。选错了也没关系，随时能返回"), "",
        )  # fmt: skip
        self.tiles: dict[str, RoleButton] = {}
        for key, icon, title, hint in (
            ("own", "store", self.tr("在这台电脑上开店"), self.tr("一个人、一台电脑，数据就在本机，一分钟开好")),
            ("join", "server", self.tr("连到 PostgreSQL 上的店"), self.tr("几台电脑一起用，数据在店里的服务器上")),
            ("demo", "sparkles", self.tr("先看看演示店"), self.tr("两千笔订单的假数据，退出就清空，不碰真店")),
        ):
            tile = RoleButton(DemoRole(key, icon, title, hint))
            tile.clicked.connect(partial(self._press, key))
            self.tiles[key] = tile
            self.add(tile)
        self.go.hide()
        self.back.hide()

    def take_focus(self) -> None:
        self.tiles["own"].setFocus()

    def submit(self) -> None:
        """Enter presses the tile that has the focus."""
        focused = next((key for key, tile in self.tiles.items() if tile.hasFocus()), None)
        if focused is not None:
            self.chosen.emit(focused)

    def _press(self, key: str, _checked: bool = False) -> None:
        self.chosen.emit(key)
