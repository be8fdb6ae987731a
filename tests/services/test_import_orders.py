"""Orders from a file: created once, refused row by row, interrupted and gone on with, and taken back."""

from __future__ import annotations

import dataclasses
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from desktop.models.member import Member, Recipient, SearchToken
from desktop.models.order import ImportBatch, Order, OrderLine, Payment
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import (
    cancels,
    figures,
    import_batches,
    import_job,
    import_orders,
    marks,
    members,
    order_detail,
    order_queries,
)
from desktop.services.errors import KeyUnavailable, NotPermitted
from desktop.services.import_batches import BatchInUse
from desktop.services.order_filter import OrderFilter
from desktop.services.spreadsheets.tables import FileRefused
from tests.imports import an_imported_order, order_file, preview, reasons, run_import
from tests.orders_made import sizes
from tests.people import Shop


def a_person(**more: str) -> dict[str, str]:
    return {
        "收货人": "何小明",
        "收货手机": "199 0000 9516",
        "收货地区": "江苏省南京市鼓楼区",
        "详细地址": "示例路1号",
        **more,
    }


def orders(shop: Shop) -> list[str]:
    page = shop.ask(order_queries.find_orders, OrderFilter(), limit=200)
    return sorted(f"{row.order_no} {row.status.value} {row.cash_fen}" for row in page.rows)


def test_an_order_of_two_lines_comes_in_as_history(shop: Shop, tmp_path: Path) -> None:
    lines = [
        {"商品编码": "CUP", "商品名称": "双层玻璃杯", "数量": "2", "单价现金": "10.00"},
        {"商品编码": "TEA", "商品名称": "陈皮白茶", "数量": "1", "单价现金": "10.00"},
    ]
    path = order_file(tmp_path / "o.csv", *(a_person(**line, 状态="待发货") for line in lines))
    (result,) = run_import(shop, path)
    assert (result.state, result.orders.created, result.rejected) == ("DONE", 1, [])
    order_id = shop.count(select(Order.id))
    detail = shop.ask(order_detail.order_detail, order_id)
    assert (detail.row.status, detail.row.history, detail.row.units) == (OrderStatus.TO_SHIP, True, 3)
    assert [(line.title, line.qty, line.cash_fen) for line in detail.lines] == [
        ("双层玻璃杯", 2, 2_000), ("陈皮白茶", 1, 1_000),
    ]  # fmt: skip
    assert (detail.row.recipient_name, detail.row.phone_mask) == ("何**", "199****9516")
    assert shop.breaks() == []


def test_a_paid_order_with_a_coupon_can_be_cancelled_and_gives_back_what_was_paid(shop: Shop, tmp_path: Path) -> None:
    lines = [
        {"商品编码": "CUP", "商品名称": "双层玻璃杯", "数量": "2", "单价现金": "10.00"},
        {"商品编码": "TEA", "商品名称": "陈皮白茶", "数量": "1", "单价现金": "10.00"},
    ]
    money = {"商品金额": "30.00", "运费": "5.00", "优惠金额": "12.00", "实付现金": "23.00", "状态": "待发货"}
    run_import(shop, order_file(tmp_path / "o.csv", *(a_person(**line, **money) for line in lines)))
    order_id = shop.count(select(Order.id))
    cup = shop.ask(order_detail.order_detail, order_id).lines[0].id
    shop.do(cancels.cancel_lines, order_id, lines={cup: 2}, reason="缺货")
    foreseen = shop.ask(cancels.preview_cancel, order_id)
    assert (foreseen.to, foreseen.back.refund_fen) == (OrderStatus.CANCELLED, 300)
    row = shop.do(cancels.cancel_paid_order, order_id, reason="都不要了")
    assert (row.status, row.refund_due_fen) == (OrderStatus.CANCELLED, 2_300)
    assert shop.breaks() == []


def test_an_order_whose_number_is_taken_is_found_by_the_number_it_got(shop: Shop, tmp_path: Path) -> None:
    run_import(shop, order_file(tmp_path / "o.csv", a_person(订单号="T1")))
    with shop.engine.connect().execution_options(pointsdesk_write=True) as connection:
        connection.execute(update(Order).values(order_no="mall-T1"))
        connection.commit()
    order_id = shop.count(select(Order.id))
    assert shop.ask(order_queries.order_id_of, "mall-T1") == order_id
    assert [row.id for row in shop.ask(order_queries.find_orders, OrderFilter(search="mall-T1")).rows] == [order_id]


