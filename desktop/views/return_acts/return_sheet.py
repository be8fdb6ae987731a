"""ReturnSheet: the frame of the dialog of every act on an after-sale. case_sheet.py says how it works."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.services.return_matters import ReturnMatter, return_matter
from desktop.services.return_queries import return_no
from desktop.services.transaction import Rehearsal
from desktop.views.after_sale_words import return_kind_word
from desktop.views.case_sheet import CaseSheet
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.form import Field
from desktop.views.order_acts.reason_fields import ReasonFields
from desktop.views.return_acts.effects import return_effects
from desktop.views.texts import filled

TRIAL_REASON = "—"


class ReturnSheet(CaseSheet[ReturnMatter]):
    def __init__(
        self, window: QWidget, desk: Desk, case: ReturnMatter, title: str, *, icon: str, tone: str = "accent",
        width: int = 600,
    ) -> None:  # fmt: skip
        super().__init__(
            window, desk, case, filled(title, return_no(case.row.id)), heading(case), icon=icon, tone=tone, width=width
        )

    def read_case(self, then: Callable[[ReturnMatter], object]) -> None:
        self.desk.ask(self, return_matter, self.case.row.id, then=then, failed=self.refuse, key="case")

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        self.effects.show_effects(return_effects(self.case, rehearsal))

    def made(self, act: Callable[..., Any], **values: Any) -> Command:
        """The act on this after-sale, as its order was seen."""
        return Command(act, (self.case.row.id,), {**values, "seen": self.case.row.version})


class ReasonedSheet(ReturnSheet):
    """An act that takes a reason, which the other side is told."""

    act: Callable[..., Any]

    def __init__(
        self, window: QWidget, desk: Desk, case: ReturnMatter, title: str, reasons: ReasonFields, button: str, *,
        icon: str, tone: str,
    ) -> None:  # fmt: skip
        super().__init__(window, desk, case, title, icon=icon, tone=tone)
        self.reasons = self.first = reasons
        self.add(self.reasons)
        self.add_effects()
        self.add_button(self.tr("先不处理"), slot=self.dismiss)
        kind = "danger" if tone == "danger" else "primary"
        self.go = self.add_button(button, icon, kind=kind, slot=self.submit, default=True)

    def command(self, *, trial: bool = False) -> Command | None:
        return self.made(type(self).act, reason=self.reasons.reason() or (TRIAL_REASON if trial else ""))

    def places(self) -> dict[str, Field]:
        return {"reason": self.reasons.field}


def heading(case: ReturnMatter) -> str:
    """ "韩* · 退货退款 · 纯棉四件套 1.8m × 1 · JF261115095118" """
    row = case.row
    return " · ".join(
        part
        for part in (row.member_name, return_kind_word(row.kind), f"{row.title} × {row.units}", row.order_no)
        if part
    )
