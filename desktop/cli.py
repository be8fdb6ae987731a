"""The command line: the same services without a window. Exit 0 done, 1 refused or breaks found, 2 wrong use."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic_core import to_jsonable_python

from desktop import (
    cli_audit,
    cli_cards,
    cli_demo,
    cli_doctor,
    cli_exceptions,
    cli_import,
    cli_join,
    cli_members,
    cli_points,
    cli_reconcile,
    cli_recover,
    cli_report,
    cli_returns,
    cli_texts,
    cli_values,
    cli_worker,
    config,
    crypto,
)
from desktop.cli_values import WrongUse
from desktop.models.refusal import DatabaseRefused
from desktop.services import (
    figures,
    ledger_queries,
    masks,
    member_detail,
    member_queries,
    members,
    opening,
    order_detail,
    order_queries,
    roles,
    saved_views,
    staff,
)
from desktop.services.errors import DatabaseGone, Refused, SignInRefused
from desktop.services.office import Office
from desktop.services.order_filter import OrderFilter
from desktop.services.registry import ACTIONS
from desktop.services.transaction import Actor
from desktop.this_pc import database_url, kept_secrets, pc_name

BY = ("day", "month", "hour", "weekday", "status", "channel")


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> Any:
        raise WrongUse(message)


def main(arguments: Sequence[str]) -> int:
    chosen = argparse.Namespace()
    try:
        parser().parse_args(list(arguments), chosen)
        run: Callable[[argparse.Namespace], int] = chosen.run
        return run(chosen)
    except WrongUse as wrong:
        return _fail(f"用法不对：{wrong}。看一眼 pointsdesk --help", 2)
    except (Refused, DatabaseGone, DatabaseRefused) as refusal:
        return _fail(cli_texts.sentence(refusal), 1)
    except crypto.Unreadable:
        return _fail("这台电脑上这家店的密钥坏了，请用恢复词找回", 1)
    except OSError as problem:
        return _fail(f"读写失败：{problem}", 1)
    finally:
        if hasattr(chosen, "office"):
            chosen.office.engine.dispose()


def parser() -> argparse.ArgumentParser:
    common = Parser(add_help=False)
    common.add_argument("--db", help="sqlite:///文件 或 postgresql+psycopg://…", default=argparse.SUPPRESS)
    common.add_argument("--json", action="store_true", help="一个 JSON 对象", default=argparse.SUPPRESS)
    top = Parser(
        prog="pointsdesk",
        description="积分掌柜。不写动词就打开桌面；pointsdesk --demo 打开一家装好数据的演示店",
        parents=[common],
    )
    top.add_argument("--version", action="version", version=config.VERSION)
    verbs = top.add_subparsers(dest="verb", required=True, parser_class=Parser)

    def verb(name: str, run: Callable[[argparse.Namespace], int], help_text: str) -> argparse.ArgumentParser:
        made = verbs.add_parser(name, parents=[common], help=help_text)
        made.set_defaults(run=run)
        return made

    init = verb("init", _init, "开一家新店")
    init.add_argument("--shop", required=True)
    init.add_argument("--owner", required=True)
    init.add_argument("--owner-name", default="")
    init.add_argument("--admin-db", default=None)
    verb("upgrade", _upgrade, "把数据库升到这个版本").add_argument("--admin-db", default=None)
    cli_recover.add_verb(verb, _url, kept_secrets, _out)
    cli_demo.add_arguments(verb("demo", _demo, "一家装满数据的演示店"))
    listing = verb("list", _list, "订单列表")
    listing.add_argument("what", choices=["orders"])
    cli_values.add_filters(listing)
    for name in ("--view", "--after", "--reveal"):
        listing.add_argument(name, default=None)
    listing.add_argument("--sort", default=None, choices=sorted(order_queries.SORTS))
    listing.add_argument("--ascending", action="store_true")
    listing.add_argument("--limit", type=int, default=100)
    show = verb("show", _show, "一笔订单或一位会员")
    show.add_argument("what", choices=["order", "member"])
    show.add_argument("number")
    verb("actions", _actions, "所有能做的事和要的权限")
    do = verb("do", _do, "做一件事")
    do.add_argument("action")
    do.add_argument("arguments", nargs="*", metavar="名=值")
    do.add_argument("--json-in", type=Path, default=None)
    do.add_argument("--command-id", default=None)
    totals = verb("figures", _figures, "汇总")
    totals.add_argument("--by", required=True, choices=BY)
    for name in ("--since", "--until"):
        totals.add_argument(name, type=date.fromisoformat, default=None)
    people = verb("staff", _staff, "员工")
    people.add_argument("what", choices=["list", "add", "disable", "role", "reset", "password"])
    people.add_argument("login", nargs="?")
    people.add_argument("--name", default="")
    people.add_argument("--role", default=None)
    people.add_argument("--reason", default="")
    cli_import.add_verbs(verb, _signed_in, _out)
    cli_audit.add_verb(verb, _signed_in, _out)
    cli_cards.add_verb(verb, _signed_in, _out)
    cli_doctor.add_verb(verb, _signed_in, _out)
    cli_members.add_verb(verb, _signed_in, _out)
    cli_join.add_verb(verb, _signed_in, _out)
    cli_points.add_verb(verb, _signed_in, _out)
    cli_report.add_verbs(verb, _signed_in, _out)
    cli_returns.add_verb(verb, _signed_in, _out)
    cli_exceptions.add_verbs(verb, _signed_in, _out)
    cli_reconcile.add_verbs(verb, _signed_in, _out)
    cli_worker.add_verbs(verb, _open, _signed_in, _out)
    return top


def _url(chosen: argparse.Namespace) -> str:
    return database_url(getattr(chosen, "db", None))


def _open(chosen: argparse.Namespace) -> Office:
    """The shop's office; main closes it."""
    office = opening.open_shop(_url(chosen), kept_secrets(), config.utc_now)
    chosen.office = office
    return office


