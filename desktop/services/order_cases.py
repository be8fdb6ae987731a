"""What a dialog needs to act on an order: the order in full, the shop's choices, who could take it over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from desktop.models.order import Order
from desktop.models.staff import Staff
from desktop.models.vocabulary import Permission
from desktop.services.order_detail import OrderDetail, order_detail
from desktop.services.order_rows import OrderRow
from desktop.services.return_queries import Returnable, returnable_units
from desktop.services.settings import ShopSettings, read_settings
from desktop.services.staff import colleagues
from desktop.services.transaction import Reading, query


@dataclass(frozen=True, slots=True)
class OrderCase:
    """One moment of an order. colleagues are (login, name); assignee_login is "" when nobody has it.

    returnable: of its lines, what an after-sale could be asked for.
    """

    detail: OrderDetail
    settings: ShopSettings
    colleagues: tuple[tuple[str, str], ...]
    assignee_login: str
    returnable: tuple[Returnable, ...]
    now: datetime

    @property
    def row(self) -> OrderRow:
        return self.detail.row


@query(Permission.SEE)
def order_case(reading: Reading, order_id: int) -> OrderCase:
    """Raises NotFound."""
    login = reading.scalar(select(Staff.login).join(Order, Order.assignee_id == Staff.id).where(Order.id == order_id))
    return OrderCase(
        order_detail(reading, order_id),
        read_settings(reading),
        tuple(colleagues(reading)),
        login or "",
        returnable_units(reading, order_id),
        reading.now,
    )
