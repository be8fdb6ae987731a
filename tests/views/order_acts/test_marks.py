"""Hold, assign, priority, tags, notes: done, and taken back by their toasts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.models.vocabulary import Preset
from desktop.services import marks
from desktop.services.order_cases import order_case
from desktop.services.order_detail import order_detail
from tests.orders_made import S, an_order_in, row_of
from tests.views.order_acts.bench import Bench


def test_an_order_is_held_until_the_morning_of_a_day_and_the_toast_lets_it_go(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.PAID)
    bench.start("hold_order", order)
    bench.sheet().reasons.choice.choose("stock")
    bench.sheet().span.choose("3")
    bench.submit()
    row = bench.rows[-1]
    assert (row.hold_reason, row.hold_until) == ("等补货", datetime(2026, 11, 27, 1, 0, tzinfo=UTC))
    bench.undo()
    assert row_of(bench.shop, order).hold_reason is None


def test_a_hold_needs_a_reason_and_a_day_that_is_one(bench: Bench) -> None:
    bench.start("hold_order", an_order_in(bench.shop, S.PAID))
    bench.submit()
    assert bench.sheet().reasons.field.error() == "请填原因"
    bench.sheet().span.choose("day")
    bench.sheet().day.setText("下周")
    bench.submit()
    assert bench.sheet().until.error() == "日期写成 2026-12-01 这样"
    assert bench.rows == []


def test_a_hold_is_lifted_at_once_and_the_toast_puts_it_back(bench: Bench) -> None:
    order = bench.shop.do(marks.hold_order, an_order_in(bench.shop, S.PAID).id, reason="等颜色")
    bench.start("unhold_order", order)
    assert bench.acts.sheet is None
    assert bench.rows[-1].hold_reason is None
    bench.undo()
    assert bench.rows[-1].hold_reason == "等颜色"


def test_an_order_goes_to_a_colleague_and_back_to_who_had_it(bench: Bench) -> None:
    bench.shop.person(Preset.SERVICE)
    bench.shop.person(Preset.WAREHOUSE)
    order = bench.shop.do(marks.assign_order, an_order_in(bench.shop, S.PAID).id, login="service")
    bench.start("assign_order", order)
    bench.sheet().who.choose("warehouse")
    bench.sheet()._chosen("")
    assert bench.sheet().go.text() == "交给 Warehouse"
    bench.submit()
    assert bench.rows[-1].assignee == "Warehouse"
    bench.undo()
    assert bench.shop.ask(order_case, order.id).assignee_login == "service"


def test_an_undo_leaves_what_somebody_has_changed_since(bench: Bench) -> None:
    bench.shop.person(Preset.SERVICE)
    order = an_order_in(bench.shop, S.PAID)
    bench.start("assign_order", order)
    bench.submit()
    bench.shop.do(marks.assign_order, order.id, login="service")
    bench.undo()
    assert bench.toast().startswith("李想 刚刚做了「领单」")
    assert bench.shop.ask(order_case, order.id).assignee_login == "service"


def test_a_priority_is_set_and_taken_back(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.PAID)
    bench.start("set_priority", order)
    assert not bench.sheet().go.isEnabled()
    bench.sheet().choice.choose("2")
    bench.sheet()._chosen("2")
    assert bench.sheet().go.text() == "设为「加急」"
    bench.submit()
    assert bench.rows[-1].priority == 2
    bench.undo()
    assert bench.rows[-1].priority == 0


@pytest.mark.parametrize("typed", ["老客户", " 老客户 "])
def test_a_tag_is_put_on_and_taken_back(bench: Bench, typed: str) -> None:
    order = an_order_in(bench.shop, S.PAID)
    bench.start("tag_order", order)
    bench.sheet().edit.setText(typed)
    bench.submit()
    assert bench.shop.ask(order_detail, order.id).tags == ("老客户",)
    bench.undo()
    assert bench.shop.ask(order_detail, order.id).tags == ()


def test_an_old_tag_goes_with_its_cross_and_comes_back(bench: Bench) -> None:
    order = bench.shop.do(marks.tag_order, an_order_in(bench.shop, S.PAID).id, tag="老客户")
    bench.start("tag_order", order)
    bench.sheet()._remove("老客户")
    bench.settle()
    assert bench.shop.ask(order_detail, order.id).tags == ()
    bench.undo()
    assert bench.shop.ask(order_detail, order.id).tags == ("老客户",)


def test_a_note_warns_of_a_phone_number_and_is_kept(bench: Bench) -> None:
    order = an_order_in(bench.shop, S.PAID)
    bench.start("note_order", order)
    bench.submit()
    assert bench.sheet().body_field.error() == "请填备注内容"
    bench.sheet().edit.setPlainText("打 19900009516 找她")
    assert "请别写客人的电话" in bench.sheet().phone.text()
    bench.sheet().edit.setPlainText("周末送")
    assert bench.sheet().phone.text() == ""
    bench.submit()
    assert [note.body for note in bench.shop.ask(order_detail, order.id).notes] == ["周末送"]
