"""Bills of payment providers, written as WeChat Pay and Alipay write them. The numbers and people are made up."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from desktop.services.statements.reading import Bill, BillRow, RowKind
from tests.people import Shop

Call = tuple[tuple[Any, ...], dict[str, Any]]
CHINA = ZoneInfo("Asia/Shanghai")
_WECHAT = (
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,"
    "代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,"
    "申请退款金额,费率备注"
)
_WECHAT_TOTALS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"
_ALIPAY = (
    "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,"
    "支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,"
    "退款批次号/请求号,服务费（元）,分润（元）,备注"
)
_LINE = "#-----------------------------------------业务明细列表{}----------------------------------------"


@dataclass(frozen=True, slots=True)
class Told:
    """What a provider tells of one payment, or of a refund where back is the refund's own number."""

    number: str
    order_no: str
    fen: int
    back: str = ""
    ours: str = ""
    at: str = "2026-11-24 12:30:00"
    fee: str = "0.06000"


def wechat_bill(
    path: Path, rows: Sequence[Told], *, merchant: str = "1900000109", ending: bool = True, encoding: str = "utf-8-sig"
) -> Path:
    lines = [_WECHAT]
    for one in rows:
        yuan, paid = f"{one.fen / 100:.2f}", not one.back
        cells = [
            one.at, "wx0000000000000000", merchant, "0", "", one.number, one.order_no, "oMADE_UP", "JSAPI",
            "SUCCESS" if paid else "REFUND", "OTHERS", "CNY", yuan if paid else "0.00", "0.00", one.back or "0",
            one.ours or "0", "0.00" if paid else yuan, "0.00", "" if paid else "ORIGINAL", "" if paid else "SUCCESS",
            "积分商城订单", "", one.fee, "0.60%", yuan if paid else "0.00", "0.00" if paid else yuan, "",
        ]  # fmt: skip
        lines.append(",".join(f"`{cell}" for cell in cells))
    if ending:
        paid_fen = sum(one.fen for one in rows if not one.back)
        total = f"{paid_fen / 100:.2f}"
        lines += [_WECHAT_TOTALS, f"`{len(rows)},`{total},`0.00,`0.00,`0.00,`{total},`0.00"]
    path.write_text("\r\n".join(lines) + "\r\n", encoding=encoding)
    return path


def alipay_bill(path: Path, rows: Sequence[Told], *, day: str = "2026年11月24日", ending: bool = True) -> Path:
    lines = [
        "#支付宝业务明细查询", "#账号：[20880000000000000156]", f"#起始日期：[{day} 00:00:00]   终止日期：[2026年11月25日 00:00:00]",
        _LINE.format(""), _ALIPAY,
    ]  # fmt: skip
    for one in rows:
        yuan = f"{'-' if one.back else ''}{one.fen / 100:.2f}"
        lines.append(",".join([
            f"{one.number}\t", f"{one.order_no}\t", "退款" if one.back else "交易", "积分商城订单", one.at, one.at, "", "", "", "",
            "buy***@example.com", yuan, yuan, "0.00", "0.00", "0.00", "0.00", "0.00", "", "0.00", "0.00",
            f"{one.back}\t" if one.back else "", f"-{float(one.fee):.2f}", "0.00", "",
        ]))  # fmt: skip
    if ending:
        paid = [one for one in rows if not one.back]
        lines += [
            _LINE.format("结束"), f"#交易合计：{len(paid)}笔，商家实收共{sum(one.fen for one in paid) / 100:.2f}元，商家优惠共0.00元",
            f"#退款合计：{len(rows) - len(paid)}笔，商家实收退款共0.00元，商家优惠退款共0.00元",
        ]  # fmt: skip
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("gbk"))
    return path


def alipay_zip(path: Path, rows: Sequence[Told]) -> Path:
    """As it is downloaded: the details and their summary, their names in GBK."""
    bill = alipay_bill(path.with_suffix(".part"), rows)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("20880000_20261124_业务明细.csv".encode("gbk").decode("cp437"), bill.read_bytes())
        archive.writestr(
            "20880000_20261124_业务明细(汇总).csv".encode("gbk").decode("cp437"),
            "#支付宝业务汇总查询\r\n".encode("gbk"),
        )
    bill.unlink()
    return path


def _import(shop: Shop) -> Call:
    shop.made += 1
    at = datetime(2026, 11, 24, 12, 30, tzinfo=CHINA)
    row = BillRow(2, RowKind.PAYMENT, f"42000{shop.made}", f"42000{shop.made}", "JF1", "", 100, 600, at)
    day = date(2026, 11, 24)
    bill = Bill("wechat", "1900000109", "bill.csv", f"digest-{shop.made}", tuple(RowKind), day, day, (row,))
    return (bill,), {}


CALLS: dict[str, Callable[[Shop], Call]] = {"import_statement": _import}
