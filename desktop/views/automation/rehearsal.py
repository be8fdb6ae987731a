"""试运行: what a rule would have done in the last thirty days, read page by page, and stopped at will."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from desktop.services.automation.rule_draft import RuleDraft
from desktop.services.automation.rule_rehearsal import RehearsalPage, rehearse_rule
from desktop.views.automation.rule_words import deed_text
from desktop.views.automation.tables import RehearsedTable
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.labels import label
from desktop.views.notices import ProgressRow
from desktop.views.table_view import TableView
from desktop.views.texts import filled, listed, sentence, translate

_LIST_HEIGHT = 260


class RehearsalSheet(Sheet):
    def __init__(self, host: QWidget, desk: Desk, draft: RuleDraft, zone: ZoneInfo, names: Mapping[str, str]) -> None:
        super().__init__(
            host, filled(translate("automation", "试运行：{0}"), draft.name or translate("automation", "没起名的规则")),
            translate("automation", "近 30 天，只看不改；订单按现在的样子判断"), icon="history", width=640,
        )  # fmt: skip
        self._desk, self._draft, self._names = desk, draft, names
        self.looked = self.found = self.total = 0
        self._stopped = False
        self.progress = ProgressRow(self.tr("正在看近 30 天"))
        self.progress.cancelled.connect(self._stop)
        self.add(self.progress)
        self.outcome = label("", wrap=True)
        self.outcome.hide()
        self.add(self.outcome)
        self.table = RehearsedTable()
        self.table.moments.now, self.table.moments.zone = desk.office.clock(), zone
        self.view = TableView(self.table, name=self.tr("会动到的订单"))
        self.view.setFixedHeight(_LIST_HEIGHT)
        self.view.show_empty("inbox", self.tr("近 30 天没有一笔合条件"))
        self.view.set_loading(True)
        self.add(self.view)
        self.add_button(self.tr("看完了"), slot=self.dismiss, default=True)

    def open(self) -> None:
        super().open()
        self._ask(0)

    def _ask(self, after: int) -> None:
        self._desk.ask(self, rehearse_rule, self._draft, after=after, then=self._show, failed=self._refused)

    def _show(self, page: RehearsalPage) -> None:
        self.looked += page.looked
        self.found += len(page.rows)
        self.view.set_loading(False)
        self.table.append_rows(page.rows)
        self.total = page.total or self.total
        self.progress.show_progress(self.looked, max(self.total, 1))
        if page.next is None or self._stopped:
            self._finish()
        else:
            self._ask(page.next)

    def _finish(self) -> None:
        self.progress.hide()
        deeds = listed(deed_text(one, self._names) for one in self._draft.then)
        told = (
            filled(self.tr("停在 {0} 次，其中 {1} 次会动手：{2}"), f"{self.looked:,}", f"{self.found:,}", deeds)
            if self._stopped
            else filled(self.tr("看了 {0} 次，其中 {1} 次会动手：{2}"), f"{self.looked:,}", f"{self.found:,}", deeds)
        )
        self.outcome.setText(told)
        self.outcome.show()
        self.place()

    def _stop(self) -> None:
        self._stopped = True

    def _refused(self, fact: Exception) -> None:
        self.view.set_loading(False)
        self.progress.hide()
        self.show_error(sentence(fact))
