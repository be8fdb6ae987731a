"""SecondPersonSheet: what a colleague proposed is approved or turned down; who is alone gives her password too.

A sheet of it says which acts those are (approving, rejecting), by the proposal's id, and what approving does (effects).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services import staff, two_persons
from desktop.services.errors import Invalid, PasswordNeeded
from desktop.services.office import Office
from desktop.services.transaction import Actor
from desktop.views.buttons import reveal
from desktop.views.command_sheet import Command, RehearsingSheet
from desktop.views.desk import Desk
from desktop.views.form import Field, PasswordEdit, TextEdit
from desktop.views.labels import label
from desktop.views.texts import field_problem


class SecondPersonSheet(RehearsingSheet):
    """Approving shows what it does; who is alone in the shop gives her reason and password too."""

    decided = Signal()

    def __init__(
        self, window: QWidget, desk: Desk, title: str, subtitle: str, proposal_id: int, *, approve: bool,
        approving: Callable[..., Any], rejecting: Callable[..., Any],
    ) -> None:  # fmt: skip
        super().__init__(window, desk, title, subtitle, icon="user-check" if approve else "x", width=520)
        self._id, self._approve = proposal_id, approve
        self._acts = approving, rejecting
        self.reason, self.password = TextEdit(name=self.tr("原因")), PasswordEdit(name=self.tr("你的密码"))
        self.reason.setMaxLength(two_persons.REASON_MOST)
        self.fields = {
            "reason": Field(self.tr("原因"), self.reason, required=not approve),
            "password": Field(self.tr("你的密码"), self.password, required=True),
        }
        self.alone = label(self.tr("店里只有你能批准：写上原因，再输一次密码，记为单人复核"), "caption", wrap=True)
        for widget in (self.alone, self.fields["reason"], self.fields["password"]):
            self.add(widget)
        self._show_alone(False)
        if approve:
            self.add_effects()
        self.add_button(self.tr("先不"), slot=self.dismiss)
        words, icon, kind = (self.tr("批准"), "check", "primary") if approve else (self.tr("驳回"), "x", "danger")
        self.go = self.add_button(words, icon, kind=kind, slot=self.submit, default=True)

    def show_untried(self) -> None:
        """What it does, told without a trial: alone in the shop it can't be tried before the password is given."""

    def places(self) -> Mapping[str, Field]:
        return self.fields

    def take_focus(self) -> None:
        self.reason.setFocus()

    def _show_alone(self, on: bool) -> None:
        reveal(self.alone, on)
        reveal(self.fields["password"], on)
        self.place()

    def rehearse(self) -> None:
        """A turned down proposal moves nothing."""
        if self._approve:
            super().rehearse()

    def command(self, *, trial: bool = False, proof: str = "") -> Command | None:
        reason = self.reason.text().strip()
        approving, rejecting = self._acts
        if self._approve:
            return Command(approving, (self._id,), {"reason": reason, "proof": proof})
        if not reason:
            self.fields["reason"].set_error(field_problem(Invalid("reason", "missing")))
            self.reason.setFocus()
            return None
        return Command(rejecting, (self._id,), {"reason": reason})

    def submit(self) -> None:
        if self.fields["password"].isHidden():
            super().submit()
        elif not self.reason.text().strip():
            self.refuse(Invalid("reason", "missing"))
        elif not self.password.text():
            self.fields["password"].set_error(field_problem(Invalid("password", "missing")))
        else:
            self.begin(self.tr("正在核对密码"))
            self.desk.call(self, _prove, self.password.text(), then=self._proven, failed=self._unproven)

    def _proven(self, proof: str) -> None:
        self.set_busy("")
        command = self.command(proof=proof)
        if command is not None:
            self.send(command)

    def _unproven(self, fact: Exception) -> None:
        self.set_busy("")
        self.refuse(fact)

    def _not_rehearsed(self, fact: Exception) -> None:
        if _wants_proof(fact):
            self._show_alone(True)
            self.show_untried()
        else:
            super()._not_rehearsed(fact)

    def refuse(self, fact: Exception) -> None:
        if self._approve and _wants_proof(fact):
            self._show_alone(True)
        super().refuse(fact)

    def succeeded(self, answer: Any, command: Command) -> None:
        self.close_overlay()
        self.decided.emit()


def _wants_proof(fact: Exception) -> bool:
    return isinstance(fact, PasswordNeeded) or (isinstance(fact, Invalid) and fact.field == "reason")


def _prove(office: Office, actor: Actor, password: str) -> str:
    return two_persons.prove_password(office, actor, password, costs=staff.login_costs(office))
