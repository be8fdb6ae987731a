"""卡密: codes that come in sealed, are issued once each in the transaction that ships them, and run out or are given up.

The SKU's stock follows its codes: import_cards RECEIVEs, void_cards and the worker WRITE_OFF, ship_order SHIPs. All of
them take the SKU's stock row first, so no code is picked twice. Issuing moves what is sealed and needs no key.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import insert, or_, select, update

from desktop import crypto
from desktop.models.card import Card, CardBatch
from desktop.models.catalogue import Sku
from desktop.models.vocabulary import CardState, DeliveryKind, Permission, StockVerb
from desktop.services.errors import AlreadySo, Invalid, NotFound, OutOfStock
from desktop.services.goods_names import goods_name
from desktop.services.settings import read_settings
from desktop.services.stock import move_stock, stock_rows
from desktop.services.transaction import Reading, Tx, action, insert_row, query

CARDS_MOST, CODE_LEAST, CODE_MOST, PASSWORD_MOST, SOURCE_MOST = 5_000, 4, 200, 200, 120
EXPIRED = "expired"
_PIECE = 500
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class NewCard:
    """number is its line in the file or the pasted text; expires_on the last day on which it can be used."""

    number: int
    code: str = field(repr=False)
    password: str = field(default="", repr=False)
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class CardsImported:
    """new came into stock as batch (0: none did); twice and late are lines that were known or had run out already."""

    batch: int
    new: int
    twice: tuple[int, ...]
    late: tuple[int, ...]
    on_hand: int


@action(Permission.IMPORT)
def import_cards(tx: Tx, sku: str, *, cards: tuple[NewCard, ...], source: str = "") -> CardsImported:
    """Seal codes and take them into stock; one that the shop has ever had, of whichever SKU, comes in no second time.

    At most CARDS_MOST at once, all of them or none. Raises NotFound, Invalid, KeyUnavailable.
    """
    sku_id = _card_sku(tx, sku)
    if not 1 <= len(cards) <= CARDS_MOST:
        raise Invalid("cards", "too_many" if cards else "missing", CARDS_MOST)
    if len(source) > SOURCE_MOST:
        raise Invalid("source", "too_long", SOURCE_MOST)
    for card in cards:
        check_card(card)
    stock_rows(tx, (sku_id,), lock=True)
    today = read_settings(tx).shop_day(tx.now)
    keys = tx.persons.data_keys
    known = _known(tx, [card.code for card in cards])
    late, twice, fresh = [], [], []
    for card in cards:
        if card.expires_on is not None and card.expires_on < today:
            late.append(card.number)
        elif card.code in known:
            twice.append(card.number)
        else:
            known.add(card.code)
            fresh.append(card)
    batch_id = 0
    if fresh:
        uid = tx.persons.new(tx.now)
        batch_id = insert_row(
            tx, CardBatch.id, sku_id=sku_id, uid=uid, source=source.strip(), cards=len(fresh),
            imported_by=tx.actor.key, imported_at=tx.now,
        )  # fmt: skip
        lookup = keys.lookup_key(keys.current)
        tx.execute(insert(Card), [_sealed(tx, sku_id, batch_id, uid, lookup, card) for card in fresh])
        move_stock(tx, StockVerb.RECEIVE, {sku_id: len(fresh)}, cause=f"cards:{batch_id}")
    told = {"batch": batch_id, "new": len(fresh), "twice": len(twice), "late": len(late)}
    tx.record("import_cards", "sku", sku_id, after=told)
    on_hand = stock_rows(tx, (sku_id,))[0].on_hand
    return CardsImported(batch_id, len(fresh), tuple(twice), tuple(late), on_hand)


def check_card(card: NewCard) -> None:
    """Raises Invalid: a code is of CODE_LEAST to CODE_MOST characters that can be seen, without blanks at its ends."""
    for name, text, least, most in (
        ("card_code", card.code, CODE_LEAST, CODE_MOST), ("card_password", card.password, 0, PASSWORD_MOST),
    ):  # fmt: skip
        if not least <= len(text) <= most:
            raise Invalid(name, "too_long" if len(text) > most else "too_short" if text else "missing", most)
        if text != text.strip() or any(unicodedata.category(sign) in _UNSEEN for sign in text):
            raise Invalid(name, "unreadable_character")


def _known(tx: Tx, codes: Sequence[str]) -> set[str]:
    """Those codes that the shop has or had, under whichever of its data keys."""
    keys, found = tx.persons.data_keys, set()
    for key_id in keys.keys:
        lookup = keys.lookup_key(key_id)
        tokens = {crypto.card_token(lookup, code): code for code in codes}
        ordered = sorted(tokens)
        for start in range(0, len(ordered), _PIECE):
            piece = ordered[start : start + _PIECE]
            rows = tx.execute(select(Card.fingerprint).where(Card.fingerprint.in_(piece))).scalars()
            found |= {tokens[token] for token in rows}
    return found


def _sealed(tx: Tx, sku_id: int, batch_id: int, uid: bytes, lookup: bytes, card: NewCard) -> dict[str, Any]:
    token = crypto.card_token(lookup, card.code)
    said = json.dumps([card.code, card.password], ensure_ascii=False)
    return {
        "sku_id": sku_id, "batch_id": batch_id, "fingerprint": token, "mask": mask_code(card.code),
        "sealed": tx.persons.seal(uid, "card", place_of(token), said), "expires_on": card.expires_on,
        "state": CardState.IN_STOCK.value,
    }  # fmt: skip


def place_of(fingerprint: bytes) -> str:
    """What a sealed code is bound to: its own row, so that it can't be laid into another one."""
    return f"sealed:{fingerprint.hex()}"