def _sign_in(office: Office, password: str | None = None) -> Actor:
    login = os.environ.get("POINTSDESK_LOGIN") or (input("账号: ") if sys.stdin.isatty() else "")
    password = _password() if password is None else password
    if not login:
        raise SignInRefused()
    with office.reaching():
        return staff.sign_in(office, login, password, pc=pc_name(), costs=_costs(office))


def _password() -> str:
    given = os.environ.get("POINTSDESK_PASSWORD")
    if given is None:
        given = getpass.getpass("密码: ") if sys.stdin.isatty() else ""
    return given


def _costs(office: Office) -> crypto.Costs:
    return staff.login_costs(office)


def _signed_in(chosen: argparse.Namespace) -> tuple[Office, Actor]:
    office = _open(chosen)
    return office, _sign_in(office)


def _out(chosen: argparse.Namespace, answer: Any, lines: Sequence[str]) -> None:
    if getattr(chosen, "json", False):
        print(json.dumps(to_jsonable_python(answer), ensure_ascii=False))
        return
    for line in lines:
        print(line)


def _fail(sentence: str, code: int) -> int:
    print(" ".join(sentence.splitlines()), file=sys.stderr)
    return code


def _init(chosen: argparse.Namespace) -> int:
    password = os.environ.get("POINTSDESK_PASSWORD")
    if password is None:
        password = getpass.getpass("店主的新密码: ") if sys.stdin.isatty() else ""
    url = _url(chosen)
    if url.startswith("postgresql") and not chosen.admin_db:
        raise WrongUse("PostgreSQL 上要写 --admin-db 数据库主人的地址，--db 写店里平时用的账号")
    office, new = opening.make_shop(
        url, kept_secrets(), config.utc_now, name=chosen.shop, owner=chosen.owner,
        owner_name=chosen.owner_name, password=password, costs=crypto.Costs(), admin_url=chosen.admin_db,
    )  # fmt: skip
    office.engine.dispose()
    answer = {"shop": chosen.shop, "owner": chosen.owner, "recovery_words": new.recovery_words}
    _out(chosen, answer, [f"{chosen.shop} 开好了，店主 {chosen.owner}。", "恢复词只显示这一次，请抄下来锁好：",
                          new.recovery_words])  # fmt: skip
    return 0


def _upgrade(chosen: argparse.Namespace) -> int:
    before, after = opening.migrate_shop(_url(chosen), chosen.admin_db)
    _out(chosen, {"from": before, "to": after}, [f"{before} → {after}"])
    return 0


def _demo(chosen: argparse.Namespace) -> int:
    _out(chosen, *cli_demo.make(chosen))
    return 0


def _list(chosen: argparse.Namespace) -> int:
    office, actor = _signed_in(chosen)
    view = (OrderFilter(), "placed", True)
    if chosen.view is not None:
        asked, content = office.ask(actor, saved_views.view_filter, chosen.view)
        view = (asked, content.sort, content.descending)
    wanted, sort, descending = cli_values.question_of(chosen, *view)
    page = office.ask(
        actor, order_queries.find_orders, wanted, sort=sort, descending=descending, after=chosen.after,
        limit=chosen.limit,
    )  # fmt: skip
    count = office.ask(actor, order_queries.count_orders, wanted, sort=sort)
    rows = [cli_values.order_json(row) for row in page.rows]
    if chosen.reveal:
        for row in rows:
            if row["recipient"] not in ("", masks.ERASED):
                person = office.ask(actor, order_detail.reveal_recipient, row["id"], reason=chosen.reveal)
                row |= {"recipient": person.name, "phone": person.phone, "address": person.address}
    number = None if count.many else count.orders
    answer = {"rows": rows, "next": page.next, "count": number, "count_capped": count.capped}
    _out(chosen, answer, [
        *(f"{r['order_no']}  {r['status']:<9}  {r['created_at'][:16]}  {r['member']}  {r['items']}  "
          f"{r['points']} 积分  {r['cash_fen'] / 100:.2f}" for r in rows),
        "共很多笔" if count.many else f"共 {number}{'+' if count.capped else ''} 笔",
    ])  # fmt: skip
    return 0


