"""A shop lives at random beside the shop on paper: after every step both say the same, in the evening verify agrees."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import func, select

from desktop.models.catalogue import Sku, Stock
from desktop.models.ledger import Balance
from desktop.models.order import Fulfilment, Order, OrderLine, Refund
from desktop.models.returns import ReturnCase
from desktop.services import cancels, editing, fulfilment, marks, payments, placing, stock, worker
from desktop.services.errors import Refused
from desktop.services.placing import LineWish
from desktop.services.rules import RuleDocument
from tests.conftest import KINDS
from tests.paper_returns import PaperReturns
from tests.paper_rows import No, PaperMember, PaperSku
from tests.people import HOME, SF, Shop
from tests.returns_life import RETURN_DEEDS, ReturnsOfALife
from tests.scenes import a_shop

DOCUMENT = RuleDocument(
    points_per_yuan=3, pending_days=3, expiry_months=2, grace_days=5, freight_fen=600, freight_free_from_fen=5_000
)
GOODS = {"POINTS": (100, 0, 9), "BOTH": (30, 1_111, None), "CASH": (0, 3_333, None), "CHEAP": (10, 97, None)}

baskets = st.lists(
    st.tuples(st.sampled_from(sorted(GOODS)), st.integers(1, 3)), min_size=1, max_size=3, unique_by=lambda line: line[0]
)
picks = st.integers(0, 10**6)
DEEDS = [
    *["place"] * 5, *["pay"] * 6, *["ship"] * 5, *["complete"] * 3, *["time"] * 3, *["edit"] * 3, *["hold"] * 2,
    *["cancel_lines"] * 2, *["undo"] * 2, *["release"] * 2, "unrelease", "cancel", "cancel_paid", *RETURN_DEEDS,
]  # fmt: skip


class Life(ReturnsOfALife, RuleBasedStateMachine):
    """Steps are taken on any order, also where the workflow says no: then both must say no, and the same."""

    kind: ClassVar[str]
    steps: ClassVar[int] = 0

    @initialize()
    def open_the_shop(self) -> None:
        self.stack = ExitStack()
        folder = self.stack.enter_context(tempfile.TemporaryDirectory())
        self.shop: Shop = self.stack.enter_context(a_shop(self.kind, Path(folder), DOCUMENT))
        self.worker = self.shop.worker()
        self.paper = PaperReturns(self.shop.clock.now, DOCUMENT)
        self.paper.cases = []
        self.ids: list[int] = []
        self.case_ids: list[int] = []
        self.parcels: dict[int, list[int]] = {}
        self.people = [self.shop.a_member() for _ in range(2)]
        for code, (points, fen, limit) in GOODS.items():
            self.shop.a_sku(points=points, fen=fen, limit=limit, stock=40, code=code)
            self.paper.skus[code] = PaperSku(code, points, fen, limit, 40)
        for person in range(2):
            self.paper.members.append(PaperMember())
            self.points_come(person, 2_000, 20)

    def teardown(self) -> None:
        if hasattr(self, "stack"):
            try:
                assert self.shop.breaks() == []
            finally:
                self.stack.close()

    def both(self, on_paper: Callable[[], None], act: Callable[[], object]) -> bool:
        """Do it on paper and in the shop. Whether it was done; a refusal must be the same one."""
        type(self).steps += 1
        told = ""
        try:
            on_paper()
        except No as refusal:
            told = refusal.name
        said = ""
        try:
            act()
        except Refused as refused:
            said = type(refused).__name__
        assert said == told
        return not told

    def order(self, pick: int, *fitting: str) -> int:
        """Mostly one that the act fits, now and then any."""
        orders = [o.number for o in self.paper.orders if o.status in fitting and not (o.held and pick % 3)]
        return orders[pick // 4 % len(orders)] if orders and pick % 4 else pick % len(self.ids)

    def lines(self, number: int) -> list[int]:
        with self.shop.engine.connect() as connection:
            found = select(OrderLine.id).where(OrderLine.order_id == self.ids[number])
            return list(connection.execute(found.order_by(OrderLine.position, OrderLine.id)).scalars())

    def units(self, number: int, wanted: list[int]) -> dict[int, int]:
        """Place of line → units, from any wish."""
        lines = self.paper.orders[number].lines
        within = {p: min(qty, line.open) for p, (qty, line) in enumerate(zip(wanted, lines, strict=False))}
        wild = len(wanted) == 4
        return {p: wanted[p] if wild else qty for p, qty in within.items() if (wanted[p] if wild else qty)}

    def by_line(self, number: int, units: dict[int, int]) -> dict[int, int]:
        ids = self.lines(number)
        return {ids[place]: qty for place, qty in units.items()}

    def points_come(self, who: int, amount: int, days: int | None) -> None:
        expires = None if days is None else self.paper.today + timedelta(days=days)
        self.both(
            lambda: self.paper.grant(who, amount, expires), lambda: self.shop.a_lot(self.people[who], amount, expires)
        )

    def goods_come(self, code: str, qty: int) -> None:
        def arrive() -> None:
            self.paper.skus[code].on_hand += qty

        self.both(arrive, lambda: self.shop.do(stock.receive_goods, code, qty=qty))

    def place(self, who: int, basket: list[tuple[str, int]]) -> None:
        wishes = tuple(LineWish(code, qty) for code, qty in basket)

        def act() -> None:
            row = self.shop.do(placing.place_order, self.people[who], lines=wishes, recipient=HOME)
            self.ids.append(row.id)

        self.both(lambda: self.paper.place(who, basket), act)

    def pay(self, pick: int, reference: int, off: int) -> None:
        number = self.order(pick, "UNPAID", "UNPAID", "CANCELLED")
        fen = max(self.paper.orders[number].cash + off, 0)
        self.both(
            lambda: self.paper.pay(number, fen, f"R{number}-{reference}"),
            lambda: self.shop.do(
                payments.confirm_payment,
                self.ids[number],
                method="wechat",
                reference=f"R{number}-{reference}",
                amount_fen=fen,
            ),
        )

    def release(self, pick: int) -> None:
        number = self.order(pick, "PAID")
        self.both(lambda: self.paper.release(number), lambda: self.shop.do(fulfilment.release_order, self.ids[number]))

    def unrelease(self, pick: int) -> None:
        number = self.order(pick, "TO_SHIP")
        self.both(
            lambda: self.paper.unrelease(number),
            lambda: self.shop.do(fulfilment.unrelease_order, self.ids[number], reason="地址待核"),
        )

    def ship(self, pick: int, wanted: list[int] | None) -> None:
        number = self.order(pick, "TO_SHIP")
        units = None if wanted is None else self.units(number, wanted)

        def act() -> None:
            lines = None if units is None else self.by_line(number, units)
            self.shop.do(fulfilment.ship_order, self.ids[number], parcel=SF, lines=lines)
            made = self.shop.count(select(func.max(Fulfilment.id)))
            self.parcels.setdefault(number, []).append(made)

        self.both(lambda: self.paper.ship(number, units), act)

    def undo(self, pick: int, parcel: int) -> None:
        number = sorted(self.parcels)[pick % len(self.parcels)]
        place = parcel % len(self.parcels[number])
        sent = self.parcels[number][place]
        self.both(
            lambda: self.paper.undo(number, place),
            lambda: self.shop.do(fulfilment.undo_shipment, self.ids[number], fulfilment_id=sent, reason="贴错面单"),
        )

    def complete(self, pick: int) -> None:
        number = self.order(pick, "SHIPPED")
        self.both(
            lambda: self.paper.complete(number), lambda: self.shop.do(fulfilment.complete_order, self.ids[number])
        )

    def cancel(self, pick: int) -> None:
        number = self.order(pick, "UNPAID")
        self.both(
            lambda: self.paper.cancel(number),
            lambda: self.shop.do(cancels.cancel_order, self.ids[number], reason="不要了"),
        )

    def cancel_paid(self, pick: int) -> None:
        number = self.order(pick, "PAID", "TO_SHIP")
        self.both(
            lambda: self.paper.cancel_paid(number),
            lambda: self.shop.do(cancels.cancel_paid_order, self.ids[number], reason="缺货"),
        )

    def cancel_lines(self, pick: int, wanted: list[int]) -> None:
        number = self.order(pick, "PAID", "TO_SHIP")
        units = self.units(number, wanted)
        self.both(
            lambda: self.paper.cancel_lines(number, units),
            lambda: self.shop.do(
                cancels.cancel_lines, self.ids[number], lines=self.by_line(number, units), reason="缺货"
            ),
        )

    def edit(self, pick: int, basket: list[tuple[str, int]], wanted: list[int]) -> None:
        number = self.order(pick, "UNPAID", "PAID", "TO_SHIP")
        unpaid = self.paper.orders[number].status == "UNPAID"
        units = {} if unpaid else self.units(number, wanted)
        wishes = tuple(LineWish(code, qty) for code, qty in basket)
        self.both(
            lambda: self.paper.edit_unpaid(number, basket) if unpaid else self.paper.swap(number, units, basket),
            lambda: self.shop.do(
                editing.edit_order, self.ids[number], lines=wishes, replaced=self.by_line(number, units)
            ),
        )

    def hold(self, pick: int, on: bool) -> None:
        number = self.order(pick, "UNPAID", "PAID", "TO_SHIP", "SHIPPED")
        self.both(
            lambda: self.paper.hold(number, on),
            lambda: (
                self.shop.do(marks.hold_order, self.ids[number], reason="等客户")
                if on
                else self.shop.do(marks.unhold_order, self.ids[number])
            ),
        )

    def time_goes_by(self, minutes: int, looks: bool) -> None:
        self.shop.clock.forward(minutes=minutes)
        self.paper.now = self.shop.clock.now
        if looks:
            self.both(self.paper.clock_round, self.the_worker_looks)

    def the_worker_looks(self) -> None:
        done = worker.run_once(self.shop.office, self.worker)
        assert all("kind=expired_lot" in skipped for skipped in done.skipped), "a cancel expires lots too"

    @rule(
        deed=st.sampled_from(DEEDS),
        pick=picks,
        other=picks,
        basket=baskets,
        wanted=st.lists(st.sampled_from([0, 1, 1, 2, 3]), min_size=1, max_size=4),
        span=st.sampled_from([1, 1, 5, 10, 31, 31, 24 * 60, 3 * 24 * 60, 8 * 24 * 60, 40 * 24 * 60]),
    )
    def somebody_acts(
        self, deed: str, pick: int, other: int, basket: list[tuple[str, int]], wanted: list[int], span: int
    ) -> None:
        """One rule for all, so that every life has every deed; supplies come when they run short."""
        if min(person.total("available") for person in self.paper.members) < 300:
            self.points_come(pick % 2, 1 + other % 900, [None, 0, 1, 3, 20][other % 5])
        short = [code for code, sku in self.paper.skus.items() if sku.on_hand - sku.reserved < 3]
        if short and other % 3:
            self.goods_come(short[0], 1 + other % 9)
        match deed:
            case "place":
                self.place(pick % 2, basket)
            case "time":
                self.time_goes_by(span, other % 2 == 0)
            case _ if not self.ids:
                return
            case "pay":
                self.pay(pick, 1 + other % 3, {7: -1, 8: 1}.get(other % 9, 0))
            case "ship":
                self.ship(pick, wanted if other % 2 else None)
            case "undo":
                if self.parcels:
                    self.undo(pick, other)
            case "cancel_lines":
                self.cancel_lines(pick, wanted)
            case "edit":
                self.edit(pick, basket[: 1 + other % 2], wanted)
            case "hold":
                self.hold(pick, other % 3 == 0)
            case "release":
                self.release(pick)
            case "unrelease":
                self.unrelease(pick)
            case "complete":
                self.complete(pick)
            case "cancel":
                self.cancel(pick)
            case _ if deed in RETURN_DEEDS:
                self.after_sale(deed, pick, other, wanted)
            case _:
                self.cancel_paid(pick)

    @invariant()
    def both_say_the_same(self) -> None:
        if not hasattr(self, "paper"):
            return
        with self.shop.engine.connect() as connection:
            balances = connection.execute(
                select(Balance.available, Balance.frozen, Balance.pending, Balance.debt).order_by(Balance.member_id)
            ).all()
            stocks = connection.execute(
                select(Sku.code, Stock.on_hand, Stock.reserved).join(Stock, Stock.sku_id == Sku.id)
            ).all()
            orders = connection.execute(
                select(Order.status, Order.units, Order.units_shipped, Order.units_cancelled, Order.points,
                       Order.cash_fen, Order.hold_reason.is_not(None), Order.returns_open)
                .order_by(Order.id)
            ).all()  # fmt: skip
            cases = connection.execute(
                select(ReturnCase.state, ReturnCase.points, ReturnCase.cash_fen).order_by(ReturnCase.id)
            ).all()
            refunds = dict(
                connection.execute(select(Refund.order_id, func.sum(Refund.amount_fen)).group_by(Refund.order_id)).all()
            )
        assert [tuple(row) for row in balances] == [person.buckets for person in self.paper.members]
        assert {row[0]: (row[1], row[2]) for row in stocks} == {
            code: (sku.on_hand, sku.reserved) for code, sku in self.paper.skus.items()
        }
        assert [tuple(row) for row in orders] == [
            (o.status, *o.units, o.points, o.cash, o.held, o.returns_open) for o in self.paper.orders
        ]
        assert [tuple(row) for row in cases] == [(c.state, c.points, c.cash) for c in self.paper.cases]
        assert [int(refunds.get(order_id, 0)) for order_id in self.ids] == [o.refunded for o in self.paper.orders]


def live(kind: str, lives: int, length: int, steps: int = 0) -> int:
    """Lives of so many steps each, and more of them until steps have been taken. Returns how many were."""
    machine: type[Life] = type(f"Life_{kind}", (Life,), {"kind": kind, "steps": 0})
    while True:
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=lives,
                stateful_step_count=length,
                deadline=None,
                database=None,
                phases=[Phase.generate],
                print_blob=True,
                suppress_health_check=list(HealthCheck),
            ),
        )
        if machine.steps >= steps:
            return machine.steps


@pytest.mark.parametrize("kind", KINDS)
def test_a_short_life_goes_as_on_paper(kind: str) -> None:
    assert live(kind, lives=5 if kind == "sqlite" else 3, length=40) > 50


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_twenty_thousand_steps_go_as_on_paper_on_sqlite(part: int) -> None:
    """In parts, so that both cores take their share."""
    assert live("sqlite", lives=25, length=100, steps=5_000) >= 5_000


@pytest.mark.slow
@pytest.mark.skipif("postgresql" not in KINDS, reason="no server")
@pytest.mark.parametrize("part", range(2))
def test_two_thousand_steps_go_as_on_paper_on_postgresql(part: int) -> None:
    assert live("postgresql", lives=10, length=100, steps=1_000) >= 1_000
