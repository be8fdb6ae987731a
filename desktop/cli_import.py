"""pointsdesk import FILE…, and the process that imports for the window (import-child, not shown in the help)."""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop.cli_child import Say, serve
from desktop.services import import_child, import_job
from desktop.services.import_job import Job, Progress, Result
from desktop.services.office import Office
from desktop.services.spreadsheets.formats import FORMATS
from desktop.services.spreadsheets.records import Rejected
from desktop.services.spreadsheets.writing import write_rejects
from desktop.services.transaction import Actor

SignIn = Callable[[argparse.Namespace], tuple[Office, Actor]]
Out = Callable[[argparse.Namespace, Any, Sequence[str]], None]
_REASONS = {
    "missing": "没有填", "too_long": "太长", "unreadable_character": "有无法保存的字符",
    "excel_number": "被表格软件改成了科学计数，请从原系统重新导出，不要用 Excel 另存",
    "excel_date": "日期变成了序号，请把列格式改成文本再导出", "bad_date": "日期读不出", "bad_money": "金额读不出",
    "bad_number": "数字读不出", "out_of_range": "数字超出范围", "bad_phone": "手机号不完整",
    "unknown_word": "不认识这个词", "conflicting": "同一单号的几行互相矛盾", "duplicate": "重复",
    "negative": "不能是负数", "same_order": "同一单的其他行有误", "open_credit": "冲红单只能是已完成或已取消",
    "unknown_member": "没有这位会员，请先导入会员", "changed_here": "这里已经有改动，导入不覆盖",
    "account_taken": "会员号已被占用", "card_taken": "卡号已被占用", "code_taken": "编码已被占用",
    "codes_are_stock": "卡密商品和别的商品不能互改",
    "unknown_product": "没有这个商品",
}  # fmt: skip
_STATES = {"PREVIEW": "预览", "DONE": "导入完成", "STOPPED": "已停止，留下已导入的", "TAKEN_BACK": "已撤回"}


def phrase(one: Rejected) -> str:
    """Why a row is refused, for people."""
    reason = _REASONS.get(one.reason, one.reason)
    return f"{one.column}{f'「{one.value}」' if one.value else ''}：{reason}" if one.column else reason


def add_verbs(
    verb: Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser], sign_in: SignIn, out: Out
) -> None:
    """The verb for people; the child's is found by its name alone."""

    def run(chosen: argparse.Namespace) -> int:
        return _import(chosen, sign_in, out)

    importing = verb("import", run, "导入订单、会员、商品")
    importing.add_argument("files", nargs="+", type=Path, metavar="文件")
    importing.add_argument("--format", default="", choices=["", *FORMATS])
    importing.add_argument("--dry-run", action="store_true", help="只看会怎样，什么都不改")
    importing.add_argument("--rejects", type=Path, default=None, help="把被拒绝的行连同原因写到这个文件")


def _import(chosen: argparse.Namespace, sign_in: SignIn, out: Out) -> int:
    office, actor = sign_in(chosen)
    show = sys.stderr.isatty()

    def tell(progress: Progress) -> None:
        if show:
            print(f"\r{progress.done}/{progress.total}", end="", file=sys.stderr, flush=True)

    job = import_job.read_job(office, actor, chosen.files, chosen.format)
    results = (
        import_job.foresee(office, actor, job, tell)
        if chosen.dry_run
        else import_job.load(office, actor, job, tell, _never)
    )
    if chosen.rejects is not None:
        _write(job, results, chosen.rejects)
    lines = {name: count for group in job.groups for name, count in group.lines.items()}
    files: list[dict[str, Any]] = [
        {"file": name, "format": result.format, "created": count.created, "updated": count.updated,
         "skipped": count.skipped, "rejected": count.rejected, "lines": lines.get(name, 0), "batch": result.batch}
        for result in results
        for name, count in result.files.items()
    ]  # fmt: skip
    answer: dict[str, Any] = {
        "format": "、".join(dict.fromkeys(result.format for result in results)),
        **{name: sum(getattr(result.main, name) for result in results) for name in ("created", "updated", "skipped")},
        "rejected": sum(file["rejected"] for file in files),
        "lines": sum(file["lines"] for file in files),
        "batch": results[-1].batch if results else None,
        "batches": [import_child.result_json(result, lines) for result in results],
        "faults": [
            {"kind": fault.kind, "key": fault.key, "detail": fault.detail}
            for group in job.groups
            for fault in group.faults
        ],
        "files": files,
    }
    out(chosen, answer, [line for result in results for line in _lines(result)])
    office.engine.dispose()
    return 0


def _never() -> str:
    return ""


def _lines(result: Result) -> list[str]:
    told = result.main
    head = f"{_STATES.get(result.state, result.state)}：新建 {told.created}，更新 {told.updated}，跳过 {told.skipped}"
    refused = [f"  {one.place.file} 第 {one.place.row} 行 {one.key}：{phrase(one)}" for one in result.rejected[:20]]
    more = len(result.rejected) - len(refused)
    return [head, *refused, *([f"  还有 {more} 行，用 --rejects 写到文件"] if more > 0 else [])]


def _write(job: Job, results: Sequence[Result], path: Path) -> list[Path]:
    return write_rejects(path, job.sheets, [one for result in results for one in result.rejected], phrase)


def child_main() -> int:
    """Work for a window, as an errand says."""
    return serve(_work)


def _work(office: Office, actor: Actor, told: Mapping[str, Any], lines: Any, say: Say) -> None:
    ticket, wish = import_child.ticket_of(told), _Wish(lines)

    def tell(progress: Progress) -> None:
        say("progress", phase=progress.phase, done=progress.done, total=progress.total)

    if ticket.act == "take_back" and ticket.batch is not None:
        say("taken_back", members_kept=import_job.take_back(office, actor, ticket.batch, tell))
        return
    job = import_job.read_job(office, actor, ticket.paths)
    say("recognised", files=import_child.job_json(job), groups=import_child.group_json(job))
    if ticket.act == "preview":
        results = import_job.foresee(office, actor, job, tell)
    else:
        results = import_job.load(office, actor, job, tell, wish)
    written = _write(job, results, ticket.rejects) if ticket.rejects is not None else []
    counted = {name: count for group in job.groups for name, count in group.lines.items()}
    say(
        "done",
        results=[import_child.result_json(result, counted) for result in results],
        rejects=[str(path) for path in written],
    )


class _Wish:
    """What the window wants, read beside the work: '', 'keep', 'take_back', or 'leave' once it is gone."""

    def __init__(self, lines: Any) -> None:
        self._lines = lines
        self._said = ""
        threading.Thread(target=self._listen, daemon=True).start()

    def __call__(self) -> str:
        return self._said

    def _listen(self) -> None:
        word = self._lines.readline().decode("ascii", "replace").strip()
        self._said = word if word in ("keep", "take_back") else "leave"
