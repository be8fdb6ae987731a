"""卡密: codes come in sealed, go out once each with what ships them, and are seen only on record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select, update

from desktop.models.after_sales import ReturnKind, ReturnReason
from desktop.models.card import Card
from desktop.models.journal import Access, Outbox
from desktop.models.order import OrderException
from desktop.models.vocabulary import AccessAct, CardState, DeliveryKind, ExceptionKind, Preset
from desktop.services import (
    cancels,
    catalogue,
    erasure,
    fulfilment,
    goods,
    return_refunds,
    returns,
    stock,
)
from desktop.services.automation import nightly
from desktop.services.card_queries import IssuedCard, card_stock, cards_just_issued, reveal_cards
from desktop.services.cards import NewCard, import_cards, void_cards
from desktop.services.catalogue import SkuDraft
from desktop.services.errors import (
    AlreadySo,
    CardsShown,
    Erased,
    Invalid,
    KeyUnavailable,
    NotAllowedNow,
    NotPermitted,
    OutOfStock,
    UnitsNotOpen,
)
from desktop.services.order_detail import order_detail
from desktop.services.order_rows import OrderRow
from desktop.services.return_cases import ReturnRow
from desktop.services.returns import Received
from desktop.services.stock import Arrived, Counted
from tests.goods_calls import sku_of
from tests.orders_made import everything, parcel_of, row_of
from tests.people import SF, Shop
from tests.services.test_bad_luck import at_once, kinds

TODAY = date(2026, 11, 24)


def to_issue(shop: Shop, sku: str, qty: int = 1) -> OrderRow:
    """An order of codes, released."""
    return shop.place(shop.a_member(points=100 * qty), (sku, qty), recipient=None)


def issued(shop: Shop, order: OrderRow) -> list[str]:
    return [card.code for card in shop.ask(reveal_cards, order.id, reason="客人没收到")]


def states(shop: Shop, sku: str) -> list[str]:
    with shop.engine.connect() as connection:
        found = connection.execute(select(Card.state).where(Card.sku_id == sku_of(shop, sku)).order_by(Card.id))
        return list(found.scalars())


def test_codes_come_in_once_sealed_and_are_the_stock(shop: Shop) -> None:
    sku, other = shop.a_sku("视频月卡", points=100, codes=()), shop.a_sku("音乐月卡", points=100, codes=())
    new = (
        NewCard(2, "VIP-2026-AAAA-0001", "990123", TODAY + timedelta(days=30)), NewCard(3, "VIP-2026-AAAA-0002"),
        NewCard(4, "VIP-2026-AAAA-0001"), NewCard(5, "VIP-2026-AAAA-0003", "", TODAY - timedelta(days=1)),
        NewCard(6, "VIP-2026-AAAA-0004", "", TODAY),
    )  # fmt: skip
    told = shop.do(import_cards, sku, cards=new, source="月卡.xlsx")
    assert (told.new, told.twice, told.late, told.on_hand) == (3, (4,), (5,), 3)
    assert shop.do(import_cards, other, cards=new[:1]).twice == (2,), "of whichever SKU"
    assert shop.stock(sku) == (3, 0)
    kept = "".join(row for rows in everything(shop).values() for row in rows)
    assert not any(secret in kept for secret in ("VIP-2026", "990123"))
    figures = shop.ask(card_stock, sku_of(shop, sku))
    assert (figures.in_stock, figures.issued, figures.void, figures.expiring) == (3, 0, 0, 2)
    assert (figures.next_expiry, figures.batches[0].source, figures.batches[0].left) == (TODAY, "月卡.xlsx", 3)
    plain, before = shop.a_sku(points=100), everything(shop)
    wrongs: tuple[Callable[[], object], ...] = (
        partial(shop.do, import_cards, plain, cards=new),
        partial(shop.do, import_cards, sku, cards=()),
        partial(shop.do, import_cards, sku, cards=(NewCard(1, "FRESH-0001"), NewCard(2, "AB\u200bCD"))),
        partial(shop.do, import_cards, sku, cards=(NewCard(1, "abc"),)),
        partial(shop.do, stock.receive_goods, sku, qty=1),
        partial(shop.do, stock.receive_several, (Arrived(sku_of(shop, sku), 1),)),
        partial(shop.do, stock.write_off, sku, qty=1, reason="破损"),
        partial(shop.do, stock.count_stock, (Counted(sku_of(shop, sku), 2, 3),)),
        partial(shop.do, catalogue.add_sku, SkuDraft("C9", "年卡", delivery=DeliveryKind.VIRTUAL, stock=5)),
        partial(shop.do, goods.edit_sku, sku_of(shop, sku), SkuDraft(sku, "", price_points=100)),
        partial(shop.do, goods.edit_sku, sku_of(shop, plain), SkuDraft(plain, "", price_points=1, delivery=DeliveryKind.VIRTUAL)),
    )  # fmt: skip
    for wrong in wrongs:
        with pytest.raises(Invalid):
            wrong()
    with pytest.raises(NotPermitted):
        shop.office.do(shop.person(Preset.WAREHOUSE), import_cards, sku, cards=(NewCard(1, "FRESH-0001"),))
    assert everything(shop)["card"] == before["card"]
    assert shop.breaks() == []


def test_every_unit_gets_a_code_of_its_own_the_soonest_to_run_out_first(shop: Shop) -> None:
    sku = shop.a_sku("视频月卡", points=100, codes=("FOREVER-0001", "FOREVER-0002"))
    soon = NewCard(1, "SOON-0001", "77", TODAY + timedelta(days=9)), NewCard(2, "LATER-0001", "", date(2027, 5, 1))
    shop.do(import_cards, sku, cards=soon)
    one, two = to_issue(shop, sku), to_issue(shop, sku, 2)
    ways: tuple[tuple[type[Exception], dict[str, Any]], ...] = (
        (UnitsNotOpen, {"parcel": SF}),
        (Invalid, {"parcel": SF, "codes": True}),
        (Invalid, {}),
    )
    for refused, way in ways:
        with pytest.raises(refused):
            shop.do(fulfilment.ship_order, one.id, **way)
    one = shop.do(fulfilment.ship_order, one.id, codes=True)
    two = shop.do(fulfilment.ship_order, two.id, codes=True)
    assert (one.status, two.status) == ("SHIPPED", "SHIPPED")
    assert issued(shop, one) == ["SOON-0001"]
    assert issued(shop, two) == ["FOREVER-0001", "LATER-0001"], "by the card, not by the way they are shown"
    assert shop.stock(sku) == (1, 0)
    told = shop.count(select(Outbox.payload).where(Outbox.payload.like('%"cards"%')).order_by(Outbox.id))
    assert f'"fulfilment": {parcel_of(shop, one)}' in told
    assert "SOON" not in told
    with pytest.raises(NotAllowedNow) as fact:
        shop.do(fulfilment.undo_shipment, one.id, fulfilment_id=parcel_of(shop, one), reason="发错了")
    assert fact.value.because == "code_issued"
    three = to_issue(shop, sku)
    with shop.office.transaction() as connection:
        connection.execute(update(Card).where(Card.state == "IN_STOCK").values(expires_on=TODAY - timedelta(days=1)))
    before = everything(shop)
    with pytest.raises(OutOfStock) as short:
        shop.do(fulfilment.ship_order, three.id, codes=True)
    assert (short.value.sku_code, short.value.left, short.value.wanted) == (sku, 0, 1)
    assert everything(shop) == before
    three = shop.do(cancels.cancel_paid_order, three.id, reason="缺货")
    assert (three.status, shop.balance(three.member_id or 0)[0]) == ("CANCELLED", 100)
    assert shop.breaks() == []
    with shop.office.transaction() as connection:
        connection.execute(update(Card).where(Card.id == 1).values(line_id=shop.lines(three)[0]))
    assert {found.split()[0] for found in shop.breaks()} == {"cards"}


def test_two_colleagues_who_issue_at_once_never_give_one_code_twice(shop: Shop) -> None:
    sku = shop.a_sku("视频月卡", points=100, codes=tuple(f"CODE-{n:04}" for n in range(4)))
    service, warehouse = shop.person(Preset.SERVICE), shop.person(Preset.WAREHOUSE)
    orders = [to_issue(shop, sku) for _ in range(4)]
    with shop.office.transaction() as connection:
        connection.execute(update(Card).where(Card.id == 4).values(expires_on=TODAY - timedelta(days=1)))
    done = at_once(
        *(
            partial(shop.office.do, who, fulfilment.ship_order, order.id, codes=True)
            for who, order in zip((service, warehouse, service, warehouse), orders, strict=True)
        )
    )
    assert kinds(done) == {"OrderRow": 3, "OutOfStock": 1}
    given = [code for order in orders if row_of(shop, order).units_shipped for code in issued(shop, order)]
    assert sorted(given) == ["CODE-0000", "CODE-0001", "CODE-0002"]
    same = at_once(*(partial(shop.import_codes, sku, "RACED-0001") for _ in range(2)))
    assert sorted(one.new for one in same if not isinstance(one, Exception)) == [0, 1]
    assert shop.breaks() == []


def test_codes_are_shown_once_to_who_issued_them_and_later_by_right_and_reason(shop: Shop) -> None:
    service, finance = shop.person(Preset.SERVICE), shop.person(Preset.FINANCE)
    sku = shop.a_sku("视频月卡", points=100, codes=("VIP-2026-AAAA-0001", "VIP-2026-AAAA-0002"))
    order = shop.office.do(service, fulfilment.ship_order, to_issue(shop, sku).id, codes=True)
    assert shop.ask(order_detail, order.id).fulfilments[0].cards == ("••••0001",)
    went = parcel_of(shop, order)
    shown = shop.office.ask(service, cards_just_issued, order.id, went)
    assert shown == (IssuedCard("视频月卡", "VIP-2026-AAAA-0001", "", None),)
    assert "VIP" not in repr(shown)
    with pytest.raises(CardsShown):
        shop.office.ask(service, cards_just_issued, order.id, went)
    other = shop.office.do(service, fulfilment.ship_order, to_issue(shop, sku).id, codes=True)
    with pytest.raises(CardsShown):
        shop.ask(cards_just_issued, other.id, parcel_of(shop, other))
    for refused, who, reason in (
        (NotPermitted, finance, "核对"), (Invalid, service, " "), (KeyUnavailable, shop.worker(), "核对")
    ):  # fmt: skip
        with pytest.raises((refused, NotPermitted)):
            shop.office.ask(who, reveal_cards, order.id, reason=reason)
    assert shop.office.ask(service, reveal_cards, order.id, reason="客人没收到")[0].code == "VIP-2026-AAAA-0001"
    with shop.engine.connect() as connection:
        looks = connection.execute(select(Access.act, Access.actor, Access.reason).order_by(Access.id)).all()
    assert [tuple(look) for look in looks] == [
        (AccessAct.ISSUE, service.key, ""), (AccessAct.ISSUE, service.key, ""), (AccessAct.ISSUE, shop.owner.key, ""),
        (AccessAct.REVEAL, service.key, "客人没收到"),
    ]  # fmt: skip
    shop.do(fulfilment.complete_order, order.id)
    shop.do(erasure.erase_member, order.member_id or 0, reason="本人要求")
    with pytest.raises(Erased):
        shop.ask(reveal_cards, order.id, reason="核对")
    assert shop.import_codes(sku, "VIP-2026-AAAA-0001").twice == (1,), "known still, though nobody can read it"
    assert shop.breaks() == []


def test_an_issued_code_goes_through_after_sale_and_never_back_into_stock(shop: Shop) -> None:
    sku = shop.a_sku("视频月卡", points=100, codes=("CODE-0001", "CODE-0002"))
    order = shop.do(fulfilment.ship_order, to_issue(shop, sku).id, codes=True)
    (line,) = shop.lines(order)

    def ask(kind: ReturnKind) -> ReturnRow:
        return shop.do(returns.request_return, order.id, kind=kind, lines={line: 1}, reason=ReturnReason.QUALITY)

    with pytest.raises(Invalid):
        ask(ReturnKind.RETURN_REFUND)
    case = shop.do(returns.approve_return, ask(ReturnKind.EXCHANGE).id)
    for back in (Received(good=1), Received(damaged=1)):
        with pytest.raises(Invalid):
            shop.do(returns.receive_return, case.id, units={line: back})
    case = shop.do(returns.receive_return, case.id, units={line: Received(kept_out=1)})
    case = shop.do(return_refunds.refund_instead, case.id)
    shop.do(return_refunds.refund_return, case.id)
    assert shop.balance(order.member_id or 0)[0] == 100
    assert (shop.stock(sku), states(shop, sku)) == ((1, 0), [CardState.ISSUED, CardState.IN_STOCK])
    assert shop.breaks() == []


def test_codes_that_ran_out_or_were_recalled_leave_the_stock_though_orders_wait_for_them(shop: Shop) -> None:
    sku = shop.a_sku("视频月卡", points=100, codes=("FOREVER-0001", "FOREVER-0002"))
    shop.do(import_cards, sku, cards=(NewCard(1, "SOON-0001", "", TODAY),))
    to_issue(shop, sku, 3)
    batch = shop.ask(card_stock, sku_of(shop, sku)).batches[-1].id
    assert "card_expiry" not in {job for job, n in nightly.run_daily(shop.office, shop.worker()).items() if n}
    shop.clock.forward(days=1)
    assert nightly.run_daily(shop.office, shop.worker())["card_expiry"] == 1
    assert states(shop, sku) == ["IN_STOCK", "IN_STOCK", "VOID"]
    oversold = select(OrderException.kind).where(OrderException.closed_at.is_(None))
    assert shop.count(oversold) == ExceptionKind.OVERSOLD
    with pytest.raises(Invalid):
        shop.do(void_cards, batch, reason=" ")
    assert shop.do(void_cards, batch, reason="供应商召回") == 2
    with pytest.raises(AlreadySo):
        shop.do(void_cards, batch, reason="供应商召回")
    assert shop.stock(sku) == (0, 3)
    shop.import_codes(sku, "NEW-0001", "NEW-0002", "NEW-0003")
    assert shop.count(oversold) is None
    assert shop.breaks() == []
