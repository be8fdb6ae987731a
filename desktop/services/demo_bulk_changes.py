"""What else happens to the demo's books: cancels, refunds, holds and marks, members, goods and the clock's work."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from desktop.models.catalogue import RuleVersion
from desktop.models.journal import AuditSeal
from desktop.models.ledger import Balance
from desktop.models.member import Member, SearchToken
from desktop.models.order import OrderNote, OrderTag
from desktop.models.vocabulary import (
    ActorKind,
    ExceptionKind,
    OrderKind,
    OrderStatus,
    PaymentRowState,
    PaymentState,
    PointsVerb,
    RefundState,
    RestReason,
    StockVerb,
)
from desktop.services import demo_bulk_points as ledger
from desktop.services.audit import chain
from desktop.services.cancels import GivenBack
from desktop.services.demo_books import BulkTx, MemberFile, OrderFile, Row
from desktop.services.demo_bulk_cases import close_case, open_case
from desktop.services.demo_bulk_state import (
    add_refund,
    close_tasks,
    move_stock,
    new_person,
    open_units,
    order_row,
    put,
    save_recipient,
    touch,
    units_of,
)
from desktop.services.figures import count_lines
from desktop.services.members import MemberRow, person_values
from desktop.services.order_rows import OrderRow
from desktop.services.points import BalanceRow, shop_today
from desktop.services.prices import share_of_units
from desktop.services.recipients import RecipientDraft
from desktop.services.refunds import BY_HAND, SETTLED, Money, badge_of, may_approve
from desktop.services.rule_document import DOCUMENT, RuleDocument, expiry_of
from desktop.services.rules import Rules
from desktop.services.stock import StockRow

S = OrderStatus


# cancels


def cancel_order(tx: BulkTx, order_id: int, *, reason: str = "") -> OrderRow:
    file = tx.books.orders[order_id]
    order, by_clock = file.row, tx.actor.kind is ActorKind.WORKER
    every = {line.id: line.qty for line in file.lines}
    ledger.unfreeze(tx, file, _grace(tx, order))
    _quota_back(tx, file, every)
    move_stock(tx, StockVerb.RELEASE, units_of(file, every), cause=_cause(order), order_id=order_id)
    count_lines(tx, order, file.lines, -1)
    for line in file.lines:
        line.cancelled = line.qty
    return put(
        tx, file, "cancel_order", to=S.CANCELLED, reason=reason or ("deadline" if by_clock else ""),
        values={"cancelled_at": tx.now, "cancel_cause": "deadline" if by_clock else "person", "pay_by": None,
                "units_cancelled": order.units},
        after={"unfrozen": order.points},
    )  # fmt: skip


def cancel_paid_order(tx: BulkTx, order_id: int, *, reason: str) -> OrderRow:
    return _cancel_units(tx, tx.books.orders[order_id], None, "cancel_paid_order", reason)


def cancel_lines(tx: BulkTx, order_id: int, *, lines: dict[int, int], reason: str) -> OrderRow:
    return _cancel_units(tx, tx.books.orders[order_id], lines, "cancel_lines", reason)


def _cancel_units(tx: BulkTx, file: OrderFile, wanted: Mapping[int, int] | None, act: str, reason: str) -> OrderRow:
    order, cause = file.row, _cause(file.row)
    picked = dict(wanted) if wanted is not None else {x.id: open_units(x) for x in file.lines if open_units(x)}
    units = sum(picked.values())
    left = order.units - order.units_shipped - order.units_cancelled - units
    to = S(order.status) if left else S.SHIPPED if order.units_shipped else S.CANCELLED
    back = _worth(file, picked)
    if to is S.CANCELLED:
        back = replace(back, freight_fen=order.freight_fen - order.freight_back_fen)
    captured = [p for p in file.payments if p.state == PaymentRowState.CAPTURED.value]
    if back.refund_fen > 0 and captured:
        add_refund(tx, file, captured[0], back.refund_fen, cause=cause, reason=reason,
                   approved=may_approve(tx, back.refund_fen))  # fmt: skip
    ledger.revert(tx, file, back.points, cause=cause, grace_days=_grace(tx, order))
    ledger.rollback(tx, file, back.earn_points, cause=cause)
    _quota_back(tx, file, picked)
    move_stock(tx, StockVerb.RELEASE, units_of(file, picked), cause=cause, order_id=order.id)
    for line in file.lines:
        if line.id in picked:
            points, cash, _ = _line_worth(line, picked[line.id])
            if order.kind == OrderKind.SALE.value:
                tx.add_figure("sku", order.shop_day, f"{line.sku_id}|{order.currency}", fen=-cash, points=-points,
                              units=-picked[line.id])  # fmt: skip
            line.cancelled += picked[line.id]
    values = {
        "units_cancelled": order.units_cancelled + units, "points_back": order.points_back + back.points,
        "cash_back_fen": order.cash_back_fen + back.refund_fen, "earn_back": order.earn_back + back.earn_points,
        "freight_back_fen": order.freight_back_fen + back.freight_fen,
    }  # fmt: skip
    if to is S.CANCELLED:
        values |= {"cancelled_at": tx.now, "cancel_cause": "person", "ship_by": None, "rest_reason": None}
    elif to is S.SHIPPED:
        complete_by = tx.now + timedelta(days=tx.books.settings.complete_days)
        values |= {"shipped_at": tx.now, "complete_by": complete_by}
    if to.value != order.status:
        close_tasks(tx, file)
    after = {"units": units, "points": back.points, "fen": back.refund_fen, "earn": back.earn_points}
    return put(tx, file, act, to=to, values=values, after=after, reason=reason)


def _worth(file: OrderFile, picked: Mapping[int, int]) -> GivenBack:
    worths = [_line_worth(line, picked[line.id]) for line in file.lines if line.id in picked]
    points, cash, earn = (sum(worth[place] for worth in worths) for place in range(3))
    return GivenBack(points, cash, earn, 0)


def _line_worth(line: Row, units: int) -> tuple[int, int, int]:
    gone = line.cancelled
    return (
        share_of_units(line.points, line.qty, gone, units),
        share_of_units(line.cash_fen, line.qty, gone, units),
        share_of_units(line.earn_points, line.qty, gone, units),
    )


def _quota_back(tx: BulkTx, file: OrderFile, picked: Mapping[int, int]) -> None:
    for line in file.lines:
        used = tx.books.quotas.get((file.row.member_id, line.sku_id, line.quota_period))
        if used is not None and line.id in picked and used.used >= picked[line.id]:
            used.used -= picked[line.id]


def _grace(tx: BulkTx, order: Row) -> int:
    return tx.books.rules_by_id(order.rule_version_id).document.grace_days


def _cause(order: Row) -> str:
    return f"order:{order.id}:v{order.version}"


# refunds


def approve_refund(tx: BulkTx, refund_id: int) -> OrderRow:
    tx.books.refunds[refund_id][1].approved_by = tx.actor.key
    return _move_refund(tx, refund_id, RefundState.APPROVED, "approve_refund")


def drop_refund(tx: BulkTx, refund_id: int, *, reason: str) -> OrderRow:
    return _move_refund(tx, refund_id, RefundState.DROPPED, "drop_refund", reason)


def record_refund_done(tx: BulkTx, refund_id: int, *, reference: str) -> OrderRow:
    refund = tx.books.refunds[refund_id][1]
    refund.done_at, refund.reference = tx.now, reference
    return _move_refund(tx, refund_id, RefundState.DONE, "record_refund_done")


def record_refund_failed(tx: BulkTx, refund_id: int, *, reason: str) -> OrderRow:
    row = _move_refund(tx, refund_id, RefundState.FAILED, "record_refund_failed", reason)
    file, refund = tx.books.refunds[refund_id]
    facts = {"fen": refund.amount_fen, "why": BY_HAND}
    open_case(tx, file, ExceptionKind.REFUND_FAILED, f"refund:{refund_id}", facts=facts, amount_fen=refund.amount_fen)
    return row


def _move_refund(tx: BulkTx, refund_id: int, to: RefundState, act: str, reason: str = "") -> OrderRow:
    file, refund = tx.books.refunds[refund_id]
    order, before, refund.state = file.row, refund.state, to.value
    touch(tx, order, act)
    close_case(tx, file, f"refund:{refund_id}", act)
    if to in SETTLED:
        close_case(tx, file, f"payment:{refund.payment_id}", act)
        order.payment_state = _badge(file).value
    if to is RefundState.DONE:
        payment = next(payment for payment in file.payments if payment.id == refund.payment_id)
        tx.add_figure("refund", shop_today(tx), f"{payment.method}|{payment.currency}", n=1, fen=refund.amount_fen)
    tx.record(
        act, "refund", refund.id, order_id=order.id, before={"state": before},
        after={"state": to.value, "fen": refund.amount_fen}, reason=reason,
    )  # fmt: skip
    if to is RefundState.DONE:
        told = {"order": order.order_no, "fen": refund.amount_fen}
        tx.emit("refund.completed", f"order:{order.id}", order.version, told)
    return order_row(tx, file)


def _badge(file: OrderFile) -> PaymentState:
    moneys = []
    for payment in file.payments:
        done = sum(
            one.amount_fen
            for one in file.refunds
            if one.payment_id == payment.id and one.state == RefundState.DONE.value
        )
        question = file.questions.get(f"payment:{payment.id}")
        asked = question is not None and question.closed_at is None
        moneys.append(Money(payment.amount_fen, done, question is not None, asked))
    return badge_of(file.row.paid_at is not None, moneys)


# what stands beside an order


def hold_order(tx: BulkTx, order_id: int, *, reason: str, until: datetime | None = None) -> OrderRow:
    file = tx.books.orders[order_id]
    return put(
        tx, file, "hold_order", values={"hold_reason": reason, "hold_until": until}, event="order.held",
        before={"reason": file.row.hold_reason}, after={"until": until.isoformat() if until else None},
        reason=reason,
    )  # fmt: skip


def unhold_order(tx: BulkTx, order_id: int) -> OrderRow:
    file = tx.books.orders[order_id]
    before = {"reason": file.row.hold_reason}
    values: dict[str, object] = {"hold_reason": None, "hold_until": None}
    if file.row.status == S.PAID.value and file.row.rest_reason == RestReason.HELD.value:
        values["rest_reason"] = RestReason.MANUAL.value
    return put(tx, file, "unhold_order", values=values, before=before, event="order.unheld")


def assign_order(tx: BulkTx, order_id: int, *, login: str | None) -> OrderRow:
    file = tx.books.orders[order_id]
    staff_id = tx.books.staff_ids[login] if login is not None else None
    before = {"staff": file.row.assignee_id}
    return put(tx, file, "assign_order", values={"assignee_id": staff_id}, before=before, after={"staff": staff_id})


def set_priority(tx: BulkTx, order_id: int, *, priority: int) -> OrderRow:
    file = tx.books.orders[order_id]
    before = {"priority": file.row.priority}
    return put(tx, file, "set_priority", values={"priority": priority}, before=before, after={"priority": priority})


def tag_order(tx: BulkTx, order_id: int, *, tag: str) -> OrderRow:
    file = tx.books.orders[order_id]
    if tag not in file.tags:
        file.tags.add(tag)
        tx.books.add(OrderTag, order_id=order_id, tag=tag)
    return put(tx, file, "tag_order", after={"tag": tag})


def note_order(tx: BulkTx, order_id: int, *, body: str) -> OrderRow:
    note = tx.books.add(OrderNote, order_id=order_id, body=body, author=tx.actor.key, at=tx.now)
    return put(tx, tx.books.orders[order_id], "note_order", after={"note": note.id})


def edit_order(tx: BulkTx, order_id: int, *, recipient: RecipientDraft, remark: str) -> OrderRow:
    """Another address with a remark: the only edit that the story knows."""
    file = tx.books.orders[order_id]
    assert file.row.member_id is not None
    before = {"recipient": file.row.recipient_id, "remark": bool(file.row.remark)}
    file.recipient = save_recipient(tx, recipient, file.row.member_id)
    after = {"recipient": file.recipient.id, "remark": bool(remark)}
    values = {"recipient_id": file.recipient.id, "remark": remark}
    return put(tx, file, "edit_order", values=values, before=before, after=after, event="order.edited")


# members, goods, rules


def add_member(
    tx: BulkTx, *, name: str, phone: str, tier: str, card_no: str, points: int, expires_on: date
) -> MemberRow:
    books = tx.books
    row = books.add(
        Member, card_no=card_no, tier=tier, source="desk", joined_at=tx.now, version=1,
        **person_values(tx, new_person(tx), name, phone),
    )  # fmt: skip
    row.account = f"M-{row.id:06}"
    books.rows[SearchToken.__tablename__] += tx.persons.tokens("M", row.id, name, phone)
    tx.add_figure("member", shop_today(tx), "desk", n=1)
    balance = books.add(Balance, member_id=row.id, available=0, frozen=0, pending=0, debt=0)
    file = books.members[row.id] = MemberFile(row, balance)
    if points:
        ledger.grant(tx, file, points, verb=PointsVerb.INIT, cause=f"member:{row.id}", expires_on=expires_on)
    tx.record("add_member", "member", row.id, after={"points": points})
    return _member_row(file)


def grant_points(tx: BulkTx, member_id: int, *, points: int, reason: str, expires_on: date | None = None) -> MemberRow:
    file, rules = tx.books.members[member_id], tx.books.rules_at(tx.now)
    ledger.grant(
        tx, file, points, verb=PointsVerb.GRANT, cause=tx.cause("grant"), reason=reason,
        expires_on=expires_on or expiry_of(rules.document, shop_today(tx)), rule_version_id=rules.id,
    )  # fmt: skip
    tx.record("grant_points", "member", member_id, after={"points": points, "source": "BY_HAND"}, reason=reason)
    return _member_row(file)


def _member_row(file: MemberFile) -> MemberRow:
    row, kept = file.row, file.balance
    balance = BalanceRow(kept.available, kept.frozen, kept.pending, kept.debt)
    return MemberRow(row.id, row.account, row.card_no or "", row.name_mask, row.phone_mask, row.tier, row.joined_at,
                     balance)  # fmt: skip


def receive_goods(tx: BulkTx, sku: str, *, qty: int, reason: str = "") -> StockRow:
    sku_id = tx.books.offers[sku].sku_id
    move_stock(tx, StockVerb.RECEIVE, {sku_id: qty}, cause=tx.cause("receive"), reason=reason)
    tx.record("receive_goods", "sku", sku_id, after={"qty": qty}, reason=reason)
    stock = tx.books.stock[sku_id]
    return StockRow(sku_id, stock.on_hand, stock.reserved, stock.damaged)


def publish_rules(tx: BulkTx, document: RuleDocument) -> int:
    number = max(rules.number for _, rules in tx.books.rules) + 1
    row = tx.books.add(
        RuleVersion, number=number, effective_at=tx.now, document=DOCUMENT.dump_json(document).decode(),
        published_by=tx.actor.key, published_at=tx.now,
    )  # fmt: skip
    tx.books.rules.append((tx.now, Rules(row.id, number, document)))
    tx.record("publish_rules", "rule_version", row.id, after={"number": number})
    tx.emit("rules.published", "rules", number, {"number": number})
    return int(number)


# the clock


def activate_due_lot(tx: BulkTx, lot_id: int) -> int:
    lot = tx.books.lots[lot_id]
    ledger.activate(tx, tx.books.members[lot.member_id], lot, tx.books.ripen_by.pop(lot_id))
    tx.record("activate_lot", "member", lot.member_id, after={"lot": lot_id})
    return int(lot.member_id)


def expire_points(tx: BulkTx, member_ids: Sequence[int]) -> int:
    gone = {member_id: ledger.expire(tx, tx.books.members[member_id]) for member_id in member_ids}
    for member_id, points in gone.items():
        tx.record("expire_points", "member", member_id, after={"points": points})
    return len(gone)


def fold_figures(tx: BulkTx) -> int:
    folded = tx.books.fold()
    tx.record("fold_figures", "figures", 0, after={"deltas": folded})
    return folded


def seal_audit(tx: BulkTx) -> int:
    books = tx.books
    rows, books.unsealed, books.unsealed_acts = books.unsealed, [], 0
    if rows:
        books.digest = chain(books.digest, rows)
        books.add(AuditSeal, first_id=rows[0][0], last_id=rows[-1][0], rows=len(rows), at=tx.now, digest=books.digest)
    tx.record("seal_audit", "audit_seal", 0, after={"rows": len(rows)})
    return len(rows)


def due_lots(tx: BulkTx) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """(lots that ripen today, members whose points are past)."""
    books, today = tx.books, shop_today(tx)
    ripe, late = [], set()
    while books.ripening and books.ripening[0][0] <= today:
        lot = books.lots.get(heapq.heappop(books.ripening)[1])
        if lot is not None and lot.pending:
            ripe.append(lot.id)
    while books.expiries and books.expiries[0][0] < today:
        lot = books.lots.get(heapq.heappop(books.expiries)[1])
        if lot is not None and lot.available:
            late.add(lot.member_id)
    return tuple(ripe), tuple(sorted(late))
