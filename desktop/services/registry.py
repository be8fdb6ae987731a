"""Every act and question of the shop, entered by importing where they are written."""

from __future__ import annotations

from desktop.services import (
    access,
    audit,
    cancels,
    catalogue,
    editing,
    figures,
    fulfilment,
    grants,
    marks,
    members,
    order_cases,
    order_detail,
    order_lists,
    order_queries,
    payments,
    placing,
    quotas,
    refunds,
    roles,
    rules,
    settings,
    staff,
    stock,
    verify,
    worker,
)
from desktop.services.transaction import ACTIONS, QUERIES

MODULES = (
    access,
    audit,
    cancels,
    catalogue,
    editing,
    figures,
    fulfilment,
    grants,
    marks,
    members,
    order_cases,
    order_detail,
    order_lists,
    order_queries,
    payments,
    placing,
    quotas,
    refunds,
    roles,
    rules,
    settings,
    staff,
    stock,
    verify,
    worker,
)

__all__ = ["ACTIONS", "MODULES", "QUERIES"]
