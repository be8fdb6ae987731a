"""pointsdesk cards import | stock | void | show: codes in, what is left of them, and one order's codes on record."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from desktop.cli_values import WrongUse
from desktop.services import card_queries, cards, order_queries
from desktop.services.office import Office
from desktop.services.spreadsheets.cards_sheet import read_cards, read_pasted
from desktop.services.transaction import Actor

SignIn = Callable[[argparse.Namespace], tuple[Office, Actor]]
Out = Callable[[argparse.Namespace, Any, Sequence[str]], None]
_PROBLEMS = {
    "missing": "没有卡密", "too_short": "太短", "too_long": "太长", "excel_number": "表格软件丢了位数",
    "bad_date": "有效期读不出", "excel_date": "有效期读不出", "too_many_parts": "分不清哪段是卡密",
    "unreadable_character": "有看不见的字符",
}  # fmt: skip


def add_verb(
    verb: Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser], sign_in: SignIn, out: Out
) -> None:
    def run(chosen: argparse.Namespace) -> int:
        if chosen.what == "import" and chosen.file is None:
            raise WrongUse("cards import 编码 --file 文件；--file - 从标准输入一行一个地读")
        if chosen.what in ("void", "show") and not chosen.reason:
            raise WrongUse(f"cards {chosen.what} 要写 --reason 原因")
        if chosen.what == "void" and not chosen.number.isdecimal():
            raise WrongUse("cards void 后面写批次号，cards stock 编码 会列出来")
        office, actor = sign_in(chosen)
        return _DONE[chosen.what](chosen, office, actor, out)

    found = verb("cards", run, "卡密：导入、还剩多少、作废一批、看一笔订单的")
    found.add_argument("what", choices=sorted(_DONE))
    found.add_argument("number", metavar="编码|批次号|订单号")
    found.add_argument("--file", default=None, help="CSV、XLSX，列名写 卡密、密码、有效期；- 是标准输入")
    found.add_argument("--reason", default="")


def _import(chosen: argparse.Namespace, office: Office, actor: Actor, out: Out) -> int:
    """Exit 1 where a line held no code that could be taken."""
    read = read_pasted(sys.stdin.read()) if chosen.file == "-" else read_cards(Path(chosen.file))
    bad = [{"row": one.number, "reason": one.problem, "why": _PROBLEMS[one.problem]} for one in read.bad]
    told = cards.CardsImported(0, 0, (), (), 0)
    if read.cards:
        told = office.do(actor, cards.import_cards, chosen.number, cards=read.cards, source=read.source)
    out(chosen, {**asdict(told), "bad": bad}, [
        f"导入 {told.new} 个，进过店 {len(told.twice)} 个，已过期 {len(told.late)} 个",
        *(f"第 {one['row']} 行{one['why']}" for one in bad),
    ])  # fmt: skip
    return 1 if bad or not read.cards else 0


def _stock(chosen: argparse.Namespace, office: Office, actor: Actor, out: Out) -> int:
    found = office.ask(actor, card_queries.card_stock_of, chosen.number)
    out(chosen, found, [
        f"在库 {found.in_stock}  已发 {found.issued}  作废 {found.void}  {card_queries.EXPIRING_DAYS} 天内到期 {found.expiring}",
        *(f"{one.id}  {one.imported_at.isoformat()[:16]}  {one.source}  剩 {one.left}/{one.cards}" for one in found.batches),
    ])  # fmt: skip
    return 0


def _void(chosen: argparse.Namespace, office: Office, actor: Actor, out: Out) -> int:
    left = office.do(actor, cards.void_cards, int(chosen.number), reason=chosen.reason)
    out(chosen, {"void": left}, [f"作废 {left} 个"])
    return 0


def _show(chosen: argparse.Namespace, office: Office, actor: Actor, out: Out) -> int:
    order_id = office.ask(actor, order_queries.order_id_of, chosen.number)
    found = office.ask(actor, card_queries.reveal_cards, order_id, reason=chosen.reason)
    out(chosen, {"cards": found}, ["  ".join(filter(None, (one.title, one.code, one.password))) for one in found])
    return 0


_DONE: dict[str, Callable[[argparse.Namespace, Office, Actor, Out], int]] = {
    "import": _import, "stock": _stock, "void": _void, "show": _show,
}  # fmt: skip
