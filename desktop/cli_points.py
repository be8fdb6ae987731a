"""pointsdesk points: why a balance is what it is, what runs out, what is owed; giving, adjusting, merging."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic_core import to_jsonable_python

from desktop.cli_values import WrongUse
from desktop.models.vocabulary import GrantSource
from desktop.services import adjustments, grants, member_queries, merges, points_story, staff
from desktop.services.grants_by_sheet import SheetGiven, grant_from_sheet, pieces_of
from desktop.services.office import Office
from desktop.services.spreadsheets.grants_sheet import read_grants
from desktop.services.transaction import Actor
from desktop.services.two_persons import prove_password

SignIn = Callable[[argparse.Namespace], tuple[Office, Actor]]
Out = Callable[[argparse.Namespace, Any, Sequence[str]], None]
WHAT = ("story", "forecast", "liability", "grant", "take-back", "adjust", "approve", "reject", "merge")
# what stands after it, at least and at most
_NUMBERS = {
    "story": (1, 1), "forecast": (0, 1), "liability": (0, 0), "grant": (0, 2), "take-back": (1, 1), "adjust": (2, 2),
    "approve": (1, 1), "reject": (1, 1), "merge": (2, 2),
}  # fmt: skip
_PROBLEMS = {
    "unknown_member": "没有这位会员", "out_of_range": "积分超出范围", "missing": "没有填原因", "too_long": "原因太长",
    "past": "到期日已经过了", "given_otherwise": "这一批的这一行给过别的", "bad_number": "数字读不出",
    "bad_date": "日期读不出", "excel_number": "被表格软件改成了科学计数", "excel_date": "日期变成了序号",
    "unreadable_character": "有无法保存的字符",
}  # fmt: skip


def add_verb(
    verb: Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser], sign_in: SignIn, out: Out
) -> None:
    def run(chosen: argparse.Namespace) -> int:
        least, most = _NUMBERS[chosen.what]
        if not least <= len(chosen.words) <= most:
            raise WrongUse(f"points {chosen.what} 后面要 {least} 到 {most} 个")
        if chosen.what == "grant" and (chosen.sheet is None) != (len(chosen.words) == 2):
            raise WrongUse("points grant 会员号 积分，或者 --sheet 文件")
        office, actor = sign_in(chosen)
        answer, code = _DONE[chosen.what](chosen, office, actor)
        plain = to_jsonable_python(answer)
        out(chosen, plain, _lines(plain))
        return code

    points = verb("points", run, "积分：为什么是这么多、何时到期、值多少；送、调、合并")
    points.add_argument("what", choices=WHAT)
    points.add_argument("words", nargs="*", metavar="会员号|积分|编号")
    points.add_argument("--reason", default="")
    points.add_argument("--expires", type=date.fromisoformat, default=None, help="送的积分的最后一天")
    points.add_argument("--source", choices=[one.value for one in GrantSource if one is not GrantSource.SHEET],
                        default=GrantSource.BY_HAND.value)  # fmt: skip
    points.add_argument("--reference", default="", help="同一个来源和参考号只送一次")
    points.add_argument("--sheet", type=Path, default=None, help="会员号或卡号、积分、原因、到期日的表格")
    points.add_argument("--batch", default="", help="这批表格的名字；同名再来一次不会重复送")
    points.add_argument("--after", type=int, default=None)
    points.add_argument("--limit", type=int, default=points_story.LOTS_PAGE)
    points.add_argument("--points", type=int, default=None, help="只收回这么多")


def _lines(plain: Any, indent: str = "") -> list[str]:
    """As key and value, what is nested further in."""
    lines: list[str] = []
    for name, value in plain.items() if isinstance(plain, dict) else enumerate(plain, start=1):
        if isinstance(value, dict | list):
            lines += [f"{indent}{name}", *_lines(value, indent + "  ")]
        elif value not in (None, ""):
            lines.append(f"{indent}{name}  {value}")
    return lines


def _member(office: Office, actor: Actor, number: str) -> int:
    return office.ask(actor, member_queries.member_id_of, number)


def _whole(word: str) -> int:
    try:
        return int(word)
    except ValueError:
        raise WrongUse(f"{word} 不是整数") from None


def _story(chosen: argparse.Namespace, office: Office, actor: Actor) -> tuple[Any, int]:
    member_id = _member(office, actor, chosen.words[0])
    return office.ask(actor, points_story.points_story, member_id, after=chosen.after, limit=chosen.limit), 0


def _forecast(chosen: argparse.Namespace, office: Office, actor: Actor) -> tuple[Any, int]:
    member_id = _member(office, actor, chosen.words[0]) if chosen.words else None
    return office.ask(actor, points_story.expiry_forecast, member_id), 0


def _liability(_chosen: argparse.Namespace, office: Office, actor: Actor) -> tuple[Any, int]:
    return office.ask(actor, points_story.points_liability), 0


def _grant(chosen: argparse.Namespace, office: Office, actor: Actor) -> tuple[Any, int]:
    if chosen.sheet is not None:
        return _sheet(chosen, office, actor)
    member_id = _member(office, actor, chosen.words[0])
    row = office.do(
        actor, grants.grant_points, member_id, points=_whole(chosen.words[1]), reason=chosen.reason,
        expires_on=chosen.expires, source=GrantSource(chosen.source), reference=chosen.reference,
    )  # fmt: skip
    return {"account": row.account, **to_jsonable_python(row.balance)}, 0


def _sheet(chosen: argparse.Namespace, office: Office, actor: Actor) -> tuple[Any, int]:
    """Exit 1 where a row gave nothing."""
    rows, unread = read_grants(chosen.sheet)
    batch = chosen.batch or chosen.sheet.name
    pieces: list[SheetGiven] = [
        office.do(actor, grant_from_sheet, batch, piece.rows) for piece in pieces_of(batch, rows)
    ]
    refused = [
        *({"row": one.number, "member": one.member, "reason": one.problem} for one in unread),
        *(
            {"row": one.number, "member": one.member, "reason": one.problem}
            for piece in pieces
            for one in piece.refused
        ),
    ]
    for one in refused:
        one["why"] = _PROBLEMS.get(str(one["reason"]), str(one["reason"]))
    answer = {
        "batch": batch, **{name: sum(getattr(piece, name) for piece in pieces)
                           for name in ("granted", "repeated", "points")},
        "refused": sorted(refused, key=_row),
    }  # fmt: skip
    return answer, 1 if refused else 0


def _row(refused: dict[str, Any]) -> int:
    return int(refused["row"])


def _take_back(chosen: argparse.Namespace, office: Office, actor: Actor) -> tuple[Any, int]:
    done = office.do(
        actor, grants.roll_back_grant, _whole(chosen.words[0]), reason=chosen.reason, points=chosen.points
    )  # fmt: skip
    return {"points": done.points, "account": done.member.account, **to_jsonable_python(done.member.balance)}, 0


def _adjust(chosen: argparse.Namespace, office: Office, actor: Actor) -> tuple[Any, int]:
    member_id = _member(office, actor, chosen.words[0])
    points = _whole(chosen.words[1])
    return office.do(actor, adjustments.propose_adjustment, member_id, points=points, reason=chosen.reason), 0


def _approve(chosen: argparse.Namespace, office: Office, actor: Actor) -> tuple[Any, int]:
    """The password stands in the environment anyway: it is the proof that an owner who is alone has to give."""
    password = os.environ.get("POINTSDESK_PASSWORD", "")
    proof = prove_password(office, actor, password, costs=staff.login_costs(office)) if password else ""
    adjustment = _whole(chosen.words[0])
    return office.do(actor, adjustments.approve_adjustment, adjustment, reason=chosen.reason, proof=proof), 0


def _reject(chosen: argparse.Namespace, office: Office, actor: Actor) -> tuple[Any, int]:
    return office.do(actor, adjustments.reject_adjustment, _whole(chosen.words[0]), reason=chosen.reason), 0


def _merge(chosen: argparse.Namespace, office: Office, actor: Actor) -> tuple[Any, int]:
    gone, kept = (_member(office, actor, number) for number in chosen.words)
    done = office.do(actor, merges.merge_members, gone, kept, reason=chosen.reason)
    told = to_jsonable_python(done)
    return {**told, "from": told.pop("account"), "into": done.member.account, "member": done.member.id}, 0


_DONE: dict[str, Callable[[argparse.Namespace, Office, Actor], tuple[Any, int]]] = {
    "story": _story, "forecast": _forecast, "liability": _liability, "grant": _grant, "take-back": _take_back,
    "adjust": _adjust, "approve": _approve, "reject": _reject, "merge": _merge,
}  # fmt: skip
