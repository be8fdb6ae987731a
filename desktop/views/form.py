"""Fields of a form: a label above, the control, and its error in words beneath.

    field = Field("运单号", TextEdit(leading="scan-barcode"), required=True)
    field.set_error("顺丰的单号是 12 或 15 位") · field.set_error("") · field.set_hint(…) · field.control
    TextEdit(placeholder, leading=icon, suffix="分", clearable=True)      a QLineEdit that paints icon and unit
    PasswordEdit(…)                                                      with an eye
    PointsEdit(placeholder="不限")     .points() -> int | None, raises ValueError on nonsense; .set_points(5001)
    YuanEdit()                        .fen() -> int | None, raises ValueError; .set_fen(1250)
    RangeFields("积分从 / 到", PointsEdit, PointsEdit)  .low, .high, .values(read) -> pair or None with an error shown
    Choice([("any", "全部渠道"), …])    a combo box by key: .key(), .choose(key), .changed(key), .fit()
    yuan_to_fen("12.50") == 1250 exact; refuses signs, more than two decimals and words (ValueError)

Units: points are whole, cash is in fen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.buttons import IconButton, reveal
from desktop.views.icons import draw
from desktop.views.labels import label, repolish
from desktop.views.theme import color, font

_YUAN = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?")
# beside the words of a closed combo box: its edges and its arrow
_AROUND = 44
_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


def yuan_to_fen(text: str) -> int:
    """Fen from yuan as typed ("12.5", "¥1,250.00"); ValueError when it isn't an amount of money, or is too large."""
    matched = _YUAN.fullmatch(_plain(text).removeprefix("¥").strip())
    if matched is None:
        raise ValueError(text)
    fen = int(matched[1].replace(",", "")) * 100 + int((matched[2] or "").ljust(2, "0"))
    return _bounded(fen, text)


def fen_to_yuan(fen: int) -> str:
    """1250 → "12.50", with thousands set apart."""
    sign, fen = ("−" if fen < 0 else ""), abs(fen)
    return f"{sign}{fen // 100:,}.{fen % 100:02}"


def whole_points(text: str) -> int:
    """Points as typed ("5,001"); ValueError when it isn't a whole number from 0, or is too large."""
    matched = _WHOLE.fullmatch(_plain(text))
    if matched is None:
        raise ValueError(text)
    return _bounded(int(matched[0].replace(",", "")), text)


def _plain(text: str) -> str:
    """Full-width digits, comma and point of a Chinese keyboard become plain ones."""
    return text.strip().translate(str.maketrans("０１２３４５６７８９，．。￥", "0123456789,..¥"))


def _bounded(number: int, text: str) -> int:
    if number > 10**12:
        raise ValueError(text)
    return number


