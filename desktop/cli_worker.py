"""pointsdesk worker [--once] does what the clock asks for; pointsdesk automation jobs says what it did last."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from typing import Any

from pydantic_core import to_jsonable_python

from desktop.services import erasure, staff, worker
from desktop.services.automation import nightly
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
        done, daily = worker.run_once(office, actor), nightly.run_daily(office, actor)
        out(chosen, {**to_jsonable_python(done), "daily": daily}, [
            f"取消 {done.cancelled}，完成 {done.completed}，生效 {done.activated}，过期 {done.expired}，退款到账 {done.refunded}",
            *(f"账不平，没有动：{one}；请运行 pointsdesk verify" for one in done.broken),
        ])  # fmt: skip
        while not chosen.once and (chosen.parent is None or worker.is_running(chosen.parent)):
            time.sleep(worker.PAUSE_SECONDS)
            try:
                worker.run_once(office, actor)
                nightly.run_daily(office, actor)
            except (DatabaseGone, StorageFull):
                continue
        return 0

    def automation(chosen: argparse.Namespace) -> int:
        office, actor = sign_in(chosen)
        rows = office.ask(actor, nightly.job_rows)
        out(chosen, {"jobs": to_jsonable_python(rows)}, [
            f"{row.job:<16} {row.slot}  {row.state.value:<8} 做了 {row.done}，跳过 {row.skipped}，不平 {row.broken}  {row.worker}"
            for row in rows
        ] or ["还没有跑过"])  # fmt: skip
        return 0

    running = verb("worker", work, "到点自动做的事")
    running.add_argument("--once", action="store_true")
    running.add_argument("--parent", type=int, default=None)
    verb("automation", automation, "自动化：各项任务最近一次做了什么").add_argument("what", choices=["jobs"])
