"""PublishSheet 发布: from when the draft counts, and everything in which it differs.

sheet = PublishSheet(window, desk, base, draft, zone) .published(number) · .overtaken: somebody published meanwhile
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.services import rules
from desktop.services.errors import ChangedByOther, Invalid
from desktop.services.rule_document import RuleDocument
from desktop.services.rules import RuleVersionRow
from desktop.views.buttons import SegmentedControl, reveal
from desktop.views.command_sheet import Command, SendingSheet
from desktop.views.date_field import DateEdit
from desktop.views.desk import Desk
from desktop.views.form import Field
from desktop.views.labels import SectionHeader, label
from desktop.views.notices import Effect, EffectBox
from desktop.views.rules.words import differences
from desktop.views.texts import filled

translate = QCoreApplication.translate


class PublishSheet(SendingSheet):
    published = Signal(int)
    overtaken = Signal()

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        newest: RuleVersionRow,
        base: RuleDocument,
        draft: RuleDocument,
        zone: ZoneInfo,
    ) -> None:
        title = filled(translate("rules", "发布第 {0} 版"), newest.number + 1)
        super().__init__(
            window, desk, title, translate("rules", "订单用下单时的版本，旧订单不动"), icon="send", width=600
        )
        self._newest, self._draft, self._zone = newest, draft, zone
        self.when = SegmentedControl(
            [("now", self.tr("马上")), ("day", self.tr("从某天零点"))], "now", name=self.tr("什么时候起")
        )
        self.day = DateEdit(name=self.tr("从哪天起"))
        self.fields = {"effective_at": Field(self.tr("从哪天起"), self.day, required=True)}
        self.when.changed.connect(self._when_changed)
        self.add(Field(self.tr("什么时候起"), self.when))
        self.add(self.fields["effective_at"])
        self.add(SectionHeader(self.tr("改了什么")))
        effects = [
            Effect("pencil", one.title, (filled(self.tr("{0} → {1}"), one.was, one.now),))
            for one in differences(base, draft)
        ]
        self.effects = EffectBox(effects)
        self.add(self.effects)
        self.add(label(self.tr("发布以后收不回来；要改就再发布一版"), "caption", wrap=True))
        reveal(self.fields["effective_at"], False)
        self.add_button(self.tr("先不发布"), slot=self.dismiss)
        self.go = self.add_button(self.tr("发布"), "send", kind="primary", slot=self.submit, default=True)

    def places(self) -> Mapping[str, Field]:
        return self.fields

    def _when_changed(self, when: str) -> None:
        reveal(self.fields["effective_at"], when == "day")
        self.place()

    def submit(self) -> None:
        effective: datetime | None = None
        if self.when.value() == "day":
            try:
                day = self.day.day()
            except ValueError:
                day = None
            if day is None:
                self.fields["effective_at"].set_error(self.tr("日期写成 2027-06-30 这样"))
                self.day.setFocus()
                return
            effective = datetime.combine(day, time(), self._zone)
            if effective <= self.desk.office.clock():
                self.refuse(Invalid("effective_at", "past"))
                return
        kwargs = {"effective_at": effective, "seen": self._newest.number}
        self.transmit(Command(rules.publish_rules, (self._draft,), kwargs), self.tr("正在发布"))

    def refuse(self, fact: Exception) -> None:
        super().refuse(fact)
        if isinstance(fact, ChangedByOther):
            self.overtaken.emit()

    def succeeded(self, answer: Any, command: Command) -> None:
        self.close_overlay()
        self.published.emit(int(answer))
