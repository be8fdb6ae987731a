"""verify: whole after a day's mixed history, and broken, with the fitting diagnosis, whatever is changed behind it.

Tampering happens in a transaction that is rolled back: one shop serves every story.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DBAPIError

from desktop.models.journal import Audit, AuditSeal
from desktop.models.schema import APPENDED
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import cancels, editing, fulfilment, marks, refunds, stock, verify
from desktop.services.audit import seal_audit
from desktop.services.audit_macs import mac_of_told, told_by_sql
from desktop.services.figures import fold_figures
from desktop.services.findings import Break
from desktop.services.keys import audit_key
from desktop.services.placing import LineWish
from desktop.services.transaction import Reading
from desktop.services.verify import VerifyReport
from tests.conftest import KINDS
from tests.orders_made import a_shop, parcel_of, refund_of
from tests.people import SECRET, SF, Shop

S = OrderStatus


def a_mixed_day(shop: Shop) -> None:
    """Orders in every status, units gone in parts, money late, wrong and back, points expired and rolled back."""
    worker, service = shop.worker(), shop.person(Preset.SERVICE)
    member, sku = shop.a_member(points=900), shop.a_sku(points=100, fen=1_000, stock=100, limit=50)
    shop.a_lot(member, 300, date(2026, 11, 24))
    shop.a_lot(member, 5_000, date(2027, 3, 31))
    free = shop.a_sku("双层玻璃杯", points=50, stock=40)

    def paid(qty: int = 2) -> int:
        order = shop.place(member, (sku, qty), (free, 1))
        return shop.pay(order, f"P{order.id}").id

    shipped = shop.do(fulfilment.ship_order, paid(), parcel=SF)
    shop.do(fulfilment.complete_order, shipped.id)
    undone = shop.do(fulfilment.ship_order, paid(), parcel=SF)
    shop.do(fulfilment.undo_shipment, undone.id, fulfilment_id=parcel_of(shop, undone))
    parts = shop.place(member, (sku, 3))
    shop.pay(parts, "P-parts")
    (line,) = shop.lines(parts)
    shop.do(fulfilment.ship_order, parts.id, parcel=SF, lines={line: 1})
    shop.do(cancels.cancel_lines, parts.id, lines={line: 1}, reason="缺货")
    shop.do(refunds.record_refund_done, refund_of(shop, parts), reference="R1")
    shop.office.do(worker, fold_figures)
    shop.office.do(worker, seal_audit)
    gone = shop.do(cancels.cancel_paid_order, paid(), reason="会员不想要了")
    assert gone.status is S.CANCELLED
    swapped = shop.place(member, (sku, 2))
    shop.pay(swapped, "P-swapped")
    shop.do(editing.edit_order, swapped.id, lines=(LineWish(free, 1),), replaced={shop.lines(swapped)[0]: 1})
    late = shop.place(member, (sku, 1))
    shop.clock.forward(minutes=31)
    shop.office.do(worker, cancels.cancel_order, late.id)
    shop.pay(late, "P-late")
    wrong = shop.place(member, (sku, 1))
    shop.pay(wrong, "P-wrong", 1)
    shop.office.do(service, marks.hold_order, wrong.id, reason="等客户")
    shop.do(cancels.cancel_order, shop.place(member, (free, 1), (sku, 1)).id, reason="不要了")
    shop.do(stock.receive_goods, sku, qty=7)
    shop.a_lot(member, 40, date(2026, 11, 25))
    shop.clock.forward(days=2)
    shop.place(member, (sku, 1), (free, 2))
    shop.office.do(service, marks.note_order, wrong.id, body="请用气泡袋")


@pytest.fixture(scope="module", params=KINDS)
def old_shop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    with a_shop(request.param, tmp_path_factory.mktemp("verify")) as shop:
        a_mixed_day(shop)
        yield shop


def verify_on(shop: Shop, connection: Connection) -> VerifyReport:
    return verify.verify(Reading(connection, shop.owner, shop.clock.now, SECRET))


def drop_triggers(connection: Connection) -> None:
    for table in APPENDED:
        if connection.dialect.name == "sqlite":
            for event in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER {table}_no_{event}"))
        else:
            connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))


def after(shop: Shop, *statements: str) -> VerifyReport:
    """What verify says once somebody with the database's password has done that."""
    with shop.engine.connect().execution_options(pointsdesk_write=True) as connection:
        drop_triggers(connection)
        for statement in statements:
            assert connection.execute(text(statement)).rowcount >= 1, statement
        report = verify_on(shop, connection)
        connection.rollback()
    return report


