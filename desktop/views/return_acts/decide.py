"""Deciding on an after-sale: agreed to, refused, taken back, sent on without goods, paid instead of sent, given to somebody."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.models.after_sales import ReturnKind
from desktop.services.return_matters import ReturnMatter
from desktop.services.return_refunds import refund_instead
from desktop.services.returns import (
    REASON_MOST,
    approve_all_the_same,
    approve_return,
    assign_return,
    refuse_goods,
    reject_return,
    withdraw_return,
)
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.form import Choice, Field, TextEdit
from desktop.views.labels import label
from desktop.views.order_acts.reason_fields import ReasonFields
from desktop.views.return_acts.return_sheet import ReasonedSheet, ReturnSheet
from desktop.views.texts import filled

NOBODY = "-"


class ApproveSheet(ReturnSheet):
    def __init__(self, window: QWidget, desk: Desk, case: ReturnMatter) -> None:
        super().__init__(window, desk, case, self.tr("同意售后 {0}"), icon="check")
        money = case.row.kind is ReturnKind.REFUND_ONLY
        self.note = TextEdit(self.tr("选填，记在售后进度里"))
        self.note.setMaxLength(REASON_MOST)
        self.add(Field(self.tr("附言"), self.note))
        self.add_effects()
        days = filled(self.tr("客人有 {0} 天把商品寄回，过了会排到最前面"), case.settings.return_goods_days)
        self.add(label(self.tr("同意后还要再退款，钱和积分这一步都不动") if money else days, "caption", wrap=True))
        self.add_button(self.tr("先不处理"), slot=self.dismiss)
        words = self.tr("同意，去退款") if money else self.tr("同意，等退货寄回")
        self.add_button(words, "check", kind="primary", slot=self.submit, default=True)

    def command(self, *, trial: bool = False) -> Command | None:
        return self.made(approve_return, note=self.note.text().strip())


class RejectSheet(ReasonedSheet):
    act = reject_return

    def __init__(self, window: QWidget, desk: Desk, case: ReturnMatter) -> None:
        reasons = ReasonFields(
            self.tr("拒绝的原因"),
            [
                ("late", self.tr("超过售后期限")), ("used", self.tr("已经使用过")),
                ("proof", self.tr("照片看不出问题")), ("settled", self.tr("已和客人另外商定")),
            ],
        )  # fmt: skip
        super().__init__(
            window, desk, case, self.tr("拒绝售后 {0}"), reasons, self.tr("拒绝售后"), icon="ban", tone="danger"
        )


class RefuseGoodsSheet(ReasonedSheet):
    act = refuse_goods

    def __init__(self, window: QWidget, desk: Desk, case: ReturnMatter) -> None:
        reasons = ReasonFields(
            self.tr("拒收的原因"),
            [
                ("swapped", self.tr("寄回的不是原商品")), ("broken", self.tr("商品被弄坏了")),
                ("short", self.tr("少件、缺配件")), ("never", self.tr("一直没寄回")),
            ],
        )  # fmt: skip
        super().__init__(
            window, desk, case, self.tr("拒收退货 {0}"), reasons, self.tr("拒收，结束售后"), icon="package-x",
            tone="danger",
        )  # fmt: skip


class AllTheSameSheet(ReasonedSheet):
    act = approve_all_the_same

    def __init__(self, window: QWidget, desk: Desk, case: ReturnMatter) -> None:
        reasons = ReasonFields(
            self.tr("没收到货也同意的原因"),
            [
                ("kind", self.tr("老客户，照顾一次")), ("cheap", self.tr("寄回不划算，不用寄了")),
                ("lost", self.tr("退货在路上丢了")),
            ],
        )  # fmt: skip
        super().__init__(
            window, desk, case, self.tr("没收货也同意 {0}"), reasons, self.tr("不等退货，往下办"), icon="arrow-right",
            tone="warn",
        )  # fmt: skip


class RefundInsteadSheet(ReasonedSheet):
    act = refund_instead

    def __init__(self, window: QWidget, desk: Desk, case: ReturnMatter) -> None:
        reasons = ReasonFields(
            self.tr("改为退款的原因"),
            [("stock", self.tr("没有货可以换")), ("mind", self.tr("客人不想换了"))],
            required=False,
        )  # fmt: skip
        super().__init__(
            window, desk, case, self.tr("不补发，改为退款 {0}"), reasons, self.tr("改为退款"), icon="hand-coins",
            tone="warn",
        )  # fmt: skip


class WithdrawSheet(ReturnSheet):
    def __init__(self, window: QWidget, desk: Desk, case: ReturnMatter) -> None:
        super().__init__(window, desk, case, self.tr("撤销售后 {0}？"), icon="undo-2", tone="danger", width=520)
        self.add(label(self.tr("只在客人自己说不要售后时撤销。撤销后不能恢复，还可以重新申请"), "muted", wrap=True))
        self.add_effects()
        self.add_button(self.tr("保留售后"), slot=self.dismiss)
        self.add_button(self.tr("撤销售后"), "undo-2", kind="danger", slot=self.submit, default=True)

    def command(self, *, trial: bool = False) -> Command | None:
        return self.made(withdraw_return)


class AssignSheet(ReturnSheet):
    def __init__(self, window: QWidget, desk: Desk, case: ReturnMatter) -> None:
        super().__init__(window, desk, case, self.tr("售后 {0} 归谁处理"), icon="user-check", width=480)
        self.who = Choice([*case.colleagues, (NOBODY, self.tr("放回待领"))], name=self.tr("处理人"))
        self.who.choose(case.assignee_login or desk.actor.login)
        self.add(Field(self.tr("处理人"), self.who))
        self.add_button(self.tr("不改"), slot=self.dismiss)
        self.add_button(self.tr("保存"), "user-check", kind="primary", slot=self.submit, default=True)

    def command(self, *, trial: bool = False) -> Command | None:
        login = self.who.key()
        if trial:
            return None
        return Command(assign_return, (self.case.row.id,), {"login": None if login == NOBODY else login})
