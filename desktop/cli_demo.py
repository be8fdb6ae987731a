"""The verb demo: a lifelike shop in an empty database, with who may sign in."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from desktop import config
from desktop.services import demo
from desktop.services.shop import ROLE_NAMES
from desktop.this_pc import database_url, kept_secrets


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--orders", type=int, default=demo.ORDERS, help="订单笔数")
    parser.add_argument("--seed", type=int, default=demo.SEED, help="同一个数，同一家店")
    parser.add_argument("--days", type=int, default=demo.DAYS, help="开店多少天")
    parser.add_argument(
        "--newest", type=int, default=demo.NEWEST, help="最新的多少笔逐笔办理，更早的成批写入；两万笔起全部成批复制"
    )
    parser.add_argument("--admin-db", default=None)
    parser.add_argument("--progress", action="store_true", help="一行行写出进度，给别的程序看")


def make(chosen: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    """The answer as JSON and as lines. Raises what make_demo does."""
    office, report = demo.make_demo(
        database_url(getattr(chosen, "db", None)), kept_secrets(), config.utc_now, orders=chosen.orders,
        seed=chosen.seed, days=chosen.days, newest=chosen.newest, progress=_tell if chosen.progress else _show, admin_url=chosen.admin_db,
    )  # fmt: skip
    office.engine.dispose()
    people = [
        {"login": person.login, "password": person.password, "role": ROLE_NAMES[person.preset]}
        for person in demo.DEMO_STAFF
    ]
    answer = {"orders": report.orders, "members": report.members, "products": report.products, "staff": people}
    return answer, [
        f"演示店开好了：{report.orders} 笔订单，{report.members} 位会员，{report.products} 种商品。",
        *(f"{person['role']}  {person['login']:<10}  {person['password']}" for person in people),
    ]


_STEPS = {"prepare": "正在准备", "found": "正在开店", "write": "正在写订单", "done": "好了"}


def _show(step: str, fraction: float) -> None:
    if sys.stderr.isatty():
        print(f"\r{_STEPS[step]} {fraction:4.0%}  ", end="" if fraction < 1 else "\n", file=sys.stderr, flush=True)


def _tell(step: str, fraction: float) -> None:
    print(f"progress {round(fraction * 100)} {step}", file=sys.stderr, flush=True)
