"""The shop's own tables: orders (a row per line), members, products. What is exported comes in again unchanged.

An order's cells that aren't a line's repeat on each of its rows; rows of one order that contradict each other are
refused. An order without lines is one row without 商品编码.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from desktop.models.vocabulary import MINOR_UNITS, DeliveryKind, OrderKind, OrderStatus, SaleMode
from desktop.services.spreadsheets import values
from desktop.services.spreadsheets.layouts import Layout, Row, Sheet
from desktop.services.spreadsheets.records import ImportedLine, ImportedMember, ImportedOrder, ImportedSku, Parsed
from desktop.services.spreadsheets.values import BadCell

SOURCE = "template"
ORDER_FIELDS: dict[str, tuple[str, ...]] = {
    "order_no": ("订单号", "订单编号", "单号"),
    "source": ("来源",),
    "external_no": ("外部单号",),
    "kind": ("类型", "订单类型"),
    "status": ("状态", "订单状态"),
    "placed_at": ("下单时间", "创建时间"),
    "member": ("会员号", "会员账号"),
    "channel": ("渠道",),
    "currency": ("币种",),
    "goods_points": ("商品积分",),
    "goods": ("商品金额",),
    "freight": ("运费",),
    "coupon": ("优惠金额", "优惠"),
    "deduction_points": ("抵扣积分",),
    "deduction": ("抵扣金额",),
    "points": ("使用积分", "积分"),
    "cash": ("实付现金", "实付金额", "实付"),
    "earn_points": ("可得积分", "获得积分"),
    "pay_method": ("支付方式",),
    "paid_at": ("支付时间", "付款时间"),
    "shipped_at": ("发货时间",),
    "completed_at": ("完成时间",),
    "cancelled_at": ("取消时间",),
    "carrier": ("快递公司",),
    "waybill": ("运单号", "快递单号"),
    "name": ("收货人", "收货人姓名"),
    "phone": ("收货手机", "手机", "收货人手机号"),
    "region": ("收货地区", "地区"),
    "address": ("详细地址", "收货地址"),
    "remark": ("备注", "买家备注"),
    "tags": ("标签",),
    "sku": ("商品编码", "SKU"),
    "title": ("商品名称", "商品"),
    "spec": ("规格",),
    "qty": ("数量",),
    "unit_points": ("单价积分",),
    "unit": ("单价现金", "单价"),
    "line_points": ("行积分",),
    "line_cash": ("行现金",),
    "line_earn": ("行可得积分",),
}
MEMBER_FIELDS: dict[str, tuple[str, ...]] = {
    "account": ("会员号", "会员账号", "账号"),
    "source": ("来源",),
    "external_no": ("外部会员号",),
    "name": ("姓名", "会员姓名"),
    "phone": ("手机", "手机号", "手机号码"),
    "birthday": ("生日",),
    "tier": ("等级", "会员等级"),
    "card_no": ("卡号", "会员卡号"),
    "joined_at": ("入会时间", "注册时间"),
    "points": ("可用积分", "积分"),
    "expires_on": ("积分到期日",),
}
SKU_FIELDS: dict[str, tuple[str, ...]] = {
    "code": ("商品编码", "SKU"),
    "title": ("商品名称", "名称"),
    "spec": ("规格",),
    "category": ("分类",),
    "mode": ("售卖方式",),
    "delivery": ("交付方式",),
    "price_points": ("售价积分", "积分价"),
    "price": ("售价现金", "现金价", "售价"),
    "limit": ("每人限兑",),
    "stock": ("库存", "在库"),
    "shelf": ("货位",),
    "barcode": ("条码",),
    "active": ("上架",),
}
LAYOUTS = (
    Layout("template_orders", "template_orders", ORDER_FIELDS, frozenset({"order_no", "status", "placed_at", "cash"})),
    Layout("template_members", "template_members", MEMBER_FIELDS, frozenset({"account", "name", "phone"})),
    Layout("template_skus", "template_skus", SKU_FIELDS, frozenset({"code", "title", "stock"})),
)
STATUS_WORDS = {
    "未支付": "UNPAID", "待付款": "UNPAID", "已支付": "PAID", "待发货": "TO_SHIP", "已发货": "SHIPPED",
    "已完成": "COMPLETED", "已取消": "CANCELLED", "已关闭": "CANCELLED",
}  # fmt: skip
KIND_WORDS = {"销售": "SALE", "冲红": "CREDIT", "换货": "REPLACEMENT"}
METHOD_WORDS = {
    "微信支付": "wechat", "微信": "wechat", "支付宝": "alipay", "云闪付": "unionpay", "银行转账": "bank",
    "现金": "cash", "其他": "other",
}  # fmt: skip
MODE_WORDS = {"积分": "POINTS", "积分+现金": "POINTS_CASH", "现金": "CASH"}
DELIVERY_WORDS = {"快递": "PARCEL", "自提": "PICKUP", "卡密": "VIRTUAL", "充值": "TOPUP"}
YES_WORDS = {"是": "1", "否": "", "1": "1", "0": ""}
NAME_MOST, ADDRESS_MOST, REMARK_MOST, TITLE_MOST = 100, 500, 500, 200


def parse_orders(sheets: Sequence[Sheet], zone: ZoneInfo) -> Parsed:
    parsed = Parsed("template_orders", SOURCE)
    found: dict[str, tuple[ImportedOrder, list[ImportedLine]]] = {}
    broken: set[str] = set()
    for sheet in sheets:
        count = 0
        for row in sheet.rows():
            count += 1
            try:
                number = _take_order(row, zone, found)
                parsed.places.setdefault(number, []).append(row.place)
            except BadCell as bad:
                broken.add(row["external_no"].strip() or row["order_no"].strip())
                parsed.rejected.append(sheet.rejected(row, row["order_no"], bad))
        parsed.lines[sheet.name] = parsed.lines.get(sheet.name, 0) + count
    for head, lines in found.values():
        parsed.orders.append(_with_lines(head, tuple(lines)))
    parsed.refuse_orders(broken)
    return parsed


def _take_order(row: Row, zone: ZoneInfo, found: dict[str, tuple[ImportedOrder, list[ImportedLine]]]) -> str:
    head = _head(row, zone)
    line = _line(row, head) if row["sku"].strip() or row["title"].strip() else None
    known = found.get(head.external_no)
    if known is None:
        found[head.external_no] = (head, [line] if line else [])
        return head.external_no
    if _without_place(known[0]) != _without_place(head):
        raise BadCell("conflicting", row["order_no"], "order_no")
    if line is None:
        raise BadCell("missing", "", "sku")
    known[1].append(line)
    return head.external_no


def _head(row: Row, zone: ZoneInfo) -> ImportedOrder:
    number = row.read("order_no", values.number_text)
    currency = (row["currency"].strip() or "CNY").upper()
    if currency not in MINOR_UNITS:
        raise BadCell("unknown_word", currency, "currency")
    minor = MINOR_UNITS[currency]
    kind = OrderKind(row.read("kind", values.word, KIND_WORDS) if row["kind"].strip() else OrderKind.SALE)
    tags = row.read("tags", values.text, 200).replace("、", ",").split(",")

    def fen(column: str) -> int:
        amount = row.read(column, values.money, minor)
        if amount < 0 and kind is not OrderKind.CREDIT:
            raise BadCell("negative", row[column], column)
        return amount

    return ImportedOrder(
        row.place,
        row.read("source", values.text, 32) or SOURCE,
        row.read("external_no", values.number_text, needed=False) or number,
        number,
        kind,
        OrderStatus(row.read("status", values.word, STATUS_WORDS)),
        row.read("placed_at", values.needed_moment, zone),
        member_account=row.read("member", values.number_text, needed=False),
        channel=row.read("channel", values.text, 32),
        currency=currency,
        minor_units=minor,
        goods_points=row.read("goods_points", values.whole),
        goods_fen=fen("goods"),
        freight_fen=fen("freight"),
        coupon_fen=fen("coupon"),
        deduction_points=row.read("deduction_points", values.whole),
        deduction_fen=fen("deduction"),
        points=row.read("points", values.whole),
        cash_fen=fen("cash"),
        earn_points=row.read("earn_points", values.whole),
        pay_method=row.read("pay_method", values.word, METHOD_WORDS) if row["pay_method"].strip() else "",
        paid_at=row.read("paid_at", values.moment, zone),
        shipped_at=row.read("shipped_at", values.moment, zone),
        completed_at=row.read("completed_at", values.moment, zone),
        cancelled_at=row.read("cancelled_at", values.moment, zone),
        carrier=row.read("carrier", values.text, 40),
        waybill=row.read("waybill", values.number_text, needed=False),
        name=row.read("name", values.text, NAME_MOST),
        phone=row.read("phone", values.phone),
        region=row.read("region", values.text, ADDRESS_MOST),
        address=row.read("address", values.text, ADDRESS_MOST),
        remark=row.read("remark", values.text, REMARK_MOST),
        tags=tuple(sorted({tag.strip() for tag in tags if tag.strip()})),
    )


def _line(row: Row, head: ImportedOrder) -> ImportedLine:
    credit = head.kind is OrderKind.CREDIT
    qty = row.read("qty", values.whole, least=-(10**6) if credit else 1, most=10**6)
    unit = row.read("unit", values.money, head.minor_units)
    unit_points = row.read("unit_points", values.whole)
    code = row.read("sku", values.number_text, needed=False)
    written = row["line_cash"].strip()
    return ImportedLine(
        code,
        row.read("title", values.text, TITLE_MOST) or code,
        row.read("spec", values.text, TITLE_MOST),
        qty,
        unit_points,
        unit,
        row.read("line_points", values.whole) if row["line_points"].strip() else unit_points * max(qty, 0),
        row.read("line_cash", values.money, head.minor_units) if written else unit * qty,
        row.read("line_earn", values.whole),
        code,
    )


def _without_place(order: ImportedOrder) -> Mapping[str, object]:
    return {name: getattr(order, name) for name in ImportedOrder.__dataclass_fields__ if name != "place"}


def _with_lines(head: ImportedOrder, lines: tuple[ImportedLine, ...]) -> ImportedOrder:
    values_ = {name: getattr(head, name) for name in ImportedOrder.__dataclass_fields__}
    return ImportedOrder(**{**values_, "lines": lines})


def parse_members(sheets: Sequence[Sheet], zone: ZoneInfo) -> Parsed:
    parsed = Parsed("template_members", SOURCE)
    seen: set[str] = set()
    for sheet in sheets:
        count = 0
        for row in sheet.rows():
            count += 1
            try:
                member = _member(row, zone)
                if member.account in seen:
                    raise BadCell("duplicate", member.account, "account")
                seen.add(member.account)
                parsed.members.append(member)
            except BadCell as bad:
                parsed.rejected.append(sheet.rejected(row, row["account"], bad))
        parsed.lines[sheet.name] = parsed.lines.get(sheet.name, 0) + count
    return parsed


def _member(row: Row, zone: ZoneInfo) -> ImportedMember:
    account = row.read("account", values.number_text)
    joined = row.read("joined_at", values.moment, zone)
    if joined is None:
        raise BadCell("missing", "", "joined_at")
    return ImportedMember(
        row.place,
        row.read("source", values.text, 32) or SOURCE,
        row.read("external_no", values.number_text, needed=False) or account,
        account,
        joined,
        name=row.read("name", values.text, NAME_MOST, needed=True),
        phone=row.read("phone", values.phone),
        birthday=row.read("birthday", values.text, 20),
        card_no=row.read("card_no", values.number_text, needed=False),
        tier=row.read("tier", values.text, 40),
        points=row.read("points", values.whole),
        expires_on=row.read("expires_on", values.day),
    )


def parse_skus(sheets: Sequence[Sheet], zone: ZoneInfo) -> Parsed:
    parsed = Parsed("template_skus", SOURCE)
    seen: set[str] = set()
    for sheet in sheets:
        count = 0
        for row in sheet.rows():
            count += 1
            try:
                sku = _sku(row)
                if sku.code in seen:
                    raise BadCell("duplicate", sku.code, "code")
                seen.add(sku.code)
                parsed.skus.append(sku)
            except BadCell as bad:
                parsed.rejected.append(sheet.rejected(row, row["code"], bad))
        parsed.lines[sheet.name] = parsed.lines.get(sheet.name, 0) + count
    return parsed


def _sku(row: Row) -> ImportedSku:
    code = row.read("code", values.number_text)
    points = row.read("price_points", values.whole)
    fen = row.read("price", values.money)
    if fen < 0:
        raise BadCell("negative", row["price"], "price")
    guessed = SaleMode.POINTS_CASH if points and fen else SaleMode.POINTS if points else SaleMode.CASH
    return ImportedSku(
        row.place,
        SOURCE,
        code,
        code,
        code,
        row.read("title", values.text, TITLE_MOST, needed=True),
        code,
        spec=row.read("spec", values.text, TITLE_MOST),
        category=row.read("category", values.text, 60),
        mode=SaleMode(row.read("mode", values.word, MODE_WORDS)) if row["mode"].strip() else guessed,
        delivery=DeliveryKind(
            row.read("delivery", values.word, DELIVERY_WORDS) if row["delivery"].strip() else "PARCEL"
        ),
        price_points=points,
        price_fen=fen,
        limit=row.read("limit", values.whole) if row["limit"].strip() else None,
        stock=row.read("stock", values.whole, most=10**6),
        shelf=row.read("shelf", values.text, 40),
        barcode=row.read("barcode", values.number_text, needed=False),
        active=not row["active"].strip() or bool(row.read("active", values.word, YES_WORDS)),
    )
