"""Dialogs are as high as what is in them, whatever comes into them and wherever its words break."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.views.dialogs import Sheet
from desktop.views.notices import Effect, EffectBox


def test_nothing_scrolls_while_the_window_has_room(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(911, 512)
    host.show()
    scrolling = []
    for width in (*range(455, 470), *range(555, 570)):
        sheet, box = Sheet(host, "Refund failed", icon="wallet", width=width), EffectBox()
        sheet.add(box)
        sheet.add_button("Record", kind="primary")
        sheet.open()
        qtbot.wait(5)
        # the words break at one of these widths, by a hair
        box.show_effects(
            [Effect("wallet", "Refund", ("¥118.80  To refund → Refund failed",), "You can refund again later")]
        )
        qtbot.wait(5)
        scrolling += [width] if sheet._area.verticalScrollBar().maximum() else []
        sheet.close_overlay()
    assert scrolling == []
