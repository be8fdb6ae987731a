"""GoodsPage 商品与库存: every SKU with its price and stock, what runs low, and the acts on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.models.vocabulary import DeliveryKind, Permission
from desktop.services import goods_list
from desktop.services.cards import CardsImported
from desktop.services.changes import Change
from desktop.services.goods_list import PAGE_MOST, PICTURES_MOST, Cursor, GoodsCard, GoodsFilter, GoodsFound, GoodsRow
from desktop.services.relief import Relief, without
from desktop.services.settings import ShopSettings, shop_settings
from desktop.views.buttons import Button
from desktop.views.desk import Desk
from desktop.views.emptiness import LIFT, Hiding
from desktop.views.form import Choice
from desktop.views.goods.columns import GoodsTable
from desktop.views.goods.edit_sheets import AddSheet, ProductSheet, SkuSheet
from desktop.views.goods.narrowing import ANY, NONE, conditions, state_tabs
from desktop.views.goods.pane import ENTRIES, GoodsPane
from desktop.views.goods.picture_sheet import PictureSheet
from desktop.views.labels import label
from desktop.views.notices import Banner, InMargins
from desktop.views.pages import Page
from desktop.views.search_box import SearchBox
from desktop.views.shell import PageHead
from desktop.views.stock_acts.card_sheets import ImportCardsSheet, VoidCardsSheet, imported_words
from desktop.views.stock_acts.goods_sheet import GoodsSheet
from desktop.views.stock_acts.stock_sheets import CountSheet, ReceiveSheet, WriteOffSheet
from desktop.views.stock_acts.units_table import ROWS_MOST
from desktop.views.table_view import TableView
from desktop.views.texts import filled, sentence
from desktop.views.thumbs import thumbs
from desktop.views.toast import Toaster

PAGE = 100
ROW_HEIGHT = 46


class GoodsPage(Page):
    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        super().__init__(desk, toaster)
        self._chosen, self._sort, self._descending = GoodsFilter(), "title", False
        self._next: Cursor | None = None
        self._more, self._shown = False, False
        self._categories: tuple[str, ...] = ()
        self._digests: dict[int, str] = {}
        self._zone: ZoneInfo | None = None
        self.head = PageHead(self.tr("商品与库存"))
        self.buttons: dict[str, Button] = {}
        for key, permission, button, slot in (
            ("receive", Permission.RECEIVE_GOODS, Button(self.tr("入库"), "package-check"), self._receive),
            ("count", Permission.COUNT_STOCK, Button(self.tr("盘点"), "list-checks"), self._count),
            ("add", Permission.EDIT_CATALOGUE, Button(self.tr("新增商品"), "plus", kind="primary"), self._add),
        ):
            if desk.may(permission):
                button.clicked.connect(slot)
                self.head.add_button(button)
                self.buttons[key] = button
        self.tabs = state_tabs()
        self.tabs.changed.connect(self._tab_chosen)
        self.search = SearchBox(self.tr("搜品名、编码、规格、条码、拼音首字母"), name=self.tr("搜索商品"))
        self.search.searched.connect(self._searched)
        self.category = Choice([(ANY, self.tr("全部分类"))], name=self.tr("分类"))
        self.category.setMinimumWidth(140)
        self.category.changed.connect(self._category_chosen)
        self.table = GoodsTable()
        self.view = TableView(self.table, name=self.tr("商品"), row_height=ROW_HEIGHT)
        self.view.selected.connect(self._selected)
        self.view.sort_requested.connect(self._sort_by)
        self.view.near_end.connect(self._load_more)
        self.view.checks_changed.connect(self._ticked)
        self.view.empty_acted.connect(self._leave_empty)
        self.hiding = Hiding(self.view, self.tr("没有符合条件的商品"), self.tr("就有 {0} 种"))
        self.pane = GoodsPane()
        self.pane.setParent(self)
        self.pane.hide()
        self.pane.closed.connect(partial(self.view.select, None))
        self.pane.asked.connect(self._act)
        self.pane.order_asked.connect(self.order_asked)
        self.pane.more_asked.connect(self._more_entries)
        self.banner = Banner("danger")
        self.banner.acted.connect(self.reload)
        self.foot = label("", "caption")
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setObjectName("filterbar")
        line = QHBoxLayout(bar)
        line.setContentsMargins(20, 8, 20, 8)
        line.setSpacing(8)
        line.addWidget(self.search, 1)
        line.addWidget(self.category)
        foot = QFrame()
        foot.setObjectName("tablebar")
        foot.setFixedHeight(44)
        beneath = QHBoxLayout(foot)
        beneath.setContentsMargins(20, 0, 20, 0)
        beneath.addWidget(self.foot, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.tabs, bar):
            column.addWidget(part)
        column.addWidget(InMargins(self.banner))
        column.addWidget(self.view, 1)
        column.addWidget(foot)

    # what is asked

    def reload(self) -> None:
        """As many rows as were loaded, so that the place in the list stays."""
        if self._zone is None:
            self.desk.ask(self, shop_settings, then=self._know, key="settings")
        self.desk.ask(self, goods_list.categories, then=self._show_categories, key="categories")
        self._ask(max(PAGE, min(self.table.rowCount(), PAGE_MOST)))
        self._recount()
        self._ask_card()

    def changed(self, changes: Sequence[Change]) -> None:
        """Any act may have moved stock: an order reserves, ships, gives back."""
        ids = tuple(row.id for row in self.table.rows())[:PAGE_MOST]
        if ids:
            self.desk.ask(self, goods_list.goods_by_id, ids, then=self._refresh, key="refresh")
        self._recount()
        self._ask_card()

    def focus_search(self) -> None:
        self.search.take_focus()

    def list_view(self) -> QWidget:
        return self.view

    def show_subject(self, subject_id: int) -> None:
        self.view.select(subject_id)
        if self.view.selected_id() != subject_id:
            self.desk.ask(self, goods_list.goods_card, subject_id, then=self._show_card, key="card")

    def show_list(self, name: str) -> None:
        """A tab, with nothing else narrowing it."""
        self._narrow(GoodsFilter(state=name))

    def show_filter(self, chosen: GoodsFilter) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self.table.clear_checks()
            self.view.scrollToTop()
            self._ask(PAGE)

    def _ask(self, limit: int) -> None:
        self.view.show_sort(self._sort, self._descending)
        self.view.set_loading(True)
        self._more = False
        self.desk.ask(
            self, goods_list.find_goods, self._chosen, sort=self._sort, descending=self._descending, limit=limit,
            then=self._show, failed=self._failed, key="page",
        )  # fmt: skip

    def _load_more(self) -> None:
        if self._next is not None and not self._more:
            self._more = True
            self.desk.ask(
                self, goods_list.find_goods, self._chosen, sort=self._sort, descending=self._descending,
                after=self._next, limit=PAGE, then=self._append, failed=self._failed, key="page",
            )  # fmt: skip

    def _recount(self) -> None:
        self.desk.ask(self, goods_list.goods_counts, then=self._show_counts, failed=_leave, key="counts")

    def _tab_chosen(self, key: str) -> None:
        self.show_filter(replace(self._chosen, state=key))

    def _searched(self, text: str) -> None:
        self.show_filter(replace(self._chosen, search=text.strip()))

    def _category_chosen(self, key: str) -> None:
        self.show_filter(replace(self._chosen, category=None if key == ANY else "" if key == NONE else key))

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self._ask(PAGE)

    def _leave_empty(self, way: str) -> None:
        if way == "add":
            self._add()
        else:
            self._narrow(without(self._chosen, self.hiding.condition) if way == LIFT else GoodsFilter())

    def _narrow(self, chosen: GoodsFilter) -> None:
        """The filter with its controls."""
        self.search.set_text(chosen.search)
        self.category.choose(ANY if chosen.category is None else chosen.category or NONE)
        self.tabs.choose(chosen.state)
        self.show_filter(chosen)

    # what arrives

    def _know(self, settings: ShopSettings) -> None:
        self._zone = settings.zone_info
        self._ask_card()

    def _show_categories(self, names: tuple[str, ...]) -> None:
        self._categories = names
        self.category.show_choices(
            [(ANY, self.tr("全部分类")), *((name, name) for name in names), (NONE, self.tr("没有分类"))]
        )

    def _show(self, page: GoodsFound) -> None:
        self._next = page.next
        self.banner.show_text("danger", "")
        self.table.set_rows(page.rows)
        self._say_empty()
        self.view.set_loading(False)
        self._say_foot()
        self._ask_pictures(page.rows)
        if not self._shown and self.isVisible() and not isinstance(QApplication.focusWidget(), QLineEdit):
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._shown = True

    def _append(self, page: GoodsFound) -> None:
        self._next, self._more = page.next, False
        self.table.append_rows(page.rows)
        self._say_foot()
        self._ask_pictures(page.rows)

    def _refresh(self, rows: tuple[GoodsRow, ...]) -> None:
        self.table.update_rows(row for row in rows if row != self.table.row_of(row.id))
        self._ask_pictures(rows)

    def _failed(self, fact: Exception) -> None:
        self._more = False
        self.view.set_loading(False)
        self.banner.show_text("danger", sentence(fact), action=self.tr("重试"))

    def _show_counts(self, counts: dict[str, int]) -> None:
        self.tabs.show_counts(counts)
        low = counts["low"]
        on_sale = filled(self.tr("{0} 种在售"), f"{counts['on_sale']:,}")
        self.head.note.setText(filled(self.tr("{0} · {1} 种低库存"), on_sale, f"{low:,}") if low else on_sale)

    def _say_empty(self) -> None:
        if self._chosen.active:
            self.hiding.tell(conditions(self._chosen), self._ask_reliefs)
        elif "add" in self.buttons:
            self.view.show_empty(
                "package", self.tr("还没有商品"), self.tr("加上第一件，或导入商品表格"),
                [("add", self.tr("新增商品"), "plus", True)],
            )  # fmt: skip
        else:
            self.view.show_empty("package", self.tr("还没有商品"), self.tr("请店主或店长来加"))

    def _ask_reliefs(self, then: Callable[[tuple[Relief, ...]], object]) -> None:
        self.desk.ask(self, goods_list.goods_reliefs, self._chosen, then=then, failed=_leave, key="reliefs")

    def _say_foot(self) -> None:
        ticked, loaded = len(self.table.checked_ids()), self.table.rowCount()
        if ticked:
            self.foot.setText(filled(self.tr("已选 {0} 种，可以一起入库或盘点"), ticked))
        elif self._next is None:
            self.foot.setText(filled(self.tr("共 {0} 种"), f"{loaded:,}"))
        else:
            self.foot.setText(filled(self.tr("已列出 {0} 种，往下还有"), f"{loaded:,}"))

    def _ticked(self, _ids: list[object]) -> None:
        self._say_foot()

    # pictures

    def _ask_pictures(self, rows: Sequence[GoodsRow]) -> None:
        stale = {row.product_id: row.picture for row in rows if self._digests.get(row.product_id, "") != row.picture}
        wanted = tuple(stale)[:PICTURES_MOST]
        if wanted:
            then = partial(self._show_pictures, stale)
            self.desk.call(self, thumbs, wanted, then=then, failed=_leave)

    def _show_pictures(self, digests: dict[int, str], made: dict[int, QImage]) -> None:
        for product_id, image in made.items():
            self._digests[product_id] = digests[product_id]
            self.table.thumbs.pop(product_id, None)
            if not image.isNull():
                self.table.thumbs[product_id] = QPixmap.fromImage(image)
        self.table.update_rows(row for row in self.table.rows() if row.product_id in made)

    # the pane

    def _selected(self, sku_id: object) -> None:
        if sku_id is None:
            self.pane.card = None
            self.detail_asked.emit(None)
        else:
            self._ask_card()

    def _ask_card(self) -> None:
        chosen = self.view.selected_id()
        if isinstance(chosen, int) and self._zone is not None:
            self.desk.ask(
                self, goods_list.goods_card, chosen, entries=ENTRIES, then=self._show_card, failed=_leave, key="card"
            )

    def _show_card(self, card: GoodsCard) -> None:
        if self._zone is not None:
            self.pane.show_card(card, self._zone, self.desk.may)
            self.detail_asked.emit(self.pane)

    def _more_entries(self, before: int) -> None:
        card = self.pane.card
        if card is not None:
            self.desk.ask(
                self, goods_list.stock_ledger, card.row.id, before=before, limit=ENTRIES,
                then=partial(self._show_entries, card), key="entries",
            )  # fmt: skip

    def _show_entries(self, card: GoodsCard, rows: tuple[goods_list.LedgerRow, ...]) -> None:
        if self.pane.card is card:
            self.pane.add_entries(rows, card.now)

    # acts

    def chosen_rows(self) -> list[GoodsRow]:
        """What is ticked; else what is selected."""
        ids = self.table.checked_ids() or [self.view.selected_id() or 0]
        return _by_hand(row for one in ids if (row := self.table.row_of(one)) is not None)[:ROWS_MOST]

    def _receive(self) -> None:
        self._open(ReceiveSheet(self.window(), self.desk, self.chosen_rows()), self.tr("已入库"))

    def _count(self) -> None:
        """Nothing ticked or selected: what the list shows, which a filter has narrowed to a shelf or category."""
        rows = self.chosen_rows() or _by_hand(self.table.rows())[:PAGE]
        self._open(CountSheet(self.window(), self.desk, rows), self.tr("盘点已记账"))

    def _add(self) -> None:
        self._open(AddSheet(self.window(), self.desk, self._categories), self.tr("商品已上架"))

    def _act(self, key: str) -> None:
        card = self.pane.card
        kind, _, rest = key.partition(":")
        if kind == "sku":
            self.show_subject(int(rest))
        elif card is not None:
            window, desk = self.window(), self.desk
            if kind == "import_cards":
                self._import_cards(card)
                return
            made: dict[str, Callable[[], tuple[GoodsSheet, str]]] = {
                "receive": lambda: (ReceiveSheet(window, desk, [card.row]), self.tr("已入库")),
                "count": lambda: (CountSheet(window, desk, [card.row]), self.tr("盘点已记账")),
                "void_cards": lambda: (VoidCardsSheet(window, desk, card.row, card.cards), self.tr("卡密已作废")),
                "write_off": lambda: (WriteOffSheet(window, desk, card.row), self.tr("报损已记账")),
                "edit": lambda: (SkuSheet(window, desk, card), self.tr("规格已保存")),
                "product": lambda: (ProductSheet(window, desk, self._categories, card), self.tr("商品已保存")),
                "spec": lambda: (AddSheet(window, desk, self._categories, card), self.tr("规格已上架")),
                "picture": lambda: (PictureSheet(window, desk, card), self.tr("图片已保存")),
            }
            self._open(*made[kind]())

    def _import_cards(self, card: GoodsCard) -> None:
        sheet = ImportCardsSheet(self.window(), self.desk, card.row)
        sheet.done.connect(self._imported)
        sheet.open()

    def _imported(self, told: CardsImported) -> None:
        self._acted(imported_words(told), told)

    def _open(self, sheet: GoodsSheet, words: str) -> None:
        sheet.done.connect(partial(self._acted, words))
        sheet.open()

    def _acted(self, words: str, _answer: object) -> None:
        self.toaster.say(words)
        self.table.clear_checks()
        self.reload()


def _by_hand(rows: Iterable[GoodsRow]) -> list[GoodsRow]:
    """Those whose stock people move; that of codes moves with the codes."""
    return [row for row in rows if row.delivery is not DeliveryKind.VIRTUAL]


def _leave(_fact: Exception) -> None:
    """What stands beside the list stays as it was; the window tells of the database."""
