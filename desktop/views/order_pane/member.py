"""会员: the account behind the order, in short."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.views.formats import points_text
from desktop.views.labels import KeyValueRow, label
from desktop.views.order_pane.shown import Part, Shown
from desktop.views.texts import filled

_MANY = 1_000


class MemberPart(Part):
    """The link at its title leads to the member's card."""

    member_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(self.tr("会员"))
        self.box.setSpacing(2)
        self._member_id = 0
        self.header.acted.connect(self._ask)

    def facts(self, shown: Shown) -> object:
        return (shown.detail.member, shown.detail.member_orders)

    def fill(self, shown: Shown) -> None:
        member = shown.detail.member
        if member is None:
            self.header.note.setText("")
            self.header.action.setVisible(False)
            self.box.addWidget(label(self.tr("导入的订单，没有对上会员"), "caption"))
            return
        count = shown.detail.member_orders
        many = self.tr("{0}+ 笔订单") if count >= _MANY else self.tr("{0} 笔订单")
        self.header.note.setText(" · ".join((member.account, filled(many, points_text(count)))))
        self._member_id = member.id
        self.header.action.setText(self.tr("会员卡"))
        self.header.action.setVisible(True)
        balance = member.balance
        self._row(self.tr("可用"), balance.available, "points")
        if balance.frozen:
            self._row(self.tr("冻结"), balance.frozen, "")
        if balance.pending:
            self._row(self.tr("待生效"), balance.pending, "")
        if balance.debt:
            self._row(self.tr("欠分"), balance.debt, "danger")

    def _row(self, key: str, points: int, tone: str) -> None:
        self.box.addWidget(KeyValueRow(key, filled(self.tr("{0} 积分"), points_text(points)), tone=tone))

    def _ask(self) -> None:
        self.member_asked.emit(self._member_id)
