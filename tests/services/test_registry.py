"""Every act of the register: who may do it, what it leaves on record, and that a failure leaves nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from pydantic import TypeAdapter
from sqlalchemy import delete, func, insert, select

from desktop.models.journal import Audit, Command
from desktop.models.staff import Role, RolePermission
from desktop.models.vocabulary import PRESETS, STOREFRONT_PERMISSIONS, WORKER_PERMISSIONS, Permission, Preset
from desktop.services import marks, order_export
from desktop.services.errors import NotPermitted
from desktop.services.transaction import ACTIONS, QUERIES, Actor, Tx
from tests import mends_made
from tests.conftest import KINDS
from tests.orders_made import S, a_shop, an_order_in, everything
from tests.people import Shop
from tests.scenes import ACTS, CELLS, EXAMPLES, failing_before_the_record


@pytest.fixture(scope="module", params=KINDS)
def busy_shop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """One shop for all acts: what one of them leaves there is no matter to the next. In the evening it adds up."""
    with a_shop(request.param, tmp_path_factory.mktemp("registry")) as shop:
        for preset in Preset:
            shop.person(preset)
        yield shop
        mends_made.heal(shop)
        assert shop.breaks() == []


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every act does nothing but record itself: what is left is the door."""
    for name in ACTS:

        def do_nothing(tx: Tx, *, act: str = name) -> bool:
            tx.record(act, "nothing", 0)
            return True

        monkeypatch.setitem(ACTIONS, name, dataclasses.replace(ACTIONS[name], run=do_nothing, answer=TypeAdapter(bool)))


def let_in(shop: Shop, actor: Actor, act: str) -> bool:
    def asked() -> None: ...

    asked.__name__ = act
    try:
        return bool(shop.office.do(actor, asked))  # type: ignore[arg-type]  # found by its name
    except NotPermitted as refused:
        assert refused.permission in ACTIONS[act].permissions
        return False


def test_every_act_has_an_example_in_scenes() -> None:
    assert sorted(EXAMPLES) == list(ACTS)


def test_every_act_and_question_asks_for_a_permission_that_some_actor_has() -> None:
    held = frozenset().union(*PRESETS.values(), WORKER_PERMISSIONS, STOREFRONT_PERMISSIONS)
    for name in ACTS:
        assert ACTIONS[name].permissions
        assert held.issuperset(ACTIONS[name].permissions)
    for entered in QUERIES.values():
        assert entered.permission in held


def test_the_presets_give_the_rights_that_the_table_of_roles_names() -> None:
    def holders(permission: Permission) -> str:
        return "".join(preset.value[0] for preset in Preset if permission in PRESETS[preset])

    P = Permission
    # owner, manager, service, warehouse, finance, auditor by their first letters
    assert {permission: holders(permission) for permission in P} == {
        P.SEE: "OMSWFA", P.REVEAL: "OMSW", P.PLACE_ORDERS: "OMS", P.EDIT_UNPAID: "OMS", P.CANCEL_UNPAID: "OMS",
        P.HOLD: "OMS", P.ASSIGN: "OMS", P.TAG: "OMSW", P.NOTE: "OMSWF", P.REPLY: "OMS", P.RELEASE: "OMW",
        P.SHIP: "OMSW", P.COMPLETE: "OMSW", P.CORRECT_WAYBILL: "OMSW", P.SET_PRIORITY: "OMSW", P.PRINT: "OMSW",
        P.RECEIVE_GOODS: "OMW", P.UNDO_OWN: "OMSW", P.EDIT_MEMBERS: "OMS", P.MERGE_MEMBERS: "OM", P.IMPORT: "OM",
        P.PUBLISH_RULES: "OM", P.MEND: "OM", P.CONFIRM_PAYMENT: "OMF", P.CANCEL_PAID: "OM", P.CANCEL_LINES: "OM",
        P.EDIT_PAID: "OM", P.UNDO_SHIPMENT: "OM", P.UNRELEASE: "OM", P.REQUEST_RETURN: "OMS", P.HANDLE_RETURNS: "OMS",
        P.RECEIVE_RETURNS: "OMSW", P.REFUND_TO_LIMIT: "OMS", P.REFUND_ABOVE: "OMF", P.EDIT_CATALOGUE: "OM",
        P.COUNT_STOCK: "OMW", P.GRANT_POINTS: "OM", P.PROPOSE_ADJUSTMENT: "OMS", P.APPROVE_ADJUSTMENT: "OMF", P.FIGURES: "OMFA",
        P.EXPORT: "OMF", P.EXPORT_OWN_VIEW: "OMS", P.MANAGE_STAFF: "O", P.CHANGE_SETTINGS: "O", P.READ_AUDIT: "OMA",
        P.RUN_CLOCK: "",
    }  # fmt: skip


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize("preset", list(Preset))
def test_a_role_may_do_exactly_what_its_permissions_open(busy_shop: Shop, preset: Preset) -> None:
    person = busy_shop.person(preset)
    for act in ACTS:
        assert let_in(busy_shop, person, act) == (not PRESETS[preset].isdisjoint(ACTIONS[act].permissions)), act


