"""积分与金额: what was taken and what came back, under which rules."""

from __future__ import annotations

from desktop.models.vocabulary import OrderStatus
from desktop.views.formats import MINUS, points_text, signed
from desktop.views.labels import KeyValueRow
from desktop.views.order_pane.ahead import OPEN_REFUNDS
from desktop.views.order_pane.shown import Part, Shown
from desktop.views.texts import filled, listed
from desktop.views.words import method_word, refund_word


class MoneyPart(Part):
    def __init__(self) -> None:
        super().__init__(self.tr("积分与金额"))
        self.box.setSpacing(1)

    def facts(self, shown: Shown) -> object:
        d = shown.detail
        return (d.row.status, d.row.points, d.row.cash_fen, d.row.paid_at, d.row.history, d.goods_fen, d.freight_fen,
                d.coupon_fen, d.coupon_label, d.deduction_points, d.deduction_fen, d.earn_points, d.earn_back,
                d.points_back, d.cash_back_fen, d.lots, d.rule_number, d.payments, d.refunds)  # fmt: skip

    def fill(self, shown: Shown) -> None:
        rule = shown.detail.rule_number
        self.header.note.setText("" if rule is None else filled(self.tr("规则 v{0}"), rule))
        self._points(shown)
        self._cash(shown)
        self._back(shown)
        self._earned(shown)

    def _row(self, key: str, value: str, *, note: str = "", tone: str = "", strong: bool = False) -> None:
        self.box.addWidget(KeyValueRow(key, value, note=note, tone=tone, strong=strong))

    def _points(self, shown: Shown) -> None:
        detail, row = shown.detail, shown.detail.row
        if not row.points:
            return
        words = self.tr("积分冻结") if row.status is OrderStatus.UNPAID else self.tr("积分已用")
        if row.status is OrderStatus.CANCELLED and row.paid_at is None:
            words = self.tr("积分，已解冻")
        lots = filled(self.tr("{0} 个批次"), detail.lots) if detail.lots else ""
        if row.history:
            lots = self.tr("导入的数，不动积分账")
        points = filled(self.tr("{0} 积分"), points_text(row.points))
        self._row(words, points, note=lots, tone="points")

    def _cash(self, shown: Shown) -> None:
        detail, row = shown.detail, shown.detail.row
        if detail.freight_fen:
            key = filled(
                self.tr("商品现金 {0} + 运费 {1}"), shown.money(detail.goods_fen), shown.money(detail.freight_fen)
            )
            self._row(key, shown.money(detail.goods_fen + detail.freight_fen))
        elif detail.goods_fen != row.cash_fen:
            self._row(self.tr("商品现金"), shown.money(detail.goods_fen))
        if detail.coupon_fen:
            name = detail.coupon_label or detail.coupon_code
            self._row(self.tr("优惠券"), MINUS + shown.money(detail.coupon_fen), note=name)
        if detail.deduction_fen:
            note = filled(self.tr("{0} 积分"), points_text(detail.deduction_points))
            self._row(self.tr("积分抵现"), MINUS + shown.money(detail.deduction_fen), note=note)
        if row.cash_fen:
            paid = row.paid_at is not None
            methods = listed(dict.fromkeys(method_word(one.method) for one in detail.payments if not one.problem))
            words = self.tr("实付") if paid else self.tr("应付")
            self._row(words, shown.money(row.cash_fen), note=methods if paid else "", strong=True)

    def _back(self, shown: Shown) -> None:
        detail = shown.detail
        if detail.points_back:
            self._row(self.tr("已退积分"), filled(self.tr("{0} 积分"), points_text(detail.points_back)), tone="points")
        if detail.cash_back_fen:
            states = dict.fromkeys(refund_word(one.state) for one in detail.refunds if one.state in OPEN_REFUNDS)
            note = listed(states)
            self._row(self.tr("退还现金"), MINUS + shown.money(detail.cash_back_fen), note=note)

    def _earned(self, shown: Shown) -> None:
        detail, row = shown.detail, shown.detail.row
        earned = detail.earn_points - detail.earn_back
        if not earned or row.status is OrderStatus.CANCELLED or row.history:
            return
        if row.status is OrderStatus.COMPLETED:
            self._row(self.tr("获得"), filled(self.tr("{0} 积分"), signed(earned)), tone="good")
            return
        note = filled(self.tr("完成 {0} 天后生效"), detail.pending_days)
        if not detail.pending_days:
            note = self.tr("完成后生效")
        self._row(self.tr("预计获得"), filled(self.tr("{0} 积分"), signed(earned)), note=note, tone="good")
