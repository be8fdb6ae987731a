"""ActSheet: the frame of the dialog of every act on an order. case_sheet.py says how it works.

class HoldSheet(ActSheet):
    def command(self, *, trial=False) -> Command | None     what to send; trial: for the rehearsal, show no errors
    def places(self) -> {"reason": self.reason}             where an Invalid of that name stands
    def show_case(self)                                     the order is another one now; typed things stay
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop.services.order_cases import OrderCase, order_case
from desktop.services.presence import Beside
from desktop.services.transaction import Rehearsal
from desktop.views.case_sheet import CaseSheet
from desktop.views.company import company_words
from desktop.views.notices import Banner
from desktop.views.order_acts.effects import effects_of
from desktop.views.texts import filled

translate = QCoreApplication.translate


class ActSheet(CaseSheet[OrderCase]):
    _beside: Banner | None = None

    def show_company(self, order_id: int, others: tuple[Beside, ...]) -> None:
        """Somebody else is at the same act: told by name, and nobody is kept from it."""
        busy = tuple(one for one in others if one.act) if order_id == self.case.row.id else ()
        if busy and self._beside is None:
            self._beside = Banner("warn")
            self.body.insertWidget(0, self._beside)
        if self._beside is not None:
            words = company_words(busy)
            said = filled(translate("company", "{0}。先问一声；谁先提交算谁的"), words) if words else ""
            self._beside.show_text("warn", said)
            self.place()

    def read_case(self, then: Callable[[OrderCase], object]) -> None:
        self.desk.ask(self, order_case, self.case.row.id, then=then, failed=self.refuse, key="case")

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        self.effects.show_effects(effects_of(self.case, rehearsal))
