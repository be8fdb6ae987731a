"""GoodsPane: one SKU at the right: picture, price, stock, the product's other specs, and the stock ledger.

pane.show_card(card, zone, rights) · pane.add_entries(rows)
pane.asked(key): "edit", "product", "picture", "spec", "receive", "write_off", "count", "import_cards",
"void_cards", "sku:7"
pane.order_asked(id) · pane.more_asked(id of the last entry that is shown)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services.card_queries import EXPIRING_DAYS, CardStock
from desktop.services.goods_list import GoodsCard, GoodsRow, LedgerRow
from desktop.views.buttons import Button, reveal
from desktop.views.chips import Chip
from desktop.views.formats import exact, moment, points_text, signed
from desktop.views.goods.columns import price_text, state_chips
from desktop.views.icons import draw
from desktop.views.labels import ElidedLabel, KeyValueRow, SectionHeader, clear, hline, label, say
from desktop.views.side_pane import SidePane
from desktop.views.texts import filled
from desktop.views.theme import color
from desktop.views.words import actor_word, delivery_word, sale_word, stock_word

ENTRIES = 30


class Picture(QWidget):
    """A product's picture in a rounded frame; a quiet tile where there is none."""

    def __init__(self, side: int = 88) -> None:
        super().__init__()
        self._image = QPixmap()
        self.setFixedSize(side, side)
        say(self, self.tr("商品图片"))

    def show_content(self, content: bytes | None) -> None:
        self._image = QPixmap()
        if content:
            self._image.loadFromData(QByteArray(content))
        say(self, self.tr("没有图片") if self._image.isNull() else self.tr("商品图片"))
        self.update()

    def has_image(self) -> bool:
        return not self._image.isNull()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(box, 10, 10)
        painter.fillPath(outline, color("sunken"))
        if self._image.isNull():
            inset = box.width() * 0.36
            draw(painter, box.adjusted(inset, inset, -inset, -inset), "image", "text2")
            return
        painter.setClipPath(outline)
        fit = self._image.size().scaled(QSize(self.width(), self.height()), Qt.AspectRatioMode.KeepAspectRatio)
        at = QRectF((self.width() - fit.width()) / 2, (self.height() - fit.height()) / 2, fit.width(), fit.height())
        painter.drawPixmap(at, self._image, QRectF(self._image.rect()))


