"""Who comes in and who may do what: first passwords, guesses, endings, roles and the last owner."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import bcrypt
import pytest
from sqlalchemy import event, func, insert, select

from desktop import crypto
from desktop.models.journal import Audit
from desktop.models.staff import LoginAttempt, Role, RolePermission, StaffSession
from desktop.models.vocabulary import PRESETS, AccessAct, Permission, Preset
from desktop.services import marks, members, order_queries, roles, settings, staff
from desktop.services.attempts import delay_seconds
from desktop.services.errors import (
    Invalid,
    NotFound,
    NotPermitted,
    PasswordChangeDue,
    Refused,
    SessionEnded,
    SignInRefused,
    WeakPassword,
)
from desktop.services.transaction import AccessNote, Actor
from tests.people import PASSWORD, Shop

NEW = "mountain river 1024"


def come_in(shop: Shop, login: str, password: str) -> Actor:
    return staff.sign_in(shop.office, login, password, pc="收银台-03", costs=crypto.CHEAP)


def refusal(shop: Shop, login: str, password: str = "not the password") -> SignInRefused:
    with pytest.raises(SignInRefused) as refused:
        come_in(shop, login, password)
    return refused.value


def a_colleague(shop: Shop, login: str = "zhoumin", role: str = "SERVICE") -> str:
    """Her activation code."""
    added = staff.add_staff(shop.office, shop.owner, login=login, name="周敏", role=role, costs=crypto.CHEAP)
    return added.code


def a_second_owner(shop: Shop, login: str = "zhoumin") -> Actor:
    code = a_colleague(shop, login, "OWNER")
    return staff.change_password(shop.office, come_in(shop, login, code), code, NEW, costs=crypto.CHEAP)


def test_nothing_is_possible_before_the_first_password_is_chosen(shop: Shop) -> None:
    order, code = shop.an_order(fen=100), a_colleague(shop)
    new = come_in(shop, "zhoumin", code)
    assert new.must_change
    tries: list[Callable[[], object]] = [
        lambda: shop.office.ask(new, settings.shop_settings),
        lambda: shop.office.ask(new, members.find_members, "9516"),
        lambda: shop.office.do(new, marks.note_order, order.id, body="早"),
        lambda: shop.office.rehearse(new, marks.note_order, order.id, body="早"),
        lambda: shop.office.note_access(new, Permission.SEE, [AccessNote(AccessAct.OPEN, "", (("order", 1),))]),
    ]
    for attempt in tries:
        with pytest.raises(PasswordChangeDue):
            attempt()
    chosen = staff.change_password(shop.office, new, code, NEW, costs=crypto.CHEAP)
    assert shop.office.do(chosen, marks.note_order, order.id, body="早").id == order.id
    assert refusal(shop, "zhoumin", code).wait_seconds == 0
    assert not come_in(shop, "ZhouMin ", NEW).must_change
    assert shop.breaks() == []


def test_the_first_password_is_a_good_one_and_another_than_the_code(shop: Shop) -> None:
    code = a_colleague(shop)
    new = come_in(shop, "zhoumin", code)
    for password, problem in (("short", "too_short"), ("x" * 129, "too_long"), ("zhoumin-zhoumin", "contains_name"),
                              ("password password", "too_common"), (code, "same_as_before")):  # fmt: skip
        with pytest.raises(WeakPassword) as refused:
            staff.change_password(shop.office, new, code, password, costs=crypto.CHEAP)
        assert refused.value.problem == problem
    with pytest.raises(SignInRefused):
        staff.change_password(shop.office, new, "another old one", NEW, costs=crypto.CHEAP)
    with pytest.raises(PasswordChangeDue):
        shop.office.ask(new, settings.shop_settings)


def test_a_code_is_typed_as_people_type_and_lasts_a_week(shop: Shop) -> None:
    code = a_colleague(shop)
    assert come_in(shop, "zhoumin", f" {code.lower().replace('-', ' ')} ").must_change
    shop.clock.forward(days=7)
    assert come_in(shop, "zhoumin", code).must_change
    shop.clock.forward(seconds=1)
    assert refusal(shop, "zhoumin", code).wait_seconds == 0


def test_the_wait_doubles_from_two_seconds_to_a_quarter_hour() -> None:
    assert [delay_seconds(failed) for failed in range(7)] == [0, 0, 0, 2, 4, 8, 16]
    assert delay_seconds(12) == delay_seconds(10_000) == 900


@pytest.mark.parametrize("login", ["lixiang", "nobody-of-that-name"])
def test_guessing_takes_longer_each_time_known_or_not_and_a_right_password_ends_it(shop: Shop, login: str) -> None:
    assert [refusal(shop, login).wait_seconds for _ in range(3)] == [0, 0, 0]
    assert refusal(shop, login, PASSWORD).wait_seconds == 3
    shop.clock.forward(seconds=2)
    assert refusal(shop, login).wait_seconds == 0
    shop.clock.forward(seconds=2)
    assert refusal(shop, login).wait_seconds == 3
    shop.clock.forward(seconds=2)
    if login == "lixiang":
        come_in(shop, login, PASSWORD)
        assert shop.count(select(func.count()).select_from(LoginAttempt)) == 0
        assert refusal(shop, login).wait_seconds == 0
    else:
        refusal(shop, login, PASSWORD)
        assert refusal(shop, login).wait_seconds == 9


def test_waiting_survives_a_restart_of_the_program(shop: Shop) -> None:
    for _ in range(4):
        refusal(shop, "lixiang")
    shop.engine.dispose()
    assert refusal(shop, "lixiang", PASSWORD).wait_seconds > 0


def test_an_open_desk_is_no_place_to_guess_either(shop: Shop) -> None:
    waits = []
    for _ in range(5):
        with pytest.raises(SignInRefused) as refused:
            staff.change_password(shop.office, shop.owner, "a wild guess", NEW, costs=crypto.CHEAP)
        waits.append(refused.value.wait_seconds)
    assert waits == [0, 0, 0, 3, 3]


def test_twenty_guesses_side_by_side_are_no_better_than_three_in_turn(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = Counter[str]()
    check = crypto.check_login

    def counted(*args: Any, **kwargs: Any) -> bytes | None:
        tried["checked"] += 1
        return check(*args, **kwargs)

    monkeypatch.setattr(crypto, "check_login", counted)
    threads = [threading.Thread(target=refusal, args=(shop, "lixiang")) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tried["checked"] == 3


def test_unknown_wrong_disabled_and_expired_get_the_same_answer_for_the_same_work(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_colleague(shop, "disabled")
    shop.do(staff.disable_staff, login="disabled", reason="离职")
    expired = a_colleague(shop, "expired")
    shop.clock.forward(days=8)
    work: Counter[str] = Counter()

    def count(module: Any, name: str) -> None:
        real = getattr(module, name)

        def counted(*args: Any, **kwargs: Any) -> Any:
            work[name] += 1
            return real(*args, **kwargs)

        monkeypatch.setattr(module, name, counted)

    count(crypto, "scrypt")
    count(bcrypt, "checkpw")
    count(bcrypt, "hashpw")

    @event.listens_for(shop.engine, "before_cursor_execute")
    def statement(_c: Any, _cursor: Any, sql: str, *_more: Any) -> None:
        work["statements"] += 1

    told = []
    for login, password in (("lixiang", "wrong"), ("unknown", "wrong"), ("disabled", "wrong"), ("expired", expired)):
        work.clear()
        refused = refusal(shop, login, password)
        told.append((str(refused), dict(work)))
    event.remove(shop.engine, "before_cursor_execute", statement)
    assert told[0][1] | {"statements": 0} == {"scrypt": 1, "checkpw": 1, "statements": 0}
    assert all(one == told[0] for one in told)


@pytest.mark.parametrize("how", ["disabled", "reset", "role_changed", "password_changed", "signed_out"])
def test_a_session_ends_with_its_reason(shop: Shop, how: str) -> None:
    service, order = shop.person(Preset.SERVICE), shop.an_order(fen=100)
    shop.office.do(service, marks.tag_order, order.id, tag="易碎")
    match how:
        case "disabled":
            shop.do(staff.disable_staff, login="service", reason="离职")
        case "reset":
            staff.reset_staff(shop.office, shop.owner, login="service", costs=crypto.CHEAP)
        case "role_changed":
            shop.do(roles.change_role, login="service", role="MANAGER")
        case "password_changed":
            elsewhere = come_in(shop, "service", PASSWORD + "SERVICE")
            staff.change_password(shop.office, elsewhere, PASSWORD + "SERVICE", NEW, costs=crypto.CHEAP)
            assert shop.office.ask(elsewhere, order_queries.tab_counts)
        case _:
            staff.sign_out(shop.office, service)
    for attempt in (
        lambda: shop.office.ask(service, order_queries.tab_counts),
        lambda: shop.office.do(service, marks.untag_order, order.id, tag="易碎"),
    ):
        with pytest.raises(SessionEnded) as refused:
            attempt()
        assert refused.value.reason == how
    if how == "disabled":
        assert refusal(shop, "service", PASSWORD + "SERVICE").wait_seconds == 0
    assert shop.breaks() == []


def test_a_reset_gives_a_new_code_and_the_old_password_is_gone(shop: Shop) -> None:
    shop.person(Preset.SERVICE)
    code = staff.reset_staff(shop.office, shop.owner, login="service", costs=crypto.CHEAP).code
    refusal(shop, "service", PASSWORD + "SERVICE")
    again = come_in(shop, "service", code)
    assert again.must_change and again.keys is not None
    changed = staff.change_password(shop.office, again, code, NEW, costs=crypto.CHEAP)
    assert come_in(shop, "service", NEW).keys == changed.keys


def test_a_disabled_person_is_let_in_again_by_a_reset(shop: Shop) -> None:
    a_colleague(shop)
    shop.do(staff.disable_staff, login="zhoumin", reason="休假")
    code = staff.reset_staff(shop.office, shop.owner, login="zhoumin", costs=crypto.CHEAP).code
    assert come_in(shop, "zhoumin", code).must_change


def test_the_roles_of_a_new_shop_are_the_presets(shop: Shop) -> None:
    with shop.engine.connect() as connection:
        rows = connection.execute(
            select(Role.preset, RolePermission.permission).join(RolePermission, RolePermission.role_id == Role.id)
        ).all()
    kept: dict[str, set[str]] = {preset.value: set() for preset in Preset}
    for preset, permission in rows:
        kept[preset or ""].add(permission)
    assert kept == {preset.value: {p.value for p in permissions} for preset, permissions in PRESETS.items()}


@pytest.mark.parametrize("login", ["x", "a b", "王芳", "w" * 41, "who?", "lixiang", "LiXiang"])
def test_a_login_is_short_plain_and_nobody_elses(shop: Shop, login: str) -> None:
    with pytest.raises(Invalid) as refused:
        a_colleague(shop, login)
    assert refused.value.field == "login"


def test_only_who_manages_staff_adds_disables_resets_and_changes_roles(shop: Shop) -> None:
    manager = shop.person(Preset.MANAGER)
    before = shop.count(select(func.count()).select_from(Audit))
    for attempt in (
        lambda: staff.add_staff(shop.office, manager, login="new", name="新", role="SERVICE", costs=crypto.CHEAP),
        lambda: shop.office.do(manager, staff.disable_staff, login="lixiang"),
        lambda: staff.reset_staff(shop.office, manager, login="lixiang", costs=crypto.CHEAP),
        lambda: shop.office.do(manager, roles.change_role, login="manager", role="OWNER"),
        lambda: shop.office.ask(manager, staff.list_staff),
    ):
        with pytest.raises(NotPermitted):
            attempt()
    assert shop.count(select(func.count()).select_from(Audit)) == before


def test_a_clerk_adds_members_but_never_gives_them_points(shop: Shop) -> None:
    clerk = shop.person(Preset.SERVICE)
    shop.office.do(clerk, members.add_member, name="何小明", phone="19900009516")
    with pytest.raises(NotPermitted):
        shop.office.do(clerk, members.add_member, name="林晓彤", phone="13900008888", points=10**6)
    assert shop.breaks() == []


def test_the_last_owner_who_can_sign_in_stays_an_owner(shop: Shop) -> None:
    """An auditor who was given the right to manage staff tries it; an owner who never came in doesn't count."""
    auditor = shop.person(Preset.AUDITOR)
    with shop.office.transaction() as connection:
        role = connection.execute(select(Role.id).where(Role.preset == Preset.AUDITOR.value)).scalar_one()
        connection.execute(insert(RolePermission).values(role_id=role, permission=Permission.MANAGE_STAFF.value))
    a_colleague(shop, "later", "OWNER")
    for who in (auditor, shop.owner):
        for act, more in ((staff.disable_staff, {}), (roles.change_role, {"role": "AUDITOR"})):
            with pytest.raises(Invalid) as refused:
                shop.office.do(who, act, login="LiXiang ", **more)  # type: ignore[arg-type]  # either takes a login
            assert refused.value.problem == "last_owner"
    a_second_owner(shop)
    with pytest.raises(Invalid, match="yourself"):
        shop.do(staff.disable_staff, login="lixiang")
    assert not shop.office.do(auditor, staff.disable_staff, login="lixiang").active
    with pytest.raises(Invalid, match="last_owner"):
        shop.office.do(auditor, staff.disable_staff, login="zhoumin")


