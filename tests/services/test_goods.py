"""Goods as they are kept and listed: edits with their versions, pictures, the list's filters, sorting and pages."""

from __future__ import annotations

import pytest

from desktop.models.vocabulary import Preset, SaleMode
from desktop.services import catalogue, goods, goods_list, stock
from desktop.services.catalogue import SkuDraft
from desktop.services.errors import ChangedByOther, Invalid, NotFound, NotPermitted, NotSellable
from desktop.services.goods import ProductDraft
from desktop.services.goods_list import GoodsCard, GoodsFilter
from tests.goods_calls import PNG, product_of, sku_of
from tests.people import Shop


def card(shop: Shop, code: str) -> GoodsCard:
    return shop.ask(goods_list.goods_card, sku_of(shop, code))


def codes(shop: Shop, chosen: GoodsFilter | None = None, **more: object) -> list[str]:
    return [row.code for row in shop.ask(goods_list.find_goods, chosen or GoodsFilter(), **more).rows]  # type: ignore[arg-type]  # sort, descending, limit


def a_shelf(shop: Shop) -> None:
    """Beans with plenty, cups that run low, towels that are gone, a lamp off sale."""
    for code, title, category, points, units, low in (
        ("B1", "小粒咖啡豆", "食品", 2_000, 40, 5),
        ("C1", "双层玻璃杯", "厨房", 1_590, 4, 6),
        ("T1", "全棉浴巾", "家居", 1_800, 0, 3),
        ("L1", "智能台灯", "小家电", 12_400, 9, 2),
    ):
        draft = SkuDraft(code, title, category=category, price_points=points, stock=units, low_level=low)
        shop.do(catalogue.add_sku, draft)
    shop.do(goods.edit_product, product_of(shop, "L1"), ProductDraft("智能台灯", "小家电", active=False))


def test_tabs_count_what_is_on_sale_low_out_and_off(shop: Shop) -> None:
    a_shelf(shop)
    assert shop.ask(goods_list.goods_counts) == {"all": 4, "on_sale": 3, "low": 2, "out": 1, "short": 0, "off": 1}
    assert codes(shop, GoodsFilter(state="low"), sort="free") == ["T1", "C1"]
    assert codes(shop, GoodsFilter(state="out")) == ["T1"]
    assert codes(shop, GoodsFilter(state="off")) == ["L1"]


@pytest.mark.parametrize("text", ["咖啡", "B1", "b1", "kfd", "XLKFD"])
def test_goods_are_found_by_title_code_and_initials(shop: Shop, text: str) -> None:
    a_shelf(shop)
    assert codes(shop, GoodsFilter(search=text)) == ["B1"]


def test_a_category_narrows_the_list(shop: Shop) -> None:
    a_shelf(shop)
    shop.a_sku("没有分类的", points=1, code="N1")
    assert codes(shop, GoodsFilter(category="厨房")) == ["C1"]
    assert codes(shop, GoodsFilter(category="")) == ["N1"]
    assert shop.ask(goods_list.categories) == tuple(sorted(("食品", "厨房", "家居", "小家电")))


@pytest.mark.parametrize("sort", list(goods_list.SORTS))
@pytest.mark.parametrize("descending", [False, True])
def test_pages_by_keyset_give_every_row_once_in_order(shop: Shop, sort: str, descending: bool) -> None:
    a_shelf(shop)
    whole = codes(shop, sort=sort, descending=descending)
    paged, after = [], None
    for _ in range(4):
        page = shop.ask(goods_list.find_goods, GoodsFilter(), sort=sort, descending=descending, after=after, limit=1)
        paged += [row.code for row in page.rows]
        after = page.next
    assert paged == whole and len(whole) == 4 and after is None


def test_an_edit_changes_price_shelf_and_level_and_leaves_placed_orders_alone(shop: Shop) -> None:
    code = shop.a_sku(points=100)
    order = shop.place(shop.a_member(points=500), (code, 2))
    draft = SkuDraft(code, "", "大袋", SaleMode.POINTS_CASH, price_points=120, price_fen=500, shelf="A-01", low_level=3)
    row = shop.do(goods.edit_sku, sku_of(shop, code), draft, seen=card(shop, code).sku_version)
    assert (row.price_points, row.price_fen, row.spec, row.shelf) == (120, 500, "大袋", "A-01")
    assert card(shop, code).row.low_level == 3
    assert order.points == 200
    assert shop.breaks() == []


