"""卡密: a SKU of codes with its batches, the import, what is given up, an order that issues and has issued them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.models.vocabulary import DeliveryKind, Preset
from desktop.services import cards, catalogue, fulfilment, placing
from desktop.services.cards import NewCard
from desktop.services.catalogue import SkuDraft
from desktop.services.errors import Refused
from desktop.services.member_queries import MemberFilter, find_members_page
from desktop.services.order_rows import OrderRow
from desktop.services.placing import LineWish
from desktop.services.top_ups import TopUp
from desktop.services.topping.requests import claim_top_ups, send_top_ups
from desktop.services.topping.service import connect_top_ups, disconnect_top_ups
from desktop.views.goods.page import GoodsPage
from desktop.views.order_acts.acts import OrderActs
from desktop.views.overlay import overlays_of
from desktop.views.settings.page import SettingsPage
from desktop.views.shipping.page import TOP_UPS, ShippingPage
from desktop.views.toast import Toaster
from tests.doubles.charger import a_charger
from tests.pictures.goods_scenes import opened as goods_opened
from tests.pictures.pane_scenes import opened
from tests.pictures.stage import Stage


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    order = _order(stage)
    for key in ("", "import_cards", "void_cards"):
        window, page = goods_opened(stage)
        page.search.searched.emit("视频会员月卡")
        stage.settle()
        page.view.select(page.table.rows()[0].id)
        stage.until(partial(_has_card, page))
        if key:
            page.pane.asked.emit(key)
            sheet: Any = overlays_of(window)[-1]
            if key == "import_cards":
                sheet.lines.setPlainText(
                    "VIP-30D-7Q2M-0001\nVIP-30D-7Q2M-9001，8812，2027-06-30\nVIP-30D-7Q2M-9002\nabc\n"
                )
            else:
                sheet.reason.setText("供应商召回")
        stage.settle(900)
        yield f"cards-{key.removesuffix('_cards') or 'goods'}", window
    yield "cards-ship", _shipping(stage, order)[0]
    host, acts = _shipping(stage, order)
    assert acts.sheet is not None
    acts.sheet.submit()
    stage.until(lambda: bool(overlays_of(host)) and acts.sheet is None)
    stage.settle(600)
    yield "cards-shown", host
    window, pane = opened(stage, order)
    pane.area.ensureWidgetVisible(pane.parcels)
    stage.settle()
    yield "cards-pane", window
    charge = _top_up(stage)
    host, acts = _shipping(stage, charge)
    sheet = acts.sheet
    assert sheet is not None
    sheet.submit()
    stage.settle(600)
    yield "top-up", host
    desk = stage.desk(Preset.MANAGER)
    desk.office.do(desk.actor, fulfilment.ship_order, charge.id, top_up=TopUp("13700005678", "TX20261130-0077"))
    window, pane = opened(stage, charge)
    pane.area.ensureWidgetVisible(pane.parcels)
    stage.settle()
    yield "top-up-pane", window
    yield from by_provider(stage)


def by_provider(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    """Top-ups by a provider of this machine: one refused, one under way, one done; connecting it; the account given."""
    office, owner = stage.shop.office, stage.shop.actor(Preset.OWNER)
    first, *orders = [_top_up(stage, f"139000012{at}4") for at in range(4)]
    with a_charger(office.clock) as charger:
        office.do(owner, connect_top_ups, **charger.account())
        charger.faults = ["poor", "processing", ""]
        for order in orders:
            send_top_ups(office, owner, order.id, office.do(owner, claim_top_ups, order.id), reason="提交充值")
        yield "top-up-provider", _shipping(stage, first)[0]
        yield "top-up-refused", _shipping(stage, orders[0])[0]
        window, pane = opened(stage, orders[0])
        pane.area.ensureWidgetVisible(pane.parcels)
        stage.settle()
        yield "top-up-refused-pane", window
        window = stage.window(Preset.WAREHOUSE)
        stage.place(window).show_page("shipping")
        page = stage.place(window).pages["shipping"]
        assert isinstance(page, ShippingPage)
        page.show_tab(TOP_UPS)
        stage.settle()
        yield "top-ups", window
        window = stage.window(Preset.OWNER)
        stage.place(window).show_page("settings")
        stage.settle()
        settings = stage.place(window).pages["settings"]
        assert isinstance(settings, SettingsPage) and settings.top_ups.row is not None
        settings.top_ups.row.buttons["change"].click()
        stage.settle()
        yield "top-up-account", window
        office.do(owner, disconnect_top_ups)


def _has_card(page: GoodsPage) -> bool:
    return page.pane.card is not None


def _shipping(stage: Stage, order: OrderRow) -> tuple[QWidget, OrderActs]:
    host = stage.host()
    acts = OrderActs(stage.desk(Preset.MANAGER), host, Toaster(host))
    acts.start("ship_order", order.id)
    stage.until(lambda: acts.sheet is not None)
    stage.settle(600)
    return host, acts


def _top_up(stage: Stage, account: str = "") -> OrderRow:
    desk = stage.desk(Preset.MANAGER)
    draft = SkuDraft("TOPUP-50", "手机话费 50 元", price_points=100, delivery=DeliveryKind.TOPUP, stock=200)
    with suppress(Refused):
        desk.office.do(desk.actor, catalogue.add_sku, draft)
    lines = (LineWish(draft.code, 1),)
    return desk.office.do(desk.actor, placing.place_order, _buyer(stage), lines=lines, top_up_account=account)


def _buyer(stage: Stage) -> int:
    """Who has most points: whom the demo gives few can't pay for what the scenes order."""
    desk = stage.desk(Preset.MANAGER)
    page = desk.office.ask(desk.actor, find_members_page, MemberFilter(), sort="available", limit=1)
    return page.rows[0].id


def _order(stage: Stage) -> OrderRow:
    """Two units of a SKU with three batches, released."""
    desk = stage.desk(Preset.MANAGER)
    office, who = desk.office, desk.actor
    sku = office.do(who, catalogue.add_sku, SkuDraft(
        "VIP-30D", "视频会员月卡", price_points=1_500, delivery=DeliveryKind.VIRTUAL, category="虚拟商品", low_level=5,
    ))  # fmt: skip
    today = office.clock().date()
    for batch, (days, n) in enumerate(((12, 6), (200, 20))):
        new = tuple(
            NewCard(at, f"VIP-30D-7Q2M-{batch}{at:03}", f"88{at:02}", today + timedelta(days=days))
            for at in range(1, n)
        )
        office.do(who, cards.import_cards, sku.code, cards=new, source=f"视频月卡{batch + 1}.xlsx")
    return office.do(who, placing.place_order, _buyer(stage), lines=(LineWish(sku.code, 2),))