def test_the_same_file_again_changes_nothing(shop: Shop, tmp_path: Path) -> None:
    path = order_file(tmp_path / "o.csv", a_person(), {"订单号": "T2"})
    run_import(shop, path)
    before = {name: count for name, count in sizes(shop).items() if name not in ("audit", "command", "import_batch")}
    (result,) = run_import(shop, path)
    assert (result.orders.created, result.orders.updated, result.orders.skipped) == (0, 0, 2)
    after = {name: count for name, count in sizes(shop).items() if name not in ("audit", "command", "import_batch")}
    assert before == after
    assert shop.breaks() == []


def test_a_preview_says_what_loading_would_do_and_does_nothing(shop: Shop, tmp_path: Path) -> None:
    path = order_file(tmp_path / "o.csv", {}, {"订单号": "T2", "实付现金": "12,9.00"})
    before = sizes(shop)
    (foreseen,) = preview(shop, path)
    assert sizes(shop) == before
    (loaded,) = run_import(shop, path)
    assert (foreseen.orders.created, reasons(foreseen)) == (loaded.orders.created, reasons(loaded))
    assert foreseen.batch is None


def test_an_order_that_moved_on_in_the_file_is_brought_up_to_date(shop: Shop, tmp_path: Path) -> None:
    run_import(shop, order_file(tmp_path / "o.csv", a_person(状态="待发货")))
    newer = order_file(tmp_path / "o.csv", a_person(状态="已发货", 快递公司="shunfeng", 运单号="SF1407382950617"))
    (foreseen,) = preview(shop, newer)
    assert foreseen.orders.updates == (("T1", "TO_SHIP:SHIPPED"),)
    (result,) = run_import(shop, newer)
    assert (result.orders.created, result.orders.updated) == (0, 1)
    assert orders(shop) == ["T1 SHIPPED 3000"]
    page = shop.ask(order_queries.find_orders, OrderFilter(search="SF1407382950617"))
    assert [row.order_no for row in page.rows] == ["T1"]
    by_status = shop.ask(figures.figures, "status").rows
    assert [(row.key, row.orders, row.net_fen) for row in by_status] == [("SHIPPED", 1, 3_000)]
    assert shop.breaks() == []


def test_an_order_on_which_somebody_acted_is_not_overwritten(shop: Shop, tmp_path: Path) -> None:
    run_import(shop, order_file(tmp_path / "o.csv", {"状态": "待发货"}))
    shop.do(cancels.cancel_paid_order, shop.count(select(Order.id)), reason="缺货")
    (result,) = run_import(shop, order_file(tmp_path / "o.csv", {"状态": "已发货"}))
    assert reasons(result) == [(2, "changed_here", "")]
    (again,) = run_import(shop, order_file(tmp_path / "o.csv", {"状态": "待发货"}))
    assert again.orders.skipped == 1
    assert orders(shop) == ["T1 CANCELLED 3000"]
    assert shop.breaks() == []


def test_an_act_that_is_just_being_done_is_waited_for_and_not_overwritten(shop: Shop) -> None:
    batch = shop.do(import_batches.begin_import, source="template", format="template_orders", file_name="o.csv").id
    shop.do(import_orders.import_orders, batch, (an_imported_order("T1"),))
    with shop.engine.connect().execution_options(pointsdesk_write=True) as acting, ThreadPoolExecutor(1) as other:
        acting.execute(update(Order).values(last_act="cancel_paid_order"))
        newer = an_imported_order("T1", status=OrderStatus.SHIPPED)
        told = other.submit(shop.do, import_orders.import_orders, batch, (newer,))
        wait([told], timeout=0.3)
        assert not told.done()
        acting.commit()
    assert [one.reason for one in told.result().refused] == ["changed_here"]
    assert shop.count(select(Order.status)) == OrderStatus.TO_SHIP.value


def test_two_people_with_the_same_file_have_a_batch_each(shop: Shop) -> None:
    manager = shop.person(Preset.MANAGER)
    batches = [
        shop.office.do(
            actor, import_batches.begin_import, source="template", format="template_orders", file_name="o.csv"
        ).id
        for actor in (shop.owner, manager, shop.owner)
    ]
    assert batches[0] == batches[2] != batches[1]


def test_a_number_that_the_shop_has_given_itself_gets_the_source_before_it(shop: Shop, tmp_path: Path) -> None:
    own = shop.an_order(fen=1_000)
    run_import(shop, order_file(tmp_path / "o.csv", {"订单号": own.order_no}))
    assert sorted(row.split()[0] for row in orders(shop)) == sorted([own.order_no, f"template-{own.order_no}"])
    assert shop.breaks() == []


