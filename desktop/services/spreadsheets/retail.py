"""UCI Online Retail: a row per invoice line, GBP, long completed.

Only a number that begins with C is a credit, and it names no original. An invoice's time is its earliest line's, on
the shop's clock. Lines that are exactly alike are real lines. '17850.0' is customer 17850; '' is no member.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from desktop.models.vocabulary import OrderKind, OrderStatus
from desktop.services.spreadsheets import values
from desktop.services.spreadsheets.layouts import Layout, Row, Sheet
from desktop.services.spreadsheets.records import ImportedLine, ImportedMember, ImportedOrder, Parsed, Place
from desktop.services.spreadsheets.values import BadCell

SOURCE = "uci"
LAYOUT = Layout(
    "retail",
    "retail",
    {
        "invoice": ("InvoiceNo", "Invoice"),
        "code": ("StockCode",),
        "title": ("Description",),
        "qty": ("Quantity",),
        "at": ("InvoiceDate",),
        "price": ("UnitPrice", "Price"),
        "customer": ("CustomerID", "Customer ID"),
        "country": ("Country",),
    },
    frozenset({"invoice", "code", "qty", "at", "price"}),
)
_MOST = 10**9


@dataclass(slots=True)
class _Invoice:
    place: Place
    at: datetime
    customer: str
    country: str
    lines: list[ImportedLine]


def parse(sheets: Sequence[Sheet], zone: ZoneInfo) -> Parsed:
    parsed = Parsed("retail", SOURCE)
    invoices: dict[str, _Invoice] = {}
    broken: set[str] = set()
    moments: dict[str, datetime] = {}
    for sheet in sheets:
        count = 0
        for row in sheet.rows():
            count += 1
            try:
                number = _take(row, invoices, moments, zone)
                parsed.places.setdefault(number, []).append(row.place)
            except BadCell as bad:
                broken.add(row["invoice"].strip())
                parsed.rejected.append(sheet.rejected(row, row["invoice"], bad))
        parsed.lines[sheet.name] = parsed.lines.get(sheet.name, 0) + count
    joined: dict[str, ImportedMember] = {}
    for number, invoice in invoices.items():
        if number in broken:
            continue
        parsed.orders.append(_order(number, invoice))
        known = joined.get(invoice.customer)
        if invoice.customer and (known is None or invoice.at < known.joined_at):
            joined[invoice.customer] = ImportedMember(
                invoice.place, SOURCE, invoice.customer, f"UCI-{invoice.customer}", invoice.at
            )
    parsed.members = list(joined.values())
    parsed.refuse_orders(broken)
    return parsed


def _take(row: Row, invoices: dict[str, _Invoice], moments: dict[str, datetime], zone: ZoneInfo) -> str:
    """Enter a line under its invoice. Returns the invoice's number."""
    number = row.read("invoice", values.number_text)
    written = row["at"]
    at = moments.get(written)
    if at is None:
        at = moments[written] = row.read("at", values.needed_moment, zone)
    qty = row.read("qty", values.whole, least=-_MOST, most=_MOST)
    code = row.read("code", values.number_text)
    price = row.read("price", values.money)
    title = row.read("title", values.text, 200)
    customer = row.read("customer", values.number_text, needed=False).removesuffix(".0")
    country = row.read("country", values.text, 60)
    line = ImportedLine(code, title or code, "", qty, 0, price, 0, qty * price)
    invoice = invoices.get(number)
    if invoice is None:
        invoices[number] = _Invoice(row.place, at, customer, country, [line])
        return number
    if invoice.customer != customer:
        raise BadCell("conflicting", customer, "customer")
    invoice.at = min(invoice.at, at)
    invoice.lines.append(line)
    return number


def _order(number: str, invoice: _Invoice) -> ImportedOrder:
    total = sum(line.fen for line in invoice.lines)
    return ImportedOrder(
        invoice.place, SOURCE, number, number,
        OrderKind.CREDIT if number[:1] in ("C", "c") else OrderKind.SALE, OrderStatus.COMPLETED, invoice.at,
        member=invoice.customer, channel=SOURCE, currency="GBP", goods_fen=total, cash_fen=total,
        paid_at=invoice.at, shipped_at=invoice.at, completed_at=invoice.at, region=invoice.country,
        lines=tuple(invoice.lines),
    )  # fmt: skip
