"""What a dialog needs to act on an after-sale: all of it, the shop's choices, colleagues, what could go out instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import aliased

from desktop.models.after_sales import ReturnKind
from desktop.models.catalogue import Product, Sku, Stock
from desktop.models.order import OrderLine
from desktop.models.returns import ReturnCase, ReturnLine
from desktop.models.staff import Staff
from desktop.models.vocabulary import Permission
from desktop.services.return_queries import QueueRow, ReturnDetail, return_detail
from desktop.services.settings import ShopSettings, read_settings
from desktop.services.staff import colleagues
from desktop.services.transaction import Reading, query


@dataclass(frozen=True, slots=True)
class GoesOut:
    """A SKU that could go out for a line of an exchange: the same, or another spec of its product on sale."""

    line_id: int
    code: str
    title: str
    spec: str
    free: int
    same: bool


@dataclass(frozen=True, slots=True)
class ReturnMatter:
    """One moment of an after-sale. colleagues are (login, name); assignee_login is "" when nobody has it."""

    detail: ReturnDetail
    goes_out: tuple[GoesOut, ...]
    settings: ShopSettings
    colleagues: tuple[tuple[str, str], ...]
    assignee_login: str
    now: datetime

    @property
    def row(self) -> QueueRow:
        return self.detail.row


@query(Permission.SEE)
def return_matter(reading: Reading, case_id: int) -> ReturnMatter:
    """Raises NotFound."""
    detail = return_detail(reading, case_id)
    login = reading.scalar(
        select(Staff.login).join(ReturnCase, ReturnCase.assignee_id == Staff.id).where(ReturnCase.id == case_id)
    )
    out = _goes_out(reading, case_id) if detail.row.kind is ReturnKind.EXCHANGE else ()
    return ReturnMatter(
        detail, out, read_settings(reading), tuple(colleagues(reading)), login or "", reading.now
    )  # fmt: skip


def _goes_out(reading: Reading, case_id: int) -> tuple[GoesOut, ...]:
    bought, other = aliased(Sku), aliased(Sku)
    rows = reading.execute(
        select(ReturnLine.line_id, other.code, Product.title, other.spec, Stock.on_hand - Stock.reserved,
               other.id == bought.id)
        .join(OrderLine, OrderLine.id == ReturnLine.line_id)
        .join(bought, bought.id == OrderLine.sku_id)
        .join(other, other.product_id == bought.product_id)
        .join(Product, Product.id == other.product_id)
        .join(Stock, Stock.sku_id == other.id)
        .where(ReturnLine.case_id == case_id, (other.id == bought.id) | (other.active & Product.active))
        .order_by(ReturnLine.line_id, (other.id == bought.id).desc(), other.id)
    )  # fmt: skip
    return tuple(
        GoesOut(line_id, code, title, spec, free, bool(same)) for line_id, code, title, spec, free, same in rows
    )
