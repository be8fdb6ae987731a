"""The rights of a role in the shop's words, grouped as in the table of roles.

GROUPS: (title, rights) in order; group_word(key) and right_word(Permission.SHIP) -> "发货"
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import Permission as P

translate = QCoreApplication.translate
GROUPS: tuple[tuple[str, tuple[P, ...]], ...] = (
    ("see", (P.SEE, P.REVEAL)),
    ("orders", (P.PLACE_ORDERS, P.EDIT_UNPAID, P.CANCEL_UNPAID, P.HOLD, P.ASSIGN, P.TAG, P.NOTE, P.REPLY)),
    ("shipping", (P.RELEASE, P.SHIP, P.COMPLETE, P.CORRECT_WAYBILL, P.SET_PRIORITY, P.PRINT, P.RECEIVE_GOODS,
                  P.UNDO_OWN)),
    ("paid", (P.CONFIRM_PAYMENT, P.CANCEL_PAID, P.CANCEL_LINES, P.EDIT_PAID, P.UNDO_SHIPMENT, P.UNRELEASE)),
    ("returns", (P.REQUEST_RETURN, P.HANDLE_RETURNS, P.RECEIVE_RETURNS, P.REFUND_TO_LIMIT, P.REFUND_ABOVE)),
    ("members", (P.EDIT_MEMBERS, P.GRANT_POINTS, P.PROPOSE_ADJUSTMENT, P.APPROVE_ADJUSTMENT)),
    ("goods", (P.EDIT_CATALOGUE, P.COUNT_STOCK)),
    ("rules", (P.MERGE_MEMBERS, P.IMPORT, P.PUBLISH_RULES, P.MEND)),
    ("figures", (P.FIGURES, P.EXPORT, P.EXPORT_OWN_VIEW)),
    ("shop", (P.READ_AUDIT, P.MANAGE_STAFF, P.CHANGE_SETTINGS)),
)  # fmt: skip


def group_word(key: str) -> str:
    return {
        "see": translate("rights", "看"),
        "orders": translate("rights", "接单"),
        "shipping": translate("rights", "发货"),
        "paid": translate("rights", "已付的订单"),
        "returns": translate("rights", "售后退款"),
        "members": translate("rights", "会员与积分"),
        "goods": translate("rights", "商品库存"),
        "rules": translate("rights", "导入与规则"),
        "figures": translate("rights", "报表导出"),
        "shop": translate("rights", "管店"),
    }[key]


def right_word(right: P) -> str:
    words = {
        P.SEE: translate("rights", "看订单、会员、库存（遮住的）"),
        P.REVEAL: translate("rights", "显示姓名、电话和地址"),
        P.PLACE_ORDERS: translate("rights", "代客下单"),
        P.EDIT_UNPAID: translate("rights", "改没付的订单"),
        P.CANCEL_UNPAID: translate("rights", "取消没付的订单"),
        P.HOLD: translate("rights", "挂起和解除"),
        P.ASSIGN: translate("rights", "领单和交单"),
        P.TAG: translate("rights", "加标签"),
        P.NOTE: translate("rights", "写备注"),
        P.REPLY: translate("rights", "回复客人"),
        P.RELEASE: translate("rights", "放行"),
        P.SHIP: translate("rights", "发货"),
        P.COMPLETE: translate("rights", "完成订单"),
        P.CORRECT_WAYBILL: translate("rights", "更正运单"),
        P.SET_PRIORITY: translate("rights", "调整优先级"),
        P.PRINT: translate("rights", "打印面单和拣货单"),
        P.RECEIVE_GOODS: translate("rights", "收货入库"),
        P.UNDO_OWN: translate("rights", "撤销自己刚做的"),
        P.CONFIRM_PAYMENT: translate("rights", "凭证确认付款"),
        P.CANCEL_PAID: translate("rights", "取消已付的订单"),
        P.CANCEL_LINES: translate("rights", "取消部分商品"),
        P.EDIT_PAID: translate("rights", "改已付的订单"),
        P.UNDO_SHIPMENT: translate("rights", "撤回发货"),
        P.UNRELEASE: translate("rights", "退回待放行"),
        P.REQUEST_RETURN: translate("rights", "代客申请售后"),
        P.HANDLE_RETURNS: translate("rights", "审批售后"),
        P.RECEIVE_RETURNS: translate("rights", "收退货"),
        P.REFUND_TO_LIMIT: translate("rights", "退款到限额"),
        P.REFUND_ABOVE: translate("rights", "退款不限额"),
        P.EDIT_MEMBERS: translate("rights", "加会员、改会员"),
        P.GRANT_POINTS: translate("rights", "送积分"),
        P.PROPOSE_ADJUSTMENT: translate("rights", "提议调积分"),
        P.APPROVE_ADJUSTMENT: translate("rights", "批准调积分"),
        P.EDIT_CATALOGUE: translate("rights", "改商品"),
        P.COUNT_STOCK: translate("rights", "盘点库存"),
        P.MERGE_MEMBERS: translate("rights", "合并会员"),
        P.IMPORT: translate("rights", "导入文件"),
        P.PUBLISH_RULES: translate("rights", "发布积分规则"),
        P.MEND: translate("rights", "修正账目"),
        P.FIGURES: translate("rights", "看汇总报表"),
        P.EXPORT: translate("rights", "导出数据"),
        P.EXPORT_OWN_VIEW: translate("rights", "导出自己的列表"),
        P.READ_AUDIT: translate("rights", "看审计和谁看过"),
        P.MANAGE_STAFF: translate("rights", "管员工和角色"),
        P.CHANGE_SETTINGS: translate("rights", "改设置"),
    }
    return words.get(right, translate("rights", "别的权限"))


def in_order(rights: Iterable[P]) -> list[P]:
    """As the table has them."""
    wanted = set(rights)
    return [one for _, group in GROUPS for one in group if one in wanted]
