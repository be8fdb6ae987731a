"""A shop's year, day by day: what members and colleagues do to its orders, each at its time."""

from __future__ import annotations

import heapq
import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select

from desktop.models.after_sales import ReturnKind, ReturnReason, ReturnState
from desktop.models.catalogue import Sku, Stock
from desktop.models.order import Fulfilment, OrderLine, Refund
from desktop.models.vocabulary import GrantSource, OrderStatus, Preset, RefundState
from desktop.services import (
    adjustments,
    cancels,
    editing,
    fulfilment,
    grants,
    marks,
    merges,
    payments,
    placing,
    refunds,
    replacements,
    return_refunds,
    returns,
    rules,
    stock,
    worker,
)
from desktop.services.errors import Refused
from desktop.services.order_rows import OrderRow
from desktop.services.placing import LineWish
from desktop.services.returns import Received
from desktop.services.transaction import Actor
from tests.orders_made import row_for_test
from tests.people import HOME, SF, Shop
from tests.year.calendar import GOODS, orders_of_the_days, rules_of_the_year
from tests.year.faults import Faults

LOW, PALLET = 60, 400
# how often what happens; the rest of the orders goes its ordinary way
FORGOTTEN, LATE_PAID, GIVEN_UP, PAID_WRONG, PAID_TWICE = 0.05, 0.02, 0.03, 0.01, 0.01
CALLED_OFF, LESS, SWAPPED, HELD, IN_TWO, UNDONE = 0.02, 0.02, 0.02, 0.02, 0.06, 0.02
RECEIVED, SENT_BACK = 0.5, 0.06


