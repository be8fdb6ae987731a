"""FilterPanel: what the list shows, put together while its number of hits is counted.

    panel = FilterPanel(window, bar, desk, chosen, today, sort="placed", names={})
    panel.open() · panel.focus_on("points") · panel.applied(OrderFilter) · panel.kept(OrderFilter) to save as a view

Esc or a press outside leaves the list as it was. A range that can't be says so beside its field, and nothing can be
shown until it is mended. Hits of a search by phone aren't counted while editing: each count goes on record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import PaymentState, RefundState
from desktop.services.order_filter import OrderFilter, looks_for_phone
from desktop.services.order_lists import FilterChoices, filter_choices
from desktop.services.order_queries import OrderCount, count_orders
from desktop.views.buttons import Button
from desktop.views.desk import Desk
from desktop.views.form import Field, PointsEdit, RangeFields, YuanEdit, whole_points, yuan_to_fen
from desktop.views.labels import ElidedLabel
from desktop.views.orders.conditions import chip
from desktop.views.orders.filter_fields import NOBODY, ChoiceField, DaysField, StatusPills, YesNoField
from desktop.views.orders.foot import hits_text, number_text
from desktop.views.overlay import Popover
from desktop.views.scrolling import in_sight
from desktop.views.texts import filled, sentence
from desktop.views.words import carrier_word, channel_word, method_word, payment_word, refund_word

WIDTH = 680
_PAUSE_MS, _ROOMY = 200, 600


class FilterPanel(Popover):
    applied = Signal(object)
    kept = Signal(object)

    def __init__(
        self, host: QWidget, anchor: QWidget, desk: Desk, chosen: OrderFilter, today: date, *, sort: str,
        names: Mapping[str, str],
    ) -> None:  # fmt: skip
        super().__init__(host, anchor, width=WIDTH, name=self.tr("筛选"))
        self._desk, self._today, self._sort, self._names = desk, today, sort, names
        self._chosen = chosen
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._count)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        self.add_scrolled(self._body(today))
        self.box.addWidget(self._foot())
        self.closed.connect(self.deleteLater)
        self._show(chosen)
        desk.ask(self, filter_choices, then=self._offer, failed=self._say_failed, key="choices")
        self._edited()

    def place(self) -> None:
        """Under the bar, its right edge at the list's, so that the pane beside stays readable."""
        super().place()
        right = self._anchor.mapTo(self.host(), QPoint(self._anchor.width(), 0)).x()
        self.card.move(max(8, right - WIDTH - 20), self.card.y() - 8)

    # parts

    def _body(self, today: date) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        gap = 12 if self.host().height() >= _ROOMY else 9
        column.setContentsMargins(20, gap + 4, 20, gap + 4)
        column.setSpacing(gap)
        self.statuses = StatusPills()
        self.days = DaysField(today)
        self.points = RangeFields(self.tr("积分从 / 到"), PointsEdit(self.tr("不限")), PointsEdit(self.tr("不限")))
        self.cash = RangeFields(self.tr("现金从 / 到"), YuanEdit(self.tr("不限")), YuanEdit(self.tr("不限")))
        self.picks = {
            "channel": ChoiceField(self.tr("下单渠道"), self.tr("全部渠道")),
            "tier": ChoiceField(self.tr("会员等级"), self.tr("全部等级")),
            "category": ChoiceField(self.tr("商品分类"), self.tr("全部分类")),
            "pay_method": ChoiceField(self.tr("支付方式"), self.tr("全部方式")),
            "payment": ChoiceField(self.tr("支付状态"), self.tr("全部状态")),
            "carrier": ChoiceField(self.tr("快递公司"), self.tr("全部快递")),
            "assignee": ChoiceField(self.tr("领单人"), self.tr("不限")),
            "tag": ChoiceField(self.tr("标签"), self.tr("不限")),
            "refund": ChoiceField(self.tr("退款"), self.tr("不限")),
        }
        self.yes_no = {
            "held": YesNoField(self.tr("挂起")),
            "returns_open": YesNoField(self.tr("售后中")),
            "overdue": YesNoField(self.tr("发货超时")),
            "printed": YesNoField(self.tr("已打印")),
        }
        self.picks["payment"].offer([(state.value, payment_word(state)) for state in PaymentState])
        self.picks["refund"].offer([(state.value, refund_word(state)) for state in RefundState])
        column.addWidget(Field(self.tr("状态"), self.statuses))
        column.addWidget(self.days)
        ranges = QHBoxLayout()
        ranges.setSpacing(16)
        ranges.addWidget(self.points, 1)
        ranges.addWidget(self.cash, 1)
        column.addLayout(ranges)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(gap)
        for at, field in enumerate(self.picks.values()):
            grid.addWidget(field, at // 3, at % 3)
            grid.setColumnStretch(at % 3, 1)
            field.changed.connect(self._edited)
        yes_no = QGridLayout()
        yes_no.setHorizontalSpacing(12)
        yes_no.setVerticalSpacing(gap)
        for at, one in enumerate(self.yes_no.values()):
            yes_no.addWidget(one, at // 3, at % 3)
        yes_no.setColumnStretch(3, 1)
        grid.addLayout(yes_no, 3, 0, 1, 3)
        column.addLayout(grid)
        for one in self.yes_no.values():
            one.changed.connect(self._edited)
        for part in (self.statuses, self.days, self.points, self.cash):
            part.changed.connect(self._edited)
        return made

    def _foot(self) -> QWidget:
        made = QFrame()
        made.setObjectName("sheetfoot")
        row = QHBoxLayout(made)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(10)
        self.clear = Button(self.tr("全部清空"), kind="link")
        self.clear.clicked.connect(self._clear)
        self.hits = ElidedLabel("", "caption")
        self.hits.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.keep = Button(self.tr("存为视图"), "bookmark")
        self.keep.clicked.connect(self._keep)
        self.apply = Button(self.tr("显示订单"), kind="primary")
        self.apply.clicked.connect(self._apply)
        row.addWidget(self.clear)
        row.addWidget(self.hits, 1)
        row.addWidget(self.keep)
        row.addWidget(self.apply)
        return made

    # values

    def _show(self, chosen: OrderFilter) -> None:
        self.statuses.show_statuses(chosen.statuses)
        self.days.show_days(chosen.since, chosen.until)
        for edit, points in ((self.points.low, chosen.points_min), (self.points.high, chosen.points_max)):
            edit.setText("" if points is None else f"{points:,}")
        for edit, fen in ((self.cash.low, chosen.cash_min), (self.cash.high, chosen.cash_max)):
            if isinstance(edit, YuanEdit):
                edit.set_fen(fen)
        for name, field in self.picks.items():
            value = getattr(chosen, name)
            words = "" if value is None else chip(name, chosen, self._today, self._names)[2]
            field.show_value(None if value is None else str(value), words)
        for name, one in self.yes_no.items():
            one.show_value(getattr(chosen, name))

    def draft(self) -> OrderFilter | None:
        """What the fields say; None, with the reasons shown, while a range can't be."""
        days, points, cash = self.days.days(), self.points.values(whole_points), self.cash.values(yuan_to_fen)
        if days is None or points is None or cash is None:
            return None
        values: dict[str, Any] = {name: field.value() for name, field in self.picks.items()}
        values |= {name: one.value() for name, one in self.yes_no.items()}
        if values["payment"] is not None:
            values["payment"] = PaymentState(values["payment"])
        if values["refund"] is not None:
            values["refund"] = RefundState(values["refund"])
        return replace(
            self._chosen, statuses=self.statuses.statuses(), since=days[0], until=days[1], points_min=points[0],
            points_max=points[1], cash_min=cash[0], cash_max=cash[1], **values,
        )  # fmt: skip

    def take_focus(self) -> None:
        """No field is marked before one is chosen; Tab goes to the first."""

    def focus_on(self, condition: str) -> None:
        """The field of a chip that was pressed."""
        target: QWidget | None = {
            "days": self.days.since, "points": self.points.low, "cash": self.cash.low,
            "statuses": next(iter(self.statuses.pills.values())),
        }.get(condition)  # fmt: skip
        if condition in self.picks:
            target = self.picks[condition].choice
        elif condition in self.yes_no:
            target = self.yes_no[condition].choices.chosen_button()
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            in_sight(target)

    def _offer(self, choices: FilterChoices) -> None:
        self.picks["channel"].offer([(one, channel_word(one)) for one in choices.channels])
        self.picks["tier"].offer([(one, one) for one in choices.tiers])
        self.picks["pay_method"].offer([(one, method_word(one)) for one in choices.methods])
        self.picks["carrier"].offer([(one, carrier_word(one)) for one in choices.carriers])
        self.picks["category"].offer([(one, one) for one in choices.categories])
        self.picks["tag"].offer([(one, one) for one in choices.tags])
        self.picks["assignee"].offer([(NOBODY, self.tr("没人领单")), *choices.colleagues])

    # what is pressed

    def _edited(self, _what: object = None) -> None:
        draft = self.draft()
        self._pause.stop()
        self.apply.setEnabled(draft is not None)
        self.keep.setEnabled(draft is not None)
        self.clear.setVisible(draft is None or bool(draft.without("search").active))
        if draft is None:
            self.hits.setText(self.tr("先改好标红的条件"))
            self.apply.setText(self.tr("显示订单"))
        elif looks_for_phone(draft.search):
            self.hits.setText("")
            self.apply.setText(self.tr("显示订单"))
        else:
            self._pause.start()

    def _count(self) -> None:
        draft = self.draft()
        if draft is not None:
            self._desk.ask(
                self, count_orders, draft, sort=self._sort, then=self._counted, failed=self._say_failed, key="hits"
            )

    def _counted(self, count: OrderCount) -> None:
        if self._pause.isActive() or not self.apply.isEnabled():
            return
        self.hits.setText(hits_text(count))
        number = number_text(count)
        self.apply.setText(self.tr("显示订单") if count.many else filled(self.tr("显示 {0} 笔订单"), number))

    def _say_failed(self, error: Exception) -> None:
        self.hits.setText(sentence(error))

    def _clear(self) -> None:
        self._chosen = OrderFilter(search=self._chosen.search)
        self._show(self._chosen)
        self._edited()

    def _apply(self) -> None:
        draft = self.draft()
        if draft is not None:
            self.applied.emit(draft)
            self.close_overlay()

    def _keep(self) -> None:
        draft = self.draft()
        if draft is not None:
            self.close_overlay()
            self.kept.emit(draft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._apply()
            event.accept()
            return
        super().keyPressEvent(event)
