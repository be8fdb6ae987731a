"""Reach: whether the database answers. A banner while it doesn't, a try every two seconds, and word when it is back."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.services import settings
from desktop.services.settings import ShopSettings
from desktop.views.desk import Desk
from desktop.views.notices import Banner
from desktop.views.shell import StatusBar
from desktop.views.texts import filled

RETRY_MS = 2_000


class Reach(QObject):
    back = Signal()

    def __init__(self, desk: Desk, banner: Banner, status: StatusBar) -> None:
        super().__init__(desk)
        self._desk, self._banner, self._status = desk, banner, status
        self.reached = True
        self._timer = QTimer(self)
        self._timer.setInterval(RETRY_MS)
        self._timer.timeout.connect(self.try_again)
        banner.acted.connect(self.try_again)
        desk.reachable.connect(self.show_reached)
        self._show()

    def show_reached(self, reached: bool) -> None:
        if reached == self.reached:
            return
        self.reached = reached
        self._show()
        if reached:
            self._timer.stop()
            self.back.emit()
        else:
            self._timer.start()

    def try_again(self) -> None:
        if not self.reached:
            self._desk.ask(self, settings.shop_settings, then=self._answered, failed=self._silent, key="reach")

    def _answered(self, _settings: ShopSettings) -> None:
        """The desk has said that it reached the database."""

    def _silent(self, error: Exception) -> None:
        """Still away; the banner says so."""

    def _show(self) -> None:
        if self.reached:
            self._banner.show_text("danger", "")
            self._status.show_database(filled(self.tr("{0} 已连接"), self._desk.office.database))
        else:
            text = self.tr("数据库连不上了，正在自动重连。填了的都还在，连上后接着做")
            self._banner.show_text("danger", text, action=self.tr("现在试"))
            self._status.show_database(self.tr("数据库连不上"), tone="danger")
