"""RuleSheet: a rule written or changed, when, if and then, with what may set it off and what it may set off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.shop_rules import CLOCK, Deed, Trigger
from desktop.services.automation.rule_draft import Group, RuleDraft, Then, When
from desktop.services.automation.shop_rules import Chains, ShopRuleRow, rule_chains, save_shop_rule
from desktop.views.automation.conditions import GroupBox
from desktop.views.automation.deeds import DeedRow
from desktop.views.automation.rehearsal import RehearsalSheet
from desktop.views.automation.rule_words import draft_text, trigger_word
from desktop.views.buttons import Button
from desktop.views.command_sheet import Command, SendingSheet
from desktop.views.desk import Desk
from desktop.views.filling import begun
from desktop.views.form import Choice, Field, PointsEdit, TextEdit
from desktop.views.labels import SectionHeader, label
from desktop.views.notices import Banner
from desktop.views.texts import filled, listed, translate

_PAUSE_MS = 300
_NEW = RuleDraft("", When(Trigger.PAID), Group(), (Then(Deed.HOLD),))


class RuleSheet(SendingSheet):
    saved = Signal(object)

    def __init__(
        self, window: QWidget, desk: Desk, colleagues: Sequence[tuple[str, str]], zone: ZoneInfo,
        row: ShopRuleRow | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            window, desk, translate("automation", "新规则") if row is None else translate("automation", "改规则"),
            translate("automation", "发布后管以后发生的事，以前的不动"), icon="zap", width=720,
        )  # fmt: skip
        self._row, self._colleagues, self._zone = row, colleagues, zone
        draft = row.draft if row is not None else _NEW
        self.name = TextEdit(self.tr("如：大额先核对"))
        self.name.setText(draft.name)
        self.fields = {"rule_name": Field(self.tr("规则名"), self.name, required=True)}
        self.add(self.fields["rule_name"])
        self.first = self.name
        self.add(SectionHeader(self.tr("什么时候")))
        self.add(self._when_row(draft.when))
        self.add(SectionHeader(self.tr("如果")))
        self.condition = GroupBox()
        self.condition.show_group(draft.condition)
        self.add(self.condition)
        self.add(SectionHeader(self.tr("就")))
        self._deeds = QVBoxLayout()
        self._deeds.setSpacing(8)
        self.deeds: list[DeedRow] = []
        self.body.addLayout(self._deeds)
        for then in draft.then:
            self._add_deed(then)
        foot = QHBoxLayout()
        self.more = Button(self.tr("再做一件"), "plus", kind="ghost", size="small")
        self.more.clicked.connect(self._one_more)
        foot.addWidget(self.more)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.told = label("", "caption", wrap=True)
        self.add(self.told)
        self.chains = Banner("info")
        self.add(self.chains)
        self.body.addStretch(1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        for signal in (self.name.textEdited, self.condition.edited):
            signal.connect(self._edited)
        rehearse = Button(self.tr("试运行 30 天"), "history")
        rehearse.clicked.connect(self._rehearse)
        self.rehearse = rehearse
        self.add_foot(rehearse)
        self.add_button(self.tr("不改了") if row is not None else self.tr("不写了"), slot=self.dismiss)
        self.save = self.add_button(self.tr("发布"), "send", kind="primary", slot=self.submit, default=True)
        self._look()

    def _when_row(self, when: When) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.trigger = Choice([(one.value, begun(trigger_word(one))) for one in Trigger], name=self.tr("什么时候"))
        self.trigger.fit(160, 240)
        self.trigger.choose(when.trigger.value)
        self.hours = PointsEdit(suffix=self.tr("小时"), name=self.tr("几个小时"))
        self.hours.setFixedWidth(120)
        self.hours.set_points(when.hours or 24)
        self.at = TextEdit("09:00", leading="clock", name=self.tr("几点"))
        self.at.setFixedWidth(120)
        self.at.setText(when.at)
        for part in (self.trigger, self.hours, self.at):
            row.addWidget(part)
        row.addStretch(1)
        self.trigger.changed.connect(self._other_trigger)
        self.hours.textEdited.connect(self._edited)
        self.at.textEdited.connect(self._edited)
        self._show_when()
        return made

    def _show_when(self) -> None:
        trigger = Trigger(self.trigger.key())
        self.at.setVisible(trigger is Trigger.EVERY_DAY)
        self.hours.setVisible(trigger in CLOCK and trigger is not Trigger.EVERY_DAY)

    def _other_trigger(self, _trigger: str) -> None:
        self._show_when()
        self._edited()

    def places(self) -> Mapping[str, Field]:
        return self.fields

    def draft(self) -> RuleDraft:
        """Raises ValueError with what is missing."""
        trigger = Trigger(self.trigger.key())
        hours = 0
        if trigger in CLOCK and trigger is not Trigger.EVERY_DAY:
            try:
                hours = self.hours.points() or 0
            except ValueError:
                hours = 0
            if not hours:
                raise ValueError(self.tr("几个小时还没填"))
        at = self.at.text().strip() if trigger is Trigger.EVERY_DAY else ""
        if trigger is Trigger.EVERY_DAY and not at:
            raise ValueError(self.tr("几点还没填，如 09:00"))
        if not self.deeds:
            raise ValueError(self.tr("还没说要做什么"))
        then = tuple(one.then() for one in self.deeds)
        return RuleDraft(self.name.text().strip(), When(trigger, hours, at), self.condition.group(), then)

    def submit(self) -> None:
        draft = self._read()
        if draft is None:
            return
        seen = {"rule_id": self._row.id, "seen": self._row.version} if self._row is not None else {}
        self.transmit(Command(save_shop_rule, (draft,), seen), self.tr("正在发布"))

    def succeeded(self, answer: ShopRuleRow, command: Command) -> None:
        self.saved.emit(answer)
        self.close_overlay()

    def _read(self) -> RuleDraft | None:
        try:
            draft = self.draft()
        except ValueError as why:
            self.show_error(str(why))
            return None
        self.show_error("")
        return draft

    def _rehearse(self) -> None:
        draft = self._read()
        if draft is not None:
            RehearsalSheet(self.window(), self.desk, draft, self._zone, dict(self._colleagues)).open()

    def _one_more(self) -> None:
        self._add_deed(Then(Deed.TAG))
        self._edited()

    def _add_deed(self, then: Then) -> None:
        made = DeedRow(then, self._colleagues)
        made.edited.connect(self._edited)
        made.removed.connect(partial(self._remove_deed, made))
        self.deeds.append(made)
        self._deeds.addWidget(made)

    def _remove_deed(self, row: DeedRow) -> None:
        self.deeds.remove(row)
        row.hide()
        row.deleteLater()
        self._edited()

    def _edited(self, *_: object) -> None:
        self._pause.start()
        self.place()

    def _look(self) -> None:
        """The rule as a sentence, and which rules it could set off."""
        try:
            draft = self.draft()
        except ValueError as why:
            self.told.setText(str(why))
            self.chains.show_text("info", "")
            return
        self.told.setText(draft_text(draft, dict(self._colleagues)))
        self.desk.ask(
            self, rule_chains, draft, self._row.id if self._row else None, then=self._show_chains, key="chains"
        )

    def _show_chains(self, chains: Chains) -> None:
        told = []
        if chains.sets_off:
            told.append(filled(self.tr("它会触发：{0}"), listed(chains.sets_off)))
        if chains.set_off_by:
            told.append(filled(self.tr("会触发它的：{0}"), listed(chains.set_off_by)))
        if chains.circular:
            told.append(self.tr("这样会绕回自己，连着触发三次就停"))
        self.chains.show_text("warn" if chains.circular else "info", "\n".join(told))
        self.place()
