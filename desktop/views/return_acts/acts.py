"""ReturnActs: what a person may do with an after-sale, and the doing of it.

acts = ReturnActs(desk, window, toaster)
acts.start("refund_return", case_id)     opens the act's dialog
acts.done                                the after-sale's id, after any act of hers
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.after_sales import RETURN_MOVES, allowed_return_acts
from desktop.services import replacements, return_refunds, returns
from desktop.services.errors import DatabaseGone, ReturnNotAllowedNow, SessionEnded
from desktop.services.return_cases import ReturnRow
from desktop.services.return_matters import ReturnMatter, return_matter
from desktop.services.return_queries import return_no
from desktop.views.after_sale_words import return_act_word, return_state_word
from desktop.views.command_sheet import Command
from desktop.views.desk import Desk
from desktop.views.formats import points_text
from desktop.views.opening import Opening
from desktop.views.return_acts.decide import (
    AllTheSameSheet,
    ApproveSheet,
    AssignSheet,
    RefundInsteadSheet,
    RefuseGoodsSheet,
    RejectSheet,
    WithdrawSheet,
)
from desktop.views.return_acts.photos import AddPhotosSheet
from desktop.views.return_acts.receive import ReceiveSheet
from desktop.views.return_acts.refund import RefundSheet
from desktop.views.return_acts.reship import ReshipSheet
from desktop.views.return_acts.return_sheet import ReturnSheet
from desktop.views.texts import filled, sentence
from desktop.views.toast import Toaster

translate = QCoreApplication.translate


class ReturnActs(QObject):
    done = Signal(int)

    def __init__(self, desk: Desk, owner: QWidget, toaster: Toaster) -> None:
        super().__init__(owner)
        self._desk, self._owner, self._toaster = desk, owner, toaster
        self._opening = Opening(self, desk, toaster)
        self.sheet: ReturnSheet | AddPhotosSheet | None = None

    def start(self, key: str, case_id: int) -> None:
        """Nothing happens while a dialog of an act is open, or is being opened."""
        if not self._opening.under_way and self.sheet is None:
            then = partial(self._begin, key)
            self._opening.ask(return_act_word(key), return_matter, case_id, then=then, failed=self._say)

    def _begin(self, key: str, case: ReturnMatter) -> None:
        allowed = allowed_return_acts(case.row.kind, case.row.state)
        if key in RETURN_MOVES and key not in allowed:
            self._say(ReturnNotAllowedNow(key, case.row.kind, case.row.state, tuple(sorted(allowed)), ""))
            return
        window = self._owner.window()
        if key == "add_return_photo":
            photos = AddPhotosSheet(window, self._desk, case)
            photos.closed.connect(partial(self._photos_closed, photos))
            self.sheet = photos
            photos.open()
            return
        sheet = _SHEETS[key](window, self._desk, case)
        sheet.acted.connect(self._acted)
        sheet.closed.connect(partial(self._closed, sheet))
        self.sheet = sheet
        sheet.open()

    def _acted(self, row: ReturnRow, command: Command) -> None:
        self._tell(command, row)

    def _tell(self, command: Command, row: ReturnRow) -> None:
        """Tells the page, then the person."""
        self.done.emit(row.id)
        self._toaster.say(done_words(command, row))

    def _closed(self, sheet: ReturnSheet) -> None:
        """A dialog that is closed in doubt leaves its command to a toast."""
        self.sheet = None
        if sheet.in_doubt is not None:
            self._in_doubt(*sheet.in_doubt)

    def _photos_closed(self, sheet: AddPhotosSheet) -> None:
        self.sheet = None
        if sheet.kept:
            self.done.emit(sheet.case.row.id)
            self._toaster.say(filled(self.tr("{0} 加了 {1} 张照片"), return_no(sheet.case.row.id), sheet.kept))

    def _in_doubt(self, command: Command, command_id: str) -> None:
        again = partial(self._send_again, command, command_id)
        self._toaster.offer(
            sentence(DatabaseGone(outcome_known=False)), self.tr("再试"), again, tone="danger"
        )  # fmt: skip

    def _send_again(self, command: Command, command_id: str) -> None:
        """Under its id: what was done is answered, not done twice."""
        self._desk.do(
            self, command.act, *command.args, command_id=command_id,
            then=partial(self._tell, command), failed=partial(self._failed_again, command, command_id),
            **command.kwargs,
        )  # fmt: skip

    def _failed_again(self, command: Command, command_id: str, fact: Exception) -> None:
        if isinstance(fact, DatabaseGone):
            self._in_doubt(command, command_id)
        else:
            self._say(fact)

    def _say(self, fact: Exception) -> None:
        if not isinstance(fact, SessionEnded):
            self._toaster.say(sentence(fact), tone="danger", seconds=10)


def done_words(command: Command, row: ReturnRow) -> str:
    """The sentence of a toast, with the after-sale's number."""
    number, act = return_no(row.id), command.act
    if act is returns.assign_return:
        return filled(translate("return-acts", "{0} 的处理人改好了"), number)
    if act is return_refunds.refund_return:
        if not row.points:
            return filled(translate("return-acts", "{0} 的退款办好了"), number)
        return filled(translate("return-acts", "{0} 的退款办好了，退回 {1} 积分"), number, points_text(row.points))
    if act is replacements.reship_return:
        return filled(translate("return-acts", "{0} 的补发单已生成，等发货"), number)
    return filled(translate("return-acts", "{0} 现在是「{1}」"), number, return_state_word(row.state))


_SHEETS: dict[str, Callable[[QWidget, Desk, ReturnMatter], ReturnSheet]] = {
    "approve_return": ApproveSheet,
    "reject_return": RejectSheet,
    "withdraw_return": WithdrawSheet,
    "receive_return": ReceiveSheet,
    "refuse_goods": RefuseGoodsSheet,
    "approve_all_the_same": AllTheSameSheet,
    "refund_return": RefundSheet,
    "reship_return": ReshipSheet,
    "refund_instead": RefundInsteadSheet,
    "assign_return": AssignSheet,
}