class Year:
    def __init__(self, shop: Shop, *, orders: int, members: int, seed: int, faults: float) -> None:
        self.shop, self.orders, self.chance = shop, orders, random.Random(seed)
        self.faults = Faults(shop, random.Random(seed + 1), faults)
        self.placed = 0
        self.refused: Counter[str] = Counter()
        self.worker = shop.worker()
        self.second = shop.person(Preset.MANAGER)
        # deeds are partials of methods, so that the whole of it can be put on disk
        self.ahead: list[tuple[datetime, int, Callable[[], object]]] = []
        self.came = self.day = 0
        self.first = shop.clock.now
        self.members: list[int] = []
        self.versions = 0
        for code, (points, fen, limit) in GOODS.items():
            shop.a_sku(points=points, fen=fen, limit=limit, stock=PALLET, code=code)
        for _ in range(members):
            self.members.append(shop.a_member(points=self.chance.choice((0, 1_000, 4_000, 12_000))))

    # the year

    def __getstate__(self) -> dict[str, Any]:
        """All but the shop, which is given back by go_on_in()."""
        return {**vars(self), "shop": None}

    def go_on_in(self, shop: Shop) -> None:
        self.shop = self.faults.shop = shop
        self.faults.listen()

    def go_by(self, told: Callable[[int], None] = lambda _day: None) -> None:
        """From the day that it had come to; told(day) once that day is over."""
        documents = rules_of_the_year(self.first.date())
        for day, orders in list(enumerate(orders_of_the_days(self.first.date(), self.orders)))[self.day :]:
            morning = self.first + timedelta(days=day)
            if day in documents:
                self.act(rules.publish_rules, documents[day])
                self.versions += 1
            self.a_day_in_the_office()
            for _ in range(orders):
                self.later(self.buys, since=morning, hours=self.chance.triangular(0, 14, 9))
            self.until(morning + timedelta(days=1))
            self.looks()
            self.day = day + 1
            told(self.day)
        # what was begun ends: nothing new is bought, the clock goes on
        for _ in range(40):
            self.until(self.shop.clock.now + timedelta(days=1))
            self.looks()

    def until(self, when: datetime) -> None:
        while self.ahead and self.ahead[0][0] <= when:
            at, _, deed = heapq.heappop(self.ahead)
            self.shop.clock.now = max(self.shop.clock.now, at)
            deed()
        self.shop.clock.now = when

    def later(self, deed: Callable[[], object], *, since: datetime | None = None, hours: float) -> None:
        at = (since or self.shop.clock.now) + timedelta(hours=hours)
        self.came += 1
        heapq.heappush(self.ahead, (at, self.came, deed))

    def looks(self) -> None:
        done = worker.run_once(self.shop.office, self.worker)
        assert not done.broken, done.broken

    def act(self, act: Callable[..., Any], *args: Any, by: Actor | None = None, **kwargs: Any) -> Any:
        """What it answers; None where the shop refused, which is counted."""
        try:
            return self.faults.send(by or self.shop.owner, act, *args, **kwargs)
        except Refused as refused:
            self.refused[f"{act.__name__} {type(refused).__name__}"] += 1
            return None

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    # an order

    def buys(self) -> None:
        """Somebody who is refused, since points or goods don't reach, leaves it to the next one."""
        for _ in range(60):
            basket = self.chance.sample(sorted(GOODS), self.chance.choice((1, 1, 1, 2, 3)))
            wishes = tuple(LineWish(code, self.chance.choice((1, 1, 1, 2, 3))) for code in basket)
            deducted = self.chance.choice((0, 0, 100, 500)) if all(GOODS[code][0] == 0 for code in basket) else 0
            row = self.act(
                placing.place_order, self.chance.choice(self.members), lines=wishes, recipient=HOME,
                deduct_points=deducted, coupon="NEW12" if self.often(0.05) else "", channel="mini",
            )  # fmt: skip
            if row is not None:
                self.placed += 1
                self.goes_its_way(row)
                return

    def goes_its_way(self, row: OrderRow) -> None:
        if row.status is not OrderStatus.UNPAID:
            self.is_paid(row)
            return
        fate = self.chance.random()
        if (fate := fate - FORGOTTEN) < 0:
            return
        if (fate := fate - GIVEN_UP) < 0:
            self.later(partial(self.act, cancels.cancel_order, row.id, reason="不要了"), hours=0.2)
        elif (fate := fate - LATE_PAID) < 0:
            self.later(partial(self.pays, row), hours=30)
        elif (fate := fate - PAID_WRONG) < 0:
            self.later(partial(self.pays, row, off=-1), hours=0.1)
        elif fate - PAID_TWICE < 0:
            self.later(partial(self.pays, row), hours=0.1)
            self.later(partial(self.pays, row, times=2), hours=0.2)
        else:
            self.later(partial(self.pays, row), hours=0.1)

    def pays(self, row: OrderRow, *, times: int = 1, off: int = 0) -> None:
        paid = self.act(
            payments.confirm_payment, row.id, method="wechat", reference=f"42{row.id:08}{times}",
            amount_fen=row.cash_fen + off,
        )  # fmt: skip
        if paid is not None and paid.status is not OrderStatus.UNPAID and times == 1:
            self.is_paid(paid)

    def is_paid(self, row: OrderRow) -> None:
        if self.often(CALLED_OFF):
            self.later(partial(self.act, cancels.cancel_paid_order, row.id, reason="不要了"), hours=1)
            return
        if self.often(LESS):
            self.later(partial(self.wants_less, row.id), hours=1)
        if self.often(SWAPPED):
            self.later(partial(self.wants_other, row.id), hours=2)
        if self.often(HELD):
            self.later(partial(self.act, marks.hold_order, row.id, reason="等客户"), hours=1)
            self.later(partial(self.act, marks.unhold_order, row.id), hours=50)
        self.later(partial(self.is_sent, row.id), hours=self.chance.triangular(3, 60, 20))

    def wants_less(self, order_id: int) -> None:
        line = self.chance.choice(self.lines(order_id))
        self.act(cancels.cancel_lines, order_id, lines={line: 1}, reason="缺货")

    def wants_other(self, order_id: int) -> None:
        line = self.chance.choice(self.lines(order_id))
        self.act(editing.edit_order, order_id, lines=(LineWish("SOAP", 1),), replaced={line: 1})

    def is_sent(self, order_id: int, tries: int = 3) -> None:
        row: OrderRow = self.shop.ask(row_for_test, order_id)
        if row.status is OrderStatus.PAID:
            row = self.act(fulfilment.release_order, order_id) or row
        if row.status is not OrderStatus.TO_SHIP or row.hold_reason:
            if tries and row.status in (OrderStatus.PAID, OrderStatus.TO_SHIP):
                self.later(partial(self.is_sent, order_id, tries - 1), hours=30)
            return
        part = {self.lines(order_id)[0]: 1} if self.often(IN_TWO) and row.units > 1 else None
        sent = self.act(fulfilment.ship_order, order_id, parcel=SF, lines=part)
        if sent is None:
            return
        if part:
            self.later(partial(self.is_sent, order_id), hours=24)
        elif self.often(UNDONE):
            parcel = self.newest(Fulfilment.id, Fulfilment.order_id == order_id)
            self.act(fulfilment.undo_shipment, order_id, fulfilment_id=parcel, reason="贴错面单")
            self.later(partial(self.is_sent, order_id), hours=5)
        else:
            if self.often(RECEIVED):
                self.later(partial(self.act, fulfilment.complete_order, order_id), hours=24 * self.chance.uniform(2, 9))
            if self.often(SENT_BACK):
                self.later(partial(self.comes_back, order_id), hours=24 * self.chance.uniform(2, 40))

    # what comes back

    def comes_back(self, order_id: int) -> None:
        lines = {self.chance.choice(self.lines(order_id)): 1}
        if self.often(0.4):
            self.act(
                return_refunds.fast_refund, order_id, lines=lines, reason=ReturnReason.MISSING, freight=self.often(0.3)
            )
            return
        kind = self.chance.choice(list(ReturnKind))
        case = self.act(returns.request_return, order_id, kind=kind, lines=lines, reason=ReturnReason.QUALITY)
        if case is None:
            return
        if self.often(0.15):
            end = self.chance.choice(("reject", "withdraw"))
            if end == "reject":
                self.act(returns.reject_return, case.id, reason="超过期限")
            else:
                self.act(returns.withdraw_return, case.id)
            return
        case = self.act(returns.approve_return, case.id) or case
        if case.state is ReturnState.TO_RECEIVE:
            self.later(partial(self.is_received, case.id, lines), hours=70)
        else:
            self.is_settled(case.id, case.state)

    def is_received(self, case_id: int, lines: dict[int, int]) -> None:
        good = self.chance.choice((0, 1))
        units = {line: Received(good, qty - good) for line, qty in lines.items()}
        case = self.act(returns.receive_return, case_id, units=units)
        if case is not None:
            self.is_settled(case_id, case.state)

    def is_settled(self, case_id: int, state: ReturnState) -> None:
        if state is ReturnState.TO_REFUND:
            self.act(return_refunds.refund_return, case_id, freight=self.often(0.3))
        elif state is ReturnState.TO_RESHIP:
            case = self.act(replacements.reship_return, case_id)
            if case is not None:
                self.later(partial(self.is_sent, case.replacement_order_id), hours=10)

    # the office

    def a_day_in_the_office(self) -> None:
        for code, on_hand, reserved in self.rows(
            select(Sku.code, Stock.on_hand, Stock.reserved).join(Stock, Stock.sku_id == Sku.id).order_by(Sku.id)
        ):
            if on_hand - reserved < LOW:
                self.act(stock.receive_goods, code, qty=PALLET + self.orders // 200)
        for refund_id, state in self.rows(
            select(Refund.id, Refund.state)
            .where(
                Refund.state.in_([s.value for s in (RefundState.PROPOSED, RefundState.APPROVED, RefundState.FAILED)])
            )
            .order_by(Refund.id)
        ):
            self.goes_back(refund_id, RefundState(state))
        for _ in range(1 + len(self.members) // 200):
            self.a_gift()
        if self.often(0.3):
            self.a_mend()
        if self.often(0.07):
            gone, kept = self.chance.sample(self.members, 2)
            if self.act(merges.merge_members, gone, kept, reason="同一个人") is not None:
                self.members.remove(gone)
                self.members.append(self.shop.a_member())

    def goes_back(self, refund_id: int, state: RefundState) -> None:
        if state is RefundState.PROPOSED and self.often(0.1):
            self.act(refunds.drop_refund, refund_id, reason="已线下处理")
            return
        if state is not RefundState.APPROVED:
            self.act(refunds.approve_refund, refund_id)
        if self.often(0.04):
            self.act(refunds.record_refund_failed, refund_id, reason="账户已注销")
        else:
            self.act(refunds.record_refund_done, refund_id, reference=f"R{refund_id}")

    def a_gift(self) -> None:
        day = self.shop.clock.now.date()
        member = self.chance.choice(self.members)
        self.act(
            grants.grant_points, member, points=self.chance.randint(20, 900), reason="签到", source=GrantSource.SIGN_IN,
            reference=f"{member}-{day}",
        )  # fmt: skip

    def a_mend(self) -> None:
        points = self.chance.choice((-1, 1)) * self.chance.choice((50, 300, 2_500))
        found = self.act(adjustments.propose_adjustment, self.chance.choice(self.members), points=points, reason="核对")
        if found is not None and found.entry_id is None:
            self.act(adjustments.approve_adjustment, found.id, by=self.second)

    # what stands there

    def lines(self, order_id: int) -> list[int]:
        asked = select(OrderLine.id).where(OrderLine.order_id == order_id).order_by(OrderLine.position, OrderLine.id)
        return [row[0] for row in self.rows(asked)]

    def newest(self, column: Any, where: Any) -> int:
        return int(self.rows(select(column).where(where).order_by(column.desc()).limit(1))[0][0])

    def rows(self, statement: Any) -> list[Any]:
        with self.shop.engine.connect() as connection:
            return list(connection.execute(statement).all())
