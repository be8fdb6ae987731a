"""The words of after-sales 售后: kinds, states, reasons, and who may go where. Plain Python, as the vocabulary is."""

from __future__ import annotations

from enum import StrEnum

from desktop.models.vocabulary import ORDER_MOVES, OrderStatus


class ReturnKind(StrEnum):
    """What a buyer wants of an after-sale: money, money for goods sent back, other goods for goods sent back."""

    REFUND_ONLY = "REFUND_ONLY"
    RETURN_REFUND = "RETURN_REFUND"
    EXCHANGE = "EXCHANGE"


class ReturnState(StrEnum):
    REQUESTED = "REQUESTED"
    TO_RECEIVE = "TO_RECEIVE"
    TO_REFUND = "TO_REFUND"
    TO_RESHIP = "TO_RESHIP"
    DONE = "DONE"
    REJECTED = "REJECTED"
    WITHDRAWN = "WITHDRAWN"


class ReturnReason(StrEnum):
    DAMAGED = "DAMAGED"
    QUALITY = "QUALITY"
    WRONG_ITEM = "WRONG_ITEM"
    MISSING = "MISSING"
    NOT_AS_DESCRIBED = "NOT_AS_DESCRIBED"
    NOT_ARRIVED = "NOT_ARRIVED"
    CHANGED_MIND = "CHANGED_MIND"
    OTHER = "OTHER"


_K, _R = ReturnKind, ReturnState
_BACK = (_K.RETURN_REFUND, _K.EXCHANGE)
OPEN_RETURNS = (_R.REQUESTED, _R.TO_RECEIVE, _R.TO_REFUND, _R.TO_RESHIP)
# of these after-sales no unit is anything but what it was before
IDLE_RETURNS = (_R.REJECTED, _R.WITHDRAWN)


def _each(
    kinds: tuple[ReturnKind, ...], origin: ReturnState, target: ReturnState
) -> frozenset[tuple[ReturnKind, ReturnState, ReturnState]]:
    return frozenset((kind, origin, target) for kind in kinds)


# act → the (kind, from, to) of an after-sale that it may make. Anything else is refused. Those from replacement_… on
# are what becomes of the order that was made for an exchange.
RETURN_MOVES: dict[str, frozenset[tuple[ReturnKind, ReturnState, ReturnState]]] = {
    "approve_return": _each((_K.REFUND_ONLY,), _R.REQUESTED, _R.TO_REFUND) | _each(_BACK, _R.REQUESTED, _R.TO_RECEIVE),
    "reject_return": _each(tuple(_K), _R.REQUESTED, _R.REJECTED),
    "withdraw_return": _each(tuple(_K), _R.REQUESTED, _R.WITHDRAWN)
    | _each(_BACK, _R.TO_RECEIVE, _R.WITHDRAWN)
    | _each(tuple(_K), _R.TO_REFUND, _R.WITHDRAWN)
    | _each((_K.EXCHANGE,), _R.TO_RESHIP, _R.WITHDRAWN),
    "receive_return": _each((_K.RETURN_REFUND,), _R.TO_RECEIVE, _R.TO_REFUND)
    | _each((_K.EXCHANGE,), _R.TO_RECEIVE, _R.TO_RESHIP),
    "refuse_goods": _each(_BACK, _R.TO_RECEIVE, _R.REJECTED),
    "approve_all_the_same": _each((_K.RETURN_REFUND,), _R.TO_RECEIVE, _R.TO_REFUND)
    | _each((_K.EXCHANGE,), _R.TO_RECEIVE, _R.TO_RESHIP),
    "refund_return": _each(tuple(_K), _R.TO_REFUND, _R.DONE),
    "reship_return": _each((_K.EXCHANGE,), _R.TO_RESHIP, _R.TO_RESHIP),
    "refund_instead": _each((_K.EXCHANGE,), _R.TO_RESHIP, _R.TO_REFUND),
    "replacement_shipped": _each((_K.EXCHANGE,), _R.TO_RESHIP, _R.DONE),
    "replacement_undone": _each((_K.EXCHANGE,), _R.DONE, _R.TO_RESHIP),
    "replacement_cancelled": _each((_K.EXCHANGE,), _R.TO_RESHIP, _R.TO_RESHIP),
    "replacement_refunded": _each((_K.EXCHANGE,), _R.TO_RESHIP, _R.DONE),
}


def allowed_return_acts(kind: ReturnKind, state: ReturnState) -> frozenset[str]:
    """Acts that the table knows for an after-sale; what became of its replacement isn't anybody's act on it."""
    return frozenset(
        act
        for act, moves in RETURN_MOVES.items()
        if not act.startswith("replacement_") and any((one, origin) == (kind, state) for one, origin, _ in moves)
    )


# what acts on an after-sale do to the order that it is about
_SOLD = ORDER_MOVES["request_return"]
RETURN_ORDER_MOVES: dict[str, frozenset[tuple[OrderStatus, OrderStatus]]] = {
    **dict.fromkeys(
        (
            "approve_return", "reject_return", "withdraw_return", "receive_return", "refuse_goods",
            "approve_all_the_same", "reship_return", "refund_instead", "replacement_shipped", "replacement_undone",
            "replacement_cancelled", "replacement_refunded",
        ),
        _SOLD,
    ),
    "refund_return": _SOLD | ORDER_MOVES["cancel_lines"],
}  # fmt: skip
