"""What moves points and stock is called so."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import AdjustmentState, GrantSource, PointsVerb, StockVerb

translate = QCoreApplication.translate


def points_word(verb: PointsVerb) -> str:
    """A line of the points ledger."""
    return {
        PointsVerb.INIT: translate("points", "期初"),
        PointsVerb.EARN: translate("points", "消费获得"),
        PointsVerb.GRANT: translate("points", "发放"),
        PointsVerb.ACTIVATE: translate("points", "生效"),
        PointsVerb.FREEZE: translate("points", "冻结"),
        PointsVerb.UNFREEZE: translate("points", "解冻"),
        PointsVerb.CONSUME: translate("points", "使用"),
        PointsVerb.REVERT: translate("points", "退回"),
        PointsVerb.ROLLBACK: translate("points", "收回"),
        PointsVerb.SETTLE: translate("points", "抵欠分"),
        PointsVerb.EXPIRE: translate("points", "过期"),
        PointsVerb.ADJUST: translate("points", "调整"),
        PointsVerb.MERGE: translate("points", "合并"),
    }[verb]


def adjustment_word(state: AdjustmentState) -> str:
    return {
        AdjustmentState.PROPOSED: translate("adjustment", "待批准"),
        AdjustmentState.POSTED: translate("adjustment", "已入账"),
        AdjustmentState.REJECTED: translate("adjustment", "已驳回"),
    }[state]


def grant_source_word(source: GrantSource) -> str:
    return {
        GrantSource.BY_HAND: translate("grant", "手工"),
        GrantSource.SIGN_IN: translate("grant", "签到"),
        GrantSource.CAMPAIGN: translate("grant", "活动"),
        GrantSource.SHEET: translate("grant", "表格"),
    }[source]


def stock_word(verb: StockVerb) -> str:
    return {
        StockVerb.INIT: translate("stock", "期初"),
        StockVerb.RECEIVE: translate("stock", "入库"),
        StockVerb.RETURN_GOOD: translate("stock", "退回入库"),
        StockVerb.RETURN_DAMAGED: translate("stock", "退回残次"),
        StockVerb.WRITE_OFF: translate("stock", "报损"),
        StockVerb.RESERVE: translate("stock", "预留"),
        StockVerb.RELEASE: translate("stock", "释放预留"),
        StockVerb.SHIP: translate("stock", "出库"),
        StockVerb.UNSHIP: translate("stock", "退回库存"),
        StockVerb.COUNT: translate("stock", "盘点"),
    }[verb]