class TextEdit(QLineEdit):
    """One line; leading icon and unit are painted, so that the style sheet can't squeeze them."""

    def __init__(
        self,
        placeholder: str = "",
        *,
        leading: str = "",
        suffix: str = "",
        clearable: bool = False,
        size: str = "",
        name: str = "",
    ) -> None:
        super().__init__()
        self._leading, self._suffix = leading, suffix
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        if size:
            self.setProperty("grade", size)
        self._trailing: IconButton | None = None
        if clearable:
            self._trailing = self.add_trailing("x", self.tr("清空"))
            self._trailing.clicked.connect(self.clear)
            self._trailing.hide()
            self.textChanged.connect(self._show_clear)
        self._margins()

    def add_trailing(self, icon: str, name: str) -> IconButton:
        """A small button inside, at the right."""
        self._trailing = IconButton(icon, name)
        self._trailing.setParent(self)
        self._trailing.setFixedSize(24, 24)
        self._trailing.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._margins()
        return self._trailing

    def mark_invalid(self, invalid: bool) -> None:
        self.setProperty("invalid", invalid)
        repolish(self)

    def _show_clear(self, text: str) -> None:
        if self._trailing is not None:
            self._trailing.setVisible(bool(text))

    def _margins(self) -> None:
        right = 24 if self._trailing is not None else 0
        if self._suffix:
            right += int(QFontMetricsF(font(12)).horizontalAdvance(self._suffix)) + 6
        self.setTextMargins(24 if self._leading else 0, 0, right, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._trailing is not None:
            self._trailing.move(QPoint(self.width() - 30, (self.height() - 24) // 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._leading:
            draw(painter, QRectF(10, self.height() / 2 - 8, 16, 16), self._leading, "text2")
        if self._suffix:
            painter.setFont(font(12))
            painter.setPen(color("text2" if self.isEnabled() else "disabled"))
            right = 10 + (24 if self._trailing is not None else 0)
            box = QRectF(self.rect()).adjusted(0, 0, -right, -1)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._suffix)


class PasswordEdit(TextEdit):
    """Hidden letters with an eye that shows them."""

    def __init__(self, placeholder: str = "", *, size: str = "", name: str = "", leading: str = "lock") -> None:
        super().__init__(placeholder, leading=leading, size=size, name=name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = self.add_trailing("eye", self.tr("显示密码"))
        self._eye.clicked.connect(self._look)

    def _look(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._eye.show_icon("eye-off" if hidden else "eye")
        self._eye.rename(self.tr("遮住密码") if hidden else self.tr("显示密码"))


class PointsEdit(TextEdit):
    """A whole number of points; empty is None."""

    def __init__(self, placeholder: str = "", *, suffix: str | None = None, name: str = "") -> None:
        unit = QCoreApplication.translate("PointsEdit", "积分")
        super().__init__(placeholder, suffix=unit if suffix is None else suffix, name=name)

    def points(self) -> int | None:
        return whole_points(self.text()) if self.text().strip() else None

    def set_points(self, points: int | None) -> None:
        self.setText("" if points is None else f"{points:,}")


class YuanEdit(TextEdit):
    """An amount typed in yuan, held in fen; empty is None."""

    def __init__(self, placeholder: str = "", *, name: str = "") -> None:
        super().__init__(placeholder, suffix=QCoreApplication.translate("YuanEdit", "元"), name=name)

    def fen(self) -> int | None:
        return yuan_to_fen(self.text()) if self.text().strip() else None

    def set_fen(self, fen: int | None) -> None:
        self.setText("" if fen is None else fen_to_yuan(fen))


class Choice(QComboBox):
    """A combo box by key; the wheel scrolls the page, not the choice."""

    changed = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]] = (), *, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.show_choices(choices)
        self.activated.connect(self._picked)

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        kept = self.key()
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
        self.choose(kept)

    def key(self) -> str:
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Shows the choice without emitting `changed`; an unknown key changes nothing."""
        if (at := self.findData(key)) >= 0:
            self.setCurrentIndex(at)

    def fit(self, least: int = 0, most: int = 200) -> None:
        """As wide as its longest words, in every language."""
        words = max((self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        self.setFixedWidth(min(max(words + _AROUND, least), most))

    def mark_invalid(self, invalid: bool) -> None:
        self.setProperty("invalid", invalid)
        repolish(self)

    def _picked(self, at: int) -> None:
        self.changed.emit(self.key())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Field(QWidget):
    """Label, control, and beneath it the error (or a hint)."""

    def __init__(self, title: str, control: QWidget, *, required: bool = False, hint: str = "") -> None:
        super().__init__()
        self.control, self._hint = control, hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(3)
        self.title = label(title, "caption")
        self.title.setBuddy(control)
        head.addWidget(self.title)
        if required:
            star = label("*", "danger")
            star.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # no higher than other titles
            head.addWidget(star)
        head.addStretch(1)
        self.beneath: QLabel = label(hint, "caption", wrap=True)
        reveal(self.beneath, bool(hint))
        if title:
            column.addLayout(head)
        column.addWidget(control)
        column.addWidget(self.beneath)
        if control.sizePolicy().verticalPolicy() != QSizePolicy.Policy.Expanding:
            column.addStretch(1)
        control.setAccessibleName(title or control.accessibleName())
        control.setAccessibleDescription(self.tr("必填") if required else hint)

    def set_error(self, text: str) -> None:
        """ "" brings the hint back."""
        self.beneath.setText(text or self._hint)
        self.beneath.setProperty("role", "error" if text else "caption")
        repolish(self.beneath)
        reveal(self.beneath, bool(text or self._hint))
        self.control.setAccessibleDescription(text or self._hint)
        self.control.setProperty("invalid", bool(text))
        repolish(self.control)

    def set_hint(self, text: str) -> None:
        self._hint = text
        self.set_error("")

    def error(self) -> str:
        return self.beneath.text() if self.beneath.text() != self._hint else ""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.EnabledChange:
            self.title.setEnabled(self.isEnabled())
        super().changeEvent(event)


class RangeFields(QWidget):
    """From and to of the same kind; says when they are nonsense or the wrong way round."""

    changed = Signal()

    def __init__(self, title: str, low: QLineEdit, high: QLineEdit) -> None:
        super().__init__()
        self.low, self.high = low, high
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(low, 1)
        line.addWidget(label(self.tr("至"), "caption"))
        line.addWidget(high, 1)
        self.field = Field(title, row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        low.setAccessibleName(self.tr("{0} 从").replace("{0}", title))
        high.setAccessibleName(self.tr("{0} 到").replace("{0}", title))
        for edit in (low, high):
            edit.textEdited.connect(self.changed)

    def values(self, read: Callable[[str], int]) -> tuple[int | None, int | None] | None:
        """Both ends by `read` (whole_points, yuan_to_fen); None, with the reason shown, when they make no sense."""
        try:
            low, high = (read(edit.text()) if edit.text().strip() else None for edit in (self.low, self.high))
        except ValueError as refused:
            self.field.set_error(self.tr("「{0}」不是数").replace("{0}", str(refused)))
            return None
        if low is not None and high is not None and low > high:
            self.field.set_error(self.tr("前面的不能大于后面的"))
            return None
        self.field.set_error("")
        return low, high
