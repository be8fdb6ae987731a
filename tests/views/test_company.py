"""Two desks at one order: each sees who else is there, and who is already at the act."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import Preset
from desktop.services.presence import Beside
from desktop.views import company
from desktop.views.company import company_words
from desktop.views.desk import Desk
from desktop.views.order_acts.acts import OrderActs
from desktop.views.order_pane.pane import OrderPane
from desktop.views.tasks import Tasks
from desktop.views.toast import Toaster
from tests.people import NOON, Shop


class Place:
    """Somebody's window with the order pane and its acts."""

    def __init__(self, shop: Shop, preset: Preset, tasks: Tasks) -> None:
        self.window = QWidget()
        self.window.resize(1366, 768)
        self.desk = Desk(shop.office, shop.person(preset), tasks, self.window)
        self.acts = OrderActs(self.desk, self.window, Toaster(self.window))
        self.pane = OrderPane(self.desk, self.acts)
        self.pane.setParent(self.window)
        self.window.show()


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def desks(
    qtbot: QtBot, sqlite_shop: Shop, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Place, Place]]:
    monkeypatch.setattr(company, "RESTS_AFTER_MS", 1)
    monkeypatch.setattr(company, "BEAT_SECONDS", 0.05)
    both = Place(sqlite_shop, Preset.OWNER, tasks), Place(sqlite_shop, Preset.SERVICE, tasks)
    yield both
    for place in both:
        place.desk.company._timer.stop()
        place.window.hide()
        place.desk.company._timer.stop()
    qtbot.waitUntil(lambda: not tasks.busy)
    for place in both:
        place.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_colleague_at_the_same_order_is_named_and_her_act_too(
    qtbot: QtBot, sqlite_shop: Shop, desks: tuple[Place, Place]
) -> None:
    order = sqlite_shop.an_order(points=5)
    owner, clerk = desks
    owner.pane.show_order(order.id)
    clerk.pane.show_order(order.id)
    qtbot.waitUntil(lambda: owner.pane.beside.text() == "Service（收银台-02） 也开着这一单")
    qtbot.waitUntil(lambda: clerk.pane.beside.text() == "李想（收银台-01） 也开着这一单")
    clerk.acts.start("hold_order", order.id)
    qtbot.waitUntil(lambda: owner.pane.beside.text() == "Service（收银台-02） 正在挂起")
    owner.acts.start("hold_order", order.id)
    qtbot.waitUntil(lambda: owner.acts.sheet is not None and owner.acts.sheet._beside is not None)
    assert owner.acts.sheet is not None and owner.acts.sheet._beside is not None
    assert owner.acts.sheet._beside.text() == "Service（收银台-02） 正在挂起。先问一声；谁先提交算谁的"
    assert clerk.acts.sheet is not None
    clerk.acts.sheet.dismiss()
    sheet = owner.acts.sheet
    qtbot.waitUntil(lambda: sheet._beside is not None and sheet._beside.text() == "")
    sheet.dismiss()
    clerk.pane.show_order(None)
    qtbot.waitUntil(lambda: owner.pane.beside.text() == "")


def test_several_are_counted() -> None:
    others = (
        Beside("王敏", "收银台-02", "pack_order", NOON), Beside("赵磊", "仓库-01", "", NOON),
        Beside("孙洁", "办公室", "", NOON),
    )  # fmt: skip
    assert company_words(others) == "王敏（收银台-02） 正在发货，另有 2 人也在看"
    assert company_words(()) == ""
