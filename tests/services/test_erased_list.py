"""Who was erased doesn't come back: not by a backup, a file, another PC or an order placed in the same moment."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop.models.member import Member
from desktop.models.order import Order
from desktop.models.vocabulary import OrderStatus
from desktop.services import erasure, import_batches, import_orders, import_people, members, order_queries
from desktop.services.erased_list import list_erased, listed_uids
from desktop.services.errors import Refused
from desktop.services.masks import ERASED
from desktop.services.order_filter import OrderFilter
from tests.imports import an_imported_member, an_imported_order, order_file, run_import
from tests.orders_made import everything, row_of
from tests.people import NOON, Shop
from tests.services.test_erasure import NAME, PHONE, erase, told

S = OrderStatus


def test_his_file_that_comes_in_again_changes_nothing(shop: Shop) -> None:
    batch = shop.do(import_batches.begin_import, source="template", format="template_orders", file_name="a.csv").id
    person = an_imported_member("12345", name=NAME, phone=PHONE)
    sold = an_imported_order("OLD-1", member_account="12345", status=S.COMPLETED, name=NAME, phone=PHONE)
    shop.do(import_people.import_members, batch, (person,))
    shop.do(import_orders.import_orders, batch, (sold,))
    member = shop.count(select(Member.id).where(Member.account == "12345"))
    erase(shop, member)
    before = shop.count(select(Order.recipient_id)), everything(shop)["member"], everything(shop)["recipient"]
    for answer in (
        shop.do(import_people.import_members, batch, (replace(person, phone="18877665500"),)),
        shop.do(import_orders.import_orders, batch, (replace(sold, member_account="", remark="新备注"),)),
    ):
        assert (answer.created, answer.updated, [one.reason for one in answer.refused]) == (0, 0, ["changed_here"])
    after = shop.count(select(Order.recipient_id)), everything(shop)["member"], everything(shop)["recipient"]
    assert after == before
    assert shop.breaks() == []


def test_the_list_of_this_pc_has_him_before_the_shop_has_forgotten_him(shop: Shop, tmp_path: Path) -> None:
    shop.office.erased_list = tmp_path / "kept" / "shop.erased.jsonl"
    first, second = shop.a_member(), shop.a_member()
    uids = [shop.count(select(Member.uid).where(Member.id == member)).hex() for member in (first, second)]
    erase(shop, first)
    assert listed_uids(shop.office.erased_list) == uids[:1]
    shop.office.rehearse(shop.owner, erasure.erase_member, second, reason="本人要求")
    assert listed_uids(shop.office.erased_list) == uids[:1]
    shop.office.erased_list = tmp_path / "in the way"
    shop.office.erased_list.mkdir()
    with pytest.raises(OSError):
        erase(shop, second)
    assert shop.count(select(Member.erased_at).where(Member.id == second)) is None


def test_another_pc_learns_whom_the_shop_has_erased(shop: Shop, tmp_path: Path) -> None:
    erase(shop, member := shop.a_member())
    shop.office.erased_list = tmp_path / "shop.erased.jsonl"
    for _ in range(2):
        erasure.keep_list(shop.office, shop.worker())
    uid = shop.count(select(Member.uid).where(Member.id == member)).hex()
    assert listed_uids(shop.office.erased_list) == [uid]
    assert len(shop.office.erased_list.read_bytes().splitlines()) == 1


def test_a_line_torn_by_a_power_cut_hides_no_other(tmp_path: Path) -> None:
    file = tmp_path / "list.jsonl"
    assert listed_uids(file) == []
    list_erased(file, ["a" * 32], NOON)
    file.write_bytes(file.read_bytes() + b'{"uid": "bb')
    list_erased(file, ["a" * 32, "c" * 32], NOON)
    assert listed_uids(file) == ["a" * 32, "c" * 32]


def test_a_restored_backup_forgets_who_was_erased_since_even_with_an_order_under_way(shop: Shop) -> None:
    order = shop.an_order(fen=1_000, paid=True)
    gone = shop.count(select(Member.uid).where(Member.id == order.member_id)).hex()
    stays = shop.a_member("欧阳锋")
    assert erasure.apply_erasures(shop.office, shop.worker(), [gone, "0" * 32, gone]) == 1
    row = row_of(shop, order)
    assert (row.status, row.member_name, row.recipient_name) == (S.TO_SHIP, ERASED, ERASED)
    assert shop.count(select(Member.erased_at).where(Member.id == stays)) is None
    assert shop.breaks() == []


def test_an_order_placed_in_the_same_moment_is_either_seen_or_refused(shop: Shop) -> None:
    sku = shop.a_sku(points=0, fen=100, stock=100)
    for _ in range(4):
        member = shop.a_member()
        outcomes: list[str] = ["", ""]
        start = threading.Barrier(2)

        def run(place: int, act: Callable[[], Any], outcomes: list[str] = outcomes, start: Any = start) -> None:
            start.wait()
            try:
                act()
            except Refused as refused:
                outcomes[place] = type(refused).__name__

        acts = (lambda m=member: erase(shop, m), lambda m=member: shop.place(m, (sku, 1)))
        threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert outcomes in (["", "Erased"], ["StillOpen", ""])
    assert shop.breaks() == []


def test_what_was_searched_for_and_what_an_import_refused_is_kept_nowhere(shop: Shop, tmp_path: Path) -> None:
    for text in (NAME, PHONE, "5544", "清越"):
        shop.ask(order_queries.find_orders, OrderFilter(search=text))
        shop.ask(members.find_members, text)
    bad = {"订单号": "T9", "收货人": NAME, "收货电话": PHONE, "实付现金": "12,9.00"}
    (result,) = run_import(shop, order_file(tmp_path / "o.csv", bad))
    assert [one.value for one in result.rejected] == ["12,9.00"]
    left = told(shop)
    assert [trace for trace in (NAME, "清越", PHONE, "12,9.00") if trace in left] == []
    assert not re.search(r"(?<![0-9a-fA-F])5544(?![0-9a-fA-F])", left), "the tail alone, not within somebody's digest"
