"""The shop's words: statuses, acts, rights. Plain Python; everything else may import it."""

from __future__ import annotations

from enum import StrEnum

# currencies that the shop knows, and how many decimals each has
MINOR_UNITS = {"CNY": 2, "GBP": 2, "USD": 2, "EUR": 2, "HKD": 2, "TWD": 2, "JPY": 0}


class OrderStatus(StrEnum):
    UNPAID = "UNPAID"
    PAID = "PAID"
    TO_SHIP = "TO_SHIP"
    SHIPPED = "SHIPPED"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


class OrderKind(StrEnum):
    SALE = "SALE"
    REPLACEMENT = "REPLACEMENT"
    CREDIT = "CREDIT"


class PaymentState(StrEnum):
    """The badge of the money beside the status."""

    UNPAID = "UNPAID"
    PAID = "PAID"
    PARTLY_REFUNDED = "PARTLY_REFUNDED"
    REFUNDED = "REFUNDED"
    FAILED = "FAILED"
    UNVERIFIED = "UNVERIFIED"


class SaleMode(StrEnum):
    POINTS = "POINTS"
    POINTS_CASH = "POINTS_CASH"
    CASH = "CASH"


class DeliveryKind(StrEnum):
    PARCEL = "PARCEL"
    PICKUP = "PICKUP"
    VIRTUAL = "VIRTUAL"
    TOPUP = "TOPUP"


class PaymentRowState(StrEnum):
    CAPTURED = "CAPTURED"
    UNVERIFIED = "UNVERIFIED"


class RefundState(StrEnum):
    PROPOSED = "PROPOSED"
    APPROVED = "APPROVED"
    SENT = "SENT"
    DONE = "DONE"
    FAILED = "FAILED"
    UNKNOWN = "UNKNOWN"
    DROPPED = "DROPPED"


REFUND_MOVES: dict[RefundState, frozenset[RefundState]] = {
    RefundState.PROPOSED: frozenset({RefundState.APPROVED, RefundState.DROPPED}),
    RefundState.APPROVED: frozenset({RefundState.SENT, RefundState.DONE, RefundState.FAILED}),
    RefundState.SENT: frozenset({RefundState.DONE, RefundState.FAILED, RefundState.UNKNOWN}),
    RefundState.UNKNOWN: frozenset({RefundState.DONE, RefundState.FAILED}),
    RefundState.FAILED: frozenset({RefundState.APPROVED}),
    RefundState.DONE: frozenset(),
    RefundState.DROPPED: frozenset(),
}


class FulfilmentState(StrEnum):
    SHIPPED = "SHIPPED"
    UNDONE = "UNDONE"


class CardState(StrEnum):
    """卡密: VOID is one that was given up or ran out."""

    IN_STOCK = "IN_STOCK"
    ISSUED = "ISSUED"
    VOID = "VOID"


class PointsVerb(StrEnum):
    INIT = "INIT"
    EARN = "EARN"
    GRANT = "GRANT"
    ACTIVATE = "ACTIVATE"
    FREEZE = "FREEZE"
    UNFREEZE = "UNFREEZE"
    CONSUME = "CONSUME"
    REVERT = "REVERT"
    ROLLBACK = "ROLLBACK"
    SETTLE = "SETTLE"
    EXPIRE = "EXPIRE"
    ADJUST = "ADJUST"
    MERGE = "MERGE"


class AdjustmentState(StrEnum):
    PROPOSED = "PROPOSED"
    POSTED = "POSTED"
    REJECTED = "REJECTED"


class GrantSource(StrEnum):
    """What points are given for; BY_HAND is a colleague's own reason."""

    BY_HAND = "BY_HAND"
    SIGN_IN = "SIGN_IN"
    CAMPAIGN = "CAMPAIGN"
    SHEET = "SHEET"


class FreezeState(StrEnum):
    OPEN = "OPEN"
    CONSUMED = "CONSUMED"
    RELEASED = "RELEASED"


