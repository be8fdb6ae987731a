"""Exceptions of a demo shop: one of every kind as far as its orders allow, by the acts that make them in a real one.

Its books are whole and no payment provider is connected: a break of the books and a refund that a provider left
uncertain are not among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from desktop.models.catalogue import Stock
from desktop.models.order import Fulfilment, Order, OrderException, OrderLine, Refund
from desktop.models.vocabulary import (
    DeliveryKind,
    ExceptionKind,
    FulfilmentState,
    OrderStatus,
    Permission,
    Preset,
    RefundState,
)
from desktop.services import marks, payments, refunds, settings, stock, tracking
from desktop.services.automation.due import due
from desktop.services.automation.orders_in_time import raise_ship_alarms
from desktop.services.couriers.courier import ParcelEvent, ParcelNews, ParcelState
from desktop.services.demo_player import Player, Services
from desktop.services.demo_story import STOREFRONT, WORKER
from desktop.services.exceptions import acts, detection, failed_payments
from desktop.services.figures import fold_figures
from desktop.services.pay_deadlines import put_off_deadline
from desktop.services.stock import Counted
from desktop.services.transaction import Reading, query

S, K = OrderStatus, ExceptionKind
OWNER, MANAGER, SERVICE, WAREHOUSE = (
    one.value for one in (Preset.OWNER, Preset.MANAGER, Preset.SERVICE, Preset.WAREHOUSE)
)
SILENT_HOURS = 24
ON_THE_WAY = ("【杭州中转部】已发出，下一站【嘉兴转运中心】", "【嘉兴转运中心】已到达")
COMES_BACK = ("【上海浦东营业点】派件中", "收件人拒收，退回中")


@query(Permission.SEE)
def unpaid_orders(reading: Reading, limit: int) -> tuple[tuple[int, str, int, int, datetime], ...]:
    """(id, channel, fen, first SKU, when placed) of orders that can still be paid and aren't held, newest first."""
    rows = reading.execute(
        select(Order.id, Order.channel, Order.cash_fen, OrderLine.sku_id, Order.placed_at)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .where(
            Order.status == S.UNPAID.value, Order.hold_reason.is_(None), Order.pay_by > reading.now,
            OrderLine.position == 1, OrderLine.sku_id.is_not(None), Order.cash_fen > 0,
        )
        .order_by(Order.id.desc())
        .limit(limit)
    )  # fmt: skip
    return tuple((row.id, row.channel, row.cash_fen, row.sku_id, row.placed_at) for row in rows)


@query(Permission.SEE)
def overdue_and_held(reading: Reading) -> int | None:
    """An unpaid order past its time that waits only because it is held."""
    found: int | None = reading.scalar(
        select(Order.id)
        .where(Order.status == S.UNPAID.value, Order.hold_reason.is_not(None), Order.pay_by <= reading.now)
        .order_by(Order.id)
        .limit(1)
    )
    return found


@query(Permission.SEE)
def approved_refunds(reading: Reading, limit: int) -> tuple[int, ...]:
    rows = reading.execute(
        select(Refund.id).where(Refund.state == RefundState.APPROVED.value).order_by(Refund.id.desc()).limit(limit)
    )
    return tuple(rows.scalars())


@query(Permission.SEE)
def parcels_gone(reading: Reading, before: datetime, limit: int) -> tuple[tuple[int, str], ...]:
    """(fulfilment, waybill) of parcels that left before a moment and that nobody has received."""
    rows = reading.execute(
        select(Fulfilment.id, Fulfilment.waybill)
        .join(Order, Order.id == Fulfilment.order_id)
        .where(
            Order.status == S.SHIPPED.value, Fulfilment.state == FulfilmentState.SHIPPED.value,
            Fulfilment.kind == DeliveryKind.PARCEL.value, Fulfilment.shipped_at < before,
        )
        .order_by(Fulfilment.id.desc())
        .limit(limit)
    )  # fmt: skip
    return tuple((row.id, row.waybill) for row in rows)


@query(Permission.SEE)
def kept(reading: Reading, sku_id: int) -> tuple[int, int]:
    row = reading.execute(select(Stock.on_hand, Stock.reserved).where(Stock.sku_id == sku_id)).one()
    return row.on_hand, row.reserved


@query(Permission.SEE)
def open_ones(reading: Reading, kinds: tuple[ExceptionKind, ...]) -> tuple[int, ...]:
    rows = reading.execute(
        select(OrderException.id)
        .where(OrderException.kind.in_([kind.value for kind in kinds]), OrderException.closed_at.is_(None))
        .order_by(OrderException.id)
    )
    return tuple(rows.scalars())


