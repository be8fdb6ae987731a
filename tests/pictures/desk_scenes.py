"""The frame of the program: login, errors, first password, lock, palette, keys, a lost database, a ship notice."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import Preset
from desktop.services.errors import SignInRefused
from desktop.views.texts import sentence
from tests.pictures.stage import Stage


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window = stage.login_window()
    yield "login", window

    window = stage.login_window(demo=False)
    assert window.login is not None
    window.login.login.setText("zhangmin")
    window.login.panel.edit.setText("wrong password")
    window.login.show_error(sentence(SignInRefused(wait_seconds=8)))
    window.login.show_wait(8)
    yield "login-error", window

    window = stage.login_window(demo=False)
    assert window.login is not None
    window.login.ask_first_password("zhangmin", "")
    yield "first-password", window

    window = stage.window(Preset.MANAGER)
    window.lock_desk()
    stage.settle()
    yield "lock", window

    window = stage.window(Preset.MANAGER)
    yield "desk", window

    window = stage.window(Preset.MANAGER)
    window.open_palette()
    stage.settle()
    yield "palette", window

    window = stage.window(Preset.MANAGER)
    assert window.commands is not None
    window.commands.show_keys()
    stage.settle()
    yield "keys", window

    window = stage.window(Preset.MANAGER)
    stage.place(window).reach.show_reached(False)
    yield "unreachable", window
