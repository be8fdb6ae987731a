"""What a person may do with an after-sale now, the next right step first; and which ones wait for her."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication

from desktop.models.after_sales import ReturnKind, ReturnState, allowed_return_acts
from desktop.models.vocabulary import Permission
from desktop.services.return_queries import QueueRow
from desktop.views.formats import money
from desktop.views.order_acts.offers import Offered
from desktop.views.return_acts.refund import price_words

translate = QCoreApplication.translate
P, R = Permission, ReturnState
MONEY = (P.REFUND_TO_LIMIT, P.REFUND_ABOVE)


def waits_for(may: Callable[[Permission], bool]) -> tuple[ReturnState, ...]:
    """States in which the next step is hers. Goods that the buyer sends are waited for by who only receives them."""
    handles = may(P.HANDLE_RETURNS)
    mine = {
        R.REQUESTED: handles,
        R.TO_RECEIVE: may(P.RECEIVE_RETURNS) and not handles,
        R.TO_REFUND: any(map(may, MONEY)),
        R.TO_RESHIP: handles,
    }
    return tuple(state for state, on in mine.items() if on)


def step_words(row: QueueRow) -> str:
    """The next step in a word, for a row of the list; "" once it is over."""
    return {
        R.REQUESTED: translate("return-acts", "审批"),
        R.TO_RECEIVE: translate("return-acts", "收货"),
        R.TO_REFUND: translate("return-acts", "退款"),
        R.TO_RESHIP: translate("return-acts", "补发"),
    }.get(row.state, "")


def step_act(row: QueueRow, may: Callable[[Permission], bool]) -> str:
    """The act of the next step, where she may do it; "" where not."""
    first = next(iter(return_offers(row, may)), None)
    return first.key if first is not None and first.primary else ""


def return_offers(
    row: QueueRow, may: Callable[[Permission], bool], *, replaced: bool = False, received: bool = False
) -> list[Offered]:  # fmt: skip
    """replaced: the replacement of an exchange is under way; received: the goods are back."""
    table = set(allowed_return_acts(row.kind, row.state))
    if replaced:
        table -= {"reship_return", "refund_instead"}
    if replaced or received:
        table.discard("withdraw_return")
    return [one for one in _all(row, may) if one.key in table or one.key not in _TABLE]


_TABLE = frozenset().union(*(allowed_return_acts(kind, state) for kind in ReturnKind for state in ReturnState))


def _all(row: QueueRow, may: Callable[[Permission], bool]) -> Iterator[Offered]:
    handles = may(P.HANDLE_RETURNS)
    if handles:
        yield Offered("approve_return", translate("return-acts", "同意"), "check", primary=True)
        yield Offered("reject_return", translate("return-acts", "拒绝"), "ban", danger=True)
    if may(P.RECEIVE_RETURNS):
        words = translate("return-acts", "收退货")
        yield Offered("receive_return", words, "package-open", primary=True)
    if any(map(may, MONEY)):
        cash = money(row.cash_fen, row.currency, row.minor_units) if row.cash_fen else ""
        yield Offered("refund_return", price_words(row.points, cash), "hand-coins", primary=True)
    if handles:
        yield Offered("reship_return", translate("return-acts", "补发"), "arrow-right-left", primary=True)
        yield Offered("refund_instead", translate("return-acts", "改为退款"), "hand-coins")
    if handles:
        yield Offered("approve_all_the_same", translate("return-acts", "没收货也同意"), "arrow-right")
        yield Offered("refuse_goods", translate("return-acts", "拒收退货"), "package-x", danger=True)
    if may(P.REQUEST_RETURN) and row.due_at is not None:
        yield Offered("add_return_photo", translate("return-acts", "加照片"), "image")
    if may(P.ASSIGN) and row.due_at is not None:
        words = translate("return-acts", "转交") if row.assignee else translate("return-acts", "领")
        yield Offered("assign_return", words, "user-check")
    if may(P.REQUEST_RETURN):
        yield Offered("withdraw_return", translate("return-acts", "撤销售后"), "undo-2", danger=True)
