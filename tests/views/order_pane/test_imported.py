"""Imported orders say what their file didn't have."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import OrderKind, OrderStatus
from desktop.services import import_batches, import_orders, order_queries
from desktop.services.spreadsheets.records import ImportedEvent
from desktop.views.labels import ElidedLabel
from desktop.views.order_pane.pane import OrderPane
from tests.imports import THEN, an_imported_order
from tests.people import Shop

S = OrderStatus
NOBODY = {"name": "", "phone": "", "region": "", "address": ""}


def words(qtbot: QtBot, shop: Shop, pane: OrderPane, number: str, **more: Any) -> str:
    """What the pane says of such an order, once it is imported."""
    batch = shop.do(
        import_batches.begin_import, source="template", format="template_orders", file_name=f"{number}.csv"
    ).id
    shop.do(import_orders.import_orders, batch, (an_imported_order(number, **more),))
    shop.do(import_batches.finish_import, batch, skipped=0, rejected=0)
    pane.show_order(shop.ask(order_queries.order_id_of, number))
    qtbot.waitUntil(lambda: pane.head.isVisible() and pane.head.number.text() == number, timeout=5_000)
    found = [one for one in pane.findChildren(QLabel) if one.isVisibleTo(pane)]
    return "\n".join(one.full_text() if isinstance(one, ElidedLabel) else one.text() for one in found)


def test_an_order_without_anybody_says_so_and_has_no_eye(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    said = words(qtbot, shop, pane, "OLD1", **NOBODY)
    assert "导入的订单，没有会员和收货人资料" in said
    assert "导入的订单，没有对上会员" in said
    assert not pane.person.eye.isVisible()
    assert "导入的历史订单" in pane.head.chip_words()


def test_what_had_left_before_the_import_has_no_parcel(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    said = words(qtbot, shop, pane, "OLD2", status=S.COMPLETED)
    assert "导入前已经发出，没有运单" in said
    assert "已发出" in said


def test_an_order_without_lines_ships_whole(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    assert "导入的文件里没有商品明细，整单发货" in words(qtbot, shop, pane, "OLD3", lines=(), goods_fen=0)


def test_a_credit_is_called_so_in_its_own_currency(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    said = words(
        qtbot, shop, pane, "OLD4", kind=OrderKind.CREDIT, status=S.COMPLETED, currency="GBP", goods_fen=-1_250,
        cash_fen=-1_250, lines=(), **NOBODY,
    )  # fmt: skip
    assert "冲红" in pane.head.chip_words()
    assert "−£12.50" in said


def test_the_steps_of_the_source_keep_their_words_and_times(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    events = (ImportedEvent(THEN, "后台管理员", "订单已发货，联系 13800138000", "SHIPPED"),)
    said = words(qtbot, shop, pane, "OLD5", status=S.SHIPPED, events=events)
    assert "订单已发货，联系 138****8000" in said
    assert "2025-03-01 16:30" in said
    assert "从文件导入" in said
