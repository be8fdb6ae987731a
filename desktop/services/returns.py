"""After-sales 售后: asked for, decided, the goods received or refused. Money and replacements are other files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import insert, select, update

from desktop.models.after_sales import ReturnKind, ReturnReason, ReturnState
from desktop.models.order import OrderLine
from desktop.models.returns import ReplacementLine, ReturnCase, ReturnLine
from desktop.models.staff import Staff
from desktop.models.vocabulary import OrderKind, Permission, StockVerb
from desktop.services.attachments import add_return_photo
from desktop.services.errors import HistoryOnly, Invalid, NotFound, UnitsNotReturnable
from desktop.services.members import living_member
from desktop.services.order_state import LineInHand, OrderInHand, lines_of, put_order, take_order
from desktop.services.return_cases import (
    CaseInHand,
    ReturnRow,
    count_case,
    due_at,
    hold_case,
    put_case,
    refusal,
    return_row,
    take_case,
    units_in_returns,
)
from desktop.services.settings import read_settings
from desktop.services.stock import move_stock
from desktop.services.transaction import Tx, action, insert_row

WORDS_MOST, REASON_MOST = 500, 200


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a line's units that came back: 可售 good, 残次 damaged, 不入库 kept_out."""

    good: int = 0
    damaged: int = 0
    kept_out: int = 0

    @property
    def units(self) -> int:
        return self.good + self.damaged + self.kept_out


@action(Permission.REQUEST_RETURN)
def request_return(
    tx: Tx,
    order_id: int,
    *,
    kind: ReturnKind,
    lines: dict[int, int],
    reason: ReturnReason,
    words: str = "",
    shipped_only: bool = False,
    photos: tuple[bytes, ...] = (),
    seen: int | None = None,
) -> ReturnRow:
    """Ask for an after-sale of units by line id → 申请中. words: the buyer's own; photos as add_return_photo takes them.

    Money alone may be for units that haven't gone yet, which are taken first unless shipped_only; goods can come back
    only when they had gone. Raises UnitsNotReturnable, HistoryOnly, Erased, Invalid, NotAllowedNow.
    """
    order = take_order(tx, order_id, "request_return", seen)
    if order.kind == OrderKind.CREDIT or (order.history and kind is ReturnKind.EXCHANGE):
        raise HistoryOnly("request_return" if order.kind == OrderKind.CREDIT else "reship_return")
    if len(words) > WORDS_MOST:
        raise Invalid("words", "too_long", WORDS_MOST)
    if order.member_id is not None:
        living_member(tx, order.member_id)
    in_hand = lines_of(tx, order_id)
    if kind is ReturnKind.RETURN_REFUND and any(line.id in lines and line.for_good for line in in_hand):
        raise Invalid("kind", "codes_dont_come_back")
    unshipped = _pick(tx, in_hand, lines, open_first=kind is ReturnKind.REFUND_ONLY and not shipped_only)
    roots = _roots(tx, order, lines)
    case_id = insert_row(
        tx, ReturnCase.id, order_id=order_id, root_order_id=_root_order(tx, order, roots), kind=kind.value,
        state=ReturnState.REQUESTED.value, reason=reason.value, words=words.strip(), cause=tx.cause("return"),
        requested_by=tx.actor.key, requested_at=tx.now, decision="", due_at=due_at(tx, ReturnState.REQUESTED),
        points=0, cash_fen=0, freight_fen=0, earn_points=0, withheld_fen=0,
    )  # fmt: skip
    nothing = dict.fromkeys(("good", "damaged", "kept_out", "returned", "points", "cash_fen", "earn_points"), 0)
    tx.execute(
        insert(ReturnLine),
        [
            {"case_id": case_id, "line_id": line_id, "root_line_id": roots[line_id], "qty": qty,
             "unshipped": unshipped[line_id], **nothing}
            for line_id, qty in sorted(lines.items())
        ],
    )  # fmt: skip
    _count(tx, order, in_hand, lines, kind, reason)
    # the buyer's own words can't be taken off the audit again: it tells only whether there were any
    after = {"state": ReturnState.REQUESTED.value, "kind": kind.value, "why": reason.value, "asked": sum(lines.values()),
             "words": bool(words.strip())}  # fmt: skip
    put_order(
        tx, order, "request_return", values={"returns_open": order.returns_open + 1}, subject=("return", case_id),
        after=after, event="return.status_changed",
        told={"return": case_id, "kind": kind.value, "state": ReturnState.REQUESTED.value},
    )  # fmt: skip
    for photo in photos:
        add_return_photo(tx, case_id, photo=photo)
    return return_row(tx, case_id)


