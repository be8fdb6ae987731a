"""ShippingPage 发货中心: what waits to go, the most urgent first. Scan an order to verify and ship it, print all slips
that are missing, ship many; and what was printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services.address_labels import unlabelled_orders
from desktop.services.changes import Change
from desktop.services.order_queries import rows_by_id
from desktop.services.order_rows import OrderRow
from desktop.services.packing import order_to_pack
from desktop.services.prints import unprinted_orders
from desktop.services.settings import ShopSettings, shop_settings
from desktop.services.shipping_queries import (
    COUNT_MOST,
    WAITING_MOST,
    ShippingCounts,
    Waiting,
    WaitingPage,
    shipping_counts,
    waiting_orders,
)
from desktop.services.waybill_account import WaybillAccountRow, waybill_account
from desktop.services.waybills import TAKEN_MOST, orders_without_waybill
from desktop.views.bulk.ship import ShipManySheet
from desktop.views.buttons import Button, reveal
from desktop.views.desk import Desk
from desktop.views.order_acts.acts import OrderActs
from desktop.views.pages import Page, PageAct
from desktop.views.paper.slip_sheet import AddressSheet, LabelSheet, SlipSheet
from desktop.views.shell import PageHead
from desktop.views.shipping.bar import ShippingBar
from desktop.views.shipping.columns import WaitingTable
from desktop.views.shipping.emptiness import show_emptiness
from desktop.views.shipping.print_log_view import PrintLogView
from desktop.views.shipping.sheet_files import SheetFiles
from desktop.views.shipping.take_sheet import TakeSheet
from desktop.views.shipping.top_ups_view import TopUpsView
from desktop.views.shipping.waves_view import WavesView
from desktop.views.shipping.waybills_view import WaybillsView
from desktop.views.spaced import Spaced
from desktop.views.table import RowId
from desktop.views.table_view import TableView
from desktop.views.tabs import Tab, TabBar
from desktop.views.texts import filled, sentence
from desktop.views.toast import Toaster

WAVES, WAYBILLS, TOP_UPS, LOG = "waves", "waybills", "top_ups", "log"
_PLACES = {WAVES: 1, WAYBILLS: 2, TOP_UPS: 3, LOG: 4}


class ShippingPage(Page):
    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        super().__init__(desk, toaster)
        self._tab = Waiting.ALL.value
        self._acts: OrderActs | None = None
        self.counts: ShippingCounts | None = None
        self.head = PageHead(self.tr("发货中心"))
        self.print_all = Button(self.tr("打印全部未打印的"), "printer", kind="primary")
        self.print_all.clicked.connect(self._ask_unprinted)
        reveal(self.print_all, desk.may(Permission.PRINT))
        self.sheet_out = Button(self.tr("导出发货表"), "download")
        self.sheet_out.clicked.connect(self._sheet_out)
        reveal(self.sheet_out, desk.may(Permission.EXPORT))
        self.sheet_in = Button(self.tr("导入发货表"), "upload")
        reveal(self.sheet_in, desk.may(Permission.SHIP))
        self.files = SheetFiles(desk, self, toaster)
        self.sheet_in.clicked.connect(self._sheet_in)
        self.files.finished.connect(self._shipped)
        self.files.order_asked.connect(self.order_asked)
        self.take = Button(self.tr("取号并打印"), "receipt-text")
        self.take.clicked.connect(self._take)
        reveal(self.take, False)
        for button in (self.sheet_out, self.sheet_in, self.take, self.print_all):
            self.head.add_button(button)
        self.tabs = TabBar(
            [Tab(Waiting.ALL.value, self.tr("待发货")), Tab(Waiting.UNPRINTED.value, self.tr("未打印")),
             Tab(Waiting.UNLABELLED.value, self.tr("未打标签")),
             Tab(Waiting.PICKED.value, self.tr("已拣")), Tab(WAVES, self.tr("波次"), icon="boxes", gap=True),
             Tab(WAYBILLS, self.tr("面单"), icon="receipt-text"), Tab(TOP_UPS, self.tr("充值"), icon="zap"),
             Tab(LOG, self.tr("打印记录"), icon="history")],
            name=self.tr("哪些订单"),
        )  # fmt: skip
        self.tabs.changed.connect(self.show_tab)
        self.bar = ShippingBar(desk)
        self.bar.entered.connect(self.find_order)
        self.bar.wave_asked.connect(self._make_wave)
        self.bar.print_asked.connect(self._print_ticked)
        self.bar.label_asked.connect(self._label_ticked)
        self.bar.ship_asked.connect(self._ship_ticked)
        self.table = WaitingTable()
        self.view = TableView(self.table, name=self.tr("待发货的订单"))
        self.view.opened.connect(self._open)
        self.view.act_pressed.connect(self._pressed)
        self.view.checks_changed.connect(self._ticks)
        self.view.empty_acted.connect(self._show_all)
        self.log, self.waves, self.waybills = PrintLogView(desk), WavesView(desk, toaster), WaybillsView(desk, toaster)
        self.top_ups = TopUpsView(desk, toaster)
        self.top_ups.pack_asked.connect(self._pack)
        for beside in (self.top_ups, self.waybills):
            beside.order_asked.connect(self.order_asked)
            beside.done.connect(self._refresh)
        self.waybills.print_asked.connect(self._print_labels)
        self.log.order_asked.connect(self.order_asked)
        self.waves.done.connect(self._refresh)
        self._stack = QStackedWidget()
        for shown in (self.view, self.waves, self.waybills, self.top_ups, self.log):
            self._stack.addWidget(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.tabs, self.bar):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self._again = Spaced(self, self._refresh)
        self._ticks([])

    @property
    def acts(self) -> OrderActs:
        """Made when first needed: its dialogs stand in the window that the page is in by then."""
        if self._acts is None:
            self._acts = OrderActs(self.desk, self.window(), self.toaster)
            self._acts.setParent(self)
            self._acts.done.connect(self._acted)
        return self._acts

    # reading

    def reload(self) -> None:
        """The shop's zone first: no time is shown in another one."""
        self.view.set_loading(self._tab not in _PLACES)
        self.desk.ask(self, shop_settings, then=self._know, failed=self._explain, key="settings")

    def _know(self, settings: ShopSettings) -> None:
        self.table.zone = settings.zone_info
        for beside in self._beside().values():
            beside.zone = settings.zone_info
        if all(map(self.desk.may, (Permission.SHIP, Permission.PRINT, Permission.REVEAL))):
            self.desk.ask(self, waybill_account, then=self._offer_numbers, key="account")
        self._refresh()

    def _read_beside(self) -> None:
        self._beside()[self._tab].reload()

    def _beside(self) -> dict[str, WavesView | WaybillsView | TopUpsView | PrintLogView]:
        return {WAVES: self.waves, WAYBILLS: self.waybills, TOP_UPS: self.top_ups, LOG: self.log}

    def changed(self, changes: Sequence[Change]) -> None:
        self._again.want()

    def _refresh(self) -> None:
        self.desk.ask(self, shipping_counts, then=self._count, key="counts")
        if self._tab in _PLACES:
            self._read_beside()
        else:
            self._ask()

    def _ask(self) -> None:
        which = Waiting(self._tab)
        self.desk.ask(self, waiting_orders, which, then=partial(self._show, which), failed=self._explain, key="list")

    def _show(self, which: Waiting, page: WaitingPage) -> None:
        self.table.now = page.now
        self.view.set_loading(False)
        self.table.set_rows(page.rows)
        self.table.check_only([one for one in self.table.checked_ids() if self.table.place_of(one) >= 0])
        show_emptiness(self.view, which)
        self._ticks([])

    def _count(self, counts: ShippingCounts) -> None:
        self.counts = counts
        self.tabs.show_counts(
            {
                Waiting.ALL.value: _told(counts.waiting),
                Waiting.UNPRINTED.value: _told(counts.unprinted),
                Waiting.UNLABELLED.value: _told(counts.unlabelled),
                Waiting.PICKED.value: _told(counts.picked),
                **({TOP_UPS: _told(counts.top_ups)} if counts.top_ups else {}),
            }
        )
        said = self.tr("没有等着发的订单")
        if counts.waiting:
            said = filled(self.tr("{0} 笔等着发，{1} 笔已过期限"), _told(counts.waiting), _told(counts.late))
        if counts.waiting > WAITING_MOST:
            said = filled(self.tr("{0} 笔等着发，{1} 笔已过期限，列出最急的 {2} 笔"), _told(counts.waiting),
                          _told(counts.late), WAITING_MOST)  # fmt: skip
        self.head.note.setText(said)
        self._name_print_all()

    def _name_print_all(self) -> None:
        """The slips that are missing; where labels are listed, those."""
        if self.counts is None:
            return
        labels = self._tab == Waiting.UNLABELLED.value
        count = min(self.counts.unlabelled if labels else self.counts.unprinted, WAITING_MOST)
        words = self.tr("打印全部 {0} 张标签") if labels else self.tr("打印全部未打印的 {0} 张")
        none = self.tr("没有未打的标签") if labels else self.tr("没有未打印的")
        self.print_all.setText(filled(words, count) if count else none)
        self.print_all.setEnabled(count > 0)

    def _explain(self, fact: Exception) -> None:
        self.view.set_loading(False)
        self.head.note.setText(sentence(fact))

    # choosing

    def show_tab(self, key: str) -> None:
        self._tab = key
        self.tabs.choose(key)
        self._stack.setCurrentIndex(_PLACES.get(key, 0))
        reveal(self.bar, key not in _PLACES)
        self.table.clear_checks()
        self._name_print_all()
        self.reload()

    def show_list(self, name: str) -> None:
        if name in _PLACES or name in Waiting.__members__:
            self.show_tab(name)

    def _show_all(self, _key: str) -> None:
        self.show_tab(Waiting.ALL.value)

    def list_view(self) -> QWidget | None:
        return self._beside()[self._tab].view if self._tab in _PLACES else self.view

    def focus_search(self) -> None:
        self.bar.scan.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.scan.selectAll()

    def acts_here(self) -> Mapping[str, PageAct]:
        group = self.tr("发货中心")
        acts: dict[str, PageAct] = {}
        if self.print_all.isEnabled() and self.desk.may(Permission.PRINT):
            acts["print_all"] = PageAct(self.print_all.text(), "printer", self._ask_unprinted, group, "dyqb")
        return acts

    # scanning

    def scanned(self, text: str) -> bool:
        self.find_order(text)
        return True

    def find_order(self, text: str) -> None:
        self.bar.scan.clear()
        self.desk.ask(self, order_to_pack, text, then=self._pack, failed=self._not_found, key="scan")

    def _not_found(self, fact: Exception) -> None:
        QApplication.beep()
        self.toaster.say(sentence(fact), tone="warn", seconds=8)

    def _pack(self, order_id: int) -> None:
        self.view.select(order_id)
        if self.desk.may(Permission.SHIP):
            self.acts.start("pack_order", order_id)
        else:
            self.order_asked.emit(order_id)

    def _open(self, order_id: RowId) -> None:
        self._pack(int(order_id))

    def _pressed(self, order_id: RowId, _column: str) -> None:
        one = self.table.row_of(order_id)
        if one is not None and one.order.hold_reason is not None:
            self.order_asked.emit(one.order.id)
        else:
            self._pack(int(order_id))

    # doing

    def _acted(self, _row: object) -> None:
        """The list is walked with the scanner: what went away leaves it, the next one is ready to be scanned."""
        self._refresh()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ticked(self) -> list[OrderRow]:
        rows = (self.table.row_of(one) for one in self.table.checked_ids())
        return [row.order for row in rows if row is not None]

    def _ticks(self, _ids: Any) -> None:
        rows = self._ticked()
        labels = sum(bool(row.recipient_name) for row in rows)
        self.bar.show_ticked(len(rows), labels=labels, waves=self._tab != Waiting.PICKED.value)

    def print_out(self) -> None:
        """Ctrl+P: the ticked ones, else all that are missing."""
        if self._ticked():
            self._print_ticked()
        elif self.print_all.isEnabled() and self.desk.may(Permission.PRINT):
            self._ask_unprinted()

    def _ask_unprinted(self, checked: bool = False) -> None:
        if self._tab == Waiting.UNLABELLED.value:
            self.desk.ask(self, unlabelled_orders, then=self._label, key="unprinted")
        else:
            self.desk.ask(self, unprinted_orders, then=self._print, key="unprinted")

    def _print_ticked(self, checked: bool = False) -> None:
        self._print([row.id for row in self._ticked()])

    def _label_ticked(self) -> None:
        self._label([row.id for row in self._ticked() if row.recipient_name])

    def _print(self, ids: Sequence[int]) -> None:
        self._open_paper(SlipSheet, ids)

    def _label(self, ids: Sequence[int]) -> None:
        self._open_paper(AddressSheet, ids)

    def _open_paper(self, kind: type[SlipSheet | AddressSheet | LabelSheet], ids: Sequence[int]) -> None:
        if ids:
            sheet = kind(self.window(), self.desk, self.toaster, ids)
            sheet.logged.connect(self._refresh)
            sheet.open()
        self._refresh()

    def _make_wave(self, checked: bool = False) -> None:
        ids = [row.id for row in self._ticked()]
        self.table.clear_checks()
        self.waves.make(ids)

    def _ship_ticked(self, checked: bool = False) -> None:
        rows = self._ticked()
        if rows:
            sheet = ShipManySheet(self.window(), self.desk, rows, self.acts.choices)
            sheet.finished.connect(self._shipped)
            sheet.order_asked.connect(self.order_asked)
            sheet.open()

    # electronic waybills

    def _offer_numbers(self, account: WaybillAccountRow | None) -> None:
        reveal(self.take, account is not None)

    def _take(self, checked: bool = False) -> None:
        """For the ticked ones, else for the most urgent that have none."""
        rows = self._ticked()
        if len(rows) > TAKEN_MOST:
            self.toaster.say(filled(self.tr("一次最多取 {0} 笔，请少选一些"), TAKEN_MOST), tone="warn", seconds=8)
        elif rows:
            self._take_for(rows)
        else:
            self.desk.ask(self, orders_without_waybill, then=self._take_ids, key="numbers")

    def _take_ids(self, ids: tuple[int, ...]) -> None:
        if ids:
            self.desk.ask(self, rows_by_id, ids, then=self._take_for, key="numbers")
        else:
            self.toaster.say(self.tr("都取过号了，或没有要寄的"), tone="warn")

    def _take_for(self, rows: Sequence[OrderRow]) -> None:
        sheet = TakeSheet(self.window(), self.desk, {row.id: row.order_no for row in rows})
        sheet.taken.connect(self._print_labels)
        sheet.open()

    def _print_labels(self, ids: list[int]) -> None:
        self._open_paper(LabelSheet, ids)

    # the shipping sheet

    def _sheet_out(self, checked: bool = False) -> None:
        """The ticked ones, else all that are listed; what is held doesn't go out."""
        rows = self._ticked() or [one.order for one in self.table.rows()]
        ids = [row.id for row in rows if row.hold_reason is None]
        if ids:
            self.files.ask_where(ids)
        else:
            self.toaster.say(self.tr("没有可导出的订单"), tone="warn")

    def take_files(self, paths: Sequence[Path]) -> None:
        """One at a time: its rows are looked through before anything goes."""
        self.files.read(str(paths[0]))

    def _sheet_in(self, checked: bool = False) -> None:
        self.files.ask_file()

    def _shipped(self, _results: object, left: list[int]) -> None:
        self.table.check_only(left)
        self._refresh()


def _told(count: int) -> str:
    return f"{count:,}" if count <= COUNT_MOST else f"{COUNT_MOST:,}+"
