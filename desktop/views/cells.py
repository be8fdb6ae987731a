"""What a table's cell may hold, and how it is painted. Cells are made once, when rows are loaded.

Text("11-22 17:38", tone="dim")            tones: "", strong, dim, link, danger, warn, good, points
Text("纯棉四件套 × 1", sub="韩* · 尺寸不合适", icon="clock", tip="…", tile="danger")
Text("纯棉四件套 1.8m × 2", tail=" × 2")     where it doesn't fit, what stands before the tail is cut
Text("没有回音，还不知道取到没有", wrap=True)    goes on in a second line: for rows that are high enough
Text("双层玻璃杯", sub="380ml", tile="plain", image=thumb)     a small picture in the tile's place
Person("何*", "金卡", "gold", avatar="")       tier: gold, silver, diamond or ""; avatar: one character before the name
Amount("8,800", "points", sub="¥0.00")      right-aligned, amber and bold; "cash", "dim"
Chips((ChipSpec(…), ChipSpec(…)))
Act("审批", primary=False)                   a button in the row; TableView.act_pressed(id, column key)
Section("紧急", "3 件 · 马上处理", "danger")  a row of its own between the rows
WAITING                                     of a line that isn't here yet: a grey bar
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.views.chips import ChipSpec, chip_width, paint_chip
from desktop.views.icons import draw
from desktop.views.labels import paint_avatar
from desktop.views.theme import color, font

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MARGIN = 10
# what stands before or around the words of a cell
TILE_ROOM, ICON_ROOM, AVATAR_ROOM, ACT_ROOM, GAP = 38, 21, 29, 24, 6
_BAR_LEAST = 40
_INK = {
    "": "text", "strong": "text", "dim": "text2", "link": "accent_text", "danger": "danger_text", "warn": "points",
    "good": "good", "points": "points", "cash": "text", "gold": "points", "silver": "text2", "diamond": "diamond",
}  # fmt: skip
_TILE = {"danger": "danger_soft", "warn": "points_soft", "accent": "accent_soft", "plain": "sunken"}
_TILE_INK = {"danger": "danger_text", "warn": "points", "accent": "accent_text", "plain": "text2"}
_DOT = {"danger": "danger", "warn": "points", "accent": "accent", "": "text3"}


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    tone: str = ""
    sub: str = ""
    icon: str = ""
    tip: str = ""
    tile: str = ""
    mono: bool = False
    tail: str = ""
    wrap: bool = False
    image: QPixmap | None = None


@dataclass(frozen=True, slots=True)
class Person:
    text: str
    tier: str = ""
    tier_key: str = ""
    avatar: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    text: str
    tone: str = "points"
    sub: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Chips:
    chips: tuple[ChipSpec, ...]
    tip: str = ""

    @property
    def text(self) -> str:
        return " ".join(chip.text for chip in self.chips)


@dataclass(frozen=True, slots=True)
class Act:
    text: str
    primary: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    text: str
    note: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    tip: str = ""

    @property
    def text(self) -> str:
        return QCoreApplication.translate("Waiting", "正在读取")


WAITING = Waiting()
Cell = Text | Person | Amount | Chips | Act
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints ground, hairline, the bar of the selected row, and the cell."""

    hovered_row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        cell = index.data(CELL_ROLE)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if isinstance(cell, Section):
            paint_section(painter, rect, cell)
            return
        ground = "sel" if selected else "hover" if index.row() == self.hovered_row else "surface"
        painter.fillRect(rect, color(ground))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, color("hairline"))
        if selected and index.column() == 0:
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), color("accent"))
        if isinstance(cell, Waiting):
            paint_bar(painter, QRectF(rect).adjusted(MARGIN, 0, -MARGIN, -1), index.row() + index.column())
            return
        if cell is None:
            self._check(painter, rect, index)
            return
        align = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        left = MARGIN + (10 if index.column() == 0 else 0)
        paint_cell(painter, QRectF(rect).adjusted(left, 0, -MARGIN, -1), cell, align, selected)

    def _check(self, painter: QPainter, rect: QRect, index: Index) -> None:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        box = QRectF(rect.x() + 20.5, _middle(rect) - 7.5, 15, 15)
        paint_check(painter, box, Qt.CheckState(state))


