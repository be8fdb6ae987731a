"""The shop's words for people: acts, reasons, channels, states. The vocabulary's names never reach a screen.

act_word("ship_order") -> "发货"         unknown keys come back as they are
payment_word(PaymentState.PAID) -> "已付"
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import (
    AccessAct,
    DeliveryKind,
    FulfilmentState,
    OrderKind,
    PaymentState,
    Preset,
    RefundState,
    RestReason,
    SaleMode,
    StockVerb,
)
from desktop.services.carriers import carrier_name
from desktop.services.shop import ROLE_NAMES
from desktop.views.after_sale_words import return_act_word, return_reason_word
from desktop.views.automation_words import automation_act_word
from desktop.views.exception_words import exception_act_word, exception_word
from desktop.views.ledger_words import adjustment_word as adjustment_word
from desktop.views.ledger_words import grant_source_word as grant_source_word
from desktop.views.ledger_words import points_word as points_word
from desktop.views.ledger_words import stock_word as stock_word
from desktop.views.shipping_words import shipping_act_word
from desktop.views.statement_words import statement_act_word
from desktop.views.top_up_words import top_up_act_word

translate = QCoreApplication.translate


def act_word(act: str) -> str:
    """An act of the workflow as a verb."""
    words = {
        "place_order": translate("act", "下单"),
        "confirm_payment": translate("act", "确认付款"),
        "release_order": translate("act", "放行"),
        "unrelease_order": translate("act", "退回待放行"),
        "ship_order": translate("act", "发货"),
        "undo_shipment": translate("act", "撤回发货"),
        "complete_order": translate("act", "完成"),
        "cancel_order": translate("act", "取消订单"),
        "cancel_paid_order": translate("act", "取消并退款"),
        "cancel_lines": translate("act", "取消部分商品"),
        "edit_order": translate("act", "修改订单"),
        "hold_order": translate("act", "挂起"),
        "unhold_order": translate("act", "解除挂起"),
        "assign_order": translate("act", "领单"),
        "set_priority": translate("act", "调整优先级"),
        "correct_waybill": translate("act", "更正运单"),
        "tag_order": translate("act", "加标签"),
        "untag_order": translate("act", "去掉标签"),
        "note_order": translate("act", "写备注"),
        "approve_refund": translate("act", "同意退款"),
        "drop_refund": translate("act", "不退款"),
        "record_refund_done": translate("act", "登记退款到账"),
        "record_refund_failed": translate("act", "登记退款失败"),
        "send_refund": translate("act", "提交退款"),
        "ask_refund": translate("act", "查询退款结果"),
        "refund_paid": translate("act", "退款到账"),
        "refund_refused": translate("act", "退款被拒"),
        "refund_uncertain": translate("act", "退款结果不明"),
        "refund_under_way": translate("act", "退款还在路上"),
        "put_off_deadline": translate("act", "推迟付款期限"),
        "import_order": translate("act", "导入"),
        "add_member": translate("act", "新增会员"),
        "edit_member": translate("act", "修改会员资料"),
        "note_member": translate("act", "写会员备注"),
        "tag_member": translate("act", "给会员加标签"),
        "untag_member": translate("act", "去掉会员标签"),
        "erase_member": translate("act", "清除客人资料"),
        "save_view": translate("act", "存视图"),
        "rename_view": translate("act", "给视图改名"),
        "share_view": translate("act", "共享视图"),
        "delete_view": translate("act", "删除视图"),
        "restore_view": translate("act", "恢复视图"),
        "set_start_view": translate("act", "设登录视图"),
    }
    return (
        words.get(act)
        or return_act_word(act)
        or exception_act_word(act)
        or statement_act_word(act)
        or automation_act_word(act)
        or shipping_act_word(act)
        or top_up_act_word(act)
        or people_act_word(act)
    )


def people_act_word(act: str) -> str:
    """An act on people, roles and the shop itself."""
    words = {
        "enter_staff": translate("act", "添加员工"),
        "disable_staff": translate("act", "停用员工"),
        "renew_staff": translate("act", "重发激活码"),
        "change_role": translate("act", "换角色"),
        "create_role": translate("act", "新建角色"),
        "edit_role": translate("act", "修改角色"),
        "delete_role": translate("act", "删除角色"),
        "end_session": translate("act", "结束登录"),
        "change_password": translate("act", "改密码"),
        "recover_owner": translate("act", "用恢复词找回"),
        "connect_provider": translate("act", "接通支付渠道"),
        "connect_tracking": translate("act", "接通快递查询"),
        "disconnect_tracking": translate("act", "断开快递查询"),
        "begin_tracking": translate("act", "开始跟踪包裹"),
        "claim_parcels": translate("act", "查询包裹"),
        "track_parcel": translate("act", "包裹有新消息"),
        "disconnect_provider": translate("act", "断开支付渠道"),
        "invite_pc": translate("act", "做加入文件"),
        "join_pc": translate("act", "新电脑加入"),
        "open_by_sheet": translate("act", "凭恢复单打开"),
        "change_setting": translate("act", "改设置"),
        "change_settings": translate("act", "改设置"),
        "add_member": translate("act", "添加会员"),
        "erase_member": translate("act", "抹去会员资料"),
        "grant_points": translate("act", "送积分"),
        "repeat_grant": translate("act", "重复的送积分"),
        "grant_from_sheet": translate("act", "按表格送积分"),
        "roll_back_grant": translate("act", "收回送的积分"),
        "propose_adjustment": translate("act", "提议调积分"),
        "approve_adjustment": translate("act", "批准调积分"),
        "reject_adjustment": translate("act", "驳回调积分"),
        "review_tiers": translate("act", "评等级"),
        "change_tier": translate("act", "升降等级"),
        "merge_members": translate("act", "合并会员"),
        "activate_lot": translate("act", "积分生效"),
        "expire_points": translate("act", "积分过期"),
        "add_sku": translate("act", "添加商品"),
        "receive_goods": translate("act", "收货入库"),
        "publish_rules": translate("act", "发布积分规则"),
        "repeat_payment": translate("act", "重复的付款通知"),
        "begin_import": translate("act", "开始导入"),
        "finish_import": translate("act", "导入完成"),
        "take_back_import": translate("act", "撤回导入"),
        "import_event": translate("act", "导入的一步"),
        "import_orders": translate("act", "导入订单"),
        "import_member": translate("act", "导入会员"),
        "import_members": translate("act", "导入会员"),
        "import_sku": translate("act", "导入商品"),
        "import_skus": translate("act", "导入商品"),
        "fold_figures": translate("act", "汇总数字"),
        "seal_audit": translate("act", "封存记录"),
    }
    return words.get(act) or goods_act_word(act)


def goods_act_word(act: str) -> str:
    """An act on goods and stock, or a verb of the stock ledger."""
    words = {
        "add_sku": translate("act", "新增商品"),
        "add_spec": translate("act", "新增规格"),
        "edit_sku": translate("act", "修改规格"),
        "edit_product": translate("act", "修改商品"),
        "set_picture": translate("act", "换图片"),
        "import_sku": translate("act", "导入商品"),
        "receive_goods": translate("act", "入库"),
        "receive_several": translate("act", "入库"),
        "write_off": translate("act", "报损"),
        "count_stock": translate("act", "盘点"),
        "import_cards": translate("act", "导入卡密"),
        "void_cards": translate("act", "作废卡密"),
        "expire_cards": translate("act", "卡密到期"),
    }
    return words.get(act) or (stock_word(StockVerb(act)) if act in StockVerb.__members__ else act)


def parcel_word(state: str) -> str:
    """Where a parcel is, by ParcelState; "" where nobody knows."""
    return {
        "PICKED_UP": translate("parcel", "已揽收"),
        "IN_TRANSIT": translate("parcel", "运输中"),
        "DELIVERING": translate("parcel", "派送中"),
        "SIGNED": translate("parcel", "已签收"),
        "PROBLEM": translate("parcel", "疑难件"),
        "RETURNING": translate("parcel", "退回中"),
        "RETURNED": translate("parcel", "已退回"),
    }.get(state, "")


def payment_word(state: PaymentState) -> str:
    return {
        PaymentState.UNPAID: translate("payment", "未付"),
        PaymentState.PAID: translate("payment", "已付"),
        PaymentState.PARTLY_REFUNDED: translate("payment", "部分退款"),
        PaymentState.REFUNDED: translate("payment", "已退款"),
        PaymentState.FAILED: translate("payment", "支付失败"),
        PaymentState.UNVERIFIED: translate("payment", "待核实"),
    }[state]


def method_word(method: str) -> str:
    """How money came, by the payment provider's key."""
    words = {
        "wechat": translate("method", "微信支付"),
        "alipay": translate("method", "支付宝"),
        "bank": translate("method", "银行转账"),
        "cash": translate("method", "现金"),
        "unionpay": translate("method", "云闪付"),
        "other": translate("method", "其他"),
        "": translate("method", "—"),
    }
    return words.get(method, method)


