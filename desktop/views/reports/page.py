"""ReportsPage 汇总报表: a month's (or any period's) summary as a PDF, looked at, saved, printed.

The month before is made when the page is first shown, so that the paper for the boss is three acts away: the page,
另存为, Enter.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.models.vocabulary import Permission
from desktop.services.changes import Change
from desktop.services.reports.rows import Printed
from desktop.services.settings import ShopSettings, shop_settings
from desktop.services.summary_figures import month_days
from desktop.views.buttons import Button, reveal
from desktop.views.date_field import DateEdit
from desktop.views.desk import Desk
from desktop.views.form import Choice
from desktop.views.labels import label
from desktop.views.pages import Page
from desktop.views.paper.panel import EMPTY, MADE, MAKING, PaperPanel
from desktop.views.shell import PageHead
from desktop.views.texts import filled
from desktop.views.toast import Toaster

OWN = "own"
MONTHS = 13


class WrongDays(ValueError):
    """The sentence says what is wrong with them."""


class ReportsPage(Page):
    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        super().__init__(desk, toaster)
        self._settings: ShopSettings | None = None
        self._of: tuple[date, date] | None = None
        self.head = PageHead(self.tr("汇总报表"))
        self.month = Choice([(OWN, self.tr("自选日期"))], name=self.tr("哪个月"))
        self.month.setMinimumContentsLength(13)
        self.since, self.until = DateEdit(name=self.tr("从哪天")), DateEdit(name=self.tr("到哪天"))
        self.make = Button(self.tr("生成"), "file-chart-column", kind="primary")
        self.problem = label("", "error")
        self.panel = PaperPanel(desk, toaster, empty=self.tr("选一个月，按「生成」"))
        self.save = Button(self.tr("另存为…"), "download")
        self.print = Button(self.tr("打印…"), "printer")
        self._build()
        self.month.changed.connect(self._chosen)
        for edit in (self.since, self.until):
            edit.returnPressed.connect(self.make_now)
        self.make.clicked.connect(self.make_now)
        self.save.clicked.connect(self.ask_where)
        self.print.clicked.connect(self.panel.ask_printer)
        self.panel.shown.connect(self._shown)
        self.panel.made.connect(self._made)
        self.panel.again.connect(self.make_now)
        self._shown(EMPTY)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head.add_button(self.panel.tools)
        self.head.add_button(self.print)
        if self.desk.may(Permission.EXPORT):
            self.head.add_button(self.save)
        else:
            self.save.setParent(self)
            self.save.hide()
        bar = QFrame()
        bar.setObjectName("tabbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(8)
        row.addWidget(self.month)
        for edit in (self.since, self.until):
            edit.setFixedWidth(132)
        self._to = label(self.tr("至"), "caption")
        for part in (self.since, self._to, self.until, self.make, self.problem):
            row.addWidget(part)
        row.addStretch(1)
        column.addWidget(self.head)
        column.addWidget(bar)
        column.addWidget(self.panel, 1)
        self._show_days(False)

    # what is asked for

    def reload(self) -> None:
        if self._settings is None:
            self.desk.ask(self, shop_settings, then=self._settle, key="settings")
        elif self.panel.state not in (MADE, MAKING):
            self.make_now()

    def _settle(self, settings: ShopSettings) -> None:
        first = self._settings is None
        self._settings = settings
        today = settings.shop_day(self.desk.office.clock())
        months = [month_days(today)[0]]
        while len(months) < MONTHS:
            months.append(month_days(months[-1] - timedelta(days=1))[0])
        words = [(one.isoformat()[:7], filled(self.tr("{0} 年 {1} 月"), one.year, one.month)) for one in months]
        words[0] = (words[0][0], filled(self.tr("{0}（还没过完）"), words[0][1]))
        self.month.show_choices([*words, (OWN, self.tr("自选日期"))])
        if first:
            self.month.choose(words[1][0])
            self.make_now()

    def period(self) -> tuple[date, date]:
        """Raises WrongDays, with a sentence, for days that make no sense."""
        if self.month.key() != OWN:
            return month_days(date.fromisoformat(f"{self.month.key()}-01"))
        try:
            since, until = self.since.day(), self.until.day()
        except ValueError:
            raise WrongDays(self.tr("日期写成 2026-10-31 这样")) from None
        if since is None or until is None:
            raise WrongDays(self.tr("两个日期都要填"))
        if since > until:
            raise WrongDays(self.tr("前面的日期不能比后面的晚"))
        return since, until

    def make_now(self) -> None:
        try:
            since, until = self.period()
        except WrongDays as wrong:
            self.problem.setText(str(wrong))
            return
        self.problem.setText("")
        self._of = (since, until)
        self.panel.make_summary(since, until)

    def _chosen(self, key: str) -> None:
        self._show_days(key == OWN)
        self.problem.setText("")
        if key == OWN and self._of is not None and not self.since.text():
            self.since.set_day(self._of[0])
            self.until.set_day(self._of[1])

    def _show_days(self, on: bool) -> None:
        for part in (self.since, self._to, self.until):
            reveal(part, on)

    # what comes

    def _shown(self, state: int) -> None:
        self.make.setEnabled(state != MAKING)
        self.save.setEnabled(state == MADE and self.desk.may(Permission.EXPORT))
        self.print.setEnabled(state == MADE)
        if state != MADE:
            self.head.note.setText("")

    def _made(self, printed: Printed) -> None:
        assert self._settings is not None
        at = self._settings.local(self.desk.office.clock())
        self.head.note.setText(filled(self.tr("{0} 页，{1} 生成"), printed.pages, f"{at.hour:02}:{at.minute:02}"))

    def changed(self, changes: Sequence[Change]) -> None:
        if self.panel.state == MADE and any(one.order_id is not None for one in changes):
            self.head.note.setText(self.tr("生成之后店里又有变动，要最新的就再生成一次"))

    # what leaves

    def ask_where(self) -> None:
        self.panel.ask_where(self.file_name())

    def file_name(self) -> str:
        assert self._settings is not None and self._of is not None
        since, until = self._of
        whole = (since, until) == month_days(since)
        days = since.isoformat()[:7] if whole else f"{since.isoformat()}_{until.isoformat()}"
        shop = "".join(letter for letter in self._settings.shop_name if letter.isalnum() or letter in " -_（）()")
        return filled(self.tr("{0} {1} 经营汇总.pdf"), shop, days)

    def print_out(self) -> None:
        self.panel.ask_printer()

    def focus_search(self) -> None:
        self.month.setFocus(Qt.FocusReason.ShortcutFocusReason)
