"""Bulk acts with a field or none: release, hold, a tag, an assignee, a priority."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop.services.bulk import Readiness
from desktop.services.errors import Invalid
from desktop.services.marks import PRIORITIES, TAG_MOST
from desktop.services.order_rows import OrderRow
from desktop.services.sharing import Load, loads, share_out
from desktop.views.bulk.sheet import BulkSheet
from desktop.views.desk import Desk
from desktop.views.form import Choice, Field, TextEdit
from desktop.views.order_acts.reason_fields import ReasonFields
from desktop.views.texts import filled
from desktop.views.words import priority_word

SHARE = "*"


class ReleaseManySheet(BulkSheet):
    act = "release_order"

    def __init__(self, window: QWidget, desk: Desk, rows: Sequence[OrderRow]) -> None:
        super().__init__(window, desk, rows, title=self.tr("批量放行"), icon="arrow-right")

    def values_for(self, one: Readiness) -> Mapping[str, Any] | Invalid:
        return {"seen": one.row.version}

    def act_words(self, count: int) -> str:
        return filled(self.tr("放行 {0} 笔"), count)

    def summary_words(self, all_: int, able: int) -> str:
        if able == all_:
            return filled(self.tr("{0} 笔都能放行，发货期限从现在算起"), all_)
        return filled(self.tr("{0} 笔里 {1} 笔能放行，{2} 笔不能，原因见下"), all_, able, all_ - able)

    def done_words(self, count: int) -> str:
        return filled(self.tr("{0} 笔已放行"), count)


class HoldManySheet(BulkSheet):
    act = "hold_order"

    def __init__(self, window: QWidget, desk: Desk, rows: Sequence[OrderRow]) -> None:
        super().__init__(window, desk, rows, title=self.tr("批量挂起"), icon="pause")

    def make_form(self) -> None:
        self.reasons = self.first = ReasonFields(
            self.tr("挂起原因"),
            [
                ("stock", self.tr("等补货")),
                ("address", self.tr("等会员确认地址")),
                ("risk", self.tr("订单有疑问，待核实")),
                ("date", self.tr("会员指定日期再发")),
            ],
        )
        self.fields_box.addWidget(self.reasons)

    def fields(self) -> Mapping[str, Field]:
        return {"reason": self.reasons.field}

    def check(self) -> bool:
        if not self.reasons.reason():
            self.refuse(Invalid("reason", "missing"))
            return False
        return True

    def values_for(self, one: Readiness) -> Mapping[str, Any] | Invalid:
        return {"reason": self.reasons.reason(), "seen": one.row.version}

    def act_words(self, count: int) -> str:
        return filled(self.tr("挂起 {0} 笔"), count)

    def summary_words(self, all_: int, able: int) -> str:
        if able == all_:
            return filled(self.tr("{0} 笔都能挂起，直到有人解除"), all_)
        return filled(self.tr("{0} 笔里 {1} 笔能挂起，{2} 笔不能，原因见下"), all_, able, all_ - able)

    def done_words(self, count: int) -> str:
        return filled(self.tr("{0} 笔已挂起"), count)


class TagManySheet(BulkSheet):
    act = "tag_order"

    def __init__(self, window: QWidget, desk: Desk, rows: Sequence[OrderRow]) -> None:
        super().__init__(window, desk, rows, title=self.tr("批量加标签"), icon="tag")

    def make_form(self) -> None:
        self.edit = TextEdit(self.tr("例如 生日礼物"), leading="tag")
        self.edit.setMaxLength(TAG_MOST)
        self.tag = Field(self.tr("标签"), self.edit, required=True)
        self.fields_box.addWidget(self.tag)

    def fields(self) -> Mapping[str, Field]:
        return {"tag": self.tag}

    def value(self) -> str:
        return self.edit.text().strip()

    def check(self) -> bool:
        if not self.value():
            self.refuse(Invalid("tag", "missing"))
            return False
        return True

    def values_for(self, one: Readiness) -> Mapping[str, Any] | Invalid:
        return {"tag": self.value()}

    def act_words(self, count: int) -> str:
        return filled(self.tr("给 {0} 笔加标签"), count)

    def summary_words(self, all_: int, able: int) -> str:
        if able == all_:
            return filled(self.tr("给选中的 {0} 笔加上同一个标签"), all_)
        return filled(self.tr("{0} 笔里 {1} 笔能加标签，{2} 笔不能，原因见下"), all_, able, all_ - able)

    def done_words(self, count: int) -> str:
        return filled(self.tr("{0} 笔加了标签"), count)


class AssignManySheet(BulkSheet):
    """To one colleague, or shared out among several: whoever has least on their hands gets the next."""

    act = "assign_order"

    def __init__(self, window: QWidget, desk: Desk, rows: Sequence[OrderRow]) -> None:
        super().__init__(window, desk, rows, title=self.tr("批量领单"), icon="user-check")
        desk.ask(self, loads, then=self._offer, failed=self.refuse, key="loads")

    def make_form(self) -> None:
        me = self.desk.actor
        self._loads: tuple[Load, ...] = ()
        self._shared: dict[int, str] = {}
        self.who = Choice([(me.login, filled(self.tr("我（{0}）"), me.name))], name=self.tr("处理人"))
        self.who.currentIndexChanged.connect(self._chosen)
        self.among: dict[str, QCheckBox] = {}
        self.boxes = QWidget()
        self._boxes = QGridLayout(self.boxes)
        self._boxes.setContentsMargins(0, 0, 0, 0)
        self.share = Field(self.tr("分给"), self.boxes)
        self.share.hide()
        self.fields_box.addWidget(Field(self.tr("处理人"), self.who))
        self.fields_box.addWidget(self.share)

    def _offer(self, told: tuple[Load, ...]) -> None:
        me, self._loads = self.desk.actor, told
        others = [(one.login, one.name) for one in told if one.login != me.login]
        share = [(SHARE, self.tr("平均分给几位同事"))] if others else []
        self.who.show_choices([(me.login, filled(self.tr("我（{0}）"), me.name)), *others, *share])
        for at, one in enumerate(told):
            box = self.among[one.login] = QCheckBox(filled(self.tr("{0}，手上 {1} 笔"), one.name, one.orders))
            self._boxes.addWidget(box, at // 3, at % 3)

    def _chosen(self, _at: int) -> None:
        self.share.setVisible(self.sharing)
        self.place()

    @property
    def sharing(self) -> bool:
        return self.who.key() == SHARE

    def check(self) -> bool:
        some = any(box.isChecked() for box in self.among.values())
        self.share.set_error("" if some or not self.sharing else self.tr("勾选要分给谁"))
        self._shared = {}
        return some or not self.sharing

    def value(self) -> str:
        return "" if self.sharing else self.who.key()

    def values_for(self, one: Readiness) -> Mapping[str, Any] | Invalid:
        if not self.sharing:
            return {"login": self.who.key()}
        if not self._shared:
            among = [load for load in self._loads if self.among[load.login].isChecked()]
            self._shared = share_out([ready.row.id for ready in self.able()], among)
        return {"login": self._shared[one.row.id]}

    def act_words(self, count: int) -> str:
        return filled(self.tr("分派 {0} 笔"), count)

    def summary_words(self, all_: int, able: int) -> str:
        if able == all_:
            return filled(self.tr("选中的 {0} 笔都能分派"), all_)
        return filled(self.tr("{0} 笔里 {1} 笔能分派，{2} 笔不能，原因见下"), all_, able, all_ - able)

    def done_words(self, count: int) -> str:
        return filled(self.tr("{0} 笔已分派"), count)


class PriorityManySheet(BulkSheet):
    act = "set_priority"

    def __init__(self, window: QWidget, desk: Desk, rows: Sequence[OrderRow]) -> None:
        super().__init__(window, desk, rows, title=self.tr("批量改优先级"), icon="flag")

    def make_form(self) -> None:
        self.choice = Choice([(str(one), priority_word(one)) for one in reversed(PRIORITIES)], name=self.tr("优先级"))
        self.fields_box.addWidget(Field(self.tr("优先级"), self.choice))

    def value(self) -> str:
        return self.choice.key()

    def values_for(self, one: Readiness) -> Mapping[str, Any] | Invalid:
        return {"priority": int(self.choice.key())}

    def act_words(self, count: int) -> str:
        return filled(self.tr("改 {0} 笔"), count)

    def summary_words(self, all_: int, able: int) -> str:
        if able == all_:
            return filled(self.tr("选中的 {0} 笔改成同一个优先级"), all_)
        return filled(self.tr("{0} 笔里 {1} 笔能改，{2} 笔不能，原因见下"), all_, able, all_ - able)

    def done_words(self, count: int) -> str:
        return filled(self.tr("{0} 笔改了优先级"), count)