HOSTILE = {
    "long name": ({"收货人": "何" * 5_000}, "too_long", "收货人"),
    "nul": ({"备注": "a\0b"}, "unreadable_character", "备注"),
    "rounded number": ({"订单号": "2.02E+23"}, "excel_number", "订单号"),
    "date as serial": ({"下单时间": "45963"}, "excel_date", "下单时间"),
    "money": ({"实付现金": "12,9.00"}, "bad_money", "实付现金"),
    "status": ({"状态": "待分享"}, "unknown_word", "状态"),
    "phone": ({"收货手机": "186****"}, "bad_phone", "收货手机"),
    "member": ({"会员号": "M-404"}, "unknown_member", ""),
    "quantity": ({"商品编码": "CUP", "数量": "-1"}, "out_of_range", "数量"),
    "negative sale": ({"实付现金": "-5"}, "negative", "实付现金"),
    "open credit": ({"类型": "冲红", "状态": "待发货", "实付现金": "-5"}, "open_credit", ""),
}  # fmt: skip


@pytest.mark.parametrize("trap", HOSTILE)
def test_a_bad_row_is_refused_with_its_reason_and_stops_no_good_one(shop: Shop, tmp_path: Path, trap: str) -> None:
    cells, reason, column = HOSTILE[trap]
    (result,) = run_import(shop, order_file(tmp_path / "o.csv", {"订单号": "GOOD1"}, cells, {"订单号": "GOOD2"}))
    assert reasons(result) == [(3, reason, column)]
    assert [row.split()[0] for row in orders(shop)] == ["GOOD1", "GOOD2"]
    assert shop.breaks() == []


def test_what_only_looks_dangerous_is_kept_as_it_is(shop: Shop, tmp_path: Path) -> None:
    words = "<img src=x> =cmd|' /C calc'!A0 \u202e'; DROP TABLE orders;--"
    path = order_file(tmp_path / "o.csv", {"备注": words, "商品名称": "<b>茶</b>", "商品编码": "=1+1", "数量": "1"})
    (result,) = run_import(shop, path)
    assert result.rejected == []
    detail = shop.ask(order_detail.order_detail, shop.count(select(Order.id)))
    assert (detail.remark, detail.lines[0].title, detail.lines[0].sku_code) == (words, "<b>茶</b>", "=1+1")


def test_rows_of_one_order_that_contradict_each_other_are_refused_together(shop: Shop, tmp_path: Path) -> None:
    one = {"商品编码": "CUP", "数量": "1"}
    (result,) = run_import(shop, order_file(tmp_path / "o.csv", one, {**one, "实付现金": "31.00"}, {"订单号": "T2"}))
    assert reasons(result) == [(2, "same_order", ""), (3, "conflicting", "订单号")]
    assert [row.split()[0] for row in orders(shop)] == ["T2"]


def test_an_import_stopped_in_the_middle_keeps_what_came_in(shop: Shop, tmp_path: Path) -> None:
    path = order_file(tmp_path / "o.csv", *({"订单号": f"T{n:04}"} for n in range(1_200)))
    (result,) = run_import(shop, path, stop=["", "keep"])
    assert (result.state, 0 < result.orders.created < 1_200) == ("STOPPED", True)
    assert shop.breaks() == []
    (rest,) = run_import(shop, path)
    assert result.orders.created + rest.orders.created == 1_200
    assert shop.breaks() == []


def test_an_import_that_was_killed_goes_on_as_the_same_batch(shop: Shop, tmp_path: Path) -> None:
    path = order_file(tmp_path / "o.csv", *({"订单号": f"T{n:04}"} for n in range(1_200)))
    assert run_import(shop, path, stop=["", "leave"]) == []
    assert 0 < shop.count(select(func.count()).select_from(Order)) < 1_200
    (result,) = run_import(shop, path)
    assert (result.resumed, result.state, result.orders.created, result.orders.skipped) == (True, "DONE", 1_200, 0)
    assert shop.count(select(func.count()).select_from(ImportBatch)) == 1
    assert shop.breaks() == []


def test_an_import_can_be_taken_back_and_the_figures_follow(shop: Shop, tmp_path: Path) -> None:
    shop.an_order(fen=1_000, paid=True)
    before = sizes(shop)
    path = order_file(tmp_path / "o.csv", *(a_person(订单号=f"T{n}") for n in range(450)))
    (result,) = run_import(shop, path, stop=["", "take_back"])
    assert result.state == "TAKEN_BACK"
    assert shop.breaks() == []
    for name in ("orders", "order_line", "payment", "recipient", "search_token", "person_key"):
        assert sizes(shop)[name] == before[name]
    by_status = shop.ask(figures.figures, "status").rows
    assert [(row.orders, row.net_fen) for row in by_status] == [(1, shop.count(select(func.sum(Payment.amount_fen))))]
    (again,) = run_import(shop, path)
    assert again.orders.created == 450
    assert shop.breaks() == []


