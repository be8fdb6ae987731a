"""What narrows a list of orders: the filter panel's fields and the one search box, as conditions of SQL."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    case,
    cast,
    extract,
    func,
    literal_column,
    not_,
    or_,
    select,
    union,
)
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from desktop.models.catalogue import Category, Product, Sku
from desktop.models.member import Member, Recipient
from desktop.models.order import Fulfilment, Order, OrderException, OrderLine, OrderTag, Refund
from desktop.models.staff import Staff
from desktop.models.vocabulary import OrderKind, OrderStatus, PaymentState, RefundState
from desktop.services import masks, person_search
from desktop.services.errors import Invalid
from desktop.services.prints import has_slip, with_slip
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading

SEARCH_MOST = 100
RANGES = {
    "days": ("since", "until"), "points": ("points_min", "points_max"), "cash": ("cash_min", "cash_max"),
    "refunded": ("refunded_since", "refunded_until"),
}  # fmt: skip
HOME_CURRENCY = "CNY"
_RANGE_OF = {field: name for name, ends in RANGES.items() for field in ends}


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Days are the shop's and inclusive; points whole, cash in fen; None or empty means any.

    member is an account or card number, assignee a login ('' for nobody's), sku a code. hour (0–23) and weekday
    (1 Monday – 7) are of the placing; refund: has one in that state; refunded: money went back on those days;
    printed: whether a packing slip of it came out.
    """

    search: str = ""
    statuses: tuple[OrderStatus, ...] = ()
    since: date | None = None
    until: date | None = None
    points_min: int | None = None
    points_max: int | None = None
    cash_min: int | None = None
    cash_max: int | None = None
    member: str | None = None
    channel: str | None = None
    tier: str | None = None
    category: str | None = None
    payment: PaymentState | None = None
    pay_method: str | None = None
    carrier: str | None = None
    tag: str | None = None
    assignee: str | None = None
    held: bool | None = None
    overdue: bool | None = None
    printed: bool | None = None
    returns_open: bool | None = None
    kind: OrderKind | None = None
    currency: str | None = None
    sku: str | None = None
    hour: int | None = None
    weekday: int | None = None
    exception: bool | None = None
    refund: RefundState | None = None
    refunded_since: date | None = None
    refunded_until: date | None = None

    @property
    def active(self) -> tuple[str, ...]:
        """Names of the conditions that narrow: fields, and a range's two ends as one ("days", "points", "cash")."""
        names = (_RANGE_OF.get(f.name, f.name) for f in fields(self) if self._narrows(f.name))
        return tuple(dict.fromkeys(names))

    def without(self, *names: str) -> OrderFilter:
        """The filter with these conditions taken away."""
        gone = {field for name in names for field in RANGES.get(name, (name,))}
        cleared: dict[str, Any] = {f.name: f.default for f in fields(self) if f.name in gone}
        return replace(self, **cleared)

    def _narrows(self, name: str) -> bool:
        value = getattr(self, name)
        return value not in (None, "", ()) or (name == "assignee" and value == "")


def looks_for_phone(text: str) -> bool:
    """Whether a search is by phone or its tail, and so goes on record."""
    text = text.strip()
    compact = re.sub(r"[\s+-]", "", text)
    return compact.isdigit() and (len(compact) == 4 or 7 <= len(compact) <= 13)


