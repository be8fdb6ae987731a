"""Photos of an after-sale: more of them put on record, and one looked at in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.services.attachments import PHOTOS_MOST, add_return_photo
from desktop.services.return_matters import ReturnMatter
from desktop.services.return_queries import return_no
from desktop.views.buttons import IconButton
from desktop.views.command_sheet import Command, SendingSheet
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.labels import label, say
from desktop.views.photo_picker import PhotoPicker
from desktop.views.texts import filled
from desktop.views.theme import color


class AddPhotosSheet(SendingSheet):
    """One by one: what is kept leaves the list, so that after a refusal only the others are there."""

    def __init__(self, window: QWidget, desk: Desk, case: ReturnMatter) -> None:
        title = filled(self.tr("给售后 {0} 加照片"), return_no(case.row.id))
        words = self.tr("封存在客人的钥匙下，看一次记一次；客人资料清除时一起删掉")
        super().__init__(window, desk, title, words, icon="image", width=560)
        self.case, self.kept = case, 0
        self.picker = PhotoPicker(desk, most=max(PHOTOS_MOST - len(case.detail.photos), 0))
        self.picker.changed.connect(self._show)
        self.add(self.picker)
        self.add_button(self.tr("不加了"), slot=self.dismiss)
        self.go = self.add_button(self.tr("加照片"), "image", kind="primary", slot=self.submit, default=True)
        self._show()

    def submit(self) -> None:
        photos = self.picker.photos()
        if photos and not self._busy:
            self.transmit(Command(add_return_photo, (self.case.row.id,), {"photo": photos[0]}), self.tr("正在保存照片"))

    def succeeded(self, answer: Any, command: Command) -> None:
        self.kept += 1
        self.picker.drop(command.kwargs["photo"])
        if self.picker.photos():
            self.submit()
        else:
            self.close_overlay()

    def _show(self) -> None:
        count = len(self.picker.photos())
        self.go.setEnabled(count > 0 and not self.picker.is_reading())
        self.go.setText(filled(self.tr("加 {0} 张照片"), count) if count else self.tr("加照片"))
        if self.isVisible():
            self.place()


class _Picture(QWidget):
    """As large as there is room for, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage, name: str) -> None:
        self._image = image
        say(self, name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(700, 460)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 240)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), color("sunken"))
        if self._image.isNull():
            return
        fit = self._image.size()
        if fit.width() > self.width() or fit.height() > self.height():
            fit = fit.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        at = QRectF((self.width() - fit.width()) / 2, (self.height() - fit.height()) / 2, fit.width(), fit.height())
        painter.drawImage(at, self._image)


class PhotoSheet(Sheet):
    """Photos that were opened, one large; ← and → lead to the others."""

    def __init__(self, window: QWidget, title: str, photos: Sequence[bytes], at: int = 0) -> None:
        super().__init__(window, title, "", icon="image", width=820)
        self._photos, self._at = list(photos), at
        self.picture = _Picture()
        self.picture.setFixedHeight(max(240, min(480, window.height() - 230)))
        self.add(self.picture, 1)
        self.place_words = label("", "caption")
        self.back, self.on = (
            IconButton("chevron-left", self.tr("前一张")),
            IconButton("chevron-right", self.tr("后一张")),
        )
        self.back.clicked.connect(self._step_back)
        self.on.clicked.connect(self._step_on)
        for widget in (self.back, self.place_words, self.on):
            self.add_foot(widget)
        self.add_button(self.tr("关闭"), slot=self.dismiss, default=True)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left:
            self._step_back()
        elif event.key() == Qt.Key.Key_Right:
            self._step_on()
        else:
            super().keyPressEvent(event)

    def _step_back(self) -> None:
        self._at = max(0, self._at - 1)
        self._show()

    def _step_on(self) -> None:
        self._at = min(len(self._photos) - 1, self._at + 1)
        self._show()

    def _show(self) -> None:
        words = filled(self.tr("第 {0} 张，共 {1} 张"), self._at + 1, len(self._photos))
        self.picture.show_image(QImage.fromData(QByteArray(self._photos[self._at])), words)
        self.place_words.setText(words)
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._at < len(self._photos) - 1)
