"""VersionButton: a version of the rules in the list at the left: number, state, from when till when, by whom."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from desktop.services.rules import RuleVersionRow
from desktop.views.buttons import LineButton
from desktop.views.labels import say
from desktop.views.texts import filled
from desktop.views.theme import color, font
from desktop.views.words import actor_word


class VersionButton(LineButton):
    def __init__(self, version: RuleVersionRow, zone: ZoneInfo, *, chosen: bool) -> None:
        super().__init__()
        self._chosen, self._tone = chosen, "accent_text" if chosen else "text"
        since, until = version.effective_at.astimezone(zone), version.until
        self.title = filled(self.tr("第 {0} 版"), version.number)
        if version.in_force:
            self.state = self.tr("现行")
        elif until is not None and until <= version.effective_at:
            self.state = self.tr("没用上")
        else:
            self.state = "" if until is not None else self.tr("待生效")
        if until is None or until <= version.effective_at:
            self.days = filled(self.tr("{0} 起"), f"{since:%Y-%m-%d}")
        else:
            last = (until - timedelta(seconds=1)).astimezone(zone)
            self.days = filled(self.tr("{0} 至 {1}"), f"{since:%Y-%m-%d}", f"{last:%m-%d}")
        self.by = filled(self.tr("{0} 发布"), actor_word(version.published_by))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        say(self, " ".join(part for part in (self.title, self.state, self.days, self.by) if part))

    def sizeHint(self) -> QSize:
        return QSize(150, 62)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent_soft" if self._chosen else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        if self._chosen:
            painter.setBrush(color("accent"))
            painter.drawRect(QRectF(0, 8, 3, box.height() - 16))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(color(self._tone))
        painter.setFont(font(13, 600))
        painter.drawText(QRectF(12, 5, box.width() - 20, 19), left, self.title)
        if self.state:
            painter.setFont(font(12, 600))
            painter.setPen(color("good" if self.state == self.tr("现行") else "points"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(12, 5, box.width() - 20, 19), right, self.state)
        painter.setFont(font(12))
        painter.setPen(color("text2"))
        painter.drawText(QRectF(12, 24, box.width() - 16, 17), left, self.days)
        painter.drawText(QRectF(12, 41, box.width() - 16, 17), left, self.by)
        self.paint_focus(painter, 6)
