"""How a payment provider's bill begins, and why one isn't taken in."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.services.errors import Refused


@dataclass(eq=False)
class StatementRefused(Refused):
    """A file that isn't taken in at all. code: unknown_layout, cut_off, totals_differ, bad_row, other_currency,
    too_many_rows, no_rows, other_merchant, locked, several_bills; detail is a line's number with what stands there, or
    a figure."""

    code: str
    file: str
    detail: str = ""


def provider_of(header: Sequence[str]) -> str:
    """ "wechat" or "alipay" by the first line's cells, "" for what is no bill."""
    cells = [cell.strip().lstrip("\ufeff").strip() for cell in header]
    if cells[:1] == ["交易时间"] and "微信订单号" in cells:
        return "wechat"
    if cells and cells[0].replace(" ", "").startswith("#支付宝业务明细"):
        return "alipay"
    return ""


def bill_in(start: bytes) -> bool:
    """Whether the first bytes of a file are a bill's."""
    plain = start.removeprefix(codecs.BOM_UTF8)
    for encoding in ("utf-8", "gb18030"):
        line = plain.decode(encoding, "ignore").partition("\n")[0]
        if provider_of(line.strip().split(",")):
            return True
    return False
