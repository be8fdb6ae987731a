"""What narrows the list of members, each condition as a chip."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.member_queries import MemberFilter
from desktop.views.chips import ChipSpec
from desktop.views.emptiness import searched
from desktop.views.texts import filled

translate = QCoreApplication.translate


def conditions(chosen: MemberFilter) -> dict[str, ChipSpec]:
    """A chip for each condition that narrows."""
    chips = {
        "search": ChipSpec(searched(chosen.search), "info", "search"),
        "tier": ChipSpec(filled(translate("members", "等级 {0}"), chosen.tier), "info", "-"),
        "debt": ChipSpec(translate("members", "有欠分"), "info", "scale"),
        "expiring": ChipSpec(translate("members", "30 天内有积分到期"), "info", "hourglass"),
    }
    return {name: chips[name] for name in chosen.active}
