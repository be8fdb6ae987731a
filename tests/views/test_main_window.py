"""The window from the login page to the desk and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import Preset
from desktop.views.main_window import MainWindow
from tests.people import Shop
from tests.views.windows import a_window, cheap_passwords, sign_in


@pytest.fixture
def window(qtbot: QtBot, shop: Shop) -> Iterator[MainWindow]:
    cheap_passwords(shop)
    with a_window(qtbot, shop.office) as made:
        yield made


def test_a_clerk_signs_in_and_sees_who_she_is(qtbot: QtBot, window: MainWindow, shop: Shop) -> None:
    place = sign_in(qtbot, window, shop, Preset.SERVICE)
    assert place.desk.actor.name == "Service"
    assert window.login is None
