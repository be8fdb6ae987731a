"""What stands beside an order: hold, assignee, priority, tags, notes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from desktop.services.errors import ChangedByOther, NotFound
from desktop.services.marks import (
    NOTE_MOST,
    PRIORITIES,
    TAG_MOST,
    assign_order,
    hold_order,
    note_order,
    set_priority,
    tag_order,
    untag_order,
)
from desktop.services.masks import mentions_phone
from desktop.services.order_cases import OrderCase
from desktop.services.transaction import Rehearsal
from desktop.views.buttons import Button, SegmentedControl, reveal
from desktop.views.chips import ChipSpec, TokenChip, status_chip
from desktop.views.command_sheet import Command
from desktop.views.date_field import DateEdit
from desktop.views.desk import Desk
from desktop.views.form import Choice, Field, TextEdit
from desktop.views.formats import moment
from desktop.views.labels import clear, label
from desktop.views.notices import Banner, Effect
from desktop.views.order_acts.act_sheet import ActSheet
from desktop.views.order_acts.cancels import TRIAL_REASON
from desktop.views.order_acts.compared import said
from desktop.views.order_acts.headings import heading
from desktop.views.order_acts.reason_fields import ReasonFields
from desktop.views.texts import filled
from desktop.views.words import priority_word

_MORNING = time(9, 0)


class HoldSheet(ActSheet):
    """Release, shipping and deadlines wait, for a reason and until a day."""

    touches = ("hold",)

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        title = filled(self.tr("挂起 {0}"), case.row.order_no)
        super().__init__(window, desk, case, title, heading(case), icon="pause", tone="warn", width=580)
        self.reasons = self.first = ReasonFields(
            self.tr("挂起原因"),
            [
                ("address", self.tr("等会员确认地址")),
                ("goods", self.tr("等会员确认颜色规格")),
                ("stock", self.tr("等补货")),
                ("risk", self.tr("订单有疑问，待核实")),
                ("date", self.tr("会员指定日期再发")),
            ],
        )
        self.span = SegmentedControl(
            [
                ("", self.tr("不定")),
                ("1", self.tr("明天")),
                ("3", self.tr("3 天后")),
                ("7", self.tr("一周后")),
                ("day", self.tr("选日期")),
            ],
            name=self.tr("挂起到"),
        )
        self.span.changed.connect(self._spanned)
        self.day = DateEdit(self.tr("例如 2026-12-01"), name=self.tr("挂起到哪天"))
        self.day.textChanged.connect(self.changed)
        self.day.setMinimumWidth(150)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.span)
        line.addWidget(self.day, 1)
        line.addStretch(1)
        self.until = Field(self.tr("挂起到"), row)
        self.until.set_hint(self.tr("到那天早上 9 点。到期后由人解除"))
        reveal(self.day, False)
        self.add(self.reasons)
        self.add(self.until)
        self.add_effects()
        self.add_button(self.tr("不挂起"), slot=self.dismiss)
        self.add_button(self.tr("挂起"), "pause", kind="primary", slot=self.submit, default=True)

    def command(self, *, trial: bool = False) -> Command | None:
        try:
            until = self._moment()
        except ValueError:
            if not trial:
                self.until.set_error(self.tr("日期写成 2026-12-01 这样"))
            return None
        reason = self.reasons.reason() or (TRIAL_REASON if trial else "")
        values = {"reason": reason, "until": until, "seen": self.case.row.version}
        return Command(hold_order, (self.case.row.id,), values)

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        chip = ChipSpec(self.tr("挂起"), "held")
        until = self._moment()
        note = moment(until, self.case.now, self.case.settings.zone_info) if until else self.tr("直到有人解除")
        self.effects.show_effects(
            [
                Effect("clipboard-list", self.tr("订单"), ((status_chip(self.case.row.status), chip),), note),
                Effect("clock", self.tr("停下"), (self.tr("放行、发货、付款期限和自动完成都先等着"),)),
                Effect("check", self.tr("照常"), (self.tr("付款、取消和备注不受影响"),)),
            ]
        )

    def places(self) -> dict[str, Field]:
        return {"reason": self.reasons.field, "until": self.until}

    def drafted(self) -> Mapping[str, QLineEdit | QPlainTextEdit]:
        return {"reason": self.reasons.more}

    def _spanned(self, key: str) -> None:
        reveal(self.day, key == "day")
        self.until.set_error("")
        if key == "day":
            self.day.setFocus()
        self.changed()

    def _moment(self) -> datetime | None:
        """Nine in the morning of the chosen day, by the shop's clock. Raises ValueError for no day at all."""
        key = self.span.value()
        day: date | None
        if key == "day":
            day = self.day.day()
            if day is None:
                raise ValueError(key)
        elif key:
            day = self.case.settings.shop_day(self.case.now) + timedelta(days=int(key))
        else:
            return None
        return datetime.combine(day, _MORNING, tzinfo=self.case.settings.zone_info)


