"""The two tables of 对账: bills that came in, and where one of them and the shop differ."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from desktop.services.statements.matching import BillLine, Difference, Verdict
from desktop.views.cells import Act, Amount, Text
from desktop.views.formats import exact, money, points_text
from desktop.views.moments import Moments
from desktop.views.statement_words import kind_word, step_short, step_word, verdict_word
from desktop.views.table import Column, RowTable
from desktop.views.texts import filled
from desktop.views.words import actor_word, method_word

translate = QCoreApplication.translate
_TONES = {
    Verdict.MISSING_HERE: "danger", Verdict.AMOUNT_DIFFERS: "danger", Verdict.MISSING_THERE: "warn",
    Verdict.NOT_DONE_HERE: "warn",
}  # fmt: skip


def fee_fen(line: BillLine) -> int:
    """Rounded once, for the whole bill."""
    return round(line.fee_e5 / 1000)


def days(line: BillLine) -> str:
    if line.since == line.until:
        return line.since.isoformat()
    return filled(translate("statement", "{0} 到 {1}"), line.since.isoformat(), line.until.isoformat()[5:])


class BillTable(Moments, RowTable[BillLine]):
    def __init__(self) -> None:
        super().__init__(
            [
                Column("days", translate("statement", "账单日期"), 150, _days),
                Column("method", translate("statement", "支付渠道"), 84, _method),
                Column("paid", translate("statement", "收款"), 110, _paid, align="right"),
                Column("back", translate("statement", "退款"), 110, _back, align="right"),
                Column("fee", translate("statement", "手续费"), 90, _fee, align="right"),
                Column("who", translate("statement", "谁导入的"), 84, _who, gives_way=1),
                Column("at", translate("statement", "导入时间"), 100, self._moment, gives_way=1),
                Column("file", translate("statement", "文件"), 140, _file, stretch=True, gives_way=2),
            ],
            row_id=_id_of,
        )

    def _moment(self, line: BillLine) -> Text:
        return self.when(line.imported_at)


class DifferenceTable(RowTable[Difference]):
    """A row's id is the provider's number with what differs: it stays the same when the bill is held again."""

    def __init__(self) -> None:
        self.zone = ZoneInfo("UTC")
        super().__init__(
            [
                Column("verdict", translate("statement", "怎么不一样"), 140, _verdict),
                Column("order", translate("statement", "订单"), 124, _order),
                Column("there", translate("statement", "账单"), 92, _there, align="right"),
                Column("here", translate("statement", "这里"), 92, _here, align="right"),
                Column("at", translate("statement", "时间"), 96, self._moment, gives_way=1),
                Column("number", translate("statement", "交易号"), 120, _number, gives_way=2),
                Column("step", translate("statement", "下一步"), 200, _step, stretch=True),
                Column("go", "", 96, _go),
            ],
            row_id=id_of_difference,
        )

    def _moment(self, row: Difference) -> Text:
        full = exact(row.at, self.zone)
        return Text(full[5:16], "dim", tip=full)


def id_of_difference(row: Difference) -> str:
    return f"{row.verdict.value}:{row.kind.value}:{row.number}:{row.order_no}"


def _id_of(line: BillLine) -> int:
    return line.id


def _days(line: BillLine) -> Text:
    return Text(days(line), "strong")


def _method(line: BillLine) -> Text:
    return Text(method_word(line.method))


def _counted(n: int, fen: int) -> Amount:
    return Amount(money(fen), "cash", sub=filled(translate("statement", "{0} 笔"), points_text(n)))


def _paid(line: BillLine) -> Amount:
    return _counted(line.payments, line.payment_fen)


def _back(line: BillLine) -> Amount:
    return _counted(line.refunds, line.refund_fen)


def _fee(line: BillLine) -> Amount:
    return Amount(money(fee_fen(line)), "dim")


def _who(line: BillLine) -> Text:
    return Text(actor_word(line.imported_by), "dim")


def _file(line: BillLine) -> Text:
    return Text(line.file_name, "dim", tip=line.file_name)


def _verdict(row: Difference) -> Text:
    words = verdict_word(row.verdict)
    return Text(words, _TONES.get(row.verdict, ""), sub=kind_word(row.kind), tip=words)


def _order(row: Difference) -> Text:
    return Text(row.order_no or "—", "link" if row.order_id is not None else "dim", tip=row.order_no)


def _there(row: Difference) -> Amount:
    return Amount("—" if row.there_fen is None else money(row.there_fen), "cash")


def _here(row: Difference) -> Amount:
    return Amount("—" if row.here_fen is None else money(row.here_fen), "cash")


def _number(row: Difference) -> Text:
    return Text(row.number or "—", "dim", tip=row.number, mono=True)


def _step(row: Difference) -> Text:
    return Text(step_short(row.step), tip=step_word(row.step))


def _go(row: Difference) -> Act | Text:
    return Act(translate("statement", "打开订单")) if row.order_id is not None else Text("")