class GoodsPane(SidePane):
    order_asked = Signal(int)
    more_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(self.tr("商品详情"))
        self.face.hide()
        self.card: GoodsCard | None = None
        self._zone, self._last = ZoneInfo("UTC"), 0
        self.picture, self._chips = Picture(), QHBoxLayout()
        self.picture_button = Button(self.tr("换图片"), kind="link")
        self.picture_button.clicked.connect(partial(self._ask, "picture"))
        self.product_button = Button(self.tr("改商品"), kind="link")
        self.product_button.clicked.connect(partial(self._ask, "product"))
        top, words = QHBoxLayout(), QVBoxLayout()
        top.setSpacing(14)
        words.setSpacing(4)
        self._chips.setSpacing(6)
        self.price = label("", "points")
        self.about = ElidedLabel("", "caption")
        words.addLayout(self._chips)
        words.addWidget(self.price)
        words.addWidget(self.about)
        # what is the product's own stands here; the acts at the foot are the SKU's, and fit in one line
        product = QHBoxLayout()
        product.setSpacing(12)
        product.addWidget(self.product_button)
        product.addWidget(self.picture_button)
        product.addStretch(1)
        words.addLayout(product)
        top.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self.body.addLayout(top)
        self._facts, self._stock, self._others = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._ledger = QVBoxLayout()
        for part in (self._facts, self._stock, self._others):
            part.setSpacing(5)
        self._ledger.setSpacing(8)
        self.stock_head = SectionHeader(self.tr("库存"))
        self.other_head = SectionHeader(self.tr("这件商品的其他规格"), action=self.tr("加规格"))
        self.other_head.acted.connect(partial(self._ask, "spec"))
        self.ledger_head = SectionHeader(self.tr("库存流水"), note=self.tr("新的在前"))
        for head, section in (
            (None, self._facts),
            (self.stock_head, self._stock),
            (self.other_head, self._others),
            (self.ledger_head, self._ledger),
        ):
            if head is not None:
                self.body.addWidget(hline())
                self.body.addWidget(head)
            self.body.addLayout(section)
        self.more = Button(self.tr("更早的"), kind="link")
        self.more.clicked.connect(self._ask_more)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_card(self, card: GoodsCard, zone: ZoneInfo, may: Callable[[Permission], bool]) -> None:
        self.card, self._zone = card, zone
        row = card.row
        edits, counts = may(Permission.EDIT_CATALOGUE), may(Permission.COUNT_STOCK)
        self.title.setText(row.name)
        self.note.setText(filled(self.tr("编码 {0}"), row.code))
        self.picture.show_content(card.picture)
        self.picture_button.setText(self.tr("换图片") if card.picture else self.tr("加图片"))
        for button in (self.product_button, self.picture_button):
            reveal(button, edits)
        clear(self._chips)
        for spec in state_chips(row):
            self._chips.addWidget(Chip(spec))
        self._chips.addStretch(1)
        self.price.setText(price_text(row))
        self.about.setText(f"{sale_word(row.mode)} · {delivery_word(row.delivery.value)}")
        clear(self._facts)
        none = self.tr("没有")
        for key, value in (
            (self.tr("分类"), row.category or none),
            (self.tr("每人限兑"), self.tr("不限") if row.limit is None else filled(self.tr("{0} 件"), row.limit)),
            (self.tr("条码"), row.barcode or none),
        ):
            self._facts.addWidget(KeyValueRow(key, value))
        self._show_stock(card)
        clear(self._others)
        for other in card.others:
            self._others.addWidget(self._other(other))
        if not card.others:
            self._others.addWidget(label(self.tr("只有这一种规格"), "caption"))
        reveal(self.other_head.action, edits)
        clear(self._ledger)
        self.more.hide()
        self.add_entries(card.ledger, card.now)
        acts = []
        if card.cards is not None:
            if may(Permission.IMPORT):
                acts.append(("import_cards", self.tr("导入卡密"), "key-round", "primary"))
            if counts and card.cards.in_stock:
                acts.append(("void_cards", self.tr("作废"), "ban", ""))
        elif may(Permission.RECEIVE_GOODS):
            acts.append(("receive", self.tr("入库"), "package-check", ""))
        if counts and card.cards is None:
            acts += [("count", self.tr("盘点"), "list-checks", ""), ("write_off", self.tr("报损"), "package-x", "")]
        if edits:
            acts.append(("edit", self.tr("改规格"), "pencil", ""))
        self.show_acts([(key, words, "" if len(acts) > 3 else icon, kind) for key, words, icon, kind in acts])

    def _show_stock(self, card: GoodsCard) -> None:
        row = card.row
        clear(self._stock)
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        tone = "error" if row.free <= 0 else "low" if row.free <= row.low_level else "strong"
        for at, (words, number, role) in enumerate(
            (
                (self.tr("在库"), row.on_hand, "strong"), (self.tr("预留"), row.reserved, "strong"),
                (self.tr("可售"), row.free, tone), (self.tr("残次"), row.damaged, "strong"),
            )
        ):  # fmt: skip
            grid.addWidget(label(words, "caption"), 0, at)
            grid.addWidget(label(points_text(number), role), 1, at)
            grid.setColumnStretch(at, 1)
        self._stock.addWidget(made)
        level = filled(self.tr("{0} 件"), row.low_level) if row.low_level else self.tr("没有设")
        self._stock.addWidget(KeyValueRow(self.tr("低库存线"), level))
        self._stock.addWidget(KeyValueRow(self.tr("库位"), row.shelf or self.tr("没有设")))
        if card.cards is not None:
            self._show_cards(card.cards)
        if row.on_hand < row.reserved:
            short = filled(self.tr("已预留的还差 {0} 件，补货或和客人商量"), row.reserved - row.on_hand)
            self._stock.addWidget(label(short, "error", wrap=True))

    def _show_cards(self, cards: CardStock) -> None:
        gone = filled(self.tr("已发 {0} · 作废 {1}"), points_text(cards.issued), points_text(cards.void))
        self._stock.addWidget(
            KeyValueRow(self.tr("卡密"), gone, note=filled(self.tr("在库 {0}"), points_text(cards.in_stock)))
        )
        if cards.expiring:
            first = cards.next_expiry.isoformat() if cards.next_expiry else ""
            soon = filled(self.tr("{0} 个，最早 {1}"), points_text(cards.expiring), first)
            self._stock.addWidget(KeyValueRow(filled(self.tr("{0} 天内到期"), EXPIRING_DAYS), soon, tone="low"))

    def _other(self, row: GoodsRow) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        link = Button(row.spec or row.code, kind="link")
        link.clicked.connect(partial(self._ask, f"sku:{row.id}"))
        line.addWidget(link)
        line.addStretch(1)
        line.addWidget(label(filled(self.tr("可售 {0} · {1}"), row.free, price_text(row)), "caption"))
        return made

    def add_entries(self, rows: Sequence[LedgerRow], now: datetime) -> None:
        for entry in rows:
            self._ledger.addWidget(self._entry(entry, now))
        if rows:
            self._last = rows[-1].id
        self.more.setVisible(len(rows) >= ENTRIES)

    def _entry(self, entry: LedgerRow, now: datetime) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        parts = []
        if entry.on_hand or not entry.reserved:
            parts.append(filled(self.tr("在库 {0}"), signed(entry.on_hand) if entry.on_hand else "0"))
        if entry.reserved:
            parts.append(filled(self.tr("预留 {0}"), signed(entry.reserved)))
        if entry.damaged:
            parts.append(filled(self.tr("残次 {0}"), signed(entry.damaged)))
        after = filled(self.tr("余 {0} · 预留 {1}"), entry.on_hand_after, entry.reserved_after)
        grid.addWidget(label(stock_word(entry.verb), "strong"), 0, 0)
        grid.addWidget(label("  ".join(parts)), 0, 1)
        right = ElidedLabel(after, "caption")
        right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(right, 0, 2)
        when = moment(entry.at, now, self._zone)
        who = ElidedLabel(" · ".join(part for part in (when, actor_word(entry.actor), entry.reason) if part), "caption")
        who.setToolTip(f"{exact(entry.at, self._zone)} {entry.actor} {entry.reason}".strip())
        beneath = QHBoxLayout()
        beneath.addWidget(who, 1)
        if entry.order_id is not None:
            link = Button(entry.order_no, kind="link")
            link.clicked.connect(partial(self._open_order, entry.order_id))
            beneath.addWidget(link)
        grid.addLayout(beneath, 1, 0, 1, 3)
        say(made, " ".join((stock_word(entry.verb), *parts, after, who.full_text(), entry.order_no)))
        return made

    def _open_order(self, order_id: int, checked: bool = False) -> None:
        self.order_asked.emit(order_id)

    def _ask_more(self) -> None:
        self.more.hide()
        self.more_asked.emit(self._last)