def channel_word(channel: str) -> str:
    words = {
        "desk": translate("channel", "代客下单"),
        "h5": translate("channel", "H5 商城"),
        "mini": translate("channel", "小程序"),
        "app": translate("channel", "App"),
        "web": translate("channel", "网站"),
        "template": translate("channel", "表格导入"),
        "mall": translate("channel", "旧商城导入"),
        "uci": translate("channel", "零售单导入"),
    }
    return words.get(channel, channel)


def rest_word(reason: str | None) -> str:
    """Why a paid order waits for a person."""
    words = {
        RestReason.MANUAL.value: translate("rest", "等人放行"),
        RestReason.HELD.value: translate("rest", "挂起中，没有放行"),
        RestReason.RISKY.value: translate("rest", "首单大额积分，请核对后放行"),
        RestReason.SHORT_OF_STOCK.value: translate("rest", "库存不够，没有放行"),
        RestReason.UNRELEASED.value: translate("rest", "已退回待放行"),
    }
    return words.get(reason or "", reason or "")


def carrier_word(carrier: str) -> str:
    """A courier by the key that settings and parcels hold; the less common ones by their Chinese name."""
    words = {
        "shunfeng": translate("carrier", "顺丰速运"),
        "zhongtong": translate("carrier", "中通快递"),
        "yuantong": translate("carrier", "圆通速递"),
        "yunda": translate("carrier", "韵达快递"),
        "shentong": translate("carrier", "申通快递"),
        "jtexpress": translate("carrier", "极兔速递"),
        "ems": translate("carrier", "EMS"),
        "jd": translate("carrier", "京东物流"),
    }
    return words.get(carrier) or carrier_name(carrier)


