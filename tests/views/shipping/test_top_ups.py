"""充值 by a provider, at the desk: connected in the settings, sent from the dialog, what isn't done leads back to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import Preset
from desktop.services import worker
from desktop.services.topping.queries import top_up_requests
from desktop.services.topping.service import connect_top_ups, top_up_service
from desktop.views.buttons import Button
from desktop.views.dialogs import Sheet
from desktop.views.main_window import MainWindow
from desktop.views.order_acts.charge import HAND
from desktop.views.order_acts.ship import ShipSheet
from desktop.views.order_pane.codes import SecretsSheet
from desktop.views.order_pane.reasons import ReasonPopover
from desktop.views.settings.page import SettingsPage
from desktop.views.settings.top_ups import TopUpsSheet
from desktop.views.shipping.page import TOP_UPS
from tests.doubles.charger import MERCHANT, Charger, a_charger
from tests.journeys.person import Person
from tests.orders_made import row_of
from tests.people import Shop
from tests.shipping_calls import to_charge
from tests.views.shipping.test_electronic_waybills import the_page

ACCOUNT, OTHER = "13700005678", "13900001234"


@pytest.fixture
def charger(sqlite_shop: Shop) -> Iterator[Charger]:
    with a_charger(sqlite_shop.office.clock) as double:
        yield double


def test_the_owner_connects_a_provider_and_disconnects_it(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, charger: Charger, tmp_path: Path
) -> None:
    shop = sqlite_shop
    owner = Person(qtbot, window, shop, Preset.OWNER)
    owner.place.show_page("settings")
    owner.settle()
    page = owner.place.pages["settings"]
    assert isinstance(page, SettingsPage)

    def pressed(key: str) -> None:
        assert page.top_ups.row is not None
        page.top_ups.row.buttons[key].click()

    pressed("connect")
    sheet = owner.over(TopUpsSheet)
    sheet.save_guide(str(tmp_path / "no folder" / "guide.md"))
    owner.until(lambda: "没有存成" in sheet.error.text())
    sheet.save_guide(str(tmp_path / "接口.md"))
    owner.until(lambda: "接口.md" in sheet.guide.text())
    assert "X-Signature" in (tmp_path / "接口.md").read_text(encoding="utf-8")
    sheet.merchant.setText(MERCHANT)
    sheet.endpoint.setText("http://topup.example.com")
    sheet.key.setText(charger.account()["key"])
    sheet.submit()
    owner.until(lambda: sheet.fields["endpoint"].error())
    sheet.endpoint.setText(charger.url)
    sheet.submit()
    owner.until(lambda: shop.ask(top_up_service) is not None)
    owner.settle()
    assert page.top_ups.row is not None and f"商户号 {MERCHANT}" in page.top_ups.row.state.text()
    pressed("disconnect")
    question = owner.over(Sheet)
    owner.press(next(one for one in question.findChildren(Button) if one.text() == "断开"))
    owner.until(lambda: shop.ask(top_up_service) is None)
    owner.settle()


def test_a_clerk_has_it_charged_and_what_is_refused_is_seen_to(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, charger: Charger
) -> None:
    shop = sqlite_shop
    shop.do(connect_top_ups, **charger.account())
    given, asked = to_charge(shop, ACCOUNT), to_charge(shop)
    warehouse = Person(qtbot, window, shop, Preset.WAREHOUSE)
    page = the_page(warehouse)
    page.acts.start("pack_order", given.id)
    sheet = warehouse.over(ShipSheet)
    warehouse.until(lambda: sheet.go.text() == "提交充值 1 件")
    assert not sheet.charge.reference.isVisible()
    charger.faults = ["poor"]
    sheet.submit()
    warehouse.until(lambda: "余额不足" in sheet.error.text())
    assert "上次没充成" in sheet.charge.before.text()
    sheet.charge.way.choose(HAND)
    sheet.charge.way.changed.emit(HAND)
    assert sheet.go.text() == "登记充值 1 件" and sheet.charge.reference.isVisible()
    sheet.dismiss()
    warehouse.settle()
    page.show_tab(TOP_UPS)
    warehouse.until(lambda: len(page.top_ups.table.rows()) == 1)
    page.top_ups.view.act_pressed.emit(page.top_ups.table.rows()[0].id, "next")
    again = warehouse.over(ShipSheet)
    warehouse.until(lambda: again.go.text() == "提交充值 1 件")
    again.submit()
    warehouse.until(lambda: row_of(shop, given).status == "SHIPPED")
    warehouse.until(lambda: any("已由平台充好" in warehouse.words(one) for one in warehouse.place.shell.toaster.toasts))
    # one that the provider takes its time for
    page.acts.start("ship_order", asked.id)
    sheet = warehouse.over(ShipSheet)
    warehouse.until(lambda: sheet.go.text() == "提交充值 1 件")
    sheet.submit()
    warehouse.until(lambda: sheet.charge.account.error() == "请填充值账号")
    sheet.charge.account.control.setText(OTHER)  # type: ignore[attr-defined]  # a TextEdit
    charger.faults = ["processing"]
    sheet.submit()
    warehouse.until(lambda: page.acts.sheet is None)
    warehouse.until(lambda: len(page.top_ups.table.rows()) == 3)
    waiting = page.top_ups.table.rows()[0]
    assert waiting.alive
    page.top_ups.view.act_pressed.emit(waiting.id, "next")
    warehouse.until(lambda: any("充值中" in warehouse.words(one) for one in warehouse.place.shell.toaster.toasts))
    charger.arrives(list(charger.orders)[-1])
    shop.clock.forward(minutes=3)
    worker.run_once(shop.office, shop.worker())
    assert [row.state.value for row in shop.ask(top_up_requests)] == ["DONE", "DONE", "FAILED"]
    assert charger.charged == [ACCOUNT, OTHER]
    warehouse.settle()


def test_the_account_given_with_an_order_stands_in_the_pane_behind_a_reason(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    shop = sqlite_shop
    order = to_charge(shop, ACCOUNT)
    clerk = Person(qtbot, window, shop, Preset.SERVICE)
    clerk.open(order)
    parcels = clerk.place.pane.parcels
    clerk.until(lambda: "充值账号 137****5678" in clerk.words(parcels))
    clerk.press(next(one for one in parcels.findChildren(Button) if one.text() == "看账号"))
    clerk.over(ReasonPopover).chosen.emit("客户来电核对")
    secrets = clerk.over(SecretsSheet)
    assert ACCOUNT in [one.text() for one in secrets.findChildren(QLabel)]
    clerk.settle()
