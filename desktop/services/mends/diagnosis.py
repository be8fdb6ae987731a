"""From a break to its cause: what it is about, the rows that differ, and what a mend would do.

explained(reading, breaks)       verify's breaks with diagnosis, entries and mend
finding_of(reading, "member", 7) the books of one subject, looked at anew
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from desktop.models.order import OrderLine, Payment, Refund
from desktop.models.returns import ReturnCase, ReturnLine
from desktop.services.errors import NotFound
from desktop.services.findings import Break, Diagnosis, Entry
from desktop.services.mends.figure_books import figures_finding, totals_finding
from desktop.services.mends.finding import Finding
from desktop.services.mends.order_books import (
    line_entries,
    money_entries,
    order_finding,
    points_back_finding,
)
from desktop.services.mends.points_books import member_finding
from desktop.services.mends.points_rows import entries_of_order, member_of
from desktop.services.mends.stock_books import stock_finding
from desktop.services.transaction import Reading

EXPLAINED_MOST, ENTRIES_MOST = 200, 40
POINTS_CHECKS = frozenset(
    {
        "balance", "points_ledger", "lots", "lot", "lot_frozen", "points_taken", "points_back", "freeze", "allocation",
        "settled", "allocation_back", "conservation", "adjustment",
    }
)  # fmt: skip
ORDER_CHECKS = frozenset({"status", "units", "shipped", "returns_open"})
Key = tuple[str, int]


def finding_of(reading: Reading, subject: str, subject_id: int, day: date | None = None) -> Finding:
    """day: where figures of no day stand. Raises NotFound for what no mend is ever proposed for."""
    look: Callable[[Reading, int], Finding] | None = {
        "member": member_finding, "sku": stock_finding, "order": _order_books, "member_total": totals_finding,
        "figures": lambda reading, _: figures_finding(reading, day=day),
    }.get(subject)  # fmt: skip
    if look is None:
        raise NotFound("mend", f"{subject}:{subject_id}")
    return look(reading, subject_id)


def explained(reading: Reading, breaks: Sequence[Break]) -> tuple[Break, ...]:
    """Each subject is looked at once. Past EXPLAINED_MOST they stay as they are: so many have one cause."""
    known: dict[Key, Finding] = {}
    figures = [one for one in breaks if one.check == "figures" and not _is_total(one)]
    if figures:
        known["figures", 0] = figures_finding(reading, figures)
    told = tuple(_explained(reading, one, known) if place < EXPLAINED_MOST else one for place, one in enumerate(breaks))
    if all(one.check in ("figures", "audit") for one in told):
        return told
    # what was altered is set right first: a recount would only follow it
    return tuple(replace(one, mend="") if one.check == "figures" else one for one in told)


def _explained(reading: Reading, one: Break, known: dict[Key, Finding]) -> Break:
    key = subject_of(reading, one)
    if key is None:
        diagnosis, entries = _unmendable(reading, one)
        return replace(one, diagnosis=diagnosis, entries=tuple(entries[:ENTRIES_MOST]))
    if key not in known:
        known[key] = finding_of(reading, *key)
    finding = known[key]
    if key[0] == "figures":
        own = tuple(row for row in finding.entries if row.verb == one.subject)
        return replace(one, diagnosis=finding.diagnosis, entries=own, mend=finding.mend)
    if finding.whole:
        # the rest of her books agree: the row that the break names stands alone
        diagnosis, entries = _unmendable(reading, one)
        return replace(one, diagnosis=diagnosis, entries=tuple(entries[:ENTRIES_MOST]))
    return replace(
        one, diagnosis=finding.diagnosis, entries=tuple(finding.entries[:ENTRIES_MOST]), mend=finding.mend
    )  # fmt: skip


def subject_of(reading: Reading, one: Break) -> Key | None:
    """What a mend of it would be proposed for; None where no entry can set it right."""
    kind, _, rest = one.subject.partition(":")
    word = rest.partition(":")[0]
    number = int(word) if word.isdigit() else 0
    if one.check == "figures":
        return ("member_total", number) if _is_total(one) else ("figures", 0)
    if one.check in ("stock", "reserved"):
        return "sku", number
    if one.check in ORDER_CHECKS:
        return "order", _order_of(reading, kind, number)
    if one.check not in POINTS_CHECKS or kind == "shop":
        return None
    if kind == "member":
        return kind, number
    member_id = member_of(reading, kind, number)
    if member_id is None:
        return None
    if kind == "order" and member_finding(reading, member_id).whole:
        return "order", number
    return "member", member_id


def _order_books(reading: Reading, order_id: int) -> Finding:
    finding = order_finding(reading, order_id)
    return points_back_finding(reading, order_id) if finding.whole else finding


def _is_total(one: Break) -> bool:
    kind, _, number = one.subject.partition(":")
    return one.check == "figures" and kind == "member" and number.isdigit()


def _order_of(reading: Reading, kind: str, number: int) -> int:
    if kind != "line":
        return number
    return int(reading.scalar(select(OrderLine.order_id).where(OrderLine.id == number)) or 0)


def _unmendable(reading: Reading, one: Break) -> tuple[Diagnosis, list[Entry]]:
    """The rows that it rests on; what they prove, else UNKNOWN."""
    kind, _, rest = one.subject.partition(":")
    word = rest.partition(":")[0]
    number = int(word) if word.isdigit() else 0
    if one.check == "audit":
        rows = [Entry(kind, number)]
        return (Diagnosis.MISSING if one.hint == "audit_row_missing" else Diagnosis.ALTERED), rows
    if one.check in ("payment", "refund"):
        owner = number
        if kind == "payment":
            owner = reading.scalar(select(Payment.order_id).where(Payment.id == number)) or 0
        diagnosis, rows = money_entries(reading, owner)
        refunds = [row.values["fen"] for row in rows if row.table == "refund"]
        if one.check == "refund":
            diagnosis = Diagnosis.DUPLICATE if len(set(refunds)) < len(refunds) else Diagnosis.ALTERED
        return diagnosis, rows
    if one.check == "price":
        order_id = _order_of(reading, kind, number)
        return Diagnosis.ALTERED, [Entry("order", order_id, order_id=order_id), *line_entries(reading, order_id)]
    if kind == "entry":
        return Diagnosis.UNKNOWN, [Entry("points_entry", number)]
    if kind == "order":
        return Diagnosis.ALTERED, [Entry("order", number, order_id=number), *entries_of_order(reading, number)]
    if one.check in ("return_units", "returned"):
        cases = reading.execute(
            select(ReturnCase.id, ReturnCase.order_id, ReturnLine.qty)
            .join(ReturnLine, ReturnLine.case_id == ReturnCase.id)
            .where(ReturnLine.root_line_id == number)
            .limit(ENTRIES_MOST)
        )
        rows = [Entry("return", case, order_id=order_id, values={"units": qty}) for case, order_id, qty in cases]
        return (Diagnosis.DUPLICATE if len(rows) > 1 else Diagnosis.ALTERED), rows
    if kind == "return":
        order_id = reading.scalar(select(ReturnCase.order_id).where(ReturnCase.id == number))
        return Diagnosis.ALTERED, [Entry("return", number, order_id=order_id)]
    if kind == "refund":
        order_id = reading.scalar(select(Refund.order_id).where(Refund.id == number))
        return Diagnosis.UNKNOWN, [Entry("refund", number, order_id=order_id)]
    return Diagnosis.UNKNOWN, []
