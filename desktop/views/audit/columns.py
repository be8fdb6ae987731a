"""The two tables of the audit page: who did, and who looked."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.models.vocabulary import AccessAct, ExceptionKind
from desktop.services.audit_queries import ActRow
from desktop.services.look_queries import LookLine
from desktop.views.cells import Person, Text
from desktop.views.exception_words import exception_word
from desktop.views.formats import exact
from desktop.views.labels import initial
from desktop.views.moments import Moments
from desktop.views.order_pane.story import reason_shown
from desktop.views.table import Column, RowTable
from desktop.views.texts import filled
from desktop.views.words import access_word, act_word, actor_word, role_word

translate = QCoreApplication.translate
LOOK_ICONS = {
    AccessAct.OPEN: "external-link", AccessAct.REVEAL: "eye", AccessAct.SEARCH_PHONE: "search",
    AccessAct.PRINT: "printer", AccessAct.EXPORT: "download", AccessAct.PHOTO: "image", AccessAct.ISSUE: "key-round",
}  # fmt: skip
_TONES = {AccessAct.REVEAL: "warn", AccessAct.EXPORT: "danger"}
_SYSTEM = frozenset({"worker", "storefront"})


class ActMoments(Moments):
    def when(self, at: datetime) -> Text:
        """The time of day for today, else the day too; the year where it is another."""
        local, today = at.astimezone(self.zone), self.now.astimezone(self.zone)
        full = exact(at, self.zone)
        shown = full[11:] if local.date() == today.date() else full[5:16] if local.year == today.year else full[:16]
        return Text(shown, "dim", tip=full)


class ActTable(RowTable[ActRow]):
    def __init__(self) -> None:
        self.moments = ActMoments()
        super().__init__(
            [
                Column("at", translate("audit", "时间"), 84, self._moment),
                Column("who", translate("audit", "谁"), 104, _who),
                Column("act", translate("audit", "做了什么"), 128, _act),
                Column("subject", translate("audit", "对什么"), 132, _subject),
                Column("reason", translate("audit", "原因"), 130, _reason, stretch=True, gives_way=1),
                Column("pc", translate("audit", "电脑"), 100, _pc, gives_way=1),
            ],
            row_id=_act_id,
        )

    def _moment(self, row: ActRow) -> Text:
        return self.moments.when(row.at)


class LookTable(RowTable[LookLine]):
    def __init__(self) -> None:
        self.moments = ActMoments()
        super().__init__(
            [
                Column("at", translate("audit", "时间"), 84, self._moment),
                Column("who", translate("audit", "谁"), 104, _who),
                Column("act", translate("audit", "做了什么"), 128, _looked),
                Column("subject", translate("audit", "看的是"), 132, _seen),
                Column("reason", translate("audit", "原因"), 130, _look_reason, stretch=True, gives_way=1),
                Column("pc", translate("audit", "电脑"), 100, _pc, gives_way=1),
            ],
            row_id=_look_id,
        )

    def _moment(self, row: LookLine) -> Text:
        return self.moments.when(row.at)


def leads_to_order(row: ActRow) -> bool:
    return row.order_id is not None and bool(row.subject_name)


def subject_text(row: ActRow) -> str:
    """The number or name of what the act was on; a kind in words where it has none."""
    kinds = {
        "setting": translate("audit", "设置"),
        "shop_rule": translate("audit", "自动规则"),
        "staff_notice": translate("audit", "提醒"),
        "notice": translate("audit", "给客人的消息"),
        "shop": translate("audit", "店"),
        "rule_version": translate("audit", "积分规则"),
        "import_batch": translate("audit", "一次导入"),
        "figures": translate("audit", "汇总"),
        "audit_seal": translate("audit", "审计链"),
        "order": translate("audit", "订单"),
        "member": translate("audit", "会员"),
        "sku": translate("audit", "商品"),
        "role": translate("audit", "角色"),
        "staff": translate("audit", "员工"),
    }
    return row.subject_name or kinds.get(row.subject, "—")


def shown_reason(reason: str) -> str:
    """What a person typed; the machinery's own words in hers."""
    known = {
        "automatic": translate("audit", "自动"),
        "deadline": translate("audit", "到期"),
        **{kind.value: exception_word(kind.value) for kind in ExceptionKind},
    }
    return known.get(reason) or reason_shown(reason)


def look_subject(row: LookLine) -> str:
    if row.count > 1:
        return (
            filled(translate("audit", "{0} 笔订单"), row.count)
            if row.orders
            else filled(translate("audit", "{0} 位会员"), row.count)
        )
    numbers = [*row.orders, *row.members]
    return numbers[0][1] if numbers else "—"


def _act_id(row: ActRow) -> int:
    return row.id


def _look_id(row: LookLine) -> int:
    return row.id


def _who(row: ActRow | LookLine) -> Person:
    name = actor_word(row.who)
    role = role_word(row.role)
    avatar = "" if row.actor in _SYSTEM else initial(name)
    return Person(name, role, avatar=avatar, tip=filled(translate("audit", "{0}，{1}"), name, role) if role else "")


def _act(row: ActRow) -> Text:
    return Text(act_word(row.act))


def _subject(row: ActRow) -> Text:
    leads = leads_to_order(row) or (row.subject == "member" and bool(row.subject_name))
    return Text(subject_text(row), "link" if leads else "")


def _reason(row: ActRow) -> Text:
    return Text(shown_reason(row.reason) or "—", "" if row.reason else "dim")


def _pc(row: ActRow | LookLine) -> Text:
    return Text(row.pc or "—", "dim")


def _looked(row: LookLine) -> Text:
    return Text(access_word(row.act), _TONES.get(row.act, ""), icon=LOOK_ICONS[row.act])


def _seen(row: LookLine) -> Text:
    return Text(look_subject(row), "link" if row.count == 1 else "strong" if row.count else "dim")


def look_reason(row: LookLine) -> str:
    return "" if row.act is AccessAct.SEARCH_PHONE else reason_shown(row.reason)


def _look_reason(row: LookLine) -> Text:
    return Text(look_reason(row) or "—", "" if look_reason(row) else "dim")