def _middle(rect: QRect) -> int:
    """Its middle line; QRect.center() has another for a row that is half scrolled away."""
    return rect.y() + (rect.height() - 1) // 2


def paint_check(painter: QPainter, box: QRectF, state: Qt.CheckState) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    on = state != Qt.CheckState.Unchecked
    painter.setPen(QPen(color("accent" if on else "border_strong"), 1))
    painter.setBrush(color("accent" if on else "surface"))
    painter.drawRoundedRect(box, 4, 4)
    if on:
        mark = "check" if state == Qt.CheckState.Checked else "minus"
        draw(painter, box.adjusted(1.5, 1.5, -1.5, -1.5), mark, "on_accent")
    painter.restore()


def bar_color() -> QColor:
    """Of what stands where words will be."""
    return color("sunken" if color("surface").lightness() > 128 else "border")


def paint_bar(painter: QPainter, box: QRectF, at: int) -> None:
    """In a cell wide enough for words; of several lengths, as words are."""
    if box.width() < _BAR_LEAST:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(bar_color())
    painter.drawRoundedRect(QRectF(box.left(), box.center().y() - 5, box.width() * (0.55 + at % 4 * 0.1), 10), 4, 4)
    painter.restore()


def paint_section(painter: QPainter, rect: QRect, cell: Section) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(rect, color("surface2"))
    painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, color("hairline"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(_DOT[cell.tone]))
    painter.drawEllipse(QRectF(rect.x() + 20, _middle(rect) - 3.5, 8, 8))
    painter.setPen(color(_TILE_INK.get(cell.tone, "text")))
    at = _words(painter, QRectF(rect).adjusted(34, 0, -MARGIN, 0), cell.text, 12, 600)
    painter.setPen(color("text2"))
    _words(painter, QRectF(rect).adjusted(34 + at + 8, 0, -MARGIN, 0), cell.note, 12, 400)
    painter.restore()


def paint_cell(painter: QPainter, box: QRectF, cell: Cell, align: Qt.AlignmentFlag, selected: bool) -> None:
    painter.save()
    if isinstance(cell, Text):
        _text(painter, box, cell, align)
    elif isinstance(cell, Person):
        _person(painter, box, cell)
    elif isinstance(cell, Amount):
        _amount(painter, box, cell, align)
    elif isinstance(cell, Chips):
        at = box.left()
        for chip in cell.chips:
            if at + chip_width(chip) > box.right() + MARGIN:
                break
            at += paint_chip(painter, at, box.center().y(), chip, selected=selected) + GAP
    else:
        _act(painter, act_rect(box.toRect(), cell.text), cell)
    painter.restore()


def act_rect(box: QRect, text: str) -> QRectF:
    """Where an Act's button stands in the cell's box: at its right."""
    width = QFontMetricsF(font(12, 600)).horizontalAdvance(text) + ACT_ROOM
    return QRectF(box.right() - width, _middle(box) - 13, width, 28)


def text_weight(cell: Text) -> int:
    return 600 if cell.tone in ("strong", "link", "danger", "warn", "points") or cell.tile else 400


