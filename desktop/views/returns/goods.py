"""Who asked for what: the person in masks, the lines with their pictures and quantities, the buyer's words, orders."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.services.goods_names import called
from desktop.services.order_rows import OrderRow
from desktop.services.return_queries import ReturnLineRow
from desktop.views.after_sale_words import return_kind_word, return_reason_word
from desktop.views.buttons import Button
from desktop.views.chips import Chip, status_chip
from desktop.views.desk import Desk
from desktop.views.icons import Glyph, draw
from desktop.views.labels import Avatar, ElidedLabel, label, say
from desktop.views.returns.shown import ReturnPart, ReturnShown
from desktop.views.texts import filled
from desktop.views.theme import color
from desktop.views.thumbs import thumbs

SIDE = 40


class Thumb(QWidget):
    """A small picture of goods, a quiet tile where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setFixedSize(SIDE, SIDE)

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box, outline = QRectF(self.rect()), QPainterPath()
        outline.addRoundedRect(box, 8, 8)
        painter.fillPath(outline, color("sunken"))
        if self._image.isNull():
            draw(painter, box.adjusted(11, 11, -11, -11), "package", "text2")
        else:
            painter.setClipPath(outline)
            painter.drawImage(box, self._image)


class PersonLine(ReturnPart):
    """The member in masks, the order, and the order that an exchange sends out."""

    order_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.box.setSpacing(4)

    def facts(self, shown: ReturnShown) -> object:
        return (shown.case.order, shown.case.root, shown.case.replacement)

    def fill(self, shown: ReturnShown) -> None:
        order = shown.case.order
        who = QWidget()
        row = QHBoxLayout(who)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        name = order.member_name or order.recipient_name or self.tr("没有姓名")
        row.addWidget(Avatar(name, 24))
        row.addWidget(label(name, "strong"))
        if order.tier:
            row.addWidget(label(order.tier, "warn"))
        row.addWidget(label(order.phone_mask, "caption"))
        row.addWidget(ElidedLabel(order.region, "caption"), 1)
        say(who, " ".join(part for part in (name, order.tier, order.phone_mask, order.region) if part))
        self.box.addWidget(who)
        self.box.addWidget(self._order(self.tr("订单"), order))
        if shown.case.root is not None:
            self.box.addWidget(self._order(self.tr("原订单"), shown.case.root))
        if shown.case.replacement is not None:
            self.box.addWidget(self._order(self.tr("补发单"), shown.case.replacement))

    def _order(self, words: str, order: OrderRow) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        link = Button(order.order_no, kind="link")
        link.setAccessibleName(f"{words} {order.order_no}")
        link.clicked.connect(partial(self._open, order.id))
        row.addWidget(label(words, "caption"))
        row.addWidget(link)
        row.addStretch(1)
        row.addWidget(Chip(status_chip(order.status)))
        return made

    def _open(self, order_id: int, checked: bool = False) -> None:
        self.order_asked.emit(order_id)


class GoodsPart(ReturnPart):
    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("商品"))
        self._desk = desk
        self._thumbs: dict[int, Thumb] = {}
        self.box.setSpacing(5)

    def facts(self, shown: ReturnShown) -> object:
        case = shown.case
        return (case.lines, case.words, case.decision, shown.row.kind, shown.row.reason, shown.today)

    def fill(self, shown: ReturnShown) -> None:
        case, row = shown.case, shown.row
        self.header.title.setText(return_kind_word(row.kind))
        self.header.note.setText(return_reason_word(row.reason.value))
        self._thumbs = {}
        for line in case.lines:
            self.box.addWidget(self._line(line, shown))
        if case.words:
            self.box.addWidget(_told("message-square", filled(self.tr("「{0}」"), case.words)))
        if case.decision:
            self.box.addWidget(_told("user-check", case.decision))
        wanted = tuple(self._thumbs)
        if wanted:
            self._desk.call(self, thumbs, wanted, then=self._show_thumbs, failed=_leave)

    def _line(self, line: ReturnLineRow, shown: ReturnShown) -> QWidget:
        made, thumb = QWidget(), Thumb()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(thumb, 0, 0, 2, 1)
        name = filled(self.tr("{0} × {1}"), called(line.title, line.spec), line.qty)
        about = " · ".join(self._about(line))
        grid.addWidget(ElidedLabel(name, "strong"), 0, 1)
        grid.addWidget(ElidedLabel(about, "caption"), 1, 1)
        if line.product_id is not None:
            self._thumbs.setdefault(line.product_id, thumb)
        say(made, f"{name} {about}")
        return made

    def _about(self, line: ReturnLineRow) -> list[str]:
        parts = [filled(self.tr("买 {0} 件退 {1} 件"), line.bought, line.qty)]
        if line.unshipped:
            parts.append(filled(self.tr("{0} 件还没发"), line.unshipped))
        for count, words in (
            (line.good, self.tr("可售 {0}")), (line.damaged, self.tr("残次 {0}")), (line.kept_out, self.tr("不入库 {0}")),
        ):  # fmt: skip
            if count:
                parts.append(filled(words, count))
        return parts

    def _show_thumbs(self, made: dict[int, QImage]) -> None:
        for product_id, image in made.items():
            if product_id in self._thumbs:
                self._thumbs[product_id].show_image(image)


def _told(icon: str, words: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 2, 0, 0)
    row.setSpacing(8)
    row.addWidget(Glyph(icon, "text2", 14))
    row.addWidget(label(words, wrap=True, selectable=True), 1)
    return made


def _leave(error: Exception) -> None:
    """Without their pictures the lines stand."""
