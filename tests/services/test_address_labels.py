"""Plain labels: who may reveal prints the person, on record; what has none yet is listed; nothing falls off the page."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select

from desktop.models.journal import Access, AccessSubject
from desktop.models.shipping import LabelSize, Paper
from desktop.models.staff import Role, RolePermission
from desktop.models.vocabulary import DeliveryKind, Permission, Preset
from desktop.services import fulfilment, marks
from desktop.services.address_labels import unlabelled_orders
from desktop.services.errors import Invalid, NotFound, NotPermitted
from desktop.services.paper_errands import (
    address_labels_wish,
    make_address_labels,
    make_paper,
    printed_json,
    printed_of,
)
from desktop.services.prints import print_log, record_print
from desktop.services.recipients import RecipientDraft
from desktop.services.shipping_queries import Waiting, shipping_counts, waiting_orders
from desktop.services.waybill_account import connect_waybills
from tests import papers
from tests.people import SF, Shop
from tests.shipping_calls import ACCOUNT

FAR = RecipientDraft("买买提·艾合买提江", "19900009517", "新疆维吾尔自治区伊宁市", "英也尔镇某某路第三百二十号 😀 " * 9)


def test_a_label_names_whom_it_goes_to_and_is_on_record_before_it_is_read(shop: Shop) -> None:
    warehouse = shop.person(Preset.WAREHOUSE)
    member, cup = shop.a_member(points=10_000), shop.a_sku("双层玻璃杯", points=10)
    beans, fare = shop.a_sku("咖啡豆", points=10), shop.a_sku("话费", points=10, delivery=DeliveryKind.TOPUP)
    order = shop.place(member, (cup, 2), (beans, 1), (fare, 1))
    held = shop.place(member, (cup, 1), recipient=FAR)
    shop.do(marks.hold_order, held.id, reason="等客户确认")
    nowhere = shop.place(member, (fare, 1), recipient=None)
    assert shop.ask(unlabelled_orders) == (order.id,)
    counts = shop.ask(shipping_counts)
    assert (counts.waiting, counts.unprinted, counts.unlabelled) == (3, 2, 1)
    assert [one.order.id for one in shop.ask(waiting_orders, Waiting.UNLABELLED).rows] == [order.id]

    made = make_address_labels(shop.office, warehouse, [order.id, held.id], LabelSize.SMALL, reason="贴箱")
    first, second = papers.texts(made.pdf)
    assert order.order_no in first and "收何小明19900009516" in first and "江苏省南京市鼓楼区示例路1号" in first
    assert "双层玻璃杯×2、咖啡豆×1" in first and "话费" not in first and "寄悦享生活" in first
    assert "挂起中，先不要发：等客户确认" in second and second.count("第三百二十号") == 9, "an address is never cut"
    assert [one.code for one in made.missing] == ["U+1F600"]
    with shop.engine.connect() as connection:
        looked = connection.execute(
            select(Access.act, Access.reason, AccessSubject.subject_id)
            .join(AccessSubject, AccessSubject.access_id == Access.id)
            .order_by(AccessSubject.subject_id)
        ).all()
    assert looked == [("PRINT", "贴箱", order.id), ("PRINT", "贴箱", held.id)]
    assert shop.ask(unlabelled_orders) == (order.id,), "a preview isn't a print"

    shop.do(connect_waybills, **ACCOUNT)
    wish = address_labels_wish([order.id], LabelSize.LARGE.value, "贴箱", {})
    again = printed_of(printed_json(make_paper(shop.office, warehouse, wish)))
    assert "寄悦享生活02588886666" in papers.text(again.pdf)
    for pdf in (made.pdf, again.pdf):
        assert list(papers.outside(pdf)) == [] and set(papers.fonts(pdf).values()) == {True}

    shop.office.do(warehouse, record_print, (order.id,), paper=Paper.ADDRESS)
    assert (shop.ask(unlabelled_orders), shop.ask(print_log)[0].paper) == ((), Paper.ADDRESS)
    # half of it gone, the label of the rest names the rest
    shop.do(fulfilment.ship_order, order.id, parcel=SF, lines={shop.lines(order)[0]: 2})
    rest = make_address_labels(shop.office, warehouse, [order.id], LabelSize.LARGE, reason="贴箱")
    assert "咖啡豆×1" in papers.text(rest.pdf) and "双层玻璃杯" not in papers.text(rest.pdf)

    for wrong, fact in (([], Invalid), ([order.id, 4_711], NotFound), ([nowhere.id], NotFound)):
        with pytest.raises(fact):
            make_address_labels(shop.office, warehouse, wrong, LabelSize.LARGE, reason="贴箱")
    with pytest.raises(NotPermitted):
        make_address_labels(shop.office, shop.person(Preset.FINANCE), [order.id], LabelSize.LARGE, reason="贴箱")
    role = shop.count(select(Role.id).where(Role.preset == Preset.WAREHOUSE.value))
    with shop.office.transaction() as connection:
        connection.execute(delete(RolePermission).filter_by(role_id=role, permission=Permission.REVEAL.value))
    masked = make_address_labels(shop.office, shop.person(Preset.WAREHOUSE), [order.id], LabelSize.LARGE, reason="贴箱")
    said = papers.text(masked.pdf)
    assert "何**" in said and "何小明" not in said and "示例路" not in said
    assert shop.breaks() == []
