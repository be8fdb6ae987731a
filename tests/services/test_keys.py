"""Personal data: sealed wherever it lies, opened only by who holds the key, and never unseen."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from desktop import crypto
from desktop.models.journal import Access, AccessSubject, Audit
from desktop.models.member import PersonKey
from desktop.models.order import Order
from desktop.models.staff import KeyGrant, KeyHolder, Staff
from desktop.models.vocabulary import AccessAct, Permission, Preset
from desktop.services import editing, marks, members, order_detail, order_queries, roles, staff
from desktop.services.errors import KeyUnavailable, NotPermitted
from desktop.services.keys import PersonKeys
from desktop.services.order_filter import OrderFilter
from desktop.services.recipients import RecipientDraft
from desktop.services.transaction import AccessNote, Actor, Reading
from tests.orders_made import everything
from tests.people import PASSWORD, SECRET, Shop

SEEING = (Preset.OWNER, Preset.MANAGER, Preset.SERVICE, Preset.WAREHOUSE)
BLIND = (Preset.FINANCE, Preset.AUDITOR)


def come_in(shop: Shop, login: str, password: str) -> Actor:
    return staff.sign_in(shop.office, login, password, pc="收银台-03", costs=crypto.CHEAP)


def looks(shop: Shop, act: AccessAct) -> list[tuple[str, str, str, str | None, int | None]]:
    """(who, pc, reason, subject kind, subject id) of every access of that kind."""
    with shop.engine.connect() as connection:
        rows = connection.execute(
            select(Access.actor, Access.pc, Access.reason, AccessSubject.subject, AccessSubject.subject_id)
            .outerjoin(AccessSubject, AccessSubject.access_id == Access.id)
            .where(Access.act == act.value)
            .order_by(Access.id)
        ).all()
    return [tuple(row) for row in rows]  # type: ignore[misc]  # five columns


def holders(shop: Shop) -> set[str]:
    """Logins to whose identity a data key is sealed."""
    with shop.engine.connect() as connection:
        return set(
            connection.execute(
                select(Staff.login)
                .join(KeyHolder, KeyHolder.staff_id == Staff.id)
                .join(KeyGrant, KeyGrant.holder_id == KeyHolder.id)
            ).scalars()
        )


def test_nothing_sealed_stands_in_plain_in_any_table_or_file(shop: Shop, tmp_path: Path) -> None:
    member = shop.a_member("司马相如", points=500, phone="+86 186-2200-3344")
    order = shop.place(member, (shop.a_sku(points=100, fen=500), 2))
    moved = RecipientDraft("Grace Hopper", "13712345678", "浙江省杭州市西湖区", "保密大道77号紫藤苑")
    shop.do(editing.edit_order, order.id, recipient=moved)
    shop.ask(members.find_members, "18622003344")
    shop.ask(order_queries.find_orders, OrderFilter(search="司马"))
    shop.ask(order_detail.reveal_recipient, order.id, reason="联系客户")
    code = staff.add_staff(
        shop.office, shop.owner, login="zhoumin", name="周敏", role="SERVICE", costs=crypto.CHEAP
    ).code
    changed = staff.change_password(shop.office, come_in(shop, "zhoumin", code), code, "mountain river 1024",
                                    costs=crypto.CHEAP)  # fmt: skip
    assert changed.keys is not None
    words = ["司马相如", "相如", "18622003344", "2200-3344", "Hopper", "13712345678", "保密大道", "紫藤苑", PASSWORD,
             "mountain river", code, shop.recovery_words, "何小明", "19900009516", "示例路"]  # fmt: skip
    secrets = [SECRET, SECRET.hex().encode(), *changed.keys.keys.values(), b"AGE-SECRET-KEY", b"age-secret-key"]
    needles = [word.encode("utf-8") for word in words] + secrets
    tables = "\n".join(line for rows in everything(shop).values() for line in rows)
    assert "司**" not in tables and "司马**" in tables and "186****3344" in tables and "浙江省杭州市西湖区" in tables
    with shop.engine.connect() as connection:
        raw = [tables.encode("utf-8", "backslashreplace")]
        for (sealed,) in connection.execute(select(PersonKey.wrapped)):
            raw.append(sealed)
    if shop.engine.dialect.name == "sqlite":
        files = sorted(tmp_path.glob("shop.db*"))
        assert {file.name for file in files} >= {"shop.db", "shop.db-wal"}
        raw += [file.read_bytes() for file in files]
    for needle in needles:
        assert not any(needle in content for content in raw), needle


def test_a_clerk_who_writes_the_street_into_the_region_seals_it_all_the_same(shop: Shop) -> None:
    member, sku = shop.a_member(points=300), shop.a_sku(points=100)
    order = shop.place(member, (sku, 1))
    draft = RecipientDraft("何小明", "19900009516", "江苏省南京市鼓楼区 保密巷5号", "3单元")
    row = shop.do(editing.edit_order, order.id, recipient=draft)
    assert row.region == "江苏省南京市鼓楼区"
    assert "保密巷" not in "".join(line for rows in everything(shop).values() for line in rows)
    person = shop.ask(order_detail.reveal_recipient, order.id, reason="联系客户")
    assert person.address == "江苏省南京市鼓楼区保密巷5号3单元"


def test_lists_show_masks_and_a_reveal_shows_the_person(shop: Shop) -> None:
    order = shop.an_order(fen=100)
    (row,) = shop.ask(order_queries.find_orders, OrderFilter()).rows
    assert (row.member_name, row.recipient_name, row.phone_mask) == ("何**", "何**", "199****9516")
    service = shop.person(Preset.SERVICE)
    person = shop.office.ask(service, order_detail.reveal_recipient, order.id, reason="核对地址")
    assert (person.name, person.phone) == ("何小明", "19900009516")
    assert person.address == "江苏省南京市鼓楼区示例路1号"
    assert looks(shop, AccessAct.REVEAL) == [(service.key, "收银台-02", "核对地址", "order", order.id)]


def test_a_reveal_is_on_record_before_anything_is_read(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    order = shop.an_order(fen=100)
    unseal = PersonKeys.unseal
    told: list[int] = []

    def watched(self: PersonKeys, uid: bytes, table: str, column: str, sealed: bytes | None) -> str:
        told.append(len(looks(shop, AccessAct.REVEAL)))
        return unseal(self, uid, table, column, sealed)

    monkeypatch.setattr(PersonKeys, "unseal", watched)
    shop.ask(order_detail.reveal_recipient, order.id, reason="联系客户")
    assert set(told) == {1}


@pytest.mark.parametrize("question", ["recipient", "member", "phone search", "member search"])
def test_where_the_record_fails_nothing_is_read(shop: Shop, monkeypatch: pytest.MonkeyPatch, question: str) -> None:
    order = shop.an_order(fen=100)

    class DiskFull(Exception):
        pass

    def full(*_: object) -> None:
        raise DiskFull

    def read(*_: object) -> str:
        raise AssertionError("read without a record")

    monkeypatch.setattr("desktop.services.office.write_access", full)
    monkeypatch.setattr(PersonKeys, "unseal", read)
    monkeypatch.setattr("desktop.services.order_filter.masks.normalise_phone", read)
    asked: dict[str, Callable[[], object]] = {
        "recipient": lambda: shop.ask(order_detail.reveal_recipient, order.id, reason="联系客户"),
        "member": lambda: shop.ask(members.reveal_member, order.member_id or 0, reason="联系客户"),
        "phone search": lambda: shop.ask(order_queries.find_orders, OrderFilter(search="19900009516")),
        "member search": lambda: shop.ask(members.find_members, "19900009516"),
    }
    if question == "member search":
        monkeypatch.setattr("desktop.services.members.is_recorded_search", lambda _text: True)
    with pytest.raises(DiskFull):
        asked[question]()
    assert looks(shop, AccessAct.REVEAL) == looks(shop, AccessAct.SEARCH_PHONE) == []


@pytest.mark.parametrize(
    ("text", "times"), [("19900009516", 2), ("+86 199-0000-9516", 2), ("9516", 2), ("何小", 0), ("JF261124000001", 0)]
)
def test_looking_for_a_phone_is_on_record_and_for_anything_else_isnt(shop: Shop, text: str, times: int) -> None:
    shop.an_order(fen=100)
    shop.ask(order_queries.find_orders, OrderFilter(search=text))
    shop.ask(members.find_members, text)
    assert len(looks(shop, AccessAct.SEARCH_PHONE)) == times


def test_opening_an_order_masked_is_on_record_in_one_batch(shop: Shop) -> None:
    finance = shop.person(Preset.FINANCE)
    orders = [shop.an_order(fen=100) for _ in range(3)]
    notes = [AccessNote(AccessAct.OPEN, "", (("order", order.id),)) for order in orders]
    shop.office.note_access(finance, Permission.SEE, notes)
    assert [(who, subject) for who, _, _, _, subject in looks(shop, AccessAct.OPEN)] == [
        (finance.key, order.id) for order in orders
    ]


@pytest.mark.parametrize("preset", BLIND)
def test_roles_without_reveal_cant_read_a_person_whatever_they_call(shop: Shop, preset: Preset) -> None:
    order, blind = shop.an_order(fen=100), shop.person(preset)
    assert blind.keys is None
    with pytest.raises(NotPermitted):
        shop.office.ask(blind, order_detail.reveal_recipient, order.id, reason="好奇")
    with pytest.raises(NotPermitted):
        shop.office.ask(blind, members.reveal_member, order.member_id or 0, reason="好奇")
    with shop.engine.connect() as connection:
        reading = Reading(connection, blind, shop.clock.now, SECRET)
        with pytest.raises(KeyUnavailable):
            order_detail.reveal_recipient(reading, order.id, reason="好奇")
        with pytest.raises(KeyUnavailable):
            members.reveal_member(reading, order.member_id or 0, reason="好奇")
    for text in ("何小明", "何", "hxm", "19900009516"):
        assert shop.office.ask(blind, order_queries.find_orders, OrderFilter(search=text)).rows == ()
        assert shop.office.ask(blind, members.find_members, text) == []
    for text in (order.order_no, order.member_account, "9516"):
        assert len(shop.office.ask(blind, order_queries.find_orders, OrderFilter(search=text)).rows) == 1


def test_the_key_is_sealed_to_who_reveals_and_to_nobody_else(shop: Shop) -> None:
    for preset in Preset:
        person = shop.person(preset)
        assert (person.keys is not None) == (preset in SEEING)
    assert holders(shop) == {"lixiang", "manager", "service", "warehouse"}
    assert shop.worker().keys is None
    assert shop.storefront().keys is None
    assert {row.login for row in shop.ask(staff.list_staff) if row.holds_key} == holders(shop)


@pytest.mark.parametrize("how", ["disabled", "FINANCE"])
def test_leaving_or_losing_reveal_takes_the_grant_and_nothing_opens_any_more(shop: Shop, how: str) -> None:
    service, order = shop.person(Preset.SERVICE), shop.an_order(fen=100)
    assert "service" in holders(shop)
    if how == "disabled":
        shop.do(staff.disable_staff, login="service", reason="离职")
    else:
        row = shop.do(roles.change_role, login="service", role=how)
        assert not row.holds_key
        again = come_in(shop, "service", PASSWORD + "SERVICE")
        assert (again.role, again.keys) == ("财务", None)
        with pytest.raises(NotPermitted):
            shop.office.ask(again, order_detail.reveal_recipient, order.id, reason="联系客户")
    assert holders(shop) == {"lixiang"}
    assert service.staff_id is not None


def test_gaining_reveal_seals_the_key_to_her_identity_from_the_next_sign_in(shop: Shop) -> None:
    shop.person(Preset.FINANCE)
    order = shop.an_order(fen=100)
    assert shop.do(roles.change_role, login="finance", role="客服").holds_key
    again = come_in(shop, "finance", PASSWORD + "FINANCE")
    person = shop.office.ask(again, order_detail.reveal_recipient, order.id, reason="联系客户")
    assert person.name == "何小明"
    changed = staff.change_password(shop.office, again, PASSWORD + "FINANCE", "mountain river 1024", costs=crypto.CHEAP)
    assert changed.keys == come_in(shop, "finance", "mountain river 1024").keys


def test_who_holds_no_key_can_give_none(shop: Shop) -> None:
    keyless = dataclasses.replace(shop.owner, keys=None)
    shop.person(Preset.FINANCE)
    with pytest.raises(KeyUnavailable):
        staff.add_staff(shop.office, keyless, login="new", name="新", role="SERVICE", costs=crypto.CHEAP)
    with pytest.raises(KeyUnavailable):
        shop.office.do(keyless, roles.change_role, login="finance", role="SERVICE")
    with pytest.raises(KeyUnavailable):
        shop.office.do(keyless, members.add_member, name="何小明", phone="19900009516")
    assert staff.add_staff(shop.office, keyless, login="new", name="新", role="FINANCE", costs=crypto.CHEAP).code
    assert holders(shop) == {"lixiang"}


@pytest.mark.parametrize("column", ["public_key", "identity_sealed", "mac"])
def test_a_swapped_holder_is_refused(shop: Shop, column: str) -> None:
    """Somebody with the database's password puts a key of his own in a colleague's place."""
    shop.person(Preset.FINANCE)
    shop.person(Preset.SERVICE)
    identity = crypto.new_identity()
    forged = {
        "public_key": crypto.public_of(identity),
        "identity_sealed": crypto.seal_identity(crypto.new_key(), identity),
        "mac": crypto.mac(b"not the shop's secret", b"x"),
    }
    with shop.office.transaction() as connection:
        people = select(Staff.id).where(Staff.login.in_(("finance", "service"))).scalar_subquery()
        connection.execute(update(KeyHolder).where(KeyHolder.staff_id.in_(people)).values({column: forged[column]}))
    with pytest.raises(KeyUnavailable):
        come_in(shop, "service", PASSWORD + "SERVICE")
    if column != "identity_sealed":
        with pytest.raises(KeyUnavailable):
            shop.do(roles.change_role, login="finance", role="SERVICE")
        assert "finance" not in holders(shop)


def test_a_note_keeps_what_was_written_and_the_audit_keeps_only_its_number(shop: Shop) -> None:
    order = shop.an_order(fen=100)
    shop.do(marks.note_order, order.id, body="请联系 13712345678")
    told = shop.count(select(Audit.after).where(Audit.act == "note_order"))
    assert "13712345678" not in told


def test_one_shop_key_opens_old_and_new_orders_alike(shop: Shop) -> None:
    first, second = shop.an_order(fen=100), shop.an_order(fen=100)
    assert shop.count(select(func.count()).select_from(Order)) == 2
    for order in (first, second):
        assert shop.ask(order_detail.reveal_recipient, order.id, reason="联系客户").name == "何小明"
    assert shop.count(select(func.count(func.distinct(PersonKey.wrapped)))) == shop.count(
        select(func.count()).select_from(PersonKey)
    )
