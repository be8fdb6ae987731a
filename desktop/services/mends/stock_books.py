"""A SKU's stock: its entries as a chain, the row that follows them, and what orders have reserved of it.

As with points, an entry tells what is there after it. People's acts prove their entry (the audit has the quantity), an
order's lines prove what was reserved and shipped for it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select

from desktop.models.catalogue import Stock, StockEntry
from desktop.models.journal import Audit
from desktop.models.order import Order, OrderLine
from desktop.models.vocabulary import StockVerb
from desktop.services.findings import Diagnosis, Entry
from desktop.services.mends.finding import Finding
from desktop.services.mends.order_books import order_finding
from desktop.services.mends.points_books import mended_before
from desktop.services.mends.steps import MEND, MOVED, UNITS, Step
from desktop.services.stock import SIGNS
from desktop.services.transaction import Reading

V, D = StockVerb, Diagnosis
Change = tuple[int, ...]
NOTHING: Change = (0, 0, 0)
_ACTS = {"receive_goods": V.RECEIVE, "write_off": V.WRITE_OFF}


@dataclass(frozen=True, slots=True)
class Tear:
    """A line that doesn't follow from the one before; beside is that one."""

    row: Any
    change: Change
    before: Change
    gap: Change
    beside_the_chain: bool


def stock_finding(reading: Reading, sku_id: int) -> Finding:
    finding = Finding("sku", sku_id)
    have = reading.execute(
        select(*(getattr(Stock, name) for name in UNITS)).where(Stock.sku_id == sku_id)
    ).one_or_none()
    if have is None:
        return finding
    stock: Change = tuple(have)
    mended, taken_back = _mend_entries(reading, sku_id)
    for tear in _tears(reading, sku_id, stock, taken_back):
        _judge(reading, sku_id, tear, finding, mended)
    if finding.blocked:
        return finding
    told = _sum(reading, sku_id)
    for step in finding.steps:
        told = tuple(have + step.changes.get(name, 0) for have, name in zip(told, UNITS, strict=True))
    rest = tuple(one - other for one, other in zip(stock, told, strict=True))
    if rest != NOTHING:
        lost = _lost_act(reading, sku_id, rest) or _lost_of_order(reading, sku_id, rest)
        if lost is not None:
            _missing(sku_id, rest, lost, [], finding)
        else:
            rows = [Entry("stock", sku_id, values=dict(zip(UNITS, stock, strict=True)))]
            back = tuple(-part for part in rest)
            finding.found(D.ALTERED, rows, [Step("stock", sku_id, _named(back))])
            stock = told
    if not finding.blocked:
        _reserved(reading, sku_id, stock[1], finding)
    return finding


def _judge(reading: Reading, sku_id: int, tear: Tear, finding: Finding, mended: Counter[Change]) -> None:
    row, gap = tear.row, tear.gap
    shown = _entry(row, tear.change)
    if tear.beside_the_chain:
        back = tuple(-part for part in tear.change)
        twin = _twin(reading, sku_id, row)
        cause = D.DUPLICATE if twin is not None else D.UNKNOWN
        finding.found(
            cause, [shown, *([] if twin is None else [_entry(twin, _change(twin), "twin")])],
            [Step("stock_entry", sku_id, _named(back), row.verb, order_id=row.order_id, reverses=row.id)],
        )  # fmt: skip
        return
    if mended_before(mended, gap):
        return
    right = tuple(have + missing for have, missing in zip(tear.change, gap, strict=True))
    proof = _told_by_act(reading, sku_id, row)
    if proof is None and row.order_id is not None and _order_wants(reading, sku_id, row.order_id, gap):
        proof = right
    lost = None if proof == right else _lost_act(reading, sku_id, gap) or _lost_of_order(reading, sku_id, gap)
    if lost is not None:
        _missing(sku_id, gap, lost, [_entry(row, tear.change, "beside")], finding)
    elif proof == right or (not _fits(row.verb, tear.change) and _fits(row.verb, right)):
        step = Step("stock_entry", sku_id, _named(gap), row.verb, order_id=row.order_id, reverses=row.id)
        finding.found(D.ALTERED, [shown], [step])
    else:
        finding.found(D.UNKNOWN, [shown])


def _missing(sku_id: int, gap: Change, lost: tuple[StockVerb, int], beside: list[Entry], finding: Finding) -> None:
    verb, number = lost
    act = verb in _ACTS.values()
    row = Entry("audit" if act else "order", number, verb=verb.value, values=_named(gap))
    step = Step("stock_entry", sku_id, _named(gap), verb.value, order_id=None if act else number)
    finding.found(D.MISSING, [row, *beside], [step])


