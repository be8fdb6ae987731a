"""A payment provider's bill as it is downloaded: WeChat Pay's trade bill (交易账单) and Alipay's business details (业务明细).

    bill = read_bill(path, zone)        all of the file or nothing. Raises StatementRefused, FileRefused

WeChat Pay: one header, every value behind a backtick, two lines of totals at the end; three types (all, payments only,
refunds only). Alipay: within a ZIP or taken out of it, comment lines (#) before and after, numbers behind tabs, refunds as negative rows. Both tell
yuan. Their own totals at the end must agree with the rows, else the file was cut off or changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop.services.spreadsheets.tables import Table, open_table
from desktop.services.spreadsheets.values import BadCell, money, number_text
from desktop.services.statements.archive import unpacked
from desktop.services.statements.layouts import StatementRefused, provider_of

ROWS_MOST = 200_000
FEE = 5
# what providers and shops number their things with; no formula begins like that
_NUMBER = re.compile(r"[0-9A-Za-z_\-|*@/.]{1,96}")
_DAY = re.compile(r"(\d{4})年(\d{2})月(\d{2})日")
_TIME = "%Y-%m-%d %H:%M:%S"
_END = "业务明细列表结束"


class RowKind(StrEnum):
    PAYMENT = "PAYMENT"
    REFUND = "REFUND"


@dataclass(frozen=True, slots=True)
class BillRow:
    """number is the provider's own number of the payment or refund; refunds name their payment too. at is UTC."""

    line: int
    kind: RowKind
    number: str
    payment_no: str
    order_no: str
    refund_no: str
    amount_fen: int
    fee_e5: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Bill:
    """covers: the kinds of rows that a file of its type holds. since and until are days of the shop."""

    method: str
    merchant: str
    file_name: str
    digest: str
    covers: tuple[RowKind, ...]
    since: date
    until: date
    rows: tuple[BillRow, ...]


def read_bill(path: Path, zone: ZoneInfo) -> Bill:
    """Both providers tell China's time, whatever the shop's zone is."""
    with unpacked(path) as file:
        return _read(file, zone)


def _read(path: Path, zone: ZoneInfo) -> Bill:
    table = open_table(path)
    method = "" if table.encoding == "utf-8-damaged" else provider_of(table.header)
    if not method:
        raise StatementRefused("unknown_layout", path.name)
    rows, merchant, covers, days = _wechat(table) if method == "wechat" else _alipay(table)
    if not rows:
        raise StatementRefused("no_rows", path.name)
    told = [one.at.astimezone(zone).date() for one in rows]
    since, until = (min([*days, *told]), max([*days, *told]))
    return Bill(method, merchant, path.name[:120], _digest(path), covers, since, until, tuple(rows))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


Read = tuple[list[BillRow], str, tuple[RowKind, ...], list[date]]
_CHINA = ZoneInfo("Asia/Shanghai")


def _wechat(table: Table) -> Read:
    places = {name.strip().lstrip("\ufeff"): at for at, name in enumerate(table.header)}
    refunds_only = "退款申请时间" in places
    covers = (
        (RowKind.REFUND,) if refunds_only
        else (RowKind.PAYMENT, RowKind.REFUND) if "微信退款单号" in places
        else (RowKind.PAYMENT,)
    )  # fmt: skip
    rows: list[BillRow] = []
    merchant, totals, names = "", None, None
    for number, raw in table.rows():
        cells = [cell.strip().lstrip("`").strip() for cell in raw]
        if names is not None:
            totals = dict(zip(names, cells, strict=False))
            break
        if cells[0] == "总交易单数":
            names = cells
            continue
        if len(rows) >= ROWS_MOST:
            raise StatementRefused("too_many_rows", table.name, str(ROWS_MOST))
        row = _Row(table.name, number, places, cells)
        merchant = merchant or row.number("商户号")
        refund = refunds_only or row.text("交易状态") in ("REFUND", "REVOKED")
        if (currency := row.text("货币种类")) not in ("", "CNY"):
            raise StatementRefused("other_currency", table.name, f"{number} {currency[:8]}")
        at = row.moment("退款成功时间" if refunds_only and row.text("退款成功时间") else "交易时间")
        rows.append(
            BillRow(
                number, RowKind.REFUND if refund else RowKind.PAYMENT,
                row.number("微信退款单号") if refund else row.number("微信订单号"), row.number("微信订单号"),
                row.number("商户订单号"), row.number("商户退款单号", needed=False) if refund else "",
                row.money(*(("申请退款金额", "退款金额") if refund else ("订单金额", "应结订单金额", "总金额"))),
                row.fee("手续费"), at,
            )
        )  # fmt: skip
    if totals is None:
        raise StatementRefused("cut_off", table.name, str(len(rows)))
    _agree(table.name, totals.get("总交易单数", ""), str(len(rows)))
    return rows, merchant, covers, []


