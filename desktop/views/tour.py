"""Tour: the demo without a screen. The real window, offscreen: sign in, find an order, ship it, pictures of it,
and the month's PDF beside them.

take_tour(say, folder) -> 0 done, 1 not        say gets the lines to print; folder gets the PNGs and the PDF
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import order_detail, order_queries, sessions
from desktop.services.demo import ScratchDemo, open_scratch_demo
from desktop.services.order_filter import OrderFilter
from desktop.services.order_rows import OrderRow
from desktop.services.paper_errands import make_summary
from desktop.services.reports.words import Words
from desktop.services.settings import shop_settings
from desktop.services.summary_figures import month_days
from desktop.views.chips import status_word
from desktop.views.demo_welcome import demo_welcome
from desktop.views.main_window import MainWindow
from desktop.views.order_acts.ship import ShipSheet
from desktop.views.paper.words import paper_words
from desktop.views.tasks import Tasks
from desktop.views.texts import filled, translate
from desktop.views.theme import apply_theme

WAYBILL = "SF1407382950617"
ORDERS, NEWEST = 400, 25
PATIENCE_SECONDS, CALM_SECONDS = 60.0, 0.6


class Tour(QObject):
    """Each step of walk() yields what has to be true before the next one is taken."""

    finished = Signal()

    def __init__(
        self, window: MainWindow, tasks: Tasks, order: OrderRow, folder: Path, say: Callable[[str], object]
    ) -> None:
        super().__init__(window)
        self._window, self._tasks, self._order, self._folder, self._say = window, tasks, order, folder, say
        self.done = False
        self._steps = self._walk()
        self._ready: Callable[[], bool] = self._calm
        self._since = self._moved = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._go)

    def start(self) -> None:
        self._timer.start()

    def _go(self) -> None:
        if not self._ready():
            if time.monotonic() - self._since > PATIENCE_SECONDS:
                self._say(self.tr("演示停住了：窗口没有跟上。"))
                self._end()
            return
        self._since = self._moved = time.monotonic()
        try:
            self._ready = next(self._steps)
        except StopIteration:
            self.done = True
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        self.finished.emit()

    def _walk(self) -> Iterator[Callable[[], bool]]:
        window, order = self._window, self._order
        assert window.login is not None
        warehouse = next(one for one in window.login.role_buttons if one.accessibleName().startswith(self.tr("仓库")))
        self._say(filled(self.tr("登录：{0}"), warehouse.accessibleName()))
        warehouse.click()
        yield lambda: window.place is not None
        place = window.place
        assert place is not None
        yield self._calm
        tail = order.phone_mask[-4:]
        place.orders.focus_search()
        type_keys(place.orders.bar.search.edit, tail)
        press(place.orders.bar.search.edit, Qt.Key.Key_Return)
        yield lambda: place.orders.table.row_of(order.id) is not None and self._calm()
        found = place.orders.table.rowCount()
        place.orders.show_order(order.id)
        yield lambda: place.selected == order.id and self._calm()
        self._say(filled(self.tr("按电话尾号 {0} 找到 {1} 笔，选中 {2}（{3}）"), tail, found, order.order_no,
                         status_word(order.status)))  # fmt: skip
        before = self._picture("1-before.png")
        place.acts.start("ship_order", order.id)
        yield lambda: isinstance(place.acts.sheet, ShipSheet) and self._calm()
        sheet = place.acts.sheet
        assert isinstance(sheet, ShipSheet)
        type_keys(sheet.waybill.waybill.control, WAYBILL)
        yield self._calm
        dialog = self._picture("2-dialog.png")
        press(sheet.waybill.waybill.control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        yield lambda: self._status() is OrderStatus.SHIPPED and self._calm()
        self._say(filled(self.tr("填运单 {0}，发货：{1} 现在是「{2}」"), WAYBILL, order.order_no,
                         status_word(OrderStatus.SHIPPED)))  # fmt: skip
        after = self._picture("3-after.png")
        self._say(filled(self.tr("发货前 {0}"), before))
        self._say(filled(self.tr("发货时 {0}"), dialog))
        self._say(filled(self.tr("发货后 {0}"), after))

    def _status(self) -> OrderStatus | None:
        place = self._window.place
        row = place.orders.table.row_of(self._order.id) if place is not None else None
        return row.status if row is not None else None

    def _calm(self) -> bool:
        """No task has run for a moment."""
        if self._tasks.busy:
            self._moved = time.monotonic()
        return time.monotonic() - self._moved > CALM_SECONDS

    def _picture(self, name: str) -> Path:
        file = self._folder / name
        self._window.grab().save(str(file))
        return file


def take_tour(say: Callable[[str], object], folder: Path | None = None) -> int:
    app = QApplication.instance() or QApplication(["pointsdesk"])
    assert isinstance(app, QApplication)
    apply_theme(app, "light")
    out = folder or Path(tempfile.mkdtemp(prefix="pointsdesk-tour-"))
    out.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    with open_scratch_demo(orders=ORDERS, newest=NEWEST) as demo:
        seconds = f"{time.monotonic() - began:.0f}"
        say(filled(translate("tour", "演示店开好了：{0} 笔订单，{1} 位会员，{2} 种商品，{3} 秒"), demo.report.orders,
                   demo.report.members, demo.report.products, seconds))  # fmt: skip
        tasks = Tasks()
        window = MainWindow(tasks, pc="仓库-02")
        window.welcome(demo.office, demo_welcome("悦享生活"))
        window.show()
        tour = Tour(window, tasks, order_to_ship(demo), out, say)
        tour.finished.connect(app.quit)
        tour.start()
        app.exec()
        window.shut_down()
        if tour.done:
            say(filled(translate("tour", "月报 PDF {0}"), months_paper(demo, out)))
    return 0 if tour.done else 1


def months_paper(demo: ScratchDemo, folder: Path) -> Path:
    """The summary of the month before, as the manager makes it for the boss."""
    person = next(one for one in demo.staff if one.preset is Preset.MANAGER)
    actor = sessions.arrive(demo.office, person.login, person.password, pc=person.pc).actor
    today = demo.office.ask(actor, shop_settings).shop_day(demo.office.clock())
    since, until = month_days(month_days(today)[0] - timedelta(days=1))
    file = folder / f"report-{since.isoformat()[:7]}.pdf"
    file.write_bytes(make_summary(demo.office, actor, since, until, words=Words(paper_words())).pdf)
    return file


def order_to_ship(demo: ScratchDemo) -> OrderRow:
    """An order that waits whole for its parcel, with a phone to find it by."""
    person = next(one for one in demo.staff if one.preset is Preset.WAREHOUSE)
    actor = sessions.arrive(demo.office, person.login, person.password, pc=person.pc).actor
    chosen = OrderFilter(statuses=(OrderStatus.TO_SHIP,), held=False, returns_open=False)
    rows = demo.office.ask(actor, order_queries.find_orders, chosen, limit=200).rows
    fitting = [row for row in rows if row.phone_mask and not row.units_shipped and not row.units_cancelled]
    for row in fitting:
        lines = demo.office.ask(actor, order_detail.order_detail, row.id).lines
        if all(line.delivery_kind == "PARCEL" for line in lines):
            return row
    raise LookupError("no order of the demo shop waits whole for a parcel")


def type_keys(widget: QWidget, text: str) -> None:
    for letter in text:
        press(widget, Qt.Key(ord(letter.upper())), letter=letter)


def press(
    widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, letter: str = ""
) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, held, letter))
