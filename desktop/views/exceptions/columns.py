"""The table of exceptions: kind, cause, subject, how long it waits, whose it is, and the next step as a button."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt

from desktop.services.exceptions.queries import ExceptionRow, Scope, Urgency
from desktop.views.cells import Act, Cell, Section, Text
from desktop.views.exception_words import exception_act_word, exception_word
from desktop.views.exceptions.words import ICONS, TONES, cause_of, next_word, urgency_words, waited
from desktop.views.formats import exact, moment
from desktop.views.moments import Moments
from desktop.views.table import Column, RowTable
from desktop.views.texts import filled
from desktop.views.words import act_word

translate = QCoreApplication.translate
JUDGED = "judged"


class ExceptionTable(Moments, RowTable[ExceptionRow]):
    def __init__(self) -> None:
        self.scope = Scope.OPEN
        super().__init__(
            [
                Column("kind", translate("exceptions", "原因"), 146, _kind),
                Column("cause", translate("exceptions", "怎么回事"), 140, self._cause, stretch=True),
                Column("subject", translate("exceptions", "订单 / 对象"), 128, _subject),
                Column("waited", translate("exceptions", "已等"), 92, self._waited, gives_way=2),
                Column("owner", translate("exceptions", "负责人"), 84, _owner, gives_way=1),
                Column("next", translate("exceptions", "下一步"), 108, self._next, align="right", gives_way=3),
            ],
            row_id=_id,
            checkable=True,
        )

    def show_scope(self, scope: Scope) -> None:
        """What was put off says until when, what is closed says who closed it."""
        self.scope = scope
        waits = translate("exceptions", "放到") if scope is Scope.SNOOZED else translate("exceptions", "已等")
        ended = translate("exceptions", "谁了结的") if scope is Scope.CLOSED else translate("exceptions", "下一步")
        titles = {"waited": waits, "next": ended}
        self.columns = tuple(replace(one, title=titles.get(one.key, one.title)) for one in self.columns)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns))

    def sections(self, rows: Iterable[ExceptionRow], last: Urgency | None = None) -> list[ExceptionRow | Section]:
        """The rows with a heading wherever another urgency begins; closed ones have none."""
        made: list[ExceptionRow | Section] = []
        for row in rows:
            if self.scope in (Scope.OPEN, Scope.MINE) and row.urgency is not last:
                word, note = urgency_words(row.urgency)
                made.append(Section(word, note, TONES[row.urgency]))
                last = row.urgency
            made.append(row)
        return made

    def _cause(self, row: ExceptionRow) -> Text:
        said = cause_of(row, self.zone)
        if row.closed_at is not None:
            ended = row.closed_reason if row.closed_how == JUDGED else ended_by(row)
            return Text(said, "dim", tip=filled(translate("exceptions", "{0}。{1}"), said, ended), wrap=True)
        return Text(said, tip=said, wrap=True)

    def _waited(self, row: ExceptionRow) -> Text:
        if self.scope is Scope.SNOOZED and row.snoozed_until is not None:
            full = exact(row.snoozed_until, self.zone)
            return Text(moment(row.snoozed_until, self.now, self.zone), "dim", tip=full)
        tone = "danger" if row.urgency is Urgency.NOW and row.closed_at is None else "dim"
        return Text(waited(row, self.now), tone, tip=exact(row.opened_at, self.zone))

    def _next(self, row: ExceptionRow) -> Cell:
        if row.closed_at is not None:
            who = row.closed_by if row.closed_by not in ("worker", "storefront") else translate("exceptions", "自动")
            return Text(who, "dim", tip=filled(translate("exceptions", "{0}，{1}"), who, ended_by(row)))
        return Act(next_word(row.kind), primary=row.urgency is Urgency.NOW)


def ended_by(row: ExceptionRow) -> str:
    """How it ended: by which act, or by whose word."""
    if row.closed_how == JUDGED:
        return filled(translate("exceptions", "处理完：{0}"), row.closed_reason)
    own = {
        "track_parcel": translate("exceptions", "包裹又动了"),
        "stock_moved": translate("exceptions", "库存够了"),
        "collect_events": translate("exceptions", "商城取走了"),
    }.get(row.closed_how)
    return own or exception_act_word(row.closed_how) or act_word(row.closed_how)


def _kind(row: ExceptionRow) -> Text:
    word = exception_word(row.kind.value)
    tile = "plain" if row.closed_at is not None else TONES[row.urgency]
    return Text(word, "strong", icon=ICONS[row.kind], tile=tile, tip=word, wrap=True)


def _subject(row: ExceptionRow) -> Text:
    return Text(row.number or "—", "link" if row.order_id is not None else "", mono=bool(row.number), tip=row.title)


def _owner(row: ExceptionRow) -> Text:
    return Text(row.owner) if row.owner else Text(translate("exceptions", "没人领"), "dim")


def _id(row: ExceptionRow) -> int:
    return row.id
