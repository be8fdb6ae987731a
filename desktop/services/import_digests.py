"""What was imported, as two digests on the order's audit row: one tells a file that says something else, one a
changed database.

content: HMAC over all that the file said of the record, personal values too; keyed, so that it tells nobody a phone.
amounts: SHA-256 over what no act may change of an imported order; verify computes it again from the tables.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import to_json
from sqlalchemy import Executable, func, select

from desktop import crypto
from desktop.models.built import built_once
from desktop.models.journal import Audit
from desktop.models.order import Order, OrderLine
from desktop.services.findings import Break
from desktop.services.spreadsheets.records import ImportedMember, ImportedOrder, ImportedSku
from desktop.services.transaction import Reading

KEPT_OF_ORDER = (
    "kind", "currency", "minor_units", "goods_points", "goods_fen", "freight_fen", "coupon_fen", "deduction_points",
    "deduction_fen", "points", "cash_fen", "earn_points", "units",
)  # fmt: skip
KEPT_OF_LINE = ("position", "sku_code", "title", "spec", "qty", "unit_points", "unit_fen", "points", "cash_fen")
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class LastImport:
    """What the last import of a record left on the audit."""

    batch: int
    content: str


def content_digest(reading: Reading, record: ImportedOrder | ImportedMember | ImportedSku) -> str:
    """Of everything but where in the file it stood; a member's points and a SKU's stock belong to ledgers.

    What is empty is left out, so that a later version that reads more columns doesn't take old files for new ones.
    """
    left_out = ("place",) if isinstance(record, ImportedOrder) else ("place", "stock", "points")
    values = {
        name: value
        for name in record.__dataclass_fields__
        if name not in left_out and (value := getattr(record, name)) not in ("", 0, None, ())
    }
    key = crypto.derive(reading.shop_secret, "import")
    return hmac.digest(key, to_json(values), "sha256").hex()[:32]


def amounts_digest(order: Sequence[Any], lines: Iterable[Sequence[Any]]) -> str:
    """order by KEPT_OF_ORDER and lines by KEPT_OF_LINE, by position."""
    plain = json.dumps([list(order), *(list(line) for line in lines)], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def last_imports(reading: Reading, subject: str, act: str, ids: Sequence[int]) -> dict[int, LastImport]:
    """The newest import of each subject, for those that were imported."""
    newest = (
        select(func.max(Audit.id))
        .where(Audit.subject == subject, Audit.subject_id.in_(ids), Audit.act == act)
        .group_by(Audit.subject_id)
    )
    found = {}
    for subject_id, after in reading.execute(select(Audit.subject_id, Audit.after).where(Audit.id.in_(newest))):
        values = json.loads(after)
        found[subject_id] = LastImport(int(values["batch"]), str(values["content"]))
    return found


def imported_orders_stand_as_imported(reading: Reading) -> Iterator[Break]:
    """Every order of history against what its import put on record."""
    last = 0
    while True:
        rows = reading.execute(_imported(last)).all()
        if not rows:
            return
        last = rows[-1].id
        yield from _checked(reading, rows)


@built_once
def _imported(after: int) -> Executable:
    return (
        select(Order.id, *(getattr(Order, name) for name in KEPT_OF_ORDER))
        .where(Order.history, Order.batch_id.is_not(None), Order.id > after)
        .order_by(Order.id)
        .limit(_AT_ONCE)
    )


def _checked(reading: Reading, rows: Sequence[Any]) -> Iterator[Break]:
    ids = [row.id for row in rows]
    told: dict[int, str] = {}
    for order_id, after in reading.execute(
        select(Audit.order_id, Audit.after)
        .where(Audit.order_id.in_(ids), Audit.act == "import_order")
        .order_by(Audit.id)
    ):
        told[order_id] = json.loads(after).get("amounts", "")
    lines: dict[int, list[Sequence[Any]]] = {order_id: [] for order_id in ids}
    for order_id, *values in reading.execute(
        select(OrderLine.order_id, *(getattr(OrderLine, name) for name in KEPT_OF_LINE))
        .where(OrderLine.order_id.in_(ids))
        .order_by(OrderLine.order_id, OrderLine.position)
    ):
        lines[order_id].append(values)
    for order_id, *values in rows:
        have = amounts_digest(values, lines[order_id])
        if told.get(order_id) != have:
            yield Break("imported", f"order:{order_id}", told.get(order_id), have, "imported_order_altered")
