"""The first minute on a PC without a shop: its pages, and what they say when something is wrong."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.models.refusal import DatabaseRefused
from desktop.recovery import words_of
from desktop.services.errors import JoinRefused
from desktop.shop_secrets import ShopSecrets
from desktop.views.first_minute.wizard import FirstMinute
from desktop.views.language import LANGUAGES, other_language
from tests.pictures.stage import SIZE, Stage


def opened(stage: Stage) -> FirstMinute:
    folder = Path("C:/Users/lixiang/AppData/Local/PointsDesk")
    page = FirstMinute(stage.tasks(), ShopSecrets(folder / "secrets"), folder / "shop.db")
    page.resize(*SIZE)
    page.show_language(LANGUAGES[other_language()])
    page.start()
    return page


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    yield "first-start", opened(stage)

    page = opened(stage)
    page.begin.tiles["own"].click()
    page.shop.name.setText("晨光积分店")
    page.shop.login.setText("李想")
    page.shop.password.setText("123456")
    page.shop.go.click()
    yield "first-shop-problems", page

    page = opened(stage)
    page.begin.tiles["own"].click()
    page.sheet.show_words("晨光积分店", "lixiang", words_of(random.Random(7).randbytes(32)))
    page._show(page.sheet)
    yield "first-sheet", page

    page = opened(stage)
    page.begin.tiles["join"].click()
    yield "first-join", page

    page = opened(stage)
    page.begin.tiles["join"].click()
    page.join.show_file("E:/晨光积分店 加入.pdjoin")
    page.join.passphrase.setText("7K4M9-XQ2TB-8WH3R-DP6NV")
    page.join.show_refused(JoinRefused("wrong_passphrase"))
    yield "first-join-refused", page

    page = opened(stage)
    page.show_owner(
        "postgresql+psycopg://postgres:x@192.168.1.20/pointsdesk", DatabaseRefused("owner_login", "postgres")
    )
    yield "first-server-owner", page

    page = opened(stage)
    page.begin.tiles["join"].click()
    page.join.other.click()
    page.server.host.setText("192.168.1.20")
    page.server.database.setText("pointsdesk")
    page.server.user.setText("desk")
    page.server.show_refused(DatabaseRefused("wrong_password", "desk"))
    yield "first-server-refused", page

    page = opened(stage)
    page.show_locked("sqlite:///shop.db")
    yield "first-server-words", page
