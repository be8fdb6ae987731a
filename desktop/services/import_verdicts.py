"""What an import would do with each order: create it, bring it up to date, skip it, or refuse it and why.

Identity is (source, external number). The same content again is skipped, whatever has happened here since. Other
content updates an imported order on which nothing has happened; on any other it is refused as changed_here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, select, tuple_

from desktop.models.catalogue import Product, Sku
from desktop.models.member import Member
from desktop.models.order import Order
from desktop.models.vocabulary import OrderKind, OrderStatus, Permission
from desktop.services.import_digests import LastImport, content_digest, last_imports
from desktop.services.order_export import same_as_here
from desktop.services.spreadsheets.records import ImportedOrder, Rejected
from desktop.services.transaction import Reading, query

CREATE, UPDATE, SKIP, DONE, REFUSE = "create", "update", "skip", "done", "refuse"
ENDED = (OrderStatus.COMPLETED, OrderStatus.CANCELLED)


@dataclass(frozen=True, slots=True)
class Verdict:
    """done: this very batch has it already. changed names what of an order is another now."""

    state: str
    reason: str = ""
    order_id: int | None = None
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ready:
    """An order with all that is needed to put it in."""

    order: ImportedOrder
    verdict: Verdict
    content: str
    order_no: str
    member_id: int | None
    tier: str


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Counts of a preview: orders, or members, or SKUs."""

    created: int
    updated: int
    skipped: int
    refused: tuple[Rejected, ...]
    updates: tuple[tuple[str, str], ...] = ()

    def plus(self, other: Foreseen) -> Foreseen:
        return Foreseen(
            self.created + other.created, self.updated + other.updated, self.skipped + other.skipped,
            self.refused + other.refused, self.updates + other.updates,
        )  # fmt: skip


NOTHING = Foreseen(0, 0, 0, ())


def foreseen(readies: Sequence[tuple[Any, Verdict]], key: str) -> Foreseen:
    """Verdicts over records as counts; key is the attribute that names a record to people."""
    states = [verdict.state for _, verdict in readies]
    return Foreseen(
        states.count(CREATE), states.count(UPDATE), states.count(SKIP),
        tuple(
            Rejected(record.place, getattr(record, key), verdict.reason)
            for record, verdict in readies
            if verdict.state == REFUSE
        ),
        tuple((getattr(record, key), verdict.reason) for record, verdict in readies if verdict.state == UPDATE),
    )  # fmt: skip


@query(Permission.IMPORT)
def foresee_orders(reading: Reading, orders: tuple[ImportedOrder, ...], unknown_members: frozenset[str]) -> Foreseen:
    """What loading these would do. unknown_members: accounts and numbers that come in with the same files."""
    readies = judge(reading, orders, None, unknown_members)
    return foreseen([(ready.order, ready.verdict) for ready in readies], "order_no")


def judge(
    reading: Reading, orders: Sequence[ImportedOrder], batch_id: int | None, coming: frozenset[str] = frozenset()
) -> list[Ready]:
    """A verdict for each, in the given order. With a batch, orders that are here are locked before they are judged."""
    here = _orders_here(reading, orders, lock=batch_id is not None)
    members = _members_here(reading, orders)
    taken = _numbers_taken(reading, orders)
    imports = last_imports(reading, "order", "import_order", sorted(row.id for row in here.values()))
    readies: list[Ready] = []
    for order in orders:
        content = content_digest(reading, order)
        member = members.get(_member_key(order))
        row = here.get((order.source, order.external_no))
        number = row.order_no if row is not None else _free_number(order, taken)
        taken.add(number)
        verdict = _judge_one(reading, order, content, row, imports, batch_id, member, coming)
        readies.append(
            Ready(order, verdict, content, number, member.id if member else None, member.tier if member else "")
        )
    return readies


