"""Connecting a payment provider from the settings, with keys as the providers' consoles give them."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.services.provider_accounts import provider_rows
from desktop.services.tracking_account import tracking_row
from desktop.views.main_window import MainWindow
from desktop.views.overlay import overlays_of
from desktop.views.settings.page import SettingsPage
from desktop.views.settings.providers import ProviderSheet
from desktop.views.settings.tracking import TrackingSheet
from tests.doubles.keys import private_pem, public_pem
from tests.people import Shop
from tests.views.settings.test_settings_page import calm, press
from tests.views.windows import sign_in


def test_a_provider_is_connected_by_its_files_changed_without_them_and_disconnected(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop, tmp_path: Path
) -> None:
    place = sign_in(qtbot, window, sqlite_shop)
    place.show_page("settings")
    page = place.pages["settings"]
    assert isinstance(page, SettingsPage)
    card = page.providers
    qtbot.waitUntil(lambda: ("wechat", "connect") in card.buttons, timeout=10_000)
    assert card.states["wechat"].text() == "没接通，退款由人登记"
    card.buttons["wechat", "connect"].click()
    sheet = overlays_of(window)[0]
    assert isinstance(sheet, ProviderSheet)
    sheet.edits["merchant"].setText("1900000109")
    sheet.edits["serial"].setText("5157F09E")
    sheet.edits["platform_serial"].setText("PUB_KEY_ID_0119")
    sheet.edits["platform_key"].setText("这不是密钥")
    mine, theirs = tmp_path / "apiclient_key.pem", tmp_path / "pub_key.pem"
    mine.write_text(private_pem("merchant"), encoding="utf-8")
    theirs.write_text(public_pem("wechat"), encoding="utf-8")
    sheet.read_file("private_key", mine)
    sheet.submit()
    qtbot.waitUntil(lambda: "不是 2048 位以上的 RSA 密钥" in sheet.fields["platform_key"].error(), timeout=10_000)
    sheet.read_file("platform_key", theirs)
    sheet.submit()
    qtbot.waitUntil(lambda: card.states["wechat"].text() == "已接通，商户 1900000109", timeout=10_000)
    card.buttons["wechat", "change"].click()
    changed = overlays_of(window)[0]
    assert isinstance(changed, ProviderSheet)
    assert changed.edits["private_key"].text() == ""
    changed.edits["merchant"].setText("1900000110")
    changed.submit()
    qtbot.waitUntil(lambda: card.states["wechat"].text() == "已接通，商户 1900000110", timeout=10_000)
    card.buttons["wechat", "disconnect"].click()
    press(window, "断开")
    qtbot.waitUntil(lambda: card.states["wechat"].text() == "没接通，退款由人登记", timeout=10_000)
    assert sqlite_shop.ask(provider_rows) == ()
    calm(qtbot, window)


def test_parcel_tracking_is_connected_and_disconnected(qtbot: QtBot, window: MainWindow, sqlite_shop: Shop) -> None:
    place = sign_in(qtbot, window, sqlite_shop)
    place.show_page("settings")
    page = place.pages["settings"]
    assert isinstance(page, SettingsPage)

    def said() -> str:
        row = page.tracking.row
        return "" if row is None else row.state.text()

    def pressed(key: str) -> None:
        assert page.tracking.row is not None
        page.tracking.row.buttons[key].click()

    qtbot.waitUntil(lambda: said() == "没接通，签收要客人确认或到期完成", timeout=10_000)
    pressed("connect")
    sheet = overlays_of(window)[0]
    assert isinstance(sheet, TrackingSheet)
    sheet.customer.setText("C0FFEE")
    sheet.submit()
    qtbot.waitUntil(lambda: sheet.fields["key"].error() == "请填授权密钥", timeout=10_000)
    sheet.key.setText("JyUkAbCd1234")
    sheet.submit()
    qtbot.waitUntil(lambda: said() == "已接通，客户编号 C0FFEE", timeout=10_000)
    pressed("disconnect")
    press(window, "断开")
    qtbot.waitUntil(lambda: said() == "没接通，签收要客人确认或到期完成", timeout=10_000)
    assert sqlite_shop.ask(tracking_row) is None
    calm(qtbot, window)
