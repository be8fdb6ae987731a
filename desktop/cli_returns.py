"""pointsdesk returns list | show NO | photo NO: the after-sales that wait, one in full with what it would give back,
its photos: listed, added from files, one saved, which is a look on record.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pydantic_core import to_jsonable_python

from desktop.cli_texts import RETURN_STATES
from desktop.cli_values import WrongUse
from desktop.models.after_sales import ReturnKind, ReturnState
from desktop.services import attachments, return_queries
from desktop.services.office import Office
from desktop.services.return_queries import QueueRow, ReturnFilter
from desktop.services.transaction import Actor

SignIn = Callable[[argparse.Namespace], tuple[Office, Actor]]
Out = Callable[[argparse.Namespace, Any, Sequence[str]], None]


def add_verb(
    verb: Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser], sign_in: SignIn, out: Out
) -> None:
    def run(chosen: argparse.Namespace) -> int:
        if (chosen.what == "list") != (chosen.number is None):
            raise WrongUse("returns list 列出售后，returns show 和 returns photo 后面写售后号")
        if chosen.what != "photo" and (chosen.add or chosen.save is not None):
            raise WrongUse("--add 和 --save 只跟着 returns photo")
        if (chosen.save is None) != (chosen.out is None):
            raise WrongUse("--save 后面写照片号，--out 写存到哪个文件")
        office, actor = sign_in(chosen)
        if chosen.what == "photo":
            answer = _photo(office, actor, chosen)
            plain = to_jsonable_python(answer)
            out(chosen, plain, [
                *(f"{one['id']}  {one['media_type']}  {one['size']:,} 字节  {one['added_at'][:16]}  {one['added_by']}"
                  for one in plain["photos"]),
                *(f"加了 {one}" for one in plain["added"]), *([f"存到 {plain['file']}"] if plain["file"] else []),
            ] or ["没有照片"])  # fmt: skip
            return 0
        if chosen.what == "show":
            plain = to_jsonable_python(office.ask(actor, return_queries.return_detail, chosen.number))
            out(chosen, plain, [json.dumps(plain, ensure_ascii=False, indent=2)])
            return 0
        wanted = ReturnFilter(
            tuple(ReturnState(one) for one in chosen.state), tuple(ReturnKind(one) for one in chosen.kind),
            True if chosen.overdue else None, chosen.assignee, chosen.search,
        )  # fmt: skip
        page = office.ask(
            actor, return_queries.return_queue, wanted, sort=chosen.sort, after=chosen.after, limit=chosen.limit
        )
        counts = office.ask(actor, return_queries.return_counts)
        answer = {"rows": page.rows, "next": page.next, "states": counts.states, "overdue": counts.overdue}
        out(chosen, answer, [
            *(_line(row) for row in page.rows),
            "、".join(f"{RETURN_STATES[state.value]} {n}" for state, n in counts.states.items() if n) or "没有售后",
        ])  # fmt: skip
        return 0

    queue = verb("returns", run, "售后：列表，一笔的详情，或它的照片")
    queue.add_argument("what", choices=["list", "show", "photo"])
    queue.add_argument("number", nargs="?", type=int, metavar="售后号")
    queue.add_argument("--state", action="append", default=[], choices=[one.value for one in ReturnState])
    queue.add_argument("--kind", action="append", default=[], choices=[one.value for one in ReturnKind])
    queue.add_argument("--overdue", action="store_true", help="只看过了期限的")
    queue.add_argument("--assignee", default=None, metavar="账号", help="谁领的；空的是没人领的")
    queue.add_argument("--search", default="", help="售后号、订单号、会员号或卡号")
    queue.add_argument("--sort", default="due", choices=["due", "requested"])
    queue.add_argument("--limit", type=int, default=100)
    queue.add_argument("--after", default=None)
    queue.add_argument("--add", type=Path, action="append", default=[], metavar="文件", help="加一张照片，可写多次")
    queue.add_argument("--save", type=int, default=None, metavar="照片号", help="看一张，会记进谁看过")
    queue.add_argument("--out", type=Path, default=None, metavar="文件", help="存到这里")


def _photo(office: Office, actor: Actor, chosen: argparse.Namespace) -> dict[str, Any]:
    """Files are read before the first is added; one that is refused leaves those before it."""
    contents = [_content(file) for file in chosen.add]
    added = [office.do(actor, attachments.add_return_photo, chosen.number, photo=content) for content in contents]
    detail = office.ask(actor, return_queries.return_detail, chosen.number)
    if chosen.save is not None:
        if chosen.out.exists():
            raise WrongUse(f"{chosen.out} 已经有了，换个名字")
        content = office.ask(actor, attachments.return_photo, detail.row.order_id, chosen.save)
        chosen.out.write_bytes(content)
    return {"photos": detail.photos, "added": added, "file": str(chosen.out) if chosen.out else ""}


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise WrongUse(f"读不了 {file}：{error.strerror}") from None


def _line(row: QueueRow) -> str:
    until = row.due_at.isoformat()[:16] if row.due_at else "-"
    return (
        f"{row.id}  {row.order_no}  {row.kind.value:<13}  {row.state.value:<10}  {row.member_account}  "
        f"{row.title} × {row.units}  {row.reason.value}  期限 {until}"
    )
