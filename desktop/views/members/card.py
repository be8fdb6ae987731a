"""MemberCard: one member in full at the right side of the window.

card = MemberCard(desk)               the page gives it to detail_asked
card.show_member(member_id | None)    card.member_id
card.refresh()                        asks again; scrolling and typing stay
card.edit_asked(MemberDetail) · points_asked(act, MemberDetail) · story_asked(MemberShown) · erase_asked(account) · place_asked(member id) · order_asked(id) · orders_asked(account) · changed(MemberListRow) · closed
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services import access, member_acts
from desktop.services.member_detail import MemberDetail, member_detail
from desktop.services.member_queries import MemberListRow
from desktop.views.buttons import Button, IconButton, reveal
from desktop.views.desk import Desk
from desktop.views.detail_pane import DetailPane, PaneWords
from desktop.views.icons import icon
from desktop.views.labels import hline, label, say
from desktop.views.members.parts import BalancesPart, EntriesPart, HabitsPart, NotesPart, OrdersPart
from desktop.views.members.person import AddressesPart, PersonPart
from desktop.views.members.shown import MemberPart, MemberShown
from desktop.views.notices import Banner
from desktop.views.order_pane.copying import CopyButton
from desktop.views.order_pane.looks import LooksPart, LooksSheet
from desktop.views.order_pane.notes import NoteEditor
from desktop.views.order_pane.tags import TagLine, TagPopover
from desktop.views.points.acts import point_acts
from desktop.views.texts import filled

translate = QCoreApplication.translate


class MemberCard(DetailPane[MemberShown]):
    edit_asked = Signal(object)
    erase_asked = Signal(str)
    points_asked = Signal(str, object)
    story_asked = Signal(object)
    place_asked = Signal(int)
    order_asked = Signal(int)
    orders_asked = Signal(str)
    member_asked = Signal(int)
    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        words = PaneWords(
            name=translate("card", "会员卡"), nothing=translate("card", "没有选中会员"), nothing_note="",
            reading=translate("card", "正在读取会员"), gone_icon="user", gone=translate("card", "这位会员不在了"),
            gone_note=translate("card", "可能刚被撤销导入。从列表里另选一位"),
            unread=translate("card", "没有读到这位会员"),
        )  # fmt: skip
        super().__init__(desk, words, top=9, gap=8)

    def build(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(hline())
        self.state = Banner("info", action="")
        self.state.acted.connect(self._go_to_merged)
        self.person, self.balances, self.habits = PersonPart(self._desk), BalancesPart(), HabitsPart()
        self.tags, self.notes = TagsPart(self._desk), NotesPart()
        self.editor = NoteEditor(self._desk, member_acts.note_member)
        self.orders, self.entries, self.addresses = OrdersPart(), EntriesPart(self._desk), AddressesPart(self._desk)
        self.looks = LooksPart()
        self._looks_line = hline()
        groups: list[list[QWidget]] = [
            [self.state, self.stale, self.person], [self.balances], [self.habits], [self.orders], [self.entries],
            [self.addresses], [self.notes, self.editor, self.tags],
            [self.looks],
        ]  # fmt: skip
        column.addWidget(self.sections(groups, {self.looks: self._looks_line}), 1)
        column.addWidget(self._foot())
        self.person.looked.connect(self.refresh)
        self.balances.header.acted.connect(self.ask_story)
        self.orders.order_asked.connect(self.order_asked)
        self.orders.header.acted.connect(self.ask_orders)
        self.entries.order_asked.connect(self.order_asked)
        self.editor.saved.connect(self.refresh)
        self.looks.all_asked.connect(self._open_looks)
        self.tags.marked.connect(self._marked)
        return made

    def _head(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(18, 10, 12, 10)
        row.setSpacing(4)
        self.account = label("", "h2", selectable=True)
        self.copy = CopyButton("", self.tr("复制会员号"), size=16)
        self.close_button = IconButton("x", self.tr("关闭会员卡"))
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.account)
        row.addWidget(self.copy)
        row.addStretch(1)
        self.points = IconButton("coins", self.tr("积分：送、调、合并"))
        self.points_menu = QMenu(self)
        for key, words, picture in (*point_acts(self._desk), ("forecast", self.tr("什么时候到期"), "hourglass")):
            act = self.points_menu.addAction(icon(picture, "text2", 16), words)
            act.triggered.connect(partial(self.ask_points, key))
        self.points.clicked.connect(self._open_points_menu)
        row.addWidget(self.points)
        self.erase = IconButton("trash-2", self.tr("清除个人资料"))
        self.erase.clicked.connect(self.ask_erase)
        row.addWidget(self.erase)
        row.addWidget(self.close_button)
        return made

    def _foot(self) -> QWidget:
        made = QFrame()
        made.setObjectName("panefoot")
        row = QHBoxLayout(made)
        row.setContentsMargins(16, 8, 16, 7)
        row.setSpacing(8)
        self.edit = Button(self.tr("修改资料"), "pencil")
        self.edit.clicked.connect(self.ask_edit)
        self.all_orders = Button(self.tr("全部订单"), "clipboard-list")
        self.all_orders.setToolTip(self.tr("在列表里按 O 也可以"))
        self.all_orders.clicked.connect(self.ask_orders)
        self.place = Button(self.tr("代客下单"), "shopping-cart", kind="primary")
        self.place.clicked.connect(self.ask_place)
        for button in (self.edit, self.all_orders, self.place):
            row.addWidget(button, 1)
        return made

    @property
    def member_id(self) -> int | None:
        return self._wanted

    def show_member(self, member_id: int | None) -> None:
        if member_id is not None and member_id == self._wanted and self._shown is None:
            self._slow.start()
            self._ask()  # what couldn't be read is asked for again
        self.show_subject(member_id)

    def refresh(self, _subject: int | None = None) -> None:
        if self._wanted is not None:
            self._ask()

    def ask_orders(self) -> None:
        if self._shown is not None:
            self.orders_asked.emit(self._shown.row.account)

    def ask_edit(self) -> None:
        if self._shown is not None and self._shown.living and self._desk.may(Permission.EDIT_MEMBERS):
            self.edit_asked.emit(self._shown.detail)

    def ask_erase(self) -> None:
        if self._shown is not None and self._shown.row.erased_at is None and self._desk.may(Permission.MANAGE_STAFF):
            self.erase_asked.emit(self._shown.row.account)

    def ask_story(self) -> None:
        if self._shown is not None:
            self.story_asked.emit(self._shown)

    def ask_points(self, key: str, _checked: bool = False) -> None:
        """送积分, 调积分, 合并会员 of a living member; when they run out of any."""
        if self._shown is not None and (self._shown.living or key == "forecast"):
            self.points_asked.emit(key, self._shown.detail)

    def _open_points_menu(self) -> None:
        self.points_menu.popup(self.points.mapToGlobal(self.points.rect().bottomLeft()))

    def ask_place(self) -> None:
        if self._shown is not None and self._shown.living and self._desk.may(Permission.PLACE_ORDERS):
            self.place_asked.emit(self._shown.row.id)

    def read(self, subject_id: int, *, then: Callable[[Any], object], failed: Callable[[Exception], object]) -> None:
        self._desk.ask(self, member_detail, subject_id, then=then, failed=failed, key="detail")

    def shown_of(self, detail: MemberDetail) -> MemberShown:
        return MemberShown(detail, self._desk.office.clock())

    def cover(self) -> None:
        self.person.cover()
        self.addresses.cover()

    def show_parts(self, shown: MemberShown) -> None:
        self.account.setText(shown.row.account)
        self.copy.show_text(shown.row.account)
        self._say_state(shown)
        for part in (
            self.person, self.balances, self.habits, self.orders, self.entries, self.addresses, self.notes,
            self.editor, self.tags, self.looks,
        ):  # fmt: skip
            part.show_state(shown)
        for widget in (self.looks, self._looks_line):
            reveal(widget, self._desk.may(Permission.READ_AUDIT))
        if not shown.living:
            reveal(self.editor, False)
        reveal(self.edit, shown.living and self._desk.may(Permission.EDIT_MEMBERS))
        reveal(self.place, shown.living and self._desk.may(Permission.PLACE_ORDERS))
        for act in self.points_menu.actions()[:-1]:
            act.setVisible(shown.living)
        reveal(self.erase, shown.row.erased_at is None and self._desk.may(Permission.MANAGE_STAFF))
        say(self, filled(self.tr("会员卡 {0}"), shown.row.account))

    def _say_state(self, shown: MemberShown) -> None:
        if shown.row.erased_at is not None:
            told = filled(
                self.tr("资料已按本人要求在 {0} 清除，找不回来；账目都还在"), shown.moment(shown.row.erased_at)
            )
            self.state.show_text("info", told)
        elif shown.row.merged_into is not None:
            told = filled(self.tr("已合并到 {0}，新的积分和订单都记在那边"), shown.detail.merged_account)
            self.state.show_text("info", told, action=self.tr("去看"))
        else:
            self.state.show_text("info", "")

    def _open_looks(self) -> None:
        if self._shown is not None:
            row, count, zone = self._shown.row, self._shown.detail.look_count, self._shown.zone
            LooksSheet(self.window(), self._desk, row.account, count, zone, access.member_looks, row.id).open()

    def _go_to_merged(self) -> None:
        if self._shown is not None and self._shown.row.merged_into is not None:
            self.member_asked.emit(self._shown.row.merged_into)

    def _marked(self, row: MemberListRow) -> None:
        self.changed.emit(row)
        self.refresh()


class TagsPart(MemberPart):
    """Tags are put on and taken off in place."""

    marked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: MemberShown | None = None

    def facts(self, shown: MemberShown) -> object:
        return (shown.detail.tags, shown.living)

    def show_state(self, shown: MemberShown) -> None:
        self._shown = shown
        super().show_state(shown)

    def fill(self, shown: MemberShown) -> None:
        line = TagLine(shown.detail.tags, may=shown.living and self._desk.may(Permission.TAG))
        line.removed.connect(self._untag)
        line.add.clicked.connect(self.ask_tag)
        self.add = line.add
        self.box.addWidget(line)

    def ask_tag(self) -> None:
        if self._shown is not None:
            popover = TagPopover(
                self.window(), self.add, self._desk, self._shown.detail.tags, member_acts.known_member_tags
            )
            popover.chosen.connect(self._tag)
            popover.open()

    def _tag(self, tag: str) -> None:
        self._mark(member_acts.tag_member, tag)

    def _untag(self, tag: str) -> None:
        self._mark(member_acts.untag_member, tag)

    def _mark(self, act: Callable[..., Any], tag: str) -> None:
        """A refusal is announced by the desk."""
        if self._shown is not None:
            self._desk.do(self, act, self._shown.row.id, tag=tag, then=self.marked.emit)
