"""pointsdesk join: a second PC comes into a shop on PostgreSQL by a file that a PC of the shop makes."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from desktop import config
from desktop.services import join_file, joining
from desktop.services.office import Office
from desktop.services.transaction import Actor
from desktop.this_pc import choose_shop, kept_secrets, pc_name

SignedIn = Callable[[argparse.Namespace], tuple[Office, Actor]]
Out = Callable[[argparse.Namespace, Any, Sequence[str]], None]


def add_verb(
    verb: Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser],
    signed_in: SignedIn, out: Out,
) -> None:  # fmt: skip
    def run(chosen: argparse.Namespace) -> int:
        if chosen.what == "use":
            return _use(chosen, out)
        return _create(chosen, signed_in, out)

    joining_in = verb("join", run, "让另一台电脑加入这家店，或凭加入文件加入")
    joining_in.add_argument("what", choices=["create", "use"])
    joining_in.add_argument("file", type=Path)
    joining_in.add_argument("--host", default="", help="别的电脑用的服务器地址，不写就和这台一样")
    joining_in.add_argument("--certificate", type=Path, default=None, help="签发服务器证书的机构，不写就和这台一样")


def _create(chosen: argparse.Namespace, signed_in: SignedIn, out: Out) -> int:
    office, actor = signed_in(chosen)
    made = join_file.create_join(office, actor, host=chosen.host, certificate=chosen.certificate)
    join_file.write_join(chosen.file, made.content)
    answer = {"file": str(chosen.file), "passphrase": made.passphrase, "until": made.until}
    out(chosen, answer, [f"写好了 {chosen.file}，{join_file.HOURS} 小时内有效。口令只显示这一次，和文件分开交给那台电脑：",
                         made.passphrase])  # fmt: skip
    return 0


def _use(chosen: argparse.Namespace, out: Out) -> int:
    passphrase = os.environ.get("POINTSDESK_JOIN_PASSPHRASE")
    if passphrase is None:
        passphrase = getpass.getpass("口令: ") if sys.stdin.isatty() else ""
    url = joining.use_join(join_file.read_join(chosen.file), passphrase, kept_secrets(), config.utc_now, pc=pc_name())
    choose_shop(url)
    out(chosen, {"joined": True}, ["这台电脑加入了，运行 pointsdesk 登录。加入文件请删掉。"])
    return 0