def mask_code(code: str) -> str:
    """Its last four characters, of a code that has enough others left."""
    return f"••••{code[-4:]}" if len(code) >= 10 else "••••"


def issue_cards(
    tx: Tx, fulfilment_id: int, units: Mapping[int, int], skus: Mapping[int, int], codes: Mapping[int, str]
) -> list[int]:
    """The cards that go to these units by line id, the soonest to run out first; their SKUs are SHIPped already.

    skus and codes are those of the lines. Raises OutOfStock where what is left in stock has run out.
    """
    today, issued = read_settings(tx).shop_day(tx.now), []
    for line_id, qty in sorted(units.items()):
        picked = list(
            tx.execute(
                select(Card.id)
                .where(
                    Card.sku_id == skus[line_id], Card.state == CardState.IN_STOCK.value,
                    or_(Card.expires_on.is_(None), Card.expires_on >= today),
                )
                .order_by(Card.expires_on.is_(None), Card.expires_on, Card.id)
                .limit(qty)
            ).scalars()
        )  # fmt: skip
        if len(picked) < qty:
            raise OutOfStock(codes[line_id], len(picked), qty, goods_name(tx, skus[line_id]))
        taken = tx.execute(
            update(Card)
            .where(Card.id.in_(picked), Card.state == CardState.IN_STOCK.value)
            .values(
                state=CardState.ISSUED.value, fulfilment_id=fulfilment_id, line_id=line_id, issued_at=tx.now
            )
        )  # fmt: skip
        if taken.rowcount != qty:
            raise AssertionError(f"a card of SKU {skus[line_id]} was taken while its stock was locked")
        issued += picked
    return issued


@action(Permission.COUNT_STOCK)
def void_cards(tx: Tx, batch_id: int, *, reason: str) -> int:
    """Give up what is left of a batch: those codes are never issued. Returns how many; raises NotFound, AlreadySo.

    Fewer may stay than orders have reserved: that is an exception, for a code that is no good helps nobody.
    """
    sku_id = tx.scalar(select(CardBatch.sku_id).where(CardBatch.id == batch_id))
    if sku_id is None:
        raise NotFound("card_batch", str(batch_id))
    if not reason.strip():
        raise Invalid("reason", "missing")
    left = _void(tx, sku_id, Card.batch_id == batch_id, reason.strip())
    if not left:
        raise AlreadySo("void_cards")
    tx.record("void_cards", "sku", sku_id, after={"batch": batch_id, "cards": left}, reason=reason.strip())
    return left


@query(Permission.RUN_CLOCK)
def skus_with_late_cards(reading: Reading, day: date) -> tuple[int, ...]:
    """SKUs that still hold cards whose last day is before day."""
    late = Card.state == CardState.IN_STOCK.value, Card.expires_on < day
    return tuple(reading.execute(select(Card.sku_id).where(*late).distinct().order_by(Card.sku_id)).scalars())


@action(Permission.RUN_CLOCK)
def expire_cards(tx: Tx, sku_id: int, *, day: date) -> int:
    """Cards whose last day is before day leave the stock. Returns how many; raises NotFound where there are none."""
    left = _void(tx, sku_id, Card.expires_on < day, EXPIRED)
    if not left:
        raise NotFound("late_card", str(sku_id))
    tx.record("expire_cards", "sku", sku_id, after={"cards": left, "day": day.isoformat()})
    return left


def _void(tx: Tx, sku_id: int, which: Any, reason: str) -> int:
    stock_rows(tx, (sku_id,), lock=True)
    voided = tx.execute(
        update(Card)
        .where(Card.sku_id == sku_id, Card.state == CardState.IN_STOCK.value, which)
        .values(state=CardState.VOID.value, voided_at=tx.now)
    ).rowcount
    if voided:
        move_stock(
            tx, StockVerb.WRITE_OFF, {sku_id: voided}, cause=tx.cause("void_cards"), reason=reason, reserved_too=True
        )
    return voided


def _card_sku(tx: Tx, code: str) -> int:
    row = tx.execute(select(Sku.id, Sku.delivery_kind).where(Sku.code == code)).one_or_none()
    if row is None:
        raise NotFound("sku", code)
    if row.delivery_kind != DeliveryKind.VIRTUAL.value:
        raise Invalid("sku", "no_cards")
    sku_id: int = row.id
    return sku_id
