"""Placing and paying on the demo's books: what services.placing and services.payments write."""

from __future__ import annotations

from datetime import datetime, timedelta

from desktop.models.order import Order, OrderLine, Payment, Task
from desktop.models.vocabulary import (
    DeliveryKind,
    ExceptionKind,
    OrderKind,
    OrderStatus,
    PaymentRowState,
    PaymentState,
    Permission,
    RestReason,
    StockVerb,
)
from desktop.services import demo_bulk_points as ledger
from desktop.services.demo_books import BulkTx, OrderFile, Row
from desktop.services.demo_bulk_cases import open_case
from desktop.services.demo_bulk_sending import release
from desktop.services.demo_bulk_state import (
    add_refund,
    all_units,
    move_stock,
    order_row,
    put,
    save_recipient,
    take_quota,
    touch,
)
from desktop.services.figures import count_lines, count_order
from desktop.services.order_rows import OrderRow
from desktop.services.placing import LineWish, nothing_back, price_values, title_values, wanted_of
from desktop.services.prices import price
from desktop.services.quotas import quota_period
from desktop.services.recipients import RecipientDraft
from desktop.services.settings import read_settings

S = OrderStatus


# placing


def place_order(
    tx: BulkTx, member_id: int, *, lines: tuple[LineWish, ...], recipient: RecipientDraft | None = None,
    recipient_id: int | None = None, deduct_points: int = 0, coupon: str = "", channel: str = "desk",
    remark: str = "",
) -> OrderRow:  # fmt: skip
    books, settings = tx.books, tx.books.settings
    member = books.members[member_id]
    rules = books.rules_at(tx.now)
    offers = [books.offers[line.sku] for line in lines]
    tier = member.row.tier
    priced = price(rules.document, wanted_of(offers, lines), tier=tier, deduct_points=deduct_points, coupon=coupon)
    receiver = save_recipient(tx, recipient, member_id) if recipient else books.recipients.get(recipient_id or 0)
    local = settings.local(tx.now)
    order = books.add(
        Order, order_no=books.order_number(local.strftime("%y%m%d")), kind=OrderKind.SALE.value, status=S.UNPAID.value,
        history=False, source=channel, member_id=member_id, recipient_id=receiver.id if receiver else None,
        channel=channel, currency="CNY", minor_units=2, rule_version_id=rules.id, tier=tier, **price_values(priced),
        **nothing_back(), **title_values(offers, lines), payment_state=PaymentState.UNPAID.value, pay_method="",
        returns_open=0, priority=0, remark=remark,
        pickup_code=f"{books.chance.randrange(100_000_000):08}"
        if any(o.delivery is DeliveryKind.PICKUP for o in offers)
        else None,
        placed_at=tx.now, shop_day=local.date(), shop_hour=local.hour,
        pay_by=tx.now + timedelta(minutes=settings.pay_minutes), version=1, changed_at=tx.now,
        changed_by=tx.actor.name, last_act="place_order",
    )  # fmt: skip
    file = books.orders[order.id] = OrderFile(order, member, receiver)
    ledger.freeze(tx, file, priced.points)
    period = quota_period(tx, rules.document)
    for position, (offer, line, allotted) in enumerate(zip(offers, lines, priced.lines, strict=True), start=1):
        file.lines.append(
            books.add(
                OrderLine, order_id=order.id, position=position, sku_id=offer.sku_id, sku_code=offer.code,
                title=offer.title, spec=offer.spec, sale_mode=offer.mode.value, delivery_kind=offer.delivery.value,
                qty=line.qty, unit_points=offer.price_points, unit_fen=offer.price_fen,
                goods_points=allotted.goods_points, goods_fen=allotted.goods_fen, coupon_fen=allotted.coupon_fen,
                deduction_points=allotted.deduction_points, deduction_fen=allotted.deduction_fen,
                points=allotted.points, cash_fen=allotted.cash_fen, freight_fen=allotted.freight_fen,
                earn_points=allotted.earn_points, shipped=0, cancelled=0, quota_period=period,
            )
        )  # fmt: skip
    take_quota(tx, file, period)
    move_stock(tx, StockVerb.RESERVE, all_units(file), cause=f"order:{order.id}:v1", order_id=order.id)
    count_order(tx, order, S.UNPAID)
    count_lines(tx, order, file.lines)
    tx.record(
        "place_order", "order", order.id, order_id=order.id, to_status=S.UNPAID,
        after={"points": priced.points, "fen": priced.cash_fen, "rule": rules.number,
               "recipient": order.recipient_id},
    )  # fmt: skip
    told = {"order": order.order_no, "status": order.status, "version": 1, "act": "place_order"}
    tx.emit("order.status_changed", f"order:{order.id}", 1, told)
    if priced.cash_fen:
        return order_row(tx, file)
    ledger.consume(tx, file)
    file.member.paid += 1
    put(
        tx, file, "confirm_payment", to=S.PAID, after={"points": order.points, "fen": 0},
        values={"paid_at": tx.now, "payment_state": PaymentState.PAID.value, "pay_by": None},
    )  # fmt: skip
    return _after_payment(tx, file, cause=f"order:{order.id}")


# payment