def test_who_edits_what_another_has_just_edited_is_told_who_and_what(shop: Shop) -> None:
    code = shop.a_sku(points=100)
    seen = card(shop, code).sku_version
    manager = shop.person(Preset.MANAGER)
    shop.office.do(manager, goods.edit_sku, sku_of(shop, code), SkuDraft(code, "", price_points=110))
    with pytest.raises(ChangedByOther) as refused:
        shop.do(goods.edit_sku, sku_of(shop, code), SkuDraft(code, "", price_points=90), seen=seen)
    assert (refused.value.who, refused.value.what) == ("Manager", "edit_sku")
    assert card(shop, code).row.price_points == 110


def test_stock_that_moves_makes_no_edit_stale(shop: Shop) -> None:
    code = shop.a_sku(points=100)
    seen = card(shop, code).sku_version
    shop.do(stock.receive_goods, code, qty=3)
    shop.do(goods.edit_sku, sku_of(shop, code), SkuDraft(code, "", price_points=90), seen=seen)


def test_an_edit_sent_twice_is_one_edit(shop: Shop) -> None:
    code = shop.a_sku(points=100)
    seen = card(shop, code).sku_version
    for _ in range(2):
        shop.office.do_command(
            shop.owner, "click-1", goods.edit_sku, sku_of(shop, code), SkuDraft(code, "", price_points=90), seen=seen
        )
    assert card(shop, code).row.price_points == 90


def test_a_code_belongs_to_one_article(shop: Shop) -> None:
    one, two = shop.a_sku(points=1), shop.a_sku(points=1)
    with pytest.raises(Invalid) as refused:
        shop.do(goods.edit_sku, sku_of(shop, two), SkuDraft(one, "", price_points=1))
    assert (refused.value.field, refused.value.problem) == ("code", "taken")
    with pytest.raises(Invalid):
        shop.do(goods.add_spec, product_of(shop, one), SkuDraft(two, "", price_points=1))


def test_an_edit_that_changes_nothing_says_so(shop: Shop) -> None:
    code = shop.a_sku(points=1)
    with pytest.raises(Invalid) as refused:
        shop.do(goods.edit_sku, sku_of(shop, code), SkuDraft(code, "", price_points=1))
    assert refused.value.problem == "nothing_changed"


def test_a_product_gets_one_more_spec_with_its_first_stock(shop: Shop) -> None:
    code = shop.a_sku("浴巾", points=100)
    shop.do(goods.add_spec, product_of(shop, code), SkuDraft("BIG", "", "大号", price_points=150, stock=6, low_level=2))
    seen = card(shop, "BIG")
    assert (seen.row.title, seen.row.on_hand, seen.row.low_level) == ("浴巾", 6, 2)
    assert [one.code for one in seen.others] == [code]
    assert shop.breaks() == []


def test_what_is_taken_off_sale_cant_be_ordered(shop: Shop) -> None:
    code = shop.a_sku(points=1)
    shop.do(goods.edit_sku, sku_of(shop, code), SkuDraft(code, "", price_points=1), active=False)
    with pytest.raises(NotSellable):
        shop.place(shop.a_member(points=10), (code, 1))
    assert codes(shop, GoodsFilter(state="off")) == [code]


def test_a_picture_is_kept_and_taken_away(shop: Shop) -> None:
    code = shop.a_sku(points=1)
    product = product_of(shop, code)
    shop.do(goods.set_picture, product, PNG, seen=0)
    assert card(shop, code).picture == PNG
    assert shop.ask(goods_list.pictures, (product,)) == {product: PNG}
    with pytest.raises(ChangedByOther):
        shop.do(goods.set_picture, product, None, seen=0)
    shop.do(goods.set_picture, product, None, seen=card(shop, code).product_version)
    assert card(shop, code).picture is None


@pytest.mark.parametrize("content", [b"<svg/>", b"", b"\x89PNG\r\n\x1a\n" + bytes(goods.PICTURE_MOST)])
def test_what_is_no_small_picture_is_refused(shop: Shop, content: bytes) -> None:
    code = shop.a_sku(points=1)
    with pytest.raises(Invalid):
        shop.do(goods.set_picture, product_of(shop, code), content)


def test_only_who_may_edit_the_catalogue_edits_it(shop: Shop) -> None:
    code = shop.a_sku(points=1)
    person = shop.person(Preset.WAREHOUSE)
    with pytest.raises(NotPermitted):
        shop.office.do(person, goods.edit_sku, sku_of(shop, code), SkuDraft(code, "", price_points=2))
    with pytest.raises(NotPermitted):
        shop.office.do(person, goods.set_picture, product_of(shop, code), PNG)
    assert card(shop, code).row.price_points == 1


def test_what_isnt_there_is_said_to_be_missing(shop: Shop) -> None:
    with pytest.raises(NotFound):
        shop.ask(goods_list.goods_card, 999)
    with pytest.raises(NotFound):
        shop.do(goods.edit_product, 999, ProductDraft("杯"))
