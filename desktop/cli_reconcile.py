"""pointsdesk reconcile --statement FILE: a payment provider's bill against the shop's payments and refunds; and the
process that reads one for the window (statement-child, not shown in the help)."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic_core import to_jsonable_python

from desktop.cli_child import Say, serve
from desktop.services.office import Office
from desktop.services.statements import matching
from desktop.services.statements.errand import take_in
from desktop.services.statements.matching import Difference, StatementReport, Verdict
from desktop.services.statements.reading import RowKind
from desktop.services.transaction import Actor

SignIn = Callable[[argparse.Namespace], tuple[Office, Actor]]
Out = Callable[[argparse.Namespace, Any, Sequence[str]], None]
_VERDICTS = {
    Verdict.MISSING_HERE: "账单有，这里没有", Verdict.MISSING_THERE: "这里有，账单没有", Verdict.AMOUNT_DIFFERS: "金额不一样",
    Verdict.NOT_DONE_HERE: "账单已退，这里没记完成",
}  # fmt: skip
_KINDS = {RowKind.PAYMENT: "收款", RowKind.REFUND: "退款"}
_METHODS = {"wechat": "微信支付", "alipay": "支付宝"}


def add_verbs(
    verb: Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser], sign_in: SignIn, out: Out
) -> None:
    """The verb for people; the child's is found by its name alone."""

    def run(chosen: argparse.Namespace) -> int:
        office, actor = sign_in(chosen)
        taken = take_in(office, actor, chosen.statement)
        report = office.ask(actor, matching.statement_report, taken.statement_id)
        out(chosen, _answer(report), _lines(report))
        return 0 if report.ok else 1

    reconciling = verb("reconcile", run, "支付渠道的对账单和店里的收款、退款对账")
    reconciling.add_argument(
        "--statement", type=Path, required=True, metavar="文件", help="微信支付交易账单，或支付宝业务明细"
    )


def serve_statement() -> int:
    return serve(_work)


def _work(office: Office, actor: Actor, told: Mapping[str, Any], lines: Any, say: Say) -> None:
    taken = take_in(office, actor, Path(told["file"]))
    say("done", **to_jsonable_python(taken))


def _answer(report: StatementReport) -> dict[str, Any]:
    groups = {
        verdict: [one for one in report.differences if one.verdict is verdict]
        for verdict in Verdict if verdict is not Verdict.MATCHED
    }  # fmt: skip
    statement = to_jsonable_python(report.statement)
    return {
        "ok": report.ok, "provider": report.statement.method, "since": statement["since"],
        "until": statement["until"], "payments": report.statement.payments,
        "payment_fen": report.statement.payment_fen, "refunds": report.statement.refunds,
        "refund_fen": report.statement.refund_fen, "fee_fen": round(report.statement.fee_e5 / 1000),
        "matched": report.matched, **{verdict.value.lower(): to_jsonable_python(rows) for verdict, rows in groups.items()},
        "counts": to_jsonable_python(report.counts), "statement": statement["id"],
    }  # fmt: skip


def _lines(report: StatementReport) -> list[str]:
    bill = report.statement
    return [
        f"{_METHODS[bill.method]} {bill.since} 到 {bill.until}：收款 {bill.payments} 笔 {_yuan(bill.payment_fen)}，"
        f"退款 {bill.refunds} 笔 {_yuan(bill.refund_fen)}，手续费 {_yuan(round(bill.fee_e5 / 1000))}",
        *(_line(one) for one in report.differences),
        f"对上 {report.matched} 笔" + ("，没有差异" if report.ok else f"，{sum(report.counts.values())} 处差异"),
    ]


def _line(one: Difference) -> str:
    sides = "，".join(
        f"{name} {_yuan(fen)}" for name, fen in (("账单", one.there_fen), ("这里", one.here_fen)) if fen is not None
    )
    return f"{_VERDICTS[one.verdict]}  {_KINDS[one.kind]} {one.number}  订单 {one.order_no or '-'}  {sides}"


def _yuan(fen: int) -> str:
    return f"{fen / 100:,.2f} 元"
