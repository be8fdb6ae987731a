"""Cards as they are looked at: how many there are, their batches, and the codes themselves, each time on record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Executable, Select, and_, case, func, select

from desktop.models.built import built_once
from desktop.models.card import Card, CardBatch
from desktop.models.catalogue import Sku, Stock
from desktop.models.journal import Access, AccessSubject
from desktop.models.order import Fulfilment, FulfilmentLine, Order, OrderLine
from desktop.models.vocabulary import AccessAct, CardState, DeliveryKind, FulfilmentState, Permission
from desktop.services.access import staff_names
from desktop.services.cards import place_of
from desktop.services.errors import CardsShown, Erased, NotFound
from desktop.services.findings import Break
from desktop.services.settings import read_settings
from desktop.services.transaction import AccessNote, Reading, query

EXPIRING_DAYS, BATCHES_MOST = 30, 50
SHOWN_WITHIN = timedelta(minutes=5)
_ISSUED = Card.state == CardState.ISSUED.value


@dataclass(frozen=True, slots=True)
class BatchRow:
    """left are still in stock; imported_by is a name."""

    id: int
    source: str
    imported_by: str
    imported_at: datetime
    cards: int
    left: int


@dataclass(frozen=True, slots=True)
class CardStock:
    """expiring: in stock with EXPIRING_DAYS or fewer to go, the first of them on next_expiry; batches newest first."""

    in_stock: int
    issued: int
    void: int
    expiring: int
    next_expiry: date | None
    batches: tuple[BatchRow, ...]


@dataclass(frozen=True, slots=True)
class IssuedCard:
    title: str
    code: str = field(repr=False)
    password: str = field(repr=False)
    expires_on: date | None


@query(Permission.SEE)
def card_stock(reading: Reading, sku_id: int) -> CardStock:
    soon = read_settings(reading).shop_day(reading.now) + timedelta(days=EXPIRING_DAYS)
    waiting = Card.state == CardState.IN_STOCK.value
    counted = [
        func.coalesce(func.sum(case((Card.state == state.value, 1), else_=0)), 0)
        for state in (CardState.IN_STOCK, CardState.ISSUED, CardState.VOID)
    ]
    expiring = func.coalesce(func.sum(case((and_(waiting, Card.expires_on <= soon), 1), else_=0)), 0)
    row = reading.execute(
        select(*counted, expiring, func.min(case((waiting, Card.expires_on)))).where(Card.sku_id == sku_id)
    ).one()
    left = func.coalesce(func.sum(case((waiting, 1), else_=0)), 0)
    batches = reading.execute(
        select(CardBatch.id, CardBatch.source, CardBatch.imported_by, CardBatch.imported_at, CardBatch.cards, left)
        .outerjoin(Card, Card.batch_id == CardBatch.id)
        .where(CardBatch.sku_id == sku_id)
        .group_by(CardBatch.id)
        .order_by(CardBatch.id.desc())
        .limit(BATCHES_MOST)
    ).all()
    names = staff_names(reading)
    return CardStock(
        int(row[0]), int(row[1]), int(row[2]), int(row[3]), row[4],
        tuple(BatchRow(one[0], one[1], names.get(one[2], one[2]), one[3], one[4], int(one[5])) for one in batches),
    )  # fmt: skip


@query(Permission.SEE)
def card_stock_of(reading: Reading, sku: str) -> CardStock:
    """By the SKU's code. Raises NotFound."""
    sku_id = reading.scalar(select(Sku.id).where(Sku.code == sku))
    if sku_id is None:
        raise NotFound("sku", sku)
    return card_stock(reading, sku_id)


@built_once
def _masks(fulfilment_ids: Sequence[int]) -> Executable:
    return select(Card.fulfilment_id, Card.mask).where(Card.fulfilment_id.in_(fulfilment_ids)).order_by(Card.id)


