"""A break of the books in words: its cause, the rows that differ, and what a mend does to each of them.

cause_words("duplicate") -> "重复：同一笔记了两次"      entry_words(entry) -> ("积分流水 #36 期初", "可用 +900")
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import FreezeState, OrderStatus, PointsVerb, RefundState, StockVerb
from desktop.services.findings import Diagnosis
from desktop.services.mends.steps import Step
from desktop.views.chips import status_word
from desktop.views.formats import money, signed
from desktop.views.ledger_words import points_word, stock_word
from desktop.views.notices import Effect
from desktop.views.texts import filled
from desktop.views.words import method_word, refund_word

translate = QCoreApplication.translate
ICONS = {
    "points_entry": "coins", "balance": "coins", "lot": "split", "freeze_state": "lock", "stock_entry": "boxes",
    "stock": "boxes", "order_status": "clipboard-list", "order": "clipboard-list", "order_line": "clipboard-list",
    "figure": "chart-column", "member_total": "users",
}  # fmt: skip
SHOWN = 8


def cause_word(diagnosis: str) -> str:
    return {
        Diagnosis.DUPLICATE.value: translate("mends", "重复"),
        Diagnosis.MISSING.value: translate("mends", "缺失"),
        Diagnosis.ALTERED.value: translate("mends", "被改"),
        Diagnosis.WRONG_LOT.value: translate("mends", "记错批次"),
    }.get(diagnosis, translate("mends", "原因不明"))


def cause_words(diagnosis: str) -> str:
    """The cause that the rows prove, in a sentence."""
    return {
        Diagnosis.DUPLICATE.value: translate("mends", "重复：同一笔记了两次"),
        Diagnosis.MISSING.value: translate("mends", "缺失：少了一条该有的记录"),
        Diagnosis.ALTERED.value: translate("mends", "被改：有人直接改过数据库里的数"),
        Diagnosis.WRONG_LOT.value: translate("mends", "记错批次：总数没错，记在了别的批次上"),
    }.get(diagnosis, translate("mends", "原因不明：几种原因会留下一样的痕迹"))


def way_on(check: str) -> str:
    """What to do about a break that no entry can set right."""
    if check == "audit":
        return translate("mends", "操作记录改不回来，也不补：先导出证据包，再从最近一次备份里恢复出来比对")
    if check in ("payment", "refund"):
        return translate("mends", "先拿支付渠道的对账单核对：少记的凭凭证确认收款，多收的提退款")
    if check == "figures":
        return translate("mends", "先把其他不平的修好，汇总再按流水重算")
    if check == "reserved":
        return translate("mends", "先修订单那一件，预留会跟着对上")
    return translate("mends", "和最近一次备份比对，看哪处是对的，再用调整、盘点或退款这些平常的办法另记一笔")


def entry_words(entry: Mapping[str, object]) -> tuple[str, str]:
    """A row that differs: which, and its figures. entry is a findings.Entry as the exception's facts keep it."""
    table, number = str(entry.get("table", "")), entry.get("id")
    name = _table_word(table) if table == "figure" else f"{_table_word(table)} #{number}"
    verb = _verb_word(table, str(entry.get("verb", "")))
    part = {"twin": translate("mends", "（原来那笔）"), "beside": translate("mends", "（对照）")}.get(
        str(entry.get("part", "")), ""
    )
    values = entry.get("values")
    told = values if isinstance(values, Mapping) else {}
    signs = table.endswith("_entry")
    shown = [
        f"{_value_word(str(key))} {_amount(str(key), int(amount), sign=signs)}"
        for key, amount in told.items()
        if amount and not str(key).endswith("_after")
    ]
    return " ".join(one for one in (name, verb) if one) + part, translate("mends", "，").join(shown) or "—"


def step_effects(steps: Sequence[Step]) -> list[Effect]:
    """将会发生, a group per book."""
    groups: dict[str, list[str]] = {}
    for step in steps:
        groups.setdefault(step.table, []).append(_step_line(step))
    return [
        Effect(ICONS.get(table, "scale"), _table_word(table), tuple(_shortened(lines)))
        for table, lines in groups.items()
    ]


def subject_word(subject: str, number: str) -> str:
    """What a mend is about: 会员 M0001, 商品 CUP-1, 订单 JF…, 汇总数字."""
    words = {
        "member": translate("mends", "会员 {0} 的积分"),
        "member_total": translate("mends", "会员 {0} 的累计"),
        "sku": translate("mends", "商品 {0} 的库存"),
        "order": translate("mends", "订单 {0}"),
    }
    return filled(words[subject], number) if subject in words else translate("mends", "汇总数字")


def _shortened(lines: list[str]) -> Iterable[str]:
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield filled(translate("mends", "还有 {0} 处"), len(lines) - SHOWN)


