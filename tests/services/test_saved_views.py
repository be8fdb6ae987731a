"""Views of the order list under a name: one's own, the shop's, and the one that a day starts with."""

from __future__ import annotations

import pytest

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import saved_views
from desktop.services.errors import Invalid, NotFound, NotPermitted
from desktop.services.saved_views import ViewContent, ViewRow
from tests.people import Shop
from tests.views_saved import TO_SHIP, a_view

WEEK = ViewContent({"since": "last_week", "until": "last_week", "search": "何小明"}, "points", False, ("number",))


def names(shop: Shop, preset: Preset = Preset.OWNER) -> list[str]:
    return [view.name for view in shop.office.ask(shop.person(preset), saved_views.saved_views)]


def test_a_view_keeps_filter_sort_and_columns_but_nothing_that_was_searched(shop: Shop) -> None:
    made = a_view(shop, " 上周 ", WEEK)
    assert made == ViewRow(
        made.id, "上周", ViewContent({"since": "last_week", "until": "last_week"}, "points", False, ("number",)),
        shared=False, mine=True, starts=False, may_change=True, owner="李想",
    )  # fmt: skip


def test_last_week_is_the_week_before_the_day_on_which_the_view_is_opened(shop: Shop) -> None:
    a_view(shop, "上周", WEEK)
    shop.clock.forward(days=14)
    chosen, _ = shop.ask(saved_views.view_filter, "上周")
    assert (str(chosen.since), str(chosen.until)) == ("2026-11-30", "2026-12-06")


def test_a_private_view_is_there_for_nobody_else(shop: Shop) -> None:
    made = a_view(shop)
    manager = shop.person(Preset.MANAGER)
    assert names(shop, Preset.MANAGER) == []
    with pytest.raises(NotFound):
        shop.office.do(manager, saved_views.rename_view, made.id, name="我的")
    with pytest.raises(NotFound):
        shop.office.do(manager, saved_views.delete_view, made.id)
    with pytest.raises(NotFound):
        shop.office.do(manager, saved_views.set_start_view, view_id=made.id)


def test_sharing_takes_the_right_of_those_who_set_the_shops_rules(shop: Shop) -> None:
    mine = a_view(shop, "我领的单", by=Preset.SERVICE)
    with pytest.raises(NotPermitted):
        shop.office.do(shop.person(Preset.SERVICE), saved_views.share_view, mine.id, shared=True)
    a_view(shop, "大额待发货", by=Preset.MANAGER, shared=True)
    assert names(shop, Preset.WAREHOUSE) == ["大额待发货"]


def test_a_shared_view_is_changed_by_its_maker_and_by_whoever_may_share(shop: Shop) -> None:
    shared = a_view(shop, by=Preset.MANAGER, shared=True)
    (seen,) = shop.office.ask(shop.person(Preset.SERVICE), saved_views.saved_views)
    assert (seen.may_change, seen.mine) == (False, False)
    with pytest.raises(NotPermitted):
        shop.office.do(shop.person(Preset.SERVICE), saved_views.rename_view, shared.id, name="我的")
    assert shop.do(saved_views.rename_view, shared.id, name="全店待发").name == "全店待发"


def test_a_name_is_given_once_and_free_again_after_a_deletion(shop: Shop) -> None:
    first = a_view(shop)
    with pytest.raises(Invalid) as taken:
        a_view(shop)
    assert (taken.value.field, taken.value.problem) == ("view", "taken")
    shop.do(saved_views.delete_view, first.id)
    a_view(shop)
    with pytest.raises(Invalid):
        shop.do(saved_views.restore_view, first.id)


@pytest.mark.parametrize(
    ("name", "content", "field"),
    [
        ("  ", TO_SHIP, "view"),
        ("长" * 21, TO_SHIP, "view"),
        ("乱序", ViewContent({}, "colour"), "sort"),
        ("颠倒", ViewContent({"points_min": 9, "points_max": 1}), "points"),
        ("列太多", ViewContent({}, columns=("x",) * 41), "columns"),
    ],
)
def test_what_cant_be_a_view_is_told_and_nothing_is_kept(
    shop: Shop, name: str, content: ViewContent, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        a_view(shop, name, content)
    assert refused.value.field == field
    assert names(shop) == []


def test_a_deleted_view_comes_back_with_those_whose_day_starts_with_it(shop: Shop) -> None:
    shared = a_view(shop, by=Preset.MANAGER, shared=True)
    service = shop.person(Preset.SERVICE)
    shop.office.do(service, saved_views.set_start_view, view_id=shared.id)
    shop.do(saved_views.delete_view, shared.id)
    assert shop.office.ask(service, saved_views.start_view) is None
    shop.do(saved_views.restore_view, shared.id)
    started = shop.office.ask(service, saved_views.start_view)
    assert started is not None and started.name == "今天待发货" and started.starts


def test_a_view_that_is_no_longer_shared_is_nobody_elses_start(shop: Shop) -> None:
    shared = a_view(shop, by=Preset.MANAGER, shared=True)
    service = shop.person(Preset.SERVICE)
    shop.office.do(service, saved_views.set_start_view, view_id=shared.id)
    shop.office.do(shop.person(Preset.MANAGER), saved_views.share_view, shared.id, shared=False)
    assert shop.office.ask(service, saved_views.start_view) is None
    shop.do(saved_views.set_start_view, view_id=a_view(shop, "我的").id)
    shop.do(saved_views.set_start_view, view_id=None)
    assert shop.ask(saved_views.start_view) is None


def test_another_content_is_kept_under_the_view_that_is_there(shop: Shop) -> None:
    made = a_view(shop)
    shop.do(saved_views.save_view, name="今天待发货", content=WEEK, view_id=made.id)
    (view,) = shop.ask(saved_views.saved_views)
    assert (view.id, view.content.sort) == (made.id, "points")


def test_ones_own_view_is_found_before_the_shops_of_the_same_name(shop: Shop) -> None:
    a_view(shop, by=Preset.MANAGER, shared=True)
    mine = a_view(shop, content=WEEK)
    assert shop.ask(saved_views.view_named, "今天待发货").id == mine.id
    with pytest.raises(NotFound):
        shop.ask(saved_views.view_named, "没有的")


def test_a_view_tells_how_many_orders_it_shows(shop: Shop) -> None:
    order = shop.an_order(points=100)
    assert order.status is OrderStatus.TO_SHIP
    made, none = a_view(shop), a_view(shop, "没有的", ViewContent({"points_min": 10**6}))
    assert shop.ask(saved_views.view_counts, (made.id, none.id)) == {made.id: 1, none.id: 0}
