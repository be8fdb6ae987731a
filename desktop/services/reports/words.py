"""What stands on paper, by key: the Chinese source, which a caller may give in another language.

    words = Words()                       as written here
    words = Words({"orders": "Orders"})   what is given replaces it, key by key
    words("page", 3) -> "第 3 页"          {0}, {1}, … put in

Nothing here knows of Qt; QT_TRANSLATE_NOOP only marks the sentences for the translator's tools.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.services.reports.rows import Missing


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    return text


WORDS: dict[str, str] = {
    "product": QT_TRANSLATE_NOOP("paper", "积分掌柜"),
    "summary": QT_TRANSLATE_NOOP("paper", "经营汇总"),
    "summary.month": QT_TRANSLATE_NOOP("paper", "{0} 年 {1} 月经营汇总"),
    "summary.days": QT_TRANSLATE_NOOP("paper", "经营汇总 {0} 至 {1}"),
    "period": QT_TRANSLATE_NOOP("paper", "统计区间 {0} 至 {1}"),
    "made": QT_TRANSLATE_NOOP("paper", "{0} 由 {1} 生成，仅供内部使用"),
    "page": QT_TRANSLATE_NOOP("paper", "第 {0} 页 / 共 {1} 页"),
    "day": QT_TRANSLATE_NOOP("paper", "日期"),
    "month": QT_TRANSLATE_NOOP("paper", "月份"),
    "currency": QT_TRANSLATE_NOOP("paper", "币种"),
    "status": QT_TRANSLATE_NOOP("paper", "状态"),
    "orders": QT_TRANSLATE_NOOP("paper", "订单"),
    "gross": QT_TRANSLATE_NOOP("paper", "销售额"),
    "credits": QT_TRANSLATE_NOOP("paper", "冲红单"),
    "credit": QT_TRANSLATE_NOOP("paper", "冲红额"),
    "net": QT_TRANSLATE_NOOP("paper", "净额"),
    "points": QT_TRANSLATE_NOOP("paper", "积分"),
    "units": QT_TRANSLATE_NOOP("paper", "件数"),
    "times": QT_TRANSLATE_NOOP("paper", "笔数"),
    "amount": QT_TRANSLATE_NOOP("paper", "金额"),
    "share": QT_TRANSLATE_NOOP("paper", "占比"),
    "total": QT_TRANSLATE_NOOP("paper", "合计"),
    "total.status": QT_TRANSLATE_NOOP("paper", "合计（不含已取消）"),
    "total.status.currency": QT_TRANSLATE_NOOP("paper", "合计 {0}（不含已取消）"),
    "total.currency": QT_TRANSLATE_NOOP("paper", "合计 {0}"),
    "rank": QT_TRANSLATE_NOOP("paper", "名次"),
    "goods": QT_TRANSLATE_NOOP("paper", "商品"),
    "code": QT_TRANSLATE_NOOP("paper", "编码"),
    "method": QT_TRANSLATE_NOOP("paper", "支付方式"),
    "verb": QT_TRANSLATE_NOOP("paper", "变动"),
    "in.currency": QT_TRANSLATE_NOOP("paper", "{0}（{1}）"),
    "kpi.orders": QT_TRANSLATE_NOOP("paper", "订单数"),
    "kpi.net": QT_TRANSLATE_NOOP("paper", "净额"),
    "kpi.points": QT_TRANSLATE_NOOP("paper", "使用积分"),
    "kpi.refunds": QT_TRANSLATE_NOOP("paper", "退款到账"),
    "kpi.change": QT_TRANSLATE_NOOP("paper", "较上期 {0}"),
    "kpi.before": QT_TRANSLATE_NOOP("paper", "上期 {0}"),
    "kpi.none": QT_TRANSLATE_NOOP("paper", "上期没有"),
    "kpi.times": QT_TRANSLATE_NOOP("paper", "{0} 笔"),
    "chart.days": QT_TRANSLATE_NOOP("paper", "每日订单（笔）"),
    "chart.months": QT_TRANSLATE_NOOP("paper", "每月订单（笔）"),
    "chart.net.days": QT_TRANSLATE_NOOP("paper", "每日净额（{0}）"),
    "chart.net.months": QT_TRANSLATE_NOOP("paper", "每月净额（{0}）"),
    "chart.hours": QT_TRANSLATE_NOOP("paper", "下单时段（星期 × 小时）"),
    "chart.hours.note": QT_TRANSLATE_NOOP("paper", "颜色越深，订单越多；最多的一格 {0} 笔"),
    "chart.empty": QT_TRANSLATE_NOOP("paper", "这段时间没有订单"),
    "table.status": QT_TRANSLATE_NOOP("paper", "按状态"),
    "table.months": QT_TRANSLATE_NOOP("paper", "按月"),
    "table.days": QT_TRANSLATE_NOOP("paper", "按日"),
    "table.goods": QT_TRANSLATE_NOOP("paper", "热门商品（前 {0}）"),
    "table.payments": QT_TRANSLATE_NOOP("paper", "收款（按到账日）"),
    "table.refunds": QT_TRANSLATE_NOOP("paper", "退款（按到账日）"),
    "table.points": QT_TRANSLATE_NOOP("paper", "积分流水"),
    "nothing": QT_TRANSLATE_NOOP("paper", "没有"),
    "rule": QT_TRANSLATE_NOOP(
        "paper",
        "口径：按下单日计，不含已取消和换货；净额 = 销售额 + 冲红额；退款记在到账那天，不冲减净额；各币种分开合计。",
    ),
    "missing": QT_TRANSLATE_NOOP("paper", "字体里没有这些字，已用代码点代替：{0}"),
    "missing.at": QT_TRANSLATE_NOOP("paper", "{0}（{1}，{2} 处）"),
    "cut": QT_TRANSLATE_NOOP("paper", "{0}…（共 {1} 字）"),
    "weekday.1": QT_TRANSLATE_NOOP("paper", "周一"),
    "weekday.2": QT_TRANSLATE_NOOP("paper", "周二"),
    "weekday.3": QT_TRANSLATE_NOOP("paper", "周三"),
    "weekday.4": QT_TRANSLATE_NOOP("paper", "周四"),
    "weekday.5": QT_TRANSLATE_NOOP("paper", "周五"),
    "weekday.6": QT_TRANSLATE_NOOP("paper", "周六"),
    "weekday.7": QT_TRANSLATE_NOOP("paper", "周日"),
    "status.UNPAID": QT_TRANSLATE_NOOP("paper", "未支付"),
    "status.PAID": QT_TRANSLATE_NOOP("paper", "已支付"),
    "status.TO_SHIP": QT_TRANSLATE_NOOP("paper", "待发货"),
    "status.SHIPPED": QT_TRANSLATE_NOOP("paper", "已发货"),
    "status.COMPLETED": QT_TRANSLATE_NOOP("paper", "已完成"),
    "status.CANCELLED": QT_TRANSLATE_NOOP("paper", "已取消"),
    "method.wechat": QT_TRANSLATE_NOOP("paper", "微信支付"),
    "method.alipay": QT_TRANSLATE_NOOP("paper", "支付宝"),
    "method.unionpay": QT_TRANSLATE_NOOP("paper", "云闪付"),
    "method.bank": QT_TRANSLATE_NOOP("paper", "银行转账"),
    "method.cash": QT_TRANSLATE_NOOP("paper", "现金"),
    "method.other": QT_TRANSLATE_NOOP("paper", "其他"),
    "method.": QT_TRANSLATE_NOOP("paper", "没有记下"),
    "verb.INIT": QT_TRANSLATE_NOOP("paper", "发放：期初"),
    "verb.EARN": QT_TRANSLATE_NOOP("paper", "发放：消费赚取"),
    "verb.GRANT": QT_TRANSLATE_NOOP("paper", "发放：赠送"),
    "verb.ADJUST": QT_TRANSLATE_NOOP("paper", "人工调整（不分增减）"),
    "verb.ROLLBACK": QT_TRANSLATE_NOOP("paper", "收回发放"),
    "verb.CONSUME": QT_TRANSLATE_NOOP("paper", "使用"),
    "verb.REVERT": QT_TRANSLATE_NOOP("paper", "退回使用"),
    "verb.EXPIRE": QT_TRANSLATE_NOOP("paper", "过期"),
    "points.issued": QT_TRANSLATE_NOOP("paper", "净发放（期初 + 赚取 + 赠送 − 收回）"),
    "points.used": QT_TRANSLATE_NOOP("paper", "净使用（使用 − 退回）"),
    "slip": QT_TRANSLATE_NOOP("paper", "配货单"),
    "slip.many": QT_TRANSLATE_NOOP("paper", "配货单 {0} 张"),
    "slip.no": QT_TRANSLATE_NOOP("paper", "订单号"),
    "slip.barcode": QT_TRANSLATE_NOOP("paper", "这个单号印不成条码，请照单号查找"),
    "slip.again": QT_TRANSLATE_NOOP("paper", "重打，第 {0} 次"),
    "slip.placed": QT_TRANSLATE_NOOP("paper", "下单 {0}"),
    "slip.made": QT_TRANSLATE_NOOP("paper", "{0} 由 {1} 打印"),
    "slip.recipient": QT_TRANSLATE_NOOP("paper", "收货人"),
    "slip.pickup": QT_TRANSLATE_NOOP("paper", "到店自提"),
    "slip.nobody": QT_TRANSLATE_NOOP("paper", "没有收货人资料"),
    "slip.remark": QT_TRANSLATE_NOOP("paper", "备注"),
    "slip.shelf": QT_TRANSLATE_NOOP("paper", "货位"),
    "slip.spec": QT_TRANSLATE_NOOP("paper", "规格"),
    "slip.qty": QT_TRANSLATE_NOOP("paper", "应配"),
    "slip.shipped": QT_TRANSLATE_NOOP("paper", "已发"),
    "slip.done": QT_TRANSLATE_NOOP("paper", "配好"),
    "slip.total": QT_TRANSLATE_NOOP("paper", "合计 {0} 件"),
    "slip.held": QT_TRANSLATE_NOOP("paper", "挂起中，先不要发：{0}"),
    "list": QT_TRANSLATE_NOOP("paper", "、"),
    "slip.lines": QT_TRANSLATE_NOOP("paper", "这笔导入的订单没有商品明细"),
    "label": QT_TRANSLATE_NOOP("paper", "地址标签"),
    "label.to": QT_TRANSLATE_NOOP("paper", "收"),
    "label.from": QT_TRANSLATE_NOOP("paper", "寄"),
    "label.goods": QT_TRANSLATE_NOOP("paper", "{0} × {1}"),
    "pick": QT_TRANSLATE_NOOP("paper", "拣货单"),
    "pick.wave": QT_TRANSLATE_NOOP("paper", "拣货单 · 波次 {0}"),
    "pick.facts": QT_TRANSLATE_NOOP("paper", "{0} 建，{1} 笔订单，共 {2} 件"),
    "pick.orders": QT_TRANSLATE_NOOP("paper", "给哪些订单"),
    "pick.nothing": QT_TRANSLATE_NOOP("paper", "这个波次没有要拣的了"),
    "sheet": QT_TRANSLATE_NOOP("paper", "恢复单"),
    "sheet.of": QT_TRANSLATE_NOOP("paper", "{0} 的恢复单"),
    "sheet.opens": QT_TRANSLATE_NOOP("paper", "下面 25 个词能打开这家店的一切：忘了店主密码、换电脑、读备份，都靠它。"),
    "sheet.keep": QT_TRANSLATE_NOOP("paper", "别拍照，别存进聊天和网盘。锁在店外的抽屉里，只给店主看。"),
    "sheet.use": QT_TRANSLATE_NOOP("paper", "忘了密码时，在开店的电脑上运行 pointsdesk recover，照编号输入这些词，会得到新的密码和新的恢复单。"),
    "sheet.owner": QT_TRANSLATE_NOOP("paper", "店主账号 {0} · {1} 制作"),
    "sheet.only": QT_TRANSLATE_NOOP("paper", "只有这一份，程序里不留"),
}  # fmt: skip


class Words:
    """Called with a key: the sentence with its values put in. KeyError for a key that no paper has."""

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        self._words = {**WORDS, **(given or {})}

    def __call__(self, key: str, *values: object) -> str:
        text = self._words[key]
        for place, value in enumerate(values):
            text = text.replace(f"{{{place}}}", str(value))
        return text

    def known(self, group: str, key: str) -> str:
        """The word of a key that the shop may have made itself: "method", "wechat"."""
        return self._words.get(f"{group}.{key}", key)


def missing_sentence(words: Words, missing: Sequence[Missing]) -> str:
    """What the fonts lack and where, in a sentence; "" for nothing."""
    if not missing:
        return ""
    told = [words("missing.at", one.code, one.where, one.times) for one in missing]
    return words("missing", words("list").join(told))
