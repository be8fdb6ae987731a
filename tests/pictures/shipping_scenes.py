"""发货中心: what waits to go, pieces verified by scanner, and what was printed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from desktop.models.shipping import Paper
from desktop.models.vocabulary import Preset
from desktop.services.prints import record_print
from desktop.services.shipping_queries import Waiting
from desktop.services.waves import cancel_wave, finish_wave, make_wave, next_for_wave, pick_waves
from desktop.services.waybill_account import connect_waybills, disconnect_waybills
from desktop.views.dialogs import Sheet
from desktop.views.main_window import MainWindow
from desktop.views.order_acts.pack import PackSheet
from desktop.views.paper.panel import MADE
from desktop.views.paper.slip_sheet import AddressSheet, PickListSheet
from desktop.views.settings.page import SettingsPage
from desktop.views.shipping.page import LOG, WAVES, WAYBILLS, ShippingPage
from desktop.views.shipping.take_sheet import TakeSheet
from tests.doubles.label_press import a_label_press
from tests.pictures.stage import Stage

S = TypeVar("S", bound=Sheet)


def shipping_page(stage: Stage, who: Preset = Preset.WAREHOUSE) -> tuple[MainWindow, ShippingPage]:
    window = stage.window(who)
    stage.place(window).show_page("shipping")
    stage.settle()
    page = stage.place(window).pages["shipping"]
    assert isinstance(page, ShippingPage)
    return window, page


def the_sheet(window: MainWindow, kind: type[S]) -> S:
    found = window.findChild(kind)
    assert found is not None
    return found


def scenes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    window, page = shipping_page(stage)
    ids = tuple(one.order.id for one in page.table.rows()[:4])
    office, actor = stage.shop.office, stage.shop.actor(Preset.WAREHOUSE)
    office.do(actor, record_print, ids, paper=Paper.SLIP)
    office.do(actor, record_print, ids[:1], paper=Paper.SLIP)
    page.reload()
    for row in page.table.rows()[2:5]:
        page.table.check(row.order.id, True)
    stage.settle()
    yield "shipping", window

    window, page = shipping_page(stage)
    page.show_tab(LOG)
    stage.settle()
    yield "shipping-log", window

    if len(office.ask(actor, pick_waves)) < 3:
        for _ in range(3):
            office.do(actor, make_wave, office.ask(actor, next_for_wave, 5))
        waves = office.ask(actor, pick_waves)
        office.do(actor, finish_wave, waves[1].id)
        office.do(actor, cancel_wave, waves[2].id)
    window, page = shipping_page(stage)
    page.show_tab(WAVES)
    stage.settle()
    yield "shipping-waves", window

    window, page = shipping_page(stage)
    page.waves._print(office.ask(actor, pick_waves)[0].id)
    sheet_of_list = the_sheet_soon(stage, window)
    stage.until(lambda: sheet_of_list.panel.state == MADE and sheet_of_list.panel.preview.drawn)
    stage.settle()
    yield "shipping-pick-list", window

    window, page = shipping_page(stage)
    page.show_tab(Waiting.UNLABELLED.value)
    for row in page.table.rows()[:3]:
        page.table.check(row.order.id, True)
    stage.settle()
    yield "shipping-unlabelled", window

    window, page = shipping_page(stage)
    page._label([row.order.id for row in page.table.rows() if row.order.recipient_name][:3])
    labels = the_sheet(window, AddressSheet)
    stage.until(lambda: labels.panel.state == MADE and labels.panel.preview.drawn)
    stage.settle()
    yield "shipping-labels", window

    window, page = shipping_page(stage, Preset.MANAGER)
    page.files.read(str(filled_sheet(page)))
    stage.settle()
    yield "shipping-sheet", window

    yield from waybills(stage)

    window, sheet = packing(stage)
    yield "shipping-pack", window

    window, sheet = packing(stage)
    sheet.count(sheet.pieces[0].code)
    sheet.count("6900000000000")
    stage.settle()
    yield "shipping-pack-wrong", window

    window, sheet = packing(stage)
    for line in sheet.pieces:
        for _ in range(line.units):
            sheet.count(line.code)
    sheet.waybill.set_parcel("shunfeng", "SF1407382950617")
    stage.settle()
    yield "shipping-pack-right", window


def the_sheet_soon(stage: Stage, window: MainWindow) -> PickListSheet:
    stage.until(lambda: window.findChild(PickListSheet) is not None)
    return the_sheet(window, PickListSheet)


def waybills(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    """Numbers from a press of this machine; with a number that failed, and the account."""
    office, owner = stage.shop.office, stage.shop.actor(Preset.OWNER)
    with a_label_press() as press:
        office.do(owner, connect_waybills, **press.account())
        window, page = shipping_page(stage)
        press.faults = ["", "poor", "lost", "no_picture"]
        page.table.check_only([one.order.id for one in page.table.rows() if one.order.hold_reason is None][:6])
        page.take.click()
        sheet = the_sheet(window, TakeSheet)
        stage.until(sheet.summary.isVisible)
        stage.settle()
        yield "shipping-take", window

        window, page = shipping_page(stage)
        page.show_tab(WAYBILLS)
        stage.settle()
        yield "shipping-waybills", window

        window = stage.window(Preset.OWNER)
        stage.place(window).show_page("settings")
        stage.settle()
        settings = stage.place(window).pages["settings"]
        assert isinstance(settings, SettingsPage)
        assert settings.waybills.row is not None
        settings.waybills.row.buttons["change"].click()
        stage.settle()
        yield "shipping-account", window
        office.do(owner, disconnect_waybills)


def filled_sheet(page: ShippingPage) -> Path:
    """As the courier's clerk brings it back: most rows fit, some don't."""
    numbers = [one.order.order_no for one in page.table.rows() if one.order.hold_reason is None][:12]
    lines = ["订单号,收货人,快递公司,运单号", "JF000000000000,,顺丰,SF1407382950600"]
    lines += [f"{number},,{'顺丰' if at % 2 else ''},SF14073829506{at:02}" for at, number in enumerate(numbers, 10)]
    lines += [f"{numbers[0]},王五,,SF1407382950699", f"{numbers[1]},,飞鸽,1234567"]
    path = Path(tempfile.mkdtemp()) / "顺丰回填.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def packing(stage: Stage) -> tuple[MainWindow, PackSheet]:
    """The order with the most pieces."""
    window, page = shipping_page(stage)
    free = [one.order for one in page.table.rows() if one.order.hold_reason is None and not one.order.pickups]
    page._pack(max(free, key=lambda order: (order.line_count, order.units)).id)
    stage.settle()
    return window, the_sheet(window, PackSheet)
