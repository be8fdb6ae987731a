"""A bill comes in: each of its rows once, by provider, kind and the provider's number. The same file changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC

from sqlalchemy import func, select

from desktop.models.bill import Statement, StatementRow
from desktop.models.provider import ProviderAccount
from desktop.models.vocabulary import Permission
from desktop.services.statements.layouts import StatementRefused
from desktop.services.statements.reading import Bill, RowKind
from desktop.services.transaction import Tx, action, insert_row, upsert

_PIECE = 500


@dataclass(frozen=True, slots=True)
class Imported:
    """new rows; known ones came in with another file. repeated: this very file was there already."""

    statement_id: int
    new: int
    known: int
    repeated: bool


@action(Permission.CONFIRM_PAYMENT)
def import_statement(tx: Tx, bill: Bill) -> Imported:
    """Raises StatementRefused: it is the bill of another merchant than the one that the shop is connected as."""
    merchant = tx.scalar(select(ProviderAccount.merchant).where(ProviderAccount.method == bill.method))
    if bill.method == "wechat" and merchant and bill.merchant and merchant != bill.merchant:
        raise StatementRefused("other_merchant", bill.file_name, bill.merchant)
    before = tx.scalar(select(Statement.id).where(Statement.digest == bill.digest))
    if before is not None:
        tx.record("repeat_statement", "statement", before)
        return Imported(before, 0, len(bill.rows), True)
    paid = [one for one in bill.rows if one.kind is RowKind.PAYMENT]
    back = [one for one in bill.rows if one.kind is RowKind.REFUND]
    statement_id = insert_row(
        tx, Statement.id, method=bill.method, merchant=bill.merchant, file_name=bill.file_name, digest=bill.digest,
        covers=" ".join(bill.covers), since=bill.since, until=bill.until, payments=len(paid),
        payment_fen=sum(one.amount_fen for one in paid), refunds=len(back),
        refund_fen=sum(one.amount_fen for one in back), fee_e5=sum(one.fee_e5 for one in bill.rows),
        imported_by=tx.actor.key, imported_at=tx.now,
    )  # fmt: skip
    for start in range(0, len(bill.rows), _PIECE):
        rows = [
            {
                "statement_id": statement_id, "line": one.line, "method": bill.method, "kind": one.kind.value,
                "number": one.number, "payment_no": one.payment_no, "order_no": one.order_no,
                "refund_no": one.refund_no, "amount_fen": one.amount_fen, "fee_e5": one.fee_e5,
                "at": one.at.astimezone(UTC),
            }
            for one in bill.rows[start : start + _PIECE]
        ]  # fmt: skip
        tx.execute(upsert(tx, StatementRow, rows, keys=("method", "kind", "number")))
    new = int(tx.scalar(select(func.count()).where(StatementRow.statement_id == statement_id)))
    tx.record(
        "import_statement", "statement", statement_id,
        after={"method": bill.method, "rows": len(bill.rows), "new": new, "payments": len(paid), "refunds": len(back)},
    )  # fmt: skip
    return Imported(statement_id, new, len(bill.rows) - new, False)