def test_a_batch_in_which_somebody_worked_is_not_taken_back(shop: Shop, tmp_path: Path) -> None:
    (result,) = run_import(shop, order_file(tmp_path / "o.csv", {}, {"订单号": "T2"}))
    assert result.batch is not None
    shop.do(marks.note_order, shop.count(select(Order.id).where(Order.order_no == "T2")), body="已电话确认")
    with pytest.raises(BatchInUse) as refused:
        import_job.take_back(shop.office, shop.owner, result.batch, lambda _: None)
    assert (refused.value.orders, refused.value.order_no) == (1, "T2")
    assert len(orders(shop)) == 2


def test_an_order_that_comes_later_never_gets_the_number_of_one_taken_back(shop: Shop, tmp_path: Path) -> None:
    (result,) = run_import(shop, order_file(tmp_path / "o.csv", {}))
    gone = shop.count(select(Order.id))
    shop.do(import_batches.take_back_import, result.batch or 0)
    later = shop.an_order(fen=1_000)
    assert later.id > gone
    assert [step.act for step in shop.ask(order_detail.order_detail, later.id).timeline] == ["place_order"]


def test_receivers_are_sealed_and_found_by_who_may_read_them(shop: Shop, tmp_path: Path) -> None:
    run_import(shop, order_file(tmp_path / "o.csv", a_person()))
    with shop.engine.connect() as connection:
        row = connection.execute(select(Recipient.name_sealed, Recipient.phone_sealed, Recipient.name_mask)).one()
    assert b"\xe4\xbd\x95" not in row.name_sealed
    assert b"9516" not in row.phone_sealed
    assert row.name_mask == "何**"
    assert shop.count(select(func.count()).select_from(SearchToken)) > 0
    person = shop.ask(order_detail.reveal_recipient, shop.count(select(Order.id)), reason="核对地址")
    assert (person.name, person.phone) == ("何小明", "19900009516")


def test_who_may_not_import_and_who_holds_no_key_bring_in_nothing(shop: Shop, tmp_path: Path) -> None:
    path = order_file(tmp_path / "o.csv", a_person())
    job = import_job.read_job(shop.office, shop.owner, [path])
    with pytest.raises(NotPermitted):
        import_job.load(shop.office, shop.person(Preset.SERVICE), job, lambda _: None, lambda: "")
    with pytest.raises(KeyUnavailable):
        import_job.load(shop.office, dataclasses.replace(shop.owner, keys=None), job, lambda _: None, lambda: "")
    assert orders(shop) == []


def test_a_file_of_no_known_format_is_refused_with_its_columns(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("昵称,心情\n小林,好\n", encoding="utf-8")
    with pytest.raises(FileRefused) as refused:
        run_import(shop, path)
    assert (refused.value.code, refused.value.detail) == ("unrecognised", "昵称、心情")


def test_an_altered_imported_order_is_found(shop: Shop, tmp_path: Path) -> None:
    line = {"商品编码": "CUP", "商品名称": "双层玻璃杯", "数量": "2", "单价现金": "15.00"}
    run_import(shop, order_file(tmp_path / "o.csv", line))
    order = shop.count(select(Order.id))
    with shop.office.transaction() as connection:
        connection.execute(update(OrderLine).values(title="别的"))
    assert [found.split()[:2] for found in shop.breaks()] == [["imported", f"order:{order}"]]


def test_a_members_points_come_in_as_one_lot_and_only_once(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    path.write_text("会员号,姓名,手机,入会时间,积分\nV1,林晓,19900001234,2025-01-02,300\n", encoding="utf-8")
    for _ in range(2):
        run_import(shop, path)
    assert shop.balance(shop.count(select(Member.id))) == (300, 0, 0, 0)
    (found,) = shop.ask(members.find_members, "19900001234")
    assert (found.account, found.name) == ("V1", "林*")
    assert shop.breaks() == []


def test_a_batch_is_looked_through_as_a_whole_once_and_then_piece_by_piece(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_batches, "_PIECE", 1)
    (result,) = run_import(shop, order_file(tmp_path / "o.csv", *({"订单号": f"T{number}"} for number in range(3))))
    batch = result.batch or 0
    assert shop.do(import_batches.take_back_import, batch).left == 2
    shop.do(marks.note_order, shop.ask(order_queries.order_id_of, "T2"), body="致电")
    assert shop.do(import_batches.take_back_import, batch).left == 1
    with pytest.raises(BatchInUse):
        shop.do(import_batches.take_back_import, batch)
    assert shop.breaks() == []