class StockVerb(StrEnum):
    INIT = "INIT"
    RECEIVE = "RECEIVE"
    RETURN_GOOD = "RETURN_GOOD"
    RETURN_DAMAGED = "RETURN_DAMAGED"
    WRITE_OFF = "WRITE_OFF"
    RESERVE = "RESERVE"
    RELEASE = "RELEASE"
    SHIP = "SHIP"
    UNSHIP = "UNSHIP"
    COUNT = "COUNT"


class RestReason(StrEnum):
    """Why a paid order rests at PAID instead of going on to TO_SHIP by itself."""

    MANUAL = "MANUAL"
    HELD = "HELD"
    RISKY = "RISKY"
    SHORT_OF_STOCK = "SHORT_OF_STOCK"
    UNRELEASED = "UNRELEASED"


class ExceptionKind(StrEnum):
    LATE_PAYMENT = "LATE_PAYMENT"
    SECOND_PAYMENT = "SECOND_PAYMENT"
    WRONG_AMOUNT = "WRONG_AMOUNT"
    REFUND_FAILED = "REFUND_FAILED"
    REFUND_UNKNOWN = "REFUND_UNKNOWN"
    PAYMENT_UNKNOWN = "PAYMENT_UNKNOWN"
    PARCEL_STUCK = "PARCEL_STUCK"
    PARCEL_RETURNED = "PARCEL_RETURNED"
    PAYMENT_FAILING = "PAYMENT_FAILING"
    SHIP_LATE = "SHIP_LATE"
    OUT_OF_STOCK = "OUT_OF_STOCK"
    OVERSOLD = "OVERSOLD"
    RISKY = "RISKY"
    WEBHOOK_DEAD = "WEBHOOK_DEAD"
    LEDGER_BREAK = "LEDGER_BREAK"


class JobState(StrEnum):
    """RESTING: the slot's rounds go on; DONE: it is over, for good."""

    RUNNING = "RUNNING"
    RESTING = "RESTING"
    DONE = "DONE"
    FAILED = "FAILED"


class NoticeState(StrEnum):
    WAITING = "WAITING"
    SENT = "SENT"
    DROPPED = "DROPPED"


class AccessAct(StrEnum):
    OPEN = "OPEN"
    REVEAL = "REVEAL"
    SEARCH_PHONE = "SEARCH_PHONE"
    PRINT = "PRINT"
    EXPORT = "EXPORT"
    PHOTO = "PHOTO"
    ISSUE = "ISSUE"


class DataClass(StrEnum):
    """内部 may be seen by every role; 敏感 is sealed."""

    INTERNAL = "INTERNAL"
    PERSONAL = "PERSONAL"


class ActorKind(StrEnum):
    STAFF = "STAFF"
    STOREFRONT = "STOREFRONT"
    WORKER = "WORKER"
    NEW_PC = "NEW_PC"


