"""pointsdesk worker [--once] does what the clock asks for; pointsdesk automation jobs | rules | log | rehearse | notices."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from typing import Any

from pydantic_core import to_jsonable_python

from desktop.cli_values import WrongUse
from desktop.services import erasure, order_queries, staff, worker
from desktop.services.automation import nightly, rule_log, rule_rehearsal, shop_rules
from desktop.services.automation.rule_rounds import run_rules
from desktop.services.errors import DatabaseGone, StorageFull
from desktop.services.office import Office
from desktop.services.transaction import Actor
from desktop.this_pc import pc_name

Open = Callable[[argparse.Namespace], Office]
SignIn = Callable[[argparse.Namespace], tuple[Office, Actor]]
Out = Callable[[argparse.Namespace, Any, Sequence[str]], None]
Verb = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]


def add_verbs(verb: Verb, open_shop: Open, sign_in: SignIn, out: Out) -> None:
    def work(chosen: argparse.Namespace) -> int:
        office = open_shop(chosen)
        with office.reaching():
            actor = staff.worker_actor(office, pc_name())
        erasure.keep_list(office, actor)
        done, daily, acted = _round(office, actor)
        out(chosen, {**to_jsonable_python(done), "daily": daily, "rules": acted}, [
            f"取消 {done.cancelled}，完成 {done.completed}，生效 {done.activated}，过期 {done.expired}，退款到账 {done.refunded}，充值 {done.charged}",
            *(f"账不平，没有动：{one}；请运行 pointsdesk verify" for one in done.broken),
        ])  # fmt: skip
        while not chosen.once and (chosen.parent is None or worker.is_running(chosen.parent)):
            time.sleep(worker.PAUSE_SECONDS)  # nothing wakes a worker: what is due, it finds by looking
            try:
                _round(office, actor)
            except (DatabaseGone, StorageFull):
                continue
        return 0

    def automation(chosen: argparse.Namespace) -> int:
        office, actor = sign_in(chosen)
        out(chosen, *_TOLD[chosen.what](office, actor, chosen))
        return 0

    running = verb("worker", work, "到点自动做的事")
    running.add_argument("--once", action="store_true")
    running.add_argument("--parent", type=int, default=None)
    told = verb("automation", automation, "自动化：任务、规则、规则做过什么、试运行，还有给我的提醒")
    told.add_argument("what", choices=sorted(_TOLD))
    told.add_argument("--rule", type=int, default=None, metavar="规则号")
    told.add_argument("--order", default=None, metavar="订单号")


def _round(office: Office, actor: Actor) -> tuple[worker.Round, dict[str, int], int]:
    """What is due now, what is due once a day, what the shop's rules do about it."""
    return worker.run_once(office, actor), nightly.run_daily(office, actor), run_rules(office, actor)


def _jobs(office: Office, actor: Actor, chosen: argparse.Namespace) -> tuple[Any, list[str]]:
    rows = office.ask(actor, nightly.job_rows)
    lines = [
        f"{row.job:<16} {row.slot}  {row.state.value:<8} 做了 {row.done}，跳过 {row.skipped}，不平 {row.broken}  {row.worker}"
        for row in rows
    ]
    return {"jobs": to_jsonable_python(rows)}, lines or ["还没有跑过"]


def _rules(office: Office, actor: Actor, chosen: argparse.Namespace) -> tuple[Any, list[str]]:
    rows = office.ask(actor, shop_rules.shop_rules)
    lines = [
        f"{row.id}  {'开' if row.active else '关'}  第 {row.version} 版  近 7 天 {row.lately} 次  {row.name}"
        f"{'  会绕回自己' if row.circular else ''}"
        for row in rows
    ]
    return {"rules": to_jsonable_python(rows)}, lines or ["还没有规则"]


def _log(office: Office, actor: Actor, chosen: argparse.Namespace) -> tuple[Any, list[str]]:
    order = office.ask(actor, order_queries.order_id_of, chosen.order) if chosen.order else None
    rows = office.ask(actor, rule_log.rule_log, rule_id=chosen.rule, order_id=order)
    lines = [
        f"{row.at.isoformat()[:16]}  {row.order_no}  {row.rule}（第 {row.version} 版）  "
        + "，".join(f"{one.deed.value} {one.outcome.value}" for one in row.did)
        for row in rows
    ]
    return {"log": to_jsonable_python(rows)}, lines or ["还没有做过"]


def _rehearse(office: Office, actor: Actor, chosen: argparse.Namespace) -> tuple[Any, list[str]]:
    """What a rule would have done in the last thirty days."""
    rule = next((row for row in office.ask(actor, shop_rules.shop_rules) if row.id == chosen.rule), None)
    if rule is None:
        raise WrongUse("要写 --rule 规则号，pointsdesk automation rules 列出全部")
    after: int | None = 0
    rows: list[Any] = []
    looked = 0
    while after is not None:
        page = office.ask(actor, rule_rehearsal.rehearse_rule, rule.draft, after=after)
        rows += page.rows
        looked, after = looked + page.looked, page.next
    lines = [f"{row.at.isoformat()[:16]}  {row.order_no}  {row.status.value}" for row in rows]
    answer = {"rule": rule.name, "looked": looked, "orders": to_jsonable_python(rows)}
    return answer, [*lines, f"近 30 天看了 {looked} 次，会做 {len(rows)} 次"]


def _notices(office: Office, actor: Actor, chosen: argparse.Namespace) -> tuple[Any, list[str]]:
    rows = office.ask(actor, rule_log.my_notices)
    lines = [f"{row.id}  {row.at.isoformat()[:16]}  {row.order_no}  {row.body}" for row in rows]
    return {"notices": to_jsonable_python(rows)}, lines or ["没有新提醒"]


_TOLD: dict[str, Callable[[Office, Actor, argparse.Namespace], tuple[Any, list[str]]]] = {
    "jobs": _jobs, "log": _log, "notices": _notices, "rehearse": _rehearse, "rules": _rules,
}  # fmt: skip