def conditions(
    reading: Reading, chosen: OrderFilter, *, along: InstrumentedAttribute[Any] | None = None
) -> list[ColumnElement[bool]]:
    """The WHERE parts of a filter. Raises Invalid for ranges that can't be.

    along: the column in whose order SQLite is to walk, testing each order that comes; without it SQLite begins with
    the orders that one of the parts brings. It knows too little of a shop to choose; PostgreSQL does by itself.
    """
    _check(chosen)
    walking = along is not None and not reading.on_postgresql
    settings = read_settings(reading)
    start, end = settings.span(chosen.since, chosen.until)
    parts: list[ColumnElement[bool]] = []

    def tested(column: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
        return without_index(column) if walking and column is not along else column.expression

    def has(orders: Select[Any], order_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
        if walking:
            return orders.where(order_id == Order.id).correlate(Order).exists()
        return Order.id.in_(orders)

    if chosen.statuses:
        parts.append(tested(Order.status).in_([status.value for status in chosen.statuses]))
    lowest: tuple[tuple[Any, Any], ...] = (
        (Order.placed_at, start), (Order.points, chosen.points_min), (Order.cash_fen, chosen.cash_min)
    )  # fmt: skip
    for column, least in lowest:
        if least is not None:
            parts.append(tested(column) >= least)
    for column, most in ((Order.points, chosen.points_max), (Order.cash_fen, chosen.cash_max)):
        if most is not None:
            parts.append(tested(column) <= most)
    if end is not None:
        parts.append(tested(Order.placed_at) < end)
    for column, value in (
        (Order.channel, chosen.channel), (Order.tier, chosen.tier), (Order.payment_state, chosen.payment),
        (Order.pay_method, chosen.pay_method), (Order.kind, chosen.kind),
    ):  # fmt: skip
        if value is not None:
            parts.append(tested(column) == value)
    parts += _few(chosen)
    if chosen.member is not None:
        who = or_(Member.account == chosen.member, Member.card_no == chosen.member)
        parts.append(Order.member_id.in_(select(Member.id).where(who)))
    if chosen.carrier is not None:
        gone = select(Fulfilment.order_id).where(Fulfilment.carrier == chosen.carrier)
        parts.append(has(gone, Fulfilment.order_id))
    if chosen.category is not None:
        goods = (
            select(Sku.id)
            .join(Product, Product.id == Sku.product_id)
            .join(Category, Category.id == Product.category_id)
            .where(Category.name == chosen.category)
        )
        parts.append(has(select(OrderLine.order_id).where(OrderLine.sku_id.in_(goods)), OrderLine.order_id))
    if chosen.tag is not None:
        parts.append(has(select(OrderTag.order_id).where(OrderTag.tag == chosen.tag), OrderTag.order_id))
    if chosen.assignee == "":
        parts.append(tested(Order.assignee_id).is_(None))
    elif chosen.assignee is not None:
        whose = select(Staff.id).where(Staff.login == chosen.assignee).scalar_subquery()
        parts.append(tested(Order.assignee_id) == whose)
    if chosen.held is not None:
        parts.append(is_held() if chosen.held else not_(is_held()))
    if chosen.overdue is not None:
        to_ship = OrderStatus.TO_SHIP.value
        late = and_(Order.status == to_ship, Order.ship_by < reading.now)
        in_time = or_(Order.status != to_ship, Order.ship_by.is_(None), Order.ship_by >= reading.now)
        parts.append(late if chosen.overdue else in_time)
    if chosen.printed is not None:
        # few have one, so that these are looked up; of those without, the first that come along do
        parts.append(Order.id.in_(with_slip()) if chosen.printed and not walking else
                     has_slip() if chosen.printed else not_(has_slip()))  # fmt: skip
    if chosen.returns_open is not None:
        # said in these words, ix_orders_returns answers
        parts.append(Order.returns_open > literal_column("0") if chosen.returns_open else Order.returns_open == 0)
    if chosen.hour is not None:
        parts.append(tested(Order.shop_hour) == chosen.hour)
    if chosen.weekday is not None:
        parts.append(iso_weekday(reading, Order.shop_day) == chosen.weekday)
    if chosen.currency is not None:
        parts.append(tested(Order.currency) == chosen.currency)
    if chosen.refund is not None:
        parts.append(has(select(Refund.order_id).where(Refund.state == chosen.refund.value), Refund.order_id))
    start, end = settings.span(chosen.refunded_since, chosen.refunded_until)
    if start is not None or end is not None:
        done = select(Refund.order_id).where(Refund.done_at.is_not(None))
        if start is not None:
            done = done.where(Refund.done_at >= start)
        if end is not None:
            done = done.where(Refund.done_at < end)
        parts.append(has(done, Refund.order_id))
    if chosen.sku is not None:
        item = select(Sku.id).where(Sku.code == chosen.sku).scalar_subquery()
        parts.append(has(select(OrderLine.order_id).where(OrderLine.sku_id == item), OrderLine.order_id))
    if chosen.exception is not None:
        open_ = select(OrderException.order_id).where(
            OrderException.closed_at.is_(None), OrderException.order_id.is_not(None)
        )
        odd = has(open_, OrderException.order_id)  # type: ignore[arg-type]  # those without an order are left out
        parts.append(odd if chosen.exception else not_(odd))
    if chosen.search.strip():
        parts.append(_found(reading, chosen.search.strip(), walking))
    return parts


def without_index(column: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
    """With a plus before it, SQLite compares a column without looking for an index."""
    return UnaryExpression(column.expression, operator=custom_op("+"), type_=column.type)


def _few(chosen: OrderFilter) -> list[ColumnElement[bool]]:
    """What few orders are, said in the words of the partial index that holds these few."""
    parts: list[ColumnElement[bool]] = []
    if chosen.payment not in (None, PaymentState.PAID, PaymentState.UNPAID):
        parts.append(Order.payment_state.not_in([literal_column("'PAID'"), literal_column("'UNPAID'")]))
    if chosen.kind not in (None, OrderKind.SALE):
        parts.append(Order.kind != literal_column("'SALE'"))
    if chosen.currency not in (None, HOME_CURRENCY):
        parts.append(Order.currency != literal_column(f"'{HOME_CURRENCY}'"))
    return parts


def iso_weekday(reading: Reading, day: Any) -> ColumnElement[int]:
    """1 Monday to 7 Sunday, in the database's own words."""
    if reading.on_postgresql:
        return cast(extract("isodow", day), Integer)
    return (cast(func.strftime("%w", day), Integer) + 6) % 7 + 1


def is_held() -> ColumnElement[bool]:
    """A hold means something as long as the order still moves."""
    over = (OrderStatus.COMPLETED.value, OrderStatus.CANCELLED.value)
    return and_(Order.hold_reason.is_not(None), Order.status.not_in(over))


def _check(chosen: OrderFilter) -> None:
    for low, high, name in (
        (chosen.points_min, chosen.points_max, "points"),
        (chosen.cash_min, chosen.cash_max, "cash"),
        (chosen.since, chosen.until, "days"),
        (chosen.refunded_since, chosen.refunded_until, "refunded"),
    ):
        if low is not None and high is not None and low > high:  # type: ignore[operator]  # both of one kind
            raise Invalid(name, "range_reversed")
    for amount, name in (
        (chosen.points_min, "points"), (chosen.points_max, "points"),
        (chosen.cash_min, "cash"), (chosen.cash_max, "cash"),
    ):  # fmt: skip
        if amount is not None and not 0 <= amount <= 10**15:
            raise Invalid(name, "out_of_range", 10**15)
    for day in (chosen.since, chosen.until, chosen.refunded_since, chosen.refunded_until):
        if day is not None and not 1900 <= day.year <= 2999:
            raise Invalid("days", "out_of_range")
    for number, name, least, most in ((chosen.hour, "hour", 0, 23), (chosen.weekday, "weekday", 1, 7)):
        if number is not None and not least <= number <= most:
            raise Invalid(name, "out_of_range", most)
    if len(chosen.search) > SEARCH_MOST:
        raise Invalid("search", "too_long", SEARCH_MOST)
    texts = (
        chosen.search, chosen.member, chosen.channel, chosen.tier, chosen.category, chosen.carrier, chosen.tag,
        chosen.assignee, chosen.currency, chosen.sku,
    )  # fmt: skip
    for text in texts:
        if text and ("\0" in text or any(0xD800 <= ord(letter) <= 0xDFFF for letter in text)):
            raise Invalid("search", "unreadable_character")


def _found(reading: Reading, text: str, walking: bool) -> ColumnElement[bool]:
    """Orders that the text names: number, member, card, phone or its tail, waybill, name, initials, product."""
    members: list[Any] = [select(Member.id).where(or_(Member.account == text, Member.card_no == text))]
    recipients: list[Any] = []
    digits = masks.normalise_phone(text)
    if looks_for_phone(text) and len(digits) == 4:
        members.append(select(Member.id).where(Member.phone_last4 == digits))
        recipients.append(select(Recipient.id).where(Recipient.phone_last4 == digits))
    elif looks_for_phone(text):
        if reading.actor.keys is not None:
            members.append(person_search.by_phone(reading, digits, "M"))
            recipients.append(person_search.by_phone(reading, digits, "R"))
    else:
        members.append(person_search.by_name(reading, text, "M"))
        recipients.append(person_search.by_name(reading, text, "R"))
    sent = select(Fulfilment.order_id).where(Fulfilment.waybill.in_((text, text.upper())))
    lines: Select[Any] | None = None
    if not text.isdigit():
        like = f"%{_escaped(text)}%"
        skus = (
            select(Sku.id)
            .join(Product, Product.id == Sku.product_id)
            .where(or_(Sku.code == text, Product.title.like(like, escape="\\")))
            .limit(200)
        )
        lines = select(OrderLine.order_id).where(OrderLine.sku_id.in_(skus))
    itself = [Order.order_no.in_((text, text.upper())), Order.external_no == text]
    itself += [Order.member_id.in_(who) for who in members] + [Order.recipient_id.in_(who) for who in recipients]
    if not walking:
        return Order.id.in_(
            union(*(select(Order.id).where(one) for one in itself), sent, *([] if lines is None else [lines]))
        )
    gone = [sent.where(Fulfilment.order_id == Order.id).correlate(Order).exists()]
    if lines is not None:
        gone.append(lines.where(OrderLine.order_id == Order.id).correlate(Order).exists())
    # as one number it is compared, and no index is looked for
    return case((or_(*itself, *gone), 1), else_=0) == 1


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
