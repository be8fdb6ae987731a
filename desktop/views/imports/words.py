"""The import's words: formats, tables, columns, reasons with what to do, faults that files hold, and why nothing came in."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import OrderStatus
from desktop.services.import_batches import BatchInUse
from desktop.views.chips import status_word
from desktop.views.file_words import file_problem
from desktop.views.formats import money, points_text
from desktop.views.texts import filled

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Reason:
    """short for a filter, why in the row, mend: what to do."""

    short: str
    why: str
    mend: str


def format_word(key: str) -> str:
    return {
        "template_orders": translate("import", "本店模板 · 订单"),
        "template_members": translate("import", "本店模板 · 会员"),
        "template_skus": translate("import", "本店模板 · 商品"),
        "mall": translate("import", "mall 商城数据表"),
        "retail": translate("import", "UCI Online Retail 发票"),
    }.get(key, key)


def table_word(layout: str) -> str:
    return {
        "mall_orders": translate("import", "订单"),
        "mall_items": translate("import", "订单明细"),
        "mall_history": translate("import", "操作记录，写进进度"),
        "mall_returns": translate("import", "退货申请，写进进度"),
        "mall_members": translate("import", "会员"),
        "mall_levels": translate("import", "会员等级"),
        "mall_products": translate("import", "商品"),
        "mall_skus": translate("import", "规格与库存"),
        "template_orders": translate("import", "订单"),
        "template_members": translate("import", "会员"),
        "template_skus": translate("import", "商品"),
        "retail": translate("import", "发票，一行一件商品"),
    }.get(layout, translate("import", "不用导入"))


def reason(code: str) -> Reason:
    known = {
        "missing": (translate("import", "没有填"), translate("import", "没有填"), translate("import", "补上再导入")),
        "too_long": (
            translate("import", "太长"), translate("import", "太长"), translate("import", "缩短再导入")
        ),
        "unreadable_character": (
            translate("import", "坏字符"), translate("import", "有存不了的字符"),
            translate("import", "删掉坏字符，或从原系统重新导出"),
        ),
        "excel_number": (
            translate("import", "单号弄坏"), translate("import", "Excel 弄坏了号码"),
            translate("import", "从原系统重新导出，别用 Excel 另存"),
        ),
        "excel_date": (
            translate("import", "日期"), translate("import", "日期变成了序号"),
            translate("import", "把这一列的格式改成文本，再导出"),
        ),
        "bad_date": (
            translate("import", "日期"), translate("import", "日期读不出"),
            translate("import", "写成 2026-11-24 10:30:00"),
        ),
        "bad_money": (
            translate("import", "金额"), translate("import", "金额读不出"), translate("import", "写成 129.00")
        ),
        "bad_number": (
            translate("import", "数字"), translate("import", "数字读不出"), translate("import", "写成整数")
        ),
        "out_of_range": (
            translate("import", "数字"), translate("import", "数字超出范围"), translate("import", "核对数字；退货请用冲红单")
        ),
        "bad_phone": (
            translate("import", "手机号"), translate("import", "手机号不完整"), translate("import", "补全后再导入")
        ),
        "unknown_word": (
            translate("import", "不认识"), translate("import", "不认识这个词"), translate("import", "换成本店用的词")
        ),
        "conflicting": (
            translate("import", "互相矛盾"), translate("import", "同一单号的几行不一样"),
            translate("import", "留下正确的一种写法"),
        ),
        "duplicate": (
            translate("import", "重复"), translate("import", "文件里重复了"), translate("import", "留下正确的一行")
        ),
        "negative": (
            translate("import", "负数"), translate("import", "不能是负数"), translate("import", "退货请用冲红单")
        ),
        "same_order": (
            translate("import", "同单有误"), translate("import", "同一单的另一行有误"),
            translate("import", "改好那一行，一起再导入"),
        ),
        "open_credit": (
            translate("import", "冲红单"), translate("import", "冲红单还没了结"),
            translate("import", "状态改成已完成或已取消"),
        ),
        "unknown_member": (
            translate("import", "没有会员"), translate("import", "没有这位会员"), translate("import", "先导入会员")
        ),
        "changed_here": (
            translate("import", "这里改过"), translate("import", "这里已经有改动"),
            translate("import", "在本店里改；导入不覆盖"),
        ),
        "account_taken": (
            translate("import", "号码占用"), translate("import", "会员号已被占用"), translate("import", "换一个会员号")
        ),
        "card_taken": (
            translate("import", "号码占用"), translate("import", "卡号已被占用"), translate("import", "核对卡号")
        ),
        "code_taken": (
            translate("import", "号码占用"), translate("import", "编码已被占用"), translate("import", "换一个编码")
        ),
        "unknown_product": (
            translate("import", "没有商品"), translate("import", "没有对应的商品"),
            translate("import", "和 pms_product 一起导入"),
        ),
    }  # fmt: skip
    return Reason(*known[code]) if code in known else Reason(code, code, "")


def fault_sentence(kind: str, key: str, detail: str) -> str:
    """Something odd that a file holds; it comes in as it is."""
    match kind:
        case "amounts_differ":
            return filled(translate("import", "{0} 的实付和各项金额差 {1}"), key, money(int(detail)))
        case "no_lines":
            return filled(translate("import", "{0} 没有商品明细，商品金额 {1}"), key, money(int(detail)))
        case "item_of_another_order":
            other, _, item = detail.partition(":")
            return filled(translate("import", "{0} 的明细 {1} 写着另一单的单号 {2}"), key, item, other)
        case "waybill_shared":
            return filled(translate("import", "运单 {0} 有 {1} 笔订单在用"), key, detail)
        case "negative_lock_stock":
            return filled(translate("import", "{0} 的锁定库存是 {1}，按 0 算"), key, int(detail))
        case "points_and_money_differ":
            points, _, fen = detail.partition(":")
            used = points_text(int(points))
            return filled(translate("import", "{0} 用了 {1} 积分，抵扣却是 {2}"), key, used, money(int(fen)))
        case _:
            return f"{key} {detail}"


def update_words(change: str) -> str:
    """'TO_SHIP:SHIPPED' → 待发货 → 已发货"""
    before, _, after = change.partition(":")
    if before and after and before != after:
        return f"{status_word(OrderStatus(before))} → {status_word(OrderStatus(after))}"
    return translate("import", "内容变了")


def refusal_sentence(fact: object) -> str:
    match fact:
        case BatchInUse(orders, order_no):
            return filled(
                translate("import", "撤不回：这一批里有 {0} 笔已经有人处理过，比如 {1}。什么都没有撤"), orders, order_no
            )
        case Exception():
            return file_problem(fact)
        case _:
            return str(fact)
