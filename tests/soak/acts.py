"""What a clerk does beside the keys: orders are placed, paid, marked and sent, one step each, by the desk's own threads."""

from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from desktop.services import fulfilment, marks, payments, placing
from desktop.services.errors import Refused
from desktop.services.order_rows import OrderRow
from desktop.services.placing import LineWish
from desktop.views.desk import Desk
from tests.people import HOME, SF

AT_ONCE = 6
WAY = ("pay", "tag", "assign", "hold", "unhold", "untag", "ship")


@dataclass
class OwnOrder:
    row: OrderRow
    left: deque[str] = field(default_factory=lambda: deque(WAY))


class Acts(QObject):
    """step() does one. done counts by act, refused by why: what a colleague was first with, or must not be."""

    def __init__(
        self, desk: Desk, seen: Callable[[], list[OrderRow]], members: Sequence[int], skus: Sequence[str], login: str,
        chance: random.Random,
    ) -> None:  # fmt: skip
        super().__init__(desk)
        self._desk, self._seen, self._chance, self._login = desk, seen, chance, login
        self._members, self._skus = members, skus
        self._own: deque[OwnOrder] = deque()
        self._under_way = 0
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()

    def step(self) -> None:
        others = self._seen()
        if not self._own and self._under_way >= AT_ONCE:
            return
        if others and self._chance.random() < 0.15:
            row = self._chance.choice(others)
            act, values = self._chance.choice(
                (
                    (marks.set_priority, {"priority": self._chance.choice((0, 1, 2))}),
                    (marks.tag_order, {"tag": self._tag()}),
                )
            )
            self._send(act.__name__, act, row.id, **values)
        elif len(self._own) + self._under_way < AT_ONCE:
            self._under_way += 1
            wishes = tuple(LineWish(sku, 1) for sku in self._chance.sample(self._skus, self._chance.choice((1, 1, 2))))
            self._desk.do(
                self, placing.place_order, self._chance.choice(self._members), lines=wishes, recipient=HOME,
                then=self._placed, failed=self._not_placed,
            )  # fmt: skip
        else:
            self._go_on(self._own.popleft())

    def _placed(self, row: OrderRow) -> None:
        self._under_way -= 1
        self.done["place_order"] += 1
        self._own.append(OwnOrder(row))

    def _go_on(self, order: OwnOrder) -> None:
        act, values = self._next(order)
        self._under_way += 1
        self._send(act.__name__, act, order.row.id, own=order, **values)

    def _next(self, order: OwnOrder) -> tuple[Callable[..., OrderRow], dict[str, Any]]:
        row = order.row
        match order.left.popleft():
            case "pay":
                paid = {"method": "wechat", "reference": f"S{row.id}", "amount_fen": row.cash_fen}
                return payments.confirm_payment, paid
            case "tag":
                return marks.tag_order, {"tag": "加急"}
            case "untag":
                return marks.untag_order, {"tag": "加急"}
            case "assign":
                return marks.assign_order, {"login": self._login}
            case "hold":
                return marks.hold_order, {"reason": "等会员确认地址"}
            case "unhold":
                return marks.unhold_order, {}
            case _:
                return fulfilment.ship_order, {"parcel": SF}

    def _send(
        self, name: str, act: Callable[..., OrderRow], order_id: int, *, own: OwnOrder | None = None, **values: Any
    ) -> None:
        self._desk.do(
            self, act, order_id, then=partial(self._acted, name, own), failed=partial(self._not_done, own=own), **values
        )

    def _acted(self, name: str, own: OwnOrder | None, row: OrderRow) -> None:
        self.done[name] += 1
        self._put_back(own)

    def _put_back(self, own: OwnOrder | None) -> None:
        if own is not None:
            self._under_way -= 1
            if own.left:
                self._own.append(own)

    def _not_placed(self, error: Exception) -> None:
        self._under_way -= 1
        self._not_done(error)

    def _not_done(self, error: Exception, own: OwnOrder | None = None) -> None:
        (self.refused if isinstance(error, Refused) else self.failed)[type(error).__name__] += 1
        self._put_back(own)

    def _tag(self) -> str:
        return self._chance.choice(("易碎", "送礼", "老客户"))
