"""补发: what goes out for each line of an exchange, its stock, and the replacement order that is made."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.services.goods_names import called
from desktop.services.replacements import reship_return
from desktop.services.return_matters import GoesOut, ReturnMatter
from desktop.services.return_queries import ReturnLineRow
from desktop.services.transaction import Rehearsal
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.form import Choice, Field
from desktop.views.labels import label
from desktop.views.notices import Effect
from desktop.views.order_acts.effects import shortened
from desktop.views.return_acts.effects import case_effect
from desktop.views.return_acts.return_sheet import ReturnSheet
from desktop.views.texts import filled

translate = QCoreApplication.translate


class ReshipSheet(ReturnSheet):
    def __init__(self, window: QWidget, desk: Desk, case: ReturnMatter) -> None:
        super().__init__(window, desk, case, self.tr("换货补发 {0}"), icon="arrow-right-left", width=620)
        self.add(
            label(
                self.tr("生成一笔 0 元 0 分的补发单，寄给原来的收货人；第一个包裹寄出，换货就完成"), "muted", wrap=True
            )
        )
        self.choices: dict[int, Choice] = {}
        self.fields: dict[int, Field] = {}
        for line in case.detail.lines:
            choice = Choice(name=filled(self.tr("{0} 换成"), line.title))
            choice.changed.connect(self._chosen)
            field = Field(filled(self.tr("{0} × {1} 换成"), called(line.title, line.spec), line.qty), choice)
            self.choices[line.line_id], self.fields[line.line_id] = choice, field
            self.add(field)
        self.add_effects()
        self.add_button(self.tr("先不补发"), slot=self.dismiss)
        words = filled(self.tr("生成补发单，{0} 件"), case.row.units)
        self.add_button(words, "arrow-right-left", kind="primary", slot=self.submit, default=True)
        self.show_case()

    def show_case(self) -> None:
        for line in self.case.detail.lines:
            self.choices[line.line_id].show_choices([(one.code, _words(one)) for one in self._out(line)])
            self._hint(line)

    def command(self, *, trial: bool = False) -> Command | None:
        instead = {
            line.line_id: one.code
            for line in self.case.detail.lines
            if (one := self._picked(line)) is not None and not one.same
        }
        return self.made(reship_return, instead=instead)

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        lines = []
        for line in self.case.detail.lines:
            one = self._picked(line)
            if one is not None:
                name = shortened(called(one.title, one.spec))
                words = translate("effects", "{0} × {1}  可售 {2} → {3}")
                lines.append(filled(words, name, line.qty, one.free, one.free - line.qty))
        to = self.case.detail.order.recipient_name
        where = filled(translate("effects", "寄给 {0}"), to) if to else translate("effects", "不用寄")
        made = Effect(
            "clipboard-list", translate("effects", "补发单"), (translate("effects", "0 积分，0 元，不占限兑"),), where
        )
        stock = [Effect("boxes", translate("effects", "库存"), tuple(lines))] if lines else []
        self.effects.show_effects([made, *stock, case_effect(self.case, rehearsal.answer)])

    def busy_words(self) -> str:
        return self.tr("正在生成补发单")

    def _out(self, line: ReturnLineRow) -> list[GoesOut]:
        return [one for one in self.case.goes_out if one.line_id == line.line_id]

    def _picked(self, line: ReturnLineRow) -> GoesOut | None:
        key = self.choices[line.line_id].key()
        return next((one for one in self._out(line) if one.code == key), None)

    def _chosen(self, key: str) -> None:
        for line in self.case.detail.lines:
            self._hint(line)
        self.changed()

    def _hint(self, line: ReturnLineRow) -> None:
        """What is short is said before the act is tried."""
        one, field = self._picked(line), self.fields[line.line_id]
        if one is not None and one.free < line.qty:
            field.set_error(
                filled(self.tr("只剩 {0} 件可售，要换 {1} 件。换别的规格，或改为退款"), max(one.free, 0), line.qty)
            )
        else:
            field.set_error("")


def _words(one: GoesOut) -> str:
    name = called(one.title, one.spec)
    words = translate("reship", "{0}（原来的）· 可售 {1}") if one.same else translate("reship", "{0} · 可售 {1}")
    return filled(words, name, max(one.free, 0))
