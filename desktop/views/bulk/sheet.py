"""BulkSheet: one act on the ticked orders. First what can't be done and why, then the run, then a result per order.

    sheet = HoldManySheet(window, desk, rows)        rows as they are on screen: an older version is refused
    sheet.say_part_of(12_345)        where more are ticked than are done at once; None: more than were counted
    sheet.acted(OrderRow) as each is done · sheet.finished([Result], [ids not done]) · sheet.order_asked(id)

A subclass adds its fields, says what each order's act gets (values_for) and what to ask readiness with (value).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.bulk import Plan, Readiness, Result, bulk_readiness, command_in, new_batch, run_bulk
from desktop.services.errors import DatabaseGone, Invalid
from desktop.services.order_queries import rows_by_id
from desktop.services.order_rows import OrderRow
from desktop.views.bulk.leftovers import Left, RatioBar, left_table
from desktop.views.buttons import reveal
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.form import Field
from desktop.views.icons import Glyph
from desktop.views.labels import label
from desktop.views.notices import ProgressRow
from desktop.views.piece_run import PieceRun
from desktop.views.table_height import fit_height
from desktop.views.texts import field_problem, filled, sentence


class BulkSheet(Sheet):
    acted = Signal(object)
    finished = Signal(object, object)
    order_asked = Signal(int)

    act = ""

    def __init__(
        self, window: QWidget, desk: Desk, rows: Sequence[OrderRow], *, title: str, icon: str, width: int = 820
    ) -> None:
        super().__init__(window, title, self.tr("每笔单独做，一笔不成不影响其他"), icon=icon, width=width)
        self.desk, self.rows = desk, tuple(rows)
        self.ready: tuple[Readiness, ...] = ()
        self.results: list[Result] = []
        self._plans: list[Plan] = []
        self._doubtful: dict[int, Plan] = {}
        self._running = False
        self.run = PieceRun(desk, self)
        self.run.told.connect(self._told)
        self.run.finished.connect(self._ended)
        self.form = QWidget()
        self.fields_box = QVBoxLayout(self.form)
        self.fields_box.setContentsMargins(0, 0, 0, 0)
        self.fields_box.setSpacing(10)
        self.summary = label("", "strong", wrap=True)
        self.progress = ProgressRow()
        self.progress.cancelled.connect(self.run.stop)
        self.outcome = self._outcome()
        self.left = left_table()
        self.left.act_pressed.connect(self._next)
        self.part = label("", "caption", wrap=True)
        self.part.hide()
        for widget in (self.part, self.outcome, self.summary, self.form, self.progress, self.left):
            self.add(widget)
        self.make_form()
        self.leave = self.add_button(self.tr("不了"), slot=self.dismiss)
        self.again = self.add_button("", "rotate-ccw", kind="primary", slot=self.retry)
        self.go = self.add_button(title, icon, kind="primary", slot=self.submit, default=True)
        self._show_state("form")

    # what a subclass says

    def make_form(self) -> None:
        """Adds its fields to fields_box."""

    def value(self) -> str:
        """The tag or login that an order may have already."""
        return ""

    def values_for(self, one: Readiness) -> Mapping[str, Any] | Invalid:
        """What the act gets for this order, or why it can't be done with what was typed."""
        return {}

    def act_for(self, one: Readiness) -> str:
        """The act for this order, where it isn't the same for all."""
        return self.act

    def check(self) -> bool:
        """Whether the form can be sent; says beside its fields what is missing."""
        return True

    def fields(self) -> Mapping[str, Field]:
        return {}

    def act_words(self, count: int) -> str:
        raise NotImplementedError  # every act is named by its own words

    def summary_words(self, all_: int, able: int) -> str:
        raise NotImplementedError  # every act is named by its own words

    def done_words(self, count: int) -> str:
        raise NotImplementedError  # every act is named by its own words

    def show_ready(self) -> None:
        """The readiness was read: able ones are self.able()."""

    # before

    def say_part_of(self, ticked: int | None) -> None:
        if ticked is None:
            words = filled(self.tr("选了很多笔，一次做最前面的 {0} 笔；做完了再选，接着做后面的"), len(self.rows))
        else:
            words = self.tr("选了 {0} 笔，一次做最前面的 {1} 笔；做完了再选，接着做后面的")
            words = filled(words, f"{ticked:,}", len(self.rows))
        if ticked is None or ticked > len(self.rows):
            self.part.setText(words)
            self.part.show()

    def open(self) -> None:
        super().open()
        self._ask()

    def able(self) -> list[Readiness]:
        return [one for one in self.ready if one.refused is None]

    def _seen(self) -> tuple[tuple[int, int], ...]:
        return tuple((row.id, row.version) for row in self.rows)

    def _ask(self) -> None:
        self.summary.setText(self.tr("正在看哪些能做…"))
        self.go.setEnabled(False)
        self.desk.ask(
            self, bulk_readiness, self.act, self._seen(), then=self._show_ready, failed=self._not_read, key="ready"
        )

    def _show_ready(self, ready: tuple[Readiness, ...]) -> None:
        self.ready = ready
        able = len(self.able())
        self.summary.setText(self.summary_words(len(ready), able))
        self._show_left([Left(one.row, one.refused) for one in ready if one.refused is not None])
        self.count_go(able)
        self.show_ready()
        self.place()

    def count_go(self, able: int) -> None:
        self.go.setText(self.act_words(able))
        self.go.setEnabled(able > 0)

    def _show_left(self, left: list[Left]) -> None:
        self.left.table.set_rows(left)
        fit_height(self.left)
        reveal(self.left, bool(left))

    def _not_read(self, error: Exception) -> None:
        self.summary.setText("")
        self.refuse(error)

    def refuse(self, error: Exception) -> None:
        field = self.fields().get(error.field) if isinstance(error, Invalid) else None
        if field is not None and isinstance(error, Invalid):
            field.set_error(field_problem(error))
        else:
            self.show_error(sentence(error))

    # the run

    def submit(self) -> None:
        """Asked once more, since what was typed may be so already, and others go on working meanwhile."""
        if self._running or not self.check():
            return
        self.show_error("")
        self.set_busy(self.tr("正在核对"))
        self.desk.ask(
            self, bulk_readiness, self.act, self._seen(), value=self.value(), then=self._begin, failed=self._not_begun,
            key="ready",
        )  # fmt: skip

    def _not_begun(self, error: Exception) -> None:
        self.set_busy("")
        self.refuse(error)

    def _begin(self, ready: tuple[Readiness, ...]) -> None:
        self.set_busy("")
        self.ready, self.results, self._plans = ready, [], []
        batch = new_batch()
        for one in ready:
            doubtful = self._doubtful.get(one.row.id)
            if doubtful is not None:
                self._plans.append(doubtful)
                continue
            values = one.refused or self.values_for(one)
            if isinstance(values, Exception):
                self.results.append(Result(Plan(one.row, self.act), None, values))
            else:
                self._plans.append(Plan(one.row, self.act_for(one), values, command_in(batch)))
        self._running = True
        self._show_state("run")
        self.progress.show_progress(0, len(self._plans), self.act_words(len(self._plans)))
        self.run.start(partial(run_bulk, self.desk.office, self.desk.actor, list(self._plans)))

    def _told(self, result: Result) -> None:
        self.results.append(result)
        order_id = result.plan.row.id
        self._doubtful.pop(order_id, None)
        if isinstance(result.fact, DatabaseGone):
            self._doubtful[order_id] = result.plan
        if result.row is not None:
            self.acted.emit(result.row)
        told = {one.plan.row.id for one in self.results}
        self.progress.show_progress(sum(plan.row.id in told for plan in self._plans), len(self._plans))

    def _ended(self) -> None:
        self._running = False
        told = {result.plan.row.id for result in self.results}
        left = [Left(one.plan.row, one.fact) for one in self.results if one.row is None]
        left += [Left(plan.row, None) for plan in self._plans if plan.row.id not in told]
        done = [result for result in self.results if result.row is not None]
        self.finished.emit(list(self.results), [one.row.id for one in left])
        if not left:
            self.close_overlay()
            return
        self._show_outcome(len(done), len(left))
        self._show_left(left)
        self.again.setText(filled(self.tr("重试 {0} 笔"), len(left)))
        self._show_state("result")
        self.again.setFocus()

    # after

    def retry(self) -> None:
        """The orders that are left, as they are now, in the same form with what was typed."""
        ids = tuple(left.row.id for left in self.left.table.rows())
        self.desk.ask(self, rows_by_id, ids, then=partial(self._retry, ids), failed=self.refuse, key="again")

    def _retry(self, ids: tuple[int, ...], rows: tuple[OrderRow, ...]) -> None:
        fresh = {row.id: row for row in rows}
        self.rows = tuple(fresh[one] for one in ids if one in fresh)
        self._show_state("form")
        self._ask()

    def _next(self, order_id: int, _key: str) -> None:
        left = self.left.table.row_of(order_id)
        if left is not None and isinstance(left.fact, Invalid | DatabaseGone | type(None)) and self.again.isVisible():
            self.retry()
            return
        self.close_overlay()
        self.order_asked.emit(order_id)

    def _outcome(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.done_count, self.left_count = label("", "strong"), label("", "strong")
        for icon, token, said in (
            ("circle-check", "good", self.done_count), ("circle-x", "danger_text", self.left_count)
        ):  # fmt: skip
            line.addWidget(Glyph(icon, token, 20))
            line.addWidget(said)
            line.addSpacing(16)
        line.addStretch(1)
        self.ratio = RatioBar()
        column.addLayout(line)
        column.addWidget(self.ratio)
        return made

    def _show_outcome(self, done: int, left: int) -> None:
        self.done_count.setText(self.done_words(done))
        self.left_count.setText(filled(self.tr("{0} 笔没有做"), left))
        self.ratio.show_ratio(done, left)
        self.summary.setText(self.tr("没有做的留在选中状态，改好再试"))

    def _show_state(self, state: str) -> None:
        reveal(self.outcome, state == "result")
        reveal(self.summary, state != "run")
        reveal(self.form, state == "form")
        reveal(self.progress, state == "run")
        reveal(self.left, state == "result")
        reveal(self.again, state == "result")
        reveal(self.go, state == "form")
        reveal(self.leave, state != "run")
        self.leave.setText(self.tr("关闭") if state == "result" else self.tr("不了"))
        self._cross.setEnabled(state != "run")
        self.place()

    def dismiss(self) -> None:
        if not self._running:
            super().dismiss()

    def hideEvent(self, event: QHideEvent) -> None:
        """A window that closes begins no further order."""
        self.run.stop()
        super().hideEvent(event)
