"""pointsdesk returns list | show NO: the after-sales that wait, and one in full with what it would give back."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from typing import Any

from pydantic_core import to_jsonable_python

from desktop.cli_texts import RETURN_STATES
from desktop.cli_values import WrongUse
from desktop.models.after_sales import ReturnKind, ReturnState
from desktop.services import return_queries
from desktop.services.office import Office
from desktop.services.return_queries import QueueRow, ReturnFilter
from desktop.services.transaction import Actor

SignIn = Callable[[argparse.Namespace], tuple[Office, Actor]]
Out = Callable[[argparse.Namespace, Any, Sequence[str]], None]


def add_verb(
    verb: Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser], sign_in: SignIn, out: Out
) -> None:
    def run(chosen: argparse.Namespace) -> int:
        if (chosen.what == "show") == (chosen.number is None):
            raise WrongUse("returns list 列出售后，returns show 后面写售后号")
        office, actor = sign_in(chosen)
        if chosen.what == "show":
            plain = to_jsonable_python(office.ask(actor, return_queries.return_detail, chosen.number))
            out(chosen, plain, [json.dumps(plain, ensure_ascii=False, indent=2)])
            return 0
        wanted = ReturnFilter(
            tuple(ReturnState(one) for one in chosen.state), tuple(ReturnKind(one) for one in chosen.kind),
            True if chosen.overdue else None, chosen.assignee, chosen.search,
        )  # fmt: skip
        page = office.ask(
            actor, return_queries.return_queue, wanted, sort=chosen.sort, after=chosen.after, limit=chosen.limit
        )
        counts = office.ask(actor, return_queries.return_counts)
        answer = {"rows": page.rows, "next": page.next, "states": counts.states, "overdue": counts.overdue}
        out(chosen, answer, [
            *(_line(row) for row in page.rows),
            "、".join(f"{RETURN_STATES[state.value]} {n}" for state, n in counts.states.items() if n) or "没有售后",
        ])  # fmt: skip
        return 0

    queue = verb("returns", run, "售后：列表，或一笔的详情")
    queue.add_argument("what", choices=["list", "show"])
    queue.add_argument("number", nargs="?", type=int, metavar="售后号")
    queue.add_argument("--state", action="append", default=[], choices=[one.value for one in ReturnState])
    queue.add_argument("--kind", action="append", default=[], choices=[one.value for one in ReturnKind])
    queue.add_argument("--overdue", action="store_true", help="只看过了期限的")
    queue.add_argument("--assignee", default=None, metavar="账号", help="谁领的；空的是没人领的")
    queue.add_argument("--search", default="", help="售后号、订单号、会员号或卡号")
    queue.add_argument("--sort", default="due", choices=["due", "requested"])
    queue.add_argument("--limit", type=int, default=100)
    queue.add_argument("--after", default=None)


def _line(row: QueueRow) -> str:
    until = row.due_at.isoformat()[:16] if row.due_at else "-"
    return (
        f"{row.id}  {row.order_no}  {row.kind.value:<13}  {row.state.value:<10}  {row.member_account}  "
        f"{row.title} × {row.units}  {row.reason.value}  期限 {until}"
    )