def _alipay(table: Table) -> Read:
    rows: list[BillRow] = []
    places: dict[str, int] = {}
    merchant, ended, days = "", False, list[date]()
    for number, raw in table.rows():
        cells = [cell.strip() for cell in raw]
        if cells[0].startswith("#"):
            ended = ended or _END in cells[0]
            if cells[0].startswith("#账号"):
                merchant = "".join(re.findall(r"\d", cells[0]))[:32]
            if "起始日期" in cells[0]:
                days = _span(cells[0])
            if (told := re.search(r"交易合计：?(\d+)笔", cells[0])) is not None:
                paid = sum(one.kind is RowKind.PAYMENT for one in rows)
                _agree(table.name, told[1], str(paid))
            if (told := re.search(r"退款合计：?(\d+)笔", cells[0])) is not None:
                _agree(table.name, told[1], str(len(rows) - sum(one.kind is RowKind.PAYMENT for one in rows)))
            continue
        if not places:
            places = {_plain(name): at for at, name in enumerate(cells)}
            if not {"支付宝交易号", "商户订单号", "业务类型"} <= set(places):
                raise StatementRefused("unknown_layout", table.name)
            continue
        if len(rows) >= ROWS_MOST:
            raise StatementRefused("too_many_rows", table.name, str(ROWS_MOST))
        row = _Row(table.name, number, places, cells)
        refund = row.text("业务类型") == "退款"
        if not refund and row.text("业务类型") != "交易":
            raise StatementRefused("bad_row", table.name, f"{number} 业务类型")
        trade = row.number("支付宝交易号")
        batch = row.number("退款批次号/请求号", needed=False) if refund else ""
        rows.append(
            BillRow(
                number, RowKind.REFUND if refund else RowKind.PAYMENT, f"{trade}/{batch or number}" if refund else trade,
                trade, row.number("商户订单号"), batch, abs(row.money("订单金额")), -row.fee("服务费"),
                row.moment("完成时间"),
            )
        )  # fmt: skip
    if not ended:
        raise StatementRefused("cut_off", table.name, str(len(rows)))
    return rows, merchant, (RowKind.PAYMENT, RowKind.REFUND), days


def _span(words: str) -> list[date]:
    """The days that an Alipay file is of: its end is midnight after the last."""
    told = [date(*(int(part) for part in one)) for one in _DAY.findall(words)]
    if len(told) == 2 and told[1] > told[0]:
        told[1] -= timedelta(days=1)
    return told


def _plain(name: str) -> str:
    return name.replace("（", "(").partition("(")[0].strip()


def _agree(file: str, told: str, counted: str) -> None:
    if told.replace(",", "") != counted:
        raise StatementRefused("totals_differ", file, f"{told[:20]} / {counted}")


@dataclass(frozen=True, slots=True)
class _Row:
    file: str
    line: int
    places: dict[str, int]
    cells: Sequence[str]

    def text(self, name: str) -> str:
        at = self.places.get(name)
        return self.cells[at].strip() if at is not None and at < len(self.cells) else ""

    def number(self, name: str, *, needed: bool = True) -> str:
        try:
            found = number_text(self.text(name), 96, needed=needed)
        except BadCell:
            raise self._bad(name) from None
        if found and not _NUMBER.fullmatch(found):
            raise self._bad(name)
        return found

    def money(self, *names: str) -> int:
        """Of the first of these columns that the file has."""
        for name in names:
            if name in self.places:
                return self._amount(name, 2)
        raise StatementRefused("unknown_layout", self.file)

    def fee(self, name: str) -> int:
        return self._amount(name, FEE)

    def moment(self, name: str) -> datetime:
        try:
            return datetime.strptime(self.text(name), _TIME).replace(tzinfo=_CHINA)
        except ValueError:
            raise self._bad(name) from None

    def _amount(self, name: str, digits: int) -> int:
        try:
            return money(self.text(name), digits)
        except BadCell:
            raise self._bad(name) from None

    def _bad(self, name: str) -> StatementRefused:
        return StatementRefused("bad_row", self.file, f"{self.line} {name}")
