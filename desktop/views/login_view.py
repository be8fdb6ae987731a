"""LoginView: sign in, first password, the demo shop's roles; and LockView over a running desk.

    view = LoginView("悦享生活 · 南山店", roles=[DemoRole("owner", "store", "店主 李想", "全部权利")], note="演示数据…")
    view.sign_in(login, password) · demo_role(login) · first_password(login, code, password) · forgotten · language_asked
    view.set_busy("正在登录") · show_error("账号或密码不对") · show_wait(seconds) · ask_first_password(login, code)
    view.show_foot("PostgreSQL 已连接 · 4 ms", "本机 收银台-02") · show_language("English") · start(login)

    lock = LockView(window) → .unlock(password), .sign_out
    lock.lock("张敏", "店长") · lock.panel.show_error(…) · lock.panel.show_wait(…) · lock.unlocked()
LockView is opaque and keeps everything behind it as it was; Esc does not close it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.views.buttons import Button, reveal
from desktop.views.first_password import FirstPassword
from desktop.views.form import Field, TextEdit
from desktop.views.icons import Glyph, IconTile
from desktop.views.labels import Avatar, Card, ElidedLabel, hline, initial, label
from desktop.views.login_brand import BrandedPage
from desktop.views.overlay import Overlay
from desktop.views.password_panel import PasswordPanel
from desktop.views.scrolling import scrolled_middle
from desktop.views.theme import color

_FORM_WIDTH = 460
_SHORT_BELOW = 620


@dataclass(frozen=True, slots=True)
class DemoRole:
    login: str
    icon: str
    title: str
    hint: str


class RoleButton(QPushButton):
    """A demo person: icon, name, what they do."""

    def __init__(self, role: DemoRole) -> None:
        super().__init__()
        self.setProperty("kind", "tile")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{role.title} {role.hint}")
        self._row = QHBoxLayout(self)
        self._tile, self._hint = IconTile(role.icon, "accent", 34), ElidedLabel(role.hint, "caption")
        self._row.addWidget(self._tile)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(role.title, "strong"))
        words.addWidget(self._hint)
        self._row.addLayout(words, 1)
        self.set_short(False)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_short(self, short: bool) -> None:
        """Who it is; what they do stands on hover."""
        self._hint.setHidden(short)
        self.setToolTip(self._hint.full_text() if short else "")
        self._tile.setFixedSize(*(22, 22) if short else (34, 34))
        side, gap = (6, 6) if short else (9, 10)
        self._row.setContentsMargins(side, 6, side, 6)
        self._row.setSpacing(gap)
        self.setFixedHeight(36 if short else 52)

    def sizeHint(self) -> QSize:
        return QSize(140, self.height())


class LoginView(BrandedPage):
    sign_in = Signal(str, str)
    demo_role = Signal(str)
    first_password = Signal(str, str, str)
    forgotten = Signal()

    def __init__(self, shop: str, *, roles: Sequence[DemoRole] = (), note: str = "") -> None:
        super().__init__(top=24)
        self._person = ""
        self.role_buttons: list[RoleButton] = []
        self._stack = QStackedWidget()
        self._stack.setFixedWidth(_FORM_WIDTH)
        self._stack.addWidget(self._login_form(shop, roles, note))
        self.first = FirstPassword()
        self.first.chosen.connect(self._password_chosen)
        self.first.cancelled.connect(self._back)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addStretch(1)
        inside.addWidget(self.first)
        inside.addStretch(2)
        self._stack.addWidget(holder)
        self.right.addWidget(scrolled_middle(self._stack), 1)
        self.right.addLayout(self._foot())

    def _login_form(self, shop: str, roles: Sequence[DemoRole], note: str) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(label(self.tr("登录"), "login"))
        self._shop = label(shop, "muted")
        column.addWidget(self._shop)
        column.addSpacing(10)
        self.login = TextEdit(leading="user", size="large")
        self.login.returnPressed.connect(self._to_password)
        column.addWidget(Field(self.tr("账号"), self.login))
        self.panel = PasswordPanel(self.tr("登录"))
        self.panel.submitted.connect(self._submitted)
        self.panel.forgotten.connect(self.forgotten)
        column.addWidget(self.panel)
        if roles:
            column.addSpacing(14)
            column.addLayout(self._roles(roles))
        if note:
            column.addSpacing(6)
            box = Card("well", (10, 7, 10, 7))
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(Glyph("info"))
            line.addWidget(label(note, "caption", wrap=True), 1)
            box.box.addLayout(line)
            column.addWidget(box)
        column.addStretch(1)
        return made

    def _roles(self, roles: Sequence[DemoRole]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(hline(on_page=True), 1)
        head.addWidget(label(self.tr("演示店：点一个身份直接进入"), "caption"))
        head.addWidget(hline(on_page=True), 1)
        column.addLayout(head)
        self._role_grid = QGridLayout()
        for role in roles:
            button = RoleButton(role)
            button.clicked.connect(partial(self._role_pressed, role.login))
            self.role_buttons.append(button)
        self._stand_roles(short=False)
        column.addLayout(self._role_grid)
        return column

    def _stand_roles(self, *, short: bool) -> None:
        """In a short window in three columns of a line each: all of them are seen at once."""
        across = 3 if short else 2
        self._role_grid.setSpacing(8 if short else 10)
        for number, button in enumerate(self.role_buttons):
            button.set_short(short)
            self._role_grid.addWidget(button, number // across, number % across)

    def _stand(self) -> None:
        super()._stand()
        if self.role_buttons:
            self._stand_roles(short=self.height() < _SHORT_BELOW)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addStretch(1)
        self._database_icon, self._database = Glyph("database", "text2", 13), label("", "caption")
        self._place_icon, self._place = Glyph("monitor", "text2", 13), label("", "caption")
        for widget in (self._database_icon, self._database, self._place_icon, self._place):
            widget.hide()
            row.addWidget(widget)
        row.insertSpacing(3, 10)
        row.addStretch(1)
        return row

    def show_shop(self, name: str) -> None:
        self._shop.setText(name)

    def start(self, login: str = "") -> None:
        """Puts the cursor where typing goes on."""
        self.login.setText(login)
        (self.panel.edit if login else self.login).setFocus()

    def set_busy(self, words: str = "") -> None:
        self.panel.set_busy(words)
        self.first.set_busy(words)
        self.login.setReadOnly(bool(words))
        for button in getattr(self, "role_buttons", []):
            button.setEnabled(not words)

    def show_error(self, text: str) -> None:
        if self._stack.currentIndex():
            self.first.show_error(text)
        else:
            self.panel.show_error(text)

    def show_wait(self, seconds: int) -> None:
        self.panel.show_wait(seconds)

    def ask_first_password(self, login: str, code: str) -> None:
        self._person = login
        self._stack.setCurrentIndex(1)
        self.first.start(code)

    def show_foot(self, database: str, place: str = "") -> None:
        for glyph, said, words in (
            (self._database_icon, self._database, database), (self._place_icon, self._place, place)
        ):  # fmt: skip
            said.setText(words)
            reveal(glyph, bool(words))
            reveal(said, bool(words))

    def _to_password(self) -> None:
        if self.panel.edit.text():
            self.panel.submit()
        else:
            self.panel.take_focus()

    def _submitted(self, password: str) -> None:
        if not self.login.text().strip():
            self.panel.show_error(self.tr("先填账号"))
            self.login.setFocus()
            return
        self.panel.show_error("")
        self.sign_in.emit(self.login.text().strip(), password)

    def _role_pressed(self, login: str, checked: bool = False) -> None:
        self.demo_role.emit(login)

    def _password_chosen(self, code: str, password: str) -> None:
        self.first.show_error("")
        self.first_password.emit(self._person, code, password)

    def _back(self) -> None:
        self._stack.setCurrentIndex(0)
        self.panel.clear()
        self.panel.take_focus()


class LockView(Overlay):
    unlock = Signal(str)
    sign_out = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host.window(), scrim=False)
        self.setAccessibleName(self.tr("已锁定"))
        column = QVBoxLayout(self.card)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(10)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._face = Avatar("", 56)
        self._name, self._role = label("", "h2"), label("", "caption")
        column.addWidget(self._face, 0, middle)
        column.addWidget(self._name, 0, middle)
        column.addWidget(self._role, 0, middle)
        self.panel = PasswordPanel(self.tr("解锁"), forgot=False)
        self.panel.submitted.connect(self.unlock)
        column.addWidget(self.panel)
        out = Button(self.tr("换人登录"), kind="link")
        out.clicked.connect(self.sign_out)
        column.addWidget(out, 0, middle)

    def lock(self, name: str, role: str) -> None:
        """Hides what is on screen; nothing behind is changed."""
        self._face.show_character(initial(name))
        self._name.setText(name)
        self._role.setText(self.tr("{0}，已锁定。没保存的都还在").replace("{0}", role))
        self.panel.clear()
        self.panel.show_error("")
        self.open()

    def unlocked(self) -> None:
        self.panel.clear()
        self.panel.set_busy("")
        self.close_overlay()

    def dismiss(self) -> None:
        """Only the password opens it."""

    def take_focus(self) -> None:
        self.panel.take_focus()

    def place(self) -> None:
        width = min(380, self.width() - 32)
        height = self.card.sizeHint().height()
        self.card.setGeometry((self.width() - width) // 2, max(16, (self.height() - height) // 2), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), color("bg"))
        super().paintEvent(event)