def play_exceptions(player: Player, way: Services, end: datetime) -> None:
    """After everything else, in the story's last hour."""
    playing = _Playing(player, way, end)
    playing.at(minutes=52)
    for fulfilment, waybill, state, told in playing.parcels():
        playing.do(WORKER, tracking.begin_tracking, (fulfilment,))
        events = tuple(
            ParcelEvent(end - timedelta(days=4, hours=6 - 5 * place), words) for place, words in enumerate(told)
        )
        playing.do(WORKER, tracking.record_news, fulfilment, waybill=waybill, news=ParcelNews(state, events))
    playing.at(minutes=31)
    for refund_id in playing.ask(approved_refunds, 1):
        playing.do(MANAGER, refunds.record_refund_failed, refund_id, reason="商户账户余额不够")
    playing.at(minutes=14)
    unpaid = playing.ask(unpaid_orders, 2)
    playing.after(*(placed_at for *_, placed_at in unpaid))
    if len(unpaid) == 2:
        order_id, _, fen, sku_id, _ = unpaid[1]
        playing.runs_short(order_id, fen, sku_id)
    for order_id, *_ in unpaid[:1]:
        for code in ("NOT_ENOUGH", "BANK_ERROR", "NOT_ENOUGH"):
            playing.do(STOREFRONT, failed_payments.record_failed_payment, order_id, method="wechat", code=code)
    playing.at(minutes=12)
    playing.do(OWNER, settings.change_setting, name="storefront_silent_hours", value=str(SILENT_HOURS))
    if late := playing.ask(due, who=WORKER).late:
        playing.do(WORKER, raise_ship_alarms, late)
    if playing.ask(detection.events_changed, who=WORKER):
        playing.do(WORKER, detection.notice_uncollected_events)
    playing.at(minutes=8)
    playing.share_out()
    playing.at(minutes=3)
    if (order_id := playing.ask(overdue_and_held)) is not None:
        playing.do(SERVICE, marks.unhold_order, order_id)
        playing.do(WORKER, put_off_deadline, order_id, why="no_answer")
    playing.do(WORKER, fold_figures)


class _Playing:
    """The last hour's acts, each by who does it and under the story's own command ids."""

    def __init__(self, player: Player, way: Services, end: datetime) -> None:
        self._player, self._way, self._end = player, way, end
        self._floor = end - timedelta(hours=1)

    def at(self, *, minutes: int) -> None:
        self._player.clock.now = max(self._end - timedelta(minutes=minutes), self._floor)

    def after(self, *moments: datetime) -> None:
        """Nothing that follows is earlier than a minute after these."""
        self._floor = max([self._floor, *(at + timedelta(minutes=1) for at in moments)])
        self._player.clock.now = max(self._player.clock.now, self._floor)

    def do(self, who: str, act: Any, *args: Any, **kwargs: Any) -> Any:
        return self._way.run(self._player.actors[who], self._player.next_command(), act, *args, **kwargs)

    def ask(self, question: Any, *args: Any, who: str = OWNER) -> Any:
        return self._way.office.ask(self._player.actors[who], question, *args)

    def parcels(self) -> list[tuple[int, str, ParcelState, Sequence[str]]]:
        found = self.ask(parcels_gone, self._end - timedelta(days=4, hours=12), 2)
        told = ((ParcelState.IN_TRANSIT, ON_THE_WAY), (ParcelState.RETURNING, COMES_BACK))
        return [(*parcel, *news) for parcel, news in zip(found, told, strict=False)]

    def runs_short(self, order_id: int, fen: int, sku_id: int) -> None:
        """A stock-take finds one piece fewer than is reserved; then the order is paid, and can't be released."""
        on_hand, reserved = self.ask(kept, sku_id)
        count = Counted(sku_id, reserved - 1, on_hand)
        self.do(WAREHOUSE, stock.count_stock, (count,), reason="月末盘点")
        self.do(
            STOREFRONT, payments.confirm_payment, order_id, method="wechat", reference=f"42000099{order_id:012}",
            amount_fen=fen,
        )  # fmt: skip

    def share_out(self) -> None:
        """Some are somebody's already, one waits for the courier."""
        money = self.ask(open_ones, (K.SECOND_PAYMENT, K.WRONG_AMOUNT, K.LATE_PAYMENT, K.REFUND_FAILED))
        late = self.ask(open_ones, (K.SHIP_LATE, K.OUT_OF_STOCK))
        stuck = self.ask(open_ones, (K.PARCEL_STUCK,))
        for who, mine in ((MANAGER, money[:2]), (WAREHOUSE, late[:3]), (SERVICE, stuck)):
            if mine:
                self.do(who, acts.take_exceptions, mine)
        if len(money) > 2:
            until = self._end + timedelta(hours=20)
            self.do(SERVICE, acts.snooze_exceptions, money[-1:], until=until, reason="等买家回话")
