"""The page of the points rules: as it is, a draft with its replay, what is wrong, its dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import Preset
from desktop.services.rule_document import Campaign
from desktop.views.main_window import MainWindow
from desktop.views.overlay import overlays_of
from desktop.views.rules.lists import CampaignSheet, ListRow
from desktop.views.rules.page import RulesPage
from desktop.views.rules.rows import NumberRow
from tests.pictures.stage import Stage


def opened(stage: Stage) -> tuple[MainWindow, RulesPage]:
    window = stage.window(Preset.MANAGER)
    place = stage.place(window)
    place.show_page("rules")
    stage.settle()
    return window, cast(RulesPage, place.pages["rules"])


def typed(page: RulesPage, name: str, text: str) -> None:
    row = cast(NumberRow, page.rows[name])
    row.edit.setText(text)
    row.edit.textEdited.emit(text)


def drafted(stage: Stage) -> tuple[MainWindow, RulesPage]:
    window, page = opened(stage)
    typed(page, "deduction_share_percent", "40")
    typed(page, "adjust_limit", "500")
    typed(page, "points_per_yuan", "3")
    row = cast(ListRow, page.rows["campaigns"])
    row._take("", Campaign("家纺周", date(2026, 12, 10), date(2026, 12, 20), categories=("家纺",), percent=150))
    page._play()
    stage.settle()
    return window, page


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, page = opened(stage)
    yield "rules", window

    window, page = drafted(stage)
    yield "rules-draft", window

    window, page = opened(stage)
    typed(page, "deduction_share_percent", "130")
    yield "rules-wrong", window

    window, page = drafted(stage)
    page.ask_publish()
    stage.settle()
    yield "rules-publish", window

    window, page = opened(stage)
    cast(ListRow, page.rows["campaigns"]).add.click()
    next(one for one in overlays_of(window) if isinstance(one, CampaignSheet)).submit()
    stage.settle()
    yield "rules-campaign", window
