"""The pane of the audit page: one act or one look in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.models.vocabulary import AccessAct
from desktop.services.audit_queries import ActEntry, ActRow
from desktop.services.look_queries import LookEntry, LookLine
from desktop.views.audit.columns import (
    LOOK_ICONS,
    ActMoments,
    leads_to_order,
    look_reason,
    look_subject,
    shown_reason,
    subject_text,
)
from desktop.views.audit.facts import facts
from desktop.views.chips import Chip, ChipSpec, status_word
from desktop.views.formats import exact
from desktop.views.labels import KeyValueRow, SectionHeader, clear, hline, initial, label
from desktop.views.side_pane import SidePane
from desktop.views.texts import filled, listed
from desktop.views.timeline import Step, Timeline
from desktop.views.words import access_word, act_word, actor_word, role_word


class EntryPane(SidePane):
    order_asked = Signal(int)
    member_asked = Signal(int)
    batch_asked = Signal()

    def __init__(self, moments: ActMoments) -> None:
        super().__init__(_name())
        self._moments = moments
        self._ways: list[tuple[str, str, str, str]] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self.asked.connect(self._lead)

    def show_act(self, entry: ActEntry) -> None:
        row = entry.row
        self._begin(act_word(row.act), row, "history")
        pairs = [
            (self.tr("对什么"), subject_text(row)),
            (self.tr("原因"), shown_reason(row.reason)),
            (self.tr("电脑"), row.pc),
            (self.tr("会话"), filled(self.tr("第 {0} 次登录，{1} 起"), entry.session_id, self._clock(entry))),
        ]
        self._pairs(pairs)
        self._changes(entry)
        self._near(entry.near, row)
        self._proof(entry)
        self._ways = []
        if leads_to_order(row):
            self._ways.append((f"order:{row.order_id}", self.tr("打开订单"), "clipboard-list", "primary"))
        elif row.subject == "member":
            self._ways.append((f"member:{row.subject_id}", self.tr("打开会员"), "user", "primary"))
        self.show_acts(self._ways)

    def offer_batch(self, orders: int) -> None:
        """The act was part of a bulk act, of which so many orders can be taken back; 0: none any more."""
        batch = ("batch:", filled(self.tr("撤销这一批 {0} 笔"), orders), "undo-2", "")
        self.show_acts([*self._ways, batch] if orders else self._ways)

    def show_look(self, entry: LookEntry) -> None:
        row = entry.row
        self._begin(access_word(row.act), row, LOOK_ICONS[row.act])
        self._pairs([
            (self.tr("看的是"), look_subject(row)), (self.tr("原因"), look_reason(row)), (self.tr("电脑"), row.pc),
        ])  # fmt: skip
        if row.count > 1:
            self._rows.addWidget(hline())
            self._rows.addWidget(SectionHeader(self.tr("都有哪些"), note=filled(self.tr("{0} 个"), f"{row.count:,}")))
            numbers = [number for _, number in (*row.orders, *row.members)][:20]
            self._rows.addWidget(label(listed(numbers), "caption", wrap=True, selectable=True))
        self._near(entry.near, row)
        if row.act is AccessAct.REVEAL:
            self._rows.addWidget(hline())
            self._rows.addWidget(label(self.tr("先记下这一条，才显示了资料"), "good_caption", wrap=True))
        acts = []
        if row.count == 1 and row.orders:
            acts.append((f"order:{row.orders[0][0]}", self.tr("打开订单"), "clipboard-list", "primary"))
        elif row.count == 1 and row.members:
            acts.append((f"member:{row.members[0][0]}", self.tr("打开会员"), "user", "primary"))
        self.show_acts(acts)

    def _begin(self, title: str, row: ActRow | LookLine, icon: str) -> None:
        clear(self._rows)
        name = actor_word(row.who)
        self.title.setText(title)
        self.note.setText(
            filled(
                self.tr("{0} · {1}"), " ".join((name, role_word(row.role))).strip(), exact(row.at, self._moments.zone)
            )
        )
        self.face.show_character(initial(name))

    def _clock(self, entry: ActEntry) -> str:
        return exact(entry.session_since, self._moments.zone)[5:16]

    def _pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        for key, value in pairs:
            self._rows.addWidget(KeyValueRow(key, value or "—"))

    def _changes(self, entry: ActEntry) -> None:
        changes = facts(entry.before, entry.after)
        if entry.from_status is not None and entry.to_status is not None and entry.from_status is not entry.to_status:
            changes.insert(0, (self.tr("状态"), status_word(entry.from_status), status_word(entry.to_status)))
        if not changes:
            return
        self._rows.addWidget(hline())
        self._rows.addWidget(SectionHeader(self.tr("改了什么")))
        for key, old, new in changes:
            words = filled(self.tr("{0} → {1}"), old, new) if old and new else new or filled(self.tr("去掉 {0}"), old)
            if len(words) > 20:
                self._rows.addWidget(label(key, "caption"))
                self._rows.addWidget(label(words, wrap=True))
            else:
                self._rows.addWidget(KeyValueRow(key, words))

    def _near(self, near: Sequence[ActRow] | Sequence[LookLine], row: ActRow | LookLine) -> None:
        self._rows.addWidget(hline())
        self._rows.addWidget(SectionHeader(self.tr("前后 5 分钟"), note="" if near else self.tr("没有别的")))
        if not near:
            return
        steps = []
        for one in sorted((*near, row), key=_by_id):
            word = act_word(one.act) if isinstance(one, ActRow) else access_word(one.act)
            state = "current" if one.id == row.id else "done" if one.id < row.id else "future"
            full = exact(one.at, self._moments.zone)
            steps.append(Step(word, state, full[11:], full))
        self._rows.addWidget(Timeline(steps))

    def _proof(self, entry: ActEntry) -> None:
        self._rows.addWidget(hline())
        self._rows.addWidget(SectionHeader(self.tr("这条记录"), note=filled(self.tr("第 {0} 条"), f"{entry.row.id:,}")))
        whole = ChipSpec(self.tr("完好"), "good", "shield-check")
        broken = ChipSpec(self.tr("被改过"), "exception", "shield-alert")
        self._rows.addWidget(Chip(whole if entry.whole else broken))
        sealed = self.tr("已入链") if entry.sealed else self.tr("等下一次封存")
        self._pairs([
            (self.tr("封存"), sealed), (self.tr("这次登录里"), filled(self.tr("第 {0} 步"), entry.seq)),
            (self.tr("命令"), entry.command_id[-12:]),
        ])  # fmt: skip
        if not entry.whole:
            said = self.tr("内容和当时写下的对不上，有人直接改过数据库。请保留现场，运行核对")
            self._rows.addWidget(label(said, "error", wrap=True))

    def _lead(self, key: str) -> None:
        kind, _, number = key.partition(":")
        if kind == "batch":
            self.batch_asked.emit()
            return
        (self.order_asked if kind == "order" else self.member_asked).emit(int(number))


def _by_id(row: ActRow | LookLine) -> int:
    return row.id


def _name() -> str:
    return QCoreApplication.translate("audit", "一条记录")