def _step_line(step: Step) -> str:
    changes = translate("mends", "，").join(
        f"{_value_word(key)} {_amount(key, amount, sign=True)}" for key, amount in step.changes.items()
    )
    if step.table in ("points_entry", "stock_entry"):
        verb = _verb_word(step.table, step.verb)
        if step.reverses and not step.changes:
            return filled(translate("mends", "另记一条不动分的，写明现在的余额"))
        if step.reverses:
            return filled(translate("mends", "冲正 #{0} {1}：{2}"), step.reverses, verb, changes)
        return filled(translate("mends", "补记一条 {0}：{1}"), verb, changes)
    if step.table == "order_status":
        was, becomes = (status_word(OrderStatus(one)) for one in step.key.split(">"))
        return filled(translate("mends", "状态 {0} → {1}，按最后一次操作记录"), was, becomes)
    if step.table == "freeze_state":
        was, becomes = (_freeze_word(one) for one in step.key.split(">"))
        return filled(translate("mends", "冻结 #{0}：{1} → {2}"), step.id, was, becomes)
    if step.table == "figure":
        grain, day, _ = step.key.split("|", 2)
        when = "" if day.startswith("1970") else day
        return " ".join(one for one in (_grain_word(grain), when, changes) if one)
    if step.table == "lot":
        return filled(translate("mends", "批次 #{0}：{1}"), step.id, changes)
    return changes


def _table_word(table: str) -> str:
    words = {
        "points_entry": translate("mends", "积分流水"), "balance": translate("mends", "积分余额"),
        "lot": translate("mends", "积分批次"), "freeze": translate("mends", "冻结"),
        "freeze_state": translate("mends", "冻结"), "stock_entry": translate("mends", "库存流水"),
        "stock": translate("mends", "库存"), "order": translate("mends", "订单"),
        "order_status": translate("mends", "订单"), "order_line": translate("mends", "订单明细"),
        "payment": translate("mends", "收款"), "refund": translate("mends", "退款"),
        "audit": translate("mends", "操作记录"), "session": translate("mends", "登录"),
        "seal": translate("mends", "封存"), "figure": translate("mends", "汇总"),
        "member_total": translate("mends", "会员累计"), "return": translate("mends", "售后"),
        "adjustment": translate("mends", "积分调整"),
    }  # fmt: skip
    return words.get(table, translate("mends", "记录"))


def _value_word(name: str) -> str:
    words = {
        "available": translate("mends", "可用"), "frozen": translate("mends", "冻结"),
        "pending": translate("mends", "待生效"), "debt": translate("mends", "欠分"),
        "expired": translate("mends", "过期"), "earned": translate("mends", "来时"),
        "on_hand": translate("mends", "在库"), "reserved": translate("mends", "预留"),
        "damaged": translate("mends", "残次"), "open": translate("mends", "没发的"),
        "units": translate("mends", "件数"), "units_shipped": translate("mends", "已发"),
        "shipped": translate("mends", "已发"), "sent": translate("mends", "包裹里"),
        "units_cancelled": translate("mends", "已取消"), "returns_open": translate("mends", "售后中"),
        "points": translate("mends", "积分"), "points_back": translate("mends", "退回积分"),
        "fen": translate("mends", "金额"), "cash_fen": translate("mends", "现金"),
        "goods_fen": translate("mends", "货款"), "coupon_fen": translate("mends", "优惠"),
        "deduction_fen": translate("mends", "抵扣"), "n": translate("mends", "笔数"),
        "orders": translate("mends", "订单"), "placed": translate("mends", "下过单"),
    }  # fmt: skip
    return words.get(name, name)


def _amount(name: str, amount: int, *, sign: bool = False) -> str:
    if name.endswith("fen"):
        return money(amount)
    return signed(amount) if sign else f"{amount:,}"


def _verb_word(table: str, verb: str) -> str:
    if table == "points_entry" and verb in PointsVerb.__members__:
        return points_word(PointsVerb(verb))
    if table in ("stock_entry", "audit", "order") and verb in StockVerb.__members__:
        return stock_word(StockVerb(verb))
    if table in ("order", "audit") and verb in OrderStatus.__members__:
        return status_word(OrderStatus(verb))
    if verb in PointsVerb.__members__:
        return points_word(PointsVerb(verb))
    if table == "payment":
        return method_word(verb)
    if table == "refund" and verb in RefundState.__members__:
        return refund_word(RefundState(verb))
    return _grain_word(verb.partition(":")[0]) if table == "figure" else ""


def _freeze_word(state: str) -> str:
    return {
        FreezeState.OPEN.value: translate("mends", "冻结中"),
        FreezeState.CONSUMED.value: translate("mends", "已使用"),
        FreezeState.RELEASED.value: translate("mends", "已解冻"),
    }[state]


def _grain_word(grain: str) -> str:
    words = {
        "order": translate("mends", "按天的订单"), "sku": translate("mends", "按天的商品"),
        "tier": translate("mends", "按天的等级"), "tab": translate("mends", "状态数"),
        "points": translate("mends", "积分"), "member": translate("mends", "会员数"),
        "return": translate("mends", "售后"), "return_tab": translate("mends", "售后状态数"),
    }  # fmt: skip
    return words.get(grain, grain)
