"""A screen reader has a name for every control of the owner's pages: staff, audit, settings."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.people import Shop
from tests.views.test_screen_reader import nameless
from tests.views.windows import a_window, cheap_passwords, sign_in


@pytest.mark.parametrize("key", ["staff", "audit", "settings"])
def test_every_control_of_the_page_has_a_name(qtbot: QtBot, sqlite_shop: Shop, key: str) -> None:
    cheap_passwords(sqlite_shop)
    with a_window(qtbot, sqlite_shop.office) as window:
        place = sign_in(qtbot, window, sqlite_shop)
        place.show_page(key)
        qtbot.waitUntil(lambda: not place.desk.tasks.busy, timeout=10_000)
        view = place.list_view()
        if view is not None and hasattr(view, "step"):
            view.step(1)
            qtbot.waitUntil(lambda: not place.desk.tasks.busy, timeout=10_000)
        assert nameless(window) == []


def test_a_page_that_isnt_hers_is_said_instead_of_opened(qtbot: QtBot, sqlite_shop: Shop) -> None:
    cheap_passwords(sqlite_shop)
    with a_window(qtbot, sqlite_shop.office) as window:
        place = sign_in(qtbot, window, sqlite_shop)
        place.entries = ()
        place.show_subject("members", 1)
        assert place.shell.current_page() == "orders"
        assert len(place.shell.toaster.toasts) == 1
