"""Roles of the shop's own: made from the table of rights, changed while people work, and what becomes of the key."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from desktop import crypto
from desktop.models.journal import Audit
from desktop.models.staff import KeyGrant, KeyHolder, Role
from desktop.models.vocabulary import PRESETS, Permission, Preset
from desktop.services import marks, members, order_detail, roles, staff, staff_sessions
from desktop.services.errors import (
    ChangedByOther,
    Invalid,
    KeyUnavailable,
    NotFound,
    NotPermitted,
    SameIdOtherContent,
    SessionEnded,
)
from desktop.services.roles import RoleRow
from desktop.services.transaction import Actor
from tests.people import PASSWORD, Shop

P = Permission
NIGHT = (P.SEE, P.NOTE)


def a_role(shop: Shop, *rights: Permission, name: str = "夜班") -> RoleRow:
    return shop.do(roles.create_role, name=name, rights=rights or NIGHT)


def a_person(shop: Shop, role: str, login: str = "zhoumin") -> Actor:
    """Signed in with a password of her own."""
    code = staff.add_staff(shop.office, shop.owner, login=login, name="周敏", role=role, costs=crypto.CHEAP).code
    actor = staff.sign_in(shop.office, login, code, pc="仓库-03", costs=crypto.CHEAP)
    return staff.change_password(shop.office, actor, code, PASSWORD + login, costs=crypto.CHEAP)


def grants_of(shop: Shop, login: str) -> int:
    of_her = select(KeyHolder.id).where(KeyHolder.staff_id == next(
        row.id for row in shop.ask(staff.list_staff) if row.login == login
    ))  # fmt: skip
    return int(shop.count(select(func.count()).select_from(KeyGrant).where(KeyGrant.holder_id.in_(of_her))))


def test_a_role_of_the_shops_own_gives_its_people_just_its_rights(shop: Shop) -> None:
    role, order = a_role(shop), shop.an_order(fen=100)
    night = a_person(shop, "夜班")
    shop.office.do(night, marks.note_order, order.id, body="夜里到货")
    with pytest.raises(NotPermitted):
        shop.office.do(night, marks.tag_order, order.id, tag="易碎")
    listed = next(one for one in shop.ask(roles.list_roles) if one.id == role.id)
    assert (listed.name, listed.preset, listed.people, listed.rights) == ("夜班", "", ("周敏",), (P.NOTE, P.SEE))
    assert [one.preset for one in shop.ask(roles.list_roles)] == [*(preset.value for preset in Preset), ""]


def test_a_right_given_or_taken_holds_at_her_next_act_without_signing_in_again(shop: Shop) -> None:
    role, order = a_role(shop), shop.an_order(fen=100)
    night = a_person(shop, "夜班")
    shop.do(roles.edit_role, role.id, name="夜班", rights=(P.SEE, P.TAG))
    shop.office.do(night, marks.tag_order, order.id, tag="易碎")
    with pytest.raises(NotPermitted):
        shop.office.do(night, marks.note_order, order.id, body="夜里到货")
    assert shop.office.ask(night, roles.my_rights) == (P.SEE, P.TAG)
    assert shop.breaks() == []


def test_a_role_that_gains_the_eye_gets_the_key_and_its_people_sign_in_again(shop: Shop) -> None:
    role, order = a_role(shop), shop.an_order(fen=100)
    night = a_person(shop, "夜班")
    shop.do(roles.edit_role, role.id, name="夜班", rights=(*NIGHT, P.REVEAL))
    with pytest.raises(SessionEnded, match="role_changed"):
        shop.office.ask(night, order_detail.reveal_recipient, order.id, reason="核对地址")
    again = staff.sign_in(shop.office, "zhoumin", PASSWORD + "zhoumin", pc="仓库-03", costs=crypto.CHEAP)
    assert shop.office.ask(again, order_detail.reveal_recipient, order.id, reason="核对地址").name == "何小明"
    shop.do(roles.edit_role, role.id, name="夜班", rights=NIGHT)
    assert grants_of(shop, "zhoumin") == 0
    with pytest.raises(SessionEnded):
        shop.office.ask(again, members.find_members, "何小明")
    last = staff.sign_in(shop.office, "zhoumin", PASSWORD + "zhoumin", pc="仓库-03", costs=crypto.CHEAP)
    assert last.keys is None


def test_who_holds_no_key_cant_give_it_away(shop: Shop) -> None:
    """An owner whose own key was lost may manage staff, but a role that reveals needs somebody who holds the key."""
    role = a_role(shop)
    a_person(shop, "夜班")
    keyless = Actor(**{**vars(shop.owner), "keys": None})
    with pytest.raises(KeyUnavailable):
        shop.office.do(keyless, roles.edit_role, role.id, name="夜班", rights=(*NIGHT, P.REVEAL))
    assert shop.ask(roles.list_roles)[-1].rights == (P.NOTE, P.SEE)
    assert grants_of(shop, "zhoumin") == 0


def test_a_key_in_hand_opens_nothing_once_the_role_lost_the_eye(shop: Shop) -> None:
    """The rights count that the database holds, not what a desk still has in its memory."""
    role = a_role(shop, *NIGHT, P.REVEAL)
    night = a_person(shop, "夜班")
    shop.a_member("何小明")
    assert shop.office.ask(night, members.find_members, "何小明")
    shop.do(roles.edit_role, role.id, name="夜班", rights=NIGHT)
    fresh = staff.sign_in(shop.office, "zhoumin", PASSWORD + "zhoumin", pc="仓库-03", costs=crypto.CHEAP)
    pretending = Actor(**{**vars(fresh), "keys": night.keys, "permissions": frozenset(P)})
    assert shop.office.ask(pretending, members.find_members, "何小明") == []


def test_a_preset_is_neither_changed_nor_deleted(shop: Shop) -> None:
    for preset in Preset:
        role_id = shop.count(select(Role.id).where(Role.preset == preset.value))
        with pytest.raises(Invalid, match="preset"):
            shop.do(roles.edit_role, role_id, name="别的名字", rights=tuple(PRESETS[preset]))
        with pytest.raises(Invalid, match="preset"):
            shop.do(roles.delete_role, role_id)


def test_a_role_in_use_stays_even_for_somebody_disabled_and_goes_when_nobody_has_it(shop: Shop) -> None:
    role = a_role(shop)
    a_person(shop, "夜班")
    with pytest.raises(Invalid, match="in_use"):
        shop.do(roles.delete_role, role.id)
    shop.do(staff.disable_staff, login="zhoumin", reason="离职")
    with pytest.raises(Invalid, match="in_use"):
        shop.do(roles.delete_role, role.id)
    shop.do(roles.change_role, login="zhoumin", role="AUDITOR")
    assert shop.do(roles.delete_role, role.id) == "夜班"
    with pytest.raises(NotFound):
        shop.do(roles.delete_role, role.id)


def test_a_role_has_a_name_of_its_own_and_rights_that_a_person_can_have(shop: Shop) -> None:
    for name, rights, problem in (
        ("  ", NIGHT, "missing"), ("长" * 21, NIGHT, "too_long"), ("客服", NIGHT, "taken"), ("manager", NIGHT, "taken"),
        ("夜班", (P.NOTE,), "cant_be_given"), ("夜班", (P.SEE, P.RUN_CLOCK), "cant_be_given"),
    ):  # fmt: skip
        with pytest.raises(Invalid, match=problem):
            shop.do(roles.create_role, name=name, rights=rights)


def test_nobody_gives_or_takes_what_she_hasnt_herself(shop: Shop) -> None:
    role = a_role(shop, P.SEE, P.MANAGE_STAFF, name="人事")
    clerk = a_person(shop, "人事")
    for attempt in (
        lambda: shop.office.do(clerk, roles.create_role, name="新", rights=(P.SEE, P.SHIP)),
        lambda: shop.office.do(clerk, roles.edit_role, role.id, name="人事", rights=tuple(roles.GIVEN)),
        lambda: shop.office.do(clerk, roles.change_role, login="zhoumin", role="OWNER"),
        lambda: staff.add_staff(shop.office, clerk, login="new", name="新", role="MANAGER", costs=crypto.CHEAP),
        lambda: staff.reset_staff(shop.office, clerk, login="lixiang", costs=crypto.CHEAP),
    ):
        with pytest.raises(NotPermitted):
            attempt()
    assert shop.office.do(clerk, roles.create_role, name="实习", rights=(P.SEE,)).rights == (P.SEE,)


def test_a_stale_editor_is_told_who_changed_the_role(shop: Shop) -> None:
    role = a_role(shop)
    other = a_person(shop, "OWNER", "wangwu")
    shop.office.do(other, roles.edit_role, role.id, name="夜班", rights=(P.SEE, P.SHIP))
    seen = {"seen_name": role.name, "seen_rights": role.rights}
    with pytest.raises(ChangedByOther) as stale:
        shop.do(roles.edit_role, role.id, name="夜班", rights=(P.SEE, P.TAG), **seen)  # type: ignore[arg-type]
    assert (stale.value.who, stale.value.what) == ("周敏", "edit_role")
    with pytest.raises(ChangedByOther):
        shop.do(roles.delete_role, role.id, **seen)  # type: ignore[arg-type]
    shop.office.do(other, roles.change_role, login="wangwu", role="夜班")
    with pytest.raises(ChangedByOther):
        shop.do(roles.change_role, login="wangwu", role="AUDITOR", seen_role="店主")


def test_a_role_saved_twice_by_one_click_is_saved_once(shop: Shop) -> None:
    made = shop.office.do_command(shop.owner, "click-1", roles.create_role, name="夜班", rights=NIGHT)
    assert shop.office.do_command(shop.owner, "click-1", roles.create_role, name="夜班", rights=NIGHT) == made
    with pytest.raises(SameIdOtherContent):
        shop.office.do_command(shop.owner, "click-1", roles.create_role, name="早班", rights=NIGHT)
    with pytest.raises(Invalid, match="nothing_changed"):
        shop.do(roles.edit_role, made.id, name="夜班", rights=NIGHT)
    assert shop.count(select(func.count()).where(Audit.act == "create_role")) == 1


def test_only_who_manages_staff_touches_roles_and_sessions(shop: Shop) -> None:
    role, manager = a_role(shop), shop.person(Preset.MANAGER)
    for attempt in (
        lambda: shop.office.do(manager, roles.create_role, name="新", rights=NIGHT),
        lambda: shop.office.do(manager, roles.edit_role, role.id, name="新", rights=NIGHT),
        lambda: shop.office.do(manager, roles.delete_role, role.id),
        lambda: shop.office.ask(manager, roles.list_roles),
        lambda: shop.office.do(manager, staff_sessions.end_session, shop.owner.session_id),
        lambda: shop.office.ask(manager, staff_sessions.sessions_of, 1),
    ):
        with pytest.raises(NotPermitted):
            attempt()


def test_a_session_elsewhere_is_ended_once_and_never_the_own(shop: Shop) -> None:
    service = shop.person(Preset.SERVICE)
    one = shop.ask(staff_sessions.sessions_of, service.staff_id or 0)[0]
    assert (one.id, one.pc, one.ended_at, one.mine) == (service.session_id, "收银台-02", None, False)
    ended = shop.do(staff_sessions.end_session, service.session_id, reason="忘了退出")
    assert (ended.ended_at, ended.end_reason) == (shop.clock.now, "ended")
    with pytest.raises(SessionEnded, match="ended"):
        shop.office.ask(service, roles.my_rights)
    with pytest.raises(Invalid, match="ended_already"):
        shop.do(staff_sessions.end_session, service.session_id)
    with pytest.raises(Invalid, match="yourself"):
        shop.do(staff_sessions.end_session, shop.owner.session_id)
    with pytest.raises(NotFound):
        shop.do(staff_sessions.end_session, shop.worker().session_id)


def test_the_list_of_staff_tells_when_and_where_each_came_in_last(shop: Shop) -> None:
    shop.clock.forward(hours=1)
    a_person(shop, "SERVICE")
    rows = {row.login: row for row in shop.ask(staff.list_staff)}
    assert (rows["zhoumin"].last_in, rows["zhoumin"].pc) == (shop.clock.now, "仓库-03")
    assert rows["zhoumin"].code_until is None
    assert rows["lixiang"].last_in is not None
    assert rows["lixiang"].last_in < shop.clock.now
    shop.do(staff.disable_staff, login="zhoumin", reason="离职")
    with pytest.raises(Invalid, match="disabled_already"):
        shop.do(staff.disable_staff, login="zhoumin", reason="离职")
