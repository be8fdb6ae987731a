"""A person is shown for a reason, on record, for a minute."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.vocabulary import AccessAct, OrderStatus, Preset
from desktop.services import cancels, editing, erasure, order_detail
from desktop.services.errors import KeyUnavailable
from desktop.services.masks import ERASED
from desktop.services.order_rows import OrderRow
from desktop.views.order_pane import revealed
from desktop.views.order_pane.copying import CopyButton
from desktop.views.order_pane.pane import OrderPane
from desktop.views.order_pane.reasons import ReasonPopover
from desktop.views.overlay import overlays_of
from tests.orders_made import an_order_in
from tests.people import HOME, Shop
from tests.views.order_pane.conftest import Acts, MakeDesk, pane_in

S = OrderStatus


@pytest.fixture
def order(qtbot: QtBot, shop: Shop, pane: OrderPane) -> OrderRow:
    made = an_order_in(shop, S.TO_SHIP)
    open_(qtbot, pane, made)
    return made


def open_(qtbot: QtBot, pane: OrderPane, order: OrderRow) -> None:
    pane.show_order(order.id)
    qtbot.waitUntil(lambda: pane.head.isVisible() and pane.head.number.text() == order.order_no, timeout=5_000)


def an_ended_order(shop: Shop) -> OrderRow:
    """Of a customer who has no other."""
    return shop.do(cancels.cancel_order, shop.an_order(fen=1_000).id, reason="不要了")


def reveal(qtbot: QtBot, pane: OrderPane) -> list[str]:
    pane.person.look("核对地址")
    qtbot.waitUntil(pane.person.is_revealed, timeout=5_000)
    return [one.text() for one in pane.person.revealed.findChildren(QLabel)]


def test_the_reason_is_asked_first_and_everything_is_shown_after(
    qtbot: QtBot, shop: Shop, pane: OrderPane, order: OrderRow
) -> None:
    pane.person.eye.click()
    (popover,) = overlays_of(pane)
    assert isinstance(popover, ReasonPopover)
    assert not pane.person.is_revealed()
    popover.own.setText("客人要改地址")
    popover.own.returnPressed.emit()
    qtbot.waitUntil(pane.person.is_revealed, timeout=5_000)
    said = [one.text() for one in pane.person.revealed.findChildren(QLabel)]
    assert {"何小明", "19900009516", "江苏省南京市鼓楼区示例路1号"} <= set(said)
    (look,) = shop.ask(order_detail.order_detail, order.id).looks
    assert (look.act, look.reason) == (AccessAct.REVEAL, "客人要改地址")


def test_the_look_stands_in_who_looked_at_once(qtbot: QtBot, pane: OrderPane, order: OrderRow) -> None:
    reveal(qtbot, pane)
    qtbot.waitUntil(
        lambda: any("显示了姓名电话，核对地址" in one.accessibleName() for one in pane.looks.findChildren(QLabel)),
        timeout=5_000,
    )
    assert pane.person.is_revealed()


def test_the_phone_can_be_copied(qtbot: QtBot, pane: OrderPane, order: OrderRow) -> None:
    reveal(qtbot, pane)
    button = next(one for one in pane.person.revealed.findChildren(CopyButton) if one.toolTip() == "复制电话")
    button.click()
    assert QApplication.clipboard().text() == "19900009516"


def test_another_order_covers_the_person(qtbot: QtBot, shop: Shop, pane: OrderPane, order: OrderRow) -> None:
    reveal(qtbot, pane)
    pane.show_order(an_order_in(shop, S.PAID).id)
    assert not pane.person.is_revealed()
    assert not any("何小明" in one.text() for one in pane.person.revealed.findChildren(QLabel) if one.isVisible())


def test_the_minute_ends(qtbot: QtBot, pane: OrderPane, order: OrderRow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revealed, "SHOWN_SECONDS", 1)
    reveal(qtbot, pane)
    qtbot.waitUntil(lambda: not pane.person.is_revealed(), timeout=3_000)


def test_a_refresh_leaves_the_person_shown(qtbot: QtBot, pane: OrderPane, order: OrderRow) -> None:
    reveal(qtbot, pane)
    with qtbot.waitSignal(pane._desk.reachable):
        pane.refresh({order.id})
    assert pane.person.is_revealed()


def test_a_new_receiver_covers_the_old_one(qtbot: QtBot, shop: Shop, pane: OrderPane, order: OrderRow) -> None:
    reveal(qtbot, pane)
    shop.do(editing.edit_order, order.id, recipient=HOME)
    pane.refresh({order.id})
    qtbot.waitUntil(lambda: not pane.person.is_revealed(), timeout=5_000)


def test_leaving_the_page_covers_the_person(qtbot: QtBot, pane: OrderPane, order: OrderRow) -> None:
    reveal(qtbot, pane)
    pane.hide()
    assert not pane.person.is_revealed()


def test_who_has_no_key_is_told_in_a_sentence(
    qtbot: QtBot, shop: Shop, pane: OrderPane, order: OrderRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **__: object) -> None:
        raise KeyUnavailable

    with monkeypatch.context() as patch:
        patch.setattr(shop.office, "ask_until", locked)
        pane.person.look("核对地址")
        qtbot.waitUntil(lambda: pane.person.trouble.isVisible(), timeout=5_000)
    assert "没有数据密钥" in pane.person.trouble.text()
    assert not pane.person.is_revealed()


@pytest.mark.parametrize(("preset", "has_eye"), [(Preset.WAREHOUSE, True), (Preset.FINANCE, False)])
def test_only_who_may_reveal_has_the_eye(
    qtbot: QtBot, shop: Shop, window: QWidget, desk_of: MakeDesk, acts: Acts, preset: Preset, has_eye: bool
) -> None:
    made = an_order_in(shop, S.PAID)
    pane = pane_in(window, desk_of(preset), acts)
    open_(qtbot, pane, made)
    assert pane.person.eye.isVisible() is has_eye


def test_a_pick_up_without_address_reveals_the_member(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    from desktop.services import placing
    from desktop.services.placing import LineWish

    member = shop.a_member(points=200)
    sku = shop.a_sku(points=100, pickup=True)
    order = shop.do(placing.place_order, member, lines=(LineWish(sku, 1),))
    open_(qtbot, pane, order)
    assert pane.person.region.full_text() == "到店自提，没有收货地址"
    assert {"何小明", "19900009516"} <= set(reveal(qtbot, pane))


@pytest.mark.parametrize(("preset", "sees"), [(Preset.SERVICE, True), (Preset.WAREHOUSE, False)])
def test_the_pick_up_code_is_for_who_answers_customers(
    qtbot: QtBot, shop: Shop, window: QWidget, desk_of: MakeDesk, acts: Acts, preset: Preset, sees: bool
) -> None:
    order = shop.place(shop.a_member(points=200), (shop.a_sku(points=100, pickup=True), 2))
    code = shop.ask(order_detail.order_detail, order.id).pickup_code
    pane = pane_in(window, desk_of(preset), acts)
    open_(qtbot, pane, order)
    said = [one.text() for one in pane.parcels.findChildren(QLabel)]
    assert (code in said) is sees
    assert ("请客人出示" in said) is not sees


def test_an_erased_customer_is_told_as_such_and_has_no_eye(qtbot: QtBot, shop: Shop, pane: OrderPane) -> None:
    made = an_ended_order(shop)
    shop.do(erasure.erase_member, made.member_id or 0, reason="本人要求")
    open_(qtbot, pane, made)
    assert (pane.person.name.text(), pane.person.phone.isVisible(), pane.person.eye.isVisible()) == (
        ERASED,
        False,
        False,
    )
    assert pane.person.region.full_text() == "客人资料已按要求清除，找不回来"


def test_a_look_at_a_customer_erased_meanwhile_is_answered_in_a_sentence(
    qtbot: QtBot, shop: Shop, pane: OrderPane
) -> None:
    made = an_ended_order(shop)
    open_(qtbot, pane, made)
    shop.do(erasure.erase_member, made.member_id or 0, reason="本人要求")
    pane.person.look("核对地址")
    qtbot.waitUntil(pane.person.trouble.isVisible, timeout=5_000)
    assert pane.person.trouble.text() == "这位会员的资料已按要求清除，找不回来，也不能再为他办理"
    assert not pane.person.is_revealed()