UNPAID = "(SELECT max(id) FROM orders WHERE status = 'UNPAID')"
PAID = "(SELECT min(id) FROM orders WHERE status = 'TO_SHIP')"
LAST_AUDIT = "(SELECT max(id) FROM audit WHERE session_id = 1)"
SEALED = "(SELECT last_id FROM audit_seal WHERE id = 1)"
TAMPERED = {
    "a balance": ("UPDATE balance SET available = available + 100", {("balance", "balance_altered")}),
    "a debt": ("UPDATE balance SET debt = debt + 5", {("balance", "balance_altered")}),
    "a balance with its lot": (
        "UPDATE balance SET available = available + 1; "
        "UPDATE lot SET available = available + 1 WHERE id = (SELECT max(id) FROM lot WHERE available > 0)",
        {("balance", "balance_altered")},
    ),
    "a points entry": (
        "UPDATE points_entry SET d_available = d_available + 1 WHERE id = 1",
        {("balance", "entry_missing_or_altered")},
    ),
    "a points entry gone": ("DELETE FROM points_entry WHERE verb = 'EXPIRE'", {("balance", "entry_missing_or_altered")}),
    "a status": (f"UPDATE orders SET status = 'SHIPPED' WHERE id = {PAID}", {("status", "status_altered_after_*")}),
    "a status back to unpaid": (
        f"UPDATE orders SET status = 'UNPAID' WHERE id = {PAID}",
        {("status", "status_altered_after_*"), ("freeze", "freeze_or_status_altered")},
    ),
    "stock on hand": ("UPDATE stock SET on_hand = on_hand - 1", {("stock", "stock_altered_or_entry_missing")}),
    "stock reserved": (
        "UPDATE stock SET reserved = reserved + 1",
        {("stock", "stock_altered_or_entry_missing"), ("reserved", "stock_or_line_altered")},
    ),
    "damaged stock": ("UPDATE stock SET damaged = 3", {("stock", "stock_altered_or_entry_missing")}),
    "a stock entry": (
        "UPDATE stock_entry SET d_on_hand = d_on_hand + 1 WHERE verb = 'RECEIVE'",
        {("stock", "stock_altered_or_entry_missing")},
    ),
    "a stock entry gone": ("DELETE FROM stock_entry WHERE verb = 'RECEIVE'", {("stock", "stock_altered_or_entry_missing")}),
    "a lot": (
        "UPDATE lot SET available = available + 1 WHERE id = (SELECT max(id) FROM lot WHERE available > 0)",
        {("lots", "lot_or_balance_altered")},
    ),
    "a lot's frozen part": (
        "UPDATE lot SET frozen = frozen - 1, available = available + 1 "
        "WHERE id = (SELECT max(id) FROM lot WHERE frozen > 0)",
        {("lots", "lot_or_balance_altered"), ("lot_frozen", "lot_altered")},
    ),
    "an audit row": (f"UPDATE audit SET reason = 'x' WHERE id = {LAST_AUDIT}", {("audit", "audit_row_altered")}),
    "an audit row's person": (f"UPDATE audit SET actor = 'staff:2' WHERE id = {SEALED}", {("audit", "audit_row_altered")}),
    "an audit row's proof": (
        f"UPDATE audit SET mac = (SELECT mac FROM audit WHERE id = 1) WHERE id = {SEALED}",
        {("audit", "audit_row_altered"), ("audit", "audit_chain_broken")},
    ),
    "an audit row gone": (
        "DELETE FROM audit WHERE id = 3",
        {("audit", "audit_row_missing"), ("audit", "audit_chain_broken")},
    ),
    "a session's last audit row gone": (f"DELETE FROM audit WHERE id = {LAST_AUDIT}", {("audit", "audit_row_missing")}),
    "a sealed row gone, its session's count with it": (
        f"UPDATE staff_session SET last_seq = last_seq - 1 "
        f"WHERE id = (SELECT session_id FROM audit WHERE id = {SEALED}); DELETE FROM audit WHERE id = {SEALED}",
        {("audit", "audit_chain_broken")},
    ),
    "a seal": ("UPDATE audit_seal SET rows = rows - 1", {("audit", "audit_chain_broken")}),
    "a folded figure": (
        "UPDATE figure SET fen = fen + 1 WHERE grain = 'order'",
        {("figures", "rollup_altered")},
    ),
    "an unfolded figure": ("UPDATE figure_delta SET n = n + 1 WHERE grain = 'order'", {("figures", "rollup_altered")}),
    "a tab's figure": ("UPDATE figure SET n = n + 1 WHERE grain = 'tab'", {("figures", "rollup_altered")}),
    "a SKU's figure": ("UPDATE figure SET units = units + 1 WHERE grain = 'sku'", {("figures", "rollup_altered")}),
    "a figure gone": ("DELETE FROM figure WHERE grain = 'order'", {("figures", "rollup_altered")}),
    "a tier's figure": ("UPDATE figure SET points = points + 1 WHERE grain = 'tier'", {("figures", "rollup_altered")}),
    "a member's total": ("UPDATE member_total SET orders = orders + 1", {("figures", "rollup_altered")}),
    "the points' figure": ("UPDATE figure SET n = n + 1 WHERE grain = 'points'", {("figures", "rollup_altered")}),
    "the members' figure": ("UPDATE figure SET n = n + 1 WHERE grain = 'member'", {("figures", "rollup_altered")}),
    "an open freeze": (
        "UPDATE \"freeze\" SET state = 'RELEASED' WHERE state = 'OPEN'",
        {("freeze", "freeze_or_status_altered"), ("lot_frozen", "lot_altered")},
    ),
    "a freeze's amount": ("UPDATE \"freeze\" SET amount = amount + 1", {("allocation", "freeze_or_allocation_altered")}),
    "a freeze opened again": (
        "UPDATE \"freeze\" SET state = 'OPEN' WHERE id = (SELECT min(id) FROM \"freeze\" WHERE state = 'CONSUMED')",
        {("freeze", "freeze_or_status_altered"), ("settled", "freeze_altered")},
    ),
    "a freeze gone": (
        "DELETE FROM allocation WHERE freeze_id = 1; DELETE FROM \"freeze\" WHERE id = 1",
        {("settled", "freeze_altered")},
    ),
    "an allocation": (
        "UPDATE allocation SET amount = amount + 1 WHERE freeze_id = 1",
        {("allocation", "freeze_or_allocation_altered")},
    ),
    "an allocation given back": (
        "UPDATE allocation SET reverted = amount WHERE freeze_id = 1",
        {("allocation_back", "allocation_altered")},
    ),
    "a payment": (
        f"UPDATE payment SET amount_fen = amount_fen + 1 WHERE order_id = {PAID}",
        {("payment", "payment_or_amount_altered")},
    ),
    "a payment gone": (
        f"DELETE FROM payment WHERE order_id = {PAID}",
        {("payment", "payment_or_amount_altered")},
    ),
    "a payment lowered below its refund": (
        "UPDATE payment SET amount_fen = 1 WHERE id = (SELECT min(payment_id) FROM refund)",
        {("refund", "refund_or_payment_altered"), ("payment", "payment_or_amount_altered")},
    ),
    "a refund": ("UPDATE refund SET amount_fen = 999999999", {("refund", "refund_or_payment_altered")}),
    "a paid order's price": (
        f"UPDATE orders SET cash_fen = cash_fen - 100, goods_fen = goods_fen - 100 WHERE id = {PAID}",
        {("price", "order_or_line_altered"), ("payment", "payment_or_amount_altered")},
    ),
    "an unpaid order's price": (
        f"UPDATE orders SET cash_fen = cash_fen - 100, goods_fen = goods_fen - 100 WHERE id = {UNPAID}",
        {("price", "order_or_line_altered")},
    ),
    "an unpaid order's points": (
        f"UPDATE orders SET points = points - 10, goods_points = goods_points - 10 WHERE id = {UNPAID}",
        {("price", "order_or_line_altered")},
    ),
    "what an order gave back": (
        "UPDATE orders SET points_back = points_back + 1 WHERE points_back > 0 AND points_back < points",
        {("points_back", "revert_missing_or_altered"), ("price", "order_or_line_altered")},
    ),
    "a line's cash": ("UPDATE order_line SET cash_fen = cash_fen + 1 WHERE id = 1", {("price", "line_altered")}),
    "a line's units": (
        f"UPDATE order_line SET shipped = shipped + 1 WHERE order_id = {PAID}",
        {("units", "order_or_line_altered"), ("shipped", "line_or_fulfilment_altered")},
    ),
    "a parcel": (
        "UPDATE fulfilment SET state = 'UNDONE' WHERE state = 'SHIPPED'",
        {("shipped", "line_or_fulfilment_altered")},
    ),
}  # fmt: skip


