"""The words of a shop's rule: what sets it off, what it looks at, what it does. Plain Python; everything may import it."""

from __future__ import annotations

from enum import StrEnum

from desktop.models.vocabulary import Permission


class Trigger(StrEnum):
    PLACED = "PLACED"
    PAID = "PAID"
    RELEASED = "RELEASED"
    HELD = "HELD"
    SHIPPED = "SHIPPED"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"
    RETURN_ASKED = "RETURN_ASKED"
    UNSHIPPED_FOR = "UNSHIPPED_FOR"
    UNPAID_FOR = "UNPAID_FOR"
    HELD_FOR = "HELD_FOR"
    EVERY_DAY = "EVERY_DAY"


CLOCK = frozenset({Trigger.UNSHIPPED_FOR, Trigger.UNPAID_FOR, Trigger.HELD_FOR, Trigger.EVERY_DAY})


class Kind(StrEnum):
    """What a field holds, which decides how it may be compared."""

    NUMBER = "NUMBER"
    WORD = "WORD"
    TEXT = "TEXT"
    SET = "SET"
    FLAG = "FLAG"


class Compare(StrEnum):
    AT_LEAST = "AT_LEAST"
    AT_MOST = "AT_MOST"
    IS = "IS"
    IS_NOT = "IS_NOT"
    CONTAINS = "CONTAINS"
    LACKS = "LACKS"


COMPARES: dict[Kind, tuple[Compare, ...]] = {
    Kind.NUMBER: (Compare.AT_LEAST, Compare.AT_MOST, Compare.IS),
    Kind.WORD: (Compare.IS, Compare.IS_NOT),
    Kind.TEXT: (Compare.CONTAINS, Compare.LACKS),
    Kind.SET: (Compare.CONTAINS, Compare.LACKS),
    Kind.FLAG: (Compare.IS,),
}
# amounts in fen; a line's stock is what may still be sold
FIELDS: dict[str, Kind] = {
    "order.cash_fen": Kind.NUMBER,
    "order.points": Kind.NUMBER,
    "order.channel": Kind.WORD,
    "order.tag": Kind.SET,
    "order.region": Kind.TEXT,
    "order.remark": Kind.FLAG,
    "order.first": Kind.FLAG,
    "member.tier": Kind.WORD,
    "member.orders": Kind.NUMBER,
    "member.days": Kind.NUMBER,
    "member.tag": Kind.SET,
    "line.sku": Kind.WORD,
    "line.product": Kind.TEXT,
    "line.category": Kind.WORD,
    "line.qty": Kind.NUMBER,
    "line.stock": Kind.NUMBER,
}


class Deed(StrEnum):
    HOLD = "HOLD"
    RELEASE = "RELEASE"
    TAG = "TAG"
    ASSIGN = "ASSIGN"
    PRIORITY = "PRIORITY"
    NOTE = "NOTE"
    NOTIFY = "NOTIFY"


# what whoever publishes a rule must be allowed to do herself
DEED_RIGHTS: dict[Deed, Permission] = {
    Deed.HOLD: Permission.HOLD,
    Deed.RELEASE: Permission.RELEASE,
    Deed.TAG: Permission.TAG,
    Deed.ASSIGN: Permission.ASSIGN,
    Deed.PRIORITY: Permission.SET_PRIORITY,
    Deed.NOTE: Permission.NOTE,
    Deed.NOTIFY: Permission.SEE,
}
# what a deed may set off in turn
SETS_OFF: dict[Deed, frozenset[Trigger]] = {
    Deed.HOLD: frozenset({Trigger.HELD, Trigger.HELD_FOR}),
    Deed.RELEASE: frozenset({Trigger.RELEASED, Trigger.UNSHIPPED_FOR}),
}


class Outcome(StrEnum):
    """What became of a deed: ALREADY_SO was so before, TOO_DEEP is where a chain of rules was cut off."""

    DONE = "DONE"
    ALREADY_SO = "ALREADY_SO"
    REFUSED = "REFUSED"
    TOO_DEEP = "TOO_DEEP"
