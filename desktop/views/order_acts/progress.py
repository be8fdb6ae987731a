"""Steps without a form: completing an order, sending it back to wait for its release."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.services.fulfilment import complete_order, unrelease_order
from desktop.services.order_cases import OrderCase
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.form import Field
from desktop.views.notices import Banner
from desktop.views.order_acts.act_sheet import ActSheet
from desktop.views.order_acts.cancels import TRIAL_REASON
from desktop.views.order_acts.headings import heading
from desktop.views.order_acts.reason_fields import ReasonFields
from desktop.views.texts import filled


class CompleteSheet(ActSheet):
    """SHIPPED → COMPLETED can't be undone, so it asks."""

    touches, rests_on = ("status",), ("returns",)

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        title = filled(self.tr("完成订单 {0}？"), case.row.order_no)
        super().__init__(window, desk, case, title, heading(case), icon="circle-check", tone="good", width=560)
        self.add(Banner("warn", self.tr("客人已经收到商品再完成。完成后不能撤回")))
        self.add_effects()
        self.add_button(self.tr("再等等"), slot=self.dismiss)
        self.add_button(self.tr("完成订单"), "circle-check", kind="primary", slot=self.submit, default=True)

    def command(self, *, trial: bool = False) -> Command | None:
        return Command(complete_order, (self.case.row.id,), {"seen": self.case.row.version})

    def busy_words(self) -> str:
        return self.tr("正在完成")


class UnreleaseSheet(ActSheet):
    """TO_SHIP with nothing shipped → PAID, with a reason."""

    touches, rests_on = ("status",), ("shipped",)

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        title = filled(self.tr("退回待放行 {0}"), case.row.order_no)
        super().__init__(window, desk, case, title, heading(case, deadline=True), icon="undo-2", tone="warn", width=560)
        self.reasons = self.first = ReasonFields(
            self.tr("退回原因"),
            [
                ("check", self.tr("要再核对客人或地址")),
                ("stock", self.tr("货还没有备好")),
                ("risk", self.tr("订单有疑问")),
            ],
        )
        self.add(self.reasons)
        self.add_effects()
        self.add_button(self.tr("不退回"), slot=self.dismiss)
        self.add_button(self.tr("退回待放行"), "undo-2", kind="primary", slot=self.submit, default=True)

    def command(self, *, trial: bool = False) -> Command | None:
        reason = self.reasons.reason() or (TRIAL_REASON if trial else "")
        return Command(unrelease_order, (self.case.row.id,), {"reason": reason, "seen": self.case.row.version})

    def drafted(self) -> Mapping[str, QLineEdit | QPlainTextEdit]:
        return {"reason": self.reasons.more}

    def places(self) -> dict[str, Field]:
        return {"reason": self.reasons.field}
