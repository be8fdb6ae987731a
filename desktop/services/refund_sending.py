"""Refunds through a payment provider: claimed, sent, asked about until the outcome is certain, never paid twice.

What is sent is on record before it leaves. Whoever dies after that leaves a refund that is SENT; the next round asks
what became of its number, and only where the provider has never heard of it sends the very same number again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Executable, insert, or_, select, update

from desktop.models.built import built_once
from desktop.models.order import Order, Payment, Refund
from desktop.models.provider import ProviderAccount, RefundSending
from desktop.models.vocabulary import ExceptionKind, Permission, RefundState
from desktop.services.automation.asking import asked_at_once
from desktop.services.errors import NotFound, Refused
from desktop.services.exception_cases import open_case
from desktop.services.office import Office
from desktop.services.provider_accounts import OpenAccount, open_account, read_accounts
from desktop.services.providers.provider import Provider, RefundAnswer, RefundOutcome, RefundRequest
from desktop.services.refunds import TakenRefund, move_refund, take_refund
from desktop.services.settings import read_settings
from desktop.services.transaction import Actor, Reading, Tx, action, query

BATCH = 20
# how long a sender is waited for before somebody else asks what became of it
LEASE = timedelta(minutes=2)
WAITS = tuple(timedelta(minutes=minutes) for minutes in (0.5, 1, 2, 5, 10, 30, 60))
_ON_ITS_WAY = (RefundState.SENT, RefundState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class ClaimedRefund:
    """A refund that this process is to send or, when it was sent before, to ask about first."""

    refund_id: int
    method: str
    refund_no: str
    reference: str
    amount_fen: int
    total_fen: int
    currency: str
    reason: str
    sent_before: bool

    @property
    def request(self) -> RefundRequest:
        return RefundRequest(
            self.refund_no, self.reference, self.amount_fen, self.total_fen, self.currency, self.reason
        )


@query(Permission.RUN_CLOCK)
def open_accounts(reading: Reading) -> tuple[OpenAccount, ...]:
    return tuple(read_accounts(reading))


@built_once
def _due(now: datetime) -> Executable:
    return (
        select(Refund.id)
        .join(Payment, Payment.id == Refund.payment_id)
        .join(ProviderAccount, ProviderAccount.method == Payment.method)
        .join(Order, Order.id == Refund.order_id)
        .outerjoin(RefundSending, RefundSending.refund_id == Refund.id)
        .where(
            Order.history.is_(False),
            or_(
                Refund.state == RefundState.APPROVED.value,
                Refund.state.in_([state.value for state in _ON_ITS_WAY]) & (RefundSending.ask_at <= now),
            ),
        )
        .order_by(Refund.id)
        .limit(BATCH)
    )


@query(Permission.RUN_CLOCK)
def due_refunds(reading: Reading) -> tuple[int, ...]:
    """Approved refunds whose provider is connected, and sent ones about which it is time to ask."""
    rows = reading.execute(_due(reading.now))
    return tuple(rows.scalars())


@action(Permission.RUN_CLOCK)
def claim_refund(tx: Tx, refund_id: int) -> ClaimedRefund:
    """Take a due refund: APPROVED → SENT under a number of its own. Raises NotFound: somebody else has it."""
    refund = take_refund(tx, refund_id, None)
    row = tx.execute(
        select(Payment.method, Payment.reference, Payment.amount_fen, Payment.currency, Refund.reason,
               RefundSending.refund_no, RefundSending.numbers, RefundSending.ask_at)
        .select_from(Refund)
        .join(Payment, Payment.id == Refund.payment_id)
        .join(ProviderAccount, ProviderAccount.method == Payment.method)
        .join(Order, Order.id == Refund.order_id)
        .outerjoin(RefundSending, RefundSending.refund_id == Refund.id)
        .where(Refund.id == refund_id, Order.history.is_(False))
    ).one_or_none()  # fmt: skip
    if row is None:
        raise NotFound("due_refund", str(refund_id))
    sent_before = refund.state in _ON_ITS_WAY
    refund_no = row.refund_no or _number(tx, refund_id, 1)
    if sent_before:
        if row.ask_at is None or row.ask_at > tx.now:
            raise NotFound("due_refund", str(refund_id))
        tx.record("ask_refund", "refund", refund_id, order_id=refund.order_id, after={"refund_no": refund_no})
    elif refund.state is RefundState.APPROVED:
        if row.refund_no is None:
            tx.execute(
                insert(RefundSending).values(
                    refund_id=refund_id, refund_no=refund_no, numbers=1, first_sent_at=tx.now, asked=0, problem=""
                )
            )
        move_refund(tx, refund, RefundState.SENT, "send_refund", {})
    else:
        raise NotFound("due_refund", str(refund_id))
    lease = update(RefundSending).where(RefundSending.refund_id == refund_id)
    tx.execute(lease.values(ask_at=tx.now + LEASE, **({} if sent_before else {"asked": 0, "problem": ""})))
    return ClaimedRefund(
        refund_id, row.method, refund_no, row.reference, refund.amount_fen, row.amount_fen, row.currency, row.reason,
        sent_before,
    )  # fmt: skip


@action(Permission.RUN_CLOCK)
def settle_refund(
    tx: Tx, refund_id: int, *, refund_no: str, outcome: RefundOutcome, reference: str = "", problem: str = ""
) -> RefundState:
    """Enter what the provider answered about refund_no. Raises NotFound: it was settled meanwhile."""
    refund = take_refund(tx, refund_id, None)
    sending = tx.execute(
        select(RefundSending.refund_no, RefundSending.numbers, RefundSending.asked).where(
            RefundSending.refund_id == refund_id
        )
    ).one_or_none()
    if sending is None or sending.refund_no != refund_no or refund.state not in _ON_ITS_WAY:
        raise NotFound("sent_refund", refund_no)
    values: dict[str, object] = {"asked": sending.asked + 1, "problem": problem}
    state = refund.state
    if outcome is RefundOutcome.DONE:
        state = RefundState.DONE
        move_refund(tx, refund, state, "refund_paid", {"done_at": tx.now, "reference": reference or refund_no})
    elif outcome in (RefundOutcome.REFUSED, RefundOutcome.CLOSED):
        state = RefundState.FAILED
        move_refund(tx, refund, state, "refund_refused", {}, problem)
        _needs_a_person(tx, refund, ExceptionKind.REFUND_FAILED, problem)
        if outcome is RefundOutcome.CLOSED:
            numbers = sending.numbers + 1
            values |= {"numbers": numbers, "refund_no": _number(tx, refund_id, numbers)}
    else:
        uncertain = outcome in (RefundOutcome.UNKNOWN, RefundOutcome.NOT_FOUND)
        if uncertain and refund.state is RefundState.SENT:
            state = RefundState.UNKNOWN
            move_refund(tx, refund, state, "refund_uncertain", {}, problem)
            _needs_a_person(tx, refund, ExceptionKind.REFUND_UNKNOWN, problem)
        else:
            tx.record("refund_under_way", "refund", refund_id, order_id=refund.order_id,
                      after={"outcome": outcome.value})  # fmt: skip
        values["ask_at"] = tx.now + WAITS[min(sending.asked, len(WAITS) - 1)]
    tx.execute(update(RefundSending).where(RefundSending.refund_id == refund_id).values(**values))
    return state


@dataclass(slots=True)
class Sent:
    """What one round of sending did."""

    paid: int = 0
    refused: int = 0
    under_way: int = 0


def send_refunds(office: Office, actor: Actor) -> Sent:
    """Send or ask about everything that is due, AT_ONCE of them at the same time and for no longer than ASKING.

    A provider that can't be reached is left alone until the next round.
    """
    sent = Sent()
    waiting = office.ask(actor, due_refunds)
    if not waiting:
        return sent
    accounts = {account.row.method: account for account in office.ask(actor, open_accounts)}
    providers = {method: open_account(account, office.shop_secret) for method, account in accounts.items()}
    away: set[str] = set()

    def claims() -> Iterator[tuple[ClaimedRefund, ClaimedRefund]]:
        for refund_id in waiting:
            try:
                claimed = office.do(actor, claim_refund, refund_id)
            except Refused:
                continue
            if claimed.method in providers and claimed.method not in away:
                yield claimed, claimed

    for claimed, answer in asked_at_once(partial(_answer_of, providers, office), claims()):
        if answer.outcome is RefundOutcome.UNREACHED:
            away.add(claimed.method)
        try:
            state = office.do(
                actor, settle_refund, claimed.refund_id, refund_no=claimed.refund_no, outcome=answer.outcome,
                reference=answer.reference, problem=answer.problem,
            )  # fmt: skip
        except Refused:
            continue
        sent.paid += state is RefundState.DONE
        sent.refused += state is RefundState.FAILED
        sent.under_way += state in _ON_ITS_WAY
    return sent


def _answer_of(providers: Mapping[str, Provider], office: Office, claimed: ClaimedRefund) -> RefundAnswer:
    provider = providers[claimed.method]
    if claimed.sent_before:
        answer = provider.refund_standing(claimed.request, office.clock())
        if answer.outcome is not RefundOutcome.NOT_FOUND:
            return answer
    return provider.refund(claimed.request, office.clock())


def _needs_a_person(tx: Tx, refund: TakenRefund, kind: ExceptionKind, problem: str) -> None:
    facts = {"fen": refund.amount_fen, "why": problem}
    open_case(tx, kind, f"refund:{refund.id}", order_id=refund.order_id, facts=facts, amount_fen=refund.amount_fen)


def _number(tx: Tx, refund_id: int, numbers: int) -> str:
    """At most 64 characters of [0-9A-Za-z_], the shop's own: two shops may share a merchant account."""
    shop = read_settings(tx).shop_id.replace("-", "")[:12] or "shop"
    return f"TK{shop}_{refund_id}_{numbers}"
