"""pointsdesk audit search: who did what, or with --looked who looked at what, with the filters of the audit page."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from pydantic_core import to_jsonable_python

from desktop.models.vocabulary import AccessAct
from desktop.services import audit_queries, look_queries
from desktop.services.audit_queries import AuditFilter
from desktop.services.errors import NotFound
from desktop.services.office import Office
from desktop.services.transaction import Actor

SignIn = Callable[[argparse.Namespace], tuple[Office, Actor]]
Out = Callable[[argparse.Namespace, Any, Sequence[str]], None]


def add_verb(
    verb: Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser], sign_in: SignIn, out: Out
) -> None:
    def search(chosen: argparse.Namespace) -> int:
        return _search(chosen, sign_in, out)

    made = verb("audit", search, "谁做了什么，谁看过什么")
    made.add_argument("what", choices=["search"])
    made.add_argument("--looked", action="store_true", help="谁看过，而不是谁做了")
    made.add_argument("--person", default="", metavar="姓名", help="员工姓名，或 worker、storefront")
    made.add_argument("--about", default="", metavar="号码", help="订单号、会员号或卡号")
    made.add_argument("--act", action="append", default=[], help="动作的名字；看过用 OPEN、REVEAL、PRINT、EXPORT……")
    for name in ("--since", "--until"):
        made.add_argument(name, type=date.fromisoformat, default=None)
    made.add_argument("--after", default=None)
    made.add_argument("--limit", type=int, default=100)


def _search(chosen: argparse.Namespace, sign_in: SignIn, out: Out) -> int:
    office, actor = sign_in(chosen)
    people = office.ask(actor, audit_queries.audit_choices).people
    key = ""
    if chosen.person:
        known = [one for one, name, _ in people if chosen.person in (name, one)]
        if not known:
            raise NotFound("staff", chosen.person)
        key = known[0]
    wanted = AuditFilter(key, tuple(chosen.act), chosen.about, chosen.since, chosen.until)
    page: audit_queries.ActPage | look_queries.LookPage
    if chosen.looked:
        page = office.ask(actor, look_queries.find_looks, wanted, after=chosen.after, limit=chosen.limit)
    else:
        page = office.ask(actor, audit_queries.find_acts, wanted, after=chosen.after, limit=chosen.limit)
    if page.unknown:
        raise NotFound("order", chosen.about)
    lines = [_line(row) for row in page.rows]
    if page.next is not None:
        lines.append(f"往下还有：--after {page.next}")
    out(chosen, {"rows": to_jsonable_python(page.rows), "next": page.next}, lines)
    return 0


def _line(row: audit_queries.ActRow | look_queries.LookLine) -> str:
    start = f"{row.at.isoformat()[:19]}  {row.who} {row.role}".rstrip()
    if isinstance(row, audit_queries.ActRow):
        return f"{start}  {row.act}  {row.subject_name or row.subject}  {row.reason}  {row.pc}"
    numbers = [number for _, number in (*row.orders, *row.members)]
    seen = numbers[0] if len(numbers) == 1 else f"{row.count} 个"
    reason = "" if row.act is AccessAct.SEARCH_PHONE else row.reason
    return f"{start}  {row.act.value}  {seen}  {reason}  {row.pc}"