class Permission(StrEnum):
    SEE = "SEE"
    REVEAL = "REVEAL"
    PLACE_ORDERS = "PLACE_ORDERS"
    EDIT_UNPAID = "EDIT_UNPAID"
    CANCEL_UNPAID = "CANCEL_UNPAID"
    HOLD = "HOLD"
    ASSIGN = "ASSIGN"
    TAG = "TAG"
    NOTE = "NOTE"
    REPLY = "REPLY"
    RELEASE = "RELEASE"
    SHIP = "SHIP"
    COMPLETE = "COMPLETE"
    CORRECT_WAYBILL = "CORRECT_WAYBILL"
    SET_PRIORITY = "SET_PRIORITY"
    PRINT = "PRINT"
    RECEIVE_GOODS = "RECEIVE_GOODS"
    UNDO_OWN = "UNDO_OWN"
    EDIT_MEMBERS = "EDIT_MEMBERS"
    MERGE_MEMBERS = "MERGE_MEMBERS"
    IMPORT = "IMPORT"
    PUBLISH_RULES = "PUBLISH_RULES"
    MEND = "MEND"
    CONFIRM_PAYMENT = "CONFIRM_PAYMENT"
    CANCEL_PAID = "CANCEL_PAID"
    CANCEL_LINES = "CANCEL_LINES"
    EDIT_PAID = "EDIT_PAID"
    UNDO_SHIPMENT = "UNDO_SHIPMENT"
    UNRELEASE = "UNRELEASE"
    REQUEST_RETURN = "REQUEST_RETURN"
    HANDLE_RETURNS = "HANDLE_RETURNS"
    RECEIVE_RETURNS = "RECEIVE_RETURNS"
    REFUND_TO_LIMIT = "REFUND_TO_LIMIT"
    REFUND_ABOVE = "REFUND_ABOVE"
    EDIT_CATALOGUE = "EDIT_CATALOGUE"
    COUNT_STOCK = "COUNT_STOCK"
    GRANT_POINTS = "GRANT_POINTS"
    PROPOSE_ADJUSTMENT = "PROPOSE_ADJUSTMENT"
    APPROVE_ADJUSTMENT = "APPROVE_ADJUSTMENT"
    FIGURES = "FIGURES"
    EXPORT = "EXPORT"
    EXPORT_OWN_VIEW = "EXPORT_OWN_VIEW"
    MANAGE_STAFF = "MANAGE_STAFF"
    CHANGE_SETTINGS = "CHANGE_SETTINGS"
    READ_AUDIT = "READ_AUDIT"
    RUN_CLOCK = "RUN_CLOCK"


class Preset(StrEnum):
    """The roles every shop starts with."""

    OWNER = "OWNER"
    MANAGER = "MANAGER"
    SERVICE = "SERVICE"
    WAREHOUSE = "WAREHOUSE"
    FINANCE = "FINANCE"
    AUDITOR = "AUDITOR"


_P = Permission
_SERVICE = frozenset(
    {
        _P.SEE,
        _P.REVEAL,
        _P.PLACE_ORDERS,
        _P.EDIT_UNPAID,
        _P.CANCEL_UNPAID,
        _P.HOLD,
        _P.ASSIGN,
        _P.TAG,
        _P.NOTE,
        _P.REPLY,
        _P.SHIP,
        _P.COMPLETE,
        _P.CORRECT_WAYBILL,
        _P.SET_PRIORITY,
        _P.PRINT,
        _P.UNDO_OWN,
        _P.EDIT_MEMBERS,
        _P.REQUEST_RETURN,
        _P.HANDLE_RETURNS,
        _P.RECEIVE_RETURNS,
        _P.REFUND_TO_LIMIT,
        _P.PROPOSE_ADJUSTMENT,
        _P.EXPORT_OWN_VIEW,
    }
)
_MANAGER = frozenset(set(_P) - {_P.MANAGE_STAFF, _P.CHANGE_SETTINGS, _P.RUN_CLOCK})
PRESETS: dict[Preset, frozenset[Permission]] = {
    Preset.OWNER: frozenset(set(_P) - {_P.RUN_CLOCK}),
    Preset.MANAGER: _MANAGER,
    Preset.SERVICE: _SERVICE,
    Preset.WAREHOUSE: frozenset(
        {
            _P.SEE,
            _P.REVEAL,
            _P.NOTE,
            _P.TAG,
            _P.RELEASE,
            _P.SHIP,
            _P.COMPLETE,
            _P.CORRECT_WAYBILL,
            _P.SET_PRIORITY,
            _P.PRINT,
            _P.RECEIVE_GOODS,
            _P.UNDO_OWN,
            _P.RECEIVE_RETURNS,
            _P.COUNT_STOCK,
        }
    ),
    Preset.FINANCE: frozenset(
        {
            _P.SEE,
            _P.NOTE,
            _P.CONFIRM_PAYMENT,
            _P.REFUND_ABOVE,
            _P.APPROVE_ADJUSTMENT,
            _P.FIGURES,
            _P.EXPORT,
        }
    ),
    Preset.AUDITOR: frozenset({_P.SEE, _P.FIGURES, _P.READ_AUDIT}),
}
STOREFRONT_PERMISSIONS = frozenset(
    {_P.SEE, _P.PLACE_ORDERS, _P.CONFIRM_PAYMENT, _P.CANCEL_UNPAID, _P.COMPLETE, _P.REQUEST_RETURN, _P.GRANT_POINTS}
)
WORKER_PERMISSIONS = frozenset({_P.SEE, _P.RUN_CLOCK, _P.CONFIRM_PAYMENT, _P.CANCEL_UNPAID, _P.RELEASE, _P.COMPLETE})


