"""ReconcilePage 对账: bills of payment providers, each with its totals, and where it and the shop differ.

A bill comes in by its button or dropped on the page; a difference leads to its order, where what is right is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.models.vocabulary import Permission
from desktop.services.changes import Change
from desktop.services.settings import ShopSettings, shop_settings
from desktop.services.statements import matching
from desktop.services.statements.acts import Imported
from desktop.services.statements.matching import BillLine, Difference, StatementReport, Verdict
from desktop.views.buttons import Button, reveal
from desktop.views.desk import Desk
from desktop.views.drop_field import dropped_paths
from desktop.views.file_dialogs import ask_files, ask_place, written_tables
from desktop.views.formats import money
from desktop.views.imports.words import refusal_sentence
from desktop.views.labels import ElidedLabel
from desktop.views.notices import Banner, InMargins
from desktop.views.pages import Page
from desktop.views.reconcile.child import StatementChild
from desktop.views.reconcile.columns import BillTable, DifferenceTable, days, fee_fen
from desktop.views.reconcile.export import write_differences
from desktop.views.shell import PageHead
from desktop.views.spaced import Spaced
from desktop.views.statement_words import verdict_word
from desktop.views.table import RowId
from desktop.views.table_view import TableView
from desktop.views.tabs import Tab, TabBar
from desktop.views.texts import filled
from desktop.views.toast import Toaster
from desktop.views.words import method_word

ALL = "all"
_BILLS_LEAST, _BILLS_SEEN, _ROW, _HEADER = 190, 4, 44, 40


class ReconcilePage(Page):
    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        super().__init__(desk, toaster)
        self.report: StatementReport | None = None
        self._wanted: int | None = None
        self._queue: list[Path] = []
        self.child = StatementChild(desk, self)
        self.child.taken.connect(self._taken)
        self.child.refused.connect(self._refused)
        self.setAcceptDrops(desk.may(Permission.CONFIRM_PAYMENT))
        self.head = PageHead(self.tr("对账"))
        self.export = Button(self.tr("导出差异…"), "download")
        self.bring = Button(self.tr("导入对账单…"), "upload", kind="primary")
        self.export.clicked.connect(self._ask_where)
        self.bring.clicked.connect(self._ask_files)
        for button, right in ((self.export, Permission.EXPORT), (self.bring, Permission.CONFIRM_PAYMENT)):
            self.head.add_button(button)
            reveal(button, desk.may(right))
        self.notice = Banner("danger")
        reveal(self.notice, False)
        self.bills = BillTable()
        self.bill_view = TableView(self.bills, name=self.tr("对账单"), row_height=_ROW)
        self.bill_view.selected.connect(self._chosen)
        self.bill_view.empty_acted.connect(self._empty_acted)
        self.tabs = TabBar(
            [Tab(ALL, self.tr("全部差异")),
             *(Tab(one.value, verdict_word(one)) for one in Verdict if one is not Verdict.MATCHED)],
            name=self.tr("哪种差异"),
        )  # fmt: skip
        self.tabs.changed.connect(self._show_tab)
        self.sums = ElidedLabel("", "caption")
        self.table = DifferenceTable()
        self.view = TableView(self.table, name=self.tr("差异"), row_height=_ROW)
        self.view.opened.connect(self._open)
        self.view.act_pressed.connect(self._pressed)
        self._build()
        self._show_report(None)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        told = QFrame()
        told.setObjectName("filterbar")
        row = QVBoxLayout(told)
        row.setContentsMargins(20, 7, 20, 7)
        row.addWidget(self.sums)
        self.bill_view.setMinimumHeight(_BILLS_LEAST)
        column.addWidget(self.head)
        column.addWidget(InMargins(self.notice))
        column.addWidget(self.bill_view, 2)
        column.addWidget(told)
        column.addWidget(self.tabs)
        column.addWidget(self.view, 3)
        self._again = Spaced(self, self._ask_bills)

    # reading

    def reload(self) -> None:
        """The shop's zone first: no bill is shown in another one."""
        self.bill_view.set_loading(True)
        self.desk.ask(self, shop_settings, then=self._know, failed=self._explain, key="settings")

    def _know(self, settings: ShopSettings) -> None:
        self.bills.zone = self.table.zone = settings.zone_info
        self._ask_bills()

    def changed(self, changes: Sequence[Change]) -> None:
        """What somebody confirms or refunds agrees from then on."""
        self._again.want()

    def _ask_bills(self) -> None:
        self.desk.ask(self, matching.statement_list, limit=matching.PAGE_MOST, then=self._show, failed=self._explain,
                      key="bills")  # fmt: skip

    def _show(self, lines: tuple[BillLine, ...]) -> None:
        self.bill_view.set_loading(False)
        self.bills.now = self.desk.office.clock()
        self.bills.set_rows(lines)
        # few bills leave their room to the differences
        room = _HEADER + _ROW * min(len(lines), _BILLS_SEEN)
        self.bill_view.setMinimumHeight(room if lines else _BILLS_LEAST)
        self.bill_view.setMaximumHeight(room if lines else 16_777_215)
        self.head.note.setText(filled(self.tr("{0} 份对账单"), len(lines)) if lines else "")
        if not lines:
            acts = (
                [("bring", self.tr("导入对账单…"), "upload", True)] if self.desk.may(Permission.CONFIRM_PAYMENT) else []
            )
            self.bill_view.show_empty(
                "receipt-text", self.tr("还没有对账单"),
                self.tr("从微信支付下载交易账单，或从支付宝下载业务明细，拖到这里"), acts,
            )  # fmt: skip
            self._show_report(None)
            return
        chosen = self._wanted or self.bill_view.selected_id() or lines[0].id
        self._wanted = None
        if self.bill_view.selected_id() == chosen:
            self._chosen(chosen)
        else:
            self.bill_view.select(chosen)

    def _chosen(self, chosen: RowId | None) -> None:
        if chosen is None:
            self._show_report(None)
            return
        self.desk.ask(self, matching.statement_report, int(chosen), then=self._show_report, failed=self._explain,
                      key="report")  # fmt: skip

    def _show_report(self, report: StatementReport | None) -> None:
        self.report = report
        self.export.setEnabled(report is not None and bool(report.differences))
        if report is None:
            self.sums.setText("")
            self.tabs.show_counts({})
            self.table.set_rows(())
            self.view.show_empty("scale", self.tr("选一份对账单看差异"), "")
            return
        bill = report.statement
        self.sums.setText(
            filled(
                self.tr("{0} {1}：对上 {2} 笔 {3}，差异 {4} 处，手续费 {5}"),
                method_word(bill.method),
                days(bill),
                report.matched,
                money(report.matched_fen),
                sum(report.counts.values()),
                money(fee_fen(bill)),
            )  # fmt: skip
        )
        self.tabs.show_counts(
            {ALL: sum(report.counts.values()), **{one.value: report.counts.get(one, 0) for one in Verdict}}
        )
        self._show_tab(self.tabs.current())

    def _show_tab(self, key: str) -> None:
        self.tabs.choose(key)
        report = self.report
        rows = [one for one in report.differences if key in (ALL, one.verdict.value)] if report is not None else []
        self.table.set_rows(rows)
        if report is not None and not rows:
            words = self.tr("这份账单全对上了") if report.ok else self.tr("这一种没有")
            self.view.show_empty("circle-check", words, "")

    def _explain(self, fact: Exception) -> None:
        self.bill_view.set_loading(False)
        self._warn(refusal_sentence(fact))

    # bringing in

    def import_bills(self, paths: Sequence[Path]) -> None:
        """One after the other, each whole or not at all."""
        self._queue += paths
        reveal(self.notice, False)
        self._next()

    def take_files(self, paths: Sequence[Path]) -> None:
        self.import_bills(paths)

    def _next(self) -> None:
        if self._queue and not self.child.busy:
            path = self._queue.pop(0)
            self.bring.setEnabled(False)
            self.head.note.setText(filled(self.tr("正在读 {0}…"), path.name))
            self.child.start(path)

    def _taken(self, taken: Imported) -> None:
        if taken.repeated:
            said = self.tr("这份对账单导入过了，什么都没变")
        elif taken.known:
            said = filled(self.tr("收进 {0} 笔，另有 {1} 笔别的账单里已经有了"), taken.new, taken.known)
        else:
            said = filled(self.tr("收进 {0} 笔"), taken.new)
        self.toaster.say(said)
        self._wanted = taken.statement_id
        self._over()

    def _refused(self, fact: object) -> None:
        self._warn(refusal_sentence(fact))
        self._over()

    def _over(self) -> None:
        self.bring.setEnabled(True)
        self._ask_bills()
        self._next()

    def _warn(self, words: str) -> None:
        self.notice.show_text("danger", words)
        reveal(self.notice, True)

    def _ask_files(self, checked: bool = False) -> None:
        ask_files(self, self.tr("选对账单"), self.tr("对账单 (*.csv *.txt *.xlsx *.zip)"), self._picked)

    def _picked(self, names: list[str]) -> None:
        self.import_bills([Path(name) for name in names])

    def _empty_acted(self, _key: str) -> None:
        self._ask_files()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.import_bills([one for one in dropped_paths(event.mimeData()) if one.is_file()])

    # leading on, and out

    def _pressed(self, chosen: RowId, _column: str) -> None:
        self._open(chosen)

    def _open(self, chosen: RowId) -> None:
        row: Difference | None = self.table.row_of(chosen)
        if row is not None and row.order_id is not None:
            self.order_asked.emit(row.order_id)

    def _ask_where(self, checked: bool = False) -> None:
        if self.report is None:
            return
        name = filled(self.tr("对账差异 {0}.xlsx"), days(self.report.statement))
        ask_place(self, self.tr("差异存到哪里"), name, written_tables(), self.save_to)

    def save_to(self, name: str) -> None:
        if self.report is not None:
            reason = filled(self.tr("对账差异 {0}"), days(self.report.statement))
            self.desk.call(
                self, write_differences, self.report, Path(name), reason, then=partial(self._saved, Path(name)),
                failed=self._explain,
            )  # fmt: skip

    def _saved(self, path: Path, rows: int) -> None:
        self.toaster.say(filled(self.tr("{0} 处差异已存到 {1}"), rows, path.name))

    def list_view(self) -> TableView:
        return self.view

    def show_subject(self, subject_id: int) -> None:
        self._wanted = subject_id
        self._ask_bills()