def test_a_mixed_history_adds_up(old_shop: Shop) -> None:
    report = old_shop.ask(verify.verify)
    assert report.breaks == ()
    assert report.ok
    assert report.checked["orders"] == 9
    assert report.checked["audit"] == old_shop.count(select(func.count()).select_from(Audit))


@pytest.mark.parametrize("what", sorted(TAMPERED))
def test_whatever_is_changed_behind_its_back_shows_with_its_diagnosis(old_shop: Shop, what: str) -> None:
    statements, expected = TAMPERED[what]
    report = after(old_shop, *statements.split("; "))
    assert not report.ok
    found = {(b.check, b.hint) for b in report.breaks}
    for check, diagnosis in expected:
        assert any(c == check and d.startswith(diagnosis.removesuffix("*")) for c, d in found), found
    assert old_shop.ask(verify.verify).ok


def test_an_entry_added_to_a_ledger_shows(old_shop: Shop) -> None:
    doubled = (
        "INSERT INTO points_entry (member_id, verb, d_available, d_frozen, d_pending, d_debt, available_after, "
        "frozen_after, pending_after, debt_after, cause, actor, reason, at) SELECT member_id, verb, 5, 0, 0, 0, "
        "available_after, frozen_after, pending_after, debt_after, 'forged', actor, reason, at FROM points_entry "
        "WHERE id = 1"
    )
    found = {(b.check, b.hint) for b in after(old_shop, doubled).breaks}
    assert ("balance", "entry_missing_or_altered") in found


