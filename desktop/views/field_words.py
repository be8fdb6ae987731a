"""What is wrong with a field, and what the fields are called.

field_problem(Invalid("reason", "missing")) → 请填原因
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services import errors as e
from desktop.views.automation_words import automation_field_word
from desktop.views.filling import filled

translate = QCoreApplication.translate


def field_problem(fact: e.Invalid) -> str:
    """Why a value can't be, in words for beside its field."""
    name = field_word(fact.field)
    match fact.problem:
        case "missing":
            return filled(translate("error", "请填{0}"), name)
        case "too_long":
            return filled(translate("error", "{0}太长，最多 {1} 个字"), name, fact.limit)
        case "too_many":
            return filled(translate("error", "{0}太多，最多 {1} 个"), name, fact.limit)
        case "negative":
            return filled(translate("error", "{0}不能是负数"), name)
        case "too_large":
            return filled(translate("error", "{0}太大，换小一点的"), name)
        case "malformed" if fact.field in ("login", "owner"):
            return filled(translate("error", "{0}用 2 到 40 个英文字母和数字，可以有 . 和 _"), name)
        case "taken":
            return filled(translate("error", "{0}已经有人用了，换一个"), name)
        case "not_together":
            return translate("error", "这几笔不是同一位会员寄到同一个地址，不能合成一个包裹")
        case "not_connected" if fact.field == "top_ups":
            return translate("error", "还没接通充值平台，请店主在设置里接通")
        case "not_connected":
            return translate("error", "还没接通电子面单，请店主在设置里接通")
        case "being_asked":
            return translate("error", "另一台电脑正在给这笔取号，等两分钟再试")
        case "used":
            return translate("error", "这个运单号已经发出去了，不能取消")
        case "none_to_pick":
            return translate("error", "选的订单都不能拣：挂起了、已经发走，或在别的波次里")
        case "range_reversed":
            return filled(translate("error", "{0}的下限比上限大，请对调"), name)
        case "out_of_range" if fact.field == "days":
            return translate("error", "日期从 1900 年到 2999 年，一次最多十年。换近一点、短一点的")
        case "out_of_range":
            return filled(translate("error", "{0}超出范围"), name)
        case "unreadable_character":
            return translate("error", "里面有无法保存的字符，请删掉后再试")
        case "below_minimum":
            return translate("error", "订单金额没到这张优惠券的门槛")
        case "nothing_changed":
            return translate("error", "什么都没有改")
        case "twice":
            return filled(translate("error", "{0}和另一笔重复了，请核对"), name)
        case "broken":
            return filled(translate("error", "{0}打不开，可能坏了，换一张"), name)
        case "no_person":
            return translate("error", "这笔订单没有会员也没有收货人，照片没处放")
        case "not_all":
            return translate("error", "每一件都要说清：可售、残次还是不入库")
        case "unknown" if fact.field == "photo":
            return translate("error", "照片只收 JPEG、PNG 和 WebP")
        case "past":
            return filled(translate("error", "{0}已经过了，选一个以后的时间"), name)
        case "unknown_member":
            return translate("error", "没有这位会员，核对会员号或卡号")
        case "given_otherwise":
            return translate("error", "这一批的这一行已经送过别的，换一个批次名")
        case "one_way_of_delivery":
            return translate("error", "一次只用一种方式：运单、提货码、卡密或充值")
        case "other_delivery_kind":
            return translate("error", "快递、自提、卡密和充值的商品要分开发")
        case "stock_follows_codes":
            return translate("error", "卡密商品的库存跟着卡密走：导入卡密会增加，作废会减少")
        case "no_cards":
            return translate("error", "这不是卡密商品，先把交付方式改成卡密")
        case "codes_dont_come_back":
            return translate("error", "发出的卡密和充值退不回来，只能仅退款或换货，收货时选不入库")
        case "no_member":
            return translate("error", "这笔订单没有会员，充值账号没处放")
        case "too_short":
            return filled(translate("error", "{0}太短"), name)
        case "yourself" if fact.field == "session":
            return translate("error", "这是你自己正在用的登录，请用退出登录")
        case "yourself":
            return translate("error", "不能停用自己的账号")
        case "same_as_before":
            return filled(translate("error", "{0}和原来一样，没有改"), name)
        case "preset":
            return translate("error", "预设角色不能改，也不能删。照着它新建一个再改")
        case "in_use":
            return translate("error", "还有人用这个角色（停用的也算），先给他们换角色再删")
        case "cant_be_given":
            return translate("error", "这些权限不能这样给：每个角色都要能看订单")
        case "ended_already":
            return translate("error", "这次登录已经结束了")
        case "disabled_already":
            return translate("error", "这个账号已经停用了")
        case "not_a_key":
            return filled(translate("error", "{0}不是 2048 位以上的 RSA 密钥，请选渠道后台下载的那个文件"), name)
        case "not_https":
            return filled(translate("error", "{0}要以 https:// 开头"), name)
        case "last_owner":
            return translate("error", "这是最后一位能登录的店主。先让另一位店主登录，再来改")
        case _:
            return filled(translate("error", "{0}不对，请改正"), name)


