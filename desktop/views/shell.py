"""Shell: the frame of the signed-in window. Navigation, page, detail pane, status bar; it knows no page by name.

shell = Shell("悦享生活 · 南山店", [NavItem(…)])
shell.nav                                   see navigation.py (chosen, show_badge, show_person, sign_out)
shell.add_page("orders", widget) · shell.show_page("orders") · shell.page("orders") · shell.current_page()
shell.set_detail(widget | None)             the right pane (352 px), shared by pages; kept as a child when taken out
shell.status.show_database("PostgreSQL 已连接 · 4 ms", tone="") · show_synced("17:42 已同步") · show_scanner("扫码枪就绪")
shell.add_banner(Banner())                  above every page
shell.toaster.offer(…)                      toasts above the page area
PageHead("订单管理", "今日新增 126 笔")        .note.setText, .add_button(Button(…)), .crumb for "订单管理 › 导入"
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.config import VERSION
from desktop.views.buttons import Button, IconButton
from desktop.views.icons import Glyph
from desktop.views.labels import ElidedLabel, Keys, label, say
from desktop.views.navigation import Navigation, NavItem
from desktop.views.toast import Toaster

DETAIL_WIDTH = 352
_NARROW_BELOW, _HINTS_BELOW = 1180, 900


class StatusBar(QFrame):
    """The line at the bottom: database, last sync, scanner at the left; keys and version at the right."""

    help_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusbar")
        self.setFixedHeight(28)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(6)
        self._parts: dict[str, tuple[Glyph, QLabel]] = {}
        for key, icon in (("database", "database"), ("synced", "refresh-cw"), ("scanner", "scan-barcode")):
            glyph, words = Glyph(icon, "text2", 13), label("")
            glyph.hide()
            row.addWidget(glyph)
            row.addWidget(words)
            row.addSpacing(14)
            self._parts[key] = (glyph, words)
        row.addStretch(1)
        self._hints = QWidget()
        hints = QHBoxLayout(self._hints)
        hints.setContentsMargins(0, 0, 0, 0)
        hints.setSpacing(14)
        hints.addWidget(Keys("Ctrl+K", words=self.tr("命令")))
        hints.addWidget(Keys("J", "K", words=self.tr("上下一条")))
        hints.addWidget(Keys("?", words=self.tr("快捷键")))
        row.addWidget(self._hints)
        row.addSpacing(8)
        row.addWidget(label(f"v{VERSION}"))

    def show_database(self, words: str, *, tone: str = "") -> None:
        """tone "danger": the connection is gone."""
        self._show("database", words, tone)
        glyph = self._parts["database"][0]
        glyph.show_icon("unplug" if tone == "danger" else "database", "danger_text" if tone == "danger" else "text2")

    def show_synced(self, words: str) -> None:
        self._show("synced", words, "")

    def show_scanner(self, words: str) -> None:
        self._show("scanner", words, "")

    def show_hints(self, on: bool) -> None:
        self._hints.setVisible(on)

    def _show(self, key: str, words: str, tone: str) -> None:
        glyph, said = self._parts[key]
        said.setText(words)
        said.setProperty("tone", tone)
        said.style().polish(said)
        glyph.setVisible(bool(words))
        say(said, words)


_BEFORE_NOTE = 4


class GivesWay(Protocol):
    """A widget of a head that gets smaller by saved_width() where there is no room."""

    def is_narrow(self) -> bool: ...
    def saved_width(self) -> int: ...
    def set_narrow(self, on: bool) -> None: ...
    def isHidden(self) -> bool: ...


class PageHead(QFrame):
    """A page's title line: title (or path), grey facts, buttons at the right."""

    back = Signal()

    def __init__(self, title: str, note: str = "", *, crumb: str = "") -> None:
        super().__init__()
        self.setObjectName("pagehead")
        self.setFixedHeight(56)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        if crumb:
            self.crumb = Button(crumb, kind="link")
            self.crumb.setProperty("grade", "crumb")
            self.crumb.clicked.connect(self.back)
            row.addWidget(self.crumb)
            row.addWidget(Glyph("chevron-right"))
        self.title = label(title, "h1")
        self.note = ElidedLabel(note, "caption", least=90)
        row.addWidget(self.title)
        row.addSpacing(_BEFORE_NOTE)
        row.addWidget(self.note, 1)
        self._right = row
        self._giving: list[GivesWay] = []

    def add_giving(self, widget: GivesWay) -> None:
        """Something that can do with less room."""
        assert isinstance(widget, QWidget)
        self._right.addWidget(widget)
        self._giving.append(widget)

    def add_button(self, widget: Button | IconButton | QWidget) -> None:
        self._right.addWidget(widget)
        if isinstance(widget, Button) and widget.property("kind") != "primary":
            self._giving.append(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Buttons come and go, and say other words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Where there is no room for all words, the buttons beside the main one keep their icons only, from the left."""
        items = (self._right.itemAt(at) for at in range(self._right.count()))
        fixed = [item for item in items if item is not None and item.widget() is not self.note and not item.isEmpty()]
        narrow = {one: one.is_narrow() for one in self._giving}
        missing = 40 + _BEFORE_NOTE + self.note.minimumSizeHint().width() - self.width()
        missing += self._right.spacing() * len(fixed)
        missing += sum(item.sizeHint().width() for item in fixed)
        missing += sum(one.saved_width() for one, was in narrow.items() if was and not one.isHidden())
        for one in self._giving:
            tight = missing > 0 and not one.isHidden()
            missing -= one.saved_width() if tight else 0
            if tight != narrow[one]:
                one.set_narrow(tight)


class Shell(QWidget):
    page_shown = Signal(str)

    def __init__(self, shop: str, items: Sequence[NavItem]) -> None:
        super().__init__()
        self.setObjectName("root")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.nav = Navigation(shop, items)
        self.status = StatusBar()
        self.area = QFrame()
        self.area.setObjectName("page")
        inside = QVBoxLayout(self.area)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        self._banners = inside
        self._stack = QStackedWidget()
        inside.addWidget(self._stack)
        self.toaster = Toaster(self.area, above=62)
        self._detail_slot = QFrame()
        self._detail_slot.setObjectName("detail")
        self._detail_slot.setFixedWidth(DETAIL_WIDTH)
        self._detail = QVBoxLayout(self._detail_slot)
        self._detail.setContentsMargins(1, 0, 0, 0)
        self._detail.setSpacing(0)
        self._detail_slot.hide()
        self._pages: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.nav)
        row.addWidget(self.area, 1)
        row.addWidget(self._detail_slot)
        column.addLayout(row, 1)
        column.addWidget(self.status)

    def add_page(self, key: str, page: QWidget) -> None:
        self._pages[key] = page
        self._stack.addWidget(page)

    def drop_page(self, key: str) -> None:
        """A page that may not be shown any more."""
        if (page := self._pages.pop(key, None)) is not None:
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()

    def page(self, key: str) -> QWidget | None:
        return self._pages.get(key)

    def current_page(self) -> str:
        shown = self._stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is shown), "")

    def show_page(self, key: str) -> None:
        """KeyError for a page that wasn't added."""
        self._stack.setCurrentWidget(self._pages[key])
        self.nav.choose(key)
        self.page_shown.emit(key)

    def add_banner(self, banner: QWidget) -> None:
        """A sentence above every page."""
        self._banners.insertWidget(0, banner)

    def set_detail(self, widget: QWidget | None) -> None:
        """The widget that was there before is hidden and stays with the shell; its maker may set it again."""
        while (item := self._detail.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
        if widget is not None:
            self._detail.addWidget(widget)
            widget.show()
        self._detail_slot.setVisible(widget is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.nav.set_narrow(self.width() < _NARROW_BELOW)
        self.status.show_hints(self.width() >= _HINTS_BELOW)
