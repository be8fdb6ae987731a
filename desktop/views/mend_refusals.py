"""Why a mend of the books isn't possible now, and what is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.errors import BreakChanged, NotMendable

translate = QCoreApplication.translate


def mend_refusal(fact: BreakChanged | NotMendable) -> str:
    match fact:
        case NotMendable(_, "whole"):
            return translate("error", "这处已经对上了，不用修")
        case NotMendable(_, "still_off"):
            return translate("error", "照这样修完还是对不上，所以没有动。重新核对一次，看看还有哪里不对")
        case NotMendable():
            return translate("error", "这处不能靠另记一笔修好。按说明核对备份或支付渠道的账单")
        case _:
            return translate("error", "提了以后账又变了，没有动。驳回这条，按现在的样子重新提")