@pytest.mark.parametrize("table", ["audit", "audit_seal", "points_entry", "stock_entry"])
@pytest.mark.parametrize("change", ["UPDATE {} SET at = at", "DELETE FROM {}"])
def test_a_ledger_refuses_to_be_changed_as_long_as_its_triggers_stand(old_shop: Shop, table: str, change: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), old_shop.office.transaction() as connection:
        connection.execute(text(change.format(table)))


def test_every_row_since_the_last_seal_can_still_be_sealed(shop: Shop) -> None:
    worker, order = shop.worker(), shop.an_order(points=100, fen=1_000)
    assert shop.office.do(worker, seal_audit) > 0
    shop.pay(order)
    sealed = shop.office.do(worker, seal_audit)
    assert sealed == shop.count(select(AuditSeal.rows).order_by(AuditSeal.id.desc()).limit(1))
    assert shop.count(select(func.sum(AuditSeal.rows))) == shop.count(select(func.count()).select_from(Audit)) - 1
    assert shop.breaks() == []


def test_the_database_writes_what_was_signed_to_the_letter(shop: Shop) -> None:
    """Else every such row would be read a second time, one by one."""
    order = shop.an_order(points=100, fen=1_000)
    for reason in ('他说"明天\\后天"', "a\tb\nc\r\x01\x1f\x7f/'", "𠮷 😀 é ' {}", "x\u2028y\u00a0z"):
        order = shop.do(marks.hold_order, order.id, reason=reason)
        order = shop.do(marks.unhold_order, order.id)
    key = audit_key(SECRET)
    with shop.engine.connect() as connection:
        told = told_by_sql(on_postgresql=connection.dialect.name == "postgresql")
        rows = connection.execute(select(Audit.mac, *told).order_by(Audit.id)).all()
    assert len(rows) > 8
    assert [mac for mac, when, rest in rows if mac_of_told(key, when, rest) != mac] == []


def test_verify_sees_one_moment_while_the_shop_goes_on(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    sku, member = shop.a_sku(points=10, stock=50), shop.a_member(points=500)
    checks: list[Callable[[Reading], Iterator[Break]]] = []
    for check in verify.CHECKS:

        def and_then_somebody_buys(
            reading: Reading, *, check: Callable[[Reading], Iterator[Break]] = check
        ) -> Iterator[Break]:
            yield from list(check(reading))
            shop.place(member, (sku, 1))

        checks.append(and_then_somebody_buys)
    monkeypatch.setattr(verify, "CHECKS", tuple(checks))
    report = shop.ask(verify.verify)
    assert report.breaks == ()
    assert report.checked["orders"] == 0
