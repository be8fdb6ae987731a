"""Basket: goods and how many of each; found by bar code, name or code, taken out with ×.

basket = Basket(desk, "至少留一件")      .show_lines([Entry("30142", "便携榨汁杯", "SKU 30142", 2)])
basket.wishes() -> (LineWish("30142", 2), …)      .changed · .set_error("…") · .titles() -> {sku id: title}
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.catalogue import SkuRow, find_skus
from desktop.services.goods_names import called
from desktop.services.placing import LineWish
from desktop.views.buttons import IconButton, Stepper, reveal
from desktop.views.desk import Desk
from desktop.views.formats import money, points_text
from desktop.views.icons import IconTile
from desktop.views.labels import Card, ElidedLabel, clear, hline, label
from desktop.views.suggest import SuggestEdit, Suggestion
from desktop.views.texts import filled, listed, translate


@dataclass(slots=True)
class Entry:
    """qty units of a SKU; note says what they cost or cost before."""

    code: str
    title: str
    note: str
    qty: int = 1


class Basket(QWidget):
    changed = Signal()

    def __init__(self, desk: Desk, empty: str) -> None:
        super().__init__()
        self._desk = desk
        self._entries: list[Entry] = []
        self._found: dict[str, SkuRow] = {}
        self._taken: dict[int, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._card = Card(margins=(0, 0, 0, 0))
        self._card.box.setSpacing(0)
        self._empty = label(empty, "caption")
        self.search = SuggestEdit(
            self.tr("扫条码，或输入品名、编码，加一件商品"),
            leading="scan-barcode",
            name=self.tr("加商品"),
            list_width=460,
        )
        self.search.asked.connect(self._find)
        self.search.submitted.connect(self._find)
        self.search.chosen.connect(self._choose)
        self._error = label("", "error", wrap=True)
        for widget in (self._card, self._empty, self.search, self._error):
            column.addWidget(widget)
        self.set_error("")
        self._show()

    def wishes(self) -> tuple[LineWish, ...]:
        return tuple(LineWish(entry.code, entry.qty) for entry in self._entries)

    def words(self) -> str:
        """What is in it, in one line."""
        return listed(filled(self.tr("{0} × {1}"), entry.title, entry.qty) for entry in self._entries)

    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entries)

    def take_over(self, other: Basket, entries: Sequence[Entry]) -> None:
        """What was put into another basket comes here."""
        self._taken |= other._taken
        self.show_lines(entries)

    def titles(self) -> dict[int, str]:
        """Names of the goods that were put in here."""
        return dict(self._taken)

    def show_lines(self, entries: Sequence[Entry]) -> None:
        self._entries = list(entries)
        self._show()

    def put_in(self, sku: SkuRow) -> None:
        """One more of it."""
        self._taken[sku.id] = called(sku.title, sku.spec)
        for entry in self._entries:
            if entry.code == sku.code:
                entry.qty += 1
                break
        else:
            note = filled(self.tr("SKU {0} · {1} · 可售 {2} 件"), sku.code, _price(sku), max(sku.free, 0))
            self._entries.append(Entry(sku.code, self._taken[sku.id], note))
        self._show()
        self._tell()

    def set_error(self, text: str) -> None:
        self._error.setText(text)
        reveal(self._error, bool(text))

    def error(self) -> str:
        return self._error.text()

    def _find(self, text: str) -> None:
        if text.strip():
            self._desk.ask(self, find_skus, text, limit=12, then=partial(self._offer, text), key="skus")

    def _offer(self, text: str, found: list[SkuRow]) -> None:
        exact = [sku for sku in found if sku.code.casefold() == text.strip().casefold()]
        if exact:
            self.search.clear()
            self.search.close_list()
            self.put_in(exact[0])
            return
        self._found = {sku.code: sku for sku in found}
        offered = [
            Suggestion(
                sku.code, called(sku.title, sku.spec), filled(self.tr("SKU {0}"), sku.code), _price(sku),
                filled(self.tr("可售 {0} 件"), max(sku.free, 0)),
            )
            for sku in found
        ]  # fmt: skip
        self.search.offer(text, offered, nothing=self.tr("没有这件商品，或已下架"))

    def _choose(self, code: str) -> None:
        self.search.clear()
        if code in self._found:
            self.put_in(self._found[code])

    def _show(self) -> None:
        clear(self._card.box)
        for entry in self._entries:
            if entry is not self._entries[0]:
                self._card.box.addWidget(hline())
            self._card.box.addWidget(self._row(entry))
        reveal(self._card, bool(self._entries))
        reveal(self._empty, not self._entries)

    def _row(self, entry: Entry) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(12)
        row.addWidget(IconTile("package", "plain", 36))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(entry.title, "strong"))
        words.addWidget(ElidedLabel(entry.note, "caption"))
        row.addLayout(words, 1)
        stepper = Stepper(entry.qty, least=1, most=9_999, name=filled(self.tr("{0} 的件数"), entry.title))
        stepper.changed.connect(partial(self._stepped, entry))
        row.addWidget(stepper)
        out = IconButton("x", filled(self.tr("去掉 {0}"), entry.title))
        out.clicked.connect(partial(self._take_out, entry))
        row.addWidget(out)
        return made

    def _stepped(self, entry: Entry, qty: int) -> None:
        entry.qty = qty
        self._tell()

    def _take_out(self, entry: Entry, checked: bool = False) -> None:
        self._entries = [one for one in self._entries if one is not entry]
        self._show()
        self._tell()

    def _tell(self) -> None:
        self.set_error("")
        self.changed.emit()


def _price(sku: SkuRow) -> str:
    points = filled(translate("basket", "{0} 积分"), points_text(sku.price_points))
    if not sku.price_points:
        return money(sku.price_fen)
    return filled(translate("basket", "{0} + {1}"), points, money(sku.price_fen)) if sku.price_fen else points
