"""After-sales of a demo shop: some in every state, the last thing before its story ends, all through the services."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from desktop.models.after_sales import ReturnKind, ReturnReason, ReturnState
from desktop.models.catalogue import Stock
from desktop.models.order import Order, OrderLine
from desktop.models.vocabulary import DeliveryKind, OrderKind, OrderStatus, Permission, Preset
from desktop.services import fulfilment, replacements, return_refunds, returns
from desktop.services.demo_player import Player, Services
from desktop.services.demo_story import STOREFRONT, WORKER
from desktop.services.figures import fold_figures
from desktop.services.fulfilment import Parcel
from desktop.services.return_cases import ReturnRow
from desktop.services.returns import Received
from desktop.services.transaction import Reading, query

K, R, W = ReturnKind, ReturnState, ReturnReason
SERVICE, MANAGER, WAREHOUSE = Preset.SERVICE.value, Preset.MANAGER.value, Preset.WAREHOUSE.value
SETTLED_FOR, LATE_BY = timedelta(hours=6), timedelta(hours=62)


@dataclass(frozen=True, slots=True)
class Plot:
    """late: asked for so long ago that the shop's time to decide is up."""

    kind: ReturnKind
    state: ReturnState
    reason: ReturnReason
    words: str = ""
    late: bool = False


PLOTS = (
    Plot(K.RETURN_REFUND, R.REQUESTED, W.NOT_AS_DESCRIBED, "颜色和图片差很多，想退", late=True),
    Plot(K.REFUND_ONLY, R.REQUESTED, W.MISSING, "少了一件"),
    Plot(K.EXCHANGE, R.REQUESTED, W.WRONG_ITEM, "规格发错了，想换对的"),
    Plot(K.RETURN_REFUND, R.TO_RECEIVE, W.CHANGED_MIND, "买多了，没拆封"),
    Plot(K.EXCHANGE, R.TO_RECEIVE, W.QUALITY, "盖子拧不紧"),
    Plot(K.RETURN_REFUND, R.TO_REFUND, W.DAMAGED, "收到时外壳裂了"),
    Plot(K.REFUND_ONLY, R.TO_REFUND, W.NOT_ARRIVED, "物流一周没动"),
    Plot(K.EXCHANGE, R.TO_RESHIP, W.QUALITY, "充不进电"),
    Plot(K.REFUND_ONLY, R.DONE, W.DAMAGED, "杯口有缺"),
    Plot(K.RETURN_REFUND, R.DONE, W.CHANGED_MIND),
    Plot(K.EXCHANGE, R.DONE, W.WRONG_ITEM, "要的是大号"),
    Plot(K.RETURN_REFUND, R.REJECTED, W.OTHER, "用了三个月不想要了"),
    Plot(K.REFUND_ONLY, R.WITHDRAWN, W.NOT_ARRIVED, "没收到"),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An order whose first line has gone and could be replaced."""

    order_id: int
    line_id: int
    changed_at: datetime


@query(Permission.SEE)
def returnable_orders(reading: Reading, before: datetime, limit: int) -> tuple[Candidate, ...]:
    """Sales that were shipped or completed before a moment, newest first, with a piece in stock for an exchange."""
    rows = reading.execute(
        select(Order.id, OrderLine.id, Order.changed_at)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .join(Stock, Stock.sku_id == OrderLine.sku_id)
        .where(
            Order.kind == OrderKind.SALE.value, Order.history.is_(False), Order.returns_open == 0,
            Order.status.in_((OrderStatus.SHIPPED.value, OrderStatus.COMPLETED.value)), Order.hold_reason.is_(None),
            Order.changed_at < before, OrderLine.position == 1, OrderLine.shipped > 0, Order.recipient_id.is_not(None),
            OrderLine.delivery_kind == DeliveryKind.PARCEL.value,
            Stock.on_hand - Stock.reserved >= 5,
        )
        .order_by(Order.id.desc())
        .limit(limit)
    ).all()  # fmt: skip
    return tuple(Candidate(*row) for row in rows)


def play_returns(player: Player, way: Services, end: datetime, orders: int) -> None:
    """One after-sale in every state for a small shop, two for a bigger one, as far as there are orders for them."""
    plots = PLOTS * (2 if orders >= 1_000 else 1)
    owner = player.actors[Preset.OWNER.value]
    found = list(way.office.ask(owner, returnable_orders, end - SETTLED_FOR, 4 * len(plots)))
    for plot, one, at in _cast(plots, found, end):
        player.clock.now = at
        _play(player, way, plot, one)
    if found:
        way.run(player.actors[WORKER], player.next_command(), fold_figures)


def _cast(
    plots: Sequence[Plot], found: list[Candidate], end: datetime
) -> Iterator[tuple[Plot, Candidate, datetime]]:  # fmt: skip
    """Late ones first, for time goes on; each with an order that was settled by then."""
    for place, plot in enumerate(sorted(plots, key=lambda plot: not plot.late)):
        at = end - (LATE_BY if plot.late else timedelta(hours=3)) + timedelta(minutes=4 * place)
        fitting = [one for one in found if one.changed_at < at - timedelta(hours=1)]
        if fitting:
            found.remove(fitting[0])
            yield plot, fitting[0], at


def _play(player: Player, way: Services, plot: Plot, one: Candidate) -> None:
    def do(who: str, act: Any, subject: int, **more: Any) -> Any:
        return way.run(player.actors[who], player.next_command(), act, subject, **more)

    case: ReturnRow = do(
        STOREFRONT, returns.request_return, one.order_id, kind=plot.kind, lines={one.line_id: 1}, reason=plot.reason,
        words=plot.words, shipped_only=True,
    )  # fmt: skip
    if plot.state is R.WITHDRAWN:
        do(STOREFRONT, returns.withdraw_return, case.id)
    if plot.state is R.REJECTED:
        do(SERVICE, returns.reject_return, case.id, reason="超过七天，已经用过")
    if plot.state in (R.REQUESTED, R.WITHDRAWN, R.REJECTED):
        return
    case = do(SERVICE, returns.approve_return, case.id)
    if case.state is R.TO_RECEIVE and plot.state is not R.TO_RECEIVE:
        spoilt = plot.reason in (W.DAMAGED, W.QUALITY)
        units = {one.line_id: Received(good=int(not spoilt), damaged=int(spoilt))}
        case = do(WAREHOUSE, returns.receive_return, case.id, units=units)
    if plot.state is not R.DONE:
        return
    if case.state is R.TO_REFUND:
        do(MANAGER, return_refunds.refund_return, case.id)
        return
    case = do(SERVICE, replacements.reship_return, case.id)
    parcel = Parcel("shunfeng", f"SF14{case.id:011}")
    do(WAREHOUSE, fulfilment.ship_order, case.replacement_order_id or 0, parcel=parcel)