def _pick(tx: Tx, in_hand: list[LineInHand], wanted: Mapping[int, int], *, open_first: bool) -> dict[int, int]:
    """Line → how many of the wanted units are still open. Each is in no other after-sale. Raises UnitsNotReturnable."""
    if not wanted:
        raise Invalid("lines", "missing")
    by_id, taken = {line.id: line for line in in_hand}, units_in_returns(tx, wanted)
    unshipped = {}
    for line_id, units in wanted.items():
        line = by_id.get(line_id)
        gone = line.shipped - taken.get(line_id, 0) if line else 0
        still = line.free_units if line and open_first else 0
        if not 1 <= units <= gone + still:
            raise UnitsNotReturnable(line_id, gone + still, units)
        unshipped[line_id] = min(units, still)
    return unshipped


def _roots(tx: Tx, order: OrderInHand, wanted: Mapping[int, int]) -> dict[int, int]:
    """Line → the line that was paid for: itself, unless it is a replacement's."""
    roots = {line_id: line_id for line_id in wanted}
    if order.kind == OrderKind.REPLACEMENT:
        rows = tx.execute(
            select(ReplacementLine.line_id, ReplacementLine.root_line_id).where(
                ReplacementLine.line_id.in_(sorted(wanted))
            )
        )
        roots |= dict(rows.all())
    return roots


def _root_order(tx: Tx, order: OrderInHand, roots: Mapping[int, int]) -> int:
    if all(line_id == root for line_id, root in roots.items()):
        return order.id
    return int(tx.scalar(select(OrderLine.order_id).where(OrderLine.id == min(roots.values()))))


def _count(
    tx: Tx, order: OrderInHand, in_hand: list[LineInHand], wanted: Mapping[int, int], kind: ReturnKind,
    reason: ReturnReason,
) -> None:  # fmt: skip
    today = read_settings(tx).shop_day(tx.now)
    for line in in_hand:
        if line.id in wanted:
            key = f"{line.sku_id or ''}|{order.currency}|{kind}|{reason}"
            tx.add_figure("return", today, key, n=1, units=wanted[line.id])
    count_case(tx, kind, ReturnState.REQUESTED, 1)


@action(Permission.HANDLE_RETURNS)
def approve_return(tx: Tx, case_id: int, *, note: str = "", seen: int | None = None) -> ReturnRow:
    """申请中 → 待退款 for money alone, else 待收货."""
    return _decide(tx, take_case(tx, case_id, "approve_return", seen), "approve_return", note)


@action(Permission.HANDLE_RETURNS)
def reject_return(tx: Tx, case_id: int, *, reason: str, seen: int | None = None) -> ReturnRow:
    """申请中 → 已拒绝, with the reason that the buyer is told."""
    case = take_case(tx, case_id, "reject_return", seen)
    return _decide(tx, case, "reject_return", _given(reason))


@action(Permission.REQUEST_RETURN)
def withdraw_return(tx: Tx, case_id: int, *, seen: int | None = None) -> ReturnRow:
    """→ 已撤销, before money or goods moved."""
    case = take_case(tx, case_id, "withdraw_return", seen)
    if case.received_at is not None:
        raise refusal(case, "withdraw_return", "goods_moved")
    if case.replacement_order_id is not None:
        raise refusal(case, "withdraw_return", "replacement_made")
    return put_case(tx, case, "withdraw_return")


