"""What an act on an after-sale will move, as rows of an EffectBox: money, points, goods, the case, its order."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.goods_names import called
from desktop.services.return_cases import ReturnRow
from desktop.services.return_matters import ReturnMatter
from desktop.services.transaction import Rehearsal
from desktop.views.after_sale_words import return_chip
from desktop.views.chips import status_chip
from desktop.views.formats import moment, money, points_text
from desktop.views.notices import Effect
from desktop.views.order_acts.effects import stock_effect
from desktop.views.points.moves import moved_buckets
from desktop.views.texts import filled
from desktop.views.words import method_word

translate = QCoreApplication.translate


def return_effects(matter: ReturnMatter, rehearsal: Rehearsal) -> list[Effect]:
    found = [
        money_effect(matter, rehearsal),
        points_effect(matter, rehearsal),
        stock_effect(rehearsal.stock, titles_of(matter)),
        case_effect(matter, rehearsal.answer),
        order_effect(matter, rehearsal),
    ]
    return [effect for effect in found if effect is not None]


def titles_of(matter: ReturnMatter) -> dict[int, str]:
    lines = matter.detail.lines
    return {line.sku_id: called(line.title, line.spec) for line in lines if line.sku_id is not None}


def cash_of(matter: ReturnMatter, fen: int) -> str:
    return money(fen, matter.row.currency, matter.row.minor_units)


def money_effect(matter: ReturnMatter, rehearsal: Rehearsal, *, elsewhere: bool = False) -> Effect | None:
    """elsewhere: the money has gone back already, by another way."""
    if not rehearsal.refunds:
        return None
    proposal = matter.detail.proposal
    method = method_word(proposal.method) if proposal is not None and proposal.method else ""
    fen = sum(refund.fen for refund in rehearsal.refunds)
    back = cash_of(matter, fen)
    if elsewhere:
        words, note = filled(translate("effects", "{0} 已在别处退回"), back), translate("effects", "直接记为已退")
    else:
        words = filled(translate("effects", "{0} 退回{1}"), back, method)
        sends = proposal is not None and proposal.provider
        note = (
            translate("effects", "自动交给支付渠道，问到结果为止")
            if sends
            else translate("effects", "要人去退，再登记到账")
        )
    return Effect("wallet", translate("effects", "退款"), (words,), note)


def points_effect(matter: ReturnMatter, rehearsal: Rehearsal) -> Effect | None:
    moved = moved_buckets(rehearsal.points)
    if moved is not None:
        return moved
    plan = matter.detail.proposal.plan if matter.detail.proposal is not None else None
    if plan is not None and plan.points_to_propose and rehearsal.answer.state is not matter.row.state:
        words = filled(
            translate("effects", "导入的订单不直接退积分：提议调整 {0}，等第二个人批准"),
            points_text(plan.points_to_propose),
        )
        return Effect("coins", translate("effects", "积分"), (words,))
    return None


def case_effect(matter: ReturnMatter, after: ReturnRow) -> Effect:
    title = translate("effects", "售后")
    if after.state is matter.row.state:
        return Effect("undo-2", title, ((return_chip(after.state), translate("effects", "状态不变")),))
    note = ""
    if after.due_at is not None:
        at = moment(after.due_at, matter.now, matter.settings.zone_info)
        note = filled(translate("effects", "最晚 {0}"), at)
    return Effect("undo-2", title, ((return_chip(matter.row.state), "→", return_chip(after.state)),), note)


def order_effect(matter: ReturnMatter, rehearsal: Rehearsal) -> Effect | None:
    """The order moves only where units that hadn't gone are cancelled with the refund."""
    proposal, before = matter.detail.proposal, matter.detail.order
    if proposal is None or proposal.plan.to is before.status or rehearsal.answer.refund_id == matter.detail.refund_id:
        return None
    return Effect(
        "clipboard-list", translate("effects", "订单"),
        ((status_chip(before.status), "→", status_chip(proposal.plan.to)),),
    )  # fmt: skip
