"""After-sales: the queue, its tabs, one in every state with its pane, every dialog, photos, refusals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QWidget

from desktop.models.after_sales import ReturnKind, ReturnState
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services.attachments import add_return_photo
from desktop.services.order_filter import OrderFilter
from desktop.services.order_queries import find_orders
from desktop.services.return_queries import QueueRow, ReturnFilter, return_detail, return_queue
from desktop.views.images import encoded
from desktop.views.main_window import MainWindow
from desktop.views.order_acts.request_return import FastRefundSheet, RequestReturnSheet
from desktop.views.overlay import Overlay, overlays_of
from desktop.views.return_acts.photos import AddPhotosSheet
from desktop.views.return_acts.receive import ReceiveSheet
from desktop.views.return_acts.refund import ELSEWHERE, RefundSheet
from desktop.views.return_acts.return_sheet import ReasonedSheet
from desktop.views.returns.find_order import FindOrderSheet
from desktop.views.returns.page import ALL, ReturnsPage
from tests.pictures.stage import Stage

W = TypeVar("W", bound=Overlay)
K, R = ReturnKind, ReturnState


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    photographed(stage)
    yield from _lists(stage)
    yield from _panes(stage)
    yield from _decisions(stage)
    yield from _moneys(stage)
    yield from _requests(stage)


def _lists(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, page = opened(stage)
    yield "returns", window

    window, page = opened(stage, Preset.WAREHOUSE)
    yield "returns-warehouse", window

    window, page = opened(stage)
    choose(stage, page, ALL)
    yield "returns-all", window

    window, page = opened(stage)
    page.bar.search.set_text("JF0")
    page.bar.search.searched.emit("JF0")
    stage.settle()
    yield "returns-nothing", window


def _panes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    for name, state, kind in (
        ("requested", R.REQUESTED, K.RETURN_REFUND), ("to-receive", R.TO_RECEIVE, K.EXCHANGE),
        ("to-refund", R.TO_REFUND, K.RETURN_REFUND), ("to-reship", R.TO_RESHIP, K.EXCHANGE),
        ("done", R.DONE, K.RETURN_REFUND), ("exchanged", R.DONE, K.EXCHANGE), ("rejected", R.REJECTED, K.RETURN_REFUND),
    ):  # fmt: skip
        window, page = opened(stage)
        select(stage, page, state, kind)
        yield f"returns-{name}", window

    window, page = opened(stage)
    select(stage, page, R.TO_REFUND, K.RETURN_REFUND)
    page.pane.evidence.look()
    stage.until(lambda: len(page.pane.evidence.photos()) == 2)
    stage.settle()
    yield "returns-photos", window

    window, page = opened(stage)
    select(stage, page, R.TO_REFUND, K.RETURN_REFUND)
    page.pane.evidence.look()
    stage.until(lambda: len(page.pane.evidence.photos()) == 2)
    page.pane.evidence.photos_asked.emit(0)
    stage.settle()
    yield "returns-photo-large", window


def _decisions(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    for act, state, kind in (
        ("approve_return", R.REQUESTED, K.RETURN_REFUND), ("reject_return", R.REQUESTED, K.RETURN_REFUND),
        ("withdraw_return", R.REQUESTED, K.REFUND_ONLY), ("refuse_goods", R.TO_RECEIVE, K.RETURN_REFUND),
        ("approve_all_the_same", R.TO_RECEIVE, K.RETURN_REFUND), ("assign_return", R.REQUESTED, K.EXCHANGE),
        ("reship_return", R.TO_RESHIP, K.EXCHANGE), ("refund_instead", R.TO_RESHIP, K.EXCHANGE),
    ):  # fmt: skip
        window, page = opened(stage)
        sheet = started(stage, page, window, act, state, kind, Overlay)
        if isinstance(sheet, ReasonedSheet):
            sheet.reasons.choice.setCurrentIndex(0)
        yield f"returns-{act.replace('_', '-')}", window

    window, page = opened(stage)
    receive = started(stage, page, window, "receive_return", R.TO_RECEIVE, K.EXCHANGE, ReceiveSheet)
    yield "returns-receive", window

    window, page = opened(stage)
    receive = started(stage, page, window, "receive_return", R.TO_RECEIVE, K.RETURN_REFUND, ReceiveSheet)
    receive.rows[0].kept_out._step(1)
    stage.settle(600)
    yield "returns-receive-kept-out", window

    window, page = opened(stage)
    photos = started(stage, page, window, "add_return_photo", R.REQUESTED, K.RETURN_REFUND, AddPhotosSheet)
    for tone in ("#b07d4f", "#5b7f95"):
        file = stage.shop._folder / f"{tone[1:]}.png"
        file.write_bytes(a_photo(tone))
        photos.picker.take_files([file])
    broken = stage.shop._folder / "报价单.xlsx"
    broken.write_bytes(b"PK no picture")
    photos.picker.take_files([broken])
    stage.settle()
    yield "returns-add-photos", window


def _moneys(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, page = opened(stage)
    started(stage, page, window, "refund_return", R.TO_REFUND, K.RETURN_REFUND, RefundSheet)
    yield "returns-refund-points", window

    window, page = opened(stage)
    started(stage, page, window, "refund_return", R.TO_REFUND, K.REFUND_ONLY, RefundSheet)
    yield "returns-refund", window

    window, page = opened(stage)
    refund = started(stage, page, window, "refund_return", R.TO_REFUND, K.REFUND_ONLY, RefundSheet)
    refund.amount.setText("1.00")
    refund.amount.textEdited.emit("1.00")
    refund.way.choose(ELSEWHERE)
    refund.way.changed.emit(ELSEWHERE)
    stage.settle(600)
    refund.submit()
    stage.settle()
    yield "returns-refund-elsewhere", window

    window, page = opened(stage)
    refund = started(stage, page, window, "refund_return", R.TO_REFUND, K.REFUND_ONLY, RefundSheet)
    refund.amount.setText("99999")
    refund.amount.textEdited.emit("99999")
    stage.settle(600)
    yield "returns-refund-too-much", window


def _requests(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, page = opened(stage)
    page.new_return()
    stage.settle()
    yield "returns-find-order", window

    for name, kind in (("request", RequestReturnSheet), ("fast-refund", FastRefundSheet)):
        window = stage.window(Preset.MANAGER)
        place = stage.place(window)
        place.show_order(shipped(stage))
        stage.settle()
        place.acts.start("request_return" if name == "request" else "fast_refund", shipped(stage))
        sheet = sheet_of(stage, window, kind)
        assert isinstance(sheet, RequestReturnSheet | FastRefundSheet)
        sheet.picker.rows[0].tick.setChecked(True)
        sheet.picker.rows[0].stepper.set_value(1)
        sheet.why.setCurrentIndex(0)
        sheet.changed()
        stage.settle(700)
        yield f"returns-{name}", window

    window, page = opened(stage)
    page.new_return()
    found = sheet_of(stage, window, FindOrderSheet)
    found.number.setText("JF0000")
    found.submit()
    stage.settle()
    yield "returns-find-order-error", window

    window = stage.window(Preset.MANAGER)
    place = stage.place(window)
    row = first(stage, R.TO_RESHIP, K.EXCHANGE)
    place.show_order(row.order_id)
    stage.settle(600)
    place.pane.area.ensureWidgetVisible(place.pane.returns)
    stage.settle()
    yield "returns-order-pane", window


def opened(stage: Stage, preset: Preset = Preset.MANAGER) -> tuple[MainWindow, ReturnsPage]:
    window = stage.window(preset)
    place = stage.place(window)
    place.show_page("returns")
    page = place.pages["returns"]
    assert isinstance(page, ReturnsPage)
    stage.until(lambda: page.table.rowCount() > 0)
    stage.settle()
    return window, page


def choose(stage: Stage, page: ReturnsPage, tab: str) -> None:
    page.tabs.choose(tab)
    page.tabs.changed.emit(tab)
    stage.settle()


def first(stage: Stage, state: ReturnState, kind: ReturnKind) -> QueueRow:
    chosen = ReturnFilter(states=(state,), kinds=(kind,))
    rows = stage.shop.office.ask(stage.shop.actor(Preset.MANAGER), return_queue, chosen, sort="requested").rows
    return rows[0]


def select(stage: Stage, page: ReturnsPage, state: ReturnState, kind: ReturnKind) -> QueueRow:
    row = first(stage, state, kind)
    if page.table.row_of(row.id) is None:
        choose(stage, page, ALL)
    page.view.select(row.id)
    stage.until(lambda: page.pane.matter is not None and page.pane.matter.row.id == row.id)
    stage.settle()
    return row


def started(
    stage: Stage, page: ReturnsPage, window: MainWindow, act: str, state: ReturnState, kind: ReturnKind, sheet: type[W]
) -> W:  # fmt: skip
    row = select(stage, page, state, kind)
    page.acts.start(act, row.id)
    found = sheet_of(stage, window, sheet)
    stage.settle(600)
    return found


def sheet_of(stage: Stage, window: MainWindow, kind: type[W]) -> W:
    stage.until(lambda: any(isinstance(one, kind) for one in overlays_of(window)))
    return next(one for one in overlays_of(window) if isinstance(one, kind))


def shipped(stage: Stage) -> int:
    """An order of which something has gone and nothing is in an after-sale, with points and cash where there is one."""
    chosen = OrderFilter(statuses=(OrderStatus.SHIPPED, OrderStatus.COMPLETED), returns_open=False)
    rows = stage.shop.office.ask(stage.shop.actor(Preset.MANAGER), find_orders, chosen, limit=200).rows
    fitting = [row for row in rows if row.line_count > 1 and row.units_shipped and 0 < row.points < 4_000]
    return next(iter(fitting), rows[0]).id


def photographed(stage: Stage) -> None:
    """Two photos for one that waits for its refund."""
    row = first(stage, R.TO_REFUND, K.RETURN_REFUND)
    actor = stage.shop.actor(Preset.MANAGER)
    if not stage.shop.office.ask(actor, return_detail, row.id).photos:
        for tone in ("#b07d4f", "#5b7f95"):
            stage.shop.office.do(actor, add_return_photo, row.id, photo=a_photo(tone))


def a_photo(tone: str) -> bytes:
    """A parcel on a table, as far as a few rectangles are one."""
    image = QImage(QSize(900, 700), QImage.Format.Format_RGB32)
    image.fill(QColor("#e8e2d8"))
    painter = QPainter(image)
    painter.fillRect(170, 180, 560, 400, QColor(tone))
    painter.fillRect(420, 180, 60, 400, QColor(tone).lighter(130))
    painter.setPen(QColor("#333333"))
    painter.setFont(QFont("Noto Sans SC", 26))
    painter.drawText(image.rect().adjusted(0, 30, 0, 0), Qt.AlignmentFlag.AlignHCenter, "BROKEN CORNER")
    painter.end()
    return encoded(image, "PNG")
