"""Somebody was quicker: what it was, what it is by now and what was about to be done stand side by side."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from desktop.models.vocabulary import AccessAct, OrderStatus, Preset
from desktop.services import cancels, editing, fulfilment, marks
from desktop.services.order_cases import order_case
from desktop.services.order_detail import order_detail, reveal_recipient
from desktop.services.order_rows import OrderRow
from desktop.services.recipients import RecipientDraft
from desktop.views.overtaken import MINE, THEIRS, Difference, Overtaken
from tests.orders_made import S, an_order_in, row_of
from tests.people import SF
from tests.views.order_acts.bench import Bench

AWAY = RecipientDraft("沈小雨", "18800001234", "江苏省苏州市姑苏区", "平江路9号")
PRIVATE = ("何小明", "19900009516", "示例路", "沈小雨", "18800001234", "平江路", "周大海", "17700005678", "东山街")


def by_manager(bench: Bench, act: object, *args: object, **values: object) -> OrderRow:
    row: OrderRow = bench.shop.office.do(bench.shop.person(Preset.MANAGER), act, *args, **values)  # type: ignore[arg-type]
    return row


def card_of(bench: Bench) -> Overtaken:
    card: Overtaken = bench.sheet().between
    assert not card.isHidden()
    return card


def row_at(bench: Bench, key: str) -> Difference:
    return next(row for row in card_of(bench).rows if row.key == key)


def words_of(card: Overtaken) -> str:
    return "\n".join(one.text() for one in card.findChildren(QLabel))


def choose(bench: Bench, group: str, what: str) -> None:
    choice = card_of(bench).choices[group]
    choice.choose(what)
    choice.changed.emit(what)
    bench.settle()


def write_address(bench: Bench) -> None:
    bench.sheet().address.block.setText("周大海 17700005678 江苏省南京市江宁区东山街3号")
    bench.sheet().address.split.click()
    bench.settle()


def test_what_two_people_change_in_different_places_goes_together_at_one_press(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.TO_SHIP)
    bench.start("edit_order", order)
    bench.sheet()._text.setPlainText("放快递柜")
    by_manager(bench, editing.edit_order, order.id, recipient=AWAY)
    bench.submit()

    assert bench.error().startswith("Manager 刚刚做了「修改订单」")
    remark, whereto = row_at(bench, "remark"), row_at(bench, "recipient")
    assert (remark.before, remark.now, remark.mine, remark.group) == ("没有", "没有", "放快递柜", "")
    assert whereto.before == "何** 199****9516 江苏省南京市鼓楼区"
    assert whereto.now == "沈** 188****1234 江苏省苏州市姑苏区"
    assert whereto.who.startswith("Manager") and whereto.who.endswith("「修改订单」")
    assert card_of(bench).verdict.text() == "和你要做的不冲突，可以一起做"
    assert not [word for word in PRIVATE if word in words_of(card_of(bench))]

    card_of(bench).proceed.click()
    bench.settle()
    saved = bench.shop.ask(order_detail, order.id)
    assert (saved.remark, saved.row.region) == ("放快递柜", AWAY.region)


def test_what_both_have_changed_waits_for_a_choice_and_nothing_typed_is_lost(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.TO_SHIP)
    bench.start("edit_order", order)
    write_address(bench)
    bench.sheet()._text.setPlainText("放快递柜")
    by_manager(bench, editing.edit_order, order.id, recipient=AWAY, remark="放前台，电话 18800001234")
    bench.submit()

    whereto, remark = row_at(bench, "recipient"), row_at(bench, "remark")
    assert (whereto.mine, whereto.group) == ("周** 177****5678 江苏省南京市江宁区", "recipient")
    assert (remark.now, remark.mine, remark.group) == ("里面有电话，已隐去", "放快递柜", "remark")
    assert not [word for word in PRIVATE if word in words_of(card_of(bench))]
    assert not card_of(bench).proceed.isEnabled()

    bench.submit()
    assert bench.rows == []
    assert card_of(bench).verdict.text() == "有 2 处和你要做的冲突，先选一个"

    choose(bench, "recipient", MINE)
    choose(bench, "remark", THEIRS)
    assert bench.sheet()._text.toPlainText() == "放快递柜"
    card_of(bench).proceed.click()
    bench.settle()
    saved = bench.shop.ask(order_detail, order.id)
    assert saved.remark == "放前台，电话 18800001234"
    assert bench.shop.ask(reveal_recipient, order.id, reason="核对").address == "江苏省南京市江宁区东山街3号"


def test_where_the_others_stays_everywhere_nothing_is_left_to_save(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.TO_SHIP)
    bench.start("edit_order", order)
    bench.sheet()._text.setPlainText("放快递柜")
    by_manager(bench, editing.edit_order, order.id, remark="放前台")
    bench.submit()
    choose(bench, "remark", THEIRS)
    bench.submit()
    assert bench.error() == "都留了对方的，没有要保存的了。关掉就行"
    # a choice lasts as long as what it was about: now the other's is another one
    by_manager(bench, editing.edit_order, order.id, remark="放门卫")
    bench.sheet()._text.setPlainText("放快递柜，谢谢")
    choose(bench, "remark", MINE)
    assert row_at(bench, "remark").now == "放门卫"
    assert card_of(bench).open == ("remark",)


def test_a_remark_that_she_left_alone_isnt_written_over_anothers(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.TO_SHIP)
    bench.start("edit_order", order)
    write_address(bench)
    by_manager(bench, editing.edit_order, order.id, remark="放前台")
    bench.submit()
    assert bench.sheet()._text.toPlainText() == "放前台"
    card_of(bench).proceed.click()
    bench.settle()
    assert bench.shop.ask(order_detail, order.id).remark == "放前台"


def test_the_others_address_is_read_whole_only_on_record(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.TO_SHIP)
    bench.start("edit_order", order)
    write_address(bench)
    by_manager(bench, editing.edit_order, order.id, recipient=AWAY)
    bench.submit()
    card_of(bench).asked.emit("recipient")
    bench.settle()
    assert "沈小雨 18800001234 江苏省苏州市姑苏区平江路9号" in words_of(card_of(bench))
    looks = bench.shop.ask(order_detail, order.id).looks
    assert (looks[-1].act, looks[-1].reason) == (AccessAct.REVEAL, "核对别人改过的收货地址")


def test_a_parcel_doesnt_go_to_a_new_address_before_somebody_has_seen_it(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.TO_SHIP)
    bench.start("ship_order", order)
    bench.sheet().waybill.waybill.control.setText("SF1407382950884")
    bench.settle()
    by_manager(bench, editing.edit_order, order.id, recipient=AWAY)
    bench.submit()
    assert row_at(bench, "recipient").group == "act"
    assert row_at(bench, "shipped").mine == "发货 1 个包裹"
    bench.submit()
    assert bench.rows == []
    choose(bench, "act", THEIRS)
    bench.submit()
    assert bench.error().startswith("你选了不做")
    choose(bench, "act", MINE)
    bench.submit()
    assert bench.rows[-1].status is OrderStatus.SHIPPED


def test_an_act_that_isnt_possible_any_more_says_so_beside_what_happened(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.TO_SHIP)
    bench.start("ship_order", order)
    bench.sheet().waybill.waybill.control.setText("SF1407382950884")
    by_manager(bench, cancels.cancel_paid_order, order.id, reason="会员不想要了")
    bench.submit()
    status = row_at(bench, "status")
    assert (status.before, status.now) == ("待发货", "已取消")
    assert status.who.endswith("「取消并退款」")
    assert "Manager 刚刚做了「取消并退款」" in bench.error()
    assert bench.sheet().waybill.waybill.control.text() == "SF1407382950884"
    choose(bench, "act", MINE)
    bench.submit()
    assert row_of(bench.shop, order).status is OrderStatus.CANCELLED


@pytest.mark.parametrize("key", ["assign_order", "set_priority"])
def test_what_somebody_took_or_set_meanwhile_isnt_taken_away_unseen(bench: Bench, key: str) -> None:
    bench.shop.person(Preset.SERVICE)
    order = an_order_in(bench.shop, S.TO_SHIP)
    bench.start(key, order)
    if key == "assign_order":
        by_manager(bench, marks.assign_order, order.id, login="service")
    else:
        bench.sheet().choice.choose("1")
        bench.sheet()._chosen("")
        by_manager(bench, marks.set_priority, order.id, priority=2)
    bench.submit()
    row = card_of(bench).rows[0]
    assert (row.now, row.mine) == {"assign_order": ("Service", "我来处理"), "set_priority": ("加急", "设为「优先」")}[
        key
    ]
    bench.submit()
    assert bench.rows == []
    choose(bench, "act", MINE)
    bench.submit()
    case = bench.shop.ask(order_case, order.id)
    assert (case.assignee_login, case.row.priority) == {"assign_order": ("lixiang", 0), "set_priority": ("", 1)}[key]


def test_a_tag_that_is_gone_already_is_told_with_who_took_it_off(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.TO_SHIP)
    for tag in ("易碎", "生日礼物"):
        bench.shop.do(marks.tag_order, order.id, tag=tag)
    bench.start("tag_order", order)
    by_manager(bench, marks.untag_order, order.id, tag="易碎")
    bench.sheet()._remove("易碎")
    bench.settle()
    tags = row_at(bench, "tags")
    assert (tags.before, tags.now, tags.mine) == ("易碎、生日礼物", "生日礼物", "去掉「易碎」")
    assert tags.who.startswith("Manager")
    assert bench.error().startswith("Manager 刚刚做了「去掉标签」")


def test_of_two_parcels_the_second_is_chosen_anew_when_another_has_shipped(bench: Bench) -> None:
    order = bench.shop.an_order(points=100, fen=1_000, qty=3, paid=True)
    bench.start("ship_order", order)
    bench.sheet().waybill.waybill.control.setText("SF1407382950884")
    by_manager(bench, fulfilment.ship_order, order.id, parcel=SF, lines={bench.shop.lines(order)[0]: 1})
    bench.submit()
    shipped = row_at(bench, "shipped")
    assert (shipped.before, shipped.now, shipped.group) == ("0/3 件", "1/3 件", "act")
    choose(bench, "act", MINE)
    bench.submit()
    assert (bench.rows[-1].units_shipped, bench.rows[-1].status) == (3, OrderStatus.SHIPPED)
