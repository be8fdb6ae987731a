"""The list of after-sales as a file: the page's rows and order; on record first; harmless texts; some only their own."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from desktop.models.after_sales import ReturnKind, ReturnState
from desktop.models.journal import Access, AccessSubject
from desktop.models.order import OrderLine
from desktop.models.vocabulary import Preset
from desktop.services import returns
from desktop.services.errors import NotPermitted
from desktop.services.return_queries import ReturnFilter, return_no, return_queue
from desktop.services.return_table import COLUMNS, ReturnsAsked, ReturnWording, export_returns
from desktop.services.returns_waiting import returns_waiting
from desktop.services.transaction import Actor
from tests.people import Shop
from tests.return_calls import a_case

K, R = ReturnKind, ReturnState
WORDING = ReturnWording(
    {"number": "售后单", "points": "退还积分"}, {"EXCHANGE": "换货"}, {"DAMAGED": "破损"}, {"DONE": "已完成"}
)
ALL = ReturnsAsked(ReturnFilter(), "requested", COLUMNS, "对账")


def exported(
    shop: Shop, path: Path, asked: ReturnsAsked = ALL, by: Actor | None = None, stopped: bool = False
) -> int | None:
    def told(_done: int, _all: int) -> None: ...

    return export_returns(
        shop.office, by or shop.owner, asked, path, WORDING, told=told, stopped=lambda: stopped, keep=lambda: True
    )


def lines(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_the_file_has_the_pages_rows_in_its_order_and_only_her_own_for_service(shop: Shop, tmp_path: Path) -> None:
    over = a_case(shop, K.REFUND_ONLY, R.DONE)
    shop.clock.forward(hours=1)
    asked = a_case(shop, K.RETURN_REFUND, R.REQUESTED)
    shop.clock.forward(hours=1)
    exchange = a_case(shop, K.EXCHANGE, R.TO_RESHIP)
    with shop.office.transaction() as connection:
        connection.execute(update(OrderLine).where(OrderLine.order_id == asked.order_id).values(title="=1+1"))
    file = tmp_path / "售后.csv"
    assert exported(shop, file) == 3
    header, *rows = lines(file)
    assert header[:3] == ["due", "售后单", "order"] and [row[1] for row in rows] == [
        return_no(one.id) for one in (exchange, asked, over)
    ]  # fmt: skip
    page = {row.id: row for row in shop.ask(return_queue, ReturnFilter(), sort="requested").rows}
    told = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    assert [one["kind"] for one in told] == ["换货", "RETURN_REFUND", "REFUND_ONLY"]
    assert [one["points"] for one in told] == ["", *(str(page[one].points) for one in (asked.id, over.id))]
    assert [one["cash"] for one in told] == ["", *(f"{page[one].cash_fen / 100:.2f}" for one in (asked.id, over.id))]
    assert told[1]["goods"] == "'=1+1" and told[1]["due"] > told[1]["requested"] and told[2]["due"] == ""
    assert (told[2]["state"], told[2]["reason"], told[0]["member"]) == (
        "已完成", "破损", f"{page[exchange.id].member_account} {page[exchange.id].member_name}".strip(),
    )  # fmt: skip
    noted = shop.count(select(func.max(Access.id)))
    orders = select(func.count()).where(AccessSubject.access_id == noted, AccessSubject.subject == "order")
    assert shop.count(orders) == len({over.order_id, asked.order_id, exchange.order_id})
    assert shop.count(select(Access.reason).where(Access.id == noted)) == "对账"

    late_first = replace(ALL, chosen=ReturnFilter(states=(R.REQUESTED, R.TO_RESHIP)), sort="due", columns=("number",))
    exported(shop, file, late_first)
    wanted = shop.ask(return_queue, late_first.chosen, sort="due").rows
    assert [row[0] for row in lines(file)[1:]] == [return_no(row.id) for row in wanted]

    service = shop.person(Preset.SERVICE)
    shop.do(returns.assign_return, asked.id, login=service.login)
    exported(shop, file, replace(ALL, columns=("number", "owner")), service)
    assert lines(file)[1:] == [[return_no(asked.id), service.name]]
    for who, chosen in ((service, ReturnFilter(assignee="")), (shop.person(Preset.WAREHOUSE), ReturnFilter())):
        with pytest.raises(NotPermitted):
            exported(shop, file, replace(ALL, chosen=chosen), who)
    gone = tmp_path / "停.xlsx"
    assert exported(shop, gone, stopped=True) is None and not gone.exists()


def test_what_waits_for_the_shop_is_counted_and_goods_on_their_way_only_once_they_are_late(shop: Shop) -> None:
    for kind, state in (
        (K.REFUND_ONLY, R.REQUESTED), (K.RETURN_REFUND, R.TO_RECEIVE), (K.EXCHANGE, R.TO_RESHIP), (K.REFUND_ONLY, R.DONE),
    ):  # fmt: skip
        a_case(shop, kind, state)
    told = shop.ask(returns_waiting)
    assert (told.waiting, told.overdue) == (2, 0)
    shop.clock.forward(days=40)
    told = shop.ask(returns_waiting)
    assert (told.waiting, told.overdue) == (3, 3)
