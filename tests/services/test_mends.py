"""A break of the books is told with its cause and the entries that differ, and mended by an entry that two people want."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from desktop import crypto
from desktop.models.journal import Audit
from desktop.models.ledger import PointsEntry
from desktop.models.order import OrderException
from desktop.models.vocabulary import AdjustmentState, ExceptionKind, Preset
from desktop.services import stock, verify
from desktop.services.errors import (
    AlreadySo,
    BreakChanged,
    Decided,
    Invalid,
    NotFound,
    NotMendable,
    NotPermitted,
    PasswordNeeded,
    Refused,
    SecondPersonNeeded,
    TooEarlyAlone,
)
from desktop.services.exceptions.detection import enter_findings
from desktop.services.findings import Break
from desktop.services.mends import acts
from desktop.services.mends.acts import approve_mend, find_mends, mend_preview, propose_mend, reject_mend
from desktop.services.transaction import Actor
from desktop.services.two_persons import prove_password
from tests.conftest import KINDS
from tests.mends_made import forge
from tests.orders_made import a_shop
from tests.people import PASSWORD, Shop
from tests.services.test_verify import PAID, a_mixed_day, after

PROPOSED, POSTED, REJECTED = AdjustmentState.PROPOSED, AdjustmentState.POSTED, AdjustmentState.REJECTED
_POINTS = (
    "INSERT INTO points_entry (member_id, verb, d_available, d_frozen, d_pending, d_debt, available_after, "
    "frozen_after, pending_after, debt_after, cause, actor, reason, at) SELECT member_id, verb, d_available, "
    "d_frozen, d_pending, d_debt, available_after, frozen_after, pending_after, debt_after, 'again', actor, reason, at "
    "FROM points_entry WHERE verb = 'INIT'"
)
_STOCK = (
    "INSERT INTO stock_entry (sku_id, verb, d_on_hand, d_reserved, d_damaged, on_hand_after, reserved_after, "
    "damaged_after, cause, order_id, actor, reason, at) SELECT e.sku_id, e.verb, e.d_on_hand, e.d_reserved, "
    "e.d_damaged, {}, e.damaged_after, 'again', e.order_id, e.actor, e.reason, e.at "
    "FROM stock_entry e JOIN stock s ON s.sku_id = e.sku_id WHERE e.id = "
)
_RESERVED = "(SELECT min(id) FROM stock_entry WHERE verb = 'RESERVE' AND sku_id = 1)"
_SPENT = "(SELECT max(lot_id) FROM allocation WHERE freeze_id = 1)"
# what somebody with the database's password did → (check, cause, a table that the break shows)
FAULTS: dict[str, tuple[str, tuple[str, str, str]]] = {
    "a points entry is there twice": (_POINTS, ("balance", "duplicate", "points_entry")),
    "a points entry has gone": (
        "DELETE FROM points_entry WHERE verb = 'EXPIRE'", ("balance", "missing", "points_entry")),
    "points that came back are on no entry": (
        "DELETE FROM points_entry WHERE id = (SELECT max(id) FROM points_entry WHERE verb = 'REVERT')",
        ("points_back", "missing", "order")),
    "a points entry was altered": (
        "UPDATE points_entry SET d_available = d_available + 7 WHERE id = 1", ("balance", "altered", "points_entry")),
    "a freeze's entry was altered": (
        "UPDATE points_entry SET d_frozen = d_frozen + 3 WHERE id = (SELECT entry_id FROM \"freeze\" WHERE id = 2)",
        ("settled", "altered", "points_entry")),
    "the last entry tells another balance": (
        "UPDATE points_entry SET available_after = available_after + 1 WHERE id = (SELECT max(id) FROM points_entry)",
        ("points_ledger", "altered", "points_entry")),
    "a balance was altered": ("UPDATE balance SET available = available + 100", ("balance", "altered", "balance")),
    "points were taken from the wrong lot": (
        f"UPDATE lot SET available = available + 50 WHERE id = {_SPENT}; "
        f"UPDATE lot SET available = available - 50 WHERE id = (SELECT max(id) FROM lot WHERE available > 50 AND id <> {_SPENT})",
        ("lot", "wrong_lot", "lot")),
    "points are frozen in the wrong lot": (
        "UPDATE lot SET frozen = frozen - 5, available = available + 5 WHERE id = (SELECT max(id) FROM lot WHERE frozen > 5); "
        "UPDATE lot SET frozen = frozen + 5, available = available - 5 WHERE id = (SELECT max(id) FROM lot WHERE frozen = 0 AND available > 5)",
        ("lot_frozen", "wrong_lot", "lot")),
    "a lot was altered": (
        "UPDATE lot SET available = available + 1 WHERE id = (SELECT max(id) FROM lot WHERE available > 0)",
        ("lots", "altered", "lot")),
    "an open freeze was closed": (
        "UPDATE \"freeze\" SET state = 'RELEASED' WHERE state = 'OPEN'", ("freeze", "altered", "freeze")),
    "a stock entry is there twice": (
        _STOCK.format("s.on_hand, s.reserved") + "(SELECT max(id) FROM stock_entry WHERE verb = 'RECEIVE')",
        ("stock", "duplicate", "stock_entry")),
    "an order reserved twice": (
        f"UPDATE stock SET reserved = reserved + (SELECT d_reserved FROM stock_entry WHERE id = {_RESERVED}) WHERE sku_id = 1; "
        + _STOCK.format("s.on_hand, s.reserved") + _RESERVED,
        ("reserved", "duplicate", "order")),
    "a delivery's entry has gone": (
        "DELETE FROM stock_entry WHERE verb = 'RECEIVE' AND cause LIKE 'receive:%'", ("stock", "missing", "audit")),
    "a stock entry was altered": (
        "UPDATE stock_entry SET d_reserved = d_reserved + 2 WHERE verb = 'RESERVE' AND id = (SELECT max(id) FROM "
        "stock_entry WHERE verb = 'RESERVE')",
        ("stock", "altered", "stock_entry")),
    "stock was altered": ("UPDATE stock SET on_hand = on_hand - 1", ("stock", "altered", "stock")),
    "a status was altered": (
        f"UPDATE orders SET status = 'SHIPPED' WHERE id = {PAID}", ("status", "altered", "audit")),
    "a line was altered": (
        f"UPDATE order_line SET shipped = shipped + 1 WHERE order_id = {PAID}", ("shipped", "altered", "order_line")),
    "what an order gave back was altered": (
        "UPDATE orders SET points_back = points_back + 1 WHERE points_back > 0 AND points_back < points",
        ("points_back", "altered", "points_entry")),
    "an open after-sale was forgotten": (
        f"UPDATE orders SET returns_open = 1 WHERE id = {PAID}", ("returns_open", "altered", "order")),
    "a figure was altered": ("UPDATE figure_delta SET n = n + 1, fen = fen - 5", ("figures", "altered", "figure")),
    "a member's total was altered": (
        "UPDATE member_total SET orders = orders + 1", ("figures", "altered", "member_total")),
}  # fmt: skip
# what no entry mends → cause
BEYOND: dict[str, tuple[str, tuple[str, str]]] = {
    "an audit row": (
        "UPDATE audit SET reason = 'x' WHERE id = (SELECT max(id) FROM audit)", ("audit", "altered")),
    "an audit row gone": (
        "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit WHERE subject = 'sku')", ("audit", "missing")),
    "a payment twice": (
        "INSERT INTO payment (order_id, method, reference, amount_fen, currency, state, at, recorded_at, recorded_by) "
        "SELECT order_id, method, 'again', amount_fen, currency, state, at, recorded_at, recorded_by FROM payment WHERE id = 1",
        ("payment", "duplicate")),
    "a payment gone": (f"DELETE FROM payment WHERE order_id = {PAID}", ("payment", "missing")),
    "a price": (
        f"UPDATE orders SET cash_fen = cash_fen - 100, goods_fen = goods_fen - 100 WHERE id = {PAID}",
        ("price", "altered")),
    "an entry that nothing proves": (
        "UPDATE points_entry SET d_pending = d_pending + 3 WHERE id = (SELECT max(id) FROM points_entry WHERE "
        "verb = 'ROLLBACK')",
        ("balance", "unknown")),
}  # fmt: skip


@pytest.fixture(scope="module", params=KINDS)
def tampered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    with a_shop(request.param, tmp_path_factory.mktemp("mends")) as shop:
        a_mixed_day(shop)
        shop.person(Preset.MANAGER)
        yield shop


def breaks_of(shop: Shop) -> tuple[Break, ...]:
    return shop.ask(verify.verify).breaks


def mend_all(shop: Shop) -> int:
    """The manager proposes, the owner approves, as long as verify offers something. Returns how many were posted."""
    manager, posted = shop.person(Preset.MANAGER), 0
    while keys := sorted({one.mend for one in breaks_of(shop) if one.mend}):
        for key in keys:
            subject, _, number = key.partition(":")
            row = shop.office.do(manager, propose_mend, subject, int(number), reason="夜里核对出来的")
            done = shop.do(approve_mend, row.id)
            assert (done.state, done.steps, done.sole) == (POSTED, row.steps, False)
            posted += 1
        assert posted < 10
    return posted


def test_whatever_an_entry_can_set_right_is_told_with_its_cause_and_mended(tampered: Shop) -> None:
    """One after the other in one shop: what was mended is never taken for a fault again."""
    for what, (statements, (check, cause, table)) in FAULTS.items():
        entries = tampered.count(select(func.count()).select_from(PointsEntry))
        forge(tampered, *statements.split("; "))
        found = [one for one in breaks_of(tampered) if one.check == check]
        assert found, what
        assert {(what, one.diagnosis) for one in found} == {(what, cause)}
        assert table in {entry.table for one in found for entry in one.entries}, what
        assert mend_all(tampered) >= 1, what
        assert (what, breaks_of(tampered)) == (what, ())
        assert tampered.count(select(func.count()).select_from(PointsEntry)) >= entries - 1


def test_what_no_entry_can_set_right_says_so_and_is_refused(tampered: Shop) -> None:
    for what, (statements, (check, cause)) in BEYOND.items():
        found = [one for one in after(tampered, *statements.split("; ")).breaks if one.check == check]
        assert found, what
        assert {(what, one.diagnosis, one.mend) for one in found} == {(what, cause, "")}
        assert all(one.entries for one in found), what
    for subject, number in (("member", 1), ("sku", 1), ("order", 2), ("figures", 0), ("member_total", 1)):
        with pytest.raises(NotMendable) as refused:
            tampered.do(propose_mend, subject, number, reason="x")
        assert refused.value.why == "whole"
    with pytest.raises(NotFound):
        tampered.do(propose_mend, "audit", 1, reason="x")


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
