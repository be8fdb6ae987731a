"""A member's card: what it tells, who may change what on it, and that nobody sees more than her right."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, func, select, update

from desktop import crypto
from desktop.models.journal import Access, Audit
from desktop.models.member import Member, SearchToken
from desktop.models.vocabulary import Permission, Preset
from desktop.services import cancels, erasure, ledger_queries, masks, member_acts, member_queries, members, roles, staff
from desktop.services.errors import ChangedByOther, Erased, Invalid, KeyUnavailable, NotFound, NotPermitted
from desktop.services.member_acts import edit_member, note_member, tag_member, untag_member
from desktop.services.member_detail import member_detail
from desktop.services.member_queries import MemberFilter
from desktop.services.transaction import Actor, Reading
from tests.people import HOME, PASSWORD, Shop


def found(shop: Shop, text: str) -> list[int]:
    return [row.id for row in shop.ask(member_queries.find_members_page, MemberFilter(search=text)).rows]


def audit_of(shop: Shop, act: str) -> tuple[dict[str, object], dict[str, object]]:
    with shop.engine.connect() as connection:
        row = connection.execute(select(Audit.before, Audit.after).where(Audit.act == act)).one()
    return json.loads(row.before), json.loads(row.after)


def test_another_name_and_phone_are_masked_sealed_and_found(shop: Shop) -> None:
    member = shop.a_member("何小明", phone="19900009516")
    row = shop.do(edit_member, member, name="欧阳锋", phone="139 0000 4471", tier="金卡", birthday=date(1990, 5, 1))
    assert (row.name, row.phone, row.tier, row.version) == ("欧阳*", "139****4471", "金卡", 2)
    assert shop.ask(members.reveal_member, member, reason="客人来电").phone == "13900004471"
    assert [found(shop, text) for text in ("欧阳锋", "oyf", "13900004471", "4471")] == [[member]] * 4
    assert [found(shop, text) for text in ("何小明", "hxm", "19900009516", "9516")] == [[]] * 4
    assert shop.ask(member_detail, member).birthday_known


def test_what_was_changed_is_on_record_sealed_under_the_members_own_key(shop: Shop) -> None:
    member = shop.a_member("何小明")
    shop.do(edit_member, member, name="何大明", tier="金卡")
    before, after = audit_of(shop, "edit_member")
    assert (before["tier"], after["tier"]) == ("", "金卡")
    assert "何" not in json.dumps([before, after], ensure_ascii=False)
    assert "phone_sealed" not in after
    uid = shop.count(select(Member.uid).where(Member.id == member))
    with shop.engine.connect() as connection:
        persons = Reading(connection, shop.owner, shop.clock.now, shop.office.shop_secret).persons
        sealed = base64.b64decode(str(before["name_sealed"]))
        assert persons.unseal(uid, "member", "name", sealed) == "何小明"


def test_only_what_is_given_changes_and_nothing_changed_is_refused(shop: Shop) -> None:
    member = shop.a_member("何小明", tier="金卡")
    assert shop.do(edit_member, member, tier="钻石").name == "何**"
    assert shop.do(edit_member, member, phone="").phone == ""
    assert found(shop, "何小明") == [member]
    for same in ({}, {"tier": "钻石"}, {"name": "何小明"}):
        with pytest.raises(Invalid) as refused:
            shop.do(edit_member, member, **same)  # type: ignore[arg-type]
        assert refused.value.problem == "nothing_changed"


def test_a_phone_that_somebody_has_is_refused_unless_they_share_it(shop: Shop) -> None:
    shop.a_member("何小明", phone="19900009516")
    wife = shop.a_member("周芷若", phone="13900004471")
    with pytest.raises(Invalid) as refused:
        shop.do(edit_member, wife, phone="+86 199-0000-9516")
    assert (refused.value.field, refused.value.problem) == ("phone", "taken")
    assert shop.do(edit_member, wife, phone="19900009516", shared_phone=True).phone == "199****9516"


def test_values_that_cannot_be_are_refused(shop: Shop) -> None:
    member = shop.a_member()
    wrong: dict[str, tuple[object, ...]] = {
        "name": (" ", "何" * 101), "phone": ("1" * 33,), "tier": ("x" * 41,),
        "birthday": (date(1800, 1, 1), date(2999, 1, 1)),
    }  # fmt: skip
    for field, values in wrong.items():
        for value in values:
            with pytest.raises(Invalid) as refused:
                shop.do(edit_member, member, **{field: value})  # type: ignore[arg-type]
            assert refused.value.field == field


def test_a_stale_edit_says_who_changed_what(shop: Shop) -> None:
    member, service = shop.a_member(), shop.person(Preset.SERVICE)
    shop.office.do(service, edit_member, member, tier="金卡", seen=1)
    shop.do(note_member, member, body="只收顺丰")
    with pytest.raises(ChangedByOther) as refused:
        shop.do(edit_member, member, tier="银卡", seen=1)
    assert (refused.value.who, refused.value.what) == ("Service", "edit_member")
    shop.do(edit_member, member, tier="银卡", seen=2)


def test_the_table_of_rights_holds_for_every_act_on_a_member(shop: Shop) -> None:
    member = shop.a_member()
    acts: dict[str, Callable[[Actor], object]] = {
        "edit": lambda actor: shop.office.do(actor, edit_member, member, tier=f"{actor.login}级"),
        "note": lambda actor: shop.office.do(actor, note_member, member, body="只收顺丰"),
        "tag": lambda actor: shop.office.do(actor, tag_member, member, tag="企业客户"),
        "see": lambda actor: shop.office.ask(actor, member_detail, member),
        "reveal": lambda actor: shop.office.ask(actor, members.reveal_member, member, reason="客人来电"),
    }
    allowed = dict.fromkeys(acts, "")
    for preset in Preset:
        for name, act in acts.items():
            try:
                act(shop.person(preset))
            except NotPermitted:
                continue
            allowed[name] += preset.value[0]
    assert allowed == {"edit": "OMS", "note": "OMSWF", "tag": "OMSW", "see": "OMSWFA", "reveal": "OMSW"}


def a_custom_role(shop: Shop, *permissions: Permission) -> Actor:
    """Somebody with a role of the shop's own making, signed in."""
    shop.do(roles.create_role, name="看店", rights=permissions)
    code = staff.add_staff(shop.office, shop.owner, login="guan", name="小关", role="看店", costs=crypto.CHEAP).code
    actor = staff.sign_in(shop.office, "guan", code, pc="收银台-03", costs=crypto.CHEAP)
    return staff.change_password(shop.office, actor, code, PASSWORD + "guan", costs=crypto.CHEAP)


