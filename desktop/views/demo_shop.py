"""DemoShop: a shop to look around in, made by a child process in a folder of its own that goes with the program.

demo = DemoShop()     .start() · .builder tells how it goes · .forget() ends the child and deletes the folder
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.shop_secrets import ShopSecrets
from desktop.views.children import DemoBuilder

# all of it written in bulk, which leaves the same rows: the login page is there within fifteen seconds
ORDERS = ("--orders", "2000", "--newest", "0")


class DemoShop(QObject):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = Path(tempfile.mkdtemp(prefix="pointsdesk-demo-"))
        self.url = f"sqlite:///{self._folder / 'shop.db'}"
        self.secrets = ShopSecrets(self._folder / "secrets")
        self.environment = {"POINTSDESK_DB": self.url, "POINTSDESK_SECRETS": str(self._folder / "secrets")}
        self.builder = DemoBuilder(self.environment, list(ORDERS), self)

    def start(self) -> None:
        self.builder.start()

    def forget(self) -> None:
        self.builder.stop()
        shutil.rmtree(self._folder, ignore_errors=True)
