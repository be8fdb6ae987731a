"""异常: the list by urgency with its pane, several ticked, what is put off and closed, the dialogs, and the delays."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import ExceptionKind, Preset
from desktop.services.exceptions.queries import Scope
from desktop.views.exceptions.page import DELAYS, ExceptionsPage
from desktop.views.main_window import MainWindow
from tests.pictures.stage import Stage

K = ExceptionKind
SHOWN = (
    K.RISKY, K.SHIP_LATE, K.OUT_OF_STOCK, K.OVERSOLD, K.PARCEL_STUCK, K.PAYMENT_FAILING, K.REFUND_FAILED,
    K.SECOND_PAYMENT, K.WEBHOOK_DEAD,
)  # fmt: skip


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, _ = exceptions_page(stage)
    yield "exceptions", window

    for kind in SHOWN:
        window, page = exceptions_page(stage)
        if choose(stage, page, kind):
            yield f"exceptions-{kind.value.lower().replace('_', '-')}", window

    window, page = exceptions_page(stage)
    tick(stage, page)
    yield "exceptions-ticked", window

    window, page = exceptions_page(stage)
    tick(stage, page)
    page.later.click()
    stage.settle()
    yield "exceptions-snooze", window

    window, page = exceptions_page(stage)
    if choose(stage, page, K.PARCEL_STUCK):
        page._start("settle")
        stage.settle()
        yield "exceptions-settle", window

    for scope in (Scope.SNOOZED, Scope.CLOSED, Scope.MINE):
        window, page = exceptions_page(stage)
        page.scope.choose(scope.value)
        page.reload()
        stage.settle()
        yield f"exceptions-{scope.value.lower()}", window

    window, page = exceptions_page(stage)
    page.show_tab(DELAYS)
    stage.settle()
    yield "exceptions-delays", window


def tick(stage: Stage, page: ExceptionsPage) -> None:
    for row in page.table.rows()[:3]:
        page.table.check(row.id, True)
    stage.settle()


def choose(stage: Stage, page: ExceptionsPage, kind: ExceptionKind) -> bool:
    row = next((row for row in page.table.rows() if row.kind is kind), None)
    if row is not None:
        page.view.select(row.id)
        stage.settle()
    return row is not None


def exceptions_page(stage: Stage) -> tuple[MainWindow, ExceptionsPage]:
    window = stage.window(Preset.MANAGER)
    stage.place(window).show_page("exceptions")
    stage.settle()
    page = stage.place(window).pages["exceptions"]
    assert isinstance(page, ExceptionsPage)
    return window, page
