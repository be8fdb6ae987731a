"""A payment confirmed by its proof: method, reference, amount. A wrong amount is kept aside, and said so before."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.services.order_cases import OrderCase
from desktop.services.order_rows import OrderRow
from desktop.services.payments import METHODS, confirm_payment
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.form import Choice, Field, TextEdit, YuanEdit, fen_to_yuan, whole_points, yuan_to_fen
from desktop.views.formats import money
from desktop.views.notices import Banner
from desktop.views.order_acts.act_sheet import ActSheet
from desktop.views.order_acts.headings import heading
from desktop.views.texts import filled
from desktop.views.words import method_word

# stands for a reference that isn't typed yet; only ever rehearsed
TRIAL_REFERENCE = "rehearsal"


class ConfirmPaymentSheet(ActSheet):
    touches, rests_on = ("payment", "status"), ("price",)

    def __init__(self, window: QWidget, desk: Desk, case: OrderCase) -> None:
        title = filled(self.tr("确认收款 {0}"), case.row.order_no)
        super().__init__(window, desk, case, title, heading(case), icon="wallet")
        self._method = Choice([(key, method_word(key)) for key in METHODS], name=self.tr("支付方式"))
        self._method.changed.connect(self.changed)
        self._reference = TextEdit(self.tr("付款凭证上的流水号"))
        self._reference.setMaxLength(100)
        self._reference.textEdited.connect(self.changed)
        self._amount = YuanEdit() if case.row.currency == "CNY" else TextEdit(suffix=case.row.currency)
        self._amount.setText(_typed_amount(case.row))
        self._amount.textEdited.connect(self._typed)
        self.method = Field(self.tr("支付方式"), self._method, required=True)
        self.reference = Field(self.tr("流水号"), self._reference, required=True)
        self.amount = Field(self.tr("实收金额"), self._amount, required=True)
        row = QWidget()
        row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.method, 2)
        line.addWidget(self.reference, 4)
        line.addWidget(self.amount, 2)
        self.add(row)
        self.warning = Banner("warn")
        self.add(self.warning)
        self.add_effects()
        self.add_button(self.tr("没有收到"), slot=self.dismiss)
        self.go = self.add_button(self.tr("确认收款"), "wallet", kind="primary", slot=self.submit, default=True)
        self._show_words()

    def command(self, *, trial: bool = False) -> Command | None:
        fen = self._fen()
        if fen is None:
            if not trial:
                self.amount.set_error(self.tr("金额写成 12.50 这样"))
            return None
        reference = self._reference.text().strip() or (TRIAL_REFERENCE if trial else "")
        row = self.case.row
        values = {"method": self._method.key(), "reference": reference, "amount_fen": fen, "seen": row.version}
        return Command(confirm_payment, (row.id,), values)

    def show_case(self) -> None:
        self._show_words()

    def places(self) -> dict[str, Field]:
        return {"method": self.method, "reference": self.reference, "amount_fen": self.amount}

    def busy_words(self) -> str:
        return self.tr("正在登记收款")

    def _fen(self) -> int | None:
        """In minor units of the order's currency; None for what isn't an amount."""
        text = self._amount.text()
        try:
            return yuan_to_fen(text) if self.case.row.minor_units == 2 else whole_points(text)
        except ValueError:
            return None

    def _typed(self, _: str) -> None:
        self.amount.set_error("")
        self._show_words()
        self.changed()

    def _show_words(self) -> None:
        """A wrong amount is warned of at once, and the button says what it will do."""
        row, fen = self.case.row, self._fen()
        due, typed = (money(value, row.currency, row.minor_units) for value in (row.cash_fen, fen))
        wrong = fen is not None and fen != row.cash_fen
        words = self.tr("应付 {0}，填的是 {1}。照此登记只会记为待核实，并提出全额退款")
        self.warning.show_text("warn", filled(words, due, typed) if wrong else "")
        if wrong:
            self.go.setText(filled(self.tr("登记 {0}，待核实"), typed))
        else:
            self.go.setText(filled(self.tr("确认收款 {0}"), typed))
        self.place()


def _typed_amount(row: OrderRow) -> str:
    """The cash due as a person would type it; a currency without hundredths is typed in its smallest units."""
    return fen_to_yuan(row.cash_fen) if row.minor_units == 2 else f"{row.cash_fen:,}"
