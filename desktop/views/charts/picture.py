"""A chart's card as a picture file, twice as fine as on screen.

taken = picture_of(card)             QImage, on the GUI thread     ask_where(card, "每日订单", then) -> a .png path
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.views.file_dialogs import ask_place
from desktop.views.theme import color

translate = QCoreApplication.translate
FINENESS = 2.0


def picture_of(widget: QWidget) -> QImage:
    image = QImage(widget.size() * FINENESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(FINENESS)
    image.fill(color("surface"))
    widget.render(image, QPoint())
    return image


def ask_where(parent: QWidget, name: str, then: Callable[[str], object]) -> None:
    kinds = (translate("chart", "PNG 图片 (*.png)"),)
    ask_place(parent, translate("chart", "图片存到哪里"), f"{name}.png", kinds, then)
