"""pointsdesk member erase NO: a member's personal data goes for good, the books stay."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Any

from desktop.cli_values import WrongUse
from desktop.services import erasure
from desktop.services.erasure import Erasure
from desktop.services.office import Office
from desktop.services.transaction import Actor

SignIn = Callable[[argparse.Namespace], tuple[Office, Actor]]
Out = Callable[[argparse.Namespace, Any, Sequence[str]], None]


def add_verb(
    verb: Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser], sign_in: SignIn, out: Out
) -> None:
    def run(chosen: argparse.Namespace) -> int:
        office, actor = sign_in(chosen)
        foreseen = office.ask(actor, erasure.foresee_erasure, chosen.number)
        if not chosen.yes:
            _confirm(foreseen)
        done = office.do(actor, erasure.erase_member, foreseen.member_id, reason=chosen.reason)
        answer = {"member": done.account, "recipients": done.recipients, "orders": done.orders}
        out(chosen, answer, [
            f"{done.account} 的资料清除了：{done.recipients} 个收货人，{done.orders} 笔订单上的姓名、电话和地址。账目没有变。",
        ])  # fmt: skip
        return 0

    people = verb("member", run, "清除一位会员的个人资料")
    people.add_argument("what", choices=["erase"])
    people.add_argument("number", metavar="会员号")
    people.add_argument("--reason", required=True, help="为什么清除，例如 本人要求；会记入审计，别写姓名电话")
    people.add_argument("--yes", action="store_true", help="不再问一次")


def _confirm(foreseen: Erasure) -> None:
    """The number once more, typed; asked on stderr, for stdout holds the answer. Raises WrongUse."""
    print(
        f"会员 {foreseen.account} 的姓名、电话、生日，{foreseen.recipients} 个收货人，"
        f"{foreseen.orders} 笔订单上的备注会永远清除，找不回来。再输一次会员号：",
        end="", file=sys.stderr, flush=True,
    )  # fmt: skip
    if sys.stdin.readline().strip() != foreseen.account:
        raise WrongUse("两次的会员号不一样，什么都没有清除")
