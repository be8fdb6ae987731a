"""A macrozheng mall: its tables given together become orders, members and goods, with the faults that they hold.

All orders come in; those that the mall had deleted carry a tag. The operate history and the returns become the
timeline. A SKU's locked stock below zero counts as none.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar
from zoneinfo import ZoneInfo

from desktop.models.vocabulary import OrderKind, OrderStatus
from desktop.services.spreadsheets import values
from desktop.services.spreadsheets.layouts import Row, Sheet
from desktop.services.spreadsheets.mall_tables import (
    CARRIERS,
    DELETED_TAG,
    METHODS,
    RETURN_WORDS,
    SOURCE,
    STATUSES,
)
from desktop.services.spreadsheets.records import (
    Fault,
    ImportedEvent,
    ImportedLine,
    ImportedMember,
    ImportedOrder,
    ImportedSku,
    Parsed,
)
from desktop.services.spreadsheets.values import BadCell

T = TypeVar("T")
_POINTS_PER_YUAN = 100


def parse(sheets: Sequence[Sheet], zone: ZoneInfo) -> Parsed:
    parsed = Parsed(SOURCE, SOURCE)
    reading = _Reading(parsed, sheets, zone)
    levels = dict(reading.rows("mall_levels", "id", lambda row: (row["id"].strip(), row.read("name", values.text, 40))))
    parsed.members = list(reading.rows("mall_members", "username", lambda row: _member(row, levels, zone)))
    products = {
        row["id"].strip(): row for row in reading.rows("mall_products", "product_sn", lambda row: _checked_product(row))
    }
    for sku in reading.rows("mall_skus", "sku_code", lambda row: _sku(row, products, parsed)):
        parsed.skus.append(sku)
    _orders(reading, parsed, zone)
    for sheet in sheets:
        if sheet.layout.aside:
            parsed.lines[sheet.name] = sum(1 for _ in sheet.rows())
    return parsed


class _Reading:
    """The tables by name; a row that can't be read is entered as rejected."""

    def __init__(self, parsed: Parsed, sheets: Sequence[Sheet], zone: ZoneInfo) -> None:
        self.parsed, self.zone = parsed, zone
        self.sheets: dict[str, list[Sheet]] = defaultdict(list)
        for sheet in sheets:
            self.sheets[sheet.layout.key].append(sheet)

    def rows(self, table: str, key: str, read: Callable[[Row], T]) -> Iterator[T]:
        for sheet in self.sheets.get(table, ()):
            count = 0
            for row in sheet.rows():
                count += 1
                try:
                    made = read(row)
                except BadCell as bad:
                    self.parsed.rejected.append(sheet.rejected(row, row[key], bad))
                    continue
                yield made
            self.parsed.lines[sheet.name] = self.parsed.lines.get(sheet.name, 0) + count


def _member(row: Row, levels: dict[str, str], zone: ZoneInfo) -> ImportedMember:
    account = row.read("username", values.number_text)
    return ImportedMember(
        row.place, SOURCE, row.read("id", values.number_text), account,
        row.read("create_time", values.needed_moment, zone),
        name=row.read("nickname", values.text, 100) or account, phone=row.read("phone", values.phone),
        birthday=row.read("birthday", values.text, 20), tier=levels.get(row["member_level_id"].strip(), ""),
        points=row.read("integration", values.whole),
    )  # fmt: skip


def _checked_product(row: Row) -> Row:
    row.read("name", values.text, 200, needed=True)
    row.read("product_sn", values.number_text, needed=False)
    row.read("product_category_name", values.text, 60)
    return row


def _sku(row: Row, products: dict[str, Row], parsed: Parsed) -> ImportedSku:
    number, code = row.read("id", values.number_text), row.read("sku_code", values.number_text)
    if (locked := row.read("lock_stock", values.whole, least=-(10**9))) < 0:
        parsed.faults.append(Fault("negative_lock_stock", code, str(locked)))
    product = products.get(row["product_id"].strip())
    if product is None:
        raise BadCell("unknown_product", row["product_id"].strip(), "product_id")
    return ImportedSku(
        row.place, SOURCE, number, row["product_id"].strip(),
        product["product_sn"].strip() or f"{SOURCE}-{row['product_id'].strip()}", product["name"].strip(), code, spec=_spec(row["sp_data"]), category=product["product_category_name"].strip(),
        price_fen=row.read("price", values.money), stock=row.read("stock", values.whole, most=10**6),
        active=product["publish_status"].strip() == "1" and product["delete_status"].strip() != "1",
    )  # fmt: skip


def _spec(written: str) -> str:
    """'黑色 32G' of the JSON that the mall keeps."""
    try:
        pairs = json.loads(written or "[]")
    except ValueError:
        return written.strip()[:200]
    if not isinstance(pairs, list):
        return ""
    return " ".join(str(pair.get("value", "")) for pair in pairs if isinstance(pair, dict)).strip()[:200]