class AssignSheet(ActSheet):
    """To oneself, to a colleague, or to nobody."""

    touches = ("assignee",)

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        title = filled(self.tr("谁来处理 {0}"), case.row.order_no)
        super().__init__(window, desk, case, title, heading(case), icon="user-check", width=460)
        mine = desk.actor.login
        people = [(login, name) for login, name in case.colleagues if login != mine]
        self.who = Choice(
            [
                (mine, filled(self.tr("我（{0}）"), desk.actor.name)),
                *people,
                *([("", self.tr("不指定"))] if case.assignee_login else []),
            ],
            name=self.tr("处理人"),
        )
        self.who.changed.connect(self._chosen)
        self.add(Field(self.tr("处理人"), self.who))
        self._now = label("", "caption")
        self.add(self._now)
        self.add_button(self.tr("不改"), slot=self.dismiss)
        self.go = self.add_button(self.tr("我来处理"), "user-check", kind="primary", slot=self.submit, default=True)
        self._chosen("")
        self.show_case()

    def command(self, *, trial: bool = False) -> Command | None:
        values = {"login": self.who.key() or None, "still": self.case.assignee_login}
        return Command(assign_order, (self.case.row.id,), values)

    def rehearse(self) -> None:
        """Nothing moves but a name."""

    def show_case(self) -> None:
        now = self.case.row.assignee
        self._now.setText(filled(self.tr("现在归 {0} 处理"), now) if now else self.tr("现在没有指定处理人"))
        if now and self.who.findData("") < 0:
            self.who.addItem(self.tr("不指定"), "")

    def _chosen(self, _: str) -> None:
        if self.who.key() == self.desk.actor.login:
            self.go.setText(self.tr("我来处理"))
        elif self.who.key():
            self.go.setText(filled(self.tr("交给 {0}"), self.who.currentText()))
        else:
            self.go.setText(self.tr("不指定处理人"))


class PrioritySheet(ActSheet):
    touches = ("priority",)

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        title = filled(self.tr("优先级 {0}"), case.row.order_no)
        super().__init__(window, desk, case, title, heading(case, deadline=True), icon="flag", width=460)
        self.choice = SegmentedControl(
            [(str(one), priority_word(one)) for one in PRIORITIES], str(case.row.priority), name=self.tr("优先级")
        )
        self.choice.changed.connect(self._chosen)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.choice)
        line.addStretch(1)
        self.add(Field(self.tr("优先级"), row))
        self.add_button(self.tr("不改"), slot=self.dismiss)
        self.go = self.add_button(self.tr("优先级"), "flag", kind="primary", slot=self.submit, default=True)
        self._chosen("")

    def command(self, *, trial: bool = False) -> Command | None:
        values = {"priority": int(self.choice.value()), "still": self.case.row.priority}
        return Command(set_priority, (self.case.row.id,), values)

    def rehearse(self) -> None:
        """Nothing moves but the priority."""

    def show_case(self) -> None:
        self._chosen("")

    def _chosen(self, _: str) -> None:
        chosen = int(self.choice.value())
        self.go.setText(filled(self.tr("设为「{0}」"), priority_word(chosen)))
        self.go.setEnabled(chosen != self.case.row.priority)


