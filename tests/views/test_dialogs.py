"""Dialogs are as high as what is in them, whatever comes into them and wherever its words break."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.dialogs import Sheet
from desktop.views.notices import Effect, EffectBox
from desktop.views.theme import apply_theme


def test_nothing_scrolls_while_the_window_has_room(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(911, 512)
    host.show()
    sheet, box = Sheet(host, "登记退款失败", "唐** · 3,360 积分", icon="wallet", width=560), EffectBox()
    sheet.add(box)
    sheet.add_button("登记", kind="primary")
    sheet.open()
    bar = sheet._area.verticalScrollBar()
    scrolling = []
    for letters in range(20, 70):
        box.show_effects([Effect("wallet", "Refund", ("x " * letters,), "You can refund again later")])
        qtbot.wait(1)
        scrolling += [letters] if bar.maximum() else []
    assert scrolling == []