def _orders(reading: _Reading, parsed: Parsed, zone: ZoneInfo) -> None:
    broken: set[str] = set()
    numbers: dict[str, str] = {}
    lines: dict[str, list[ImportedLine]] = defaultdict(list)
    foreign: dict[str, list[str]] = defaultdict(list)
    events: dict[str, list[ImportedEvent]] = defaultdict(list)
    for order_id, number, item, line in reading.rows("mall_items", "order_sn", _item):
        lines[order_id].append(line)
        foreign[order_id].append(f"{number}:{item}")
    for order_id, event in reading.rows("mall_history", "order_id", lambda row: _event(row, zone)):
        events[order_id].append(event)
    for order_id, event in reading.rows("mall_returns", "order_id", lambda row: _returned(row, zone)):
        events[order_id].append(event)

    def read(row: Row) -> tuple[str, ImportedOrder]:
        order_id = row["id"].strip()
        order = _order(row, zone, lines.get(order_id, []), events.get(order_id, []))
        if order.external_no in numbers:
            raise BadCell("duplicate", order.external_no, "order_sn")
        numbers[order.external_no] = order_id
        return order_id, order

    refused_items = {one.key for one in parsed.rejected if one.column in ("product_price", "product_quantity")}
    for order_id, order in reading.rows("mall_orders", "order_sn", read):
        parsed.orders.append(order)
        parsed.places.setdefault(order.external_no, []).append(order.place)
        if order.external_no in refused_items:
            broken.add(order.external_no)
        odd = [item for item in foreign.get(order_id, ()) if not item.startswith(f"{order.external_no}:")]
        for item in odd:
            parsed.faults.append(Fault("item_of_another_order", order.external_no, item))
        _faults(order, parsed)
    parsed.refuse_orders(broken)
    waybills = Counter(order.waybill for order in parsed.orders if order.waybill)
    parsed.faults += [Fault("waybill_shared", waybill, str(n)) for waybill, n in waybills.items() if n > 1]


def _item(row: Row) -> tuple[str, str, str, ImportedLine]:
    qty = row.read("product_quantity", values.whole, least=1, most=10**6)
    unit = row.read("product_price", values.money)
    fen = row.read("real_amount", values.money) if row["real_amount"].strip() else unit * qty
    code = row.read("product_sku_code", values.number_text, needed=False)
    line = ImportedLine(
        code or row.read("product_sn", values.number_text, needed=False), row.read("product_name", values.text, 200),
        _spec(row["product_attr"]), qty, 0, unit, 0, fen, row.read("gift_integration", values.whole),
        row["product_sku_id"].strip(),
    )  # fmt: skip
    return row["order_id"].strip(), row["order_sn"].strip(), row["id"].strip(), line


def _event(row: Row, zone: ZoneInfo) -> tuple[str, ImportedEvent]:
    status = STATUSES.get(row["order_status"].strip())
    return row["order_id"].strip(), ImportedEvent(
        row.read("create_time", values.needed_moment, zone), row.read("operate_man", values.text, 100),
        row.read("note", values.text, 500), status.value if status else "",
    )  # fmt: skip


def _returned(row: Row, zone: ZoneInfo) -> tuple[str, ImportedEvent]:
    state = RETURN_WORDS.get(row["status"].strip(), row["status"].strip())
    amount = row["return_amount"].strip()
    words = ["退货申请", row.read("product_name", values.text, 200), f"退款 {amount}" if amount else "", state]
    reason = row.read("reason", values.text, 200)
    return row["order_id"].strip(), ImportedEvent(
        row.read("create_time", values.needed_moment, zone), "买家", "，".join(w for w in (*words, reason) if w)
    )


def _order(row: Row, zone: ZoneInfo, lines: list[ImportedLine], events: list[ImportedEvent]) -> ImportedOrder:
    number = row.read("order_sn", values.number_text)
    code = row["status"].strip()
    if code not in STATUSES:
        raise BadCell("unknown_word", code, "status")
    status = STATUSES[code]
    changed = row.read("modify_time", values.moment, zone)
    paid, shipped = row.read("payment_time", values.moment, zone), row.read("delivery_time", values.moment, zone)
    received = row.read("receive_time", values.moment, zone)
    company = row.read("delivery_company", values.text, 40)
    closed = [event.at for event in events if event.status == OrderStatus.CANCELLED.value]
    area = (row.read(f"receiver_{part}", values.text, 32) for part in ("province", "city", "region"))
    points = row.read("use_integration", values.whole)

    def off(*columns: str) -> int:
        return sum(row.read(column, values.money) for column in columns)

    return ImportedOrder(
        row.place, SOURCE, number, number, OrderKind.SALE, status,
        row.read("create_time", values.needed_moment, zone),
        member=row["member_id"].strip(), channel=SOURCE,
        goods_fen=row.read("total_amount", values.money), freight_fen=row.read("freight_amount", values.money),
        coupon_fen=off("promotion_amount", "coupon_amount", "discount_amount"), deduction_points=points,
        deduction_fen=off("integration_amount"), points=points, cash_fen=row.read("pay_amount", values.money),
        earn_points=row.read("integration", values.whole), pay_method=METHODS.get(row["pay_type"].strip(), ""),
        paid_at=paid, shipped_at=shipped,
        completed_at=(received or changed or shipped or paid) if status is OrderStatus.COMPLETED else None,
        cancelled_at=(closed[0] if closed else changed) if status is OrderStatus.CANCELLED else None,
        carrier=CARRIERS.get(company, company), waybill=row.read("delivery_sn", values.number_text, needed=False),
        name=row.read("receiver_name", values.text, 100), phone=row.read("receiver_phone", values.phone),
        region="".join(area), address=row.read("receiver_detail_address", values.text, 200),
        remark=row.read("note", values.text, 500),
        tags=(DELETED_TAG,) if row["delete_status"].strip() == "1" else (),
        events=tuple(sorted(events, key=lambda event: event.at)), lines=tuple(lines),
    )  # fmt: skip


def _faults(order: ImportedOrder, parsed: Parsed) -> None:
    due = order.goods_fen + order.freight_fen - order.coupon_fen - order.deduction_fen
    if due != order.cash_fen:
        parsed.faults.append(Fault("amounts_differ", order.external_no, str(order.cash_fen - due)))
    if not order.lines:
        parsed.faults.append(Fault("no_lines", order.external_no, str(order.goods_fen)))
    if order.points != order.deduction_fen * _POINTS_PER_YUAN // 100:
        parsed.faults.append(
            Fault("points_and_money_differ", order.external_no, f"{order.points}:{order.deduction_fen}")
        )
