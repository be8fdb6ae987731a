"""对账: no bill yet, a bill with differences of every kind, one that agrees, a file that is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from desktop.models.order import Order, Payment
from desktop.models.vocabulary import Preset
from desktop.services.statements.errand import take_in
from desktop.views.main_window import MainWindow
from desktop.views.reconcile.page import ReconcilePage
from tests.bills import Told, wechat_bill
from tests.pictures.stage import Stage

CHINA = ZoneInfo("Asia/Shanghai")


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, _ = reconcile_page(stage)
    yield "reconcile-empty", window

    with TemporaryDirectory() as folder:
        bring_in(stage, Path(folder))
        window, page = reconcile_page(stage)
        yield "reconcile", window

        cut = wechat_bill(Path(folder) / "cut.csv", [Told("4200-1", "JF1", 100)], ending=False)
        window, page = reconcile_page(stage)
        page.import_bills([cut])
        stage.until(lambda: not page.child.busy)
        stage.settle()
        yield "reconcile-refused", window


def bring_in(stage: Stage, folder: Path) -> None:
    """The newest WeChat payments' day, with a strange payment, one of another amount, and one left out."""
    office, finance = stage.shop.office, stage.shop.actor(Preset.FINANCE)
    with office.engine.connect() as connection:
        rows = connection.execute(
            select(Payment.reference, Order.order_no, Payment.amount_fen, Payment.at)
            .join(Order, Order.id == Payment.order_id)
            .where(Payment.method == "wechat")
            .order_by(Payment.at.desc())
            .limit(12)
        ).all()
    told = [
        Told(row.reference, row.order_no, row.amount_fen, at=f"{row.at.astimezone(CHINA):%Y-%m-%d %H:%M:%S}")
        for row in rows
    ]
    first = told[0]
    told[0] = Told(first.number, first.order_no, first.fen + 1_000, at=first.at)
    del told[1]
    told.append(Told("4200002611300000000000000077", "SHOP-0077", 8_800, at=first.at))
    take_in(office, finance, wechat_bill(folder / "1900000109All2026-11-30_2026-11-30.csv", told))


def reconcile_page(stage: Stage) -> tuple[MainWindow, ReconcilePage]:
    window = stage.window(Preset.FINANCE)
    stage.place(window).show_page("reconcile")
    stage.settle()
    page = stage.place(window).pages["reconcile"]
    assert isinstance(page, ReconcilePage)
    return window, page
