"""The frame of the program: login, errors, first password, lock, palette, keys, a lost database, a ship notice."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import order_queries
from desktop.services.changes import Change
from desktop.services.errors import DatabaseGone, SignInRefused
from desktop.services.order_filter import OrderFilter
from desktop.services.order_rows import OrderRow
from desktop.views.start_page import StartPage
from desktop.views.texts import sentence
from tests.pictures.stage import SIZE, Stage


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window = stage.login_window()
    yield "login", window

    window = stage.login_window(demo=False)
    assert window.login is not None
    window.login.login.setText("zhangmin")
    window.login.panel.edit.setText("wrong password")
    window.login.show_error(sentence(SignInRefused(wait_seconds=8)))
    window.login.show_wait(8)
    yield "login-error", window

    window = stage.login_window(demo=False)
    assert window.login is not None
    window.login.ask_first_password("zhangmin", "")
    yield "first-password", window

    window = stage.window(Preset.MANAGER)
    window.lock_desk()
    stage.settle()
    yield "lock", window

    window = stage.window(Preset.MANAGER)
    row = some_order(stage, OrderStatus.TO_SHIP)
    stage.place(window).show_order(row.id)
    stage.until(lambda: stage.place(window).pane.head.number.text() == row.order_no)
    stage.settle()
    yield "desk", window

    window = stage.window(Preset.MANAGER)
    row = some_order(stage, OrderStatus.TO_SHIP)
    stage.place(window).show_order(row.id)
    stage.until(lambda: stage.place(window).selected == row.id)
    window.open_palette()
    stage.settle()
    yield "palette", window

    window = stage.window(Preset.MANAGER)
    window.open_palette()
    stage.palette(window).edit.setText(row.member_account)
    stage.settle()
    yield "palette-found", window

    window = stage.window(Preset.MANAGER)
    assert window.commands is not None
    window.commands.show_keys()
    stage.settle()
    yield "keys", window

    window = stage.window(Preset.MANAGER)
    stage.place(window).reach.show_reached(False)
    yield "unreachable", window

    window = stage.window(Preset.WAREHOUSE)
    place = stage.place(window)
    row = some_order(stage, OrderStatus.TO_SHIP)
    change = Change(1, "confirm_payment", "storefront", row.id, OrderStatus.PAID, row.changed_at)
    place.notices.changed([change])
    stage.settle()
    yield "ship-notice", window

    page = StartPage()
    page.resize(*SIZE)
    page.show_refused(DatabaseGone(outcome_known=True))
    yield "shop-unreachable", page

    page = StartPage()
    page.resize(*SIZE)
    page.show_progress(QCoreApplication.translate("DemoBuilder", "正在写订单"), 46)
    yield "demo-building", page


def some_order(stage: Stage, status: OrderStatus) -> OrderRow:
    """The newest with goods and money, which nobody has held."""
    chosen = OrderFilter(statuses=(status,), held=False, cash_min=1)
    actor = stage.shop.actor(Preset.MANAGER)
    rows = stage.shop.office.ask(actor, order_queries.find_orders, chosen, limit=50).rows
    return max(rows, key=lambda row: (row.line_count > 1, row.points > 0, row.placed_at))
