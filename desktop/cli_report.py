"""pointsdesk report and export, and what makes papers and tables for the window (paper-child, table-child, no help)."""

from __future__ import annotations

import argparse
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from desktop.cli_child import Say, serve
from desktop.cli_values import WrongUse, add_filters, filter_of
from desktop.models.vocabulary import Permission
from desktop.services import order_export, order_queries
from desktop.services.office import Office
from desktop.services.order_filter import OrderFilter
from desktop.services.paper_errands import make_paper, make_summary, printed_json
from desktop.services.reports.words import Words, missing_sentence
from desktop.services.settings import shop_settings
from desktop.services.spreadsheets.records import ImportedMember, ImportedOrder
from desktop.services.spreadsheets.writing import write_members, write_orders
from desktop.services.summary_figures import month_days
from desktop.services.table_errands import make_table
from desktop.services.transaction import Actor

SignIn = Callable[[argparse.Namespace], tuple[Office, Actor]]
Out = Callable[[argparse.Namespace, Any, Sequence[str]], None]
_PIECE = 500


def add_verbs(
    verb: Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser], sign_in: SignIn, out: Out
) -> None:
    """The verbs for people; the child's is found by its name alone."""

    def report(chosen: argparse.Namespace) -> int:
        return _report(chosen, sign_in, out)

    def export(chosen: argparse.Namespace) -> int:
        return _export(chosen, sign_in, out)

    reporting = verb("report", report, "PDF 报表")
    reporting.add_argument("what", choices=["summary"])
    reporting.add_argument("--month", type=_month, default=None, help="2026-10")
    reporting.add_argument("--since", type=date.fromisoformat, default=None)
    reporting.add_argument("--until", type=date.fromisoformat, default=None)
    reporting.add_argument("--out", type=Path, required=True, help="文件.pdf")
    exporting = verb("export", export, "把订单或会员写成表格")
    exporting.add_argument("what", choices=["orders", "members"])
    add_filters(exporting)
    exporting.add_argument("--reveal", default=None, metavar="原因", help="写出姓名、电话、地址，记进谁看过")
    exporting.add_argument("--reason", default=None, metavar="原因", help="为什么导出，记进谁看过")
    exporting.add_argument("--out", type=Path, required=True, help="文件.xlsx 或 .csv")


def _month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")


def _report(chosen: argparse.Namespace, sign_in: SignIn, out: Out) -> int:
    ends = (chosen.since, chosen.until)
    if (chosen.month is None) == (None in ends):
        raise WrongUse("写 --month 2026-10，或者 --since 和 --until 两个日期")
    since, until = month_days(chosen.month) if chosen.month is not None else ends
    if chosen.out.suffix.casefold() != ".pdf":
        raise WrongUse("--out 要是 .pdf 文件")
    office, actor = sign_in(chosen)
    printed = make_summary(office, actor, since, until)
    with written_whole(chosen.out) as file:
        file.write_bytes(printed.pdf)
    missing = missing_sentence(Words(), printed.missing)
    answer = {
        "pages": printed.pages, "file": str(chosen.out),
        "missing": [{"code": one.code, "where": one.where, "times": one.times} for one in printed.missing],
    }  # fmt: skip
    out(chosen, answer, [f"{chosen.out}：{printed.pages} 页", *([missing] if missing else [])])
    return 0


def _export(chosen: argparse.Namespace, sign_in: SignIn, out: Out) -> int:
    if chosen.out.suffix.casefold() not in (".xlsx", ".csv"):
        raise WrongUse("--out 要是 .xlsx 或 .csv 文件")
    wanted = filter_of(chosen)
    if chosen.what == "members" and (wanted.active or chosen.reveal):
        raise WrongUse("会员整本导出，姓名电话遮住；条件和 --reveal 只用于订单")
    office, actor = sign_in(chosen)
    zone = office.ask(actor, shop_settings).zone_info
    reason = chosen.reveal or chosen.reason or f"导出到 {chosen.out.name}"
    if chosen.reveal and not actor.may(Permission.REVEAL):
        # refused before a file is begun
        office.ask(actor, order_export.export_orders, [], reason=reason, revealed=True)
    with written_whole(chosen.out) as file:
        if chosen.what == "orders":
            orders = _orders(office, actor, wanted, reason, revealed=bool(chosen.reveal))
            rows = write_orders(file, orders, zone)
        else:
            rows = write_members(file, _members(office, actor, reason), zone)
    out(chosen, {"rows": rows, "file": str(chosen.out)}, [f"{chosen.out}：{rows} 行"])
    return 0


def _orders(
    office: Office, actor: Actor, wanted: OrderFilter, reason: str, *, revealed: bool
) -> Iterator[ImportedOrder]:
    """Piece by piece, the oldest first; each piece is on record before it is read."""
    after = None
    while True:
        page = office.ask(
            actor, order_queries.find_orders, wanted, descending=False, after=after, limit=_PIECE
        )  # fmt: skip
        ids = [row.id for row in page.rows]
        yield from office.ask(actor, order_export.export_orders, ids, reason=reason, revealed=revealed)
        after = page.next
        if after is None:
            return


def _members(office: Office, actor: Actor, reason: str) -> Iterator[ImportedMember]:
    after = 0
    while True:
        page = office.ask(actor, order_export.members_after, after, _PIECE, reason=reason)
        yield from page.members
        if page.last is None:
            return
        after = page.last


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A file beside path to write into, which becomes path at the end: nothing half done stands there."""
    beside = path.with_name(f".{path.stem}.part{path.suffix}")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def child_main() -> int:
    """A paper for a window, as an errand says."""
    return serve(_work)


def _work(office: Office, actor: Actor, told: Mapping[str, Any], _lines: Any, say: Say) -> None:
    def tell(done: int, total: int) -> None:
        say("progress", done=done, total=total)

    say("done", **printed_json(make_paper(office, actor, told, tell)))


def table_child_main() -> int:
    """A list into a file, as an errand says."""
    return serve(_write_table)


def _write_table(office: Office, actor: Actor, told: Mapping[str, Any], lines: Any, say: Say) -> None:
    """After the errand the window says "keep" when the table lies ready; anything else, or its end, leaves no file."""
    said: list[bytes] = []
    heard = threading.Event()

    def listen() -> None:
        said.append(lines.readline())
        heard.set()

    def tell(done: int, total: int) -> None:
        say("progress", done=done, total=total)

    def keep() -> bool:
        say("ready")
        heard.wait()
        return said == [b"keep\n"]

    threading.Thread(target=listen, daemon=True).start()
    rows = make_table(office, actor, told, tell=tell, stopped=heard.is_set, keep=keep)
    say("done", rows=rows)
