"""The shop of the pictures."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import insert

from desktop.models import schema
from desktop.models.database import open_engine
from desktop.models.setting import Setting
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services.office import Office
from desktop.services.transaction import Actor
from desktop.views.login_view import DemoRole
from desktop.views.main_window import Welcome
from tests.people import PASSWORD, Shop
from tests.scenes import an_order_in

ROLES = {
    Preset.OWNER: DemoRole("lixiang", "store", "店主 李想", "全部权利"),
    Preset.MANAGER: DemoRole("manager", "user-check", "店长 张敏", "放行、退款、规则"),
    Preset.SERVICE: DemoRole("service", "headset", "客服 王芳", "下单、回复、售后"),
    Preset.WAREHOUSE: DemoRole("warehouse", "warehouse", "仓库 李强", "拣货、发货、收货"),
    Preset.FINANCE: DemoRole("finance", "calculator", "财务 陈静", "对账、大额退款"),
    Preset.AUDITOR: DemoRole("auditor", "shield-check", "审计 赵越", "只看记录"),
}


class DemoShop:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        url = f"sqlite:///{folder / 'shop.db'}"
        engine = open_engine(url)
        schema.migrate(engine)
        engine.dispose()
        self._shop = Shop.found(url)
        row = {"name": "demo", "value": "true", "changed_at": self._shop.clock.now, "changed_by": "init"}
        with self._shop.office.transaction() as connection:
            connection.execute(insert(Setting), [row])
        for preset in Preset:
            self._shop.person(preset)
        for turn in range(4):
            for status in OrderStatus:
                an_order_in(self._shop, status, part="shipped" if turn == 1 and status is OrderStatus.TO_SHIP else "")
                self._shop.clock.forward(minutes=17)

    @property
    def office(self) -> Office:
        return self._shop.office

    def actor(self, preset: Preset) -> Actor:
        return self._shop.person(preset)

    def login(self, preset: Preset) -> tuple[str, str]:
        password = PASSWORD if preset is Preset.OWNER else PASSWORD + preset.value
        return ROLES[preset].login, password

    def welcome(self, *, demo: bool) -> Welcome:
        passwords = dict(self.login(preset) for preset in Preset)
        if not demo:
            return Welcome("悦享生活")
        return Welcome(
            "悦享生活", list(ROLES.values()), passwords, "演示数据在临时文件夹里，退出后清空，不会碰到真实店铺"
        )

    def close(self) -> None:
        self._shop.close()
        shutil.rmtree(self._folder, ignore_errors=True)