def test_who_may_see_but_not_reveal_gets_no_personal_value_by_any_question_or_act(shop: Shop) -> None:
    member = shop.a_member("何小明", phone="19900009516")
    shop.do(edit_member, member, birthday=date(1990, 5, 1))
    shop.place(member, (shop.a_sku(fen=100), 1))
    watcher = a_custom_role(shop, Permission.SEE, Permission.EDIT_MEMBERS, Permission.NOTE)
    recipient = shop.ask(members.addresses_of, member)[0].id
    told = [
        shop.office.ask(watcher, member_detail, member),
        shop.office.ask(watcher, member_queries.find_members_page, MemberFilter()),
        shop.office.ask(watcher, ledger_queries.member_ledger, member),
        shop.office.ask(watcher, members.addresses_of, member),
        shop.office.do(watcher, edit_member, member, tier="金卡"),
    ]
    for secret in ("何小明", "19900009516", "1990-05-01", HOME.address):
        assert secret not in repr(told)
    before = shop.count(select(func.count()).select_from(Access))
    with pytest.raises(NotPermitted):
        shop.office.ask(watcher, members.reveal_member, member, reason="想看")
    with pytest.raises(NotPermitted):
        shop.office.ask(watcher, members.reveal_address, member, recipient, reason="想看")
    with pytest.raises(KeyUnavailable):
        shop.office.do(watcher, edit_member, member, name="何大明")
    assert shop.office.ask(watcher, member_queries.find_members_page, MemberFilter(search="何小明")).rows == ()
    assert shop.count(select(func.count()).select_from(Access)) == before


