"""PaperPreview: the pages of a PDF one below the other, as wide as there is room.

    preview = PaperPreview(desk)
    preview.show_pdf(pdf) · preview.clear() · preview.zoom(+1 | -1 | 0)      .page_changed(page, pages)

Pages are drawn off the GUI thread, those in sight first and one at a time; pictures far out of sight are let go.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.services.reports.pages import Picture, picture, sizes
from desktop.views.desk import Desk
from desktop.views.labels import say
from desktop.views.texts import filled
from desktop.views.theme import color

_GAP, _EDGE, _WIDEST = 16, 20, 820
_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
_KEPT = 8
_PAUSE_MS = 120


class Sheet(QWidget):
    """A page: white at once, its picture as soon as it is drawn."""

    def __init__(self, size: tuple[float, float]) -> None:
        super().__init__()
        self.points = size
        self.image: QImage | None = None
        self.scale = 0.0

    def fit(self, scale: float) -> None:
        self.setFixedSize(round(self.points[0] * scale), round(self.points[1] * scale))

    def show_image(self, image: QImage | None, scale: float) -> None:
        self.image, self.scale = image, scale
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#FFFFFF"))
        if self.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self.image)
        painter.setPen(color("border_strong"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PaperPreview(QScrollArea):
    page_changed = Signal(int, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pdf = b""
        self._zoom = _ZOOMS.index(1.0)
        self._drawing = False
        self.sheets: list[Sheet] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("预览"))
        self._inner = QWidget()
        self._inner.setObjectName("scrolled")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(_EDGE, _GAP, _EDGE, _GAP)
        self._column.setSpacing(_GAP)
        self.setWidget(self._inner)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._draw_next)

    def clear(self) -> None:
        self._pdf = b""
        self._take_away()

    def show_pdf(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._desk.tasks.run(self, partial(sizes, pdf), then=partial(self._lay_out, pdf), failed=self._broken)

    def zoom(self, by: int) -> None:
        """One step in or out; 0: as wide as there is room."""
        self._zoom = max(0, min(len(_ZOOMS) - 1, self._zoom + by)) if by else _ZOOMS.index(1.0)
        self._fit()

    @property
    def drawn(self) -> bool:
        """Whether every page in sight is there."""
        return bool(self.sheets) and not self._drawing and self._wanted() is None

    def _take_away(self) -> None:
        for sheet in self.sheets:
            self._column.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        self.sheets = []

    def _lay_out(self, pdf: bytes, pages: list[tuple[float, float]]) -> None:
        if pdf is not self._pdf:
            return
        self._take_away()
        for number, size in enumerate(pages, 1):
            sheet = Sheet(size)
            say(sheet, filled(self.tr("第 {0} 页，共 {1} 页"), number, len(pages)))
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            self.sheets.append(sheet)
        self.verticalScrollBar().setValue(0)
        self._fit()
        self.page_changed.emit(1, len(pages))

    def _scale(self, sheet: Sheet) -> float:
        room = min(self.viewport().width() - 2 * _EDGE, _WIDEST)
        return max(room, 200) / sheet.points[0] * _ZOOMS[self._zoom]

    def _fit(self) -> None:
        for sheet in self.sheets:
            sheet.fit(self._scale(sheet))
        self._pause.start()

    def _in_sight(self, sheet: Sheet) -> bool:
        top = self.verticalScrollBar().value()
        return sheet.geometry().bottom() >= top - 40 and sheet.geometry().top() <= top + self.viewport().height() + 40

    def _wanted(self) -> int | None:
        for at, sheet in enumerate(self.sheets):
            if self._in_sight(sheet) and abs(sheet.scale - self._pixels(sheet)) > 0.01:
                return at
        return None

    def _pixels(self, sheet: Sheet) -> float:
        return self._scale(sheet) * self.devicePixelRatioF()

    def _draw_next(self) -> None:
        at = self._wanted() if self.isVisible() else None
        if at is None or self._drawing:
            return
        self._drawing = True
        scale = self._pixels(self.sheets[at])
        work = partial(_image, self._pdf, at, scale)
        self._desk.tasks.run(self, work, then=partial(self._show, self._pdf, at, scale), failed=self._broken)

    def _show(self, pdf: bytes, at: int, scale: float, image: QImage) -> None:
        self._drawing = False
        if pdf is self._pdf and at < len(self.sheets):
            self.sheets[at].show_image(image, scale)
            held = [sheet for sheet in self.sheets if sheet.image is not None and not self._in_sight(sheet)]
            for sheet in held[: max(0, len(held) - _KEPT)]:
                sheet.show_image(None, 0.0)
        self._draw_next()

    def _broken(self, error: Exception) -> None:
        self._drawing = False
        raise error

    def _moved(self, _value: int = 0) -> None:
        if self.sheets:
            middle = self.verticalScrollBar().value() + self.viewport().height() // 2
            above = [at for at, sheet in enumerate(self.sheets, 1) if sheet.geometry().top() <= middle]
            self.page_changed.emit(above[-1] if above else 1, len(self.sheets))
        self._draw_next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pause.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)


def image_of(drawn: Picture) -> QImage:
    """A copy that needs the pixels no more."""
    return QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32).copy()


def _image(pdf: bytes, page: int, scale: float) -> QImage:
    return image_of(picture(pdf, page, scale=scale))
