"""pointsdesk recover: an owner who forgot her password comes back by the words of the recovery sheet."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from desktop import config
from desktop.services import joining, staff
from desktop.shop_secrets import ShopSecrets
from desktop.this_pc import pc_name

Out = Callable[[argparse.Namespace, Any, Sequence[str]], None]


def add_verb(
    verb: Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser],
    url: Callable[[argparse.Namespace], str], kept: Callable[[], ShopSecrets], out: Out,
) -> None:  # fmt: skip
    def run(chosen: argparse.Namespace) -> int:
        done = joining.recover_shop(
            url(chosen), kept(), config.utc_now, owner=chosen.owner, pc=pc_name(), costs=staff.login_costs,
            words=_secret("POINTSDESK_RECOVERY_WORDS", "恢复词: "),
            password=_secret("POINTSDESK_NEW_PASSWORD", "新密码: "),
        )  # fmt: skip
        out(chosen, asdict(done), [f"{done.owner} 的密码换好了。旧的恢复词作废，新的只显示这一次，请抄下来锁好：",
                                   done.recovery_words])  # fmt: skip
        return 0

    recovering = verb("recover", run, "店主忘了密码：用恢复词设新密码")
    recovering.add_argument("--owner", required=True)


def _secret(name: str, prompt: str) -> str:
    given = os.environ.get(name)
    if given is None:
        given = getpass.getpass(prompt) if sys.stdin.isatty() else ""
    return given