@action(Permission.RECEIVE_RETURNS)
def receive_return(tx: Tx, case_id: int, *, units: dict[int, Received], seen: int | None = None) -> ReturnRow:
    """待收货 → 待退款 or 待补发: every unit of every line is 可售, 残次 or 不入库. History moves no stock.

    Raises Invalid when the units of a line aren't all told, or more than there are.
    """
    case = take_case(tx, case_id, "receive_return", seen)
    told = {line.line_id: line.qty for line in case.lines}
    if set(units) != set(told) or any(one.units != told[line_id] for line_id, one in units.items()):
        raise Invalid("units", "not_all")
    if any(min(one.good, one.damaged, one.kept_out) < 0 for one in units.values()):
        raise Invalid("units", "negative")
    codes = {line.id for line in lines_of(tx, case.order.id) if line.for_good}
    if any(one.good or one.damaged for line_id, one in units.items() if line_id in codes):
        raise Invalid("units", "codes_dont_come_back")
    for line_id, one in sorted(units.items()):
        tx.execute(
            update(ReturnLine)
            .where(ReturnLine.case_id == case.id, ReturnLine.line_id == line_id)
            .values(good=one.good, damaged=one.damaged, kept_out=one.kept_out)
        )
    if not case.order.history:
        _put_into_stock(tx, case, units)
    sums = {name: sum(getattr(one, name) for one in units.values()) for name in ("good", "damaged", "kept_out")}
    return put_case(
        tx, case, "receive_return", values={"received_by": tx.actor.key, "received_at": tx.now}, after=sums
    )  # fmt: skip


def _put_into_stock(tx: Tx, case: CaseInHand, units: Mapping[int, Received]) -> None:
    skus = {line.id: line.sku_id for line in lines_of(tx, case.order.id)}
    by_sku = sorted((sku, line_id) for line_id in units if (sku := skus[line_id]) is not None)
    for sku_id, line_id in by_sku:
        for verb, qty in (
            (StockVerb.RETURN_GOOD, units[line_id].good), (StockVerb.RETURN_DAMAGED, units[line_id].damaged),
        ):  # fmt: skip
            move_stock(tx, verb, {sku_id: qty}, cause=f"return:{case.id}:{line_id}", order_id=case.order.id)


@action(Permission.HANDLE_RETURNS)
def refuse_goods(tx: Tx, case_id: int, *, reason: str, seen: int | None = None) -> ReturnRow:
    """待收货 → 已拒绝: what came isn't what it should be, or nothing came."""
    return _decide(tx, take_case(tx, case_id, "refuse_goods", seen), "refuse_goods", _given(reason))


@action(Permission.HANDLE_RETURNS)
def approve_all_the_same(tx: Tx, case_id: int, *, reason: str, seen: int | None = None) -> ReturnRow:
    """待收货 → 待退款 or 待补发 though the goods aren't taken in; they stay out of stock."""
    case = take_case(tx, case_id, "approve_all_the_same", seen)
    return _decide(tx, case, "approve_all_the_same", _given(reason))


@action(Permission.ASSIGN)
def assign_return(tx: Tx, case_id: int, *, login: str | None) -> ReturnRow:
    """Give the after-sale to a colleague by login, or to nobody. It moves no version."""
    case = hold_case(tx, case_id)
    staff_id = None
    if login is not None:
        staff_id = tx.scalar(select(Staff.id).where(Staff.login == login, Staff.active))
        if staff_id is None:
            raise NotFound("staff", login)
    tx.execute(update(ReturnCase).where(ReturnCase.id == case_id).values(assignee_id=staff_id))
    tx.record("assign_return", "return", case_id, order_id=case.order.id, after={"staff": staff_id})
    return return_row(tx, case_id)


def _decide(tx: Tx, case: CaseInHand, act: str, words: str) -> ReturnRow:
    if len(words) > REASON_MOST:
        raise Invalid("reason", "too_long", REASON_MOST)
    values = {"decided_by": tx.actor.key, "decided_at": tx.now, "decision": words.strip()}
    return put_case(tx, case, act, values=values, reason=words.strip())


def _given(reason: str) -> str:
    if not reason.strip():
        raise Invalid("reason", "missing")
    return reason
