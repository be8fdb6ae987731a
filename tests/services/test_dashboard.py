"""The dashboard's figures against a shop counted by hand and against `figures`; on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import insert, update

from desktop.models.catalogue import Sku
from desktop.models.journal import FigureDelta
from desktop.models.order import Order
from desktop.models.vocabulary import OrderKind, OrderStatus, Preset, RefundState, SaleMode
from desktop.services import cancels, catalogue, dashboard, figures, goods_list, marks, order_queries, refunds, todo
from desktop.services.catalogue import SkuDraft
from desktop.services.dashboard import Board, Measure, Period
from desktop.services.errors import Invalid, NotPermitted
from desktop.services.order_filter import OrderFilter
from tests.orders_made import refund_of
from tests.people import Shop

S = OrderStatus
COUNTED = tuple(status for status in S if status is not S.CANCELLED)
FREIGHT = 1_200
TODAY, FRIDAY, TUESDAY = date(2026, 11, 24), date(2026, 11, 27), date(2026, 12, 1)


def a_week(shop: Shop) -> None:
    """Friday noon: 5.00 and 20.00 (each with freight) sold, 9.00 cancelled; Tuesday 15 h: twice 100 points."""
    shop.clock.forward(days=3)
    shop.an_order(fen=500, paid=True)
    shop.an_order(fen=2_000)
    gone = shop.an_order(fen=900)
    shop.do(cancels.cancel_order, gone.id, reason="不要了")
    shop.clock.forward(days=4, hours=3)
    shop.an_order(points=100, qty=2)


def a_board(shop: Shop, key: str = "last_7", **more: str) -> Board:
    return shop.ask(dashboard.board, Period(key), **more)


def test_cards_and_steps_are_the_orders_counted_by_hand(shop: Shop) -> None:
    a_week(shop)
    board = a_board(shop)
    assert (board.orders, board.net) == (
        Measure(3, 0, (0, 0, 2, 0, 0, 0, 1)), Measure(4_900, 0, (0, 0, 4_900, 0, 0, 0, 0))
    )  # fmt: skip
    assert (board.average.now, board.points.now, board.points.course[-1]) == (1_633, 200, 200)
    assert [(step.since, step.orders, step.net) for step in board.steps if step.orders] == [
        (FRIDAY, 2, 4_900), (TUESDAY, 1, 0)
    ]  # fmt: skip
    assert (board.step, board.currency, board.minor_units, board.empty) == ("day", "CNY", 2, False)


def test_hours_stand_by_weekday_in_the_shops_zone(shop: Shop) -> None:
    a_week(shop)
    hours = a_board(shop).hours
    told = {(day + 1, hour): n for day, row in enumerate(hours) for hour, n in enumerate(row) if n}
    assert told == {(5, 12): 2, (2, 15): 1}


def test_today_is_shown_by_the_hour(shop: Shop) -> None:
    a_week(shop)
    board = a_board(shop, "today")
    assert board.step == "hour"
    assert [(step.hour, step.orders, step.points) for step in board.steps if step.orders] == [(15, 1, 200)]
    assert board.members.course == ()
    assert (len(board.steps), len(board.net.course)) == (24, 16)


def test_today_is_compared_with_yesterday_up_to_this_hour(shop: Shop) -> None:
    """Else every morning would look like a disaster."""
    for hours in (0, 5):
        shop.clock.forward(hours=hours)
        shop.an_order(points=100, fen=1_000)
    shop.clock.forward(hours=20)
    morning = a_board(shop, "today")
    assert (morning.orders.before, morning.net.before, morning.points.before) == (1, 1_000 + FREIGHT, 100)
    assert (morning.members.before, morning.refunds.before, morning.issued.before) == (None, None, None)
    shop.clock.forward(hours=4)
    assert a_board(shop, "today").orders.before == 2


def test_twelve_months_are_shown_by_the_month(shop: Shop) -> None:
    a_week(shop)
    board = a_board(shop, "last_12")
    assert (board.step, len(board.steps), board.steps[-2].orders) == ("month", 12, 2)
    assert (board.steps[-1].since, board.steps[-1].until, board.steps[-1].orders) == (date(2026, 12, 1), TUESDAY, 1)


def test_the_period_before_and_the_year_before_are_compared(shop: Shop) -> None:
    shop.an_order(fen=100)
    shop.clock.forward(days=365 - 7)
    shop.an_order(fen=500)
    shop.clock.forward(days=7)
    assert a_board(shop).orders.before == 1
    assert a_board(shop).net.before == 500 + FREIGHT
    year = shop.ask(dashboard.board, Period("last_7", comparison="year"))
    assert (year.orders.before, year.net.before) == (1, 100 + FREIGHT)


@pytest.mark.parametrize("folded", [False, True])
def test_totals_are_those_of_figures(shop: Shop, folded: bool) -> None:
    a_week(shop)
    if folded:
        shop.office.do(shop.worker(), figures.fold_figures)
    board = a_board(shop)
    (total,) = shop.ask(figures.figures, "day", board.span.since, board.span.until).total
    assert (board.orders.now, board.net.now, board.points.now) == (total.orders, total.net_fen, total.points)
    by_day = {row.key: row for row in shop.ask(figures.figures, "day", board.span.since, board.span.until).rows}
    for step in board.steps:
        row = by_day.get(step.since.isoformat())
        assert (step.orders, step.net) == ((row.orders, row.net_fen) if row else (0, 0))


def test_the_days_of_figures_may_be_open_at_either_end(shop: Shop) -> None:
    a_week(shop)
    days = [row.key for row in shop.ask(figures.figures, "day").rows]
    since = [row.key for row in shop.ask(figures.figures, "day", TUESDAY).rows]
    until = [row.key for row in shop.ask(figures.figures, "day", None, TUESDAY - timedelta(days=1)).rows]
    assert since == [TUESDAY.isoformat()]
    assert until and until + since == days


def test_a_credit_lowers_the_amount_and_a_replacement_counts_nowhere(shop: Shop) -> None:
    a_week(shop)
    rows = [
        {"grain": "order", "day": TUESDAY, "key": f"10|COMPLETED|desk|{kind}|CNY", "n": 1, "fen": fen, "points": 0,
         "units": 1}
        for kind, fen in ((OrderKind.CREDIT, -900), (OrderKind.REPLACEMENT, 0))
    ]  # fmt: skip
    with shop.office.transaction() as connection:
        connection.execute(insert(FigureDelta), rows)
    board = a_board(shop)
    assert (board.orders.now, board.net.now, board.average.now) == (3, 4_000, 1_633)


def test_currencies_stand_apart(shop: Shop) -> None:
    a_week(shop)
    with shop.office.transaction() as connection:
        row = {
            "grain": "order",
            "day": TUESDAY,
            "key": "10|PAID|h5|SALE|JPY",
            "n": 2,
            "fen": 700,
            "points": 0,
            "units": 2,
        }
        connection.execute(insert(FigureDelta), [row])
    board = a_board(shop)
    assert (board.currencies, board.currency, board.orders.now) == (("CNY", "JPY"), "CNY", 3)
    yen = a_board(shop, currency="JPY")
    assert (yen.minor_units, yen.orders.now, yen.net.now, sum(map(sum, yen.hours))) == (0, 2, 700, 2)
    with pytest.raises(Invalid):
        a_board(shop, currency="%")


def test_members_and_points_of_the_period(shop: Shop) -> None:
    shop.clock.forward(hours=6)
    shop.a_member(points=300)
    a_week(shop)
    board = a_board(shop)
    # four orders, each by a member of its own: the one paid earns 5 points, the last brought 200 and spent them
    assert (board.members.now, board.members.before) == (4, 1)
    assert (board.issued.now, board.used.now, board.expired.now) == (205, 200, 0)
    assert board.issued.before == 300
    assert shop.breaks() == []


def test_refunds_stand_on_their_own_day_and_lead_to_their_orders(shop: Shop) -> None:
    order = shop.an_order(fen=500, paid=True)
    shop.do(cancels.cancel_paid_order, order.id, reason="不要了")
    assert shop.ask(todo.todo).to_record == 1
    assert found(shop, OrderFilter(refund=RefundState.APPROVED)) == {order.order_no}
    shop.clock.forward(days=10)
    today = date(2026, 12, 4)
    shop.do(refunds.record_refund_done, refund_of(shop, order), reference="R1")
    board = a_board(shop)
    assert (board.refunds.now, board.refund_count.now, board.refunds.course[-1]) == (1_700, 1, 1_700)
    assert (board.orders.now, board.orders.before) == (0, 0)
    assert found(shop, OrderFilter(refunded_since=today, refunded_until=today)) == {order.order_no}
    assert found(shop, OrderFilter(refunded_until=date(2026, 11, 30))) == set()
    assert shop.ask(todo.todo).to_record == 0


def test_the_products_that_sold_most(shop: Shop) -> None:
    member = shop.a_member(points=10_000)
    coffee, glass = shop.a_sku("小粒咖啡豆", points=100), shop.a_sku("双层玻璃杯", fen=3_000)
    shop.place(member, (coffee, 3))
    order = shop.place(member, (glass, 1))
    shop.do(cancels.cancel_order, shop.place(member, (glass, 5)).id, reason="不要了")

    def top(by: str) -> list[tuple[str, int, int, int]]:
        rows = shop.ask(dashboard.top_products, TODAY, TODAY, by=by)
        return [(row.title, row.units, row.fen, row.points) for row in rows]

    both = [("小粒咖啡豆", 3, 0, 300), ("双层玻璃杯", 1, 3_000, 0)]
    assert (top("units"), top("amount"), top("points")) == (both, both[1:], both[:1])
    assert found(shop, OrderFilter(sku=glass, statuses=COUNTED)) == {order.order_no}
    for wrong in ({"by": "moon"}, {"currency": "_"}):
        with pytest.raises(Invalid):
            shop.ask(dashboard.top_products, TODAY, TODAY, **wrong)


def found(shop: Shop, chosen: OrderFilter) -> set[str]:
    rows = shop.ask(order_queries.find_orders, chosen).rows
    assert shop.ask(order_queries.count_orders, chosen).orders == len(rows)
    return {row.order_no for row in rows}


def test_an_hour_of_a_weekday_leads_to_its_orders(shop: Shop) -> None:
    a_week(shop)
    friday = OrderFilter(kind=OrderKind.SALE, statuses=COUNTED, weekday=5, hour=12)
    assert len(found(shop, friday)) == 2
    assert found(shop, OrderFilter(weekday=6, hour=12)) == set()
    for wrong in (OrderFilter(hour=24), OrderFilter(weekday=0)):
        with pytest.raises(Invalid):
            found(shop, wrong)


def test_a_currency_leads_to_its_orders(shop: Shop) -> None:
    pounds = shop.an_order(fen=100)
    yuan = shop.an_order(fen=100)
    with shop.office.transaction() as connection:
        connection.execute(update(Order).where(Order.id == pounds.id).values(currency="GBP"))
    assert found(shop, OrderFilter(currency="GBP")) == {pounds.order_no}
    assert found(shop, OrderFilter(currency="CNY")) == {yuan.order_no}


def test_what_waits_is_counted_and_leads_to_its_orders(shop: Shop) -> None:
    waiting, held, odd = shop.an_order(points=100), shop.an_order(points=100), shop.an_order(fen=100, paid=True)
    shop.do(marks.hold_order, held.id, reason="等客人")
    shop.pay(odd, "again")
    told = shop.ask(todo.todo)
    assert (told.to_ship, told.late, told.held, told.exceptions, told.due_today) == (3, 0, 1, 1, 0)
    assert found(shop, OrderFilter(exception=True)) == {odd.order_no}
    assert found(shop, OrderFilter(exception=False)) == {waiting.order_no, held.order_no}
    shop.clock.forward(hours=37)
    assert shop.ask(todo.todo).due_today >= 2
    shop.clock.forward(hours=15)
    told = shop.ask(todo.todo)
    assert told.late == len(found(shop, OrderFilter(overdue=True)))
    assert told.late >= 2 and told.late_since is not None


def test_what_runs_low_waits_too(shop: Shop) -> None:
    for code, stock in (("PLENTY", 6), ("FEW", 5), ("GONE", 1)):
        draft = SkuDraft(code, "杯子", mode=SaleMode.POINTS, price_points=10, stock=stock, low_level=5)
        shop.do(catalogue.add_sku, draft)
    with shop.office.transaction() as connection:
        connection.execute(update(Sku).where(Sku.code == "GONE").values(active=False))
    assert shop.ask(todo.todo).low == 1
    assert shop.ask(goods_list.goods_counts)["low"] == 1


def test_an_empty_shop_has_an_empty_board(shop: Shop) -> None:
    board = a_board(shop, "last_30")
    assert board.empty
    assert (board.currencies, board.currency, len(board.steps), board.average.now) == ((), "CNY", 30, 0)
    assert shop.ask(dashboard.top_products, TUESDAY, TUESDAY) == ()


@pytest.mark.parametrize("preset", [Preset.SERVICE, Preset.WAREHOUSE])
def test_who_may_not_see_figures_is_refused(shop: Shop, preset: Preset) -> None:
    for question, arguments in ((dashboard.board, (Period(),)), (todo.todo, ())):
        with pytest.raises(NotPermitted):
            shop.office.ask(shop.person(preset), question, *arguments)
