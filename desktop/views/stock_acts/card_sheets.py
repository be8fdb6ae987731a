"""Dialogs on 卡密: codes come in from a file or pasted lines, and what is left of a batch is given up.

What is pasted is read off the GUI thread once the typing rests; lines that hold no code are told by their number.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from desktop.services import cards
from desktop.services.card_queries import BatchRow, CardStock
from desktop.services.cards import CardsImported
from desktop.services.errors import Invalid
from desktop.services.goods_list import GoodsRow
from desktop.services.spreadsheets.cards_sheet import BadLine, CardsRead, read_cards, read_pasted
from desktop.services.transaction import Rehearsal
from desktop.views.buttons import Button, reveal
from desktop.views.command_sheet import PAUSE_MS, Command
from desktop.views.desk import Desk
from desktop.views.file_dialogs import ask_file, read_tables
from desktop.views.file_words import file_problem
from desktop.views.form import Choice, Field, TextEdit
from desktop.views.formats import points_text
from desktop.views.labels import label, say
from desktop.views.notices import Effect
from desktop.views.stock_acts.card_words import bad_words
from desktop.views.stock_acts.goods_sheet import GoodsSheet
from desktop.views.stock_acts.stock_sheets import stock_effect
from desktop.views.texts import field_problem, filled, listed, translate

BAD_SHOWN = 4


class ImportCardsSheet(GoodsSheet):
    """Codes into stock. The pasted lines and the file stand for each other: what was given last counts."""

    def __init__(self, window: QWidget, desk: Desk, row: GoodsRow) -> None:
        super().__init__(
            window, desk, filled(translate("goods", "导入卡密 {0}"), row.name),
            translate("goods", "加密保存，每个只发一次；进过店的不会再进"), icon="key-round", width=640,
        )  # fmt: skip
        self._row = row
        self.read: CardsRead | None = None
        self.lines = QPlainTextEdit()
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(132)
        self.lines.setPlaceholderText(self.tr("一行一个：卡密，密码，有效期。密码和有效期可以不填"))
        say(self.lines, self.tr("粘贴卡密"))
        self.lines.textChanged.connect(self._typed)
        top, line = QWidget(), QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        top.setLayout(line)
        self.file = label(self.tr("或选 CSV、XLSX，列名写 卡密、密码、有效期"), "muted", wrap=True)
        self.pick = Button(self.tr("选文件"), "folder")
        self.pick.clicked.connect(self._ask_file)
        line.addWidget(self.file, 1)
        line.addWidget(self.pick)
        self.bad = label("", "error", wrap=True)
        reveal(self.bad, False)
        self.fields["cards"] = Field(self.tr("卡密"), self.lines)
        for widget in (self.fields["cards"], top, self.bad):
            self.add(widget)
        self.add_effects()
        self.add_button(self.tr("不导入"), slot=self.dismiss)
        self.go = self.add_button(self.tr("导入"), "key-round", kind="primary", slot=self.submit, default=True)
        self.go.setEnabled(False)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MS)
        self._rest.timeout.connect(self._read_lines)

    def command(self, *, trial: bool = False) -> Command | None:
        if self.read is None or not self.read.cards:
            self.show_nothing(self.tr("粘贴或选了文件，这里就告诉你会进多少"))
            return None
        values = {"cards": self.read.cards, "source": self.read.source}
        return Command(cards.import_cards, (self._row.code,), values)

    def busy_words(self) -> str:
        return self.tr("正在加密入库")

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        told: CardsImported = rehearsal.answer
        effects = [stock_effect(rehearsal.stock, [self._row])] if told.new else []
        aside = []
        if told.twice:
            aside.append(filled(self.tr("{0} 个进过店，跳过"), points_text(len(told.twice))))
        if told.late:
            aside.append(filled(self.tr("{0} 个已经过期，跳过"), points_text(len(told.late))))
        if aside:
            effects.append(Effect("info", self.tr("跳过"), tuple(aside)))
        self.effects.show_effects(effects)
        self.go.setEnabled(bool(told.new))
        self.go.setText(filled(self.tr("导入 {0} 个"), points_text(told.new)))

    def choose_file(self, path: Path) -> None:
        """Read off the GUI thread; the lines make room for it."""
        self.lines.blockSignals(True)
        self.lines.clear()
        self.lines.blockSignals(False)
        self._rest.stop()
        self.set_busy(self.tr("正在读文件"))
        self.desk.call(self, _file, path, then=self._take, failed=self._not_read)

    def _typed(self) -> None:
        self.read = None
        self.go.setEnabled(False)
        self._rest.start()

    def _read_lines(self) -> None:
        text = self.lines.toPlainText()
        self.desk.call(self, _pasted, text, then=self._take_lines, failed=self._not_read)

    def _take_lines(self, read: tuple[str, CardsRead]) -> None:
        if read[0] == self.lines.toPlainText():
            self._take(read[1])

    def _take(self, read: CardsRead) -> None:
        self.set_busy("")
        self.show_error("")
        self.read = read
        self.go.setEnabled(False)
        self.bad.setText(_bad_lines(read.bad))
        reveal(self.bad, bool(read.bad))
        if not self.lines.toPlainText():
            self.file.setText(filled(self.tr("{0}：{1} 个卡密"), read.source, points_text(len(read.cards))))
        self.rehearse()

    def _not_read(self, fact: Exception) -> None:
        self.set_busy("")
        self.read = None
        self.show_error(file_problem(fact, columns=self.tr("卡密、密码、有效期")))

    def _ask_file(self) -> None:
        ask_file(self, self.tr("选卡密文件"), read_tables(), self._picked)

    def _picked(self, name: str) -> None:
        self.choose_file(Path(name))


class VoidCardsSheet(GoodsSheet):
    """What is left of a batch is never issued."""

    def __init__(self, window: QWidget, desk: Desk, row: GoodsRow, stock: CardStock | None) -> None:
        super().__init__(
            window, desk, filled(translate("goods", "作废卡密 {0}"), row.name),
            translate("goods", "整批里还没发出的都作废，找不回来；发出的不动"), icon="ban", tone="danger", width=560,
        )  # fmt: skip
        self._row = row
        self._batches = {str(one.id): one for one in (stock.batches if stock else ()) if one.left}
        self.batch = Choice([(key, _batch_words(one)) for key, one in self._batches.items()], name=self.tr("批次"))
        self.batch.changed.connect(self.changed)
        self.reason = TextEdit(name=self.tr("原因"))
        self.reason.textEdited.connect(self.changed)
        self.fields = {
            "batch_id": Field(self.tr("批次"), self.batch, required=True),
            "reason": Field(self.tr("原因"), self.reason, required=True, hint=self.tr("例如 供应商召回、导错了")),
        }
        for field in self.fields.values():
            self.add(field)
        self.add_effects()
        self.add_button(self.tr("不作废"), slot=self.dismiss)
        self.go = self.add_button(self.tr("作废"), "ban", kind="danger", slot=self.submit, default=True)

    def command(self, *, trial: bool = False) -> Command | None:
        reason = self.reason.text().strip()
        if not reason and not trial:
            self.fields["reason"].set_error(field_problem(Invalid("reason", "missing")))
            self.reason.setFocus()
            return None
        return Command(cards.void_cards, (int(self.batch.key()),), {"reason": reason or "—"})

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        effects = [stock_effect(rehearsal.stock, [self._row])]
        short = [move for move in rehearsal.stock if move.on_hand_after < move.reserved_after]
        if short:
            words = filled(self.tr("已有订单在等，还差 {0} 个"), short[0].reserved_after - short[0].on_hand_after)
            effects.append(Effect("triangle-alert", self.tr("不够发"), (words,), self.tr("会列进「不够发」")))
        self.effects.show_effects(effects)
        self.go.setText(filled(self.tr("作废 {0} 个"), points_text(rehearsal.answer)))


def imported_words(told: CardsImported) -> str:
    """What a toast says of codes that came in."""
    words = [filled(translate("goods", "导入了 {0} 个卡密"), points_text(told.new))]
    if told.twice or told.late:
        words.append(filled(translate("goods", "跳过 {0} 个"), points_text(len(told.twice) + len(told.late))))
    return listed(words)


def _batch_words(one: BatchRow) -> str:
    source = one.source or translate("goods", "没有写来源")
    return filled(
        translate("goods", "{0} 号 {1}，剩 {2}/{3} 个"), one.id, source, points_text(one.left), points_text(one.cards)
    )


def _bad_lines(bad: tuple[BadLine, ...]) -> str:
    said = [filled(translate("goods", "第 {0} 行{1}"), one.number, bad_words(one)) for one in bad[:BAD_SHOWN]]
    if len(bad) > BAD_SHOWN:
        said.append(filled(translate("goods", "还有 {0} 行"), len(bad) - BAD_SHOWN))
    return filled(translate("goods", "读不了，不会进：{0}"), listed(said)) if said else ""


def _file(_office: Any, _actor: Any, path: Path) -> CardsRead:
    return read_cards(path)


def _pasted(_office: Any, _actor: Any, text: str) -> tuple[str, CardsRead]:
    return text, read_pasted(text)
