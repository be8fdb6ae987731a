"""The shop of the pictures: the demo shop, with its people signed in as they are asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop import config
from desktop.models.vocabulary import Preset
from desktop.services import demo, sessions
from desktop.services.demo import DEMO_STAFF, DemoPerson
from desktop.services.transaction import Actor
from desktop.shop_secrets import ShopSecrets
from desktop.views.demo_welcome import demo_welcome
from desktop.views.main_window import Welcome

ORDERS, DAYS, NEWEST = 605, 200, 60


class DemoShop:
    """.office · .login(preset) -> (login, password) · .actor(preset) · .welcome(demo=True)"""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._actors: dict[Preset, Actor] = {}
        self.office, self.report = demo.make_demo(
            f"sqlite:///{folder / 'shop.db'}",
            ShopSecrets(folder / "secrets"),
            config.utc_now,
            orders=ORDERS,
            days=DAYS,
            newest=NEWEST,
        )

    def person(self, preset: Preset) -> DemoPerson:
        return next(one for one in DEMO_STAFF if one.preset is preset)

    def login(self, preset: Preset) -> tuple[str, str]:
        return self.person(preset).login, self.person(preset).password

    def actor(self, preset: Preset) -> Actor:
        if preset not in self._actors:
            person = self.person(preset)
            self._actors[preset] = sessions.arrive(self.office, person.login, person.password, pc=person.pc).actor
        return self._actors[preset]

    def welcome(self, *, demo: bool) -> Welcome:
        name = sessions.shop_name(self.office)
        return demo_welcome(name) if demo else Welcome(name)

    def close(self) -> None:
        self.office.engine.dispose()
        shutil.rmtree(self._folder, ignore_errors=True)