def field_word(field: str) -> str:
    words = {
        "account": translate("field", "会员号"),
        "address": translate("field", "详细地址"),
        "adjust_limit": translate("field", "单人调整限额"),
        "campaigns": translate("field", "活动"),
        "expiry_kind": translate("field", "到期方式"),
        "quota_period": translate("field", "限兑周期"),
        "tier_demotion": translate("field", "降级方式"),
        "tier_months": translate("field", "评级月数"),
        "tiers": translate("field", "等级"),
        "amount_fen": translate("field", "金额"),
        "customer": translate("field", "客户编号"),
        "key": translate("field", "授权密钥"),
        "partner_id": translate("field", "月结账号"),
        "partner_key": translate("field", "月结密码"),
        "secret": translate("field", "签名密钥"),
        "sender_name": translate("field", "寄件人"),
        "sender_phone": translate("field", "寄件电话"),
        "sender_address": translate("field", "寄件地址"),
        "template": translate("field", "面单模板编号"),
        "merchant": translate("field", "商户号"),
        "private_key": translate("field", "商户私钥"),
        "platform_key": translate("field", "平台公钥"),
        "serial": translate("field", "证书序列号"),
        "platform_serial": translate("field", "平台公钥编号"),
        "endpoint": translate("field", "接口地址"),
        "birthday": translate("field", "生日"),
        "body": translate("field", "备注内容"),
        "card_no": translate("field", "卡号"),
        "card_code": translate("field", "卡密"),
        "card_password": translate("field", "卡密的密码"),
        "cards": translate("field", "卡密"),
        "carrier": translate("field", "快递公司"),
        "barcode": translate("field", "条码"),
        "batch": translate("field", "批次名"),
        "cash": translate("field", "现金范围"),
        "category": translate("field", "分类"),
        "code": translate("field", "编码"),
        "coupon": translate("field", "优惠券"),
        "days": translate("field", "日期范围"),
        "expires_on": translate("field", "到期日"),
        "into": translate("field", "合并到的会员"),
        "rows": translate("field", "表格的行"),
        "limit": translate("field", "每人限兑"),
        "lines": translate("field", "商品"),
        "login": translate("field", "账号"),
        "low_level": translate("field", "低库存线"),
        "method": translate("field", "支付方式"),
        "name": translate("field", "姓名"),
        "orders": translate("field", "选中的订单"),
        "order_ids": translate("field", "订单"),
        "phone": translate("field", "电话"),
        "photo": translate("field", "照片"),
        "photos": translate("field", "照片"),
        "picture": translate("field", "图片"),
        "points": translate("field", "积分范围"),
        "price": translate("field", "价格"),
        "price_fen": translate("field", "现金价"),
        "price_points": translate("field", "积分价"),
        "priority": translate("field", "优先级"),
        "qty": translate("field", "数量"),
        "reason": translate("field", "原因"),
        "recipient": translate("field", "收货人"),
        "reference": translate("field", "流水号"),
        "region": translate("field", "省市区"),
        "rights": translate("field", "权限"),
        "role": translate("field", "角色"),
        "remark": translate("field", "备注"),
        "search": translate("field", "搜索内容"),
        "shelf": translate("field", "库位"),
        "shop": translate("field", "店名"),
        "source": translate("field", "来源"),
        "spec": translate("field", "规格"),
        "stock": translate("field", "期初库存"),
        "tag": translate("field", "标签"),
        "tier": translate("field", "等级"),
        "top_up_account": translate("field", "充值账号"),
        "title": translate("field", "名称"),
        "units": translate("field", "件数"),
        "until": translate("field", "到期时间"),
        "view": translate("field", "视图名"),
        "views": translate("field", "已存的视图"),
        "waybill": translate("field", "运单号"),
        "words": translate("field", "说明"),
    }
    return words.get(field) or automation_field_word(field) or translate("field", "填的内容")