def _text(painter: QPainter, box: QRectF, cell: Text, align: Qt.AlignmentFlag) -> None:
    if cell.tile:
        tile = QRectF(box.left(), box.center().y() - 15, 30, 30)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(_TILE[cell.tile]))
        painter.drawRoundedRect(tile, 7, 7)
        if cell.image is not None:
            painter.save()
            outline = QPainterPath()
            outline.addRoundedRect(tile, 7, 7)
            painter.setClipPath(outline)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(tile, cell.image, QRectF(cell.image.rect()))
            painter.restore()
        else:
            draw(painter, tile.adjusted(7, 7, -7, -7), cell.icon or "package", _TILE_INK[cell.tile])
        box = box.adjusted(TILE_ROOM, 0, 0, 0)
    elif cell.icon:
        draw(painter, QRectF(box.left(), box.center().y() - 8, 15, 16), cell.icon, _INK[cell.tone])
        box = box.adjusted(ICON_ROOM, 0, 0, 0)
    weight = text_weight(cell)
    upper, lower = (box.adjusted(0, 2, 0, -box.height() / 2), box.adjusted(0, box.height() / 2 - 1, 0, -3))
    painter.setPen(color(_INK[cell.tone]))
    line = upper if cell.sub else box
    if cell.tail:
        room = line.adjusted(0, 0, -_face(13, weight)[1].horizontalAdvance(cell.tail), 0)
        at = _words(painter, room, cell.text.removesuffix(cell.tail), 13, weight)
        _words(painter, line.adjusted(at, 0, 0, 0), cell.tail, 13, weight)
    else:
        first = _first_line(cell.text, box.width(), weight) if cell.wrap else len(cell.text)
        if first < len(cell.text):
            _words(painter, lower, cell.text[first:].strip(), 13, weight, align)
        _words(painter, line if first >= len(cell.text) else upper, cell.text[:first].rstrip(), 13, weight, align)
    if cell.sub:
        painter.setPen(color("text2"))
        _words(painter, lower, cell.sub, 12, 400, align)


def _first_line(text: str, width: float, weight: int) -> int:
    """How many characters of it a line takes."""
    layout = QTextLayout(text, font(13, weight))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    return line.textLength()


def _person(painter: QPainter, box: QRectF, cell: Person) -> None:
    if cell.avatar:
        paint_avatar(painter, QRectF(box.left(), box.center().y() - 11, 22, 22), cell.avatar)
        box = box.adjusted(AVATAR_ROOM, 0, 0, 0)
    painter.setPen(color("text"))
    at = _words(painter, box, cell.text, 13, 600 if cell.avatar else 400)
    room = box.adjusted(at + GAP, 0, 0, 0)
    # a word that is half there says less than none: it stands on hover
    if _face(12, 400)[1].horizontalAdvance(cell.tier) <= room.width() + 0.5:
        painter.setPen(color(_INK[cell.tier_key] if cell.tier_key else "text2"))
        _words(painter, room, cell.tier, 12, 400)


def _amount(painter: QPainter, box: QRectF, cell: Amount, align: Qt.AlignmentFlag) -> None:
    dim = cell.text in ("—", "") or cell.tone == "dim"
    painter.setPen(color("text2" if dim else _INK[cell.tone]))
    weight = 600 if cell.tone == "points" and not dim else 400
    upper = box.adjusted(0, 2, 0, -box.height() / 2) if cell.sub else box
    _words(painter, upper, cell.text, 13, weight, align)
    if cell.sub:
        painter.setPen(color("text2"))
        _words(painter, box.adjusted(0, box.height() / 2 - 1, 0, -3), cell.sub, 12, 400, align)


def _act(painter: QPainter, box: QRectF, cell: Act) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("accent" if cell.primary else "border_strong"), 1))
    painter.setBrush(color("accent" if cell.primary else "surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setPen(color("on_accent" if cell.primary else "text"))
    _words(painter, box, cell.text, 12, 600, Qt.AlignmentFlag.AlignHCenter)


def _words(
    painter: QPainter,
    box: QRectF,
    text: str,
    size: int,
    weight: int,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """Draws one line, cut with … where it doesn't fit; returns its width."""
    face, measure = _face(size, weight)
    width = measure.horizontalAdvance(text)
    if width > box.width() + 0.5:
        text = measure.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        width = min(measure.horizontalAdvance(text), box.width())
    painter.setFont(face)
    across = align & Qt.AlignmentFlag.AlignHorizontal_Mask
    painter.drawText(box, across | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
    return width


@cache
def _face(size: int, weight: int) -> tuple[QFont, QFontMetricsF]:
    """Made once: a screen of a list takes a thousand of them."""
    face = font(size, weight)
    return face, QFontMetricsF(face)
