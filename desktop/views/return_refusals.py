"""Why an act on an after-sale isn't possible now, and what is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.errors import ReturnNotAllowedNow
from desktop.views.after_sale_words import return_state_word
from desktop.views.filling import filled, listed
from desktop.views.words import act_word

translate = QCoreApplication.translate


def return_refusal(fact: ReturnNotAllowedNow) -> str:
    because = {
        "goods_moved": translate("error", "退货已经收了"),
        "replacement_made": translate("error", "补发单已经生成，先发出或取消它"),
    }.get(fact.because)
    act = act_word(fact.act)
    start = (
        filled(translate("error", "{0}，不能{1}。"), because, act)
        if because
        else filled(translate("error", "售后现在是「{0}」，不能{1}。"), return_state_word(fact.state), act)
    )
    if not fact.allowed:
        return start + translate("error", "请先看售后进度")
    return start + filled(translate("error", "现在可以：{0}"), listed([act_word(name) for name in fact.allowed]))
