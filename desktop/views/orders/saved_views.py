"""SavedViews: the lists that somebody keeps under a name, chosen from a menu beside the tabs.

views = SavedViews(desk, toaster, now=page.content)     now() gives the ViewContent of the list as it stands
views.open_menu(button) · views.save_as(content) · views.chosen(ViewRow)
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.services import saved_views
from desktop.services.errors import Invalid
from desktop.services.saved_views import COUNT_MOST, NAME_MOST, SHARE, ViewContent, ViewRow
from desktop.views.buttons import Button, IconButton
from desktop.views.desk import Desk
from desktop.views.dialogs import Sheet
from desktop.views.form import Field, TextEdit
from desktop.views.icons import Glyph, icon
from desktop.views.labels import ElidedLabel, clear, label
from desktop.views.overlay import Popover
from desktop.views.texts import field_problem, filled, sentence
from desktop.views.toast import Toaster

WIDTH = 300


class SavedViews(QObject):
    chosen = Signal(object)

    def __init__(self, desk: Desk, toaster: Toaster, *, now: Callable[[], ViewContent], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._toaster, self._now, self._page = desk, toaster, now, parent

    def open_menu(self, anchor: QWidget) -> None:
        menu = ViewsMenu(anchor.window(), anchor, self._desk)
        menu.chosen.connect(self.chosen)
        menu.save_pressed.connect(self._save_now)
        menu.acted.connect(self._act)
        menu.open()

    def save_as(self, content: ViewContent) -> None:
        sheet = NameSheet(
            self._page.window(), self._desk, self.tr("存为视图"), act=self.tr("存视图"), may_share=self._desk.may(SHARE)
        )
        sheet.named.connect(partial(self._save, content, sheet))
        sheet.open()

    def _save_now(self) -> None:
        self.save_as(self._now())

    def _save(self, content: ViewContent, sheet: NameSheet, name: str, shared: bool) -> None:
        then = partial(self._saved, sheet, shared)
        self._desk.do(sheet, saved_views.save_view, name=name, content=content, then=then, failed=sheet.refuse)

    def _saved(self, sheet: NameSheet, shared: bool, view: ViewRow) -> None:
        sheet.close_overlay()
        if shared:
            self._do(
                saved_views.share_view, view.id, shared=True, words=self.tr("已存为全店共享的视图「{0}」"), view=view
            )
        else:
            self._toaster.say(filled(self.tr("已存为视图「{0}」"), view.name))
        self.chosen.emit(view)

    def _act(self, key: str, view: ViewRow) -> None:
        if key == "rename":
            sheet = NameSheet(
                self._page.window(), self._desk, self.tr("给视图改名"), act=self.tr("改名"), name=view.name
            )
            sheet.named.connect(partial(self._rename, view, sheet))
            sheet.open()
        elif key == "replace":
            words = self.tr("视图「{0}」换成了现在的条件")
            self._do(
                saved_views.save_view, name=view.name, content=self._now(), view_id=view.id, words=words, view=view
            )
        elif key == "share":
            self._do(saved_views.share_view, view.id, shared=True, words=self.tr("「{0}」全店都能用了"), view=view)
        elif key == "unshare":
            self._do(saved_views.share_view, view.id, shared=False, words=self.tr("「{0}」只给自己用了"), view=view)
        elif key == "start":
            words = self.tr("以后登录先打开「{0}」")
            self._do(saved_views.set_start_view, view_id=view.id, words=words, view=view)
        elif key == "no_start":
            words = self.tr("以后登录打开上次的列表")
            self._do(saved_views.set_start_view, view_id=None, words=words, view=view)
        elif key == "delete":
            self._desk.do(
                self, saved_views.delete_view, view.id, then=partial(self._deleted, view), failed=self._say_failed
            )

    def _rename(self, view: ViewRow, sheet: NameSheet, name: str, _shared: bool) -> None:
        self._desk.do(
            sheet, saved_views.rename_view, view.id, name=name, then=partial(self._renamed, sheet),
            failed=sheet.refuse,
        )  # fmt: skip

    def _renamed(self, sheet: NameSheet, view: ViewRow) -> None:
        sheet.close_overlay()
        self._toaster.say(filled(self.tr("视图改名为「{0}」"), view.name))

    def _deleted(self, view: ViewRow, _answer: object) -> None:
        undo = partial(self._restore, view)
        self._toaster.offer(filled(self.tr("视图「{0}」已删除"), view.name), self.tr("撤销"), undo)

    def _restore(self, view: ViewRow) -> None:
        self._do(saved_views.restore_view, view.id, words=self.tr("视图「{0}」回来了"), view=view)

    def _do(self, act: Callable[..., Any], *args: Any, words: str, view: ViewRow, **values: Any) -> None:
        then = partial(self._say, filled(words, view.name))
        self._desk.do(self, act, *args, then=then, failed=self._say_failed, **values)

    def _say(self, words: str, _answer: object) -> None:
        self._toaster.say(words)

    def _say_failed(self, error: Exception) -> None:
        self._toaster.say(sentence(error), tone="danger", seconds=10)


class NameSheet(Sheet):
    """A name for a view, and whether the whole shop gets it."""

    named = Signal(str, bool)

    def __init__(
        self, window: QWidget, desk: Desk, title: str, *, act: str, name: str = "", may_share: bool = False
    ) -> None:
        super().__init__(window, title, icon="bookmark", width=420)
        self.edit = TextEdit(self.tr("例如 大额待发货"))
        self.edit.setMaxLength(NAME_MOST)
        self.edit.setText(name)
        self.field = Field(self.tr("视图名"), self.edit, required=True)
        self.shared = QCheckBox(self.tr("全店共享，同事也能选"))
        self.add(self.field)
        if may_share:
            self.add(self.shared)
        if not name:
            self.add(label(self.tr("记下现在的条件、排序和列。搜索框里的文字不会记下"), "caption", wrap=True))
        self.add_button(self.tr("不了"), slot=self.dismiss)
        self.add_button(act, "check", kind="primary", slot=self._submit, default=True)

    def _submit(self) -> None:
        self.set_busy(self.tr("正在保存"))
        self.named.emit(self.edit.text(), self.shared.isChecked())

    def refuse(self, error: Exception) -> None:
        self.set_busy("")
        if isinstance(error, Invalid) and error.field == "view":
            self.field.set_error(field_problem(error))
            self.edit.setFocus()
        else:
            self.show_error(sentence(error))


class ViewsMenu(Popover):
    chosen = Signal(object)
    acted = Signal(str, object)
    save_pressed = Signal()

    def __init__(self, host: QWidget, anchor: QWidget, desk: Desk) -> None:
        super().__init__(host, anchor, width=WIDTH, name=self.tr("已存视图"))
        self._desk = desk
        self.lines: dict[int, ViewLine] = {}
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(label(self.tr("正在读取…"), "caption"))
        self.save = Button(self.tr("把现在的列表存为视图"), "bookmark-plus", kind="soft")
        self.save.clicked.connect(self._save)
        self.box.addWidget(self._list)
        self.box.addWidget(self.save)
        self.closed.connect(self.deleteLater)
        desk.ask(self, saved_views.saved_views, then=self._show, failed=self._say_failed, key="views")

    def _show(self, views: tuple[ViewRow, ...]) -> None:
        clear(self._column)
        for shared, title in ((True, self.tr("全店共享")), (False, self.tr("仅自己"))):
            group = [view for view in views if view.shared is shared]
            if group:
                self._column.addWidget(label(title, "caption"))
            for view in group:
                line = ViewLine(view, may_share=self._desk.may(SHARE))
                line.chosen.connect(self._choose)
                line.acted.connect(self._act)
                self.lines[view.id] = line
                self._column.addWidget(line)
        if not views:
            self._column.addWidget(label(self.tr("还没有存过视图"), "caption"))
        self.place()
        if self.lines and self.save.hasFocus():
            # it was the only one there while they were being read
            next(iter(self.lines.values())).button.setFocus(Qt.FocusReason.TabFocusReason)
        ids = tuple(view.id for view in views)
        self._desk.ask(self, saved_views.view_counts, ids, then=self._count, failed=self._say_failed, key="counts")

    def _count(self, counts: dict[int, int]) -> None:
        for view_id, n in counts.items():
            if view_id in self.lines:
                self.lines[view_id].count.setText(f"{COUNT_MOST - 1}+" if n >= COUNT_MOST else f"{n:,}")

    def _choose(self, view: ViewRow) -> None:
        self.close_overlay()
        self.chosen.emit(view)

    def _act(self, key: str, view: ViewRow) -> None:
        self.close_overlay()
        self.acted.emit(key, view)

    def _save(self) -> None:
        self.close_overlay()
        self.save_pressed.emit()

    def _say_failed(self, error: Exception) -> None:
        clear(self._column)
        self._column.addWidget(label(sentence(error), "error", wrap=True))


class ViewLine(QWidget):
    """One view: its name to press, how many orders it shows, and what can be done with it."""

    chosen = Signal(object)
    acted = Signal(str, object)

    def __init__(self, view: ViewRow, *, may_share: bool) -> None:
        super().__init__()
        self._view, self._may_share = view, may_share
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.button = Button("", kind="ghost")
        self.button.setAccessibleName(view.name)
        inside = QHBoxLayout(self.button)
        inside.setContentsMargins(8, 0, 8, 0)
        inside.setSpacing(8)
        self.count = label("", "caption")
        parts: list[QWidget] = [Glyph("star" if view.starts else "bookmark", "accent_text" if view.starts else "text2")]
        parts += [ElidedLabel(view.name), self.count]
        for at, part in enumerate(parts):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(part, 1 if at == 1 else 0)
        self.button.setToolTip(self._told())
        self.button.clicked.connect(self._choose)
        self.more = IconButton("ellipsis", filled(self.tr("「{0}」的更多操作"), view.name))
        self.more.clicked.connect(self._open_menu)
        row.addWidget(self.button, 1)
        row.addWidget(self.more)

    def menu(self) -> QMenu:
        made, view = QMenu(self), self._view
        ways = [
            ("no_start", self.tr("登录时不再打开"), "star") if view.starts else ("start", self.tr("登录时打开"), "star")
        ]
        if view.may_change:
            ways += [("replace", self.tr("换成现在的条件"), "save"), ("rename", self.tr("改名"), "pencil")]
            if view.shared:
                ways.append(("unshare", self.tr("不再共享"), "lock"))
            elif self._may_share:
                ways.append(("share", self.tr("全店共享"), "users"))
            ways.append(("delete", self.tr("删除"), "trash-2"))
        for key, words, picture in ways:
            made.addAction(icon(picture, "danger_text" if key == "delete" else "text"), words).triggered.connect(
                partial(self._act, key)
            )
        return made

    def _told(self) -> str:
        told = filled(self.tr("{0} 存的"), self._view.owner) if self._view.shared else self._view.name
        return filled(self.tr("{0}，登录时打开"), told) if self._view.starts else told

    def _choose(self) -> None:
        self.chosen.emit(self._view)

    def _act(self, key: str, _checked: bool = False) -> None:
        self.acted.emit(key, self._view)

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