@pytest.mark.usefixtures("stub")
def test_the_storefront_and_the_worker_may_do_exactly_what_theirs_open(busy_shop: Shop) -> None:
    for actor in (busy_shop.storefront(), busy_shop.worker()):
        for act in ACTS:
            assert let_in(busy_shop, actor, act) == (not actor.permissions.isdisjoint(ACTIONS[act].permissions)), act


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_denied_without_its_permission_and_leaves_nothing(busy_shop: Shop, act: str) -> None:
    call = EXAMPLES[act](busy_shop)
    lacking = [preset for preset in Preset if PRESETS[preset].isdisjoint(ACTIONS[act].permissions)]
    # an act that every role may do is none for the worker
    who = busy_shop.person(lacking[-1]) if lacking else busy_shop.worker()
    before = everything(busy_shop)
    denied = dataclasses.replace(call, by=who)
    with pytest.raises(NotPermitted):
        denied.run(busy_shop)
    assert everything(busy_shop) == before


@pytest.mark.parametrize("act", ACTS)
def test_an_act_that_fails_midway_leaves_nothing_and_one_that_succeeds_is_on_record(
    busy_shop: Shop, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = EXAMPLES[act](busy_shop)
    before = everything(busy_shop)
    with failing_before_the_record(monkeypatch) as interrupted, pytest.raises(interrupted):
        call.run(busy_shop)
    assert everything(busy_shop) == before
    last = busy_shop.count(select(func.max(Audit.id))) or 0
    call.command(busy_shop, f"click-{act}")
    with busy_shop.engine.connect() as connection:
        rows = connection.execute(
            select(Audit.actor, Audit.command_id, Audit.at).where(Audit.id > last).order_by(Audit.id)
        ).all()
    who = call.by or busy_shop.owner
    assert rows
    assert {(row.actor, row.command_id, row.at) for row in rows} == {(who.key, f"click-{act}", busy_shop.clock.now)}
    assert busy_shop.count(select(Command.act).where(Command.id == f"click-{act}")) == act


def test_acts_that_two_rights_open_ask_for_the_one_that_the_order_needs(busy_shop: Shop) -> None:
    service = busy_shop.person(Preset.SERVICE)
    edit = CELLS["edit_order"]
    dataclasses.replace(edit[S.UNPAID, S.UNPAID](busy_shop), by=service).run(busy_shop)
    with pytest.raises(NotPermitted) as refused:
        dataclasses.replace(edit[S.PAID, S.PAID](busy_shop), by=service).run(busy_shop)
    assert refused.value.permission is Permission.EDIT_PAID
    with pytest.raises(NotPermitted):
        dataclasses.replace(EXAMPLES["unrelease_order"](busy_shop), by=service).run(busy_shop)


def test_a_role_that_loses_a_right_loses_it_at_the_next_act(busy_shop: Shop) -> None:
    finance, order = busy_shop.person(Preset.FINANCE), an_order_in(busy_shop, S.UNPAID)
    role = busy_shop.count(select(Role.id).where(Role.preset == Preset.FINANCE.value))
    note = {"role_id": role, "permission": Permission.NOTE.value}
    with busy_shop.office.transaction() as connection:
        connection.execute(delete(RolePermission).filter_by(**note))
    with pytest.raises(NotPermitted):
        busy_shop.office.do(finance, marks.note_order, order.id, body="对账")
    with busy_shop.office.transaction() as connection:
        connection.execute(insert(RolePermission).values(**note))
    busy_shop.office.do(finance, marks.note_order, order.id, body="对账")


def test_a_question_too_goes_by_todays_rights_whatever_the_actor_says_of_herself(busy_shop: Shop) -> None:
    finance, order = busy_shop.person(Preset.FINANCE), an_order_in(busy_shop, S.PAID)
    boasting = dataclasses.replace(finance, permissions=PRESETS[Preset.OWNER], keys=busy_shop.owner.keys)
    with pytest.raises(NotPermitted):
        busy_shop.office.ask(boasting, order_export.export_orders, [order.id], reason="对账", revealed=True)