def _reserved(reading: Reading, sku_id: int, reserved: int, finding: Finding) -> None:
    """Units that orders hold open against units reserved, order by order where they don't agree."""
    wanted, entered = _by_order(reading, sku_id)
    total = sum(wanted.values())
    if reserved == total:
        return
    answered = {step.order_id: step.changes.get("reserved", 0) for step in finding.steps if step.table == "stock_entry"}
    off = {
        order_id: wanted[order_id] - entered[order_id] - answered.get(order_id, 0)
        for order_id in sorted({*wanted, *entered})
        if wanted[order_id] != entered[order_id] + answered.get(order_id, 0)
    }
    rows = [Entry("order", one, order_id=one, values={"open": wanted[one], "reserved": entered[one]}) for one in off]
    if not off or sum(off.values()) != total - reserved:
        finding.found(D.UNKNOWN, rows or [Entry("stock", sku_id, values={"reserved": reserved, "open": total})])
        return
    if any(not order_finding(reading, order_id).whole for order_id in off):
        # an order whose lines were altered is mended first: nothing was reserved wrongly for it
        finding.found(D.ALTERED, rows)
        return
    for row, (order_id, units) in zip(rows, off.items(), strict=True):
        verb = V.RESERVE if units > 0 else V.RELEASE
        steps = [Step("stock", sku_id, {"reserved": units}),
                 Step("stock_entry", sku_id, {"reserved": units}, verb.value, order_id=order_id)]  # fmt: skip
        finding.found(D.MISSING if units > 0 else D.DUPLICATE, [row, *_entries_of(reading, sku_id, order_id)], steps)


def _tears(reading: Reading, sku_id: int, stock: Change, taken_back: list[int]) -> list[Tear]:
    """Found by the database, for a SKU that sells well has many entries."""
    columns: list[Any] = []
    for name in UNITS:
        change, after = getattr(StockEntry, f"d_{name}"), getattr(StockEntry, f"{name}_after")
        columns += [
            change.label(f"d_{name}"), after.label(f"{name}_after"),
            func.coalesce(func.lag(after).over(order_by=StockEntry.id), 0).label(f"{name}_before"),
            func.lead(after - change).over(order_by=StockEntry.id).label(f"{name}_next"),
        ]  # fmt: skip
    chain = (
        select(StockEntry.id, StockEntry.verb, StockEntry.order_id, StockEntry.at, StockEntry.cause, *columns)
        .where(
            StockEntry.sku_id == sku_id,
            or_(~StockEntry.cause.startswith(MEND), StockEntry.cause.endswith(MOVED)),
            StockEntry.id.not_in(taken_back),
        )
        .subquery()
    )
    torn = [chain.c[f"{name}_after"] != chain.c[f"{name}_before"] + chain.c[f"d_{name}"] for name in UNITS]
    found: list[Tear] = []
    skipped_after: Change | None = None
    previous: int | None = None
    for row in reading.execute(select(chain).where(torn[0] | torn[1] | torn[2]).order_by(chain.c.id)):
        before = tuple(getattr(row, f"{name}_before") for name in UNITS)
        if skipped_after is not None and previous is not None and before == skipped_after:
            # the row before stands beside the chain: go on from what it was written after
            before = found[-1].before
        change, after = _change(row), tuple(getattr(row, f"{name}_after") for name in UNITS)
        gap = tuple(a - b - c for a, b, c in zip(after, before, change, strict=True))
        if gap == NOTHING:
            skipped_after = None
            continue
        goes_on = stock if row.on_hand_next is None else tuple(getattr(row, f"{name}_next") for name in UNITS)
        beside = goes_on == before
        found.append(Tear(row, change, before, gap, beside))
        skipped_after, previous = (after, row.id) if beside else (None, None)
    return found


def _sum(reading: Reading, sku_id: int) -> Change:
    sums = [func.coalesce(func.sum(getattr(StockEntry, f"d_{name}")), 0) for name in UNITS]
    return tuple(int(one) for one in reading.execute(select(*sums).where(StockEntry.sku_id == sku_id)).one())


def _told_by_act(reading: Reading, sku_id: int, row: Any) -> Change | None:
    """What the audit says that the act behind an entry moved."""
    command_id = row.cause.split(":")[1] if row.cause.count(":") == 2 else ""
    found = reading.execute(
        select(Audit.act, Audit.after).where(
            Audit.subject == "sku", Audit.subject_id == sku_id, Audit.command_id == command_id,
            Audit.act.in_(sorted(_ACTS)),
        )
    ).first()  # fmt: skip
    if found is None:
        return None
    return _moved(_ACTS[found.act], int(json.loads(found.after).get("qty", 0)))


def _lost_act(reading: Reading, sku_id: int, gap: Change) -> tuple[StockVerb, int] | None:
    """A person's act on record whose entry isn't there. Returns its verb and its audit row."""
    rows = reading.execute(
        select(Audit.id, Audit.act, Audit.after, Audit.command_id)
        .where(Audit.subject == "sku", Audit.subject_id == sku_id, Audit.act.in_(sorted(_ACTS)))
        .order_by(Audit.id.desc())
    ).all()
    for row in rows:
        verb = _ACTS[row.act]
        if _moved(verb, int(json.loads(row.after).get("qty", 0))) != gap:
            continue
        there = select(StockEntry.id).where(
            StockEntry.sku_id == sku_id, StockEntry.verb == verb.value, StockEntry.cause.like(f"%:{row.command_id}:%")
        )
        if reading.execute(there.limit(1)).first() is None:
            return verb, row.id
    return None


