"""MembersPage 会员与积分: every member of the shop, found, sorted and narrowed, with the card at the right.

The key O leads to all orders of the selected member. What others did renews the rows on screen and the card where
they stand; members who have come show while the list is at its top.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services import member_queries, settings
from desktop.services.changes import Change
from desktop.services.erasure import Erasure
from desktop.services.member_detail import MemberDetail
from desktop.services.member_queries import COUNT_MOST, MemberCounts, MemberFilter, MemberListRow
from desktop.services.members import MemberRow
from desktop.services.order_filter import OrderFilter
from desktop.services.relief import without
from desktop.services.settings import ShopSettings
from desktop.views.buttons import Button
from desktop.views.desk import Desk
from desktop.views.emptiness import LIFT, Hiding
from desktop.views.labels import ElidedLabel
from desktop.views.members.bar import MemberBar
from desktop.views.members.card import MemberCard
from desktop.views.members.columns import PLAIN, MemberCells, member_columns, sort_words
from desktop.views.members.erase_sheet import EraseSheet
from desktop.views.members.listing import MemberListing
from desktop.views.members.narrowing import conditions
from desktop.views.members.points_acts import PointsActs
from desktop.views.members.sheets import AddMemberSheet, EditMemberSheet
from desktop.views.notices import Banner, InMargins
from desktop.views.overlay import overlays_of
from desktop.views.pages import Page, PageAct
from desktop.views.shell import PageHead
from desktop.views.table import RowTable
from desktop.views.table_view import TableView
from desktop.views.tabs import Tab, TabBar
from desktop.views.texts import filled, sentence
from desktop.views.toast import Toaster

translate = QCoreApplication.translate
COUNT_AGAIN_MS = 2_000
_NEWCOMERS = frozenset({"add_member", "import_members", "take_back_import"})


class MembersPage(Page):
    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        super().__init__(desk, toaster)
        self._chosen, self._sort, self._descending = MemberFilter(), "joined", True
        self._known: ShopSettings | None = None
        self._focused = False
        self.listing = MemberListing(desk, self)
        self.points = PointsActs(self, desk)
        self.card = MemberCard(desk)
        self.card.setParent(self)
        self.card.hide()
        self._lay_out()
        self._wire()
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(COUNT_AGAIN_MS)
        self._recount.timeout.connect(self._ask_counts)

    def _lay_out(self) -> None:
        self.head = PageHead(self.tr("会员与积分"))
        self.add = Button(self.tr("新增会员"), "user-plus", kind="primary")
        for button in self.points.buttons:
            self.head.add_button(button)
        if self.desk.may(Permission.EDIT_MEMBERS):
            self.head.add_button(self.add)
        self.tabs = TabBar(
            [Tab("all", self.tr("全部")), Tab("debt", self.tr("有欠分"), "scale", "danger_text"),
             Tab("expiring", self.tr("30 天内有积分到期"), "hourglass", "points")],
            name=self.tr("会员"),
        )  # fmt: skip
        self.bar, self.banner = MemberBar(), Banner("danger")
        self.foot = QFrame()
        self.foot.setObjectName("tablebar")
        self.foot.setFixedHeight(44)
        line = QHBoxLayout(self.foot)
        line.setContentsMargins(20, 0, 20, 0)
        self.count = ElidedLabel("", "caption")
        line.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.tabs, self.bar):
            column.addWidget(part)
        column.addWidget(InMargins(self.banner))
        self.view = self._make_view()
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)

    def _make_view(self) -> TableView:
        self._cells = MemberCells(self.desk.office.clock, ShopSettings().zone_info)
        self.table: RowTable[MemberListRow] = RowTable(member_columns(self._cells), row_id=_id_of, parent=self)
        view = TableView(self.table, name=self.tr("会员"))
        view.show_sort(self._sort, self._descending)
        view.set_loading(True)
        return view

    def _wire(self) -> None:
        self.add.clicked.connect(self.add_member)
        self.points.moved.connect(self._points_moved)
        self.points.said.connect(self.toaster.say)
        self.points.order_asked.connect(self.order_asked)
        self.points.member_asked.connect(self.show_subject)
        self.card.points_asked.connect(self.points.start)
        self.card.story_asked.connect(self.points.story)
        self.tabs.changed.connect(self._tab_chosen)
        self.bar.searched.connect(self._search)
        self.bar.entered.connect(self._go_in)
        self.bar.tier_chosen.connect(self._tier_chosen)
        self.bar.sort_chosen.connect(self._sort_chosen)
        self.banner.acted.connect(self.reload)
        self.view.selected.connect(self._selected)
        self.view.opened.connect(self._selected)
        self.view.near_end.connect(self.listing.load_more)
        self.view.sort_requested.connect(self._show_sorted)
        self.hiding = Hiding(self.view, self.tr("没有符合条件的会员"), self.tr("就有 {0} 位"))
        self.view.empty_acted.connect(self._leave_empty)
        self.listing.arrived.connect(self._arrived)
        self.listing.appended.connect(self.table.append_rows)
        self.listing.counted.connect(self._counted)
        self.listing.refreshed.connect(self.table.update_rows)
        self.listing.failed.connect(self._failed)
        self.card.closed.connect(self._close_card)
        self.card.order_asked.connect(self.order_asked)
        self.card.orders_asked.connect(self._all_orders)
        self.card.member_asked.connect(self.show_subject)
        self.card.changed.connect(self._put)
        self.card.edit_asked.connect(self.edit_member)
        self.card.erase_asked.connect(self.erase_member)
        self.card.place_asked.connect(self.place_asked)

    # what is asked

    def reload(self) -> None:
        self.banner.show_text("danger", "")
        self.desk.ask(self, settings.shop_settings, then=self._learn, failed=self._trouble, key="settings")
        self.desk.ask(self, member_queries.member_tiers, then=self.bar.show_tiers, failed=self._leave, key="tiers")
        self._ask_counts()
        self.card.refresh()

    def _learn(self, known: ShopSettings) -> None:
        first, self._known = self._known is None, known
        self._cells.zone = self.points.zone = known.zone_info
        if first:
            self._show()
        else:
            self.listing.reload()

    def _show(self) -> None:
        self.view.set_loading(True)
        self.view.set_columns([*PLAIN, *(["expiring"] if self._chosen.expiring else [])])
        self.view.show_sort(self._sort, self._descending)
        self.bar.sort.choose(self._sort)
        self.bar.tier.choose(self._chosen.tier)
        self.tabs.choose("debt" if self._chosen.debt else "expiring" if self._chosen.expiring else "all")
        self.listing.show(self._chosen, self._sort, self._descending)

    def show_filter(self, chosen: MemberFilter) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self._show()

    def _search(self, text: str) -> None:
        self.show_filter(replace(self._chosen, search=text.strip()))

    def _tab_chosen(self, tab: str) -> None:
        self.show_filter(replace(self._chosen, debt=tab == "debt", expiring=tab == "expiring"))

    def _tier_chosen(self, tier: str) -> None:
        self.show_filter(replace(self._chosen, tier=tier))

    def _sort_chosen(self, key: str) -> None:
        self._show_sorted(key, key != "account")

    def _show_sorted(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self._show()

    def _leave_empty(self, key: str) -> None:
        if key == "add":
            self.add_member()
        else:
            chosen = without(self._chosen, self.hiding.condition) if key == LIFT else MemberFilter()
            self.bar.search.set_text(chosen.search)
            self.show_filter(chosen)

    def _ask_counts(self) -> None:
        self.desk.ask(self, member_queries.member_counts, then=self._show_counts, failed=self._leave, key="counts")
        self.points.ask_waiting()

    # what arrives

    def _arrived(self, rows: tuple[MemberListRow, ...]) -> None:
        self.banner.show_text("danger", "")
        self.view.set_loading(False)
        self.table.set_rows(rows)
        if not self._focused and self.isVisible():
            # the keys of the first list work at once, unless somebody types somewhere already
            if not isinstance(QApplication.focusWidget(), QLineEdit) and not overlays_of(self):
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._focused = True
        if not rows:
            self._tell_empty()
        elif self.card.isVisible() and self.view.selected_id() is None and self.card.member_id is not None:
            self.view.select(self.card.member_id)

    def _tell_empty(self) -> None:
        if self._chosen.active:
            # a search by phone isn't put on record once more for a hint
            query = None if self.listing.recorded else self.listing.ask_reliefs
            self.hiding.tell(conditions(self._chosen), query, hint=self._search_hint())
        elif self.desk.may(Permission.EDIT_MEMBERS):
            add = ("add", self.tr("新增会员"), "user-plus", True)
            self.view.show_empty("users", self.tr("还没有会员"), self.tr("新增或导入后会出现在这里"), [add])
        else:
            self.view.show_empty("users", self.tr("还没有会员"))

    def _search_hint(self) -> str:
        if self._chosen.active != ("search",):
            return ""
        if self.desk.actor.keys is None:
            return self.tr("你的角色按会员号、卡号和手机尾号找")
        return self.tr("核对号码，或换成手机尾号、会员号再找")

    def _counted(self, count: int | None) -> None:
        words = sort_words(self._sort, self._descending)
        if count is None:
            self.count.setText(words)
            return
        number = f"{COUNT_MOST:,}+" if count > COUNT_MOST else f"{count:,}"
        self.count.setText(filled(self.tr("共 {0} 位 · {1}"), number, words))

    def _show_counts(self, counts: MemberCounts) -> None:
        told = {"all": counts.members, "debt": counts.debt, "expiring": counts.expiring}
        self.tabs.show_counts({key: f"{COUNT_MOST:,}+" if n > COUNT_MOST else n for key, n in told.items()})

    def _failed(self, error: Exception, stands: bool) -> None:
        self.view.set_loading(False)
        if not stands:
            self.table.set_rows(())
            self.count.setText("")
            self.view.show_empty("users", self.tr("没有读到会员"))
        self._trouble(error)

    def _trouble(self, error: Exception) -> None:
        self.view.set_loading(False)
        self.banner.show_text("danger", sentence(error), action=self.tr("重试"))

    def _leave(self, error: Exception) -> None:
        """A number or a choice beside the list couldn't be read: the list stands."""

    # the card

    def _selected(self, member_id: int | None) -> None:
        if member_id is not None:
            self._open_card(member_id)

    def _open_card(self, member_id: int) -> None:
        self.card.show_member(member_id)
        self.detail_asked.emit(self.card)

    def _close_card(self) -> None:
        self.detail_asked.emit(None)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_subject(self, subject_id: int) -> None:
        """Her card, whether she is in the list or not; O leads on to her orders."""
        self.view.select(subject_id)
        self._open_card(subject_id)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self, name: str) -> None:
        """A tab, the newest members first."""
        self.bar.search.set_text("")
        self._chosen = MemberFilter(debt=name == "debt", expiring=name == "expiring")
        self._sort, self._descending = "joined", True
        if self._known is not None:
            self._show()

    def _all_orders(self, account: str) -> None:
        self.orders_asked.emit(OrderFilter(member=account))

    def focus_search(self) -> None:
        self.bar.search.take_focus()

    def list_view(self) -> QWidget | None:
        return self.view

    def acts_here(self) -> Mapping[str, PageAct]:
        group, acts = self.tr("会员与积分"), {}
        if self.desk.may(Permission.IMPORT):
            words = self.tr("按表格送积分")
            acts["grant_sheet"] = PageAct(words, "gift", self.points.from_sheet, group, "abgsjf")
        if self.desk.may(Permission.EDIT_MEMBERS):
            acts["add_member"] = PageAct(self.tr("新增会员"), "user-plus", self.add_member, group, "xzhy")
        return acts

    def _go_in(self) -> None:
        """Enter in the search box leads on to the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.view.selected_id() is None:
            self.view.step(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_O and not event.modifiers() and self.card.isVisible():
            self.card.ask_orders()
            return
        super().keyPressEvent(event)

    # acts

    def add_member(self) -> None:
        sheet = AddMemberSheet(self.window(), self.desk, self.bar.search.text())
        sheet.added.connect(self._added)
        sheet.member_asked.connect(self.show_subject)
        sheet.open()

    def _added(self, row: MemberRow) -> None:
        self.toaster.say(filled(self.tr("已新增会员 {0} {1}"), row.name, row.account))
        self.bar.search.set_text("")
        self._chosen, self._sort, self._descending = MemberFilter(), "joined", True
        self._show()
        self._ask_counts()
        self._open_card(row.id)

    def edit_member(self, detail: MemberDetail) -> None:
        sheet = EditMemberSheet(self.window(), self.desk, detail)
        sheet.edited.connect(self._edited)
        sheet.member_asked.connect(self.show_subject)
        sheet.open()

    def _edited(self, row: MemberListRow) -> None:
        self._put(row)
        self.card.refresh()
        self.toaster.say(filled(self.tr("已保存 {0} 的资料"), row.account))

    def erase_member(self, account: str) -> None:
        sheet = EraseSheet(self.window(), self.desk, account)
        sheet.erased.connect(self._erased)
        sheet.open()

    def _erased(self, told: Erasure) -> None:
        self.card.refresh()
        self.listing.refresh(self._on_screen())
        self.toaster.say(filled(self.tr("{0} 的个人资料已清除"), told.account), seconds=10)

    def _points_moved(self) -> None:
        self.card.refresh()
        self.listing.refresh(self._on_screen())
        self.points.ask_waiting()

    def _put(self, row: MemberListRow) -> None:
        self.table.update_rows([row])

    # what others did

    def changed(self, changes: Sequence[Change]) -> None:
        if self._known is None:
            return
        if any(one.act in _NEWCOMERS for one in changes) and self._at_top() and not self.listing.recorded:
            self.listing.reload()
        else:
            self.listing.refresh(self._on_screen())
        self.card.refresh()
        if not self._recount.isActive():
            self._recount.start()

    def _at_top(self) -> bool:
        return self.view.verticalScrollBar().value() == 0

    def _on_screen(self) -> list[int]:
        first = max(0, self.view.rowAt(0))
        last = self.view.rowAt(self.view.viewport().height() - 1)
        lines = range(first, (self.table.rowCount() - 1 if last < 0 else last) + 1)
        ids = [self.table.id_at(line) for line in lines]
        return [one for one in (*ids, self.view.selected_id()) if isinstance(one, int)]


def _id_of(row: MemberListRow) -> int:
    return row.id