def masks_of(reading: Reading, fulfilment_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """What may be seen of the cards that went with each fulfilment."""
    found: dict[int, tuple[str, ...]] = {}
    ids = list(fulfilment_ids)
    if not ids:
        return found
    for fulfilment_id, mask in reading.execute(_masks(ids)):
        found[fulfilment_id] = (*found.get(fulfilment_id, ()), mask)
    return found


def _issuing(order_id: int, fulfilment_id: int) -> AccessNote:
    return AccessNote(AccessAct.ISSUE, "", (("order", order_id), ("fulfilment", fulfilment_id)))


@query(Permission.SHIP, accessed=_issuing)
def cards_just_issued(reading: Reading, order_id: int, fulfilment_id: int) -> tuple[IssuedCard, ...]:
    """The codes, once, for who has just issued them to hand them on. Raises NotFound, CardsShown, KeyUnavailable.

    Whoever asks is on record already, so the second time shows by its own note.
    """
    row = reading.execute(
        select(Fulfilment.shipped_by, Fulfilment.shipped_at).where(
            Fulfilment.id == fulfilment_id, Fulfilment.order_id == order_id,
            Fulfilment.kind == DeliveryKind.VIRTUAL.value,
        )
    ).one_or_none()  # fmt: skip
    if row is None:
        raise NotFound("fulfilment", str(fulfilment_id))
    asked = reading.scalar(
        select(func.count())
        .select_from(Access)
        .join(AccessSubject, AccessSubject.access_id == Access.id)
        .where(
            Access.act == AccessAct.ISSUE.value, AccessSubject.subject == "fulfilment",
            AccessSubject.subject_id == fulfilment_id,
        )
    )  # fmt: skip
    if row.shipped_by != reading.actor.key or asked > 1 or reading.now - row.shipped_at > SHOWN_WITHIN:
        raise CardsShown()
    return _open(reading, _codes().where(Card.fulfilment_id == fulfilment_id))


def _revealed(order_id: int, *, reason: str) -> AccessNote:
    return AccessNote(AccessAct.REVEAL, reason, (("order", order_id),))


@query(Permission.REVEAL, accessed=_revealed)
def reveal_cards(reading: Reading, order_id: int, *, reason: str) -> tuple[IssuedCard, ...]:
    """Every code that went with an order, on record with the reason. Raises NotFound, Erased, KeyUnavailable."""
    cards = _open(reading, _codes().where(Fulfilment.order_id == order_id))
    if not cards:
        raise NotFound("cards", str(order_id))
    return cards


def _codes() -> Select[*tuple[Any, ...]]:
    return (
        select(CardBatch.uid, Card.fingerprint, Card.sealed, Card.expires_on, OrderLine.title, Order.member_id)
        .join(CardBatch, CardBatch.id == Card.batch_id)
        .join(Fulfilment, Fulfilment.id == Card.fulfilment_id)
        .join(Order, Order.id == Fulfilment.order_id)
        .join(OrderLine, OrderLine.id == Card.line_id)
        .where(_ISSUED)
        .order_by(Card.fulfilment_id, Card.id)
    )


def _open(reading: Reading, asked: Select[*tuple[Any, ...]]) -> tuple[IssuedCard, ...]:
    made, rows = [], reading.execute(asked).all()
    reading.persons.load({row.uid for row in rows})
    for row in rows:
        if row.sealed is None:
            raise Erased(row.member_id or 0)
        said = reading.persons.unseal(row.uid, "card", place_of(row.fingerprint), row.sealed)
        code, password = json.loads(said)
        made.append(IssuedCard(row.title, code, password, row.expires_on))
    return tuple(made)


def stock_follows_cards(reading: Reading) -> Iterator[Break]:
    """A SKU's stock is its codes in stock, and every unit that went has a code of its own."""
    for sku_id, on_hand, cards in reading.execute(_of_more_or_fewer_codes()):
        yield Break("cards", f"sku:{sku_id}", int(cards), on_hand, "stock_or_card_altered")
    for fulfilment_id, qty, cards in reading.execute(_sent_with_more_or_fewer_codes()):
        yield Break("cards", f"fulfilment:{fulfilment_id}", qty, int(cards), "card_altered_or_missing")


@built_once
def _of_more_or_fewer_codes() -> Executable:
    counts = (
        select(Card.sku_id, func.count().label("n"))
        .where(Card.state == CardState.IN_STOCK.value)
        .group_by(Card.sku_id)
        .subquery()
    )
    there = func.coalesce(counts.c.n, 0)
    return (
        select(Stock.sku_id, Stock.on_hand, there)
        .join(Sku, Sku.id == Stock.sku_id)
        .outerjoin(counts, counts.c.sku_id == Stock.sku_id)
        .where(Sku.delivery_kind == DeliveryKind.VIRTUAL.value, Stock.on_hand != there)
    )


@built_once
def _sent_with_more_or_fewer_codes() -> Executable:
    issued = (
        select(Card.fulfilment_id, Card.line_id, func.count().label("n"))
        .where(_ISSUED)
        .group_by(Card.fulfilment_id, Card.line_id)
        .subquery()
    )
    went = func.coalesce(issued.c.n, 0)
    return (
        select(FulfilmentLine.fulfilment_id, FulfilmentLine.qty, went)
        .join(Fulfilment, Fulfilment.id == FulfilmentLine.fulfilment_id)
        .outerjoin(
            issued,
            and_(issued.c.fulfilment_id == FulfilmentLine.fulfilment_id, issued.c.line_id == FulfilmentLine.line_id),
        )
        .where(
            Fulfilment.kind == DeliveryKind.VIRTUAL.value, Fulfilment.state == FulfilmentState.SHIPPED.value,
            FulfilmentLine.qty != went,
        )
    )  # fmt: skip
