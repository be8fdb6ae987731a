"""ActSheet: the frame of the dialog of every act on an order. case_sheet.py says how it works.

class HoldSheet(ActSheet):
    def command(self, *, trial=False) -> Command | None     what to send; trial: for the rehearsal, show no errors
    def places(self) -> {"reason": self.reason}             where an Invalid of that name stands
    def show_case(self)                                     the order is another one now; typed things stay
"""

from __future__ import annotations

from collections.abc import Callable

from desktop.services.order_cases import OrderCase, order_case
from desktop.services.transaction import Rehearsal
from desktop.views.case_sheet import CaseSheet
from desktop.views.order_acts.effects import effects_of


class ActSheet(CaseSheet[OrderCase]):
    def read_case(self, then: Callable[[OrderCase], object]) -> None:
        self.desk.ask(self, order_case, self.case.row.id, then=then, failed=self.refuse, key="case")

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        self.effects.show_effects(effects_of(self.case, rehearsal))
