"""Dialogs that move stock: goods that come in, a stock-take, a write-off. Each says what the stock will be before it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.services import goods_list, stock
from desktop.services.errors import Invalid
from desktop.services.goods_list import GoodsFilter, GoodsFound, GoodsRow
from desktop.services.stock import Arrived, Counted
from desktop.services.transaction import Rehearsal, StockMove
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.form import Field, PointsEdit, TextEdit
from desktop.views.formats import points_text, signed
from desktop.views.notices import Effect
from desktop.views.stock_acts.goods_sheet import GoodsSheet
from desktop.views.stock_acts.units_table import UnitsTable
from desktop.views.suggest import SuggestEdit, Suggestion
from desktop.views.texts import field_problem, filled, translate

FOUND_MOST = 12


class SeveralSheet(GoodsSheet):
    """Goods down a table with a number each, and a line that finds more of them."""

    def __init__(
        self, window: QWidget, desk: Desk, rows: Sequence[GoodsRow], title: str, subtitle: str, icon: str, column: str,
        *, differences: bool,
    ) -> None:  # fmt: skip
        super().__init__(window, desk, title, subtitle, icon=icon, width=760)
        self._found: dict[str, GoodsRow] = {}
        self.search = SuggestEdit(
            self.tr("扫条码，或输入品名、编码加一行"), leading="scan-barcode", name=self.tr("加商品")
        )
        self.search.asked.connect(self._find)
        self.search.submitted.connect(self._find_now)
        self.search.chosen.connect(self._take)
        self.table = UnitsTable(column, differences=differences)
        for row in rows:
            self.table.add(row)
        self.table.changed.connect(self.changed)
        self.reason = TextEdit(name=self.tr("备注"))
        self.reason.textEdited.connect(self.changed)
        self.add(self.search)
        self.add(self.table)

    def take_focus(self) -> None:
        if self.table.lines:
            self.table.lines[0].edit.setFocus()
        else:
            self.search.setFocus()

    def read_again(self) -> None:
        ids = tuple(row.id for row in self.table.rows())
        self.desk.ask(self, goods_list.goods_by_id, ids, then=self.table.renew, key="rows")

    def typed(self, *, trial: bool) -> dict[int, int] | None:
        """None, with the reason shown, while there is nothing to send."""
        typed = self.table.typed(quiet=trial)
        if typed:
            return typed
        if trial and typed is None:
            self.show_nothing(self.tr("有一格不是整数，改好了再告诉你库存会怎么变"))
        elif trial:
            self.show_nothing(self.tr("填了数量，这里就告诉你库存会怎么变"))
        elif typed is not None:
            self.show_error(self.tr("还没有填数量。没数的留空，不会动它"))
            self.take_focus()
        return None

    def _find(self, text: str) -> None:
        if text:
            self.desk.ask(
                self, goods_list.find_goods, GoodsFilter(text), limit=FOUND_MOST, then=partial(self._offer, text),
                key="find",
            )  # fmt: skip

    def _offer(self, text: str, page: GoodsFound) -> None:
        self._found = {str(row.id): row for row in page.rows}
        offers = [
            Suggestion(key, row.name, row.code, filled(self.tr("在库 {0}"), points_text(row.on_hand)), row.shelf)
            for key, row in self._found.items()
        ]
        self.search.offer(text, offers, nothing=filled(self.tr("没有「{0}」这件商品"), text))

    def _find_now(self, text: str) -> None:
        """Enter, as a scanner ends."""
        if text:
            self.desk.ask(self, goods_list.find_goods, GoodsFilter(text), limit=2, then=partial(self._scanned, text))

    def _scanned(self, text: str, page: GoodsFound) -> None:
        exact = [row for row in page.rows if text in (row.code, row.barcode)] or list(page.rows)
        if len(exact) == 1:
            self._add(exact[0])
        else:
            self._find(text)

    def _take(self, key: str) -> None:
        if key in self._found:
            self._add(self._found[key])

    def _add(self, row: GoodsRow) -> None:
        self.search.clear()
        self.search.close_list()
        self.table.add(row, focus=True)


class ReceiveSheet(SeveralSheet):
    """Goods came in: one delivery of one or many SKUs."""

    def __init__(self, window: QWidget, desk: Desk, rows: Sequence[GoodsRow]) -> None:
        super().__init__(
            window, desk, rows, translate("goods", "入库"), translate("goods", "一次到货记成一笔，要么全部入库，要么都不动"),
            "package-check", translate("goods", "到货"), differences=False,
        )  # fmt: skip
        self.fields["reason"] = Field(self.tr("备注"), self.reason, hint=self.tr("例如 采购到货、供应商、单号"))
        self.add(self.fields["reason"])
        self.add_effects()
        self.add_button(self.tr("不入库"), slot=self.dismiss)
        self.button = self.add_act(self.tr("入库"), "package-check")

    def command(self, *, trial: bool = False) -> Command | None:
        typed = self.typed(trial=trial)
        if typed is None:
            return None
        arrived = tuple(Arrived(sku_id, qty) for sku_id, qty in typed.items())
        return Command(stock.receive_several, (arrived,), {"reason": self.reason.text().strip()})

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        units = sum(move.on_hand for move in rehearsal.stock)
        self.effects.show_effects([stock_effect(rehearsal.stock, self.table.rows())])
        self.button.setText(filled(self.tr("入库 {0} 件"), points_text(units)))


class CountSheet(SeveralSheet):
    """A stock-take: what was found goes down the column, the differences stand beside.

    One act for all rows: it was one count, by one person at one time; a half-booked one would hide what is missing.
    """

    def __init__(self, window: QWidget, desk: Desk, rows: Sequence[GoodsRow]) -> None:
        super().__init__(
            window, desk, rows, translate("goods", "盘点"), translate("goods", "数到多少填多少，没数的留空。整张一次记账"),
            "list-checks", translate("goods", "实盘"), differences=True,
        )  # fmt: skip
        self.fields["reason"] = Field(self.tr("备注"), self.reason, hint=self.tr("例如 月末盘点、抽查 A 区"))
        self.add(self.fields["reason"])
        self.add_effects()
        self.add_button(self.tr("不记"), slot=self.dismiss)
        self.button = self.add_act(self.tr("记下盘点"), "list-checks")

    def command(self, *, trial: bool = False) -> Command | None:
        typed = self.typed(trial=trial)
        if typed is None:
            return None
        seen = {row.id: row.on_hand for row in self.table.rows()}
        counts = tuple(Counted(sku_id, found, seen[sku_id]) for sku_id, found in typed.items())
        return Command(stock.count_stock, (counts,), {"reason": self.reason.text().strip()})

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        moves = rehearsal.stock
        more = sum(move.on_hand for move in moves if move.on_hand > 0)
        less = -sum(move.on_hand for move in moves if move.on_hand < 0)
        same = sum(move.on_hand == 0 for move in moves)
        effects = [
            Effect(
                "list-checks", self.tr("盘点"), (filled(self.tr("{0} 种商品，{1} 种相符"), len(moves), same),),
                filled(self.tr("盘盈 {0} 件，盘亏 {1} 件"), points_text(more), points_text(less)),
            ),
            stock_effect([move for move in moves if move.on_hand], self.table.rows()),
        ]  # fmt: skip
        short = [move for move in moves if move.on_hand_after < move.reserved_after]
        if short:
            names = {row.id: row.name for row in self.table.rows()}
            lines = tuple(
                filled(
                    self.tr("{0} 只有 {1} 件，已预留 {2} 件"), names.get(move.sku_id, ""), move.on_hand_after,
                    move.reserved_after,
                )
                for move in short[:5]
            )  # fmt: skip
            effects.append(Effect("triangle-alert", self.tr("不够发"), lines, self.tr("会列进「不够发」")))
        self.effects.show_effects([one for one in effects if one.lines])
        self.button.setText(filled(self.tr("记下 {0} 种盘点"), len(moves)))


class WriteOffSheet(GoodsSheet):
    """Goods that can't be sold leave the books, with a reason."""

    def __init__(self, window: QWidget, desk: Desk, row: GoodsRow) -> None:
        super().__init__(
            window, desk, filled(translate("goods", "报损 {0}"), row.name),
            filled(translate("goods", "在库 {0} 件，预留 {1} 件，最多报损 {2} 件"), row.on_hand, row.reserved, max(row.free, 0)),
            icon="package-x", tone="danger", width=560,
        )  # fmt: skip
        self._row = row
        self.qty = PointsEdit(suffix=self.tr("件"), name=self.tr("数量"))
        self.reason = TextEdit(name=self.tr("原因"))
        self.qty.textEdited.connect(self.changed)
        self.fields = {
            "qty": Field(self.tr("数量"), self.qty, required=True),
            "reason": Field(self.tr("原因"), self.reason, required=True, hint=self.tr("例如 破损、过期、受潮")),
        }
        for field in self.fields.values():
            self.add(field)
        self.add_effects()
        self.add_button(self.tr("不报损"), slot=self.dismiss)
        self.button = self.add_act(self.tr("报损"), "package-x", kind="danger")

    def command(self, *, trial: bool = False) -> Command | None:
        try:
            qty = self.qty.points()
        except ValueError:
            qty = None
        reason = self.reason.text().strip()
        if trial:
            if not qty:
                self.show_nothing(self.tr("填了数量，这里就告诉你库存会怎么变"))
                return None
            return Command(stock.write_off, (self._row.code,), {"qty": qty, "reason": reason or "—"})
        if not qty:
            self.fields["qty"].set_error(self.tr("要填 1 或以上的整数"))
            self.qty.setFocus()
            return None
        if not reason:
            self.fields["reason"].set_error(field_problem(Invalid("reason", "missing")))
            self.reason.setFocus()
            return None
        return Command(stock.write_off, (self._row.code,), {"qty": qty, "reason": reason})

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        self.effects.show_effects([stock_effect(rehearsal.stock, [self._row])])
        units = -sum(move.on_hand for move in rehearsal.stock)
        self.button.setText(filled(self.tr("报损 {0} 件"), points_text(units)))


def stock_effect(moves: Sequence[StockMove], rows: Sequence[GoodsRow]) -> Effect:
    """What is on hand before and after, the first few by name."""
    names = {row.id: row.name for row in rows}
    shown = moves[:5]
    lines = [
        filled(
            translate("goods", "{0} 在库 {1} → {2}"), names.get(move.sku_id, ""), points_text(move.on_hand_after - move.on_hand),
            points_text(move.on_hand_after),
        )
        for move in shown
    ]  # fmt: skip
    notes = [signed(move.on_hand) for move in shown]
    if len(moves) > len(shown):
        lines.append(filled(translate("goods", "还有 {0} 种"), len(moves) - len(shown)))
        notes.append("")
    return Effect("boxes", translate("goods", "库存"), tuple(lines), tuple(notes))
