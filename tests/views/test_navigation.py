"""The left column in a narrow window: icons alone, beneath each other in the middle."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.views.navigation import BrandMark, Navigation, NavItem


@pytest.mark.parametrize("height", [300, 900])
def test_icons_stand_beneath_each_other_whether_the_pages_scroll_or_not(qtbot: QtBot, height: int) -> None:
    nav = Navigation("悦享生活", [NavItem(f"page{at}", "truck", f"第 {at} 页") for at in range(15)])
    qtbot.addWidget(nav)
    nav.set_narrow(True)
    nav.resize(nav.width(), height)
    nav.show()
    qtbot.wait(1)
    mark = nav.findChild(BrandMark)
    assert mark is not None

    def middle(widget: QWidget) -> float:
        return widget.mapTo(nav, QPoint(0, 0)).x() + widget.width() / 2

    middles = [middle(one) for one in (mark, nav._buttons["page3"], nav._out)]
    assert max(middles) - min(middles) <= 1
