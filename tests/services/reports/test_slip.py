"""Packing slips: on record before anything is read, masked for who may not reveal, a barcode that scans."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, select

from desktop.models.journal import Access, AccessSubject
from desktop.models.order import Order
from desktop.models.staff import Role, RolePermission
from desktop.models.vocabulary import OrderStatus, Permission, Preset
from desktop.services import cancels, fulfilment, marks, packing_slip
from desktop.services.errors import Invalid, NotFound, NotPermitted
from desktop.services.paper_errands import make_slips
from desktop.services.prints import PRINTS_MOST
from desktop.services.reports.rows import Made, Slip, SlipLine, Slips
from desktop.services.reports.slip import barcode, slip_pdf
from desktop.services.reports.words import Words
from tests import papers
from tests.orders_made import an_order_in
from tests.people import SF, Shop

MADE = Made(datetime(2026, 11, 24, 4, 0, tzinfo=UTC), "张敏")
LINE = SlipLine("A-03", "20377", "小粒咖啡豆", "454g", 2, 0, False)
SLIP = Slip(
    "JF261124000001", "TO_SHIP", MADE.at, "何小明", "19900009516", "江苏省南京市鼓楼区示例路1号", "", "", (LINE,)
)


def said_of(*slips: Slip) -> str:
    return papers.text(slip_pdf(Slips("悦享生活", "Asia/Shanghai", slips), MADE, Words()).pdf)


def test_a_slip_says_what_goes_where_and_is_on_record_first(shop: Shop) -> None:
    order = an_order_in(shop, OrderStatus.TO_SHIP)
    warehouse = shop.person(Preset.WAREHOUSE)
    printed = make_slips(shop.office, warehouse, [order.id], reason="配货")
    said = papers.text(printed.pdf)
    for words in (
        order.order_no,
        "待发货",
        "何小明",
        "19900009516",
        "江苏省南京市鼓楼区示例路1号",
        "小粒咖啡豆",
        "REGULAR",
        "合计3件",
    ):
        assert words in said
    with shop.engine.connect() as connection:
        assert connection.execute(
            select(Access.act, Access.reason, Access.actor, AccessSubject.subject_id)
            .join(AccessSubject, AccessSubject.access_id == Access.id)
        ).all() == [("PRINT", "配货", warehouse.key, order.id)]  # fmt: skip


def test_who_may_not_reveal_prints_masks(shop: Shop) -> None:
    order = an_order_in(shop, OrderStatus.TO_SHIP)
    warehouse = shop.person(Preset.WAREHOUSE)
    role = shop.count(select(Role.id).where(Role.preset == Preset.WAREHOUSE.value))
    with shop.office.transaction() as connection:
        connection.execute(delete(RolePermission).filter_by(role_id=role, permission=Permission.REVEAL.value))
    said = papers.text(make_slips(shop.office, warehouse, [order.id], reason="配货").pdf)
    assert "何**199****9516" in said and "江苏省南京市鼓楼区" in said
    assert "何小明" not in said and "示例路" not in said


@pytest.mark.parametrize("preset", [Preset.FINANCE, Preset.AUDITOR])
def test_who_may_not_print_gets_nothing_and_leaves_no_record(shop: Shop, preset: Preset) -> None:
    order = an_order_in(shop, OrderStatus.TO_SHIP)
    with pytest.raises(NotPermitted):
        make_slips(shop.office, shop.person(preset), [order.id], reason="配货")
    assert shop.count(select(Access.id)) is None


def test_without_a_reason_nothing_is_printed(shop: Shop) -> None:
    order = an_order_in(shop, OrderStatus.TO_SHIP)
    with pytest.raises(Invalid):
        shop.ask(packing_slip.packing_slips, [order.id], reason=" ")


def test_only_what_is_still_to_be_packed_is_on_the_slip(shop: Shop) -> None:
    member = shop.a_member(points=9_000)
    cup, beans = shop.a_sku("双层玻璃杯", points=10, fen=100), shop.a_sku("小粒咖啡豆", points=10, fen=100)
    order = shop.pay(shop.place(member, (cup, 2), (beans, 3)))
    first, second = shop.lines(order)
    shop.do(cancels.cancel_lines, order.id, lines={first: 2}, reason="不要了")
    shop.do(fulfilment.ship_order, order.id, parcel=SF, lines={second: 1})
    shop.do(marks.hold_order, order.id, reason="等客人回话")
    (slip,) = shop.ask(packing_slip.packing_slips, [order.id], reason="配货").slips
    assert [(line.title, line.qty, line.shipped) for line in slip.lines] == [("小粒咖啡豆", 3, 1)]
    assert slip.held == "等客人回话"
    said = said_of(slip)
    assert "挂起中，先不要发：等客人回话" in said
    assert "21□合计2件" in said, "two are left, one is gone"


def test_what_is_all_gone_has_nothing_to_tick_off() -> None:
    said = said_of(replace(SLIP, lines=(replace(LINE, shipped=2),)))
    assert "已发A-03" in said and "合计2件" in said
    assert "□" not in said and "应配" not in said


def test_a_pickup_code_is_never_printed(shop: Shop) -> None:
    member = shop.a_member(points=100)
    order = shop.place(member, (shop.a_sku("现烤面包", points=10, pickup=True), 1))
    code = shop.count(select(Order.pickup_code).where(Order.id == order.id))
    assert code
    said = papers.text(make_slips(shop.office, shop.owner, [order.id], reason="配货").pdf)
    assert code not in said and "到店自提" in said


def test_codes_and_top_ups_are_nothing_to_pack(shop: Shop) -> None:
    cup, code = shop.a_sku("双层玻璃杯", points=10), shop.a_sku("视频月卡", points=10, codes=("CODE-0001",))
    order = shop.place(shop.a_member(points=20), (cup, 1), (code, 1))
    said = papers.text(make_slips(shop.office, shop.owner, [order.id], reason="配货").pdf)
    assert "双层玻璃杯" in said and "视频月卡" not in said


def test_several_orders_take_a_page_each_in_the_order_asked(shop: Shop) -> None:
    orders = [an_order_in(shop, OrderStatus.TO_SHIP) for _ in range(3)]
    ids = [orders[2].id, orders[0].id, orders[1].id]
    pages = papers.texts(make_slips(shop.office, shop.owner, ids, reason="配货").pdf)
    assert [order.order_no in page for order, page in zip((orders[2], orders[0], orders[1]), pages, strict=True)] == [
        True
    ] * 3
    with pytest.raises(NotFound):
        make_slips(shop.office, shop.owner, [*ids, 99_999], reason="配货")
    for wrong in ([], list(range(PRINTS_MOST + 1))):
        with pytest.raises(Invalid):
            make_slips(shop.office, shop.owner, wrong, reason="配货")


# the first 103 of Code 128 are data; widths of bars and gaps, as the standard's table has them
PATTERNS = ["212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132", "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211", "212123", "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214", "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111", "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141", "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311", "113141", "114131", "311141", "411131", "211412", "211214", "211232"]  # fmt: skip
STOP = "2331112"


def decoded(widths: str) -> str:
    """What a scanner makes of these widths of bars and gaps."""
    assert widths.endswith(STOP)
    codes = [PATTERNS.index(widths[at : at + 6]) for at in range(0, len(widths) - len(STOP), 6)]
    assert (codes[0] + sum(place * code for place, code in enumerate(codes[1:-1], 1))) % 103 == codes[-1]
    subset, text = {103: "A", 104: "B", 105: "C"}[codes[0]], ""
    for code in codes[1:-1]:
        if code in (99, 100, 101) and not (subset == "C" and code == 99):
            subset = {99: "C", 100: "B", 101: "A"}[code]
        elif subset == "C":
            text += f"{code:02}"
        else:
            assert subset == "B" or code < 64
            text += chr(code + 32)
    return text


def drawn_widths(number: str) -> str:
    """The barcode as it is drawn, in modules."""
    made = barcode(number)
    assert made is not None
    made.validate()
    made.encode()
    made.decompose()
    return "".join(
        str(int(one)) if one.isdigit() else str("ABCDEFGH".index(one.upper()) + 1) for one in made.decomposed
    )


@pytest.mark.parametrize("number", ["JF261124000001", "2026112400000117", "A1", "ORD-7/b x", "1234567"])
def test_the_barcode_reads_as_the_order_number(number: str) -> None:
    assert decoded(drawn_widths(number)) == number


@pytest.mark.parametrize("number", ["订单7", "A" * 80, "JF\n1"])
def test_a_number_that_no_barcode_holds_says_so(number: str) -> None:
    assert barcode(number) is None
    assert "印不成条码" in said_of(replace(SLIP, order_no=number))


def test_hostile_words_stay_on_the_page() -> None:
    trap = "<para>&{0}😀\u202e\x00" * 60
    line = replace(LINE, shelf=trap, code=trap, title=trap, spec=trap, qty=10**9)
    slip = replace(SLIP, name=trap, phone=trap, address=trap, remark=trap, held=trap, lines=(line,) * 12)
    printed = slip_pdf(Slips(trap[:40], "Asia/Shanghai", (slip,)), MADE, Words())
    assert list(papers.outside(printed.pdf)) == []
    assert {one.code for one in printed.missing} == {"U+1F600", "U+202E", "U+0000"}
    assert "合计12,000,000,000件" in papers.text(printed.pdf)