def test_of_two_owners_who_disable_each_other_one_stays(shop: Shop) -> None:
    second = a_second_owner(shop)
    outcomes: list[Refused | None] = []
    start = threading.Barrier(2)

    def disable(who: Actor, login: str) -> None:
        start.wait()
        try:
            shop.office.do(who, staff.disable_staff, login=login)
            outcomes.append(None)
        except Refused as refused:
            outcomes.append(refused)

    threads = [threading.Thread(target=disable, args=pair) for pair in ((shop.owner, "zhoumin"), (second, "lixiang"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(outcome is None for outcome in outcomes) == 1
    left = [row.login for row in shop.office.ask(_whoever(shop, second), staff.list_staff) if row.active]
    assert len(left) == 1


def _whoever(shop: Shop, second: Actor) -> Actor:
    open_sessions = shop.count(
        select(func.count()).where(StaffSession.id == shop.owner.session_id, StaffSession.ended_at.is_(None))
    )
    return shop.owner if open_sessions else second


def test_a_role_that_isnt_there_and_a_role_she_has_are_refused(shop: Shop) -> None:
    a_colleague(shop)
    with pytest.raises(NotFound):
        shop.do(roles.change_role, login="zhoumin", role="采购")
    with pytest.raises(NotFound):
        shop.do(roles.change_role, login="nobody", role="客服")
    with pytest.raises(Invalid, match="same_as_before"):
        shop.do(roles.change_role, login="zhoumin", role="客服")
    row = shop.do(roles.change_role, login="zhoumin", role="财务")
    assert (row.role, row.holds_key, row.must_change) == ("财务", False, True)


def test_a_login_with_characters_that_no_database_keeps_is_just_refused(shop: Shop) -> None:
    for login in ("li\0xiang", "\ud800", "‮lixiang", "x" * 5_000, "", "'; DROP TABLE staff; --"):
        assert refusal(shop, login).wait_seconds == 0
    with pytest.raises(SignInRefused):
        come_in(shop, "lixiang", "\ud800\0" * 500)
    assert staff.sign_in(shop.office, "lixiang", PASSWORD, pc="收银台\0\udfff", costs=crypto.CHEAP).pc
