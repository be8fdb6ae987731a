"""The month on paper: the same numbers as `figures`, charts as vectors, and names that try to break it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pypdfium2.raw as raw
import pytest

from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import figures, fulfilment, summary_figures
from desktop.services.amounts import money, points_text
from desktop.services.errors import Invalid, NotPermitted
from desktop.services.figures import FigureRow
from desktop.services.paper_errands import make_summary
from desktop.services.reports.pages import opened
from desktop.services.reports.rows import Made, Printed
from desktop.services.reports.summary import summary_pdf
from desktop.services.reports.words import WORDS, Words
from desktop.services.summary_figures import GoodsRow, MoneyRow, SummaryFigures, period_before
from tests import papers
from tests.orders_made import an_order_in
from tests.people import SF, Shop

OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))
MADE = Made(datetime(2026, 11, 1, 1, 5, tzinfo=UTC), "张敏", "店长")
EMPTY = SummaryFigures("悦享生活", "Asia/Shanghai", *OCTOBER, (), (), (), (), (), ((0,) * 24,) * 7, (), (), (), (), {})


def a_row(key: str, orders: int, fen: int, currency: str = "CNY", credit: int = 0) -> FigureRow:
    return FigureRow(key, currency, orders, 1 if credit else 0, fen, credit, fen + credit, orders * 100)


def a_month(currency: str = "CNY", credit: int = 0) -> SummaryFigures:
    days = tuple(
        a_row(f"2026-10-{day:02}", day, day * 1_234, currency, credit if day == 9 else 0) for day in range(1, 32)
    )
    total = a_row("", 496, 496 * 1_234, currency, credit)
    return replace(
        EMPTY, days=days, months=(replace(total, key="2026-10"),), totals=(total,), earlier=(a_row("", 400, 10**6, currency),),
        statuses=(a_row("SHIPPED", 6, 9_999, currency), a_row("COMPLETED", 490, 10**5, currency)),
        hours=tuple(tuple(day * hour for hour in range(24)) for day in range(7)), minor_units={currency: 2},
        goods=(GoodsRow("10824", "纯棉四件套", currency, 9, 8_800, 12_900),),
        payments=(MoneyRow("wechat", currency, 7, 70_000),), refunds=(MoneyRow("wechat", currency, 1, 500),),
    )  # fmt: skip


def paper_of(told: SummaryFigures) -> Printed:
    return summary_pdf(told, MADE, Words())


def test_the_months_paper_says_what_figures_say(shop: Shop) -> None:
    for status in OrderStatus:
        an_order_in(shop, status)
    said = papers.text(make_summary(shop.office, shop.person(Preset.FINANCE), *NOVEMBER).pdf)
    (total,) = shop.ask(figures.figures, "day", *NOVEMBER).total
    assert (total.orders, total.net_fen) == (5, 5 * 4_200)
    whole = f"合计{total.orders}{money(total.gross_fen)}{money(total.net_fen)}{points_text(total.points)}"
    assert whole in said
    for row in shop.ask(figures.figures, "status", *NOVEMBER).rows:
        share = f"{row.orders / 6:.1%}"
        assert f"{WORDS[f'status.{row.key}']}{row.orders}{share}{money(row.net_fen)}" in said
    assert "使用" in said and "2026年11月经营汇总" in said


def test_an_order_comes_into_the_months_paper_from_placing_to_shipping(shop: Shop) -> None:
    """A step at a time; what an order is worth counts from its placing, its status moves."""
    member = shop.a_member(points=1_000)
    sku = shop.a_sku("双层玻璃杯", points=300, fen=4_900)
    order = shop.place(member, (sku, 2))

    def said() -> str:
        return papers.text(make_summary(shop.office, shop.owner, *NOVEMBER).pdf)

    assert "未支付1100.0%¥110.00600" in said() and "双层玻璃杯" in said()
    order = shop.pay(order)
    shop.do(fulfilment.ship_order, order.id, parcel=SF)
    told = said()
    assert "已发货1100.0%¥110.00600" in told and "未支付" not in told
    assert "微信支付1¥110.00" in told
    assert "2026-11-241¥110.00¥110.00600" in told


def test_charts_are_drawn_fonts_are_embedded_and_sections_stand_in_the_outline() -> None:
    pdf = paper_of(a_month()).pdf
    kinds = papers.kinds(pdf)
    assert raw.FPDF_PAGEOBJ_PATH in kinds
    assert not kinds & {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING}
    embedded = papers.fonts(pdf)
    assert all(embedded.values()) and set(embedded) == {"NotoSansSC-Regular", "NotoSansSC-SemiBold"}
    titles = [title for title, _ in papers.outline(pdf)]
    assert titles == [
        "2026 年 10 月经营汇总", "每日订单（笔）", "每日净额（CNY）", "下单时段（星期 × 小时）", "按状态", "热门商品（前 15）",
        "收款（按到账日）", "退款（按到账日）", "积分流水", "按日",
    ]  # fmt: skip
    assert len(pdf) < 200_000


def test_every_page_says_whose_it_is_when_it_was_made_and_which_of_how_many() -> None:
    printed = paper_of(a_month())
    pages = papers.texts(printed.pdf)
    assert len(pages) == printed.pages
    for number, page in enumerate(pages, 1):
        assert f"第{number}页/共{printed.pages}页" in page
        assert "悦享生活·积分掌柜经营汇总" in page
        assert "统计区间2026-10-01至2026-10-31" in page
        assert "2026-11-0109:05由店长张敏生成" in page
    with opened(printed.pdf) as document:
        told = document.get_metadata_dict()
    assert (told["Title"], told["Author"]) == ("悦享生活 2026 年 10 月经营汇总", "店长 张敏")


def test_credits_and_what_they_leave_stand_beside_gross() -> None:
    said = papers.text(paper_of(a_month(credit=-5_000)).pdf)
    assert "合计496¥6,120.641−¥50.00¥6,070.6449,600" in said
    assert "冲红" not in papers.text(paper_of(a_month()).pdf).replace("冲红额", "")


def test_each_currency_has_its_own_total_and_its_own_charts() -> None:
    home, abroad = a_month(), a_month("JPY")
    told = replace(
        home, days=(*home.days, *abroad.days), totals=(*home.totals, *abroad.totals), minor_units={"CNY": 2, "JPY": 0},
        statuses=(*home.statuses, *abroad.statuses),
    )  # fmt: skip
    printed = paper_of(told)
    said = papers.text(printed.pdf)
    assert "合计CNYCNY496¥6,120.64" in said
    assert "合计JPYJPY496JP¥612,064" in said
    assert [title for title, _ in papers.outline(printed.pdf) if title.startswith("每日净额")] == [
        "每日净额（CNY）", "每日净额（JPY）",
    ]  # fmt: skip


def test_a_month_without_orders_says_so() -> None:
    said = papers.text(paper_of(EMPTY).pdf)
    assert "这段时间没有订单" in said and "订单数0" in said


def test_four_hundred_days_are_told_by_month_and_by_day() -> None:
    since = date(2025, 10, 1)
    days = tuple(a_row((since + timedelta(days=at)).isoformat(), 1, 100) for at in range(400))
    months = tuple(a_row(f"2026-{month:02}", 30, 3_000) for month in range(1, 11))
    told = replace(
        a_month(), since=since, until=date(2026, 11, 4), days=days, months=months, totals=(a_row("", 400, 40_000),)
    )
    printed = paper_of(told)
    said = papers.text(printed.pdf)
    assert all(day.key in said for day in days)
    assert ("每月订单（笔）", 1) in papers.outline(printed.pdf)
    assert list(papers.outside(printed.pdf)) == []
    assert said.count("日期订单") >= 8, "the head comes again on every page"


HOSTILE = {
    "markup": "<b>新品</b> & <para color='red'>\"<img src='x'/>",
    "emoji": "礼盒 🎁👨\u200d👩",
    "rtl": "مرحبا \u202e倒着",
    "control": "杯\x07\x00子\ud800",
    "long": "超长商品名" * 1_000,
    "one word": "W" * 5_000,
    "blank": "",
    "placeholder": "{0} {1} %s",
}
STANDS = {
    "markup": "<b>新品</b>&<paracolor='red'>\"<imgsrc='x'/>", "emoji": "礼盒[U+1F381][U+1F468][U+200D][U+1F469]",
    "rtl": "[U+0627][U+202E]倒着", "control": "杯[U+0007][U+0000]子[U+D800]", "long": "超长商品名" * 20, "one word": "W" * 12,
    "blank": "", "placeholder": "{0}{1}%s",
}  # fmt: skip


def test_names_of_goods_and_methods_can_not_break_the_page() -> None:
    goods = tuple(GoodsRow(name, name, "CNY", 9, 10, 10) for name in HOSTILE.values())
    methods = tuple(MoneyRow(name, "CNY", 1, 1) for name in HOSTILE.values())
    printed = paper_of(replace(a_month(), goods=goods, payments=methods))
    said = papers.text(printed.pdf)
    assert [name for name, stands in STANDS.items() if stands not in said] == []
    assert list(papers.outside(printed.pdf)) == []
    assert printed.pages <= 5 and "合计496" in said


@pytest.mark.parametrize("name", ["markup", "control", "one word"])
def test_names_of_shop_and_person_can_not_break_the_page(name: str) -> None:
    printed = summary_pdf(replace(a_month(), shop=HOSTILE[name]), replace(MADE, name=HOSTILE[name]), Words())
    assert list(papers.outside(printed.pdf)) == []
    assert all(STANDS[name][:12] in page for page in papers.texts(printed.pdf))


def test_what_the_fonts_lack_is_drawn_as_its_code_point_and_told() -> None:
    goods = (GoodsRow("A\u200b1", "礼盒 🎁", "CNY", 1, 0, 0),)
    printed = paper_of(replace(a_month(), goods=goods))
    said = papers.text(printed.pdf)
    assert "礼盒[U+1F381]" in said and "A[U+200B]1" in said
    assert [(one.code, one.where, one.times) for one in printed.missing] == [
        ("U+1F381", "商品", 1),
        ("U+200B", "编码", 1),
    ]
    assert "字体里没有这些字，已用代码点代替：U+1F381（商品，1处）、U+200B（编码，1处）" in said


def test_a_name_that_is_cut_says_how_long_it_was() -> None:
    goods = (GoodsRow("1", "长" * 5_000, "CNY", 1, 0, 0),)
    assert "…（共5,000字）" in papers.text(paper_of(replace(a_month(), goods=goods)).pdf)


def test_a_period_is_compared_with_the_one_before() -> None:
    assert period_before(*OCTOBER) == (date(2026, 9, 1), date(2026, 9, 30))
    assert period_before(date(2026, 10, 5), date(2026, 10, 11)) == (date(2026, 9, 28), date(2026, 10, 4))
    assert "较上期+24.0%" in papers.text(paper_of(a_month()).pdf)


def test_a_period_that_can_not_be_is_refused(shop: Shop) -> None:
    for since, until, problem in (
        (date(2026, 11, 2), date(2026, 11, 1), "range_reversed"), (date(1800, 1, 1), date(2026, 1, 1), "out_of_range"),
        (date(2000, 1, 1), date(2026, 1, 1), "out_of_range"),
    ):  # fmt: skip
        with pytest.raises(Invalid) as refused:
            shop.ask(summary_figures.summary_figures, since, until)
        assert refused.value.problem == problem


def test_who_may_see_no_figures_gets_no_paper(shop: Shop) -> None:
    with pytest.raises(NotPermitted):
        make_summary(shop.office, shop.person(Preset.WAREHOUSE), *NOVEMBER)


def test_another_language_takes_the_place_of_the_chinese() -> None:
    given: dict[str, Any] = {"summary.month": "Summary {1}/{0}", "kpi.orders": "Orders"}
    said = papers.text(summary_pdf(a_month(), MADE, Words(given)).pdf)
    assert "Summary10/2026" in said and "Orders496" in said
