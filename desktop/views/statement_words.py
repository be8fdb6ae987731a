"""Words of providers' bills: what a difference is, what is right to do about it, why a file isn't taken in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.statements.layouts import StatementRefused
from desktop.services.statements.matching import NextStep, Verdict
from desktop.services.statements.reading import RowKind
from desktop.views.filling import filled

translate = QCoreApplication.translate


def statement_act_word(act: str) -> str:
    """What is done with a bill as a verb; "" for any other act."""
    words = {
        "import_statement": translate("act", "导入对账单"),
        "repeat_statement": translate("act", "再次导入同一份对账单"),
    }
    return words.get(act, "")


def verdict_word(verdict: Verdict) -> str:
    return {
        Verdict.MATCHED: translate("statement", "对得上"),
        Verdict.MISSING_HERE: translate("statement", "账单有，这里没有"),
        Verdict.MISSING_THERE: translate("statement", "这里有，账单没有"),
        Verdict.AMOUNT_DIFFERS: translate("statement", "金额不一样"),
        Verdict.NOT_DONE_HERE: translate("statement", "账单已退，这里没记"),
    }[verdict]


def kind_word(kind: RowKind) -> str:
    return {
        RowKind.PAYMENT: translate("statement kind", "收款"),
        RowKind.REFUND: translate("statement kind", "退款"),
    }[kind]


def step_short(step: NextStep) -> str:
    """What to do about a difference, as a list says it."""
    return {
        NextStep.CONFIRM_BY_PROOF: translate("statement", "凭交易号确认收款"),
        NextStep.ASK_PROVIDER: translate("statement", "到支付渠道查交易号"),
        NextStep.PROPOSE_REFUND: translate("statement", "多收的退，少收的补"),
        NextStep.RECORD_REFUND: translate("statement", "把退款记成完成"),
        NextStep.FIND_ORDER: translate("statement", "到支付渠道查是谁付的"),
    }[step]


def step_word(step: NextStep) -> str:
    """The same in a sentence."""
    return {
        NextStep.CONFIRM_BY_PROOF: translate("statement", "钱到了没记上：打开订单，凭账单上的交易号确认收款"),
        NextStep.ASK_PROVIDER: translate("statement", "到支付渠道后台按交易号查；是隔天入账的，再导入前后一天的账单"),
        NextStep.PROPOSE_REFUND: translate("statement", "和买家核对该付多少：多收的在订单上提退款，少收的请买家补"),
        NextStep.RECORD_REFUND: translate("statement", "钱已经退了：打开订单，把这笔退款记成完成"),
        NextStep.FIND_ORDER: translate("statement", "没有这个订单号：可能是别的店或收款码收的，到支付渠道后台查"),
    }[step]


def bill_refusal(fact: StatementRefused) -> str:
    words = {
        "unknown_layout": translate(
            "statement", "{0} 不是微信支付的交易账单，也不是支付宝的业务明细。从支付渠道后台重新下载，不要另存"
        ),
        "cut_off": translate("statement", "{0} 不完整：读到 {1} 行就断了，没有结尾的合计。重新下载"),
        "totals_differ": translate("statement", "{0} 结尾的合计和明细对不上（{1}），被改过或缺了行。重新下载"),
        "bad_row": translate("statement", "{0} 第 {1} 行的「{2}」读不出。重新下载，不要用表格软件另存"),
        "other_currency": translate("statement", "{0} 第 {1} 行是 {2}，这里只对人民币的账单"),
        "too_many_rows": translate("statement", "{0} 超过 {1} 行，请按天下载"),
        "no_rows": translate("statement", "{0} 里没有一笔交易，不用对"),
        "locked": translate("statement", "{0} 有密码，先解压再导入"),
        "several_bills": translate("statement", "{0} 里有 {1} 份账单，解压后一份一份导入"),
        "other_merchant": translate("statement", "{0} 是另一个商户号（{1}）的账单，没有收进来"),
    }
    said = words.get(fact.code, words["unknown_layout"])
    if fact.code in ("bad_row", "other_currency"):
        line, _, what = fact.detail.partition(" ")
        return filled(said, fact.file, line, what)
    return filled(said, fact.file, fact.detail)
