"""Every fault that an entry can set right, put straight into the tables, told with its cause and mended; and the rest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from desktop.models.ledger import PointsEntry
from desktop.models.vocabulary import AdjustmentState, Preset
from desktop.services.errors import NotFound, NotMendable
from desktop.services.mends.acts import approve_mend, propose_mend
from tests.conftest import KINDS
from tests.mends_made import breaks_of, forge
from tests.orders_made import a_shop
from tests.people import Shop
from tests.services.test_verify import PAID, a_mixed_day, after

POSTED = AdjustmentState.POSTED
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