def confirm_payment(
    tx: BulkTx, order_id: int, *, method: str, reference: str, amount_fen: int, paid_at: datetime | None = None
) -> OrderRow:
    file = tx.books.orders[order_id]
    order = file.row
    right, unpaid = amount_fen == order.cash_fen, order.paid_at is None
    late = order.status == S.CANCELLED.value and unpaid and right
    problem = None
    if not late and not (order.status == S.UNPAID.value and right):
        problem = ExceptionKind.WRONG_AMOUNT if unpaid else ExceptionKind.SECOND_PAYMENT
    payment = tx.books.add(
        Payment, order_id=order_id, method=method, reference=reference, amount_fen=amount_fen,
        currency=order.currency, problem=problem.value if problem else None,
        state=(PaymentRowState.UNVERIFIED if problem else PaymentRowState.CAPTURED).value, at=paid_at or tx.now,
        recorded_at=tx.now, recorded_by=tx.actor.key,
    )  # fmt: skip
    file.payments.append(payment)
    if problem:
        return _hand_back(tx, file, payment, problem, problem.value)
    if not late:
        return _pay(tx, file, payment)
    if order.cancel_cause == "deadline":
        return _revive(tx, file, payment)
    payment.state = PaymentRowState.UNVERIFIED.value
    payment.problem = ExceptionKind.LATE_PAYMENT.value
    return _hand_back(tx, file, payment, ExceptionKind.LATE_PAYMENT, "cancelled_by_a_person")


def _revive(tx: BulkTx, file: OrderFile, payment: Row) -> OrderRow:
    order = file.row
    ledger.freeze(tx, file, order.points)
    period = quota_period(tx, tx.books.rules_by_id(order.rule_version_id).document)
    take_quota(tx, file, period)
    move_stock(tx, StockVerb.RESERVE, all_units(file), cause=f"payment:{payment.id}", order_id=order.id)
    count_lines(tx, order, file.lines)
    for line in file.lines:
        line.cancelled, line.quota_period = 0, period
    order.units_cancelled = 0
    return _pay(tx, file, payment)


def _pay(tx: BulkTx, file: OrderFile, payment: Row) -> OrderRow:
    order = file.row
    ledger.consume(tx, file)
    rules = tx.books.rules_by_id(order.rule_version_id)
    ledger.earn(tx, file, order.earn_points, rules, f"payment:{payment.id}")
    day = read_settings(tx).shop_day(tx.now)
    tx.add_figure("payment", day, f"{payment.method}|{order.currency}", n=1, fen=payment.amount_fen)
    file.member.paid += 1
    put(
        tx, file, "confirm_payment", to=S.PAID,
        values={"paid_at": tx.now, "payment_state": PaymentState.PAID.value, "pay_method": payment.method,
                "pay_by": None, "cancelled_at": None, "cancel_cause": None},
        after={"method": payment.method, "fen": payment.amount_fen, "points": order.points},
    )  # fmt: skip
    return _after_payment(tx, file, cause=f"payment:{payment.id}")


def _hand_back(tx: BulkTx, file: OrderFile, payment: Row, kind: ExceptionKind, problem: str) -> OrderRow:
    order, cause = file.row, f"payment:{payment.id}"
    if payment.amount_fen:
        add_refund(tx, file, payment, payment.amount_fen, cause=cause, reason=kind.value, approved=False)
    facts = {"fen": payment.amount_fen, "due_fen": order.cash_fen, "why": problem}
    open_case(tx, file, kind, cause, facts=facts, amount_fen=payment.amount_fen)
    order.payment_state = PaymentState.UNVERIFIED.value
    touch(tx, order, "confirm_payment")
    tx.record(
        "confirm_payment", "payment", payment.id, order_id=order.id,
        after={"fen": payment.amount_fen, "kept_aside": kind.value}, reason=problem,
    )  # fmt: skip
    tx.emit("order.payment_kept_aside", f"order:{order.id}", order.version,
            {"order": order.order_no, "fen": payment.amount_fen, "why": kind.value})  # fmt: skip
    return order_row(tx, file)


def _after_payment(tx: BulkTx, file: OrderFile, *, cause: str) -> OrderRow:
    order = file.row
    file.tasks.append(
        tx.books.add(
            Task, kind="ship", permission=Permission.SHIP.value, order_id=order.id, cause=f"ship:{cause}",
            opened_at=tx.now,
        )
    )  # fmt: skip
    tx.emit("task.opened", f"order:{order.id}", 0, {"kind": "ship", "order_id": order.id})
    limit = tx.books.settings.risky_first_order_points
    risky = order.points >= limit and file.member.paid == 1
    if risky:
        facts = {"first_points": {"points": order.points, "limit": limit}}
        open_case(tx, file, ExceptionKind.RISKY, f"risky:{order.id}", facts=facts, amount_fen=order.cash_fen)
    reason = _rests(tx, file, risky)
    if reason is None:
        return release(tx, file, "automatic")
    order.rest_reason = reason.value
    return order_row(tx, file)


def _rests(tx: BulkTx, file: OrderFile, risky: bool) -> RestReason | None:
    settings, stock = tx.books.settings, tx.books.stock
    if not settings.auto_release:
        return RestReason.MANUAL
    if file.row.hold_reason is not None:
        return RestReason.HELD
    if any(stock[line.sku_id].on_hand < stock[line.sku_id].reserved for line in file.lines):
        return RestReason.SHORT_OF_STOCK
    return RestReason.RISKY if risky else None