_S = OrderStatus
_ALIVE = (_S.UNPAID, _S.PAID, _S.TO_SHIP, _S.SHIPPED)


def _stays(*states: OrderStatus) -> frozenset[tuple[OrderStatus, OrderStatus]]:
    return frozenset((state, state) for state in states)


# what its buyer has for good once it has gone: it is never taken back, and never comes back into stock
FOR_GOOD = frozenset({DeliveryKind.VIRTUAL, DeliveryKind.TOPUP})

# act → the (from, to) pairs that it may make. Anything else is refused.
ORDER_MOVES: dict[str, frozenset[tuple[OrderStatus, OrderStatus]]] = {
    "confirm_payment": frozenset({(_S.UNPAID, _S.PAID), (_S.CANCELLED, _S.PAID)}),
    "release_order": frozenset({(_S.PAID, _S.TO_SHIP)}),
    "unrelease_order": frozenset({(_S.TO_SHIP, _S.PAID)}),
    "ship_order": frozenset({(_S.TO_SHIP, _S.TO_SHIP), (_S.TO_SHIP, _S.SHIPPED)}),
    "undo_shipment": frozenset({(_S.SHIPPED, _S.TO_SHIP), (_S.TO_SHIP, _S.TO_SHIP)}),
    "complete_order": frozenset({(_S.SHIPPED, _S.COMPLETED)}),
    "cancel_order": frozenset({(_S.UNPAID, _S.CANCELLED)}),
    "cancel_paid_order": frozenset({(_S.PAID, _S.CANCELLED), (_S.TO_SHIP, _S.CANCELLED)}),
    "cancel_lines": frozenset(
        {
            (_S.PAID, _S.PAID),
            (_S.PAID, _S.CANCELLED),
            (_S.TO_SHIP, _S.TO_SHIP),
            (_S.TO_SHIP, _S.SHIPPED),
            (_S.TO_SHIP, _S.CANCELLED),
        }
    ),
    "edit_order": frozenset(
        {
            (_S.UNPAID, _S.UNPAID),
            (_S.UNPAID, _S.PAID),
            (_S.PAID, _S.PAID),
            (_S.TO_SHIP, _S.TO_SHIP),
        }
    ),
    "hold_order": _stays(*_ALIVE),
    "unhold_order": _stays(*_ALIVE),
    "assign_order": _stays(*_ALIVE),
    "set_priority": _stays(*_ALIVE),
    "correct_waybill": _stays(_S.TO_SHIP, _S.SHIPPED),
    "tag_order": _stays(*_S),
    "untag_order": _stays(*_S),
    "note_order": _stays(*_S),
    "request_return": _stays(_S.PAID, _S.TO_SHIP, _S.SHIPPED, _S.COMPLETED),
}


def allowed_acts(status: OrderStatus) -> frozenset[str]:
    """Acts that the table knows from this status; side axes (held, shipped units) may still refuse."""
    return frozenset(act for act, moves in ORDER_MOVES.items() if any(origin is status for origin, _ in moves))
