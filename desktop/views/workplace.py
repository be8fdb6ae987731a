"""Workplace: everything that stands on screen while a person is signed in, wired together; gone when she leaves.

place = Workplace(window, office, arrival, tasks, memory)
place.shell                the widget          place.desk · place.orders · place.pane · place.acts · place.lock
place.left                 the person leaves: sign-out, or somebody else at the lock screen
place.wait()               stays as it stands without its session · place.come_back(arrival) in a new one
place.furnish()            makes the parts     place.stop() ends threads and puts everything away
place.show_page("members") makes a page of page_list.py when it is first asked for
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import Permission
from desktop.services.changes import Change
from desktop.services.errors import DatabaseGone
from desktop.services.office import Office
from desktop.services.order_filter import OrderFilter
from desktop.services.order_rows import OrderRow
from desktop.services.sessions import Arrival
from desktop.services.settings import ShopSettings
from desktop.services.transaction import AccessNote
from desktop.views.desk import Desk
from desktop.views.dialogs import confirm
from desktop.views.imports.sheet import ImportSheet
from desktop.views.live import Live
from desktop.views.lock import Lock
from desktop.views.memory import Memory
from desktop.views.navigation import NavItem
from desktop.views.notices import Banner
from desktop.views.order_acts.acts import OrderActs
from desktop.views.order_pane.pane import OrderPane
from desktop.views.orders.page import OrdersPage
from desktop.views.orders.place_sheet import PlaceSheet
from desktop.views.overlay import Overlay
from desktop.views.page_badges import PageBadges
from desktop.views.page_list import PAGES
from desktop.views.pages import Page
from desktop.views.reach import Reach
from desktop.views.scanned import find_scanned
from desktop.views.shell import Shell
from desktop.views.ship_notices import ShipNotices
from desktop.views.staff_notices import StaffNotices
from desktop.views.standing import Standing
from desktop.views.tasks import Tasks
from desktop.views.texts import filled, sentence
from desktop.views.words import role_word

ORDERS, RETURNS = "orders", "returns"


class Workplace(QObject):
    left = Signal()
    scheme_asked = Signal(str)
    language_asked = Signal(str)
    settings_changed = Signal(object)

    def __init__(self, window: QWidget, office: Office, arrival: Arrival, tasks: Tasks, memory: Memory) -> None:
        super().__init__(window)
        assert arrival.settings is not None
        self.settings: ShopSettings = arrival.settings
        self._window, self._memory = window, memory
        self.selected: int | None = None
        self.desk = Desk(office, arrival.actor, tasks, self, memory=memory)
        self.entries = tuple(entry for entry in PAGES if any(map(self.desk.may, entry.permissions)))
        self.pages: dict[str, Page] = {}
        self._details: dict[str, QWidget] = {}
        self.shell = Shell(self.settings.shop_name, self._items())
        self.shell.nav.show_person(arrival.actor.name, role_word(arrival.actor.role))
        self.shell.nav.chosen.connect(self.show_page)
        self.shell.nav.sign_out.connect(self.leave)
        self.shell.status.show_scanner(self.tr("扫码枪就绪"))
        self.banner = Banner("danger")
        self.shell.add_banner(self.banner)
        self.lock = Lock(window, self.desk)
        self.lock.left.connect(self.left)
        self.lock.opened.connect(self.reload)
        self.reach = Reach(self.desk, self.banner, self.shell.status)
        self.reach.back.connect(self.reload)
        self.notices = ShipNotices(self.desk, self.shell.nav, self.shell.toaster, ORDERS)
        self.notices.pressed.connect(self.show_order)
        self.told = StaffNotices(self.desk, self.shell.nav, self.shell.toaster, "automation")
        self.told.pressed.connect(partial(self.show_list, "automation", "notices"))
        self.badges = PageBadges(self.desk, self.shell.nav)
        self.live = self._listener()
        self.standing = Standing(self.desk)
        self.standing.rights_changed.connect(self._show_rights)
        self.standing.settings_changed.connect(self._show_settings)

    def _items(self) -> list[NavItem]:
        items = [NavItem(entry.key, entry.icon, entry.title(), group=entry.group()) for entry in self.entries]
        orders = NavItem(ORDERS, "clipboard-list", self.tr("订单管理"), group=self.tr("订单"))
        first = [item for item in items if not item.group]
        return [*first, orders, *(item for item in items if item not in first)]

    def furnish(self) -> Iterator[None]:
        """Piece by piece, so that no turn of the event loop takes long."""
        self.acts = OrderActs(self.desk, self._window, self.shell.toaster, memory=self._memory)
        yield
        self.orders = OrdersPage(self.desk, self.acts)
        yield
        self.shell.add_page(ORDERS, self.orders)
        self.shell.show_page(ORDERS)
        yield
        self.pane = OrderPane(self.desk, self.acts)
        yield
        self._wire()
        state = self._memory.recall(self._name("orders"))
        if isinstance(state, dict):
            self.orders.restore(state)
        self.orders.view.setFocus()
        self.live.start()
        self._synced()
        yield
        page = self._memory.recall(self._name("page"))
        if page in {entry.key for entry in self.entries}:
            self.show_page(page)

    def _wire(self) -> None:
        self.orders.order_selected.connect(self._select)
        self.orders.told.connect(self.shell.toaster.say)
        self.orders.place_requested.connect(self.place_order)
        self.orders.import_requested.connect(self.import_files)
        self.pane.member_asked.connect(self.show_member)
        for asker in (self.pane, self.acts):
            asker.return_asked.connect(partial(self.show_subject, RETURNS))
        self.pane.closed.connect(partial(self._show_detail, ORDERS, None))
        self.desk.refused.connect(self._say_refused)
        self.desk.session_ended.connect(self.lock.end)

    def _listener(self) -> Live:
        made = Live(self.desk.office, self._window)
        made.began.connect(self.reload)
        made.changed.connect(self._changed)
        made.reachable.connect(self.reach.show_reached)
        return made

    def wait(self) -> None:
        """She has left at the lock: nothing of hers is asked or told any more, no key of hers is held."""
        self.remember()
        self.live.stop()
        self.desk.leave(self._window, self.desk.actor, opened=self._take_due())
        self.desk.blockSignals(True)
        self.desk.actor = replace(self.desk.actor, keys=None)

    def come_back(self, arrival: Arrival) -> None:
        assert arrival.settings is not None
        before, self.desk.actor = self.desk.actor, arrival.actor
        self.desk.blockSignals(False)
        self.live = self._listener()
        self.live.start()
        self._show_settings(arrival.settings)
        if before.permissions != arrival.actor.permissions or before.role != arrival.actor.role:
            self.shell.nav.show_person(arrival.actor.name, role_word(arrival.actor.role))
            self._show_rights()

    def stop(self, *, session_ends: bool = True) -> None:
        """The screen is emptied at once; the session ends off the GUI thread, or goes on in another workplace."""
        self.remember()
        self.live.stop()
        opened = self._take_due()
        if session_ends:
            self.desk.leave(self._window, self.desk.actor, opened=opened)
        elif opened:
            self.desk.note_access(self._window, opened)
        self.drop()

    def _take_due(self) -> list[AccessNote]:
        """Openings of every pane that aren't on record yet."""
        return [*self.pane.take_due(), *(note for page in self.pages.values() for note in page.take_due())]

    def drop(self) -> None:
        """Everything on screen goes."""
        over = self._window.findChildren(Overlay, options=Qt.FindChildOption.FindDirectChildrenOnly)
        for overlay in (*over, *self.shell.findChildren(Overlay)):
            overlay.hide()
            overlay.deleteLater()
        for part in (self.acts, self.lock, self):
            part.deleteLater()

    def unsaved(self) -> str:
        """What signing out would lose, a line a page."""
        return "\n".join(words for page in self.pages.values() if (words := page.unsaved()))

    def leave(self) -> None:
        """Sign out, after a question where something isn't saved."""
        self.ask_before(self.left.emit, self.tr("不保存，退出登录"))

    def ask_before(self, slot: Callable[[], object], act: str) -> None:
        if words := self.unsaved():
            confirm(self._window, self.tr("还有没保存的"), words, act=act, slot=slot, icon="save")
        else:
            slot()

    def _show_rights(self) -> None:
        """Pages and buttons follow what she may do today."""
        self.entries = tuple(entry for entry in PAGES if any(map(self.desk.may, entry.permissions)))
        allowed = {ORDERS, *(entry.key for entry in self.entries)}
        for key in set(self.pages) - allowed:
            self._show_detail(key, None)
            del self.pages[key]
            self.shell.drop_page(key)
        self.shell.nav.show_items(self._items())
        if self.shell.current_page() not in allowed:
            self.show_page(ORDERS)
        self.orders.head.show_rights()
        self.reload()

    def _show_settings(self, settings: ShopSettings) -> None:
        self.settings = settings
        self.shell.nav.show_shop(settings.shop_name)
        self.settings_changed.emit(settings)

    def _change_look(self, what: str, value: str) -> None:
        if what == "scheme":
            self.scheme_asked.emit(value)
        elif what == "language":
            self.language_asked.emit(value)
        elif what == "density":
            self.orders.list.looks.set_density(value)
            self.remember()

    def remember(self) -> None:
        self._memory.keep(self._name("orders"), self.orders.state())
        self._memory.keep(self._name("page"), self.shell.current_page())

    def show_page(self, key: str) -> None:
        """KeyError for a page that this person doesn't have."""
        if key != ORDERS and key not in self.pages:
            entry = next((one for one in self.entries if one.key == key), None)
            if entry is None:
                raise KeyError(key)
            self.pages[key] = page = entry.make(self.desk, self.shell.toaster)
            page.order_asked.connect(self.show_order)
            page.orders_asked.connect(self.show_orders)
            page.member_asked.connect(partial(self.show_subject, "members"))
            page.subject_asked.connect(self.show_subject)
            page.detail_asked.connect(partial(self._show_detail, key))
            page.look_asked.connect(self._change_look)
            scheme, language = (str(self._memory.recall(what) or "system") for what in ("scheme", "language"))
            page.show_looks(scheme, self.orders.list.looks.density, language)
            page.list_asked.connect(self.show_list)
            page.place_asked.connect(self.place_order_for)
            page.recalled(self._memory.recall(self._name(key)))
            page.kept.connect(partial(self._memory.keep, self._name(key)))
            self.shell.add_page(key, page)
            page.reload()
        self.shell.show_page(key)
        self.shell.set_detail(self._details.get(key))
        shown, here = self.list_view(), self.shell.focusWidget()
        if shown is not None and (here is None or not self.shell.nav.isAncestorOf(here)):
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_page(self) -> Page | None:
        """None while the order page is shown."""
        return self.pages.get(self.shell.current_page())

    def show_subject(self, key: str, subject_id: int) -> None:
        """One of what another page lists: a member. Said where she has no such page."""
        if all(entry.key != key for entry in self.entries):
            self.shell.toaster.say(self.tr("这一页你的角色看不到"), tone="warn", seconds=8)
            return
        self.show_page(key)
        self.pages[key].show_subject(subject_id)

    def show_list(self, key: str, name: str) -> None:
        """A list of another page by its name there; a page that she doesn't have stays away."""
        if any(entry.key == key for entry in self.entries):
            self.show_page(key)
            self.pages[key].show_list(name)

    def focus_search(self) -> None:
        (self.current_page() or self.orders).focus_search()

    def list_view(self) -> QWidget | None:
        page = self.current_page()
        return self.orders.view if page is None else page.list_view()

    def print_out(self) -> None:
        """Ctrl+P: slips of the ticked orders, else of the selected one; on another page what that has to print."""
        page = self.current_page()
        if page is not None:
            page.print_out()
        elif self.orders.list.rows.some():
            self.orders.bulk.print_slips()
        elif self.selected is not None and self.desk.may(Permission.PRINT):
            self.acts.start("print_slip", self.selected)

    def reload(self) -> None:
        for page in self.pages.values():
            page.catch_up()
        self.orders.reload()
        if self.selected is not None:
            self.pane.refresh({self.selected})
        self.notices.recount()
        self.told.recount()
        self.badges.recount()
        self._synced()

    def show_order(self, order_id: int) -> None:
        self.show_page(ORDERS)
        self.orders.show_order(order_id)

    def show_orders(self, chosen: OrderFilter) -> None:
        self.show_page(ORDERS)
        self.orders.show_filter(chosen)

    def show_member(self, member_id: int) -> None:
        """A member's card, with the list of her orders one key away."""
        self.show_subject("members", member_id)

    def place_order(self) -> None:
        self.place_order_for(None)

    def place_order_for(self, member_id: int | None) -> None:
        if self.desk.may(Permission.PLACE_ORDERS):
            sheet = PlaceSheet(self._window, self.desk, member_id)
            sheet.placed.connect(self._placed)
            sheet.open()

    def import_files(self, paths: Sequence[Path] = ()) -> None:
        if not self.desk.may(Permission.IMPORT):
            self.shell.toaster.say(self.tr("导入要店主或店长来做"), tone="warn", seconds=8)
            return
        sheet = ImportSheet(self._window, self.desk, paths)
        sheet.finished.connect(self._imported)
        sheet.open()

    def find_scanned(self, text: str) -> None:
        """An order number or waybill from the scanner."""
        find_scanned(self, text)

    def _select(self, order_id: int | None) -> None:
        self.selected = order_id
        self.pane.show_order(order_id)
        self._show_detail(ORDERS, self.pane if order_id is not None else None)

    def _show_detail(self, key: str, widget: QWidget | None) -> None:
        """Each page has its own; that of another page waits until it is shown."""
        if widget is None:
            self._details.pop(key, None)
        else:
            self._details[key] = widget
        if self.shell.current_page() == key:
            self.shell.set_detail(widget)

    def _placed(self, row: OrderRow) -> None:
        self.orders.reload()
        self.orders.show_order(row.id)

    def _imported(self, _batch: object) -> None:
        self.orders.reload()

    def _changed(self, changes: list[Change]) -> None:
        self.standing.changed(changes)
        self.orders.changed(changes)
        self.pane.refresh({one.order_id for one in changes if one.order_id is not None})
        for page in self.pages.values():
            page.tell(changes)
        self.notices.changed(changes)
        self.told.changed(changes)
        self.badges.recount()
        self._synced()

    def _synced(self) -> None:
        now = self.settings.local(self.desk.office.clock())
        self.shell.status.show_synced(filled(self.tr("{0} 已同步"), f"{now.hour:02}:{now.minute:02}"))

    def _say_refused(self, error: Exception) -> None:
        if isinstance(error, DatabaseGone) and error.outcome_known:
            return  # the banner says it, once for all questions
        self.shell.toaster.say(sentence(error), tone="danger", seconds=10)

    def _name(self, what: str) -> str:
        return f"{what}/{self.desk.actor.login}"
