"""RulesPage 积分规则: the versions, the fields of one as a draft, and the last thirty days played under it.

A draft begins with the version that is chosen at the left. What was typed stays when the page is left, and is asked
about at the sign-out; nothing counts before it is published.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.changes import Change
from desktop.services.errors import Invalid
from desktop.services.rule_document import RuleDocument, check_document
from desktop.services.rules import RuleVersionRow, rule_versions
from desktop.services.settings import ShopSettings, shop_settings
from desktop.views.bar_room import bar_in_margin
from desktop.views.buttons import Button
from desktop.views.chips import Badge, ChipSpec
from desktop.views.desk import Desk
from desktop.views.formats import points_text
from desktop.views.icons import Glyph
from desktop.views.labels import Card, ElidedLabel, clear, hline, label, set_role
from desktop.views.notices import Banner, InMargins
from desktop.views.pages import Page
from desktop.views.rules.lists import ListRow
from desktop.views.rules.publish_sheet import PublishSheet
from desktop.views.rules.replay_card import ReplayCard
from desktop.views.rules.rows import ChoiceRow, NumberRow
from desktop.views.rules.versions import VersionButton
from desktop.views.rules.words import Difference, differences, rule_word
from desktop.views.scrolling import scrolled
from desktop.views.shell import PageHead
from desktop.views.texts import field_problem, filled, listed, sentence
from desktop.views.toast import Toaster

REPLAY_AFTER_MS = 800
# below this the replay stands under the fields
WIDE = 1_060


class RulesPage(Page):
    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        super().__init__(desk, toaster)
        self._versions: tuple[RuleVersionRow, ...] = ()
        self._base: RuleVersionRow | None = None
        self._draft: RuleDocument | None = None
        self._zone = ShopSettings().zone_info
        self.head = PageHead(self.tr("积分规则"))
        self.back = Button(self.tr("还原"), "rotate-ccw")
        self.publish = Button(self.tr("发布…"), "send", kind="primary")
        self.back.clicked.connect(self._give_up)
        self.publish.clicked.connect(self.ask_publish)
        for button in (self.back, self.publish):
            self.head.add_button(button)
        self.trouble = Banner("danger")
        self.rows: dict[str, NumberRow | ChoiceRow | ListRow] = {row.name: row for row in _rows()}
        for row in self.rows.values():
            row.edited.connect(self._typed)
        self.versions = Card(margins=(12, 12, 12, 12))
        self.versions.box.setSpacing(4)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(4)
        self.versions.box.addWidget(label(self.tr("版本"), "h3"))
        self.versions.box.addLayout(self._listed)
        self.versions.box.addStretch(1)
        self.versions.box.addWidget(label(self.tr("订单用下单时的版本，改规则不会动旧订单"), "caption", wrap=True))
        self.versions.setFixedWidth(186)
        self.editor = self._editor()
        self.replay = ReplayCard(desk)
        self.replay.member_asked.connect(self.member_asked)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(20, 4, 20, 16)
        self._grid.setSpacing(12)
        self._wide: bool | None = None
        self._place_cards(wide=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(InMargins(self.trouble))
        area = scrolled(inner)
        bar_in_margin(area, self._grid)
        column.addWidget(area, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(REPLAY_AFTER_MS)
        self._pause.timeout.connect(self._play)

    def _editor(self) -> Card:
        made = Card(margins=(16, 12, 16, 12))
        made.box.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.title, self.changes = label("", "h3"), Badge("held", "")
        self.checked = ElidedLabel("", "good_caption", least=60)
        head.addWidget(self.title)
        head.addWidget(self.changes)
        head.addStretch(1)
        head.addWidget(self.checked)
        made.box.addLayout(head)
        for place, (icon, title, names) in enumerate(self._sections()):
            if place:
                made.box.addWidget(hline())
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(Glyph(icon, "text2", 16))
            line.addWidget(label(title, "strong"), 1)
            made.box.addLayout(line)
            for name in names:
                made.box.addWidget(self.rows[name])
        made.box.addStretch(1)
        return made

    def _sections(self) -> list[tuple[str, str, tuple[str, ...]]]:
        return [
            ("sparkles", self.tr("获得积分"), ("points_per_yuan", "campaigns", "pending_days")),
            ("star", self.tr("等级"), ("tiers", "tier_months", "tier_demotion")),
            (
                "coins",
                self.tr("抵扣与使用"),
                ("points_for_yuan", "deduction_share_percent", "deduction_unit", "coupons"),
            ),
            ("calendar-clock", self.tr("有效期"), ("expiry_months", "expiry_kind", "grace_days")),
            ("truck", self.tr("运费"), ("freight_fen", "freight_free_from_fen")),
            ("shield-check", self.tr("限额与双人"), ("adjust_limit", "quota_period", "quota_by_product")),
        ]

    def _place_cards(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        self._grid.addWidget(self.versions, 0, 0)
        self._grid.addWidget(self.editor, 0, 1)
        if wide:
            self._grid.addWidget(self.replay, 0, 2)
        else:
            self._grid.addWidget(self.replay, 1, 0, 1, 2)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2 if wide else 0)
        self._grid.setColumnMinimumWidth(2, 350 if wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cards(wide=self.width() >= WIDE)

    # what the shop has

    def reload(self) -> None:
        self.trouble.show_text("danger", "")
        self.desk.ask(self, shop_settings, then=self._learn, failed=self._fail, key="settings")
        self.desk.ask(self, rule_versions, then=self._show, failed=self._fail, key="versions")

    def changed(self, changes: Sequence[Change]) -> None:
        if any(one.act == "publish_rules" for one in changes):
            self.reload()

    def _learn(self, settings: ShopSettings) -> None:
        self._zone = settings.zone_info
        self._list()

    def _fail(self, fact: Exception) -> None:
        self.trouble.show_text("danger", sentence(fact))

    def _show(self, versions: tuple[RuleVersionRow, ...]) -> None:
        """What is typed stays, and stands beside the version in force."""
        self._versions = versions
        in_force = next(one for one in versions if one.in_force)
        since = in_force.effective_at.astimezone(self._zone)
        self.head.note.setText(filled(self.tr("现行第 {0} 版，{1} 起"), in_force.number, f"{since:%Y-%m-%d}"))
        if not self._edited():
            self._open(in_force)
        self._list()

    def _list(self) -> None:
        clear(self._listed)
        for version in self._versions:
            button = VersionButton(
                version, self._zone, chosen=self._base is not None and version.number == self._base.number
            )
            button.clicked.connect(partial(self._choose, version))
            self._listed.addWidget(button)

    def _choose(self, version: RuleVersionRow, _checked: bool = False) -> None:
        """Another version's fields, to look at or to go on from; what is typed isn't thrown away by a look."""
        if self._edited():
            self.toaster.say(self.tr("先发布或还原正在改的，再看别的版本"))
            return
        self._open(version)
        self._list()

    def _open(self, version: RuleVersionRow) -> None:
        self._base, self._draft = version, version.document
        for row in self.rows.values():
            row.show_document(version.document)
        self._tell()

    @property
    def in_force(self) -> RuleVersionRow | None:
        return next((one for one in self._versions if one.in_force), None)

    # the draft

    def _typed(self) -> None:
        if self._base is None:
            return
        draft, wrong = self._base.document, False
        for row in self.rows.values():
            try:
                draft = row.put(draft)
                row.show_problem("")
            except ValueError as why:
                row.show_problem(str(why))
                wrong = True
        if not wrong:
            try:
                check_document(draft)
            except Invalid as fact:
                wrong = True
                if fact.field in self.rows:
                    self.rows[fact.field].show_problem(field_problem(fact))
                self._draft = None
                self._tell(field_problem(fact))
                return
        self._draft = None if wrong else draft
        self._tell(self.tr("有一处不对") if wrong else "")

    def _tell(self, wrong: str = "") -> None:
        """Everything that stands on the draft: what it was, how much is changed, whether it can be, and the replay."""
        assert self._base is not None
        changed = self._changed()
        names = {one.name for one in changed} | (
            {"tiers"} if any(one.name == "tier_percent" for one in changed) else set()
        )
        was = {one.name: one.was for one in changed}
        for row in self.rows.values():
            row.show_was(was.get(row.name, self.tr("改过")) if row.name in names else "")
        self.title.setText(filled(self.tr("第 {0} 版"), self._base.number))
        self.changes.show_spec(ChipSpec(filled(self.tr("改了 {0} 处"), len(names)), "held", "-"))
        self.changes.setVisible(bool(names))
        self.checked.setText(wrong or (self.tr("检查通过") if names else ""))
        set_role(self.checked, "error" if wrong else "good_caption")
        current = self.in_force
        same = self._draft is not None and current is not None and self._draft == current.document
        self.publish.setEnabled(self._draft is not None and not same)
        self.back.setEnabled(self._edited() or (current is not None and self._base.number != current.number))
        self._pause.stop()
        if self._draft is None:
            self.replay.show_nothing(self.tr("改对了就重放"))
        elif same:
            self.replay.show_nothing(self.tr("改一处，这里就算出最近 30 天会有多少订单、多少积分不一样"))
        else:
            self._pause.start()

    def _changed(self) -> list[Difference]:
        if self._base is None or self._draft is None:
            return []
        return differences(self._base.document, self._draft)

    def _edited(self) -> bool:
        return self._base is not None and self._draft != self._base.document

    def _play(self) -> None:
        self._pause.stop()
        if self._draft is not None:
            self.replay.play(self._draft)

    def _give_up(self) -> None:
        current = self.in_force
        if current is not None:
            self._open(current)
            self._list()

    def unsaved(self) -> str:
        if not self._edited():
            return ""
        names = listed(rule_word(one.name) for one in self._changed()) or self.tr("还有不对的")
        return filled(self.tr("积分规则改了还没发布：{0}"), names)

    def ask_publish(self) -> None:
        current = self.in_force
        if self._draft is None or current is None:
            return
        newest = max(self._versions, key=lambda one: one.number)
        sheet = PublishSheet(self.window(), self.desk, newest, current.document, self._draft, self._zone)
        sheet.published.connect(self._published)
        sheet.overtaken.connect(self.reload)
        sheet.open()

    def _published(self, number: int) -> None:
        self._base = None
        self.toaster.say(filled(self.tr("第 {0} 版已发布"), points_text(number)))
        self.reload()


def _rows() -> list[NumberRow | ChoiceRow | ListRow]:
    numbers = (
        "points_per_yuan", "pending_days", "tier_months", "points_for_yuan", "deduction_share_percent", "deduction_unit",
        "expiry_months", "grace_days", "freight_fen", "freight_free_from_fen", "adjust_limit",
    )  # fmt: skip
    choices = ("tier_demotion", "expiry_kind", "quota_period", "quota_by_product")
    return [
        *(NumberRow(name) for name in numbers), *(ChoiceRow(name) for name in choices),
        *(ListRow(name) for name in ("tiers", "campaigns", "coupons")),
    ]  # fmt: skip
