"""A shop lives at random beside the shop on paper: after every step both say the same, in the evening verify agrees."""

from __future__ import annotations

import dataclasses
import os
import tempfile
from contextlib import ExitStack
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
from desktop.models.order import Order, Refund
from desktop.models.returns import ReturnCase
from desktop.services import rules
from desktop.services.rule_document import RuleDocument
from tests import servers
from tests.conftest import KINDS
from tests.life import Deeds
from tests.orders_made import a_shop
from tests.paper_returns import PaperReturns
from tests.paper_rows import PaperSku
from tests.people import Shop
from tests.returns_life import RETURN_DEEDS, ReturnsOfALife

DOCUMENT = RuleDocument(
    points_per_yuan=3, pending_days=3, expiry_months=2, grace_days=5, freight_fen=600, freight_free_from_fen=5_000
)
# what the owner publishes now and then: orders keep what they were placed under
OTHER_RULES = (
    DOCUMENT,
    dataclasses.replace(DOCUMENT, points_per_yuan=5, grace_days=2, expiry_months=1, pending_days=0),
    dataclasses.replace(DOCUMENT, points_per_yuan=1, expiry_kind="YEAR_END", freight_fen=0),
)
GOODS = {"POINTS": (100, 0, 9), "BOTH": (30, 1_111, None), "CASH": (0, 3_333, None), "CHEAP": (10, 97, None)}

baskets = st.lists(
    st.tuples(st.sampled_from(sorted(GOODS)), st.integers(1, 3)), min_size=1, max_size=3, unique_by=lambda line: line[0]
)
picks = st.integers(0, 10**6)
DEEDS = [
    *["place"] * 5, *["pay"] * 6, *["ship"] * 5, *["complete"] * 3, *["time"] * 3, *["edit"] * 3, *["hold"] * 2,
    *["cancel_lines"] * 2, *["undo"] * 2, *["release"] * 2, "unrelease", "cancel", "cancel_paid", *["adjust"] * 2,
    *["grant"] * 2, *["take_back"] * 2, "merge", "rules", *RETURN_DEEDS,
]  # fmt: skip


class Life(ReturnsOfALife, Deeds, RuleBasedStateMachine):
    """Steps are taken on any order, also where the workflow says no: then both must say no, and the same."""

    kind: ClassVar[str]

    @initialize()
    def open_the_shop(self) -> None:
        self.stack = ExitStack()
        folder = self.stack.enter_context(tempfile.TemporaryDirectory(dir=os.environ[servers.RUN_FOLDER]))
        self.shop: Shop = self.stack.enter_context(a_shop(self.kind, Path(folder)))
        self.shop.do(rules.publish_rules, DOCUMENT)
        self.worker = self.shop.worker()
        self.paper = PaperReturns(self.shop.clock.now, DOCUMENT)
        self.paper.cases = []
        self.ids: list[int] = []
        self.case_ids: list[int] = []
        self.parcels: dict[int, list[int]] = {}
        self.people: list[int] = []
        for code, (points, fen, limit) in GOODS.items():
            self.shop.a_sku(points=points, fen=fen, limit=limit, stock=40, code=code)
            self.paper.skus[code] = PaperSku(code, points, fen, limit, 40)
        for _ in range(3):
            self.somebody_comes()

    def teardown(self) -> None:
        if hasattr(self, "stack"):
            try:
                assert self.shop.breaks() == []
            finally:
                self.stack.close()

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
        living = [who for who, person in enumerate(self.paper.members) if not person.closed]
        if min(self.paper.members[who].total("available") for who in living) < 300:
            self.points_come(living[pick % len(living)], 1 + other % 900, [None, 0, 1, 3, 20][other % 5])
        # now and then one who was merged, with whom no business goes on
        who = pick % len(self.people) if other % 7 == 0 else living[pick % len(living)]
        short = [code for code, sku in self.paper.skus.items() if sku.on_hand - sku.reserved < 3]
        if short and other % 3:
            self.goods_come(short[0], 1 + other % 9)
        match deed:
            case "place":
                self.place(who, basket)
            case "adjust":
                self.adjust(who, [1 + other % 900, -1 - other % 900][pick % 2])
            case "grant":
                self.grant(who, 1 + other % 200, f"C{other % 3}")
            case "take_back":
                self.take_back(pick, None if other % 2 else 1 + other % 400)
            case "merge":
                self.merge(who, living[other % len(living)])
            case "rules":
                self.rules_change(OTHER_RULES[other % 3])
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
    assert live("sqlite", lives=12, length=250, steps=5_000) >= 5_000


@pytest.mark.slow
@pytest.mark.skipif("postgresql" not in KINDS, reason="no server")
@pytest.mark.parametrize("part", range(2))
def test_two_thousand_steps_go_as_on_paper_on_postgresql(part: int) -> None:
    assert live("postgresql", lives=5, length=250, steps=1_000) >= 1_000
