"""Commands: what Ctrl+K offers (pages, acts on the selected order, orders and members by typing), and the keys help."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import Permission
from desktop.services import members, order_queries
from desktop.services.members import MemberRow
from desktop.services.order_filter import OrderFilter
from desktop.services.order_queries import OrderPage
from desktop.services.order_rows import OrderRow
from desktop.this_pc import log_file
from desktop.views.chips import status_word
from desktop.views.health_sheet import HealthSheet
from desktop.views.language import LANGUAGES, other_language
from desktop.views.palette import CommandPalette, Entry, KeysHelp
from desktop.views.texts import filled
from desktop.views.workplace import ORDERS, Workplace

_PAUSE_MS = 200
# what people type with the first letters of pinyin; a dictionary for four words would hold up the first Ctrl+K
_INITIALS = {
    "confirm_payment": "qrfk", "release_order": "fx", "unrelease_order": "thdfx", "ship_order": "fh",
    "undo_shipment": "chfh", "complete_order": "wc", "cancel_order": "qxdd", "cancel_paid_order": "qxbtk",
    "cancel_lines": "qxbfsp", "edit_order": "xgdd", "hold_order": "gq", "unhold_order": "jcgq", "assign_order": "ld",
    "set_priority": "yxj", "correct_waybill": "gzyd", "tag_order": "bq", "print_slip": "dyphd", "print_label": "dydzbq", "note_order": "xbz",
    "approve_refund": "tytk", "drop_refund": "btk", "record_refund_done": "djtkdz", "record_refund_failed": "djtksb",
}  # fmt: skip


class Commands(QObject):
    """asked(key) is for the window: refresh, scheme, language, lock, leave."""

    asked = Signal(str)

    def __init__(self, window: QWidget, place: Workplace) -> None:
        super().__init__(place)
        self._window, self._place = window, place
        self._palette: CommandPalette | None = None
        self._typed = ""
        self._found: dict[str, list[Entry]] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)

    def open(self) -> None:
        place = self._place
        self._palette = palette = CommandPalette(self._window)
        palette.chosen.connect(self._run)
        palette.typed.connect(self._type)
        palette.closed.connect(self._closed)
        palette.show_entries(self._always())
        palette.open()
        if place.selected is not None:
            ids = (place.selected,)
            place.desk.ask(palette, order_queries.rows_by_id, ids, then=partial(self._offer, palette))

    def _closed(self) -> None:
        palette, self._palette = self._palette, None
        self._pause.stop()
        if palette is not None:
            palette.deleteLater()

    def _always(self) -> list[Entry]:
        place = self._place
        entries = [
            Entry("page:orders", "clipboard-list", self.tr("转到 订单管理"), group=self.tr("页面"), search="ddgl"),
            *(
                Entry(f"page:{one.key}", one.icon, filled(self.tr("转到 {0}"), one.title()), group=self.tr("页面"),
                      search=one.initials)
                for one in place.entries
            ),
        ]  # fmt: skip
        page = place.current_page()
        shown = page.acts_here() if page is not None else {}
        entries = [
            *(
                Entry(f"here:{key}", one.icon, one.words, group=one.group, search=one.search)
                for key, one in shown.items()
            ),
            *entries,
        ]
        here = self.tr("这里常用")
        if place.desk.may(Permission.PLACE_ORDERS):
            entries.append(Entry("place", "plus", self.tr("代客下单"), group=here, search="dkxd"))
        if place.desk.may(Permission.IMPORT):
            entries.append(Entry("import", "upload", self.tr("导入文件"), group=here, search="drwj"))
        entries += [
            Entry("search", "search", self.tr("搜索订单"), shortcut="/", group=here, search="ssdd"),
            Entry("refresh", "refresh-cw", self.tr("刷新"), shortcut="F5", group=here, search="sx"),
            Entry("scheme", "moon", self.tr("切换深色 / 浅色"), shortcut="Ctrl Shift L", group=here, search="qhss"),
            Entry("language", "languages", LANGUAGES[other_language()], group=here, search="yy language"),
            Entry("keys", "keyboard", self.tr("快捷键"), shortcut="?", group=here, search="kjj"),
            Entry("health", "monitor", self.tr("诊断"), group=here, search="zd doctor"),
            Entry("lock", "lock", self.tr("锁定"), shortcut="Ctrl L", group=here, search="sd"),
            Entry("leave", "log-out", self.tr("退出登录"), group=here, search="tcdl"),
        ]
        return entries

    def _offer(self, palette: CommandPalette, rows: tuple[OrderRow, ...]) -> None:
        if not rows:
            return
        row = rows[0]
        group = filled(self.tr("订单 {0}"), row.order_no)
        acts = [
            Entry(f"act:{one.key}:{row.id}", one.icon, one.words, group=group, search=_INITIALS.get(one.key, ""))
            for one in self._place.acts.offered(row)
        ]
        palette.show_entries(acts + self._always())

    def _type(self, text: str) -> None:
        self._typed, self._found = text, {}
        if len(text) >= 2:
            self._pause.start()
        else:
            self._pause.stop()

    def _search(self) -> None:
        place, palette, text = self._place, self._palette, self._typed
        if palette is None:
            return
        orders = partial(self._orders_found, palette, text)
        people = partial(self._members_found, palette, text)
        chosen = OrderFilter(search=text)
        place.desk.ask(palette, order_queries.find_orders, chosen, limit=6, then=orders, key="orders")
        place.desk.ask(palette, members.find_members, text, then=people, key="members")

    def _orders_found(self, palette: CommandPalette, text: str, page: OrderPage) -> None:
        group = self.tr("订单")
        self._show(palette, text, "orders", [
            Entry(f"order:{row.id}", "clipboard-list", row.order_no,
                  f"{status_word(row.status)} · {row.member_name} · {row.title}", group=group)
            for row in page.rows
        ])  # fmt: skip

    def _members_found(self, palette: CommandPalette, text: str, rows: list[MemberRow]) -> None:
        group = self.tr("会员")
        self._show(palette, text, "members", [
            Entry(f"member:{row.id}", "user", f"{row.name} {row.tier}".strip(), f"{row.account} · {row.phone}",
                  group=group)
            for row in rows[:4]
        ])  # fmt: skip

    def _show(self, palette: CommandPalette, text: str, kind: str, entries: list[Entry]) -> None:
        if text == self._typed:
            self._found[kind] = entries
            palette.show_found(text, [*self._found.get("orders", []), *self._found.get("members", [])])

    def _run(self, key: str) -> None:
        place = self._place
        kind, _, rest = key.partition(":")
        match kind:
            case "page":
                place.show_page(rest)
            case "act":
                name, _, order_id = rest.partition(":")
                place.acts.start(name, int(order_id))
            case "here":
                page = place.current_page()
                if page is not None and rest in (shown := page.acts_here()):
                    shown[rest].run()
            case "order":
                place.show_order(int(rest))
            case "member":
                place.show_member(int(rest))
            case "place":
                place.place_order()
            case "import":
                place.import_files()
            case "search":
                place.show_page(ORDERS)
                place.focus_search()
            case "keys":
                self.show_keys()
            case "health":
                HealthSheet(self._window, place.desk, log_file()).open()
            case _:
                self.asked.emit(key)

    def show_keys(self) -> None:
        groups = [
            (self.tr("到处都能用"), [
                (("Ctrl", "K"), self.tr("命令、订单、会员")), (("/",), self.tr("搜索")), (("F5",), self.tr("刷新")),
                (("Ctrl", "P"), self.tr("打印：勾选或选中订单的配货单，或这份报表")), (("?",), self.tr("这张表")),
            ]),
            (self.tr("列表"), [
                (("J",), self.tr("下一条")), (("K",), self.tr("上一条")), (("Enter",), self.tr("打开；在售后里办下一步")),
                (("X",), self.tr("勾选")), (("Ctrl", "A"), self.tr("全部勾选")),
                (("Ctrl", "C"), self.tr("复制单号")), (("Ctrl", "Shift", "C"), self.tr("复制整行，可贴进表格")),
            ]),
            (self.tr("对话框"), [
                (("Enter",), self.tr("做主要的那一步")), (("Ctrl", "Enter"), self.tr("在多行文字里也一样")),
                (("Esc",), self.tr("关上")),
            ]),
            (self.tr("这台电脑"), [
                (("Ctrl", "L"), self.tr("锁定")), (("Ctrl", "Shift", "L"), self.tr("深色 / 浅色")),
            ]),
        ]  # fmt: skip
        KeysHelp(self._window, groups).open()
