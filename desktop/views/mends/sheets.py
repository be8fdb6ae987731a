"""What is done about a break of the books: look at it and propose its mend, and decide on what a colleague proposed.

BreakSheet(window, desk, facts, title, subtitle, preview) .changed()      MendSheet(window, desk, row, approve=True)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import Permission
from desktop.services.errors import Invalid
from desktop.services.mends import acts
from desktop.services.mends.acts import MendPreview, MendRow
from desktop.services.transaction import Rehearsal
from desktop.services.two_persons import REASON_MOST
from desktop.views.command_sheet import Command, SendingSheet
from desktop.views.desk import Desk
from desktop.views.form import Field, TextEdit
from desktop.views.labels import KeyValueRow, SectionHeader, label
from desktop.views.mends.words import SHOWN, cause_words, entry_words, step_effects, subject_word, way_on
from desktop.views.notices import EffectBox
from desktop.views.second_person import SecondPersonSheet
from desktop.views.texts import field_problem, filled
from desktop.views.words import actor_word

translate = QCoreApplication.translate


class BreakSheet(SendingSheet):
    """A break in full. With a preview that has steps she proposes them; with one that waits she decides on it."""

    changed = Signal()
    decide = Signal(object, bool)

    def __init__(
        self, window: QWidget, desk: Desk, facts: Mapping[str, Any], title: str, subtitle: str,
        preview: MendPreview | None,
    ) -> None:  # fmt: skip
        super().__init__(window, desk, title, subtitle, icon="scale", tone="danger", width=600)
        self._preview = preview
        self.reason = TextEdit(self.tr("例如 昨晚断电后少记了一条"), name=self.tr("为什么这样修"))
        self.reason.setMaxLength(REASON_MOST)
        self.field = Field(self.tr("为什么这样修"), self.reason, required=True)
        self.add(label(cause_words(str(facts.get("diagnosis", ""))), "strong", wrap=True))
        for key, value in ((self.tr("应为"), facts.get("expected")), (self.tr("实为"), facts.get("found"))):
            self.add(KeyValueRow(key, str(value or "—")))
        rows = facts.get("entries")
        if isinstance(rows, list) and rows:
            self.add(SectionHeader(self.tr("对不上的几行")))
            for row in rows[:SHOWN]:
                self.add(KeyValueRow(*entry_words(row)))
        self._offer(str(facts.get("check", "")))

    def _offer(self, check: str) -> None:
        preview, may = self._preview, self.desk.may(Permission.MEND)
        if preview is None or not (preview.steps or preview.proposed):
            self.add(label(way_on(check), wrap=True))
            self.add_button(self.tr("知道了"), kind="primary", slot=self.dismiss, default=True)
            return
        self.add(SectionHeader(self.tr("将会发生")))
        self.add(EffectBox(step_effects(preview.proposed.steps if preview.proposed else preview.steps)))
        if preview.proposed is not None:
            said = filled(
                self.tr("{0} 已经提了：{1}"), actor_word(preview.proposed.proposed_by), preview.proposed.reason
            )
            self.add(label(said, wrap=True))
        self.add(label(self.tr("原来的记录都不动，另记更正；要第二个人批准才入账"), "caption", wrap=True))
        if not may:
            self.add_button(self.tr("知道了"), kind="primary", slot=self.dismiss, default=True)
        elif preview.proposed is not None:
            self.add_button(self.tr("先不"), slot=self.dismiss)
            self.add_button(self.tr("驳回"), "x", slot=self._turn_down)
            self.add_button(self.tr("批准修正"), "check", kind="primary", slot=self._approve, default=True)
        else:
            self.add(self.field)
            self.add_button(self.tr("先不"), slot=self.dismiss)
            self.add_button(self.tr("提交修正，等批准"), "scale", kind="primary", slot=self.submit, default=True)

    def places(self) -> Mapping[str, Field]:
        return {"reason": self.field}

    def submit(self) -> None:
        reason, preview = self.reason.text().strip(), self._preview
        if not reason:
            self.field.set_error(field_problem(Invalid("reason", "missing")))
            self.reason.setFocus()
        elif preview is not None:
            self.transmit(
                Command(acts.propose_mend, (preview.subject, preview.subject_id), {"reason": reason}),
                self.tr("正在提交"),
            )  # fmt: skip

    def succeeded(self, answer: Any, command: Command) -> None:
        self.close_overlay()
        self.changed.emit()

    def _approve(self) -> None:
        self._decide(True)

    def _turn_down(self) -> None:
        self._decide(False)

    def _decide(self, approve: bool) -> None:
        preview = self._preview
        self.close_overlay()
        if preview is not None and preview.proposed is not None:
            self.decide.emit(preview.proposed, approve)


class MendSheet(SecondPersonSheet):
    """A colleague's mend, approved with what it does in every book and lot, or turned down."""

    def __init__(self, window: QWidget, desk: Desk, row: MendRow, *, approve: bool) -> None:
        title = translate("mends", "批准修正 {0}") if approve else translate("mends", "驳回修正 {0}")
        super().__init__(
            window, desk, filled(title, subject_word(row.subject, row.number)),
            filled(translate("approvals", "{0}：{1}"), actor_word(row.proposed_by), row.reason), row.id,
            approve=approve, approving=acts.approve_mend, rejecting=acts.reject_mend,
        )  # fmt: skip
        self._row = row

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        self.show_untried()

    def show_untried(self) -> None:
        self.effects.show_effects(step_effects(self._row.steps))
