"""The grey line under a dialog's title: whose order, what is in it, until when."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.order_cases import OrderCase
from desktop.views.formats import moment, money, points_text
from desktop.views.texts import filled

translate = QCoreApplication.translate
DOT = " · "


def heading(case: OrderCase, *, deadline: bool = False) -> str:
    """ "萧* 金卡 · 广东省深圳市南山区 · 承诺 11-24 16:53 前发出"; without deadline the goods and their price."""
    row = case.row
    who = f"{row.member_name or row.recipient_name} {row.tier}".strip()
    if deadline:
        until = ""
        if row.ship_by is not None:
            at = moment(row.ship_by, case.now, case.settings.zone_info)
            until = filled(translate("heading", "承诺 {0} 前发出"), at)
        other = bool(row.recipient_name) and row.recipient_name != row.member_name and bool(row.member_name)
        to = filled(translate("heading", "寄给 {0}"), row.recipient_name) if other else ""
        return DOT.join(part for part in (who, to, row.region, until) if part)
    return DOT.join(part for part in (who, row.title, price_of(case)) if part)


def price_of(case: OrderCase) -> str:
    """ "8,800 积分 + ¥59.00" """
    row = case.row
    cash = money(row.cash_fen, row.currency, row.minor_units)
    if not row.points:
        return cash
    points = filled(translate("heading", "{0} 积分"), points_text(row.points))
    return filled(translate("heading", "{0} + {1}"), points, cash) if row.cash_fen else points