def _judge_one(
    reading: Reading, order: ImportedOrder, content: str, row: Any, imports: dict[int, LastImport],
    batch_id: int | None, member: Any, coming: frozenset[str],
) -> Verdict:  # fmt: skip
    if order.kind is OrderKind.CREDIT and order.status not in ENDED:
        return Verdict(REFUSE, "open_credit")
    if order.member_account and member is None and order.member_account not in coming:
        return Verdict(REFUSE, "unknown_member")
    if row is None:
        return Verdict(CREATE)
    last = imports.get(row.id)
    if last is not None and last.content == content:
        return Verdict(DONE if last.batch == batch_id else SKIP, "", row.id)
    if same_as_here(reading, order, row.id):
        return Verdict(SKIP, "", row.id)
    if not row.history or row.last_act != "import_order":
        return Verdict(REFUSE, "changed_here", row.id)
    return Verdict(UPDATE, f"{row.status}:{order.status.value}", row.id)


def _orders_here(reading: Reading, orders: Sequence[ImportedOrder], *, lock: bool) -> dict[tuple[str, str], Any]:
    columns = (Order.id, Order.order_no, Order.source, Order.external_no, Order.history, Order.last_act, Order.status)
    keys = [(order.source, order.external_no) for order in orders]
    imported = tuple_(Order.source, Order.external_no).in_(keys)
    own = and_(Order.order_no.in_([number for _, number in keys]), Order.external_no.is_(None))
    found: dict[tuple[str, str], Any] = {}
    for which in (imported, own):
        statement = select(*columns).where(which).order_by(Order.id)
        for row in reading.execute(statement.with_for_update() if lock else statement).all():
            number = row.order_no if row.external_no is None else row.external_no
            found.setdefault((row.source, number), row)
    return found


def _member_key(order: ImportedOrder) -> tuple[str, str]:
    return ("", order.member_account) if order.member_account else (order.source, order.member)


def _members_here(reading: Reading, orders: Sequence[ImportedOrder]) -> dict[tuple[str, str], Any]:
    columns = (Member.id, Member.tier, Member.account, Member.source, Member.external_no)
    known = Member.merged_into.is_(None), Member.erased_at.is_(None)
    accounts = sorted({order.member_account for order in orders if order.member_account})
    numbers = sorted({(order.source, order.member) for order in orders if order.member})
    found: dict[tuple[str, str], Any] = {}
    if accounts:
        for row in reading.execute(select(*columns).where(Member.account.in_(accounts), *known)):
            found["", row.account] = row
    if numbers:
        for row in reading.execute(
            select(*columns).where(tuple_(Member.source, Member.external_no).in_(numbers), *known)
        ):
            found[row.source, row.external_no] = row
    return found


def _numbers_taken(reading: Reading, orders: Sequence[ImportedOrder]) -> set[str]:
    wanted = {order.order_no for order in orders} | {f"{order.source}-{order.order_no}" for order in orders}
    return set(reading.execute(select(Order.order_no).where(Order.order_no.in_(sorted(wanted)))).scalars())


def _free_number(order: ImportedOrder, taken: set[str]) -> str:
    """The order's own number; where another order has it, with the source before it."""
    number = order.order_no
    if number in taken:
        number = f"{order.source}-{order.order_no}"
    serial = 2
    while number in taken:
        number = f"{order.source}-{order.order_no}-{serial}"
        serial += 1
    return number


def skus_here(reading: Reading, orders: Sequence[ImportedOrder]) -> dict[tuple[str, str], int]:
    """SKU ids by (source, code); goods of another source are never meant, but the shop's own table means any."""
    wanted = sorted({line.sku_code for order in orders for line in order.lines if line.sku})
    found: dict[tuple[str, str], int] = {}
    for start in range(0, len(wanted), 500):
        rows = reading.execute(
            select(Sku.id, Sku.code, Product.source)
            .join(Product, Product.id == Sku.product_id)
            .where(Sku.code.in_(wanted[start : start + 500]))
        )
        for sku_id, code, source in rows:
            found[source, code] = sku_id
            found["", code] = sku_id
    return found