def _show(chosen: argparse.Namespace) -> int:
    office, actor = _signed_in(chosen)
    answer: Any
    if chosen.what == "order":
        order_id = office.ask(actor, order_queries.order_id_of, chosen.number)
        answer = to_jsonable_python(office.ask(actor, order_detail.order_detail, order_id))
        answer["parcels"] = answer.pop("fulfilments")
        answer["ledger"] = office.ask(actor, ledger_queries.order_ledger, order_id)
    else:
        member_id = office.ask(actor, member_queries.member_id_of, chosen.number)
        card = to_jsonable_python(office.ask(actor, member_detail.member_detail, member_id))
        del card["entries"]
        answer = {**to_jsonable_python(office.ask(actor, members.member_card, member_id)), **card.pop("row"), **card}
        answer["ledger"] = office.ask(actor, ledger_queries.member_ledger, member_id)
    plain = to_jsonable_python(answer)
    _out(chosen, plain, [json.dumps(plain, ensure_ascii=False, indent=2)])
    return 0


def _actions(chosen: argparse.Namespace) -> int:
    answer = [
        {
            "action": entered.name,
            "permissions": [permission.value for permission in entered.permissions],
            "arguments": {
                name: str(parameter.annotation) for name, parameter in list(entered.arguments.parameters.items())[1:]
            },
        }
        for entered in ACTIONS.values()
    ]
    _out(chosen, {"actions": answer}, [
        f"{a['action']}  [{' 或 '.join(a['permissions'])}]  {' '.join(a['arguments'])}" for a in answer
    ])  # fmt: skip
    return 0


def _do(chosen: argparse.Namespace) -> int:
    entered = ACTIONS.get(chosen.action)
    if entered is None:
        raise WrongUse(f"没有叫 {chosen.action} 的事，pointsdesk actions 列出全部")
    given: dict[str, Any] = {}
    if chosen.json_in is not None:
        try:
            given = json.loads(chosen.json_in.read_text(encoding="utf-8"))
        except ValueError as error:
            raise WrongUse(f"{chosen.json_in.name} 读不懂：{error}") from None
        if not isinstance(given, dict):
            raise WrongUse(f"{chosen.json_in.name} 里要是一个 JSON 对象")
    for word in chosen.arguments:
        name, equals, value = word.partition("=")
        if not equals:
            raise WrongUse(f"{word} 不是 名=值")
        given[name] = value
    office, actor = _signed_in(chosen)
    if "order" in given:
        given["order_id"] = office.ask(actor, order_queries.order_id_of, str(given.pop("order")))
    if "tracking" in given:
        given["parcel"] = {"carrier": cli_texts.carrier_code(str(given.pop("carrier", ""))),
                           "waybill": given.pop("tracking")}  # fmt: skip
    arguments = cli_values.typed(entered, given)
    command_id = chosen.command_id or os.urandom(16).hex()
    answer = office.do_command(actor, command_id, entered.run, **arguments)
    plain = to_jsonable_python(answer)
    _out(chosen, plain, [json.dumps(plain, ensure_ascii=False, indent=2)])
    return 0


def _figures(chosen: argparse.Namespace) -> int:
    office, actor = _signed_in(chosen)
    table = office.ask(actor, figures.figures, chosen.by, chosen.since, chosen.until)
    _out(chosen, table, [
        *(f"{r.key:<12} {r.currency}  {r.orders} 笔  {r.net_fen / 100:,.2f}  {r.points} 积分" for r in table.rows),
        *(f"合计 {r.currency}  {r.orders} 笔  {r.net_fen / 100:,.2f}  {r.points} 积分" for r in table.total),
    ])  # fmt: skip
    return 0


def _staff(chosen: argparse.Namespace) -> int:
    what, login = chosen.what, chosen.login
    if what not in ("list", "password") and not login:
        raise WrongUse("要写账号")
    if what == "role" and not chosen.role:
        raise WrongUse("要写 --role 角色")
    new = _new_password() if what == "password" else ""
    office, old = _open(chosen), _password()
    actor = _sign_in(office, old)
    costs = _costs(office)
    answer: Any
    if what == "list":
        answer = {"staff": office.ask(actor, staff.list_staff)}
    elif what == "add":
        answer = staff.add_staff(
            office, actor, login=login, name=chosen.name or login, role=chosen.role or "SERVICE", costs=costs
        )
    elif what == "disable":
        answer = office.do(actor, staff.disable_staff, login=login, reason=chosen.reason)
    elif what == "role":
        answer = office.do(actor, roles.change_role, login=login, role=chosen.role)
    elif what == "reset":
        answer = staff.reset_staff(office, actor, login=login, costs=costs)
    else:
        with office.reaching():
            staff.change_password(office, actor, old, new, costs=costs)
        answer = {"login": actor.login, "changed": True}
    plain = to_jsonable_python(answer)
    _out(chosen, plain, [json.dumps(plain, ensure_ascii=False, indent=2)])
    return 0


def _new_password() -> str:
    new = os.environ.get("POINTSDESK_NEW_PASSWORD")
    if new is None and not sys.stdin.isatty():
        raise WrongUse("要设 POINTSDESK_NEW_PASSWORD")
    return getpass.getpass("新密码: ") if new is None else new
