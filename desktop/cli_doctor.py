"""pointsdesk doctor: versions, how fast the database answers, room, clocks, keys, and what to do about each."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic_core import to_jsonable_python

from desktop.services import doctor
from desktop.services.doctor import Finding, State, told
from desktop.services.errors import DatabaseGone
from desktop.services.office import Office
from desktop.services.transaction import Actor
from desktop.this_pc import database_url, kept_secrets

SignIn = Callable[[argparse.Namespace], tuple[Office, Actor]]
Out = Callable[[argparse.Namespace, Any, Sequence[str]], None]
_MARKS = {State.FINE: "好", State.LOOK: "看", State.BAD: "坏"}
# where it is fine, and where it isn't with what to do
_WORDS: Mapping[str, tuple[str, str]] = {
    "program": ("积分掌柜 {version}（{made_with}，{system}）", ""),
    "database": ("{kind} {server}", "连不上 {kind}（{detail}）；请看数据库那台电脑开着没有、网络通不通"),
    "answer": (
        "最小的一问 {ms} 毫秒",
        "最小的一问要 {ms} 毫秒；请看网络和数据库那台电脑忙不忙，数据文件不要放在网盘或 U 盘上",
    ),
    "clock": ("时钟对得上", "时钟差 {seconds} 秒；请打开系统的自动校时"),
    "room": ("{place} 还有 {bytes}", "{place} 只剩 {bytes}；请清理磁盘，或把数据搬到大一点的盘"),
    "size": ("{orders} 笔订单，数据 {bytes}", ""),
    "log": ("日志 {bytes}", "日志有 {bytes} 还没并进数据文件；请退出所有窗口再打开，它会自己变小"),
    "worker": ("夜里的事 {hours} 小时前做过", "夜里的事一天多没有做了；打开桌面程序，或运行 pointsdesk worker"),
    "figures": ("{waiting} 条数字等着汇总", "{waiting} 条以上数字等着汇总；请运行 pointsdesk worker --once"),
    "keys": ("密钥在系统的钥匙串里", "密钥在文件里（{place}），只靠这个账户的权限保护；请给这台电脑设开机密码"),
    "backup": ("", "还没有自动备份；下班退出程序后，请把 {place} 复制到别处"),
}
_SERVER_BACKUP = "还没有自动备份；请每天用 pg_dump 把数据库导出到别处"


def add_verb(
    verb: Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser], sign_in: SignIn, out: Out
) -> None:
    def examine(chosen: argparse.Namespace) -> int:
        url, kept = database_url(getattr(chosen, "db", None)), kept_secrets()
        try:
            office, actor = sign_in(chosen)
        except DatabaseGone as gone:
            found = doctor.without_database(url, kept, gone)
        else:
            found = doctor.examine(office, actor, kept)
        bad = any(one.state is State.BAD for one in found)
        out(chosen, {"ok": not bad, "findings": to_jsonable_python(found)}, [line(one) for one in found])
        return 1 if bad else 0

    verb("doctor", examine, "看这台电脑和数据库好不好")


def line(one: Finding) -> str:
    fine, otherwise = _WORDS[one.key]
    words = fine if one.state is State.FINE else otherwise
    if one.key == "backup" and not one.values["place"]:
        words = _SERVER_BACKUP
    return f"[{_MARKS[one.state]}] {words.format(**told(one.values))}"
