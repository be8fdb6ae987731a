"""Typed facts: why an act was refused. No sentences here; screens and the command line phrase them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from desktop.models.after_sales import ReturnKind, ReturnState
from desktop.models.refusal import DatabaseRefused as DatabaseRefused
from desktop.models.vocabulary import AdjustmentState, OrderStatus, Permission


@dataclass(eq=False)
class Refused(Exception):
    """The act was understood and is not possible; nothing has changed."""

    def __str__(self) -> str:
        values = ", ".join(f"{name}={getattr(self, name)}" for name in self.__dataclass_fields__)
        return f"{type(self).__name__}({values})"


@dataclass(eq=False)
class NotPermitted(Refused):
    permission: Permission


@dataclass(eq=False)
class NotFound(Refused):
    kind: str
    key: str


@dataclass(eq=False)
class LeaseLost(NotFound):
    """The worker was away for too long: another one has taken over what it was at."""


@dataclass(eq=False)
class NotAllowedNow(Refused):
    """The workflow table refuses the act from this status."""

    act: str
    status: OrderStatus
    allowed: tuple[str, ...]
    because: str = ""


@dataclass(eq=False)
class Held(Refused):
    act: str
    reason: str
    until: datetime | None


@dataclass(eq=False)
class ChangedByOther(Refused):
    who: str
    when: datetime | None
    what: str


@dataclass(eq=False)
class InsufficientPoints(Refused):
    short_by: int
    available: int
    frozen: int


@dataclass(eq=False)
class OutOfStock(Refused):
    """goods is the title with the spec, as in the two that follow; "" where only the code is known."""

    sku_code: str
    left: int
    wanted: int
    goods: str = ""


@dataclass(eq=False)
class LimitReached(Refused):
    sku_code: str
    limit: int
    used: int
    goods: str = ""


@dataclass(eq=False)
class NotSellable(Refused):
    sku_code: str
    goods: str = ""


@dataclass(eq=False)
class DeductionRefused(Refused):
    """Points offered against cash break the rules: at most so many, in steps of unit."""

    most: int
    unit: int


@dataclass(eq=False)
class PriceChanged(Refused):
    """The order would not cost what the buyer was told: points and cash_fen are today's."""

    points: int
    cash_fen: int


@dataclass(eq=False)
class EditTooDear(Refused):
    """New lines of a paid order may not cost more than the units they stand for."""

    points_over: int
    fen_over: int


@dataclass(eq=False)
class UnitsNotOpen(Refused):
    line_id: int
    open_units: int
    wanted: int


@dataclass(eq=False)
class AlreadySo(Refused):
    """There is nothing to do: the order is held already, has the tag, is hers."""

    act: str


@dataclass(eq=False)
class NotForParcel(Refused):
    """Nothing that is still open goes by parcel."""

    order_no: str


@dataclass(eq=False)
class CardsShown(Refused):
    """Codes are shown once to who issued them; after that it takes the right to reveal and a reason."""


@dataclass(eq=False)
class WrongPickupCode(Refused):
    order_no: str


@dataclass(eq=False)
class Invalid(Refused):
    """A value that can't be: field and why, as a code."""

    field: str
    problem: str
    limit: int | None = None


@dataclass(eq=False)
class JoinRefused(Refused):
    """code: not_a_join_file, wrong_passphrase, altered, expired (detail: since when), other_shop, unreadable_file;
    where one is made: one_pc_only, this_machine, no_certificate (detail: the file).
    """

    code: str
    detail: str = ""


@dataclass(eq=False)
class SameIdOtherContent(Refused):
    command_id: str


@dataclass(eq=False)
class ReferenceTaken(Refused):
    """The provider's reference belongs to another order: one payment pays one order."""

    reference: str
    order_no: str


@dataclass(eq=False)
class RefundRefused(Refused):
    problem: str
    most_fen: int


@dataclass(eq=False)
class ReturnNotAllowedNow(Refused):
    """The after-sale's table refuses the act from this state."""

    act: str
    kind: ReturnKind
    state: ReturnState
    allowed: tuple[str, ...]
    because: str = ""


@dataclass(eq=False)
class UnitsNotReturnable(Refused):
    """Of this line only so many units can go into an after-sale: they had gone, and are in no other."""

    line_id: int
    free: int
    wanted: int


@dataclass(eq=False)
class HistoryOnly(Refused):
    """An imported order is history: it moves no points, quota or stock."""

    act: str


@dataclass(eq=False)
class Erased(Refused):
    """The member's personal data was erased: nothing is left to be shown, and no new business starts with him."""

    member_id: int


@dataclass(eq=False)
class StillOpen(Refused):
    """A member with so many orders and refunds under way can't be erased; order_no is one of them."""

    orders: int
    refunds: int
    order_no: str


@dataclass(eq=False)
class SecondPersonNeeded(Refused):
    """Somebody else who holds the right decides: not the one who proposed it."""


@dataclass(eq=False)
class TooEarlyAlone(Refused):
    """The only person with the right may decide on her own proposal in so many hours."""

    hours: int


@dataclass(eq=False)
class PasswordNeeded(Refused):
    """The act needs the actor's password, given just now."""


@dataclass(eq=False)
class Decided(Refused):
    """Somebody has decided already."""

    state: AdjustmentState


@dataclass(eq=False)
class NotMendable(Refused):
    """No entry sets this right. why: whole (nothing differs), no_entry, still_off (the plan doesn't heal it)."""

    subject: str
    why: str


@dataclass(eq=False)
class BreakChanged(Refused):
    """The books have moved since the mend was proposed: what was to be done isn't what would mend them now."""


@dataclass(eq=False)
class KeyUnavailable(Refused):
    """The act needs the data key, which this login doesn't hold."""


@dataclass(eq=False)
class SessionEnded(Refused):
    reason: str


@dataclass(eq=False)
class SignInRefused(Refused):
    """The same for unknown, wrong and disabled. wait_seconds > 0: not even tried yet."""

    wait_seconds: int = 0


@dataclass(eq=False)
class WeakPassword(Refused):
    problem: str


@dataclass(eq=False)
class PasswordChangeDue(Refused):
    """Signed in with an activation code: only the change of password is possible."""


@dataclass(eq=False)
class StorageFull(Refused):
    """No room is left where the database lies; what was there before is whole."""


@dataclass(eq=False)
class TooWide(Refused):
    """The database would have to read too much for it: fewer days, or a narrower condition, are needed."""


class Stopped(Exception):
    """The question was told to end; nobody waits for its answer."""


@dataclass(eq=False)
class DatabaseGone(Exception):
    """The database can't be reached. outcome_known=False: ask again with the same command id."""

    outcome_known: bool
    detail: str = field(default="")

    def __str__(self) -> str:
        return f"DatabaseGone(outcome_known={self.outcome_known}, {self.detail})"
