"""BrandedPage: what is shown before anybody is signed in, beside the blue half where there is room for it.

class LoginView(BrandedPage): …      self.right, self.brand · language_asked
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.config import VERSION
from desktop.views.buttons import Button, reveal
from desktop.views.icons import draw
from desktop.views.labels import label

_WIDTH, _BESIDE_FROM = 540, 1000


class _Tile(QWidget):
    def __init__(self, icon: str, size: int) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(255, 255, 255, 36))
        painter.drawRoundedRect(QRectF(self.rect()), 9, 9)
        inset = self.width() * 0.27
        draw(painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), self._icon, "#FFFFFF")


def _language_link() -> Button:
    made = Button("", kind="link")
    made.hide()
    return made


class BrandPanel(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("brand")
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 72, 48, 52)
        column.setSpacing(0)
        column.addLayout(self._line("coins", 48, self.tr("积分掌柜"), self.tr("PointsDesk"), "brand_name"))
        column.addSpacing(88)
        column.addWidget(label(self.tr("积分商城的后台，\n每一分都说得清。"), "slogan"))
        column.addSpacing(36)
        for icon, title, text in (
            ("clipboard-list", self.tr("订单"), self.tr("六个状态走到底，卡住的自己浮上来")),
            ("coins", self.tr("积分"), self.tr("哪来的、哪去的、何时到期，一点就看到")),
            ("shield-check", self.tr("安全"), self.tr("谁看过谁的电话，都有记录")),
        ):
            column.addLayout(self._line(icon, 40, title, text, "brand_strong"))
            column.addSpacing(22)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(label(f"v{VERSION}", "brand_dim"))
        self.language = _language_link()
        foot.addWidget(self.language)
        foot.addStretch(1)
        column.addLayout(foot)

    @staticmethod
    def _line(icon: str, size: int, title: str, text: str, role: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(_Tile(icon, size))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(title, role))
        words.addWidget(label(text, "brand_dim", wrap=True))
        row.addLayout(words, 1)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QLinearGradient(QPointF(0, 0), QPointF(self.width(), self.height()))
        ground.setColorAt(0, QColor("#2A62E8"))
        ground.setColorAt(1, QColor("#1B3F9E"))
        painter.fillRect(self.rect(), ground)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(255, 255, 255, 16))
        height = self.height()
        for x, y, radius in ((570, height * 0.325, 210), (110, height * 0.885, 210), (435, height * 0.9, 135)):
            painter.drawEllipse(QPointF(x, y), radius, radius)


class BrandedPage(QWidget):
    """The page's own parts go into .right."""

    language_asked = Signal()

    def __init__(self, *, top: int) -> None:
        super().__init__()
        self.setObjectName("root")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.brand = BrandPanel()
        self.brand.hide()  # until there is room
        self._language = _language_link()
        for link in (self.brand.language, self._language):
            link.clicked.connect(self.language_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.brand)
        self.right = QVBoxLayout()
        self.right.setContentsMargins(0, top, 0, 20)
        self.right.setSpacing(10)
        row.addLayout(self.right, 1)
        self._language.setParent(self)

    def show_language(self, words: str) -> None:
        """The other language, by its own name: in the blue half, without it in the corner."""
        for link in (self.brand.language, self._language):
            link.setText(words)
            reveal(link, bool(words))
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        beside = self.width() >= _BESIDE_FROM
        self.brand.setVisible(beside)
        reveal(self._language, not beside and bool(self._language.text()))
        self._language.adjustSize()
        self._language.move(self.width() - self._language.width() - 24, 18)
        self._language.raise_()
