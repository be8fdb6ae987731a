"""Lists under a name: kept, chosen from the menu, shared, deleted and brought back, and the one that a day starts with."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtTest import QTest

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import saved_views
from desktop.services.order_filter import OrderFilter
from desktop.services.saved_views import ViewContent
from desktop.views.orders.page import OrdersPage
from desktop.views.orders.saved_views import NameSheet, ViewsMenu
from tests.views.orders.conftest import Counter, click, numbers
from tests.views_saved import a_view

UNPAID = OrderFilter(statuses=(OrderStatus.UNPAID,))
CONTENT = ViewContent({"statuses": ["UNPAID"]}, "points", False, ("number", "points", "status"))


def the_menu(counter: Counter, page: OrdersPage) -> ViewsMenu:
    click(page.head.views)
    counter.settle()
    menu = page.window().findChild(ViewsMenu)
    assert menu is not None
    return menu


def test_a_list_is_kept_under_a_name_and_chosen_again(counter: Counter) -> None:
    cheap, paid = counter.shop.an_order(fen=100), counter.shop.an_order(points=10)
    page = counter.open()
    page.show_filter(UNPAID)
    counter.settle()
    click(the_menu(counter, page).save)
    sheet = page.window().findChild(NameSheet)
    assert sheet is not None
    QTest.keyClicks(sheet.edit, "unpaid")
    sheet._submit()
    counter.settle()
    assert page.head.views.text() == "unpaid"
    page.show_filter(OrderFilter())
    counter.settle()
    assert page.head.views.text() == "视图"
    assert set(numbers(page)) == {cheap.order_no, paid.order_no}
    (line,) = the_menu(counter, page).lines.values()
    assert line.count.text() == "1"
    assert line.button.hasFocus(), "a view is chosen more often than one is saved"
    click(line.button)
    counter.settle()
    assert (numbers(page), page.chosen) == ([cheap.order_no], UNPAID)


def test_a_name_that_is_taken_is_told_beside_it_and_what_was_typed_stays(counter: Counter) -> None:
    a_view(counter.shop, "unpaid")
    page = counter.open()
    page.views.save_as(page.content())
    sheet = page.window().findChild(NameSheet)
    assert sheet is not None
    QTest.keyClicks(sheet.edit, "unpaid")
    sheet._submit()
    counter.settle()
    assert sheet.field.error() == "视图名已经有人用了，换一个"
    assert sheet.edit.text() == "unpaid"


def test_the_view_that_a_day_starts_with_is_there_at_sign_in_whatever_was_left_open(counter: Counter) -> None:
    order = counter.shop.an_order(fen=100)
    counter.shop.an_order(points=10)
    view = a_view(counter.shop, "没付款的", CONTENT)
    counter.shop.do(saved_views.set_start_view, view_id=view.id)
    page = counter.open(state={"sort": "placed", "descending": True, "filter": {"statuses": ["CANCELLED"]}})
    assert numbers(page) == [order.order_no]
    assert page.head.views.text() == "没付款的"
    assert page.content() == CONTENT


def test_a_deleted_view_comes_back_by_its_toast(counter: Counter) -> None:
    a_view(counter.shop, "没付款的")
    page = counter.open()
    (line,) = the_menu(counter, page).lines.values()
    line.acted.emit("delete", line._view)
    counter.settle()
    assert counter.shop.ask(saved_views.saved_views) == ()
    click(page.views._toaster.toasts[-1].action)
    counter.settle()
    assert [view.name for view in counter.shop.ask(saved_views.saved_views)] == ["没付款的"]


def test_only_who_sets_the_shops_rules_is_offered_to_share(counter: Counter) -> None:
    a_view(counter.shop, "我领的单", by=Preset.SERVICE)
    a_view(counter.shop, "全店的", by=Preset.MANAGER, shared=True)
    page = counter.open(Preset.SERVICE)
    offered = {
        line._view.name: [act.text() for act in line.menu().actions()]
        for line in the_menu(counter, page).lines.values()
    }
    assert offered == {"我领的单": ["登录时打开", "换成现在的条件", "改名", "删除"], "全店的": ["登录时打开"]}


def test_the_panels_conditions_are_kept_without_being_shown_first(counter: Counter) -> None:
    counter.shop.an_order(points=10)
    page = counter.open()
    page._keep_draft(replace(UNPAID, points_min=5))
    counter.settle()
    sheet = page.window().findChild(NameSheet)
    assert sheet is not None and sheet.isVisible()
    assert page.content().filter == {"statuses": ["UNPAID"], "points_min": 5}