def _lost_of_order(reading: Reading, sku_id: int, gap: Change) -> tuple[StockVerb, int] | None:
    """The one order whose reserved units don't add up by just that."""
    if gap[0] or gap[2] or not gap[1]:
        return None
    wanted, entered = _by_order(reading, sku_id)
    off = [one for one in {*wanted, *entered} if wanted[one] - entered[one] == gap[1]]
    return (V.RESERVE if gap[1] > 0 else V.RELEASE, off[0]) if len(off) == 1 else None


def _order_wants(reading: Reading, sku_id: int, order_id: int, gap: Change) -> bool:
    wanted, entered = _by_order(reading, sku_id)
    return bool(gap[1]) and wanted[order_id] - entered[order_id] == gap[1]


def _by_order(reading: Reading, sku_id: int) -> tuple[Counter[int], Counter[int]]:
    """Per order: units that are open, and units that entries have reserved."""
    still = OrderLine.qty - OrderLine.shipped - OrderLine.cancelled
    wanted = reading.execute(
        select(OrderLine.order_id, func.sum(still))
        .join(Order, Order.id == OrderLine.order_id)
        .where(OrderLine.sku_id == sku_id, Order.history.is_(False))
        .group_by(OrderLine.order_id)
        .having(func.sum(still) != 0)
    )
    entered = reading.execute(
        select(StockEntry.order_id, func.sum(StockEntry.d_reserved))
        .where(StockEntry.sku_id == sku_id, StockEntry.order_id.is_not(None))
        .group_by(StockEntry.order_id)
        .having(func.sum(StockEntry.d_reserved) != 0)
    )
    return Counter({key: int(n) for key, n in wanted}), Counter({key: int(n) for key, n in entered})


def _twin(reading: Reading, sku_id: int, row: Any) -> Any:
    order = StockEntry.order_id.is_(None) if row.order_id is None else StockEntry.order_id == row.order_id
    return reading.execute(
        select(StockEntry.id, StockEntry.verb, StockEntry.order_id, StockEntry.at,
               *(getattr(StockEntry, f"d_{name}") for name in UNITS))
        .where(
            StockEntry.sku_id == sku_id, StockEntry.id != row.id, StockEntry.verb == row.verb, order,
            *(getattr(StockEntry, f"d_{name}") == getattr(row, f"d_{name}") for name in UNITS),
        )
        .order_by(StockEntry.id)
        .limit(1)
    ).one_or_none()  # fmt: skip


def _entries_of(reading: Reading, sku_id: int, order_id: int) -> Iterator[Entry]:
    rows = reading.execute(
        select(StockEntry.id, StockEntry.verb, StockEntry.order_id, StockEntry.at,
               *(getattr(StockEntry, f"d_{name}") for name in UNITS))
        .where(StockEntry.sku_id == sku_id, StockEntry.order_id == order_id)
        .order_by(StockEntry.id)
        .limit(10)
    )  # fmt: skip
    for row in rows:
        yield _entry(row, _change(row), "beside")


def _mend_entries(reading: Reading, sku_id: int) -> tuple[Counter[Change], list[int]]:
    """Changes that answer a tear, and the entries that were taken back wholly."""
    rows = reading.execute(
        select(StockEntry.cause, *(getattr(StockEntry, f"d_{name}") for name in UNITS)).where(
            StockEntry.sku_id == sku_id, StockEntry.cause.startswith(MEND), ~StockEntry.cause.endswith(MOVED)
        )
    ).all()
    changes, taken_back = Counter[Change](), list[int]()
    for row in rows:
        change, number = tuple(row[1:]), row.cause.rpartition(":")[2]
        own = reading.execute(
            select(*(getattr(StockEntry, f"d_{name}") for name in UNITS)).where(StockEntry.id == int(number or 0))
        ).one_or_none()
        if own is not None and tuple(own) == tuple(-part for part in change):
            taken_back.append(int(number))
        else:
            changes[change] += 1
    return changes, taken_back


def _fits(verb: str, change: Change) -> bool:
    units = next((abs(part) for part in change if part), 0)
    signs = SIGNS[V(verb)]
    return change == tuple(sign * units for sign in signs) or (verb == V.COUNT.value and not any(change[1:]))


def _moved(verb: StockVerb, units: int) -> Change:
    return tuple(sign * units for sign in SIGNS[verb])


def _change(row: Any) -> Change:
    return tuple(getattr(row, f"d_{name}") for name in UNITS)


def _entry(row: Any, change: Change, part: str = "") -> Entry:
    return Entry("stock_entry", row.id, part, row.verb, row.order_id, row.at, _named(change))


def _named(change: Change) -> dict[str, int]:
    return {name: amount for name, amount in zip(UNITS, change, strict=True) if amount}
