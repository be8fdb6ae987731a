"""收退货: what became of every unit that came back, line by line: to sell again, damaged, kept out of stock."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.after_sales import ReturnReason
from desktop.services.goods_names import called
from desktop.services.return_matters import ReturnMatter
from desktop.services.return_queries import ReturnLineRow
from desktop.services.returns import Received, receive_return
from desktop.services.transaction import Rehearsal
from desktop.views.buttons import Stepper
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.icons import IconTile
from desktop.views.labels import Card, ElidedLabel, hline, label, say
from desktop.views.notices import Effect
from desktop.views.return_acts.effects import return_effects
from desktop.views.return_acts.return_sheet import ReturnSheet
from desktop.views.texts import filled
from desktop.views.theme import CONTROL_HEIGHT

translate = QCoreApplication.translate
SPOILT = (ReturnReason.DAMAGED, ReturnReason.QUALITY)


class ReceivedRow(QWidget):
    """A line: how many are damaged and how many are kept out; the others can be sold again."""

    changed = Signal()

    def __init__(self, line: ReturnLineRow, *, spoilt: bool) -> None:
        super().__init__()
        self.line = line
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 14, 9)
        row.setSpacing(12)
        row.addWidget(IconTile("package", "plain", 36))
        name = called(line.title, line.spec)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(name, "strong"))
        words.addWidget(ElidedLabel(filled(self.tr("退回 {0} 件"), line.qty), "caption"))
        row.addLayout(words, 1)
        self.good = label("", "strong")
        self.good.setFixedHeight(CONTROL_HEIGHT)
        self.damaged = Stepper(line.qty if spoilt else 0, most=line.qty, name=filled(self.tr("{0} 残次件数"), name))
        self.kept_out = Stepper(0, most=line.qty, name=filled(self.tr("{0} 不入库件数"), name))
        for title, control in (
            (self.tr("可售"), self.good), (self.tr("残次"), self.damaged), (self.tr("不入库"), self.kept_out),
        ):  # fmt: skip
            part = QVBoxLayout()
            part.setSpacing(3)
            part.addWidget(label(title, "caption"))
            part.addWidget(control)
            part.addStretch(1)
            row.addLayout(part)
        for stepper in (self.damaged, self.kept_out):
            stepper.changed.connect(self._stepped)
        self._show()

    def received(self) -> Received:
        damaged, kept_out = self.damaged.value(), self.kept_out.value()
        return Received(self.line.qty - damaged - kept_out, damaged, kept_out)

    def _stepped(self, value: int) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        one = self.received()
        self.damaged.set_bounds(0, self.line.qty - one.kept_out)
        self.kept_out.set_bounds(0, self.line.qty - one.damaged)
        self.good.setText(str(one.good))
        say(self.good, filled(self.tr("可售 {0} 件"), one.good))


class ReceiveSheet(ReturnSheet):
    def __init__(self, window: QWidget, desk: Desk, case: ReturnMatter) -> None:
        super().__init__(window, desk, case, self.tr("收退货 {0}"), icon="package-open", width=640)
        self.add(
            label(self.tr("每一件都要说清：可售的回到在库，残次的记进残次，不入库的只记在售后里"), "muted", wrap=True)
        )
        card = Card(margins=(1, 1, 1, 1))
        card.box.setSpacing(0)
        self.rows: list[ReceivedRow] = []
        for line in case.detail.lines:
            if self.rows:
                card.box.addWidget(hline())
            made = ReceivedRow(line, spoilt=case.row.reason in SPOILT)
            made.changed.connect(self.changed)
            self.rows.append(made)
            card.box.addWidget(made)
        self.add(card)
        self.add_effects()
        self.add_button(self.tr("先不收"), slot=self.dismiss)
        words = filled(self.tr("收下 {0} 件"), case.row.units)
        self.add_button(words, "package-check", kind="primary", slot=self.submit, default=True)

    def command(self, *, trial: bool = False) -> Command | None:
        return self.made(receive_return, units={row.line.line_id: row.received() for row in self.rows})

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        found = return_effects(self.case, rehearsal)
        told = [one for row in self.rows if (one := _beside_stock(row))]
        if told and not self.case.detail.order.history:
            found.insert(0, Effect("package-x", translate("effects", "另记"), tuple(told)))
        if not rehearsal.stock and not told:
            found.insert(0, Effect("boxes", translate("effects", "库存"), (translate("effects", "这一步不动库存"),)))
        self.effects.show_effects(found)


def _beside_stock(row: ReceivedRow) -> str:
    """What isn't sold again, in words; "" where all of it is."""
    one, name = row.received(), called(row.line.title, row.line.spec)
    parts = []
    if one.damaged:
        parts.append(filled(translate("effects", "残次 +{0}"), one.damaged))
    if one.kept_out:
        parts.append(filled(translate("effects", "不入库 {0}"), one.kept_out))
    return f"{name}  {'  '.join(parts)}" if parts else ""
