"""The demo shop: whole by every check, every status and side of an order in it, nobody's data in the clear."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop import crypto
from desktop.models.after_sales import ReturnKind, ReturnState
from desktop.models.base import Base
from desktop.models.card import Card
from desktop.models.catalogue import RuleVersion
from desktop.models.journal import Access, Audit
from desktop.models.ledger import PointsEntry
from desktop.models.order import Fulfilment, Order, OrderException, OrderNote, OrderTag, Payment, Refund
from desktop.models.returns import ReturnCase
from desktop.models.vocabulary import (
    AccessAct,
    CardState,
    DeliveryKind,
    ExceptionKind,
    OrderKind,
    OrderStatus,
    PaymentState,
    PointsVerb,
    Preset,
    RefundState,
    RestReason,
)
from desktop.passwords import weakness
from desktop.services import demo, figures, staff, verify
from desktop.services.demo_cast import SHOP_NAME
from desktop.services.demo_plots import tell
from desktop.services.demo_story import ZONE
from desktop.services.errors import Invalid
from desktop.services.office import Office
from desktop.services.return_queries import return_counts
from desktop.services.transaction import Actor
from desktop.shop_secrets import ShopSecrets
from tests import servers
from tests.conftest import KINDS

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
ORDERS, DAYS = 155, 45


@pytest.fixture(scope="module", params=KINDS)
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("demo")
    sqlite = request.param == "sqlite"
    owning = "" if sqlite else servers.fresh_postgres_url()
    # the role of the shop's programs may only append to ledgers, and counts on sequences without setting them
    url = f"sqlite:///{folder / 'shop.db'}" if sqlite else owning.replace("postgres@", f"desk_{os.getpid()}:good@")
    made, report = demo.make_demo(
        url, ShopSecrets(folder), lambda: NOW, orders=ORDERS, days=DAYS, newest=12, admin_url=owning or None
    )
    assert (report.orders, report.products) == (ORDERS, 53)
    yield made
    made.engine.dispose()
    if not sqlite:
        servers.shared_postgres().drop(owning)


@pytest.fixture
def owner(office: Office) -> Actor:
    return come_in(office, Preset.OWNER)


def come_in(office: Office, preset: Preset) -> Actor:
    person = next(person for person in demo.DEMO_STAFF if person.preset is preset)
    return staff.sign_in(office, person.login, person.password, pc=person.pc, costs=staff.login_costs(office))


def values(office: Office, column: object) -> set[object]:
    with office.engine.connect() as connection:
        return set(connection.execute(select(column).distinct()).scalars())  # type: ignore[call-overload]  # any column


def test_every_check_finds_the_demo_shop_whole(office: Office, owner: Actor) -> None:
    report = office.ask(owner, verify.verify)
    assert report.breaks == ()
    with office.engine.connect() as connection:
        sold = connection.execute(select(func.count()).where(Order.kind == OrderKind.SALE.value)).scalar_one()
    assert (sold, report.checked["orders"]) == (ORDERS, ORDERS + 1), "and a replacement"


def test_nothing_happens_to_an_order_before_it_is_placed(office: Office) -> None:
    with office.engine.connect() as connection:
        early = connection.execute(
            select(Order.order_no, Audit.act).join(Order, Order.id == Audit.order_id).where(Audit.at < Order.placed_at)
        ).all()
    assert early == []


def test_there_is_an_after_sale_of_every_kind_and_state(office: Office, owner: Actor) -> None:
    assert values(office, ReturnCase.state) == {state.value for state in ReturnState}
    assert values(office, ReturnCase.kind) == {kind.value for kind in ReturnKind}
    assert office.ask(owner, return_counts).overdue == 1


def test_every_status_and_side_of_an_order_is_there(office: Office) -> None:
    assert values(office, Order.status) == {status.value for status in OrderStatus}
    assert values(office, Order.payment_state) == {s.value for s in PaymentState}
    assert values(office, Order.rest_reason) >= {RestReason.HELD, RestReason.RISKY, RestReason.UNRELEASED, None}
    assert values(office, Order.cancel_cause) == {"deadline", "person", None}
    assert values(office, Refund.state) >= {RefundState.PROPOSED, RefundState.APPROVED, RefundState.DONE}
    # its books are whole, and no payment provider is asked
    unseen = {ExceptionKind.LEDGER_BREAK, ExceptionKind.REFUND_UNKNOWN, ExceptionKind.PAYMENT_UNKNOWN}
    assert values(office, OrderException.kind) >= {kind.value for kind in set(ExceptionKind) - unseen}
    assert values(office, Fulfilment.kind) == {kind.value for kind in DeliveryKind}
    assert values(office, Card.state) == {CardState.IN_STOCK, CardState.ISSUED}
    assert values(office, PointsEntry.verb) >= {
        v.value for v in set(PointsVerb) - {PointsVerb.ADJUST, PointsVerb.MERGE, PointsVerb.SETTLE}
    }
    assert values(office, Access.act) >= {AccessAct.OPEN, AccessAct.REVEAL, AccessAct.PRINT}
    assert values(office, Order.channel) == {"desk", "h5", "mini", "app", "web"}
    assert len(values(office, Payment.method)) >= 3
    assert values(office, RuleVersion.number) == {1, 2, 3}


def test_every_mark_of_an_order_is_there(office: Office) -> None:
    several = select(Fulfilment.order_id).group_by(Fulfilment.order_id).having(func.count() > 1)
    kinds = {
        "held": Order.hold_reason.is_not(None),
        "partly shipped": (Order.status == "TO_SHIP") & (Order.units_shipped > 0),
        "overdue to ship": (Order.status == "TO_SHIP") & (Order.ship_by < NOW),
        "with a coupon": Order.coupon_fen > 0,
        "with points deducted": Order.deduction_fen > 0,
        "assigned": Order.assignee_id.is_not(None),
        "urgent": Order.priority != 0,
        "tagged": Order.id.in_(select(OrderTag.order_id)),
        "noted": Order.id.in_(select(OrderNote.order_id)),
        "partly cancelled": (Order.units_cancelled > 0) & (Order.units_cancelled < Order.units),
        "in several parcels": Order.id.in_(several),
    }
    with office.engine.connect() as connection:
        missing = [
            kind for kind, found in kinds.items() if not connection.execute(select(Order.id).where(found)).first()
        ]
    assert missing == []


def test_the_figures_by_day_are_the_orders(office: Office, owner: Actor) -> None:
    table = office.ask(owner, figures.figures, "day")
    with office.engine.connect() as connection:
        orders, fen = connection.execute(
            select(func.count(), func.sum(Order.cash_fen)).where(
                Order.status != OrderStatus.CANCELLED.value, Order.kind == OrderKind.SALE.value
            )
        ).one()
    assert (sum(row.orders for row in table.rows), sum(row.net_fen for row in table.rows)) == (orders, fen)


def test_everybody_signs_in_with_the_shown_password(office: Office) -> None:
    people = {preset: come_in(office, preset) for preset in Preset}
    assert not any(actor.must_change for actor in people.values())
    without_key = {preset for preset, actor in people.items() if actor.keys is None}
    assert without_key == {Preset.FINANCE, Preset.AUDITOR}


def test_the_shown_passwords_are_good_ones() -> None:
    assert [weakness(p.password, login=p.login, shop=SHOP_NAME) for p in demo.DEMO_STAFF] == [None] * len(Preset)
    assert {person.preset for person in demo.DEMO_STAFF} == set(Preset)


def test_a_demo_shops_passwords_are_cheap(office: Office) -> None:
    assert staff.login_costs(office) == crypto.CHEAP


def test_no_phone_and_no_address_stands_in_any_table(office: Office) -> None:
    found = []
    with office.engine.connect() as connection:
        for name, table in Base.metadata.tables.items():
            for row in connection.execute(select(table)):
                text = repr(tuple(row))
                found += [f"{name}: {text}" for secret in ("1990000", "路", "巷") if secret in text]
    assert found == []


def test_the_same_seed_tells_the_same_story() -> None:
    told = [tell(orders=60, seed=seed, days=30, end=NOW).steps for seed in (7, 7, 8)]
    assert told[0] == told[1]
    assert told[0] != told[2]


def test_a_story_ends_now_and_every_step_before_it() -> None:
    steps = tell(orders=60, seed=7, days=30, end=NOW).steps
    assert steps == sorted(steps, key=lambda step: step.at)
    assert steps[-1].at < NOW
    assert steps[0].at == NOW - timedelta(days=30)


@pytest.mark.parametrize("hour", [1, 7, 13, 22])
def test_there_are_orders_of_today_at_every_hour(hour: int) -> None:
    now = datetime(2026, 11, 24, hour, 5, tzinfo=ZONE)
    placed = tell(orders=200, seed=7, days=60, end=now).placed_at
    today = [at for at in placed if at.astimezone(ZONE).date() == now.date()]
    assert len(today) >= 4
    assert len(placed) == 200
    assert max(placed) < now


def test_a_second_demo_in_the_same_database_is_refused(office: Office, tmp_path: Path) -> None:
    url = office.engine.url.render_as_string(hide_password=False)
    with pytest.raises(Invalid) as refused:
        demo.make_demo(url, ShopSecrets(tmp_path), lambda: NOW, orders=1)
    assert (refused.value.field, refused.value.problem) == ("shop", "exists")


@pytest.mark.parametrize(("orders", "days"), [(0, 400), (demo.ORDERS_MOST + 1, 400), (10, 29), (10, 1_001)])
def test_a_demo_of_a_size_that_cannot_be_is_refused(tmp_path: Path, orders: int, days: int) -> None:
    with pytest.raises(Invalid):
        demo.make_demo(f"sqlite:///{tmp_path / 'a.db'}", ShopSecrets(tmp_path), lambda: NOW, orders=orders, days=days)
    assert list(tmp_path.iterdir()) == []


def test_a_scratch_demo_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "SCRATCH_NEWEST", 3)
    told: list[float] = []
    with demo.open_scratch_demo(lambda _, part: told.append(part), orders=24, days=30) as opened:
        folder: Path = opened.folder
        assert (folder / "shop.db").exists()
        assert opened.report.orders == 24
    assert not folder.exists()
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert told == sorted(told)
