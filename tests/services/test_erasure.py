"""A member is erased: who he was stands nowhere any more, and the books still add up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, make_url, select, update

from desktop.models.journal import Audit, Command
from desktop.models.member import Member, PersonKey, Recipient, SearchToken
from desktop.models.order import Order, OrderNote
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import (
    cancels,
    editing,
    erasure,
    figures,
    fulfilment,
    grants,
    marks,
    members,
    order_detail,
    order_export,
    order_queries,
    placing,
    refunds,
)
from desktop.services.errors import Erased, Invalid, NotFound, NotPermitted, SameIdOtherContent, StillOpen
from desktop.services.masks import ERASED
from desktop.services.order_filter import OrderFilter
from desktop.services.order_rows import OrderRow
from desktop.services.placing import LineWish
from desktop.services.recipients import RecipientDraft
from tests.orders_made import everything, parcel_of, refund_of, row_of
from tests.people import HOME, SF, Shop

S = OrderStatus
NAME, PHONE, MASK, REMARK, NOTE, CARD = (
    "顾清越",
    "18877665544",
    "188****5544",
    "放门口花架上",
    "顾先生爱喝浅烘",
    "GU-8899001",
)
REGION = "云南省丽江市古城区"
FIRST = RecipientDraft("顾念", "18877660011", REGION, "束河路1号")
ADDRESS = RecipientDraft(NAME, PHONE, REGION, "束河路8号")


def ship(shop: Shop, order: OrderRow) -> OrderRow:
    return shop.do(fulfilment.complete_order, shop.do(fulfilment.ship_order, order.id, parcel=SF).id)


def a_buyer(shop: Shop, account: str = "guqingyue") -> tuple[int, OrderRow]:
    """He has bought once, with a remark, changed his address on the way, and has points left."""
    member = shop.do(
        members.add_member, name=NAME, phone=PHONE, tier="金卡", account=account, card_no=CARD, points=900
    ).id
    lines = (LineWish(shop.a_sku(points=100, fen=1_000), 2),)
    order = shop.do(placing.place_order, member, lines=lines, recipient=FIRST, remark=REMARK)
    order = shop.do(editing.edit_order, order.id, recipient=ADDRESS, remark=f"{REMARK}，谢谢")
    shop.do(marks.note_order, order.id, body=NOTE)
    return member, ship(shop, shop.pay(order))


def erase(shop: Shop, member: int) -> erasure.Erasure:
    return shop.do(erasure.erase_member, member, reason="本人要求")


def sealed_and_tokens(shop: Shop, member: int) -> list[bytes]:
    """What only keys can read, and the tokens that find him; those cut to 12 bits find others, too."""
    his = select(Recipient.id).where(Recipient.member_id == member)
    with shop.engine.connect() as connection:
        rows = [
            *connection.execute(select(Member.name_sealed, Member.phone_sealed).where(Member.id == member)),
            *connection.execute(
                select(Recipient.name_sealed, Recipient.phone_sealed, Recipient.address_sealed).where(
                    Recipient.member_id == member
                )
            ),
            *connection.execute(
                select(SearchToken.token).where(
                    ((SearchToken.subject == "M") & (SearchToken.subject_id == member))
                    | ((SearchToken.subject == "R") & SearchToken.subject_id.in_(his))
                )
            ),
            *connection.execute(
                select(PersonKey.wrapped).where(
                    PersonKey.uid.in_(
                        select(Member.uid).where(Member.id == member).union(
                            select(Recipient.uid).where(Recipient.member_id == member)
                        )
                    )
                )
            ),
        ]  # fmt: skip
    return [value for row in rows for value in row if value is not None and len(value) > 2]


def told(shop: Shop) -> str:
    """Every row of every table."""
    return "\n".join(row for rows in everything(shop).values() for row in rows)


def files_of(shop: Shop) -> bytes:
    file = Path(make_url(shop.url).database or "")
    return b"".join(part.read_bytes() for part in (file, file.with_name(file.name + "-wal")) if part.exists())


def test_nothing_of_him_stands_in_any_table_and_the_books_add_up(shop: Shop) -> None:
    member, _ = a_buyer(shop)
    other = shop.an_order(points=100)
    traces = [NAME, PHONE, MASK, "顾**", "顾*", REGION, REMARK, NOTE, CARD, "guqingyue", "'5544'"]
    traces += [repr(value) for value in sealed_and_tokens(shop, member)]
    found = told(shop)
    assert [trace for trace in traces if trace not in found] == [NAME, PHONE]
    before = (shop.ask(figures.figures, "day"), shop.balance(member))

    done = erase(shop, member)
    assert (done.account, done.recipients, done.orders) == (f"{ERASED}-{member}", 2, 1)
    left = told(shop)
    assert [trace for trace in traces if trace in left] == []
    assert shop.count(select(func.count()).where(SearchToken.subject == "M", SearchToken.subject_id == member)) == 0
    assert (shop.ask(figures.figures, "day"), shop.balance(member)) == before
    assert row_of(shop, other).recipient_name == "何**"
    assert shop.breaks() == []


def test_no_byte_of_him_is_left_in_the_file_or_its_log(shop: Shop) -> None:
    if shop.office.database != "SQLite":
        return
    member, _ = a_buyer(shop)
    shop.an_order(points=100)
    traces = [value.encode() for value in (MASK, "顾**", REGION, REMARK, NOTE, CARD)]
    traces += sealed_and_tokens(shop, member)
    assert len(traces) > 15
    found = files_of(shop)
    assert [trace for trace in traces if trace not in found] == []
    erase(shop, member)
    left = files_of(shop)
    assert [trace for trace in traces if trace in left] == []
    file = Path(make_url(shop.url).database or "")
    assert file.with_name(file.name + "-wal").stat().st_size == 0


def test_an_account_that_is_plainly_the_shops_number_stays_and_finds_his_orders(shop: Shop) -> None:
    member, order = a_buyer(shop, "M-000777")
    assert erase(shop, member).account == "M-000777"
    (row,) = shop.ask(order_queries.find_orders, OrderFilter(member="M-000777")).rows
    assert (row.id, row.member_name, row.recipient_name, row.phone_mask, row.region) == (
        order.id,
        ERASED,
        ERASED,
        "",
        "",
    )


def test_he_is_found_neither_by_name_nor_phone_nor_card(shop: Shop) -> None:
    member, _ = a_buyer(shop)
    asked = (NAME, "顾清", "gqy", PHONE, "5544", CARD, "guqingyue", ERASED)
    assert any(shop.ask(members.find_members, text) for text in asked)
    erase(shop, member)
    for text in asked:
        assert shop.ask(members.find_members, text) == [], text
        assert shop.ask(order_queries.find_orders, OrderFilter(search=text)).rows == (), text
    assert shop.ask(members.addresses_of, member) == []
    assert shop.ask(order_export.export_members, reason="盘点") == []


def test_looking_at_him_is_refused_as_erased(shop: Shop) -> None:
    member, order = a_buyer(shop)
    address = shop.ask(members.addresses_of, member)[0].id
    erase(shop, member)
    looks: tuple[Callable[[], object], ...] = (
        lambda: shop.ask(order_detail.reveal_recipient, order.id, reason="核对"),
        lambda: shop.ask(members.reveal_member, member, reason="核对"),
        lambda: shop.ask(members.reveal_address, member, address, reason="核对"),
    )
    for look in looks:
        with pytest.raises(Erased):
            look()
    (exported,) = shop.ask(order_export.export_orders, [order.id], reason="对账", revealed=True)
    assert (exported.name, exported.phone, exported.address) == (ERASED, "", "")


def test_no_order_and_no_points_for_an_erased_member(shop: Shop) -> None:
    member, _ = a_buyer(shop)
    erase(shop, member)
    with pytest.raises(Erased):
        shop.place(member, (shop.a_sku(points=1), 1))
    with pytest.raises(Erased):
        shop.do(grants.grant_points, member, points=50, reason="生日礼")


def test_a_payment_after_the_deadline_doesnt_bring_his_order_back(shop: Shop) -> None:
    member = shop.a_member()
    order = shop.place(member, (shop.a_sku(fen=1_000), 1))
    shop.clock.forward(minutes=31)
    shop.office.do(shop.worker(), cancels.cancel_order, order.id)
    erase(shop, member)
    row = shop.pay(order)
    assert (row.status, row.refund_proposed_fen) == (S.CANCELLED, order.cash_fen)
    assert shop.breaks() == []


@pytest.mark.parametrize("status", [S.UNPAID, S.PAID, S.TO_SHIP, S.SHIPPED])
def test_an_order_under_way_comes_first(shop: Shop, status: S) -> None:
    if status in (S.UNPAID, S.PAID):
        shop.setting("auto_release", "false")
    order = shop.an_order(fen=1_000, paid=status is not S.UNPAID)
    if status is S.SHIPPED:
        order = shop.do(fulfilment.ship_order, order.id, parcel=SF)
    assert order.status is status
    before = everything(shop)
    with pytest.raises(StillOpen) as refused:
        erase(shop, order.member_id or 0)
    assert (refused.value.orders, refused.value.refunds, refused.value.order_no) == (1, 0, order.order_no)
    assert everything(shop) == before


def test_a_refund_that_is_owed_comes_first(shop: Shop) -> None:
    order = shop.do(cancels.cancel_paid_order, shop.an_order(fen=1_000, paid=True).id, reason="缺货")
    steps: tuple[Callable[[], object], ...] = (
        lambda: shop.do(refunds.record_refund_failed, refund_of(shop, order), reason="渠道退回"),
        lambda: shop.do(refunds.approve_refund, refund_of(shop, order)),
        lambda: shop.do(refunds.record_refund_done, refund_of(shop, order), reference="R1"),
    )
    for settle in steps:
        with pytest.raises(StillOpen) as refused:
            erase(shop, order.member_id or 0)
        assert (refused.value.orders, refused.value.refunds, refused.value.order_no) == (0, 1, order.order_no)
        settle()
    assert erase(shop, order.member_id or 0).orders == 1


def test_only_the_owner_erases_and_says_why(shop: Shop) -> None:
    member = shop.a_member()
    with pytest.raises(NotPermitted):
        shop.office.do(shop.person(Preset.MANAGER), erasure.erase_member, member, reason="本人要求")
    for reason in (" ", "长" * 201):
        with pytest.raises(Invalid):
            shop.do(erasure.erase_member, member, reason=reason)
    with pytest.raises(NotFound):
        shop.do(erasure.erase_member, member + 1, reason="本人要求")


def test_the_audit_tells_who_did_it_and_why_by_ids_alone(shop: Shop) -> None:
    member, order = a_buyer(shop)
    shop.do(erasure.erase_member, member, reason=f"本人来电 {PHONE} 要求")
    with shop.engine.connect() as connection:
        rows = connection.execute(
            select(Audit.actor, Audit.subject, Audit.subject_id, Audit.order_id, Audit.before, Audit.after, Audit.reason)
            .where(Audit.act == "erase_member")
            .order_by(Audit.id)
        ).all()  # fmt: skip
    assert [tuple(row) for row in rows] == [
        (shop.owner.key, "member", member, None, "{}", '{"recipients": 2, "orders": 1}', f"本人来电 {MASK} 要求"),
        (shop.owner.key, "order", order.id, order.id, "{}", f'{{"member": {member}}}', ""),
    ]


def test_twice_is_once(shop: Shop) -> None:
    member, _ = a_buyer(shop)
    first = shop.office.do_command(shop.owner, "click", erasure.erase_member, member, reason="本人要求")
    after = everything(shop)
    assert shop.office.do_command(shop.owner, "click", erasure.erase_member, member, reason="本人要求") == first
    with pytest.raises(SameIdOtherContent):
        shop.office.do_command(shop.owner, "click", erasure.erase_member, member, reason="又来一次")
    with pytest.raises(Erased):
        erase(shop, member)
    assert everything(shop) == after


def test_a_command_of_his_that_is_repeated_answers_without_him(shop: Shop) -> None:
    member = shop.a_member(NAME, phone=PHONE, points=500)
    sku = shop.a_sku(points=100)
    order = shop.place(member, (sku, 1))
    place = shop.count(select(Command.id).where(Command.act == "place_order"))
    ship(shop, order)
    erase(shop, member)
    with shop.office.transaction() as connection:
        connection.execute(update(Command).where(Command.id == place).values(id="again"))
    again = shop.office.do_command(
        shop.owner, "again", placing.place_order, member, lines=(LineWish(sku, 1),), recipient=HOME
    )
    assert again == replace(order, member_name=ERASED, recipient_name=ERASED, phone_mask="", region="")


def test_a_remark_that_is_changed_is_not_written_into_the_audit(shop: Shop) -> None:
    order = shop.an_order(fen=1_000)
    shop.do(editing.edit_order, order.id, remark=REMARK)
    assert REMARK not in str(everything(shop)["audit"])
    assert shop.count(select(Order.remark)) == REMARK


def test_what_colleagues_noted_goes_and_that_they_noted_stays(shop: Shop) -> None:
    member, order = a_buyer(shop)
    erase(shop, member)
    assert shop.count(select(OrderNote.body)) == ERASED
    detail = shop.ask(order_detail.order_detail, order.id)
    assert (detail.remark, [note.author for note in detail.notes], parcel_of(shop, order)) == (ERASED, ["李想"], 1)
