"""What is ordered: a line that finds goods, and a row per product with price, stock, quota and quantity.

part = LinesPart(desk)
part.wishes() -> tuple[LineWish, …]      part.changed()      part.add(sku)
part.show_rooms(rooms) · part.show_quote(quote) · part.set_problem(code, sentence) · part.set_error("先加商品")
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import DeliveryKind
from desktop.services import catalogue
from desktop.services.catalogue import SkuRow
from desktop.services.placing import LineWish, Quote
from desktop.services.quotas import Room
from desktop.views.buttons import reveal
from desktop.views.desk import Desk
from desktop.views.labels import Card, clear, hline, label
from desktop.views.orders.place_line_row import WIDTHS, Line, LineRow, columns, stock_words, tile_icon, unit_price
from desktop.views.suggest import SuggestEdit, Suggestion
from desktop.views.texts import filled, sentence
from desktop.views.thumbs import thumbs
from desktop.views.words import delivery_word, sale_word


class LinesPart(QWidget):
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lines: list[Line] = []
        self._rows: dict[str, LineRow] = {}
        self._found: dict[str, SkuRow] = {}
        self._pictures: dict[int, tuple[str, QPixmap]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(self.tr("2  商品"), "h3"))
        self.count = label("", "caption")
        head.addWidget(self.count)
        head.addStretch(1)
        self.search = SuggestEdit(
            self.tr("扫条码，或输入品名、编码、首字母"),
            leading="scan-barcode",
            name=self.tr("加商品"),
            list_width=420,
        )
        self.search.setFixedWidth(300)
        self.search.asked.connect(self._find)
        self.search.submitted.connect(self._find_now)
        self.search.chosen.connect(self._choose)
        head.addWidget(self.search)
        column.addLayout(head)
        self.error = label("", "error", wrap=True)
        reveal(self.error, False)
        column.addWidget(self.error)
        self.table = Card(margins=(0, 0, 0, 0))
        self.table.box.setSpacing(0)
        self.table.box.addWidget(self._titles())
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self.table.box.addLayout(self._body)
        self._empty = label(self.tr("还没有商品。扫条码或输入品名，按 Enter 加入"), "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setFixedHeight(56)
        self.table.box.addWidget(self._empty)
        column.addWidget(self.table)

    def _titles(self) -> QWidget:
        made = QWidget()
        made.setFixedHeight(32)
        row = columns(made)
        row.addWidget(label(self.tr("商品"), "caption"), 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for key, words in (
            ("price", self.tr("单价 / 库存")),
            ("quota", self.tr("限兑")),
            ("qty", self.tr("数量")),
            ("sum", self.tr("小计")),
            ("drop", ""),
        ):
            title = label(words, "caption")
            title.setFixedWidth(WIDTHS[key])
            if key == "sum":
                title.setAlignment(right)
            elif key == "qty":
                title.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.addWidget(title)
        return made

    def wishes(self) -> tuple[LineWish, ...]:
        return tuple(LineWish(line.sku.code, line.qty) for line in self.lines)

    def needs_address(self) -> bool:
        return any(line.sku.delivery is DeliveryKind.PARCEL for line in self.lines)

    def has_pickup(self) -> bool:
        return any(line.sku.delivery is DeliveryKind.PICKUP for line in self.lines)

    def has_top_up(self) -> bool:
        return any(line.sku.delivery is DeliveryKind.TOPUP for line in self.lines)

    def first_problem(self) -> str:
        return next((problem for line in self.lines if (problem := line.known_problem())), "")

    def add(self, sku: SkuRow) -> None:
        """One more of it."""
        for line in self.lines:
            if line.sku.code == sku.code:
                line.qty += 1
                line.problem = ""
                self._changed()
                return
        self.lines.append(Line(sku))
        self._ask_pictures([sku])
        self._changed()

    def empty(self) -> None:
        self.lines = []
        self.search.clear()
        self._changed()

    def set_error(self, text: str) -> None:
        self.error.setText(text)
        reveal(self.error, bool(text))
        self.search.mark_invalid(bool(text))

    def set_problem(self, code: str, text: str) -> None:
        for line in self.lines:
            if line.sku.code == code:
                line.problem = text
        self._show()

    def show_rooms(self, rooms: list[Room]) -> None:
        by_code = {room.sku: room for room in rooms}
        for line in self.lines:
            line.room = by_code.get(line.sku.code, line.room)
        self._show()

    def show_quote(self, quote: Quote) -> None:
        priced = dict(zip((offer.code for offer in quote.offers), zip(quote.offers, quote.price.lines, strict=True), strict=True))  # fmt: skip
        for line in self.lines:
            line.offer, line.priced = priced.get(line.sku.code, (line.offer, None))
            if line.priced is not None:
                line.problem = ""
        self._show()

    def _find(self, text: str) -> None:
        if text:
            self._desk.ask(self, catalogue.find_skus, text, limit=12, then=partial(self._offer, text), key="skus")

    def _find_now(self, text: str) -> None:
        """Enter, as a scanner ends: the line is free for the next scan at once."""
        if text:
            self.search.clear()
            self.search.close_list()
            self._desk.ask(
                self,
                catalogue.find_skus,
                text,
                limit=12,
                then=partial(self._take, text),
                failed=partial(self._give_back, text),
            )

    def _offer(self, text: str, found: list[SkuRow]) -> None:
        self._found = {sku.code: sku for sku in found}
        self._ask_pictures(found)
        self.search.offer(
            text,
            [self._suggestion(sku) for sku in found],
            nothing=filled(self.tr("没有「{0}」这件商品，或已下架"), text),
        )

    def _picture(self, sku: SkuRow) -> QPixmap | None:
        """What is known of its product's picture as it is kept today."""
        digest, picture = self._pictures.get(sku.product_id, ("", QPixmap()))
        return picture if sku.picture and digest == sku.picture and not picture.isNull() else None

    def _ask_pictures(self, skus: Sequence[SkuRow]) -> None:
        """The words stand at once, pictures follow as they are read."""
        wanted = {
            sku.product_id: sku.picture
            for sku in skus
            if sku.picture and self._pictures.get(sku.product_id, ("",))[0] != sku.picture
        }
        if wanted:
            self._desk.call(
                self, thumbs, tuple(wanted), then=partial(self._show_pictures, wanted), failed=self._without_pictures
            )

    def _show_pictures(self, digests: dict[int, str], made: dict[int, QImage]) -> None:
        for product_id, image in made.items():
            self._pictures[product_id] = (digests[product_id], QPixmap.fromImage(image))
        for sku in self._found.values():
            if sku.product_id in made and (picture := self._picture(sku)) is not None:
                self.search.show_picture(sku.code, picture)
        self._show()

    def _without_pictures(self, error: Exception) -> None:
        """The words are enough to order by; the window tells of the database."""

    def _take(self, text: str, found: list[SkuRow]) -> None:
        """The very code, or the only one found; else its text comes back with what fits."""
        exact = [sku for sku in found if sku.code.casefold() == text.casefold()]
        if exact or len(found) == 1:
            self.add((exact or found)[0])
        elif self._put_back(text):
            self._offer(text, found)
        else:
            self.set_error(filled(self.tr("没有「{0}」这件商品，或已下架"), text))

    def _give_back(self, text: str, error: Exception) -> None:
        self._put_back(text)
        self.set_error(sentence(error))

    def _put_back(self, text: str) -> bool:
        """Unless something else has been typed meanwhile."""
        if self.search.text():
            return False
        self.search.setText(text)
        return True

    def _choose(self, code: str) -> None:
        self.search.clear()
        self.add(self._found[code])

    def _suggestion(self, sku: SkuRow) -> Suggestion:
        words, role = stock_words(sku.free)
        hint = " · ".join((sku.code, sale_word(sku.mode), delivery_word(sku.delivery.value)))
        title = " ".join(part for part in (sku.title, sku.spec) if part)
        price = unit_price(sku.price_points, sku.price_fen)
        return Suggestion(
            sku.code, title, hint, price, words, role, "points" if sku.price_points else "strong",
            tile=tile_icon(sku), picture=self._picture(sku),
        )  # fmt: skip

    def _changed(self) -> None:
        self.set_error("")
        self._lay_out()
        self.changed.emit()

    def _lay_out(self) -> None:
        if [line.sku.code for line in self.lines] != list(self._rows):
            clear(self._body)
            self._rows = {}
            for line in self.lines:
                self._body.addWidget(hline())
                row = LineRow(line)
                row.qty_changed.connect(partial(self._set_qty, line.sku.code))
                row.removed.connect(partial(self._remove, line.sku.code))
                self._body.addWidget(row)
                self._rows[line.sku.code] = row
            self._order_tabs()
        reveal(self._empty, not self.lines)
        units = sum(line.qty for line in self.lines)
        self.count.setText(filled(self.tr("{0} 种，{1} 件"), len(self.lines), units) if self.lines else "")
        self._show()

    def _order_tabs(self) -> None:
        """From the search down the lines: each its quantity (↑ and ↓ change it), then its bin."""
        before: QWidget = self.search
        for row in self._rows.values():
            for stop in (row.stepper.edit, row.remove):
                QWidget.setTabOrder(before, stop)
                before = stop

    def _show(self) -> None:
        for line in self.lines:
            if (row := self._rows.get(line.sku.code)) is not None:
                row.show_line(line)
                if (picture := self._picture(line.sku)) is not None:
                    row.tile.show_picture(picture)

    def _set_qty(self, code: str, qty: int) -> None:
        for line in self.lines:
            if line.sku.code == code:
                line.qty, line.problem = qty, ""
        self._changed()

    def _remove(self, code: str) -> None:
        self.lines = [line for line in self.lines if line.sku.code != code]
        self._changed()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