def test_notes_and_tags_stand_on_the_card(shop: Shop) -> None:
    member = shop.a_member()
    shop.do(note_member, member, body="只收顺丰")
    shop.do(note_member, member, body=" 生日送券 ")
    shop.do(tag_member, member, tag="企业客户")
    shop.do(tag_member, member, tag="企业客户")
    detail = shop.ask(member_detail, member)
    assert [(note.author, note.body) for note in detail.notes] == [("李想", "生日送券"), ("李想", "只收顺丰")]
    assert detail.tags == ("企业客户",)
    assert shop.ask(member_acts.known_member_tags) == ("企业客户",)
    shop.do(untag_member, member, tag="企业客户")
    assert shop.ask(member_detail, member).tags == ()
    with pytest.raises(Invalid):
        shop.do(note_member, member, body=" ")
    with pytest.raises(Invalid):
        shop.do(tag_member, member, tag="x" * 31)
    with pytest.raises(NotFound):
        shop.do(untag_member, member, tag="企业客户")


def test_nothing_is_changed_about_who_is_merged_or_erased(shop: Shop) -> None:
    kept, merged, erased = (shop.a_member(f"何{n}") for n in "一二三")
    with shop.office.transaction() as connection:
        connection.execute(update(Member).where(Member.id == merged).values(merged_into=kept))
        connection.execute(update(Member).where(Member.id == erased).values(erased_at=shop.clock.now))
        connection.execute(delete(SearchToken).where(SearchToken.subject_id == erased))
    assert shop.ask(member_detail, merged).merged_account == "M-000001"
    for member, refusal in ((merged, NotFound), (erased, Erased)):
        with pytest.raises(refusal):
            shop.do(edit_member, member, tier="金卡")
        with pytest.raises(refusal):
            shop.do(note_member, member, body="只收顺丰")
        with pytest.raises(refusal):
            shop.do(tag_member, member, tag="企业客户")


def test_the_card_tells_balances_and_what_holds_them(shop: Shop) -> None:
    member = shop.a_member(points=800)
    soon = shop.clock.now.date() + timedelta(days=9)
    shop.a_lot(member, 440, soon)
    shop.place(member, (shop.a_sku(points=600, fen=1_000), 1))
    detail = shop.ask(member_detail, member)
    assert (detail.row.available, detail.row.frozen, detail.freezes) == (640, 600, 1)
    assert detail.lots == 1
    assert [entry.verb for entry in detail.entries.rows] == ["FREEZE", "GRANT", "INIT"]
    assert detail.entries.rows[0].order_id == detail.orders[0].id
    first = shop.ask(ledger_queries.member_entries, member, limit=2)
    rest = shop.ask(ledger_queries.member_entries, member, before=first.next, limit=2)
    assert [entry.verb for entry in (*first.rows, *rest.rows)] == ["FREEZE", "GRANT", "INIT"]
    assert rest.next is None
    assert [row.region for row in detail.addresses] == [HOME.region]


def test_habits_are_read_from_her_own_orders(shop: Shop) -> None:
    member, coffee = shop.a_member(points=9_000), shop.a_sku("小粒咖啡豆", points=100, fen=5_000, stock=90)
    for _ in range(3):
        shop.place(member, (coffee, 2))
        shop.clock.forward(days=7)
    gone = shop.place(member, (shop.a_sku("双层玻璃杯", fen=900), 1))
    shop.do(cancels.cancel_order, gone.id, reason="不要了")
    shop.place(shop.a_member(points=200), (coffee, 1))
    shop.clock.forward(days=80)
    habits = shop.ask(member_detail, member).habits
    assert (habits.counted, habits.cancelled, habits.recent) == (4, 1, 1)
    assert habits.mean_points == 200
    assert habits.mean_fen == 10_000
    assert (habits.weekday, habits.part) == (2, 2)
    assert habits.favourites == ("小粒咖啡豆",)


def test_who_never_ordered_has_no_habits(shop: Shop) -> None:
    habits = shop.ask(member_detail, shop.a_member()).habits
    assert (habits.first_at, habits.mean_points, habits.weekday, habits.favourites) == (None, None, None, ())


def test_erasing_a_member_takes_the_notes_and_tags_of_her_card(shop: Shop) -> None:
    member = shop.a_member()
    shop.do(note_member, member, body="何小明爱喝咖啡")
    shop.do(tag_member, member, tag="何总")
    shop.do(erasure.erase_member, member, reason="本人要求")
    detail = shop.ask(member_detail, member)
    assert [note.body for note in detail.notes] == [masks.ERASED]
    assert detail.tags == ()
    assert detail.row.name == masks.ERASED
    assert shop.breaks() == []
