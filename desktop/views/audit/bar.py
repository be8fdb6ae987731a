"""The search of the audit page: an order or member number, a person, what was done, and days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.models.after_sales import RETURN_ORDER_MOVES
from desktop.models.vocabulary import ORDER_MOVES, AccessAct
from desktop.services.audit_queries import AuditFilter
from desktop.views.buttons import reveal
from desktop.views.date_field import DateEdit
from desktop.views.form import Choice
from desktop.views.search_box import SearchBox
from desktop.views.words import access_word, act_word, actor_word

ACT_KEYS = (
    "place_order", "confirm_payment", *(key for key in ORDER_MOVES if key != "confirm_payment"), *RETURN_ORDER_MOVES,
    "assign_return", "add_return_photo", "approve_refund",
    "drop_refund", "record_refund_done", "record_refund_failed", "repeat_payment", "add_member", "erase_member",
    "grant_points", "activate_lot", "expire_points", "add_sku", "receive_goods", "publish_rules", "begin_import",
    "finish_import", "take_back_import", "import_order", "import_orders", "import_members", "import_skus",
    "enter_staff", "disable_staff", "renew_staff", "change_role", "create_role", "edit_role", "delete_role",
    "end_session", "change_password", "recover_owner", "invite_pc", "join_pc", "open_by_sheet", "change_setting",
    "change_settings", "fold_figures", "seal_audit",
)  # fmt: skip
LOOKS = "looks"
_SEARCH_LEAST, _CHOICE_LEAST, _CHOICE_MOST = 180, 104, 150


class AuditBar(QFrame):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filterbar")
        self.today = date.min
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 10)
        column.setSpacing(8)
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        for row in (self._upper, self._lower):
            row.setSpacing(8)
            column.addLayout(row)
        self.search = SearchBox(self.tr("订单号、会员号"), name=self.tr("搜订单号或会员号"))
        self.person = Choice([("", self.tr("全部员工"))], name=self.tr("谁"))
        self.acts = {
            "acts": Choice(self._act_choices(), name=self.tr("做了什么")),
            LOOKS: Choice([("", self.tr("全部方式")), *((one.value, access_word(one)) for one in AccessAct)],
                          name=self.tr("怎么看的")),
        }  # fmt: skip
        self.period = Choice(
            [("", self.tr("全部日子")), ("1", self.tr("今天")), ("7", self.tr("近 7 天")), ("30", self.tr("近 30 天")),
             ("own", self.tr("自选日子"))],
            name=self.tr("日子"),
        )  # fmt: skip
        self.since = DateEdit(self.tr("从"), name=self.tr("从哪天"))
        self.until = DateEdit(self.tr("到"), name=self.tr("到哪天"))
        self.search.setMinimumWidth(_SEARCH_LEAST)
        self._upper.addWidget(self.search, 1)
        self._choices = (self.person, self.acts["acts"], self.acts[LOOKS], self.period)
        for choice in self._choices:
            choice.fit(_CHOICE_LEAST, _CHOICE_MOST)
            choice.changed.connect(self._chosen)
            self._upper.addWidget(choice)
        for edit in (self.since, self.until):
            edit.setFixedWidth(126)
            edit.picked.connect(self._chosen)
            reveal(edit, False)
            self._upper.addWidget(edit)
        self.search.searched.connect(self._chosen)
        self.show_tab("acts")

    def _act_choices(self) -> list[tuple[str, str]]:
        """Acts that people call by one word are one choice."""
        keys: dict[str, list[str]] = {}
        for key in ACT_KEYS:
            keys.setdefault(act_word(key), []).append(key)
        return [("", self.tr("全部动作")), *((",".join(same), word) for word, same in keys.items())]

    def show_people(self, people: Sequence[tuple[str, str, str]]) -> None:
        named = [(key, f"{name} {role}" if name else actor_word(key)) for key, name, role in people]
        self.person.show_choices([("", self.tr("全部员工")), *named])
        self.person.fit(_CHOICE_LEAST, _CHOICE_MOST)
        self._fit()

    def show_tab(self, tab: str) -> None:
        for key, choice in self.acts.items():
            reveal(choice, key == tab)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where one line is too short, what is chosen from goes below; the days stay beside the search."""
        shown = [one for one in (*self._choices, self.since, self.until) if not one.isHidden()]
        needed = _SEARCH_LEAST + sum(one.width() + self._upper.spacing() for one in shown)
        home = self._upper if needed <= self.width() - 40 else self._lower
        if home.indexOf(self.person) >= 0:
            return
        for at, choice in enumerate(self._choices):
            home.insertWidget(at + (home is self._upper), choice)
        if home is self._lower and home.count() == len(self._choices):
            home.addStretch(1)

    def chosen(self, tab: str) -> AuditFilter | None:
        """None while the days make no sense, which their fields show."""
        since, until = None, None
        kind = self.period.key()
        if kind == "own":
            try:
                since, until = self.since.day(), self.until.day()
            except ValueError:
                return None
            reversed_days = since is not None and until is not None and since > until
            self.until.mark_invalid(reversed_days)
            if reversed_days:
                return None
        elif kind:
            since = self.today - timedelta(days=int(kind) - 1)
        acts = tuple(part for part in self.acts[tab].key().split(",") if part)
        return AuditFilter(self.person.key(), acts, self.search.text().strip(), since, until)

    def clear(self) -> None:
        self.search.set_text("")
        for choice in (self.person, self.period, *self.acts.values()):
            choice.choose("")
        self._chosen()

    def _chosen(self, _: object = None) -> None:
        own = self.period.key() == "own"
        for edit in (self.since, self.until):
            reveal(edit, own)
        self._fit()
        self.changed.emit()
