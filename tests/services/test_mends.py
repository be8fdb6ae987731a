"""A break of the books is told with its cause and the entries that differ, and mended by an entry that two people want."""

from __future__ import annotations

import json
import threading

import pytest
from sqlalchemy import func, select

from desktop import crypto
from desktop.models.journal import Audit
from desktop.models.order import OrderException
from desktop.models.vocabulary import AdjustmentState, ExceptionKind, Preset
from desktop.services import stock
from desktop.services.errors import (
    AlreadySo,
    BreakChanged,
    Decided,
    Invalid,
    NotFound,
    NotPermitted,
    PasswordNeeded,
    Refused,
    SecondPersonNeeded,
    TooEarlyAlone,
)
from desktop.services.exceptions.detection import enter_findings
from desktop.services.mends import acts
from desktop.services.mends.acts import approve_mend, find_mends, mend_preview, propose_mend, reject_mend
from desktop.services.transaction import Actor
from desktop.services.two_persons import prove_password
from tests.mends_made import breaks_of, forge
from tests.people import PASSWORD, Shop

PROPOSED, POSTED, REJECTED = AdjustmentState.PROPOSED, AdjustmentState.POSTED, AdjustmentState.REJECTED


def a_wrong_balance(shop: Shop, by: int = 30) -> int:
    member = shop.a_member(points=500)
    forge(shop, f"UPDATE balance SET available = available + {by} WHERE member_id = {member}")
    return member


def test_a_mend_waits_for_a_second_person_and_is_refused_once_the_books_have_moved(shop: Shop) -> None:
    manager, service = shop.person(Preset.MANAGER), shop.person(Preset.SERVICE)
    member = a_wrong_balance(shop)
    assert shop.do(enter_findings, breaks_of(shop)) > 0
    seen = shop.ask(mend_preview, "member", member)
    assert (seen.diagnosis, seen.proposed, [dict(step.changes) for step in seen.steps]) == (
        "altered", None, [{"available": -30}],
    )  # fmt: skip
    with pytest.raises(NotPermitted):
        shop.office.do(service, propose_mend, "member", member, reason="看着不对")
    with pytest.raises(Invalid):
        shop.office.do(manager, propose_mend, "member", member, reason=" ")
    row = shop.office.do(manager, propose_mend, "member", member, reason="余额多了 30")
    assert (row.state, row.reason, shop.balance(member)[0]) == (PROPOSED, "余额多了 30", 530)
    with pytest.raises(AlreadySo):
        shop.do(propose_mend, "member", member, reason="我也看见了")
    with pytest.raises(SecondPersonNeeded):
        shop.office.do(manager, approve_mend, row.id)
    proposed = shop.ask(mend_preview, "member", member).proposed
    assert proposed == row

    forge(shop, f"UPDATE balance SET available = available + 5 WHERE member_id = {member}")
    with pytest.raises(BreakChanged):
        shop.do(approve_mend, row.id)
    assert shop.balance(member)[0] == 535
    turned = shop.do(reject_mend, row.id, reason="又变了，重新看")
    assert (turned.state, turned.decision) == (REJECTED, "又变了，重新看")
    with pytest.raises(Decided):
        shop.do(approve_mend, row.id)

    again = shop.office.do(manager, propose_mend, "member", member, reason="余额多了 35")
    first = shop.office.do_command(shop.owner, "click", approve_mend, again.id)
    assert shop.office.do_command(shop.owner, "click", approve_mend, again.id) == first
    assert (shop.balance(member), breaks_of(shop)) == ((500, 0, 0, 0), ())
    open_cases = select(func.count()).where(
        OrderException.kind == ExceptionKind.LEDGER_BREAK.value, OrderException.closed_at.is_(None)
    )
    assert shop.count(open_cases.where(OrderException.subject == "member")) == 0
    told = shop.count(select(Audit.after).where(Audit.act == "approve_mend"))
    assert json.loads(told)["steps"][0]["changes"] == {"available": -35}
    assert [one.state for one in shop.ask(find_mends)] == [POSTED, REJECTED]
    with pytest.raises(NotFound):
        shop.do(approve_mend, 10**6)


def test_who_is_alone_with_the_right_mends_after_a_day_with_her_password(shop: Shop) -> None:
    member = a_wrong_balance(shop)
    row = shop.do(propose_mend, "member", member, reason="余额多了")
    with pytest.raises(TooEarlyAlone):
        shop.do(approve_mend, row.id, reason="核对过")
    shop.clock.forward(hours=25)
    with pytest.raises(PasswordNeeded):
        shop.do(approve_mend, row.id, reason="核对过")
    proof = prove_password(shop.office, shop.owner, PASSWORD, costs=crypto.CHEAP)
    done = shop.do(approve_mend, row.id, reason="核对过", proof=proof)
    assert (done.state, done.sole, shop.balance(member)[0]) == (POSTED, True, 500)


def test_two_who_approve_at_once_mend_once_and_a_failure_leaves_nothing(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager, sku = shop.person(Preset.MANAGER), shop.a_sku(stock=9)
    shop.do(stock.receive_goods, sku, qty=4)
    forge(shop, "DELETE FROM stock_entry WHERE verb = 'RECEIVE'")
    number = int(breaks_of(shop)[0].mend.partition(":")[2])
    row = shop.office.do(manager, propose_mend, "sku", number, reason="入库那条没了")

    def fail(*_: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as cut:
        cut.setattr(acts, "_close_cases", fail)
        with pytest.raises(RuntimeError):
            shop.do(approve_mend, row.id)
    assert [one.check for one in breaks_of(shop)] == ["stock"]

    start, told = threading.Barrier(2), list[str]()

    def approve(person: Actor) -> None:
        start.wait()
        try:
            shop.office.do(person, approve_mend, row.id)
            told.append("posted")
        except Refused as refused:
            told.append(type(refused).__name__)

    threads = [threading.Thread(target=approve, args=(shop.owner,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["Decided", "posted"]
    assert (breaks_of(shop), shop.stock(sku)[0]) == ((), 13)
    shop.do(stock.receive_goods, sku, qty=1)
    assert breaks_of(shop) == ()
