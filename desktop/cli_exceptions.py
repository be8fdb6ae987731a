"""pointsdesk exceptions list | take | snooze | delays: what needs a person, and where time goes; verify, whose breaks
become exceptions."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from desktop.cli_texts import CAUSES, EXCEPTION_KINDS
from desktop.cli_values import WrongUse
from desktop.models.vocabulary import ExceptionKind, Permission
from desktop.services import verify
from desktop.services.exceptions import acts, delays, detection, queries
from desktop.services.exceptions.queries import ExceptionFilter, ExceptionRow, Scope
from desktop.services.findings import Break
from desktop.services.office import Office
from desktop.services.transaction import Actor

SignIn = Callable[[argparse.Namespace], tuple[Office, Actor]]
Out = Callable[[argparse.Namespace, Any, Sequence[str]], None]


def add_verbs(
    verb: Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser], sign_in: SignIn, out: Out
) -> None:
    def run(chosen: argparse.Namespace) -> int:
        if (chosen.what in ("take", "snooze")) != bool(chosen.ids):
            raise WrongUse("exceptions list 列出异常；take 和 snooze 后面写异常号")
        if chosen.what == "snooze" and not (chosen.days and chosen.reason):
            raise WrongUse("snooze 要写 --days 几天和 --reason 原因")
        office, actor = sign_in(chosen)
        if chosen.what == "take":
            out(chosen, office.do(actor, acts.take_exceptions, tuple(chosen.ids)), ["已领"])
        elif chosen.what == "snooze":
            until = office.clock() + timedelta(days=chosen.days)
            handled = office.do(actor, acts.snooze_exceptions, tuple(chosen.ids), until=until, reason=chosen.reason)
            out(chosen, handled, ["先放着"])
        elif chosen.what == "delays":
            _delays(chosen, office, actor, out)
        else:
            _list(chosen, office, actor, out)
        return 0

    def check(chosen: argparse.Namespace) -> int:
        office, actor = sign_in(chosen)
        return _verify(chosen, office, actor, out)

    verb("verify", check, "核对账实")
    found = verb("exceptions", run, "异常：要人处理的，和时间花在哪一步")
    found.add_argument("what", choices=["list", "take", "snooze", "delays"])
    found.add_argument("ids", nargs="*", type=int, metavar="异常号")
    found.add_argument("--kind", action="append", default=[], choices=[one.value for one in ExceptionKind])
    found.add_argument("--scope", default="OPEN", choices=[one.value for one in Scope])
    found.add_argument("--owner", default=None, metavar="账号", help="谁负责；空的是没人领的")
    found.add_argument("--limit", type=int, default=100)
    found.add_argument("--after", default=None)
    found.add_argument("--days", type=int, default=None, help="snooze：几天后再提醒")
    found.add_argument("--reason", default="")
    for name in ("--since", "--until"):
        found.add_argument(name, type=date.fromisoformat, default=None)


def _list(chosen: argparse.Namespace, office: Office, actor: Actor, out: Out) -> None:
    wanted = ExceptionFilter(Scope(chosen.scope), tuple(ExceptionKind(one) for one in chosen.kind), chosen.owner)
    page = office.ask(actor, queries.exception_list, wanted, after=chosen.after, limit=chosen.limit)
    counts = office.ask(actor, queries.exception_counts)
    answer = {
        "rows": page.rows, "next": page.next, "kinds": counts.kinds, "open": counts.open, "urgent": counts.urgent,
        "snoozed": counts.snoozed,
    }  # fmt: skip
    out(chosen, answer, [
        *(_line(row) for row in page.rows),
        "、".join(f"{EXCEPTION_KINDS[kind.value]} {n}" for kind, n in counts.kinds.items()) or "没有要人处理的",
    ])  # fmt: skip


def _line(row: ExceptionRow) -> str:
    return (
        f"{row.id}  {EXCEPTION_KINDS[row.kind.value]}  {row.number or '-'}  {row.opened_at.isoformat()[:16]}  "
        f"{row.owner or '没人领'}"
    )


def _delays(chosen: argparse.Namespace, office: Office, actor: Actor, out: Out) -> None:
    until = chosen.until or office.clock().date()
    found = office.ask(actor, delays.delays, chosen.since or until - timedelta(days=29), until)
    took = {one.status: one for one in found.took}
    out(chosen, found, [
        *(
            f"{one.status.value:<8} 现在 {one.orders} 笔，一半等了 {one.median // 60} 分，九成在 {one.ninety // 60} 分内，"
            f"最久 {one.oldest // 60} 分；近来一半用 {took[one.status].median // 60} 分"
            for one in found.ages
        ),
        f"最慢的一步 {found.slowest.value}" if found.slowest else "这段时间没有订单往前走",
    ])  # fmt: skip


def _verify(chosen: argparse.Namespace, office: Office, actor: Actor, out: Out) -> int:
    """Who may mend the books leaves what was found in the list of exceptions, and takes away what is mended."""
    report = office.ask(actor, verify.verify)
    if actor.may(Permission.MEND) and (report.breaks or office.ask(actor, detection.open_findings)):
        office.do(actor, detection.enter_findings, report.breaks)
    out(chosen, report, [
        *(line for one in report.breaks for line in _break_lines(one)),
        "账实相符" if report.ok else f"{len(report.breaks)} 处不符",
    ])  # fmt: skip
    return 0 if report.ok else 1


def _break_lines(one: Break) -> Iterator[str]:
    yield f"不符 {one.check} {one.subject}：应为 {one.expected}，实为 {one.found}（{CAUSES[one.diagnosis.value]}）"
    for row in one.entries:
        values = "，".join(f"{name} {value}" for name, value in row.values.items())
        yield f"    {row.table} {row.id} {row.verb} {values} {row.part}".rstrip()
    if one.mend:
        subject, _, number = one.mend.partition(":")
        yield f"    修正：pointsdesk do propose_mend subject={subject} subject_id={number} reason=原因，再由第二个人 approve_mend"
