"""Acts that stand beside an order's way, and those that end something of it."""

from __future__ import annotations

from desktop.views.shipping_words import SHIPPING_ACTS
from desktop.views.top_up_words import TOP_UP_ACTS

QUIET = frozenset(
    {
        "note_order",
        "tag_order",
        "untag_order",
        "assign_order",
        "set_priority",
        "repeat_payment",
        "erase_member",
        "ask_refund",
        "refund_under_way",
        "track_parcel",
        "ship_alarm",
        "run_shop_rule",
        "take_exception",
        "assign_exception",
        "snooze_exception",
        "wake_exception",
        "settle_exception",
        "contact_buyer",
        "ask_provider_again",
        "propose_mend",
        "approve_mend",
        "reject_mend",
        "assign_return",
        "add_return_photo",
    }
    | SHIPPING_ACTS
    | TOP_UP_ACTS
)
ENDED = frozenset(
    {
        "cancel_order", "cancel_paid_order", "record_refund_failed", "refund_refused", "reject_return", "refuse_goods",
        "withdraw_return",
    }
)  # fmt: skip