def kind_word(kind: OrderKind) -> str:
    return {
        OrderKind.SALE: translate("kind", "销售"),
        OrderKind.REPLACEMENT: translate("kind", "换货"),
        OrderKind.CREDIT: translate("kind", "冲红"),
    }[kind]


def delivery_word(kind: str) -> str:
    words = {
        DeliveryKind.PARCEL.value: translate("delivery", "快递"),
        DeliveryKind.PICKUP.value: translate("delivery", "自提"),
        DeliveryKind.VIRTUAL.value: translate("delivery", "卡密"),
        DeliveryKind.TOPUP.value: translate("delivery", "充值"),
    }
    return words.get(kind, kind)


def sale_word(mode: SaleMode) -> str:
    """What a product is sold for."""
    return {
        SaleMode.POINTS: translate("sale", "纯积分"),
        SaleMode.POINTS_CASH: translate("sale", "积分 + 现金"),
        SaleMode.CASH: translate("sale", "现金，可抵扣"),
    }[mode]


def fulfilment_word(state: str) -> str:
    words = {
        FulfilmentState.SHIPPED.value: translate("fulfilment", "已发出"),
        FulfilmentState.UNDONE.value: translate("fulfilment", "已撤回"),
    }
    return words.get(state, state)


def refund_word(state: RefundState) -> str:
    return {
        RefundState.PROPOSED: translate("refund", "待审批"),
        RefundState.APPROVED: translate("refund", "待退款"),
        RefundState.SENT: translate("refund", "退款中"),
        RefundState.DONE: translate("refund", "已到账"),
        RefundState.FAILED: translate("refund", "退款失败"),
        RefundState.UNKNOWN: translate("refund", "待核实"),
        RefundState.DROPPED: translate("refund", "已作罢"),
    }[state]


def access_word(act: AccessAct) -> str:
    return {
        AccessAct.OPEN: translate("access", "打开订单"),
        AccessAct.REVEAL: translate("access", "显示了姓名电话"),
        AccessAct.SEARCH_PHONE: translate("access", "按电话搜索"),
        AccessAct.PRINT: translate("access", "打印"),
        AccessAct.EXPORT: translate("access", "导出"),
        AccessAct.PHOTO: translate("access", "看了售后照片"),
        AccessAct.ISSUE: translate("access", "发卡密时看到"),
    }[act]


def actor_word(actor: str) -> str:
    """A person by name; the shop's own actors by what they are."""
    words = {
        "worker": translate("actor", "系统"),
        "storefront": translate("actor", "商城"),
        "new_pc": translate("actor", "新电脑"),
        "init": translate("actor", "开店时"),
    }
    return words.get(actor, actor)


def role_word(role: str) -> str:
    """A role that every shop has, in the window's language; one that the shop made by the name that it gave."""
    words = {
        ROLE_NAMES[Preset.OWNER]: translate("role", "店主"),
        ROLE_NAMES[Preset.MANAGER]: translate("role", "店长"),
        ROLE_NAMES[Preset.SERVICE]: translate("role", "客服"),
        ROLE_NAMES[Preset.WAREHOUSE]: translate("role", "仓库"),
        ROLE_NAMES[Preset.FINANCE]: translate("role", "财务"),
        ROLE_NAMES[Preset.AUDITOR]: translate("role", "审计"),
    }
    return words.get(role, role)


def tier_key(tier: str) -> str:
    """The colour of a tier's name: gold, silver, diamond or none."""
    return {"金卡": "gold", "银卡": "silver", "钻石": "diamond"}.get(tier, "")


def priority_word(priority: int) -> str:
    """−1 to 2, as they sort."""
    words = {
        -1: translate("priority", "可缓"),
        0: translate("priority", "普通"),
        1: translate("priority", "优先"),
        2: translate("priority", "加急"),
    }
    return words.get(priority, translate("priority", "普通"))


def refund_reason(reason: str) -> str:
    """Why a refund is there: the reason that was given, or what went wrong with a payment."""
    if reason == "edit_order":
        return translate("refund", "改单后的差额")
    return return_reason_word(exception_word(reason))
