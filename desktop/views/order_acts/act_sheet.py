"""ActSheet: the frame of the dialog of every act on an order. case_sheet.py says how it works.

class HoldSheet(ActSheet):
    def command(self, *, trial=False) -> Command | None     what to send; trial: for the rehearsal, show no errors
    def places(self) -> {"reason": self.reason}             where an Invalid of that name stands
    def show_case(self)                                     the order is another one now; typed things stay
    touches, rests_on = ("hold",), ("status",)              sides of the order that the act changes, and relies on
    def mine(self) -> {"hold": "挂起，等补货"}              what it is about to make of them
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from desktop.models.vocabulary import Permission
from desktop.services.members import Person
from desktop.services.order_cases import OrderCase, order_case
from desktop.services.order_detail import reveal_recipient
from desktop.services.presence import Beside
from desktop.services.transaction import Rehearsal
from desktop.views.case_sheet import CaseSheet
from desktop.views.command_sheet import Command
from desktop.views.company import company_words
from desktop.views.notices import Banner
from desktop.views.order_acts.compared import differences
from desktop.views.order_acts.effects import effects_of
from desktop.views.overtaken import MINE, THEIRS, Overtaken
from desktop.views.texts import filled

translate = QCoreApplication.translate


class ActSheet(CaseSheet[OrderCase]):
    touches: Sequence[str] = ()
    rests_on: Sequence[str] = ()
    _beside: Banner | None = None
    _opened: OrderCase | None = None
    between: Overtaken | None = None

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

    def mine(self) -> Mapping[str, str]:
        """The button names the act with its price."""
        return {self.touches[0]: self._default.text()} if self.touches and self._default is not None else {}

    def drafted(self) -> Mapping[str, QLineEdit | QPlainTextEdit]:
        """What is typed here and holds nobody's name, phone or address: kept for a program that ends by itself."""
        return {}

    def put_back(self, words: Mapping[str, str]) -> None:
        """What was typed before such an end."""
        for name, edit in self.drafted().items():
            if isinstance(edit, QPlainTextEdit):
                edit.setPlainText(words.get(name, edit.toPlainText()))
            else:
                edit.setText(words.get(name, edit.text()))
        self.changed()

    def groups(self, about: Mapping[str, str]) -> Mapping[str, str]:
        """By each side the decision that another's change of it calls for: of one act, there is one."""
        return dict.fromkeys((*self.touches, *self.rests_on), "act")

    def options(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """What it is called to go on with what is hers, and to leave the other's."""
        return (MINE, translate("compared", "照样做")), (THEIRS, translate("compared", "不做了"))

    @property
    def yielded(self) -> frozenset[str]:
        """Of groups, those where the other's change stays."""
        return self.between.yielded if self.between is not None else frozenset()

    def overtake(self, case: OrderCase) -> None:
        """What it was, what it is and what was about to be done stand side by side; what was typed stays."""
        self._opened = self._opened or self.case
        about = self.mine()
        super().overtake(case)
        found = differences(
            self._opened, case, mine=about, groups=self.groups(about), may_read=self.desk.may(Permission.REVEAL)
        )
        self._card().show_differences(found, self.options())
        self.place()

    def send(self, command: Command) -> None:
        """Nothing is done over another's head: what clashes is chosen first."""
        if self.between is not None and self.between.open:
            self.between.take_choice()
        elif "act" in self.yielded:
            self.show_error(translate("compared", "你选了不做。关掉就行，订单还是别人改过的样子"))
        else:
            super().send(command)

    def _card(self) -> Overtaken:
        if self.between is None:
            self.between = Overtaken()
            self.between.go.connect(self.submit)
            self.between.chosen.connect(self.changed)
            self.between.asked.connect(self._reveal_now)
            self.body.insertWidget(self.body.indexOf(self.error) + 1, self.between)
        return self.between

    def _reveal_now(self, key: str) -> None:
        """Where it goes by now, for who may read it; that she looked goes on record first."""
        self.desk.ask(
            self, reveal_recipient, self.case.row.id, reason=translate("compared", "核对别人改过的收货地址"),
            then=self._show_revealed, failed=self.refuse,
        )  # fmt: skip

    def _show_revealed(self, person: Person) -> None:
        self._card().show_whole("recipient", f"{person.name} {person.phone} {person.address}")
        self.place()

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        self.effects.show_effects(effects_of(self.case, rehearsal))
