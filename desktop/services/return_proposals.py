"""What after-sales would give back if they were refunded now: one with its lots and its money, or many for a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from desktop.models.order import OrderLine, Payment, Refund
from desktop.models.provider import ProviderAccount
from desktop.models.returns import ReturnLine
from desktop.models.vocabulary import PaymentRowState
from desktop.services.cancels import LotBack, lots_back
from desktop.services.order_state import RETURNED
from desktop.services.prices import share_of_units
from desktop.services.refunds import NOT_COUNTED, may_approve
from desktop.services.return_cases import CaseInHand
from desktop.services.return_refunds import RefundPlan, freight_by_choice, plan_refund, worth_in_fen
from desktop.services.rules import rules_by_id
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading


@dataclass(frozen=True, slots=True)
class RefundProposal:
    """What a refund now would do: points by lot, freight_fen without and freight_choice with the choice of it.

    approved: the asking person may refund that much; worth_fen counts points at what they are worth, fast_limit_fen is
    the shop's limit for it. captured_fen and refunded_fen are of the payment, paid by method; provider: the money goes
    back through one that is connected. A lot that has expired comes back for grace_days.
    """

    plan: RefundPlan
    lots: tuple[LotBack, ...]
    grace_days: int
    freight_choice: int
    approved: bool
    worth_fen: int
    fast_limit_fen: int
    method: str
    captured_fen: int
    refunded_fen: int
    provider: bool


def proposal_of(reading: Reading, case: CaseInHand) -> RefundProposal:
    plan, root = plan_refund(reading, case), case.root
    method, captured, refunded = _payment(reading, root.id)
    connected = select(ProviderAccount.method).where(ProviderAccount.method == method)
    grace = 0
    if root.rule_version_id is not None:
        grace = rules_by_id(reading, root.rule_version_id).document.grace_days
    return RefundProposal(
        plan, lots_back(reading, root.id, plan.points), grace, freight_by_choice(reading, case),
        may_approve(reading, plan.refund_fen), worth_in_fen(reading, root, plan),
        read_settings(reading).fast_refund_fen, method, captured, refunded,
        not root.history and reading.scalar(connected) is not None,
    )  # fmt: skip


def _payment(reading: Reading, order_id: int) -> tuple[str, int, int]:
    """Method, fen captured, fen that went or is to go back: of the payment that stands for the order."""
    back = select(func.coalesce(func.sum(Refund.amount_fen), 0)).where(
        Refund.payment_id == Payment.id, Refund.state.not_in(NOT_COUNTED)
    )
    row = reading.execute(
        select(Payment.method, Payment.amount_fen, back.correlate(Payment).scalar_subquery())
        .where(Payment.order_id == order_id, Payment.state == PaymentRowState.CAPTURED.value)
        .order_by(Payment.id)
        .limit(1)
    ).one_or_none()
    return (row[0], row[1], int(row[2])) if row else ("", 0, 0)


def worth_of_cases(reading: Reading, case_ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Case → (points, cash fen) that its units were allotted, by what of their lines has gone back until now."""
    sums: dict[int, tuple[int, int]] = {}
    rows = reading.execute(
        select(ReturnLine.case_id, ReturnLine.qty, OrderLine.points, OrderLine.cash_fen, OrderLine.qty.label("of"),
               OrderLine.cancelled, RETURNED.label("returned"))
        .join(OrderLine, OrderLine.id == ReturnLine.root_line_id)
        .where(ReturnLine.case_id.in_(sorted(case_ids)))
    )  # fmt: skip
    for row in rows:
        gone = row.cancelled + int(row.returned)
        points, fen = sums.get(row.case_id, (0, 0))
        sums[row.case_id] = (
            points + share_of_units(row.points, row.of, gone, row.qty),
            fen + share_of_units(row.cash_fen, row.of, gone, row.qty),
        )
    return sums
