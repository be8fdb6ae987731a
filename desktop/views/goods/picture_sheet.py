"""PictureSheet: a product's picture is chosen from a file, looked at, and kept; or taken away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services import goods, goods_list
from desktop.services.goods_list import GoodsCard
from desktop.views.buttons import Button, reveal
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.file_dialogs import ask_file
from desktop.views.goods.pane import Picture
from desktop.views.goods.pictures import PictureRefused, picture_problem, small_picture
from desktop.views.labels import label
from desktop.views.stock_acts.goods_sheet import GoodsSheet
from desktop.views.texts import filled, sentence, translate


class PictureSheet(GoodsSheet):
    def __init__(self, window: QWidget, desk: Desk, card: GoodsCard) -> None:
        super().__init__(
            window, desk, filled(translate("goods", "{0} 的图片"), card.row.title), "", icon="image", width=520
        )
        self._card, self._chosen = card, card.picture
        self.picture = Picture(176)
        self.picture.show_content(card.picture)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self.picture)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(label(self.tr("PNG、JPEG 或 WebP，5 MB 以内。会缩到 512 像素以内保存"), "muted", wrap=True))
        self.pick = Button(self.tr("选图片"), "folder")
        self.pick.clicked.connect(self._ask_file)
        self.none = Button(self.tr("不要图片"), "trash-2", kind="ghost")
        self.none.clicked.connect(self._take_away)
        reveal(self.none, card.picture is not None)
        for button in (self.pick, self.none):
            words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.add(inner)
        self.add_button(self.tr("不换"), slot=self.dismiss)
        self.save = self.add_button(self.tr("保存图片"), "save", kind="primary", slot=self.submit, default=True)
        self.save.setEnabled(False)

    def command(self, *, trial: bool = False) -> Command | None:
        if trial or self._chosen == self._card.picture:
            return None
        return Command(
            goods.set_picture, (self._card.row.product_id, self._chosen), {"seen": self._card.product_version}
        )

    def read_again(self) -> None:
        self.desk.ask(self, goods_list.goods_card, self._card.row.id, then=self._renew, key="card")

    def choose_file(self, path: Path) -> None:
        """Read, scaled and encoded off the GUI thread."""
        self.show_error("")
        self.set_busy(self.tr("正在读图片"))
        self.desk.call(self, small_picture, path, then=self._show, failed=self._not_a_picture)

    def _renew(self, card: GoodsCard) -> None:
        self._card = card

    def _ask_file(self) -> None:
        ask_file(self, self.tr("选商品图片"), self.tr("图片 (*.png *.jpg *.jpeg *.webp)"), self._picked)

    def _picked(self, name: str) -> None:
        self.choose_file(Path(name))

    def _take_away(self) -> None:
        self._show(None)

    def _show(self, content: bytes | None) -> None:
        self.set_busy("")
        self._chosen = content
        self.picture.show_content(content)
        reveal(self.none, content is not None)
        self.save.setEnabled(content != self._card.picture)

    def _not_a_picture(self, fact: Exception) -> None:
        self.set_busy("")
        self.save.setEnabled(self._chosen != self._card.picture)
        self.show_error(picture_problem(fact) if isinstance(fact, PictureRefused) else sentence(fact))