class TagSheet(ActSheet):
    """A new tag, or an old one away with its ×."""

    touches = ("tags",)

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        title = filled(self.tr("标签 {0}"), case.row.order_no)
        super().__init__(window, desk, case, title, heading(case), icon="tag", width=480)
        self._removing = ""
        self.tags = QWidget()
        self._line = QHBoxLayout(self.tags)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(6)
        self._there = Field(self.tr("已有的标签"), self.tags, hint=self.tr("点 × 去掉"))
        self.add(self._there)
        self.show_case()
        self.edit = TextEdit(self.tr("例如 生日礼物"), leading="tag")
        self.edit.setMaxLength(TAG_MOST)
        self.tag = Field(self.tr("新标签"), self.edit)
        self.add(self.tag)
        self.add_button(self.tr("不加"), slot=self.dismiss)
        self.add_button(self.tr("加标签"), "tag", kind="primary", slot=self.submit, default=True)

    def command(self, *, trial: bool = False) -> Command | None:
        return Command(tag_order, (self.case.row.id,), {"tag": self.edit.text()})

    def places(self) -> dict[str, Field]:
        return {"tag": self.tag}

    def drafted(self) -> Mapping[str, QLineEdit | QPlainTextEdit]:
        return {"tag": self.edit}

    def rehearse(self) -> None:
        """Nothing moves but a tag."""

    def show_case(self) -> None:
        clear(self._line)
        for tag in self.case.detail.tags:
            chip = TokenChip(tag, tag, "tag")
            chip.removed.connect(self._remove)
            self._line.addWidget(chip)
        self._line.addStretch(1)
        reveal(self._there, bool(self.case.detail.tags))

    def mine(self) -> dict[str, str]:
        if self._removing:
            return {"tags": filled(self.tr("去掉「{0}」"), said(self._removing))}
        typed = self.edit.text().strip()
        return {"tags": filled(self.tr("加「{0}」"), said(typed))} if typed else {}

    def groups(self, about: Mapping[str, str]) -> Mapping[str, str]:
        """Tags stand beside each other: two people's never clash."""
        return {}

    def refuse(self, fact: Exception) -> None:
        if isinstance(fact, NotFound) and fact.kind == "tag":
            self.read_case(self._gone_already)
        else:
            super().refuse(fact)

    def _gone_already(self, case: OrderCase) -> None:
        """Somebody else has taken it off: who, as the record has it."""
        taken = [row for row in case.detail.timeline if row.act == "untag_order"]
        last = taken[-1] if taken else None
        self._show_fresh(ChangedByOther(last.actor if last else "", last.at if last else None, "untag_order"), case)
        self._removing = ""

    def _remove(self, tag: str) -> None:
        if not self._busy:
            self._removing = tag
            self.send(Command(untag_order, (self.case.row.id,), {"tag": tag}))


class NoteSheet(ActSheet):
    """A note for colleagues; personal data doesn't belong in it."""

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        title = filled(self.tr("备注 {0}"), case.row.order_no)
        super().__init__(window, desk, case, title, heading(case), icon="message-square", width=560)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(self.tr("写给同事看的，会员看不到"))
        self.edit.setFixedHeight(5 * QFontMetrics(self.edit.font()).lineSpacing() + 14)
        self.edit.textChanged.connect(self._typed)
        self.body_field = Field(self.tr("备注内容"), self.edit, required=True)
        self.add(self.body_field)
        self.phone = Banner("warn")
        self.add(self.phone)
        self.add_foot(label(self.tr("Ctrl+Enter 保存"), "caption"))
        self.add_button(self.tr("不写了"), slot=self.dismiss)
        self.go: Button = self.add_button(self.tr("保存备注"), "check", kind="primary", slot=self.submit, default=True)

    def command(self, *, trial: bool = False) -> Command | None:
        return Command(note_order, (self.case.row.id,), {"body": self.edit.toPlainText()})

    def places(self) -> dict[str, Field]:
        return {"body": self.body_field}

    def drafted(self) -> Mapping[str, QLineEdit | QPlainTextEdit]:
        return {"body": self.edit}

    def rehearse(self) -> None:
        """Nothing moves."""

    def _typed(self) -> None:
        text = self.edit.toPlainText()
        self.body_field.set_error("")
        over = len(text.strip()) - NOTE_MOST
        if over > 0:
            self.body_field.set_error(filled(self.tr("太长了，最多 {0} 个字，多了 {1} 个"), NOTE_MOST, over))
        warned = mentions_phone(text)
        self.phone.show_text("warn", self.tr("看着有电话号码。备注全店都能看到，请别写客人的电话") if warned else "")
        self.place()
